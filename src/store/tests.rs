//! The store as a desk uses it: append, card, queue, find.

use super::world::{
    Desk, at, call, callback, field, id, kari, list, list_ref, ola, outcome, person, phone,
};
use crate::model::call::LineResult;
use crate::model::card::{Happened, MemberState};
use crate::model::customer::{Field, FieldTarget, FieldWrite, Relation, RelationKind};
use crate::model::fact::{Fact, ListSet, Note, PromiseClosed};
use crate::model::find::Matched;
use crate::model::id::PartRef;
use crate::model::list::ListState;
use crate::model::moment::Moment;
use crate::model::outcome::Causes;
use crate::model::phone::{PhoneState, Region};
use crate::model::queue::{Hold, Place, QueueOrder};
use crate::model::said::{PromiseMade, Side};
use crate::model::seller::Owner;
use crate::model::suppression::{Suppress, SuppressScope};
use crate::store::More;

fn call_fact(line: LineResult, at: Moment) -> Fact {
    Fact::Call(Box::new(call(line, at)))
}

#[test]
fn a_customer_has_a_card() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse Østergård");
    let mut talked = call(LineResult::Answered, desk.now.at);
    talked.notes = "Ringer om fakturaen for september.".to_owned();
    talked.callback = Some(callback("2026-11-24T14:00:00", Owner::Anyone));
    let saved = desk.say(Some(ase), Fact::Call(Box::new(talked)));
    let card = desk.store.card(ase, desk.now).unwrap().unwrap();
    assert_eq!(card.customer.profile.name, "Åse Østergård");
    assert_eq!(card.principal, "Huset");
    assert_eq!(card.lists[0].list, list(1));
    assert_eq!(card.lists[0].state, MemberState::Waiting);
    assert_eq!(card.callbacks[0].id, PartRef::callback(saved.id));
    assert_eq!(card.contact.attempts, [desk.now.at]);
    let Happened::Call {
        call,
        versions,
        void,
        ..
    } = &card.history[0].what
    else {
        panic!("{:?}", card.history[0])
    };
    assert_eq!((*versions, void), (1, &None));
    assert_eq!(call.notes, "Ringer om fakturaen for september.");
    assert!(matches!(
        card.history.last().unwrap().what,
        Happened::Known { .. }
    ));
    assert!(desk.store.card(id(9), desk.now).unwrap().is_none());
}

#[test]
fn an_amended_call_stands_once_and_what_it_agreed_is_replaced() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    let mut first = call(LineResult::Answered, desk.now.at);
    first.callback = Some(callback("2026-11-24T14:00:00", Owner::Anyone));
    let saved = desk.say(Some(ase), Fact::Call(Box::new(first)));
    let mut second = call(LineResult::Answered, desk.now.at);
    second.notes = "Rettet".to_owned();
    second.outcome = Some(outcome(Causes::Done));
    let amend = Fact::CallAmend {
        of: saved.id,
        call: Box::new(second),
    };
    desk.say(Some(ase), amend);
    let card = desk.store.card(ase, desk.now).unwrap().unwrap();
    assert!(card.callbacks.is_empty());
    assert_eq!(card.lists[0].state, MemberState::Done);
    assert_eq!(card.contact.attempts_ever, 1);
    let calls = |card: &crate::model::card::Card| {
        let is_call =
            |entry: &&crate::model::card::Entry| matches!(entry.what, Happened::Call { .. });
        card.history.iter().filter(is_call).count()
    };
    assert_eq!(calls(&card), 1);
    assert!(
        matches!(&card.history[0].what, Happened::Call { versions: 2, call, .. } if call.notes == "Rettet")
    );
    let void = Fact::CallVoid {
        of: saved.id,
        why: "feil kunde".to_owned(),
    };
    desk.say(Some(ase), void);
    let card = desk.store.card(ase, desk.now).unwrap().unwrap();
    assert_eq!(card.contact.attempts_ever, 0);
    assert_eq!(card.lists[0].state, MemberState::Waiting);
    assert!(
        matches!(&card.history[0].what, Happened::Call { void: Some(why), .. } if why == "feil kunde")
    );
}

