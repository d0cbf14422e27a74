//! Roll-up: many small own files become one that holds all that they do, and are removed a day later (SYNC.md §3.5).
//!
//! A desk that saves a hundred calls a day leaves a hundred files. Whoever joins opens them all, and some carriers count
//! files. The larger file is made from the database, as healing makes one, so it is healed like any other.
//!
//! *Invariant:* no file is removed before each of its records has stood for a day in another own one, which was read from
//! the folder, whole, just before. Nothing is removed but under this desk's own `log/`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use super::held::{Covered, Held, outbox};
use super::{Publisher, Step, Why, World, journal};
use crate::model::id::RecordId;
use crate::model::moment::Moment;
use crate::sync::Random;
use crate::sync::folder::{Folder, Stat};
use crate::sync::guard::GuardFile;
use crate::sync::journal::Journal;
use crate::sync::line;
use crate::sync::parcel::{self, BODY_BYTES_MAX, RECORDS_MAX, Verified};
use crate::sync::place::Place;
use crate::sync::stream::{Seq, Tip};

/// Fewer files than this are not worth a larger one. A file is small when so many of its kind fit into one.
const WORTH: usize = 8;

/// So many small files become a larger one on the day on which they were written.
const MANY: usize = 64;

/// How long files stay beside one that holds all that they do: whoever carries the folder brings that one first.
const BESIDE: Duration = Duration::days(1);

/// A whole own file that no other holds, and those of which it holds the numbers.
struct Covering<'a> {
    place: &'a Place,
    stat: &'a Stat,
    held: &'a Held,
    under: Vec<&'a Place>,
}

impl Covering<'_> {
    fn is_small(&self) -> bool {
        let part = |most: usize| u64::try_from(most / WORTH).unwrap_or_default();
        self.held.covered.count() <= part(RECORDS_MAX) && self.stat.bytes <= part(BODY_BYTES_MAX)
    }

    fn is_of_before(&self, today: i64) -> bool {
        self.held.latest.is_none_or(|at| day(at) < today)
    }
}

