//! The question about hours and days alone: no home is opened, and none is made.

use super::MayCall;
use super::answer::Answer;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Output;
use crate::cli::speak;
use crate::cli::words::Point;
use crate::guard::{self, clocks};
use crate::model::customer::Audience;
use crate::model::moment::Now;
use crate::model::phone::Region;
use crate::model::standing::{Class, Judged, Stated};
use crate::model::whereabouts::{Subdivision, Whereabouts};

impl MayCall {
    /// Asks for people of a market and an audience, and no more.
    pub(super) fn nobody(
        &self,
        (market, audience): (Region, Audience),
        context: &Context,
    ) -> Result<Exit, Failure> {
        let desk = context.desk()?;
        for problem in &desk.problems {
            speak::warn(&desk.lang.problem(problem));
        }
        let rules = &desk.config.rules;
        let mut whereabouts = Whereabouts {
            zone: self.zone,
            country: Some(market),
            subdivision: self.part(market)?,
        };
        // With several clocks, a time without an offset is the same on each of them: any of them will do.
        let first = clocks(rules.market(market), whereabouts).first().copied();
        if let Some(Point::Day(_) | Point::Local(_)) = self.at {
            whereabouts.zone = first;
        }
        let now = desk.clock.now();
        let zone = first.unwrap_or(now.zone);
        let at = self.at.map_or(now.at, |point| point.begins(zone));
        let now = Now { at, zone };
        let class = Class {
            market,
            audience: Some(audience),
            ground: None,
            washed: Vec::new(),
            purpose: self.purpose.clone().unwrap_or_else(|| "sale".to_owned()),
            whereabouts,
            stated: Stated::default(),
            judged: Judged::WithTheList,
        };
        let answer = Answer::of_nobody(&guard::nobody(&class, rules, at), &desk.lang, now);
        let mut out = Output::open();
        if self.form.json {
            out.json(&answer)?;
        } else {
            answer.print(&mut out, None, (&desk.lang, now))?;
            out.line(&desk.lang.say("cli-may-call-hours-alone"))?;
        }
        out.flush()?;
        Ok(answer.exit())
    }

    /// The part of a country that was named.
    pub(super) fn part(&self, country: Region) -> Result<Option<Subdivision>, Failure> {
        let Some(text) = &self.subdivision else {
            return Ok(None);
        };
        let part = Subdivision::read(text, country);
        let unknown = || {
            Failure::new(Exit::Usage, "cli-no-subdivision")
                .with("text", text)
                .with("country", country)
        };
        part.map(Some).ok_or_else(unknown)
    }
}
