//! What others no longer publish is in the folder again, as they have signed it; and nothing else is.

use super::*;
use crate::model::id::CustomerId;
use crate::sync::line::Stub;
use crate::sync::parcel::{Header, Kind, Packed, Sealed};

/// Long after all has been missing long enough for anybody.
fn moments() -> [Moment; 4] {
    [3, 5, 7, 9].map(|hours| later().plus(Duration::hours(hours)))
}

fn author() -> KeyPair {
    KeyPair::of(&Seed::of([77; 32]))
}

fn author_desk() -> DeskId {
    crate::sync::identity::desk_of(&author().public())
}

impl Desk {
    /// A desk that has published all, and has taken in two files of another's, with ten records each.
    fn of_two_files() -> Self {
        let mut desk = Self::new(3);
        desk.drain();
        desk.is_robbed = true;
        for first in [1, 11] {
            let packed = desk.theirs(first);
            let key = author().public();
            let parcel = parcel::open(&packed.bytes, |_| Some(key)).unwrap();
            let parcel = parcel.verify().unwrap();
            let lines = parcel.lines().map(|(_, text)| text.to_owned()).collect();
            let sealed = Sealed::read(parcel.sealed()).unwrap();
            desk.journal.others.push((sealed, lines));
        }
        desk
    }

    /// A file as its author published it.
    fn theirs(&self, first: u64) -> Packed {
        let inc = Incarnation::of([6; 8]);
        let all = lines(Seq(1), first + 9);
        let (before, lines) = all.split_at(usize::try_from(first).unwrap() - 1);
        let before = before.iter().fold(Tip::empty(inc), |tip, text| {
            tip.after(&line::id_of_checked(text).unwrap())
        });
        let outbox = Outbox {
            desk: author_desk(),
            before,
            lines: lines.to_vec(),
        };
        let team = self.publisher.membership.id;
        parcel::pack(&outbox, team, &author(), "samtale test").unwrap()
    }

    fn knows(&mut self, how: Option<Ending>) {
        let mut author = member(&author());
        author.ended = how.map(ended);
        let own = member(&self.publisher.keys);
        self.heeds(own, vec![author]);
    }

    fn mirrors(&mut self, moments: &[Moment]) -> Vec<(u64, u64)> {
        let mut mirrored = Vec::new();
        for moment in moments {
            for n in 0.. {
                assert!(n < 100, "it never ends");
                match self.step_at(*moment) {
                    Step::Mirrored { desk, from, to } => {
                        assert_eq!(desk, author_desk());
                        mirrored.push((from.0, to.0));
                    }
                    Step::Nothing | Step::Waiting { .. } => break,
                    Step::Published { .. }
                    | Step::Healed { .. }
                    | Step::Rewritten
                    | Step::RolledUp { .. }
                    | Step::Cleared
                    | Step::Looking => {}
                }
            }
        }
        mirrored
    }

    /// The mirrors of this desk, each checked as every other desk does.
    fn own_mirrors(&self) -> Vec<(Header, Vec<String>)> {
        let own = self.publisher.desk;
        let files = self.folder.files().into_iter();
        let mirrors = files.filter(|(place, _)| place.parent() == Some(Place::mirror(own)));
        let key = |desk| {
            if desk == own {
                Some(self.publisher.keys.public())
            } else {
                (desk == author_desk()).then(|| author().public())
            }
        };
        mirrors
            .map(|(place, bytes)| {
                let parcel = parcel::open(&bytes, key).unwrap().verify().unwrap();
                assert!(place.to_string().contains(&author_desk().to_string()));
                let lines = parcel.lines().map(|(_, text)| text.to_owned());
                (parcel.header().clone(), lines.collect())
            })
            .collect()
    }
}

#[test]
fn what_a_desk_that_has_left_no_longer_publishes_is_put_back_as_it_signed_it() {
    let mut desk = Desk::of_two_files();
    desk.knows(Some(Ending::Retired));
    let noticed = moments()[0];
    assert_eq!(desk.mirrors(&[noticed]), []);
    assert_eq!(desk.mirrors(&[noticed.plus(Duration::minutes(19))]), []);
    let after = noticed.plus(Duration::minutes(30));
    assert_eq!(desk.mirrors(&[after]), [(1, 10), (11, 20)]);
    let mirrors = desk.own_mirrors();
    let lines_put: Vec<String> = mirrors.iter().flat_map(|(_, it)| it.clone()).collect();
    assert_eq!(lines_put, lines(Seq(1), 20));
    let (header, _) = &mirrors[0];
    assert_eq!((header.kind, header.desk), (Kind::Mirror, author_desk()));
    assert_eq!(header.by, Some(desk.publisher.desk));
    let files = desk.folder.files();
    assert_eq!(desk.mirrors(&moments()), []);
    assert_eq!(desk.folder.files(), files);
}

