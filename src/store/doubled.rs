//! Two sellers, one customer: none while everybody calls their share; and what happens when somebody takes another's before
//! the others know is found at every desk, whole (SYNC.md §4.2, F19).

use chrono::Duration;

use super::arrived::{desk, dice, take};
use super::shared::{Team, sellers, today, tone};
use super::world::{Counted, Desk, call, id};
use crate::model::call::{Call, ClearanceNote, LineResult};
use crate::model::caller::{Assign, CallerWhy};
use crate::model::card::Happened;
use crate::model::double::{DoubleCall, Spell};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, SellerId};
use crate::model::moment::Moment;
use crate::model::reported::{Happened as Reported, Reach};
use crate::sync::parcel::Verified;

/// Whether sellers take those who are others' to call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takings {
    Never,
    Sometimes,
}

/// A double call as a list kept by hand has it: who, and both calls, the earlier first.
type Plain = (CustomerId, [(SellerId, Moment); 2]);

struct Day {
    team: Team,
    random: Counted,
    calls: Vec<(CustomerId, SellerId, Spell)>,
}

impl Day {
    fn new(seed: u64) -> Self {
        Self {
            team: Team::new(&[]),
            random: Counted(seed),
            calls: Vec::new(),
        }
    }

    /// Somebody calls; now and then what was written reaches somebody.
    fn go(&mut self, takings: Takings) {
        let minutes = i64::try_from(dice(&mut self.random, 7)).unwrap();
        for desk in &mut self.team.desks {
            desk.now.at = desk.now.at.plus(Duration::minutes(minutes));
        }
        let seller = dice(&mut self.random, 3);
        let takes = takings == Takings::Sometimes && dice(&mut self.random, 2) == 0;
        if takes {
            self.takes(seller);
        } else {
            let queues = self.team.queues();
            let queue: Vec<CustomerId> = queues[seller].iter().copied().collect();
            let customer = queue[dice(&mut self.random, queue.len())];
            self.calls(seller, customer);
        }
        if dice(&mut self.random, 5) == 0 {
            self.team.carry();
        }
    }

    /// A seller takes somebody over, whoever's they are, and calls.
    fn takes(&mut self, seller: usize) {
        // Few, so that they meet.
        let customer = id(1 + u8::try_from(dice(&mut self.random, 6)).unwrap());
        let to = sellers()[seller].clone();
        let assign = Assign {
            to,
            until: today(),
            replaces: Vec::new(),
        };
        self.team.say(seller, Some(customer), Fact::Assign(assign));
        self.calls(seller, customer);
    }

    fn calls(&mut self, seller: usize, customer: CustomerId) {
        let ended = self.team.desks[seller].now.at;
        let made = made(&mut self.random, seller, ended);
        if let Some(spell) = Spell::of(&made, ended) {
            self.calls.push((customer, made.seller.id, spell));
        }
        self.team
            .say(seller, Some(customer), Fact::Call(Box::new(made)));
    }

    /// Every pair of calls that met.
    fn doubles(&self) -> Vec<Plain> {
        let mut doubles = Vec::new();
        for (place, (customer, seller, spell)) in self.calls.iter().enumerate() {
            for (other, by, before) in &self.calls[..place] {
                if other == customer && by != seller && spell.meets(before) {
                    let mut calls = [(*by, before.began), (*seller, spell.began)];
                    calls.sort_by_key(|(by, began)| (*began, *by));
                    doubles.push((*customer, calls));
                }
            }
        }
        doubles.sort();
        doubles
    }
}

/// A call as a desk makes it: up to twenty minutes long, and now and then one that reached no line.
fn made(random: &mut Counted, seller: usize, ended: Moment) -> Call {
    let minutes = i64::try_from(dice(random, 20)).unwrap();
    let line = [
        LineResult::NoAnswer,
        LineResult::Answered,
        LineResult::Failed,
        LineResult::Busy,
    ][dice(random, 4)];
    let mut made = call(line, ended);
    made.rang_at = made.ended_at.map(|it| it - Duration::minutes(minutes));
    made.seller = sellers()[seller].clone();
    made.clearance = ClearanceNote::Rules(vec!["NO.HOURS".to_owned()]);
    made
}

fn plain(doubles: Vec<DoubleCall>) -> Vec<Plain> {
    let plain = |it: DoubleCall| (it.customer, it.calls.map(|(by, at)| (by.id, at)));
    let mut all: Vec<Plain> = doubles.into_iter().map(plain).collect();
    all.sort();
    all
}

fn seeds() -> u64 {
    let seeds = std::env::var("TEAMS").ok();
    seeds.map_or(8, |text| text.parse().unwrap())
}

#[test]
fn nobody_is_called_twice_while_everybody_calls_their_share() {
    for seed in 0..seeds() {
        let mut day = Day::new(seed);
        for _ in 0..30 {
            day.go(Takings::Never);
        }
        day.team.carry();
        assert!(day.calls.len() > 10);
        for desk in &day.team.desks {
            let doubles = desk.store.double_calls(Moment::from_millis(0)).unwrap();
            assert_eq!(doubles, [], "{seed}");
        }
    }
    let days = seeds();
    println!("F19  {days} days on which everybody calls their share: 0 double calls");
}

