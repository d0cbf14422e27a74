//! A team: what fifty desks have written in five years, taken in by one that joins, and looked at again when nothing is new.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use samtale::shell::courier::{self, Came};
use samtale::shell::home::Home;
use samtale::shell::team::{self, Past};
use samtale::sync::roster::Role;

use super::base;
use super::stopwatch::{Laps, time};
use super::table::{Figure, Goal, Row};
use super::{Outcome, calls, floor, say};

/// Desks of the team, and records of each: a call has a customer now and then.
const DESKS: u64 = 50;
const RECORDS: u64 = 20_000;
const RECORDS_WHEN_SMALL: u64 = 500;
/// Records a second that a desk takes in at least (SYNC.md §4.2, F20).
const RECORDS_A_SECOND: u64 = 20_000;
/// How often a folder is looked at in which nothing is new.
const LOOKS: usize = 101;
/// As long as a head may be written again within the same tick of the clock of a file system, and a little more.
const SETTLED: Duration = Duration::from_secs(4);
/// Desks of the large team, in which each has said one thing.
const DESKS_OF_MANY: u64 = 1_000;
const DESKS_OF_MANY_WHEN_SMALL: u64 = 100;

/// Measures a desk that joins, and one that looks again.
pub(crate) fn measure(is_small: bool, rows: &mut Vec<Row>) -> Outcome<()> {
    let (records, many) = if is_small {
        (RECORDS_WHEN_SMALL, DESKS_OF_MANY_WHEN_SMALL)
    } else {
        (RECORDS, DESKS_OF_MANY)
    };
    let folder = tempfile::tempdir()?;
    let mut team = Team::make(folder.path(), DESKS, records)?;
    let all = DESKS * records;
    let mut plain = floor::open(&folder.path().join("floor.db"))?;
    let theirs = floor::ingest(&mut plain, &team.parcels()?)?;
    drop(plain);

    let home = &mut team.newcomer;
    let (took, (trouble, came)) = time(|| courier::once(home));
    if let Some(trouble) = trouble {
        return Err(format!("the folder was not read: {trouble:?}").into());
    }
    if came.others < all {
        return Err(format!("{} of {all} records came", came.others).into());
    }
    let what = format!("{} k records of {DESKS} desks taken in", all / 1_000);
    rows.push(Row {
        what: what.clone(),
        ours: Figure::Time(took),
        floor: Some(("plain inserts", Figure::Time(theirs))),
        goal: Goal::Ratio(1.5),
    });
    rows.push(Row {
        what,
        ours: Figure::Time(took),
        floor: None,
        goal: Goal::Time(Duration::from_secs((all / RECORDS_A_SECOND).max(1))),
    });
    let goal = Duration::from_millis(10);
    rows.push(look(team, DESKS, goal)?);

    let folder = tempfile::tempdir()?;
    let large = Team::make(folder.path(), many, 1)?;
    let goal = Duration::from_millis(20);
    rows.push(look(large, many, goal)?);
    Ok(())
}

/// Looks at a folder in which nothing is new, by somebody who has looked before: what was written within the same tick of a
/// clock is read again until that is over.
fn look(team: Team, desks: u64, goal: Duration) -> Outcome<Row> {
    let Team {
        newcomer, place, ..
    } = team;
    drop(newcomer);
    let mut home = base::open_today(&place)?;
    let mut courier = courier::of(&home).ok_or("the home belongs to no team")?;
    for _ in 0..2 {
        courier.carry(&mut home);
        std::thread::sleep(SETTLED);
    }
    courier.carry(&mut home);
    let laps = Laps::of(LOOKS, || match courier.carry(&mut home) {
        (None, came) if came == Came::default() => Ok(()),
        other => Err(format!("a look at nothing new came to {other:?}")),
    })?;
    Ok(Row {
        what: format!("a look at {desks} desks with nothing new, median"),
        ours: Figure::Time(laps.median()),
        floor: None,
        goal: Goal::Time(goal),
    })
}

/// A team whose folder is full.
struct Team {
    folder: PathBuf,
    /// A desk that was admitted, and has read nothing.
    newcomer: Home,
    /// Where its home lies.
    place: PathBuf,
}

impl Team {
    /// Each desk writes for itself; what it has put into the folder lies elsewhere while the others write, who would read it.
    fn make(place: &Path, desks: u64, records: u64) -> Outcome<Self> {
        let folder = place.join("team");
        let mut founder = base::make(&place.join("founder"))?;
        team::found(&mut founder, &folder, None)?;
        let invitation = team::invitation(&founder).ok_or("there is no team")?;
        let join = |name: &str| -> Outcome<Home> {
            let home = base::make(&place.join(name))?;
            Ok(team::join(home, &folder, &invitation, Past::Brought)?)
        };
        let newcomer = join("newcomer")?;
        let (took, done) = time(|| -> Outcome<()> {
            for n in 0..desks {
                join(&n.to_string())?;
            }
            team::admit(&mut founder, None, Role::Seller)?;
            Ok(())
        });
        done?;
        say(&format!("  {desks} desks have joined after {took:.1?}"));
        let (logs, aside) = (folder.join("desks"), place.join("aside"));
        fs::create_dir(&aside)?;
        let (took, done) = time(|| -> Outcome<()> {
            for n in 0..desks {
                let mut home = base::open(&place.join(n.to_string()))?;
                fill(&mut home, n, records)?;
                if let (Some(trouble), _) = courier::once(&mut home) {
                    return Err(format!("desk {n} could not send: {trouble:?}").into());
                }
                let own = home.identity.desk().to_string();
                fs::rename(logs.join(&own), aside.join(&own))?;
            }
            for desk in fs::read_dir(&aside)? {
                let desk = desk?;
                fs::rename(desk.path(), logs.join(desk.file_name()))?;
            }
            Ok(())
        });
        done?;
        let all = desks * records;
        say(&format!(
            "  {all} records of {desks} desks lie in the folder after {took:.1?}"
        ));
        Ok(Self {
            folder,
            newcomer,
            place: place.join("newcomer"),
        })
    }

    /// The files of the folder that hold records.
    fn parcels(&self) -> Outcome<Vec<PathBuf>> {
        let mut found = Vec::new();
        for desk in fs::read_dir(self.folder.join("desks"))? {
            let Ok(log) = fs::read_dir(desk?.path().join("log")) else {
                continue;
            };
            for file in log {
                found.push(file?.path());
            }
        }
        found.sort();
        Ok(found)
    }
}

/// What a desk says in five years: of fifty records one is a new customer, and the others are calls with them.
fn fill(home: &mut Home, desk: u64, records: u64) -> Outcome<()> {
    let by = home.seller().ok_or("nobody sits at the desk")?;
    let now = home.desk.clock.now();
    let many = records.div_ceil(50);
    let people = desk * many..(desk + 1) * many;
    let new = people
        .clone()
        .map(|n| base::said(now.at, &by, Some(base::customer_id(n)), base::customer(n)));
    base::append(home, now, new)?;
    let calls = records - many;
    let telling = calls::Telling::of(people, calls, 5 * 365, now.at, &by)?;
    base::append(home, now, (0..calls).map(|n| telling.nth(n)))
}
