//! A team shares its customers: no two sellers have the same in their queues, and nobody is in none.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};

use super::arrived::{desk as desk_of, desk_id, dice, keys, publish, take};
use super::project::away_now;
use super::world::{Counted, Desk, at, callback, id, kari, list, ola, person};
use crate::model::caller::{Assign, Away, Caller, CallerWhy};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, SellerId};
use crate::model::moment::Moment;
use crate::model::queue::{Hold, Place, QueueQuestion};
use crate::model::said::{PromiseMade, Side};
use crate::model::seller::{Owner, SellerRef};
use crate::sync::parcel::Verified;
use crate::sync::roster::{Ended, Ending, Member, Role, Roster};
use crate::sync::team::TeamId;

/// Customers of the team.
const PEOPLE: u8 = 40;

pub(super) fn per() -> SellerRef {
    SellerRef {
        id: SellerId::of([3; 8]),
        name: "Per".to_owned(),
    }
}

pub(super) fn tone() -> SellerRef {
    SellerRef {
        id: SellerId::of([9; 8]),
        name: "Tone".to_owned(),
    }
}

pub(super) fn sellers() -> [SellerRef; 3] {
    [kari(), ola(), per()]
}

/// Tone supervises; the others sell.
fn roster(ended: &[SellerId]) -> String {
    let member = |(n, seller): (u8, SellerRef)| Member {
        desk: desk_id(n),
        key: keys(n).public(),
        role: if n == 4 {
            Role::Supervisor
        } else {
            Role::Seller
        },
        ended: ended.contains(&seller.id).then(|| Ended {
            how: Ending::Retired,
            at: Moment::from_millis(0),
            last: Vec::new(),
        }),
        seller: Some(seller),
    };
    let mut desks = (1..).zip([kari(), ola(), per(), tone()]).map(member);
    let first = desks.next().unwrap();
    let mut roster = Roster::first(TeamId::of([1; 8]), first, Moment::from_millis(0));
    roster.desks.extend(desks);
    serde_json::to_string(&roster).unwrap()
}

/// The desks of a team, each with all that was said.
pub(super) struct Team {
    pub(super) desks: Vec<Desk>,
    /// What was carried.
    pub(super) parcels: Vec<Verified>,
}

impl Team {
    pub(super) fn new(ended: &[SellerId]) -> Self {
        let mut desks: Vec<Desk> = (1..=4).map(desk_of).collect();
        for desk in &mut desks {
            let now = desk.now;
            desk.store.keep_roster(&roster(ended), now).unwrap();
        }
        let parcels = Vec::new();
        let mut team = Self { desks, parcels };
        team.say(0, None, Fact::ListNew(list(1)));
        for n in 1..=PEOPLE {
            let new = Fact::CustomerNew(person(&n.to_string(), n.into()));
            team.say(0, Some(id(n)), new);
        }
        team.carry();
        team
    }

    pub(super) fn say(&mut self, desk: usize, about: Option<CustomerId>, fact: Fact) {
        self.desks[desk].say(about, fact);
    }

    /// Everybody reads what everybody wrote.
    pub(super) fn carry(&mut self) {
        let mut parcels = Vec::new();
        for (n, desk) in (1..).zip(&mut self.desks) {
            parcels.extend(publish(n, desk, 100));
        }
        for desk in &mut self.desks {
            for parcel in &parcels {
                take(&mut desk.store, parcel, 50);
            }
        }
        self.parcels.extend(parcels);
    }

    fn question(&self, seller: &SellerRef) -> QueueQuestion {
        QueueQuestion {
            seller: seller.id,
            rows_max: 200,
            ..self.desks[0].question()
        }
    }

    /// Who is in each seller's queue, at their own desk.
    pub(super) fn queues(&self) -> Vec<BTreeSet<CustomerId>> {
        let asked = self.desks.iter().zip(sellers());
        let queue = |(desk, seller): (&Desk, SellerRef)| {
            let queue = desk.store.queue(&self.question(&seller)).unwrap();
            assert_eq!(queue.counts.now, queue.rows.len() as u64);
            queue.rows.iter().map(|row| row.customer).collect()
        };
        asked.map(queue).collect()
    }

    /// Those whom the supervisor, who has no share, has in her queue.
    pub(super) fn everybody(&self) -> BTreeSet<CustomerId> {
        let queue = self.desks[3].store.queue(&self.question(&tone())).unwrap();
        queue.rows.iter().map(|row| row.customer).collect()
    }

