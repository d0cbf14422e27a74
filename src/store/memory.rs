//! What this desk remembers for itself: drafts of calls, how a header was mapped, what a status word means, labels of the
//! house's own fields, the guard's nonce, and where the desk stood.
//!
//! *Invariant:* none of this is a record, and none of it is in the projection's hash; another desk never sees it.

use rusqlite::{OptionalExtension as _, Row};

use super::append::{Into, Saved, Writer};
use super::erase::erasures;
use super::open::{Failure, Store};
use super::row::Col;
use super::transaction::in_transaction;
use crate::model::customer::Field;
use crate::model::fact::Said;
use crate::model::id::ListId;
use crate::model::moment::{Moment, Now};
use crate::sync::Random;
use crate::sync::guard::Nonce;
use crate::sync::incarnation::Remembered;

const DRAFT_KEEP: &str = "INSERT OR REPLACE INTO draft(key, text, at) VALUES (?1, ?2, ?3)";
const DRAFT_DROP: &str = "DELETE FROM draft WHERE key = ?1";
const DRAFTS: &str = "SELECT key, text, at FROM draft ORDER BY at, key";
const MAPPING_KEEP: &str = "INSERT OR REPLACE INTO mapping(header, json) VALUES (?1, ?2)";
const MAPPING: &str = "SELECT json FROM mapping WHERE header = ?1";
const STATUS_KEEP: &str = "INSERT OR REPLACE INTO status_meaning(word, meaning) VALUES (?1, ?2)";
const STATUS: &str = "SELECT meaning FROM status_meaning WHERE word = ?1";
const LABEL_KEEP: &str = "INSERT OR REPLACE INTO field(key, list, label) VALUES (?1, ?2, ?3)";
pub(super) const META_KEEP: &str = "INSERT OR REPLACE INTO meta(key, value) VALUES (?1, ?2)";
const META: &str = "SELECT value FROM meta WHERE key = ?1";

const NONCE: &str = "guard.nonce";
const NONCE_BEFORE: &str = "guard.nonce-before";

/// A call that is not saved yet, as it stood when the seller last paused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which call: the one in hand, or one that is parked.
    pub key: String,
    /// The call, in the desk's own form.
    pub text: String,
    /// When it was kept.
    pub at: Moment,
}

impl Store {
    /// Keeps drafts durably, each in place of the one with its key; of a call with somebody who was forgotten, none.
    pub fn keep_drafts(&mut self, drafts: &[Draft]) -> Result<(), Failure> {
        in_transaction(&mut self.db, |db| {
            let forgotten = erasures(db)?;
            let of_nobody = |draft: &&Draft| {
                let mut names = forgotten.keys();
                !names.any(|customer| draft.text.contains(&customer.to_string()))
            };
            for draft in drafts.iter().filter(of_nobody) {
                db.prepare_cached(DRAFT_KEEP)?
                    .execute((&draft.key, &draft.text, Col(draft.at)))?;
            }
            Ok(())
        })
    }

    /// All drafts, oldest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, Failure> {
        let mut statement = self.db.prepare_cached(DRAFTS)?;
        let rows = statement.query_map([], draft)?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// Forgets a draft.
    pub fn discard_draft(&mut self, key: &str) -> Result<(), Failure> {
        self.db.prepare_cached(DRAFT_DROP)?.execute([key])?;
        Ok(())
    }

    /// Appends as [`Store::append`] does, and in the same transaction forgets the draft that is now a record: after a
    /// crash a call is either saved or still in hand, never both.
    pub fn append_ending(
        &mut self,
        said: &[Said],
        draft: &str,
        now: Now,
        random: &mut dyn Random,
    ) -> Result<Vec<Saved>, Failure> {
        let stream = self.own.ok_or(Failure::NoLog)?;
        self.write(now, |db, projector| {
            db.prepare_cached(DRAFT_DROP)?.execute([draft])?;
            let mut writer = Writer::new(db, projector, stream, Into::Tail)?;
            let saved = said
                .iter()
                .map(|said| writer.record(said, random))
                .collect::<Result<_, _>>()?;
            writer.finish()?;
            Ok(saved)
        })
    }

    /// Remembers how the columns of a header were mapped. The header comes as one text, the mapping in its own form.
    pub fn remember_mapping(&mut self, header: &str, mapping_json: String) -> Result<(), Failure> {
        self.db
            .prepare_cached(MAPPING_KEEP)?
            .execute((header, mapping_json))?;
        Ok(())
    }

    /// How the columns of a header were mapped the last time.
    pub fn mapping(&self, header: &str) -> Result<Option<String>, Failure> {
        self.text(MAPPING, header)
    }

