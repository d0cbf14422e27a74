//! What was promised, asked, demanded and ordered, row by row, for exports.
//!
//! *Invariant:* whoever takes the rows decides what is written of them; whose they are is in every row, and left out by them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::export::{CallFilter, Whom, customer_row, each};
use crate::model::id::{PartRef, RecordId};
use crate::model::moment::Moment;
use crate::model::order::Order;
use crate::model::said::{Demand, Promise, Question};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, demand_ref, order_ref, promise_ref, question_ref, short};
use crate::sync::wire::order_of_json;

/// The rows of a kind: root, part, customer, body, and what else the kind has.
const PROMISES: &str = "SELECT root, part, customer, body, state, 0 FROM promise ORDER BY due IS NULL, due, root, part";
const QUESTIONS: &str =
    "SELECT root, part, customer, body, 0, 0 FROM question ORDER BY at, root, part";
const DEMANDS: &str = "SELECT root, part, customer, body, 0, 0 FROM demand ORDER BY at, root, part";
const ORDERS: &str =
    "SELECT root, part, customer, body, step, since FROM ordered ORDER BY at, root, part";
/// When the record, or an amendment that came before it, says it happened.
const AT: &str = "SELECT at FROM entry WHERE ref = ?1 AND record = ?2 \
     UNION ALL SELECT at FROM entry WHERE of_ref = ?1 AND of = ?2 LIMIT 1";

/// What kind of thing was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SaidKind {
    /// Promises, of both sides.
    Promises,
    /// Questions, of both sides.
    Questions,
    /// Why they wanted to talk.
    Demands,
    /// What they want to buy.
    Orders,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidWhat {
    /// A promise, however it stands.
    Promise(Promise),
    /// A question, with its answer if there is one.
    Question(PartRef, Question),
    /// A demand, as it was last sorted.
    Demand(PartRef, Demand),
    /// An order, however far it has come.
    Order(Order),
}

/// Something that was said, when, and by or to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidRow {
    /// When.
    pub at: Moment,
    /// With whom.
    pub whom: Whom,
    /// What.
    pub what: SaidWhat,
}

impl SaidKind {
    const fn sql(self) -> &'static str {
        match self {
            Self::Promises => PROMISES,
            Self::Questions => QUESTIONS,
            Self::Demands => DEMANDS,
            Self::Orders => ORDERS,
        }
    }

    fn what(self, row: &Row<'_>) -> Result<SaidWhat, Failure> {
        let (Col(root), part) = (row.get(0)?, row.get(1)?);
        let body: String = row.get(3)?;
        Ok(match self {
            Self::Promises => {
                let Col(state) = row.get(4)?;
                SaidWhat::Promise(Promise {
                    id: promise_ref(root, part),
                    made: serde_json::from_str(&body)?,
                    state,
                })
            }
            Self::Questions => {
                let id = question_ref(root, part);
                let asked = serde_json::from_str(&body)?;
                SaidWhat::Question(id, Question { id, asked })
            }
            Self::Demands => SaidWhat::Demand(demand_ref(root, part), serde_json::from_str(&body)?),
            Self::Orders => {
                let (Col(step), Col(since)) = (row.get(4)?, row.get(5)?);
                SaidWhat::Order(Order {
                    id: order_ref(root, part),
                    new: order_of_json(&body)?,
                    step,
                    since,
                })
            }
        })
    }
}

impl Store {
    /// Tells everything of a kind that was said, and that no void call took along. The filter's time is that at which it
    /// was said.
    ///
    /// # Errors
    /// What reading fails of, or the first error of `tell`.
    pub fn each_said<E: From<Failure>>(
        &self,
        kind: SaidKind,
        filter: &CallFilter,
        mut tell: impl FnMut(SaidRow) -> Result<(), E>,
    ) -> Result<(), E> {
        self.snapshot(|db| {
            let mut principals = HashMap::new();
            each(db, kind.sql(), [], |row| {
                let at = said_at(db, row)?.filter(|at| filter.is_within(*at));
                let Some(at) = at else { return Ok(()) };
                let customer = row.get(2).map_err(Failure::from)?;
                let customer = customer_row(db, &mut principals, customer)?;
                let admitted = customer.filter(|(row, name)| filter.admits_customer(row, name));
                match admitted {
                    Some((customer, _)) => tell(SaidRow {
                        at,
                        whom: Whom::from(customer.customer),
                        what: kind.what(row)?,
                    }),
                    None => Ok(()),
                }
            })
        })
    }
}

fn said_at(db: &Connection, row: &Row<'_>) -> Result<Option<Moment>, Failure> {
    let Col::<RecordId>(root) = row.get(0)?;
    let at: Option<Col<Moment>> = db
        .prepare_cached(AT)?
        .query_row((short(&root), Col(root)), |row| row.get(0))
        .optional()?;
    Ok(at.map(|Col(at)| at))
}
