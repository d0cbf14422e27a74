//! The power goes at any moment: what was acknowledged is there once, and a draft loses its last second at most.
//!
//! `KILLS=200 cargo test --test it kill -- --nocapture` is the long run; `SEED=n` repeats one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::desk::Desk;
use super::people::People;
use super::program::listening;

const WIDE: (u16, u16) = (120, 40);

/// How many customers a desk may come through between two kills.
const CUSTOMERS_A_KILL: usize = 12;

/// How much of a draft may be lost. Where the tests run beside others, a disk may be busy for longer than a second.
fn may_be_lost() -> Duration {
    let long_run = std::env::var("KILLS").is_ok();
    Duration::from_millis(if long_run { 1000 } else { 2000 })
}

fn kills() -> usize {
    let asked = std::env::var("KILLS").ok();
    asked.map_or(5, |kills| kills.parse().unwrap())
}

/// Chance that repeats (xorshift64*).
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let seed = std::env::var("SEED").map_or(20_261_123, |seed| seed.parse().unwrap());
        Self(seed)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
    }
}

/// What the last line of the screen says that the desk is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    NoCustomer,
    Orienting,
    Ringing,
    Talking,
    Asked,
    Answered,
}

fn doing(screen: &str) -> Option<Doing> {
    let last = screen.trim_end().lines().last()?;
    let says = |text: &str| last.contains(text);
    if says("Ingen kunde") {
        Some(Doing::NoCustomer)
    } else if says("Etterarbeid") {
        let is_answered = screen.contains("✓ Snakket");
        Some(if is_answered {
            Doing::Answered
        } else {
            Doing::Asked
        })
    } else if says("Ringer") {
        Some(Doing::Ringing)
    } else if says("I samtale") {
        Some(Doing::Talking)
    } else if customer(screen).is_some() && (says("Forbereder") || says("lagret")) {
        Some(Doing::Orienting)
    } else {
        says("lagret").then_some(Doing::NoCustomer)
    }
}

/// Whose card is open, by the number in the name.
fn customer(screen: &str) -> Option<usize> {
    let (_, after) = screen.split_once(" Kunde ")?;
    let (number, rest) = after.split_once(' ')?;
    rest.starts_with("─ Bedrift").then(|| number.parse().ok())?
}

/// The words typed in the call with this customer that a text holds.
fn typed(text: &str, customer: usize) -> BTreeSet<usize> {
    let before = format!("k{customer}n");
    let found = text.match_indices(&before).filter_map(|(at, _)| {
        let (number, _) = text[at + before.len()..].split_once('.')?;
        number.parse().ok()
    });
    found.collect()
}

/// What the seller has seen on the screen.
#[derive(Default)]
struct Seen {
    /// Calls that were acknowledged: how many words each had.
    saved: BTreeMap<usize, usize>,
    /// Whose call is in hand, and when each of its words was first on the screen.
    in_hand: Option<usize>,
    words: BTreeMap<usize, Instant>,
}

impl Seen {
    fn look(&mut self, screen: &str) {
        if let Some(Doing::Talking | Doing::Asked | Doing::Answered) = doing(screen)
            && let Some(customer) = customer(screen)
        {
            if self.in_hand != Some(customer) {
                self.in_hand = Some(customer);
                self.words.clear();
            }
            for word in typed(screen, customer) {
                self.words.entry(word).or_insert_with(Instant::now);
            }
        }
    }

    fn acknowledged(&mut self, customer: usize) {
        let before = self.saved.insert(customer, self.words.len());
        assert_eq!(before, None, "Kunde {customer} was called again");
        self.in_hand = None;
        self.words.clear();
    }
}

