//! The mouse: a click on a page chooses what it stands on, and takes what is chosen already; in a box it takes it at once.
//! The wheel walks in what it stands on. Nothing needs it.

use super::cursor::{Extent, Step};
use super::edit::Spot;
use super::layout::{Area, Pane};
use super::message::{Mouse, MouseDid, On};
use super::over::{Over, Page, Writes};
use super::panes::import::ImportStep;
use super::window::App;

/// Rows that one turn of the wheel walks over a page or a long list.
const WHEEL_ROWS: usize = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        match mouse.did {
            MouseDid::WheelDown => self.wheel(mouse, Step::Down),
            MouseDid::WheelUp => self.wheel(mouse, Step::Up),
            // What is waited for decides what stands under the mouse.
            MouseDid::Click if self.waiting.is_some() => {}
            MouseDid::Click => self.click(mouse),
        }
    }

    /// Walks in the box on top, else in the pane under the mouse; the keys stay where they are.
    fn wheel(&mut self, mouse: Mouse, step: Step) {
        match self.over.last() {
            Some(Over::Ask(_) | Over::Callback(_) | Over::Import(_)) => self.walk(step),
            Some(Over::Form(_)) => self.next_field(step),
            Some(Over::Find(_) | Over::Palette(_) | Over::Help(_)) => self.walk_rows(step),
            None => {
                let keys_go_to = self.pane;
                self.pane = self.pane_under(mouse).unwrap_or(keys_go_to);
                self.walk_rows(step);
                self.pane = keys_go_to;
            }
        }
    }

    fn walk_rows(&mut self, step: Step) {
        for _ in 0..WHEEL_ROWS {
            self.walk(step);
        }
    }

    /// The pane of the desk that is seen there.
    fn pane_under(&self, mouse: Mouse) -> Option<Pane> {
        if self.page != Page::Desk {
            return None;
        }
        let layout = self.layout();
        let panes = [
            (Pane::Queue, layout.queue),
            (Pane::Card, layout.card),
            (Pane::Notes, layout.notes),
            // The questions of a wrap-up stand in the room of the guide too.
            (Pane::Notes, layout.guide),
        ];
        let holds = |area: Area| area.holds(mouse.column, mouse.row);
        panes
            .into_iter()
            .find_map(|(pane, area)| area.filter(|area| holds(*area)).map(|_| pane))
    }

    fn click(&mut self, mouse: Mouse) {
        self.notice = None;
        match (self.over.is_empty(), self.page) {
            (false, _) => self.click_in_box(mouse.on),
            (true, Page::Today) => self.click_on_today(mouse.on),
            (true, Page::Desk) => self.click_on_desk(mouse),
            (true, Page::Agenda | Page::Voice) => self.click_on_list(mouse.on),
            (true, Page::Break | Page::Review | Page::OwnWeek) => {}
        }
    }

    fn click_in_box(&mut self, on: On) {
        match on {
            On::Row(n) => self.take_row(n),
            On::Inside => {}
            On::Elsewhere => {
                let is_easily_opened_again = matches!(
                    self.over.last(),
                    Some(Over::Find(_) | Over::Palette(_) | Over::Help(_) | Over::Ask(_))
                );
                if is_easily_opened_again {
                    self.back();
                }
            }
        }
    }

    /// Takes the n-th row of the box on top. A field of a form is gone to, and a column is chosen before it is changed.
    fn take_row(&mut self, n: usize) {
        match self.over.last_mut() {
            Some(Over::Form(form)) => form.at = n,
            Some(Over::Import(import)) if import.step == ImportStep::Columns => {
                let was = std::mem::replace(&mut import.cursor.at, n);
                if was == n {
                    self.map_column();
                }
            }
            Some(_) | None => {
                if let Some(cursor) = self.cursor_mut() {
                    cursor.at = n;
                }
                self.choose();
            }
        }
    }

    fn click_on_today(&mut self, on: On) {
        let On::Row(n) = on else { return };
        let was = std::mem::replace(&mut self.today.cursor.at, n);
        if was == n {
            self.choose();
        }
    }

    fn click_on_list(&mut self, on: On) {
        let (On::Row(n), Some(cursor)) = (on, self.cursor_mut()) else {
            return;
        };
        let was = std::mem::replace(&mut cursor.at, n);
        if was == n {
            self.choose();
        }
    }

    fn click_on_desk(&mut self, mouse: Mouse) {
        let layout = self.layout();
        let Some(pane) = self.pane_under(mouse) else {
            return;
        };
        match pane {
            Pane::Queue => {
                let count = self.queue.rows().len();
                let at = row_at(layout.queue, count, self.queue.cursor.at, mouse);
                let at = match mouse.on {
                    On::Row(n) => n,
                    On::Inside | On::Elsewhere => at,
                };
                self.click_row(Pane::Queue, at);
            }
            Pane::Card => {
                let count = self.card_rows().len();
                let at = row_at(layout.card, count, self.hand.card_pane.cursor.at, mouse);
                self.click_row(Pane::Card, at);
            }
            Pane::Notes => self.click_on_notes(layout.notes.unwrap_or_default().inside(), mouse),
        }
    }

    /// Goes to a row of a pane; the row that the keys are on already is taken.
    fn click_row(&mut self, pane: Pane, at: usize) {
        let had_the_keys = std::mem::replace(&mut self.pane, pane) == pane;
        let Some(cursor) = self.cursor_mut() else {
            return;
        };
        let was = std::mem::replace(&mut cursor.at, at);
        if had_the_keys && was == at {
            self.choose();
        }
    }

    fn click_on_notes(&mut self, area: Area, mouse: Mouse) {
        if let On::Row(n) = mouse.on {
            self.pane = Pane::Notes;
            self.hand.writes = Writes::Questions;
            self.answer_with(n);
            return;
        }
        self.write_notes();
        let spot = Spot {
            row: self.hand.notes_top + down(area, mouse),
            column: usize::from(mouse.column.saturating_sub(area.x + 1)),
        };
        let view = self.notes_view();
        self.hand.notes.click(spot, view);
    }
}

/// Rows from the top of an area.
fn down(area: Area, mouse: Mouse) -> usize {
    usize::from(mouse.row.saturating_sub(area.y))
}

/// The row of a list that stands under the mouse.
fn row_at(pane: Option<Area>, count: usize, chosen: usize, mouse: Mouse) -> usize {
    let area = pane.unwrap_or_default().inside();
    let extent = Extent {
        count,
        shown: usize::from(area.rows),
    };
    (extent.top(chosen) + down(area, mouse)).min(count.saturating_sub(1))
}
