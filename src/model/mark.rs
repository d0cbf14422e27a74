//! Marks: lines of the notes that say what they are by their first sign.
//!
//! | sign | is |
//! |---|---|
//! | `"` | the customer's exact words |
//! | `!` | our promise |
//! | `!!` | theirs |
//! | `?` | their question |
//! | `+` | something they will want later |
//! | `*` | something that matters to them |
//! | `>` | a callback, as in `> tir 14 om regningen` |
//! | `#` | tags, as in `#vip #jul` |
//!
//! *Invariant:* a mark is read from the text and written nowhere; the notes stay as they were written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::moment::{Now, Zone};
use super::when::{When, Words, find_dates, find_deadline, read_when};

/// So many words at the end of a promise, or at the beginning of a callback, are read together as a time.
const WORDS_OF_A_TIME: usize = 8;

/// What a line of the notes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// The customer's exact words.
    Verbatim,
    /// We promise.
    OurPromise,
    /// They promise.
    TheirPromise,
    /// They ask.
    TheirQuestion,
    /// Something they will want later.
    Need,
    /// Something that matters to them.
    Priority,
    /// We call again.
    Callback,
    /// A word that they are sorted by.
    Tag,
}

impl MarkKind {
    /// All of them, the longer sign of two that begin alike first.
    pub const ALL: [Self; 8] = [
        Self::Verbatim,
        Self::TheirPromise,
        Self::OurPromise,
        Self::TheirQuestion,
        Self::Need,
        Self::Priority,
        Self::Callback,
        Self::Tag,
    ];

    /// The sign that a line begins with.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Verbatim => "\"",
            Self::OurPromise => "!",
            Self::TheirPromise => "!!",
            Self::TheirQuestion => "?",
            Self::Need => "+",
            Self::Priority => "*",
            Self::Callback => ">",
            Self::Tag => "#",
        }
    }

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::OurPromise => "our-promise",
            Self::TheirPromise => "their-promise",
            Self::TheirQuestion => "their-question",
            Self::Need => "need",
            Self::Priority => "priority",
            Self::Callback => "callback",
            Self::Tag => "tag",
        }
    }
}

/// A mark in the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The line, from nought.
    pub line: usize,
    /// What it is.
    pub kind: MarkKind,
    /// All that stands after the sign, as it was written.
    pub text: String,
    /// What it says without its sign: the words, what a callback is about, the tag.
    pub words: String,
    /// The time in it: of a callback; of a promise its last day.
    pub when: Option<When>,
}

impl Mark {
    /// The last day of a promise.
    #[must_use]
    pub fn due(&self) -> Option<NaiveDate> {
        self.when.map(|when| when.at.date())
    }
}

/// The marks in the notes, from the first line. `words` are those of the language that times are said in, `now` is on the
/// clock of the customer.
#[must_use]
pub fn marks(notes: &str, words: &Words, now: Now) -> Vec<Mark> {
    notes
        .lines()
        .enumerate()
        .flat_map(|(at, line)| of_line(at, line.trim(), words, now))
        .collect()
}

/// Reads the marks in notes again and again, as at each key: a line that is as it was is not read anew. So a time that was
/// said by the clock, *in an hour*, stays what it was when it was written.
#[derive(Debug, Clone, Default)]
pub struct MarkReader {
    /// On this clock, and on this day.
    read_on: Option<(Zone, NaiveDate)>,
    lines: BTreeMap<String, Vec<Mark>>,
}

impl MarkReader {
    /// The marks in the notes, in the way of [`marks`].
    pub fn read(&mut self, notes: &str, words: &Words, now: Now) -> Vec<Mark> {
        let mut known = std::mem::take(&mut self.lines);
        let read_on = Some((now.zone, now.today()));
        if std::mem::replace(&mut self.read_on, read_on) != read_on {
            known.clear();
        }
        let mut all = Vec::new();
        for (at, line) in notes.lines().enumerate() {
            let line = line.trim();
            if sign_of(line).is_none() {
                continue;
            }
            let again = || self.lines.get(line).cloned();
            let marks = known.remove(line).or_else(again);
            let marks = marks.unwrap_or_else(|| of_line(0, line, words, now));
            all.extend(marks.iter().map(|mark| Mark {
                line: at,
                ..mark.clone()
            }));
            self.lines.insert(line.to_owned(), marks);
        }
        all
    }
}

/// What one line is, in the way of [`marks`]; of several tags the first. It is asked at each key.
#[must_use]
pub fn mark_of_line(line: &str, words: &Words, now: Now) -> Option<Mark> {
    of_line(0, line.trim(), words, now).into_iter().next()
}

/// The line without the sign that makes it a mark, and without the quotation mark that closes a verbatim; none when no
/// sign stands first.
#[must_use]
pub fn without_sign(line: &str) -> Option<String> {
    let text = line.trim_start();
    let indent = line.strip_suffix(text)?;
    let (kind, rest) = sign_of(text)?;
    let rest = rest.trim_start();
    let rest = match kind {
        MarkKind::Verbatim => rest.strip_suffix('"').unwrap_or(rest),
        MarkKind::OurPromise
        | MarkKind::TheirPromise
        | MarkKind::TheirQuestion
        | MarkKind::Need
        | MarkKind::Priority
        | MarkKind::Callback
        | MarkKind::Tag => rest,
    };
    Some(format!("{indent}{rest}"))
}

