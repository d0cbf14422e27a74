//! Names and addresses as registers and lists write them, made alike enough to be compared.
//!
//! *Invariant:* of two readings the one that finds somebody is taken: a near match stops a call, and a person looks.

use chrono::{Datelike as _, NaiveDate};

use crate::forms::dates::{self, DateOrder};
use crate::model::text::fold;

/// The words of a name, folded, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name(Vec<String>);

impl Name {
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        let mut words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both may be the same person: every word of the shorter name stands in the longer, an initial standing
    /// for a name that begins with it.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let (few, many) = if self.0.len() <= other.0.len() {
            (&self.0, &other.0)
        } else {
            (&other.0, &self.0)
        };
        let stands_in = |word: &String| {
            let is_initial = word.chars().count() == 1;
            many.iter().any(|known| {
                let known_is_initial = known.chars().count() == 1;
                known == word
                    || is_initial && known.starts_with(word.as_str())
                    || known_is_initial && word.starts_with(known.as_str())
            })
        };
        let whole = few.iter().filter(|word| many.contains(word)).count();
        !few.is_empty() && whole > 0 && few.iter().all(stands_in)
    }
}

/// A home: the post code, or the town where there is none, and the number of the house.
pub(super) type Home = (String, String);

/// The homes that an address may be; none when too little of it is known.
pub(super) fn homes(street: &str, postcode: &str, town: &str) -> Vec<Home> {
    let Some(house) = house(street) else {
        return Vec::new();
    };
    let code: String = postcode.chars().filter(char::is_ascii_digit).collect();
    let code = if code.is_empty() {
        letters(postcode)
    } else {
        code
    };
    let town = letters(town);
    [code, town]
        .into_iter()
        .filter(|place| !place.is_empty())
        .map(|place| (place, house.clone()))
        .collect()
}

/// What tells houses in one place apart: the first number in the address, else its first word.
fn house(street: &str) -> Option<String> {
    let folded = fold(street);
    let mut words = folded.split(|letter: char| !letter.is_alphanumeric());
    let number = words.clone().find_map(|word| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(digits)
    });
    number.or_else(|| words.find(|word| !word.is_empty()).map(str::to_owned))
}

fn letters(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}

/// A day of birth, without its century: registers write two digits of the year, and a name goes with it.
pub(super) fn born(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let read = |form: &str| NaiveDate::parse_from_str(text, form).ok();
    let day = match (is_digits, text.len()) {
        (true, 8) => read("%Y%m%d").or_else(|| read("%d%m%Y")),
        (true, 6) => read("%d%m%y"),
        _ => dates::read(text, DateOrder::DayFirst).map(|at| at.day),
    }?;
    NaiveDate::from_ymd_opt(2000 + day.year().rem_euclid(100), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(
            Name::of(one).is_like(&Name::of(other)),
            expected,
            "{one} / {other}"
        );
        assert_eq!(
            Name::of(other).is_like(&Name::of(one)),
            expected,
            "{other} / {one}"
        );
    }

    #[test]
    fn a_name_is_known_in_another_order_and_with_fewer_words() {
        check("Åse Østergård", "ØSTERGAARD, AASE", true);
        check("Kari Anne Hansen", "Kari Hansen", true);
        check("K. Hansen", "Kari Hansen", true);
        check("Kari Hansen", "Ola Hansen", false);
        check("Kari Hansen", "Kari Berg", false);
        check("", "Kari", false);
        check("K", "Kari", false);
    }

    #[test]
    fn a_home_is_known_by_its_code_or_its_town() {
        let one = homes("Storgata 12 B", "0155", "Oslo");
        let other = homes("Storgt. 12b", "", "OSLO");
        assert!(other.iter().all(|home| one.contains(home)));
        assert_eq!(homes("", "0155", "Oslo"), []);
        assert_eq!(homes("Storgata 12", "", ""), []);
    }

    #[test]
    fn a_day_of_birth_is_read_as_registers_write_it() {
        let day = NaiveDate::from_ymd_opt(2080, 5, 21);
        for text in [
            "1980-05-21",
            "21.05.1980",
            "21/5-1980",
            "19800521",
            "21051980",
            "210580",
        ] {
            assert_eq!(born(text), day, "{text}");
        }
        assert_eq!(born("ukjent"), None);
    }
}
