//! A head that is lost, stale, conflicting, forged or rolled back costs no record: the listing is the truth.

use super::*;

/// A desk whose clock goes on.
struct Later {
    it: Desk,
    now: Moment,
}

impl Later {
    fn new() -> Self {
        let (it, now) = (Desk::new(), now());
        Self { it, now }
    }

    /// Passes every five seconds until so many records are here; answers after how long, and that no log was ever
    /// known less far than before.
    fn until(&mut self, records: usize) -> Duration {
        let began = self.now;
        let mut reached = self.it.reader.reached().clone();
        while self.it.intake.lines.len() < records {
            assert!(self.now.since(began) <= Duration::minutes(16), "{records}");
            self.now = self.now.plus(Duration::seconds(5));
            self.it.try_pass(self.now).unwrap();
            for (stream, tip) in &reached {
                assert!(self.it.reader.reached()[stream].seq >= tip.seq);
            }
            reached.clone_from(self.it.reader.reached());
        }
        self.now.since(began)
    }

    fn is_rolled_back(&self) -> bool {
        self.it.news(&kari()).is_rolled_back
    }
}

fn place() -> Place {
    Place::head(desk_of(&kari().public()))
}

/// A head of another log than the usual.
fn head_of(inc: u8, last: u64) -> String {
    let tip = Tip {
        seq: Seq(last),
        ..Tip::empty(Incarnation::of([inc; 8]))
    };
    let head = Head::new(desk_of(&kari().public()), tip, now());
    signed::write(Purpose::Head, &head, &kari()).unwrap()
}

#[test]
fn records_come_within_a_quarter_of_an_hour_whatever_the_head_says() {
    let whole = {
        let mut it = Desk::new();
        it.head(&kari(), 20);
        it.folder.files()[&place()].clone()
    };
    let forged = {
        let mut it = Desk::new();
        it.head(&ola(), 20);
        let of_ola = Place::head(desk_of(&ola().public()));
        it.folder.files()[&of_ola].clone()
    };
    let half = whole[..whole.len() / 2].to_vec();
    let stale = {
        let mut it = Desk::new();
        it.head(&kari(), 10);
        it.folder.files()[&place()].clone()
    };
    let heads = [
        ("lost", None),
        ("stale", Some(stale)),
        ("cut", Some(half)),
        ("empty", Some(Vec::new())),
        ("another's", Some(forged)),
        ("of a log that nobody has", Some(head_of(9, 3).into_bytes())),
        ("no text", Some(vec![0xff; 300])),
        ("too long", Some(vec![b' '; 200_000])),
    ];
    let mut longest = Duration::zero();
    for (how, head) in &heads {
        let mut later = Later::new();
        later.it.carry(&kari(), (1, 10));
        later.it.head(&kari(), 10);
        later.until(10);
        match head {
            Some(bytes) => later.it.folder.carry(&place(), bytes),
            None => later.it.folder.lose(&place()),
        }
        later.it.try_pass(later.now).unwrap();
        // In the directory and beside it, what an engine could not decide about.
        let beside = "head.sync-conflict-20261123-101500-abcdefg.json";
        let beside = place().parent().unwrap().inside(beside).unwrap();
        later.it.folder.carry(&beside, &whole);
        later.it.carry(&kari(), (11, 20));
        longest = longest.max(later.until(20));
        let mut reached = later.it.reader.reached().values();
        assert!(reached.any(|tip| tip.seq == Seq(20)), "{how}");
        assert!(longest <= Duration::minutes(15), "{how}: {longest}");
    }
    println!(
        "F7  {} kinds of a lost, stale or conflicting head: all records read after at most {} s",
        heads.len(),
        longest.num_seconds()
    );
}

#[test]
fn every_head_of_before_is_told_and_lowers_nothing() {
    let mut told = 0;
    for old in 0..10 {
        let mut later = Later::new();
        later.it.carry(&kari(), (1, 10));
        later.it.head(&kari(), 10);
        later.until(10);
        later.it.head(&kari(), old);
        later.now = later.now.plus(Duration::seconds(5));
        later.it.try_pass(later.now).unwrap();
        assert!(later.is_rolled_back(), "{old}");
        told += 1;
        let news = later.it.news(&kari());
        assert_eq!((news.last, news.have), (Some(Seq(10)), Seq(10)));
        later.it.carry(&kari(), (11, 12));
        later.until(12);
        later.it.head(&kari(), 12);
        later.now = later.now.plus(Duration::seconds(5));
        later.it.try_pass(later.now).unwrap();
        assert!(!later.is_rolled_back(), "{old}");
    }
    println!("F7  {told} heads rolled back: {told} told at the next pass, 0 records unlearned");
}

/// A desk begins a new log, and somebody puts the folder of before in place.
#[test]
fn the_head_of_a_log_that_was_left_is_told_too() {
    let mut later = Later::new();
    let mut shows = |text: String| {
        later.it.folder.carry(&place(), text.as_bytes());
        later.now = later.now.plus(Duration::seconds(5));
        later.it.try_pass(later.now).unwrap();
        (later.is_rolled_back(), later.it.news(&kari()).last)
    };
    assert_eq!(shows(head_of(5, 40)), (false, Some(Seq(40))));
    assert_eq!(shows(head_of(6, 2)), (false, Some(Seq(2))));
    for old in [40, 39, 1] {
        assert_eq!(shows(head_of(5, old)), (true, Some(Seq(2))), "{old}");
    }
    assert_eq!(shows(head_of(6, 3)), (false, Some(Seq(3))));
    // Whoever went on with the old log after all has more to show of it.
    assert_eq!(shows(head_of(5, 41)), (false, Some(Seq(41))));
}
