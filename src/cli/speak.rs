//! Failures in words, on standard error: what was tried, on what, what now.

use std::io::Write;

use super::exit::{Exit, Failure};
use crate::lang::{Arg, Lang};

/// Says why a command could not be done.
pub fn tell(lang: &Lang, failure: &Failure) {
    let Failure::Said(sentence) = failure else {
        return;
    };
    let words: Vec<(&str, Arg<'_>)> = sentence
        .words
        .iter()
        .map(|(place, word)| (*place, Arg::from(word)))
        .collect();
    warn(&lang.with(sentence.id, &words));
}

/// Says something beside the answer. When even that cannot be said, nobody listens.
pub fn warn(text: &str) {
    let _ = writeln!(std::io::stderr(), "samtale: {text}");
}

/// The language in which to speak before any settings are read: asked for, or the system's, or English.
#[must_use]
pub fn first_language(asked: Option<&str>) -> String {
    let of_system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let code = asked.map_or_else(|| of_system.unwrap_or_default(), str::to_owned);
    match code.get(..2) {
        Some("nb" | "nn" | "no") => "nb".to_owned(),
        Some("da") => "da".to_owned(),
        _ => "en".to_owned(),
    }
}

/// A mistake of ours.
#[must_use]
pub fn bug(cause: impl ToString) -> Failure {
    Failure::new(Exit::Bug, "cli-bug").with("cause", cause)
}