/// The sign that a text begins with, and what comes after it.
fn sign_of(text: &str) -> Option<(MarkKind, &str)> {
    MarkKind::ALL
        .into_iter()
        .find_map(|kind| Some((kind, text.strip_prefix(kind.sign())?)))
}

fn of_line(at: usize, line: &str, words: &Words, now: Now) -> Vec<Mark> {
    let Some((kind, rest)) = sign_of(line) else {
        return Vec::new();
    };
    let mark = |said: &str, when| Mark {
        line: at,
        kind,
        text: rest.trim().to_owned(),
        words: said.to_owned(),
        when,
    };
    let said = rest.trim();
    match kind {
        MarkKind::Tag => tags(rest).map(|tag| mark(tag, None)).collect(),
        MarkKind::Verbatim => one(said.trim_end_matches('"').trim(), |it| mark(it, None)),
        MarkKind::OurPromise | MarkKind::TheirPromise => {
            one(said, |it| mark(it, time_in(it, words, now)))
        }
        MarkKind::Callback => {
            let (when, about) = callback(said, words, now);
            one(said, |_| mark(about, when))
        }
        MarkKind::TheirQuestion | MarkKind::Need | MarkKind::Priority => {
            one(said, |it| mark(it, None))
        }
    }
}

/// One mark, when it says anything: a line of signs is no mark.
fn one(said: &str, mark: impl Fn(&str) -> Mark) -> Vec<Mark> {
    let says = said.chars().any(char::is_alphanumeric);
    says.then(|| mark(said)).into_iter().collect()
}

/// The words after signs, on a line that begins with one and a word right after it.
fn tags(rest: &str) -> impl Iterator<Item = &str> {
    let begins = rest.starts_with(|it: char| it.is_alphanumeric());
    let words = rest.split_whitespace().enumerate();
    words
        .filter_map(|(n, word)| {
            if n == 0 {
                Some(word)
            } else {
                word.strip_prefix('#')
            }
        })
        .filter(move |word| begins && !word.is_empty())
}

/// The time in running text; else the one that it ends with, in words that mean a time only there: *svar på regningen tir*.
fn time_in(said: &str, words: &Words, now: Now) -> Option<When> {
    let found = find_dates(said, words, now).into_iter().next();
    found.map(|(_, when)| when).or_else(|| {
        let begins = said.char_indices().rev().filter(|(at, it)| {
            let before = said.get(..*at).and_then(|it| it.chars().next_back());
            it.is_alphabetic() && before.is_none_or(char::is_whitespace)
        });
        let begins: Vec<usize> = begins.map(|(at, _)| at).take(WORDS_OF_A_TIME).collect();
        let ends = begins.into_iter().rev().filter_map(|at| said.get(at..));
        let end = ends.into_iter().find_map(|end| read_when(end, words, now));
        end.or_else(|| find_deadline(said, words, now))
    })
}

