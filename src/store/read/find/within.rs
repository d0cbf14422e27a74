//! Finding stays inside one principal, where it is asked for.

use rusqlite::{Connection, OptionalExtension as _};

use crate::store::open::Failure;

const PRINCIPAL: &str = "SELECT k FROM principal WHERE name = ?1";
const IS_THEIRS: &str = "SELECT principal IS ?2 FROM customer WHERE k = ?1";

/// So many times more candidates are looked at where those of other principals fall away again.
const MORE: usize = 20;

/// Whose customers may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Everybody's.
    All,
    /// One principal's, by its key.
    Principal(i64),
}

impl Within {
    /// The customers of the principal of this name; none when nobody is theirs.
    pub(super) fn principal(db: &Connection, name: &str) -> Result<Option<Self>, Failure> {
        let mut statement = db.prepare_cached(PRINCIPAL)?;
        let key = statement.query_row([name], |row| row.get(0)).optional()?;
        Ok(key.map(Self::Principal))
    }

    /// How many candidates to ask for, so that enough are left.
    pub(super) const fn candidates(self, max: usize) -> usize {
        match self {
            Self::All => max,
            Self::Principal(_) => MORE * max,
        }
    }

    /// Whether a customer may be found.
    pub(super) fn admits(self, db: &Connection, customer: i64) -> Result<bool, Failure> {
        let Self::Principal(key) = self else {
            return Ok(true);
        };
        let mut statement = db.prepare_cached(IS_THEIRS)?;
        let is_theirs = statement.query_row([customer, key], |row| row.get(0));
        Ok(is_theirs.optional()?.unwrap_or(false))
    }
}
