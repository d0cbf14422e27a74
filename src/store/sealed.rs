//! What proves other desks' records: the headers that their authors have signed.
//!
//! *Invariant:* a header is kept when all of its records are here, and dropped only for one that proves each of them too.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::log::{Go, each_line, id_in};
use super::open::{Failure, Store};
use super::row::Col;
use crate::model::id::{DeskId, RecordId};
use crate::model::moment::Moment;
use crate::seal::hash::Chain;
use crate::sync::line::{Line, parse};
use crate::sync::parcel::{Header, Sealed, Verified};
use crate::sync::stream::Seq;

const IS_OWN: &str = "SELECT own FROM stream WHERE k = ?1";
const KEEP: &str =
    "INSERT OR IGNORE INTO sealed(stream, first, last, chain, text) VALUES (?1, ?2, ?3, ?4, ?5)";
const UNDER: &str = "SELECT first, last, chain, text FROM sealed WHERE stream = ?1 AND first BETWEEN ?2 AND ?3 AND last <= ?3";
const DROP: &str =
    "DELETE FROM sealed WHERE stream = ?1 AND first = ?2 AND last = ?3 AND chain = ?4";
const OF: &str = "SELECT text FROM sealed JOIN stream ON k = stream WHERE desk = ?1 AND own = 0 ORDER BY stream, first, sealed.last DESC, sealed.chain";
const STREAM: &str = "SELECT k FROM stream WHERE desk = ?1 AND inc = ?2";
const FORKS: &str =
    "SELECT seq, line FROM fork WHERE stream = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq, id";
const TIPS: &str = "SELECT k, last FROM stream WHERE desk = ?1 AND last > 0";
const ORDERED: &str = "SELECT EXISTS(SELECT 1 FROM erased WHERE record = ?1)";

