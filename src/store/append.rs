//! Appending: record line, projection and outbox in one transaction.
//!
//! *Invariant:* what is answered has been committed durably (SYNC.md §3.5).

use std::borrow::Cow;

use rusqlite::Connection;

use super::block::Lines;
use super::log;
use super::open::{Failure, Store, data_version};
use super::project::search::Words;
use super::project::{
    EntryKind, Memo, Order, Placed, Projector, WishKind, campaign_heads, consents_to, heads,
    interval_heads, list_heads, load_phones, priority_heads, wish_heads,
};
use crate::model::fact::{CampaignSet, Fact, IncWhy, ListSet, Said};
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::Now;
use crate::model::phone::PhoneState;
use crate::model::suppression::SuppressScope;
use crate::model::talk::Talk;
use crate::sync::Random;
use crate::sync::incarnation::opening;
use crate::sync::line::Salt;
use crate::sync::stream::{Seq, Tip};
use crate::sync::wire;

const CUSTOMER: &str = "SELECT k FROM customer WHERE id = ?1";
/// Immediate: who is to write waits here, and not between reading and writing.
const BEGIN: &str = "BEGIN IMMEDIATE";
const COMMIT: &str = "COMMIT";

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
    Block(Lines),
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
        let seq = self.tip.seq.next();
        let written = wire::write(&said, seq, Salt::draw(random))?;
        self.tip = self.tip.after(&written.id);
        match &mut self.into {
            Into::Tail => log::push(self.db, self.stream, seq, &written.text)?,
            Into::Block(lines) => {
                lines.push(seq, &written.text);
                if lines.are_enough() {
                    std::mem::replace(lines, Lines::new()).seal(self.db, self.stream)?;
                }
            }
        }
        let body = match EntryKind::of_fact(&said.fact) {
            Some(_) => written.body(),
            None => "",
        };
        self.projector.apply(&Placed {
            id: written.id,
            order: Order::of(said.at, self.desk, seq),
            said: &said,
            body,
            words,
        })?;
        Ok(Saved {
            id: written.id,
            seq,
            about: said.about,
        })
    }

    /// Fills in what only the database knows of a fact: which writes it replaces, and the keyed hashes of the numbers that
    /// a wish covers.
    fn complete<'s>(&self, said: &'s Said) -> Result<Cow<'s, Said>, Failure> {
        if let Fact::CampaignSet(set) = &said.fact {
            let replaces = campaign_heads(self.db, &set.code)?;
            let set = CampaignSet {
                replaces,
                ..set.clone()
            };
            return Ok(Cow::Owned(Said {
                fact: Fact::CampaignSet(set),
                ..said.clone()
            }));
        }
        if let Fact::ListSet(set) = &said.fact
            && set.replaces.is_empty()
        {
            let replaces = list_heads(self.db, set.list)?;
            let set = ListSet {
                replaces,
                ..set.clone()
            };
            return Ok(Cow::Owned(Said {
                fact: Fact::ListSet(set),
                ..said.clone()
            }));
        }
        let Some(about) = said.about.filter(|_| is_completed(&said.fact)) else {
            return Ok(Cow::Borrowed(said));
        };
        let Some(customer) = customer_key(self.db, about)? else {
            return Ok(Cow::Borrowed(said));
        };
        let mut said = said.clone();
        self.complete_fact(&mut said.fact, customer)?;
        Ok(Cow::Owned(said))
    }

    fn complete_fact(&self, fact: &mut Fact, customer: i64) -> Result<(), Failure> {
        if let Fact::CustomerField(write) = fact {
            if write.replaces.is_empty() {
                write.replaces = heads(self.db, customer, &write.target)?;
            }
        } else if let Fact::Suppress(suppress) = fact {
            if suppress.numbers.is_empty() {
                suppress.numbers = self.macs_of(customer)?;
            }
        } else if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
            call.suppress_numbers = match (call.suppress, &call.number) {
                (Some(SuppressScope::Number), Some(number)) => {
                    self.projector.mac_of(number).into_iter().collect()
                }
                (Some(_), _) => self.macs_of(customer)?,
                (None, _) => Vec::new(),
            };
        } else if let Fact::ConsentWithdrawn(withdrawal) = fact {
            if withdrawal.replaces.is_empty() {
                withdrawal.replaces = consents_to(self.db, customer, &withdrawal.principal)?;
            }
        } else if let Fact::PreferenceSet(preference) = fact {
            if preference.replaces.is_empty() {
                preference.replaces = self.replaced(customer, WishKind::Preference)?;
            }
        } else if let Fact::Talk(Talk::PrioritySet(set)) = fact {
            if set.replaces.is_empty() {
                set.replaces = priority_heads(self.db, customer)?;
            }
        } else if let Fact::Talk(Talk::IntervalSet(set)) = fact {
            if set.replaces.is_empty() {
                set.replaces = interval_heads(self.db, customer)?;
            }
        } else if let Fact::Restrict(restriction) = fact
            && restriction.replaces.is_empty()
        {
            restriction.replaces = self.replaced(customer, WishKind::Restriction)?;
        }
        Ok(())
    }

    fn replaced(&self, customer: i64, kind: WishKind) -> Result<Vec<RecordId>, Failure> {
        let heads = wish_heads(self.db, customer, kind)?;
        Ok(heads.into_iter().map(|head| head.record).collect())
    }

    /// The keyed hashes of somebody's numbers, without those that turned out not to be theirs.
    fn macs_of(&self, customer: i64) -> Result<Vec<String>, Failure> {
        let phones = load_phones(self.db, customer)?.into_iter();
        let theirs = phones.filter(|stored| stored.phone.state != PhoneState::NotTheirs);
        Ok(theirs
            .filter_map(|stored| self.projector.mac_of(&stored.phone.number))
            .collect())
    }

    /// Settles what was touched and notes how far the log has come.
    pub(super) fn finish(self) -> Result<(), Failure> {
        self.projector.finish()?;
        match self.into {
            Into::Tail => log::seal_tail(self.db, self.stream, self.tip.seq)?,
            Into::Block(lines) => lines.seal(self.db, self.stream)?,
        }
        log::advance(self.db, self.stream, &self.tip)
    }
}

