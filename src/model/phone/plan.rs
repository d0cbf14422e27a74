//! The countries' numbering plans: Norway's and Denmark's here, all others by libphonenumber.
//!
//! The two are here because they are the first markets and their plans are a few lines: a row of an import costs no
//! regular expression, and the first frame of the desk does not wait for the library's tables (several milliseconds).
//!
//! A number of the right length is taken even where libphonenumber calls it invalid: ranges are opened faster than
//! tables are printed (Norwegian 42, 43 and 44; American exchanges), and a number refused is a customer lost.

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber as Parsed, PhoneNumberFormat,
    PhoneNumberType, Region as Country, ValidationError,
};

use super::{NotAPhone, Phone, PhoneKind, PhoneNumber, PhoneState, Region};

/// Whether a country code comes first in the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// With `+` or `00`: the country code comes first.
    International,
    /// As the region's own people write it.
    National,
}

/// The number that these digits (5 to 20, nothing else) are for somebody in this region.
pub(super) fn place(digits: &str, written: Written, region: Region) -> Result<Phone, NotAPhone> {
    match written {
        Written::International => {
            if let Some(own) = digits.strip_prefix("47") {
                norwegian(without_code(own, "47"))
            } else if let Some(own) = digits.strip_prefix("45") {
                danish(without_code(own, "45"))
            } else {
                elsewhere(&format!("+{digits}"), region)
            }
        }
        Written::National if region == Region::NO => norwegian(without_code(digits, "47")),
        Written::National if region == Region::DK => danish(without_code(digits, "45")),
        Written::National => elsewhere(digits, region),
    }
}

/// Ten digits that begin with the country code are a number with its code; eight are a number that begins like it.
fn without_code<'a>(digits: &'a str, code: &str) -> &'a str {
    match digits.strip_prefix(code) {
        Some(own) if own.len() == 8 => own,
        _ => digits,
    }
}

fn norwegian(own: &str) -> Result<Phone, NotAPhone> {
    match (own.len(), own.as_bytes()) {
        (8, &[b'4' | b'9', ..]) => Ok(phone("+47", own, PhoneKind::Mobile)),
        (8, &[b'2' | b'3' | b'6' | b'7', ..] | &[b'5', b'1'..=b'7', ..]) => {
            Ok(phone("+47", own, PhoneKind::Fixed))
        }
        (8, &[b'5' | b'8', ..]) | (5, &[b'0', b'2'..=b'9', ..]) => {
            Ok(phone("+47", own, PhoneKind::Other))
        }
        (8, _) => Err(NotAPhone::NotInUse),
        (length, _) => Err(too(length, 8)),
    }
}

fn danish(own: &str) -> Result<Phone, NotAPhone> {
    match (own.len(), own.as_bytes()) {
        (8, &[b'8' | b'9', b'0', ..]) => Ok(phone("+45", own, PhoneKind::Other)),
        (8, &[b'2'..=b'9', ..]) => Ok(phone("+45", own, PhoneKind::FixedOrMobile)),
        (8, _) => Err(NotAPhone::NotInUse),
        (length, _) => Err(too(length, 8)),
    }
}

fn too(length: usize, right: usize) -> NotAPhone {
    if length < right {
        NotAPhone::TooShort
    } else {
        NotAPhone::TooLong
    }
}

fn phone(code: &str, own: &str, kind: PhoneKind) -> Phone {
    let mut e164 = String::with_capacity(code.len() + own.len());
    e164.push_str(code);
    e164.push_str(own);
    Phone {
        number: PhoneNumber(e164),
        kind,
        state: PhoneState::Untried,
    }
}

/// Any other country, by libphonenumber; where it says no, by length and first digit.
fn elsewhere(text: &str, region: Region) -> Result<Phone, NotAPhone> {
    let country = Country::from_code(&region.to_string()).ok();
    let parsed = PHONE_NUMBER_UTIL
        .parse(text, country)
        .map_err(|error| match error {
            ParseError::InvalidCountryCode => NotAPhone::UnknownCountry,
            ParseError::TooShortAfterIdd | ParseError::TooShortNsn => NotAPhone::TooShort,
            ParseError::TooLongNsn => NotAPhone::TooLong,
            ParseError::NotANumber(_) => NotAPhone::NotInUse,
        })?;
    let kind = match kind_of(parsed.get_type()) {
        Some(kind) => kind,
        None => kind_by_shape(&parsed)?,
    };
    let number = parsed.format_as(PhoneNumberFormat::E164).into_owned();
    let number = number.parse().map_err(|_| NotAPhone::TooLong)?;
    Ok(Phone {
        number,
        kind,
        state: PhoneState::Untried,
    })
}

fn kind_of(kind: PhoneNumberType) -> Option<PhoneKind> {
    match kind {
        PhoneNumberType::FixedLine => Some(PhoneKind::Fixed),
        PhoneNumberType::Mobile => Some(PhoneKind::Mobile),
        PhoneNumberType::FixedLineOrMobile => Some(PhoneKind::FixedOrMobile),
        PhoneNumberType::TollFree
        | PhoneNumberType::PremiumRate
        | PhoneNumberType::SharedCost
        | PhoneNumberType::VoIP
        | PhoneNumberType::PersonalNumber
        | PhoneNumberType::Pager
        | PhoneNumberType::UAN
        | PhoneNumberType::VoiceMail => Some(PhoneKind::Other),
        PhoneNumberType::Unknown => None,
    }
}

