//! One pack as its file has it, before it meets those that it extends.

use chrono::NaiveDate;

use crate::config::document::{Log, Section, Source, open};
use crate::config::problem::{Mistake, Problem};
use crate::guard::{
    AttemptRule, Backing, CallerRule, Disclosure, Exception, HoldRule, LegalReview, Permission,
    Register, Rule, Window,
};
use crate::model::moment::Zone;
use crate::model::phone::Region;

use super::days::{Calendar, holidays};
use super::ground::grounded;
use super::hours::windows;
use super::people::{attempts, caller, exceptions, holds, permissions, registers};
use super::said::disclosures;

/// What a pack says of itself.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) extends: Vec<String>,
    pub(super) version: String,
    pub(super) as_of: NaiveDate,
    pub(super) review_by: NaiveDate,
    pub(super) legal_review: LegalReview,
    pub(super) market: Option<Region>,
    pub(super) zones: Vec<Zone>,
}

/// A pack as its file has it.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) file: String,
    pub(super) head: Head,
    pub(super) windows: Vec<Window>,
    pub(super) calendar: Option<Calendar>,
    pub(super) permissions: Vec<Permission>,
    pub(super) exceptions: Vec<Exception>,
    pub(super) registers: Vec<Register>,
    pub(super) attempts: Vec<AttemptRule>,
    pub(super) caller: Option<CallerRule>,
    pub(super) holds: Vec<HoldRule>,
    pub(super) suppress: Option<Rule>,
    pub(super) restrict: Option<Rule>,
    pub(super) disclosures: Vec<Disclosure>,
    pub(super) backing: Vec<Backing>,
}

impl Draft {
    /// What of it would widen what may be done, as the keys of its file.
    pub(super) fn widening(&self) -> Vec<&'static str> {
        let has_public = |calendar: &Calendar| !calendar.is_only_of_the_house();
        let found = [
            (!self.exceptions.is_empty(), "exception"),
            (!self.head.zones.is_empty(), "zones"),
            (self.head.market.is_some(), "market"),
            (self.calendar.as_ref().is_some_and(has_public), "holidays"),
            (self.suppress.is_some(), "suppression"),
            (self.restrict.is_some(), "restriction"),
        ];
        let found = found.into_iter().filter(|(is_there, _)| *is_there);
        found.map(|(_, key)| key).collect()
    }
}

/// Reads one pack, and the mistakes in it.
pub(super) fn read_draft(source: &Source) -> (Draft, Vec<Problem>) {
    let (mut root, mut log) = open(source);
    let log = &mut log;
    let mut backing = Vec::new();
    let has_head = root.has("pack");
    let head = root.section(log, "pack");
    if !has_head {
        let key = "pack".to_owned();
        log.note(&root.span, Mistake::Missing { key }, None);
    }
    let head = head_of(head, log);
    let draft = Draft {
        file: source.name.clone(),
        windows: windows(&mut root, log, &mut backing),
        calendar: holidays(&mut root, log, &mut backing),
        permissions: permissions(&mut root, log, &mut backing),
        exceptions: exceptions(&mut root, log, &mut backing),
        registers: registers(&mut root, log, &mut backing),
        attempts: attempts(&mut root, log, &mut backing),
        caller: caller(&mut root, log, &mut backing),
        holds: holds(&mut root, log, &mut backing),
        suppress: alone(&mut root, "suppression", log, &mut backing),
        restrict: alone(&mut root, "restriction", log, &mut backing),
        disclosures: disclosures(&mut root, log, &mut backing),
        backing,
        head,
    };
    root.finish(log);
    (draft, std::mem::take(&mut log.problems))
}

/// A rule that says nothing but its name and what it stands on.
fn alone(
    root: &mut Section<'_>,
    key: &'static str,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<Rule> {
    if !root.has(key) {
        return None;
    }
    let mut section = root.section(log, key);
    let rule = grounded(&mut section, log, backing);
    section.finish(log);
    rule.map(|(rule, _)| rule)
}

const REVIEWS: [(&str, LegalReview); 3] = [
    ("none", LegalReview::None),
    ("internal", LegalReview::Internal),
    ("counsel", LegalReview::Counsel),
];

fn head_of(mut head: Section<'_>, log: &mut Log<'_>) -> Head {
    for key in ["id", "version", "as_of", "review_by", "legal_review"] {
        if !head.has(key) {
            let key = head.full(key);
            log.note(&head.span, Mistake::Missing { key }, None);
        }
    }
    let mut text = |head: &mut Section<'_>, key| {
        let found = head.text(log, key);
        found.map_or_else(String::new, |found| found.value)
    };
    let id = text(&mut head, "id");
    let title = text(&mut head, "title");
    let version = text(&mut head, "version");
    let extends = head.list(log, "extends").unwrap_or_default();
    let zones = head.list(log, "zones").unwrap_or_default();
    let mut known = Vec::new();
    for zone in zones {
        if let Ok(zone) = zone.value.parse() {
            known.push(zone);
            continue;
        }
        let (key, value) = (head.full("zones"), zone.value);
        log.note(&zone.span, Mistake::UnknownValue { key, value }, None);
    }
    let names = REVIEWS.map(|(name, _)| name);
    let review = head.parsed(log, "legal_review", &names, |text| {
        REVIEWS
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, it)| *it)
    });
    let read = Head {
        title: if title.is_empty() { id.clone() } else { title },
        id,
        extends: extends.into_iter().map(|it| it.value).collect(),
        version,
        as_of: head.date(log, "as_of").unwrap_or_default(),
        review_by: head.date(log, "review_by").unwrap_or_default(),
        legal_review: review.unwrap_or(LegalReview::None),
        market: head.parsed(log, "market", &[], |text| text.parse().ok()),
        zones: known,
    };
    head.finish(log);
    read
}