    pub(super) fn caller(&self, desk: usize, n: u8) -> Option<Caller> {
        let desk = &self.desks[desk];
        let card = desk.store.card(id(n), desk.now).unwrap().unwrap();
        card.caller
    }

    /// Nobody is in two queues, nobody in none while a seller is here, and every desk says the same of whose they are.
    fn is_shared(&self, seed: u64) {
        let mut queued = BTreeMap::<CustomerId, usize>::new();
        for customer in self.queues().into_iter().flatten() {
            *queued.entry(customer).or_default() += 1;
        }
        let twice: Vec<_> = queued.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "{seed}: {twice:?}");
        let away = away_now(&self.desks[3].store.db, today()).unwrap();
        let is_anybody_here = away.len() < sellers().len();
        for customer in self.everybody() {
            let is_queued = queued.contains_key(&customer);
            assert_eq!(is_queued, is_anybody_here, "{seed}: {customer}");
        }
        for n in 1..=PEOPLE {
            let said: Vec<_> = (0..4).map(|desk| self.caller(desk, n)).collect();
            assert!(said.iter().all(|it| *it == said[0]), "{seed}: {said:?}");
        }
    }
}

pub(super) fn today() -> NaiveDate {
    at("2026-11-23T10:00:00").today()
}

fn assign(to: SellerRef, days: i64) -> Fact {
    Fact::Assign(Assign {
        to,
        until: today() + Duration::days(days),
        replaces: Vec::new(),
    })
}

fn away(seller: SellerRef, days: Option<i64>, to: Option<SellerRef>) -> Fact {
    Fact::Away(Away {
        seller,
        until: days.map(|days| today() + Duration::days(days)),
        to,
        replaces: Vec::new(),
    })
}

fn promise(owner: SellerRef, days: i64) -> Fact {
    Fact::PromiseMade(PromiseMade {
        by: Side::We,
        words: "svar".to_owned(),
        due: Some(today() + Duration::days(days)),
        owner,
    })
}

/// Something that one of them says, of whomever.
fn anything(random: &mut Counted) -> (Option<CustomerId>, Fact) {
    let mut small = |limit: usize| u8::try_from(dice(random, limit)).unwrap();
    let seller = sellers()[usize::from(small(3))].clone();
    let (other, days) = (
        sellers()[usize::from(small(3))].clone(),
        i64::from(small(4)) - 1,
    );
    let about = Some(id(1 + small(PEOPLE.into())));
    match small(10) {
        0..4 => {
            // Nobody has missed it yet.
            let local = ["09:10", "09:50", "10:00", "10:10", "12:00"][usize::from(small(5))];
            let owner = match small(4) {
                0 => Owner::Anyone,
                _ => Owner::Seller(seller),
            };
            let set = callback(&format!("2026-11-23T{local}:00"), owner);
            (about, Fact::CallbackSet(set))
        }
        4..6 => (about, promise(seller, days)),
        6..8 => (about, assign(seller, days)),
        8 => (None, away(seller, Some(days), (days > 0).then_some(other))),
        _ => (None, away(seller, None, None)),
    }
}

/// `TEAMS=10000` for a long run.
#[test]
fn no_two_sellers_have_the_same_customer_in_their_queues() {
    let seeds = std::env::var("TEAMS").ok();
    let seeds = seeds.map_or(12, |text| text.parse().unwrap());
    for seed in 0..seeds {
        let mut random = Counted(seed);
        let mut team = Team::new(&[]);
        team.is_shared(seed);
        for _ in 0..3 {
            for _ in 0..8 {
                let desk = dice(&mut random, 4);
                let (about, fact) = anything(&mut random);
                team.say(desk, about, fact);
            }
            team.carry();
            team.is_shared(seed);
        }
    }
    println!(
        "F19  {seeds} teams of three sellers: nobody in two queues, nobody in none, and every desk says the same of whose they are"
    );
}

