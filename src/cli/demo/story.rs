//! The shape of an invented customer's story, as it is written in the tables beside this file.
//!
//! *Invariant:* plain constants; the numbers in them reach nobody.

use crate::model::call::LineResult;
use crate::model::said::{DemandKind, Horizon, Side};
use crate::model::when::Precision;

/// One customer and what happened with them, oldest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story<'t> {
    /// The person.
    pub name: &'t str,
    /// What they do at their company; empty for a person at home.
    pub title: &'t str,
    /// The company; empty for a person at home.
    pub company: &'t str,
    /// The number, as `+` and digits.
    pub phone: &'t str,
    /// A fixed line as well; empty when there is none.
    pub fixed: &'t str,
    /// Street and number.
    pub street: &'t str,
    /// Post code and town.
    pub place: (&'t str, &'t str),
    /// Which list.
    pub list: OnList,
    /// The clock they live by; empty for Norway's.
    pub zone: &'t str,
    /// What happened.
    pub told: &'static [Told],
}

/// The demonstration's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnList {
    /// Shops, hotels and offices that are customers already.
    Winter,
    /// People at home who asked for a Christmas box last year.
    Boxes,
    /// Visitors of a fair who left their number; nobody has washed the list.
    Fair,
}

/// One call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// The day and minute it rang, Norwegian time: `2026-09-10 11:20`.
    pub at: &'static str,
    /// How long they spoke, in minutes.
    pub minutes: i64,
    /// Who rang whom.
    pub by: Side,
    /// Which seller: the first letter of their name.
    pub seller: char,
    /// How the line ended.
    pub line: LineResult,
    /// The outcome's code; empty when nobody was reached.
    pub outcome: &'static str,
    /// With whom, when not with the customer.
    pub with_whom: &'static str,
    /// The notes.
    pub notes: &'static str,
    /// Why they wanted to talk: their words, the kind, what matters, what went wrong.
    pub demand: Option<(&'static str, DemandKind, &'static str, &'static str)>,
    /// Promises: by whom, what, the last day, and whether it was kept.
    pub promises: &'static [(Side, &'static str, &'static str, Kept)],
    /// Questions: by whom, what, and the answer.
    pub questions: &'static [(Side, &'static str, &'static str)],
    /// What matters to them.
    pub priorities: &'static [&'static str],
    /// What they will want later.
    pub needs: &'static [(&'static str, Horizon)],
    /// How satisfied they are, of ten, and why.
    pub satisfied: Option<(u8, &'static str)>,
    /// What they ordered: products of the campaign, and how many.
    pub order: &'static [(&'static str, u32)],
    /// An agreed call: when, how exactly, whose (the first letter, or `*` for anyone), what about.
    pub callback: Option<(&'static str, Precision, char, &'static str)>,
}

/// Whether a promise was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Not yet.
    Open,
    /// It was.
    Kept,
}

impl Story<'_> {
    /// A shop on the winter list.
    pub(super) const SHOP: Self = Self {
        name: "",
        title: "daglig leder",
        company: "",
        phone: "",
        fixed: "",
        street: "",
        place: ("", ""),
        list: OnList::Winter,
        zone: "",
        told: &[],
    };

    /// A person at home on the box list.
    pub(super) const HOME: Self = Self {
        title: "",
        list: OnList::Boxes,
        ..Self::SHOP
    };
}

impl Told {
    /// Kari rang, and they talked.
    pub(super) const TALKED: Self = Self {
        at: "",
        minutes: 6,
        by: Side::We,
        seller: 'K',
        line: LineResult::Answered,
        outcome: "talked",
        with_whom: "",
        notes: "",
        demand: None,
        promises: &[],
        questions: &[],
        priorities: &[],
        needs: &[],
        satisfied: None,
        order: &[],
        callback: None,
    };

    /// They rang us.
    pub(super) const THEY_RANG: Self = Self {
        by: Side::They,
        ..Self::TALKED
    };

    /// Kari rang, and nobody answered.
    pub(super) const NO_ANSWER: Self = Self {
        minutes: 0,
        line: LineResult::NoAnswer,
        outcome: "",
        ..Self::TALKED
    };
}
