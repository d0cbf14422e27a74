//! Clocks that are wrong by years, stand still, jump, or go through the change to summer time: every desk comes to the same
//! tables, and what somebody changed knowingly is not beaten by what they changed (SYNC.md §4.2, F8).
//!
//! `CLOCKS=100000` for a long run, `SEED=n` for one of it.

use chrono::Duration;

use super::arrived::{act, desk, dice, publish, take};
use super::hash;
use super::project::{assign_heads, away_heads, away_now, in_effect, load_customer};
use super::world::{Counted, Desk, at, field, id, kari, ola, person};
use crate::model::caller::{Assign, Away};
use crate::model::customer::Field;
use crate::model::fact::{Fact, Said};
use crate::model::id::RecordId;
use crate::model::moment::Now;
use crate::sync::parcel::Verified;

/// What a desk's clock does.
#[derive(Debug, Clone, Copy)]
enum Clock {
    /// It is off by so much.
    Off(Duration),
    /// It stands still there.
    Still(Duration),
    /// It jumps each time somebody looks, by up to so many days either way.
    Jumps(i64),
    /// It goes through the hour that there is twice, minute by minute.
    AutumnNight(i64),
}

/// Ten years, in minutes.
const TEN_YEARS: usize = 10 * 366 * 24 * 60;

fn right() -> Now {
    at("2026-11-23T10:00:00")
}

impl Clock {
    fn draw(random: &mut Counted) -> Self {
        let minutes = i64::try_from(dice(random, 2 * TEN_YEARS)).unwrap();
        let years = Duration::minutes(minutes - i64::try_from(TEN_YEARS).unwrap());
        match dice(random, 5) {
            0 => Self::Off(Duration::zero()),
            1 => Self::Off(years),
            2 => Self::Still(years),
            3 => Self::Jumps(i64::try_from(dice(random, 4000)).unwrap()),
            _ => Self::AutumnNight(0),
        }
    }

    fn look(&mut self, since: Duration, random: &mut Counted) -> Now {
        let right = right();
        let shown = match self {
            Self::Off(by) => right.at.plus(since + *by),
            Self::Still(by) => right.at.plus(*by),
            Self::Jumps(days) => {
                let days = i64::try_from(dice(random, usize::try_from(2 * *days + 1).unwrap()))
                    .unwrap()
                    - *days;
                right.at.plus(since + Duration::days(days))
            }
            Self::AutumnNight(minutes) => {
                *minutes += 25;
                let before = at("2026-10-25T01:50:00");
                before.at.plus(Duration::minutes(*minutes))
            }
        };
        Now { at: shown, ..right }
    }
}

/// Three desks with their clocks, and what has been written.
struct Wrong {
    desks: [Desk; 3],
    clocks: [Clock; 3],
    /// What has not reached everybody.
    parcels: Vec<Verified>,
    said: Vec<RecordId>,
    since: Duration,
    random: Counted,
}

