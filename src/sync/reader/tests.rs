//! Reading: what is not whole, not ours, not signed or not wanted is told apart, and costs nobody a record.

mod changed;
mod heads;
mod mirrors;
mod newer;
mod stock;
mod unread;

use proptest::prelude::*;

use super::*;
use crate::model::id::{Incarnation, RecordId};
use crate::seal::sign::{KeyPair, Purpose, Seed};
use crate::sync::folder::memory::{Counting, MemoryFolder, lines};
use crate::sync::head::Head;
use crate::sync::identity::{Identity, desk_of};
use crate::sync::intake::Taken;
use crate::sync::journal::Outbox;
use crate::sync::line;
use crate::sync::parcel::{Packed, Verified, pack};
use crate::sync::roster::{self, Ended, Ending, Member, Role, newest};
use crate::sync::signed;
use crate::sync::stream::Seq;
use crate::sync::team::{self, FolderOnDisk, Founding};

/// The records of all desks, in memory.
#[derive(Debug, Default)]
struct MemoryIntake {
    lines: BTreeMap<(Stream, Seq), String>,
    marks: BTreeSet<Mark>,
    refused: Vec<Refused>,
    roster: Option<String>,
    /// Erasures that are known.
    ordered: BTreeSet<RecordId>,
}

impl Intake for MemoryIntake {
    type Fault = String;

    fn taken(&mut self) -> Result<BTreeSet<Mark>, String> {
        Ok(self.marks.clone())
    }

    fn take(&mut self, parcels: &[Verified]) -> Result<Taken, String> {
        let mut taken = Taken::default();
        for parcel in parcels {
            for (seq, text) in parcel.lines() {
                let key = (parcel.header().stream(), seq);
                if self.lines.insert(key, text.to_owned()).is_none() {
                    taken.new += 1;
                }
            }
            self.marks.insert(parcel.mark());
        }
        Ok(taken)
    }

    fn reached(&mut self) -> Result<BTreeMap<Stream, Tip>, String> {
        let mut reached: BTreeMap<Stream, Tip> = BTreeMap::new();
        for ((stream, seq), text) in &self.lines {
            let tip = reached.entry(*stream).or_insert(Tip::empty(stream.inc));
            if tip.seq.next() == *seq {
                *tip = tip.after(&line::id_of_checked(text).unwrap());
            }
        }
        Ok(reached)
    }

    fn refuse(&mut self, refused: &Refused) -> Result<(), String> {
        self.refused.push(refused.clone());
        Ok(())
    }

    fn forgive(&mut self, place: &str) -> Result<(), String> {
        self.refused.retain(|refused| refused.place != place);
        Ok(())
    }

    fn knows_erasure(&mut self, record: RecordId) -> Result<bool, String> {
        Ok(self.ordered.contains(&record))
    }

    fn roster(&mut self) -> Result<Option<String>, String> {
        Ok(self.roster.clone())
    }

    fn keep_roster(&mut self, text: &str) -> Result<(), String> {
        self.roster = Some(text.to_owned());
        Ok(())
    }
}

/// A desk that reads, and others whose files it finds.
struct Desk {
    folder: MemoryFolder,
    random: Counting,
    founder: Identity,
    intake: MemoryIntake,
    reader: Reader,
}

fn now() -> Moment {
    Moment::from_millis(1_795_257_062_114)
}

fn kari() -> KeyPair {
    KeyPair::of(&Seed::of([1; 32]))
}

fn ola() -> KeyPair {
    KeyPair::of(&Seed::of([2; 32]))
}

fn member(keys: &KeyPair) -> Member {
    Member {
        desk: desk_of(&keys.public()),
        key: keys.public(),
        role: Role::Seller,
        seller: None,
        ended: None,
    }
}

impl Desk {
    /// A team with Kari's and Ola's desks, read by its founder's.
    fn new() -> Self {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let founder = team::with_root(&Identity::draw(&mut random), &mut random);
        let at = Founding {
            at: FolderOnDisk("/team".into()),
            seller: None,
        };
        let founder = team::found(&mut folder, &mut random, &founder, at, now()).unwrap();
        let membership = founder.team.clone().unwrap();
        let mut desk = Self {
            reader: Reader::new(founder.keys().public(), membership),
            folder,
            random,
            founder,
            intake: MemoryIntake::default(),
        };
        desk.change_roster(|desks| desks.extend([member(&kari()), member(&ola())]));
        desk
    }

