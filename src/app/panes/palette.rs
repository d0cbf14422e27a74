//! The palette: every action that works here, by name.

use std::collections::BTreeMap;

use crate::app::cursor::Cursor;
use crate::app::edit::Editor;
use crate::keys::{Action, Focus, Keymap};
use crate::model::text::fold;

/// The palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PalettePane {
    /// What is typed.
    pub(crate) field: Editor,
    /// Where the keys went before it opened; that is where the chosen action works.
    pub(crate) behind: Focus,
    /// The actions that match.
    pub(crate) matches: Vec<Action>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
}

impl PalettePane {
    /// The palette over this focus.
    pub(crate) fn over(behind: Focus, keymap: &Keymap, labels: &BTreeMap<Action, String>) -> Self {
        let mut palette = Self {
            field: Editor::line(""),
            behind,
            matches: Vec::new(),
            cursor: Cursor::default(),
        };
        palette.search(keymap, labels);
        palette
    }

    /// Finds the actions whose label or name holds what is typed, those that begin with it first.
    pub(crate) fn search(&mut self, keymap: &Keymap, labels: &BTreeMap<Action, String>) {
        let wanted = fold(self.field.text().trim());
        let mut matches: Vec<(usize, Action)> = Vec::new();
        for binding in keymap.here(self.behind) {
            let action = binding.action;
            let label = labels.get(&action).map_or(action.name(), String::as_str);
            let rank = rank(&fold(label), &wanted).or(rank(action.name(), &wanted));
            let is_new = matches.iter().all(|(_, other)| *other != action);
            if let Some(rank) = rank.filter(|_| is_new) {
                matches.push((rank, action));
            }
        }
        matches.sort_by_key(|(rank, _)| *rank);
        self.matches = matches.into_iter().map(|(_, action)| action).collect();
        self.cursor = Cursor::default();
    }

    /// The chosen action.
    pub(crate) fn chosen(&self) -> Option<Action> {
        self.matches.get(self.cursor.at).copied()
    }
}

/// Zero when the text begins with what is wanted, one when a word of it does, two when it is anywhere.
fn rank(text: &str, wanted: &str) -> Option<usize> {
    let at = text.find(wanted)?;
    let (before, _) = text.split_at_checked(at)?;
    Some(match before.chars().next_back() {
        None => 0,
        Some(letter) if !letter.is_alphanumeric() => 1,
        Some(_) => 2,
    })
}
