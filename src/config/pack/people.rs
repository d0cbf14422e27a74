//! Who may be called, and how often, as packs write it: permissions, exceptions, registers, attempts, caller id, holds.

use crate::config::document::{Log, Section};
use crate::guard::{
    AttemptRule, Backing, CallerRule, Exception, Freshness, HeldWhile, HoldRule, Limits,
    Permission, Permit, Register,
};
use crate::model::list::Ground;

use super::ground::{audiences, choice, grounded, missing, purposes, subdivisions};

const PERMITS: [(&str, Permit); 4] = [
    ("opt-in", Permit::OptIn),
    ("presumed-consent", Permit::PresumedConsent),
    ("opt-out", Permit::OptOut),
    ("free", Permit::Free),
];

const HELD: [(&str, HeldWhile); 1] = [("open-failure", HeldWhile::OpenFailure)];

const DAYS_MAX: u16 = 3_650;

pub(super) fn permissions(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<Permission> {
    let mut found = Vec::new();
    for mut section in root.sections(log, "permission") {
        let ground = grounded(&mut section, log, backing);
        let audiences = audiences(&mut section, log);
        let permit = choice(&mut section, log, "default", &PERMITS);
        if audiences.is_empty() {
            missing(&section, log, "audience");
        }
        if permit.is_none() {
            missing(&section, log, "default");
        }
        section.finish(log);
        // What cannot be read is read as the strictest.
        let permit = permit.unwrap_or(Permit::OptIn);
        if let Some((rule, _)) = ground {
            found.extend(audiences.into_iter().map(|audience| Permission {
                rule: rule.clone(),
                audience,
                permit,
            }));
        }
    }
    found
}

pub(super) fn exceptions(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<Exception> {
    let sections = root.sections(log, "exception").into_iter();
    sections
        .filter_map(|section| exception(section, log, backing))
        .collect()
}

fn exception(
    mut section: Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<Exception> {
    let rule = grounded(&mut section, log, backing);
    let grounds = Ground::ALL.map(|ground| (ground.name(), ground));
    let ground = choice(&mut section, log, "ground", &grounds);
    let lifts = texts(&mut section, log, "lifts");
    let evidence = texts(&mut section, log, "evidence");
    for (is_empty, key) in [
        (lifts.is_empty(), "lifts"),
        (evidence.is_empty(), "evidence"),
    ] {
        if is_empty {
            missing(&section, log, key);
        }
    }
    let purposes = purposes(&mut section, log);
    let one_of = [
        (
            "product_category",
            texts(&mut section, log, "product_categories"),
        ),
        (
            "principal_kind",
            texts(&mut section, log, "principal_kinds"),
        ),
    ];
    let one_of = one_of.into_iter().filter(|(_, values)| !values.is_empty());
    let one_of = one_of.map(|(name, values)| (name.to_owned(), values));
    let max_age_days = section.number(log, "max_age_days", 1..=DAYS_MAX);
    let house_max_age_days = section.number(log, "house_max_age_days", 1..=DAYS_MAX);
    let after_end = section.number(log, "max_days_after_relation_end", 0..=DAYS_MAX);
    section.finish(log);
    // An exception that lacks something lifts nothing.
    let is_whole = !lifts.is_empty() && !evidence.is_empty();
    rule.filter(|_| is_whole).map(|(rule, _)| Exception {
        rule,
        ground,
        lifts,
        purposes,
        evidence,
        one_of: one_of.collect(),
        max_age_days,
        house_max_age_days,
        days_after_relation_end: after_end,
    })
}

pub(super) fn registers(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<Register> {
    let sections = root.sections(log, "register").into_iter();
    sections
        .filter_map(|section| register(section, log, backing))
        .collect()
}

fn register(
    mut section: Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<Register> {
    let rule = grounded(&mut section, log, backing);
    let name = section.text(log, "name").map(|name| name.value);
    let operator = section.text(log, "operator").map(|name| name.value);
    let audiences = audiences(&mut section, log);
    let purposes = purposes(&mut section, log);
    let match_on = texts(&mut section, log, "match_on");
    let freshness = section.section(log, "freshness");
    let freshness = self::freshness(freshness, log);
    let house_max_age_days = section.number(log, "house_max_age_days", 1..=DAYS_MAX);
    let lacks = [
        (name.is_none(), "name"),
        (audiences.is_empty(), "audience"),
        (house_max_age_days.is_none(), "house_max_age_days"),
    ];
    for (_, key) in lacks.into_iter().filter(|(lacks, _)| *lacks) {
        missing(&section, log, key);
    }
    section.finish(log);
    let (rule, _) = rule?;
    Some(Register {
        name: name.unwrap_or_else(|| rule.id.to_string()),
        rule,
        operator: operator.unwrap_or_default(),
        audiences,
        purposes,
        match_on,
        freshness: freshness.unwrap_or(Freshness::Days(0)),
        house_max_age_days: house_max_age_days.unwrap_or(0),
    })
}

fn freshness(mut section: Section<'_>, log: &mut Log<'_>) -> Option<Freshness> {
    const KINDS: [&str; 5] = [
        "same-calendar-month",
        "days",
        "calendar-months",
        "quarter",
        "none-in-law",
    ];
    let n = section.number(log, "n", 1_u16..=400);
    if !section.has("kind") {
        missing(&section, log, "kind");
    }
    let counted = section.parsed(log, "kind", &KINDS, |text| match text {
        "same-calendar-month" => Some(Some(Freshness::SameCalendarMonth)),
        "days" => Some(n.map(Freshness::Days)),
        "calendar-months" => Some(n.map(Freshness::CalendarMonths)),
        "quarter" => Some(Some(Freshness::Quarter)),
        "none-in-law" => Some(Some(Freshness::NoneInLaw)),
        _ => None,
    });
    if counted == Some(None) {
        missing(&section, log, "n");
    }
    section.finish(log);
    counted.flatten()
}

pub(super) fn attempts(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<AttemptRule> {
    let mut found = Vec::new();
    for mut section in root.sections(log, "attempts") {
        let ground = grounded(&mut section, log, backing);
        let audiences = audiences(&mut section, log);
        let subdivisions = subdivisions(&mut section, log);
        let limits = limits(&mut section, log);
        section.finish(log);
        found.extend(ground.map(|(rule, may_override)| AttemptRule {
            rule,
            audiences,
            subdivisions,
            limits,
            may_override,
        }));
    }
    found
}

fn limits(section: &mut Section<'_>, log: &mut Log<'_>) -> Limits {
    let none = Limits::NONE;
    let per_day = section.number(log, "per_day", 1..=100);
    let per_7_days = section.number(log, "per_7_days", 1..=700);
    let per_campaign = section.number(log, "per_campaign", 1..=1_000);
    let min_gap_hours = section.number(log, "min_gap_hours", 0..=240);
    let rest = section.number(log, "rest_after_declined_days", 0..=365);
    Limits {
        per_day: per_day.unwrap_or(none.per_day),
        per_7_days: per_7_days.unwrap_or(none.per_7_days),
        per_campaign: per_campaign.unwrap_or(none.per_campaign),
        min_gap_hours: min_gap_hours.unwrap_or(none.min_gap_hours),
        rest_after_declined_days: rest.unwrap_or(none.rest_after_declined_days),
    }
}

pub(super) fn caller(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<CallerRule> {
    if !root.has("caller_id") {
        return None;
    }
    let mut section = root.section(log, "caller_id");
    let ground = grounded(&mut section, log, backing);
    let shown = section.yes_no(log, "shown");
    let in_directory = section.yes_no(log, "in_directory");
    section.finish(log);
    ground.map(|(rule, _)| CallerRule {
        rule,
        shown: shown.unwrap_or(true),
        in_directory: in_directory.unwrap_or(false),
    })
}

pub(super) fn holds(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<HoldRule> {
    let mut found = Vec::new();
    for mut section in root.sections(log, "hold") {
        let ground = grounded(&mut section, log, backing);
        let purposes = purposes(&mut section, log);
        let because = choice(&mut section, log, "while", &HELD);
        if because.is_none() {
            missing(&section, log, "while");
        }
        section.finish(log);
        if let (Some((rule, may_override)), Some(because)) = (ground, because) {
            found.push(HoldRule {
                rule,
                purposes,
                because,
                may_override,
            });
        }
    }
    found
}

fn texts(section: &mut Section<'_>, log: &mut Log<'_>, key: &'static str) -> Vec<String> {
    let texts = section.list(log, key).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}
