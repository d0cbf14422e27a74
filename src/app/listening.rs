//! What customers said, by keys: a week's words, the weeks up to it, and the call in which somebody said it.

use super::chosen::Sought;
use super::cursor::Step;
use super::effect::Question;
use super::over::Page;
use super::panes::voice::Side;
use super::waiting::OpenWhy;
use super::window::App;

impl App {
    pub(super) fn show_voice(&mut self) {
        self.page = Page::Voice;
        let today = self.now.today();
        if self.voice.monday.is_none() {
            // The last week that is over, as the report's.
            self.voice.turn(-1, today);
        }
        self.ask_voice();
    }

    fn ask_voice(&mut self) {
        if let Some(monday) = self.voice.monday {
            self.ask(Question::Voice(monday));
        }
    }

    /// From the words to the weeks, and back.
    pub(super) fn words_or_weeks(&mut self) {
        self.voice.side = match self.voice.side {
            Side::Words => Side::Weeks,
            Side::Weeks => Side::Words,
        };
    }

    /// The time after or before, in the agenda or in what customers said.
    pub(super) fn turn(&mut self, step: Step) {
        match (self.page, step) {
            (Page::Voice, Step::Up | Step::PageUp | Step::First) => self.turn_voice(-1),
            (Page::Voice, Step::Down | Step::PageDown | Step::Last) => self.turn_voice(1),
            (
                Page::Today
                | Page::Desk
                | Page::Break
                | Page::Review
                | Page::Agenda
                | Page::OwnWeek,
                _,
            ) => self.turn_agenda(step),
        }
    }

    fn turn_voice(&mut self, weeks: i64) {
        self.voice.turn(weeks, self.now.today());
        self.ask_voice();
    }

    /// Opens the call in which the chosen words were said. What was heard by listening belongs to no call.
    pub(super) fn open_said(&mut self) {
        let chosen = self.voice.chosen();
        let whose = chosen.and_then(|said| said.seen.whose.as_ref());
        let Some((customer, at)) = whose.map(|whose| whose.at) else {
            return;
        };
        self.seek = Some(Sought::Call(at.record));
        self.open(customer, OpenWhy::Look);
    }
}