impl Publisher {
    /// One step of rolling up, when the folder has lost nothing.
    pub(super) fn roll_up<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        logs: &[Tip],
        now: Moment,
    ) -> Result<Step, Why> {
        let since = self.note_covering(world.journal, now)?;
        for (place, under) in self.removable(&since, now) {
            if self.remove_under(world.folder, &place, &under)? {
                self.healing.look_again();
                return Ok(Step::Cleared);
            }
        }
        let today = day(now);
        let Some(range) = logs.iter().find_map(|tip| self.worth_one(tip, today)) else {
            return Ok(Step::Nothing);
        };
        let Some(outbox) = outbox(world.journal, &range)? else {
            return Ok(Step::Nothing);
        };
        let packed = parcel::pack(&outbox, self.membership.id, &self.keys, &self.program)
            .map_err(|fault| Why::Damaged(fault.to_string()))?;
        // What the database has of the range is in a file already, and that was not worth more.
        if self.healing.seen.is_whole(&packed.place) {
            return Ok(Step::Nothing);
        }
        self.deliver_again(world, &packed)?;
        self.healing.look_again();
        Ok(Step::RolledUp {
            from: packed.from,
            to: packed.tip.seq,
        })
    }

    /// Since when each file that holds others was seen to be whole, as the database keeps it.
    fn note_covering<J: Journal>(
        &self,
        log: &mut J,
        now: Moment,
    ) -> Result<BTreeMap<Place, Moment>, Why> {
        let before = log.covering().map_err(journal)?;
        let mut since = before.clone();
        // One that is gone, or no longer whole, begins anew when it is back.
        since.retain(|place, _| self.healing.seen.is_whole(place));
        for covering in self.all_covering() {
            if !covering.under.is_empty() {
                let known = since.entry(covering.place.clone()).or_insert(now);
                *known = now.min(*known);
            }
        }
        if since != before {
            log.keep_covering(&since).map_err(journal)?;
        }
        Ok(since)
    }

    /// Files that have lain beside the one that holds them for long enough.
    fn removable(&self, since: &BTreeMap<Place, Moment>, now: Moment) -> Vec<(Place, Vec<Place>)> {
        let is_old = |place: &Place| since.get(place).is_some_and(|it| now.since(*it) >= BESIDE);
        let covering = self.all_covering().into_iter();
        let old = covering.filter(|it| !it.under.is_empty() && is_old(it.place));
        old.map(|it| (it.place.clone(), it.under.into_iter().cloned().collect()))
            .collect()
    }

    /// Removes files of which every record stands in another; answers whether there was one.
    fn remove_under<F: Folder>(
        &mut self,
        folder: &mut F,
        place: &Place,
        under: &[Place],
    ) -> Result<bool, Why> {
        let Some(covering) = self.read_whole(folder, place)? else {
            self.healing.seen.forget(place);
            return Ok(false);
        };
        let there = ids(&covering);
        let mut is_any = false;
        for small in under {
            let held = self.read_whole(folder, small)?;
            // A second record with one number stands nowhere else.
            if held.is_some_and(|held| ids(&held).is_subset(&there)) {
                folder.remove(small).map_err(Why::Fault)?;
                self.healing.seen.forget(small);
                is_any = true;
            }
        }
        Ok(is_any)
    }

    /// The numbers of a log that are worth a file of their own: those of small files in a row, of days that are over, or of
    /// very many.
    fn worth_one(&self, tip: &Tip, today: i64) -> Option<Covered> {
        let all = self.all_covering();
        let of_log = all.iter().filter(|it| {
            let covered = it.held.covered;
            covered.inc == tip.inc && covered.last <= tip.seq
        });
        let mut row: Vec<&Covering<'_>> = Vec::new();
        for file in of_log {
            let follows = row
                .last()
                .is_none_or(|it| file.held.covered.first <= it.held.covered.last.next());
            if !follows || !file.is_small() {
                if let Some(range) = worth(&row, today) {
                    return Some(range);
                }
                row.clear();
            }
            if file.is_small() {
                row.push(file);
            }
        }
        worth(&row, today)
    }

    /// The whole own files, by log and number, without those that others hold.
    fn all_covering(&self) -> Vec<Covering<'_>> {
        let mut whole: Vec<(&Place, &Stat, &Held)> = self.healing.seen.whole().collect();
        whole.sort_by_key(|(place, _, held)| {
            let Covered { inc, first, last } = held.covered;
            (inc, first, Reverse(last), *place)
        });
        let mut all: Vec<Covering<'_>> = Vec::new();
        for (place, stat, held) in whole {
            match all.last_mut() {
                Some(over) if over.held.covered.holds(&held.covered) => over.under.push(place),
                Some(_) | None => all.push(Covering {
                    place,
                    stat,
                    held,
                    under: Vec::new(),
                }),
            }
        }
        all
    }
}

/// As many of a row of small files as one may hold; none when they are too few.
fn worth(row: &[&Covering<'_>], today: i64) -> Option<Covered> {
    let over = row.iter().take_while(|it| it.is_of_before(today)).count();
    let row = if row.len() >= MANY {
        row
    } else {
        row.get(..over)?
    };
    let first = row.first()?.held.covered.first;
    let (mut bytes, mut files) = (0, 0);
    let mut range = row.first()?.held.covered;
    for file in row {
        let last = range.last.max(file.held.covered.last);
        bytes += file.stat.bytes;
        let wider = Covered { last, ..range };
        if wider.count() > RECORDS_MAX as u64 || bytes > BODY_BYTES_MAX as u64 {
            break;
        }
        (range, files) = (Covered { first, ..wider }, files + 1);
    }
    (files >= WORTH).then_some(range)
}

fn ids(parcel: &Verified) -> BTreeSet<(Seq, RecordId)> {
    let lines = parcel.lines();
    lines
        .filter_map(|(seq, text)| Some((seq, line::id_of_checked(text)?)))
        .collect()
}

/// The day in UTC.
fn day(at: Moment) -> i64 {
    at.millis().div_euclid(Duration::days(1).num_milliseconds())
}
