//! Walking over rows: which list has the keys, how long it is, and how much of it is seen.

use super::cursor::{Cursor, Extent, Step};
use super::layout::{Area, Pane};
use super::over::{HelpPane, Over, Page};
use super::panes::callback::CallbackPane;
use super::panes::card::CardRow;
use super::panes::help::{HelpRow, columns};
use super::window::App;
use crate::app::effect::Question;
use crate::keys::Focus;

/// Rows of a box that are not its list: the field and the line under it.
const FIELD_ROWS: usize = 2;

/// Rows of the review that stand still: who it is, and an empty one.
pub(crate) const REVIEW_HEAD: usize = 2;

/// Cells of air at both sides of a box.
const AIR_CELLS: u16 = 2;

impl App {
    pub(super) fn walk(&mut self, step: Step) {
        if self.focus() == Focus::Notes {
            self.walk_notes(step);
            return;
        }
        if self.focus() == Focus::WrapUp {
            self.walk_tree(step);
            return;
        }
        let extent = self.extent();
        if let Some(cursor) = self.cursor_mut() {
            cursor.step(step, extent);
        }
        self.walked();
    }

    fn walk_notes(&mut self, step: Step) {
        use super::edit::{Reach, Travel, Verb};
        let travel = match step {
            Step::PageDown => Travel::PageDown,
            Step::PageUp => Travel::PageUp,
            Step::Down => Travel::Down,
            Step::Up => Travel::Up,
            Step::First => Travel::TextStart,
            Step::Last => Travel::TextEnd,
        };
        self.write(Verb::Go(travel), Reach::Move);
    }

    /// The next or previous field of a form.
    pub(super) fn next_field(&mut self, step: Step) {
        if let Some(Over::Form(form)) = self.over.last_mut() {
            match step {
                Step::Down | Step::PageDown | Step::Last => form.next(),
                Step::Up | Step::PageUp | Step::First => form.previous(),
            }
        }
    }

    /// What is to be asked because the cursor stands elsewhere.
    pub(super) fn walked(&mut self) {
        let day = match self.over.last() {
            Some(Over::Callback(callback)) => callback.chosen().map(|when| when.at.date()),
            Some(_) | None => None,
        };
        if let Some(day) = day {
            self.ask(Question::Agreements(day));
        }
    }

    pub(super) fn cursor_mut(&mut self) -> Option<&mut Cursor> {
        if self.over.is_empty() {
            return self.page_cursor_mut();
        }
        match self.over.last_mut() {
            Some(Over::Find(find)) => Some(&mut find.cursor),
            Some(Over::Palette(palette)) => Some(&mut palette.cursor),
            Some(Over::Help(help)) => Some(&mut help.cursor),
            Some(Over::Ask(ask)) => Some(&mut ask.cursor),
            Some(Over::Callback(callback)) => Some(&mut callback.cursor),
            Some(Over::Import(import)) => Some(&mut import.cursor),
            Some(Over::Form(_)) | None => None,
        }
    }

    fn page_cursor_mut(&mut self) -> Option<&mut Cursor> {
        match (self.page, self.pane) {
            (Page::Today, _) => Some(&mut self.today.cursor),
            (Page::Desk, Pane::Queue) => Some(&mut self.queue.cursor),
            (Page::Desk, Pane::Card) => Some(&mut self.hand.card_pane.cursor),
            (Page::Review, _) => Some(&mut self.review.card_pane.cursor),
            (Page::Agenda, _) => Some(&mut self.agenda.cursor),
            (Page::Voice, _) => Some(&mut self.voice.cursor),
            (Page::Break | Page::OwnWeek, _) | (Page::Desk, Pane::Notes) => None,
        }
    }

    /// How long the list that has the keys is, and how much of it is seen.
    fn extent(&self) -> Extent {
        let boxed = usize::from(self.over_area().inside().rows);
        let count = match self.over.last() {
            Some(Over::Find(find)) => find.found.len(),
            Some(Over::Palette(palette)) => palette.matches.len(),
            Some(Over::Help(help)) => return self.help_extent(*help),
            Some(Over::Ask(ask)) => ask.count(),
            Some(Over::Callback(_)) => CallbackPane::ROWS,
            Some(Over::Import(import)) => import.count(),
            Some(Over::Form(form)) => form.fields.len(),
            None => return self.page_extent(),
        };
        let shown = boxed.saturating_sub(FIELD_ROWS);
        Extent { count, shown }
    }