/// A copy of the author's home has signed other records with the same numbers; its file is gone, and the author's is there.
#[test]
fn of_an_author_whose_log_is_forked_both_branches_are_put_back() {
    for lost in [0, 1] {
        let mut desk = Desk::of_two_files();
        let first = desk.theirs(1);
        let outbox = Outbox {
            desk: author_desk(),
            before: Tip::empty(Incarnation::of([6; 8])),
            lines: (1..6).map(|seq| line_of("note", seq, saved_at())).collect(),
        };
        let team = desk.publisher.membership.id;
        let branch = parcel::pack(&outbox, team, &author(), "samtale test").unwrap();
        let both = [first, branch];
        let key = author().public();
        let opened = parcel::open(&both[1].bytes, |_| Some(key)).unwrap();
        let sealed = Sealed::read(opened.verify().unwrap().sealed()).unwrap();
        desk.journal.others.push((sealed, outbox.lines));
        let there = &both[1 - lost];
        desk.folder.carry(&there.place, &there.bytes);
        let second = desk.theirs(11);
        desk.folder.carry(&second.place, &second.bytes);
        desk.knows(Some(Ending::Retired));
        let expected = [(1, 10), (1, 5)][lost];
        assert_eq!(desk.mirrors(&moments()), [expected]);
        assert_eq!(desk.mirrors(&moments()), []);
    }
}

#[test]
fn what_lies_there_whole_is_left_to_whoever_published_it() {
    for (damaged, expected) in [(None, vec![]), (Some(11), vec![(11, 20)])] {
        let mut desk = Desk::of_two_files();
        desk.knows(Some(Ending::Retired));
        for first in [1, 11] {
            let packed = desk.theirs(first);
            desk.folder.carry(&packed.place, &packed.bytes);
            if damaged == Some(first) {
                desk.folder.damage(&packed.place);
            }
        }
        assert_eq!(desk.mirrors(&moments()), expected);
    }
}

#[test]
fn a_mirror_of_another_desk_does_as_well() {
    let mut desk = Desk::of_two_files();
    let third = KeyPair::of(&Seed::of([88; 32]));
    for (sealed, lines) in desk.journal.others.clone() {
        let packed = parcel::pack_mirror(&sealed, lines, &third, "samtale test", 0).unwrap();
        desk.folder.carry(&packed.place, &packed.bytes);
    }
    let mut gone = member(&author());
    gone.ended = Some(ended(Ending::Retired));
    let own = member(&desk.publisher.keys);
    desk.heeds(own.clone(), vec![gone.clone(), member(&third)]);
    assert_eq!(desk.mirrors(&moments()), []);
    // Not that of somebody who was shut out since.
    let mut thief = member(&third);
    thief.ended = Some(ended(Ending::Revoked));
    desk.heeds(own, vec![gone, thief]);
    let later = moments()[3].plus(Duration::hours(3));
    let again = [later, later.plus(Duration::hours(2))];
    assert_eq!(desk.mirrors(&again), [(1, 10), (11, 20)]);
}

/// One after the other is asked, a steward first.
#[test]
fn not_everybody_puts_it_back_at_once() {
    for (role, expected) in [
        (Role::Seller, vec![]),
        (Role::Steward, vec![(1, 10), (11, 20)]),
    ] {
        let mut desk = Desk::of_two_files();
        let mut gone = member(&author());
        gone.ended = Some(ended(Ending::Retired));
        let others = (100..110).map(|n| member(&KeyPair::of(&Seed::of([n; 32]))));
        let mut own = member(&desk.publisher.keys);
        own.role = role;
        desk.heeds(own.clone(), std::iter::once(gone).chain(others).collect());
        let turn = desk
            .publisher
            .turn(desk.publisher.roster.as_ref().unwrap(), author_desk());
        let noticed = moments()[0];
        let after = noticed.plus(Duration::minutes(25));
        assert_eq!(turn <= Duration::minutes(25), role == Role::Steward);
        assert_eq!(desk.mirrors(&[noticed, after]), expected);
        let last = noticed.plus(turn + Duration::minutes(5));
        assert_eq!(desk.mirrors(&[last]).len() + expected.len(), 2);
    }
}

#[test]
fn a_desk_that_is_here_heals_itself() {
    let mut desk = Desk::of_two_files();
    desk.knows(None);
    let head = Place::head(author_desk());
    desk.folder.carry(&head, b"{}");
    let silent = Duration::days(4);
    assert_eq!(desk.mirrors(&moments().map(|it| it.plus(silent))), []);
    // Its directory is gone, and it spoke today.
    desk.folder.lose(&head);
    assert_eq!(desk.mirrors(&moments()), []);
    // And now it has been silent for days.
    let days = moments().map(|it| it.plus(Duration::days(9)));
    assert_eq!(desk.mirrors(&days), [(1, 10), (11, 20)]);
}

