//! Publishing survives a fault at every call.

mod healing;
mod mirror;
mod refused;
mod rollup;

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::model::id::Incarnation;
use crate::seal::sign::Seed;
use crate::sync::folder::memory::{Counting, MemoryFolder, MemoryGuard, MemoryJournal, lines};
use crate::sync::folder::{Cap, Trouble};
use crate::sync::guard::{Guard, MachineId, Nonce};
use crate::sync::identity::Identity;
use crate::sync::line::{Entry, Salt};
use crate::sync::roster::{Ended, Member, Role};
use crate::sync::team::{FolderOnDisk, Founding};

/// A desk with a founded team folder.
struct Desk {
    journal: MemoryJournal,
    folder: MemoryFolder,
    guard: MemoryGuard,
    random: Counting,
    publisher: Publisher,
    /// Whether somebody has taken from the folder what was in it.
    is_robbed: bool,
}

fn member(keys: &KeyPair) -> Member {
    Member {
        desk: crate::sync::identity::desk_of(&keys.public()),
        key: keys.public(),
        role: Role::Seller,
        seller: None,
        ended: None,
    }
}

fn ended(how: Ending) -> Ended {
    Ended {
        how,
        at: saved_at(),
        last: Vec::new(),
    }
}

fn saved_at() -> Moment {
    Moment::from_millis(1_795_257_062_114)
}

/// Long enough after the lines were saved that nothing waits for company.
fn later() -> Moment {
    saved_at().plus(Duration::hours(2))
}

impl Desk {
    fn new(count: u64) -> Self {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let identity = team::with_root(&Identity::draw(&mut random), &mut random);
        let at = Founding {
            at: FolderOnDisk("/team".into()),
            seller: None,
        };
        let identity = team::found(&mut folder, &mut random, &identity, at, saved_at()).unwrap();
        let membership = identity.team.clone().unwrap();
        Self {
            journal: MemoryJournal {
                desk: identity.desk(),
                inc: Incarnation::of([5; 8]),
                lines: lines(Seq(1), count),
                marked: 0,
                is_locked: false,
                erased: BTreeSet::new(),
                forks: Vec::new(),
                covering: BTreeMap::new(),
                others: Vec::new(),
            },
            folder,
            guard: MemoryGuard {
                guard: Some(Guard::new(MachineId::named("m"), Nonce::of([1; 8]))),
                is_full: false,
            },
            random,
            publisher: Publisher::new(identity.keys(), membership, "samtale test".to_owned()),
            is_robbed: false,
        }
    }

    /// The roster as the reader has checked it, with these desks beside this one.
    fn heeds(&mut self, own: Member, others: Vec<Member>) {
        let mut roster = Roster::first(self.publisher.membership.id, own, saved_at());
        roster.desks.extend(others);
        self.publisher.heed(Some(&roster));
    }

    fn heeds_ended(&mut self, how: Option<Ending>) {
        let mut own = member(&self.publisher.keys);
        own.ended = how.map(ended);
        self.heeds(own, Vec::new());
    }

    fn step_at(&mut self, now: Moment) -> Step {
        let mut publisher = self.publisher.clone();
        let step = self.step_of(&mut publisher, now);
        self.publisher = publisher;
        step
    }

    fn step_of(&mut self, publisher: &mut Publisher, now: Moment) -> Step {
        let mut world = World {
            journal: &mut self.journal,
            folder: &mut self.folder,
            guard: &mut self.guard,
            random: &mut self.random,
        };
        let step = publisher.step(&mut world, now);
        if !self.is_robbed {
            self.check_order();
        }
        step
    }

    fn step(&mut self) -> Step {
        self.step_at(later())
    }

    /// Steps until nothing more happens.
    fn drain(&mut self) -> Step {
        loop {
            let step = self.step();
            if !matches!(step, Step::Published { .. }) {
                return step;
            }
        }
    }