    fn change_roster(&mut self, change: impl FnOnce(&mut Vec<Member>)) {
        let membership = self.founder.team.clone().unwrap();
        let known = newest(&mut self.folder, &membership, None)
            .unwrap()
            .unwrap();
        let root = KeyPair::of(self.founder.root.as_ref().unwrap());
        let next = known.next(now(), change);
        roster::publish(&mut self.folder, &mut self.random, next, &root).unwrap();
    }

    fn pass(&mut self) -> Pass {
        self.try_pass(now()).unwrap()
    }

    fn try_pass(&mut self, now: Moment) -> Result<Pass, Why> {
        let mut world = World {
            intake: &mut self.intake,
            folder: &mut self.folder,
        };
        self.reader.pass(&mut world, now)
    }

    fn packed(&self, keys: &KeyPair, range: (u64, u64)) -> Packed {
        let team = self.founder.team.as_ref().unwrap().id;
        pack(&outbox(keys, range), team, keys, "samtale test").unwrap()
    }

    fn carry(&mut self, keys: &KeyPair, range: (u64, u64)) -> Packed {
        let packed = self.packed(keys, range);
        self.folder.carry(&packed.place, &packed.bytes);
        packed
    }

    fn head(&mut self, keys: &KeyPair, last: u64) {
        let outbox = outbox(keys, (last + 1, last + 1));
        let head = Head::new(outbox.desk, outbox.before, now());
        let text = signed::write(Purpose::Head, &head, keys).unwrap();
        self.folder
            .carry(&Place::head(outbox.desk), text.as_bytes());
    }

    fn news(&self, keys: &KeyPair) -> DeskNews {
        let desk = desk_of(&keys.public());
        self.reader
            .news()
            .into_iter()
            .find(|it| it.desk == desk)
            .unwrap()
    }

    /// How often a pass at a time asks the folder something.
    fn calls_at(&mut self, now: Moment) -> usize {
        let before = self.folder.calls();
        self.try_pass(now).unwrap();
        self.folder.calls() - before
    }
}

/// Lines of a desk, with what comes before them.
fn outbox(keys: &KeyPair, (first, last): (u64, u64)) -> Outbox {
    let inc = Incarnation::of([5; 8]);
    let before = lines(Seq(1), first - 1)
        .iter()
        .fold(Tip::empty(inc), |tip, text| {
            tip.after(&line::id_of_checked(text).unwrap())
        });
    Outbox {
        desk: desk_of(&keys.public()),
        before,
        lines: lines(Seq(first), last + 1 - first),
    }
}

#[test]
fn what_others_wrote_is_taken_in_once() {
    let mut it = Desk::new();
    it.carry(&kari(), (1, 40));
    it.carry(&ola(), (1, 3));
    assert_eq!(it.pass().new, 43);
    it.carry(&kari(), (41, 50));
    it.head(&kari(), 50);
    assert_eq!(it.pass().new, 10);
    assert_eq!(it.pass(), Pass::default());
    assert_eq!(it.news(&kari()).behind(), 0);
}

#[test]
fn a_pass_without_news_looks_at_each_head_and_lists_nothing() {
    let mut it = Desk::new();
    for keys in [kari(), ola()] {
        it.carry(&keys, (1, 3));
        it.head(&keys, 3);
    }
    it.pass();
    it.pass();
    // The marker, two directories, and three heads: Kari's, Ola's and its own. Two of them may be written again within the
    // same tick of a clock, and are read once more when that is over.
    let second = Duration::seconds(1);
    assert_eq!(it.calls_at(now().plus(second)), 8);
    assert_eq!(it.calls_at(now().plus(second * 4)), 8);
    assert_eq!(it.calls_at(now().plus(second * 5)), 6);
    // A clock that is set back changes nothing.
    assert_eq!(it.calls_at(now()), 6);
    it.head(&kari(), 2);
    assert_eq!(it.calls_at(now().plus(second * 6)), 7);
    // A file that no head tells of is found by the listing.
    it.carry(&kari(), (4, 6));
    assert_eq!(it.pass().new, 0);
    assert_eq!(it.try_pass(now().plus(LISTED)).unwrap().new, 3);
}

