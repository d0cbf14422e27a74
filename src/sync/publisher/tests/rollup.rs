//! Many small files become one, and nothing is removed that does not stand in another.

use super::*;

/// The day after the records were written, and some hours.
fn next_day() -> Moment {
    saved_at().plus(Duration::hours(25))
}

fn a_day_after(now: Moment) -> Moment {
    now.plus(Duration::hours(25))
}

impl Desk {
    /// A desk that has published its records one by one.
    fn of_small_files(count: u64) -> Self {
        let mut desk = Self::new(1);
        desk.drain();
        for seq in 2..=count {
            desk.journal.lines.extend(lines(Seq(seq), 1));
            desk.drain();
        }
        assert_eq!(desk.files_of_log().len() as u64, count);
        desk
    }

    fn files_of_log(&self) -> BTreeSet<Place> {
        let log = Place::log(self.journal.desk);
        let files = self.folder.files().into_keys();
        files
            .filter(|place| place.parent().as_ref() == Some(&log))
            .collect()
    }

    /// Steps at a moment until nothing more happens, and holds each step to it that no record is missing from the folder.
    /// Answers what was rolled up.
    fn rolls(&mut self, now: Moment) -> Vec<(Seq, Seq)> {
        let mut rolled = Vec::new();
        for _ in 0..1_000 {
            let step = self.step_at(now);
            if !self.is_robbed {
                assert_eq!(self.in_folder().len(), self.journal.lines.len());
            }
            match step {
                Step::RolledUp { from, to } => rolled.push((from, to)),
                Step::Nothing | Step::Waiting { .. } => return rolled,
                Step::Published { .. }
                | Step::Healed { .. }
                | Step::Rewritten
                | Step::Cleared
                | Step::Mirrored { .. }
                | Step::Looking => {}
            }
        }
        panic!("it never ends");
    }
}

#[test]
fn many_small_files_become_one_at_once_and_are_gone_a_day_later() {
    let mut desk = Desk::of_small_files(70);
    let stranger = Place::log(DeskId::of([9; 8]));
    let name = "05050505-0000000001-0000000001-0123456789abcdef.jsonl";
    let foreign = stranger.inside(name).unwrap();
    desk.folder.carry(&foreign, b"of another desk");
    let small = desk.files_of_log();
    let today = later().plus(Duration::hours(3));
    assert_eq!(desk.rolls(today), [(Seq(1), Seq(70))]);
    assert!(desk.files_of_log().is_superset(&small));
    assert_eq!(desk.rolls(today.plus(Duration::hours(23))), []);
    assert!(desk.files_of_log().is_superset(&small));
    assert_eq!(desk.rolls(a_day_after(today)), []);
    assert_eq!(desk.files_of_log().len(), 1);
    assert_eq!(desk.folder.text(&foreign), "of another desk");
    desk.check_complete();
    // And then there is nothing left to do.
    let files = desk.folder.files();
    assert_eq!(desk.rolls(a_day_after(a_day_after(today))), []);
    assert_eq!(desk.folder.files(), files);
}

#[test]
fn a_few_of_a_day_become_one_when_it_is_over_and_fewer_never() {
    for (count, expected) in [(8, vec![(Seq(1), Seq(8))]), (7, vec![])] {
        let mut desk = Desk::of_small_files(count);
        assert_eq!(desk.rolls(later().plus(Duration::hours(4))), []);
        assert_eq!(desk.rolls(next_day()), expected);
        desk.rolls(a_day_after(next_day()));
        let left = if expected.is_empty() { count } else { 1 };
        assert_eq!(desk.files_of_log().len() as u64, left);
        desk.check_complete();
    }
}

/// Days become weeks, and a large file is left alone.
#[test]
fn what_was_rolled_up_is_rolled_up_again_until_it_is_large() {
    let mut desk = Desk::new(130);
    desk.drain();
    let mut now = saved_at();
    for batch in 0..8 * 8 {
        desk.journal.lines.extend(lines(Seq(131 + batch), 1));
        desk.drain();
        if batch % 8 == 7 {
            now = a_day_after(now);
            desk.rolls(now);
        }
    }
    for _ in 0..3 {
        now = a_day_after(now);
        desk.rolls(now);
    }
    assert_eq!(desk.files_of_log().len(), 2);
    desk.check_complete();
}

