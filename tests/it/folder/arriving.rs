//! A file that is still arriving: nothing of it is taken in, and all of it when it is whole.

use super::*;

/// `CUTS=2000` for a long run.
#[test]
fn of_half_a_file_nothing_is_taken_in_and_of_the_whole_one_all() {
    let small = lines(1, 15, 0);
    let large = lines(16, 1000, 760);
    let mut team = Team::new();
    let before = team.records();
    let four_kib = team.pack(1, &small, 0);
    assert!((4000..4300).contains(&four_kib.bytes.len()));
    let is_long = std::env::var_os("CUTS").is_some();
    let step = if is_long { 1 } else { 29 };
    let mut cuts = 0;
    for cut in (0..four_kib.bytes.len()).step_by(step) {
        team.put(&four_kib.place, &four_kib.bytes[..cut]);
        assert_eq!(team.pass(), 0, "{cut}");
        assert_eq!((team.reader.waiting(), team.records()), ((0, 1), before));
        cuts += 1;
    }
    team.put(&four_kib.place, &four_kib.bytes);
    assert_eq!(team.pass(), 15);
    let all = [small, large].concat();
    let packed = team.pack(1, &all, 15);
    assert!((1_000_000..1_200_000).contains(&packed.bytes.len()));
    let before = team.records();
    let mut large_cuts = 0;
    for _ in 0..how_often("CUTS", 12) {
        let cut = team.dice.below(packed.bytes.len());
        team.put(&packed.place, &packed.bytes[..cut]);
        assert_eq!(team.pass(), 0, "{cut}");
        assert_eq!((team.reader.waiting(), team.records()), ((0, 1), before));
        large_cuts += 1;
    }
    team.put(&packed.place, &packed.bytes);
    assert_eq!(team.pass(), packed.tip.seq.0 - 15);
    assert_eq!(team.reader.waiting(), (0, 0));
    assert_eq!(team.refused(), []);
    assert_eq!(team.store.check(now()).unwrap().problems, []);
    println!(
        "F4  a parcel of 4 KiB cut at {} offsets, one of 1 MiB at {}: 0 records of a part, 0 panics, then all {} records",
        counted(cuts),
        counted(large_cuts),
        counted(packed.tip.seq.0)
    );
}
