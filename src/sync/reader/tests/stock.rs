//! Taking stock: what waits, what was copied, who is silent; and nothing is taken in by it.

use super::*;
use crate::sync::parcel::{Sealed, pack_mirror};

impl Desk {
    /// What a reader finds that has just begun, with what is here.
    fn stock(&mut self) -> (Stock, Reader) {
        let membership = self.founder.team.clone().unwrap();
        let mut reader = Reader::new(self.founder.keys().public(), membership);
        let here = Here {
            taken: self.intake.marks.clone(),
            reached: self.intake.reached().unwrap(),
            roster: self.intake.roster.clone(),
            knows_erasure: &|_| false,
        };
        let stock = reader.stock(&mut self.folder, here, now()).unwrap();
        (stock, reader)
    }

    fn leave(&mut self, path: &str) {
        self.folder.carry(&Place::parse(path).unwrap(), b"{}\n");
    }
}

fn log_of(keys: &KeyPair) -> String {
    Place::log(desk_of(&keys.public())).to_string()
}

#[test]
fn what_lies_there_is_counted_and_not_taken_in() {
    let mut desk = Desk::new();
    desk.carry(&kari(), (1, 40));
    desk.head(&kari(), 60);
    let before = desk.folder.files();
    let (stock, reader) = desk.stock();
    assert_eq!((stock.parcels, stock.unread), (1, 1));
    let kari_is = |news: &DeskNews| news.desk == desk_of(&kari().public());
    let news = reader.news().into_iter().find(kari_is).unwrap();
    assert_eq!((news.behind(), news.heard), (60, Some(now())));
    assert!(desk.intake.lines.is_empty() && desk.intake.marks.is_empty());
    assert_eq!(desk.folder.files(), before);
    desk.pass();
    assert_eq!(desk.stock().0.unread, 0);
}

#[test]
fn what_waits_says_for_what() {
    let mut desk = Desk::new();
    let packed = desk.packed(&kari(), (1, 40));
    let half = &packed.bytes[..packed.bytes.len() / 2];
    desk.folder.carry(&packed.place, half);
    let mut changed = desk.packed(&ola(), (1, 40));
    *changed.bytes.last_mut().unwrap() ^= 1;
    desk.folder.carry(&changed.place, &changed.bytes);
    let (stock, _) = desk.stock();
    let waiting: BTreeMap<Place, Reading> = stock.waiting.into_iter().collect();
    assert_eq!(waiting[&packed.place], Reading::Incomplete);
    assert!(matches!(waiting[&changed.place], Reading::Bad(_)));
    assert_eq!((stock.parcels, stock.unread), (2, 0));
    assert!(desk.intake.refused.is_empty());
}

#[test]
fn a_copy_of_what_is_here_may_go_and_of_nothing_else() {
    let mut desk = Desk::new();
    let packed = desk.carry(&kari(), (1, 40));
    let log = log_of(&kari());
    let place = packed.place.to_string();
    let copy = place.replace(".jsonl", ".conflict-1.jsonl");
    // Of what is not here yet, a copy may be all there is.
    let other = format!("{log}/abababab-0000000041-0000000041-0123456789abcdef-1.jsonl");
    let head = format!("desks/{}/head-2.json", desk_of(&kari().public()));
    for path in [&copy, &other, &head, &format!("{log}/notes.txt")] {
        desk.leave(path);
    }
    // What a carrier is about to finish is its own matter.
    desk.leave(&format!("{log}/something.tmp"));
    assert_eq!(desk.stock().0.copies, std::slice::from_ref(&head));
    desk.pass();
    let (stock, _) = desk.stock();
    assert_eq!(stock.copies, [head, copy]);
    assert_eq!(stock.strange, [other, format!("{log}/notes.txt")]);
    assert_eq!(stock.parcels, 1);
}

#[test]
fn what_is_in_a_larger_file_and_what_another_desk_keeps_is_told() {
    let mut desk = Desk::new();
    let whole = desk.carry(&kari(), (1, 40));
    for range in [(1, 10), (11, 20), (41, 41)] {
        desk.carry(&kari(), range);
    }
    let sealed = Sealed::of_file(&whole.bytes).unwrap();
    let lines = outbox(&kari(), (1, 40)).lines;
    let mirror = pack_mirror(&sealed, lines, &ola(), "samtale test", 0).unwrap();
    desk.folder.carry(&mirror.place, &mirror.bytes);
    let (stock, _) = desk.stock();
    assert_eq!((stock.parcels, stock.rolled_up), (5, 2));
    let kari = desk_of(&kari().public());
    assert_eq!(stock.mirrored, BTreeMap::from([(kari, 1)]));
}