#[test]
fn whoever_has_no_share_sees_everybody_and_a_solo_home_too() {
    let team = Team::new(&[]);
    assert_eq!(team.everybody().len(), usize::from(PEOPLE));
    let mine: Vec<usize> = team.queues().iter().map(BTreeSet::len).collect();
    assert_eq!(mine.iter().sum::<usize>(), usize::from(PEOPLE));
    assert!(mine.iter().all(|count| *count > 4), "{mine:?}");
    let is_shared = |desk: &Desk| desk.store.today(kari().id, desk.now).unwrap().is_shared;
    assert!(team.desks.iter().all(is_shared));
    let mut solo = desk_of(1);
    solo.say(None, Fact::ListNew(list(1)));
    for n in 1..=5 {
        solo.meet(n, "Åse");
    }
    assert_eq!(solo.queue().len(), 5);
    assert!(!is_shared(&solo));
    let card = solo.store.card(id(1), solo.now).unwrap().unwrap();
    assert_eq!(card.caller, None);
}

/// One seller has nobody to share with.
#[test]
fn one_seller_beside_the_supervisor_has_all() {
    let team = Team::new(&[ola().id, per().id]);
    assert_eq!(team.queues()[0].len(), usize::from(PEOPLE));
    assert_eq!(team.everybody().len(), usize::from(PEOPLE));
    assert_eq!(team.caller(0, 1), None);
}

/// Somebody in Ola's share.
fn of_ola(team: &Team) -> u8 {
    let is_olas = |n: &u8| team.caller(0, *n).unwrap().seller == ola();
    (1..=PEOPLE).find(is_olas).unwrap()
}

#[test]
fn a_colleagues_customers_wait_for_their_reason_and_can_be_looked_at() {
    let team = Team::new(&[]);
    let mut question = team.question(&kari());
    let queue = team.desks[0].store.queue(&question).unwrap();
    let others = u64::from(PEOPLE) - queue.rows.len() as u64;
    assert_eq!(queue.counts.waiting, [(Hold::OfColleague, others, None)]);
    question.filter.waiting = Some(Hold::OfColleague);
    let waiting = team.desks[0].store.queue(&question).unwrap();
    assert_eq!(waiting.counts, queue.counts);
    assert_eq!(waiting.rows.len() as u64, others);
    assert_eq!(waiting.rows[0].place, Place::Waiting { until: None });
}

/// With more than the front has room for, the rest are counted.
#[test]
fn a_long_queue_counts_only_the_sellers_own() {
    let team = Team::new(&[]);
    let mine = team.queues()[0].len() as u64;
    let mut question = team.question(&kari());
    question.rows_max = 3;
    let queue = team.desks[0].store.queue(&question).unwrap();
    assert_eq!((queue.rows.len(), queue.counts.now), (3, mine));
}

#[test]
fn an_assignment_ends_with_its_day_and_a_later_one_replaces_it() {
    let mut team = Team::new(&[]);
    let n = of_ola(&team);
    team.say(0, Some(id(n)), assign(kari(), 0));
    team.carry();
    for desk in 0..4 {
        let caller = team.caller(desk, n).unwrap();
        assert_eq!(caller.seller, kari());
        assert_eq!(caller.why, CallerWhy::Assigned(today()));
    }
    assert!(team.queues()[0].contains(&id(n)));
    // The one that is over hands nothing back that it replaced.
    team.say(2, Some(id(n)), assign(per(), 9));
    team.carry();
    assert_eq!(team.caller(1, n).unwrap().seller, per());
    team.say(0, Some(id(n)), assign(kari(), 0));
    team.carry();
    for desk in &mut team.desks {
        desk.now = at("2026-11-24T10:00:00");
    }
    assert_eq!(team.caller(1, n).unwrap().seller, ola());
}

/// Two who do not know of each other: every desk takes the later one.
#[test]
fn of_two_concurrent_assignments_the_later_holds() {
    let mut team = Team::new(&[]);
    let n = of_ola(&team);
    team.desks[2].now = at("2026-11-23T10:00:01");
    team.say(0, Some(id(n)), assign(kari(), 1));
    team.say(2, Some(id(n)), assign(per(), 1));
    team.carry();
    for desk in 0..4 {
        assert_eq!(team.caller(desk, n).unwrap().seller, per());
    }
    team.is_shared(0);
}

