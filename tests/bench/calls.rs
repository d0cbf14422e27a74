//! A year of calls, the same at each run: most reach nobody, some are agreed to go on, every one has its notes.

use std::ops::Range;

use chrono::Duration;
use samtale::config::Config;
use samtale::model::call::{
    Attempt, Call, CampaignRef, ClearanceNote, Direction, LineResult, OutcomeSaid,
};
use samtale::model::callback::CallbackSet;
use samtale::model::fact::{Fact, Said};
use samtale::model::moment::{Moment, Zone};
use samtale::model::outcome::Outcome as Agreed;
use samtale::model::places::Places;
use samtale::model::said::{Demand, DemandKind, PromiseMade, Side};
use samtale::model::seller::{Owner, SellerRef};
use samtale::model::when::{Precision, When};

use super::base::{Base, customer_id, list_ref, said};
use super::{Outcome, lists};

const WORDS: [&str; 40] = [
    "faktura",
    "levering",
    "butikken",
    "ringer",
    "tilbake",
    "etter",
    "ferien",
    "ønsker",
    "tilbud",
    "på",
    "to",
    "abonnement",
    "fornøyd",
    "med",
    "servicen",
    "men",
    "prisen",
    "er",
    "høy",
    "vil",
    "snakke",
    "kollega",
    "først",
    "sender",
    "e-post",
    "om",
    "avtalen",
    "september",
    "linje",
    "forstår",
    "ikke",
    "gebyret",
    "flytter",
    "til",
    "nye",
    "lokaler",
    "våren",
    "trenger",
    "hjelp",
    "oppsett",
];

/// What is needed to tell of calls.
pub(crate) struct Telling {
    /// The customers, by their numbers.
    people: Range<u64>,
    /// How many calls there are in all, and in how many days they were made.
    calls: u64,
    days: u64,
    now: Moment,
    seller: SellerRef,
    outcomes: Vec<Agreed>,
    campaign: CampaignRef,
}

impl Telling {
    /// Of a year's calls with the customers of a desk, one with each.
    pub(crate) fn new(base: &Base) -> Outcome<Self> {
        let people = 0..base.size.0;
        Self::of(people, base.size.0, 365, base.now.at, &base.seller)
    }

    /// Of so many calls with these customers, in so many days.
    pub(crate) fn of(
        people: Range<u64>,
        calls: u64,
        days: u64,
        now: Moment,
        seller: &SellerRef,
    ) -> Outcome<Self> {
        let config = Config::default();
        let campaign = config.campaign("").ok_or("there is no campaign")?;
        Ok(Self {
            people,
            calls,
            days,
            now,
            seller: seller.clone(),
            outcomes: campaign.outcomes.clone(),
            campaign: CampaignRef {
                code: campaign.code.clone(),
                version: campaign.version,
            },
        })
    }

    /// The n-th call: always the same one. Later calls were made later.
    pub(crate) fn nth(&self, n: u64) -> Said {
        let chance = lists::mix(n ^ 0xca11);
        // A list is worked through in its order, by several desks at a time.
        let many = self.people.end - self.people.start;
        let customer = self.people.start + (n + lists::mix(n ^ 0x1234) % 1_000) % many.max(1);
        // Up to two days ago, so that few were tried today.
        let minutes = self.days * 24 * 60 * n / self.calls.max(1);
        let days = Duration::days(self.days.cast_signed() + 2);
        let ago = days - Duration::minutes(minutes.cast_signed());
        let call = self.call(customer, chance, self.now.plus(-ago));
        said(
            self.now.plus(-ago),
            &self.seller,
            Some(customer_id(customer)),
            Fact::Call(Box::new(call)),
        )
    }

    /// An outcome that would be saved now, with one customer.
    pub(crate) fn fresh(&self, n: u64) -> Said {
        let call = self.call(n, 9, self.now);
        said(
            self.now,
            &self.seller,
            Some(customer_id(n)),
            Fact::Call(Box::new(call)),
        )
    }

