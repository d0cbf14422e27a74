//! What is filled into a message: a text, or a number that may decide between *one* and *several*.

use std::borrow::Cow;

use fluent_bundle::FluentValue;

/// What is filled into a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text, as it is.
    Text(Cow<'a, str>),
    /// A number, written as the language groups its digits.
    Count(i64),
}

impl Arg<'_> {
    pub(super) fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_ref()),
            Self::Count(count) => FluentValue::from(*count),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! counts {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg<'_> {
            fn from(count: $number) -> Self {
                Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
            }
        }
    )+};
}

counts!(u16, u32, u64, usize, i32, i64);
