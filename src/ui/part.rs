//! What stands under the line of a call when it is opened, part by part.

use crate::app::App;
use crate::app::panes::card::{CardRow, TEXT_INDENT, WORDS_INDENT, written_of};
use crate::app::panes::part::{CallPart, parts_of, reason_of, words_of};
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::call::{Attempt, Call};
use crate::model::callback::CallbackSet;
use crate::model::card::{Entry, Happened};
use crate::model::mark::MarkKind;
use crate::model::moment::Moment;
use crate::model::said::{PromiseMade, QuestionAsked, Satisfaction, Side};
use crate::say;

use super::agenda;
use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// A row under the line of something that happened.
pub(super) fn opened(app: &App, entry: &Entry, row: &CardRow, paper: &Paper<'_, '_, '_>) -> Strip {
    let moved = |cells: usize| Strip::plain(&" ".repeat(cells));
    if let CardRow::Text(_, piece) = row {
        moved(TEXT_INDENT).and(Meaning::Text, piece.of(&written_of(entry)))
    } else if let CardRow::Words(_, which, piece) = row {
        moved(WORDS_INDENT).and(Meaning::Text, piece.of(&words(entry, *which)))
    } else if let CardRow::PartOf(_, which) = row {
        moved(TEXT_INDENT).join(label(app, entry, *which, paper.look.lang))
    } else if let CardRow::Part(_, which) = row {
        part(app, entry, *which, paper)
    } else {
        Strip::default()
    }
}

/// The words of a part that has rows of its own for them.
fn words(entry: &Entry, which: CallPart) -> String {
    let Happened::Call { call, void, .. } = &entry.what else {
        return String::new();
    };
    match void {
        Some(why) if which == CallPart::Void => why.clone(),
        Some(_) | None => words_of(call, which),
    }
}

/// What a part is, without its words.
fn label(app: &App, entry: &Entry, part: CallPart, lang: &Lang) -> Strip {
    let Happened::Call { call, .. } = &entry.what else {
        return Strip::default();
    };
    let said = |text: &str| text.trim_end().to_owned();
    match part {
        CallPart::Line => line(app, call, "", lang),
        CallPart::Callback => call.callback.as_ref().map_or_else(Strip::default, |set| {
            let when = lang.when(&set.when.on_clock_of(app.now.zone), app.now);
            Strip::of(Meaning::Due, "◇ ").and(Meaning::Text, &when)
        }),
        CallPart::CallbackOf => call.callback.as_ref().map_or_else(Strip::default, |set| {
            let owner = lang.owner(&set.owner, app.setup.seller.as_ref());
            let there = agenda::there(app, set, lang).unwrap_or_default();
            Strip::plain("  ")
                .and(Meaning::Text, &lang.name(&MarkKind::Callback))
                .and(Meaning::Dim, " · ")
                .and(Meaning::Text, &owner)
                .dot(Meaning::Warning, &there)
        }),
        CallPart::Demand(n) => {
            let kind = call.demands.at(n).map(|demand| lang.name(&demand.kind));
            Strip::of(Meaning::Dim, &kind.unwrap_or_default())
        }
        CallPart::Promise(n) => call.promises.at(n).map_or_else(Strip::default, |made| {
            let id = promise_id(made);
            Strip::of(Meaning::Promise, "! ").and(Meaning::Text, &said(&say!(lang, id, words = "")))
        }),
        CallPart::Question(n) => call.questions.at(n).map_or_else(Strip::default, |asked| {
            let asked = QuestionAsked {
                words: String::new(),
                ..asked.clone()
            };
            let text = said(&sentence::asked(&asked, lang));
            Strip::of(Meaning::Promise, "? ").and(Meaning::Text, &text)
        }),
        CallPart::Need(n) => {
            let need = call.needs.get(n).map(|need| lang.name(&need.horizon));
            Strip::of(Meaning::Good, "+ ").and(Meaning::Dim, &need.unwrap_or_default())
        }
        CallPart::Matters(n) => Strip::of(Meaning::Dim, &format!("{}", n + 1)),
        CallPart::Satisfaction => call
            .satisfaction
            .as_ref()
            .map_or_else(Strip::default, |it| {
                Strip::of(Meaning::Title, &satisfied(it, lang))
            }),
        CallPart::Order => Strip::of(Meaning::Text, "▢"),
        CallPart::Tags => Strip::of(Meaning::Dim, "#"),
        CallPart::Reason => {
            let text = said(&say!(lang, "part-reason", reason = ""));
            Strip::of(Meaning::Warning, &text)
        }
        CallPart::Void => {
            let text = said(&say!(lang, "history-void", why = ""));
            Strip::of(Meaning::Warning, &text)
        }
        CallPart::Suppress | CallPart::Versions => Strip::default(),
    }
}

/// A part of a call under its line.
fn part(app: &App, entry: &Entry, part: CallPart, paper: &Paper<'_, '_, '_>) -> Strip {
    let Happened::Call {
        call,
        versions,
        void,
        ..
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
        | CallPart::CallbackOf
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
        CallPart::Line => line(app, call, &call.with_whom, lang),
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
            Strip::of(Meaning::Title, &satisfied(said, lang)).dot(Meaning::Text, &said.words)
        }
        CallPart::Order => {
            let order = call.order.as_ref()?;
            Strip::of(Meaning::Text, "▢ ")
                .and(Meaning::Text, &order.in_lines())
                .dot(Meaning::Dim, &order.words)
        }
        CallPart::Tags => tags(&call.tags),
        CallPart::Reason => {
            let said = say!(lang, "part-reason", reason = reason_of(call)?);
            Strip::of(Meaning::Warning, &said)
        }
        CallPart::CallbackOf | CallPart::Versions | CallPart::Void => return None,
    })
}

fn callback(app: &App, set: &CallbackSet, lang: &Lang) -> Strip {
    let owner = lang.owner(&set.owner, app.setup.seller.as_ref());
    let when = lang.when(&set.when.on_clock_of(app.now.zone), app.now);
    let text = say!(lang, "card-callback", when = when, owner = owner);
    let there = agenda::there(app, set, lang).unwrap_or_default();
    Strip::of(Meaning::Due, "◇ ")
        .and(Meaning::Text, &text)
        .dot(Meaning::Warning, &there)
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

/// How satisfied they are, as a figure.
fn satisfied(said: &Satisfaction, lang: &Lang) -> String {
    say!(
        lang,
        "part-satisfaction",
        score = u32::from(said.score),
        scale = u32::from(said.scale)
    )
}

fn promise_id(made: &PromiseMade) -> &'static str {
    match made.by {
        Side::We => "card-promise-we",
        Side::They => "card-promise-they",
    }
}

fn promise(made: &PromiseMade, lang: &Lang) -> Strip {
    let id = promise_id(made);
    Strip::of(Meaning::Promise, "! ").and(Meaning::Text, &say!(lang, id, words = &made.words))
}

fn question(asked: &QuestionAsked, lang: &Lang) -> Strip {
    Strip::of(Meaning::Promise, "? ")
        .and(Meaning::Text, &sentence::asked(asked, lang))
        .dot(Meaning::Text, &asked.answer)
}

/// When it was, on which number, with whom, by whom, and whether it counted.
fn line(app: &App, call: &Call, with_whom: &str, lang: &Lang) -> Strip {
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
        .dot(Meaning::Dim, with_whom)
        .dot(Meaning::Dim, &attempt)
        .dot(Meaning::Dim, &call.seller.name)
}
