//! What happened: entries of the history, and calls in the version that holds.
//!
//! Every entry hangs on a *root*: the first version of a call, or the record that set a callback or made a promise.
//! Whatever arrives about a root, in whatever order, the root is settled again from all entries that hang on it.
//!
//! *Invariant:* the parts of a call are addressed by its first version, `<root>#p1`, whichever version holds.

use rusqlite::{OptionalExtension as _, Row};

use super::kind::{EntryKind, fact_of};
use super::{Order, Placed, Projector, search};
use crate::model::call::Call;
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::{Moment, Stamp};
use crate::model::seller::SellerRef;
use crate::model::talk::Talk;
use crate::store::open::Failure;
use crate::store::row::{Col, causes_columns, number_column, short};

const EXISTS: &str = "SELECT 1 FROM entry WHERE ref = ?1 AND record = ?2";
const INSERT: &str = "INSERT INTO entry(customer, at, offset, kind, ref, record, of_ref, of, ord, seller, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
/// What hangs on another record is no root, whoever says so.
const OF_ROOT: &str = "SELECT k, customer, kind, record, ord, at, body FROM entry WHERE ref = ?1 AND record = ?2 AND of IS NULL \
     UNION ALL SELECT k, customer, kind, record, ord, at, body FROM entry WHERE of_ref = ?1 AND of = ?2";
const HANGS_ANY: &str = "SELECT EXISTS(SELECT 1 FROM entry WHERE of_ref = ?1 AND of = ?2)";
const CALL_INSERT: &str = "INSERT INTO call(k, customer, at, is_live, direction, line, attempt, list, number, seller, outcome, causes, \
     rest_days, kept) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
const CALL_LIVE: &str = "UPDATE call SET is_live = ?2 WHERE k = ?1 AND is_live <> ?2";
/// To the hour, so that not every call of the hour writes the same again.
const SELLER: &str = "INSERT INTO seller(id, name, ord) VALUES (?1, ?2, ?3) \
     ON CONFLICT DO UPDATE SET name = excluded.name, ord = excluded.ord WHERE (excluded.ord, excluded.name) > (ord, name)";

/// An entry that hangs on a root.
pub(super) struct Hanging {
    pub(super) k: i64,
    pub(super) customer: i64,
    pub(super) record: RecordId,
    pub(super) order: Order,
    pub(super) at: Moment,
    pub(super) fact: Fact,
    /// It was a slip of the hand.
    pub(super) is_undone: bool,
}

/// All entries that hang on a root, the root among them when it has arrived.
pub(super) struct Root {
    pub(super) id: RecordId,
    pub(super) entries: Vec<Hanging>,
}

impl Root {
    /// A root that has just come, and on which nothing hangs yet.
    fn fresh(placed: &Placed<'_>, k: i64, customer: i64) -> Self {
        let (at, _) = happened(placed);
        Self {
            id: placed.id,
            entries: vec![Hanging {
                k,
                customer,
                record: placed.id,
                order: placed.order,
                at,
                fact: placed.said.fact.clone(),
                is_undone: false,
            }],
        }
    }

    /// The call in the version that holds; none when it is void, or no call.
    pub(super) fn live_call(&self) -> Option<(&Hanging, &Call)> {
        let is_void = |entry: &Hanging| matches!(entry.fact, Fact::CallVoid { .. });
        if self.entries.iter().any(is_void) {
            return None;
        }
        self.entries
            .iter()
            .filter(|entry| !entry.is_undone)
            .filter_map(|entry| version(&entry.fact).map(|call| (entry, call)))
            .max_by_key(|(entry, _)| {
                let is_amended = matches!(entry.fact, Fact::CallAmend { .. });
                (is_amended, entry.order, entry.record)
            })
    }
}

/// Leaves out what was a slip of the hand. A version of a call stays, and does not hold.
fn take_back(entries: &mut [Hanging]) {
    let undone = entries.iter().filter_map(|entry| {
        if let Fact::Talk(Talk::Undone(undone)) = &entry.fact {
            Some(undone.of)
        } else {
            None
        }
    });
    let undone: Vec<RecordId> = undone.collect();
    for entry in entries.iter_mut() {
        if undone.contains(&entry.record) && is_undoable(&entry.fact) {
            entry.is_undone = true;
            if version(&entry.fact).is_none() {
                entry.fact = Fact::Unknown(String::new());
            }
        }
    }
}

/// Whether a fact can be taken back as a slip: all else has a word of its own for that.
const fn is_undoable(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::CallAmend { .. }
            | Fact::CallVoid { .. }
            | Fact::Talk(
                Talk::QuestionAsked(_)
                    | Talk::NeedNoted(_)
                    | Talk::CorrectionAsked(_)
                    | Talk::CorrectionAnswered(_)
            )
    )
}