    /// Every line in the folder, by its number; each parcel checked.
    fn in_folder(&self) -> BTreeMap<Seq, BTreeSet<String>> {
        let mut found: BTreeMap<Seq, BTreeSet<String>> = BTreeMap::new();
        for (place, bytes) in self.folder.files() {
            if place.parent() != Some(Place::log(self.journal.desk)) {
                continue;
            }
            let parcel = parcel::open(&bytes, |_| Some(self.publisher.keys.public())).unwrap();
            let checked = parcel.check().unwrap();
            for (line, text) in checked.iter().zip(parcel.lines()) {
                found.entry(line.seq()).or_default().insert(text.to_owned());
            }
        }
        found
    }

    /// The guard is at or above what is in the folder, and the folder has all that is marked.
    fn check_order(&self) {
        let found = self.in_folder();
        let guarded = self.guard.guard.as_ref().and_then(|guard| guard.published);
        if let (Some((last, _)), Some(_)) = (found.last_key_value(), &self.guard.guard) {
            assert!(guarded.unwrap().seq >= *last);
        }
        assert!(found.len() >= self.journal.marked);
    }

    fn check_complete(&mut self) {
        let found = self.in_folder();
        let expected = self.journal.lines.iter().enumerate().map(|(at, line)| {
            let seq = Seq(at as u64 + 1);
            (seq, BTreeSet::from([line.clone()]))
        });
        assert_eq!(found, expected.collect());
        assert_eq!(self.journal.marked, self.journal.lines.len());
        assert_eq!(self.folder.temporaries(), 0);
        let tip = self.journal.tip(self.journal.marked);
        assert_eq!(self.shown(), Some(tip));
    }

    fn shown(&mut self) -> Option<Tip> {
        let place = Place::head(self.journal.desk);
        self.publisher.clone().read_head(&mut self.folder, &place)
    }
}

#[test]
fn everything_gets_into_the_folder_in_parcels_of_a_thousand() {
    let mut desk = Desk::new(2_500);
    let published = |from, to| Step::Published {
        from: Seq(from),
        to: Seq(to),
    };
    assert_eq!(desk.step(), published(1, 1000));
    assert_eq!(desk.step(), published(1001, 2000));
    assert_eq!(desk.shown(), None);
    assert_eq!(desk.step(), published(2001, 2500));
    assert_eq!(desk.step(), Step::Nothing);
    desk.check_complete();
    let calls = desk.folder.calls();
    assert_eq!(desk.step(), Step::Nothing);
    assert_eq!(desk.folder.calls(), calls, "a pass without news is free");
}

#[test]
fn no_single_failure_loses_anything() {
    for nth in 0..60 {
        let mut desk = Desk::new(3);
        desk.folder.fail_at(nth);
        while !matches!(desk.drain(), Step::Nothing) {}
        desk.folder.heal();
        desk.check_complete();
    }
}

#[test]
fn a_folder_that_stays_broken_is_waited_for() {
    for trouble in [
        Trouble::Full,
        Trouble::ReadOnly,
        Trouble::Denied,
        Trouble::Gone,
    ] {
        for nth in 0..30 {
            let mut desk = Desk::new(3);
            desk.folder.fail_from(nth, trouble.clone());
            let mut waited = Duration::zero();
            for _ in 0..10 {
                if let Step::Waiting { again, .. } = desk.drain() {
                    assert!(again <= BACK_OFF_MAX && again >= Duration::seconds(1));
                    waited = again;
                }
            }
            desk.folder.heal();
            assert_eq!(desk.drain(), Step::Nothing, "{trouble:?} {nth} {waited}");
            desk.check_complete();
        }
    }
}

#[test]
fn a_crash_before_it_is_noted_sends_the_same_file_again() {
    let mut desk = Desk::new(3);
    desk.journal.is_locked = true;
    assert!(matches!(
        desk.step(),
        Step::Waiting {
            why: Why::Journal(_),
            ..
        }
    ));
    let before = desk.folder.files();
    desk.journal.is_locked = false;
    desk.publisher.shown = None;
    assert!(matches!(desk.step(), Step::Published { .. }));
    assert_eq!(desk.folder.files(), before);
    assert_eq!(desk.step(), Step::Nothing);
    desk.check_complete();
}

