//! What records add up to. One piece of code for what is appended, what arrives, and what is rebuilt.
//!
//! Each kind of fact first adds rows that nothing ever takes away, then everything derived from them is worked out again
//! for what the fact touches: registers, calls and what was agreed in them, members of lists. So the tables are a function
//! of the set of records. What a person's place in a queue depends on is settled once for each transaction.
//!
//! *Invariant:* reads the database, the records and nothing else; `now` and the rules decide only the cached columns.

mod agreed;
mod assigned;
mod campaign;
mod cause;
mod customer;
mod decide;
mod entry;
mod erase;
mod exported;
mod found;
mod heard;
mod interval;
mod join;
mod kind;
mod lift;
mod list;
mod pair;
mod profile;
mod register;
pub(super) mod search;
mod settle;
mod talk;
mod wash;
mod wishes;
pub(super) mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;

use super::holds::Holds;
use super::open::Failure;
use super::person::Person;
use super::row::ClassRow;
use super::stranger::{Stranger, Wishing};

use crate::model::erasure::numbers_kept;
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, DeskId, ListId, RecordId};
use crate::model::moment::{Moment, Now};
use crate::model::phone::PhoneNumber;
use crate::model::standing::ListFacts;
use crate::seal::mac::MacKeys;
use crate::sync::stream::Seq;

pub(super) use assigned::{Assigned, assign_heads, away_heads, away_now, in_effect};
pub(super) use campaign::heads as campaign_heads;
pub(super) use decide::{deciders, roster};
use erase::Forgotten;
pub(super) use found::values_of_all;
pub(super) use interval::{interval_heads, own_interval};
use join::{Joins, Log};
pub(super) use kind::{EntryKind, fact_of};
pub(super) use list::heads as list_heads;
pub(super) use pair::{joined_heads, pairs_of, parts_of, said_of};
pub(super) use profile::{CustomerRow, load as load_customer, phones as load_phones};
pub(super) use register::{disputed, heads};
use settle::StrangersAnswer;
pub(super) use talk::priority_heads;
pub(super) use wishes::{WishKind, WishRow, consents_to, ids, wish_heads};
use words::Indexing;

/// The place of a record among concurrent ones: bytes that compare as (at, desk, seq) (SYNC.md §3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order(pub(super) [u8; 24]);

impl Order {
    /// The place of a record that was written then, at that desk, as its n-th.
    pub(super) fn of(at: Moment, desk: DeskId, seq: Seq) -> Self {
        let millis = at.millis().cast_unsigned() ^ (1 << 63);
        let mut bytes = [0; 24];
        let parts = millis
            .to_be_bytes()
            .into_iter()
            .chain(*desk.bytes())
            .chain(seq.0.to_be_bytes());
        for (to, from) in bytes.iter_mut().zip(parts) {
            *to = from;
        }
        Self(bytes)
    }

    /// The hour in which the record was written, in bytes that compare.
    fn hour(&self) -> [u8; 8] {
        const HOUR: i64 = 3_600_000;
        let millis = self.at().millis().div_euclid(HOUR) * HOUR;
        (millis.cast_unsigned() ^ (1 << 63)).to_be_bytes()
    }

    /// The place of something that was at a time, as far as [`Order::hour`] asks.
    fn of_moment(at: Moment) -> Self {
        Self::of(at, DeskId::of([0; 8]), Seq::NONE)
    }

    /// The desk that wrote the record.
    pub(super) fn desk(&self) -> DeskId {
        let bytes = self.0.get(8..16).and_then(DeskId::from_slice);
        bytes.unwrap_or(DeskId::of([0; 8]))
    }

    /// When the record was written.
    pub(super) fn at(&self) -> Moment {
        let millis = self.0.first_chunk().copied().unwrap_or_default();
        Moment::from_millis((u64::from_be_bytes(millis) ^ (1 << 63)).cast_signed())
    }
}

/// A record on its way into the tables.
pub(super) struct Placed<'a> {
    /// Its id.
    pub(super) id: RecordId,
    /// Its place among concurrent ones.
    pub(super) order: Order,
    /// What it says.
    pub(super) said: &'a Said,
    /// Its body as it stands in the line; empty for kinds that do not stand in the history.
    pub(super) body: &'a str,
    /// The words of somebody new, when whoever brings them has worked them out.
    pub(super) words: Option<&'a search::Words>,
}

/// Keys and answers that are the same for many records. Emptied when a transaction is rolled back, and when another
/// process has written.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// The version of the file at which they were learned, as SQLite counts what others commit.
    version: Option<i64>,
    lists: HashMap<ListId, i64>,
    list_facts: HashMap<i64, Option<ListFacts>>,
    principals: HashMap<String, i64>,
    classes: HashMap<ClassRow, i64>,
}

