//! Two weeks at a desk, by a clock that moves: over the change to summer time, and over the seventeenth of May. Nothing that
//! was agreed is lost, stands at another hour than was agreed, or falls on a time at which nobody may call without the
//! agenda saying so; and on Friday the review has exactly those whom a plain reading of the two weeks has.
//!
//! `SAMTALE_FORTNIGHTS=50 cargo test --test it fortnight` goes through so many of each.

mod ledger;

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, Weekday};
use samtale::app::message::Size;
use samtale::model::call::{Attempt, Call, ClearanceNote, Direction, LineResult};
use samtale::model::callback::CallbackSet;
use samtale::model::fact::{Fact, Note, PromiseClosed};
use samtale::model::id::{CustomerId, Part, PartRef, SellerId};
use samtale::model::moment::Zone;
use samtale::model::places::Places;
use samtale::model::said::{PromiseMade, Side};
use samtale::model::seller::{Owner, SellerRef};
use samtale::model::talk::{ReviewReceipt, Reviewed, Talk};
use samtale::model::when::{Precision, When};
use serde_json::json;

use self::ledger::{Agreed, Ledger, Promised, at_oslo, is_allowed, oslo};
use super::people::{People, number};
use super::walk::desk::Desk;
use super::walk::dice::Dice;

const PEOPLE: usize = 9;
/// Times of the day at which something happens.
const TICKS: [&str; 6] = ["08:50", "10:05", "12:30", "14:05", "16:35", "19:10"];
/// Times that are agreed: some before and after the hours in which consumers may be called.
const AGREED: [&str; 7] = [
    "07:30", "09:00", "10:15", "14:00", "16:00", "20:30", "21:30",
];
/// Wide and high enough that nothing is cut.
const SIZE: Size = Size {
    columns: 150,
    rows: 250,
};

fn seeds() -> u64 {
    let asked = std::env::var("SAMTALE_FORTNIGHTS").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(2)
}

#[test]
fn nothing_is_lost_over_the_change_to_summer_time() {
    for seed in 0..seeds() {
        two_weeks("2028-03-20", seed);
    }
}

#[test]
fn nothing_is_lost_over_the_seventeenth_of_may() {
    for seed in 0..seeds() {
        two_weeks("2028-05-08", seed);
    }
}

#[track_caller]
fn two_weeks(monday: &str, seed: u64) {
    println!("two weeks from {monday}, seed {seed}");
    let monday: NaiveDate = monday.parse().unwrap();
    assert_eq!(monday.weekday(), Weekday::Mon);
    let mut weeks = Fortnight::begin(monday, seed);
    for day in monday.iter_days().take(12) {
        for tick in TICKS {
            let time: NaiveTime = tick.parse().unwrap();
            weeks.desk.waits_until(at_oslo(day.and_time(time)));
            if day.weekday().num_days_from_monday() < 5 {
                weeks.works();
            }
            weeks.check_today();
            if day.weekday() == Weekday::Fri && tick == "14:05" {
                weeks.reviews();
            }
        }
        weeks.check_agenda();
    }
    weeks.check_end();
}

struct Fortnight {
    _people: People,
    desk: Desk,
    dice: Dice,
    customers: Vec<CustomerId>,
    me: SellerRef,
    ledger: Ledger,
    said: usize,
}

fn per() -> SellerRef {
    SellerRef {
        id: SellerId::of([2; 8]),
        name: "Per".to_owned(),
    }
}

impl Fortnight {
    fn begin(monday: NaiveDate, seed: u64) -> Self {
        let people = People::new(0);
        let lines: Vec<_> = (1..=PEOPLE)
            .map(|n| {
                let body = json!({"name": format!("Kunde {n}"), "phones": [number(n)], "audience": "consumer"});
                json!({"t": "customer.new", "b": body})
            })
            .collect();
        let known = people.say(&lines);
        let customers = known
            .iter()
            .map(|it| it["sub"].as_str().unwrap().parse().unwrap());
        let customers = customers.collect();
        let early = monday.and_time("08:00".parse().unwrap());
        let mut desk = Desk::open_at(people.home(), at_oslo(early));
        // The agenda of everyone.
        desk.press("t T a t");
        let me = desk.seller();
        Self {
            _people: people,
            desk,
            dice: Dice::of(seed),
            customers,
            ledger: Ledger::of(me.id),
            me,
            said: 0,
        }
    }