#[test]
fn every_double_call_is_told_at_every_desk() {
    let mut met = 0;
    for seed in 0..seeds() {
        let mut day = Day::new(seed);
        for _ in 0..40 {
            day.go(Takings::Sometimes);
        }
        day.team.carry();
        let doubles = day.doubles();
        met += doubles.len();
        for desk in &day.team.desks {
            let told = desk.store.double_calls(Moment::from_millis(0)).unwrap();
            assert_eq!(plain(told), doubles, "{seed}");
        }
        assert_shown(&day, &doubles);
        assert_counted(&day);
        assert_one_winner(&mut day);
        assert_any_order(&day, &doubles);
    }
    assert!(met > 10, "{met}");
    let days = seeds();
    println!(
        "F19  {days} days with takings: {met} double calls, each told at every desk in every order, and one winner of each taking"
    );
}

/// Both calls are marked on the card, and both sellers see it on their first page.
fn assert_shown(day: &Day, doubles: &[Plain]) {
    for (customer, calls) in doubles {
        for desk in &day.team.desks {
            let card = desk.store.card(*customer, desk.now).unwrap().unwrap();
            for (by, began) in calls {
                let marked = card.history.iter().any(|entry| {
                    matches!(&entry.what, Happened::Call { call, met: Some(met), .. }
                        if call.seller.id == *by && call.rang_at.map(Moment::from) == Some(*began) && met.by.id != *by)
                });
                assert!(marked, "{customer} {by}");
                let today = desk.store.today(*by, desk.now).unwrap();
                assert!(!today.doubles.is_empty());
            }
            let today = desk.store.today(tone().id, desk.now).unwrap();
            assert_eq!(today.doubles, []);
        }
    }
}

/// The report counts each call that met one before it.
fn assert_counted(day: &Day) {
    let mut ended: Vec<_> = day.calls.clone();
    ended.sort_by_key(|(_, seller, spell)| (spell.ended, *seller));
    let mut expected = 0;
    for (place, (customer, seller, spell)) in ended.iter().enumerate() {
        let before = &ended[..place];
        let meets = |(other, by, it): &(CustomerId, SellerId, Spell)| {
            other == customer && by != seller && it.meets(spell)
        };
        expected += usize::from(before.iter().any(meets));
    }
    for desk in &day.team.desks {
        assert_eq!(counted(desk), expected);
    }
}

/// The calls that the report counts as having met another.
fn counted(desk: &Desk) -> usize {
    let reach = Reach {
        from: Moment::from_millis(0),
        before: desk.now.at.plus(Duration::days(1)),
        list: None,
        campaign: None,
        principal: None,
    };
    let mut counted = 0;
    let mut count = |happened| {
        if let Reported::Call(seen) = happened {
            counted += usize::from(seen.is_double);
        }
    };
    desk.store
        .each_happened(&reach, desk.now, &mut count)
        .unwrap();
    counted
}

/// Which of calls that were over at one moment comes first is not told by which came first to a desk.
#[test]
fn calls_of_one_moment_are_counted_alike_at_every_desk() {
    let mut day = Day::new(1);
    for seller in [0, 0, 1] {
        let ended = day.team.desks[seller].now.at;
        let mut made = call(LineResult::Answered, ended);
        made.seller = sellers()[seller].clone();
        made.clearance = ClearanceNote::Rules(vec!["NO.HOURS".to_owned()]);
        day.team
            .say(seller, Some(id(1)), Fact::Call(Box::new(made)));
    }
    day.team.carry();
    let counted: Vec<usize> = day.team.desks.iter().map(counted).collect();
    assert!(
        counted[0] > 0 && counted.iter().all(|it| *it == counted[0]),
        "{counted:?}"
    );
}

/// However many took somebody over, they are one's at every desk, and tomorrow nobody's who was assigned for today.
fn assert_one_winner(day: &mut Day) {
    for is_tomorrow in [false, true] {
        for n in 1..=6 {
            let said: Vec<_> = (0..4).map(|desk| day.team.caller(desk, n)).collect();
            assert!(said.iter().all(|it| *it == said[0]), "{said:?}");
            let why = said[0].as_ref().map(|caller| caller.why.clone());
            assert!(!is_tomorrow || why == Some(CallerWhy::Share), "{why:?}");
        }
        for desk in &mut day.team.desks {
            desk.now.at = desk.now.at.plus(Duration::days(1));
        }
    }
}

/// A desk that reads everything in another order tells the same.
fn assert_any_order(day: &Day, doubles: &[Plain]) {
    let mut late = desk(9);
    let mut random = Counted(day.calls.len() as u64);
    let mut left: Vec<&Verified> = day.team.parcels.iter().collect();
    while !left.is_empty() {
        let next = left.swap_remove(dice(&mut random, left.len()));
        take(&mut late.store, next, 2);
    }
    for _ in 0..2 {
        let told = late.store.double_calls(Moment::from_millis(0)).unwrap();
        assert_eq!(plain(told), doubles);
        late.store.rebuild(late.now).unwrap();
    }
}
