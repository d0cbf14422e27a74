//! What no record line may exceed, whoever wrote it (SYNC.md §3.3).
//!
//! *Invariant:* one pass over the bytes, no memory; that the text is JSON at all is checked by the JSON reader.

/// The longest line, in bytes, without its line feed.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// The deepest nesting of objects and arrays.
pub const DEPTH_MAX: usize = 16;

/// The largest integer, in either direction: beyond it a reader that knows only doubles loses digits.
pub const INTEGER_MAX: u64 = 1 << 53;

/// Which limit a text exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    /// Longer than a line may be.
    #[error("{bytes} bytes, more than {LINE_BYTES_MAX}")]
    Length {
        /// Its length.
        bytes: usize,
    },
    /// Nested deeper than [`DEPTH_MAX`].
    #[error("nested deeper than {DEPTH_MAX}")]
    Depth,
    /// An integer beyond [`INTEGER_MAX`].
    #[error("an integer beyond 2^53")]
    Integer,
    /// A byte order mark, anywhere outside a string.
    #[error("a byte order mark")]
    ByteOrderMark,
    /// A control character that is not written as an escape: NUL, tab, a line break.
    #[error("a control character")]
    Control,
}

/// Finds the first limit that this JSON text exceeds.
pub fn check(text: &str) -> Result<(), Excess> {
    if text.len() > LINE_BYTES_MAX {
        return Err(Excess::Length { bytes: text.len() });
    }
    let mut rest = text.as_bytes();
    let mut depth = 0_usize;
    while let Some((byte, after)) = rest.split_first() {
        rest = match byte {
            b'"' => skip_string(after)?,
            b'{' | b'[' => {
                depth += 1;
                if depth > DEPTH_MAX {
                    return Err(Excess::Depth);
                }
                after
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                after
            }
            b'-' | b'0'..=b'9' => skip_number(rest)?,
            0..=0x1f => return Err(Excess::Control),
            0xef => return Err(Excess::ByteOrderMark),
            _ => after,
        };
    }
    Ok(())
}

/// What follows the string whose opening quote was just read.
fn skip_string(mut rest: &[u8]) -> Result<&[u8], Excess> {
    while let Some((byte, after)) = rest.split_first() {
        rest = match byte {
            b'"' => return Ok(after),
            b'\\' => after.split_first().map_or(after, |(_, after)| after),
            0..=0x1f => return Err(Excess::Control),
            _ => after,
        };
    }
    Ok(rest)
}

/// What follows the number that begins here.
fn skip_number(text: &[u8]) -> Result<&[u8], Excess> {
    let length = text
        .iter()
        .position(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(length);
    let is_integer = number.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-'));
    if is_integer && magnitude(number) > INTEGER_MAX {
        return Err(Excess::Integer);
    }
    Ok(rest)
}

fn magnitude(digits: &[u8]) -> u64 {
    digits
        .iter()
        .filter(|byte| byte.is_ascii_digit())
        .fold(0_u64, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(text: &str, expected: Result<(), Excess>) {
        assert_eq!(check(text), expected, "{text}");
    }

    #[test]
    fn plain_json_passes() {
        check_text(
            r#"{"a":[1,-2,3.5,1e300,true,null],"b":"[[[[[{{{\"\\"}"#,
            Ok(()),
        );
        check_text(r#"{"text":"å 👩‍🚀 \u0000 99999999999999999999"}"#, Ok(()));
    }

    #[test]
    fn nesting_ends_at_sixteen() {
        let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
        check_text(&nested(16), Ok(()));
        check_text(&nested(17), Err(Excess::Depth));
        check_text(&format!("[{}]", "[],".repeat(40)), Ok(()));
    }

    #[test]
    fn integers_end_at_two_to_the_53() {
        check_text("9007199254740992", Ok(()));
        check_text("-9007199254740992", Ok(()));
        check_text("[9007199254740993]", Err(Excess::Integer));
        check_text("-9007199254740993", Err(Excess::Integer));
        check_text("999999999999999999999999999999", Err(Excess::Integer));
    }

    #[test]
    fn bare_control_characters_and_marks_are_refused() {
        check_text("{\"a\":\0}", Err(Excess::Control));
        check_text("{\"a\":\"\t\"}", Err(Excess::Control));
        check_text("{\"a\":\n1}", Err(Excess::Control));
        check_text("\u{feff}{}", Err(Excess::ByteOrderMark));
    }

    #[test]
    fn a_line_ends_at_64_kib() {
        let text = format!("\"{}\"", "x".repeat(LINE_BYTES_MAX - 2));
        check_text(&text, Ok(()));
        let bytes = text.len() + 1;
        check_text(&(text + " "), Err(Excess::Length { bytes }));
    }
}