    fn call(&self, customer: u64, chance: u64, at: Moment) -> Call {
        let of_hundred = chance % 100;
        let is_reached = of_hundred < 35;
        let stamp = |seconds| Some(at.plus(Duration::seconds(seconds)).stamp(Zone::OSLO));
        let outcome = self.outcomes.iter().find(|outcome| match of_hundred {
            0..2 => outcome.code == "again",
            2..5 => outcome.code == "not-interested",
            _ => outcome.code == "talked",
        });
        let outcome = outcome.or(self.outcomes.first()).filter(|_| is_reached);
        Call {
            direction: Direction::Out,
            number: format!("+47{}", lists::person(customer).phone).parse().ok(),
            principal: String::new(),
            list: Some(list_ref()),
            campaign: Some(self.campaign.clone()),
            seller: self.seller.clone(),
            with_whom: String::new(),
            attempt: Attempt::Nth(1),
            rang_at: stamp(0),
            answered_at: stamp(11).filter(|_| is_reached),
            ended_at: stamp(190),
            line: if is_reached {
                LineResult::Answered
            } else {
                LineResult::NoAnswer
            },
            outcome: outcome.map(|outcome| OutcomeSaid::of(outcome, "nb")),
            notes: if is_reached {
                notes(chance)
            } else {
                String::new()
            },
            clearance: ClearanceNote::Rules(vec!["NO.GROUND.CUSTOMERS".to_owned()]),
            kept_callback: None,
            numbers: Vec::new(),
            callback: (of_hundred < 2).then(|| self.callback(chance)),
            suppress: None,
            suppress_numbers: Vec::new(),
            tags: Vec::new(),
            demands: if (10..16).contains(&of_hundred) {
                vec![demand(chance)].into()
            } else {
                Places::default()
            },
            promises: if of_hundred == 6 {
                vec![self.promise(chance)].into()
            } else {
                Places::default()
            },
            questions: Places::default(),
            priorities: Vec::new(),
            needs: Vec::new(),
            satisfaction: None,
            disclosed: Vec::new(),
            order: None,
        }
    }

    /// Within two years from now: one in seven hundred is due each day.
    fn callback(&self, chance: u64) -> CallbackSet {
        let minutes = i64::try_from(chance >> 8 & 0xf_ffff).unwrap_or_default();
        CallbackSet {
            when: When {
                at: self
                    .now
                    .plus(Duration::minutes(minutes))
                    .in_zone(Zone::OSLO),
                zone: Zone::OSLO,
                precision: Precision::Exact,
            },
            owner: if chance & 0x1000 == 0 {
                Owner::Anyone
            } else {
                Owner::Seller(self.seller.clone())
            },
            about: "avtalen".to_owned(),
        }
    }

    fn promise(&self, chance: u64) -> PromiseMade {
        let days = i64::try_from(chance >> 8 & 0x3ff).unwrap_or_default();
        PromiseMade {
            by: Side::We,
            words: "svar på fakturaen".to_owned(),
            due: Some(
                self.now
                    .plus(Duration::days(days))
                    .in_zone(Zone::OSLO)
                    .date(),
            ),
            owner: self.seller.clone(),
        }
    }
}

/// Why somebody wanted to talk: of what went wrong, each cause is one of forty.
fn demand(chance: u64) -> Demand {
    let kind = match chance >> 9 & 7 {
        0..4 => DemandKind::Failure,
        4..7 => DemandKind::Value,
        _ => DemandKind::Unclear,
    };
    Demand {
        words: notes(chance >> 3),
        kind,
        matters: String::new(),
        cause: if kind == DemandKind::Failure {
            format!("{} igjen", lists::pick(&WORDS, chance >> 20))
        } else {
            String::new()
        },
    }
}

/// Twelve words or so.
fn notes(chance: u64) -> String {
    let words = (0..12).map(|n| lists::pick(&WORDS, lists::mix(chance ^ n)));
    words.collect::<Vec<_>>().join(" ")
}
