//! What was said in a call, each as one short sentence: what will be kept, and by when something is due.

use super::{Lang, Told};
use crate::model::order::OrderNew;
use crate::model::said::{Demand, Horizon, Need, PromiseMade, QuestionAsked, Satisfaction, Side};
use crate::model::spoken::Spoken;
use crate::say;

impl Lang {
    /// What was said: *We promise: send the bill, by Tue 24 Nov, yours*.
    #[must_use]
    pub fn spoken(&self, spoken: &Spoken, told: Told<'_>) -> String {
        match spoken {
            Spoken::Demand(demand) => self.demanded(demand),
            Spoken::Promise(promise) => self.promised(promise, told),
            Spoken::Question(question) => self.asked(question),
            Spoken::Priority(it) => say!(self, "said-priority", words = it.words.as_str()),
            Spoken::Need(need) => self.needed(need),
            Spoken::Tag(tag) => say!(self, "said-tag", words = tag.as_str()),
        }
    }

    /// How satisfied they are: *4 of 5: “it went well”*.
    #[must_use]
    pub fn satisfied(&self, satisfaction: &Satisfaction) -> String {
        let (score, scale) = (satisfaction.score, satisfaction.scale);
        match satisfaction.words.as_str() {
            "" => say!(
                self,
                "said-satisfied",
                score = u64::from(score),
                scale = u64::from(scale)
            ),
            words => say!(
                self,
                "said-satisfied-why",
                score = u64::from(score),
                scale = u64::from(scale),
                words = words
            ),
        }
    }

    /// What they want to order: *Order agreed by telephone: 2 × Basis*.
    #[must_use]
    pub fn ordered(&self, order: &OrderNew) -> String {
        let lines = order.lines.iter().map(|line| {
            let label = if line.label.is_empty() {
                &line.product
            } else {
                &line.label
            };
            format!("{} × {label}", line.quantity)
        });
        say!(
            self,
            "said-ordered",
            lines = lines.collect::<Vec<_>>().join(", ")
        )
    }

    /// When they will want something.
    #[must_use]
    pub fn horizon(&self, horizon: Horizon) -> String {
        self.say(match horizon {
            Horizon::Now => "horizon-now",
            Horizon::Months => "horizon-months",
            Horizon::Years => "horizon-years",
        })
    }

    /// What a customer said, in quotes; when nobody wrote the words, that.
    #[must_use]
    pub fn quoted(&self, demand: &Demand) -> String {
        match demand.words.trim() {
            "" => self.say("said-without-words"),
            words => format!("“{words}”"),
        }
    }

    fn demanded(&self, demand: &Demand) -> String {
        let kind = self.name(&demand.kind);
        let said = match demand.words.trim() {
            "" => kind,
            words => say!(self, "said-demand", kind = kind, words = words),
        };
        let more = [demand.matters.as_str(), demand.cause.as_str()];
        let more = more.into_iter().filter(|it| !it.is_empty());
        std::iter::once(said.as_str())
            .chain(more)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn promised(&self, promise: &PromiseMade, told: Told<'_>) -> String {
        let words = promise.words.as_str();
        let said = match promise.by {
            Side::We => say!(self, "said-promise-we", words = words),
            Side::They => say!(self, "said-promise-they", words = words),
        };
        let due = promise.due.map(|day| {
            let when = self.day(day, told.now.today());
            say!(self, "said-promise-by", when = when)
        });
        let is_mine = told.to.is_some_and(|me| me.id == promise.owner.id);
        let owner = match promise.by {
            Side::They => None,
            Side::We if is_mine => Some(self.say("said-promise-yours")),
            Side::We => Some(say!(
                self,
                "said-promise-whose",
                owner = promise.owner.name.as_str()
            )),
        };
        [Some(said), due, owner]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn asked(&self, question: &QuestionAsked) -> String {
        let words = question.words.as_str();
        let said = match question.by {
            Side::We => say!(self, "said-question-we", words = words),
            Side::They => say!(self, "said-question-they", words = words),
        };
        match question.answer.as_str() {
            "" => said,
            answer => format!("{said} → {answer}"),
        }
    }

    fn needed(&self, need: &Need) -> String {
        let when = self.horizon(need.horizon);
        say!(self, "said-need", words = need.words.as_str(), when = when)
    }
}