#[test]
fn parcels_that_come_in_any_order_leave_no_gap() {
    let mut it = Desk::new();
    it.carry(&kari(), (21, 30));
    it.head(&kari(), 30);
    assert_eq!(it.pass().new, 10);
    assert_eq!(
        (it.news(&kari()).have, it.news(&kari()).behind()),
        (Seq(0), 30)
    );
    it.carry(&kari(), (1, 20));
    assert_eq!(it.pass().new, 20);
    assert_eq!(
        (it.news(&kari()).have, it.news(&kari()).behind()),
        (Seq(30), 0)
    );
}

#[test]
fn half_a_file_is_waited_for_at_every_byte() {
    let packed = Desk::new().packed(&kari(), (1, 15));
    let mut it = Desk::new();
    for cut in 0..packed.bytes.len() {
        it.folder.carry(&packed.place, &packed.bytes[..cut]);
        it.reader.list_again();
        assert_eq!(it.pass().new, 0, "{cut}");
        assert_eq!(it.reader.waiting(), (0, 1), "{cut}");
    }
    it.folder.carry(&packed.place, &packed.bytes);
    it.reader.list_again();
    assert_eq!(it.pass().new, 15);
    assert_eq!(it.intake.refused, []);
}

#[test]
fn no_bit_can_be_changed() {
    let mut it = Desk::new();
    it.pass();
    let packed = it.packed(&kari(), (1, 1));
    for at in 0..packed.bytes.len() * 8 {
        let mut bytes = packed.bytes.clone();
        bytes[at / 8] ^= 1 << (at % 8);
        assert!(it.reader.team.verify(&bytes).is_err(), "bit {at}");
    }
    assert!(it.reader.team.verify(&packed.bytes).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_are_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let it = Desk::new();
        prop_assert!(it.reader.team.verify(&bytes).is_err());
    }
}

#[test]
fn a_stranger_waits_until_the_roster_has_them() {
    let mut it = Desk::new();
    let carl = KeyPair::of(&Seed::of([3; 32]));
    let packed = it.carry(&carl, (1, 5));
    // Somebody has put it into the directory of a member, where it is looked at.
    let name = packed.place.parts().last().unwrap().to_owned();
    let beside = Place::log(desk_of(&kari().public())).inside(&name).unwrap();
    it.folder.carry(&beside, &packed.bytes);
    assert_eq!(it.pass().new, 0);
    assert_eq!(it.reader.waiting(), (1, 0));
    it.change_roster(|desks| desks.push(member(&carl)));
    assert_eq!(it.pass().new, 5);
    assert_eq!(it.reader.waiting(), (0, 0));
}

#[test]
fn what_a_revoked_desk_wrote_later_is_refused() {
    let mut it = Desk::new();
    it.carry(&kari(), (1, 10));
    it.pass();
    let last = roster::last_of(desk_of(&kari().public()), it.reader.reached());
    it.change_roster(|desks| {
        desks[1].ended = Some(Ended {
            how: Ending::Revoked,
            at: now(),
            last,
        });
    });
    it.carry(&kari(), (11, 12));
    it.carry(&kari(), (1, 8));
    assert_eq!(it.pass().new, 0);
    assert_eq!(it.intake.refused.len(), 1);
    assert!(it.intake.refused[0].why.contains("revoked"));
    assert_eq!(it.intake.lines.len(), 10);
}

#[test]
fn an_older_roster_is_not_gone_back_to() {
    let mut it = Desk::new();
    it.pass();
    let newest = it.reader.roster().unwrap().roster.version;
    let names = it.folder.list(&Place::team()).unwrap();
    let mut rosters: Vec<String> = names;
    rosters.sort();
    let place = Place::team().inside(rosters.last().unwrap()).unwrap();
    it.folder.lose(&place);
    it.reader.list_again();
    it.pass();
    assert_eq!(it.reader.roster().unwrap().roster.version, newest);
    // Nor by a desk that was closed meanwhile.
    let membership = it.founder.team.clone().unwrap();
    it.reader = Reader::new(it.founder.keys().public(), membership);
    it.pass();
    assert_eq!(it.reader.roster().unwrap().roster.version, newest);
}