/// The program ends anywhere, and the folder says no anywhere.
#[test]
fn no_fault_in_the_midst_of_it_loses_a_record() {
    let days = [
        next_day(),
        a_day_after(next_day()),
        a_day_after(a_day_after(next_day())),
        a_day_after(a_day_after(a_day_after(next_day()))),
    ];
    for nth in 0..140 {
        let mut desk = Desk::of_small_files(9);
        desk.folder.fail_at(nth);
        for now in days {
            desk.rolls(now);
            // As the next start finds it.
            let Publisher {
                keys, membership, ..
            } = desk.publisher.clone();
            desk.publisher = Publisher::new(keys, membership, "samtale test".to_owned());
            desk.rolls(now);
        }
        desk.folder.heal();
        assert_eq!(desk.files_of_log().len(), 1, "{nth}");
        desk.rolls(a_day_after(days[3]));
        desk.check_complete();
    }
}

#[test]
fn files_stay_while_the_one_that_holds_them_is_not_whole() {
    let mut desk = Desk::of_small_files(9);
    let small = desk.files_of_log();
    desk.rolls(next_day());
    let all = desk.files_of_log();
    let larger = all.difference(&small).next().unwrap();
    desk.is_robbed = true;
    desk.folder.damage(larger);
    desk.folder.fail_from(0, Trouble::Full);
    desk.rolls(a_day_after(next_day()));
    desk.folder.heal();
    assert!(desk.files_of_log().is_superset(&small));
    // It is made again, and the day begins anew.
    desk.rolls(a_day_after(next_day()));
    assert_eq!(desk.in_folder().len(), 9);
    desk.rolls(a_day_after(next_day()).plus(Duration::hours(20)));
    assert!(desk.files_of_log().is_superset(&small));
    desk.rolls(a_day_after(a_day_after(next_day())));
    assert_eq!(desk.files_of_log(), BTreeSet::from([larger.clone()]));
    desk.check_complete();
}

#[test]
fn the_larger_file_is_healed_and_what_is_brought_back_is_removed_again() {
    let mut desk = Desk::of_small_files(9);
    let old = desk.folder.files();
    let small = desk.files_of_log();
    desk.rolls(next_day());
    let now = a_day_after(next_day());
    desk.rolls(now);
    let larger = desk.files_of_log().pop_first().unwrap();
    desk.is_robbed = true;
    desk.folder.damage(&larger);
    desk.rolls(now.plus(Duration::hours(2)));
    desk.rolls(now.plus(Duration::hours(3)));
    assert_eq!(desk.files_of_log(), BTreeSet::from([larger]));
    desk.check_complete();
    for place in &small {
        desk.folder.carry(place, &old[place]);
    }
    desk.rolls(now.plus(Duration::hours(5)));
    desk.rolls(now.plus(Duration::hours(30)));
    assert_eq!(desk.files_of_log().len(), 1);
    desk.check_complete();
}

/// A copy of the home that went on has left another record with a number of ours, in our directory.
#[test]
fn a_second_record_with_one_number_is_not_removed() {
    let mut desk = Desk::of_small_files(12);
    let other = Outbox {
        desk: desk.journal.desk,
        before: desk.journal.tip(4),
        lines: vec![line_of("note", 5, saved_at())],
    };
    let Publisher {
        keys, membership, ..
    } = desk.publisher.clone();
    let packed = parcel::pack(&other, membership.id, &keys, "samtale test").unwrap();
    desk.folder.carry(&packed.place, &packed.bytes);
    for days in 1..6 {
        desk.rolls(saved_at().plus(Duration::days(days)));
    }
    assert_eq!(desk.files_of_log().len(), 2);
    assert!(desk.files_of_log().contains(&packed.place));
    assert_eq!(desk.in_folder()[&Seq(5)].len(), 2);
}

#[test]
fn a_clock_that_is_set_back_or_ahead_removes_nothing_too_soon_and_stops_nothing() {
    let mut desk = Desk::of_small_files(9);
    desk.rolls(next_day());
    let back = saved_at().plus(Duration::days(-400));
    desk.rolls(back);
    desk.rolls(back.plus(Duration::hours(20)));
    assert_eq!(desk.files_of_log().len(), 10);
    desk.rolls(a_day_after(back));
    assert_eq!(desk.files_of_log().len(), 1);
    desk.check_complete();
}

#[test]
fn a_database_that_cannot_note_it_rolls_nothing_up() {
    let mut desk = Desk::of_small_files(9);
    desk.rolls(next_day());
    desk.journal.covering.clear();
    desk.journal.is_locked = true;
    desk.rolls(a_day_after(next_day()));
    desk.rolls(a_day_after(a_day_after(next_day())));
    assert_eq!(desk.files_of_log().len(), 10);
}
