//! The list that an import goes into, and who is known to own what comes with it.
//!
//! *Invariant:* nothing is written about a list that it says already.

use super::ImportOrder;
use crate::model::fact::{Fact, ListSet, Said};
use crate::model::id::ListId;
use crate::model::list::{List, ListAnswers, ListState};
use crate::model::moment::Now;
use crate::model::seller::SellerRef;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;
use crate::sync::Random;

const MEMBERS: &str =
    "SELECT coalesce(sum(n), 0) FROM tally JOIN list ON list.k = tally.list WHERE id = ?1";
const JUDGED: &str = "UPDATE list SET rules = ?2, cursor = 0 WHERE id = ?1";
const SELLERS: &str = "SELECT id, name FROM seller WHERE name <> '' ORDER BY id";

impl Store {
    /// Finds the list or makes it.
    pub(super) fn list_of(
        &mut self,
        order: &ImportOrder,
        now: Now,
        random: &mut dyn Random,
    ) -> Result<List, Failure> {
        let is_it = |list: &List| list.name == order.list && list.principal == order.principal;
        let said = |fact| Said {
            at: now.at,
            by: Some(order.seller.id),
            about: None,
            fact,
        };
        let known = self.all_lists()?.into_iter().find(is_it);
        let Some(before) = known else {
            let list = fresh(order, random);
            self.append(&[said(Fact::ListNew(list.clone()))], now, random)?;
            self.judge_empty(list.id)?;
            return Ok(list);
        };
        let mut list = before.clone();
        list.answers = answered(&before.answers, &order.answers);
        if !order.campaign.is_empty() {
            list.campaign.clone_from(&order.campaign);
        }
        if list != before {
            let set = ListSet {
                list: list.id,
                state: None,
                answers: (list.answers != before.answers).then(|| list.answers.clone()),
                campaign: (list.campaign != before.campaign).then(|| list.campaign.clone()),
                interval: None,
                replaces: Vec::new(),
            };
            self.append(&[said(Fact::ListSet(set))], now, random)?;
        }
        Ok(list)
    }

    /// A list that nobody stands on yet has nobody to judge again.
    fn judge_empty(&self, list: ListId) -> Result<(), Failure> {
        let version = self.holds.version();
        self.db
            .prepare_cached(JUDGED)?
            .execute((Col(list), version))?;
        Ok(())
    }

    /// How many stand on a list.
    pub(super) fn members_of(&self, list: ListId) -> Result<u64, Failure> {
        let count: i64 = self
            .db
            .prepare_cached(MEMBERS)?
            .query_row([Col(list)], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Everybody who has called here, and the one who brings the list.
    pub(super) fn sellers_known(&self, own: &SellerRef) -> Result<Vec<SellerRef>, Failure> {
        let mut statement = self.db.prepare_cached(SELLERS)?;
        let rows = statement.query_map([], |row| {
            let Col(id) = row.get(0)?;
            let name = row.get(1)?;
            Ok(SellerRef { id, name })
        })?;
        let mut sellers = vec![own.clone()];
        for seller in rows {
            sellers.push(seller?);
        }
        Ok(sellers)
    }
}

fn fresh(order: &ImportOrder, random: &mut dyn Random) -> List {
    let mut id = [0; 8];
    random.fill(&mut id);
    let campaign = if order.campaign.is_empty() {
        &order.outcomes.code
    } else {
        &order.campaign
    };
    List {
        id: ListId::of(id),
        name: order.list.clone(),
        principal: order.principal.clone(),
        market: order.market,
        answers: order.answers.clone(),
        source: order.source.clone(),
        campaign: campaign.clone(),
        state: ListState::Open,
    }
}

/// The answers with new ones put over them; of two washes against one register the later version holds.
fn answered(before: &ListAnswers, new: &ListAnswers) -> ListAnswers {
    let mut washed = before.washed.clone();
    for wash in &new.washed {
        match washed.iter_mut().find(|one| one.register == wash.register) {
            Some(known) if known.version < wash.version => *known = wash.clone(),
            Some(_) => {}
            None => washed.push(wash.clone()),
        }
    }
    ListAnswers {
        audience: new.audience.or(before.audience),
        ground: new.ground.or(before.ground),
        washed,
    }
}
