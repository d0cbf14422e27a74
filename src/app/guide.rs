//! The guide as rows: what has to be said, what to open with, the open questions by phase, what to close with. A line that
//! has to be said and a question are ticked alike, with one key; the tick is kept with the call.

use crate::desk::{Event, Heard, Refusal, Stage};
use crate::model::call::Direction;
use crate::model::outcome::{GuideKind, GuideLine, Phase};
use crate::model::queue::Hold;
use crate::model::said::{DemandKind, QuestionAsked, Side};
use crate::model::spoken::Spoken;

use super::duties::Duty;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::{AskPane, Asking};
use super::panes::form::{FormFor, FormPane, Slot};
use super::window::App;

/// Campaigns with this purpose sell something.
const SALE: &str = "sale";

/// A row of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GuideRow {
    /// They rang us, and asked not to be sold to: nothing is.
    NothingToSell,
    /// Why we ring: this customer pointed to them.
    Pointed(String),
    /// Something to say first.
    Opening(String),
    /// The questions below belong to this phase; none for those that belong to no phase.
    Phase(Option<Phase>),
    /// The n-th line that can be ticked, counted from zero.
    Tick(usize, Tick),
    /// What to do while something has gone wrong for them.
    Failure(FailureStep),
    /// Something to say last.
    Closing(String),
}

/// A line that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tick {
    /// What is said or asked.
    pub(crate) words: String,
    /// What they answered; empty for none.
    pub(crate) answer: String,
    /// What it is.
    pub(crate) what: TickWhat,
    /// Whether it is ticked.
    pub(crate) ticked: Ticked,
}

/// What a line that can be ticked is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TickWhat {
    /// It has to be said.
    Duty(Duty),
    /// An open question.
    Question,
}

/// Whether a line is ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ticked {
    /// It is.
    Yes,
    /// Not yet.
    No,
}

/// What a guide to a sale comes down to once something has gone wrong for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureStep {
    /// Hear it.
    Hear,
    /// Write it.
    Write,
    /// Promise the next step.
    Promise,
}

impl FailureStep {
    const ALL: [Self; 3] = [Self::Hear, Self::Write, Self::Promise];
}

impl App {
    /// The whole guide.
    pub(crate) fn guide(&self) -> Vec<GuideRow> {
        let mut rows: Vec<GuideRow> = Vec::new();
        if self.is_sale_set_aside() && self.has_gone_wrong() {
            rows.extend(FailureStep::ALL.map(GuideRow::Failure));
        }
        rows.extend(self.is_reserved().then_some(GuideRow::NothingToSell));
        rows.extend(self.pointed_by().map(|by| GuideRow::Pointed(by.to_owned())));
        let duties = self.duties().into_iter().enumerate();
        rows.extend(duties.map(|(n, duty)| GuideRow::Tick(n, Tick::of(duty))));
        let mut count = self.duties_count();
        let lines = self.campaign().map_or(&[][..], |it| &it.guide);
        let of = |kind| lines.iter().filter(move |line| line.kind == kind);
        // Whoever rings us opens the conversation.
        let opening = of(GuideKind::Opening).filter(|_| !self.have_they_rung());
        rows.extend(opening.map(|line| GuideRow::Opening(self.guide_words(line))));
        let phases = phases(of(GuideKind::Question));
        for phase in &phases {
            if phases.as_slice() != [None] {
                rows.push(GuideRow::Phase(*phase));
            }
            for line in of(GuideKind::Question).filter(|line| line.phase == *phase) {
                rows.push(GuideRow::Tick(count, self.question(line)));
                count += 1;
            }
        }
        rows.extend(of(GuideKind::Closing).map(|line| GuideRow::Closing(self.guide_words(line))));
        rows
    }

    /// The guide beside the notes: a sale is none while something has gone wrong for them.
    pub(crate) fn guide_beside(&self) -> Vec<GuideRow> {
        let mut rows = self.guide();
        if self.is_sale_set_aside() {
            rows.retain(|row| match row {
                GuideRow::Tick(_, tick) => tick.what != TickWhat::Question,
                GuideRow::Failure(_) | GuideRow::NothingToSell => true,
                GuideRow::Pointed(_)
                | GuideRow::Opening(_)
                | GuideRow::Phase(_)
                | GuideRow::Closing(_) => false,
            });
        }
        rows
    }

