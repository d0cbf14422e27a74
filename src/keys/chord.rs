//! One press: a key and the modifiers held with it, as people write it (`ctrl-s`, `shift-tab`, `pgup`, `d`).
//!
//! *Invariant:* no terminal here; `shell` turns its events into chords.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A key that types this character; the shifted character, not the key's name (`?`, `G`).
    Char(char),
    /// Enter, Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// The key that deletes to the left.
    Backspace,
    /// The key that deletes to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    F(u8),
}

/// The modifiers held with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Held {
    /// Ctrl.
    pub ctrl: bool,
    /// Alt, Meta, Option.
    pub alt: bool,
    /// Shift; always false with a character, which is the shifted one already.
    pub shift: bool,
}

/// A key and the modifiers held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    key: Key,
    held: Held,
}

/// A text that names no chord.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a key like d, ctrl-s, shift-tab or pgup")]
pub struct NotAChord(pub String);

/// The keys that have names; the first name of a key is the one that is written.
const NAMES: &[(&str, Key)] = &[
    ("enter", Key::Enter),
    ("return", Key::Enter),
    ("esc", Key::Esc),
    ("escape", Key::Esc),
    ("tab", Key::Tab),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("del", Key::Delete),
    ("insert", Key::Insert),
    ("ins", Key::Insert),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("home", Key::Home),
    ("end", Key::End),
    ("pgup", Key::PageUp),
    ("pageup", Key::PageUp),
    ("pgdn", Key::PageDown),
    ("pagedown", Key::PageDown),
    ("space", Key::Char(' ')),
    ("minus", Key::Char('-')),
];

impl Chord {
    /// The chord of this key with these modifiers, in its one spelling: a character takes up Shift, and with Ctrl it
    /// is the small letter, because terminals send the same byte for both.
    #[must_use]
    pub fn of(key: Key, held: Held) -> Self {
        let Key::Char(char) = key else {
            return Self { key, held };
        };
        let char = if held.ctrl {
            char.to_ascii_lowercase()
        } else if held.shift && char.is_lowercase() {
            char.to_uppercase().next().unwrap_or(char)
        } else {
            char
        };
        Self {
            key: Key::Char(char),
            held: Held {
                shift: false,
                ..held
            },
        }
    }

    /// The key alone.
    #[must_use]
    pub fn plain(key: Key) -> Self {
        Self::of(key, Held::default())
    }

    /// The key of the chord.
    #[must_use]
    pub const fn key(self) -> Key {
        self.key
    }

    /// The modifiers of the chord.
    #[must_use]
    pub const fn held(self) -> Held {
        self.held
    }

    /// The same chord without Shift; `shift-left` selects where `left` moves.
    #[must_use]
    pub const fn unshifted(self) -> Self {
        let held = Held {
            shift: false,
            ..self.held
        };
        Self {
            key: self.key,
            held,
        }
    }

    /// The character that the chord types into a text, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match (self.key, self.held.ctrl, self.held.alt) {
            (Key::Char(char), false, false) => Some(char),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in [
            (self.held.ctrl, "ctrl-"),
            (self.held.alt, "alt-"),
            (self.held.shift, "shift-"),
        ] {
            if held {
                f.write_str(prefix)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, key)| *key == self.key) {
            return f.write_str(name);
        }
        // Every other key stands in NAMES.
        if let Key::F(n) = self.key {
            write!(f, "f{n}")
        } else if let Key::Char(char) = self.key {
            write!(f, "{char}")
        } else {
            Ok(())
        }
    }
}

impl FromStr for Chord {
    type Err = NotAChord;

    fn from_str(text: &str) -> Result<Self, NotAChord> {
        let mut held = Held::default();
        let mut rest = text;
        while let Some((prefix, after)) = rest.split_once('-').filter(|(_, key)| !key.is_empty()) {
            match prefix.to_ascii_lowercase().as_str() {
                "ctrl" => held.ctrl = true,
                "alt" => held.alt = true,
                "shift" => held.shift = true,
                _ => break,
            }
            rest = after;
        }
        let key = key_named(rest).ok_or_else(|| NotAChord(text.to_owned()))?;
        Ok(Self::of(key, held))
    }
}

fn key_named(text: &str) -> Option<Key> {
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return (!only.is_control() && !only.is_whitespace()).then_some(Key::Char(only));
    }
    let small = text.to_ascii_lowercase();
    if let Some((_, key)) = NAMES.iter().find(|(name, _)| *name == small) {
        return Some(*key);
    }
    let n: u8 = small.strip_prefix('f')?.parse().ok()?;
    (1..=24).contains(&n).then_some(Key::F(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_read_back_as_written() {
        for text in [
            "d",
            "G",
            "?",
            "+",
            ":",
            "/",
            "ø",
            "1",
            "ctrl-s",
            "alt-x",
            "shift-tab",
            "enter",
            "esc",
            "f1",
            "f24",
            "pgup",
            "pgdn",
            "space",
            "minus",
            "ctrl-space",
            "ctrl-alt-delete",
            "home",
            "ctrl-shift-left",
        ] {
            let chord: Chord = text.parse().unwrap();
            assert_eq!(chord.to_string(), text);
        }
    }

    #[test]
    fn every_named_key_has_a_spelling() {
        for (_, key) in NAMES {
            let chord = Chord::plain(*key);
            assert_eq!(chord.to_string().parse(), Ok(chord));
        }
    }

    #[test]
    fn one_chord_has_one_spelling() {
        for (text, expected) in [
            ("Ctrl-S", "ctrl-s"),
            ("shift-g", "G"),
            ("Return", "enter"),
            ("PageUp", "pgup"),
            ("-", "minus"),
            ("ctrl--", "ctrl-minus"),
            ("F1", "f1"),
        ] {
            assert_eq!(
                text.parse::<Chord>().unwrap().to_string(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "", "ctrl-", "hyper-s", "f0", "f25", "dd", "ctrl", "\u{1b}", " ",
        ] {
            assert!(text.parse::<Chord>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn only_plain_characters_are_typed() {
        let typed = |text: &str| text.parse::<Chord>().unwrap().typed();
        assert_eq!(typed("å"), Some('å'));
        assert_eq!(typed("space"), Some(' '));
        assert_eq!(typed("ctrl-s"), None);
        assert_eq!(typed("enter"), None);
    }
}
