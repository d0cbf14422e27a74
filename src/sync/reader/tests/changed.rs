//! Whatever is changed in a file, nothing is believed that nobody has signed.

use super::*;
use crate::seal::zip;
use crate::sync::parcel::{Header, Sealed, Zip, pack_mirror};
use crate::sync::roster::Signed;

/// Numbers that look like chance and come again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    /// Where a range begins and ends; most are short.
    fn range(&mut self, of: &[u8]) -> std::ops::Range<usize> {
        let from = self.below(of.len());
        let limit = if self.below(4) == 0 { of.len() } else { 8 };
        from..(from + 1 + self.below(limit)).min(of.len())
    }

    /// A document with something changed in it, or two of them joined.
    fn change(&mut self, of: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = of.to_vec();
        for _ in 0..=self.below(3) {
            if bytes.is_empty() {
                break;
            }
            let range = self.range(&bytes);
            match self.below(7) {
                0 => bytes[range.start] ^= 1 << self.below(8),
                1 => bytes[range].fill_with(|| self.byte()),
                2 => {
                    let new: Vec<u8> = range.clone().map(|_| self.byte()).collect();
                    bytes.splice(range.start..range.start, new);
                }
                3 => drop(bytes.drain(range)),
                4 => bytes.truncate(range.start),
                5 => {
                    let from = self.below(other.len());
                    bytes.truncate(range.start);
                    bytes.extend_from_slice(&other[from..]);
                }
                _ => {
                    let from = self.range(other);
                    bytes.splice(range, other[from].iter().copied());
                }
            }
        }
        bytes
    }
}

/// A document, and what it says, as far as it is believed.
struct Document {
    bytes: Vec<u8>,
    of: Of,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Parcel,
    Head,
    Roster,
}

/// What is believed of some bytes; none when nothing is.
fn believed(it: &Desk, of: Of, bytes: &[u8]) -> Option<String> {
    let text = || std::str::from_utf8(bytes).ok();
    match of {
        Of::Parcel => {
            let parcel = it.reader.team.verify(bytes).ok()?;
            let lines: Vec<(Seq, &str)> = parcel.lines().collect();
            Some(format!("{:?} {lines:?}", parcel.header()))
        }
        Of::Head => signed::read::<Head>(Purpose::Head, text()?, &kari().public())
            .ok()
            .map(|head| format!("{head:?}")),
        Of::Roster => Signed::read(text()?, it.founder.team.as_ref()?)
            .ok()
            .map(|signed| format!("{signed:?}")),
    }
}

/// A parcel whose body is zipped, as this program reads it and does not write it.
fn zipped(packed: &Packed, keys: &KeyPair) -> Vec<u8> {
    let own = Sealed::of_file(&packed.bytes).unwrap();
    let text = String::from_utf8(packed.bytes.clone()).unwrap();
    let body = text.splitn(3, '\n').last().unwrap();
    let body = zip::zip(body.as_bytes()).unwrap();
    let header = Header {
        hash: hash::digest(&body),
        len: body.len() as u64,
        zip: Zip::Zstd,
        ..own.header().clone()
    };
    let l1 = serde_json::to_string(&header).unwrap();
    let signature = keys.sign(Purpose::Parcel, l1.as_bytes());
    [
        format!("{l1}\n{{\"sig\":\"{signature}\"}}\n").into_bytes(),
        body,
    ]
    .concat()
}

