//! A desk that nobody has seen for months is back: what it said meanwhile arrives, and what was decided meanwhile holds.

use super::super::forgotten::erase;
use super::super::world::person;
use super::*;
use crate::model::fact::Note;
use crate::model::id::CustomerId;
use crate::model::suppression::{Suppress, SuppressScope};
use crate::seal::mac::MacKey;

const KARI: usize = 0;
const OLA: usize = 1;
const PER: usize = 2;

/// Who is not to be called, by whoever stayed and by whoever was away.
const NEVER: [u8; 2] = [1, 4];

/// Who is forgotten.
const FORGOTTEN: u8 = 3;

/// Words that stand in no other text.
const OF_OLA: &str = "Olasnotat";

impl Team {
    fn tells(&mut self, site: usize, about: u8, fact: Fact) {
        let now = self.sites[site].now(self.now);
        let said = Said {
            at: now.at,
            by: Some(kari().id),
            about: Some(id(about)),
            fact,
        };
        let site = &mut self.sites[site];
        let saved = site.store.append(&[said], now, &mut site.random).unwrap();
        self.said.extend(saved.iter().map(|saved| saved.id));
    }

    /// Carries between these alone.
    fn goes_round(&mut self, sites: &[usize]) {
        for site in sites {
            self.publishes(*site, 100);
        }
        for (from, to) in sites
            .iter()
            .flat_map(|a| sites.iter().map(move |b| (*a, *b)))
        {
            let desk = Place::desk(self.sites[from].desk()).to_string();
            for (place, bytes) in self.sites[from].folder.files() {
                let is_theirs = place.to_string().starts_with(&desk);
                let there = self.sites[to].folder.files();
                if from != to && (is_theirs || !there.contains_key(&place)) {
                    self.sites[to].folder.carry(&place, &bytes);
                }
            }
        }
        for site in sites {
            self.sites[*site].read(self.now, None);
        }
    }

    fn may_not_call(&self, site: usize, n: u8) -> bool {
        let number = &person("", u64::from(n)).profile.phones[0].number;
        let key = MacKey::of([5; 32]).into();
        let db = &self.sites[site].store.db;
        super::super::person::of_number(db, Some(&key), number).unwrap()
    }
}

fn note(n: u8, text: &str) -> Fact {
    Fact::Note(Note {
        text: format!("{text} {n}"),
        written: None,
        source: String::new(),
    })
}

fn never() -> Fact {
    Fact::Suppress(Suppress {
        scope: SuppressScope::Person,
        numbers: Vec::new(),
        source: "card".to_owned(),
        words: "aldri".to_owned(),
    })
}

/// Answers how many records the desk that was away has brought.
fn is_away(seed: u64, days: i64) -> usize {
    let mut team = Team::new(seed, None);
    for n in 1..=6 {
        team.tells(KARI, n, Fact::CustomerNew(person("Åse", n.into())));
    }
    team.now = team.now.plus(Duration::hours(2));
    team.goes_round(&[KARI, OLA, PER]);
    team.goes_round(&[KARI, OLA, PER]);
    let before = team.said.len();
    for n in 1..=6 {
        team.tells(OLA, n, note(n, OF_OLA));
    }
    team.tells(OLA, NEVER[1], never());
    let brought = team.said.len() - before;
    for n in 0..12 {
        team.now = team.now.plus(Duration::hours(days * 2));
        team.tells(KARI, 2 + n % 2 * 3, note(n, "fra Kari"));
        team.tells(PER, 6, note(n, "fra Per"));
        if n == 4 {
            team.tells(KARI, NEVER[0], never());
            team.tells(KARI, FORGOTTEN, erase());
        }
        // It works on for itself, in its own copy of the folder.
        team.publishes(OLA, 100);
        team.sites[OLA].read(team.now, None);
        team.goes_round(&[KARI, PER]);
    }
    assert!(!team.may_not_call(OLA, NEVER[0]), "nobody told it yet");
    // Whoever was away sends first, and reads then.
    team.goes_round(&[OLA, KARI, PER]);
    for site in [KARI, OLA, PER] {
        for n in NEVER {
            assert!(team.may_not_call(site, n), "{days} days: desk {site}, {n}");
        }
    }
    team.rest();
    assert_eq!(team.fault(), None, "{days} days, seed {seed}");
    for site in &mut team.sites {
        let found = site.store.find(OF_OLA, 20).unwrap();
        let whom: BTreeSet<CustomerId> = found.iter().map(|hit| hit.customer).collect();
        assert_eq!(whom, [1, 2, 4, 5, 6].map(id).into(), "{days} days");
        assert_eq!(site.outspoken(), 0);
    }
    brought
}

/// `ABSENCES=1000` for a long run.
#[test]
fn a_desk_that_was_away_for_months_brings_its_facts_and_bends_to_what_was_decided() {
    let asked = std::env::var("ABSENCES").ok();
    let seeds: u64 = asked.map_or(1, |text| text.parse().unwrap());
    for days in [90, 400] {
        let brought: usize = (0..seeds).map(|seed| is_away(seed, days)).sum();
        println!(
            "F23  {seeds} desks away for {days} days: {brought} of {brought} records arrived, 0 suppressions and 0 erasures undone"
        );
    }
}
