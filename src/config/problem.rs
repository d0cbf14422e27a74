//! A mistake in a file of the user's: where, what, and what might have been meant. Never stops the desk.
//!
//! *Invariant:* values only; `lang` makes the sentence.

use crate::keys::Clash;

/// A mistake in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as its reader was told to call it.
    pub file: String,
    /// Where in it; none when it is about the file as a whole.
    pub place: Option<Place>,
    /// What is wrong.
    pub what: Mistake,
    /// What might have been meant.
    pub hint: Option<Hint>,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from one.
    pub line: usize,
    /// The character in the line, from one.
    pub column: usize,
}

impl Place {
    /// The place of a byte of a text.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let before = text
            .char_indices()
            .take_while(|(at, _)| *at < byte)
            .map(|(_, char)| char);
        let start = Self { line: 1, column: 1 };
        before.fold(start, |place, char| {
            if char == '\n' {
                Self {
                    line: place.line + 1,
                    column: 1,
                }
            } else {
                Self {
                    column: place.column + 1,
                    ..place
                }
            }
        })
    }
}

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// The file is not in UTF-8.
    NotUtf8,
    /// It cannot be read as what it is.
    Syntax {
        /// The reader's own words.
        detail: String,
    },
    /// There is no such setting.
    UnknownKey {
        /// The setting, as `dial.method`.
        key: String,
    },
    /// The value is of another kind.
    WrongType {
        /// The setting.
        key: String,
        /// What it should be.
        expected: Expected,
    },
    /// The value is none of those that are known.
    UnknownValue {
        /// The setting.
        key: String,
        /// The value.
        value: String,
    },
    /// The number is too small or too big.
    OutOfRange {
        /// The setting.
        key: String,
        /// The least that goes.
        least: i64,
        /// The most that goes.
        most: i64,
    },
    /// No such key on any keyboard.
    NotAKey {
        /// As it was written.
        text: String,
    },
    /// No such action.
    UnknownAction {
        /// As it was written.
        name: String,
    },
    /// Two actions want one key.
    Keys(Clash),
    /// No such colour.
    NotAColour {
        /// As it was written.
        text: String,
    },
    /// No amount of money.
    NotAnAmount {
        /// As it was written.
        text: String,
    },
    /// No two small letters.
    NotTwoLetters {
        /// As it was written.
        text: String,
    },
    /// Something that is needed is not there.
    Missing {
        /// What.
        key: String,
    },
    /// Something is there twice.
    Duplicate {
        /// What.
        key: String,
    },
    /// A pack of the user's own says what would widen what may be done.
    OnlyNarrows {
        /// What says so.
        key: String,
    },
    /// A file that is named is not there.
    NoSuchFile {
        /// Its name.
        name: String,
    },
    /// A language lacks a message.
    MissingMessage {
        /// The message.
        id: String,
    },
    /// There is no such message.
    UnknownMessage {
        /// The message.
        id: String,
    },
    /// A message uses a word in braces that it is not given.
    UnknownArgument {
        /// The message.
        id: String,
        /// The word.
        argument: String,
    },
}

/// What kind of value a setting has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// Text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// Texts in brackets.
    List,
    /// A section of settings.
    Table,
    /// A day, as 2026-11-21, without quotes.
    Day,
}

impl Expected {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Number,
        Self::YesNo,
        Self::List,
        Self::Table,
        Self::Day,
    ];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::YesNo => "yes-no",
            Self::List => "list",
            Self::Table => "table",
            Self::Day => "day",
        }
    }
}

/// What might have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A word much like it.
    DidYouMean(String),
    /// All that goes.
    OneOf(Vec<String>),
}

impl Hint {
    /// The known word that is most like this one; all of them, when none is and they are few.
    #[must_use]
    pub fn of<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let known: Vec<&str> = known.into_iter().collect();
        let limit = 1 + text.chars().count() / 4;
        let nearest = known
            .iter()
            .map(|word| (edits(text, word), *word))
            .min()
            .filter(|(distance, _)| *distance <= limit);
        match nearest {
            Some((_, word)) => Some(Self::DidYouMean(word.to_owned())),
            None if (1..=8).contains(&known.len()) => {
                Some(Self::OneOf(known.into_iter().map(str::to_owned).collect()))
            }
            None => None,
        }
    }
}

/// How many letters must be put in, left out or changed to make one text of the other; case is no difference.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.to_lowercase().chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (above, known) in row.windows(2).zip(&other) {
            let &[diagonal, up] = above else { continue };
            let left = next.last().copied().unwrap_or(i + 1);
            let change = diagonal + usize::from(letter != *known);
            next.push(change.min(up + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters_from_one() {
        let text = "a = 1\nø = [\n";
        assert_eq!(Place::of(text, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of(text, 6), Place { line: 2, column: 1 });
        assert_eq!(Place::of(text, 8), Place { line: 2, column: 2 });
        assert_eq!(Place::of(text, 999), Place { line: 3, column: 1 });
    }

    #[test]
    fn edits_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("method", "method", 0),
            ("metod", "method", 1),
            ("Dial", "dial", 0),
            ("langauge", "language", 2),
            ("", "abc", 3),
        ] {
            assert_eq!(edits(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_word_is_the_hint() {
        let known = ["show", "tel", "command"];
        let did = |word: &str| Some(Hint::DidYouMean(word.to_owned()));
        assert_eq!(Hint::of("comand", known), did("command"));
        assert_eq!(Hint::of("sow", known), did("show"));
        let all = known.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(Hint::of("telephone", known), Some(Hint::OneOf(all)));
        assert_eq!(Hint::of("anything", []), None);
    }
}
