//! The parts of a call in an opened entry: what was agreed and said in it, each in one row where it has room.
//!
//! *Invariant:* no word that somebody wrote is cut: what has no room beside its label takes rows of its own.

use crate::app::edit::cells;
use crate::model::call::{Call, ClearanceNote};
use crate::model::places::Places;

/// A part of a call in an opened entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallPart {
    /// When, on which number, by whom.
    Line,
    /// The callback agreed.
    Callback,
    /// Whose the callback is, and what their clock says, where it takes a row of its own.
    CallbackOf,
    /// The wish not to be called.
    Suppress,
    /// A demand, by its place.
    Demand(u16),
    /// A promise, by its place.
    Promise(u16),
    /// A question, by its place.
    Question(u16),
    /// A need.
    Need(usize),
    /// One of the things that matter to them.
    Matters(usize),
    /// How satisfied they are.
    Satisfaction,
    /// The order.
    Order,
    /// The words that they are sorted by since.
    Tags,
    /// Why an objection was set aside.
    Reason,
    /// That there are earlier versions.
    Versions,
    /// Why it is void.
    Void,
}

/// What was agreed and said in a call, as its rows.
pub(crate) fn parts_of(call: &Call) -> impl Iterator<Item = CallPart> {
    let callback = call.callback.iter().map(|_| CallPart::Callback);
    let suppress = call.suppress.iter().map(|_| CallPart::Suppress);
    callback
        .chain(suppress)
        .chain(places(&call.promises).map(CallPart::Promise))
        .chain(places(&call.questions).map(CallPart::Question))
        .chain(places(&call.demands).map(CallPart::Demand))
        .chain((0..call.priorities.len()).map(CallPart::Matters))
        .chain((0..call.needs.len()).map(CallPart::Need))
        .chain(call.satisfaction.iter().map(|_| CallPart::Satisfaction))
        .chain(call.order.iter().map(|_| CallPart::Order))
        .chain((!call.tags.is_empty()).then_some(CallPart::Tags))
        .chain(reason_of(call).map(|_| CallPart::Reason))
}

/// Why an objection was set aside for a call, if one was.
pub(crate) fn reason_of(call: &Call) -> Option<&str> {
    match &call.clearance {
        ClearanceNote::Override { reason, .. } => Some(reason),
        ClearanceNote::Rules(_) | ClearanceNote::Inbound | ClearanceNote::External => None,
    }
}

fn places<T>(all: &Places<T>) -> impl Iterator<Item = u16> {
    all.placed().map(|(place, _)| place)
}

/// The words of a part as they were written, one line for each.
pub(crate) fn words_of(call: &Call, part: CallPart) -> String {
    match part {
        CallPart::Line => call.with_whom.clone(),
        CallPart::Callback => {
            let about = call.callback.as_ref().map(|set| set.about.clone());
            about.unwrap_or_default()
        }
        CallPart::Demand(n) => call.demands.at(n).map_or_else(String::new, |it| {
            let quoted = match it.words.trim() {
                "" => String::new(),
                words => format!("“{words}”"),
            };
            in_a_row(&[&quoted, &it.matters, &it.cause])
        }),
        CallPart::Promise(n) => {
            let promise = call.promises.at(n);
            promise.map_or_else(String::new, |it| it.words.clone())
        }
        CallPart::Question(n) => {
            let question = call.questions.at(n);
            question.map_or_else(String::new, |it| in_a_row(&[&it.words, &it.answer]))
        }
        CallPart::Need(n) => {
            let need = call.needs.get(n);
            need.map_or_else(String::new, |it| it.words.clone())
        }
        CallPart::Matters(n) => {
            let matters = call.priorities.get(n);
            matters.map_or_else(String::new, |it| it.words.clone())
        }
        CallPart::Satisfaction => {
            let said = call.satisfaction.as_ref();
            said.map_or_else(String::new, |it| it.words.clone())
        }
        CallPart::Order => {
            let order = call.order.as_ref();
            order.map_or_else(String::new, |it| in_a_row(&[&it.in_lines(), &it.words]))
        }
        CallPart::Tags => {
            let tags: Vec<String> = call.tags.iter().map(|tag| format!("#{tag}")).collect();
            tags.join(" · ")
        }
        CallPart::Reason => reason_of(call).unwrap_or_default().to_owned(),
        CallPart::CallbackOf | CallPart::Suppress | CallPart::Versions | CallPart::Void => {
            String::new()
        }
    }
}

/// What is written of these, one behind the other.
fn in_a_row(all: &[&str]) -> String {
    written(all, " · ")
}

/// What is written of these, a line each.
pub(crate) fn lines_of(all: &[&str]) -> String {
    written(all, "\n")
}

fn written(all: &[&str], between: &str) -> String {
    let written = all.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    written.collect::<Vec<_>>().join(between)
}

/// Whether a part has room in one row, with what stands before its words, between and after them.
pub(crate) fn fits(part: CallPart, words: &str, width: usize) -> bool {
    let needed = cells(words);
    let is_callback = part == CallPart::Callback;
    (words.is_empty() && !is_callback) || label_cells(part) + needed <= width
}

/// Cells that a part needs beside its words, in any language.
const fn label_cells(part: CallPart) -> usize {
    match part {
        CallPart::Line => 45,
        CallPart::Callback => 74,
        CallPart::Demand(_) => 36,
        CallPart::Promise(_) | CallPart::Question(_) => 17,
        CallPart::Need(_) | CallPart::Satisfaction | CallPart::Reason => 21,
        CallPart::Void => 12,
        CallPart::Matters(_) | CallPart::Order | CallPart::Tags => 4,
        CallPart::CallbackOf | CallPart::Suppress | CallPart::Versions => 0,
    }
}
