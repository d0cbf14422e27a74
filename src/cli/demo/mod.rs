//! `samtale demo`: the desk on a throw-away home with invented customers and a history.
//!
//! *Invariant:* nothing stays, and every demonstration is the same: a fixed seed, a clock that starts on a fixed Monday.

mod cast;
mod crowd;
mod filler;
mod homes;
mod houses;
mod last_week;
mod make;
mod park;
mod parts;
mod shops;
mod story;

#[cfg(test)]
mod tests;

use std::io::{self, IsTerminal};

use super::context::Context;
use super::exit::{Exit, Failure};
use super::speak::bug;
use super::trace;
use crate::config::FirstRun;
use crate::disk::atomic::{self, Access};
use crate::disk::places::make_private;
use crate::disk::throwaway::ThrowAway;
use crate::model::fact::{Fact, PromiseClosed, Said};
use crate::model::id::PartRef;
use crate::model::moment::Now;
use crate::model::phone::Region;
use crate::shell::home::{Address, Desk, Home, HomeFailure};
use crate::shell::random::SystemRandom;
use crate::shell::window;
use crate::sync::Random as _;

use self::cast::{Cast, OPENS, PRINCIPAL, at};
use self::make::{Invented, invent};

/// The seed of the demonstration.
const SEED: u64 = 20_261_123;

/// The demonstration's campaign, and the name of its file.
const CAMPAIGN: (&str, &str) = ("vinter", include_str!("vinter.toml"));

/// How many facts are written in one transaction.
const SLICE: usize = 400;

/// Opens the demonstration on this terminal.
pub(super) fn run(context: &Context) -> Result<Exit, Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::new(Exit::Usage, "cli-no-terminal"));
    }
    context.desk()?;
    let mut name = [0; 8];
    SystemRandom::open()
        .map_err(HomeFailure::Random)?
        .fill(&mut name);
    let name = format!("samtale-demo-{:016x}", u64::from_le_bytes(name));
    let held = ThrowAway::make(&name).map_err(|cause| Failure::file(&cause))?;
    let address = Address {
        home: Some(held.path().to_owned()),
        ..context.address.clone()
    };
    let home = furnished(&address)?;
    // A demonstration without a log is one all the same.
    let _ = trace::begin(&home.desk.places);
    window::show(home)?;
    Ok(Exit::Done)
}

/// A home in which the demonstration's story has happened.
pub(super) fn furnished(address: &Address) -> Result<Home, Failure> {
    let mut desk = open(address)?;
    desk.clock = desk.clock.starting_unless_fixed(at(OPENS));
    let mut home = desk.open()?;
    let kari = home
        .seller()
        .ok_or_else(|| bug("the demonstration has no seller"))?;
    let campaign = home.desk.config.campaign("").cloned();
    let campaign = campaign.ok_or_else(|| bug("there is no campaign"))?;
    let cast = Cast::of(kari, &campaign.code).map_err(bug)?;
    let invented = invent(&cast, &campaign, SEED);
    write(&mut home, &cast, &invented)?;
    let parked = park::parked(&home, &cast, &campaign, &invented)?;
    home.store.keep_drafts(parked.as_slice())?;
    Ok(home)
}

/// The demonstration's settings: Norwegian, and a firm with a name.
fn open(address: &Address) -> Result<Desk, Failure> {
    let desk = Desk::read(address)?;
    desk.make(None)?;
    let language = address.language.clone().unwrap_or_else(|| "nb".to_owned());
    let first = FirstRun {
        seller: "Kari".to_owned(),
        market: Region::NO,
        language,
    };
    let (code, campaign) = CAMPAIGN;
    let folder = desk.places.config.join("campaigns");
    make_private(&folder).map_err(|cause| Failure::file(&cause))?;
    let file = folder.join(format!("{code}.toml"));
    atomic::write(&file, campaign.as_bytes(), Access::Private)
        .map_err(|cause| Failure::file(&cause))?;
    let text = format!(
        "principal = \"{PRINCIPAL}\"\ncampaign = \"{code}\"\nzone = \"Europe/Oslo\"\n{}",
        first.document()
    );
    atomic::write(&desk.places.settings(), text.as_bytes(), Access::Private)
        .map_err(|cause| Failure::file(&cause))?;
    Ok(Desk::read(address)?)
}

/// Writes the lists, what happened, and then which promises were kept: those name records, which have their ids by then.
fn write(home: &mut Home, cast: &Cast, invented: &Invented) -> Result<(), Failure> {
    let now = home.desk.clock.now();
    let Home { store, random, .. } = home;
    let lists: Vec<Said> = cast
        .lists()
        .map(|list| Said {
            at: at("2026-11-09 07:45"),
            by: Some(cast.seller('K').id),
            about: None,
            fact: Fact::ListNew(list.clone()),
        })
        .collect();
    store.append_slice(&lists, now, random)?;
    let mut ids = Vec::with_capacity(invented.said.len());
    for slice in invented.said.chunks(SLICE) {
        let saved = store.append_slice(slice, now, random)?;
        ids.extend(saved.into_iter().map(|saved| saved.id));
    }
    let closed: Vec<Said> = invented
        .kept
        .iter()
        .filter_map(|&(place, part)| {
            let said = invented.said.get(place)?;
            let of = PartRef {
                record: *ids.get(place)?,
                part,
            };
            Some(kept(said, of, now))
        })
        .collect();
    store.append_slice(&closed, now, random)?;
    let beside = last_week::beside().into_iter().map(|(when, talk)| Said {
        at: when,
        by: Some(cast.seller('K').id),
        about: None,
        fact: Fact::Talk(talk),
    });
    store.append_slice(&beside.collect::<Vec<_>>(), now, random)?;
    Ok(())
}

/// A promise that was kept, some days after it was made.
fn kept(said: &Said, of: PartRef, now: Now) -> Said {
    let some_days = chrono::Duration::days(2);
    Said {
        at: said.at.plus(some_days).min(now.at),
        fact: Fact::PromiseKept(PromiseClosed {
            of,
            words: String::new(),
        }),
        ..said.clone()
    }
}