#[test]
fn two_publishers_at_once_do_no_harm() {
    let mut desk = Desk::new(3);
    let mut other = desk.publisher.clone();
    desk.journal.is_locked = true;
    desk.step();
    desk.journal.is_locked = false;
    desk.journal.lines.extend(lines(Seq(4), 2));
    assert!(matches!(
        desk.step_of(&mut other, later()),
        Step::Published { to: Seq(5), .. }
    ));
    assert_eq!(desk.drain(), Step::Nothing);
    assert_eq!(desk.step_of(&mut other, later()), Step::Nothing);
    assert_eq!(desk.in_folder().len(), 5);
    desk.check_complete();
}

#[test]
fn a_damaged_parcel_under_its_own_name_is_put_again() {
    let mut desk = Desk::new(3);
    desk.journal.is_locked = true;
    desk.step();
    desk.journal.is_locked = false;
    let place = Place::log(desk.journal.desk);
    let name = desk.folder.list(&place).unwrap().remove(0);
    desk.folder.damage(&place.inside(&name).unwrap());
    let mut publisher = desk.publisher.clone();
    let mut world = World {
        journal: &mut desk.journal,
        folder: &mut desk.folder,
        guard: &mut desk.guard,
        random: &mut desk.random,
    };
    publisher.step(&mut world, later());
    desk.drain();
    desk.check_complete();
}

#[test]
fn without_our_marker_nothing_is_written() {
    let mut desk = Desk::new(3);
    let marker = desk.folder.text(&Place::marker());
    desk.folder.lose(&Place::marker());
    let before = desk.folder.files();
    for _ in 0..3 {
        assert_eq!(
            desk.step(),
            Step::Waiting {
                why: Why::NoMarker,
                again: MARKER_AGAIN
            }
        );
    }
    assert_eq!(desk.folder.files(), before);
    assert_eq!(desk.guard.guard.as_ref().unwrap().published, None);
    put(
        &mut desk.folder,
        &mut desk.random,
        &Place::marker(),
        marker.as_bytes(),
    )
    .unwrap();
    assert_eq!(desk.drain(), Step::Nothing);
    desk.check_complete();
}

#[test]
fn another_teams_folder_is_not_written_to() {
    let mut desk = Desk::new(3);
    let other = Desk::new(0);
    let marker = other
        .folder
        .text(&Place::marker())
        .replace("\"created\"", "\"Created\"");
    put(
        &mut desk.folder,
        &mut desk.random,
        &Place::marker(),
        marker.as_bytes(),
    )
    .unwrap();
    let before = desk.folder.files();
    assert!(matches!(
        desk.step(),
        Step::Waiting {
            why: Why::OtherTeam,
            ..
        }
    ));
    assert_eq!(desk.folder.files(), before);
}

#[test]
fn an_unmounted_folder_is_waited_for_and_never_made() {
    let mut desk = Desk::new(3);
    desk.folder.unmount();
    assert!(matches!(
        desk.step(),
        Step::Waiting {
            why: Why::Fault(_),
            ..
        }
    ));
    desk.folder.mount();
    assert_eq!(desk.drain(), Step::Nothing);
    desk.check_complete();
}

#[test]
fn a_guard_that_cannot_be_raised_holds_the_parcel_back() {
    let mut desk = Desk::new(3);
    desk.guard.is_full = true;
    assert!(matches!(
        desk.step(),
        Step::Waiting {
            why: Why::Fault(_),
            ..
        }
    ));
    assert!(desk.in_folder().is_empty());
    desk.guard.is_full = false;
    assert_eq!(desk.drain(), Step::Nothing);
    desk.check_complete();
}

#[test]
fn a_damaged_line_is_never_published() {
    let mut desk = Desk::new(3);
    desk.journal.lines[1] = desk.journal.lines[1].replace("Ringer", "Ringte");
    assert!(matches!(
        desk.step(),
        Step::Waiting {
            why: Why::Damaged(_),
            ..
        }
    ));
    assert!(desk.in_folder().is_empty());
}

