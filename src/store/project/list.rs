//! Lists, who stands on them, and the receipts of imports.
//!
//! *Invariant:* a list of which only its members have arrived has a row without `born`.

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};

use super::{Order, Placed, Projector};
use crate::model::fact::{ImportReceipt, ListSet, Membership};
use crate::model::id::{ListId, RecordId};
use crate::model::list::{List, ListAnswers, ListRef, ListState};
use crate::store::open::Failure;
use crate::store::row::Col;

const KEY: &str = "SELECT k FROM list WHERE id = ?1";
const STUB: &str = "INSERT INTO list(id, name, name_ord, principal, market, source, answers, campaign, state, rules, cursor) \
     VALUES (?1, '', zeroblob(24), '', '', '', '{}', '', 0, '', 0)";
const NAME: &str = "UPDATE list SET name = ?2, name_ord = ?3 WHERE k = ?1 AND born IS NULL AND (name_ord, name) < (?3, ?2)";
const BORN: &str = "UPDATE list SET born = ?2, ord = ?3, name = ?4, principal = ?5, market = ?6, source = ?7 \
     WHERE k = ?1 AND (born IS NULL OR born > ?2)";
const WRITE: &str =
    "INSERT OR IGNORE INTO list_write(list, ord, record, body) VALUES (?1, ?2, ?3, ?4)";
const WRITES: &str = "SELECT record, body FROM list_write WHERE list = ?1 ORDER BY ord, record";
/// A list without members has nobody to judge again.
const SETTLE: &str = "UPDATE list SET answers = ?2, campaign = ?3, state = ?4, interval = ?6, \
     rules = CASE WHEN EXISTS(SELECT 1 FROM tally WHERE list = ?1) THEN '' ELSE ?5 END WHERE k = ?1";
const JUDGE_AGAIN: &str = "UPDATE list SET rules = ''";
const JUDGE_LIST_AGAIN: &str = "UPDATE list SET rules = '' WHERE k = ?1";
const RECEIPT: &str =
    "INSERT OR IGNORE INTO receipt(record, at, list, hash, body) VALUES (?1, ?2, ?3, ?4, ?5)";

/// A write to a list, with what it comes after.
#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(flatten)]
    set: ListSet,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sup: Vec<RecordId>,
}

/// The writes to a list that no other comes after: what a new write has to name.
pub(in crate::store) fn heads(db: &Connection, list: ListId) -> Result<Vec<RecordId>, Failure> {
    let known: Option<i64> = db
        .prepare_cached(KEY)?
        .query_row([Col(list)], |row| row.get(0))
        .optional()?;
    let Some(k) = known else {
        return Ok(Vec::new());
    };
    let writes = writes(db, k)?;
    let is_named = |id: &RecordId| writes.iter().any(|(_, write)| write.sup.contains(id));
    let heads = writes.iter().map(|(id, _)| *id);
    Ok(heads.filter(|id| !is_named(id)).collect())
}

fn writes(db: &Connection, list: i64) -> Result<Vec<(RecordId, Written)>, Failure> {
    let mut statement = db.prepare_cached(WRITES)?;
    let mut rows = statement.query([list])?;
    let mut writes = Vec::new();
    while let Some(row) = rows.next()? {
        let Col(id) = row.get(0)?;
        let body: String = row.get(1)?;
        writes.push((id, serde_json::from_str(&body)?));
    }
    Ok(writes)
}

/// The writes as they came about: none before what it names, concurrent ones by their place. Ids are hashes, so there is
/// no circle.
fn in_turn(mut waiting: Vec<(RecordId, Written)>) -> Vec<ListSet> {
    let mut in_turn = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let is_waiting = |id: &RecordId| waiting.iter().any(|(other, _)| other == id);
        let next = waiting
            .iter()
            .position(|(_, write)| !write.sup.iter().any(is_waiting));
        let (_, write) = waiting.remove(next.unwrap_or(0));
        in_turn.push(write.set);
    }
    in_turn
}

