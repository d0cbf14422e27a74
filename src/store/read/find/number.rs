//! Customers by a part of a number.

use rusqlite::Connection;

use super::rank::Rank;
use super::typed::{Begins, NumberPart};
use crate::store::open::Failure;
use crate::store::read::agreed::collect;
use crate::store::read::limit;
use crate::store::row::{digits_of, phone_number};

const BETWEEN: &str = "SELECT k, number FROM phone WHERE number BETWEEN ?1 AND ?2 LIMIT ?3";
const OF_CUSTOMER: &str = "SELECT number FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255";
const CONTAINING: &str = "SELECT phone.k, phone.number FROM digits JOIN phone ON phone.k = digits.rowid WHERE digits MATCH ?1 LIMIT ?2";

/// The most digits of a number (E.164).
const DIGITS_MAX: usize = 15;
/// Rows of the index read for each that is wanted: it knows parts of three digits, not whether they stand together.
const ROWS_EACH: usize = 10;

/// The customers who have a number with this part, and how well it fits, at most `customers_max`.
pub(super) fn having(
    db: &Connection,
    part: &NumberPart,
    customers_max: usize,
) -> Result<Vec<(i64, Rank)>, Failure> {
    if part.begins == Begins::WithCountry {
        return beginning(db, &part.digits, customers_max);
    }
    let found = containing(db, &part.digits, customers_max)?;
    match part.digits.strip_prefix('0') {
        // A nought before the number is dialled at home only.
        Some(rest) if found.is_empty() && rest.len() >= 3 => containing(db, rest, customers_max),
        _ => Ok(found),
    }
}

/// Whether a customer has a number with this part.
pub(super) fn is_of(db: &Connection, customer: i64, part: &NumberPart) -> Result<bool, Failure> {
    let numbers = collect(db, OF_CUSTOMER, [customer], |row| Ok(row.get(0)?))?;
    Ok(numbers
        .into_iter()
        .any(|number| digits_of(number).contains(&part.digits)))
}

/// Numbers that begin so, the country's code included, of every length.
fn beginning(
    db: &Connection,
    digits: &str,
    customers_max: usize,
) -> Result<Vec<(i64, Rank)>, Failure> {
    let mut found = Vec::new();
    for missing in 0..=DIGITS_MAX.saturating_sub(digits.len()) {
        let bound = |digit: &str| format!("1{digits}{}", digit.repeat(missing)).parse::<i64>();
        let (Ok(low), Ok(high)) = (bound("0"), bound("9")) else {
            break;
        };
        let key = (low, high, limit(customers_max));
        let rows = collect(db, BETWEEN, key, |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.extend(ranked(rows, digits));
    }
    Ok(found)
}

/// Numbers with these digits anywhere in them.
fn containing(
    db: &Connection,
    digits: &str,
    customers_max: usize,
) -> Result<Vec<(i64, Rank)>, Failure> {
    let key = (trigrams(digits), limit(ROWS_EACH * customers_max));
    let rows = collect(db, CONTAINING, key, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found = ranked(rows, digits);
    found.truncate(customers_max);
    Ok(found)
}

/// Parts of three that cover all digits. Every third is enough: what stands in another order is dropped afterwards.
fn trigrams(digits: &str) -> String {
    let bytes = digits.as_bytes();
    let last = bytes.len().saturating_sub(3);
    let starts = (0..last).step_by(3).chain([last]);
    let parts = starts.filter_map(|start| digits.get(start..start + 3));
    let quoted: Vec<String> = parts.map(|part| format!("\"{part}\"")).collect();
    quoted.join(" AND ")
}

fn ranked(rows: Vec<(i64, i64)>, part: &str) -> Vec<(i64, Rank)> {
    let rank = |(k, number): (i64, i64)| {
        let digits = digits_of(number);
        let national = || {
            let number = phone_number(number);
            let national = number.map(|number| number.national()).unwrap_or_default();
            national
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        digits.contains(part).then(|| {
            let national = national();
            let national = national.trim_start_matches('0');
            let is_whole = part == digits || part == national;
            let is_beginning = digits.starts_with(part) || national.starts_with(part);
            (k >> 8, Rank::by_number(is_whole, is_beginning))
        })
    };
    rows.into_iter().filter_map(rank).collect()
}
