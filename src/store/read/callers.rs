//! Who calls whom today, in a team: what was agreed is its seller's to keep, then whoever was assigned calls, then the share
//! of each seller decides (SYNC.md §3.7).
//!
//! Only sellers' desks have a share, and there must be two of them. Whoever has none, a supervisor, sees everybody.
//!
//! *Invariant:* the same records, roster and day give the same answer at every desk, and one seller for each customer. Only
//! a callback that was missed is another's too: its own seller keeps it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::agreed::{callbacks_of, promises_of};
use crate::model::callback::Callback;
use crate::model::caller::{Away, Caller, CallerWhy, caller_among};
use crate::model::id::{CustomerId, SellerId};
use crate::model::moment::Now;
use crate::model::said::{Promise, Side};
use crate::model::seller::{Owner, SellerRef};
use crate::store::holds::Holds;
use crate::store::open::Failure;
use crate::store::project::{Assigned, away_now, in_effect, roster};
use crate::store::row::Col;
use crate::sync::roster::{Role, Roster};

const ID: &str = "SELECT id FROM customer WHERE k = ?1";

/// The sellers of a team, and what was said of who calls whom.
pub(super) struct Callers {
    /// The sellers at sellers' desks.
    sellers: BTreeMap<SellerId, SellerRef>,
    /// Everybody who sits at a desk of the team.
    members: BTreeMap<SellerId, SellerRef>,
    /// Those whose every desk has left the team.
    left: BTreeMap<SellerId, SellerRef>,
    away: BTreeMap<SellerId, Away>,
    assigned: BTreeMap<i64, Assigned>,
    missed_after_hours: u16,
    now: Now,
}

/// Who calls somebody, and who else may.
pub(super) struct Decided {
    pub(super) caller: Caller,
    /// Who takes over a callback that its seller has missed.
    also: Option<SellerId>,
}

impl Callers {
    /// Of the team that this desk belongs to; none without one.
    pub(super) fn of(
        db: &Connection,
        holds: &(dyn Holds + Send),
        now: Now,
    ) -> Result<Option<Self>, Failure> {
        let Some(roster) = roster(db)? else {
            return Ok(None);
        };
        let members = seated(&roster, |_| true);
        let mut left = BTreeMap::new();
        for seller in roster.desks.iter().filter_map(|desk| desk.seller.clone()) {
            left.insert(seller.id, seller);
        }
        left.retain(|id, _| !members.contains_key(id));
        Ok(Some(Self {
            sellers: seated(&roster, |role| role == Role::Seller),
            members,
            left,
            away: away_now(db, now.today())?,
            assigned: in_effect(db, now.today())?,
            missed_after_hours: holds.missed_after_hours(),
            now,
        }))
    }

    /// Whether the customers are shared.
    pub(super) fn share(&self) -> bool {
        self.sellers.len() > 1
    }

    /// Whether a seller has a share of them: whoever has none sees everybody.
    pub(super) fn has_share(&self, seller: SellerId) -> bool {
        self.share() && self.sellers.contains_key(&seller)
    }

    /// Those who are away today.
    pub(super) fn away(&self) -> Vec<Away> {
        self.away.values().cloned().collect()
    }

    /// Those whose callbacks and promises are somebody else's to keep today.
    pub(super) fn handed_over(&self) -> BTreeSet<SellerId> {
        let away = self.away.keys().copied();
        away.chain(self.left.keys().copied()).collect()
    }

    /// Who keeps what somebody agreed with a customer; none when they do so themselves.
    pub(super) fn stand_in(&self, owner: SellerId, customer: CustomerId) -> Option<&SellerRef> {
        let away = self.away.get(&owner);
        if away.is_none() && !self.left.contains_key(&owner) {
            return None;
        }
        let named = away.and_then(|away| away.to.as_ref());
        let named = named.filter(|to| !self.away.contains_key(&to.id) && to.id != owner);
        named.or_else(|| self.of_those_here(customer, Some(owner)))
    }

    /// Whether a customer is a seller's to call by their share, or because they were assigned. What is agreed with them may
    /// still be another's.
    pub(super) fn is_in_share(
        &self,
        db: &Connection,
        customer: i64,
        seller: SellerId,
    ) -> Result<bool, Failure> {
        let shared = self.shared(customer, id_of(db, customer)?);
        Ok(shared.is_none_or(|caller| caller.seller.id == seller))
    }

