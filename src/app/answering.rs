//! The store's answers: each goes where it was asked for; a late one goes nowhere.

use super::effect::{Answer, Question};
use super::message::Trouble;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::queue::Taken;
use super::waiting::Waiting;
use super::window::App;
use crate::model::card::CallVersion;
use crate::model::id::RecordId;
use crate::model::queue::Today;

impl App {
    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Today(today) => self.today_read(today),
            Answer::Queue { asked, queue } => {
                if self.queue.take(&asked, queue) == Taken::Current {
                    self.queue_arrived();
                }
            }
            Answer::Card { asked, card } => {
                self.recalled(asked, card.as_deref());
                self.card_read(asked, card);
            }
            Answer::Found { asked, found } => {
                if let Some(Over::Find(find)) = self.over.last_mut() {
                    find.take(&asked, found);
                    if find.is_answered() && self.waiting == Some(Waiting::Found) {
                        self.waiting = None;
                    }
                }
            }
            Answer::Owners {
                asked,
                number,
                owners,
            } => self.owners_read(&asked, number, owners),
            Answer::Lists(lists) => self.lists = lists,
            Answer::Fields(fields) => self.fields = fields,
            Answer::Values { asked, values } => self.values(&asked, values),
            Answer::Agreements { asked, agreed } => {
                if let Some(Over::Callback(callback)) = self.over.last_mut() {
                    callback.that_day = Some((asked, agreed.clone()));
                }
                self.hand.that_day = Some((asked, agreed));
            }
            Answer::Causes { asked, causes } => self.causes_found(&asked, causes),
            Answer::LastSaved(last) => self.last_saved(last),
            Answer::OpenCauses(causes) => self.causes_read(causes),
            Answer::Versions { asked, versions } => self.versions_read(asked, versions),
            Answer::Review(review) => self.review_read(review),
            Answer::Reviewing { asked, card } => self.reviewing_read(asked, card),
            Answer::Agenda { asked, rows } => self.agenda_read(asked, rows),
            Answer::OwnWeek(week) => self.own_week = Some(week),
            Answer::Voice(voice) => self.voice.take(voice),
            Answer::ImportFiles(files) => self.import_files(files),
            Answer::Preview { asked, preview } => self.previewed(&asked, preview),
            Answer::Failed { asked, why } => self.question_failed(&asked, why),
        }
    }

    /// What is due was read anew: the same row stays chosen, wherever it stands now.
    fn today_read(&mut self, today: Today) {
        let chosen = self.today_rows().get(self.today.cursor.at).copied();
        let chosen = chosen.map(|row| self.today.key(row));
        self.today.today = Some(today);
        let rows = self.today_rows();
        let mut keys = rows.iter().map(|row| self.today.key(*row));
        let at = chosen.and_then(|chosen| keys.position(|key| key == chosen));
        if let Some(at) = at {
            self.today.cursor.at = at;
        }
        self.today.cursor.keep_within(rows.len());
    }

    fn versions_read(&mut self, asked: RecordId, read: Vec<CallVersion>) {
        if let Some(Over::Ask(ask)) = self.over.last_mut()
            && let Asking::Versions { of, versions } = &mut ask.what
            && *of == asked
        {
            *versions = Some(read);
        }
    }

    /// What cannot be read is not waited for.
    fn question_failed(&mut self, asked: &Question, why: Trouble) {
        let is_waited_for = match (asked, &self.waiting) {
            (Question::Card(customer), Some(Waiting::Card(waited, _))) => customer == waited,
            (Question::Queue(_), Some(Waiting::Next(_) | Waiting::Queue))
            | (Question::Owners { .. }, Some(Waiting::Owners(_) | Waiting::Colleague(..)))
            | (Question::Values(_) | Question::OpenCauses, Some(Waiting::Values))
            | (Question::Find(_), Some(Waiting::Found))
            | (Question::Review, Some(Waiting::Review)) => true,
            (
                Question::Today
                | Question::Queue(_)
                | Question::Card(_)
                | Question::Find(_)
                | Question::Owners { .. }
                | Question::Lists
                | Question::Fields
                | Question::Values(_)
                | Question::Agreements(_)
                | Question::Causes { .. }
                | Question::LastSaved
                | Question::OpenCauses
                | Question::Versions(_)
                | Question::Review
                | Question::Reviewing(_)
                | Question::Agenda(_)
                | Question::OwnWeek
                | Question::Voice(_)
                | Question::ImportFiles
                | Question::Preview(_),
                _,
            ) => false,
        };
        if is_waited_for {
            self.give_up_waiting();
        }
        self.problem(why);
    }

    fn values(&mut self, asked: &crate::model::customer::Field, found: Vec<(String, u64)>) {
        if let Some(Over::Ask(ask)) = self.over.last_mut()
            && let Asking::FilterValue { field, values, .. } = &mut ask.what
            && field == asked
        {
            *values = Some(found);
            if self.waiting == Some(Waiting::Values) {
                self.waiting = None;
            }
        }
    }
}