/// Types and saves until the time is over.
fn work(desk: &mut Desk, seen: &mut Seen, until: Instant, chance: &mut Chance) {
    let mut words_wanted = 3 + usize::try_from(chance.below(60)).unwrap();
    loop {
        let screen = desk.screen();
        seen.look(&screen);
        let now = doing(&screen);
        let is_enough = seen.words.len() >= words_wanted;
        let on_card = customer(&screen);
        let word = format!("k{}n{}.", on_card.unwrap_or(0), seen.words.len() + 1);
        match now {
            None => {}
            Some(Doing::NoCustomer) => _ = desk.types("l\r"),
            Some(Doing::Orienting) => _ = desk.types("d"),
            Some(Doing::Ringing | Doing::Asked) => _ = desk.types("1"),
            Some(Doing::Talking) if is_enough => _ = desk.types("\x13"),
            Some(Doing::Talking) => _ = desk.types(&format!("{word} ")),
            Some(Doing::Answered) => _ = desk.types("\r"),
        }
        let is_word = now == Some(Doing::Talking) && !is_enough;
        let moved = |screen: &str| {
            if is_word {
                screen.contains(&word)
            } else {
                doing(screen).is_some_and(|next| Some(next) != now)
            }
        };
        let left = until.saturating_duration_since(Instant::now());
        if !desk.waits_at_most(left, moved) {
            seen.look(&desk.screen());
            return;
        }
        if is_word {
            // The seller thinks.
            let pause = Duration::from_millis(chance.below(100)).min(left);
            desk.waits_at_most(pause, |_| false);
        }
        if now == Some(Doing::Answered) {
            assert!(desk.screen().contains("✓ lagret"), "{}", desk.screen());
            seen.acknowledged(on_card.unwrap());
            words_wanted = 3 + usize::try_from(chance.below(60)).unwrap();
        }
    }
}

/// What the exported calls say: each customer's notes.
fn exported(people: &People) -> BTreeMap<usize, String> {
    let mut calls = BTreeMap::new();
    for call in people.export("calls") {
        let name = call["customer"]["name"].as_str().unwrap();
        let customer = name.strip_prefix("Kunde ").unwrap().parse().unwrap();
        let notes = call["notes"].as_str().unwrap_or_default().to_owned();
        let twice = calls.insert(customer, notes);
        assert_eq!(twice, None, "{name} has two calls");
    }
    calls
}

/// Every call that was acknowledged is there once and whole; nobody was called who was not.
fn assert_nothing_is_lost(people: &People, seen: &mut Seen) {
    people.check();
    let calls = exported(people);
    for (customer, words) in &seen.saved {
        let notes = calls
            .get(customer)
            .unwrap_or_else(|| panic!("Kunde {customer}'s call is gone"));
        let there = typed(notes, *customer);
        assert_eq!(there, (1..=*words).collect(), "Kunde {customer}: {notes}");
    }
    for customer in calls
        .keys()
        .filter(|customer| !seen.saved.contains_key(customer))
    {
        // Committed, and the power went before it could be said.
        assert_eq!(
            Some(*customer),
            seen.in_hand,
            "nobody saved a call with Kunde {customer}"
        );
        let words = typed(&calls[customer], *customer);
        assert!(words.len() >= seen.words.len(), "{words:?}");
    }
    if let Some(customer) = seen.in_hand
        && calls.contains_key(&customer)
    {
        seen.words = (1..=typed(&calls[&customer], customer).len())
            .map(|word| (word, Instant::now()))
            .collect();
        seen.acknowledged(customer);
    }
}

/// How old the oldest word of the draft was that is not on the screen again.
fn lost(screen: &str, seen: &Seen, killed: Instant) -> Duration {
    let Some(customer) = seen.in_hand else {
        return Duration::ZERO;
    };
    let there = typed(screen, customer);
    assert!(
        there.iter().copied().eq(1..=there.len()),
        "a hole in the draft\n{screen}"
    );
    let missing = seen.words.iter().filter(|(word, _)| !there.contains(word));
    missing
        .map(|(_, at)| killed.duration_since(*at))
        .max()
        .unwrap_or_default()
}