#[test]
fn what_was_agreed_goes_before_share_and_assignment() {
    let mut team = Team::new(&[]);
    let n = of_ola(&team);
    let set = callback("2026-11-23T09:30:00", Owner::Seller(kari()));
    team.say(0, Some(id(n)), promise(per(), 0));
    team.carry();
    assert_eq!(team.caller(0, n).unwrap().why, CallerWhy::Promise);
    team.say(0, Some(id(n)), Fact::CallbackSet(set));
    team.say(1, Some(id(n)), assign(ola(), 3));
    team.carry();
    let caller = team.caller(3, n).unwrap();
    assert_eq!((caller.seller, caller.why), (kari(), CallerWhy::Callback));
    assert!(team.queues()[0].contains(&id(n)));
    team.is_shared(0);
}

/// Its own seller keeps it, and one colleague has it too: not the whole team.
#[test]
fn a_missed_callback_falls_to_one_colleague() {
    let mut team = Team::new(&[]);
    let set = callback("2026-11-23T07:30:00", Owner::Seller(kari()));
    team.say(0, Some(id(1)), Fact::CallbackSet(set));
    team.carry();
    let has: Vec<bool> = team.queues().iter().map(|it| it.contains(&id(1))).collect();
    assert!(has[0], "{has:?}");
    assert_eq!(has.iter().filter(|has| **has).count(), 2, "{has:?}");
}

#[test]
fn who_is_away_hands_over_what_was_agreed_and_has_it_back() {
    let mut team = Team::new(&[]);
    let n = of_ola(&team);
    let set = callback("2026-11-23T09:30:00", Owner::Seller(kari()));
    team.say(0, Some(id(n)), Fact::CallbackSet(set.clone()));
    team.say(0, Some(id(n + 1)), promise(kari(), 0));
    team.say(3, None, away(kari(), Some(4), Some(per())));
    team.carry();
    team.is_shared(0);
    let until = today() + Duration::days(4);
    for n in [n, n + 1] {
        let caller = team.caller(1, n).unwrap();
        assert_eq!(caller.seller, per());
        assert_eq!(caller.instead_of, Some((kari(), Some(until))));
    }
    let queue = |team: &Team, desk: usize, seller: &SellerRef| {
        let queue = team.desks[desk].store.queue(&team.question(seller));
        let places = queue.unwrap().rows.into_iter();
        let agreed = |place: &Place| matches!(place, Place::Callback(_) | Place::Promise(_));
        places
            .map(|row| row.place)
            .filter(agreed)
            .collect::<Vec<_>>()
    };
    assert_eq!(team.queues()[0], BTreeSet::new());
    let [Place::Callback(moved), Place::Promise(_)] = &queue(&team, 2, &per())[..] else {
        panic!("a callback and a promise")
    };
    // Nothing of what was agreed has changed.
    assert_eq!(moved.set, set);
    team.say(0, None, away(kari(), None, None));
    team.carry();
    team.is_shared(0);
    assert_eq!(queue(&team, 0, &kari()).len(), 2);
    assert_eq!(queue(&team, 2, &per()).len(), 0);
}

/// Without a name, those who are here share it; and when the day is over it is hers again.
#[test]
fn what_is_handed_to_nobody_in_particular_is_shared() {
    let mut team = Team::new(&[]);
    for n in 1..=PEOPLE {
        let set = callback("2026-11-23T09:30:00", Owner::Seller(kari()));
        team.say(0, Some(id(n)), Fact::CallbackSet(set));
    }
    team.say(0, None, away(kari(), Some(0), None));
    team.carry();
    team.is_shared(0);
    let counts: Vec<usize> = team.queues().iter().map(BTreeSet::len).collect();
    assert_eq!((counts[0], counts[1] + counts[2]), (0, usize::from(PEOPLE)));
    assert!(counts[1] > 5 && counts[2] > 5, "{counts:?}");
    for desk in &mut team.desks {
        desk.now = at("2026-11-24T00:00:01");
    }
    assert_eq!(team.queues()[0].len(), usize::from(PEOPLE));
}

/// Whoever left the team keeps nothing.
#[test]
fn what_was_agreed_by_whoever_left_is_shared_by_the_others() {
    let mut team = Team::new(&[kari().id]);
    for n in 1..=PEOPLE {
        let set = callback("2026-11-23T09:30:00", Owner::Seller(kari()));
        team.say(0, Some(id(n)), Fact::CallbackSet(set));
    }
    team.carry();
    let queues = team.queues();
    assert_eq!(queues[1].len() + queues[2].len(), usize::from(PEOPLE));
    assert_eq!(team.caller(1, 1).unwrap().instead_of, Some((kari(), None)));
}