fn documents(it: &mut Desk) -> Vec<Document> {
    it.head(&kari(), 15);
    let packed = [it.packed(&kari(), (1, 15)), it.packed(&ola(), (1, 4))];
    let of_ola = Sealed::of_file(&packed[1].bytes).unwrap();
    let mirror = pack_mirror(&of_ola, lines(Seq(1), 4), &kari(), "samtale test", 0).unwrap();
    let zipped = zipped(&packed[0], &kari());
    let [plain, other] = packed.map(|it| it.bytes);
    let head = it.folder.files()[&Place::head(desk_of(&kari().public()))].clone();
    let mut rosters = it.folder.list(&Place::team()).unwrap();
    rosters.sort();
    let roster = Place::team().inside(rosters.last().unwrap()).unwrap();
    let roster = it.folder.files()[&roster].clone();
    let parcels = [plain, other, mirror.bytes, zipped];
    let parcels = parcels.map(|bytes| (Of::Parcel, bytes)).into_iter();
    let all = parcels.chain([(Of::Head, head), (Of::Roster, roster)]);
    all.map(|(of, bytes)| Document { bytes, of }).collect()
}

fn mutations() -> usize {
    let asked = std::env::var("MUTATIONS").ok();
    asked.map_or(3_000, |text| text.parse().unwrap())
}

/// `MUTATIONS=1000000` for a long run.
#[test]
fn nothing_changed_is_believed() {
    let mut it = Desk::new();
    it.pass();
    let documents = documents(&mut it);
    let mut whole: Vec<String> = Vec::new();
    for document in &documents {
        let said = believed(&it, document.of, &document.bytes);
        whole.push(said.expect("it is well as it was"));
    }
    let mut dice = Dice(0x5eed_0f10);
    let mut unchanged = 0;
    for n in 0..mutations() {
        let (of, other) = (&documents[n % documents.len()], dice.below(documents.len()));
        let bytes = dice.change(&of.bytes, &documents[other].bytes);
        if let Some(said) = believed(&it, of.of, &bytes) {
            // Ends of lines that were changed are mended, and joining may have put back what was there.
            assert!(whole.contains(&said), "{n}: {:?} {said}", of.of);
            unchanged += 1;
        }
    }
    let changed = mutations() - unchanged;
    println!("F10  {changed} changed parcels, heads and rosters: 0 accepted, 0 panics");
    assert!(changed > mutations() / 10 * 9, "{changed}");
}

/// Each bit of some four kilobytes, plain, zipped and mirrored.
#[test]
fn no_bit_of_four_kilobytes_can_be_changed() {
    let mut it = Desk::new();
    it.pass();
    let documents = documents(&mut it);
    assert!((4000..4300).contains(&documents[0].bytes.len()));
    let step = if std::env::var_os("MUTATIONS").is_some() {
        1
    } else {
        13
    };
    let mut flipped = 0;
    for document in &documents {
        let whole = believed(&it, document.of, &document.bytes);
        assert!(whole.is_some());
        for at in (0..document.bytes.len() * 8).step_by(step) {
            let mut bytes = document.bytes.clone();
            bytes[at / 8] ^= 1 << (at % 8);
            assert_eq!(believed(&it, document.of, &bytes), None, "bit {at}");
            flipped += 1;
        }
    }
    println!("F10  {flipped} flipped bits of parcels, heads and rosters: 0 accepted, 0 panics");
}

/// The same through the whole reader: what is not taken in is waited for or refused, and what comes later is read.
#[test]
fn changed_files_stand_in_nobodys_way() {
    let mut it = Desk::new();
    let documents = documents(&mut it);
    let mut dice = Dice(0x5eed_1f10);
    for n in 0..300 {
        let of = &documents[n % 4];
        let bytes = dice.change(&of.bytes, &documents[(n + 1) % 4].bytes);
        let name = format!("05050505-0000000001-0000000015-{n:016x}.jsonl");
        let place = Place::log(desk_of(&kari().public())).inside(&name).unwrap();
        if believed(&it, of.of, &bytes).is_none() {
            it.folder.carry(&place, &bytes);
        }
    }
    it.reader.list_again();
    while it.pass().is_more {}
    assert!(it.intake.lines.is_empty());
    it.carry(&kari(), (1, 15));
    it.reader.list_again();
    while it.pass().is_more {}
    assert_eq!(it.intake.lines.len(), 15);
}
