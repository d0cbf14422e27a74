//! A home that is put back to any moment, or copied, in each way that people and machines do that.
//!
//! What anybody else has comes back, no number is given to two records where it can be known, where it cannot both are kept
//! and seen at every desk, and every desk goes on. `SAMTALE_RESTORES=1000 cargo test --lib restored` is the long run;
//! `SEED=n` repeats one.

use std::collections::{BTreeMap, BTreeSet};

use super::carrier::Files;
use super::site::{Issued, Kept, Site};
use super::{Planted, Team};
use crate::model::id::{Incarnation, RecordId};
use crate::model::moment::Moment;

/// Most things that happen before a home is kept, until it comes back, and after that.
const STEPS_MAX: usize = 40;

/// A run in which a home goes on with numbers that others know.
const FORKED: u64 = 22;

/// How a home comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// A copy is put back by the program.
    Restored,
    /// The database file is exchanged, and the guard file is today's.
    Database,
    /// The same, and the guard file is gone.
    Unguarded,
    /// The home is on another machine too, and both go on.
    Copied,
    /// The whole home is as it was, the guard file too.
    Home,
    /// The whole machine is: the home, and its copy of the folder.
    Machine,
}

const WAYS: [Way; 6] = [
    Way::Restored,
    Way::Database,
    Way::Unguarded,
    Way::Copied,
    Way::Home,
    Way::Machine,
];

/// A home as it was kept, and what was true then.
struct Then {
    kept: Kept,
    files: Files,
    records: BTreeSet<RecordId>,
    inc: Incarnation,
    opens: u64,
}

/// What became of one.
struct Outcome {
    seed: u64,
    way: Way,
    /// Records that only the home had, and that went with it.
    gone: usize,
    /// Records that others had, and that came back.
    recovered: usize,
    is_anew: bool,
    is_forked: bool,
}

impl Team {
    /// An ordinary hour, or many.
    fn lives(&mut self, steps: usize) {
        for _ in 0..steps {
            self.now = self.now.plus(chrono::Duration::seconds(40));
            let site = self.dice(self.sites.len());
            match self.dice(20) {
                0..7 => self.says(site),
                7..11 => self.publishes(site, 3),
                11..15 => self.carry(site),
                15..19 => drop(self.sites[site].read(self.now, None)),
                _ => self.restarts(site),
            }
        }
    }

    fn then(&mut self, site: usize) -> Then {
        let path = self.shelved();
        let it = &self.sites[site];
        Then {
            kept: it.keep(&path),
            files: it.folder.files(),
            records: it.records(),
            inc: it.inc(),
            opens: it.opens,
        }
    }

    /// The home comes back. Answers the desk that is to be looked at, and under which numbers it had said what.
    fn comes_back_as(&mut self, site: usize, way: Way, then: &Then) -> (usize, Issued) {
        let before = self.sites[site].issued().clone();
        let now = self.now;
        let it = &mut self.sites[site];
        match way {
            Way::Restored => it.restore(&then.kept, now),
            Way::Database | Way::Unguarded => it.exchange(&then.kept, way == Way::Database, now),
            Way::Home => it.put_back(&then.kept, now),
            Way::Machine => {
                it.put_back(&then.kept, now);
                for place in it.folder.files().into_keys() {
                    it.folder.lose(&place);
                }
                for (place, bytes) in &then.files {
                    it.folder.carry(place, bytes);
                }
            }
            Way::Copied => {
                let mut clone = it.cloned(&then.kept, 1_000_000, now);
                for (place, bytes) in it.folder.files() {
                    clone.folder.carry(&place, &bytes);
                }
                self.sites.push(clone);
                return (self.sites.len() - 1, before);
            }
        }
        (site, before)
    }

    /// Whether every desk still takes what is said, sends it, and reads what the others say.
    fn goes_on(&mut self) -> Option<String> {
        for site in self.here() {
            let before = self.said.len();
            while self.said.len() == before {
                self.says(site);
            }
        }
        self.rest();
        self.fault()
    }
}

impl Site {
    fn exchange(&mut self, kept: &Kept, has_guard: bool, now: Moment) {
        let guard = self.guard.guard.take().filter(|_| has_guard);
        let todays = Kept {
            path: kept.path.clone(),
            guard,
        };
        self.put_back(&todays, now);
    }

    fn inc(&self) -> Incarnation {
        self.store.tip().unwrap().unwrap().inc
    }

    /// Records that stand beside others with their number.
    fn forks(&self, now: Moment) -> u64 {
        self.store.check(self.now(now)).unwrap().forks
    }
}