/// Attempts are about disturbing a person: from whichever list, on whichever number, by whichever desk.
#[test]
fn attempts_are_counted_per_person_over_lists_and_numbers() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    let froms = [
        (Some(1), "+4700100001"),
        (Some(2), "+4700100009"),
        (None, "+4700100001"),
    ];
    for (list, number) in froms {
        let mut tried = call(LineResult::NoAnswer, desk.now.at);
        tried.list = list.map(list_ref);
        tried.number = number.parse().ok();
        desk.say(Some(ase), Fact::Call(Box::new(tried)));
    }
    let person = desk
        .store
        .person(ase, Region::NO, desk.now)
        .unwrap()
        .unwrap();
    assert_eq!(person.contact.attempts, [desk.now.at; 3]);
    assert_eq!(person.contact.attempts_ever, 3);
}

#[test]
fn callbacks_come_first_then_promises_then_the_list_least_tried_first() {
    let mut desk = Desk::new();
    let names = ["Anna", "Berit", "Carl", "Dina", "Erik"];
    for (n, name) in (1..).zip(names) {
        desk.meet(n, name);
    }
    desk.say(Some(id(1)), call_fact(LineResult::NoAnswer, desk.now.at));
    let promise = PromiseMade {
        by: Side::We,
        words: "svar på regningen".to_owned(),
        due: Some(desk.now.today()),
        owner: kari(),
    };
    desk.say(Some(id(5)), Fact::PromiseMade(promise));
    let anyones = callback("2026-11-23T09:00:00", Owner::Anyone);
    desk.say(Some(id(4)), Fact::CallbackSet(anyones));
    let mine = callback("2026-11-23T09:30:00", Owner::Seller(kari()));
    desk.say(Some(id(3)), Fact::CallbackSet(mine));
    assert_eq!(desk.queue(), ["Carl", "Dina", "Erik", "Berit", "Anna"]);
    let olas = callback("2026-11-23T09:30:00", Owner::Seller(ola()));
    desk.say(Some(id(2)), Fact::CallbackSet(olas));
    assert_eq!(desk.queue(), ["Carl", "Dina", "Erik", "Anna"]);
}

#[test]
fn a_callback_is_due_until_somebody_is_reached() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    desk.meet(2, "Bjørn");
    let agreed = callback("2026-11-23T09:30:00", Owner::Anyone);
    let set = desk.say(Some(ase), Fact::CallbackSet(agreed));
    assert!(matches!(
        desk.store.queue(&desk.question()).unwrap().rows[0].place,
        Place::Callback(_)
    ));
    let mut vain = call(LineResult::NoAnswer, desk.now.at);
    vain.kept_callback = Some(PartRef::whole(set.id));
    desk.say(Some(ase), Fact::Call(Box::new(vain.clone())));
    let first = |desk: &Desk| desk.store.queue(&desk.question()).unwrap().rows.remove(0);
    assert_eq!(first(&desk).name, "Bjørn");
    desk.now = at("2026-11-24T09:00:00");
    assert!(matches!(first(&desk).place, Place::Callback(_)));
    let reached = crate::model::call::Call {
        line: LineResult::Answered,
        ..vain
    };
    desk.say(Some(ase), Fact::Call(Box::new(reached)));
    assert!(matches!(first(&desk).place, Place::Next { .. }));
    let card = desk.store.card(ase, desk.now).unwrap().unwrap();
    assert!(card.callbacks.is_empty());
}

#[test]
fn a_later_callback_holds_and_lifts_by_itself() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    let later = callback("2026-11-23T12:00:00", Owner::Anyone);
    desk.say(Some(ase), Fact::CallbackSet(later));
    let queue = desk.store.queue(&desk.question()).unwrap();
    assert!(queue.rows.is_empty());
    let noon = at("2026-11-23T12:00:00").at;
    assert_eq!(queue.counts.waiting, [(Hold::CallbackLater, 1, Some(noon))]);
    desk.now = at("2026-11-23T12:00:01");
    assert_eq!(desk.store.refresh(desk.now).unwrap(), More::Yes);
    assert_eq!(desk.store.refresh(desk.now).unwrap(), More::No);
    let queue = desk.store.queue(&desk.question()).unwrap();
    assert_eq!((queue.rows.len(), queue.counts.now), (1, 1));
}

