//! The palette: every action that works here, by name, and the short cards of the campaign by their two letters.

use crate::app::Setup;
use crate::app::cursor::Cursor;
use crate::app::edit::Editor;
use crate::keys::{Action, Focus};
use crate::model::campaign::TalkCard;
use crate::model::text::fold;

/// The rank of another word, behind those of the name.
const OTHER_WORD: usize = 3;

/// The palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PalettePane {
    /// What is typed.
    pub(crate) field: Editor,
    /// Where the keys went before it opened; that is where the chosen action works.
    pub(crate) behind: Focus,
    /// The short cards that can be shown, with their titles in the language of the desk.
    cards: Vec<(TalkCard, String)>,
    /// What matches.
    pub(crate) matches: Vec<PaletteRow>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
}

/// A row of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PaletteRow {
    /// An action.
    Action(Action),
    /// A fact or an objection, to be shown beside the notes.
    Card(TalkCard),
}

impl PalettePane {
    /// The palette over this focus.
    pub(crate) fn over(behind: Focus, cards: Vec<(TalkCard, String)>, setup: &Setup) -> Self {
        let mut palette = Self {
            field: Editor::line(""),
            behind,
            cards,
            matches: Vec::new(),
            cursor: Cursor::default(),
        };
        palette.search(setup);
        palette
    }

    /// Finds the card of these two letters, then the actions and cards whose label or name holds what is typed, those
    /// that begin with it first; and last the actions for which it is another word.
    pub(crate) fn search(&mut self, setup: &Setup) {
        let wanted = fold(self.field.text().trim());
        let mut matches: Vec<(usize, PaletteRow)> = Vec::new();
        for binding in setup.keymap.here(self.behind) {
            let action = binding.action;
            let label = setup
                .labels
                .get(&action)
                .map_or(action.name(), String::as_str);
            let rank = rank(&fold(label), &wanted).or(rank(action.name(), &wanted));
            let words = setup.search_words.get(&action).map(|words| fold(words));
            let rank = rank.or_else(|| other_word(&words?, &wanted));
            let row = PaletteRow::Action(action);
            let is_new = matches.iter().all(|(_, other)| *other != row);
            if let Some(rank) = rank.filter(|_| is_new) {
                matches.push((rank + 1, row));
            }
        }
        for (card, title) in &self.cards {
            let is_named = fold(&card.key) == wanted;
            let by_title = rank(&fold(title), &wanted).map(|rank| rank + 1);
            if let Some(rank) = is_named.then_some(0).or(by_title) {
                matches.push((rank, PaletteRow::Card(card.clone())));
            }
        }
        matches.sort_by_key(|(rank, _)| *rank);
        self.matches = matches.into_iter().map(|(_, row)| row).collect();
        self.cursor = Cursor::default();
    }

    /// What is chosen.
    pub(crate) fn chosen(&self) -> Option<&PaletteRow> {
        self.matches.get(self.cursor.at)
    }
}

/// Behind all that are called so: when one of the other words begins with what is wanted.
fn other_word(words: &str, wanted: &str) -> Option<usize> {
    rank(words, wanted)
        .filter(|rank| *rank < 2)
        .map(|_| OTHER_WORD)
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
