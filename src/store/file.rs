//! The store as a file: several connections, what a deletion leaves, and the plans of hot statements.

use std::path::Path;

use super::world::{Counted, at, field, id, kari, list, person};
use super::{Failure, Store};
use crate::model::customer::Field;
use crate::model::fact::{Fact, IncWhy, Membership, Note, Said};
use crate::model::id::DeskId;

fn said(about: u8, fact: Fact) -> Said {
    Said {
        at: at("2026-11-23T10:00:00").at,
        by: Some(kari().id),
        about: Some(id(about)),
        fact,
    }
}

fn note(text: String) -> Fact {
    Fact::Note(Note {
        text,
        written: None,
        source: String::new(),
    })
}

fn begun(path: &Path) -> Store {
    let mut store = Store::open(path).unwrap();
    let now = at("2026-11-23T10:00:00");
    store
        .begin_incarnation(DeskId::of([9; 8]), IncWhy::First, now, &mut Counted(1))
        .unwrap();
    store
}

#[test]
fn several_connections_append_without_gaps() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let store = begun(&path);
    let now = at("2026-11-23T10:00:00");
    let writers: Vec<_> = (1..=4)
        .map(|writer: u8| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut store = Store::open(&path).unwrap();
                let mut random = Counted(writer.into());
                for n in 0..25 {
                    let text = format!("{writer}.{n}");
                    store
                        .append(&[said(writer, note(text))], now, &mut random)
                        .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let checked = store.check(now).unwrap();
    assert_eq!((checked.records, checked.problems), (101, Vec::new()));
}

#[test]
fn a_check_finds_nothing_wrong_while_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let store = begun(&path);
    let now = at("2026-11-23T10:00:00");
    let writer = std::thread::spawn(move || {
        let mut store = Store::open(&path).unwrap();
        let mut random = Counted(2);
        for n in 0..400 {
            let fact = if n % 2 == 0 {
                Fact::CustomerNew(person("Åse", n))
            } else {
                note(format!("nr. {n}"))
            };
            let about = u8::try_from(n / 2).unwrap();
            store
                .append(&[said(about, fact)], now, &mut random)
                .unwrap();
        }
    });
    while !writer.is_finished() {
        assert_eq!(store.check(now).unwrap().problems, []);
    }
    writer.join().unwrap();
    assert_eq!(store.check(now).unwrap().records, 401);
}

#[test]
fn a_copy_at_another_desk_publishes_what_it_writes_itself() {
    use crate::sync::journal::Journal as _;
    let folder = tempfile::tempdir().unwrap();
    let mut store = begun(&folder.path().join("desk.db"));
    let now = at("2026-11-23T10:00:00");
    let facts = [said(1, Fact::CustomerNew(person("Åse", 1)))];
    store.append(&facts, now, &mut Counted(2)).unwrap();
    let other = DeskId::of([8; 8]);
    store
        .begin_incarnation(other, IncWhy::Guard, now, &mut Counted(3))
        .unwrap();
    let outbox = store.unpublished(10).unwrap().unwrap();
    assert_eq!((outbox.desk, outbox.lines.len()), (other, 1));
    assert_eq!(store.unpublished_count().unwrap(), 1);
    let checked = store.check(now).unwrap();
    assert_eq!((checked.records, checked.problems), (3, Vec::new()));
}

/// Lines are replayed log by log, so a list that was made in a later log may get the key of one that was made before.
#[test]
fn a_rebuild_elsewhere_changes_no_meaning_of_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let mut store = begun(&path);
    let now = at("2026-11-23T10:00:00");
    let mut random = Counted(2);
    let on_list = |n: u8| {
        let mut new = person("Åse", n.into());
        new.member = new.member.map(|member| Membership {
            list: super::world::list_ref(n % 2 + 1),
            ..member
        });
        said(n, Fact::CustomerNew(new))
    };
    let list_new = |n: u8| Said {
        about: None,
        ..said(1, Fact::ListNew(list(n)))
    };
    store.append(&[list_new(1)], now, &mut random).unwrap();
    let first = store.tip().unwrap().unwrap().inc;
    for seed in 3.. {
        let tip = store
            .begin_incarnation(DeskId::of([9; 8]), IncWhy::Asked, now, &mut Counted(seed))
            .unwrap();
        if tip.inc < first {
            break;
        }
    }
    let facts = [list_new(2), on_list(1), on_list(2)];
    store.append(&facts, now, &mut random).unwrap();
    let mut other = Store::open(&path).unwrap();
    other.rebuild(now).unwrap();
    let facts = [on_list(3), on_list(4)];
    store.append(&facts, now, &mut random).unwrap();
    assert_eq!(store.check(now).unwrap().problems, []);
}

