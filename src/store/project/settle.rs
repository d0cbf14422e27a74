//! What a queue needs of each customer on a list, with counters: tried, done, class, hold and until.
//!
//! *Invariant:* `tried` and `is_done` follow from the records alone; `class`, `hold` and `until` are what the rules answered,
//! and every change of them is in the counters of the same transaction.

use std::collections::BTreeMap;

use chrono::Duration;

use super::{Order, Projector};
use crate::model::customer::{Field, Profile};
use crate::model::fact::{CustomerNew, Membership};
use crate::model::list::ListAnswers;
use crate::model::moment::Moment;
use crate::model::phone::PhoneNumber;
use crate::model::standing::{Held, ListFacts, Person, Stated};
use crate::model::text::{fold, sort_key};
use crate::store::open::Failure;
use crate::store::person::household;
use crate::store::row::{ClassRow, Col, DONE, FREE, UNJUDGED, hold_column, number_column};
use crate::store::stranger::Stranger;

const MEMBERS: &str = "SELECT list, tried, is_done, class, hold, until, customer FROM member WHERE customer BETWEEN ?1 AND ?2";
const INSERT: &str = "INSERT INTO member(customer, list, place, tried, is_done, class, hold, until) \
     VALUES (?1, ?2, ?3, 0, 0, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET place = min(place, excluded.place)";
const IS_MEMBER: &str = "SELECT EXISTS(SELECT 1 FROM member WHERE customer = ?1 AND list = ?2)";
const UPDATE: &str = "UPDATE member SET tried = ?3, is_done = ?4, class = ?5, hold = ?6, until = ?7 WHERE customer = ?1 AND list = ?2";
const TALLY: &str = "INSERT INTO tally(list, class, hold, n) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET n = n + excluded.n";
const SHARING: &str = "SELECT other.k >> 8 FROM phone JOIN phone AS other USING (number) \
     WHERE phone.k BETWEEN ?1 << 8 AND (?1 << 8) + 255";
const LIST: &str = "SELECT market, answers, campaign, source, principal, (SELECT max(at) FROM receipt WHERE list = ?1), ord \
     FROM list WHERE k = ?1";
const FACETS: &str = "SELECT field FROM facet_field";
const FACET: &str =
    "INSERT OR REPLACE INTO facet(field, customer, folded, sort) VALUES (?1, ?2, ?3, ?4)";

/// The counter of customers.
pub(in crate::store) const CUSTOMERS: (i64, i64, i64) = (0, 0, 0);

/// Attempts older than this are not told to the rules.
const WEEK: Duration = Duration::days(7);

/// A member's row, as far as it is settled here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Settled {
    tried: u16,
    is_done: bool,
    class: i64,
    hold: i64,
    until: Option<Moment>,
}

/// The columns of an answer. One that is already over is asked again in a minute, not at once.
fn member_columns(answer: Answer, now: Moment) -> (i64, Option<Moment>) {
    let (hold, until) = match answer.held {
        Some((reason, until)) => (hold_column(Some(reason)), until),
        None => (FREE, answer.free_until),
    };
    let soon = now.plus(Duration::minutes(1));
    (hold, until.map(|until| until.max(soon)))
}

/// What the rules answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    held: Option<Held>,
    /// Until when somebody whom nothing holds stays so.
    free_until: Option<Moment>,
}

/// What the rules answered for strangers, and their class.
pub(super) type StrangersAnswer = (i64, Answer);