    /// Remembers what a status word of somebody's working list is taken to mean; the word comes folded.
    pub fn remember_status(&mut self, word: &str, meaning: String) -> Result<(), Failure> {
        self.db
            .prepare_cached(STATUS_KEEP)?
            .execute((word, meaning))?;
        Ok(())
    }

    /// What a status word was taken to mean.
    pub fn status(&self, word: &str) -> Result<Option<String>, Failure> {
        self.text(STATUS, word)
    }

    /// Remembers what a list calls the house's own fields.
    pub fn remember_labels(
        &mut self,
        list: ListId,
        labels: &[(Field, String)],
    ) -> Result<(), Failure> {
        in_transaction(&mut self.db, |db| {
            for (field, label) in labels {
                db.prepare_cached(LABEL_KEEP)?
                    .execute((field.name(), Col(list), label))?;
            }
            Ok(())
        })
    }

    /// Remembers a value of the desk's under a name: where the screen stood, what was chosen last.
    pub fn remember(&mut self, name: &str, value: String) -> Result<(), Failure> {
        self.db.prepare_cached(META_KEEP)?.execute((name, value))?;
        Ok(())
    }

    /// The value that was remembered under a name.
    pub fn remembered(&self, name: &str) -> Result<Option<String>, Failure> {
        self.text(META, name)
    }

    /// What the database remembers of its last opens, for the decision whether a new incarnation must begin; none when it
    /// has no log yet (SYNC.md §3.4).
    pub fn remembered_opens(&self) -> Result<Option<Remembered>, Failure> {
        let (Some(tip), Some(nonce)) = (self.tip()?, self.nonce(NONCE)?) else {
            return Ok(None);
        };
        Ok(Some(Remembered {
            nonce,
            nonce_before: self.nonce(NONCE_BEFORE)?,
            tip,
        }))
    }

    /// Remembers the nonce of this open, and the one before.
    pub fn remember_nonce(&mut self, nonce: Nonce) -> Result<(), Failure> {
        let before = self.text(META, NONCE)?;
        in_transaction(&mut self.db, |db| {
            let mut statement = db.prepare_cached(META_KEEP)?;
            if let Some(before) = before {
                statement.execute((NONCE_BEFORE, before))?;
            }
            statement.execute((NONCE, nonce.to_string()))?;
            Ok(())
        })
    }

    fn nonce(&self, name: &str) -> Result<Option<Nonce>, Failure> {
        Ok(self.text(META, name)?.and_then(|text| text.parse().ok()))
    }

    fn text(&self, sql: &'static str, key: &str) -> Result<Option<String>, Failure> {
        let found = self
            .db
            .prepare_cached(sql)?
            .query_row([key], |row| row.get(0))
            .optional()?;
        Ok(found)
    }
}

fn draft(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let Col(at) = row.get(2)?;
    Ok(Draft {
        key: row.get(0)?,
        text: row.get(1)?,
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fact::{Fact, Note};
    use crate::store::world::{Desk, id, kari};

    #[test]
    fn a_draft_ends_with_its_record() {
        let mut desk = Desk::new();
        let draft = |key: &str| Draft {
            key: key.to_owned(),
            text: "Ringer om fakturaen".to_owned(),
            at: desk.now.at,
        };
        let (hand, parked) = (draft("in-hand"), draft("parked-c"));
        let (now, kept) = (desk.now, [hand, parked.clone()]);
        desk.store.keep_drafts(&kept).unwrap();
        desk.store.keep_drafts(&kept).unwrap();
        assert_eq!(desk.store.drafts().unwrap(), kept);
        let note = Note {
            text: "Ringer om fakturaen".to_owned(),
            written: None,
            source: String::new(),
        };
        let said = Said {
            at: now.at,
            by: Some(kari().id),
            about: Some(id(1)),
            fact: Fact::Note(note),
        };
        desk.store
            .append_ending(&[said], "in-hand", now, &mut desk.random)
            .unwrap();
        assert_eq!(desk.store.drafts().unwrap(), [parked]);
    }

    #[test]
    fn the_nonce_before_is_remembered_too() {
        let mut desk = Desk::new();
        assert_eq!(desk.store.remembered_opens().unwrap(), None);
        let (one, two) = (Nonce::of([1; 8]), Nonce::of([2; 8]));
        desk.store.remember_nonce(one).unwrap();
        desk.store.remember_nonce(two).unwrap();
        let remembered = desk.store.remembered_opens().unwrap().unwrap();
        assert_eq!(
            (remembered.nonce, remembered.nonce_before),
            (two, Some(one))
        );
    }
}
