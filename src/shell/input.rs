//! What the terminal sends, as what the window takes: chords, pastes, clicks and sizes.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::Message;
use crate::app::message::{Mouse, MouseDid, On, Size};
use crate::keys::chord::{Chord, Held, Key};

/// The message that an event is; none when the window has no use for it.
#[must_use]
pub fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => chord(key).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(pasted(&text))),
        Event::Resize(columns, rows) => Some(Message::Resize(Size { columns, rows })),
        Event::Mouse(mouse) => clicked(mouse).map(Message::Mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// What was pasted, with line feeds: terminals send the ends of its lines as the key Enter would.
fn pasted(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The chord of a key event; none for a release, a lone modifier and keys that nobody uses.
#[must_use]
pub fn chord(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let (key, shifted) = key(event.code)?;
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let alt_gr = event.modifiers.contains(both) && types_a_sign(key);
    let held = Held {
        ctrl: !alt_gr && event.modifiers.contains(KeyModifiers::CONTROL),
        alt: !alt_gr && event.modifiers.contains(KeyModifiers::ALT),
        shift: shifted || event.modifiers.contains(KeyModifiers::SHIFT),
    };
    Some(Chord::of(key, held))
}

/// Windows sends AltGr as Ctrl and Alt together with the sign that it makes; such a sign is typed, not commanded.
fn types_a_sign(key: Key) -> bool {
    matches!(key, Key::Char(char) if !char.is_ascii_alphanumeric())
}

/// The key, and whether its code says that Shift is held.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "crossterm names keys that no chord has, and more of them with each version"
)]
fn key(code: KeyCode) -> Option<(Key, bool)> {
    let key = match code {
        KeyCode::Char(char) => Key::Char(char),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => return Some((Key::Tab, true)),
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        _ => return None,
    };
    Some((key, false))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the window hears a click and the wheel, whatever else a mouse can do"
)]
fn clicked(mouse: MouseEvent) -> Option<Mouse> {
    let did = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseDid::Click,
        MouseEventKind::ScrollUp => MouseDid::WheelUp,
        MouseEventKind::ScrollDown => MouseDid::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        column: mouse.column,
        row: mouse.row,
        did,
        on: On::Elsewhere,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: KeyCode, modifiers: KeyModifiers, expected: &str) {
        let chord = chord(KeyEvent::new(code, modifiers)).unwrap();
        assert_eq!(chord.to_string(), expected);
    }

    #[test]
    fn keys_are_read_as_people_write_them() {
        check(KeyCode::Char('d'), KeyModifiers::NONE, "d");
        check(KeyCode::Char('Å'), KeyModifiers::SHIFT, "Å");
        check(KeyCode::Char('s'), KeyModifiers::CONTROL, "ctrl-s");
        check(KeyCode::BackTab, KeyModifiers::SHIFT, "shift-tab");
        check(KeyCode::BackTab, KeyModifiers::NONE, "shift-tab");
        check(
            KeyCode::Char('@'),
            KeyModifiers::CONTROL | KeyModifiers::ALT,
            "@",
        );
        check(KeyCode::PageUp, KeyModifiers::NONE, "pgup");
    }

    #[test]
    fn pasted_lines_end_as_lines_do() {
        let read = message(Event::Paste("41000001\r41000002\r\n41000003\n".to_owned()));
        let Some(Message::Paste(text)) = read else {
            panic!("{read:?}");
        };
        assert_eq!(text, "41000001\n41000002\n41000003\n");
    }

    #[test]
    fn a_release_is_no_press() {
        let release = KeyEvent::new_with_kind(
            KeyCode::Char('d'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        );
        assert_eq!(chord(release), None);
    }
}
