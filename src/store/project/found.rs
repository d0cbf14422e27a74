//! By what words a customer is found: those of what is shown, and, of those who are one, of what any of them is called.
//!
//! *Invariant:* the words are a function of the row, its registers and who is one: whoever changes them takes the words out that
//! were there before.

use std::cmp::Reverse;

use rusqlite::Connection;

use super::Projector;
use super::profile::load;
use super::register::{Write, winner, writes};
use super::search::{self, Space, Words};
use crate::store::open::Failure;

/// The names, companies, towns and addresses by which those who are one are found, the shown one first. What a write
/// corrected is none of them any more; what was left behind when somebody chose between several still is, for it is what
/// the other one would be called.
pub(in crate::store) fn values_of_all(
    db: &Connection,
    customer: i64,
) -> Result<[Vec<String>; 4], Failure> {
    let mut all: [Vec<String>; 4] = Default::default();
    for (values, space) in all.iter_mut().zip(Space::ALL) {
        let mut writes = writes(db, customer, &space.field().to_string())?;
        let shown = winner(&writes).map(|write| write.record);
        writes.sort_by_key(|write| {
            let is_other = Some(write.record) != shown;
            (is_other, Reverse((write.order, write.record)))
        });
        for write in writes.iter().filter(|write| !is_corrected(write, &writes)) {
            if !write.value.is_empty() && !values.contains(&write.value) {
                values.push(write.value.clone());
            }
        }
    }
    Ok(all)
}

/// Whether another write came in the place of this one alone.
fn is_corrected(write: &Write, by: &[Write]) -> bool {
    by.iter().any(|other| other.replaces == [write.record])
}

impl Projector<'_> {
    /// Changes registers of these names, and with them by what words somebody is found.
    pub(super) fn rewording(
        &mut self,
        customer: i64,
        names: &[impl AsRef<str>],
        change: impl FnOnce(&mut Self) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let is_found_by = |name: &str| Space::ALL.iter().any(|it| it.field().name() == name);
        if !names.iter().any(|name| is_found_by(name.as_ref())) {
            return change(self);
        }
        let old = self.words_of(customer)?;
        change(self)?;
        let new = self.words_of(customer)?;
        if old != new {
            search::who_delete(self.db, customer, &old)?;
            search::who_insert(self.db, customer, &new)?;
        }
        Ok(())
    }

    /// The words by which a customer is found: of what is shown, and of whatever holds for any of those who are one.
    pub(super) fn words_of(&self, customer: i64) -> Result<Words, Failure> {
        if self.is_row_joined(customer)? {
            return Ok(Words::of_all(&values_of_all(self.db, customer)?));
        }
        Ok(Words::of(&load(self.db, customer)?.profile))
    }
}
