//! A TOML document that is read key by key: what is asked for is known, what is left over is a mistake.
//!
//! *Invariant:* reading never fails; each mistake is a problem with its place, and the next key is read.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Expected, Hint, Mistake, Place, Problem};

/// A file of the user's, or an embedded one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// How the file is called in problems; its name without folder and ending names themes and campaigns.
    pub name: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// The file's name without folder and ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }
}

/// The mistakes found so far in one file.
pub(super) struct Log<'s> {
    source: &'s Source,
    /// The mistakes, as they came.
    pub(super) problems: Vec<Problem>,
}

impl Log<'_> {
    /// Notes a mistake at a place of the file.
    pub(super) fn note(&mut self, at: &Range<usize>, what: Mistake, hint: Option<Hint>) {
        self.problems.push(Problem {
            file: self.source.name.clone(),
            place: Some(Place::of(&self.source.text, at.start)),
            what,
            hint,
        });
    }

    pub(super) fn wrong_type(&mut self, at: &Range<usize>, key: &str, expected: Expected) {
        let key = key.to_owned();
        self.note(at, Mistake::WrongType { key, expected }, None);
    }
}

/// A value that knows where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// A section of a document. [`Section::finish`] reports what nobody asked for.
pub(super) struct Section<'s> {
    path: String,
    pub(super) span: Range<usize>,
    entries: BTreeMap<String, Entry<'s>>,
    asked: Vec<&'static str>,
}

struct Entry<'s> {
    key: Range<usize>,
    value: Spanned<DeValue<'s>>,
}

/// The document and the mistakes in its syntax.
pub(super) fn open(source: &Source) -> (Section<'_>, Log<'_>) {
    let mut log = Log {
        source,
        problems: Vec::new(),
    };
    if let Some(at) = source.text.find(char::REPLACEMENT_CHARACTER) {
        log.note(&(at..at), Mistake::NotUtf8, None);
    }
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let detail = error.message().to_owned();
        log.note(
            &error.span().unwrap_or_default(),
            Mistake::Syntax { detail },
            None,
        );
    }
    let span = root.span();
    (Section::of(String::new(), span, root.into_inner()), log)
}

impl<'s> Section<'s> {
    pub(super) fn of(path: String, span: Range<usize>, table: DeTable<'s>) -> Self {
        let entries = table.into_iter().map(|(key, value)| {
            let span = key.span();
            (key.into_inner().into_owned(), Entry { key: span, value })
        });
        Self {
            path,
            span,
            entries: entries.collect(),
            asked: Vec::new(),
        }
    }

