//! Where somebody is, as far as the clock and the holidays care.
//!
//! *Invariant:* what is known and no more; which clock holds when little is known is for the rules to say.

mod states;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::moment::Zone;
use super::phone::Region;

pub use states::{names, zones};

/// A part of a country by its ISO 3166-2 code, as `GB-SCT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subdivision {
    country: Region,
    part: Part,
}

/// One to three letters or digits, the rest blank.
type Part = [u8; 3];

/// A text that is no code of a part of a country.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a part of a country like GB-SCT")]
pub struct NotASubdivision(pub String);

impl Subdivision {
    /// The country.
    #[must_use]
    pub const fn country(self) -> Region {
        self.country
    }

    /// What somebody wrote as the part of a country: the code with or without the country, or the name that people
    /// use there. None when it is not known.
    #[must_use]
    pub fn read(text: &str, country: Region) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let whole = text.parse::<Self>().ok();
        let whole = whole.filter(|found| found.country == country);
        whole
            .or_else(|| names(country).find_map(|(code, name)| (name == text).then_some(code)))
            .or_else(|| {
                let code = format!("{country}-{text}").parse().ok()?;
                names(country)
                    .any(|(known, _)| known == code)
                    .then_some(code)
            })
    }
}

impl FromStr for Subdivision {
    type Err = NotASubdivision;

    fn from_str(text: &str) -> Result<Self, NotASubdivision> {
        let wrong = || NotASubdivision(text.to_owned());
        let (country, code) = text.split_once('-').ok_or_else(wrong)?;
        let country = country.parse().map_err(|_| wrong())?;
        let is_code = |byte: u8| byte.is_ascii_alphanumeric();
        if code.is_empty() || code.len() > 3 || !code.bytes().all(is_code) {
            return Err(wrong());
        }
        let mut part = Part::default();
        for (to, from) in part.iter_mut().zip(code.bytes()) {
            *to = from.to_ascii_uppercase();
        }
        Ok(Self { country, part })
    }
}

impl fmt::Display for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.country)?;
        let letters = self.part.iter().filter(|byte| **byte != 0);
        letters
            .copied()
            .try_for_each(|byte| write!(f, "{}", char::from(byte)))
    }
}

impl TryFrom<String> for Subdivision {
    type Error = NotASubdivision;

    fn try_from(text: String) -> Result<Self, NotASubdivision> {
        text.parse()
    }
}

impl From<Subdivision> for String {
    fn from(subdivision: Subdivision) -> String {
        subdivision.to_string()
    }
}

/// Where somebody is. Whatever is not known is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Whereabouts {
    /// Their own clock, as their card has it.
    pub zone: Option<Zone>,
    /// Their country: the card's, else that of their number.
    pub country: Option<Region>,
    /// The part of it.
    pub subdivision: Option<Subdivision>,
}

impl Whereabouts {
    /// Somewhere in a country.
    #[must_use]
    pub const fn in_country(country: Region) -> Self {
        Self {
            zone: None,
            country: Some(country),
            subdivision: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_country_goes_by_its_code_and_by_its_name() {
        let check = |text: &str, country: &str, expected: Option<&str>| {
            let found = Subdivision::read(text, country.parse().unwrap());
            let found = found.map(|found| found.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("GB-SCT", "GB", Some("GB-SCT"));
        check("sct", "GB", Some("GB-SCT"));
        check("Scotland", "GB", Some("GB-SCT"));
        check(" CA ", "US", Some("US-CA"));
        check("California", "US", Some("US-CA"));
        check("Bayern", "DE", Some("DE-BY"));
        check("US-CA", "GB", None);
        check("Viken", "NO", None);
        check("", "US", None);
    }

    #[test]
    fn a_part_reads_back_as_written() {
        for text in ["US-CA", "GB-SCT", "DE-B"] {
            assert_eq!(text.parse::<Subdivision>().unwrap().to_string(), text);
        }
        for text in ["US", "US-", "US-CALI", "USA-CA", "US-C A"] {
            assert!(text.parse::<Subdivision>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_part_that_is_named_has_a_clock_of_its_country() {
        for country in [Region::US, Region::GB, Region::DE] {
            for (part, name) in names(country) {
                assert_eq!(part.country(), country);
                assert!(!name.is_empty());
                assert!(!zones(country, Some(part)).is_empty(), "{part}");
            }
        }
        assert_eq!(zones(Region::US, None), Vec::new());
    }
}
