//! What was agreed: callbacks, promises, questions, what matters, and wishes not to be called.
//!
//! *Invariant:* the rows of a root are made anew from everything that hangs on it; none of them is the truth.

use rusqlite::params;

use super::entry::{Hanging, Root, version};
use super::{Placed, Projector, load_phones};
use crate::model::call::{Call, LineResult};
use crate::model::callback::{CallbackSet, CallbackState};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, Part, PartRef, RecordId};
use crate::model::moment::Moment;
use crate::model::said::{PromiseMade, PromiseState, Side};
use crate::model::seller::Owner;
use crate::model::suppression::{Suppress, SuppressScope};
use crate::seal::mac::Mac;
use crate::store::open::Failure;
use crate::store::row::{Col, day, number_column, part_column};

const FORGET: [&str; 4] = [
    "DELETE FROM callback WHERE root = ?1",
    "DELETE FROM promise WHERE root = ?1",
    "DELETE FROM priority WHERE root = ?1",
    "DELETE FROM suppression WHERE root = ?1 AND of_call = 1",
];
const CALLBACK: &str = "INSERT OR REPLACE INTO callback(root, part, customer, due, owner, state, tried, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const KEPT: &str = "SELECT at, line FROM call WHERE kept = ?1 AND is_live = 1";
const PROMISE: &str = "INSERT INTO promise(root, part, customer, due, is_ours, owner, state, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const PRIORITY: &str =
    "INSERT INTO priority(customer, ord, root, at, body) VALUES (?1, ?2, ?3, ?4, ?5)";
const SUPPRESS: &str = "INSERT OR IGNORE INTO suppression(root, of_call, customer, scope, number, source, words) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const SUPPRESS_MAC: &str = "INSERT OR IGNORE INTO suppression_mac(mac, root) VALUES (?1, ?2)";