#[test]
fn a_wish_covers_the_person_the_number_or_the_house() {
    let suppress = |scope| {
        Fact::Suppress(Suppress {
            scope,
            numbers: Vec::new(),
            source: "card".to_owned(),
            words: String::new(),
        })
    };
    let mut desk = Desk::new();
    let (firm, anna, berit, last) = (
        desk.meet(1, "Firma AS"),
        desk.meet(2, "Anna"),
        desk.meet(3, "Berit"),
        desk.meet(4, "Carl"),
    );
    for contact in [anna, berit] {
        let relation = Relation {
            kind: RelationKind::ContactOf,
            to: firm,
            role: "daglig leder".to_owned(),
        };
        desk.say(Some(contact), Fact::RelationSet(relation));
    }
    desk.say(Some(last), suppress(SuppressScope::Person));
    assert_eq!(desk.queue(), ["Firma AS", "Anna", "Berit"]);
    desk.say(Some(anna), suppress(SuppressScope::Organisation));
    assert!(desk.queue().is_empty());
    let card = desk.store.card(id(3), desk.now).unwrap().unwrap();
    assert_eq!(card.suppressed, [SuppressScope::Organisation]);
    assert_eq!(card.related[0].role, "daglig leder");
    let counts = desk.store.list_counts(list(1).id, desk.now).unwrap();
    assert_eq!(counts.waiting, [(Hold::Suppressed, 4, None)]);
}

#[test]
fn a_wish_about_a_number_covers_whoever_answers_it() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    let mut other = person("Bjørn", 2);
    other.profile.phones = person("Åse", 1).profile.phones;
    desk.say(Some(id(2)), Fact::CustomerNew(other));
    let mut asked = call(LineResult::Answered, desk.now.at);
    asked.number = Some(phone("+4700100001").number);
    asked.suppress = Some(SuppressScope::Number);
    desk.say(Some(ase), Fact::Call(Box::new(asked)));
    assert!(desk.queue().is_empty());
    desk.meet(3, "Carl");
    assert_eq!(desk.queue(), ["Carl"]);
}

#[test]
fn a_field_is_a_register_and_its_history_is_kept() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    desk.say(Some(ase), field(Field::Name, "Åse Berg"));
    desk.say(Some(ase), field(Field::Own("tier".to_owned()), "gull"));
    let card = desk.store.card(ase, desk.now).unwrap().unwrap();
    assert_eq!(card.customer.profile.name, "Åse Berg");
    assert_eq!(
        card.customer.profile.value(&Field::Own("tier".to_owned())),
        "gull"
    );
    let written = card.history.iter().find_map(|entry| {
        if let Happened::FieldWritten {
            field: Field::Name,
            before,
            after,
        } = &entry.what
        {
            Some((before.as_str(), after.as_str()))
        } else {
            None
        }
    });
    assert_eq!(written, Some(("Åse", "Åse Berg")));
    assert_eq!(desk.store.find("berg", 5).unwrap().len(), 1);
    assert_eq!(desk.store.find("åse", 5).unwrap().len(), 1);
}

