//! What a long number is: somebody's own, an account's or a card's, by its length and its check digits.

use super::Kind;
use super::runs::Group;

/// The weights of the check digits of a Norwegian *fødselsnummer*.
const NORWEGIAN: [[u32; 11]; 2] = [
    [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0],
    [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1],
];

/// The weights of the check digit of a Norwegian account.
const ACCOUNT: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// The kind of a number of seven digits and more.
pub(super) fn kind(groups: &[Group], is_abroad: bool) -> Kind {
    let digits: Vec<u32> = groups
        .iter()
        .flat_map(|group| group.digits.chars())
        .filter_map(|digit| digit.to_digit(10))
        .collect();
    if is_abroad {
        return Kind::Number;
    }
    let sizes: Vec<usize> = groups.iter().map(Group::len).collect();
    match digits.len() {
        11 if NORWEGIAN
            .iter()
            .all(|weights| is_eleventh(&digits, weights))
            && is_norwegian_day(&digits) =>
        {
            Kind::Identity
        }
        11 if is_eleventh(&digits, &ACCOUNT) => Kind::Account,
        10 if matches!(sizes.as_slice(), [10] | [6, 4] | [2, 2, 2, 4])
            && is_of_somebody(&digits) =>
        {
            Kind::Identity
        }
        12 if is_swedish(&digits) => Kind::Identity,
        9 if sizes == [3, 2, 4] => Kind::Identity,
        13..=19 if is_luhn(&digits) => Kind::Account,
        _ => Kind::Number,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    YearFirst,
}

/// Whether the weighted digits leave nothing when 11 is taken away as often as it goes.
fn is_eleventh(digits: &[u32], weights: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum.is_multiple_of(11)
}

/// D-numbers add 40 to the day, numbers for tests 40 or 80 to the month.
fn is_norwegian_day(digits: &[u32]) -> bool {
    let (day, month) = (two(digits, 0), two(digits, 2));
    let is_day = (1..=31).contains(&day) || (41..=71).contains(&day);
    is_day && (1..=12).contains(&(month % 40))
}

/// A Danish or a Swedish number without its century.
fn is_of_somebody(digits: &[u32]) -> bool {
    is_day(digits, Order::DayFirst) || is_day(digits, Order::YearFirst) && is_luhn(digits)
}

/// A Swedish number with its century; *samordningsnummer* add 60 to the day.
fn is_swedish(digits: &[u32]) -> bool {
    let short = digits.get(2..).unwrap_or_default();
    matches!(two(digits, 0), 18..=20) && is_day(short, Order::YearFirst) && is_luhn(short)
}

/// Whether ten digits begin with a day: Danish ones with the day of the month, Swedish ones with the year. The Danish
/// check digit has not held since 2007, so that none is asked for.
fn is_day(digits: &[u32], order: Order) -> bool {
    let (day, month) = match order {
        Order::DayFirst => (two(digits, 0), two(digits, 2)),
        Order::YearFirst => (two(digits, 4), two(digits, 2)),
    };
    let is_added = order == Order::YearFirst && (61..=91).contains(&day);
    ((1..=31).contains(&day) || is_added) && (1..=12).contains(&month)
}

/// The number that two digits are.
fn two(digits: &[u32], at: usize) -> u32 {
    match digits.get(at..at + 2) {
        Some(&[tens, ones]) => tens * 10 + ones,
        _ => 0,
    }
}

/// Whether every second digit doubled, from the right, makes a sum of whole tens (ISO 7812).
fn is_luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => *digit,
            _ if *digit > 4 => digit * 2 - 9,
            _ => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}
