//! Appending: record line, projection and outbox in one transaction.
//!
//! *Invariant:* what is answered has been committed durably (SYNC.md §3.5).

use std::borrow::Cow;

use rusqlite::Connection;

use super::block::Blocks;
use super::erase;
use super::log;
use super::open::{Failure, Store, data_version};
use super::project::search::Words;
use super::project::{EntryKind, Memo, Order, Placed, Projector};
use super::transaction::in_transaction;
use crate::model::fact::{Fact, IncWhy, Said};
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::Now;
use crate::sync::Random;
use crate::sync::incarnation::opening;
use crate::sync::line::{Salt, Written};
use crate::sync::stream::{Seq, Tip};
use crate::sync::wire;

const CUSTOMER: &str =
    "SELECT k FROM customer WHERE id = coalesce((SELECT whole FROM alias WHERE id = ?1), ?1)";

/// A record that is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Its id.
    pub id: RecordId,
    /// Its number in this desk's log.
    pub seq: Seq,
    /// Whom it is about.
    pub about: Option<CustomerId>,
}

/// Where the lines of a transaction go.
#[derive(Debug)]
pub(super) enum Into {
    /// A few: rows of their own.
    Tail,
    /// Many: blocks.
    Block(Blocks),
}

/// A transaction that appends to this desk's log.
pub(super) struct Writer<'a> {
    pub(super) db: &'a Connection,
    pub(super) projector: Projector<'a>,
    stream: i64,
    desk: DeskId,
    tip: Tip,
    into: Into,
}

impl<'a> Writer<'a> {
    /// Begins to append in the transaction that is open on `db`.
    pub(super) fn new(
        db: &'a Connection,
        projector: Projector<'a>,
        stream: i64,
        into: Into,
    ) -> Result<Self, Failure> {
        let projector = match &into {
            Into::Tail => projector,
            Into::Block(_) => projector.at_once()?,
        };
        let (desk, tip) = log::of(db, stream)?;
        Ok(Self {
            db,
            projector,
            stream,
            desk,
            tip,
            into,
        })
    }

    /// Writes one record and applies it.
    pub(super) fn record(
        &mut self,
        said: &Said,
        random: &mut dyn Random,
    ) -> Result<Saved, Failure> {
        self.place(said, None, random)
    }

    /// The same for somebody new, whose words are known already.
    pub(super) fn newcomer(
        &mut self,
        said: &Said,
        words: &Words,
        random: &mut dyn Random,
    ) -> Result<Saved, Failure> {
        self.place(said, Some(words), random)
    }

    fn place(
        &mut self,
        said: &Said,
        words: Option<&Words>,
        random: &mut dyn Random,
    ) -> Result<Saved, Failure> {
        let said = self.complete(said)?;
        let written = wire::write(&said, self.next(), Salt::draw(random))?;
        self.put(&said, &written, words)
    }

    /// The number of the next record.
    pub(super) const fn next(&self) -> Seq {
        self.tip.seq.next()
    }

    /// Applies somebody new whose line, with the next number, was written ahead.
    pub(super) fn foretold(
        &mut self,
        said: &Said,
        written: &Written,
        words: &Words,
    ) -> Result<Saved, Failure> {
        self.put(said, written, Some(words))
    }

    /// Puts a line into the log, and applies it.
    fn put(
        &mut self,
        said: &Said,
        written: &Written,
        words: Option<&Words>,
    ) -> Result<Saved, Failure> {
        let seq = self.next();
        self.tip = self.tip.after(&written.id);
        let body = match EntryKind::of_fact(&said.fact) {
            Some(_) => written.body(),
            None => "",
        };
        let barred = self.projector.apply(&Placed {
            id: written.id,
            order: Order::of(said.at, self.desk, seq),
            said,
            body,
            words,
        })?;
        let line = match barred {
            Some(of) => Cow::Owned(erase::stub(written.id, seq, of, &said.fact)?),
            None => Cow::Borrowed(&*written.text),
        };
        match &mut self.into {
            Into::Tail => log::push(self.db, self.stream, seq, &line)?,
            Into::Block(blocks) => blocks.push(seq, &line),
        }
        Ok(Saved {
            id: written.id,
            seq,
            about: said.about,
        })
    }