#[test]
fn a_head_that_was_rolled_back_is_shown_again_by_the_next_start() {
    let mut desk = Desk::new(3);
    desk.drain();
    let place = Place::head(desk.journal.desk);
    let old = desk.folder.text(&place);
    desk.journal.lines.extend(lines(Seq(4), 1));
    desk.drain();
    put(&mut desk.folder, &mut desk.random, &place, old.as_bytes()).unwrap();
    desk.publisher.shown = None;
    assert_eq!(desk.drain(), Step::Nothing);
    desk.check_complete();
    assert!(desk.folder.read(&place, Cap(4096)).unwrap().is_some());
}

/// One line of a kind, saved at a moment.
fn line_of(kind: &'static str, seq: u64, at: Moment) -> String {
    let body = BTreeMap::from([("words", "nei takk")]);
    let entry = Entry {
        seq: Seq(seq),
        at,
        by: None,
        kind,
        sub: None,
        sup: &[],
        body: &body,
        salt: Salt::of([1; 12]),
    };
    entry.write().unwrap().text
}

#[track_caller]
fn check_patience(kinds: &[&'static str], waited: Duration, expected: Duration) {
    let saved = saved_at();
    let numbered = kinds.iter().zip(1..);
    let outbox = Outbox {
        desk: DeskId::of([1; 8]),
        before: Tip::empty(Incarnation::of([1; 8])),
        lines: numbered
            .map(|(kind, seq)| line_of(kind, seq, saved))
            .collect(),
    };
    let left = patience(&outbox, saved.plus(waited)).max(Duration::zero());
    assert_eq!(left, expected);
}

#[test]
fn what_others_act_on_goes_at_once_and_the_rest_waits_for_company() {
    let none = Duration::zero();
    check_patience(&["note"], none, COALESCE);
    check_patience(
        &["note"],
        Duration::milliseconds(200),
        Duration::milliseconds(300),
    );
    check_patience(&["note"], Duration::milliseconds(500), none);
    check_patience(&["note", "suppress"], none, none);
    check_patience(&["assign"], none, none);
    check_patience(&["opened"], COALESCE, RIDE_ALONG - COALESCE);
    check_patience(&["opened", "call"], COALESCE, none);
    check_patience(&["opened"], RIDE_ALONG, none);
    // A clock that was set back holds nothing up.
    check_patience(&["note"], Duration::hours(-1), none);
}

#[test]
fn a_wait_for_company_touches_nothing() {
    let mut desk = Desk::new(1);
    let calls = desk.folder.calls();
    let step = desk.step_at(saved_at().plus(Duration::milliseconds(2)));
    assert!(matches!(
        step,
        Step::Waiting {
            why: Why::Company,
            ..
        }
    ));
    assert_eq!(desk.folder.calls(), calls);
}

#[test]
fn a_desk_that_is_shut_out_writes_nothing_more() {
    let mut desk = Desk::new(3);
    desk.heeds_ended(Some(Ending::Revoked));
    let step = desk.step();
    assert!(
        matches!(
            step,
            Step::Waiting {
                why: Why::ShutOut,
                ..
            }
        ),
        "{step:?}"
    );
    let log = Place::log(desk.journal.desk);
    assert_eq!(desk.folder.list(&log).unwrap(), Vec::<String>::new());
    assert_eq!(desk.journal.marked, 0);
    // One that is retired has said something perhaps that nobody has read.
    desk.heeds_ended(Some(Ending::Retired));
    assert!(matches!(desk.step(), Step::Published { .. }));
}

#[test]
fn a_publisher_of_another_desk_packs_nothing_of_ours() {
    let mut desk = Desk::new(1);
    let stranger = KeyPair::of(&Seed::of([200; 32]));
    let membership = desk.publisher.membership.clone();
    let mut publisher = Publisher::new(stranger, membership, String::new());
    let step = desk.step_of(&mut publisher, later());
    assert!(matches!(
        step,
        Step::Waiting {
            why: Why::Damaged(_),
            ..
        }
    ));
    assert!(desk.in_folder().is_empty());
}
