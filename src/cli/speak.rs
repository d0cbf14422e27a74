//! Failures in words, on standard error: what was tried, on what, what now.

use std::fmt::Display;
use std::io::Write;

use super::exit::{Exit, Failure};
use super::out::harmless;
use crate::app::Trouble;
use crate::lang::{Arg, Lang};
use crate::say;

/// Says why a command could not be done.
pub(super) fn tell(lang: &Lang, failure: &Failure) {
    let Failure::Said(sentence) = failure else {
        return;
    };
    let mut words: Vec<(&str, Arg<'_>)> = sentence
        .words
        .iter()
        .map(|(place, word)| (*place, Arg::from(word)))
        .collect();
    if let Some(trouble) = &sentence.trouble {
        words.push(("why", Arg::from(why(lang, trouble))));
    }
    warn(&lang.with(sentence.id, &words));
}

/// What the world said.
#[must_use]
pub(super) fn why(lang: &Lang, trouble: &Trouble) -> String {
    let path = trouble.path.as_ref().map(|path| path.display().to_string());
    let path = path.unwrap_or_default();
    say!(
        lang,
        &format!("trouble-{}", trouble.kind.name()),
        path = path,
        detail = &trouble.detail,
    )
}

/// Says something beside the answer; a path or a name in it does not act on a terminal. When even that cannot be said,
/// nobody listens.
pub(super) fn warn(text: &str) {
    let text = harmless(text.as_bytes());
    let _ = writeln!(std::io::stderr(), "samtale: {text}");
}

/// The language in which to speak before any settings are read: asked for, or the system's, or English.
#[must_use]
pub(super) fn first_language(asked: Option<&str>) -> String {
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
pub(super) fn bug(cause: impl Display) -> Failure {
    Failure::new(Exit::Bug, "cli-bug").with("cause", cause)
}
