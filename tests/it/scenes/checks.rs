//! What must hold of the window whatever it shows: facts rather than frames.

use samtale::app::message::Size;
use samtale::model::call::LineResult;
use samtale::model::fact::Fact;

use super::{Cast, Stage};

const NORMAL: Size = Size {
    columns: 80,
    rows: 24,
};

fn stage() -> Stage {
    Stage::new(NORMAL, Cast::Everybody, "en")
}

fn calls(stage: &Stage) -> Vec<(LineResult, String)> {
    stage
        .world
        .said()
        .filter_map(|said| {
            let (Fact::Call(call) | Fact::CallAmend { call, .. }) = &said.fact else {
                return None;
            };
            Some((call.line, call.notes.clone()))
        })
        .collect()
}

#[test]
fn a_no_answer_takes_three_keys_from_one_card_to_the_next() {
    let mut stage = stage();
    stage.play("l enter");
    let before = stage.screen();
    stage.play("d 2 enter");
    assert_eq!(calls(&stage), [(LineResult::NoAnswer, String::new())]);
    assert_ne!(stage.screen(), before);
    stage.play("d 2 enter");
    assert_eq!(calls(&stage).len(), 2);
}

#[test]
fn a_failed_save_keeps_every_word() {
    let mut stage = stage();
    stage.play("l enter d 1");
    stage.play("\"Hun vil ha én faktura.\" ctrl-s 1 [full] enter");
    assert_eq!(calls(&stage), []);
    assert!(
        stage.screen().contains("Hun vil ha én faktura."),
        "{}",
        stage.screen()
    );
    stage.play("enter");
    let notes = "Hun vil ha én faktura.".to_owned();
    assert_eq!(calls(&stage), [(LineResult::Answered, notes)]);
}

#[test]
fn the_next_customer_never_opens_with_the_last_ones_text() {
    let mut stage = stage();
    stage.play("l enter d 1 \"hemmelig\" ctrl-s 1 enter");
    assert!(!stage.screen().contains("hemmelig"), "{}", stage.screen());
}

#[test]
fn a_crash_loses_nothing_that_was_kept() {
    let mut stage = stage();
    stage.play("l enter d 1 \"midt i en setn\"");
    let stage = stage.restart();
    assert!(
        stage.screen().contains("midt i en setn"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_late_answer_to_find_is_not_shown() {
    let mut stage = stage();
    stage.world.holds_finds = true;
    stage.play("/ \"bj\"");
    let late = stage.world.let_go();
    stage.play("\"o\"");
    let before = stage.screen();
    assert!(before.contains("Bjørn Lie"), "{before}");
    for message in late {
        stage.send(message);
    }
    assert_eq!(stage.screen(), before);
}

#[test]
#[ignore = "prints the window, to be looked at"]
fn look() {
    let script = std::env::var("LOOK").unwrap_or_default();
    let size = std::env::var("LOOK_SIZE").unwrap_or_else(|_| "80x24".to_owned());
    let (columns, rows) = size.split_once('x').unwrap();
    let size = Size {
        columns: columns.parse().unwrap(),
        rows: rows.parse().unwrap(),
    };
    let language = std::env::var("LOOK_LANG").unwrap_or_else(|_| "en".to_owned());
    let mut stage = Stage::new(size, Cast::Everybody, &language);
    for step in script.split(';') {
        stage.play(step);
        println!("> {step}\n{}", stage.screen());
    }
}
