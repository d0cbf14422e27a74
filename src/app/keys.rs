//! One key: chord, then action, then what it does here. Letters are text where the focus says so.

use crate::keys::{Action, Chord};

use super::act;
use super::edit::{Done, Reach};
use super::layout::Pane;
use super::over::{Over, Page};
use super::window::App;
use super::write::verb_of;

impl App {
    /// Takes a key, or keeps it while something is waited for.
    pub(super) fn key(&mut self, chord: Chord) {
        if let Some(chord) = self.hold_back(chord) {
            self.press(chord);
        }
    }

    pub(super) fn press(&mut self, chord: Chord) {
        self.notice = None;
        let focus = self.focus();
        if let Some(typed) = chord.typed().filter(|_| focus.is_text()) {
            self.type_char(typed);
            return;
        }
        let Some(action) = self.setup.keymap.resolve(chord, focus) else {
            self.begin_a_time(chord);
            return;
        };
        if let Some(verb) = verb_of(action) {
            let reach = if chord.held().shift {
                Reach::Select
            } else {
                Reach::Move
            };
            self.write(verb, reach);
        } else {
            self.act(action);
        }
    }

    /// Does what an action asks for, here.
    pub(super) fn act(&mut self, action: Action) {
        if let Some(does) = act::of(action) {
            does(self);
        }
    }

    /// A letter where it is asked when to call again begins a time in words: `tir 14` must not become the answer 1.
    fn begin_a_time(&mut self, chord: Chord) {
        let typed = chord.typed().filter(|typed| typed.is_alphabetic());
        if let (Some(typed), Some(Over::Callback(_))) = (typed, self.over.last()) {
            self.type_a_time();
            self.type_char(typed);
        }
    }

    fn type_char(&mut self, typed: char) {
        if let Some((editor, _)) = self.editor_mut() {
            editor.type_char(typed);
            self.written();
        }
    }

    /// Takes pasted text where text is written; beside a card it goes to the notes, and pasted on Today, in the queue or in
    /// an import, it is rows to bring in.
    pub(super) fn paste(&mut self, text: &str) {
        self.notice = None;
        if self.over.is_empty() && self.page == Page::Desk && self.pane != Pane::Queue {
            self.write_notes();
        }
        if let Some((editor, _)) = self.editor_mut() {
            editor.paste(text);
            self.written();
            return;
        }
        match self.over.last() {
            None | Some(Over::Import(_)) => self.paste_rows(text),
            Some(
                Over::Find(_)
                | Over::Palette(_)
                | Over::Help(_)
                | Over::Ask(_)
                | Over::Callback(_)
                | Over::Form(_),
            ) => {}
        }
    }

    /// After a verb: keeps what was written, or copies what was asked for.
    pub(super) fn done(&mut self, done: Done) {
        match done {
            Done::Changed => self.written(),
            Done::Copied(text) => {
                self.clipboard.clone_from(&text);
                self.send(super::effect::Effect::Copy(text));
                self.written();
            }
            Done::Moved | Done::Nothing => self.follow_notes(),
        }
    }
}
