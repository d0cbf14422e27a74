//! Forgetting in the folder: own files that speak of somebody who is forgotten are written again without, and then removed
//! (SYNC.md §3.11).
//!
//! *Invariant:* no file is removed before each of its records stands in another, as the database has it now: with the same id,
//! and beside another one with its number if it was so.

use std::collections::BTreeSet;

use super::{Publisher, Step, Why, World, journal};
use crate::model::id::CustomerId;
use crate::sync::Random;
use crate::sync::folder::Folder;
use crate::sync::guard::GuardFile;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::line;
use crate::sync::parcel::{self, Header, Verified};
use crate::sync::place::Place;

/// Whether a file says what it may; `T` is what is to come in its place.
#[derive(Debug)]
pub(super) enum Speaks<T> {
    /// It does.
    AsItMay,
    /// It says more.
    TooMuch(T),
    /// It may say more, and the database has not its records: they may come back.
    Unknown,
}

/// An own file that says more than its desk may, and what it may say instead.
#[derive(Debug, Clone)]
pub(super) struct Outspoken {
    header: Header,
    lines: Vec<String>,
}

/// Whether a file names any of those who are forgotten.
pub(super) fn names_any(parcel: &Verified, erased: &BTreeSet<CustomerId>) -> bool {
    let names: Vec<String> = erased.iter().map(CustomerId::to_string).collect();
    let speaks = |text: &str| names.iter().any(|name| text.contains(name));
    !names.is_empty() && parcel.lines().any(|(_, text)| speaks(text))
}

/// Whether a file has these lines, and no others.
pub(super) fn says(parcel: &Verified, lines: &[String]) -> bool {
    let lines = lines.iter().map(String::as_str);
    lines.eq(parcel.lines().map(|(_, text)| text))
}

impl Publisher {
    /// Whether an own file speaks of somebody who is forgotten, and what it is to say instead.
    pub(super) fn outspoken<J: Journal>(
        &self,
        log: &mut J,
        parcel: &Verified,
    ) -> Result<Speaks<Outspoken>, Why> {
        if !names_any(parcel, &self.healing.erased) {
            return Ok(Speaks::AsItMay);
        }
        let records = parcel.lines();
        let records: Option<Vec<_>> = records
            .map(|(seq, text)| Some((seq, line::id_of_checked(text)?)))
            .collect();
        let header = parcel.header();
        let found = log
            .said_now(header.inc, &records.unwrap_or_default())
            .map_err(journal)?;
        Ok(match found {
            None => Speaks::Unknown,
            Some(lines) if says(parcel, &lines) => Speaks::AsItMay,
            Some(lines) => Speaks::TooMuch(Outspoken {
                header: header.clone(),
                lines,
            }),
        })
    }

    /// Puts in the place of a file another one that says what may be said, and removes it.
    pub(super) fn write_again<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        place: &Place,
        outspoken: &Outspoken,
    ) -> Result<Step, Why> {
        let header = &outspoken.header;
        let outbox = Outbox {
            desk: header.desk,
            before: header.before(),
            lines: outspoken.lines.clone(),
        };
        let (team, generation) = (self.membership.id, header.r#gen.saturating_add(1));
        let packed = parcel::pack_again(&outbox, team, &self.keys, &self.program, generation)
            .map_err(|fault| Why::Damaged(fault.to_string()))?;
        if packed.tip != header.tip() {
            return Err(Why::Damaged(format!(
                "{place} cannot be written again whole"
            )));
        }
        self.deliver_again(world, &packed)?;
        world.folder.remove(place).map_err(Why::Fault)?;
        Ok(Step::Rewritten)
    }
}