#[test]
fn of_a_desk_that_was_shut_out_only_what_holds_is_put_back() {
    let mut desk = Desk::of_two_files();
    let mut thief = member(&author());
    thief.ended = Some(Ended {
        last: vec![desk.journal.others[0].0.header().tip()],
        ..ended(Ending::Revoked)
    });
    let own = member(&desk.publisher.keys);
    desk.heeds(own, vec![thief]);
    assert_eq!(desk.mirrors(&moments()), [(1, 10)]);
}

#[test]
fn whoever_asks_has_everybodys_at_once_and_an_emptied_folder_is_not_filled_unasked() {
    let mut desk = Desk::of_two_files();
    desk.knows(Some(Ending::Retired));
    let marker = Place::marker();
    for place in desk.folder.files().into_keys() {
        if place != marker {
            desk.folder.lose(&place);
        }
    }
    assert_eq!(desk.mirrors(&moments()), []);
    assert_eq!(desk.own_mirrors(), []);
    desk.knows(None);
    desk.publisher.make_whole();
    let asked = moments()[3];
    assert_eq!(desk.mirrors(&[asked]), [(1, 10), (11, 20)]);
    assert_eq!(desk.mirrors(&[asked.plus(Duration::hours(2))]), []);
}

impl Desk {
    /// Whom the tenth record was about is forgotten.
    fn forgets(&mut self) -> CustomerId {
        for (_, lines) in &mut self.journal.others {
            for text in lines.iter_mut() {
                let Line::Record(record) = line::parse(text).unwrap() else {
                    continue;
                };
                if record.seq == Seq(10) {
                    let stub = Stub {
                        id: record.id,
                        seq: record.seq,
                        of: record.id,
                        numbers: Vec::new(),
                    };
                    *text = stub.write().unwrap();
                }
            }
        }
        let whom: CustomerId = "c-fedcba9876543210".parse().unwrap();
        self.journal.erased = BTreeSet::from([whom]);
        whom
    }
}

#[test]
fn mirrors_say_no_more_of_whoever_is_forgotten_whatever_the_folder_says_meanwhile() {
    for nth in 0..40 {
        let mut desk = Desk::of_two_files();
        desk.knows(Some(Ending::Retired));
        desk.mirrors(&moments()[..2]);
        let before = desk.own_mirrors();
        assert_eq!(before.len(), 2);
        desk.forgets();
        desk.folder.fail_at(nth);
        let days = [1, 2, 3].map(|day| moments()[3].plus(Duration::days(day)));
        desk.mirrors(&days);
        desk.folder.heal();
        let after = desk.own_mirrors();
        let all: Vec<String> = after.iter().flat_map(|(_, it)| it.clone()).collect();
        assert_eq!(all.len(), 20, "{nth}");
        assert!(all[9].contains("\"t\":\"erased\""), "{nth}");
        assert_eq!(after[0].0.r#gen, 1);
        assert_eq!(after[0].0.head, before[0].0.head, "the chain still holds");
    }
}

/// The one exception to leaving others' files alone: the steward, a desk that is retired, and only what says too much.
#[test]
fn a_steward_takes_out_of_the_folder_what_a_retired_desk_says_too_much() {
    let cases = [
        (Role::Steward, Some(Ending::Retired), true),
        (Role::Supervisor, Some(Ending::Retired), false),
        (Role::Steward, None, false),
        (Role::Steward, Some(Ending::Revoked), false),
    ];
    for (role, how, removes) in cases {
        let mut desk = Desk::of_two_files();
        let (first, second) = (desk.theirs(1), desk.theirs(11));
        for packed in [&first, &second] {
            desk.folder.carry(&packed.place, &packed.bytes);
        }
        desk.forgets();
        let mut gone = member(&author());
        gone.ended = how.map(|how| Ended {
            last: vec![second.tip],
            ..ended(how)
        });
        let mut own = member(&desk.publisher.keys);
        own.role = role;
        desk.heeds(own, vec![gone]);
        assert_eq!(desk.mirrors(&moments()), []);
        let files = desk.folder.files();
        assert_eq!(
            files.contains_key(&first.place),
            !removes,
            "{role:?} {how:?}"
        );
        assert!(files.contains_key(&second.place));
        let mirrors = desk.own_mirrors();
        assert_eq!(mirrors.len(), usize::from(removes));
        let stubs = mirrors.iter().flat_map(|(_, lines)| lines);
        assert_eq!(
            stubs.filter(|it| it.contains("\"erased\"")).count(),
            usize::from(removes)
        );
    }
}