    fn words(&mut self) -> String {
        self.said += 1;
        format!("sak {}.", self.said)
    }

    fn works(&mut self) {
        for _ in 0..2 {
            match self.dice.below(10) {
                0..=3 => self.talks(),
                4 | 5 => self.calls_back(),
                6 => self.moves(),
                7 => self.cancels(),
                8 => self.keeps(),
                _ => self.notes(),
            }
        }
        self.desk.changed_elsewhere();
    }

    fn says(&mut self, about: CustomerId, by: &SellerRef, fact: Fact) -> PartRef {
        let record = self.desk.says(Some(about), by, fact);
        if by.id == self.me.id {
            self.ledger.heard(about, self.desk.now().at);
        }
        PartRef::whole(record)
    }

    fn when(&mut self) -> When {
        let days = u64::try_from(self.dice.below(9)).unwrap();
        let day = self.desk.now().today() + Days::new(days);
        let time: NaiveTime = self.dice.one(&AGREED).parse().unwrap();
        let zone: Zone = self
            .dice
            .one(&[
                "Europe/Oslo",
                "Europe/Oslo",
                "Europe/London",
                "America/New_York",
            ])
            .parse()
            .unwrap();
        let precision = *self
            .dice
            .one(&[Precision::Exact, Precision::After, Precision::Day]);
        // A day is the day on the clock of those who were asked: here all are.
        let (time, zone) = match precision {
            Precision::Day => (NaiveTime::MIN, Zone::OSLO),
            Precision::Exact | Precision::After => (time, zone),
        };
        When {
            at: day.and_time(time),
            zone,
            precision,
        }
    }

    fn call(&self, by: &SellerRef) -> Call {
        let now = self.desk.now();
        Call {
            direction: Direction::Out,
            number: None,
            principal: String::new(),
            list: None,
            campaign: None,
            seller: by.clone(),
            with_whom: String::new(),
            attempt: Attempt::Nth(1),
            rang_at: Some(now.stamp()),
            answered_at: Some(now.stamp()),
            ended_at: Some(now.stamp()),
            line: LineResult::Answered,
            outcome: None,
            notes: String::new(),
            clearance: ClearanceNote::External,
            kept_callback: None,
            numbers: Vec::new(),
            callback: None,
            suppress: None,
            suppress_numbers: Vec::new(),
            demands: Places::default(),
            promises: Places::default(),
            questions: Places::default(),
            priorities: Vec::new(),
            needs: Vec::new(),
            tags: Vec::new(),
            satisfaction: None,
            disclosed: Vec::new(),
            order: None,
        }
    }

    /// A conversation in which a callback and a promise are agreed, or one of them.
    fn talks(&mut self) {
        let about = *self.dice.one(&self.customers.clone());
        let by = self
            .dice
            .one(&[self.me.clone(), self.me.clone(), per()])
            .clone();
        let owner = self
            .dice
            .one(&[Owner::Anyone, Owner::Seller(by.clone())])
            .clone();
        let kind = self.dice.below(3);
        let callback = (kind < 2).then(|| CallbackSet {
            when: self.when(),
            owner,
            about: self.words(),
        });
        let days = u64::try_from(self.dice.below(8)).unwrap();
        let promise = (kind > 0).then(|| PromiseMade {
            by: Side::We,
            words: self.words(),
            due: Some(self.desk.now().today() + Days::new(days)),
            owner: by.clone(),
        });
        let call = Call {
            callback: callback.clone(),
            promises: promise.clone().into_iter().collect(),
            ..self.call(&by)
        };
        let whole = self.says(about, &by, Fact::Call(Box::new(call)));
        let id = |part| PartRef { part, ..whole };
        self.ledger.callbacks.extend(callback.map(|set| Agreed {
            id: id(Part::Callback),
            about,
            set,
        }));
        self.ledger.promises.extend(promise.map(|made| Promised {
            id: id(Part::Promise(1)),
            about,
            made,
        }));
    }

