//! What other desks write: parcels into the log, their records into the tables.
//!
//! Parcels come in slices, each a transaction, so that a person's save never waits long.
//!
//! *Invariant:* a parcel is marked as taken in the transaction that takes its last line.

use std::collections::{BTreeMap, BTreeSet};

use super::erase;
use super::journal::PAST_KEPT;
use super::log::{self, Go, each_line, id_in};
use super::memory::META_KEEP;
use super::open::{Failure, Store};
use super::part::{Arriving, PartOf};
use super::project::load_phones;
use super::row::Col;
use super::sealed;
use super::transaction::in_transaction;
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Now;
use crate::model::suppression::{Suppress, SuppressScope};
use crate::seal::hash::Chain;
use crate::seal::mac::{Mac, MacKey, MacKeys};
use crate::sync::intake::{Refused, Taken};
use crate::sync::parcel::{Header, Mark};
use crate::sync::stream::{Seq, Stream, Tip};

const MARKS: &str = "SELECT mark FROM parcel";
const MARK: &str = "INSERT OR IGNORE INTO parcel(mark) VALUES (?1)";
const REACHED: &str = "SELECT desk, inc, last, chain FROM stream";
const REFUSE: &str = "INSERT INTO quarantine(hash, place, why, since, seen) VALUES (?1, ?2, ?3, ?4, ?4) \
     ON CONFLICT DO UPDATE SET place = excluded.place, why = excluded.why, seen = excluded.seen";
const FORGIVE: &str = "DELETE FROM quarantine WHERE place = ?1";
const REFUSED: &str = "SELECT place, why FROM quarantine ORDER BY place";

const FORKS: &str = "SELECT count(*) FROM fork";
const KEEP_PAST: &str =
    "UPDATE stream SET published = last, published_chain = chain WHERE own = 1 AND k <> ?1";
const WISHES: &str = "SELECT root, id, scope, words, customer FROM suppression JOIN customer ON k = customer ORDER BY root";
const MACS: &str = "SELECT mac FROM suppression_mac WHERE root = ?1";

/// A file of the team folder that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// Where it lies in the folder.
    pub place: String,
    /// What is wrong with it.
    pub why: String,
}

/// Whether a parcel holds what this desk itself never wrote into its open log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authorship {
    /// It is another desk's, of a log that is over, or what this desk wrote.
    Known,
    /// The folder has more of this desk's open log than the database, or something else: the database was put back, or
    /// copied, and the log must begin anew before anything is taken in (SYNC.md §3.4).
    Doubtful,
}

