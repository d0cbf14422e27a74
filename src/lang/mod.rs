//! SENTENCES. Values in, text for people out, from `config/lang/*.ftl` and the user's own languages.
//!
//! *Invariant:* a message that is missing shows as its id; nothing here fails. No isolation marks: cells of a terminal
//! do not need them, and search and copying do not want them.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::config::{Mistake, Place, Problem};

mod arg;
mod consequence;
mod day;
mod ground;
mod hours;
mod named;
mod number;
mod objection;
mod problem;
mod spoken;
mod wishes;
mod words;

pub use arg::Arg;
pub use consequence::Told;
pub use named::Named;

/// The languages that samtale brings, by code, with their text.
pub const EMBEDDED: [(&str, &str); 3] = [
    ("en", include_str!("../../config/lang/en.ftl")),
    ("nb", include_str!("../../config/lang/nb.ftl")),
    ("da", include_str!("../../config/lang/da.ftl")),
];

const ENGLISH: &str = "en";

/// A language file of the user's own: its messages go over those of the language of the same code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// The code of the language, which is the file's name without `.ftl`.
    pub code: String,
    /// How the file is called in problems.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// A language to speak.
pub struct Lang {
    code: String,
    bundle: FluentBundle<FluentResource>,
    /// What the language does not say is said in English, which is read when that first happens.
    english: OnceLock<FluentBundle<FluentResource>>,
}

/// Says a message with what is to be filled in: `say!(lang, "queue-counts", now = 3_u64, waiting = 4_u64)`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $lang.with($id, &[$((stringify!($name), $crate::lang::Arg::from($value))),*])
    };
}

impl Lang {
    /// The language of this code, with the user's own files over what is embedded, and what is wrong with them. A
    /// language that is nowhere is English.
    #[must_use]
    pub fn new(code: &str, own: &[OwnFile]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let is_own = code != ENGLISH && own.iter().any(|file| file.code == ENGLISH);
        let english = if is_own {
            OnceLock::from(bundle_of(ENGLISH, own, &mut problems))
        } else {
            OnceLock::new()
        };
        let bundle = bundle_of(code, own, &mut problems);
        let mut lang = Self {
            code: code.to_owned(),
            bundle,
            english,
        };
        lang.group_numbers();
        (lang, problems)
    }

    /// The embedded language of this code, without any file of a user's.
    #[must_use]
    pub fn embedded(code: &str) -> Self {
        Self::new(code, &[]).0
    }

    /// The codes of all languages that there are, the embedded first.
    #[must_use]
    pub fn codes(own: &[OwnFile]) -> Vec<String> {
        let mut codes: Vec<String> = EMBEDDED.map(|(code, _)| code.to_owned()).to_vec();
        let others: BTreeSet<&String> = own.iter().map(|file| &file.code).collect();
        codes.extend(
            others
                .into_iter()
                .filter(|code| !is_embedded(code))
                .cloned(),
        );
        codes
    }

    /// The code of the language, as `nb`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The message.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The message, with what is to be filled in.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            filled.set(*name, arg.value());
        }
        formatted(&self.bundle, id, &filled)
            .or_else(|| formatted(self.in_english(), id, &filled))
            .unwrap_or_else(|| id.to_owned())
    }

    /// Whether there is such a message, in this language or in English.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id) || self.in_english().has_message(id)
    }

    /// The name of a value.
    #[must_use]
    pub fn name(&self, value: &impl Named) -> String {
        self.say(&value.message_id())
    }

    /// Texts as a sentence lists them: *show, tel and command*.
    #[must_use]
    pub fn list(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [only] => only.clone(),
            [first, last] => say!(self, "list-and", first = first, last = last),
            [first, rest @ ..] => say!(self, "list-comma", first = first, rest = self.list(rest)),
        }
    }
}

fn is_embedded(code: &str) -> bool {
    EMBEDDED.iter().any(|(known, _)| *known == code)
}

fn formatted(
    bundle: &FluentBundle<FluentResource>,
    id: &str,
    args: &FluentArgs<'_>,
) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    // What is not filled in shows as its name in braces, which is all there is to do about it here.
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors);
    Some(one_stop(&text))
}

/// Where a sentence ends in an abbreviation ("2. nov."), its dot is the full stop as well.
fn one_stop(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("..") {
        let ends = after.is_empty() || after.starts_with(char::is_whitespace);
        let abbreviated = before.ends_with(char::is_alphanumeric);
        kept.push_str(before);
        kept.push_str(if ends && abbreviated { "." } else { ".." });
        rest = after;
    }
    kept.push_str(rest);
    kept
}

fn bundle_of(
    code: &str,
    own: &[OwnFile],
    problems: &mut Vec<Problem>,
) -> FluentBundle<FluentResource> {
    let locale: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    if let Some((_, text)) = EMBEDDED.iter().find(|(known, _)| *known == code) {
        bundle.add_resource_overriding(resource(text, code, &mut Vec::new()));
    }
    for file in own.iter().filter(|file| file.code == code) {
        let parsed = resource(&file.text, &file.name, problems);
        problems.extend(words::unknown(&parsed, &file.name, &file.text));
        bundle.add_resource_overriding(parsed);
    }
    let is_new = own.iter().any(|file| file.code == code) && !is_embedded(code);
    if is_new {
        problems.extend(words::missing(&bundle, code));
    }
    bundle
}

/// The messages of a text; what cannot be read is a problem each, and the rest holds.
fn resource(text: &str, name: &str, problems: &mut Vec<Problem>) -> FluentResource {
    let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    problems.extend(errors.into_iter().map(|error| Problem {
        file: name.to_owned(),
        place: Some(Place::of(text, error.pos.start)),
        what: Mistake::Syntax {
            detail: error.kind.to_string(),
        },
        hint: None,
    }));
    resource
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod times_said;
