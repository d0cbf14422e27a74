//! Washing: looking customers up in a reservation register, and what that says of each of them.
//!
//! *Invariant:* what a wash says counts from the date of the register's version, never from the day of the washing.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::CustomerId;
use super::seller::SellerRef;

/// Evidence that some customers were looked for in a version of a register. A wash of many is several records, each with
/// the sums of all; whom a record does not name it does not cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wash {
    /// The register, as `NO.REG.RESERVASJON`.
    pub register: String,
    /// The date of the register's version.
    pub version: NaiveDate,
    /// The file's name, without its folder.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub hash: String,
    /// Rows of the file with anything in them.
    pub rows: u64,
    /// Customers who were looked for, in all records of this wash.
    pub customers: u64,
    /// Customers who stand in the register, in all records of this wash.
    pub hits: u64,
    /// Who washed.
    pub seller: SellerRef,
    /// Customers who stand in the register.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<CustomerId>,
    /// Customers who do not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clear: Vec<CustomerId>,
}

/// Whether somebody stands in a register. Of two answers from one version, yes is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// They do not.
    Clear,
    /// They do, and want no calls.
    Listed,
}

/// What the last wash said of one customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Listing {
    /// The register.
    pub register: String,
    /// The date of the version that says so.
    pub version: NaiveDate,
    /// Whether they stand in it.
    pub found: Found,
}

/// How many customers of a list were washed against one version of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListWash {
    /// The register and its version; none for those who were never looked for in any.
    pub against: Option<(String, NaiveDate)>,
    /// How many.
    pub customers: u64,
}