/// What a number is that libphonenumber calls invalid, when its length is right and no plan forbids its first digit.
fn kind_by_shape(parsed: &Parsed) -> Result<PhoneKind, NotAPhone> {
    match parsed.is_possible_with_reason() {
        Ok(NumberLengthType::IsPossible) => {}
        Ok(NumberLengthType::IsPossibleLocalOnly) | Err(ValidationError::TooShort) => {
            return Err(NotAPhone::TooShort);
        }
        Err(ValidationError::TooLong) => return Err(NotAPhone::TooLong),
        Err(ValidationError::InvalidLength) => return Err(NotAPhone::TooShort),
        Err(ValidationError::InvalidCountryCode) => return Err(NotAPhone::UnknownCountry),
    }
    let own = parsed.get_national_significant_number();
    let first = own.bytes().next().unwrap_or(b'0');
    let alike = own.bytes().all(|digit| digit == first);
    match (parsed.country_code, first) {
        _ if alike => Err(NotAPhone::NotInUse),
        (1, b'2'..=b'9') => Ok(PhoneKind::FixedOrMobile),
        (44, b'7') => Ok(PhoneKind::Mobile),
        (1, _) | (44, b'0' | b'4' | b'6') | (46 | 49, b'0') => Err(NotAPhone::NotInUse),
        (44, _) if own.len() < 9 => Err(NotAPhone::TooShort),
        (46, _) if own.len() < 7 => Err(NotAPhone::TooShort),
        (49, _) if own.len() < 6 => Err(NotAPhone::TooShort),
        (49, _) if own.len() > 13 => Err(NotAPhone::TooLong),
        (44 | 46 | 49, _) => Ok(PhoneKind::FixedOrMobile),
        // Of other countries we know too little to overrule the library.
        (_, _) => Err(NotAPhone::NotInUse),
    }
}

pub(super) fn national(e164: &str) -> String {
    match nordic(e164) {
        Some((_, own)) => in_pairs(own),
        None => written_as(e164, PhoneNumberFormat::National),
    }
}

pub(super) fn international(e164: &str) -> String {
    match nordic(e164) {
        Some((code, own)) => format!("{code} {}", in_pairs(own)),
        None => written_as(e164, PhoneNumberFormat::International),
    }
}

pub(super) fn region(e164: &str) -> Option<Region> {
    match nordic(e164) {
        Some(("+47", _)) => Some(Region::NO),
        Some(_) => Some(Region::DK),
        None => {
            let parsed = PHONE_NUMBER_UTIL.parse(e164, None).ok()?;
            parsed
                .get_region_code()
                .or_else(|| PHONE_NUMBER_UTIL.get_region_for_country_code(parsed.country_code))?
                .as_region_str()
                .parse()
                .ok()
        }
    }
}

pub(super) fn kind(e164: &str) -> PhoneKind {
    let digits = e164.strip_prefix('+').unwrap_or(e164);
    place(digits, Written::International, Region::NO).map_or(PhoneKind::Other, |phone| phone.kind)
}

/// Whether a number is one that nobody is called on: it costs the caller extra, or is too short to be a subscriber's.
pub(super) fn is_special(e164: &str) -> bool {
    const SUBSCRIBER: usize = "+4702800".len();
    if e164.len() < SUBSCRIBER {
        return true;
    }
    match nordic(e164) {
        Some(("+47", own)) => own.starts_with("82"),
        Some((_, own)) => own.starts_with("90"),
        None => PHONE_NUMBER_UTIL
            .parse(e164, None)
            .is_ok_and(|parsed| parsed.get_type() == PhoneNumberType::PremiumRate),
    }
}

/// The country code and the rest, when the number is Norwegian or Danish.
fn nordic(e164: &str) -> Option<(&str, &str)> {
    e164.split_at_checked(3)
        .filter(|(code, _)| matches!(*code, "+47" | "+45"))
}

/// Eight digits as `91 23 45 67`; Norwegian 8xx as `800 12 345`; others unbroken.
fn in_pairs(own: &str) -> String {
    let sizes: &[usize] = match (own.len(), own.starts_with('8')) {
        (8, true) => &[3, 2, 3],
        (8, false) => &[2, 2, 2, 2],
        _ => return own.to_owned(),
    };
    let mut out = String::with_capacity(11);
    let mut rest = own;
    for &size in sizes {
        let (group, after) = rest.split_at_checked(size).unwrap_or((rest, ""));
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(group);
        rest = after;
    }
    out
}

fn written_as(e164: &str, format: PhoneNumberFormat) -> String {
    match PHONE_NUMBER_UTIL.parse(e164, None) {
        Ok(parsed) => parsed.format_as(format).into_owned(),
        Err(_) => e164.to_owned(),
    }
}