    /// A callback that is due is made: they are there, or not.
    fn calls_back(&mut self) {
        let now = self.desk.now().at;
        let due: Vec<Agreed> = self
            .ledger
            .callbacks
            .iter()
            .filter(|it| it.due() <= now)
            .cloned()
            .collect();
        if due.is_empty() {
            return self.talks();
        }
        let it = self.dice.one(&due).clone();
        let is_there = self.dice.below(3) > 0;
        let call = Call {
            line: if is_there {
                LineResult::Answered
            } else {
                LineResult::NoAnswer
            },
            answered_at: None,
            kept_callback: Some(it.id),
            notes: if is_there {
                self.words()
            } else {
                String::new()
            },
            ..self.call(&self.me)
        };
        let me = self.me.clone();
        let record = self
            .desk
            .says(Some(it.about), &me, Fact::Call(Box::new(call)));
        assert_ne!(record, it.id.record);
        if is_there {
            self.ledger.heard(it.about, now);
            self.ledger.callbacks.retain(|other| other.id != it.id);
        }
    }

    fn moves(&mut self) {
        if self.ledger.callbacks.is_empty() {
            return self.notes();
        }
        let when = self.when();
        let n = self.dice.below(self.ledger.callbacks.len());
        let Agreed { id, about, .. } = self.ledger.callbacks[n].clone();
        let me = self.me.clone();
        self.says(about, &me, Fact::CallbackMoved { of: id, when });
        self.ledger.callbacks[n].set.when = when;
    }

    fn cancels(&mut self) {
        if self.ledger.callbacks.is_empty() {
            return self.notes();
        }
        let n = self.dice.below(self.ledger.callbacks.len());
        let Agreed { id: of, about, .. } = self.ledger.callbacks.remove(n);
        let why = self.words();
        let me = self.me.clone();
        self.says(about, &me, Fact::CallbackCancelled { of, why });
    }

    fn keeps(&mut self) {
        if self.ledger.promises.is_empty() {
            return self.notes();
        }
        let n = self.dice.below(self.ledger.promises.len());
        let Promised { id: of, about, .. } = self.ledger.promises.remove(n);
        let words = self.words();
        let me = self.me.clone();
        self.says(about, &me, Fact::PromiseKept(PromiseClosed { of, words }));
    }

    fn notes(&mut self) {
        let about = *self.dice.one(&self.customers.clone());
        let note = Note {
            text: self.words(),
            written: None,
            source: String::new(),
        };
        let by = self.dice.one(&[self.me.clone(), per()]).clone();
        self.says(about, &by, Fact::Note(note));
    }

    /// What the first page has is what is due, each at the hour that was agreed.
    #[track_caller]
    fn check_today(&mut self) {
        let now = self.desk.now();
        for seller in [self.me.id, per().id] {
            let today = self.desk.store().today(seller, now).unwrap();
            let shown: BTreeSet<PartRef> = today.callbacks.iter().map(|(it, _)| it.id).collect();
            assert_eq!(
                shown,
                self.ledger.due_today(seller, now.at),
                "at {}",
                now.local()
            );
            for (callback, _) in &today.callbacks {
                let agreed = self.ledger.callbacks.iter().find(|it| it.id == callback.id);
                let agreed = agreed.unwrap();
                assert_eq!(callback.set, agreed.set);
                assert_eq!(callback.set.when.due(), agreed.due(), "{agreed:?}");
            }
            let promises = today.keeping.promises.iter().map(|it| it.what.id);
            assert_eq!(
                promises.collect::<BTreeSet<_>>(),
                self.ledger.promised(now.today())
            );
        }
        self.desk.press("t");
        let screen = self.desk.screen(SIZE);
        for it in &self.ledger.callbacks {
            for row in screen.iter().filter(|row| row.contains(&it.set.about)) {
                Self::check_hour(it, row);
            }
        }
    }

    /// On the seller's clock, and on theirs where it is another.
    #[track_caller]
    fn check_hour(it: &Agreed, row: &str) {
        if it.set.when.precision == Precision::Day {
            return;
        }
        let here = oslo(it.due()).format("%H:%M").to_string();
        let there = it.set.when.at.format("%H:%M").to_string();
        assert!(row.contains(&here), "{here} in {row}: {it:?}");
        let is_said = row.contains(&format!("{there} der"));
        assert_eq!(is_said, here != there, "{there} in {row}: {it:?}");
    }