impl Projector<'_> {
    /// Puts a customer on a list, not yet judged.
    pub(super) fn member_place(
        &mut self,
        customer: i64,
        list: i64,
        place: i64,
    ) -> Result<(), Failure> {
        let is_member: bool = self
            .db
            .prepare_cached(IS_MEMBER)?
            .query_row((customer, list), |row| row.get(0))?;
        let until = None::<i64>;
        self.db
            .prepare_cached(INSERT)?
            .execute((customer, list, place, 0, UNJUDGED, until))?;
        if !is_member {
            self.count((list, 0, UNJUDGED), 1);
        }
        Ok(())
    }

    /// Puts somebody who has just become known on a list, judged. There are few answers, so they are remembered.
    pub(super) fn member_fresh(
        &mut self,
        customer: i64,
        order: Order,
        (new, member): (&CustomerNew, &Membership),
    ) -> Result<(), Failure> {
        let list = self.list_key(&member.list, order)?;
        let place = i64::try_from(member.place).unwrap_or(i64::MAX);
        let Some((class, answer)) = self.answer_of(list, &Stranger::new(&new.profile))? else {
            return self.member_place(customer, list, place);
        };
        let (hold, until) = member_columns(answer, self.now.at);
        self.db.prepare_cached(INSERT)?.execute((
            customer,
            list,
            place,
            class,
            hold,
            until.map(Col),
        ))?;
        self.count((list, class, hold), 1);
        if self.has_intervals()? {
            self.touch(customer);
        }
        Ok(())
    }

    /// What the rules answer for a stranger on a list, and the class they are of; none while only the list's members have
    /// arrived. There are few answers, so they are remembered.
    fn answer_of(
        &mut self,
        list: i64,
        stranger: &Stranger,
    ) -> Result<Option<StrangersAnswer>, Failure> {
        let known = self.fresh.get(&list).and_then(|of| of.get(stranger));
        if let Some(answer) = known {
            return Ok(Some(*answer));
        }
        let Some(facts) = self.list_facts(list)? else {
            return Ok(None);
        };
        let person = stranger.on(self.holds.zone(facts.market));
        let class = self.class_key(ClassRow {
            audience: facts.audience(person.audience),
            whereabouts: person.whereabouts,
            washed: stranger.washed()?,
            judged: person.bounds.judged(),
        })?;
        let answer = (class, self.asked(&facts, &person));
        let of_list = self.fresh.entry(list).or_default();
        of_list.insert(stranger.clone(), answer);
        Ok(Some(answer))
    }

    /// Works out the columns of a few customers, whose keys are in order, on all lists.
    pub(super) fn settle(&mut self, customers: &[i64]) -> Result<(), Failure> {
        let mut members = self.members(customers)?;
        let has_intervals = self.has_intervals()?;
        if members.is_empty() && !has_intervals {
            return Ok(());
        }
        let strangers = self.strangers(customers)?;
        for customer in customers {
            let members = members.remove(customer).unwrap_or_default();
            if !members.is_empty() || has_intervals {
                self.settle_one(*customer, &members, strangers.get(customer))?;
            }
        }
        Ok(())
    }

    /// The places on lists of everybody between the first and the last of some customers.
    fn members(&self, customers: &[i64]) -> Result<BTreeMap<i64, Vec<(i64, Settled)>>, Failure> {
        let mut members: BTreeMap<i64, Vec<(i64, Settled)>> = BTreeMap::new();
        let Some(range) = customers.first().zip(customers.last()) else {
            return Ok(members);
        };
        let mut statement = self.db.prepare_cached(MEMBERS)?;
        let mut rows = statement.query(range)?;
        while let Some(row) = rows.next()? {
            let until: Option<Col<Moment>> = row.get(5)?;
            let settled = Settled {
                tried: row.get(1)?,
                is_done: row.get(2)?,
                class: row.get(3)?,
                hold: row.get(4)?,
                until: until.map(|Col(until)| until),
            };
            let of = members.entry(row.get(6)?).or_default();
            of.push((row.get(0)?, settled));
        }
        Ok(members)
    }

    fn settle_one(
        &mut self,
        customer: i64,
        members: &[(i64, Settled)],
        stranger: Option<&Stranger>,
    ) -> Result<(), Failure> {
        let person = match stranger {
            Some(stranger) => Ok(stranger),
            None => Err(self.person(customer)?),
        };
        let lists = members.iter().map(|(list, _)| *list);
        let reached = person.as_ref().err().and_then(|it| it.contact().reached_at);
        self.settle_interval(customer, lists, reached)?;
        for (list, before) in members {
            let after = match &person {
                Ok(stranger) => self.judged_stranger(*list, stranger)?,
                Err(person) => self.judged(*list, person)?,
            };
            if after != *before {
                self.db.prepare_cached(UPDATE)?.execute((
                    customer,
                    list,
                    after.tried,
                    after.is_done,
                    after.class,
                    after.hold,
                    after.until.map(Col),
                ))?;
                self.count((*list, before.class, before.hold), -1);
                self.count((*list, after.class, after.hold), 1);
            }
        }
        Ok(())
    }

    /// Asks the rules.
    fn asked(&self, facts: &ListFacts, person: &Person) -> Answer {
        let held = self.holds.hold(facts, person, self.now);
        let free = held.is_none().then_some(());
        Answer {
            held,
            free_until: free.and_then(|()| self.holds.free_until(facts, person, self.now)),
        }
    }

    fn judged_stranger(&mut self, list: i64, stranger: &Stranger) -> Result<Settled, Failure> {
        let answer = self.answer_of(list, stranger)?;
        let (class, (hold, until)) = answer.map_or((0, (UNJUDGED, None)), |(class, answer)| {
            (class, member_columns(answer, self.now.at))
        });
        Ok(Settled {
            tried: 0,
            is_done: false,
            class,
            hold,
            until,
        })
    }

    fn judged(
        &mut self,
        list: i64,
        person: &crate::store::person::Person,
    ) -> Result<Settled, Failure> {
        let is_done = person.is_done.get(&list).copied().unwrap_or(false);
        let mut settled = Settled {
            tried: person.tried,
            is_done,
            class: 0,
            hold: UNJUDGED,
            until: None,
        };
        let Some(facts) = self.list_facts(list)? else {
            return Ok(settled);
        };
        let standing = person.on(self.holds.zone(facts.market));
        settled.class = self.class_key(ClassRow {
            audience: facts.audience(standing.audience),
            whereabouts: standing.whereabouts,
            washed: person.washed()?,
            judged: standing.bounds.judged(),
        })?;
        if is_done {
            settled.hold = DONE;
        } else {
            let answer = self.asked(&facts, &standing);
            (settled.hold, settled.until) = member_columns(answer, self.now.at);
        }
        Ok(settled)
    }

    /// Touches everybody whom a wish of this customer's may cover.
    pub(super) fn touch_household(&mut self, customer: i64) -> Result<(), Failure> {
        self.touched.extend(household(self.db, customer)?);
        self.touch_sharing(customer)
    }

    /// Touches a customer and, when there are wishes that may cover them too, whoever shares a number with them.
    pub(super) fn touch_sharing(&mut self, customer: i64) -> Result<(), Failure> {
        self.touched.insert(customer);
        if !self.has_wishes {
            return Ok(());
        }
        self.keep_never_numbers(customer)?;
        let mut statement = self.db.prepare_cached(SHARING)?;
        let rows = statement.query_map([customer], |row| row.get(0))?;
        for row in rows {
            self.touched.insert(row?);
        }
        Ok(())
    }

    /// Touches those who have a number on which somebody was just called: they were disturbed too. Of a number that very
    /// many have, the rest is asked anew when they are to be called.
    pub(super) fn touch_line(&mut self, number: &PhoneNumber, at: Moment) -> Result<(), Failure> {
        const HOLDERS: &str = "SELECT k >> 8 FROM phone WHERE number = ?1 LIMIT 64";
        if at.plus(WEEK) < self.now.at {
            return Ok(());
        }
        let mut statement = self.db.prepare_cached(HOLDERS)?;
        let rows = statement.query_map([number_column(number)], |row| row.get(0))?;
        for row in rows {
            self.touched.insert(row?);
        }
        Ok(())
    }

    /// What the rules need to know of a list; none while only its members have arrived.
    pub(super) fn list_facts(&mut self, list: i64) -> Result<Option<ListFacts>, Failure> {
        if let Some(facts) = self.memo.list_facts.get(&list) {
            return Ok(facts.clone());
        }
        let (market, answers, loaded, stated): (String, String, Option<Moment>, Stated) =
            self.db.prepare_cached(LIST)?.query_row([list], |row| {
                let loaded: Option<Col<Moment>> = row.get(5)?;
                let began: Option<[u8; 24]> = row.get(6)?;
                let loaded = loaded.map(|Col(at)| at);
                let loaded = loaded.or(began.map(|began| Order(began).at()));
                let stated = Stated {
                    source: row.get(3)?,
                    on: None,
                    principal: row.get(4)?,
                    campaign: row.get(2)?,
                };
                Ok((row.get(0)?, row.get(1)?, loaded, stated))
            })?;
        let answers: ListAnswers = serde_json::from_str(&answers)?;
        let facts = market.parse().ok().map(|market| ListFacts {
            market,
            answers,
            purpose: self.holds.purpose(&stated.campaign),
            stated: Stated {
                on: loaded.map(|at| at.in_zone(self.holds.zone(market)).date()),
                ..stated
            },
        });
        self.memo.list_facts.insert(list, facts.clone());
        Ok(facts)
    }

    fn class_key(&mut self, class: ClassRow) -> Result<i64, Failure> {
        const INSERT: &str = "INSERT INTO class(audience, zone, country, subdivision, washed, alone) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";
        const KEY: &str = "SELECT k FROM class WHERE audience = ?1 AND zone = ?2 AND country = ?3 \
             AND subdivision = ?4 AND washed = ?5 AND alone = ?6";
        if let Some(k) = self.memo.classes.get(&class) {
            return Ok(*k);
        }
        self.db.prepare_cached(INSERT)?.execute(class.columns())?;
        let k = self
            .db
            .prepare_cached(KEY)?
            .query_row(class.columns(), |row| row.get(0))?;
        self.memo.classes.insert(class, k);
        Ok(k)
    }

    pub(super) fn count(&mut self, key: (i64, i64, i64), change: i64) {
        *self.tally.entry(key).or_default() += change;
    }

    pub(super) fn write_tally(&mut self) -> Result<(), Failure> {
        for ((list, class, hold), change) in std::mem::take(&mut self.tally) {
            if change != 0 {
                self.db
                    .prepare_cached(TALLY)?
                    .execute((list, class, hold, change))?;
            }
        }
        Ok(())
    }

    /// Keeps the fields by which lists are filtered or ordered.
    pub(super) fn facets_of(&mut self, customer: i64, profile: &Profile) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(FACETS)?;
        let fields: Vec<String> = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for name in fields {
            let value = profile.value(&Field::from(name.clone()));
            let row = (&name, customer, fold(value), sort_key(value));
            self.db.prepare_cached(FACET)?.execute(row)?;
        }
        Ok(())
    }
}
