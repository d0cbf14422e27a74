//! Rows of digits, however they are spaced.

use unicode_normalization::char::decompose_compatible;

use super::words::is_unseen;
use crate::model::phone::foreign_digit;

use std::ops::Range;

/// Signs between two digits of one number at most: `412 07 - 813`.
const GAP_MAX: usize = 3;

/// Digits with nothing between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) at: Range<usize>,
    pub(super) digits: String,
    /// What stands between this group and the one before it.
    pub(super) gap: String,
}

impl Group {
    /// The number that the digits are; so large that it is nothing in particular when there are too many.
    pub(super) fn value(&self) -> u32 {
        self.digits.parse().unwrap_or(u32::MAX)
    }

    pub(super) const fn len(&self) -> usize {
        self.digits.len()
    }

    pub(super) fn is_apart(&self) -> bool {
        self.gap.contains(char::is_whitespace)
    }
}

/// The rows of groups in a text that may be one number each.
pub(super) fn runs(text: &str) -> Vec<Vec<Group>> {
    let (mut runs, mut run, mut gap) = (Vec::new(), Vec::<Group>::new(), String::new());
    for (at, letter) in text.char_indices() {
        if let Some(digit) = digit(letter) {
            let end = at + letter.len_utf8();
            if gap.contains(',') && gap != "," {
                runs.push(std::mem::take(&mut run));
            }
            match run.last_mut() {
                Some(last) if gap.is_empty() => {
                    last.digits.push(digit);
                    last.at.end = end;
                }
                Some(_) | None => run.push(Group {
                    at: at..end,
                    digits: digit.to_string(),
                    gap: std::mem::take(&mut gap),
                }),
            }
            gap.clear();
        } else if !run.is_empty() && !is_unseen(letter) {
            gap.push(letter);
            if !is_separator(letter) || gap.chars().count() > GAP_MAX {
                runs.push(std::mem::take(&mut run));
                gap.clear();
            }
        }
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

/// The digit that a sign is, in whatever script or form.
fn digit(letter: char) -> Option<char> {
    if letter.is_ascii_digit() {
        return Some(letter);
    }
    if letter.is_ascii() || !letter.is_numeric() {
        return None;
    }
    foreign_digit(letter).or_else(|| {
        let mut plain = None;
        decompose_compatible(letter, |part| {
            plain = plain.or(Some(part).filter(char::is_ascii_digit));
        });
        plain
    })
}

const fn is_separator(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t'
            | '\u{a0}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '.'
            | ','
            | '-'
            | '\u{2010}'..='\u{2015}'
            | '−'
            | '/'
            | '('
            | ')'
            | '*'
            | '_'
            | '·'
            | '•'
    )
}
