//! Mistakes in files as sentences: file, line, what, and a hint.

use super::Lang;
use crate::config::{Hint, Mistake, Problem};
use crate::keys::{Action, Clash};
use crate::say;

impl Lang {
    /// The problem as one line: `keys.toml:3:8: there is no action dail. Did you mean dial?`
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let what = self.mistake(&problem.what);
        let line = match problem.place {
            Some(place) => say!(
                self,
                "problem",
                file = &problem.file,
                line = place.line.to_string(),
                column = place.column.to_string(),
                what = what
            ),
            None => say!(self, "problem-at-file", file = &problem.file, what = what),
        };
        match &problem.hint {
            Some(hint) => say!(self, "problem-hint", problem = line, hint = self.hint(hint)),
            None => line,
        }
    }

    fn mistake(&self, mistake: &Mistake) -> String {
        match mistake {
            Mistake::Syntax { detail } => say!(self, "problem-syntax", detail = detail),
            Mistake::NotUtf8 => self.say("problem-not-utf8"),
            Mistake::UnknownKey { key } => say!(self, "problem-unknown-key", key = key),
            Mistake::WrongType { key, expected } => {
                let expected = self.name(expected);
                say!(self, "problem-wrong-type", key = key, expected = expected)
            }
            Mistake::UnknownValue { key, value } => {
                say!(self, "problem-unknown-value", key = key, value = value)
            }
            Mistake::OutOfRange { key, least, most } => say!(
                self,
                "problem-out-of-range",
                key = key,
                least = *least,
                most = *most
            ),
            Mistake::NotAKey { text } => say!(self, "problem-not-a-key", text = text),
            Mistake::UnknownAction { name } => say!(self, "problem-unknown-action", name = name),
            Mistake::Keys(clash) => self.clash(clash),
            Mistake::NotAColour { text } => say!(self, "problem-not-a-colour", text = text),
            Mistake::NotAnAmount { text } => say!(self, "problem-not-an-amount", text = text),
            Mistake::NotTwoLetters { text } => say!(self, "problem-not-two-letters", text = text),
            Mistake::Missing { key } => say!(self, "problem-missing", key = key),
            Mistake::Duplicate { key } => say!(self, "problem-duplicate", key = key),
            Mistake::OnlyNarrows { key } => say!(self, "problem-only-narrows", key = key),
            Mistake::NoSuchFile { name } => say!(self, "problem-no-such-file", name = name),
            Mistake::MissingMessage { id } => say!(self, "problem-missing-message", id = id),
            Mistake::UnknownMessage { id } => say!(self, "problem-unknown-message", id = id),
            Mistake::UnknownArgument { id, argument } => {
                say!(
                    self,
                    "problem-unknown-argument",
                    id = id,
                    argument = argument
                )
            }
        }
    }

    fn clash(&self, clash: &Clash) -> String {
        let quoted = |action: Action| action.name();
        match clash {
            Clash::Twice { chord, kept, lost } => say!(
                self,
                "problem-key-twice",
                chord = chord.to_string(),
                kept = quoted(*kept),
                lost = quoted(*lost)
            ),
            Clash::Taken { chord, kept, lost } => say!(
                self,
                "problem-key-taken",
                chord = chord.to_string(),
                kept = quoted(*kept),
                lost = quoted(*lost)
            ),
            Clash::Unreachable { action } => {
                say!(self, "problem-key-unreachable", action = quoted(*action))
            }
        }
    }

    fn hint(&self, hint: &Hint) -> String {
        match hint {
            Hint::DidYouMean(word) => say!(self, "hint-did-you-mean", word = word),
            Hint::OneOf(words) => say!(self, "hint-one-of", words = self.list(words)),
        }
    }
}
