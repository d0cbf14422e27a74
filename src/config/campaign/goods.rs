//! The guide, the products, the cards and the limits of a campaign's file.

use super::words::{Known, code, label_of, labels, missing, word};
use crate::config::document::{At, Log, Section};
use crate::config::problem::Mistake;
use crate::model::campaign::{Amount, CardKind, NarrowerLimits, Period, Product, TalkCard};
use crate::model::outcome::{GuideKind, GuideLine, Phase};

const GUIDE_KINDS: &Known<GuideKind> = &[
    ("opening", GuideKind::Opening),
    ("question", GuideKind::Question),
    ("closing", GuideKind::Closing),
];

const CARD_KINDS: &Known<CardKind> =
    &[("fact", CardKind::Fact), ("objection", CardKind::Objection)];

/// A line of the guide; none when it has no text.
pub(super) fn guide_line(mut section: Section<'_>, log: &mut Log<'_>) -> Option<GuideLine> {
    let kind = word(&mut section, log, "kind", GUIDE_KINDS);
    let phases = Phase::ALL.map(Phase::name);
    let phase = section.parsed(log, "phase", &phases, |text| {
        Phase::ALL.into_iter().find(|phase| phase.name() == text)
    });
    let text = labels(section.section(log, "text"), log);
    if text.is_empty() {
        missing(&section, log, "text");
        return None;
    }
    section.finish(log);
    Some(GuideLine {
        kind: kind.unwrap_or(GuideKind::Question),
        phase,
        text,
    })
}

/// A product; none without a code or a price.
pub(super) fn product(mut section: Section<'_>, log: &mut Log<'_>) -> Option<Product> {
    let code = code(&mut section, log);
    let label = label_of(code.as_deref().unwrap_or_default(), &mut section, log);
    let price = price(&mut section, log);
    let currency = section.parsed(
        log,
        "currency",
        &["NOK", "DKK", "SEK", "EUR", "GBP"],
        |it| {
            let is_code = it.len() == 3 && it.bytes().all(|byte| byte.is_ascii_uppercase());
            is_code.then(|| it.to_owned())
        },
    );
    let periods = Period::ALL.map(Period::name);
    let period = section.parsed(log, "period", &periods, |text| {
        Period::ALL.into_iter().find(|period| period.name() == text)
    });
    if currency.is_none() {
        missing(&section, log, "currency");
    }
    section.finish(log);
    Some(Product {
        code: code?,
        label,
        unit_price: price?,
        currency: currency?,
        period: period.unwrap_or_default(),
    })
}

fn price(section: &mut Section<'_>, log: &mut Log<'_>) -> Option<Amount> {
    let Some(At { value, span }) = section.text(log, "unit_price") else {
        missing(section, log, "unit_price");
        return None;
    };
    let price: Option<Amount> = value.parse().ok();
    let price = price.filter(|price| price.hundredths() >= 0);
    if price.is_none() {
        log.note(&span, Mistake::NotAnAmount { text: value }, None);
    }
    price
}

/// A card; none without two letters to find it by.
pub(super) fn card(mut section: Section<'_>, log: &mut Log<'_>) -> Option<TalkCard> {
    let key = card_key(&mut section, log);
    let kind = word(&mut section, log, "kind", CARD_KINDS);
    let title = labels(section.section(log, "title"), log);
    let text = labels(section.section(log, "text"), log);
    for (name, labels) in [("title", &title), ("text", &text)] {
        if labels.is_empty() {
            missing(&section, log, name);
        }
    }
    section.finish(log);
    Some(TalkCard {
        key: key?,
        kind: kind.unwrap_or(CardKind::Fact),
        title,
        text,
    })
}

fn card_key(section: &mut Section<'_>, log: &mut Log<'_>) -> Option<String> {
    let Some(At { value, span }) = section.text(log, "key") else {
        missing(section, log, "key");
        return None;
    };
    let is_key = value.chars().count() == 2 && value.chars().all(char::is_lowercase);
    if !is_key {
        log.note(&span, Mistake::NotTwoLetters { text: value }, None);
        return None;
    }
    Some(value)
}

/// The limits. That they only narrow is held where the rules are asked: a greater number changes nothing.
pub(super) fn limits(mut section: Section<'_>, log: &mut Log<'_>) -> NarrowerLimits {
    let limits = NarrowerLimits {
        per_day: section.number(log, "per_day", 1_u16..=100),
        per_7_days: section.number(log, "per_7_days", 1_u16..=100),
        rest_after_declined_days: section.number(log, "rest_after_declined_days", 0_u16..=3_650),
    };
    section.finish(log);
    limits
}
