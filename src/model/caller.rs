//! Who calls whom: in a team each customer is one seller's to call, so that two desks never have the same in their queues.
//!
//! Nobody is asked: every desk works out the same from the roster and the customer's id (rendezvous hashing: of all sellers
//! the one whose [`weight`] is greatest). When a seller joins, only those customers move whom the new one gets; when one
//! leaves, only that one's move. An assignment goes before it, up to and with its day.
//!
//! *Invariant:* the weight is part of what desks of different versions agree on; it never changes.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{CustomerId, RecordId, SellerId};
use super::seller::SellerRef;

/// `assign`: somebody is called by this seller, up to and with a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assign {
    /// Who calls them.
    pub to: SellerRef,
    /// The last day on which that holds.
    pub until: NaiveDate,
    /// The assignments that this one comes after; they stand in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// `seller.away`: a seller's callbacks and promises are somebody else's to keep, up to and with a day; or she is back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Away {
    /// Who is away.
    pub seller: SellerRef,
    /// The last day of it; none when she is back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Who stands in for her; without, those who are here share what is hers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<SellerRef>,
    /// What was said of her before, and this comes after; it stands in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// Who calls a customer, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub seller: SellerRef,
    /// Why.
    pub why: CallerWhy,
    /// For whom they stand in, and up to which day where that is known: of whoever left the team it is not.
    pub instead_of: Option<(SellerRef, Option<NaiveDate>)>,
}

/// Why a seller is the one who calls a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallerWhy {
    /// The team's customers are shared so.
    Share,
    /// They were assigned, up to and with this day.
    Assigned(NaiveDate),
    /// A callback of theirs is due.
    Callback,
    /// A promise of theirs is due.
    Promise,
}

/// How much a customer is a seller's: of all sellers the one with the greatest weight calls. Both ids are read as numbers
/// with the first byte greatest; the seller's is mixed, the two are combined by exclusive or, and mixed again.
#[must_use]
pub const fn weight(customer: CustomerId, seller: SellerId) -> u64 {
    let seller = mixed(u64::from_be_bytes(*seller.bytes()));
    mixed(u64::from_be_bytes(*customer.bytes()) ^ seller)
}

/// The seller who calls a customer, of these; none of none.
pub fn caller_among<'a>(
    customer: CustomerId,
    sellers: impl IntoIterator<Item = &'a SellerRef>,
) -> Option<&'a SellerRef> {
    let by_weight = |seller: &&SellerRef| (weight(customer, seller.id), seller.id);
    sellers.into_iter().max_by_key(by_weight)
}

/// The output function of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), where
/// a stream of it steps to this number: every bit of what comes in may change every bit of what comes out. No hash that an
/// enemy could not work back: nobody gains by being called by another seller, and a queue asks it ten thousand times.
const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of customers that are shared in the tests; far from random.
    const CUSTOMERS: u64 = 20_000;

    fn sellers(count: u8) -> Vec<SellerRef> {
        let seller = |n: u8| SellerRef {
            id: SellerId::of([n; 8]),
            name: n.to_string(),
        };
        (1..=count).map(seller).collect()
    }

    fn shared(sellers: &[SellerRef]) -> Vec<SellerId> {
        (0..CUSTOMERS)
            .map(|n| {
                caller_among(CustomerId::of(n.to_be_bytes()), sellers)
                    .unwrap()
                    .id
            })
            .collect()
    }

    /// The first numbers of a SplitMix64 with these seeds, as published.
    #[test]
    fn the_mix_is_the_published_one() {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        assert_eq!(mixed(STEP), 0xe220_a839_7b1d_cdaf);
        assert_eq!(
            mixed(1_234_567_u64.wrapping_add(STEP)),
            6_457_827_717_110_365_317
        );
    }

    /// Desks of other versions must come to the same.
    #[test]
    fn the_weight_is_what_it_ever_was() {
        let customer = CustomerId::of([0, 1, 2, 3, 4, 5, 6, 7]);
        let weight = weight(customer, SellerId::of([1; 8]));
        assert_eq!(weight, 1_938_031_701_936_964_219);
    }

    #[test]
    fn everybody_has_a_fair_share() {
        for count in [2, 3, 7, 50] {
            let sellers = sellers(count);
            let shared = shared(&sellers);
            let fair = CUSTOMERS / u64::from(count);
            for seller in &sellers {
                let mine = shared.iter().filter(|id| **id == seller.id).count() as u64;
                // Five deviations of a fair die.
                let off = mine.abs_diff(fair).pow(2);
                assert!(off < 25 * fair, "{mine} of {fair}, of {count}");
            }
        }
    }

    #[test]
    fn only_the_new_sellers_customers_move() {
        let sellers = sellers(6);
        let (new, before) = sellers.split_last().unwrap();
        for (old, now) in shared(before).into_iter().zip(shared(&sellers)) {
            assert!(now == old || now == new.id);
        }
        // And the order in which sellers are named is all one.
        let mut turned = sellers.clone();
        turned.reverse();
        assert_eq!(shared(&turned), shared(&sellers));
        assert_eq!(caller_among(CustomerId::of([1; 8]), &[]), None);
    }
}
