//! `samtale may-call`: whether somebody may be called, and by which rule not.

use clap::Args;
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::words::{Point, moment};
use crate::app::effect::WantedCall;
use crate::guard::Objection;
use crate::model::call::ClearanceNote;
use crate::model::card::Card;
use crate::model::id::CustomerId;
use crate::model::moment::{Moment, Now};
use crate::model::phone::{PhoneNumber, read_phone};
use crate::model::standing::Because;
use crate::model::text::Safe;
use crate::say;
use crate::shell::clearing::{Clearing, called_from};
use crate::shell::home::Home;

/// Whether somebody may be called, and by which rule not. The exit code is 0 for yes and 1 for no.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale may-call \"+47 412 07 813\"\n  samtale may-call \"Åse Østergård\" --json"
)]
pub(super) struct MayCall {
    /// A customer: id, number or name
    #[arg(required = true, value_name = "WHO")]
    who: Vec<String>,
    /// At this moment, or at the beginning of this day [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Point>,
    #[command(flatten)]
    form: Form,
}

/// The answer. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Answer {
    allowed: bool,
    reasons: Vec<Reason>,
    opens_at: Option<String>,
    until: Option<String>,
    by: Vec<String>,
}

/// A reason why not.
#[derive(Debug, Serialize)]
struct Reason {
    rule: String,
    basis: &'static str,
    cite: Option<String>,
    text: String,
    opens_at: Option<String>,
}

impl MayCall {
    /// Asks, and answers with the exit code too.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let home = context.home()?;
        let now = self.now(&home);
        let (card, number) = self.whom(&home, now)?;
        let clearing = Clearing {
            store: &home.store,
            rules: &home.rules,
            market: home.desk.config.settings.market,
            now,
        };
        let cleared = clearing.clear(&WantedCall {
            customer: card.customer.id,
            list: called_from(&card),
            number,
            because: Because::Next,
            over: None,
        })?;
        let answer = match cleared {
            Ok(clearance) => Answer::yes(&clearance.note()),
            Err(objections) => Answer::no(&objections, &home, now),
        };
        let mut out = Output::open();
        if self.form.json {
            out.json(&answer)?;
        } else {
            print(&mut out, &home, &card, &answer)?;
        }
        out.flush()?;
        Ok(if answer.allowed { Exit::Done } else { Exit::No })
    }

    fn now(&self, home: &Home) -> Now {
        let now = home.desk.clock.now();
        Now {
            at: self.at.map_or(now.at, |point| point.begins(now.zone)),
            ..now
        }
    }

    /// The one customer who is meant, and the number to ask about: the one that was named, else their first.
    fn whom(&self, home: &Home, now: Now) -> Result<(Card, PhoneNumber), Failure> {
        let text = self.who.join(" ");
        let market = home.desk.config.settings.market;
        let named = read_phone(&text, market).ok().map(|phone| phone.number);
        let id = match text.parse::<CustomerId>() {
            Ok(id) => id,
            Err(_) => one(home, &text, named.as_ref())?,
        };
        let nobody = || Failure::new(Exit::Usage, "cli-nobody").with("text", &text);
        let card = home.store.card(id, now)?.ok_or_else(nobody)?;
        let first = card.customer.profile.phones.first();
        let number = named.or_else(|| first.map(|phone| phone.number.clone()));
        let number = number
            .ok_or_else(|| Failure::new(Exit::Data, "cli-no-number-of").with("text", &text))?;
        Ok((card, number))
    }
}

/// The one customer whom a text finds.
fn one(home: &Home, text: &str, number: Option<&PhoneNumber>) -> Result<CustomerId, Failure> {
    let found = match number {
        Some(number) => home.store.owners_of(number)?,
        None => home.store.find(text, 10)?,
    };
    match found.as_slice() {
        [] => Err(Failure::new(Exit::Usage, "cli-nobody").with("text", text)),
        [only] => Ok(only.customer),
        several => {
            let names = several
                .iter()
                .map(|found| format!("{} ({})", found.name, found.customer));
            let names: Vec<String> = names.collect();
            Err(Failure::new(Exit::Usage, "cli-several")
                .with("text", text)
                .with("who", names.join(", ")))
        }
    }
}

impl Answer {
    fn yes(note: &ClearanceNote) -> Self {
        let by = match note {
            ClearanceNote::Rules(rules) => rules.clone(),
            ClearanceNote::Override { .. } | ClearanceNote::Inbound | ClearanceNote::External => {
                Vec::new()
            }
        };
        Self {
            allowed: true,
            reasons: Vec::new(),
            opens_at: None,
            until: None,
            by,
        }
    }

    fn no(objections: &[Objection], home: &Home, now: Now) -> Self {
        let time = |at: Moment| at.stamp(now.zone).to_rfc3339();
        let reasons = objections.iter().map(|objection| Reason {
            rule: objection.rule.id.to_string(),
            basis: objection.rule.basis.name(),
            cite: objection.rule.cite.as_ref().map(ToString::to_string),
            text: home.desk.lang.objection(objection, now),
            opens_at: objection.opens_at.map(time),
        });
        // With a reason that does not lift by itself there is no moment at which the answer becomes yes.
        let lifts: Option<Vec<Moment>> = objections.iter().map(|it| it.opens_at).collect();
        let opens_at = lifts.and_then(|lifts| lifts.into_iter().max());
        Self {
            allowed: false,
            reasons: reasons.collect(),
            opens_at: opens_at.map(time),
            until: None,
            by: Vec::new(),
        }
    }
}

fn print(out: &mut Output, home: &Home, card: &Card, answer: &Answer) -> Result<(), Failure> {
    let name = Safe::line(&card.customer.profile.name).into_string();
    let id = if answer.allowed {
        "cli-may-call"
    } else {
        "cli-may-not-call"
    };
    out.line(&say!(home.desk.lang, id, name = name))?;
    for reason in &answer.reasons {
        let cite = reason.cite.as_deref().unwrap_or(&reason.rule);
        out.line(&format!("  {} ({cite})", reason.text))?;
    }
    Ok(())
}
