//! What stands under the line of a call when it is opened, part by part.

use crate::app::App;
use crate::app::panes::card::{CallPart, parts_of, reason_of};
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::call::{Attempt, Call};
use crate::model::callback::CallbackSet;
use crate::model::card::{Entry, Happened};
use crate::model::moment::Moment;
use crate::model::said::{PromiseMade, QuestionAsked, Side};
use crate::say;

use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// A part of a call under its line.
pub(super) fn part(app: &App, entry: &Entry, part: CallPart, paper: &Paper<'_, '_, '_>) -> Strip {
    let Happened::Call {
        call,
        versions,
        void,
    } = &entry.what
    else {
        return Strip::default();
    };
    let lang = paper.look.lang;
    let strip = match part {
        CallPart::Versions => {
            let count = versions.saturating_sub(1);
            Strip::of(Meaning::Dim, &say!(lang, "history-earlier", count = count))
        }
        CallPart::Void => {
            let why = void.as_deref().unwrap_or_default();
            Strip::of(Meaning::Warning, &say!(lang, "history-void", why = why))
        }
        CallPart::Line
        | CallPart::Callback
        | CallPart::Suppress
        | CallPart::Demand(_)
        | CallPart::Promise(_)
        | CallPart::Question(_)
        | CallPart::Need(_)
        | CallPart::Matters(_)
        | CallPart::Satisfaction
        | CallPart::Order
        | CallPart::Tags
        | CallPart::Reason => of_call(app, call, part, lang).unwrap_or_default(),
    };
    Strip::plain("  ").join(strip)
}

/// Every part of a call, its line first.
pub(super) fn parts(app: &App, call: &Call, lang: &Lang) -> Vec<Strip> {
    let all = std::iter::once(CallPart::Line).chain(parts_of(call));
    all.filter_map(|part| of_call(app, call, part, lang))
        .collect()
}

/// A part of this version of a call; none when it has no such part.
fn of_call(app: &App, call: &Call, part: CallPart, lang: &Lang) -> Option<Strip> {
    Some(match part {
        CallPart::Line => line(app, call, lang),
        CallPart::Callback => callback(app, call.callback.as_ref()?, lang),
        CallPart::Suppress => {
            let never = format!("✗ {}", lang.say("history-suppressed"));
            let covers = call.suppress.map(|scope| lang.name(&scope));
            Strip::of(Meaning::Problem, &never).dot(Meaning::Text, &covers.unwrap_or_default())
        }
        CallPart::Demand(n) => {
            let demand = call.demands.at(n)?;
            Strip::of(Meaning::Text, &lang.quoted(demand))
                .dot(Meaning::Dim, &lang.name(&demand.kind))
                .dot(Meaning::Text, &demand.matters)
                .dot(Meaning::Dim, &demand.cause)
        }
        CallPart::Promise(n) => promise(call.promises.at(n)?, lang),
        CallPart::Question(n) => question(call.questions.at(n)?, lang),
        CallPart::Matters(n) => Strip::of(Meaning::Dim, &format!("{} ", n + 1))
            .and(Meaning::Text, &call.priorities.get(n)?.words),
        CallPart::Need(n) => {
            let need = call.needs.get(n)?;
            Strip::of(Meaning::Good, "+ ")
                .and(Meaning::Text, &need.words)
                .dot(Meaning::Dim, &lang.name(&need.horizon))
        }
        CallPart::Satisfaction => {
            let said = call.satisfaction.as_ref()?;
            let (score, scale) = (said.score, said.scale);
            let text = say!(
                lang,
                "part-satisfaction",
                score = u32::from(score),
                scale = u32::from(scale)
            );
            Strip::of(Meaning::Title, &text).dot(Meaning::Text, &said.words)
        }
        CallPart::Order => {
            let order = call.order.as_ref()?;
            Strip::of(Meaning::Text, "▢ ")
                .and(Meaning::Text, &sentence::order_lines(order))
                .dot(Meaning::Dim, &order.words)
        }
        CallPart::Tags => tags(&call.tags),
        CallPart::Reason => {
            let said = say!(lang, "part-reason", reason = reason_of(call)?);
            Strip::of(Meaning::Warning, &said)
        }
        CallPart::Versions | CallPart::Void => return None,
    })
}

fn callback(app: &App, set: &CallbackSet, lang: &Lang) -> Strip {
    let owner = lang.owner(&set.owner, app.setup.seller.as_ref());
    let when = lang.when(&set.when, app.now);
    let text = say!(lang, "card-callback", when = when, owner = owner);
    Strip::of(Meaning::Due, "◇ ")
        .and(Meaning::Text, &text)
        .dot(Meaning::Text, &set.about)
}

/// Words that somebody is sorted by.
fn tags(tags: &[String]) -> Strip {
    let mut strip = Strip::default();
    for tag in tags {
        strip = strip.dot(Meaning::Dim, &format!("#{tag}"));
    }
    strip
}

fn promise(made: &PromiseMade, lang: &Lang) -> Strip {
    let id = match made.by {
        Side::We => "card-promise-we",
        Side::They => "card-promise-they",
    };
    Strip::of(Meaning::Promise, "! ").and(Meaning::Text, &say!(lang, id, words = &made.words))
}

fn question(asked: &QuestionAsked, lang: &Lang) -> Strip {
    Strip::of(Meaning::Promise, "? ")
        .and(Meaning::Text, &sentence::asked(asked, lang))
        .dot(Meaning::Text, &asked.answer)
}

/// When it was, on which number, by whom, and whether it counted.
fn line(app: &App, call: &Call, lang: &Lang) -> Strip {
    let at = call.answered_at.or(call.rang_at).or(call.ended_at);
    let time = at.map(|at| lang.time(Moment::from(at).in_zone(app.now.zone).time()));
    let number = call.number.as_ref().map(sentence::number);
    let attempt = match call.attempt {
        Attempt::Nth(n) => say!(lang, "attempt-nth", n = n),
        Attempt::Not(_) => String::new(),
    };
    Strip::default()
        .dot(Meaning::Dim, &time.unwrap_or_default())
        .dot(Meaning::Dim, &lang.name(&call.line))
        .dot(Meaning::Dim, &number.unwrap_or_default())
        .dot(Meaning::Dim, &call.with_whom)
        .dot(Meaning::Dim, &attempt)
        .dot(Meaning::Dim, &call.seller.name)
}
