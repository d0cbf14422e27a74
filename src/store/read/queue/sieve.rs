//! The filter of a queue.

use rusqlite::{Connection, OptionalExtension as _};

use crate::model::customer::Field;
use crate::model::queue::QueueFilter;
use crate::model::text::fold;
use crate::store::open::Failure;
use crate::store::project::load_customer;
use crate::store::read::facet;
use crate::store::read::list::ListRow;

const IS_MEMBER: &str = "SELECT 1 FROM member WHERE customer = ?1 AND list = ?2";
const HAS_VALUE: &str = "SELECT folded = ?3 FROM facet WHERE field = ?1 AND customer = ?2";

/// Whom a filter lets through.
pub(super) struct Sieve<'a> {
    list: OnList,
    value: Option<Value<'a>>,
}

/// The list on which somebody must stand.
enum OnList {
    Any,
    /// Nobody stands on a list that is not known.
    Unknown,
    This(i64),
}

/// The value that a field must have.
struct Value<'a> {
    field: &'a Field,
    name: String,
    folded: String,
    is_indexed: bool,
}

/// How those whom a filter's field lets through are found.
pub(super) enum Matches<'a> {
    /// There is no field in it.
    Everybody,
    /// By the field's index.
    Facet {
        /// The field.
        field: &'a str,
        /// The value, folded.
        folded: &'a str,
    },
    /// One by one.
    Unindexed,
}

impl<'a> Sieve<'a> {
    pub(super) fn of(
        db: &Connection,
        filter: &'a QueueFilter,
        lists: &[ListRow],
    ) -> Result<Self, Failure> {
        let value = match &filter.field {
            Some((field, value)) => Some(Value {
                field,
                name: field.to_string(),
                folded: fold(value),
                is_indexed: facet::is_kept(db, field)?,
            }),
            None => None,
        };
        Ok(Self {
            list: match (filter.list, lists.first()) {
                (None, _) => OnList::Any,
                (Some(_), None) => OnList::Unknown,
                (Some(_), Some(row)) => OnList::This(row.k),
            },
            value,
        })
    }

    pub(super) fn matches(&self) -> Matches<'_> {
        match &self.value {
            None => Matches::Everybody,
            Some(value) if value.is_indexed => Matches::Facet {
                field: &value.name,
                folded: &value.folded,
            },
            Some(_) => Matches::Unindexed,
        }
    }

    /// Whether somebody who is due gets through.
    pub(super) fn admits(&self, db: &Connection, customer: i64) -> Result<bool, Failure> {
        let on_list = match self.list {
            OnList::Any => true,
            OnList::Unknown => false,
            OnList::This(list) => db
                .prepare_cached(IS_MEMBER)?
                .query_row((customer, list), |_| Ok(()))
                .optional()?
                .is_some(),
        };
        Ok(on_list && self.has_value(db, customer)?)
    }

    /// Whether somebody's field has the value.
    pub(super) fn has_value(&self, db: &Connection, customer: i64) -> Result<bool, Failure> {
        let Some(value) = &self.value else {
            return Ok(true);
        };
        if value.is_indexed {
            let key = (&value.name, customer, &value.folded);
            let has = db
                .prepare_cached(HAS_VALUE)?
                .query_row(key, |row| row.get(0));
            return Ok(has.optional()?.unwrap_or(false));
        }
        let row = load_customer(db, customer)?;
        Ok(fold(row.profile.value(value.field)) == value.folded)
    }
}
