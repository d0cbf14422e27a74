//! A file that could not be read is read when it can be, also when it looks the same as before.

use super::*;
use crate::sync::folder::Trouble;

/// How a file lies there that a cloud service has not brought yet, or that somebody holds.
const SAYS_NO: [&str; 3] = [
    "Input/output error (os error 5)",
    "The cloud file provider is not running. (os error 362)",
    "Resource deadlock avoided (os error 35)",
];

#[test]
fn what_lies_only_with_a_cloud_service_is_read_when_it_is_there() {
    for words in SAYS_NO {
        let mut it = Desk::new();
        let packed = it.carry(&kari(), (1, 10));
        it.carry(&ola(), (1, 3));
        it.head(&kari(), 10);
        it.folder
            .close(&packed.place, &Trouble::Other(words.to_owned()));
        assert_eq!(it.pass().new, 3);
        assert_eq!((it.reader.closed(), it.reader.waiting()), (1, (0, 0)));
        assert_eq!(it.intake.refused, []);
        // Its size and its time are those of the file that it stands for.
        it.folder.open(&packed.place);
        let later = now().plus(Duration::minutes(1));
        assert_eq!(it.try_pass(later).unwrap().new, 10, "{words}");
        assert_eq!(it.reader.closed(), 0);
    }
}

/// More of them than a pass opens, and then one that is there.
#[test]
fn many_that_are_not_there_keep_nobody_from_the_rest() {
    let mut it = Desk::new();
    let closed: Vec<Packed> = (1..=100).map(|n| it.carry(&kari(), (n, n))).collect();
    it.carry(&kari(), (101, 110));
    for packed in &closed {
        let busy = Trouble::Other(SAYS_NO[1].to_owned());
        it.folder.close(&packed.place, &busy);
    }
    let mut new = 0;
    let mut passes = 0;
    loop {
        let pass = it.pass();
        new += pass.new;
        passes += 1;
        assert!(passes < 20, "it never ends");
        if !pass.is_more {
            break;
        }
    }
    assert_eq!((new, it.reader.closed()), (10, 100));
}

/// An engine that takes the room first and fills it then, on a file system that counts time in steps of two seconds.
#[test]
fn what_looks_the_same_when_it_is_whole_is_read() {
    for filler in [b'\0', b'\n', b'x', b'{'] {
        let mut it = Desk::new();
        let packed = it.packed(&kari(), (1, 10));
        it.folder
            .carry(&packed.place, &vec![filler; packed.bytes.len()]);
        assert_eq!(it.pass().new, 0);
        it.folder.fill(&packed.place, &packed.bytes);
        let passes = (1..4).map(|n| now().plus(Duration::minutes(15 * n)));
        let new: u64 = passes.map(|at| it.try_pass(at).unwrap().new).sum();
        assert_eq!(new, 10, "{filler}");
        assert_eq!(it.intake.refused, []);
    }
}

/// And what stays bad is read twice, not for ever.
#[test]
fn what_stays_bad_is_left_alone() {
    let mut it = Desk::new();
    let packed = it.packed(&kari(), (1, 10));
    it.folder.carry(&packed.place, &vec![b'x'; 5000]);
    let mut calls = Vec::new();
    for n in 0..5 {
        calls.push(it.calls_at(now().plus(Duration::minutes(20 * n))));
    }
    // The second time also the head is looked at once more.
    assert!(calls[0] >= calls[1] && calls[1] > calls[2], "{calls:?}");
    assert_eq!(calls[2..], [calls[2]; 3]);
    assert_eq!(it.intake.refused.len(), 2);
}

/// One roster, one head or one directory that nobody can read.
#[test]
fn what_one_file_says_no_to_the_others_do_not() {
    let mut it = Desk::new();
    it.carry(&kari(), (1, 4));
    it.head(&kari(), 4);
    let junk = Place::team().inside("0009-0011223344556677.json").unwrap();
    it.folder.carry(&junk, b"");
    let head = Place::head(desk_of(&ola().public()));
    it.folder.carry(&head, b"");
    for (place, trouble) in [
        (&junk, Trouble::NotThat),
        (
            &head,
            Trouble::Other("Too many levels of symbolic links".to_owned()),
        ),
    ] {
        it.folder.close(place, &trouble);
    }
    assert_eq!(it.pass().new, 4);
    it.carry(&ola(), (1, 2));
    assert_eq!(it.try_pass(now().plus(LISTED)).unwrap().new, 2);
}
