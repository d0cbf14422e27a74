//! The words by which customers are found, folded as they are typed in many spellings.
//!
//! The full-text tables keep no text of their own; a deletion names the old words, and with `secure-delete` nothing of them
//! is left in the file (SYNC.md §3.11).
//!
//! *Invariant:* what is indexed is a function of the row or the body it stands for, so that it can be deleted.

use rusqlite::Connection;

use crate::model::call::Call;
use crate::model::customer::{Field, Profile};
use crate::model::fact::Fact;
use crate::model::text::fold;
use crate::store::open::Failure;
use crate::store::row::digits_of;

const WHO_INSERT: &str =
    "INSERT INTO who(rowid, name, company, town, email) VALUES (?1, ?2, ?3, ?4, ?5)";
const WHO_DELETE: &str =
    "INSERT INTO who(who, rowid, name, company, town, email) VALUES ('delete', ?1, ?2, ?3, ?4, ?5)";
const SAID_INSERT: &str = "INSERT INTO said(rowid, text) VALUES (?1, ?2)";
const DIGITS_INSERT: &str = "INSERT INTO digits(rowid, number) VALUES (?1, ?2)";
const DIGITS_DELETE: &str = "INSERT INTO digits(digits, rowid, number) VALUES ('delete', ?1, ?2)";

/// The words of a customer, in the order of the table's columns.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) struct Words([String; 4]);

impl Words {
    /// The folded words of a customer.
    pub(in crate::store) fn of(profile: &Profile) -> Self {
        let fields = [Field::Name, Field::Company, Field::Town, Field::Email];
        Self(fields.map(|field| fold(profile.value(&field))))
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }
}

/// Indexes a customer's words.
pub(super) fn who_insert(db: &Connection, customer: i64, words: &Words) -> Result<(), Failure> {
    who(db, WHO_INSERT, customer, words)
}

/// Takes a customer's words out of the index.
pub(super) fn who_delete(db: &Connection, customer: i64, words: &Words) -> Result<(), Failure> {
    who(db, WHO_DELETE, customer, words)
}

fn who(db: &Connection, sql: &str, customer: i64, words: &Words) -> Result<(), Failure> {
    if !words.is_empty() {
        let [name, company, town, email] = &words.0;
        db.prepare_cached(sql)?
            .execute((customer, name, company, town, email))?;
    }
    Ok(())
}

/// Indexes the words of an entry of the history.
pub(super) fn said_insert(db: &Connection, entry: i64, text: &str) -> Result<(), Failure> {
    if !text.is_empty() {
        db.prepare_cached(SAID_INSERT)?
            .execute((entry, fold(text)))?;
    }
    Ok(())
}

/// Indexes a number by all its parts.
pub(super) fn digits_insert(db: &Connection, phone: i64, number: i64) -> Result<(), Failure> {
    db.prepare_cached(DIGITS_INSERT)?
        .execute((phone, digits_of(number)))?;
    Ok(())
}

/// Takes a number out of the index.
pub(super) fn digits_delete(db: &Connection, phone: i64, number: i64) -> Result<(), Failure> {
    db.prepare_cached(DIGITS_DELETE)?
        .execute((phone, digits_of(number)))?;
    Ok(())
}

/// What somebody may look for in a fact: the sentences in it.
pub(in crate::store) fn sentences(fact: &Fact) -> String {
    let mut said = Vec::new();
    match fact {
        Fact::Call(call) | Fact::CallAmend { call, .. } => call_sentences(call, &mut said),
        Fact::Note(note) => said.push(note.text.as_str()),
        Fact::CallbackSet(set) => said.push(&set.about),
        Fact::PromiseMade(made) => said.push(&made.words),
        Fact::Suppress(suppress) => said.push(&suppress.words),
        Fact::CustomerNew(_)
        | Fact::CustomerField(_)
        | Fact::CustomerMember(_)
        | Fact::RelationSet(_)
        | Fact::TagSet(_)
        | Fact::TagUnset(_)
        | Fact::CallVoid { .. }
        | Fact::CallbackMoved { .. }
        | Fact::CallbackDone { .. }
        | Fact::CallbackCancelled { .. }
        | Fact::PromiseKept(_)
        | Fact::PromiseBroken(_)
        | Fact::PromiseWithdrawn(_)
        | Fact::ListNew(_)
        | Fact::ListSet(_)
        | Fact::Import(_)
        | Fact::IncOpen(_)
        | Fact::Unknown(_) => {}
    }
    said.retain(|words| !words.is_empty());
    said.join("\n")
}

fn call_sentences<'a>(call: &'a Call, said: &mut Vec<&'a str>) {
    said.push(&call.notes);
    said.push(&call.with_whom);
    said.extend(call.callback.iter().map(|set| set.about.as_str()));
    for demand in &call.demands {
        said.extend([&*demand.words, &*demand.matters, &*demand.cause]);
    }
    said.extend(call.promises.iter().map(|made| made.words.as_str()));
    for asked in &call.questions {
        said.extend([&*asked.words, &*asked.answer]);
    }
    said.extend(call.priorities.iter().map(|one| one.words.as_str()));
    said.extend(call.needs.iter().map(|need| need.words.as_str()));
    said.extend(call.satisfaction.iter().map(|one| one.words.as_str()));
}
