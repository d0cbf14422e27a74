//! What the folder loses is published again, and nothing else.

use super::*;

/// How long a file may be missing before its desk takes it for lost.
const GRACE_OF_A_CARRIER: Duration = Duration::minutes(10);

/// Long enough after `later` that whatever is missing then is no longer waited for.
fn much_later() -> Moment {
    later().plus(Duration::hours(3))
}

impl Desk {
    /// Steps at these moments until nothing more happens at each; answers what was published again.
    fn heals(&mut self, moments: &[Moment]) -> Vec<(Seq, Seq)> {
        let mut healed = Vec::new();
        for moment in moments {
            loop {
                match self.step_at(*moment) {
                    Step::Healed { from, to } => healed.push((from, to)),
                    Step::Published { .. }
                    | Step::Rewritten
                    | Step::RolledUp { .. }
                    | Step::Cleared
                    | Step::Mirrored { .. }
                    | Step::Looking => {}
                    Step::Nothing | Step::Waiting { .. } => break,
                }
            }
        }
        healed
    }

    fn loses(&mut self, place: &Place) {
        self.is_robbed = true;
        self.folder.lose(place);
    }

    fn parcels(&mut self) -> Vec<Place> {
        let log = Place::log(self.journal.desk);
        let names = self.folder.list(&log).unwrap();
        names.iter().filter_map(|name| log.inside(name)).collect()
    }

    /// A desk that has published 2,500 records in three parcels, as the next start finds it.
    fn of_three_parcels() -> Self {
        let mut desk = Self::new(2_500);
        desk.drain();
        assert_eq!(desk.parcels().len(), 3);
        desk
    }
}

#[test]
fn what_the_folder_has_lost_is_published_again_after_a_grace() {
    let noticed = much_later();
    for lost in 0..3 {
        let mut desk = Desk::of_three_parcels();
        let place = desk.parcels().remove(lost);
        desk.loses(&place);
        let within = noticed.plus(GRACE_OF_A_CARRIER - Duration::seconds(1));
        assert_eq!(desk.heals(&[noticed, within]), []);
        let (from, to) = (lost as u64 * 1000 + 1, (lost as u64 + 1) * 1000);
        let expected = [(Seq(from), Seq(to.min(2_500)))];
        let after = noticed.plus(GRACE_OF_A_CARRIER + Duration::minutes(1));
        assert_eq!(desk.heals(&[after]), expected);
        desk.check_complete();
    }
}

/// A copy of the home has left other records with numbers of ours, and the folder has lost those, or ours of the same numbers.
#[test]
fn of_a_log_that_is_forked_either_branch_is_published_again() {
    for is_ours_lost in [false, true] {
        let mut desk = Desk::of_three_parcels();
        let branch = Outbox {
            desk: desk.journal.desk,
            before: desk.journal.tip(1_500),
            lines: (1_501..1_504)
                .map(|seq| line_of("note", seq, saved_at()))
                .collect(),
        };
        desk.journal.forks = vec![branch.clone()];
        let three = desk.parcels();
        let healed = desk.heals(&[much_later()]);
        assert_eq!(healed, [(Seq(1_501), Seq(1_503))]);
        assert_eq!(desk.heals(&[much_later().plus(Duration::hours(2))]), []);
        if is_ours_lost {
            // As if the branch were a file of all these numbers.
            let place = three.into_iter().nth(1).unwrap();
            desk.loses(&place);
            let whole = Outbox {
                before: desk.journal.tip(1_000),
                lines: (1_001..2_001)
                    .map(|seq| line_of("note", seq, saved_at()))
                    .collect(),
                ..branch
            };
            let Publisher {
                keys, membership, ..
            } = desk.publisher.clone();
            let packed = parcel::pack(&whole, membership.id, &keys, "samtale test").unwrap();
            desk.folder.carry(&packed.place, &packed.bytes);
            desk.journal.forks = vec![whole];
        } else {
            let mut now = desk.parcels();
            now.retain(|place| !three.contains(place));
            desk.loses(&now[0]);
        }
        let again = desk.heals(&[much_later().plus(Duration::hours(4))]);
        let expected = if is_ours_lost {
            (1_001, 2_000)
        } else {
            (1_501, 1_503)
        };
        assert_eq!(again, [(Seq(expected.0), Seq(expected.1))]);
        let there = desk.in_folder();
        let branches = desk.journal.forks.iter();
        let branches = branches.map(|it| (it.before.seq.next().0.., &it.lines));
        let all = branches.chain([(1.., &desk.journal.lines)]);
        for (seq, line) in all.flat_map(|(first, lines)| first.zip(lines)) {
            assert!(there[&Seq(seq)].contains(line), "{seq}");
        }
    }
}

#[test]
fn what_a_carrier_brings_back_in_time_is_not_published_again() {
    let mut desk = Desk::of_three_parcels();
    let place = desk.parcels().remove(1);
    let bytes = desk.folder.files().remove(&place).unwrap();
    desk.loses(&place);
    desk.heals(&[much_later()]);
    desk.folder.carry(&place, &bytes);
    let before = desk.folder.files();
    let after = much_later().plus(GRACE_OF_A_CARRIER * 2);
    assert_eq!(desk.heals(&[after]), []);
    assert_eq!(desk.folder.files(), before);
}

#[test]
fn a_file_that_was_cut_is_made_whole() {
    let mut desk = Desk::of_three_parcels();
    let place = desk.parcels().remove(2);
    desk.is_robbed = true;
    desk.folder.damage(&place);
    let after = much_later().plus(GRACE_OF_A_CARRIER * 2);
    let healed = desk.heals(&[much_later(), after]);
    assert_eq!(healed, [(Seq(2001), Seq(2500))]);
    desk.check_complete();
}

