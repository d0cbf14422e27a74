//! THE RULES. May this person be called now, why not, and when?
//!
//! The question is asked in two halves for a queue of a million, [`standing`] for a class of people and [`hold`] for
//! one person, and whole by [`clear`] when the seller presses the key. Only [`clear`] and [`clear_over`] make a
//! [`Clearance`]. Hours belong to the class, and are never stored with a person.
//!
//! *Invariant:* pure; no clock, no I/O, no sentences. Unknown blocks. No rule of law stands here: `config` reads the
//! packs into [`Rules`].

mod ask;
mod attempt;
mod calendar;
mod class;
mod clearance;
mod disturb;
mod footing;
mod hours;
mod limits;
mod nobody;
mod objection;
mod part;
mod permission;
mod person;
mod register;
mod rules;
#[cfg(test)]
pub(crate) mod tests;
mod timetable;
mod window;

pub use ask::{Asked, clear, clear_over, opens_at};
pub use attempt::attempt_kind;
pub use calendar::{Days, Holidays, MonthDay, NthWeekday, Observed, UnknownPart, WeekdayFrom};
pub use class::{Standing, footing, standing};
pub use clearance::{Clearance, SpokenReason};
pub use hours::clocks;
pub use limits::{AttemptRule, Limits};
pub use nobody::{Nobody, nobody};
pub use objection::{Basis, Detail, MayOverride, Objection, Rule};
pub use part::PartOfDay;
pub use permission::{Exception, Permission, Permit};
pub use person::{callback_opens, free_until, hold, hold_of};
pub use register::{Freshness, Register};
pub use rules::{
    ATTEMPTS, Backing, Banner, CAMPAIGN, Caller, CallerRule, CampaignRules, Confidence, Disclosure,
    HeldWhile, HoldRule, Known, LegalReview, Market, OnlyIf, Pack, Rules, SaidWhen,
};
pub use window::{Hours, Span, Window};
