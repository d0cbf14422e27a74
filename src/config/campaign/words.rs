//! What the sections of a campaign's file have in common: words from a table, texts by language.

use crate::config::document::{At, Log, Section};
use crate::config::problem::{Hint, Mistake};
use crate::model::outcome::Labels;

/// Each known word and what it means.
pub(super) type Known<T> = [(&'static str, T)];

/// A text for each language.
pub(super) fn labels(section: Section<'_>, log: &mut Log<'_>) -> Labels {
    let texts = section.all_texts(log);
    let texts = texts.into_iter().filter_map(|(language, texts)| {
        let text = texts.into_iter().next()?;
        Some((language.value, text.value))
    });
    Labels(texts.collect())
}

/// The code of a section, which must be there.
pub(super) fn code(section: &mut Section<'_>, log: &mut Log<'_>) -> Option<String> {
    match section.text(log, "code") {
        Some(At { value, .. }) if !value.is_empty() => Some(value),
        Some(_) | None => {
            missing(section, log, "code");
            None
        }
    }
}

/// What people read for a code: without any text, the code itself.
pub(super) fn label_of(code: &str, section: &mut Section<'_>, log: &mut Log<'_>) -> Labels {
    let label = labels(section.section(log, "label"), log);
    if label.is_empty() {
        missing(section, log, "label");
        return Labels([("en".to_owned(), code.to_owned())].into());
    }
    label
}

/// The known words of a list; each other word is a mistake and left out.
pub(super) fn words<T: Copy>(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
    known: &Known<T>,
) -> Vec<T> {
    let texts = section.list(log, key).unwrap_or_default();
    let mut found = Vec::new();
    for text in texts {
        if let Some(word) = named(known, &text.value) {
            found.push(word);
            continue;
        }
        let hint = Hint::of(&text.value, known.iter().map(|(name, _)| *name));
        let what = Mistake::UnknownValue {
            key: section.full(key),
            value: text.value,
        };
        log.note(&text.span, what, hint);
    }
    found
}

/// The known word of a key.
pub(super) fn word<T: Copy>(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
    known: &Known<T>,
) -> Option<T> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    section.parsed(log, key, &names, |text| named(known, text))
}

/// What a known word means.
pub(super) fn named<T: Copy>(known: &Known<T>, name: &str) -> Option<T> {
    known
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| *value)
}

/// Notes that something that is needed is not there.
pub(super) fn missing(section: &Section<'_>, log: &mut Log<'_>, key: &str) {
    let key = section.full(key);
    log.note(&section.span, Mistake::Missing { key }, None);
}

/// The values whose names are not taken yet; each name that comes again is a mistake, and its value left out.
pub(super) fn distinct<T>(
    sections: Vec<Section<'_>>,
    log: &mut Log<'_>,
    name: impl Fn(&T) -> &str,
    read: impl Fn(Section<'_>, &mut Log<'_>) -> Option<T>,
) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for section in sections {
        let span = section.span.clone();
        let Some(value) = read(section, log) else {
            continue;
        };
        if all.iter().any(|other| name(other) == name(&value)) {
            let key = name(&value).to_owned();
            log.note(&span, Mistake::Duplicate { key }, None);
        } else {
            all.push(value);
        }
    }
    all
}
