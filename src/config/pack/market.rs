//! Markets, put together from a pack and those that it extends.

use crate::guard::{ATTEMPTS, Market, Pack};

use super::draft::Draft;

/// The market of a pack: what it and its bases say, all of it.
pub(super) fn market_of(chain: &[&Draft]) -> Market {
    let mut market = Market::unruled();
    for draft in chain {
        let head = &draft.head;
        market.region = market.region.or(head.market);
        market.packs.push(pack(draft));
        if market.zones.is_empty() {
            market.zones.clone_from(&head.zones);
        }
        if market.holidays.is_none() {
            market.holidays = draft.calendar.as_ref().map(super::days::Calendar::holidays);
        }
        market.exceptions.extend(draft.exceptions.iter().cloned());
        gather(&mut market, draft);
    }
    // The first that says so is the nearest.
    let mut nearest = chain.iter();
    if let Some(rule) = nearest.find_map(|draft| draft.suppress.clone()) {
        market.suppress = rule;
    }
    if let Some(rule) = chain.iter().find_map(|draft| draft.restrict.clone()) {
        market.restrict = rule;
    }
    market
}

/// Adds a pack of the user's own: more rules, and none that lifts another.
pub(super) fn narrow(market: &mut Market, draft: &Draft) {
    market.packs.push(pack(draft));
    gather(market, draft);
    let Some(calendar) = &draft.calendar else {
        return;
    };
    match &mut market.holidays {
        None => market.holidays = Some(calendar.holidays()),
        Some(holidays) => {
            let closed = calendar.house_closed();
            let house = &mut holidays.house_closed;
            house.fixed.extend(closed.fixed.iter().copied());
            house
                .weekday_from
                .extend(closed.weekday_from.iter().copied());
        }
    }
}

/// What is added and narrows: the strictest holds, because all are asked.
fn gather(market: &mut Market, draft: &Draft) {
    market.windows.extend(draft.windows.iter().cloned());
    market.permissions.extend(draft.permissions.iter().cloned());
    market.registers.extend(draft.registers.iter().cloned());
    let others = draft
        .attempts
        .iter()
        .filter(|rule| rule.rule.id != ATTEMPTS);
    market.attempts.extend(others.cloned());
    market.caller.extend(draft.caller.clone());
    market.holds.extend(draft.holds.iter().cloned());
    market.disclosures.extend(draft.disclosures.iter().cloned());
}

fn pack(draft: &Draft) -> Pack {
    let head = &draft.head;
    Pack {
        id: head.id.clone(),
        title: head.title.clone(),
        version: head.version.clone(),
        as_of: head.as_of,
        review_by: head.review_by,
        legal_review: head.legal_review,
        backing: draft.backing.clone(),
    }
}
