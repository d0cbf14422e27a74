//! Two who are one person, said at the card: what is said stands in the records, and what cannot be is refused.

use samtale::app::message::Size;
use samtale::model::fact::Fact;
use samtale::model::id::CustomerId;

use super::{Cast, Stage, people};

const NORMAL: Size = Size {
    columns: 120,
    rows: 32,
};

/// What was said of two, the first word first.
fn said(stage: &Stage) -> Vec<(bool, CustomerId, CustomerId)> {
    let said = stage.world.said().filter_map(|said| {
        let (Fact::CustomerMerge(one) | Fact::CustomerUnmerge(one)) = &said.fact else {
            return None;
        };
        let is_one = matches!(said.fact, Fact::CustomerMerge(_));
        Some((is_one, said.about?, one.with))
    });
    said.collect()
}

fn on_card() -> Stage {
    let mut stage = Stage::new(NORMAL, Cast::Everybody, "en");
    stage.play("l enter");
    stage
}

#[test]
fn one_key_says_it_and_one_takes_it_back() {
    let mut stage = on_card();
    stage.play("M \"bjørn lie\" enter");
    assert_eq!(said(&stage), []);
    stage.play("1");
    let (ase, bjorn) = (people::customer(1), people::customer(2));
    assert_eq!(said(&stage), [(true, ase, bjorn)]);
    let screen = stage.screen();
    assert!(screen.contains("One person with Bjørn Lie now"), "{screen}");
    stage.play("u");
    assert_eq!(said(&stage), [(true, ase, bjorn), (false, ase, bjorn)]);
    let screen = stage.screen();
    assert!(
        screen.contains("No longer one person with Bjørn Lie"),
        "{screen}"
    );
    // And that, too, is taken back.
    stage.play("u X");
    assert!(stage.screen().contains("are two people"));
    stage.play("1");
    assert_eq!(said(&stage).len(), 4);
    assert_eq!(said(&stage).last(), Some(&(false, ase, bjorn)));
}

#[test]
fn a_no_and_a_step_back_say_nothing() {
    for keys in ["2", "esc"] {
        let mut stage = on_card();
        stage.play("M \"bjørn lie\" enter");
        stage.play(keys);
        assert_eq!(said(&stage), []);
        assert!(stage.screen().contains("Orienting"));
    }
}

#[test]
fn nobody_is_one_with_themselves_and_nobody_is_two_of_whom_that_was_not_said() {
    let mut stage = on_card();
    stage.play("M \"østergård\" enter");
    let screen = stage.screen();
    assert!(screen.contains("is on this card already"), "{screen}");
    stage.play("X");
    assert!(stage.screen().contains("Nobody has said that"));
    assert_eq!(said(&stage), []);
}

#[test]
fn whose_call_is_open_or_parked_stays_who_they_are() {
    let mut stage = on_card();
    stage.play("d 1 esc M");
    let screen = stage.screen();
    assert!(
        screen.contains("A call with Åse Østergård is open"),
        "{screen}"
    );
    // Parked, while another card is looked at.
    stage.play("/ \"bjørn lie\" enter M \"østergård\" enter");
    let screen = stage.screen();
    assert!(
        screen.contains("A call with Åse Østergård is open"),
        "{screen}"
    );
    assert_eq!(said(&stage), []);
}

#[test]
fn whoever_is_another_firms_is_not_found() {
    let mut stage = Stage::new(NORMAL, Cast::TwoFirms, "en");
    stage.play("l enter M \"a\"");
    let firms: Vec<String> = people::of_two_firms()
        .into_iter()
        .map(|it| it.principal)
        .collect();
    assert!(firms.iter().any(|it| *it != firms[0]));
    stage.play("enter 1");
    for (_, one, other) in said(&stage) {
        let firm = |id| {
            people::of_two_firms()
                .into_iter()
                .find(|it| it.customer.id == id)
        };
        assert_eq!(firm(one).unwrap().principal, firm(other).unwrap().principal);
    }
}
