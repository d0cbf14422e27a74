//! The words of `import_aliases.toml`: how lists name their columns, countries and forms of organisation, and how
//! sellers' own lists say how a call went.
//!
//! *Invariant:* both sides of a comparison are folded; what stands here is never shown.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::problem::{Mistake, Place, Problem};
use crate::model::phone::Region;
use crate::model::text::{fold, fold_letters};

/// The words that come with the program.
const EMBEDDED: &str = include_str!("../../config/import_aliases.toml");

/// Fewer letters than this mean something only when they are all that is written: `ja`, `nei`, `na`.
const ALONE_BELOW: usize = 4;

/// Words in lists, and what they name.
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    columns: HashMap<String, String>,
    column_ends: Vec<(String, String)>,
    statuses: HashMap<String, String>,
    phrases: Vec<(String, String)>,
    forms: HashMap<String, String>,
    countries: HashMap<String, Region>,
    no: HashSet<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    column: BTreeMap<String, Words>,
    status: BTreeMap<String, Words>,
    form: BTreeMap<String, Words>,
    country: BTreeMap<String, Vec<String>>,
    no: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    exact: Vec<String>,
    ends_with: Vec<String>,
}

impl Aliases {
    /// The words that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        let mut aliases = Self::default();
        let problems = aliases.add(EMBEDDED, "import_aliases.toml");
        debug_assert_eq!(problems, []);
        aliases
    }

    /// Adds the words of a file; where both know a word, the file's meaning holds.
    pub fn add(&mut self, text: &str, file: &str) -> Vec<Problem> {
        let read: File = match toml::from_str(text) {
            Ok(read) => read,
            Err(error) => return vec![problem(file, text, &error)],
        };
        for (name, words) in read.column {
            self.add_column(&name, words);
        }
        for (name, words) in read.status {
            for word in words.exact {
                self.phrases.push((spoken(&word), name.clone()));
                self.statuses.insert(fold_letters(&word), name.clone());
            }
        }
        for (name, words) in read.form {
            let words = words.exact.iter().map(|word| fold_letters(word));
            self.forms.extend(words.map(|word| (word, name.clone())));
        }
        let unknown = self.add_countries(read.country, file);
        self.no.extend(read.no.exact.iter().map(|word| fold(word)));
        // The longest says the most: "ikke interessert" before "interessert".
        self.phrases
            .sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        self.column_ends
            .sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
        unknown
    }

    fn add_column(&mut self, name: &str, words: Words) {
        for word in words.exact {
            self.columns.insert(fold_letters(&word), name.to_owned());
        }
        for word in words.ends_with {
            self.column_ends
                .push((fold_letters(&word), name.to_owned()));
        }
    }

    fn add_countries(
        &mut self,
        countries: BTreeMap<String, Vec<String>>,
        file: &str,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (name, words) in countries {
            match name.parse() {
                Ok(region) => {
                    let words = words.iter().map(|word| fold_letters(word));
                    self.countries.extend(words.map(|word| (word, region)));
                }
                Err(_) => problems.push(Problem {
                    file: file.to_owned(),
                    place: None,
                    what: Mistake::UnknownValue {
                        key: "country".to_owned(),
                        value: name,
                    },
                    hint: None,
                }),
            }
        }
        problems
    }

    /// What a header claims to hold, by the name of its table: the whole header, the same without a number at its end
    /// (`phone2`), its last part (`Person - Phone`), then its end.
    #[must_use]
    pub fn column(&self, header: &str) -> Option<&str> {
        let folded = fold_letters(header);
        let numbered = folded.trim_end_matches(|digit: char| digit.is_ascii_digit());
        let last = header
            .rsplit_once(" - ")
            .map(|(_, last)| fold_letters(last));
        self.columns
            .get(&folded)
            .or_else(|| self.columns.get(numbered))
            .or_else(|| self.columns.get(last.as_deref()?))
            .or_else(|| {
                let ends = self.column_ends.iter();
                ends.map(|(end, name)| (end, name))
                    .find_map(|(end, name)| numbered.ends_with(end.as_str()).then_some(name))
            })
            .map(String::as_str)
    }

    /// What a status is taken to mean, by the name of its table: the whole of it, then the longest phrase in it.
    #[must_use]
    pub fn status(&self, status: &str) -> Option<&str> {
        if let Some(name) = self.statuses.get(&fold_letters(status)) {
            return Some(name);
        }
        let status = format!(" {} ", spoken(status));
        let known = |phrase: &str| {
            phrase.len() >= ALONE_BELOW
                && status.match_indices(phrase).any(|(at, _)| {
                    let before = status.get(..at).is_some_and(|before| before.ends_with(' '));
                    let after = status.get(at + phrase.len()..);
                    before && after.is_some_and(|after| after.starts_with(' '))
                })
        };
        self.phrases
            .iter()
            .find_map(|(phrase, name)| known(phrase).then_some(name.as_str()))
    }

    /// What a form of organisation says of who is called, by the name of its table.
    #[must_use]
    pub fn form(&self, form: &str) -> Option<&str> {
        self.forms.get(&fold_letters(form)).map(String::as_str)
    }

    /// The country that a text names.
    #[must_use]
    pub fn country(&self, text: &str) -> Option<Region> {
        self.countries.get(&fold_letters(text)).copied()
    }

    /// Whether a cell of a column like *do not call* says no.
    #[must_use]
    pub fn is_no(&self, cell: &str) -> bool {
        let cell = cell.trim();
        cell.is_empty() || self.no.contains(&fold(cell))
    }
}

