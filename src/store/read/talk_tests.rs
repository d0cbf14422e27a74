//! What is kept between the calls: questions, causes, needs, orders, corrections, intervals, reviews.

use chrono::{Duration, NaiveDate};

use super::testing::{Desk, NOW, call, kari, list, minutes, named, per, promise};
use crate::model::call::{Call, LineResult};
use crate::model::campaign::Period;
use crate::model::card::Happened;
use crate::model::fact::{Fact, ListSet, PromiseClosed};
use crate::model::id::{CustomerId, Part, PartRef, RecordId};
use crate::model::keeping::{KeptKind, Review};
use crate::model::list::ListState;
use crate::model::moment::{Moment, Now};
use crate::model::order::{NextContact, OrderLine, OrderNew, OrderStep, OrderStepped};
use crate::model::said::{Demand, DemandKind, Horizon, Need, Priority, QuestionAsked, Side};
use crate::model::talk::{
    AboutCause, CorrectionAnswered, CorrectionAsked, DemandSorted, Interval, IntervalSet,
    PrioritySet, QuestionAnswered, ReviewReceipt, Reviewed, Talk,
};
use crate::store::refresh::More;

fn asked(words: &str) -> QuestionAsked {
    QuestionAsked {
        by: Side::They,
        words: words.to_owned(),
        answer: String::new(),
    }
}

fn demand(words: &str, kind: DemandKind, cause: &str) -> Demand {
    Demand {
        words: words.to_owned(),
        kind,
        matters: String::new(),
        cause: cause.to_owned(),
    }
}

fn talked(at: Moment) -> Call {
    call(at, LineResult::Answered)
}

fn part(record: RecordId, part: Part) -> PartRef {
    PartRef { record, part }
}