impl Wrong {
    fn new(seed: u64) -> Self {
        let mut random = Counted(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut wrong = Self {
            desks: [desk(1), desk(2), desk(3)],
            clocks: [0; 3].map(|_| Clock::draw(&mut random)),
            parcels: Vec::new(),
            said: Vec::new(),
            since: Duration::zero(),
            random,
        };
        for n in 1..=2 {
            wrong.says(0, n, Fact::CustomerNew(person("Åse", n.into())));
        }
        wrong
    }

    fn says(&mut self, desk: usize, n: u8, fact: Fact) -> RecordId {
        self.since += Duration::minutes(1);
        let now = self.clocks[desk].look(self.since, &mut self.random);
        let it = &mut self.desks[desk];
        it.now = now;
        let about = (!matches!(fact, Fact::Away(_))).then(|| id(n));
        let said = it.say(about, fact).id;
        self.said.push(said);
        said
    }

    /// Anything that is about somebody.
    fn acts(&mut self, desk: usize) {
        let act = act(&mut self.random);
        let now = self.clocks[desk].look(self.since, &mut self.random);
        let it = &mut self.desks[desk];
        it.now = now;
        let said = Said {
            at: now.at,
            by: Some(kari().id),
            about: Some(id(1 + act.customer % 2)),
            fact: act.fact(&self.said, now.at),
        };
        // Nobody is forgotten: of them there would be nothing left to change.
        if !matches!(said.fact, Fact::Erase(_)) {
            let saved = it.store.append(&[said], now, &mut it.random).unwrap();
            self.said.push(saved[0].id);
        }
    }

    /// What was written reaches everybody, each in an order of its own.
    fn carry(&mut self) {
        for n in 0..3 {
            let number = u8::try_from(n).unwrap() + 1;
            let records = 1 + dice(&mut self.random, 4);
            let parcels = publish(number, &mut self.desks[n], records);
            self.parcels.extend(parcels);
        }
        let parcels = std::mem::take(&mut self.parcels);
        for desk in &mut self.desks {
            let mut left: Vec<&Verified> = parcels.iter().collect();
            while !left.is_empty() {
                let next = left.swap_remove(dice(&mut self.random, left.len()));
                take(&mut desk.store, next, 3);
            }
        }
    }

    /// Whoever has read everything changes something, and all see it.
    fn changes(&mut self, round: usize) -> Result<(), String> {
        let by = dice(&mut self.random, 3);
        let seller = if dice(&mut self.random, 2) == 0 {
            kari()
        } else {
            ola()
        };
        let store = &self.desks[by].store;
        let key = super::append::customer_key(&store.db, id(1)).unwrap();
        let assign = Assign {
            to: seller.clone(),
            until: right().today(),
            replaces: assign_heads(&store.db, key.unwrap()).unwrap(),
        };
        let away = Away {
            seller: kari(),
            until: (round.is_multiple_of(2)).then(|| right().today()),
            to: None,
            replaces: away_heads(&store.db, kari().id).unwrap(),
        };
        let is_away = away.until.is_some();
        let town = format!("Bergen {round}");
        self.says(by, 1, field(Field::Town, &town));
        self.says(by, 1, Fact::Assign(assign));
        self.says(by, 1, Fact::Away(away));
        self.carry();
        for (n, desk) in self.desks.iter().enumerate() {
            let db = &desk.store.db;
            let key = super::append::customer_key(db, id(1)).unwrap().unwrap();
            let row = load_customer(db, key).unwrap();
            if row.profile.value(&Field::Town) != town {
                return Err(format!("desk {n} has not {town}"));
            }
            let assigned = in_effect(db, right().today()).unwrap();
            if assigned.get(&key).map(|it| it.to.id) != Some(seller.id) {
                return Err(format!("desk {n} does not assign as was said last"));
            }
            let away = away_now(db, right().today()).unwrap();
            if away.contains_key(&kari().id) != is_away {
                return Err(format!("desk {n} does not know who is away"));
            }
        }
        Ok(())
    }

    fn fault(&mut self) -> Result<(), String> {
        for round in 0..2 {
            for desk in 0..3 {
                for _ in 0..=dice(&mut self.random, 2) {
                    self.acts(desk);
                }
            }
            self.carry();
            self.changes(round)?;
        }
        let first = hash::tables(&self.desks[0].store.db).unwrap();
        for desk in &self.desks[1..] {
            for (one, other) in first.iter().zip(hash::tables(&desk.store.db).unwrap()) {
                if *one != other {
                    return Err(format!("{} is not the same", one.0));
                }
            }
        }
        Ok(())
    }
}

#[test]
fn wrong_clocks_change_nothing_that_was_said() {
    let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let seeds = match (number("SEED"), number("CLOCKS")) {
        (Some(seed), _) => seed..seed + 1,
        (None, count) => 0..count.unwrap_or(16),
    };
    let count = seeds.end - seeds.start;
    for seed in seeds {
        let mut wrong = Wrong::new(seed);
        let fault = wrong.fault();
        assert_eq!(fault, Ok(()), "SEED={seed} {:?}", wrong.clocks);
    }
    println!(
        "F8   {count} seeds, three desks whose clocks are up to 10 years off, stand, jump or go through the end of summer time: \
         the same tables at all of them, and no change that was made knowingly lost"
    );
}
