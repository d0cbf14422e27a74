//! Everybody's names, looked up by words of them in the index by which people are found.
//!
//! *Invariant:* nobody's name is held for longer than a few thousand others are asked for: a million customers take no more
//! room than a hundred.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::Connection;

use super::agreed::collect;
use crate::model::deidentify::{Listed, Names};
use crate::store::open::{Failure, Store};
use crate::store::project::search::Space;

const IS_NAME: &str = "SELECT EXISTS(SELECT 1 FROM who WHERE who MATCH ?1)";
const NAMED: &str = "SELECT name, company FROM customer WHERE k IN (SELECT rowid FROM who WHERE who MATCH ?1 LIMIT ?2)";

/// Names that are looked at for the same words.
const LOOKED_AT: i64 = 64;

/// Answers that are kept.
const KEPT_MAX: usize = 20_000;

/// Everybody's names.
pub struct Named<'a> {
    db: &'a Connection,
    words: RefCell<HashMap<String, bool>>,
    names: RefCell<HashMap<String, Rc<[Listed]>>>,
}

impl Store {
    /// Everybody's names, to be looked up.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        Named {
            db: &self.db,
            words: RefCell::default(),
            names: RefCell::default(),
        }
    }
}

impl std::fmt::Debug for Named<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Named").finish_non_exhaustive()
    }
}

impl Names for Named<'_> {
    type Failure = Failure;

    fn has(&self, word: &str) -> Result<bool, Failure> {
        if let Some(has) = self.words.borrow().get(word) {
            return Ok(*has);
        }
        let mut statement = self.db.prepare_cached(IS_NAME)?;
        let has = statement.query_row([query(&[word])], |row| row.get(0))?;
        keep(&mut self.words.borrow_mut(), word.to_owned(), has);
        Ok(has)
    }

    fn with(&self, words: &[&str]) -> Result<Rc<[Listed]>, Failure> {
        let asked = query(words);
        if let Some(names) = self.names.borrow().get(&asked) {
            return Ok(Rc::clone(names));
        }
        let rows = collect(self.db, NAMED, (&asked, LOOKED_AT), |row| {
            Ok([(row.get(0)?, false), (row.get(1)?, true)])
        })?;
        let names = rows.into_iter().flatten();
        let names: Rc<[Listed]> = names
            .map(|(name, is_firm)| Listed { name, is_firm })
            .filter(|listed| !listed.name.is_empty())
            .collect();
        keep(&mut self.names.borrow_mut(), asked, Rc::clone(&names));
        Ok(names)
    }
}

/// All of these words in the name of a person, or in that of a firm. They are letters and digits, and nothing else.
fn query(words: &[&str]) -> String {
    let of = |space: Space| {
        let words = words
            .iter()
            .map(|word| format!("\"{}{word}\"", space.mark()));
        words.collect::<Vec<_>>().join(" AND ")
    };
    format!("({}) OR ({})", of(Space::Name), of(Space::Company))
}

fn keep<V>(kept: &mut HashMap<String, V>, asked: String, answer: V) {
    if kept.len() >= KEPT_MAX {
        kept.clear();
    }
    kept.insert(asked, answer);
}
