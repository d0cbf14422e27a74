//! Bringing the rows of a list in: who is known, who is new, and what a working list tells of them (DESIGN.md §6).
//!
//! A list comes in slices, each of them one transaction; between two slices a person's save goes first. What a slice
//! brought stays, so an import that was interrupted is begun again from the first row: whoever is in already is met and
//! nothing about them is written twice.
//!
//! *Invariant:* everything that comes in comes as records, through the same door as what a seller writes; a row never
//! takes anything away.

mod ahead;
mod arrival;
mod arrive;
mod before;
mod carry;
mod earlier;
mod fit;
mod known;
mod order;
mod pace;
mod preview;
mod seen;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::arrival::Ids;
use self::arrive::Arriving;
use self::known::Known;
use super::append::{Into, Writer};
use super::block::Blocks;
use super::open::{Failure, Store};
use crate::model::customer::Field;
use crate::model::fact::{Fact, ImportReceipt, Said};
use crate::model::imported::{Carried, Summary};
use crate::model::incoming::RowRefusal;
use crate::model::list::{List, ListAnswers, ListRef};
use crate::model::moment::{Now, Zone};
use crate::model::outcome::Campaign;
use crate::model::phone::Region;
use crate::model::seller::SellerRef;
use crate::store::refresh::More;
use crate::sync::Random;

pub(super) use known::name_key;

pub use ahead::Ahead;
pub use arrival::{Arrival, Ready};
pub use pace::{Company, Pace};

/// What is to be brought in, and into which list.
#[derive(Debug, Clone)]
pub struct ImportOrder {
    /// The list's name; a list of this name and principal takes the rows in, else one is made.
    pub list: String,
    /// The firm on whose behalf we call.
    pub principal: String,
    /// The market whose rules hold for a new list, and whose clock the list's times are on.
    pub market: Region,
    /// The answers to the three questions. What is not answered here stays as the list has it.
    pub answers: ListAnswers,
    /// Where the list came from, in words.
    pub source: String,
    /// The campaign's code; empty leaves what the list has.
    pub campaign: String,
    /// The campaign whose outcomes the statuses of a working list become.
    pub outcomes: Campaign,
    /// The language of the outcomes' labels in records.
    pub language: String,
    /// The file's name, without its folder.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub hash: String,
    /// Who brings it in; calls and callbacks whose owner nobody knows are theirs.
    pub seller: SellerRef,
    /// The house's own fields that the list brings, with the labels that the header gives them.
    pub labels: Vec<(Field, String)>,
}

/// What came of the rows so far.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    new: u64,
    merged: u64,
    sharing: u64,
    carried: Carried,
    /// The next place on the list.
    place: u64,
}

/// An import that is under way.
#[derive(Debug)]
pub struct Import {
    order: ImportOrder,
    list: List,
    zone: Zone,
    sellers: Vec<SellerRef>,
    known: Known,
    sums: Sums,
    ids: Ids,
    refused: BTreeMap<&'static str, u64>,
}

impl Store {
    /// Begins an import: finds the list or makes it, and writes down what is new about it.
    pub fn import_begin(
        &mut self,
        order: ImportOrder,
        now: Now,
        random: &mut dyn Random,
    ) -> Result<Import, Failure> {
        let list = self.list_of(&order, now, random)?;
        if !order.labels.is_empty() {
            self.remember_labels(list.id, &order.labels)?;
        }
        Ok(Import {
            zone: self.holds.zone(order.market),
            sellers: self.sellers_known(&order.seller)?,
            known: Known::of(self)?,
            sums: Sums {
                place: self.members_of(list.id)? + 1,
                ..Sums::default()
            },
            ids: Ids::default(),
            refused: BTreeMap::new(),
            list,
            order,
        })
    }
}

impl Import {
    /// The list that the rows come into, as it stands.
    #[must_use]
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// What makes rows ready on another thread, with the lines that make them known if nothing comes between.
    pub fn ahead(
        &self,
        store: &Store,
        now: Now,
        random: Box<dyn Random + Send>,
    ) -> Result<Ahead, Failure> {
        Ok(Ahead {
            list: ListRef {
                id: self.list.id,
                name: self.list.name.clone(),
            },
            principal: self.order.principal.clone(),
            source: self.order.source.clone(),
            by: self.order.seller.id,
            at: now.at,
            seq: store.tip()?.ok_or(Failure::NoLog)?.seq.next(),
            place: self.sums.place,
            ids: Ids::default(),
            random,
        })
    }

    /// Rows so far, refused ones among them.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.sums.new + self.sums.merged + self.refused.values().sum::<u64>()
    }

    /// Counts a row that cannot come in.
    pub fn refuse(&mut self, reason: RowRefusal) {
        *self.refused.entry(reason.name()).or_default() += 1;
    }

    /// Brings some rows in, all of them or none, in one transaction. [`Pace`] says how many to hand over at once.
    pub fn slice(
        &mut self,
        store: &mut Store,
        arrivals: Vec<impl std::convert::Into<Ready>>,
        now: Now,
        random: &mut dyn Random,
    ) -> Result<(), Failure> {
        let stream = store.own.ok_or(Failure::NoLog)?;
        let Self {
            order,
            list,
            zone,
            sellers,
            known,
            sums,
            ids,
            ..
        } = self;
        let mut so_far = *sums;
        let done = store.write(now, |db, projector| {
            known.look_again(db)?;
            let writer = Writer::new(db, projector, stream, Into::Block(Blocks::new()))?;
            let mut arriving = Arriving {
                order,
                list: ListRef {
                    id: list.id,
                    name: list.name.clone(),
                },
                zone: *zone,
                sellers,
                known: &mut *known,
                sums: &mut so_far,
                ids,
                writer,
                now,
                random,
            };
            arrivals
                .into_iter()
                .try_for_each(|arrival| arriving.arrive(arrival.into()))?;
            arriving.writer.finish()?;
            known.note(db)
        });
        if done.is_err() {
            known.distrust();
            return done;
        }
        *sums = so_far;
        Ok(())
    }

    /// Ends the import with its receipt, and says what it came to. Members that other answers or rules judged are judged
    /// again first; a caller who must not be kept waiting calls [`Store::refresh`] until nothing is left before this.
    pub fn finish(
        self,
        store: &mut Store,
        now: Now,
        random: &mut dyn Random,
    ) -> Result<Summary, Failure> {
        let receipt = ImportReceipt {
            list: ListRef {
                id: self.list.id,
                name: self.list.name.clone(),
            },
            file: self.order.file.clone(),
            hash: self.order.hash.clone(),
            rows: self.rows(),
            new: self.sums.new,
            merged: self.sums.merged,
            refused: self.refused.values().sum(),
        };
        let said = Said {
            at: now.at,
            by: Some(self.order.seller.id),
            about: None,
            fact: Fact::Import(receipt),
        };
        store.append(&[said], now, random)?;
        self.summary(store, now)
    }

    /// What the rows came to so far.
    fn summary(&self, store: &mut Store, now: Now) -> Result<Summary, Failure> {
        while store.refresh(now)? == More::Yes {}
        let refused = self.refused.iter();
        let mut refused: Vec<_> = refused.map(|(why, n)| ((*why).to_owned(), *n)).collect();
        refused.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Ok(Summary {
            rows: self.rows(),
            new: self.sums.new,
            merged: self.sums.merged,
            refused,
            sharing: self.sums.sharing,
            carried: self.sums.carried,
            counts: store.list_counts(self.list.id, now)?,
        })
    }
}