#[test]
fn a_reader_sees_commits_and_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let mut store = begun(&path);
    let mut reader = Store::open_reader(&path).unwrap();
    let now = at("2026-11-23T10:00:00");
    let facts = [said(1, Fact::CustomerNew(person("Åse", 1)))];
    store.append(&facts, now, &mut Counted(2)).unwrap();
    assert_eq!(reader.find("åse", 5).unwrap().len(), 1);
    assert!(matches!(
        reader.append(&facts, now, &mut Counted(3)),
        Err(Failure::ReadOnly)
    ));
}

/// The file and its log hold nothing of a word that was replaced. Lines are left out: they are erased by another rule.
#[test]
fn a_replaced_word_is_not_left_in_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let mut store = begun(&path);
    let now = at("2026-11-23T10:00:00");
    let mut random = Counted(4);
    for n in 1..60 {
        let name = if n == 30 { "Kanariqvist" } else { "Hansen" };
        let facts = [said(n, Fact::CustomerNew(person(name, n.into())))];
        store.append(&facts, now, &mut random).unwrap();
    }
    let facts = [said(30, field(Field::Name, "Berg"))];
    store.append(&facts, now, &mut random).unwrap();
    assert!(store.find("kanariqvist", 5).unwrap().is_empty());
    store
        .db
        .execute_batch(
            "DELETE FROM tail; DELETE FROM field_write; PRAGMA wal_checkpoint(TRUNCATE);",
        )
        .unwrap();
    for name in ["desk.db", "desk.db-wal"] {
        let bytes = std::fs::read(folder.path().join(name)).unwrap_or_default();
        for word in ["anariqvist", "anariqvis"] {
            let is_there = bytes
                .windows(word.len())
                .any(|window| window == word.as_bytes());
            assert!(!is_there, "{word} in {name}");
        }
    }
}

#[test]
fn the_words_of_a_long_day_are_found_and_few_of_them_wait() {
    use super::project::words::cursor;
    let mut store = Store::in_memory().unwrap();
    let (now, mut random) = (at("2026-11-23T10:00:00"), Counted(6));
    let desk = DeskId::of([9; 8]);
    store
        .begin_incarnation(desk, IncWhy::First, now, &mut random)
        .unwrap();
    for n in 1..=200 {
        let facts = [
            said(n, Fact::CustomerNew(person("Åse", n.into()))),
            said(n, note(format!("ord{n:03} sagt"))),
        ];
        store.append(&facts, now, &mut random).unwrap();
    }
    for n in [1, 128, 129, 200] {
        assert_eq!(
            store.find(&format!("ord{n:03} sagt"), 5).unwrap().len(),
            1,
            "{n}"
        );
    }
    assert_eq!(cursor(&store.db).unwrap(), 128);
    store.rest().unwrap();
    assert_eq!(cursor(&store.db).unwrap(), 200);
    let before = store.projection_hash().unwrap();
    store.rebuild(now).unwrap();
    assert_eq!(store.projection_hash().unwrap(), before);
    assert_eq!(store.find("ord200", 5).unwrap().len(), 1);
}

#[test]
fn hot_statements_use_an_index() {
    let store = Store::in_memory().unwrap();
    for sql in [
        "SELECT k FROM customer WHERE id = ?1",
        "SELECT k >> 8 FROM phone WHERE number = ?1",
        "SELECT k FROM customer WHERE external_id <> '' AND external_id = ?1",
        "SELECT k FROM customer WHERE email <> '' AND lower(email) = ?1",
        "SELECT k FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255",
        "SELECT k FROM entry WHERE ref = ?1 AND record = ?2 AND of IS NULL",
        "SELECT k FROM entry WHERE of_ref = ?1 AND of = ?2",
        "SELECT k FROM entry WHERE customer = ?1 ORDER BY at DESC",
        "SELECT entry.at FROM entry JOIN call USING (k) WHERE entry.customer = ?1 AND is_live = 1 ORDER BY entry.at DESC",
        "SELECT at, line FROM call WHERE kept = ?1 AND is_live = 1",
        "SELECT customer FROM member WHERE list = ?1 AND hold = 0 AND class = ?2 ORDER BY tried, place LIMIT 50",
        "SELECT customer FROM member WHERE list = ?1 AND hold = ?2 AND until <= ?3",
        "SELECT min(until) FROM member WHERE list = ?1 AND hold = ?2 AND until IS NOT NULL",
        "SELECT root FROM callback WHERE state = 0 AND owner = ?1 AND due <= ?2 ORDER BY due",
        "SELECT root FROM callback WHERE state = 0 AND owner IS NULL AND due <= ?1 ORDER BY due",
        "SELECT root FROM promise WHERE state = 0 AND is_ours = 1 AND due IS NOT NULL AND owner = ?1 AND due <= ?2 ORDER BY due",
        "SELECT line FROM tail WHERE k >= ?1 << 40 | ?2 AND k < (?1 + 1) << 40 ORDER BY k LIMIT ?3",
        "SELECT k, kind, body FROM entry WHERE k > ?1 ORDER BY k",
        "SELECT line FROM entry JOIN call USING (k) WHERE entry.customer = ?1 AND is_live = 1",
        "SELECT 1 FROM entry WHERE of_ref = ?1 AND of = ?2",
        "SELECT n FROM tally WHERE list = ?1",
        "SELECT at FROM call WHERE number = ?1 AND attempt > 0 AND at > ?2 AND is_live = 1 ORDER BY at DESC",
        "SELECT register, version, is_listed FROM listing WHERE customer = ?1 ORDER BY register",
        "SELECT record, ord, sup, body FROM wish WHERE customer = ?1 AND kind = ?2 ORDER BY record",
        "SELECT root FROM suppression_mac JOIN suppression USING (root) WHERE mac = ?1",
    ] {
        let mut statement = store
            .db
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let mut rows = statement.raw_query();
        let mut plan: Vec<String> = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            plan.push(row.get(3).unwrap());
        }
        drop(rows);
        let plan = plan.join("; ");
        assert!(
            !plan.contains("SCAN") && !plan.contains("TEMP B-TREE"),
            "{sql}: {plan}"
        );
    }
}

