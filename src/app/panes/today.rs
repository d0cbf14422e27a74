//! Today: what is kept, the most pressing first, and how each list is doing.

use std::collections::BTreeSet;

use crate::app::cursor::Cursor;
use crate::model::id::{CustomerId, ListId, PartRef, RecordId};
use crate::model::keeping::KeptKind;
use crate::model::queue::Today;

/// Rows of a kind that are shown without asking.
const ROWS_SHOWN: usize = 5;

/// The first page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TodayPane {
    /// What is due; none before the first answer.
    pub(crate) today: Option<Today>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
    /// The kinds of which all rows are shown.
    pub(crate) opened: BTreeSet<KeptKind>,
}

/// A row that can be chosen, by its number in its own vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TodayRow {
    /// Something that is kept.
    Kept(KeptKind, usize),
    /// So many more rows of a kind, folded.
    More(KeptKind, usize),
    /// A parked call.
    Parked(usize),
    /// A list.
    List(usize),
    /// What there is to know of the rules.
    Rules,
}

/// What a row is about, whatever its number: so that a page that was read anew has the same row chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TodayKey {
    /// Something with an address of its own.
    Part(KeptKind, PartRef),
    /// A record.
    Record(RecordId),
    /// A customer.
    Customer(KeptKind, CustomerId),
    /// A list.
    List(ListId),
    /// A row that is where it is.
    Row(TodayRow),
}

impl TodayPane {
    /// The rows that can be chosen, in order.
    pub(crate) fn rows(&self, parked: usize) -> Vec<TodayRow> {
        let Some(today) = &self.today else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        for kind in KeptKind::ALL {
            let count = kept_count(today, kind);
            let shown = if self.opened.contains(&kind) || count <= ROWS_SHOWN + 1 {
                count
            } else {
                ROWS_SHOWN
            };
            rows.extend((0..shown).map(|n| TodayRow::Kept(kind, n)));
            if shown < count {
                rows.push(TodayRow::More(kind, count - shown));
            }
        }
        rows.extend((0..parked).map(TodayRow::Parked));
        rows.extend((0..today.lists.len()).map(TodayRow::List));
        rows
    }

    /// What a row is about.
    pub(crate) fn key(&self, row: TodayRow) -> TodayKey {
        self.known_key(row).unwrap_or(TodayKey::Row(row))
    }

    fn known_key(&self, row: TodayRow) -> Option<TodayKey> {
        let today = self.today.as_ref()?;
        let keeping = &today.keeping;
        Some(match row {
            TodayRow::Kept(kind, n) => match kind {
                KeptKind::Callbacks => TodayKey::Part(kind, today.callbacks.get(n)?.0.id),
                KeptKind::Promises => TodayKey::Part(kind, keeping.promises.get(n)?.what.id),
                KeptKind::Corrections => TodayKey::Record(keeping.corrections.get(n)?.what.id),
                KeptKind::Mended => TodayKey::Customer(kind, keeping.mended.get(n)?.customer),
                KeptKind::Questions => TodayKey::Part(kind, keeping.questions.get(n)?.what.0.id),
                KeptKind::Orders => TodayKey::Part(kind, keeping.orders.get(n)?.what.0.id),
                KeptKind::Forgotten => {
                    TodayKey::Customer(kind, keeping.nearly_forgotten.get(n)?.customer)
                }
                KeptKind::Unsorted => TodayKey::Row(row),
            },
            TodayRow::List(n) => TodayKey::List(today.lists.get(n)?.0.id),
            TodayRow::More(..) | TodayRow::Parked(_) | TodayRow::Rules => TodayKey::Row(row),
        })
    }
}

/// How many rows of a kind there are; what is not sorted is one row, whose queue is opened.
pub(crate) fn kept_count(today: &Today, kind: KeptKind) -> usize {
    let keeping = &today.keeping;
    match kind {
        KeptKind::Callbacks => today.callbacks.len(),
        KeptKind::Promises => keeping.promises.len(),
        KeptKind::Corrections => keeping.corrections.len(),
        KeptKind::Mended => keeping.mended.len(),
        KeptKind::Questions => keeping.questions.len(),
        KeptKind::Orders => keeping.orders.len(),
        KeptKind::Forgotten => keeping.nearly_forgotten.len(),
        KeptKind::Unsorted => usize::from(!keeping.unsorted.is_empty()),
    }
}