    fn have_they_rung(&self) -> bool {
        let call = self.hand.stage.call();
        call.is_some_and(|call| call.direction() == Direction::In)
    }

    /// Whether they rang us, and a wish of theirs, a register or a restriction says that nothing is to be sold to them. It
    /// never keeps anybody from answering.
    pub(crate) fn is_reserved(&self) -> bool {
        let read = self.hand.card.as_ref().filter(|_| self.have_they_rung());
        let numbers = read.into_iter().flat_map(|read| &read.may_call);
        let mut holds = numbers.flat_map(|it| &it.objections).map(|it| it.hold);
        holds.any(|hold| [Hold::Suppressed, Hold::Listed, Hold::Restricted].contains(&hold))
    }

    /// Whether a sale is no sale: something has gone wrong for them, or they are not to be sold to.
    pub(crate) fn is_sale_set_aside(&self) -> bool {
        let is_sale = self.campaign().is_some_and(|it| it.purpose == SALE);
        is_sale && (self.is_reserved() || self.has_gone_wrong())
    }

    fn has_gone_wrong(&self) -> bool {
        let heard = self.hand.stage.call().map(|call| &call.agreed.heard);
        let mut demands = heard.into_iter().flat_map(Heard::spoken);
        demands.any(|it| it.demand().is_some_and(|it| it.kind == DemandKind::Failure))
    }

    fn guide_words(&self, line: &GuideLine) -> String {
        self.filled_for_hand(line.text.of(&self.setup.settings.language))
    }

    fn question(&self, line: &GuideLine) -> Tick {
        let words = self.guide_words(line);
        let asked = self.asked(&words);
        Tick {
            answer: asked.as_ref().map_or("", |(_, it)| &it.answer).to_owned(),
            ticked: Ticked::when(asked.is_some()),
            what: TickWhat::Question,
            words,
        }
    }

    /// The question of ours that was asked in these words, and where it stands in what was said.
    fn asked(&self, words: &str) -> Option<(usize, &QuestionAsked)> {
        let heard = &self.hand.stage.call()?.agreed.heard;
        let mut spoken = heard.spoken().enumerate();
        spoken.find_map(|(n, spoken)| {
            let asked = spoken.question()?;
            (asked.by == Side::We && asked.words == words).then_some((n, asked))
        })
    }

    /// The lines that can be ticked.
    pub(crate) fn ticks(&self) -> Vec<Tick> {
        let rows = self.guide().into_iter();
        rows.filter_map(|row| match row {
            GuideRow::Tick(_, tick) => Some(tick),
            GuideRow::NothingToSell
            | GuideRow::Pointed(_)
            | GuideRow::Opening(_)
            | GuideRow::Phase(_)
            | GuideRow::Failure(_)
            | GuideRow::Closing(_) => None,
        })
        .collect()
    }

    /// The next line to be said or asked, while somebody is on the line.
    pub(crate) fn next_tick(&self) -> Option<(usize, Tick)> {
        let Stage::Talking(_) = self.hand.stage else {
            return None;
        };
        let rows = self.guide_beside().into_iter();
        rows.into_iter().find_map(|row| match row {
            GuideRow::Tick(n, tick) if tick.ticked == Ticked::No => Some((n, tick)),
            GuideRow::Tick(..)
            | GuideRow::NothingToSell
            | GuideRow::Pointed(_)
            | GuideRow::Opening(_)
            | GuideRow::Phase(_)
            | GuideRow::Failure(_)
            | GuideRow::Closing(_) => None,
        })
    }

    /// Ticks the next line that was not said or asked yet.
    pub(super) fn tick_next(&mut self) {
        if let Some((_, tick)) = self.next_tick() {
            self.tick(tick);
        } else if self.hand.stage.call().is_none() {
            self.note(Notice::Refused(Refusal::NobodyReached));
        }
    }

    /// Ticks the n-th line, counted from zero, or takes its tick away.
    pub(super) fn tick_line(&mut self, n: usize) {
        if let Some(tick) = self.ticks().into_iter().nth(n) {
            self.tick(tick);
        }
    }

    fn tick(&mut self, tick: Tick) {
        match tick.what {
            TickWhat::Duty(duty) => {
                self.step(Event::Disclosed(duty.line));
            }
            TickWhat::Question => self.tick_question(tick.words),
        }
    }