/// Whether a fact is of a kind that [`Writer::complete`] may add to.
fn is_completed(fact: &Fact) -> bool {
    match fact {
        Fact::CustomerField(write) => write.replaces.is_empty(),
        Fact::Call(call) | Fact::CallAmend { call, .. } => call.suppress.is_some(),
        Fact::Suppress(_)
        | Fact::ConsentWithdrawn(_)
        | Fact::PreferenceSet(_)
        | Fact::Restrict(_)
        | Fact::Talk(Talk::PrioritySet(_) | Talk::IntervalSet(_)) => true,
        Fact::CustomerNew(_)
        | Fact::CustomerMember(_)
        | Fact::RelationSet(_)
        | Fact::TagSet(_)
        | Fact::TagUnset(_)
        | Fact::CallVoid { .. }
        | Fact::Note(_)
        | Fact::CallbackSet(_)
        | Fact::CallbackMoved { .. }
        | Fact::CallbackDone { .. }
        | Fact::CallbackCancelled { .. }
        | Fact::PromiseMade(_)
        | Fact::PromiseKept(_)
        | Fact::PromiseBroken(_)
        | Fact::PromiseWithdrawn(_)
        | Fact::ConsentGiven(_)
        | Fact::Wash(_)
        | Fact::ListNew(_)
        | Fact::ListSet(_)
        | Fact::CampaignSet(_)
        | Fact::Talk(_)
        | Fact::Import(_)
        | Fact::IncOpen(_)
        | Fact::Unknown(_) => false,
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
            let into = Into::Block(Lines::new());
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

/// Runs `work` in an immediate transaction and commits it.
pub(super) fn in_transaction<T>(
    db: &mut Connection,
    work: impl FnOnce(&Connection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if !db.is_autocommit() {
        // A preview in memory is one transaction around all others.
        return work(db);
    }
    db.prepare_cached(BEGIN)?.execute([])?;
    let transaction = Begun(db);
    let done = work(transaction.0)?;
    transaction.0.prepare_cached(COMMIT)?.execute([])?;
    Ok(done)
}

/// A transaction that is taken back when it ends before its commit.
struct Begun<'a>(&'a Connection);

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        // Some failures have taken it back already; the others leave nothing that anybody could do here.
        if !self.0.is_autocommit() {
            let _ = self.0.execute_batch("ROLLBACK");
        }
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
