//! Cards, lists and exports say what the records add up to.

use chrono::NaiveDate;

use super::testing::{
    Desk, NOW, call, callback, kari, list, minutes, named, number, per, phone, promise, talk, with,
};
use super::*;
use crate::model::call::LineResult;
use crate::model::callback::CallbackState;
use crate::model::card::{Entry, Happened, MemberState, RelatedSide};
use crate::model::customer::{Field, FieldTarget, FieldWrite, RelationKind};
use crate::model::fact::{Fact, Note};
use crate::model::id::PartRef;
use crate::model::list::ListState;
use crate::model::moment::Zone;
use crate::model::outcome::Causes;
use crate::model::phone::Region;
use crate::model::said::{Priority, PromiseMade, QuestionAsked, Side};
use crate::model::seller::Owner;
use crate::model::suppression::{Suppress, SuppressScope};

/// What happened, as a few words each, newest first.
fn told(desk: &Desk, id: CustomerId) -> Vec<String> {
    let card = desk.store.card(id, NOW).unwrap().unwrap();
    card.history.iter().map(words).collect()
}

fn words(entry: &Entry) -> String {
    let what = match &entry.what {
        Happened::Call {
            call,
            versions,
            void,
            ..
        } => format!(
            "{} v{versions} {}",
            call.notes,
            void.as_deref().unwrap_or_default()
        ),
        Happened::Note { text, by, .. } => {
            format!("note {text} {}", by.as_ref().map_or("", |by| &by.name))
        }
        Happened::Known { list, .. } => format!("known {}", list.as_deref().unwrap_or_default()),
        Happened::FieldWritten {
            field,
            before,
            after,
        } => format!("{field} {before}>{after}"),
        Happened::Suppressed { words, .. } => format!("never {words}"),
        Happened::SuppressLifted { basis, .. } => format!("lifted {basis}"),
        Happened::Wished(wished) => format!("wished {}", wished.words()),
        Happened::Joined(joined) => format!("{:?} {}", joined.what, joined.with),
        Happened::Told(told) => format!("{} {} {}", told.what.name(), told.words, told.about),
        Happened::Callback { callback, .. } => {
            format!("{:?} {}", callback.state, callback.set.when.at)
        }
    };
    match &entry.whose {
        Some(name) => format!("{name}: {what}"),
        None => what,
    }
    .trim()
    .to_owned()
}

#[test]
fn a_call_stands_once_in_the_version_that_holds() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    let id = desk.member(named("Åse", "+4741207813"), 1, 1);
    let root = desk.call(id, talk(minutes(-50), "first"));
    let other = desk.call(id, talk(minutes(-40), "other"));
    let again = Box::new(talk(minutes(-50), "second"));
    desk.say_at(
        minutes(-30),
        Some(id),
        Fact::CallAmend {
            of: root,
            call: again,
        },
    );
    assert_eq!(told(&desk, id), ["other v1", "second v2", "known list 1"]);
    let card = desk.store.card(id, NOW).unwrap().unwrap();
    assert_eq!(card.history[1].record, root);
    assert_eq!(card.history[1].at.to_rfc3339(), "2026-11-23T09:10:00+01:00");
    let why = "feil kunde".to_owned();
    desk.say(id, Fact::CallVoid { of: root, why });
    assert_eq!(
        told(&desk, id),
        ["other v1", "second v2 feil kunde", "known list 1"]
    );
    let saved = desk.store.last_saved(kari().id).unwrap();
    assert_eq!(saved, Some((id, other)));
    assert_eq!(desk.store.last_saved(per().id).unwrap(), None);
}