/// The call in a fact that holds a version of one.
pub(super) fn version(fact: &Fact) -> Option<&Call> {
    if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
        Some(call)
    } else {
        None
    }
}

/// The root that a fact hangs on, when that is another record.
fn root_of(fact: &Fact) -> Option<RecordId> {
    match fact {
        Fact::CallAmend { of, .. } | Fact::CallVoid { of, .. } => Some(*of),
        Fact::Talk(talk) => root_of_talk(talk),
        Fact::CallbackMoved { of, .. }
        | Fact::CallbackDone { of }
        | Fact::CallbackCancelled { of, .. } => Some(of.record),
        Fact::PromiseKept(closed)
        | Fact::PromiseBroken(closed)
        | Fact::PromiseWithdrawn(closed) => Some(closed.of.record),
        Fact::Call(_)
        | Fact::Note(_)
        | Fact::CallbackSet(_)
        | Fact::PromiseMade(_)
        | Fact::Suppress(_)
        | Fact::SuppressLift(_)
        | Fact::Erase(_)
        | Fact::Assign(_)
        | Fact::Away(_)
        | Fact::Opened(_)
        | Fact::ConsentGiven(_)
        | Fact::ConsentWithdrawn(_)
        | Fact::PreferenceSet(_)
        | Fact::Restrict(_)
        | Fact::Wash(_)
        | Fact::CustomerNew(_)
        | Fact::CustomerField(_)
        | Fact::CustomerMember(_)
        | Fact::CustomerMerge(_)
        | Fact::CustomerUnmerge(_)
        | Fact::RelationSet(_)
        | Fact::TagSet(_)
        | Fact::TagUnset(_)
        | Fact::ListNew(_)
        | Fact::ListSet(_)
        | Fact::CampaignSet(_)
        | Fact::Import(_)
        | Fact::Exported(_)
        | Fact::IncOpen(_)
        | Fact::Unknown(_) => None,
    }
}

fn root_of_talk(talk: &Talk) -> Option<RecordId> {
    match talk {
        Talk::QuestionAnswered(answered) => Some(answered.of.record),
        Talk::CauseSet(sorted) => Some(sorted.of.record),
        Talk::OrderStep(stepped) => Some(stepped.of.record),
        Talk::CorrectionAsked(asked) => Some(asked.of),
        Talk::CorrectionAnswered(answered) => Some(answered.of),
        // A record may name itself; then nothing else hangs it anywhere.
        Talk::Undone(undone) => Some(undone.root),
        Talk::QuestionAsked(_)
        | Talk::PrioritySet(_)
        | Talk::NeedNoted(_)
        | Talk::CauseHanded(_)
        | Talk::CauseAnswered(_)
        | Talk::CauseMended(_)
        | Talk::OrderNew(_)
        | Talk::IntervalSet(_)
        | Talk::Reviewed(_)
        | Talk::Review(_)
        | Talk::Heard(_) => None,
    }
}

/// When a call was: its end, else the last of its times that is known.
pub(in crate::store) fn call_stamp(call: &Call) -> Option<Stamp> {
    call.ended_at.or(call.answered_at).or(call.rang_at)
}

/// When something happened, and the offset of the clock that says so, in seconds.
fn happened(placed: &Placed<'_>) -> (Moment, Option<i32>) {
    let stamp = if let Fact::Note(note) = &placed.said.fact {
        note.written.map(|local| local.and_utc().fixed_offset())
    } else {
        version(&placed.said.fact).and_then(call_stamp)
    };
    stamp.map_or((placed.said.at, None), |stamp| {
        (stamp.into(), Some(stamp.offset().local_minus_utc()))
    })
}