    /// Whether somebody stands in a seller's queue.
    pub(super) fn is_callers(
        &self,
        db: &Connection,
        customer: i64,
        seller: SellerId,
    ) -> Result<bool, Failure> {
        if !self.has_share(seller) {
            return Ok(true);
        }
        let decided = self.decided(db, customer)?;
        Ok(decided.is_none_or(|it| it.caller.seller.id == seller || it.also == Some(seller)))
    }

    /// Who calls somebody; none when anybody may.
    pub(super) fn decided(
        &self,
        db: &Connection,
        customer: i64,
    ) -> Result<Option<Decided>, Failure> {
        let id = id_of(db, customer)?;
        let callbacks = callbacks_of(db, customer)?;
        if let Some(decided) = callbacks.iter().find_map(|it| self.of_callback(it, id)) {
            return Ok(Some(decided));
        }
        let promises = promises_of(db, customer)?;
        let of_promise = promises.iter().find_map(|it| self.of_promise(it, id));
        let caller = of_promise.or_else(|| self.shared(customer, id));
        Ok(caller.map(|caller| Decided { caller, also: None }))
    }

    /// Whose a due callback is; of what is anyone's, nobody's in particular.
    fn of_callback(&self, callback: &Callback, customer: CustomerId) -> Option<Decided> {
        let Owner::Seller(owner) = &callback.set.owner else {
            return None;
        };
        if callback.set.when.due() > self.now.at {
            return None;
        }
        let is_missed = callback.set.missed_at(self.missed_after_hours) <= self.now.at;
        let caller = self.kept_by(owner, customer, CallerWhy::Callback);
        let also = is_missed.then(|| self.of_those_here(customer, Some(caller.seller.id)));
        Some(Decided {
            also: also.flatten().map(|seller| seller.id),
            caller,
        })
    }

    fn of_promise(&self, promise: &Promise, customer: CustomerId) -> Option<Caller> {
        let made = &promise.made;
        let is_due = made.due.is_some_and(|due| due <= self.now.today());
        let is_ours = made.by == Side::We && is_due;
        is_ours.then(|| self.kept_by(&made.owner, customer, CallerWhy::Promise))
    }

    /// Who keeps what a seller agreed.
    fn kept_by(&self, owner: &SellerRef, customer: CustomerId, why: CallerWhy) -> Caller {
        match self.stand_in(owner.id, customer) {
            None => Caller {
                seller: owner.clone(),
                why,
                instead_of: None,
            },
            Some(other) => Caller {
                seller: other.clone(),
                why,
                instead_of: Some((owner.clone(), self.away_until(owner.id))),
            },
        }
    }

    fn away_until(&self, seller: SellerId) -> Option<chrono::NaiveDate> {
        self.away.get(&seller).and_then(|away| away.until)
    }

    /// Whose somebody is with whom nothing is agreed.
    fn shared(&self, customer: i64, id: CustomerId) -> Option<Caller> {
        if let Some(assigned) = self.assigned.get(&customer) {
            return Some(self.kept_by(&assigned.to, id, CallerWhy::Assigned(assigned.until)));
        }
        let seller = self.share().then(|| self.of_those_here(id, None))??;
        Some(Caller {
            seller: seller.clone(),
            why: CallerWhy::Share,
            instead_of: None,
        })
    }

    /// Of the sellers who are here the one who has a customer in their share; where there is none, of everybody who is here.
    fn of_those_here(&self, customer: CustomerId, but: Option<SellerId>) -> Option<&SellerRef> {
        let is_here =
            |seller: &&SellerRef| !self.away.contains_key(&seller.id) && Some(seller.id) != but;
        caller_among(customer, self.sellers.values().filter(is_here))
            .or_else(|| caller_among(customer, self.members.values().filter(is_here)))
    }
}

/// Those who sit at desks of the team that may do this.
fn seated(roster: &Roster, may: impl Fn(Role) -> bool) -> BTreeMap<SellerId, SellerRef> {
    let desks = roster.desks.iter();
    let seated = desks.filter(|desk| desk.ended.is_none() && may(desk.role));
    let sellers = seated.filter_map(|desk| desk.seller.clone());
    sellers.map(|seller| (seller.id, seller)).collect()
}

fn id_of(db: &Connection, customer: i64) -> Result<CustomerId, Failure> {
    let Col(id) = db
        .prepare_cached(ID)?
        .query_row([customer], |row| row.get(0))?;
    Ok(id)
}