#[test]
fn what_happened_outside_calls() {
    let mut desk = Desk::new();
    let id = desk.customer(named("Åse", "+4741207813"));
    let note = |text: &str| {
        Fact::Note(Note {
            text: text.to_owned(),
            written: None,
            source: String::new(),
        })
    };
    desk.call(id, talk(minutes(-60), "hei"));
    desk.say_at(minutes(-50), Some(id), note("husk"));
    let set = callback(minutes(60), Owner::Anyone, "");
    let root = desk.say_at(minutes(-40), Some(id), Fact::CallbackSet(set.clone()));
    let of = PartRef::whole(root);
    let mut when = set.when;
    when.at = minutes(120).in_zone(Zone::OSLO);
    desk.say_at(minutes(-30), Some(id), Fact::CallbackMoved { of, when });
    desk.say_at(minutes(-20), Some(id), Fact::CallbackDone { of });
    let town = |town: &str| {
        Fact::CustomerField(FieldWrite {
            target: FieldTarget::Value(Field::Town, town.to_owned()),
            replaces: Vec::new(),
        })
    };
    desk.say_at(minutes(-10), Some(id), town("Moss"));
    desk.say_at(minutes(-9), Some(id), town("Oslo"));
    let never = Suppress {
        scope: SuppressScope::Person,
        numbers: Vec::new(),
        source: "card".to_owned(),
        words: "ikke ring".to_owned(),
    };
    desk.say_at(minutes(-5), Some(id), Fact::Suppress(never));
    assert_eq!(
        told(&desk, id),
        [
            "never ikke ring",
            "town Moss>Oslo",
            "town >Moss",
            "Done 2026-11-23 12:00:00",
            "Open 2026-11-23 12:00:00",
            "Done 2026-11-23 11:00:00",
            "note husk Kari",
            "hei v1",
            "known"
        ]
    );
    let card = desk.store.card(id, NOW).unwrap().unwrap();
    assert_eq!(card.suppressed, [SuppressScope::Person]);
    assert_eq!(card.contact.reached_at, Some(minutes(-60)));
    assert_eq!(desk.store.contact(id, NOW).unwrap(), card.contact);
}

#[test]
fn an_organisation_has_the_history_of_its_people() {
    let mut desk = Desk::new();
    let firm = desk.customer(named("Østergård Blomster", "+4722334455"));
    let ase = desk.customer(named("Åse", "+4741207813"));
    let bo = desk.customer(named("Bo", "+4741207814"));
    desk.works_at(ase, firm, "daglig leder");
    desk.works_at(bo, firm, "");
    desk.call(ase, talk(minutes(-50), "med Åse"));
    desk.call(firm, talk(minutes(-40), "sentralbord"));
    desk.call(bo, talk(minutes(-30), "med Bo"));
    assert_eq!(
        told(&desk, firm),
        [
            "Bo: med Bo v1",
            "sentralbord v1",
            "Åse: med Åse v1",
            "known",
            "Åse: known",
            "Bo: known"
        ]
    );
    assert_eq!(told(&desk, ase), ["med Åse v1", "known"]);
    let card = desk.store.card(firm, NOW).unwrap().unwrap();
    let related: Vec<_> = card
        .related
        .iter()
        .map(|one| {
            (
                one.kind,
                one.side,
                one.name.as_str(),
                one.role.as_str(),
                one.last_contact,
            )
        })
        .collect();
    let kind = RelationKind::ContactOf;
    assert_eq!(
        related,
        [
            (kind, RelatedSide::Second, "Bo", "", Some(minutes(-30))),
            (
                kind,
                RelatedSide::Second,
                "Åse",
                "daglig leder",
                Some(minutes(-50))
            ),
        ]
    );
    let of_ase = desk.store.card(ase, NOW).unwrap().unwrap().related;
    assert_eq!(
        (of_ase[0].side, of_ase[0].customer),
        (RelatedSide::First, firm)
    );
}

#[test]
fn a_card_has_what_is_open() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    let fields = [(Field::Own("butikk".to_owned()), "Nord")];
    let id = desk.member(with(named("Åse", "+4741207813"), &fields), 1, 1);
    let day = NaiveDate::from_ymd_opt(2026, 11, 24);
    let mut agreed = talk(minutes(-50), "hei");
    agreed.callback = Some(callback(minutes(60), Owner::Seller(kari()), "faktura"));
    agreed.promises = vec![promise(kari(), None, "svar"), promise(kari(), day, "kopi")].into();
    agreed.questions = vec![
        QuestionAsked {
            by: Side::They,
            words: "når?".to_owned(),
            answer: String::new(),
        },
        QuestionAsked {
            by: Side::We,
            words: "hvor?".to_owned(),
            answer: "her".to_owned(),
        },
    ]
    .into();
    agreed.priorities = vec![Priority {
        words: "én faktura".to_owned(),
    }];
    agreed.list = Some(list(1));
    if let Some(outcome) = &mut agreed.outcome {
        outcome.causes = Causes::Done;
    }
    let root = desk.call(id, agreed);
    let card = desk.store.card(id, NOW).unwrap().unwrap();
    assert_eq!(card.callbacks[0].id, PartRef::callback(root));
    assert_eq!(card.callbacks[0].state, CallbackState::Open);
    let promised: Vec<String> = card
        .promises
        .iter()
        .map(|promise| format!("{} {}", promise.id, promise.made.words))
        .collect();
    assert_eq!(
        promised,
        [format!("{root}#p2 kopi"), format!("{root}#p1 svar")]
    );
    assert_eq!(card.questions.len(), 1);
    assert_eq!(card.questions[0].asked.words, "når?");
    assert_eq!(
        card.priorities.map(|(at, said)| (at, said.len())),
        Some((minutes(-50), 1))
    );
    assert_eq!(card.lists[0].state, MemberState::Done);
    assert_eq!(card.principal, "Havglimt");
    assert_eq!(card.labels, []);
    assert_eq!(card.customer.profile.phones, [phone("+4741207813")]);
    assert_eq!(
        desk.store.card(CustomerId::of([255; 8]), NOW).unwrap(),
        None
    );
}

