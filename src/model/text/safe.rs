//! `Safe`: text that cannot act on a terminal (SYNC.md §3.15).
//!
//! *Invariant:* no other way to make a `Safe` than through the filter.

use std::fmt;

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthStr;

/// Marks on one base letter that are kept; real writing needs no more, stacks of them break rows.
const MARKS_MAX: usize = 4;

/// Joins two emoji into one.
const JOINER: char = '\u{200d}';

/// Text that drawing code may put in a cell: no control, escape, bidi, zero-width or tag character is left in it.
///
/// What was there shows as a control picture (`␛`) or as `�`, so that nothing is hidden from the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Safe(String);

impl Safe {
    /// The text as one line: a line break shows as `␊`, a tab as a space.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self(clean(text, LineBreak::Picture))
    }

    /// The text as lines: `\n` stays (and `\r\n` becomes it), a tab shows as a space.
    #[must_use]
    pub fn block(text: &str) -> Self {
        Self(clean(text, LineBreak::Kept))
    }

    /// The text, ready to draw.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, ready to draw.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether nothing is drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many terminal cells the text takes on one row.
    #[must_use]
    pub fn width(&self) -> usize {
        width(&self.0)
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Safe {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// How many terminal cells a text takes, wide and combining characters counted as Unicode says.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.width()
}

/// What becomes of a line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineBreak {
    Kept,
    Picture,
}

fn clean(text: &str, line_break: LineBreak) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = Marks::NoBase;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\r' && letters.peek() == Some(&'\n') {
            continue;
        }
        let next = letters.peek().copied();
        let shown = match letter {
            '\n' if line_break == LineBreak::Kept => '\n',
            '\u{2028}' | '\u{2029}' => '␊',
            JOINER if joins_emoji(&out, next) => JOINER,
            '\u{fe0e}' | '\u{fe0f}' if out.chars().next_back().is_some_and(takes_style) => letter,
            _ => shown(letter),
        };
        marks = marks.after(shown, &mut out);
    }
    out
}

/// How many combining marks the last base letter has.
#[derive(Debug, Clone, Copy)]
enum Marks {
    NoBase,
    On(usize),
}

impl Marks {
    /// Writes the character, unless it is one mark too many; a mark without a letter gets `◌` to sit on.
    fn after(self, letter: char, out: &mut String) -> Self {
        if letter == '\n' {
            out.push(letter);
            return Self::NoBase;
        }
        if !is_mark(letter) {
            out.push(letter);
            return Self::On(0);
        }
        match self {
            Self::NoBase => {
                out.push('◌');
                out.push(letter);
                Self::On(1)
            }
            Self::On(marks) if marks < MARKS_MAX => {
                out.push(letter);
                Self::On(marks + 1)
            }
            Self::On(marks) => Self::On(marks),
        }
    }
}

fn is_mark(letter: char) -> bool {
    letter >= '\u{300}' && is_combining_mark(letter)
}

/// The character itself, or what is drawn in its place.
fn shown(letter: char) -> char {
    match letter {
        '\t' | '\u{a0}' => ' ',
        '\0'..='\u{1f}' => picture(letter),
        '\u{7f}' => '␡',
        '\u{ad}' => '-',
        _ if is_hidden(letter) => '�',
        _ => letter,
    }
}

/// The control picture of a C0 character.
fn picture(letter: char) -> char {
    char::from_u32(0x2400 + u32::from(letter)).unwrap_or('�')
}

/// Characters that act on a terminal, turn the reading direction, or take no room.
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{80}'..='\u{9f}'
        | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || is_noncharacter(letter)
}

fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// Whether a joiner after what is written and before `next` stands inside an emoji.
fn joins_emoji(written: &str, next: Option<char>) -> bool {
    let before = written
        .chars()
        .rev()
        .find(|letter| !matches!(letter, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'));
    before.is_some_and(is_pictograph) && next.is_some_and(is_pictograph)
}

fn is_pictograph(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
}

/// Whether a text or emoji style may follow, as in ❤️ and 1️⃣.
fn takes_style(letter: char) -> bool {
    is_pictograph(letter)
        || matches!(
            letter,
            '0'..='9' | '#' | '*' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
        )
        || matches!(letter, '\u{25aa}'..='\u{25fe}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, line: &str) {
        assert_eq!(Safe::line(text).as_str(), line, "{text:?}");
    }

    #[test]
    fn ordinary_text_stays() {
        for text in [
            "",
            "Kari",
            "Åse Østergård",
            "日本",
            "e\u{301}",
            "👩\u{200d}👩\u{200d}👦",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
        ] {
            check(text, text);
        }
        check("👩🏽\u{200d}🚒", "👩🏽\u{200d}🚒");
        check("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥");
    }

    #[test]
    fn nothing_acts_on_a_terminal() {
        check("\u{1b}[2J", "␛[2J");
        check("\u{9b}2J", "�2J");
        check("a\0b\u{7f}", "a␀b␡");
        check("a\tb\nc\r\nd\re", "a b␊c␊d␍e");
        check("\u{202e}12 34", "�12 34");
        check("a\u{2066}b\u{2069}\u{61c}\u{200e}", "a�b���");
        check("a\u{2028}b", "a␊b");
        check("a\u{200b}b\u{feff}\u{2060}", "a�b��");
        check("a\u{200d}b", "a�b");
        check("\u{e0041}\u{fffe}\u{1ffff}\u{fdd0}", "����");
        check("a\u{fe0f}", "a�");
    }

    #[test]
    fn marks_are_few_and_sit_on_something() {
        check(
            &format!("a{}b", "\u{301}".repeat(40)),
            &format!("a{}b", "\u{301}".repeat(4)),
        );
        check("\u{301}a", "◌\u{301}a");
        assert_eq!(Safe::block("a\n\u{301}").as_str(), "a\n◌\u{301}");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(Safe::block("a\r\nb\n\u{1b}c").as_str(), "a\nb\n␛c");
    }

    #[test]
    fn width_counts_cells() {
        for (text, cells) in [
            ("", 0),
            ("Ås", 2),
            ("日本", 4),
            ("e\u{301}", 1),
            ("👩\u{200d}👩\u{200d}👦", 2),
        ] {
            assert_eq!(Safe::line(text).width(), cells, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_gets_through_that_acts(text in ".*") {
            let safe = Safe::line(&text);
            let hidden = safe.as_str().chars().find(|letter| {
                letter.is_control()
                    || (is_hidden(*letter) && *letter != JOINER && !matches!(letter, '\u{fe0e}' | '\u{fe0f}'))
            });
            proptest::prop_assert_eq!(hidden, None);
            let again = Safe::line(safe.as_str());
            proptest::prop_assert_eq!(again, safe);
        }
    }
}
