//! Numbers as a register's file writes them, a million at a time: whatever a plain row of digits may mean, without a
//! numbering plan. Whoever is looked for is known, so a reading too many finds nobody, and one too few would.
//!
//! *Invariant:* what is not plain digits is left to `model::phone`, which knows how people write.

use crate::model::phone::{Region, read_phones};

/// A number as its digits with a 1 before them, so that a leading zero counts.
pub(super) type Dialled = u64;

/// The readings of one cell.
#[derive(Debug, Default)]
pub(super) struct Readings {
    found: Vec<Dialled>,
}

/// Country codes whose numbers are read without their plan, and the prefix that is dialled only within the country.
const CODES: [(Region, &str, Trunk); 6] = [
    (Region::NO, "47", Trunk::None),
    (Region::DK, "45", Trunk::None),
    (Region::SE, "46", Trunk::Zero),
    (Region::GB, "44", Trunk::Zero),
    (Region::DE, "49", Trunk::Zero),
    (Region::US, "1", Trunk::None),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trunk {
    None,
    Zero,
}

/// Digits in the longest number that is read here, and in the shortest.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=12;

impl Readings {
    /// What a cell may mean for somebody in this region; empty when it holds no number.
    pub(super) fn of(&mut self, cell: &str, region: Region) -> &[Dialled] {
        self.found.clear();
        if self.plain(cell, region).is_none() {
            self.found.clear();
            let read = read_phones(cell, region).into_iter().flatten();
            self.found
                .extend(read.map(|phone| dialled(phone.number.as_e164())));
        }
        &self.found
    }

    /// Reads a row of digits; none when it is not as plain as that.
    fn plain(&mut self, cell: &str, region: Region) -> Option<()> {
        let (_, code, trunk) = CODES.iter().find(|(known, ..)| *known == region)?;
        let mut buffer = [0; 12];
        let (digits, written) = scan(cell, &mut buffer)?;
        if written == Written::Abroad {
            let is_twofold =
                digits.len() > 10 && (digits.starts_with("47") || digits.starts_with("45"));
            let has_trunk = digits.as_bytes().get(2) == Some(&b'0');
            if is_twofold || has_trunk {
                return None;
            }
            self.found.push(dialled(digits));
            return Some(());
        }
        // With the country's code and the prefix that goes without it: the plan knows.
        if digits
            .strip_prefix(code)
            .is_some_and(|rest| rest.starts_with('0'))
        {
            return None;
        }
        let own = match trunk {
            Trunk::None => digits,
            Trunk::Zero => digits.strip_prefix('0').unwrap_or(digits),
        };
        self.found.push(joined(code, own));
        if digits.starts_with(code) {
            self.found.push(dialled(digits));
        }
        Some(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Abroad,
    AtHome,
}

/// The digits of a cell that has nothing but digits, room and hyphens.
fn scan<'b>(cell: &str, buffer: &'b mut [u8; 12]) -> Option<(&'b str, Written)> {
    let (rest, written) = match (cell.strip_prefix('+'), cell.strip_prefix("00")) {
        (Some(rest), _) | (None, Some(rest)) => (rest, Written::Abroad),
        (None, None) => (cell, Written::AtHome),
    };
    let mut length = 0;
    for byte in rest.bytes() {
        match byte {
            b'0'..=b'9' => {
                *buffer.get_mut(length)? = byte;
                length += 1;
            }
            b' ' | b'-' => {}
            _ => return None,
        }
    }
    let digits = buffer.get(..length)?;
    let digits = std::str::from_utf8(digits).ok()?;
    DIGITS.contains(&length).then_some((digits, written))
}

/// The digits in a text, with a 1 before them.
fn dialled(text: &str) -> Dialled {
    joined("", text)
}

fn joined(code: &str, own: &str) -> Dialled {
    let digits = code.bytes().chain(own.bytes());
    digits
        .filter(u8::is_ascii_digit)
        .fold(1, |sum: u64, digit| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::phone::PhoneNumber;

    #[track_caller]
    fn check(cell: &str, region: Region, number: &str) {
        let number: PhoneNumber = number.parse().unwrap();
        let mut readings = Readings::default();
        let found = readings.of(cell, region);
        assert!(
            found.contains(&dialled(number.as_e164())),
            "{cell}: {found:?}"
        );
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for cell in [
            "41207813",
            "412 07 813",
            "+47 412 07 813",
            "004741207813",
            "4741207813",
            "+4741207813",
            "41207813.0",
            "tlf. 41207813",
            "+47 (0) 41207813",
            "41207813 / 22123456",
            "'41207813",
            "+47 47 412 07 813",
        ] {
            check(cell, Region::NO, "+4741207813");
        }
        check("47123456", Region::NO, "+4747123456");
        check("02800", Region::NO, "+4702800");
        check("20123456", Region::DK, "+4520123456");
        for cell in [
            "070-174 06 05",
            "0701740605",
            "701740605",
            "+46701740605",
            "+46 (0)70 174 06 05",
            "+46 070 174 06 05",
        ] {
            check(cell, Region::SE, "+46701740605");
        }
        check("020 7946 0958", Region::GB, "+442079460958");
        check("01512 3456789", Region::DE, "+4915123456789");
        check("(650) 253-0000", Region::US, "+16502530000");
        check("1 202 456 1111", Region::US, "+12024561111");
        check("+12024561111", Region::US, "+12024561111");
        check("+358 40 1234567", Region::NO, "+358401234567");
    }

    #[test]
    fn what_is_no_number_means_nobody() {
        for cell in ["", "telefon", "x", "12", "ola@example.no"] {
            assert_eq!(
                Readings::default().of(cell, Region::NO),
                &[] as &[Dialled],
                "{cell}"
            );
        }
    }

    /// Whatever the plan reads, the plain reading has too.
    #[test]
    fn nothing_that_the_plan_reads_is_missed() {
        let mut readings = Readings::default();
        for region in CODES.map(|(region, ..)| region) {
            for n in 0..1_500_u64 {
                let digits =
                    (n * 7_919_191 + n % 97) % 10_u64.pow(7 + u32::try_from(n % 4).unwrap());
                for cell in [
                    format!("{digits}"),
                    format!("0{digits}"),
                    format!("+{digits}"),
                    format!("00{digits}"),
                ] {
                    let found = readings.of(&cell, region).to_vec();
                    for phone in read_phones(&cell, region).into_iter().flatten() {
                        let number = dialled(phone.number.as_e164());
                        assert!(
                            found.contains(&number),
                            "{cell} in {region}: {}",
                            phone.number.as_e164()
                        );
                    }
                }
            }
        }
    }
}
