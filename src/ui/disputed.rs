//! Fields of which several versions hold: on the card, and the question which it is.

use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::card::{Card, Disputed};
use crate::model::customer::{Audience, Field};
use crate::say;

use super::card::label;
use super::paper::Paper;
use super::strip::Strip;

/// The field with every version, first the one that is shown; at the right how many there are.
pub(super) fn strips(card: &Card, n: usize, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let Some(of) = card.disputed.get(n) else {
        return Default::default();
    };
    let lang = paper.look.lang;
    let mut left = Strip::of(Meaning::Warning, "≠ ")
        .and(Meaning::Dim, &format!("{}: ", label(card, &of.field, lang)));
    for (n, version) in of.versions.iter().enumerate() {
        let between = if n == 0 { "" } else { " / " };
        left = left
            .and(Meaning::Dim, between)
            .and(Meaning::Text, &value(of, &version.value, lang));
    }
    let right = say!(lang, "card-versions", count = of.versions.len());
    (left, Strip::of(Meaning::Warning, &right))
}

/// A value as people read it.
pub(super) fn value(of: &Disputed, value: &str, lang: &Lang) -> String {
    match (&of.field, value) {
        (_, "") => lang.say("field-empty"),
        (Field::Audience, code) => code
            .parse::<Audience>()
            .map_or_else(|()| code.to_owned(), |audience| lang.name(&audience)),
        (_, text) => text.to_owned(),
    }
}
