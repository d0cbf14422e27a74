//! `samtale may-call`: whether somebody may be called, and by which rule not; or what hours and days say of nobody in
//! particular.

mod answer;
mod nobody;

use clap::Args;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::whom;
use super::words::{Point, audience_of, market, moment, purpose};
use crate::app::effect::WantedCall;
use crate::guard::{self, Asked};
use crate::model::customer::{Audience, Profile};
use crate::model::id::CustomerId;
use crate::model::moment::{Now, Zone};
use crate::model::phone::{PhoneNumber, Region};
use crate::model::standing::Because;
use crate::model::text::Safe;
use crate::shell::clearing::{Clearing, called_from};
use crate::shell::home::Home;
use answer::Answer;

/// Whether somebody may be called, and by which rule not. The exit code is 0 for yes and 1 for no.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale may-call \"+47 412 07 813\"\n  samtale may-call \"Åse Østergård\" --at 2026-12-24T10:00 --json\n  samtale may-call --market no --audience consumer --purpose sale --at 2026-05-01T12:00\n  samtale may-call --market us --audience consumer --subdivision US-RI --at 2026-11-23T18:30 --json"
)]
pub(super) struct MayCall {
    /// A customer: id, number or name
    #[arg(value_name = "WHO", required_unless_present = "market")]
    who: Vec<String>,
    /// At this moment, or at the beginning of this day; a time without an offset is on the called party's clock [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Point>,
    /// For this purpose: sale, care, survey or fundraising [default: the campaign's; for nobody in particular: sale]
    #[arg(long, value_name = "PURPOSE", value_parser = purpose)]
    purpose: Option<String>,
    /// For nobody in particular: the market, as two letters
    #[arg(long, value_name = "MARKET", value_parser = market, conflicts_with = "who", requires = "audience")]
    market: Option<Region>,
    /// For nobody in particular: consumer, sole-trader or business
    #[arg(long, value_name = "AUDIENCE", value_parser = audience_of, requires = "market")]
    audience: Option<Audience>,
    /// The called party's clock, as Europe/Oslo [default: what is known of them]
    #[arg(long, value_name = "ZONE")]
    zone: Option<Zone>,
    /// The part of the country they are in, as US-RI [default: what is known of them]
    #[arg(long, value_name = "PART")]
    subdivision: Option<String>,
    #[command(flatten)]
    form: Form,
}

impl MayCall {
    /// Asks, and answers with the exit code too.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        match (self.market, self.audience) {
            (Some(market), Some(audience)) => self.nobody((market, audience), context),
            (market, _) => {
                let home = context.look()?;
                let (asked, name, now) = self.question(&home, market)?;
                let rules = &home.rules.rules;
                let answer = match guard::clear(&asked, rules, now) {
                    Ok(clearance) => Answer::yes(&clearance, (&home.desk.lang, now)),
                    Err(objections) => {
                        let opens_at = guard::opens_at(&asked, rules, now);
                        Answer::no(&objections, opens_at, (&home.desk.lang, now))
                    }
                };
                let mut out = Output::open();
                if self.form.json {
                    out.json(&answer)?;
                } else {
                    answer.print(&mut out, Some(&name), (&home.desk.lang, now))?;
                }
                out.flush()?;
                Ok(answer.exit())
            }
        }
    }

    /// What is asked, of whom by name, and when, on their clock.
    fn question(
        &self,
        home: &Home,
        market: Option<Region>,
    ) -> Result<(Asked, String, Now), Failure> {
        let desk_now = home.desk.clock.now();
        let (customer, profile, number) = self.whom(home)?;
        let settings = &home.desk.config.settings;
        let clearing = Clearing {
            store: &home.store,
            rules: &home.rules,
            market: market.unwrap_or(settings.market),
            now: desk_now,
            seller: home.seller().map(|seller| seller.id),
        };
        let wanted = WantedCall {
            customer,
            list: called_from(&home.store.memberships(customer)?),
            number,
            because: Because::Next,
            over: None,
        };
        let mut asked = clearing.question(&wanted)?;
        let zone = self.zone.unwrap_or(asked.person.zone);
        let at = self.at.map_or(desk_now.at, |point| point.begins(zone));
        let now = Now { at, zone };
        if now != desk_now {
            asked = Clearing { now, ..clearing }.question(&wanted)?;
        }
        let whereabouts = &mut asked.person.whereabouts;
        whereabouts.zone = self.zone.or(whereabouts.zone);
        let country = whereabouts.country.unwrap_or(asked.facts.market);
        whereabouts.subdivision = self.part(country)?.or(whereabouts.subdivision);
        if let Some(purpose) = &self.purpose {
            asked.facts.purpose.clone_from(purpose);
        }
        let name = Safe::line(&profile.name).into_string();
        Ok((asked, name, now))
    }

    /// The one customer who is meant, and the number to ask about: the one that was named, else their first.
    fn whom(&self, home: &Home) -> Result<(CustomerId, Profile, PhoneNumber), Failure> {
        let text = self.who.join(" ");
        let named = whom::number(home, &text);
        let customer = whom::customer(home, &text)?;
        let profile = home.store.profile(customer)?;
        let profile = profile.ok_or_else(|| whom::nobody(&text))?;
        let first = profile.phones.first();
        let number = named.or_else(|| first.map(|phone| phone.number.clone()));
        let number = number
            .ok_or_else(|| Failure::new(Exit::Data, "cli-no-number-of").with("text", &text))?;
        Ok((customer, profile, number))
    }
}
