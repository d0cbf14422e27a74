//! What the cells of a column show, when its header does not say or is not to be trusted.

use crate::forms::cell;
use crate::forms::table::Row;
use crate::model::phone::{Region, read_phones};

/// Cells that are looked at in each column.
const CELLS_MAX: usize = 200;

/// A column is what this share of its cells is, in percent (compliance.md §7.4).
const SHARE: usize = 60;

/// What the cells of one column are, counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    pub(super) filled: usize,
    phones: usize,
    emails: usize,
    postcodes: usize,
    spaced_names: usize,
    words: usize,
    companies: usize,
}

impl Evidence {
    pub(super) fn of(rows: &[&Row], column: usize, region: Region) -> Self {
        let mut evidence = Self::default();
        let cells = rows.iter().map(|row| cell::read(row.cell(column)));
        for cell in cells.filter(|cell| !cell.is_empty()).take(CELLS_MAX) {
            evidence.count(cell, region);
        }
        evidence
    }

    fn count(&mut self, cell: &str, region: Region) {
        let is_digits = cell.bytes().all(|byte| byte.is_ascii_digit());
        let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
        let is_words = !has_digit
            && cell
                .chars()
                .all(|letter| letter.is_alphabetic() || " .'’-&/".contains(letter));
        self.filled += 1;
        self.emails += usize::from(cell.contains('@') && !cell.contains(' '));
        self.phones += usize::from(has_digit && is_phone(cell, region));
        self.postcodes += usize::from(is_digits && (4..=5).contains(&cell.len()));
        self.words += usize::from(is_words);
        self.spaced_names += usize::from(is_words && cell.contains(' '));
        self.companies += usize::from(has_company_form(cell));
    }

    pub(super) fn are_phones(&self) -> bool {
        self.most(self.phones)
    }

    pub(super) fn are_emails(&self) -> bool {
        self.most(self.emails)
    }

    pub(super) fn are_postcodes(&self) -> bool {
        self.most(self.postcodes)
    }

    pub(super) fn are_names(&self) -> bool {
        self.most(self.spaced_names)
    }

    pub(super) fn are_words(&self) -> bool {
        self.most(self.words)
    }

    pub(super) const fn are_companies(&self) -> bool {
        self.companies * 100 >= self.filled * 30 && self.companies > 0
    }

    const fn most(&self, count: usize) -> bool {
        count * 100 >= self.filled * SHARE && count > 0
    }
}

/// Whether a cell holds a number, and is not a date or an amount that happens to have as many digits.
pub(super) fn is_phone(cell: &str, region: Region) -> bool {
    let is_date = cell.len() <= 10
        && cell.split(['.', '-', '/']).count() == 3
        && cell
            .split(['.', '-', '/'])
            .any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/'));
    !is_date && read_phones(cell, region).iter().any(Result::is_ok)
}

fn has_company_form(cell: &str) -> bool {
    let Some((_, last)) = cell.trim_end_matches('.').rsplit_once(' ') else {
        return false;
    };
    [
        "AS", "ASA", "A/S", "ApS", "AB", "HB", "GmbH", "Ltd", "Inc", "LLC", "ANS", "ENK", "Oy",
        "KG", "AG",
    ]
    .iter()
    .any(|form| last.eq_ignore_ascii_case(form))
}
