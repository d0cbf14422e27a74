//! Finding a customer: what was found, and by what.

use super::id::{CustomerId, ListId};
use super::phone::Phone;

/// What made a customer match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matched {
    /// A number, or a part of one.
    Number,
    /// The name.
    Name,
    /// The company.
    Company,
    /// The town.
    Town,
    /// An e-mail address.
    Email,
    /// Words in the notes.
    Notes,
    /// The number in another system, or in a register.
    Id,
}

impl Matched {
    /// The name in machine-readable output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Company => "company",
            Self::Town => "town",
            Self::Email => "email",
            Self::Notes => "notes",
            Self::Id => "id",
        }
    }
}

/// A customer who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// Their company; empty when none.
    pub company: String,
    /// Their numbers, first the one to try first.
    pub phones: Vec<Phone>,
    /// Their town.
    pub town: String,
    /// The lists they stand on, by id and name.
    pub lists: Vec<(ListId, String)>,
    /// What matched.
    pub matched: Matched,
}
