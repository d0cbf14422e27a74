//! The outcomes of a campaign's file, with their finer names.

use super::words::{Known, code, distinct, label_of, words};
use crate::config::document::{Log, Section};
use crate::model::outcome::{Asks, Causes, Flag, Offers, Outcome, SubOutcome};

const FLAGS: &Known<Flag> = &[
    ("reached", Flag::Reached),
    ("again", Flag::Again),
    ("declined", Flag::Declined),
    ("agreed", Flag::Agreed),
    ("wrong-person", Flag::WrongPerson),
    ("never-call", Flag::NeverCall),
    ("complaint", Flag::Complaint),
];

const ASKS: &Known<Asks> = &[
    ("callback", Asks::Callback),
    ("suppress-scope", Asks::SuppressScope),
];

const OFFERS: &Known<Offers> = &[
    ("demand", Offers::Demand),
    ("satisfaction", Offers::Satisfaction),
    ("order", Offers::Order),
    ("promise", Offers::Promise),
];

const CAUSES: [&str; 5] = [
    "done",
    "comes-back",
    "rests",
    "number-struck",
    "never-called",
];

/// Days of rest when a file names none.
const REST_DAYS: u16 = 90;

/// An outcome; none when it has no code.
pub(super) fn outcome(mut section: Section<'_>, log: &mut Log<'_>) -> Option<Outcome> {
    let code = code(&mut section, log);
    let label = label_of(code.as_deref().unwrap_or_default(), &mut section, log);
    let flags = words(&mut section, log, "flags", FLAGS);
    let asks = words(&mut section, log, "asks", ASKS);
    let offers = words(&mut section, log, "offers", OFFERS);
    let days = section.number(log, "rest_days", 1_u16..=3_650);
    let causes = section.parsed(log, "causes", &CAUSES, |text| match text {
        "done" => Some(Causes::Done),
        "comes-back" => Some(Causes::ComesBack),
        "rests" => Some(Causes::Rests {
            days: days.unwrap_or(REST_DAYS),
        }),
        "number-struck" => Some(Causes::NumberStruck),
        "never-called" => Some(Causes::NeverCalled),
        _ => None,
    });
    let subs = section.sections(log, "sub");
    let subs = distinct(subs, log, |sub: &SubOutcome| &sub.code, sub);
    section.finish(log);
    Some(Outcome {
        code: code?,
        label,
        flags,
        asks,
        offers,
        causes: causes.unwrap_or(Causes::Done),
        subs,
    })
}

/// A finer name. Whatever else stands in it is a mistake: it never changes what the outcome causes.
fn sub(mut section: Section<'_>, log: &mut Log<'_>) -> Option<SubOutcome> {
    let code = code(&mut section, log)?;
    let label = label_of(&code, &mut section, log);
    section.finish(log);
    Some(SubOutcome { code, label })
}
