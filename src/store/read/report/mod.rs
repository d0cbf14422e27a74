//! What a report reads: everything that happened in a span of time, told one after the other.
//!
//! *Invariant:* one pass over the calls of the time, by their index; what is not in the time is not read, but for what is
//! open, which has indexes of its own. Nobody's name is read.

mod beside;
mod calls;
mod causes;
mod open;
mod weeks;
mod within;

use chrono::NaiveDate;
use rusqlite::Connection;

use self::within::Within;
use super::agreed::collect;
use super::card::phones;
use super::count;
use crate::model::customer::Profile;
use crate::model::deidentify::Known;
use crate::model::id::{CustomerId, PartRef};
use crate::model::list::ListState;
use crate::model::moment::{Moment, Now};
use crate::model::reported::{DemandSeen, Happened, Reach, Somebody, WeekSeen, Whose};
use crate::model::wash::Wash;
use crate::store::open::{Failure, Store};
use crate::store::project::load_customer;
use crate::store::row::Col;

const WASHES: &str = "SELECT body FROM wash WHERE at >= ?1 AND at < ?2 GROUP BY register, version, hash ORDER BY register, version";
const DESKS: &str = "SELECT count(DISTINCT desk) FROM stream";
const SELLERS: &str = "SELECT name FROM seller";
const RELATED: &str =
    "SELECT b FROM relation WHERE a = ?1 UNION SELECT a FROM relation WHERE b = ?1";
const WHOSE: &str = "SELECT id, audience, town FROM customer WHERE k = ?1";

/// One telling: what is asked, and who listens.
struct Telling<'a> {
    db: &'a Connection,
    within: &'a Within,
    reach: &'a Reach,
    now: Now,
    tell: &'a mut dyn FnMut(Happened),
}

impl Store {
    /// Tells everything that happened in a span of time: first the calls, oldest first.
    pub fn each_happened(
        &self,
        reach: &Reach,
        now: Now,
        mut tell: impl FnMut(Happened),
    ) -> Result<(), Failure> {
        self.telling(reach, now, &mut tell, |telling| {
            telling.calls()?;
            telling.heard()?;
            telling.beside()?;
            telling.open()?;
            telling.causes()?;
            telling.washes()?;
            for (list, counts) in self.open_lists(telling.db, now)? {
                if telling.within.has_list(&list) && list.state != ListState::Undone {
                    let name = list.name;
                    telling.told(Happened::List { name, counts });
                }
            }
            Ok(())
        })
    }

    /// Tells why people wanted to talk in a span of time, and nothing else: first what they said in calls, oldest first.
    pub fn each_demand(
        &self,
        reach: &Reach,
        now: Now,
        mut tell: impl FnMut(DemandSeen),
    ) -> Result<(), Failure> {
        let mut tell = |happened| {
            if let Happened::Demand(seen) = happened {
                tell(*seen);
            }
        };
        self.telling(reach, now, &mut tell, |telling| {
            telling.demands_alone()?;
            telling.heard()
        })
    }

    /// Tells from the database as it stands at one moment.
    fn telling(
        &self,
        reach: &Reach,
        now: Now,
        tell: &mut dyn FnMut(Happened),
        say: impl FnOnce(&mut Telling<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.snapshot(|db| {
            let within = Within::of(db, reach)?;
            say(&mut Telling {
                db,
                within: &within,
                reach,
                now,
                tell,
            })
        })
    }

    /// The weeks that begin on these days, one after the other.
    pub fn weeks_seen(
        &self,
        reach: &Reach,
        mondays: &[NaiveDate],
        now: Now,
    ) -> Result<Vec<WeekSeen>, Failure> {
        self.snapshot(|db| weeks::seen(db, &Within::of(db, reach)?, mondays, now))
    }

    /// Who may be named in anybody's words: those who sit at the desks.
    pub fn sellers_named(&self) -> Result<Known, Failure> {
        let mut known = Known::default();
        for name in collect(&self.db, SELLERS, [], |row| Ok(row.get::<_, String>(0)?))? {
            known.anywhere(&name);
        }
        Ok(known)
    }

    /// Who may be named in somebody's words: they themselves, and the people they belong with.
    pub fn named_by(&self, somebody: Somebody) -> Result<Known, Failure> {
        self.snapshot(|db| {
            let mut known = Known::default();
            let mut people = vec![somebody.0];
            people.extend(collect(db, RELATED, [somebody.0], |row| {
                Ok(row.get::<_, i64>(0)?)
            })?);
            for customer in people {
                let row = load_customer(db, customer)?;
                known.customer(&Profile {
                    phones: phones(db, customer)?,
                    ..row.profile
                });
            }
            Ok(known)
        })
    }

    /// Desks whose records there are.
    pub fn desks_seen(&self) -> Result<u64, Failure> {
        let counts = collect(&self.db, DESKS, [], |row| count(row, 0))?;
        Ok(counts.into_iter().sum())
    }
}

impl Telling<'_> {
    fn told(&mut self, happened: Happened) {
        (self.tell)(happened);
    }

    fn span(&self) -> (i64, i64) {
        (self.reach.from.millis(), self.reach.before.millis())
    }

    /// The day of an instant, on the desk's calendar.
    fn day(&self, at: Moment) -> NaiveDate {
        at.in_zone(self.now.zone).date()
    }

    fn washes(&mut self) -> Result<(), Failure> {
        let bodies = collect(self.db, WASHES, self.span(), |row| {
            Ok(row.get::<_, String>(0)?)
        })?;
        for body in bodies {
            let wash: Wash = serde_json::from_str(&body)?;
            self.told(Happened::Wash {
                register: wash.register,
                version: wash.version,
                customers: wash.customers,
                hits: wash.hits,
            });
        }
        Ok(())
    }

    fn whose(&self, customer: i64, at: PartRef) -> Result<Option<Whose>, Failure> {
        let mut statement = self.db.prepare_cached(WHOSE)?;
        let mut rows = statement.query([customer])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let Col::<CustomerId>(id) = row.get(0)?;
        let audience: String = row.get(1)?;
        Ok(Some(Whose {
            customer: Somebody(customer),
            audience: audience.parse().ok(),
            town: row.get(2)?,
            at: (id, at),
        }))
    }
}