    /// Each day of the week has what was agreed for it, and says when nobody may call then.
    #[track_caller]
    fn check_agenda(&mut self) {
        self.desk.press("t T");
        let screen = self.desk.screen(SIZE);
        let today = self.desk.now().today();
        let back = Days::new(u64::from(today.weekday().num_days_from_monday()));
        let week: Vec<NaiveDate> = (today - back).iter_days().take(7).collect();
        for it in &self.ledger.callbacks {
            let due = oslo(it.due());
            let rows = found(&screen, &it.set.about);
            assert_eq!(
                rows.len(),
                usize::from(week.contains(&due.date())),
                "{it:?}: {screen:#?}"
            );
            for n in rows {
                Self::check_hour(it, &screen[n]);
                self.check_day(&screen, n, due.date());
                let is_open = match it.set.when.precision {
                    Precision::Day => is_allowed(due.date().and_hms_opt(12, 0, 0).unwrap()),
                    Precision::Exact | Precision::After => is_allowed(due),
                };
                assert_eq!(says_closed(&screen, n), !is_open, "{it:?}: {screen:#?}");
            }
        }
        for it in &self.ledger.promises {
            let due = it.made.due.unwrap();
            let rows = found(&screen, &it.made.words);
            assert_eq!(
                rows.len(),
                usize::from(week.contains(&due)),
                "{it:?}: {screen:#?}"
            );
            for n in rows {
                self.check_day(&screen, n, due);
                let is_open = is_allowed(due.and_hms_opt(12, 0, 0).unwrap());
                assert_eq!(says_closed(&screen, n), !is_open, "{it:?}: {screen:#?}");
            }
        }
        self.desk.press("t");
    }

    /// The last heading over a row is that of its day.
    #[track_caller]
    fn check_day(&self, screen: &[String], row: usize, day: NaiveDate) {
        let lang = self.desk.lang();
        let days = day - Days::new(8);
        let headings: Vec<String> = days
            .iter_days()
            .take(17)
            .map(|it| lang.day_long(it))
            .collect();
        let mut above = screen[..row].iter().rev();
        let heading =
            above.find_map(|line| headings.iter().find(|heading| line.contains(*heading)));
        assert_eq!(heading, Some(&lang.day_long(day)));
    }

    /// The review has whom a plain reading has; then all are gone through, one of them set aside for some days.
    #[track_caller]
    fn reviews(&mut self) {
        let now = self.desk.now();
        let review = self.desk.store().review(self.me.id, now).unwrap();
        let listed: BTreeSet<CustomerId> = review.rows.iter().map(|row| row.customer).collect();
        assert_eq!(listed, self.ledger.to_review(now.at), "on {}", now.today());
        assert!(!listed.is_empty());
        let me = self.me.clone();
        for (n, about) in (0..).zip(&listed) {
            let aside_until = (n == 0).then(|| now.today() + Days::new(6));
            let by = me.clone();
            let reviewed = Reviewed { by, aside_until };
            self.desk
                .says(Some(*about), &me, Fact::Talk(Talk::Reviewed(reviewed)));
            self.ledger.aside = aside_until.map(|day| (*about, day)).or(self.ledger.aside);
        }
        let receipt = ReviewReceipt {
            by: me.clone(),
            since: review.since.unwrap(),
            reviewed: u64::try_from(listed.len()).unwrap(),
            forgotten: 0,
        };
        self.desk.says(None, &me, Fact::Talk(Talk::Review(receipt)));
        self.ledger.reviewed_at = Some(now.at);
        self.desk.changed_elsewhere();
    }

    /// Everything that was agreed and not made is still there.
    #[track_caller]
    fn check_end(&mut self) {
        let now = self.desk.now();
        let (mut callbacks, mut promises) = (BTreeSet::new(), BTreeSet::new());
        for id in &self.customers {
            let card = self.desk.store().card(*id, now).unwrap().unwrap();
            callbacks.extend(card.callbacks.iter().map(|it| it.id));
            promises.extend(card.promises.iter().map(|it| it.id));
        }
        assert_eq!(
            callbacks,
            self.ledger.callbacks.iter().map(|it| it.id).collect()
        );
        assert_eq!(
            promises,
            self.ledger.promises.iter().map(|it| it.id).collect()
        );
        assert!(
            callbacks.len() > 2 && promises.len() > 2,
            "nothing was agreed"
        );
    }
}

fn found(screen: &[String], words: &str) -> Vec<usize> {
    let rows = screen.iter().enumerate();
    rows.filter(|(_, row)| row.contains(words))
        .map(|(n, _)| n)
        .collect()
}

/// Whether the line under a row says that nobody may call then.
fn says_closed(screen: &[String], row: usize) -> bool {
    let under = screen.get(row + 1).map_or("", String::as_str);
    let border = |sign| sign == '┃' || sign == ' ';
    under.trim_start_matches(border).starts_with('✗')
}