impl Projector<'_> {
    /// Takes the rows of a root away, before they are made anew.
    pub(super) fn forget_parts(&mut self, root: &Root) -> Result<(), Failure> {
        for sql in FORGET {
            self.db.prepare_cached(sql)?.execute([Col(root.id)])?;
        }
        self.forget_talk(root.id)?;
        for entry in &root.entries {
            if version(&entry.fact).is_some() {
                self.unlearn(entry.customer, entry.record)?;
                if self.has_wishes {
                    self.touch_household(entry.customer)?;
                }
            }
        }
        Ok(())
    }

    /// Makes the rows of what was agreed in a root.
    pub(super) fn settle_parts(&mut self, root: &Root) -> Result<(), Failure> {
        self.settle_callbacks(root)?;
        if let Some((entry, call)) = root.live_call() {
            self.said_in_call(root, entry, call)?;
        }
        for (entry, part, made) in promises(root) {
            self.promise(root, entry, part, made)?;
        }
        self.settle_talk(root)
    }

    /// Makes the rows of the callbacks in a root.
    pub(super) fn settle_callbacks(&mut self, root: &Root) -> Result<(), Failure> {
        let in_call = root.live_call().and_then(|(entry, call)| {
            let set = call.callback.as_ref()?;
            Some((entry, Part::Callback, set))
        });
        let alone = root.entries.iter().filter_map(|entry| {
            let Fact::CallbackSet(set) = &entry.fact else {
                return None;
            };
            Some((entry, Part::Whole, set))
        });
        for (entry, part, set) in alone.chain(in_call).collect::<Vec<_>>() {
            self.callback(root, entry, part, set)?;
        }
        Ok(())
    }

    fn callback(
        &mut self,
        root: &Root,
        entry: &Hanging,
        part: Part,
        set: &CallbackSet,
    ) -> Result<(), Failure> {
        let id = PartRef {
            record: root.id,
            part,
        };
        let mut set = set.clone();
        let moved = root.entries.iter().filter_map(|other| {
            let Fact::CallbackMoved { of, when } = &other.fact else {
                return None;
            };
            (*of == id).then_some((other.order, other.record, when))
        });
        if let Some((_, _, when)) = moved.max_by_key(|(order, record, _)| (*order, *record)) {
            set.when = *when;
        }
        let (kept, tried) = self.kept(root.id)?;
        let state = callback_state(root, id).max(kept);
        let owner = match &set.owner {
            Owner::Anyone => None,
            Owner::Seller(seller) => Some(Col(seller.id)),
        };
        self.db.prepare_cached(CALLBACK)?.execute(params![
            Col(root.id),
            part_column(part),
            entry.customer,
            Col(set.when.due()),
            owner,
            Col(state),
            tried.map(Col),
            serde_json::to_string(&set)?,
        ])?;
        Ok(())
    }

    /// Whether a call because of this callback reached them, and when the last that did not was.
    fn kept(&self, root: RecordId) -> Result<(CallbackState, Option<Moment>), Failure> {
        let mut statement = self.db.prepare_cached(KEPT)?;
        let mut rows = statement.query([Col(root)])?;
        let mut state = CallbackState::Open;
        let mut tried = None;
        while let Some(row) = rows.next()? {
            let (Col(at), Col::<LineResult>(line)) = (row.get(0)?, row.get(1)?);
            if line.is_reached() {
                state = CallbackState::Done;
            } else if line.is_disturbing() {
                tried = tried.max(Some(at));
            }
        }
        Ok((state, tried))
    }

    fn said_in_call(&mut self, root: &Root, entry: &Hanging, call: &Call) -> Result<(), Failure> {
        if !call.priorities.is_empty() {
            self.db.prepare_cached(PRIORITY)?.execute(params![
                entry.customer,
                entry.order.0,
                Col(root.id),
                Col(entry.at),
                serde_json::to_string(&call.priorities)?,
            ])?;
        }
        for learned in &call.numbers {
            self.learn(
                entry.customer,
                entry.record,
                entry.order,
                &learned.number,
                learned.state,
            )?;
        }
        let is_lifted = call.suppress.is_some() && self.is_lifted(entry.record)?;
        if let Some(scope) = call.suppress.filter(|_| !is_lifted) {
            let number = call
                .number
                .as_ref()
                .filter(|_| scope == SuppressScope::Number);
            self.db.prepare_cached(SUPPRESS)?.execute(params![
                Col(root.id),
                true,
                entry.customer,
                Col(scope),
                number.map(number_column),
                "call",
                "",
            ])?;
            self.wish_stored(entry.customer)?;
        }
        Ok(())
    }

    fn promise(
        &mut self,
        root: &Root,
        entry: &Hanging,
        part: Part,
        made: &PromiseMade,
    ) -> Result<(), Failure> {
        let id = PartRef {
            record: root.id,
            part,
        };
        self.db.prepare_cached(PROMISE)?.execute(params![
            Col(root.id),
            part_column(part),
            entry.customer,
            made.due.map(day),
            made.by == Side::We,
            Col(made.owner.id),
            Col(promise_state(root, id)),
            serde_json::to_string(made)?,
        ])?;
        Ok(())
    }

    /// `suppress`.
    pub(super) fn suppress(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        suppress: &Suppress,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        if self.entry_row(placed, customer)?.is_none() {
            return Ok(());
        }
        self.wish_numbers(placed.id, customer, &suppress.numbers)?;
        if suppress.source != Suppress::OF_REGISTER && self.is_lifted(placed.id)? {
            return Ok(());
        }
        self.db.prepare_cached(SUPPRESS)?.execute(params![
            Col(placed.id),
            false,
            customer,
            Col(suppress.scope),
            None::<i64>,
            &suppress.source,
            &suppress.words,
        ])?;
        self.wish_stored(customer)
    }

    /// Keeps the numbers that a wish covers by their keyed hashes, whatever becomes of the card that has them.
    pub(super) fn wish_numbers(
        &mut self,
        root: RecordId,
        customer: i64,
        macs: &[String],
    ) -> Result<(), Failure> {
        if macs.is_empty() {
            return Ok(());
        }
        for text in macs {
            // What is no hash covers nobody, and stays in the record.
            if let Ok(mac) = text.parse::<Mac>() {
                self.db
                    .prepare_cached(SUPPRESS_MAC)?
                    .execute((Col(mac), Col(root)))?;
            }
        }
        self.note_strange(customer, macs)
    }

    /// Notes whether any of these numbers stands on no card of this customer.
    fn note_strange(&mut self, customer: i64, macs: &[String]) -> Result<(), Failure> {
        let on_card: Vec<String> = load_phones(self.db, customer)?
            .iter()
            .filter_map(|stored| self.mac_of(&stored.phone.number))
            .collect();
        let is_strange = |text: &String| text.parse::<Mac>().is_ok() && !on_card.contains(text);
        self.has_strange_wish |= self.mac_key.is_some() && macs.iter().any(is_strange);
        Ok(())
    }

    /// Keeps the numbers of somebody who asked not to be called where they are found at once. Those that turned out not to
    /// be theirs have the state 2, and a wish about a number alone the scope 1.
    pub(super) fn keep_never_numbers(&self, customer: i64) -> Result<(), Failure> {
        const FORGET: &str = "DELETE FROM never_number WHERE customer = ?1";
        const KEEP: &str = "INSERT INTO never_number(number, customer) SELECT DISTINCT number, ?1 FROM phone \
             WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255 AND state <> 2 \
             AND EXISTS(SELECT 1 FROM suppression WHERE customer = ?1 AND scope <> 1)";
        self.db.prepare_cached(FORGET)?.execute([customer])?;
        self.db.prepare_cached(KEEP)?.execute([customer])?;
        Ok(())
    }

    /// A wish is gone: those whom it covered are settled again.
    pub(super) fn wish_gone(&mut self, root: RecordId, customer: i64) -> Result<(), Failure> {
        const MACS: &str = "SELECT mac FROM suppression_mac WHERE root = ?1";
        let macs: Vec<String> = self
            .db
            .prepare_cached(MACS)?
            .query_map([Col(root)], |row| {
                row.get(0).map(|Col::<Mac>(mac)| mac.to_string())
            })?
            .collect::<Result<_, _>>()?;
        self.note_strange(customer, &macs)?;
        self.wish_stored(customer)
    }

    /// A wish was stored: those it may cover are settled again.
    pub(super) fn wish_stored(&mut self, customer: i64) -> Result<(), Failure> {
        self.has_wishes = true;
        self.fresh.clear();
        self.keep_never_numbers(customer)?;
        self.touch_household(customer)
    }
}