#[test]
fn numbers_are_registers_too() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    let write = |target| {
        Fact::CustomerField(FieldWrite {
            target,
            replaces: Vec::new(),
        })
    };
    desk.say(Some(ase), write(FieldTarget::Phone(phone("+4700200000"))));
    let mut wrong = call(LineResult::WrongNumber, desk.now.at);
    wrong.numbers = vec![crate::model::call::NumberLearned {
        number: phone("+4700100001").number,
        state: PhoneState::NotTheirs,
    }];
    let saved = desk.say(Some(ase), Fact::Call(Box::new(wrong)));
    let phones = |desk: &Desk| {
        let card = desk.store.card(ase, desk.now).unwrap().unwrap();
        let phones = card.customer.profile.phones.into_iter();
        phones
            .map(|phone| (phone.number.as_e164().to_owned(), phone.state))
            .collect::<Vec<_>>()
    };
    let struck = ("+4700100001".to_owned(), PhoneState::NotTheirs);
    let given = ("+4700200000".to_owned(), PhoneState::Untried);
    assert_eq!(phones(&desk), [struck, given.clone()]);
    let void = Fact::CallVoid {
        of: saved.id,
        why: String::new(),
    };
    desk.say(Some(ase), void);
    assert_eq!(phones(&desk)[0].1, PhoneState::Untried);
    let off = FieldTarget::PhoneRemoved(phone("+4700100001").number);
    desk.say(Some(ase), write(off));
    assert_eq!(phones(&desk), [given]);
    assert!(desk.store.find("00100001", 5).unwrap().is_empty());
}

#[test]
fn what_a_call_teaches_holds_whatever_a_clock_said_before() {
    let mut desk = Desk::new();
    let today = desk.now;
    desk.now = at("2099-01-01T10:00:00");
    let ase = desk.meet(1, "Åse");
    desk.now = today;
    let mut wrong = call(LineResult::WrongNumber, desk.now.at);
    wrong.numbers = vec![crate::model::call::NumberLearned {
        number: phone("+4700100001").number,
        state: PhoneState::NotTheirs,
    }];
    desk.say(Some(ase), Fact::Call(Box::new(wrong)));
    let card = desk.store.card(ase, desk.now).unwrap().unwrap();
    assert_eq!(card.customer.profile.phones[0].state, PhoneState::NotTheirs);
    assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
}

#[test]
fn a_list_is_as_the_last_change_left_it_whatever_the_clocks_said() {
    let mut desk = Desk::new();
    let today = desk.now;
    let list = list(1);
    let of = list.id;
    desk.say(None, Fact::ListNew(list));
    let set = |state, campaign: Option<&str>| {
        Fact::ListSet(ListSet {
            list: of,
            state,
            answers: None,
            campaign: campaign.map(str::to_owned),
            interval: None,
            replaces: Vec::new(),
        })
    };
    desk.now = at("2099-01-01T10:00:00");
    desk.say(None, set(Some(ListState::Paused), Some("vinter")));
    desk.now = today;
    desk.say(None, set(Some(ListState::Open), None));
    let read = desk.store.list(of).unwrap().unwrap();
    assert_eq!((read.state, &*read.campaign), (ListState::Open, "vinter"));
    assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
}

#[test]
fn people_are_found_by_what_is_typed() {
    let mut desk = Desk::new();
    let mut firm = person("Bjørk Aasen", 1);
    firm.profile.company = "Østergård Blomster AS".to_owned();
    firm.profile
        .write(&Field::Email, "bjork@blomster.example".to_owned());
    firm.profile.write(&Field::Town, "Tromsø".to_owned());
    firm.profile.write(&Field::ExternalId, "K-10077".to_owned());
    firm.profile.phones = vec![phone("+4741207813")];
    desk.say(Some(id(1)), Fact::CustomerNew(firm));
    desk.meet(2, "Bjork Hansen");
    let note = Note {
        text: "Vil ha tilbud på juletrær".to_owned(),
        written: None,
        source: String::new(),
    };
    desk.say(Some(id(2)), Fact::Note(note));
    let found = |text: &str| -> Vec<(u8, Matched)> {
        let found = desk.store.find(text, 10).unwrap().into_iter();
        found
            .map(|one| (one.customer.bytes()[0], one.matched))
            .collect()
    };
    assert_eq!(found("bjørk"), [(1, Matched::Name), (2, Matched::Name)]);
    assert_eq!(found("bjork"), [(2, Matched::Name), (1, Matched::Name)]);
    assert_eq!(found("åsen bj"), [(1, Matched::Name)]);
    assert_eq!(found("ostergard"), [(1, Matched::Company)]);
    assert_eq!(found("tromso"), [(1, Matched::Town)]);
    assert_eq!(found("blomster.ex"), [(1, Matched::Email)]);
    for part in ["412 07 813", "+47 412", "004741207813", "0781", "07 813"] {
        assert_eq!(found(part), [(1, Matched::Number)], "{part}");
    }
    assert_eq!(found("K-100"), [(1, Matched::Id)]);
    assert_eq!(found("juletrær"), [(2, Matched::Notes)]);
    assert_eq!(found("juletr"), [(2, Matched::Notes)]);
    for nothing in ["", " ", "\"", "* OR", "name:", "NEAR(", "(", "'", "^", "zz"] {
        assert_eq!(found(nothing), [], "{nothing}");
    }
}