    /// The text of a key.
    pub(super) fn text(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<At<String>> {
        let (value, span) = self.take(key)?;
        let DeValue::String(text) = value else {
            log.wrong_type(&span, &self.full(key), Expected::Text);
            return None;
        };
        let value = text.into_owned();
        Some(At { value, span })
    }

    /// The text of a key that another type reads; `None` is noted as an unknown value with these as the hint.
    pub(super) fn parsed<T>(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
        known: &[&str],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let At { value, span } = self.text(log, key)?;
        let parsed = parse(&value);
        if parsed.is_none() {
            let hint = Hint::of(&value, known.iter().copied());
            let key = self.full(key);
            log.note(&span, Mistake::UnknownValue { key, value }, hint);
        }
        parsed
    }

    /// The whole number of a key, when it lies in the range.
    pub(super) fn number<T: Copy + Into<i64> + TryFrom<i64>>(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
        range: RangeInclusive<T>,
    ) -> Option<T> {
        let (value, span) = self.take(key)?;
        let key = self.full(key);
        let DeValue::Integer(number) = value else {
            log.wrong_type(&span, &key, Expected::Number);
            return None;
        };
        let (least, most) = ((*range.start()).into(), (*range.end()).into());
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let good = number
            .filter(|number| (least..=most).contains(number))
            .and_then(|number| T::try_from(number).ok());
        if good.is_none() {
            log.note(&span, Mistake::OutOfRange { key, least, most }, None);
        }
        good
    }

    /// Whether a key is `true`.
    pub(super) fn yes_no(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<bool> {
        let (value, span) = self.take(key)?;
        let answer = value.as_bool();
        if answer.is_none() {
            log.wrong_type(&span, &self.full(key), Expected::YesNo);
        }
        answer
    }

    /// The texts of a key.
    pub(super) fn list(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Vec<At<String>>> {
        let (value, span) = self.take(key)?;
        let key = self.full(key);
        let texts = texts(value, &span);
        if texts.is_none() {
            log.wrong_type(&span, &key, Expected::List);
        }
        texts
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The items of an array; none when the key is not there.
    pub(super) fn items(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
    ) -> Option<Vec<Spanned<DeValue<'s>>>> {
        let (value, span) = self.take(key)?;
        if let DeValue::Array(array) = value {
            return Some(array.into_iter().collect());
        }
        log.wrong_type(&span, &self.full(key), Expected::List);
        None
    }

    /// The day of a key.
    pub(super) fn date(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<NaiveDate> {
        let (value, span) = self.take(key)?;
        let found = day(&value);
        if found.is_none() {
            log.wrong_type(&span, &self.full(key), Expected::Day);
        }
        found
    }

    /// Every section in this one, by its name.
    pub(super) fn named_sections(self, log: &mut Log<'_>) -> Vec<(At<String>, Self)> {
        let mut all = Vec::new();
        for (name, entry) in self.entries {
            let path = format!("{}.{name}", self.path);
            let span = entry.value.span();
            if let DeValue::Table(table) = entry.value.into_inner() {
                let name = At {
                    value: name,
                    span: entry.key,
                };
                all.push((name, Self::of(path, span, table)));
            } else {
                log.wrong_type(&span, &path, Expected::Table);
            }
        }
        all
    }

    /// The section of a key; an empty one when it is not there.
    pub(super) fn section(&mut self, log: &mut Log<'_>, key: &'static str) -> Self {
        let path = self.full(key);
        match self.take(key) {
            None => Self::of(path, self.span.clone(), DeTable::new()),
            Some((DeValue::Table(table), span)) => Self::of(path, span, table),
            Some((_, span)) => {
                log.wrong_type(&span, &path, Expected::Table);
                Self::of(path, span, DeTable::new())
            }
        }
    }

    /// The sections that a key has several of, as `[[outcome]]`.
    pub(super) fn sections(&mut self, log: &mut Log<'_>, key: &'static str) -> Vec<Self> {
        let path = self.full(key);
        let Some((value, span)) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(array) = value else {
            log.wrong_type(&span, &path, Expected::Table);
            return Vec::new();
        };
        let mut sections = Vec::new();
        for item in array {
            let span = item.span();
            if let DeValue::Table(table) = item.into_inner() {
                sections.push(Self::of(path.clone(), span, table));
            } else {
                log.wrong_type(&span, &path, Expected::Table);
            }
        }
        sections
    }

    /// Every key that is there, with its texts: a text alone is a list of one.
    pub(super) fn all_texts(self, log: &mut Log<'_>) -> Vec<(At<String>, Vec<At<String>>)> {
        let mut all = Vec::new();
        for (name, entry) in self.entries {
            let span = entry.value.span();
            match texts(entry.value.into_inner(), &span) {
                Some(texts) => all.push((
                    At {
                        value: name,
                        span: entry.key,
                    },
                    texts,
                )),
                None => log.wrong_type(&span, &name, Expected::List),
            }
        }
        all
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self, log: &mut Log<'_>) {
        for (name, entry) in &self.entries {
            let hint = Hint::of(name, self.asked.iter().copied());
            let key = self.full(name);
            log.note(&entry.key, Mistake::UnknownKey { key }, hint);
        }
    }

    /// The key with the sections it stands in.
    pub(super) fn full(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn take(&mut self, key: &'static str) -> Option<(DeValue<'s>, Range<usize>)> {
        self.asked.push(key);
        let entry = self.entries.remove(key)?;
        let span = entry.value.span();
        Some((entry.value.into_inner(), span))
    }
}

/// A day without a time.
pub(super) fn day(value: &DeValue<'_>) -> Option<NaiveDate> {
    let DeValue::Datetime(found) = value else {
        return None;
    };
    let date = found.date.filter(|_| found.time.is_none())?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

/// A whole number.
pub(super) fn whole(value: &DeValue<'_>) -> Option<i64> {
    let DeValue::Integer(number) = value else {
        return None;
    };
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The texts of an array, or of a text alone; none when there is anything else in it.
fn texts(value: DeValue<'_>, span: &Range<usize>) -> Option<Vec<At<String>>> {
    if let DeValue::String(text) = value {
        let (value, span) = (text.into_owned(), span.clone());
        return Some(vec![At { value, span }]);
    }
    let DeValue::Array(array) = value else {
        return None;
    };
    array
        .into_iter()
        .map(|item| {
            let span = item.span();
            let DeValue::String(text) = item.into_inner() else {
                return None;
            };
            let value = text.into_owned();
            Some(At { value, span })
        })
        .collect()
}
