//! Lower-case hex digits, and the fixed-size values that are written with them.
//!
//! *Invariant:* one value has one spelling; upper-case digits are refused.

/// A text that is not the right number of lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not {digits} lower-case hex digits")]
pub struct NotHex {
    /// How many digits would have been right.
    pub digits: usize,
}

/// Appends the digits of `bytes` to `text`.
pub fn push(text: &mut String, bytes: &[u8]) {
    text.reserve(bytes.len() * 2);
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 0xf));
    }
}

/// The digits of `bytes`.
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    push(&mut text, bytes);
    text
}

/// Reads exactly `N` bytes.
pub fn parse<const N: usize>(text: &str) -> Result<[u8; N], NotHex> {
    let wrong = NotHex { digits: 2 * N };
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return Err(wrong);
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let &[high, low] = pair else {
            return Err(wrong);
        };
        *byte = (value(high).ok_or(wrong)? << 4) | value(low).ok_or(wrong)?;
    }
    Ok(bytes)
}

const fn digit(half: u8) -> char {
    match half {
        0..=9 => (b'0' + half) as char,
        _ => (b'a' + half - 10) as char,
    }
}

const fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Makes a fixed-size byte value that is written as hex.
macro_rules! hex_bytes {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// The value made of these bytes.
            #[must_use]
            pub const fn of(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// The bytes, as stored.
            #[must_use]
            pub const fn bytes(&self) -> &[u8; $bytes] {
                &self.0
            }

            /// The value in a stored row, when the row holds the right number of bytes.
            #[must_use]
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::seal::hex::text(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::seal::hex::NotHex;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::seal::hex::parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::seal::hex::NotHex;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.to_string()
            }
        }
    };
}

/// Makes a fixed-size secret: written as hex where it is serialised, never where it is printed.
macro_rules! secret_bytes {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// The secret made of these bytes.
            #[must_use]
            pub const fn of(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// The secret bytes, for the identity file alone.
            #[must_use]
            pub const fn bytes(&self) -> &[u8; $bytes] {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(secret)"))
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::seal::hex::NotHex;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                $crate::seal::hex::parse(&text).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(secret: $name) -> String {
                $crate::seal::hex::text(&secret.0)
            }
        }
    };
}

pub(crate) use hex_bytes;
pub(crate) use secret_bytes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_read_back_as_written() {
        let bytes = [0x00, 0x9f, 0xa0, 0xff];
        assert_eq!(text(&bytes), "009fa0ff");
        assert_eq!(parse(&text(&bytes)), Ok(bytes));
    }

    #[test]
    fn other_spellings_are_refused() {
        for wrong in [
            "",
            "0",
            "00 0",
            "009FA0FF",
            "009fa0f",
            "009fa0ff0",
            "009fa0fg",
        ] {
            assert_eq!(parse::<4>(wrong), Err(NotHex { digits: 8 }), "{wrong}");
        }
    }
}
