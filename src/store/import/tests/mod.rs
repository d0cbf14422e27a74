//! Imports into a database on a temporary disk.

mod carry;
mod matching;
mod preview;

use super::{Arrival, ImportOrder};
use crate::model::customer::{Audience, Field};
use crate::model::fact::IncWhy;
use crate::model::id::{DeskId, SellerId};
use crate::model::imported::Summary;
use crate::model::incoming::{Incoming, Refused, StatusMeaning};
use crate::model::list::{Ground, ListAnswers, ListAudience};
use crate::model::moment::{Now, Zone};
use crate::model::outcome::{Campaign, Causes, Flag, Labels, Outcome};
use crate::model::phone::{Phone, PhoneKind, PhoneState, Region};
use crate::model::seller::SellerRef;
use crate::store::Store;
use crate::sync::Random;

/// Numbers that look like chance and come again.
pub(super) struct Counted(u64);

impl Random for Counted {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = self.0.to_be_bytes()[0];
        }
    }
}

pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) random: Counted,
    pub(super) now: Now,
    _folder: tempfile::TempDir,
}

fn outcome(code: &str, flags: &[Flag], causes: Causes) -> Outcome {
    Outcome {
        code: code.to_owned(),
        label: Labels::default(),
        flags: flags.to_vec(),
        asks: Vec::new(),
        offers: Vec::new(),
        causes,
        subs: Vec::new(),
    }
}

pub(super) fn campaign() -> Campaign {
    use Flag::{Again, Declined, NeverCall, Reached};
    Campaign {
        code: "plain".to_owned(),
        version: 1,
        name: Labels::default(),
        purpose: "sale".to_owned(),
        outcomes: vec![
            outcome("talked", &[Reached], Causes::Done),
            outcome("again", &[Reached, Again], Causes::ComesBack),
            outcome("no", &[Reached, Declined], Causes::Rests { days: 90 }),
            outcome("never", &[Reached, NeverCall], Causes::NeverCalled),
        ],
        ..Campaign::default()
    }
}

pub(super) fn order(list: &str) -> ImportOrder {
    ImportOrder {
        list: list.to_owned(),
        principal: "Huset".to_owned(),
        market: Region::NO,
        answers: ListAnswers {
            audience: Some(ListAudience::All(Audience::Business)),
            ground: Some(Ground::Customers),
            washed: Vec::new(),
        },
        source: "a fair".to_owned(),
        campaign: String::new(),
        outcomes: campaign(),
        language: "nb".to_owned(),
        file: "list.csv".to_owned(),
        hash: "00".repeat(32),
        seller: SellerRef {
            id: SellerId::of([1; 8]),
            name: "Kari".to_owned(),
        },
        labels: Vec::new(),
    }
}

/// A row of a name and numbers parted by spaces.
pub(super) fn row(name: &str, numbers: &str) -> Arrival {
    let mut row = Incoming::default();
    row.profile.name = name.to_owned();
    row.profile.phones = numbers
        .split_whitespace()
        .map(|number| Phone {
            number: format!("+47{number}").parse().unwrap(),
            kind: PhoneKind::Mobile,
            state: PhoneState::Untried,
        })
        .collect();
    Arrival {
        row,
        status: StatusMeaning::Unknown,
    }
}

/// The row with a field.
pub(super) fn with(mut arrival: Arrival, field: &Field, value: &str) -> Arrival {
    arrival.row.profile.write(field, value.to_owned());
    arrival
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("desk 1?.db")).unwrap();
        let now = Now {
            at: "2026-11-23T09:00:00Z".parse().unwrap(),
            zone: Zone::OSLO,
        };
        let mut random = Counted(7);
        store
            .begin_incarnation(DeskId::of([9; 8]), IncWhy::First, now, &mut random)
            .unwrap();
        Self {
            store,
            random,
            now,
            _folder: folder,
        }
    }

    /// Brings rows in, so many at a time, until so many slices are done; none for all, and then the receipt.
    pub(super) fn import_some(
        &mut self,
        order: ImportOrder,
        rows: &[Result<Arrival, Refused>],
        (rows_at_once, slices_max): (usize, Option<usize>),
    ) -> Summary {
        let (store, random, now) = (&mut self.store, &mut self.random, self.now);
        let mut import = store.import_begin(order, now, random).unwrap();
        let slices = rows.chunks(rows_at_once);
        for slice in slices.take(slices_max.unwrap_or(usize::MAX)) {
            for refused in slice.iter().filter_map(|row| row.as_ref().err()) {
                import.refuse(refused.reason);
            }
            let arrivals = slice.iter().filter_map(|row| row.clone().ok()).collect();
            import.slice(store, arrivals, now, random).unwrap();
        }
        if slices_max.is_some() {
            return Summary::default();
        }
        let summary = import.finish(store, now, random).unwrap();
        let told = summary.new + summary.merged + summary.refused_total();
        assert_eq!(summary.rows, told);
        summary
    }

    pub(super) fn import(&mut self, list: &str, rows: &[Arrival]) -> Summary {
        let rows: Vec<_> = rows.iter().cloned().map(Ok).collect();
        self.import_some(order(list), &rows, (3, None))
    }

    pub(super) fn records(&self) -> u64 {
        self.store.record_count().unwrap()
    }

    /// One number that a statement answers.
    pub(super) fn ask(&self, sql: &str) -> i64 {
        self.store.db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// One text that a statement answers.
    pub(super) fn ask_text(&self, sql: &str) -> String {
        self.store.db.query_row(sql, [], |row| row.get(0)).unwrap()
    }
}
