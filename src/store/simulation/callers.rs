//! Whose each customer is, when all is quiet: every desk says the same, and what was said for a day is over after it.

use chrono::Duration;

use super::site::Site;
use crate::model::caller::CallerWhy;
use crate::model::id::SellerId;
use crate::model::moment::{Moment, Now};
use crate::model::seller::SellerRef;
use crate::store::world::id;

/// The third of the team.
pub(super) fn per() -> SellerRef {
    SellerRef {
        id: SellerId::of([3; 8]),
        name: "Per".to_owned(),
    }
}

/// Days around the last on which somebody may still have been assigned.
const DAYS: std::ops::Range<i64> = -2..4;

/// What is wrong, in a sentence; none when all is well.
pub(super) fn fault(sites: &[Site], at: Moment) -> Option<String> {
    for day in DAYS {
        let at = at.plus(Duration::days(day));
        for customer in (1..=4).map(id) {
            let here = sites.iter().filter(|site| !site.is_gone);
            let said = here.map(|site| {
                let now: Now = site.now(at);
                let card = site.store.card(customer, now).unwrap();
                (card.and_then(|card| card.caller), now)
            });
            let said: Vec<_> = said.collect();
            let (first, now) = said.first()?;
            if said.iter().any(|(caller, _)| caller != first) {
                return Some(format!("{customer} is another's at each desk: {said:?}"));
            }
            if let Some(caller) = first
                && let CallerWhy::Assigned(until) = caller.why
                && until < now.today()
            {
                return Some(format!("{customer} is assigned beyond {until}"));
            }
        }
    }
    None
}
