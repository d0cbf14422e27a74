//! What is taken down while they talk stands in the record of the call, and nothing of it is lost on the way.

use samtale::app::Message;
use samtale::app::effect::Answer;
use samtale::app::message::Size;
use samtale::config::Config;
use samtale::model::call::Call;
use samtale::model::customer::RelationKind;
use samtale::model::fact::Fact;
use samtale::model::id::CustomerId;
use samtale::model::outcome::Campaign;
use samtale::model::preference::Preference;
use samtale::model::said::{DemandKind, Side};
use samtale::model::seller::Owner;
use samtale::model::standing::Channel;

use super::long::SIZES;
use super::{Cast, Stage, people};

const NORMAL: Size = Size {
    columns: 80,
    rows: 24,
};

/// The call that was saved.
fn saved(stage: &Stage) -> Call {
    let calls = stage.world.said().filter_map(|said| {
        let Fact::Call(call) = &said.fact else {
            return None;
        };
        Some(Call::clone(call))
    });
    calls.last().expect("a call was saved")
}

fn asked_by_us(call: &Call) -> Vec<(&str, &str)> {
    let ours = call.questions.iter().filter(|it| it.by == Side::We);
    ours.map(|it| (it.words.as_str(), it.answer.as_str()))
        .collect()
}

/// The screen when every line that has to be said is said, in a call for this campaign.
fn talking(cast: Cast) -> Stage {
    let mut stage = Stage::new(NORMAL, cast, "en");
    // Of what has to be said, most is for those who sell.
    stage.play("l enter d 1");
    if cast == Cast::Sale {
        stage.play("f2 f2 f2");
    }
    stage
}

#[test]
fn two_questions_take_two_keys_and_stand_in_the_record() {
    let mut stage = talking(Cast::Care);
    stage.play("f2 f2 f4 enter \"Slowly 👍\" enter esc");
    stage.play("ctrl-s 1 s");
    let call = saved(&stage);
    let expected = [
        ("How is it, to be a customer here?", ""),
        (
            "When did you last have to get in touch with us, and how did that go?",
            "Slowly 👍",
        ),
    ];
    assert_eq!(asked_by_us(&call), expected);
    assert!(call.disclosed.is_empty());
    let mut sale = talking(Cast::Sale);
    sale.play("ctrl-s 1 s");
    assert_eq!(saved(&sale).disclosed.len(), 3);
}

#[test]
fn ticks_outlive_parking_and_a_restart_and_can_be_taken_away() {
    let mut stage = talking(Cast::Care);
    stage.play("f2 f2 ctrl-t \"40000002\" enter");
    stage.play("ctrl-s 1 s x 1");
    let mut stage = stage.restart();
    stage.play("n f4 1 esc ctrl-s 1 s");
    let call = saved(&stage);
    let words: Vec<&str> = asked_by_us(&call).into_iter().map(|(it, _)| it).collect();
    assert_eq!(
        words,
        ["When did you last have to get in touch with us, and how did that go?"]
    );
}

#[test]
fn a_wrap_up_goes_on_after_a_restart_and_its_keys_are_no_notes() {
    let mut stage = talking(Cast::Care);
    stage.play("\"«It is wrong»\" ctrl-s 1");
    let mut stage = stage.restart();
    // The outcome is said, so the number is the answer to the finer question.
    stage.play("2 s");
    let call = saved(&stage);
    assert_eq!(call.notes, "«It is wrong»");
    let said = call.outcome.expect("an outcome");
    let finer = said.sub.map(|it| it.code);
    assert_eq!(said.code, "talked");
    assert_eq!(finer.as_deref(), Some("no-strong-view"));
}

