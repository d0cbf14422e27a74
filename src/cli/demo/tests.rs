//! The demonstration is the same at each start, and invented.

use std::collections::HashSet;

use super::cast::{Cast, DESK_ZONE, OPENS, at};
use super::homes::{HOMES, PARKED};
use super::houses::HOUSES;
use super::make::{Invented, invent};
use super::shops::SHOPS;
use crate::config::{Config, Files, Source};
use crate::model::fact::{Fact, Said};
use crate::model::id::SellerId;
use crate::model::moment::Moment;
use crate::model::outcome::Campaign;
use crate::model::seller::SellerRef;

fn campaign() -> Campaign {
    let (code, text) = super::CAMPAIGN;
    let files = Files {
        campaigns: vec![Source {
            name: code.to_owned(),
            text: text.to_owned(),
        }],
        ..Files::default()
    };
    let (config, problems) = Config::read(&files);
    assert!(problems.is_empty(), "{problems:?}");
    config.campaign(code).unwrap().clone()
}

fn invented(seed: u64) -> Invented {
    let kari = SellerRef {
        id: SellerId::of([1; 8]),
        name: "Kari".to_owned(),
    };
    invent(
        &Cast::of(kari, super::CAMPAIGN.0).unwrap(),
        &campaign(),
        seed,
    )
}

#[test]
fn the_same_seed_gives_the_same_demonstration() {
    assert_eq!(invented(1).said, invented(1).said);
    assert_ne!(invented(1).said, invented(2).said);
}

#[test]
fn every_minute_in_the_tables_can_be_read_and_lies_in_the_past() {
    let opens = at(OPENS);
    assert_eq!(opens.in_zone(DESK_ZONE).to_string(), "2026-11-23 09:41:00");
    for told in SHOPS
        .iter()
        .chain(HOUSES)
        .chain(HOMES)
        .flat_map(|story| story.told)
    {
        let rang = at(told.at);
        assert!(rang > Moment::from_millis(0) && rang < opens, "{}", told.at);
    }
    assert!(invented(1).said.iter().all(|said| said.at < opens));
}

#[test]
fn every_number_reaches_nobody() {
    for said in invented(1).said {
        if let Fact::CustomerNew(new) = said.fact {
            for phone in new.profile.phones {
                let number = phone.number.as_e164();
                let reaches_nobody = ["+471", "+4500", "+467017406"];
                assert!(
                    reaches_nobody.iter().any(|start| number.starts_with(start)),
                    "{number}"
                );
            }
        }
    }
}

#[test]
fn every_outcome_told_is_in_the_campaign() {
    for said in invented(1).said {
        if let Fact::Call(call) = said.fact {
            assert_eq!(
                call.outcome.is_some(),
                call.line.is_reached(),
                "{}",
                call.notes
            );
        }
    }
}

#[test]
fn customers_are_told_apart_and_the_parked_one_is_among_them() {
    let invented = invented(1);
    let is_new = |said: &&Said| matches!(said.fact, Fact::CustomerNew(_));
    let new = invented
        .said
        .iter()
        .filter(is_new)
        .filter_map(|said| said.about);
    let ids: Vec<_> = new.collect();
    assert!(ids.len() > 300, "{}", ids.len());
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(invented.by_name.contains_key(PARKED));
}