#[test]
fn today_is_what_is_due_today() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Closed);
    let ids: Vec<CustomerId> = (1..6)
        .map(|n| desk.customer(named(&format!("Navn {n}"), "")))
        .collect();
    let due = |at: i64, owner| Fact::CallbackSet(callback(minutes(at), owner, ""));
    desk.say(ids[0], due(13 * 60, Owner::Anyone));
    desk.say(ids[1], due(-60 * 24, Owner::Seller(kari())));
    desk.say(ids[2], due(-10, Owner::Seller(per())));
    desk.say(ids[3], due(14 * 60, Owner::Anyone));
    let date = |day| NaiveDate::from_ymd_opt(2026, 11, day);
    desk.say(ids[4], Fact::PromiseMade(promise(per(), date(23), "i dag")));
    desk.say(
        ids[4],
        Fact::PromiseMade(promise(kari(), date(20), "forrige uke")),
    );
    desk.say(
        ids[4],
        Fact::PromiseMade(promise(kari(), date(24), "i morgen")),
    );
    let today = desk.store.today(kari().id, NOW).unwrap();
    let names: Vec<&str> = today
        .callbacks
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    assert_eq!(names, ["Navn 2", "Navn 1"]);
    let words: Vec<&str> = today
        .keeping
        .promises
        .iter()
        .map(|it| it.what.made.words.as_str())
        .collect();
    assert_eq!(words, ["forrige uke", "i dag"]);
    assert_eq!(today.customers, 5);
    assert_eq!(today.lists, []);
    let agreed = desk
        .store
        .agreements(date(23).unwrap(), Zone::OSLO)
        .unwrap();
    let names: Vec<&str> = agreed.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Navn 3", "Navn 1"]);
}

#[test]
fn a_customer_of_whom_only_later_facts_are_known_is_not_shown() {
    let mut desk = Desk::new();
    let id = CustomerId::of([77; 8]);
    desk.call(id, talk(minutes(-5), "hvem?"));
    assert_eq!(desk.store.card(id, NOW).unwrap(), None);
    assert_eq!(desk.store.find("hvem", 5).unwrap(), []);
    assert_eq!(desk.store.customers_count().unwrap(), 0);
    assert_eq!(desk.store.person(id, Region::NO, NOW).unwrap(), None);
}

#[test]
fn lists_and_sellers_are_found_by_name() {
    let mut desk = Desk::new();
    let id = desk.list(1, ListState::Open);
    desk.list(2, ListState::Closed);
    let named = |name: &str| desk.store.list_by_name(name).unwrap().map(|list| list.id);
    assert_eq!(named("list 1"), Some(id));
    assert_eq!(named("LIST 1 "), Some(id));
    assert_eq!(named("list 3"), None);
    assert_eq!(desk.store.lists(NOW).unwrap().len(), 1);
    assert_eq!(desk.store.all_lists().unwrap().len(), 2);
    assert_eq!(
        desk.store.list_facts(id).unwrap().unwrap().market,
        Region::NO
    );
    assert_eq!(desk.store.seller_named("kari").unwrap(), None);
}

#[test]
fn values_are_counted_with_an_index_and_without() {
    let mut desk = Desk::new();
    for (n, town) in ["Ålesund", "Moss", "Aalesund", "ålesund", "Moss", ""]
        .iter()
        .enumerate()
    {
        let own = (
            Field::Own("butikk".to_owned()),
            if n < 2 { "Nord" } else { "" },
        );
        desk.customer(with(named("Navn", ""), &[(Field::Town, town), own]));
    }
    for _ in 0..2 {
        let towns = desk.store.values(&Field::Town).unwrap();
        let folded: Vec<(String, u64)> = towns
            .into_iter()
            .map(|(town, count)| (crate::model::text::fold(&town), count))
            .collect();
        assert_eq!(folded, [("alesund".to_owned(), 3), ("moss".to_owned(), 2)]);
        let own = Field::Own("butikk".to_owned());
        assert_eq!(desk.store.values(&own).unwrap(), [("Nord".to_owned(), 2)]);
        desk.store.keep_facet(&Field::Town).unwrap();
        desk.store.keep_facet(&own).unwrap();
    }
}

