//! What was said, as it is typed into the wrap-up: one or two fields each, and the causes that others have named before.

use chrono::{Duration, NaiveDate};

use crate::desk::Event;
use crate::model::mark::mark_of_line;
use crate::model::moment::Now;
use crate::model::said::{Demand, DemandKind, Horizon, Need, PromiseMade, QuestionAsked};
use crate::model::spoken::Spoken;
use crate::model::talk::Cause;
use crate::model::when::read_when;

use super::edit::{Travel, Verb};
use super::effect::Question;
use super::over::Over;
use super::panes::form::{Entry, FormField, FormFor, FormPane, FormWrong, Slot};
use super::panes::noting::due_field;
use super::window::App;

/// How many earlier causes are suggested.
pub(crate) const CAUSES_MAX: usize = 3;

/// The days that say how often a cause was named lately.
const LATELY: Duration = Duration::days(7);

const HORIZONS: [(Horizon, &str); 3] = [
    (Horizon::Now, "now"),
    (Horizon::Months, "months"),
    (Horizon::Years, "years"),
];

impl App {
    /// Asks for the words of something that was said, and for what else belongs to it.
    pub(super) fn say_form(&mut self, n: Option<usize>, spoken: Spoken) {
        let fields = fields_of(&spoken);
        let has_words = !spoken.words().is_empty();
        let mut form = FormPane::of(FormFor::Said { n, spoken }, fields);
        // What is known already is passed over: of a verbatim, its cause is asked for.
        let is_demand = form.fields.iter().any(|it| it.slot == Slot::Matters);
        if has_words && is_demand {
            form.at = 1;
        }
        self.over.push(Over::Form(form));
        self.suggest_causes();
    }

    /// Keeps what was said as it was typed.
    pub(super) fn save_said(
        &mut self,
        form: &FormPane,
        (n, spoken): (Option<usize>, Spoken),
    ) -> Result<(), (usize, FormWrong)> {
        let words = form.value(&Slot::Words).to_owned();
        let kind = spoken.kind();
        let spoken = match spoken.reworded(&words) {
            Spoken::Promise(promise) => Spoken::Promise(PromiseMade {
                due: self.due_of(form, self.there())?,
                ..promise
            }),
            Spoken::Demand(demand) => Spoken::Demand(demand_of(form, demand)),
            Spoken::Question(question) => Spoken::Question(QuestionAsked {
                answer: form.value(&Slot::AnswerGiven).to_owned(),
                ..question
            }),
            Spoken::Need(need) => Spoken::Need(Need {
                horizon: horizon_of(form.value(&Slot::Horizon)),
                ..need
            }),
            other @ (Spoken::Priority(_) | Spoken::Tag(_)) => other,
        };
        if !spoken.is_said() {
            return Err((0, FormWrong::Required));
        }
        let event = match n {
            Some(n) => Event::HeardSo(n, spoken),
            None => Event::Heard(spoken),
        };
        if self.step(event) {
            self.said_in_tree(n, kind);
        }
        Ok(())
    }

    /// The last day of a promise, on this clock: as it is typed, else as it stands in the words.
    pub(super) fn due_of(
        &self,
        form: &FormPane,
        there: Now,
    ) -> Result<Option<NaiveDate>, (usize, FormWrong)> {
        let text = form.value(&Slot::Due);
        if text.is_empty() {
            return Ok(self.due_in_words(form.value(&Slot::Words), there));
        }
        if let Ok(day) = text.parse() {
            return Ok(Some(day));
        }
        let when = read_when(text, &self.setup.words, there);
        let when = when.ok_or((1, FormWrong::NotATime))?;
        Ok(Some(when.at.date()))
    }

    /// The last day that the words of a promise name, as a mark of it would be read.
    pub(crate) fn due_in_words(&self, words: &str, there: Now) -> Option<NaiveDate> {
        let line = format!("! {words}");
        mark_of_line(&line, &self.setup.words, there)?.due()
    }

    /// Asks for the causes that begin as the one that is typed.
    pub(super) fn suggest_causes(&mut self) {
        let Some(Over::Form(form)) = self.over.last_mut() else {
            return;
        };
        form.taken = 0;
        let is_cause = |field: &&FormField| field.slot == Slot::Cause;
        let Some(field) = form.fields.iter().find(is_cause) else {
            return;
        };
        let beginning = field.value().to_owned();
        let since = self.now.at.plus(-LATELY);
        self.ask(Question::Causes { beginning, since });
    }

    /// The causes that begin so.
    pub(super) fn causes_found(&mut self, asked: &str, found: Vec<Cause>) {
        if let Some(Over::Form(form)) = self.over.last_mut()
            && form.value(&Slot::Cause) == asked
        {
            form.causes = found;
        }
    }

    /// At the end of a cause, one to the right takes the next one that is suggested.
    pub(super) fn take_cause(&mut self, verb: Verb) -> bool {
        let Some(Over::Form(form)) = self.over.last_mut() else {
            return false;
        };
        let n = form.taken % form.causes.len().max(1);
        let suggested = form.causes.get(n).map(|it| it.words.clone());
        let Some(field) = form.field_mut().filter(|it| it.slot == Slot::Cause) else {
            return false;
        };
        let Entry::Text(editor) = &mut field.entry else {
            return false;
        };
        let is_end = editor.cursor() == editor.text().len();
        let Some(cause) = suggested.filter(|_| is_end && verb == Verb::Go(Travel::Right)) else {
            return false;
        };
        editor.fill(&cause);
        form.taken += 1;
        true
    }
}

fn fields_of(spoken: &Spoken) -> Vec<FormField> {
    let words = FormField::text(Slot::Words, spoken.words());
    let more = match spoken {
        Spoken::Demand(demand) => {
            let cause = FormField::text(Slot::Cause, &demand.cause);
            let matters = FormField::text(Slot::Matters, &demand.matters);
            let cause = Some(cause).filter(|_| demand.kind == DemandKind::Failure);
            cause.into_iter().chain([matters]).collect()
        }
        Spoken::Promise(promise) => vec![due_field(promise.due)],
        Spoken::Question(question) => vec![FormField::text(Slot::AnswerGiven, &question.answer)],
        Spoken::Need(need) => {
            let names = HORIZONS.map(|(_, name)| name.to_owned()).to_vec();
            let chosen = HORIZONS.iter().find(|(it, _)| *it == need.horizon);
            let chosen = chosen.map_or("", |(_, name)| name);
            vec![FormField::pick(Slot::Horizon, names, chosen)]
        }
        Spoken::Priority(_) | Spoken::Tag(_) => Vec::new(),
    };
    std::iter::once(words).chain(more).collect()
}

fn demand_of(form: &FormPane, demand: Demand) -> Demand {
    let has_cause = form.fields.iter().any(|it| it.slot == Slot::Cause);
    let cause = if has_cause {
        form.value(&Slot::Cause).to_owned()
    } else {
        demand.cause
    };
    Demand {
        cause,
        matters: form.value(&Slot::Matters).to_owned(),
        ..demand
    }
}

fn horizon_of(name: &str) -> Horizon {
    let known = HORIZONS.iter().find(|(_, it)| *it == name);
    known.map_or(Horizon::Months, |(horizon, _)| *horizon)
}
