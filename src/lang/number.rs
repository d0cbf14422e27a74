//! Numbers as the language groups their digits: `12 345`, `12.345`, `12,345`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{ENGLISH, Lang, bundle_of, formatted};
use crate::model::campaign::{Amount, Period};

/// How the language groups the digits of its numbers.
const GROUPING: &str = "number-grouping";

/// A space that keeps a number on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

impl Lang {
    /// The number, with its digits grouped by thousands.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        let grouping = self.say(GROUPING);
        match grouping.as_str() {
            "space" => grouped(number, NO_BREAK_SPACE),
            "dot" => grouped(number, '.'),
            "comma" => grouped(number, ','),
            _ => number.to_string(),
        }
    }

    /// An amount of money with its currency and how often it is paid: *1 347,00 NOK a month*.
    #[must_use]
    pub fn amount(&self, amount: Amount, currency: &str, period: Period) -> String {
        let hundredths = amount.hundredths();
        let sign = if hundredths < 0 { "−" } else { "" };
        let all = hundredths.unsigned_abs();
        let point = match self.say(GROUPING).as_str() {
            "comma" => '.',
            _ => ',',
        };
        let whole = self.number(all / 100);
        let amount = format!("{sign}{whole}{point}{:02}", all % 100);
        self.with(
            &format!("price-{}", period.name()),
            &[
                ("amount", amount.as_str().into()),
                ("currency", currency.into()),
            ],
        )
    }

    /// The size of a file, roughly.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        match bytes {
            0..1_000 => self.with("size-bytes", &[("count", bytes.into())]),
            1_000..1_000_000 => self.with("size-kilobytes", &[("count", (bytes / 1_000).into())]),
            _ => self.with("size-megabytes", &[("count", (bytes / 1_000_000).into())]),
        }
    }

    /// Makes what is read write its numbers as the language does.
    pub(super) fn group_numbers(&mut self) {
        let grouping = self.say(GROUPING);
        group(&mut self.bundle, &grouping);
        if let Some(english) = self.english.get_mut() {
            group(english, &grouping);
        }
    }

    /// English, with numbers as the language writes them.
    pub(super) fn in_english(&self) -> &FluentBundle<FluentResource> {
        self.english.get_or_init(|| {
            let mut english = bundle_of(ENGLISH, &[], &mut Vec::new());
            let grouping = formatted(&self.bundle, GROUPING, &FluentArgs::new());
            if let Some(grouping) = grouping {
                group(&mut english, &grouping);
            }
            english
        })
    }
}

/// Fluent takes a function without an environment, so there is one for each grouping.
fn group(bundle: &mut FluentBundle<FluentResource>, grouping: &str) {
    match grouping {
        "space" => bundle.set_formatter(Some(with_spaces)),
        "dot" => bundle.set_formatter(Some(with_dots)),
        "comma" => bundle.set_formatter(Some(with_commas)),
        _ => {}
    }
}

fn with_spaces<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    in_groups(value, NO_BREAK_SPACE)
}

fn with_dots<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    in_groups(value, '.')
}

fn with_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    in_groups(value, ',')
}

/// None for texts, which Fluent writes itself.
fn in_groups(value: &FluentValue<'_>, separator: char) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole: u64 = number.as_string().parse().ok()?;
    Some(grouped(whole, separator))
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1.000"),
            (12_345, "12.345"),
            (1_234_567, "1.234.567"),
        ] {
            assert_eq!(grouped(number, '.'), expected);
        }
    }
}