/// What a desk costs, printed. `cargo test --release --lib store::file::measure -- --ignored --nocapture`, with
/// `CUSTOMERS=1000000` for the large one.
#[test]
#[ignore = "measures; run it by hand in release mode"]
fn measure() {
    use crate::model::call::LineResult;
    use crate::model::queue::{QueueFilter, QueueQuestion};
    use std::time::Instant;
    let customers: u64 = std::env::var("CUSTOMERS").map_or(100_000, |n| n.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut store = begun(&folder.path().join("desk.db"));
    let now = at("2026-11-23T10:00:00");
    let mut random = Counted(5);
    let new = Said {
        about: None,
        ..said(1, Fact::ListNew(list(1)))
    };
    store.append(&[new], now, &mut random).unwrap();
    let (first, last) = (
        ["Åse", "Bjørn", "Kari", "Ola", "Maja", "Nils", "Siri"],
        ["Hansen", "Berg", "Sæther", "Lie", "Østergård"],
    );
    let customer = |n: u64| {
        let name = format!(
            "{} {}{}",
            first[usize::try_from(n % 7).unwrap()],
            last[usize::try_from(n % 5).unwrap()],
            n % 977
        );
        let mut new = person(&name, n);
        new.profile.phones = vec![super::world::phone(&format!(
            "+47{}",
            40_000_000 + n * 37 % 60_000_000
        ))];
        new.profile.write(
            &Field::Town,
            last[usize::try_from(n % 4).unwrap()].to_owned(),
        );
        new.profile.write(
            &Field::Email,
            format!("{}{n}@firma{}.example", n % 7, n % 1009),
        );
        new.profile.write(&Field::ExternalId, format!("K-{n}"));
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        Said {
            about: Some(crate::model::id::CustomerId::of(bytes)),
            ..said(1, Fact::CustomerNew(new))
        }
    };
    #[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
    let clock = Instant::now;
    let began = clock();
    let mut longest = std::time::Duration::ZERO;
    for slice in (0..customers).collect::<Vec<_>>().chunks(400) {
        let facts: Vec<Said> = slice.iter().map(|n| customer(*n)).collect();
        let before = clock();
        store.append_slice(&facts, now, &mut random).unwrap();
        longest = longest.max(before.elapsed());
    }
    let took = began.elapsed();
    println!("{customers} customers: {took:?}, longest slice {longest:?}");
    let mut saves = Vec::new();
    for n in 0..500 {
        let mut call = super::world::call(LineResult::Answered, now.at);
        call.notes = "Ringer om fakturaen for september, forstår ikke linje 3.".to_owned();
        let about = customer(n * 7 % customers).about;
        let facts = [Said {
            about,
            ..said(1, Fact::Call(Box::new(call)))
        }];
        let before = clock();
        store.append(&facts, now, &mut random).unwrap();
        saves.push(before.elapsed());
    }
    saves.sort_unstable();
    println!("save a call: p50 {:?}, p99 {:?}", saves[250], saves[495]);
    for text in [
        "ka", "kari", "kari han", "åse", "4123", "07813", "firma1", "oster", "faktura", "zzz",
    ] {
        let before = clock();
        let found = store.find(text, 20).unwrap().len();
        println!("find {text:?}: {found} in {:?}", before.elapsed());
    }
    let question = QueueQuestion {
        filter: QueueFilter::default(),
        seller: kari().id,
        now,
        rows_max: 50,
    };
    for _ in 0..2 {
        let before = clock();
        let queue = store.queue(&question).unwrap();
        println!("queue: {} now in {:?}", queue.counts.now, before.elapsed());
    }
    let before = clock();
    store.today(kari().id, now).unwrap();
    println!("today: {:?}", before.elapsed());
}