/// One home that comes back, and the sentence that says what is wrong then.
fn play(seed: u64, planted: Option<Planted>) -> Result<Outcome, String> {
    let way = WAYS[usize::try_from(seed).unwrap() % WAYS.len()];
    let mut team = Team::new(seed, planted);
    let site = team.dice(team.sites.len());
    let steps = |team: &mut Team| 1 + team.dice(STEPS_MAX);
    let count = steps(&mut team);
    team.lives(count);
    let then = team.then(site);
    let count = steps(&mut team);
    team.lives(count);

    let today = team.sites[site].records();
    let was_opened = team.sites[site].opens > then.opens;
    let (there, before) = team.comes_back_as(site, way, &then);
    let here = team.sites[there].records();
    let mut lost: BTreeSet<RecordId> = today.difference(&here).copied().collect();
    let known = team.known_besides(there);
    let gone: BTreeSet<RecordId> = lost.difference(&known).copied().collect();
    lost.retain(|id| known.contains(id));
    team.said.retain(|id| !gone.contains(id));
    // A number that nobody has seen may be given again: nobody has it for two.
    let own: BTreeSet<RecordId> = before.values().copied().collect();
    let was_seen = own.iter().any(|id| lost.contains(id));
    let is_anew = team.sites[there].inc() != then.inc;
    let must = match way {
        Way::Restored | Way::Unguarded | Way::Copied => true,
        Way::Database => was_seen || was_opened,
        Way::Home | Way::Machine => false,
    };
    if must && !is_anew {
        return Err(format!("{way:?}: the log did not begin anew"));
    }

    // Somebody may save before the home has looked into the folder.
    if team.dice(2) == 0 {
        team.says(there);
    }
    let count = steps(&mut team);
    team.lives(count);
    team.rest();
    let wrong = team.fault().or_else(|| team.goes_on());
    if let Some(wrong) = wrong {
        return Err(format!("{way:?}: {wrong}"));
    }
    let after = team.sites[there].issued().clone();
    let said = &team.said;
    let is_forked = after.iter().any(|(number, id)| {
        let other = before.get(number).filter(|other| *other != id);
        other.is_some_and(|other| said.contains(other) && said.contains(id))
    });
    for (n, site) in team.sites.iter().enumerate() {
        if (site.forks(team.now) > 0) != is_forked {
            let forks = site.forks(team.now);
            return Err(format!("{way:?}: desk {n} tells of {forks} forks"));
        }
    }
    let records = team.sites[there].records();
    if !then.records.is_subset(&records) || !lost.is_subset(&records) {
        return Err(format!("{way:?}: what others had did not come back"));
    }
    Ok(Outcome {
        seed,
        way,
        gone: gone.len(),
        recovered: lost.len(),
        is_anew,
        is_forked,
    })
}

fn seeds() -> std::ops::Range<u64> {
    let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    match (number("SEED"), number("SAMTALE_RESTORES")) {
        (Some(seed), _) => seed..seed + 1,
        (None, Some(count)) => 0..count,
        (None, None) => 0..6,
    }
}

#[test]
fn a_home_that_is_put_back_or_copied_loses_nothing_that_others_have() {
    let seeds = seeds();
    let mut outcomes: BTreeMap<Way, Vec<Outcome>> = BTreeMap::new();
    for seed in seeds.clone() {
        let outcome = play(seed, None);
        let outcome = outcome.unwrap_or_else(|wrong| panic!("{wrong}; SEED={seed}"));
        outcomes.entry(outcome.way).or_default().push(outcome);
    }
    let all = || outcomes.values().flatten();
    let (recovered, gone) = all().fold((0, 0), |(recovered, gone), it| {
        (recovered + it.recovered, gone + it.gone)
    });
    for (way, of) in &outcomes {
        let anew = of.iter().filter(|it| it.is_anew).count();
        let forked = of.iter().filter(|it| it.is_forked).count();
        println!("{way:?}: {}, {anew} begun anew, {forked} forked", of.len());
        let first = of.iter().find(|it| it.is_forked);
        if let Some(it) = first {
            println!("the first fork: SEED={}", it.seed);
        }
    }
    let forked = all().filter(|it| it.is_forked).count();
    println!(
        "F12  {} homes put back or copied in {} ways: {recovered} records came back and 0 lost that anybody had \
         ({gone} were only there), {forked} forks and all of them told of at every desk, 0 desks stuck",
        seeds.end - seeds.start,
        outcomes.len(),
    );
    if seeds.end - seeds.start > 1000 {
        assert!(forked > 0 && recovered > 0, "nothing was met");
    }
}

/// What a run finds, or it shows nothing: a log that goes on when it must not, and a record that is dropped for another.
#[test]
fn bugs_that_are_planted_are_found() {
    assert_eq!(play(FORKED, None).err(), None);
    for (planted, seed) in [(Planted::NeverDoubts, 0), (Planted::ForksDropped, FORKED)] {
        let wrong = play(seed, Some(planted)).err();
        let wrong = wrong.unwrap_or_else(|| panic!("{planted:?} was not found"));
        println!("{planted:?}: {wrong}");
    }
}