/// The folded words with one space between them.
fn spoken(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn problem(file: &str, text: &str, error: &toml::de::Error) -> Problem {
    Problem {
        file: file.to_owned(),
        place: error.span().map(|span| Place::of(text, span.start)),
        what: Mistake::Syntax {
            detail: error.message().to_owned(),
        },
        hint: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_has_no_mistake() {
        assert_eq!(Aliases::default().add(EMBEDDED, "import_aliases.toml"), []);
    }

    #[test]
    fn a_word_has_one_meaning() {
        let read: File = toml::from_str(EMBEDDED).unwrap();
        for tables in [&read.column, &read.status, &read.form] {
            let mut seen = HashMap::new();
            for (name, words) in tables {
                for word in &words.exact {
                    let before = seen.insert(fold_letters(word), name);
                    assert!(
                        before.is_none_or(|before| before == name),
                        "{word}: {name}, {before:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn headers() {
        let aliases = Aliases::embedded();
        for (header, column) in [
            ("Telefonnr.", Some("phone")),
            ("phone1", Some("phone")),
            ("Phone 2", Some("phone_other")),
            ("E-post", Some("email")),
            ("Person - Phone - Work", Some("phone_work")),
            ("Organisation - Telefon", Some("phone")),
            ("Privat mobiltelefon", Some("mobile")),
            ("Sist ringt", Some("last_contacted")),
            ("Forsøk", Some("attempts_before")),
            ("Ring tilbake", Some("callback_at")),
            ("Ansvarlig", Some("owner")),
            ("Notat", Some("notes")),
            ("Notat 12.11.2026", Some("notes")),
            ("organisasjonsform.kode", Some("org_form")),
            ("By", Some("city")),
            ("Omsetning", None),
            ("", None),
            ("2", None),
        ] {
            assert_eq!(aliases.column(header), column, "{header}");
        }
    }

    #[test]
    fn statuses() {
        let aliases = Aliases::embedded();
        for (status, meaning) in [
            ("Ikke svar", Some("no-answer")),
            ("NO_ANSWER", Some("no-answer")),
            ("svarer ikke på mobil", Some("no-answer")),
            ("Ring tilbake", Some("talk-again")),
            ("Ikke interessert", Some("not-interested")),
            ("ikke interessert nå", Some("not-interested")),
            ("interessert", Some("talk-again")),
            ("Snakket med", Some("talked")),
            ("snakket med kona, ring tilbake", Some("talk-again")),
            ("Feil nummer", Some("wrong-number")),
            ("Ønsker ikke kontakt", Some("never-call")),
            ("Møte avtalt", Some("agreed")),
            ("Møde aftalt", Some("agreed")),
            ("Optaget", Some("busy")),
            ("ej intresserad", Some("not-interested")),
            ("nicht erreicht", Some("no-answer")),
            ("ja", Some("agreed")),
            ("ja, kanskje", None),
            ("fase 2", None),
            ("", None),
        ] {
            assert_eq!(aliases.status(status), meaning, "{status}");
        }
    }

    #[test]
    fn countries_forms_and_no() {
        let aliases = Aliases::embedded();
        assert_eq!(aliases.country("Norge"), Some(Region::NO));
        assert_eq!(aliases.country("us"), Some(Region::US));
        assert_eq!(aliases.country("Atlantis"), None);
        assert_eq!(aliases.form("ENK"), Some("sole-trader"));
        assert_eq!(aliases.form("ApS"), Some("business"));
        assert!(aliases.is_no(" Nei "));
        assert!(aliases.is_no(""));
        assert!(!aliases.is_no("x"));
    }

    #[test]
    fn a_file_adds_words_and_its_mistakes_are_placed() {
        let mut aliases = Aliases::embedded();
        assert_eq!(
            aliases.add("[column.contract]\nexact = [\"Avtalenummer\"]", "own.toml"),
            []
        );
        assert_eq!(aliases.column("avtalenummer"), Some("contract"));
        let problems = aliases.add("[column.contract]\nexact = 3\n", "own.toml");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place.map(|place| place.line), Some(2));
    }
}
