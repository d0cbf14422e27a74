//! Those who cannot be called now, by reason: each reason opens as a list, from the queue, from Today, and from the empty
//! queue itself.

use crate::model::id::ListId;
use crate::model::list::ListState;
use crate::model::moment::Moment;
use crate::model::queue::{Counts, Hold};

use super::layout::Pane;
use super::notice::Notice;
use super::over::Page;
use super::panes::ask::Asking;
use super::panes::today::TodayRow;
use super::window::App;

/// A reason, how many wait for it, and when the first of them can be called, where that is known.
pub(crate) type Reason = (Hold, u64, Option<Moment>);

/// A row of a queue in which nobody can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyRow {
    /// A question of a list is not answered, and somebody could be called if it were.
    Question,
    /// Those who wait for this.
    Reason(Reason),
}

/// The reasons for which anybody waits.
fn reasons(counts: &Counts) -> Vec<Reason> {
    let waiting = counts.waiting.iter();
    waiting
        .filter(|(_, count, _)| *count > 0)
        .copied()
        .collect()
}

impl App {
    /// What can be chosen in a queue in which nobody can be called; nothing in any other.
    pub(crate) fn empty_rows(&self) -> Vec<EmptyRow> {
        let queue = self.queue.queue.as_ref();
        let is_empty = self.queue.filter.waiting.is_none() && self.queue.rows().is_empty();
        let Some(queue) = queue.filter(|_| is_empty) else {
            return Vec::new();
        };
        let question = self.open_question_of_list().map(|_| EmptyRow::Question);
        let reasons = reasons(&queue.counts).into_iter().map(EmptyRow::Reason);
        question.into_iter().chain(reasons).collect()
    }

    /// Opens the chosen row of a queue in which nobody can be called.
    pub(super) fn open_empty_row(&mut self) {
        match self.empty_rows().get(self.queue.cursor.at) {
            Some(EmptyRow::Question) => {
                if let Some(asking) = self.open_question_of_list() {
                    self.open_question(Asking::ListQuestion(asking));
                }
            }
            Some(EmptyRow::Reason((hold, ..))) => self.look_at_waiting(*hold),
            None => {}
        }
    }

    /// Asks whose reason is to be looked at: on Today of the chosen list, else of the queue.
    pub(super) fn show_waiting(&mut self) {
        let (list, counts) = self.counted();
        let reasons = counts.map(reasons).unwrap_or_default();
        match reasons.as_slice() {
            [] => self.note(Notice::NobodyWaits),
            [(only, ..)] => self.look_at_reason(list, *only),
            [..] => self.open_question(Asking::WhichReason { list, reasons }),
        }
    }

    /// The counts that are in view, and of which list they are.
    fn counted(&self) -> (Option<ListId>, Option<&Counts>) {
        let rows = self.today_rows();
        let today = self
            .today
            .today
            .as_ref()
            .filter(|_| self.page == Page::Today);
        if let (Some(today), Some(TodayRow::List(n))) = (today, rows.get(self.today.cursor.at)) {
            let open = today.lists.get(*n);
            let open = open.filter(|(list, _)| list.state == ListState::Open);
            return (
                open.map(|(list, _)| list.id),
                open.map(|(_, counts)| counts),
            );
        }
        let counts = self.queue.queue.as_ref().map(|queue| &queue.counts);
        (self.queue.filter.list, counts)
    }

    pub(super) fn look_at_reason(&mut self, list: Option<ListId>, hold: Hold) {
        if list != self.queue.filter.list {
            self.queue.filter.field = None;
        }
        self.queue.filter.list = list;
        self.look_at_waiting(hold);
    }

    fn look_at_waiting(&mut self, hold: Hold) {
        self.queue.filter.waiting = Some(hold);
        self.queue.cursor.at = 0;
        self.page = Page::Desk;
        self.pane = Pane::Queue;
        self.ask_queue();
    }

    /// Back to those who can be called.
    pub(super) fn look_at_queue(&mut self) {
        if self.queue.filter.waiting.take().is_some() {
            self.queue.cursor.at = 0;
        }
    }
}