impl Memo {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets everything that was learned at another version of the file.
    pub(super) fn trust_at(&mut self, version: i64) {
        if self.version != Some(version) {
            self.clear();
            self.version = Some(version);
        }
    }
}

/// Applies records within one transaction.
pub(super) struct Projector<'a> {
    db: &'a Connection,
    memo: &'a mut Memo,
    holds: &'a dyn Holds,
    mac_key: Option<&'a MacKeys>,
    now: Now,
    touched: BTreeSet<i64>,
    tally: BTreeMap<(i64, i64, i64), i64>,
    /// What the rules answered for strangers on a list, and their class.
    fresh: HashMap<i64, HashMap<Stranger, StrangersAnswer>>,
    /// Whether any wish not to be called is stored; while there is none, nobody's need be looked up.
    has_wishes: bool,
    indexing: Indexing,
    /// The last entry whose words are in the index with it.
    indexed: Option<i64>,
    /// Whether so many words wait that this transaction puts them into the index.
    is_words_due: bool,
    /// Whether a wish covers numbers that stand on no card of the one who wished; nobody can tell whose they are.
    has_strange_wish: bool,
    /// Causes that the records touched, by their folded words.
    causes: BTreeSet<String>,
    /// Whether anybody is to hear from us every so often; none until it was looked up.
    has_intervals: Option<bool>,
    forgotten: Forgotten,
    /// Who is forgotten by records of this transaction.
    erased: Erasures,
    joins: Joins,
    /// Who was joined with others or parted from them by records of this transaction, or forgotten.
    joined: BTreeSet<CustomerId>,
    log: Log,
}

/// As many customers are settled together at most.
const FEW: usize = 256;
/// Whom no more keys lie between than this are read in one go: passing over a row costs less than another statement.
const NEAR: i64 = 8;

/// Customers who are forgotten, each with the record that orders it.
pub(super) type Erasures = BTreeMap<CustomerId, RecordId>;

impl<'a> Projector<'a> {
    /// Begins to apply records in the transaction that is open on `db`.
    pub(super) fn new(
        db: &'a Connection,
        memo: &'a mut Memo,
        holds: &'a dyn Holds,
        mac_key: Option<&'a MacKeys>,
        now: Now,
    ) -> Result<Self, Failure> {
        let has_wishes = super::person::is_any_wish(db)?;
        let forgotten = Forgotten::of(db)?;
        Ok(Self {
            db,
            memo,
            holds,
            mac_key,
            now,
            touched: BTreeSet::new(),
            tally: BTreeMap::new(),
            fresh: HashMap::new(),
            has_wishes,
            indexing: Indexing::Later,
            indexed: None,
            is_words_due: false,
            has_strange_wish: false,
            causes: BTreeSet::new(),
            has_intervals: None,
            forgotten,
            erased: Erasures::new(),
            joins: Joins::of(db)?,
            joined: BTreeSet::new(),
            log: Log::Here,
        })
    }

    /// Applies one record, unless it is about somebody who was forgotten: of such a one only the numbers stay that a wish
    /// in it covers. Then it answers by which record they were.
    pub(super) fn apply(&mut self, placed: &Placed<'_>) -> Result<Option<RecordId>, Failure> {
        let barred = self.barred_by(placed.said)?;
        match barred {
            Some(_) => self.numbers_stay(placed.id, numbers_kept(&placed.said.fact))?,
            None => self.apply_said(placed)?,
        }
        Ok(barred)
    }

    fn apply_said(&mut self, placed: &Placed<'_>) -> Result<(), Failure> {
        match (&placed.said.fact, placed.said.about) {
            (Fact::ListNew(new), _) => self.list_new(placed, new),
            (Fact::ListSet(set), _) => self.list_set(placed, set),
            (Fact::CampaignSet(set), _) => self.campaign_set(placed, set),
            (Fact::Import(receipt), _) => self.receipt(placed, receipt),
            (Fact::Away(away), _) => self.away(placed, away),
            (Fact::Exported(exported), _) => self.exported(placed, exported),
            (Fact::Talk(talk), None) => self.talk_of_nobody(placed, talk),
            (Fact::Wash(wash), _) => self.wash(placed, wash),
            (Fact::Unknown(kind), _) => self.unread(placed.id, kind),
            (fact, Some(about)) => self.apply_about(placed, fact, about),
            // An incarnation adds up to nothing, and neither does what should name somebody and names nobody.
            (_, None) => Ok(()),
        }
    }