fn promises(root: &Root) -> Vec<(&Hanging, Part, &PromiseMade)> {
    let in_call = root.live_call().into_iter().flat_map(|(entry, call)| {
        let placed = call.promises.placed();
        placed.map(move |(place, made)| (entry, Part::Promise(place), made))
    });
    let alone = root.entries.iter().filter_map(|entry| {
        let Fact::PromiseMade(made) = &entry.fact else {
            return None;
        };
        Some((entry, Part::Whole, made))
    });
    alone.chain(in_call).collect()
}

/// Done before cancelled before open, whatever came last.
fn callback_state(root: &Root, id: PartRef) -> CallbackState {
    let states = root.entries.iter().map(|entry| {
        if entry.fact == (Fact::CallbackDone { of: id }) {
            return CallbackState::Done;
        }
        let is_cancelled = matches!(&entry.fact, Fact::CallbackCancelled { of, .. } if *of == id);
        if is_cancelled {
            CallbackState::Cancelled
        } else {
            CallbackState::Open
        }
    });
    states.max().unwrap_or(CallbackState::Open)
}

/// As the last word about it says; closed never opens again.
fn promise_state(root: &Root, id: PartRef) -> PromiseState {
    let closed = root.entries.iter().filter_map(|entry| {
        let (of, state) = closing(&entry.fact)?;
        (of == id).then_some((entry.order, entry.record, state))
    });
    closed
        .max_by_key(|(order, record, _)| (*order, *record))
        .map_or(PromiseState::Open, |(_, _, state)| state)
}

/// Which promise a fact closes, and how.
fn closing(fact: &Fact) -> Option<(PartRef, PromiseState)> {
    if let Fact::PromiseKept(closed) = fact {
        Some((closed.of, PromiseState::Kept))
    } else if let Fact::PromiseBroken(closed) = fact {
        Some((closed.of, PromiseState::Broken))
    } else if let Fact::PromiseWithdrawn(closed) = fact {
        Some((closed.of, PromiseState::Withdrawn))
    } else {
        None
    }
}
