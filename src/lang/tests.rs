//! The languages say the same, and what the desk asks for is there.

use std::collections::BTreeMap;

use super::*;
use crate::desk::Refusal;
use crate::guard::PartOfDay;
use crate::keys::{Action, Focus, Group};
use crate::model::call::LineResult;
use crate::model::customer::{Audience, Field};
use crate::model::list::Ground;
use crate::model::queue::Hold;

type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages_of(text: &str) -> Messages {
    let resource = fluent_syntax::parser::parse(text).expect("readable");
    let all = words::messages(resource.body);
    let count = all.len();
    let messages: Messages = all.into_iter().collect();
    assert_eq!(messages.len(), count, "a message is there twice");
    messages
}

/// Where the second language differs from the first.
fn differences(one: &Messages, other: &Messages) -> Vec<String> {
    let ids: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    ids.into_iter()
        .filter(|id| one.get(*id) != other.get(*id))
        .cloned()
        .collect()
}

#[test]
fn the_languages_have_the_same_messages_and_arguments() {
    let english = messages_of(EMBEDDED[0].1);
    for (code, text) in EMBEDDED {
        let none: Vec<String> = Vec::new();
        assert_eq!(differences(&english, &messages_of(text)), none, "{code}");
    }
}

#[test]
fn a_planted_difference_is_seen() {
    let one = messages_of("a = A { $x }\nb = B\n");
    let differ = |text: &str| differences(&one, &messages_of(text));
    assert_eq!(differ("a = A { $x }\n"), ["b"]);
    assert_eq!(differ("a = A { $y }\nb = B\n"), ["a"]);
    assert_eq!(differ("a = A { $x }\nb = B\nc = C\n"), ["c"]);
    assert_eq!(differ("a = { $x -> \n *[other] A\n }\nb = Bee\n"), [""; 0]);
}

#[test]
fn every_value_has_a_name_in_every_language() {
    for (code, _) in EMBEDDED {
        let lang = Lang::embedded(code);
        let mut ids: Vec<String> = Vec::new();
        ids.extend(Action::ALL.iter().map(Named::message_id));
        ids.extend(Group::ALL.iter().map(Named::message_id));
        ids.extend(Focus::ALL.iter().map(Named::message_id));
        ids.extend(LineResult::ALL.iter().map(Named::message_id));
        ids.extend(Hold::ALL.iter().map(Named::message_id));
        ids.extend(Audience::ALL.iter().map(Named::message_id));
        ids.extend(Ground::ALL.iter().map(Named::message_id));
        ids.extend(Field::KNOWN.iter().map(Named::message_id));
        ids.extend(crate::config::Expected::ALL.iter().map(Named::message_id));
        ids.extend(crate::model::when::Soon::ALL.iter().map(Named::message_id));
        ids.extend(
            Refusal::ALL
                .iter()
                .map(|it| format!("refusal-{}", it.name())),
        );
        ids.extend(
            PartOfDay::ALL
                .iter()
                .map(|it| format!("part-{}", it.name())),
        );
        let missing: Vec<&String> = ids.iter().filter(|id| !lang.has(id)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{code}");
    }
}

/// Keys may be given to other actions; a message is told which key it is.
#[test]
fn no_message_names_a_key() {
    for (code, text) in EMBEDDED {
        let named: Vec<&str> = text.lines().filter(|line| line.contains("Ctrl-")).collect();
        assert_eq!(named, [""; 0], "{code}");
    }
}

#[test]
fn numbers_choose_the_form_and_are_grouped() {
    let check = |code: &str, id: &str, count: u64, expected: &str| {
        let text = Lang::embedded(code).with(id, &[("count", count.into())]);
        assert_eq!(text, expected);
    };
    check("en", "header-promises", 1, "1 promise");
    check("en", "header-promises", 3, "3 promises");
    check("en", "queue-place-tried", 1, "2nd try");
    check("en", "card-attempts", 0, "not tried this week");
    check("nb", "import-rows", 12_345, "12\u{a0}345 rader");
    check("da", "import-rows", 12_345, "12.345 rækker");
    check("en", "import-rows", 12_345, "12,345 rows");
}

#[test]
fn an_abbreviation_at_the_end_has_the_full_stop() {
    let check = |text: &str, expected: &str| assert_eq!(one_stop(text), expected);
    check("Gjelder til 2. nov..", "Gjelder til 2. nov.");
    check("Til 2. nov.. Vask igjen.", "Til 2. nov. Vask igjen.");
    check("Ta med ...", "Ta med ...");
    check("kommer...", "kommer...");
    check("Les ../liste.csv fra ..", "Les ../liste.csv fra ..");
}

#[test]
fn texts_are_filled_in_without_marks() {
    let lang = Lang::embedded("nb");
    let said = crate::say!(lang, "find-none", text = "Åse");
    assert_eq!(said, "Fant ingen på «Åse».");
    assert_eq!(lang.say("no-such-message"), "no-such-message");
    let words = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(lang.list(&words), "a, b og c");
}

fn own(code: &str, text: &str) -> Vec<OwnFile> {
    vec![OwnFile {
        code: code.to_owned(),
        name: format!("lang/{code}.ftl"),
        text: text.to_owned(),
    }]
}

#[test]
fn a_users_message_goes_over_the_embedded_one() {
    let (lang, problems) = Lang::new("nb", &own("nb", "action-dial = Slå nummeret\n"));
    assert_eq!(problems, vec![]);
    assert_eq!(lang.say("action-dial"), "Slå nummeret");
    assert_eq!(lang.say("action-find"), "Finn");
}

#[test]
fn a_users_mistake_is_said_and_the_rest_holds() {
    let text = "action-dail = Wählen\nfind-none = Niemand { $name }\naction-find = Finde\n= x\n";
    let (lang, problems) = Lang::new("en", &own("en", text));
    assert_eq!(lang.say("action-find"), "Finde");
    let said: Vec<String> = problems
        .iter()
        .map(|problem| lang.problem(problem))
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.contains(
        &"lang/en.ftl:1:1: there is no message action-dail. Did you mean action-dial?".to_owned()
    ));
    assert!(said.contains(&"lang/en.ftl:2:1: find-none has no name. It can be text.".to_owned()));
    assert!(said.iter().any(|line| line.starts_with("lang/en.ftl:4:1")));
}

#[test]
fn a_language_of_the_users_own_falls_back_to_english() {
    let (lang, problems) = Lang::new("de", &own("de", "action-dial = Anrufen\n"));
    assert_eq!(lang.say("action-dial"), "Anrufen");
    assert_eq!(lang.say("action-find"), "Find");
    assert!(problems.len() > 100);
    assert_eq!(Lang::codes(&own("de", "")), ["en", "nb", "da", "de"]);
}