#[test]
fn exports_tell_each_call_once_in_order() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    let id = desk.member(named("Åse", "+4741207813"), 1, 1);
    let bo = desk.customer(named("Bo", ""));
    let mut later = call(minutes(-10), LineResult::NoAnswer);
    later.list = Some(list(1));
    later.number = Some(number("+4741207813"));
    desk.call(id, later);
    let root = desk.call(bo, talk(minutes(-50), "first"));
    let again = Box::new(talk(minutes(-50), "second"));
    let version = desk.say(
        bo,
        Fact::CallAmend {
            of: root,
            call: again,
        },
    );
    let void = desk.call(bo, talk(minutes(-40), "void"));
    let why = String::new();
    desk.say(bo, Fact::CallVoid { of: void, why });
    let calls = |filter: &CallFilter| {
        let mut told = Vec::new();
        let tell = |row: CallRow| -> Result<(), Failure> {
            assert!(
                row.json.get().starts_with("{\"direction\":\"out\""),
                "{}",
                row.json
            );
            told.push((row.whom.name, row.call.notes, row.record, row.version));
            Ok(())
        };
        desk.store.each_call(filter, tell).unwrap();
        told
    };
    let all = calls(&CallFilter::default());
    assert_eq!(all.len(), 2);
    assert_eq!(
        all[0],
        ("Bo".to_owned(), "second".to_owned(), root, version)
    );
    let of_list = CallFilter {
        list: Some(list(1).id),
        ..CallFilter::default()
    };
    assert_eq!(calls(&of_list).len(), 1);
    let before = CallFilter {
        before: Some(minutes(-20)),
        ..CallFilter::default()
    };
    assert_eq!(calls(&before).len(), 1);
}

#[test]
fn what_is_kept_with_whom_nobody_calls_again_says_so() {
    let mut desk = Desk::new();
    let ase = desk.customer(named("Åse", "+4741207813"));
    let bo = desk.customer(named("Bo", "+4741207814"));
    for id in [ase, bo] {
        let due = callback(minutes(-10), Owner::Anyone, "");
        desk.say(id, Fact::CallbackSet(due));
    }
    let never = |desk: &Desk| desk.store.today(kari().id, NOW).unwrap().never;
    assert_eq!(never(&desk), []);
    let suppress = Suppress {
        scope: SuppressScope::Person,
        numbers: Vec::new(),
        source: "card".to_owned(),
        words: String::new(),
    };
    let of_bo = Fact::Suppress(suppress.clone());
    desk.say(bo, of_bo);
    assert_eq!(never(&desk), [bo]);
    // What was promised to somebody is kept in another way.
    let ci = desk.customer(named("Ci", "+4741207815"));
    let promised = PromiseMade {
        by: Side::We,
        words: "svar".to_owned(),
        due: Some(NOW.today()),
        owner: kari(),
    };
    desk.say(ci, Fact::PromiseMade(promised));
    desk.say(ci, Fact::Suppress(suppress));
    assert_eq!(never(&desk).len(), 2);
    assert!(never(&desk).contains(&ci));
}

#[test]
fn exports_tell_customers_and_callbacks_and_stop_when_told() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    let ids = [
        desk.member(named("Åse", "+4741207813"), 1, 1),
        desk.customer(named("Bo", "")),
    ];
    desk.say(
        ids[1],
        Fact::CallbackSet(callback(minutes(5), Owner::Anyone, "b")),
    );
    desk.say(
        ids[0],
        Fact::CallbackSet(callback(minutes(1), Owner::Anyone, "a")),
    );
    let mut names = Vec::new();
    let tell = |row: CustomerRow| -> Result<(), Failure> {
        names.push((row.customer.profile.name, row.lists.len(), row.known_since));
        Ok(())
    };
    desk.store
        .each_customer(&CallFilter::default(), tell)
        .unwrap();
    let since = Some(minutes(-60 * 24 * 30));
    assert_eq!(
        names,
        [("Åse".to_owned(), 1, since), ("Bo".to_owned(), 0, since)]
    );
    let mut about = Vec::new();
    let tell = |row: CallbackRow| -> Result<(), Failure> {
        about.push((row.callback.set.about, row.whom.name));
        Ok(())
    };
    desk.store
        .each_callback(&CallFilter::default(), tell)
        .unwrap();
    assert_eq!(
        about,
        [
            ("a".to_owned(), "Åse".to_owned()),
            ("b".to_owned(), "Bo".to_owned())
        ]
    );
    let stop = |_: CustomerRow| Err(Failure::NoLog);
    assert!(
        desk.store
            .each_customer(&CallFilter::default(), stop)
            .is_err()
    );
}
