//! Parcels: truncated or flipped anywhere, they are refused.

use proptest::prelude::*;

use super::*;
use crate::seal::sign::{KeyPair, Seed};
use crate::sync::folder::memory::lines;
use crate::sync::identity;
use crate::sync::journal::Outbox;

fn keys() -> KeyPair {
    KeyPair::of(&Seed::of([1; 32]))
}

fn team() -> TeamId {
    TeamId::of([9; 8])
}

fn outbox(lines: Vec<String>) -> Outbox {
    Outbox {
        desk: identity::desk_of(&keys().public()),
        before: Tip::empty(Incarnation::of([5; 8])),
        lines,
    }
}

fn packed(count: u64) -> Packed {
    pack(
        &outbox(lines(Seq(1), count)),
        team(),
        &keys(),
        "samtale test",
    )
    .unwrap()
}

fn read(bytes: &[u8]) -> Result<Vec<String>, ParcelFault> {
    let parcel = open(bytes, |desk| {
        let key = keys().public();
        (identity::desk_of(&key) == desk).then_some(key)
    })?;
    parcel.check()?;
    Ok(parcel.lines().map(str::to_owned).collect())
}

/// About 4 KiB.
fn four_kib() -> Packed {
    let packed = packed(15);
    assert!(
        (4000..4300).contains(&packed.bytes.len()),
        "{}",
        packed.bytes.len()
    );
    packed
}

#[test]
fn a_parcel_reads_back_as_packed() {
    let packed = packed(40);
    assert_eq!(read(&packed.bytes), Ok(lines(Seq(1), 40)));
    assert_eq!((packed.from, packed.tip.seq), (Seq(1), Seq(40)));
    assert!(packed.place.to_string().contains("/0505050"));
    assert!(packed.place.to_string().contains("-0000000001-0000000040-"));
}

#[test]
fn the_same_lines_give_the_same_file() {
    assert_eq!(packed(3), packed(3));
    assert_ne!(packed(3).place, packed(4).place);
}

#[test]
fn every_line_of_a_plain_parcel_is_json() {
    let text = String::from_utf8(packed(3).bytes).unwrap();
    assert_eq!(text.lines().count(), 5);
    for line in text.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn a_parcel_cut_at_any_byte_is_incomplete() {
    let bytes = four_kib().bytes;
    for end in 0..bytes.len() {
        let fault = read(&bytes[..end]).unwrap_err();
        assert_eq!(fault, ParcelFault::Incomplete, "{end}");
    }
}

#[test]
fn a_parcel_with_any_bit_flipped_is_refused() {
    let bytes = four_kib().bytes;
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert!(read(&damaged).is_err(), "byte {at} bit {bit}");
        }
    }
}

#[test]
fn bytes_after_the_end_are_refused() {
    let mut bytes = packed(2).bytes;
    bytes.push(b'\n');
    assert_eq!(read(&bytes), Err(ParcelFault::Body));
}

#[test]
fn a_strangers_parcel_is_refused_unread() {
    let stranger = KeyPair::of(&Seed::of([2; 32]));
    let outbox = Outbox {
        desk: identity::desk_of(&stranger.public()),
        ..outbox(lines(Seq(1), 2))
    };
    let packed = pack(&outbox, team(), &stranger, "samtale test").unwrap();
    assert_eq!(read(&packed.bytes), Err(ParcelFault::Stranger(outbox.desk)));
}

#[test]
fn a_newer_version_waits() {
    let text = String::from_utf8(packed(1).bytes).unwrap();
    let newer = text.replacen("\"samtale\":1", "\"samtale\":2", 1);
    assert!(matches!(
        read(newer.as_bytes()),
        Err(ParcelFault::Pending(_))
    ));
}

#[test]
fn a_header_without_an_end_is_refused() {
    assert!(matches!(
        read(&vec![b'x'; 5000]),
        Err(ParcelFault::Header(_))
    ));
    assert_eq!(read(&vec![b'x'; 4_194_305]), Err(ParcelFault::TooLong));
}

#[test]
fn only_proven_lines_in_their_order_are_packed() {
    let pack_lines = |lines| pack(&outbox(lines), team(), &keys(), "samtale test");
    assert_eq!(pack_lines(vec![]), Err(WriteFault::Empty));
    let mut gap = lines(Seq(1), 3);
    gap.remove(1);
    assert!(matches!(pack_lines(gap), Err(WriteFault::Gap { .. })));
    let mut damaged = lines(Seq(1), 3);
    damaged[1] = damaged[1].replace("note", "nose");
    assert!(matches!(
        pack_lines(damaged),
        Err(WriteFault::Line { seq: Seq(2), .. })
    ));
}

#[test]
fn a_parcel_ends_at_a_thousand_records() {
    let packed = packed(1001);
    assert_eq!(packed.tip.seq, Seq(1000));
    assert_eq!(read(&packed.bytes).unwrap().len(), 1000);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn a_damaged_parcel_is_refused(at in 0_usize..3000, byte in any::<u8>(), keep in 0_usize..3000) {
        let bytes = packed(9).bytes;
        let mut damaged = bytes.clone();
        let at = at % damaged.len();
        damaged[at] = byte;
        damaged.truncate(damaged.len() - keep % 40);
        prop_assert!(damaged == bytes || read(&damaged).is_err());
    }
}