#[test]
fn space_opens_the_questions_that_the_line_names_at_the_end() {
    let mut stage = talking(Cast::Care);
    stage.play("\"Slow. \" f3 ctrl-s 1 1 1 6");
    assert!(
        !stage.screen().contains("1 we promise"),
        "{}",
        stage.screen()
    );
    stage.play("space");
    assert!(
        stage.screen().contains("1 we promise"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_failure_noted_in_the_call_is_asked_its_cause_in_the_wrap_up() {
    let mut stage = talking(Cast::Care);
    stage.play("\"Nobody answers.\" f3 f7 ctrl-s 3 1 \"The new template\" enter s");
    let call = saved(&stage);
    let causes = call.demands.iter().map(|it| (it.kind, it.cause.as_str()));
    let expected = [(DemandKind::Failure, "The new template")];
    assert_eq!(causes.collect::<Vec<_>>(), expected);
    assert_eq!(call.notes, "Nobody answers.");
}

#[test]
fn a_failure_that_nobody_put_into_words_is_kept_with_its_cause() {
    let mut stage = talking(Cast::Care);
    stage.play("f7 ctrl-s 3 1 tab \"The new template\" enter s");
    let call = saved(&stage);
    let said = call.demands.iter();
    let said = said.map(|it| (it.kind, it.words.as_str(), it.cause.as_str()));
    let expected = [(DemandKind::Failure, "", "The new template")];
    assert_eq!(said.collect::<Vec<_>>(), expected);
    // Nor is it lost when nobody says why.
    let mut stage = talking(Cast::Care);
    stage.play("f7 ctrl-s 1 s");
    let kinds: Vec<_> = saved(&stage).demands.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [DemandKind::Failure]);
}

#[test]
fn whose_call_is_parked_is_not_rung_again_and_the_card_says_so() {
    let mut stage = talking(Cast::Care);
    let dialled = |stage: &Stage| stage.screen().contains("Ringing");
    stage.play("\"It is slow.\" ctrl-t \"40000002\" enter esc l g enter");
    let screen = stage.screen();
    assert!(screen.contains("A call is parked: x goes on"), "{screen}");
    stage.play("d");
    let screen = stage.screen();
    assert!(screen.contains("is parked: x goes on with it."), "{screen}");
    assert!(!dialled(&stage), "{screen}");
    stage.play("g enter");
    let screen = stage.screen();
    assert!(!screen.contains("A call is parked"), "{screen}");
    assert!(screen.contains("It is slow."), "{screen}");
}

#[test]
fn a_sentence_is_theirs_with_one_key() {
    let mut stage = talking(Cast::Sale);
    stage.play("\"She is angry. «It is the third time, Åse!» Nobody rings back.\"");
    let before = stage.screen();
    stage.play("f3 f7 f3 f3 ctrl-left ctrl-left ctrl-left ctrl-left ctrl-left f3");
    assert!(before.contains("Nobody rings back."));
    assert!(stage.screen().contains("Nobody rings back."));
    stage.play("ctrl-s 1 s");
    let call = saved(&stage);
    let demands: Vec<(&str, DemandKind)> = call
        .demands
        .iter()
        .map(|it| (it.words.as_str(), it.kind))
        .collect();
    assert_eq!(
        demands,
        [
            ("Nobody rings back.", DemandKind::Unclear),
            ("It is the third time, Åse!", DemandKind::Unclear)
        ]
    );
    assert_eq!(
        call.notes,
        "She is angry. «It is the third time, Åse!» Nobody rings back."
    );
}

#[test]
fn a_failure_folds_the_guide_of_a_sale_and_of_nothing_else() {
    let folds = |cast: Cast| {
        let mut stage = talking(cast);
        if cast == Cast::Care {
            stage.play("f2");
        }
        let asks = |stage: &Stage| {
            let screen = stage.screen();
            screen.contains("4 ○ How") || screen.contains("2 ○ When")
        };
        let before = asks(&stage);
        stage.play("f7");
        let folded = stage.screen().contains("! Hear it");
        stage.play("f7");
        (before, folded, asks(&stage))
    };
    assert_eq!(folds(Cast::Sale), (true, true, true));
    assert_eq!(folds(Cast::Care), (true, false, true));
}

#[test]
fn an_order_and_how_satisfied_they_are_stand_in_the_record() {
    let mut stage = talking(Cast::Sale);
    stage.play("f5 2 \"3\" enter 3 enter enter f8 4 \"It went well\" enter");
    stage.play("ctrl-s 1 s");
    let call = saved(&stage);
    let order = call.order.expect("an order");
    let lines: Vec<(&str, u32)> = order
        .lines
        .iter()
        .map(|line| (line.product.as_str(), line.quantity))
        .collect();
    assert_eq!(lines, [("extended", 3), ("setting-up", 1)]);
    let totals: Vec<String> = order
        .totals()
        .iter()
        .map(|it| format!("{} {}", it.amount, it.period.name()))
        .collect();
    assert_eq!(totals, ["1347.00 month", "1500.00 once"]);
    let satisfaction = call.satisfaction.expect("asked");
    assert_eq!(
        (
            satisfaction.score,
            satisfaction.scale,
            satisfaction.words.as_str()
        ),
        (4, 5, "It went well")
    );
}

#[test]
fn an_order_taken_back_is_none() {
    let mut stage = talking(Cast::Sale);
    stage.play("f5 1 enter enter f5 1 \"0\" enter enter ctrl-s 1 s");
    assert_eq!(saved(&stage).order, None);
}

#[test]
fn how_they_want_to_be_reached_leaves_the_hours_as_they_are() {
    let mut stage = talking(Cast::Care);
    stage.play("f10 2 f10 7 3");
    let wishes = stage.world.said().filter_map(|said| {
        let Fact::PreferenceSet(wish) = &said.fact else {
            return None;
        };
        Some(Preference::clone(wish))
    });
    let last = wishes.last().expect("a wish");
    assert_eq!(last.channel, Some(Channel::Text));
    let from = last.windows.first().and_then(|it| it.from);
    assert_eq!(from, Some("16:00:00".parse().unwrap()));
}

#[test]
fn a_mark_is_switched_off_with_one_key_and_the_note_stays() {
    let mut stage = talking(Cast::Care);
    stage.play("\"! the bill by tomorrow\\n* one bill\" up f9 ctrl-s 1 s");
    let call = saved(&stage);
    assert!(call.promises.is_empty());
    assert_eq!(call.notes, "! the bill by tomorrow\n* one bill");
    assert!(call.priorities.iter().any(|it| it.words == "one bill"));
}

/// A later version of a campaign, in which the first outcome is called otherwise.
fn later(code: &str, label: &str) -> Campaign {
    let campaigns = Config::default().campaigns;
    let known = campaigns.into_iter().find(|it| it.code == code);
    let mut campaign = known.expect("an embedded campaign");
    campaign.version += 1;
    let outcome = campaign.outcomes.first_mut().expect("an outcome");
    outcome.label.0.insert("en".to_owned(), label.to_owned());
    campaign
}

#[test]
fn a_campaign_holds_from_the_next_call_and_the_call_in_hand_keeps_its_own() {
    let version = |stage: &Stage| saved(stage).campaign.map(|it| it.version);
    let stage = talking(Cast::Care);
    let mut stage = stage.restart_with(&[later("care", "All is fine")]);
    stage.play("ctrl-s");
    assert!(
        stage.screen().contains("Talked, all is well"),
        "{}",
        stage.screen()
    );
    stage.play("1 s");
    assert_eq!(version(&stage), Some(1));
    stage.play("l down enter d 1 ctrl-s");
    assert!(stage.screen().contains("All is fine"), "{}", stage.screen());
    stage.play("1 s");
    assert_eq!(version(&stage), Some(2));
}

/// Nobody knows by heart which languages lack a word; a missing message shows as its name.
#[test]
fn no_language_lacks_a_word_of_the_conversation() {
    for language in ["en", "nb", "da"] {
        let mut stage = Stage::new(NORMAL, Cast::Sale, language);
        for keys in [
            "l enter d 1 \"! a tir\\n!! b\\n? c\\n+ d\\n* e\\n> fre\\n#f\\n\\qg\"",
            "f3",
            "f3",
            "f7",
            "f4",
            "esc",
            "f7",
            "f2",
            "f4",
            "enter",
            "esc",
            "esc",
            "f5",
            "1",
            "\"x\" enter",
            "esc",
            "1",
            "enter",
            "enter",
            "f8",
            "4",
            "esc",
            "f10",
            "7",
            "esc",
            "f9",
            "ctrl-p \"bi\"",
            "enter",
            "f1",
        ] {
            stage.play(keys);
            let screen = stage.screen();
            let prefixes = [
                "mark-",
                "guide-",
                "order-",
                "price-",
                "satisfied-",
                "channel-",
                "phase-",
                "verbatim-",
                "gone-",
                "talk-card-",
            ];
            for prefix in prefixes {
                let is_id = |word: &str| word.trim_matches('│').starts_with(prefix);
                let lacks = screen.split_whitespace().any(is_id);
                assert!(!lacks, "{language} {keys} {prefix}\n{screen}");
            }
        }
    }
}

#[test]
fn an_order_is_taken_from_the_tree() {
    let mut stage = talking(Cast::Sale);
    stage.play("ctrl-s 1 8 1 \"2\" enter 4");
    assert!(stage.screen().contains("Ordered"), "{}", stage.screen());
    stage.play("ctrl-s s");
    let order = saved(&stage).order.expect("an order in the record");
    assert_eq!(order.lines[0].quantity, 2);
    // Where there is nothing to order, it is not asked.
    let mut stage = talking(Cast::Care);
    stage.play("ctrl-s space space");
    assert!(
        stage.screen().contains("1 we promise"),
        "{}",
        stage.screen()
    );
    assert!(!stage.screen().contains("8 order"), "{}", stage.screen());
}

#[test]
fn a_time_that_a_mark_has_read_is_not_offered_again() {
    let offered = |notes: &str| {
        let mut stage = talking(Cast::Care);
        stage.play(notes);
        stage.play("ctrl-o ctrl-s 1 s");
        saved(&stage).callback.map(|it| it.when.at.to_string())
    };
    let tuesday = Some("2026-11-24 14:00:00".to_owned());
    assert_eq!(offered("\"ring tue 14:00\""), tuesday);
    assert_eq!(offered("\"! send the bill tue 14:00\""), None);
    // Switched off, the line is text like any other.
    assert_eq!(offered("\"! send the bill tue 14:00\" f9"), tuesday);
}

/// What is said of a customer, in order.
fn about(stage: &Stage, customer: CustomerId) -> Vec<Fact> {
    let said = stage.world.said();
    let theirs = said.filter(|said| said.about == Some(customer));
    theirs.map(|said| said.fact.clone()).collect()
}

#[test]
fn a_colleague_is_new_linked_and_called_by_whoever_asked_and_the_notes_go_on() {
    let mut stage = talking(Cast::Sale);
    stage.play(
        "\"Frøydis decides.\" alt-c \"Frøydis Ås\" enter \"400 00 077\" tab \"fri 9:00\" enter",
    );
    let seen = stage.screen();
    assert!(seen.contains("is on your agenda: Fri 27 Nov"), "{seen}");
    stage.play("\" In today.\"");
    let new = stage.world.said().find_map(|said| {
        let Fact::CustomerNew(new) = &said.fact else {
            return None;
        };
        Some((said.about.unwrap(), new.clone()))
    });
    let (colleague, new) = new.unwrap();
    assert_eq!(new.profile.name, "Frøydis Ås");
    assert_eq!(new.profile.company, "Østergård Blomster AS");
    assert_eq!(new.source, "referred by Åse Østergård");
    assert_eq!(new.principal, "Nordlys");
    let facts = about(&stage, colleague);
    let relations: Vec<RelationKind> = facts
        .iter()
        .filter_map(|fact| {
            let Fact::RelationSet(relation) = fact else {
                return None;
            };
            Some(relation.kind)
        })
        .collect();
    assert_eq!(
        relations,
        [RelationKind::ReferredBy, RelationKind::ContactOf]
    );
    let Some(Fact::CallbackSet(set)) = facts.last() else {
        panic!("{facts:?}");
    };
    assert_eq!(set.owner, Owner::Seller(people::kari()));
    assert_eq!(set.when.at.to_string(), "2026-11-27 09:00:00");
    stage.play("ctrl-s 1 s");
    assert_eq!(saved(&stage).notes, "Frøydis decides. In today.");
}

/// Whom each saved call is with, its notes and the numbers that became known in it.
fn calls_with(stage: &Stage) -> Vec<(Option<CustomerId>, String, Vec<String>)> {
    let said = stage.world.said().filter_map(|said| {
        let Fact::Call(call) = &said.fact else {
            return None;
        };
        let numbers = call.numbers.iter().map(|it| it.number.as_e164().to_owned());
        Some((said.about, call.notes.clone(), numbers.collect()))
    });
    said.collect()
}

#[test]
fn whoever_rang_unknown_turns_out_to_be_somebody_and_the_call_is_theirs() {
    for size in SIZES {
        let bjorn = people::everybody().remove(1).customer;
        assert_eq!(bjorn.profile.name, "Bjørn Lie");
        let mut stage = Stage::new(size, Cast::Everybody, "en");
        stage.play("[rings] +4721000000 i \"Wants an offer.\\n! offer by friday\"");
        // Their card is looked at first: the call waits, and outlives the program.
        stage.play("esc / \"bjørn\" enter 2");
        let mut stage = stage.restart();
        stage.play("x enter");
        stage.play("esc / \"bjørn\" enter");
        let seen = stage.screen();
        assert!(seen.contains("It is Bjørn Lie who rings"), "{seen}");
        stage.play("1");
        let mut stage = stage.restart();
        let seen = stage.screen();
        assert!(seen.contains("Wants an offer."), "{seen}");
        assert!(calls_with(&stage).is_empty());
        stage.play("ctrl-s 1 s");
        let notes = "Wants an offer.\n! offer by friday".to_owned();
        let number = "+4721000000".to_owned();
        assert_eq!(
            calls_with(&stage),
            [(Some(bjorn.id), notes, vec![number])],
            "{}",
            stage.screen()
        );
        assert_eq!(saved(&stage).promises.len(), 1);
        stage.play("t");
        assert!(!stage.screen().contains("parked"), "{}", stage.screen());
    }
}

#[test]
fn a_colleague_is_not_lost_with_the_card_of_whoever_pointed() {
    let mut stage = talking(Cast::Sale);
    stage.play("alt-c \"Frøydis Ås\" tab \"400 00 077\"");
    let aase = people::everybody().remove(0).customer.id;
    stage.send(Message::Answer(Answer::Card {
        asked: aase,
        card: None,
    }));
    stage.play("enter");
    let seen = stage.screen();
    for kept in [
        "Frøydis Ås",
        "400 00 077",
        "This customer is no longer here.",
    ] {
        assert!(seen.contains(kept), "{seen}");
    }
}

#[test]
fn the_call_to_a_colleague_is_taken_back_with_one_key() {
    for number in ["400 00 077", "40000002"] {
        let mut stage = talking(Cast::Sale);
        stage.play(&format!("esc c \"Bjørn Lie\" tab \"{number}\" enter"));
        assert!(
            stage.screen().contains("u takes it back"),
            "{}",
            stage.screen()
        );
        let before = stage.world.said().count();
        let agreed = stage.world.said().last().unwrap();
        assert!(matches!(agreed.fact, Fact::CallbackSet(_)), "{agreed:?}");
        let about = agreed.about;
        stage.play("u");
        let seen = stage.screen();
        assert!(
            seen.contains("The call to Bjørn Lie is taken back"),
            "{seen}"
        );
        let taken: Vec<_> = stage.world.said().skip(before).collect();
        let [taken] = taken.as_slice() else {
            panic!("{taken:?}");
        };
        assert_eq!(taken.about, about);
        assert!(
            matches!(taken.fact, Fact::CallbackCancelled { .. }),
            "{taken:?}"
        );
        // Once; then it is the call before that is opened.
        stage.play("u");
        assert_eq!(stage.world.said().count(), before + 1);
    }
}

#[test]
fn a_colleague_who_is_known_is_linked_once_and_is_nobody_new() {
    let mut stage = talking(Cast::Sale);
    stage.play("alt-c \"BJØRN lie\" tab \"40000002\" enter");
    stage.play("alt-c \"Bjørn\" tab \"40000002\" enter 1");
    let mut said = stage.world.said();
    assert!(!said.any(|said| matches!(said.fact, Fact::CustomerNew(_))));
    let facts = stage.world.said().map(|said| said.fact.clone());
    let linked = facts.filter(|fact| matches!(fact, Fact::RelationSet(_)));
    assert_eq!(linked.count(), 1);
}

#[test]
fn a_colleague_on_the_number_of_whoever_points_is_somebody_else() {
    let mut stage = talking(Cast::Sale);
    stage.play("alt-c \"Frøydis Ås\" tab \"40000001\" enter");
    let mut said = stage.world.said();
    assert!(said.any(|said| matches!(said.fact, Fact::CustomerNew(_))));
}
