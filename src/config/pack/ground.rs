//! What every rule of a pack says of itself: its name, its kind, its paragraph, where that was read and how surely.
//!
//! *Invariant:* only a rule of the house does without a paragraph, and only such a rule may be set aside.

use super::PURPOSES;
use crate::config::document::{Log, Section};
use crate::config::problem::{Hint, Mistake};
use crate::guard::{Backing, Basis, Confidence, MayOverride, Rule};
use crate::model::customer::Audience;
use crate::model::whereabouts::Subdivision;

const CONFIDENCE: [(&str, Confidence); 3] = [
    ("seen", Confidence::Seen),
    ("secondary", Confidence::Secondary),
    ("unverified", Confidence::Unverified),
];

/// What every rule says; none when it lacks something.
pub(super) fn grounded(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<(Rule, MayOverride)> {
    let id = section.text(log, "rule");
    let names = Basis::ALL.map(Basis::name);
    let basis = section.parsed(log, "basis", &names, |text| {
        Basis::ALL.into_iter().find(|basis| basis.name() == text)
    });
    let cite = section.text(log, "cite").map(|cite| cite.value);
    let sources = section.list(log, "src").unwrap_or_default();
    let confidence = choice(section, log, "conf", &CONFIDENCE);
    let may_override = section.parsed(log, "override", &["spoken-reason"], |text| {
        (text == "spoken-reason").then_some(MayOverride::SpokenReason)
    });
    let id = id.map(|id| id.value).filter(|id| !id.is_empty());
    let (Some(id), Some(basis)) = (id.clone(), basis) else {
        missing(section, log, if id.is_none() { "rule" } else { "basis" });
        return None;
    };
    if basis != Basis::House {
        let lacks = [
            (cite.is_none(), "cite"),
            (sources.is_empty(), "src"),
            (confidence.is_none(), "conf"),
        ];
        for (_, key) in lacks.into_iter().filter(|(lacks, _)| *lacks) {
            missing(section, log, key);
        }
        if may_override.is_some() {
            let key = section.full("override");
            let what = Mistake::UnknownValue {
                key,
                value: basis.name().to_owned(),
            };
            let hint = Hint::OneOf(vec![Basis::House.name().to_owned()]);
            log.note(&section.span, what, Some(hint));
        }
    }
    let rule = Rule::of(id, basis, cite);
    backing.push(Backing {
        rule: rule.clone(),
        sources: sources.into_iter().map(|it| it.value).collect(),
        confidence,
    });
    Some((rule, may_override.unwrap_or(MayOverride::No)))
}

/// The value of a key among those that are known.
pub(super) fn choice<T: Copy>(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
    known: &[(&str, T)],
) -> Option<T> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    section.parsed(log, key, &names, |text| {
        known
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, it)| *it)
    })
}

/// The values of a key, each by its own reading; one that cannot be read is a mistake.
pub(super) fn values<T>(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
    known: &[&str],
    parse: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let texts = section.list(log, key).unwrap_or_default();
    let mut found = Vec::new();
    for text in texts {
        if let Some(value) = parse(&text.value) {
            found.push(value);
            continue;
        }
        let hint = Hint::of(&text.value, known.iter().copied());
        let what = Mistake::UnknownValue {
            key: section.full(key),
            value: text.value,
        };
        log.note(&text.span, what, hint);
    }
    found
}

pub(super) fn audiences(section: &mut Section<'_>, log: &mut Log<'_>) -> Vec<Audience> {
    let names = Audience::ALL.map(Audience::name);
    values(section, log, "audience", &names, |text| text.parse().ok())
}

pub(super) fn purposes(section: &mut Section<'_>, log: &mut Log<'_>) -> Vec<String> {
    values(section, log, "purpose", &PURPOSES, |text| {
        PURPOSES.contains(&text).then(|| text.to_owned())
    })
}

pub(super) fn subdivisions(section: &mut Section<'_>, log: &mut Log<'_>) -> Vec<Subdivision> {
    values(section, log, "subdivision", &[], |text| text.parse().ok())
}

pub(super) fn missing(section: &Section<'_>, log: &mut Log<'_>, key: &str) {
    let key = section.full(key);
    log.note(&section.span, Mistake::Missing { key }, None);
}