#[test]
fn a_desk_that_is_killed_reopens_where_it_was() {
    let mut chance = Chance::new();
    let people = People::new(kills() * CUSTOMERS_A_KILL);
    let mut seen = Seen::default();
    let (mut worst, mut reopened) = (Duration::ZERO, 0);
    let mut desk = Desk::start(Some(people.home()), &[], WIDE);
    for kill in 1..=kills() {
        desk.waits("a desk", |screen| doing(screen).is_some());
        let time = Duration::from_millis(50 + chance.below(4000));
        work(&mut desk, &mut seen, Instant::now() + time, &mut chance);
        let killed = Instant::now();
        desk.kill();
        assert_nothing_is_lost(&people, &mut seen);
        desk = Desk::start(Some(people.home()), &[], WIDE);
        let must_reopen = seen
            .words
            .values()
            .any(|at| killed.duration_since(*at) > may_be_lost());
        if must_reopen {
            let name = format!(" Kunde {} ─ Bedrift", seen.in_hand.unwrap());
            desk.shows(&name).waits("the notes", |screen| {
                lost(screen, &seen, killed) <= may_be_lost()
            });
        }
        desk.waits("a desk", |screen| doing(screen).is_some());
        worst = worst.max(lost(&desk.screen(), &seen, killed));
        // What is on the screen now is what goes on.
        let there = seen
            .in_hand
            .map(|customer| typed(&desk.screen(), customer))
            .unwrap_or_default();
        seen.words.retain(|word, _| there.contains(word));
        reopened += usize::from(!there.is_empty());
        if there.is_empty() {
            seen.in_hand = None;
        }
        if kill % 20 == 0 {
            println!(
                "kill {kill}: {} saved, {reopened} reopened, worst loss {worst:?}",
                seen.saved.len()
            );
        }
    }
    desk.kill();
    println!(
        "{} kills: {} saved, {reopened} reopened, worst loss {worst:?}",
        kills(),
        seen.saved.len()
    );
    assert!(worst <= may_be_lost(), "{worst:?} of a draft are lost");
}

#[test]
fn facts_that_were_acknowledged_outlive_the_process() {
    let mut chance = Chance::new();
    let people = People::new(1);
    let customers = people.export("customers");
    let customer = customers[0]["id"].as_str().unwrap();
    let mut acknowledged = BTreeSet::new();
    let mut at_most = 0;
    for _ in 0..kills() {
        let (answered, sent) = say_until_killed(&people, customer, &mut chance);
        acknowledged.extend(answered);
        at_most += sent;
        people.check();
        let calls = people.export("calls");
        let ids: Vec<&str> = calls
            .iter()
            .map(|call| call["id"].as_str().unwrap())
            .collect();
        let once: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(once.len(), ids.len(), "a record is there twice");
        assert!(
            acknowledged.is_subset(&once),
            "an acknowledged record is gone"
        );
        assert!(ids.len() <= at_most, "more calls than were said");
    }
    println!(
        "{} kills: {} acknowledged, of {at_most} said",
        kills(),
        acknowledged.len()
    );
}

/// Says calls without end, kills the program after some answers, and answers with the ids and how many were said.
fn say_until_killed(people: &People, customer: &str, chance: &mut Chance) -> (Vec<String>, usize) {
    let words = ["log", "add", "--json"];
    let (mut child, mut keyboard, mut answers) = listening(people.home(), &words, Stdio::null());
    let line = json!({"t": "call", "sub": customer, "b": {"line": "answered", "notes": "Ringer om fakturaen. ".repeat(20)}});
    let writer = std::thread::spawn(move || {
        (0..2000)
            .take_while(|_| writeln!(keyboard, "{line}").is_ok())
            .count()
    });
    let wanted = usize::try_from(chance.below(400)).unwrap();
    let mut ids: Vec<String> = Vec::new();
    let mut take = |line: String| {
        // The last line may be cut in the middle.
        if let Ok(answer) = serde_json::from_str::<Value>(&line) {
            ids.push(answer["id"].as_str().unwrap().to_owned());
        }
    };
    answers
        .by_ref()
        .take(wanted)
        .map_while(Result::ok)
        .for_each(&mut take);
    child.kill().unwrap();
    child.wait().unwrap();
    answers.map_while(Result::ok).for_each(&mut take);
    (ids, writer.join().unwrap() + 1)
}

#[test]
fn the_checker_sees_a_hole_in_the_notes_and_a_word_too_old_to_be_lost() {
    let now = Instant::now();
    let long_ago = now.checked_sub(Duration::from_secs(9)).unwrap();
    let seen = Seen {
        in_hand: Some(7),
        words: [(1, long_ago), (2, long_ago)].into(),
        ..Seen::default()
    };
    assert_eq!(lost("k7n1. k7n2.", &seen, now), Duration::ZERO);
    assert!(lost("k7n1.", &seen, now) > may_be_lost());
    assert!(lost("k8n1. k8n2.", &seen, now) > may_be_lost());
    let hole = std::panic::catch_unwind(|| lost("k7n2.", &seen, now));
    assert!(hole.is_err());
}