/// Keeps what proves the records of a parcel that was taken in whole.
pub(super) fn keep(db: &Connection, stream: i64, parcel: &Verified) -> Result<(), Failure> {
    let is_own: bool = db
        .prepare_cached(IS_OWN)?
        .query_row([stream], |row| row.get(0))?;
    if is_own {
        return Ok(());
    }
    let header = parcel.header();
    let mut tip = header.before();
    let mut chains = BTreeMap::from([(tip.seq, tip.chain)]);
    for (_, text) in parcel.lines() {
        tip = tip.after(&id_in(text)?);
        chains.insert(tip.seq, tip.chain);
    }
    let column = |seq: Seq| seq.0.cast_signed();
    let (from, to) = (column(header.from), column(header.to));
    let mut statement = db.prepare_cached(UNDER)?;
    let rows = statement.query_map((stream, from, to), |row| {
        let Col::<Chain>(chain) = row.get(2)?;
        let numbers: (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok((numbers, chain, row.get::<_, String>(3)?))
    })?;
    for row in rows.collect::<Result<Vec<_>, _>>()? {
        let ((first, last), chain, text) = row;
        let is_proven = Sealed::read(&text).is_some_and(|known| {
            let ends = [known.header().before(), known.header().tip()];
            ends.iter()
                .all(|tip| chains.get(&tip.seq) == Some(&tip.chain))
        });
        if is_proven {
            db.prepare_cached(DROP)?
                .execute((stream, first, last, Col(chain)))?;
        }
    }
    let row = (stream, from, to, Col(header.head), parcel.sealed());
    db.prepare_cached(KEEP)?.execute(row)?;
    Ok(())
}

impl Store {
    /// What another desk has signed of the records that are here, by log and number.
    pub fn sealed_of(&self, desk: DeskId) -> Result<Vec<Sealed>, Failure> {
        let mut statement = self.db.prepare_cached(OF)?;
        let texts = statement.query_map([Col(desk)], |row| row.get::<_, String>(0))?;
        let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
        Ok(texts.iter().filter_map(|it| Sealed::read(it)).collect())
    }

    /// The lines that a header proves, as they are now; none when they are not all here.
    pub fn lines_proven(&self, header: &Header) -> Result<Option<Vec<String>>, Failure> {
        let stream: Option<i64> = self
            .db
            .prepare_cached(STREAM)?
            .query_row((Col(header.desk), Col(header.inc)), |row| row.get(0))
            .optional()?;
        let Some(stream) = stream else {
            return Ok(None);
        };
        let mut lines: BTreeMap<Seq, String> = BTreeMap::new();
        each_line(&self.db, stream, header.from, |seq, text| {
            if seq > header.to {
                return Ok(Go::Stop);
            }
            lines.insert(seq, text.to_owned());
            Ok(Go::On)
        })?;
        if proves(header, &lines)? {
            return Ok(Some(lines.into_values().collect()));
        }
        // Of two records with one number, the other one.
        let mut statement = self.db.prepare_cached(FORKS)?;
        let range = (header.from.0.cast_signed(), header.to.0.cast_signed());
        let rows = statement.query_map((stream, range.0, range.1), |row| {
            let seq: i64 = row.get(0)?;
            Ok((Seq(seq.cast_unsigned()), row.get(1)?))
        })?;
        lines.extend(rows.collect::<Result<Vec<_>, _>>()?);
        let is_proven = proves(header, &lines)?;
        Ok(is_proven.then(|| lines.into_values().collect()))
    }

    /// When another desk wrote the last record that is here without a gap; none when it is erased, or there is none.
    pub fn last_word(&self, desk: DeskId) -> Result<Option<Moment>, Failure> {
        let mut statement = self.db.prepare_cached(TIPS)?;
        let rows = statement.query_map([Col(desk)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let tips: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
        let mut latest = None;
        for (stream, last) in tips {
            each_line(&self.db, stream, Seq(last.cast_unsigned()), |_, text| {
                if let Line::Record(record) = parse(text)? {
                    latest = latest.max(Some(record.at));
                }
                Ok(Go::Stop)
            })?;
        }
        Ok(latest)
    }

    /// Whether it is known here that somebody who may has ordered this erasure.
    pub fn knows_erasure(&self, record: RecordId) -> Result<bool, Failure> {
        Ok(self
            .db
            .prepare_cached(ORDERED)?
            .query_row([Col(record)], |row| row.get(0))?)
    }
}

/// Whether these are the records between a header's two values of the chain.
fn proves(header: &Header, lines: &BTreeMap<Seq, String>) -> Result<bool, Failure> {
    let mut tip = header.before();
    for (seq, text) in lines {
        if *seq != tip.seq.next() {
            return Ok(false);
        }
        tip = tip.after(&id_in(text)?);
    }
    Ok(tip == header.tip())
}

#[cfg(test)]
mod tests {
    use super::super::arrived::{desk, desk_id, keys, publish, take};
    use super::super::forgotten::erase;
    use super::super::part::PartOf;
    use super::super::world::{Desk, id, person};
    use super::*;
    use crate::model::fact::{Fact, Note};
    use crate::sync::journal::Outbox;
    use crate::sync::parcel::{self, pack};
    use crate::sync::stream::Tip;
    use crate::sync::team::TeamId;

    fn notes(desk: &mut Desk, count: usize) {
        for n in 0..count {
            let note = Note {
                text: format!("linje {n}"),
                written: None,
                source: String::new(),
            };
            desk.say(Some(id(1)), Fact::Note(note));
        }
    }

    /// Ranges that could be published again, each with as many lines as it says, whose chain holds.
    fn proven(store: &Store, author: u8) -> Vec<(u64, u64)> {
        let sealed = store.sealed_of(desk_id(author)).unwrap();
        let ranges = sealed.iter().map(|it| {
            let header = it.header();
            assert!(it.is_by(&keys(author).public()));
            let lines = store.lines_proven(header).unwrap().unwrap();
            assert_eq!(lines.len() as u64, header.n);
            let again = parcel::pack_mirror(it, lines, &keys(9), "samtale test", 0);
            assert!(again.is_ok());
            (header.from.0, header.to.0)
        });
        ranges.collect()
    }

    /// The same records as one file.
    fn all(author: u8, desk: &mut Desk) -> Verified {
        let stored = desk.store.tip().unwrap().unwrap();
        let log = super::super::log::own_stream(&desk.store.db)
            .unwrap()
            .unwrap();
        let mut lines = Vec::new();
        each_line(&desk.store.db, log, Seq(1), |_, text| {
            lines.push(text.to_owned());
            Ok(Go::On)
        })
        .unwrap();
        let outbox = Outbox {
            desk: desk_id(author),
            before: Tip::empty(stored.inc),
            lines,
        };
        let packed = pack(&outbox, TeamId::of([1; 8]), &keys(author), "samtale test").unwrap();
        let key = keys(author).public();
        let opened = parcel::open(&packed.bytes, |_| Some(key)).unwrap();
        opened.verify().unwrap()
    }

    #[test]
    fn what_is_here_whole_can_be_published_again_and_a_longer_header_takes_the_place_of_short_ones()
    {
        let (mut there, mut here) = (desk(2), desk(1));
        notes(&mut there, 9);
        let parcels = publish(2, &mut there, 4);
        for parcel in &parcels {
            take(&mut here.store, parcel, 3);
        }
        assert_eq!(proven(&here.store, 2), [(1, 4), (5, 8), (9, 10)]);
        assert_eq!(proven(&there.store, 2), [], "its own it signs anew");
        let whole = all(2, &mut there);
        take(&mut here.store, &whole, 100);
        assert_eq!(proven(&here.store, 2), [(1, 10)]);
        assert_eq!(here.store.check(here.now).unwrap().problems, []);
    }

    #[test]
    fn of_what_is_here_in_part_nothing_is_said() {
        let (mut there, mut here) = (desk(2), desk(1));
        notes(&mut there, 9);
        let parcels = publish(2, &mut there, 10);
        let now = here.now;
        let part = PartOf {
            parcel: &parcels[0],
            lines: 0..5,
        };
        here.store.take_slice(&[part], now).unwrap();
        assert_eq!(proven(&here.store, 2), []);
    }

    /// A copy of a home went on: both have signed other records with the same numbers, and both are proven.
    #[test]
    fn of_two_records_with_one_number_each_is_proven_with_its_own() {
        let (mut one, mut two, mut here) = (desk(2), desk(2), desk(1));
        notes(&mut one, 3);
        let first = publish(2, &mut one, 10);
        two.say(Some(id(3)), Fact::CustomerNew(person("Åse", 3)));
        two.say(Some(id(4)), Fact::CustomerNew(person("Berit", 4)));
        let second = publish(2, &mut two, 10);
        assert_eq!(first[0].header().inc, second[0].header().inc);
        for parcel in first.iter().chain(&second) {
            take(&mut here.store, parcel, 100);
        }
        assert!(here.store.fork_count().unwrap() > 0);
        assert_eq!(proven(&here.store, 2), [(1, 4), (1, 3)]);
        // Nor does one that holds the same numbers take the other's place.
        let whole = all(2, &mut one);
        take(&mut here.store, &whole, 100);
        assert_eq!(proven(&here.store, 2), [(1, 4), (1, 3)]);
    }

    #[test]
    fn whoever_is_forgotten_is_a_stub_in_what_is_published_again() {
        let (mut there, mut here) = (desk(2), desk(1));
        notes(&mut there, 2);
        for parcel in publish(2, &mut there, 10) {
            take(&mut here.store, &parcel, 100);
        }
        let order = here.say(Some(id(1)), erase()).id;
        assert!(here.store.knows_erasure(order).unwrap());
        assert!(!there.store.knows_erasure(order).unwrap());
        assert_eq!(proven(&here.store, 2), [(1, 3)]);
        let sealed = here.store.sealed_of(desk_id(2)).unwrap();
        let lines = here
            .store
            .lines_proven(sealed[0].header())
            .unwrap()
            .unwrap();
        assert!(!lines.concat().contains("linje"));
    }

    #[test]
    fn the_last_word_is_that_of_the_newest_record() {
        let (mut there, mut here) = (desk(2), desk(1));
        assert_eq!(here.store.last_word(desk_id(2)).unwrap(), None);
        notes(&mut there, 2);
        there.now.at = there.now.at.plus(chrono::Duration::days(2));
        notes(&mut there, 1);
        for parcel in publish(2, &mut there, 10) {
            take(&mut here.store, &parcel, 100);
        }
        assert_eq!(
            here.store.last_word(desk_id(2)).unwrap(),
            Some(there.now.at)
        );
    }
}
