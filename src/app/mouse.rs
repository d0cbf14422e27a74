//! The mouse: a click chooses what it stands on, the wheel walks. Nothing needs it.

use super::cursor::{Extent, Step};
use super::edit::Spot;
use super::layout::{Area, Pane};
use super::message::{Mouse, MouseDid};
use super::over::Page;
use super::window::App;

/// Rows that one turn of the wheel walks.
const WHEEL_ROWS: usize = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        match mouse.did {
            MouseDid::WheelDown => self.wheel(Step::Down),
            MouseDid::WheelUp => self.wheel(Step::Up),
            MouseDid::Click if self.over.is_empty() && self.page == Page::Desk => {
                self.click(mouse);
            }
            MouseDid::Click => {}
        }
    }

    fn wheel(&mut self, step: Step) {
        for _ in 0..WHEEL_ROWS {
            self.walk(step);
        }
    }

    fn click(&mut self, mouse: Mouse) {
        let layout = self.layout();
        let inside = |area: Option<Area>| {
            area.filter(|area| area.holds(mouse.column, mouse.row))
                .map(Area::inside)
        };
        let row_in = |area: Area| usize::from(mouse.row.saturating_sub(area.y));
        if let Some(area) = inside(layout.queue) {
            self.pane = Pane::Queue;
            let count = self.queue.rows().len();
            let at = row_at(area, count, self.queue.cursor.at, row_in(area));
            self.queue.cursor.at = at;
        } else if let Some(area) = inside(layout.card) {
            self.pane = Pane::Card;
            let count = self.card_rows().len();
            let at = row_at(area, count, self.hand.card_pane.cursor.at, row_in(area));
            self.hand.card_pane.cursor.at = at;
        } else if let Some(area) = inside(layout.notes) {
            self.write_notes();
            let spot = Spot {
                row: self.hand.notes_top + row_in(area),
                column: usize::from(mouse.column.saturating_sub(area.x + 1)),
            };
            let view = self.notes_view();
            self.hand.notes.click(spot, view);
        }
    }
}

/// The row of a list that stands `down` rows from the top of its area.
fn row_at(area: Area, count: usize, chosen: usize, down: usize) -> usize {
    let extent = Extent {
        count,
        shown: usize::from(area.rows),
    };
    (extent.top(chosen) + down).min(count.saturating_sub(1))
}