impl Store {
    /// The parcels that were taken in whole.
    pub fn taken_parcels(&self) -> Result<BTreeSet<Mark>, Failure> {
        let mut statement = self.db.prepare_cached(MARKS)?;
        let rows = statement.query_map([], |row| row.get(0).map(|Col(mark)| mark))?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// How far each log has been read without a gap.
    pub fn reached(&self) -> Result<BTreeMap<Stream, Tip>, Failure> {
        let mut statement = self.db.prepare_cached(REACHED)?;
        let rows = statement.query_map([], |row| {
            let (Col(desk), Col(inc), Col(chain)) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let seq = Seq(row.get::<_, i64>(2)?.cast_unsigned());
            Ok((Stream { desk, inc }, Tip { inc, seq, chain }))
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// Whether this desk wrote what a parcel says it wrote.
    pub fn authorship(&self, header: &Header) -> Result<Authorship, Failure> {
        let Some(own) = self.own else {
            return Ok(Authorship::Known);
        };
        let (desk, tip) = log::of(&self.db, own)?;
        if header.stream() != (Stream { desk, inc: tip.inc }) {
            return Ok(Authorship::Known);
        }
        let is_there = header.to <= tip.seq && self.chain_at(own, header.to)? == header.head;
        Ok(if is_there {
            Authorship::Known
        } else {
            Authorship::Doubtful
        })
    }

    /// Takes some lines of parcels in, in one transaction; with the last of them a parcel is marked as taken.
    pub fn take_slice(&mut self, parts: &[PartOf<'_>], now: Now) -> Result<Taken, Failure> {
        self.write(now, |db, projector| {
            let mut projector = projector.at_once()?;
            let mut taken = Taken::default();
            for part in parts {
                let mut arriving = Arriving::of(db, &mut projector, part)?;
                for (seq, text) in part.lines() {
                    arriving.line(seq, text)?;
                }
                let stream = arriving.stream;
                taken += arriving.finish()?;
                if part.is_last() {
                    sealed::keep(db, stream, part.parcel)?;
                    db.prepare_cached(MARK)?
                        .execute([Col(part.parcel.mark())])?;
                }
            }
            erase::sweep(db, &projector.finish()?)?;
            Ok(taken)
        })
    }

    /// Keeps in mind that a file was refused.
    pub fn refuse(&mut self, refused: &Refused) -> Result<(), Failure> {
        in_transaction(&mut self.db, |db| {
            db.prepare_cached(REFUSE)?.execute((
                Col(refused.hash),
                &refused.place,
                &refused.why,
                Col(refused.at),
            ))?;
            Ok(())
        })
    }

    /// A file at a place is good after all, or gone.
    pub fn forgive(&mut self, place: &str) -> Result<(), Failure> {
        self.db.prepare_cached(FORGIVE)?.execute([place])?;
        Ok(())
    }

    /// The files that were refused.
    pub fn refused(&self) -> Result<Vec<RefusedFile>, Failure> {
        let mut statement = self.db.prepare_cached(REFUSED)?;
        let rows = statement.query_map([], |row| {
            Ok(RefusedFile {
                place: row.get(0)?,
                why: row.get(1)?,
            })
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// How many records stand beside others with the same number.
    pub fn fork_count(&self) -> Result<u64, Failure> {
        self.count(FORKS)
    }

    /// Leaves everything that this desk wrote so far out of the team folder: its open log must have begun anew.
    pub fn keep_past(&mut self) -> Result<(), Failure> {
        let own = self.own.ok_or(Failure::NoLog)?;
        in_transaction(&mut self.db, |db| {
            db.prepare_cached(KEEP_PAST)?.execute([own])?;
            // What was never sent looks as if it had been; nobody may take it for something that the folder has lost.
            db.prepare_cached(META_KEEP)?
                .execute((PAST_KEPT, own.to_string()))?;
            Ok(())
        })
    }

    /// The wishes not to be called, to be said again under the key that this desk hashes numbers with now: other desks of
    /// its team could not know the numbers by those of before.
    pub fn wishes_again(&self, before: &MacKey) -> Result<Vec<(CustomerId, Suppress)>, Failure> {
        let Some(key) = &self.mac_key else {
            return Ok(Vec::new());
        };
        let mut statement = self.db.prepare_cached(WISHES)?;
        let rows = statement.query_map([], |row| {
            let (Col(root), Col(id), Col(scope)) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(((root, id, scope), (row.get(3)?, row.get(4)?)))
        })?;
        let mut again = Vec::new();
        for row in rows {
            let ((root, id, scope), (words, customer)) = row?;
            let numbers = self.hashed_again(root, customer, (before, key))?;
            if numbers.is_empty() && scope == SuppressScope::Number {
                continue;
            }
            let suppress = Suppress {
                scope,
                numbers,
                source: "join".to_owned(),
                words,
            };
            again.push((id, suppress));
        }
        Ok(again)
    }

    /// The numbers that a wish covers by their old hashes, by their new ones.
    fn hashed_again(
        &self,
        root: RecordId,
        customer: i64,
        (before, key): (&MacKey, &MacKeys),
    ) -> Result<Vec<String>, Failure> {
        let mut statement = self.db.prepare_cached(MACS)?;
        let macs = statement.query_map([Col(root)], |row| row.get(0).map(|Col(mac)| mac))?;
        let macs: Vec<Mac> = macs.collect::<Result<_, _>>()?;
        let phones = load_phones(&self.db, customer)?.into_iter();
        let numbers = phones.map(|stored| stored.phone.number);
        let covered = numbers.filter(|number| macs.contains(&before.mac(number.as_e164())));
        Ok(covered
            .map(|number| key.mac(number.as_e164()).to_string())
            .collect())
    }

    /// The chain of a log after one of its records.
    pub(super) fn chain_at(&self, stream: i64, at: Seq) -> Result<Chain, Failure> {
        let tip = log::tip(&self.db, stream)?;
        if tip.seq == at {
            return Ok(tip.chain);
        }
        let mut reached = Tip::empty(tip.inc);
        each_line(&self.db, stream, Seq(1), |seq, text| {
            if seq > at {
                return Ok(Go::Stop);
            }
            reached = reached.after(&id_in(text)?);
            Ok(Go::On)
        })?;
        Ok(reached.chain)
    }
}