    /// The help has no chosen row: its cursor is the first row shown, and the last page is as full as the others.
    fn help_extent(&self, help: HelpPane) -> Extent {
        let rows = self.help_columns(help).map(|column| column.len());
        let boxed = usize::from(self.over_area().inside().rows);
        let shown = boxed.saturating_sub(FIELD_ROWS);
        let rows = rows.into_iter().max().unwrap_or_default();
        let count = rows.saturating_sub(shown) + 1;
        Extent { count, shown }
    }

    /// The rows of the help in its columns.
    pub(crate) fn help_columns(&self, help: HelpPane) -> [Vec<HelpRow>; 2] {
        let inside = self.over_area().inside();
        let cells = inside.columns.saturating_sub(AIR_CELLS);
        columns(&self.setup.keymap, help.behind, cells)
    }

    fn page_extent(&self) -> Extent {
        let layout = self.layout();
        let rows = |area: Area| usize::from(area.inside().rows);
        let (count, area) = match (self.page, self.pane) {
            (Page::Break | Page::OwnWeek, _) => (0, layout.body),
            (Page::Review, _) => {
                // No row is chosen: the cursor is the first that is shown, and the last page is as full as the others.
                let shown = rows(layout.body).saturating_sub(REVIEW_HEAD);
                let count = self.review_rows().len().saturating_sub(shown) + 1;
                return Extent { count, shown };
            }
            (Page::Agenda, _) => (self.agenda.count(), layout.body),
            (Page::Voice, _) => (self.voice.count(), layout.body),
            (Page::Today, _) => (self.today_rows().len(), layout.body),
            (Page::Desk, Pane::Queue) => {
                let count = self.queue.rows().len().max(self.empty_rows().len());
                (count, layout.queue.unwrap_or_default())
            }
            (Page::Desk, Pane::Card) => (self.card_rows().len(), layout.card.unwrap_or_default()),
            (Page::Desk, Pane::Notes) => (0, layout.notes.unwrap_or_default()),
        };
        let shown = rows(area);
        Extent { count, shown }
    }

    /// What the review shows of the one it stands on.
    pub(crate) fn review_rows(&self) -> Vec<CardRow> {
        let area = self.layout().body.inside();
        let width = usize::from(area.columns.saturating_sub(2));
        self.review.shown(width)
    }

    /// Where a box over the page stands.
    pub(crate) fn over_area(&self) -> Area {
        let body = self.layout().body;
        body.middle(super::message::Size {
            columns: body.columns.saturating_sub(4).clamp(56, 84),
            rows: body.rows.saturating_sub(2).clamp(12, 30),
        })
    }

    /// The rows of the card that is open.
    pub(crate) fn card_rows(&self) -> Vec<CardRow> {
        let Some(read) = &self.hand.card else {
            return Vec::new();
        };
        let area = self.layout().card.unwrap_or_default().inside();
        let width = usize::from(area.columns.saturating_sub(2));
        let mut rows: Vec<CardRow> = self.parked_with(read.card.customer.id).collect();
        rows.extend(self.hand.card_pane.rows(read, width));
        if self.told_caller(&read.card).is_some() {
            let is_below = |row: &CardRow| matches!(row, CardRow::Facts | CardRow::OnList(_));
            let below = rows.iter().position(is_below).unwrap_or(rows.len());
            rows.insert(below, CardRow::Caller);
        }
        if self.is_unknown_caller() && self.is_nameless(&read.card.customer.profile) {
            let is_of_number = |row: &CardRow| {
                matches!(
                    row,
                    CardRow::Parked(_)
                        | CardRow::NoNumber
                        | CardRow::Number(_)
                        | CardRow::Allowed(_)
                        | CardRow::Objection(..)
                        | CardRow::Basis(..)
                        | CardRow::Opens(_)
                )
            };
            let below = rows.iter().position(|row| !is_of_number(row));
            rows.insert(below.unwrap_or(rows.len()), CardRow::WhoIsIt);
        }
        rows
    }

    /// The chosen row of the card.
    pub(crate) fn card_row(&self) -> Option<CardRow> {
        let rows = self.card_rows();
        rows.get(self.hand.card_pane.cursor.at).cloned()
    }
}