#[test]
fn an_organisations_history_is_that_of_its_people_too() {
    let mut desk = Desk::new();
    let (firm, anna) = (desk.meet(1, "Firma AS"), desk.meet(2, "Anna"));
    let relation = Relation {
        kind: RelationKind::ContactOf,
        to: firm,
        role: "innkjøp".to_owned(),
    };
    desk.say(Some(anna), Fact::RelationSet(relation));
    desk.say(Some(anna), call_fact(LineResult::Answered, desk.now.at));
    let card = desk.store.card(firm, desk.now).unwrap().unwrap();
    let whose: Vec<Option<&str>> = card
        .history
        .iter()
        .map(|entry| entry.whose.as_deref())
        .collect();
    assert!(whose.contains(&Some("Anna")));
    assert_eq!(card.related[0].last_contact, Some(desk.now.at));
}

#[test]
fn a_promise_is_closed_once() {
    let mut desk = Desk::new();
    let ase = desk.meet(1, "Åse");
    let promise = PromiseMade {
        by: Side::We,
        words: "svar".to_owned(),
        due: Some(desk.now.today()),
        owner: kari(),
    };
    let made = desk.say(Some(ase), Fact::PromiseMade(promise));
    let today = desk.store.today(kari().id, desk.now).unwrap();
    assert_eq!((today.keeping.promises.len(), today.customers), (1, 1));
    let closed = PromiseClosed {
        of: PartRef::whole(made.id),
        words: String::new(),
    };
    desk.say(Some(ase), Fact::PromiseKept(closed));
    assert!(
        desk.store
            .today(kari().id, desk.now)
            .unwrap()
            .keeping
            .promises
            .is_empty()
    );
}

#[test]
fn the_queue_is_ordered_and_filtered_by_any_field() {
    let mut desk = Desk::new();
    for (n, name, town) in [
        (1, "Åse", "Oslo"),
        (2, "Bjørn", "Tromsø"),
        (3, "Ægir", "tromso"),
        (4, "Anna", "Oslo"),
    ] {
        let mut new = person(name, u64::from(n));
        new.profile.write(&Field::Town, town.to_owned());
        desk.say(Some(id(n)), Fact::CustomerNew(new));
    }
    let mut question = desk.question();
    question.filter.order = QueueOrder::Name;
    question.filter.columns = vec![Field::Town];
    while desk.store.prepare(&question.filter).unwrap() == More::Yes {}
    let rows = desk.store.queue(&question).unwrap().rows;
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Anna", "Bjørn", "Ægir", "Åse"]);
    assert_eq!(rows[0].columns, ["Oslo"]);
    question.filter.field = Some((Field::Town, "TROMSØ".to_owned()));
    while desk.store.prepare(&question.filter).unwrap() == More::Yes {}
    let queue = desk.store.queue(&question).unwrap();
    let names: Vec<&str> = queue.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Bjørn", "Ægir"]);
    assert_eq!(queue.counts.now, 2);
    desk.say(Some(id(2)), field(Field::Town, "Bodø"));
    assert_eq!(desk.store.queue(&question).unwrap().counts.now, 1);
}