#[test]
fn a_folder_that_was_put_back_shows_the_head_again_at_once_and_then_what_is_missing() {
    let mut desk = Desk::new(3);
    desk.drain();
    let old = desk.folder.files();
    desk.journal.lines.extend(lines(Seq(4), 2));
    desk.drain();
    for place in desk.folder.files().into_keys() {
        match old.get(&place) {
            Some(bytes) => desk.folder.carry(&place, bytes),
            None => desk.loses(&place),
        }
    }
    desk.is_robbed = true;
    assert_ne!(desk.shown(), Some(desk.journal.tip(5)));
    let soon = later().plus(Duration::minutes(2));
    assert_eq!(desk.heals(&[soon]), []);
    assert_eq!(desk.shown(), Some(desk.journal.tip(5)));
    let after = soon.plus(GRACE_OF_A_CARRIER + Duration::minutes(1));
    assert_eq!(desk.heals(&[after]), [(Seq(4), Seq(5))]);
    desk.check_complete();
}

#[test]
fn an_emptied_folder_is_asked_about_and_made_whole_on_demand() {
    let mut desk = Desk::of_three_parcels();
    let marker = Place::marker();
    for place in desk.folder.files().into_keys() {
        if place != marker {
            desk.loses(&place);
        }
    }
    let after = much_later().plus(GRACE_OF_A_CARRIER * 2);
    assert_eq!(desk.heals(&[much_later(), after]), []);
    assert!(matches!(
        desk.step_at(after),
        Step::Waiting {
            why: Why::Emptied,
            ..
        }
    ));
    assert!(desk.parcels().is_empty());
    desk.publisher.make_whole();
    let healed = desk.heals(&[after]);
    assert_eq!(healed.len(), 3);
    desk.check_complete();
}

#[test]
fn healing_survives_a_fault_at_every_call() {
    for nth in 0..80 {
        let mut desk = Desk::new(1);
        desk.drain();
        for first in [2, 3] {
            desk.journal.lines.extend(lines(Seq(first), 1));
            desk.drain();
        }

        for place in desk.parcels() {
            desk.loses(&place);
        }
        desk.heals(&[much_later()]);
        desk.folder.fail_at(nth);
        let moments: Vec<Moment> = (1..8)
            .map(|hours| much_later().plus(Duration::hours(hours)))
            .collect();
        desk.heals(&moments);
        desk.folder.heal();
        desk.check_complete();
    }
}

/// A clock that is set back by a year does not keep the folder from being healed.
#[test]
fn a_clock_that_is_set_back_stops_no_healing() {
    let mut desk = Desk::of_three_parcels();
    desk.heals(&[much_later()]);
    let place = desk.parcels().remove(0);
    desk.loses(&place);
    let back = later().plus(Duration::days(-365));
    let after = back.plus(GRACE_OF_A_CARRIER + Duration::minutes(1));
    assert_eq!(desk.heals(&[back, after]), [(Seq(1), Seq(1000))]);
}

/// What is left of a line when the one whom it is about is forgotten.
fn stubbed(text: &str) -> String {
    let Line::Record(record) = line::parse(text).unwrap() else {
        panic!("{text}");
    };
    let stub = line::Stub {
        id: record.id,
        seq: record.seq,
        of: record.id,
        numbers: Vec::new(),
    };
    stub.write().unwrap()
}

#[test]
fn whoever_is_forgotten_is_in_no_file_of_the_folder() {
    for nth in 0..40 {
        let mut desk = Desk::new(40);
        desk.drain();
        desk.journal.lines.extend(lines(Seq(41), 1));
        desk.drain();
        let before = desk.parcels();
        let sub = "c-fedcba9876543210";
        let speaks = |desk: &Desk| {
            let mut files = desk.folder.files().into_values();
            files.any(|bytes| String::from_utf8(bytes).unwrap().contains(sub))
        };
        assert!(speaks(&desk));
        desk.journal.erased = BTreeSet::from([sub.parse().unwrap()]);
        desk.journal.lines = desk.journal.lines.iter().map(|it| stubbed(it)).collect();
        // And whatever the folder says meanwhile.
        desk.folder.fail_at(nth);
        desk.heals(&[later(), later().plus(Duration::minutes(5))]);
        desk.folder.heal();
        assert!(!speaks(&desk), "{nth}");
        assert!(desk.parcels().iter().all(|place| !before.contains(place)));
        desk.check_complete();
        let files = desk.folder.files();
        desk.heals(&[much_later()]);
        assert_eq!(desk.folder.files(), files, "and once is enough");
    }
}

/// Whatever lies in a desk's own directory, a look comes to its end.
#[test]
fn rubbish_in_the_own_directory_is_opened_once() {
    let mut desk = Desk::of_three_parcels();
    for n in 0..100 {
        let name = format!("{n:08x}-0000000001-0000000009-{n:016x}.jsonl");
        let place = Place::log(desk.journal.desk).inside(&name).unwrap();
        desk.folder.carry(&place, b"{\"samtale\":1}\n");
    }
    desk.is_robbed = true;
    let place = desk.parcels().into_iter().find(|it| {
        let bytes = desk.folder.files().remove(it).unwrap();
        bytes.len() > 100
    });
    desk.folder.lose(&place.unwrap());
    let after = much_later().plus(GRACE_OF_A_CARRIER * 2);
    assert_eq!(desk.heals(&[much_later(), after]).len(), 1);
    let calls = desk.folder.calls();
    assert_eq!(desk.step_at(after), Step::Nothing);
    assert_eq!(desk.folder.calls(), calls);
}
