//! How well a customer fits what was typed.

use rusqlite::{Connection, OptionalExtension as _};

use super::typed::{Typed, Word};
use crate::model::find::Matched;
use crate::model::text::{fold, sort_key};
use crate::store::open::Failure;
use crate::store::project::values_of_all;

const LOAD: &str = "SELECT name, company, town, email, external_id, org_number, \
     EXISTS(SELECT 1 FROM alias WHERE alias.id = customer.id) FROM customer WHERE k = ?1 AND born IS NOT NULL";

/// How well; the smaller, the better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    kind: Kind,
    /// Not whole words, or not the whole number.
    is_part: bool,
    /// Spelled otherwise, or in the middle of a number.
    is_otherwise: bool,
    /// Newest first, for notes.
    age: usize,
    /// By name.
    name: Vec<u8>,
}

/// Where it matched, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    Id,
    Name,
    Company,
    Town,
    Email,
    Notes,
}

/// The columns in which words are looked for, in the order of a candidate's texts.
const WORD_KINDS: [Kind; 4] = [Kind::Name, Kind::Company, Kind::Town, Kind::Email];

impl Rank {
    /// The customer has a number with these digits.
    pub(super) fn by_number(is_whole: bool, is_beginning: bool) -> Self {
        Self::new(Kind::Number, is_whole, is_beginning)
    }

    /// The words stand in notes; `age` counts from the newest.
    pub(super) fn by_notes(is_whole: bool, age: usize) -> Self {
        Self {
            age,
            ..Self::new(Kind::Notes, is_whole, true)
        }
    }

    fn new(kind: Kind, is_whole: bool, is_spelled: bool) -> Self {
        Self {
            kind,
            is_part: !is_whole,
            is_otherwise: !is_spelled,
            age: 0,
            name: Vec::new(),
        }
    }

    /// What matched.
    pub(super) const fn matched(&self) -> Matched {
        match self.kind {
            Kind::Number => Matched::Number,
            Kind::Id => Matched::Id,
            Kind::Name => Matched::Name,
            Kind::Company => Matched::Company,
            Kind::Town => Matched::Town,
            Kind::Email => Matched::Email,
            Kind::Notes => Matched::Notes,
        }
    }
}

/// A customer who may fit.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Name, company, town, e-mail.
    texts: [Text; 4],
    /// The number in another system, and that in a register.
    ids: [String; 2],
    addresses: Vec<String>,
    sort: Vec<u8>,
}

/// A text's words, as they are spelled in lower case and as they are indexed.
#[derive(Debug)]
struct Text {
    spelled: Vec<String>,
    folded: Vec<String>,
}

impl Text {
    fn of(texts: &[String]) -> Self {
        let each = |read: fn(&str) -> String| texts.iter().flat_map(move |it| words(&read(it)));
        Self {
            spelled: each(str::to_lowercase).collect(),
            folded: each(fold).collect(),
        }
    }

    fn begins(&self, word: &Word) -> bool {
        self.folded.iter().any(|own| own.starts_with(&word.folded))
    }

    fn is_whole(&self, word: &Word) -> bool {
        self.folded.contains(&word.folded)
    }

    fn is_spelled(&self, word: &Word) -> bool {
        self.spelled
            .iter()
            .any(|own| own.starts_with(&word.spelled))
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Candidate {
    /// Reads a customer; none for one of whom only later facts have arrived.
    pub(super) fn load(db: &Connection, customer: i64) -> Result<Option<Self>, Failure> {
        let row = db.prepare_cached(LOAD)?.query_row([customer], |row| {
            let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            Ok((texts, [row.get(4)?, row.get(5)?], row.get(6)?))
        });
        let Some((texts, ids, is_joined)) = row.optional()? else {
            return Ok(None);
        };
        let [name, ..] = &texts;
        let sort = sort_key(name);
        // Those who are one are found by what any of them is called.
        let texts = if is_joined {
            values_of_all(db, customer)?
        } else {
            texts.map(|text| vec![text])
        };
        let [.., emails] = &texts;
        Ok(Some(Self {
            sort,
            addresses: emails.iter().map(|email| fold(email)).collect(),
            texts: texts.each_ref().map(|texts| Text::of(texts)),
            ids,
        }))
    }

    /// Whether this is the whole of one of the customer's ids.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.ids.iter().any(|own| own.eq_ignore_ascii_case(id))
    }

    /// Whether the address that was typed, if one was, is the customer's or the beginning of it.
    pub(super) fn has_address(&self, typed: &Typed) -> bool {
        let typed = typed.address.as_ref();
        typed.is_none_or(|typed| {
            let is_domain = !typed.contains('@');
            let mut own = self.addresses.iter();
            own.any(|own| own.starts_with(typed) || (is_domain && own.contains(typed)))
        })
    }

    /// Whether every word begins one of the customer's.
    pub(super) fn has_words(&self, typed: &Typed) -> bool {
        typed
            .words
            .iter()
            .all(|word| self.texts.iter().any(|text| text.begins(word)))
    }

    /// The rank by a match that is no match of words.
    pub(super) fn by_id(&self, is_whole: bool) -> Rank {
        self.rank(Kind::Id, is_whole, true)
    }

    /// The rank by words: as good as the word that fits worst. An address fits before any word of it.
    pub(super) fn by_words(&self, typed: &Typed) -> Rank {
        if let Some(address) = &typed.address {
            return self.rank(Kind::Email, self.addresses.contains(address), true);
        }
        let fits = typed.words.iter().map(|word| self.fit(word));
        let (kind, is_part, is_otherwise) = fits.fold(
            (Kind::Name, false, false),
            |(kind, is_part, is_otherwise), (other, whole, spelled)| {
                (kind.max(other), is_part || !whole, is_otherwise || !spelled)
            },
        );
        self.rank(kind, !is_part, !is_otherwise)
    }

    /// Where a word fits first, whether whole, and whether spelled so.
    fn fit(&self, word: &Word) -> (Kind, bool, bool) {
        let mut texts = WORD_KINDS.into_iter().zip(&self.texts);
        texts
            .find(|(_, text)| text.begins(word))
            .map_or((Kind::Email, false, false), |(kind, text)| {
                (kind, text.is_whole(word), text.is_spelled(word))
            })
    }

    fn rank(&self, kind: Kind, is_whole: bool, is_spelled: bool) -> Rank {
        Rank {
            name: self.sort.clone(),
            ..Rank::new(kind, is_whole, is_spelled)
        }
    }
}