fn later(days: i64) -> Now {
    Now {
        at: NOW.at.plus(Duration::days(days)),
        ..NOW
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn desk() -> (Desk, CustomerId) {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    let anna = desk.member(named("Anna", "+4741207801"), 1, 1);
    (desk, anna)
}

fn talk(desk: &mut Desk, about: CustomerId, talk: Talk) -> RecordId {
    desk.say(about, Fact::Talk(talk))
}

fn call_with(desk: &mut Desk, about: CustomerId, call: Call) -> RecordId {
    desk.say(about, Fact::Call(Box::new(call)))
}

fn told(desk: &Desk, about: CustomerId) -> Vec<String> {
    let card = desk.store.card(about, NOW).unwrap().unwrap();
    let told = card.history.into_iter().filter_map(|entry| {
        if let Happened::Told(told) = entry.what {
            Some(format!(
                "{}|{}|{}",
                told.what.name(),
                told.words,
                told.about
            ))
        } else {
            None
        }
    });
    told.collect()
}

#[test]
fn a_question_is_open_until_it_is_answered() {
    let (mut desk, anna) = desk();
    let call = Call {
        questions: vec![asked("Når kommer regningen?"), asked("Hva koster det?")].into(),
        ..talked(minutes(-30))
    };
    let root = call_with(&mut desk, anna, call);
    let beside = talk(
        &mut desk,
        anna,
        Talk::QuestionAsked(asked("Kan jeg bytte?")),
    );
    let open = |desk: &Desk| {
        let keeping = desk.store.keeping(kari().id, NOW).unwrap();
        let words = keeping
            .questions
            .into_iter()
            .map(|it| it.what.0.asked.words);
        words.collect::<Vec<_>>()
    };
    assert_eq!(open(&desk).len(), 3);
    for (of, answer) in [
        (part(root, Part::Question(2)), "249 kroner"),
        (PartRef::whole(beside), "ja"),
    ] {
        let answer = answer.to_owned();
        talk(
            &mut desk,
            anna,
            Talk::QuestionAnswered(QuestionAnswered { of, answer }),
        );
    }
    assert_eq!(open(&desk), ["Når kommer regningen?"]);
    let card = desk.store.card(anna, NOW).unwrap().unwrap();
    assert_eq!(card.questions.len(), 1);
    assert_eq!(
        told(&desk, anna),
        [
            "question-answered|ja|Kan jeg bytte?",
            "question-answered|249 kroner|Hva koster det?",
            "question-asked-they|Kan jeg bytte? – ja|",
        ]
        .map(|text| text.replace(" – ja", ""))
    );
}

#[test]
fn what_was_agreed_goes_with_a_void_call_and_changes_with_an_amended_one() {
    let (mut desk, anna) = desk();
    let full = |words: &str| Call {
        demands: vec![demand(words, DemandKind::Unclear, "")].into(),
        needs: vec![Need {
            words: words.to_owned(),
            horizon: Horizon::Years,
        }],
        order: Some(order(words)),
        questions: vec![asked(words)].into(),
        ..talked(minutes(-30))
    };
    let root = call_with(&mut desk, anna, full("først"));
    let amend = |words: &str| Fact::CallAmend {
        of: root,
        call: Box::new(full(words)),
    };
    desk.say(anna, amend("siden"));
    let card = desk.store.card(anna, NOW).unwrap().unwrap();
    let needs: Vec<&str> = card.needs.iter().map(|(_, it)| &*it.words).collect();
    assert_eq!(needs, ["siden"]);
    assert_eq!(card.orders[0].new.words, "siden");
    let keeping = desk.store.keeping(kari().id, NOW).unwrap();
    assert_eq!(keeping.unsorted[0].what.demand.words, "siden");
    let versions = desk.store.call_versions(root).unwrap();
    let words: Vec<&str> = versions
        .iter()
        .map(|it| &*it.call.demands.at(1).unwrap().words)
        .collect();
    assert_eq!(words, ["først", "siden"]);
    let why = String::new();
    desk.say(anna, Fact::CallVoid { of: root, why });
    let card = desk.store.card(anna, NOW).unwrap().unwrap();
    assert!(card.needs.is_empty() && card.orders.is_empty() && card.questions.is_empty());
    let keeping = desk.store.keeping(kari().id, NOW).unwrap();
    assert!(keeping.unsorted.is_empty() && keeping.orders.is_empty());
    assert_eq!(desk.store.call_versions(root).unwrap().len(), 2);
}

#[test]
fn tags_of_a_call_reach_the_card_and_go_with_it() {
    let (mut desk, anna) = desk();
    let tags = |desk: &Desk| desk.store.card(anna, NOW).unwrap().unwrap().tags;
    let tagged = |tags: &[&str]| Call {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..talked(minutes(-30))
    };
    let root = call_with(&mut desk, anna, tagged(&["vip", "jul"]));
    desk.say(anna, Fact::TagSet("messe".to_owned()));
    assert_eq!(tags(&desk), ["jul", "messe", "vip"]);
    // Taken off, it stays off, though the call is put right for another reason.
    desk.at = minutes(5);
    desk.say(anna, Fact::TagUnset("vip".to_owned()));
    desk.at = minutes(10);
    let call = Box::new(tagged(&["vip", "påske"]));
    desk.say(anna, Fact::CallAmend { of: root, call });
    assert_eq!(tags(&desk), ["messe", "påske"]);
    let again = call_with(&mut desk, anna, tagged(&["vip"]));
    assert_eq!(tags(&desk), ["messe", "påske", "vip"]);
    for of in [root, again] {
        let why = String::new();
        desk.say(anna, Fact::CallVoid { of, why });
    }
    assert_eq!(tags(&desk), ["messe"]);
}

#[test]
fn causes_are_suggested_and_those_who_raised_one_are_told_when_it_is_mended() {
    let (mut desk, anna) = desk();
    let bo = desk.member(named("Bo", "+4741207802"), 1, 2);
    for (who, cause) in [(anna, "Ny mal på regning"), (bo, "ny mal på REGNING")] {
        let call = Call {
            demands: vec![demand("forstår ikke regningen", DemandKind::Failure, cause)].into(),
            ..talked(minutes(-60))
        };
        call_with(&mut desk, who, call);
    }
    let unclear = Call {
        demands: vec![demand("noe med nett", DemandKind::Unclear, "")].into(),
        ..talked(minutes(-50))
    };
    let root = call_with(&mut desk, bo, unclear);
    let week = minutes(-60 * 24 * 7);
    let suggested = |desk: &Desk, text: &str| {
        let causes = desk.store.causes(text, week, 5).unwrap().into_iter();
        causes
            .map(|it| (it.words, it.lately, it.answer, it.mended_at.is_some()))
            .collect::<Vec<_>>()
    };
    let ny_mal = |answer: &str, mended| {
        let words = "ny mal på REGNING".to_owned();
        (words, 2, answer.to_owned(), mended)
    };
    assert_eq!(suggested(&desk, "NY M"), [ny_mal("", false)]);
    let sorted = DemandSorted {
        of: part(root, Part::Demand(1)),
        kind: Some(DemandKind::Failure),
        cause: Some("nett nede".to_owned()),
    };
    talk(&mut desk, bo, Talk::CauseSet(sorted));
    assert!(
        desk.store
            .keeping(kari().id, NOW)
            .unwrap()
            .unsorted
            .is_empty()
    );
    assert_eq!(suggested(&desk, "nett")[0].1, 1);
    let about = |words: &str| AboutCause {
        cause: "ny mal på regning".to_owned(),
        who: "Per".to_owned(),
        words: words.to_owned(),
    };
    talk(&mut desk, anna, Talk::CauseAnswered(about("rettes nå")));
    assert_eq!(suggested(&desk, "ny")[0].2, "rettes nå");
    talk(&mut desk, anna, Talk::CauseMended(about("")));
    let to_tell = |desk: &Desk| {
        let keeping = desk.store.keeping(kari().id, NOW).unwrap();
        keeping
            .mended
            .into_iter()
            .map(|it| it.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(suggested(&desk, "ny"), [ny_mal("rettes nå", true)]);
    assert_eq!(to_tell(&desk).len(), 2);
    call_with(&mut desk, anna, talked(minutes(5)));
    assert_eq!(to_tell(&desk), ["Bo"]);
    let again = Call {
        demands: vec![demand("nå igjen", DemandKind::Failure, "ny mal på regning")].into(),
        ..talked(minutes(10))
    };
    call_with(&mut desk, anna, again);
    assert_eq!(to_tell(&desk), [""; 0]);
    assert!(!suggested(&desk, "ny")[0].3);
}

fn order(words: &str) -> OrderNew {
    OrderNew {
        lines: vec![OrderLine {
            product: "basis".to_owned(),
            label: "Basis".to_owned(),
            quantity: 2,
            unit_price: "249.00".parse().unwrap(),
            currency: "NOK".to_owned(),
            period: Period::Month,
        }],
        owner: kari(),
        words: words.to_owned(),
    }
}

#[test]
fn an_order_proposes_the_next_contact_to_whoever_agreed_it() {
    let (mut desk, anna) = desk();
    let call = Call {
        order: Some(order("")),
        ..talked(minutes(-30))
    };
    let root = call_with(&mut desk, anna, call);
    let of = part(root, Part::Order);
    let due = |desk: &Desk, days| {
        let keeping = desk.store.keeping(kari().id, later(days)).unwrap();
        keeping.orders.first().map(|it| it.what.1)
    };
    assert_eq!(due(&desk, 0), Some(NextContact::SendOffer));
    for (step, days, expected) in [
        (OrderStep::OfferSent, 2, None),
        (OrderStep::OfferSent, 4, Some(NextContact::SeenOffer)),
        (OrderStep::AcceptanceReceived, 90, None),
        (OrderStep::Delivered, 13, None),
        (OrderStep::Delivered, 15, Some(NextContact::HappyWithIt)),
        (OrderStep::Withdrawn, 90, None),
    ] {
        let words = String::new();
        talk(
            &mut desk,
            anna,
            Talk::OrderStep(OrderStepped { of, step, words }),
        );
        assert_eq!(due(&desk, days), expected, "{step:?} {days}");
    }
    let olas = desk.store.keeping(per().id, later(90)).unwrap();
    assert!(olas.orders.is_empty());
    let card = desk.store.card(anna, NOW).unwrap().unwrap();
    assert_eq!(card.orders[0].step, OrderStep::Withdrawn);
    assert_eq!(told(&desk, anna)[0], "withdrawn||2 × Basis");
}

#[test]
fn a_correction_is_open_until_the_call_is_put_right_or_an_answer_given() {
    let (mut desk, anna) = desk();
    let root = call_with(&mut desk, anna, talked(minutes(-30)));
    let ask = |desk: &mut Desk| {
        let asked = CorrectionAsked {
            of: root,
            to: kari(),
            words: "feil dag".to_owned(),
        };
        talk(desk, anna, Talk::CorrectionAsked(asked));
    };
    let open = |desk: &Desk| {
        let keeping = desk.store.keeping(kari().id, NOW).unwrap();
        keeping.corrections.len()
    };
    ask(&mut desk);
    assert_eq!(open(&desk), 1);
    assert!(
        desk.store
            .keeping(per().id, NOW)
            .unwrap()
            .corrections
            .is_empty()
    );
    let call = Box::new(talked(minutes(-30)));
    desk.say(anna, Fact::CallAmend { of: root, call });
    assert_eq!(open(&desk), 0);
    ask(&mut desk);
    assert_eq!(open(&desk), 1);
    let answered = CorrectionAnswered {
        of: root,
        words: "det var den dagen".to_owned(),
    };
    talk(&mut desk, anna, Talk::CorrectionAnswered(answered));
    assert_eq!(open(&desk), 0);
}

#[test]
fn what_matters_is_a_register() {
    let (mut desk, anna) = desk();
    let call = Call {
        priorities: vec![Priority {
            words: "én regning".to_owned(),
        }],
        ..talked(minutes(60 * 24))
    };
    call_with(&mut desk, anna, call);
    let set = PrioritySet {
        priorities: vec![Priority {
            words: "levering før ni".to_owned(),
        }],
        ask_again: Some(day("2027-01-15")),
        replaces: Vec::new(),
    };
    talk(&mut desk, anna, Talk::PrioritySet(set));
    // The call's clock was a day ahead; what replaces it holds all the same.
    let card = desk.store.card(anna, NOW).unwrap().unwrap();
    assert_eq!(card.priorities.unwrap().1[0].words, "levering før ni");
    assert_eq!(card.ask_again, Some(day("2027-01-15")));
}

#[test]
fn people_are_nearly_forgotten_until_somebody_speaks_with_them() {
    let (mut desk, anna) = desk();
    let names = |desk: &Desk, days| {
        let keeping = desk.store.keeping(kari().id, later(days)).unwrap();
        let names = keeping.nearly_forgotten.into_iter().map(|it| it.name);
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&desk, 400), [""; 0]);
    let of_list = ListSet {
        list: list(1).id,
        state: None,
        answers: None,
        campaign: None,
        interval: Some(Interval {
            ideal_days: 30,
            latest_days: 60,
        }),
        replaces: Vec::new(),
    };
    desk.say(anna, Fact::ListSet(of_list));
    while desk.store.refresh(NOW).unwrap() == More::Yes {}
    assert_eq!(names(&desk, 22), [""; 0]);
    assert_eq!(names(&desk, 23), ["Anna"]);
    let bo = desk.member(named("Bo", "+4741207802"), 1, 2);
    assert_eq!(names(&desk, 53), ["Anna", "Bo"]);
    let own = |interval| {
        Talk::IntervalSet(IntervalSet {
            interval,
            replaces: Vec::new(),
        })
    };
    let yearly = Interval {
        ideal_days: 300,
        latest_days: 365,
    };
    talk(&mut desk, bo, own(Some(yearly)));
    assert_eq!(names(&desk, 53), ["Anna"]);
    assert_eq!(names(&desk, 360), ["Anna", "Bo"]);
    talk(&mut desk, bo, own(None));
    assert_eq!(names(&desk, 53), ["Anna", "Bo"]);
    call_with(&mut desk, anna, talked(minutes(60 * 24 * 40)));
    assert_eq!(names(&desk, 60), ["Bo"]);
    call_with(
        &mut desk,
        bo,
        call(minutes(60 * 24 * 40), LineResult::NoAnswer),
    );
    assert_eq!(names(&desk, 60), ["Bo"]);
    let card = desk.store.card(bo, NOW).unwrap().unwrap();
    assert_eq!(card.interval, None);
}

#[test]
fn promises_are_overdue_or_due_on_both_sides() {
    let (mut desk, anna) = desk();
    let mut ours = promise(kari(), Some(day("2026-11-20")), "svar");
    let made = desk.say(anna, Fact::PromiseMade(ours.clone()));
    ours.by = Side::They;
    ours.due = Some(NOW.today());
    desk.say(anna, Fact::PromiseMade(ours.clone()));
    ours.due = Some(day("2026-12-24"));
    desk.say(anna, Fact::PromiseMade(ours));
    let keeping = desk.store.keeping(kari().id, NOW).unwrap();
    let sides: Vec<Side> = keeping.promises.iter().map(|it| it.what.made.by).collect();
    assert_eq!(sides, [Side::We, Side::They]);
    let closed = PromiseClosed {
        of: PartRef::whole(made),
        words: "for sent".to_owned(),
    };
    desk.say(anna, Fact::PromiseBroken(closed));
    let keeping = desk.store.keeping(kari().id, NOW).unwrap();
    assert_eq!(keeping.promises.len(), 1);
    assert_eq!(told(&desk, anna)[0], "promise-broken|for sent|svar");
}

/// A page that nobody could read to its end is not read to its end: two hundred rows, and how many there are.
#[test]
fn what_is_kept_is_bounded_and_counted() {
    let (mut desk, anna) = desk();
    for n in 0..201 {
        let words = format!("Spørsmål {n}");
        talk(&mut desk, anna, Talk::QuestionAsked(asked(&words)));
    }
    let keeping = desk.store.keeping(kari().id, NOW).unwrap();
    assert_eq!(keeping.questions.len(), 200);
    assert_eq!(keeping.more, [(KeptKind::Questions, 201)]);
    assert_eq!(keeping.count(KeptKind::Questions, 200), 201);
    assert_eq!(keeping.count(KeptKind::Promises, 0), 0);
}

/// A cause is open until it is mended, and again when it is named after that.
#[test]
fn the_causes_that_are_open() {
    let (mut desk, anna) = desk();
    let named = |at, cause| Call {
        demands: vec![demand("Feil", DemandKind::Failure, cause)].into(),
        ..talked(minutes(at))
    };
    for (at, cause) in [(-90, "kald fyring"), (-80, "linje 3"), (-70, "Linje 3")] {
        call_with(&mut desk, anna, named(at, cause));
    }
    let open = |desk: &Desk| {
        let causes = desk.store.open_causes(minutes(-1000)).unwrap();
        let words = causes.into_iter().map(|it| (it.words, it.lately));
        words.collect::<Vec<_>>()
    };
    let both = [("Linje 3".to_owned(), 2), ("kald fyring".to_owned(), 1)];
    assert_eq!(open(&desk), both);
    let mended = AboutCause {
        cause: "LINJE 3".to_owned(),
        who: String::new(),
        words: String::new(),
    };
    talk(&mut desk, anna, Talk::CauseMended(mended));
    assert_eq!(open(&desk), both[1..]);
    call_with(&mut desk, anna, named(60, "linje 3"));
    assert_eq!(open(&desk).len(), 2);
}

fn names(review: &Review) -> Vec<(&str, bool)> {
    let rows = review.rows.iter();
    rows.map(|it| (it.name.as_str(), it.what.is_reviewed))
        .collect()
}

#[test]
fn a_review_goes_through_everybody_and_ends_with_a_receipt() {
    let (mut desk, anna) = desk();
    let bo = desk.member(named("Bo", "+4741207802"), 1, 2);
    let cato = desk.member(named("Cato", "+4741207803"), 1, 3);
    call_with(&mut desk, anna, talked(minutes(-60 * 24 * 8)));
    call_with(&mut desk, bo, talked(minutes(-60)));
    desk.say(cato, Fact::PromiseMade(promise(kari(), None, "svar")));
    let review = |desk: &Desk| desk.store.review(kari().id, later(0)).unwrap();
    assert_eq!(names(&review(&desk)), [("Bo", false), ("Cato", false)]);
    assert!(desk.store.review(per().id, NOW).unwrap().rows.is_empty());
    let gone_through = |aside_until| {
        Talk::Reviewed(Reviewed {
            by: kari(),
            aside_until,
        })
    };
    talk(&mut desk, bo, gone_through(None));
    assert_eq!(names(&review(&desk)), [("Bo", true), ("Cato", false)]);
    assert_eq!(review(&desk).forgotten().count(), 1);
    talk(&mut desk, cato, gone_through(Some(day("2026-11-30"))));
    assert_eq!(review(&desk).forgotten().count(), 0);
    let receipt = ReviewReceipt {
        by: kari(),
        since: review(&desk).since.unwrap(),
        reviewed: 2,
        forgotten: 0,
    };
    talk(&mut desk, bo, Talk::Review(receipt));
    let next = desk.store.review(kari().id, later(7)).unwrap();
    assert_eq!(next.since, Some(NOW.at));
    // Cato's day has come.
    assert_eq!(names(&next), [("Cato", false)]);
}

fn receipt(forgotten: u64) -> Talk {
    Talk::Review(ReviewReceipt {
        by: kari(),
        since: NOW.at,
        reviewed: 1,
        forgotten,
    })
}

fn gone_through() -> Talk {
    Talk::Reviewed(Reviewed {
        by: kari(),
        aside_until: None,
    })
}

#[test]
fn whoever_a_review_left_comes_again() {
    let (mut desk, anna) = desk();
    let bo = desk.member(named("Bo", "+4741207802"), 1, 2);
    call_with(&mut desk, anna, talked(minutes(-60)));
    call_with(&mut desk, bo, talked(minutes(-50)));
    talk(&mut desk, anna, gone_through());
    talk(&mut desk, bo, receipt(1));
    // Weeks later the one who was left is still there, and only that one.
    let review = |desk: &Desk, days| desk.store.review(kari().id, later(days)).unwrap();
    assert_eq!(names(&review(&desk, 20)), [("Bo", false)]);
    desk.at = later(21).at;
    talk(&mut desk, bo, gone_through());
    talk(&mut desk, bo, receipt(0));
    assert_eq!(names(&review(&desk, 22)), []);
}

#[test]
fn a_review_is_of_what_was_said_and_of_what_is_owed() {
    let (mut desk, anna) = desk();
    let bo = desk.member(named("Bo", "+4741207802"), 1, 2);
    let cato = desk.member(named("Cato", "+4741207803"), 1, 3);
    let dina = desk.member(named("Dina", "+4741207804"), 1, 4);
    // Nothing was said.
    call_with(&mut desk, anna, call(minutes(-60), LineResult::NoAnswer));
    let mut left_word = call(minutes(-55), LineResult::Voicemail);
    left_word.notes = "sa at jeg ringer".to_owned();
    call_with(&mut desk, bo, left_word);
    desk.say(
        cato,
        Fact::PromiseMade(promise(kari(), Some(day("2026-11-27")), "svar")),
    );
    call_with(&mut desk, dina, talked(minutes(-20)));
    let review = |desk: &Desk, days| desk.store.review(kari().id, later(days)).unwrap();
    let of = |review: &Review| -> Vec<String> {
        let rows = review.rows.iter();
        rows.map(|row| format!("{} {}", row.name, row.what.is_reviewed))
            .collect()
    };
    assert_eq!(
        of(&review(&desk, 0)),
        ["Bo false", "Dina false", "Cato false"]
    );
    for customer in [bo, cato, dina] {
        talk(&mut desk, customer, gone_through());
    }
    talk(&mut desk, bo, receipt(0));
    assert_eq!(of(&review(&desk, 4)), [""; 0]);
    // A week later the promise is overdue, and stays so until it is closed.
    assert_eq!(of(&review(&desk, 7)), ["Cato false"]);
    desk.at = later(7).at;
    talk(&mut desk, cato, gone_through());
    assert_eq!(of(&review(&desk, 7)), ["Cato true"]);
    talk(&mut desk, cato, receipt(0));
    assert_eq!(of(&review(&desk, 14)), ["Cato false"]);
    // What is said after they were gone through is to be gone through too.
    desk.at = later(8).at;
    talk(&mut desk, dina, gone_through());
    desk.at = later(9).at;
    desk.say(dina, Fact::PromiseMade(promise(kari(), None, "ny pris")));
    assert_eq!(of(&review(&desk, 9)), ["Cato false", "Dina false"]);
}

/// Each hot read finds its rows by an index, and no table is read whole.
#[test]
fn hot_reads_use_an_index() {
    use super::queue::due;
    use super::{agreed, cause, keeping, review};
    let desk = Desk::new();
    for sql in [
        due::FIRST_OF_MINE,
        due::FIRST_OF_ANYONES,
        keeping::DUE,
        keeping::QUESTIONS,
        keeping::MENDED,
        keeping::UNSORTED,
        keeping::CORRECTIONS,
        keeping::ORDERS,
        keeping::NEARLY_FORGOTTEN,
        cause::BEGINNING,
        cause::LATELY,
        review::COMPLETE,
        review::ENDED,
        review::BEGUN,
        review::CALLS,
        review::BESIDE,
        review::CALLBACKS_OVERDUE,
        review::PROMISES_OVERDUE,
        review::ASIDE,
        agreed::NEEDS,
        agreed::ORDERS,
        agreed::PRIORITIES,
    ] {
        let mut statement = desk
            .store
            .db
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let mut rows = statement.raw_query();
        let mut plan: Vec<String> = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            plan.push(row.get(3).unwrap());
        }
        drop(rows);
        // What is open stands in an index of its own, which is walked in order.
        let walks = plan.iter().filter(|step| {
            step.contains("SCAN")
                && !step.contains("USING INDEX question_open")
                && !step.contains("USING INDEX demand_unclear")
        });
        assert_eq!(walks.count(), 0, "{sql}: {plan:?}");
    }
}