    /// An answer is not thrown away with a tick: it is shown, and can be taken out first.
    fn tick_question(&mut self, words: String) {
        let asked = self.asked(&words);
        match asked.map(|(n, asked)| (n, asked.answer.is_empty())) {
            None => {
                self.step(Event::Heard(asked_by_us(words, "")));
            }
            Some((n, true)) => {
                self.step(Event::Unheard(n));
            }
            Some((_, false)) => self.ask_answer(words),
        }
    }

    /// Opens the whole guide, at the question that was asked last, where its answer is written; else at the next line.
    pub(super) fn show_guide(&mut self) {
        if self.hand.stage.errand().is_none() {
            return;
        }
        let call = self.hand.stage.call();
        let heard = call.into_iter().flat_map(|it| it.agreed.heard.spoken());
        let ours = heard.filter_map(|it| it.question().filter(|it| it.by == Side::We));
        let ticks = self.ticks();
        let at = |words: &str| ticks.iter().position(|tick| tick.words == words);
        let asked = ours.last().and_then(|it| at(&it.words));
        let next = || self.next_tick().map(|(n, _)| n);
        let at = asked.or_else(next).unwrap_or_default();
        self.open_guide(at);
    }

    fn open_guide(&mut self, at: usize) {
        let ticks = self.ticks().len();
        let mut ask = AskPane::of(Asking::WholeGuide { ticks });
        ask.cursor.at = at;
        self.over.push(Over::Ask(ask));
    }

    /// A number key in the whole guide; it stays open.
    pub(super) fn tick_in_guide(&mut self, n: usize) {
        self.open_guide(n);
        self.tick_line(n);
    }

    /// Enter in the whole guide: the answer to a question.
    pub(super) fn answer_in_guide(&mut self, n: usize) {
        match self.ticks().into_iter().nth(n) {
            Some(tick) if tick.what == TickWhat::Question => self.ask_answer(tick.words),
            Some(tick) => self.tick(tick),
            None => {}
        }
    }

    fn ask_answer(&mut self, words: String) {
        if !self.may_agree() {
            return;
        }
        let answer = self
            .asked(&words)
            .map_or("", |(_, it)| &it.answer)
            .to_owned();
        let form = FormPane::one(FormFor::Answer { words }, Slot::Answer, &answer);
        self.over.push(Over::Form(form));
    }

    /// Whether something can be agreed now; says why not.
    pub(super) fn may_agree(&mut self) -> bool {
        let refusal = match &self.hand.stage {
            Stage::Talking(_) => None,
            Stage::WrapUp(wrap_up) if wrap_up.result.is_reached() => None,
            Stage::WrapUp(_) | Stage::Ringing(_) => Some(Refusal::NobodyReached),
            Stage::Orienting(_) => Some(Refusal::NoCallYet),
            Stage::Saved(_) => Some(Refusal::SavedAlready),
            Stage::Idle => Some(Refusal::NothingInHand),
        };
        if let Some(refusal) = refusal {
            self.note(Notice::Refused(refusal));
        }
        refusal.is_none()
    }

    pub(super) fn save_answer(&mut self, form: &FormPane, words: String) {
        let asked = self.asked(&words).map(|(n, _)| n);
        let spoken = asked_by_us(words, form.value(&Slot::Answer));
        match asked {
            Some(n) => self.step(Event::HeardSo(n, spoken)),
            None => self.step(Event::Heard(spoken)),
        };
    }
}

impl Tick {
    fn of(duty: Duty) -> Self {
        Self {
            words: duty.line.words.clone(),
            answer: String::new(),
            ticked: duty.said,
            what: TickWhat::Duty(duty),
        }
    }
}

impl Ticked {
    /// Ticked when it is so.
    pub(super) const fn when(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

fn asked_by_us(words: String, answer: &str) -> Spoken {
    Spoken::Question(QuestionAsked {
        by: Side::We,
        words,
        answer: answer.to_owned(),
    })
}

/// The phases of questions, in the order in which they come first.
fn phases<'a>(questions: impl Iterator<Item = &'a GuideLine>) -> Vec<Option<Phase>> {
    let mut phases = Vec::new();
    for line in questions {
        if !phases.contains(&line.phase) {
            phases.push(line.phase);
        }
    }
    // What belongs to no phase comes last.
    phases.sort_by_key(Option::is_none);
    phases
}