/// The time that a callback begins with, the longest that can be read, and what comes after it.
fn callback<'t>(said: &'t str, words: &Words, now: Now) -> (Option<When>, &'t str) {
    let ends = said.char_indices().filter(|(_, it)| it.is_whitespace());
    let ends = ends.map(|(at, _)| at).chain([said.len()]);
    let mut ends: Vec<usize> = ends.take(WORDS_OF_A_TIME).collect();
    ends.reverse();
    let read = ends.into_iter().find_map(|end| {
        let (time, about) = said.split_at_checked(end)?;
        Some((read_when(time, words, now)?, about))
    });
    match read {
        Some((when, about)) => {
            let about = about.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '"');
            (Some(when), about.trim())
        }
        None => (time_in(said, words, now), said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::when::Word;

    /// Monday, the 23rd of November 2026, at ten.
    fn now() -> Now {
        Now {
            at: Zone::OSLO.instant("2026-11-23T10:00:00".parse().unwrap()),
            zone: Zone::OSLO,
        }
    }

    fn words() -> Words {
        use chrono::Weekday;
        Words::default()
            .with("tirsdag", Word::Weekday(Weekday::Tue))
            .with("tir", Word::Weekday(Weekday::Tue))
            .with("fredag", Word::Weekday(Weekday::Fri))
            .with("etter", Word::After)
            .with("innen", Word::Before)
    }

    fn check(notes: &str, expected: &[(usize, MarkKind, &str, &str)]) {
        let found = marks(notes, &words(), now());
        let found: Vec<_> = found
            .iter()
            .map(|it| {
                let when = it.when.map(|when| when.at.format("%m-%d %H").to_string());
                (it.line, it.kind, it.words.clone(), when.unwrap_or_default())
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, kind, words, when)| {
                (*line, *kind, (*words).to_owned(), (*when).to_owned())
            })
            .collect();
        assert_eq!(found, expected, "{notes}");
    }

    #[test]
    fn each_sign_is_a_mark() {
        use MarkKind::{Need, OurPromise, Priority, TheirPromise, TheirQuestion, Verbatim};
        let notes = "Ringte om regningen\n\"Det er tredje gang\"\n! svar innen fredag\n!!sender avlesningen\n\
                     ? når kommer den\n  + to linjer til våren\n* én regning\n";
        check(
            notes,
            &[
                (1, Verbatim, "Det er tredje gang", ""),
                (2, OurPromise, "svar innen fredag", "11-27 00"),
                (3, TheirPromise, "sender avlesningen", ""),
                (4, TheirQuestion, "når kommer den", ""),
                (5, Need, "to linjer til våren", ""),
                (6, Priority, "én regning", ""),
            ],
        );
    }

    #[test]
    fn times_are_read() {
        use MarkKind::{Callback, OurPromise};
        check("> tir 14", &[(0, Callback, "", "11-24 14")]);
        check(
            "> tir etter 16, om regningen",
            &[(0, Callback, "om regningen", "11-24 16")],
        );
        check(
            "> når hun er tilbake",
            &[(0, Callback, "når hun er tilbake", "")],
        );
        check(
            "! sender tilbud tir",
            &[(0, OurPromise, "sender tilbud tir", "11-24 00")],
        );
        check("! sender 14", &[(0, OurPromise, "sender 14", "")]);
        check(
            "! kobler om 1.12.",
            &[(0, OurPromise, "kobler om 1.12.", "12-01 00")],
        );
    }

    #[test]
    fn a_last_day_needs_no_point_after_its_month() {
        let due = |said: &str| {
            let found = marks(&format!("! {said}"), &words(), now());
            found.first().and_then(Mark::due).map(|day| day.to_string())
        };
        for (said, day) in [
            ("sende kontrakt 15.12", "2026-12-15"),
            ("sende innen 31.12", "2026-12-31"),
            ("sende innen 7.1", "2027-01-07"),
            ("sende innen 15.12, hvis hun vil", "2026-12-15"),
            ("Sende kontrakt 15.12!", "2026-12-15"),
        ] {
            assert_eq!(due(said).as_deref(), Some(day), "{said}");
        }
        for said in [
            "gi 3.5 prosent",
            "innen 3.5 prosent av planen",
            "prisen blir kr 9.10",
            "sende 12.50",
            "sende 31.13",
            "sende 30.2",
            "15.12 sa de noe annet",
        ] {
            assert_eq!(due(said), None, "{said}");
        }
        let theirs = marks("!! de sender adresseliste innen 15.12", &words(), now());
        let due = theirs.first().and_then(Mark::due);
        assert_eq!(due, NaiveDate::from_ymd_opt(2026, 12, 15));
    }

    #[test]
    fn a_time_is_sought_where_it_may_be() {
        use MarkKind::OurPromise;
        let long = "sjekker dette nøye ".repeat(40);
        let said = format!("{long}og sier fra tir");
        check(&format!("! {said}"), &[(0, OurPromise, &said, "11-24 00")]);
    }

    #[test]
    fn a_line_that_is_as_it_was_is_not_read_anew() {
        let mut reader = MarkReader::default();
        let notes = "! a tir\n* b\n! a tir\ntekst\n#c #d";
        assert_eq!(
            reader.read(notes, &words(), now()),
            marks(notes, &words(), now())
        );
        // Without words nothing could be read anew.
        let longer = format!("først\n{notes}");
        let again = reader.read(&longer, &Words::default(), now());
        assert_eq!(again, marks(&longer, &words(), now()));
        let tomorrow = Now {
            at: now().at.plus(chrono::Duration::days(1)),
            ..now()
        };
        let later = reader.read(notes, &words(), tomorrow);
        assert_eq!(later, marks(notes, &words(), tomorrow));
    }

    #[test]
    fn a_sign_is_taken_away_with_what_closes_it() {
        for (line, without) in [
            ("! svar tir", Some("svar tir")),
            ("!!sender 👍", Some("sender 👍")),
            ("  \"Det er tredje gang\"", Some("  Det er tredje gang")),
            ("\"å være", Some("å være")),
            ("* ", Some("")),
            ("vi lovet!", None),
            ("", None),
        ] {
            assert_eq!(without_sign(line).as_deref(), without, "{line:?}");
        }
    }

    #[test]
    fn tags_stand_together_and_a_sign_alone_is_nothing() {
        use MarkKind::Tag;
        check(
            "#vip #jul og mer",
            &[(0, Tag, "vip", ""), (0, Tag, "jul", "")],
        );
        for nothing in [
            "#",
            "# overskrift",
            "!",
            "!!",
            "***",
            "\"\"",
            ">",
            "-- !",
            "",
        ] {
            check(nothing, &[]);
        }
        check("vi lovet! alt", &[]);
    }
}
