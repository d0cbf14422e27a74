//! The three questions of a list, asked where somebody wants to call: once, by number key, and then it goes on.

use crate::guard::{Detail, Objection, Register};
use crate::model::customer::Audience;
use crate::model::id::ListId;
use crate::model::list::{Ground, List, ListAudience, ListState};
use crate::model::queue::Hold;

use super::effect::{Effect, WantedCall};
use super::message::Trouble;
use super::over::Over;
use super::panes::ask::{AUDIENCES, Asking, ListAsking, ListQuestion};
use super::panes::form::{FormField, FormFor, FormPane, Slot};
use super::window::App;

impl App {
    /// The question of a list that stands in the way of a call; none when something else does.
    pub(super) fn list_question(
        &self,
        wanted: &WantedCall,
        objections: &[Objection],
    ) -> Option<ListAsking> {
        let asked = |objection: &Objection| match (objection.hold, &objection.detail) {
            (Hold::AudienceUnknown, _) => Some((ListQuestion::Audience, String::new())),
            (Hold::GroundUnknown, _) => Some((ListQuestion::Ground, String::new())),
            (
                Hold::NeedsWash,
                Detail::NeverWashed { register } | Detail::WashTooOld { register, .. },
            ) => Some((ListQuestion::Washed, register.clone().into_owned())),
            (
                Hold::NeedsConsent
                | Hold::NeedsWash
                | Hold::Suppressed
                | Hold::NoNumber
                | Hold::TriedToday
                | Hold::TriedThisWeek
                | Hold::Resting
                | Hold::CallbackLater
                | Hold::OtherPartOfDay
                | Hold::Restricted
                | Hold::RulesBroken
                | Hold::Listed
                | Hold::ZoneUnknown
                | Hold::CallerHidden
                | Hold::OtherChannel
                | Hold::FailureOpen
                | Hold::TriedEnough
                | Hold::OutsideHours
                | Hold::OtherHours
                | Hold::WithColleague
                | Hold::OfColleague,
                _,
            ) => None,
        };
        let all: Option<Vec<_>> = objections.iter().map(asked).collect();
        let (question, register) = all?.into_iter().min_by_key(|(question, _)| *question)?;
        let of_list = objections
            .iter()
            .find_map(|objection| objection.list.as_ref())?;
        let list = self.list(of_list.id)?.clone();
        Some(ListAsking {
            answers: list.answers.clone(),
            list,
            question,
            register,
            wanted: Some(wanted.clone()),
        })
    }

    fn list(&self, id: ListId) -> Option<&List> {
        let of_card = self.hand.card.iter().flat_map(|read| &read.card.lists);
        let of_card = of_card.map(|member| &member.list);
        let all = self.lists.iter().map(|(list, _)| list);
        of_card.chain(all).find(|list| list.id == id)
    }

    pub(super) fn list_answered(&mut self, mut asking: ListAsking, n: usize) {
        match asking.question {
            ListQuestion::Audience => asking.answers.audience = AUDIENCES.get(n).copied(),
            ListQuestion::Ground => asking.answers.ground = Ground::ALL.get(n).copied(),
            ListQuestion::Washed if n == 0 => {
                self.ask_wash(&asking.register);
                self.asked_for = Some(asking);
                return;
            }
            ListQuestion::Washed => return,
        }
        self.set_answers(asking);
    }

    /// Asks against which register, which version, and who did it.
    pub(super) fn ask_wash(&mut self, register: &str) {
        let day = self.now.today().to_string();
        let fields = vec![
            FormField::suggested(Slot::Register, register),
            FormField::suggested(Slot::Version, &day),
            FormField::suggested(Slot::WashedBy, &self.seller().name),
        ];
        let mut form = FormPane::of(FormFor::Washed, fields);
        form.at = 1;
        self.over.push(Over::Form(form));
    }

    /// Keeps the answers of a list; the call goes on when they are kept.
    pub(super) fn set_answers(&mut self, asking: ListAsking) {
        self.send(Effect::SetAnswers {
            list: asking.list.id,
            answers: asking.answers.clone(),
        });
        self.asked_for = Some(asking);
    }

    /// The answers are kept: the call that they were asked for is asked about again.
    pub(super) fn answers_set(&mut self, list: ListId, result: Result<(), Trouble>) {
        if let Err(trouble) = result {
            self.problem(trouble);
            return;
        }
        self.refresh();
        let asking = self.asked_for.take_if(|asking| asking.list.id == list);
        let Some(asking) = asking else { return };
        match asking.wanted.clone() {
            None => self.ask_the_next(asking),
            Some(wanted) if self.hand.customer() == Some(wanted.customer) => {
                self.reread_card();
                self.clear(wanted);
            }
            Some(_) => {}
        }
    }

    /// The next question of the same list, when it is not answered yet.
    fn ask_the_next(&mut self, mut asking: ListAsking) {
        let next = match asking.question {
            ListQuestion::Audience if asking.answers.ground.is_none() => ListQuestion::Ground,
            ListQuestion::Audience | ListQuestion::Ground | ListQuestion::Washed => return,
        };
        asking.question = next;
        asking.list.answers = asking.answers.clone();
        self.open_question(Asking::ListQuestion(asking));
    }

    /// A question whose answer would give the queue more to call: of the list that is called, else of any.
    pub(crate) fn open_question_of_list(&self) -> Option<ListAsking> {
        let called = self.queue.filter.list;
        let mut lists = self.lists.iter();
        lists
            .find_map(|(list, counts)| {
                let is_called = called.is_none_or(|called| called == list.id);
                let holds = |hold| {
                    counts
                        .waiting
                        .iter()
                        .any(|(it, count, _)| *it == hold && *count > 0)
                };
                let question = if !is_called || list.state != ListState::Open {
                    None
                } else if holds(Hold::AudienceUnknown) && list.answers.audience.is_none() {
                    Some(ListQuestion::Audience)
                } else if holds(Hold::GroundUnknown) && list.answers.ground.is_none() {
                    Some(ListQuestion::Ground)
                } else if holds(Hold::NeedsWash) {
                    Some(ListQuestion::Washed)
                } else {
                    None
                };
                Some((list, question?))
            })
            .map(|(list, question)| ListAsking {
                list: list.clone(),
                question,
                answers: list.answers.clone(),
                register: self.register_of(list),
                wanted: None,
            })
    }

    /// The register that a list is washed against; empty when the rules name none.
    fn register_of(&self, list: &List) -> String {
        let registers = &self.setup.rules.market(list.market).registers;
        let audience = match list.answers.audience {
            Some(ListAudience::All(audience)) => audience,
            Some(ListAudience::EachRow) | None => Audience::Consumer,
        };
        let concerns = |register: &&Register| register.audiences.contains(&audience);
        let register = registers.iter().find(concerns).or(registers.first());
        register.map_or_else(String::new, |register| register.name.clone())
    }
}