    /// Settles what was touched and notes how far the log has come.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self.into {
            Into::Tail => log::seal_tail(self.db, self.stream, self.tip.seq)?,
            Into::Block(blocks) => blocks.seal(self.db, self.stream)?,
        }
        log::advance(self.db, self.stream, &self.tip)?;
        let erased = self.projector.finish()?;
        erase::sweep(self.db, &erased)
    }
}

impl Store {
    /// Makes the log of this desk ready to be appended to. When there is none yet, or it must begin anew, an incarnation
    /// is opened for the reason given, and its first record is written.
    pub fn begin_incarnation(
        &mut self,
        desk: DeskId,
        why: IncWhy,
        now: Now,
        random: &mut dyn Random,
    ) -> Result<Tip, Failure> {
        let before = self.tip()?;
        let mut inc = [0; 8];
        random.fill(&mut inc);
        let said = Said {
            at: now.at,
            by: None,
            about: None,
            fact: Fact::IncOpen(opening(why, before.as_ref(), env!("CARGO_PKG_VERSION"))),
        };
        let begun = |db: &Connection| log::begin(db, desk, Incarnation::of(inc));
        self.write(now, |db, projector| {
            let stream = begun(db)?;
            let mut writer = Writer::new(db, projector, stream, Into::Tail)?;
            writer.record(&said, random)?;
            writer.finish()
        })?;
        self.own = log::own_stream(&self.db)?;
        self.tip()?.ok_or(Failure::NoLog)
    }

    /// Appends what was said, all of it or nothing, in one durable transaction. A write to a field that names nothing
    /// replaces what holds now.
    pub fn append(
        &mut self,
        said: &[Said],
        now: Now,
        random: &mut dyn Random,
    ) -> Result<Vec<Saved>, Failure> {
        let stream = self.own.ok_or(Failure::NoLog)?;
        self.write(now, |db, projector| {
            let mut writer = Writer::new(db, projector, stream, Into::Tail)?;
            let saved = said
                .iter()
                .map(|said| writer.record(said, random))
                .collect::<Result<_, _>>()?;
            writer.finish()?;
            Ok(saved)
        })
    }

    /// Appends many records at once as one block, for `log add`, demonstrations and whoever has hundreds. Callers keep
    /// slices at a few hundred, so that a person's save never waits long.
    pub fn append_slice(
        &mut self,
        said: &[Said],
        now: Now,
        random: &mut dyn Random,
    ) -> Result<Vec<Saved>, Failure> {
        let stream = self.own.ok_or(Failure::NoLog)?;
        self.write(now, |db, projector| {
            let into = Into::Block(Blocks::new());
            let mut writer = Writer::new(db, projector, stream, into)?;
            let saved = said
                .iter()
                .map(|said| writer.record(said, random))
                .collect::<Result<_, _>>()?;
            writer.finish()?;
            Ok(saved)
        })
    }

    /// One transaction that writes. What it had learned of keys is forgotten when it does not commit, and when another
    /// process has written since: a rebuild gives every row another key.
    pub(super) fn write<T>(
        &mut self,
        now: Now,
        work: impl FnOnce(&Connection, Projector<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Self {
            db,
            memo,
            holds,
            mac_key,
            ..
        } = self;
        let done = in_transaction(db, |db| {
            memo.trust_at(data_version(db)?);
            let projector = Projector::new(db, memo, &**holds, mac_key.as_ref(), now)?;
            work(db, projector)
        });
        if done.is_err() {
            *memo = Memo::default();
        }
        done
    }
}

/// The key of a customer.
pub(super) fn customer_key(db: &Connection, id: CustomerId) -> Result<Option<i64>, Failure> {
    use rusqlite::OptionalExtension as _;
    let found = db
        .prepare_cached(CUSTOMER)?
        .query_row([super::row::Col(id)], |row| row.get(0))
        .optional()?;
    Ok(found)
}
