//! How many keys a call takes, typed words not counted: a new line in the notes is a key, the words are not.

use samtale::app::message::Size;
use samtale::model::call::{Call, LineResult};
use samtale::model::fact::Fact;
use samtale::model::said::{Demand, DemandKind, PromiseMade, Side};

use super::script::{Word, words};
use super::{Cast, Stage};
use crate::scenes::checks::NORMAL;

/// Plays the steps, and counts the keys.
fn keys(stage: &mut Stage, does: &str) -> usize {
    stage.play(does);
    let of = |word: &Word| match word {
        Word::Key(_) => 1,
        Word::Typed(text) => text.matches('\n').count(),
    };
    words(does).iter().map(of).sum()
}

fn care() -> Stage {
    let mut stage = Stage::new(NORMAL, Cast::Care, "en");
    stage.play("l");
    stage
}

fn saved(stage: &Stage) -> Call {
    let calls: Vec<Call> = stage
        .world
        .said()
        .filter_map(|said| {
            let (Fact::Call(call) | Fact::CallAmend { call, .. }) = &said.fact else {
                return None;
            };
            Some(Call::clone(call))
        })
        .collect();
    assert_eq!(calls.len(), 1, "{}", stage.screen());
    calls.into_iter().next().unwrap()
}

/// All of it: what was ticked is questions of the guide, and nothing else.
#[track_caller]
fn check_whole(call: &Call) {
    let asked = call.questions.iter().filter(|it| it.by == Side::We);
    assert_eq!((asked.count(), call.disclosed.len()), (2, 0));
    assert_eq!(call.line, LineResult::Answered);
    let outcome = call.outcome.as_ref().unwrap();
    assert_eq!(outcome.code, "went-wrong");
    assert_eq!(outcome.sub.as_ref().unwrap().code, "invoice");
    let demands: Vec<&Demand> = call.demands.iter().collect();
    let [demand] = demands[..] else {
        panic!("{:?}", call.demands);
    };
    assert_eq!(demand.kind, DemandKind::Failure);
    assert_eq!(demand.words, "It is the third time");
    assert_eq!(demand.cause, "The new template");
    let promises: Vec<&PromiseMade> = call.promises.iter().collect();
    let [promise] = promises[..] else {
        panic!("{:?}", call.promises);
    };
    assert_eq!(promise.by, Side::We);
    assert_eq!(promise.due, Some("2026-11-24".parse().unwrap()));
    let satisfaction = call.satisfaction.as_ref().unwrap();
    assert_eq!((satisfaction.score, satisfaction.scale), (4, 5));
    assert_eq!(satisfaction.words, "in the end");
    assert_eq!(
        call.callback.as_ref().unwrap().when.at.to_string(),
        "2026-11-23 16:00:00"
    );
}

#[test]
fn a_whole_care_call_takes_no_more_than_25_keys() {
    let mut stage = care();
    let keys = keys(
        &mut stage,
        "enter d 1 f2 f2 \"The bill for September is wrong.\" ctrl-s 3 1 2 \"It is the third time\" tab \
         \"The new template\" enter 1 \"send the bill tue\" enter 3 \"after 16\" enter space 4 \"in the end\" enter enter",
    );
    check_whole(&saved(&stage));
    assert!(keys <= 25, "{keys}");
}

#[test]
fn with_marks_a_whole_care_call_takes_no_more_than_15_keys() {
    let mut stage = care();
    let keys = keys(
        &mut stage,
        "enter d 1 f2 f2 \"\\qIt is the third time\\n! send the bill tue\\n> after 16\" ctrl-s 3 1 2 \
         \"The new template\" enter 4 \"in the end\" enter enter",
    );
    check_whole(&saved(&stage));
    assert!(keys <= 15, "{keys}");
}

#[test]
fn a_no_answer_takes_three() {
    let mut stage = care();
    stage.play("enter");
    let keys = keys(&mut stage, "d 2 enter");
    assert_eq!(saved(&stage).line, LineResult::NoAnswer);
    assert_eq!(keys, 3);
}

#[test]
fn nothing_is_compulsory_but_what_the_line_did() {
    let mut stage = care();
    stage.play("enter d 1 ctrl-s enter");
    let call = saved(&stage);
    assert_eq!((call.line, call.outcome), (LineResult::Answered, None));
}

#[test]
fn what_was_saved_is_all_there_to_be_corrected() {
    let wide = Size {
        columns: 120,
        rows: 40,
    };
    let mut stage = Stage::new(wide, Cast::Care, "en");
    stage.play(
        "l enter d 1 \"\\qIt is the third time\\n! send the bill tue\\n#vip\" ctrl-s 3 1 2 \"The new template\" enter 4 \
         \"in the end\" enter s u",
    );
    let screen = stage.screen();
    for expected in [
        "It is the third time",
        "We promise: send the bill",
        "by tomorrow, yours",
        "#vip",
        "4 of 5",
    ] {
        assert!(screen.contains(expected), "{expected}\n{screen}");
    }
}