    fn apply_about(
        &mut self,
        placed: &Placed<'_>,
        fact: &Fact,
        about: CustomerId,
    ) -> Result<(), Failure> {
        match fact {
            Fact::CustomerNew(new) => self.born(placed, about, new),
            Fact::CustomerField(write) => self.write_field(placed, about, write),
            Fact::CustomerMember(member) => {
                let customer = self.customer_key(about)?;
                self.member(placed, customer, member)
            }
            Fact::RelationSet(relation) => self.relation(placed, about, relation),
            Fact::TagSet(tag) => self.tag(placed, about, tag, IsSet::Yes),
            Fact::TagUnset(tag) => self.tag(placed, about, tag, IsSet::No),
            Fact::Suppress(suppress) => self.suppress(placed, about, suppress),
            Fact::SuppressLift(lift) => self.suppress_lift(placed, about, lift),
            Fact::Erase(erase) => self.erase(placed, about, erase),
            Fact::CustomerMerge(one) | Fact::CustomerUnmerge(one) => {
                self.one_person(placed, about, one)
            }
            Fact::Assign(assign) => self.assign(placed, about, assign),
            Fact::Opened(opened) => self.opened(placed, about, opened),
            Fact::ConsentGiven(consent) => self.consent_given(placed, about, consent),
            Fact::ConsentWithdrawn(withdrawal) => self.consent_withdrawn(placed, about, withdrawal),
            Fact::PreferenceSet(preference) => self.preference(placed, about, preference),
            Fact::Restrict(restriction) => self.restriction(placed, about, restriction),
            Fact::Call(_)
            | Fact::CallAmend { .. }
            | Fact::CallVoid { .. }
            | Fact::Note(_)
            | Fact::CallbackSet(_)
            | Fact::CallbackMoved { .. }
            | Fact::CallbackDone { .. }
            | Fact::CallbackCancelled { .. }
            | Fact::PromiseMade(_)
            | Fact::PromiseKept(_)
            | Fact::PromiseBroken(_)
            | Fact::PromiseWithdrawn(_) => self.entry(placed, about),
            Fact::Talk(talk) => {
                self.talk(placed, talk, about)?;
                self.talk_of_nobody(placed, talk)
            }
            Fact::ListNew(_)
            | Fact::ListSet(_)
            | Fact::CampaignSet(_)
            | Fact::Import(_)
            | Fact::Away(_)
            | Fact::Exported(_)
            | Fact::Wash(_)
            | Fact::IncOpen(_)
            | Fact::Unknown(_) => Ok(()),
        }
    }

    /// Settles everybody whom the records touched, and writes the counters. To be called before the commit, when the lines are
    /// in the log. Answers who was forgotten: what their lines say is still to go.
    pub(super) fn finish(mut self) -> Result<Erasures, Failure> {
        self.join_anew()?;
        while let Some(few) = self.next_few() {
            self.settle(&few)?;
        }
        while let Some(cause) = self.causes.pop_first() {
            self.settle_cause(&cause)?;
        }
        self.finish_words()?;
        if self.has_strange_wish {
            self.judge_all_again()?;
        }
        self.write_tally()?;
        Ok(self.erased)
    }

    /// The next of those who were touched, as many as are read together: their keys are near each other.
    fn next_few(&mut self) -> Option<Vec<i64>> {
        let mut last = self.touched.pop_first()?;
        let mut few = vec![last];
        while let Some(next) = self.touched.first().copied()
            && next - last <= NEAR
            && few.len() < FEW
        {
            self.touched.pop_first();
            few.push(next);
            last = next;
        }
        Some(few)
    }

    /// Settles a customer whatever touched them: an answer's time is over, or the rules changed.
    pub(super) fn touch(&mut self, customer: i64) {
        self.touched.insert(customer);
    }

    /// The keyed hash under which a number stands in the suppression list; none while there is no key.
    pub(super) fn mac_of(&self, number: &PhoneNumber) -> Option<String> {
        let mac = self.mac_key?.mac(number.as_e164());
        Some(mac.to_string())
    }

    /// The facts about one customer that the rules ask for.
    fn person(&self, customer: i64) -> Result<Person, Failure> {
        super::person::person(self.db, self.mac_key, customer, self.now)
    }

    /// Those of some customers with whom nothing ever happened.
    fn strangers(&self, customers: &[i64]) -> Result<BTreeMap<i64, Stranger>, Failure> {
        let wishing = if self.has_wishes {
            Wishing::Somebody
        } else {
            Wishing::Nobody
        };
        Stranger::among(self.db, self.mac_key, customers, wishing, self.now)
    }

    fn unread(&self, record: RecordId, kind: &str) -> Result<(), Failure> {
        const INSERT: &str = "INSERT OR IGNORE INTO unread VALUES (?1, ?2)";
        self.db
            .prepare_cached(INSERT)?
            .execute((super::row::Col(record), kind))?;
        Ok(())
    }
}

/// Whether a tag is put on or taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IsSet {
    Yes,
    No,
}