impl Projector<'_> {
    /// A fact that stands in the history.
    pub(super) fn entry(&mut self, placed: &Placed<'_>, about: CustomerId) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        let fact = &placed.said.fact;
        let Some(k) = self.entry_row(placed, customer)? else {
            return Ok(());
        };
        // A note is what it is, whatever hangs on it.
        if matches!(fact, Fact::Note(_)) {
            return Ok(());
        }
        let id = root_of(fact).unwrap_or(placed.id);
        if root_of(fact).is_none() && !self.hangs_any(id)? {
            // Nothing can be left of a root of which nothing else has arrived.
            self.settle_root(&Root::fresh(placed, k, customer))?;
        } else {
            let root = self.root(id)?;
            self.forget_parts(&root)?;
            self.settle_root(&root)?;
        }
        self.touch(customer);
        Ok(())
    }

    /// Adds the row of an entry, and of the call in it; none when it was there.
    pub(super) fn entry_row(
        &mut self,
        placed: &Placed<'_>,
        customer: i64,
    ) -> Result<Option<i64>, Failure> {
        let fact = &placed.said.fact;
        let Some(kind) = EntryKind::of_fact(fact) else {
            return Ok(None);
        };
        let exists = self
            .db
            .prepare_cached(EXISTS)?
            .query_row((short(&placed.id), Col(placed.id)), |_| Ok(()))
            .optional()?;
        if exists.is_some() {
            return Ok(None);
        }
        let (at, offset) = happened(placed);
        let hangs = root_of(fact);
        self.db.prepare_cached(INSERT)?.execute((
            customer,
            Col(at),
            offset,
            kind.column(),
            short(&placed.id),
            Col(placed.id),
            hangs.as_ref().map(short),
            hangs.map(Col),
            placed.order.0,
            placed.said.by.map(Col),
            placed.body,
        ))?;
        let entry = self.db.last_insert_rowid();
        self.entry_added(entry, || search::sentences(fact))?;
        if let Some(call) = version(fact) {
            self.call_row(entry, customer, at, call, placed.order)?;
            let root = hangs.unwrap_or(placed.id);
            self.wish_numbers(root, customer, &call.suppress_numbers)?;
            if let Some(number) = &call.number {
                self.touch_line(number, at)?;
            }
        }
        Ok(Some(entry))
    }

    /// Whether anything hangs on a record.
    fn hangs_any(&self, id: RecordId) -> Result<bool, Failure> {
        Ok(self
            .db
            .prepare_cached(HANGS_ANY)?
            .query_row((short(&id), Col(id)), |row| row.get(0))?)
    }

    fn call_row(
        &mut self,
        entry: i64,
        customer: i64,
        at: Moment,
        call: &Call,
        order: Order,
    ) -> Result<(), Failure> {
        let list = match &call.list {
            Some(list) => Some(self.list_key(list, order)?),
            None => None,
        };
        let causes = call
            .outcome
            .as_ref()
            .map(|outcome| causes_columns(outcome.causes));
        self.db.prepare_cached(CALL_INSERT)?.execute((
            entry,
            customer,
            Col(at),
            Col(call.direction),
            Col(call.line),
            Col(call.attempt),
            list,
            call.number.as_ref().map(number_column),
            Col(call.seller.id),
            call.outcome
                .as_ref()
                .map_or("", |outcome| outcome.code.as_str()),
            causes.map(|(code, _)| code),
            causes.and_then(|(_, days)| days),
            call.kept_callback.map(|kept| Col(kept.record)),
        ))?;
        self.seller_named(&call.seller, order)
    }

    /// Keeps what a seller is called, as the latest record has it.
    pub(super) fn seller_named(&self, seller: &SellerRef, order: Order) -> Result<(), Failure> {
        self.db
            .prepare_cached(SELLER)?
            .execute((Col(seller.id), &seller.name, order.hour()))?;
        Ok(())
    }

    /// Everything that hangs on a root.
    pub(super) fn root(&self, id: RecordId) -> Result<Root, Failure> {
        let mut statement = self.db.prepare_cached(OF_ROOT)?;
        let rows = statement.query_map((short(&id), Col(id)), hanging)?;
        let mut entries = Vec::new();
        for row in rows {
            let (entry, kind, body) = row?;
            let fact = fact_of(kind, &body)?;
            entries.push(Hanging { fact, ..entry });
        }
        take_back(&mut entries);
        Ok(Root { id, entries })
    }

    pub(super) fn settle_root(&mut self, root: &Root) -> Result<(), Failure> {
        let live = root.live_call().map(|(entry, _)| entry.k);
        for entry in &root.entries {
            if version(&entry.fact).is_some() {
                let is_live = Some(entry.k) == live;
                self.db
                    .prepare_cached(CALL_LIVE)?
                    .execute((entry.k, is_live))?;
            }
            self.touch(entry.customer);
        }
        self.settle_parts(root)?;
        // A call that keeps a callback says how that callback stands.
        for entry in &root.entries {
            let kept = version(&entry.fact).and_then(|call| call.kept_callback);
            if let Some(kept) = kept {
                let kept = self.root(kept.record)?;
                self.settle_callbacks(&kept)?;
                for entry in &kept.entries {
                    self.touch(entry.customer);
                }
            }
        }
        Ok(())
    }
}

fn hanging(row: &Row<'_>) -> rusqlite::Result<(Hanging, i64, String)> {
    let (Col(record), Col(at)) = (row.get(3)?, row.get(5)?);
    let entry = Hanging {
        k: row.get(0)?,
        customer: row.get(1)?,
        record,
        order: Order(row.get(4)?),
        at,
        fact: Fact::Unknown(String::new()),
        is_undone: false,
    };
    Ok((entry, row.get(2)?, row.get(6)?))
}