#[test]
fn a_file_of_another_team_is_refused() {
    let mut it = Desk::new();
    let packed = pack(
        &outbox(&kari(), (1, 2)),
        team::TeamId::of([1; 8]),
        &kari(),
        "",
    )
    .unwrap();
    it.folder.carry(&packed.place, &packed.bytes);
    assert_eq!(it.pass().new, 0);
    assert!(it.intake.refused[0].why.contains("another team"));
}

#[test]
fn a_file_that_turns_good_is_forgiven() {
    let mut it = Desk::new();
    let packed = it.packed(&kari(), (1, 5));
    let mut bytes = packed.bytes.clone();
    *bytes.last_mut().unwrap() = b' ';
    it.folder.carry(&packed.place, &bytes);
    assert_eq!(it.pass().new, 0);
    assert_eq!(it.intake.refused.len(), 1);
    it.folder.carry(&packed.place, &packed.bytes);
    it.reader.list_again();
    assert_eq!(it.pass().new, 5);
    assert_eq!(it.intake.refused, []);
}

#[test]
fn changed_line_ends_are_mended() {
    let mut it = Desk::new();
    let packed = it.packed(&kari(), (1, 5));
    let text = String::from_utf8(packed.bytes)
        .unwrap()
        .replace('\n', "\r\n");
    it.folder.carry(&packed.place, text.as_bytes());
    assert_eq!(it.pass().new, 5);
}

#[test]
fn a_head_that_goes_back_is_told_and_changes_nothing() {
    let mut it = Desk::new();
    it.carry(&kari(), (1, 10));
    it.head(&kari(), 10);
    it.pass();
    assert!(!it.news(&kari()).is_rolled_back);
    it.head(&kari(), 4);
    it.pass();
    let news = it.news(&kari());
    assert!(news.is_rolled_back);
    assert_eq!((news.last, news.have), (Some(Seq(10)), Seq(10)));
    it.head(&kari(), 11);
    it.pass();
    assert!(!it.news(&kari()).is_rolled_back);
}

/// It is the header that says what a file is, and a carrier may have kept a copy of it alone.
#[test]
fn a_copy_that_lies_there_alone_is_taken_in() {
    let mut it = Desk::new();
    let packed = it.packed(&kari(), (1, 40));
    let copy = packed.place.to_string().replace(".jsonl", "-1.jsonl");
    let copy = Place::parse(&copy).unwrap();
    it.folder.carry(&copy, &packed.bytes[..900]);
    assert_eq!(it.pass().new, 0);
    it.folder.carry(&copy, &packed.bytes);
    it.reader.list_again();
    assert_eq!(it.pass().new, 40);
    // Beside the file itself it is looked at no more.
    it.carry(&kari(), (1, 40));
    it.reader.list_again();
    assert_eq!(it.pass().new, 0);
    assert_eq!(it.intake.refused, []);
}

/// Also of a desk whose head is seen for the first time (SYNC.md §4.2, F8).
#[test]
fn a_clock_that_is_ahead_is_told_in_one_pass() {
    for (skew, told) in [(121, 121), (-121, 0), (3600 * 24 * 3650, 3600 * 24 * 3650)] {
        let mut it = Desk::new();
        it.head(&kari(), 1);
        it.try_pass(now().plus(Duration::seconds(-skew))).unwrap();
        let ahead = it.news(&kari()).clock_ahead;
        assert_eq!(ahead, Duration::seconds(told), "{skew}");
    }
}

#[test]
fn an_emptied_folder_changes_nothing() {
    let mut it = Desk::new();
    it.carry(&kari(), (1, 10));
    it.pass();
    it.folder.unmount();
    assert!(it.try_pass(now()).is_err());
    it.folder.mount();
    it.folder.lose(&Place::marker());
    assert_eq!(it.try_pass(now()), Err(Why::NoMarker));
    assert_eq!(it.intake.lines.len(), 10);
}

#[test]
fn many_files_are_taken_in_some_at_a_time() {
    let mut it = Desk::new();
    for n in 1..=100 {
        it.carry(&kari(), (n, n));
    }
    let mut passes = 1;
    while it.pass().is_more {
        passes += 1;
    }
    assert_eq!((passes, it.intake.lines.len()), (4, 100));
}