impl Projector<'_> {
    /// The key of a list, with an empty row when nothing was known.
    pub(super) fn list_key(&mut self, list: &ListRef, order: Order) -> Result<i64, Failure> {
        if let Some(k) = self.memo.lists.get(&list.id) {
            return Ok(*k);
        }
        let k = self.list_row(list.id)?;
        // The name as the latest record had it, until the list itself arrives.
        self.db
            .prepare_cached(NAME)?
            .execute((k, &list.name, order.0))?;
        let is_born: bool = self
            .db
            .prepare_cached("SELECT born IS NOT NULL FROM list WHERE k = ?1")?
            .query_row([k], |row| row.get(0))?;
        if is_born {
            self.memo.lists.insert(list.id, k);
        }
        Ok(k)
    }

    fn list_row(&self, id: ListId) -> Result<i64, Failure> {
        let known = self
            .db
            .prepare_cached(KEY)?
            .query_row([Col(id)], |row| row.get(0))
            .optional()?;
        if let Some(k) = known {
            return Ok(k);
        }
        self.db.prepare_cached(STUB)?.execute([Col(id)])?;
        Ok(self.db.last_insert_rowid())
    }

    /// `list.new`: its answers, campaign and state are its first write.
    pub(super) fn list_new(&mut self, placed: &Placed<'_>, new: &List) -> Result<(), Failure> {
        let k = self.list_row(new.id)?;
        self.db.prepare_cached(BORN)?.execute((
            k,
            Col(placed.id),
            placed.order.0,
            &new.name,
            &new.principal,
            new.market.to_string(),
            &new.source,
        ))?;
        let first = ListSet {
            list: new.id,
            state: Some(new.state),
            answers: Some(new.answers.clone()),
            campaign: Some(new.campaign.clone()),
            interval: None,
            replaces: Vec::new(),
        };
        // Whatever a clock says, a list begins before anything about it changes.
        self.list_write(k, Order([0; 24]), placed, &first)
    }

    /// `list.set`.
    pub(super) fn list_set(&mut self, placed: &Placed<'_>, set: &ListSet) -> Result<(), Failure> {
        let k = self.list_row(set.list)?;
        self.list_write(k, placed.order, placed, set)
    }

    fn list_write(
        &mut self,
        k: i64,
        order: Order,
        placed: &Placed<'_>,
        set: &ListSet,
    ) -> Result<(), Failure> {
        let written = Written {
            set: set.clone(),
            sup: set.replaces.clone(),
        };
        let body = serde_json::to_string(&written)?;
        self.db
            .prepare_cached(WRITE)?
            .execute((k, order.0, Col(placed.id), body))?;
        self.settle_list(k)
    }

    /// Each answer as the last write that gives one has it. A write that names another comes after it, whatever the clocks.
    fn settle_list(&mut self, k: i64) -> Result<(), Failure> {
        let mut answers = ListAnswers::default();
        let mut campaign = String::new();
        let mut state = ListState::Open;
        let mut interval = None;
        for set in in_turn(writes(self.db, k)?) {
            answers = set.answers.unwrap_or(answers);
            campaign = set.campaign.unwrap_or(campaign);
            state = set.state.unwrap_or(state);
            interval = set.interval.or(interval);
        }
        let answers = serde_json::to_string(&answers)?;
        self.db.prepare_cached(SETTLE)?.execute((
            k,
            answers,
            campaign,
            Col(state),
            self.holds.version(),
            match interval {
                Some(interval) => serde_json::to_string(&interval)?,
                None => String::new(),
            },
        ))?;
        self.has_intervals = None;
        self.memo.list_facts.remove(&k);
        self.fresh.clear();
        Ok(())
    }

    /// Whoever stands on a list is judged again, a slice at a time.
    pub(super) fn judge_all_again(&self) -> Result<(), Failure> {
        self.db.prepare_cached(JUDGE_AGAIN)?.execute([])?;
        Ok(())
    }

    /// A place on a list. Told twice, the first place holds.
    pub(super) fn member(
        &mut self,
        placed: &Placed<'_>,
        customer: i64,
        member: &Membership,
    ) -> Result<(), Failure> {
        let list = self.list_key(&member.list, placed.order)?;
        let place = i64::try_from(member.place).unwrap_or(i64::MAX);
        self.member_place(customer, list, place)?;
        self.touch(customer);
        Ok(())
    }

    /// `import`.
    pub(super) fn receipt(
        &mut self,
        placed: &Placed<'_>,
        receipt: &ImportReceipt,
    ) -> Result<(), Failure> {
        let list = self.list_key(&receipt.list, placed.order)?;
        let body = serde_json::to_string(receipt)?;
        let before = self.list_facts(list)?;
        self.db.prepare_cached(RECEIPT)?.execute((
            Col(placed.id),
            Col(placed.said.at),
            list,
            &receipt.hash,
            body,
        ))?;
        self.memo.list_facts.remove(&list);
        // A load on a later day proves more of everybody on the list.
        if self.list_facts(list)? != before {
            self.db.prepare_cached(JUDGE_LIST_AGAIN)?.execute([list])?;
            self.fresh.clear();
        }
        Ok(())
    }
}
