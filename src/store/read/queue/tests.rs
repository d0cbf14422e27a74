//! Who is next, and why the others wait.

use super::*;
use crate::model::call::LineResult;
use crate::model::customer::Field;
use crate::model::fact::{CampaignSet, Fact};
use crate::model::id::CustomerId;
use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::Region;
use crate::model::queue::{Counts, Hold, QueueFilter, QueueOrder};
use crate::model::seller::Owner;
use crate::model::standing::{Class, Held, ListFacts, Person};
use crate::model::suppression::SuppressScope;
use crate::store::holds::{Holds, Unruled};
use crate::store::read::testing::{
    Desk, NOW, call, callback, kari, list, minutes, named, per, phone, promise, with,
};

fn asked(filter: QueueFilter) -> QueueQuestion {
    QueueQuestion {
        filter,
        seller: kari().id,
        now: NOW,
        rows_max: 20,
    }
}

/// Who stands where, and why, as one word each.
fn front(desk: &Desk, filter: QueueFilter) -> Vec<String> {
    let queue = desk.store.queue(&asked(filter)).unwrap();
    let word = |row: &QueueRow| {
        let place = match &row.place {
            Place::Callback(_) => "callback".to_owned(),
            Place::Promise(_) => "promise".to_owned(),
            Place::Next { tried } => tried.to_string(),
            Place::Waiting { until } => match until {
                Some(until) => until.in_zone(Zone::OSLO).format("%d %R").to_string(),
                None => "-".to_owned(),
            },
        };
        format!("{} {place}", row.name)
    };
    queue.rows.iter().map(word).collect()
}

fn numbered(name: &str, n: u8) -> crate::model::customer::Profile {
    named(name, &format!("+474120780{n}"))
}

/// Two lists with three people each; the second was tried once, a week ago.
fn desk() -> (Desk, [CustomerId; 6]) {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    desk.list(2, ListState::Open);
    let town = |profile, town| with(profile, &[(Field::Town, town)]);
    let ids = [
        desk.member(town(numbered("Anna", 1), "Ålesund"), 1, 1),
        desk.member(town(numbered("Bo", 2), "Moss"), 1, 2),
        desk.member(town(numbered("Cato", 3), "Aalesund"), 1, 3),
        desk.member(town(numbered("Dag", 4), "Bodø"), 2, 1),
        desk.member(numbered("Åse", 5), 2, 2),
        desk.member(town(numbered("Eva", 6), "Moss"), 2, 3),
    ];
    desk.call(ids[1], call(minutes(-60 * 24 * 8), LineResult::NoAnswer));
    (desk, ids)
}

#[test]
fn least_tried_first_then_list_by_list() {
    let (desk, _) = desk();
    assert_eq!(
        front(&desk, QueueFilter::default()),
        ["Anna 0", "Cato 0", "Dag 0", "Åse 0", "Eva 0", "Bo 1"]
    );
}

#[test]
fn what_is_due_comes_first() {
    let (mut desk, [anna, bo, cato, dag, aase, eva]) = desk();
    let due = |minute, owner| Fact::CallbackSet(callback(minutes(minute), owner, ""));
    desk.say(eva, due(-5, Owner::Anyone));
    desk.say(aase, due(-5, Owner::Seller(kari())));
    desk.say(cato, due(-60, Owner::Seller(kari())));
    desk.say(anna, due(-60, Owner::Seller(per())));
    desk.say(dag, due(30, Owner::Seller(kari())));
    let today = Some(NOW.today());
    desk.say(bo, Fact::PromiseMade(promise(kari(), today, "svar")));
    desk.say(eva, Fact::PromiseMade(promise(kari(), today, "svar")));
    desk.say(anna, Fact::PromiseMade(promise(per(), today, "svar")));
    assert_eq!(
        front(&desk, QueueFilter::default()),
        [
            "Cato callback",
            "Åse callback",
            "Eva callback",
            "Bo promise"
        ]
    );
    let queue = desk.store.queue(&asked(QueueFilter::default())).unwrap();
    let due_at = Some(minutes(30));
    assert_eq!(queue.counts.now, 5);
    assert_eq!(queue.counts.waiting, [(Hold::CallbackLater, 1, due_at)]);
}

#[test]
fn a_callback_that_met_nobody_comes_back_tomorrow() {
    let (mut desk, [anna, ..]) = desk();
    let set = callback(minutes(-60), Owner::Anyone, "");
    let root = desk.say(anna, Fact::CallbackSet(set));
    let of = crate::model::id::PartRef::whole(root);
    let mut tried = call(minutes(-30), LineResult::NoAnswer);
    tried.kept_callback = Some(of);
    desk.call(anna, tried);
    assert!(!front(&desk, QueueFilter::default()).contains(&"Anna callback".to_owned()));
    let mut tomorrow = asked(QueueFilter::default());
    tomorrow.now.at = minutes(60 * 24);
    let queue = desk.store.queue(&tomorrow).unwrap();
    assert!(matches!(queue.rows[0].place, Place::Callback(_)));
}

#[test]
fn who_wants_no_calls_is_not_due() {
    let (mut desk, [anna, ..]) = desk();
    desk.say(
        anna,
        Fact::CallbackSet(callback(minutes(-60), Owner::Anyone, "")),
    );
    let mut no = call(minutes(-30), LineResult::Answered);
    no.suppress = Some(SuppressScope::Person);
    desk.call(anna, no);
    assert_eq!(
        front(&desk, QueueFilter::default()),
        ["Cato 0", "Dag 0", "Åse 0", "Eva 0", "Bo 1"]
    );
    let queue = desk.store.queue(&asked(QueueFilter::default())).unwrap();
    assert_eq!(queue.counts.waiting, [(Hold::Suppressed, 1, None)]);
}

#[test]
fn filters_and_orders_are_the_same_with_an_index_and_without() {
    let (mut desk, [anna, ..]) = desk();
    desk.say(
        anna,
        Fact::CallbackSet(callback(minutes(-60), Owner::Anyone, "")),
    );
    let of_town = |town: &str| QueueFilter {
        field: Some((Field::Town, town.to_owned())),
        ..QueueFilter::default()
    };
    let by = |order| QueueFilter {
        order,
        ..QueueFilter::default()
    };
    let town_by_name = QueueFilter {
        order: QueueOrder::Name,
        ..of_town("ÅLESUND")
    };
    for _ in 0..2 {
        assert_eq!(
            front(&desk, of_town("ålesund")),
            ["Anna callback", "Cato 0"]
        );
        assert_eq!(front(&desk, of_town("moss")), ["Eva 0", "Bo 1"]);
        assert_eq!(
            front(&desk, town_by_name.clone()),
            ["Anna callback", "Cato 0"]
        );
        assert_eq!(
            front(&desk, by(QueueOrder::Name)),
            ["Anna callback", "Bo 1", "Cato 0", "Dag 0", "Eva 0", "Åse 0"]
        );
        assert_eq!(
            front(&desk, by(QueueOrder::By(Field::Town))),
            ["Anna callback", "Dag 0", "Eva 0", "Bo 1", "Cato 0", "Åse 0"]
        );
        let queue = desk.store.queue(&asked(of_town("moss"))).unwrap();
        assert_eq!((queue.counts.now, queue.counts.done), (2, 0));
        desk.store.keep_facet(&Field::Town).unwrap();
        desk.store.keep_facet(&Field::Name).unwrap();
    }
    let mut of_list = of_town("Moss");
    of_list.list = Some(list(2).id);
    assert_eq!(front(&desk, of_list), ["Eva 0"]);
    let two = QueueFilter {
        list: Some(list(2).id),
        ..QueueFilter::default()
    };
    assert_eq!(front(&desk, two), ["Dag 0", "Åse 0", "Eva 0"]);
    let none = QueueFilter {
        list: Some(list(7).id),
        ..QueueFilter::default()
    };
    assert_eq!(front(&desk, none), [""; 0]);
}

#[test]
fn a_facet_follows_what_is_written() {
    let (mut desk, [anna, ..]) = desk();
    desk.store.keep_facet(&Field::Town).unwrap();
    let write = crate::model::customer::FieldWrite {
        target: crate::model::customer::FieldTarget::Value(Field::Town, "Moss".to_owned()),
        replaces: Vec::new(),
    };
    desk.say(anna, Fact::CustomerField(write));
    let moss = QueueFilter {
        field: Some((Field::Town, "Moss".to_owned())),
        columns: vec![Field::Town, Field::Email],
        ..QueueFilter::default()
    };
    let queue = desk.store.queue(&asked(moss)).unwrap();
    let columns: Vec<&[String]> = queue.rows.iter().map(|row| &*row.columns).collect();
    assert_eq!(columns, [["Moss", ""]; 3]);
    assert_eq!(
        desk.store.values(&Field::Town).unwrap()[0],
        ("Moss".to_owned(), 3)
    );
}

#[test]
fn a_paused_list_gives_nobody_but_those_who_are_due() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Paused);
    desk.member(numbered("Anna", 1), 1, 1);
    let bo = desk.member(numbered("Bo", 2), 1, 2);
    desk.say(
        bo,
        Fact::CallbackSet(callback(minutes(-1), Owner::Anyone, "")),
    );
    for list in [None, Some(list(1).id)] {
        let filter = QueueFilter {
            list,
            ..QueueFilter::default()
        };
        assert_eq!(front(&desk, filter), ["Bo callback"]);
    }
}

#[test]
fn a_paused_campaign_takes_its_lists_with_it_and_leaves_those_who_are_due() {
    let mut desk = Desk::new();
    desk.list(1, ListState::Open);
    desk.member(numbered("Anna", 1), 1, 1);
    let bo = desk.member(numbered("Bo", 2), 1, 2);
    desk.say(
        bo,
        Fact::CallbackSet(callback(minutes(-1), Owner::Anyone, "")),
    );
    let campaign = desk.store.all_lists().unwrap()[0].campaign.clone();
    let set = |state| {
        Fact::CampaignSet(CampaignSet {
            code: campaign.clone(),
            campaign: None,
            state: Some(state),
            replaces: Vec::new(),
        })
    };
    let names = |desk: &Desk| front(desk, QueueFilter::default());
    assert_eq!(names(&desk), ["Bo callback", "Anna 0"]);
    for state in [ListState::Paused, ListState::Closed] {
        desk.say(bo, set(state));
        assert_eq!(names(&desk), ["Bo callback"]);
        let card = desk.store.card(bo, NOW).unwrap().unwrap();
        assert_eq!(card.lists[0].list.state, state);
    }
    desk.say(bo, set(ListState::Open));
    assert_eq!(names(&desk), ["Bo callback", "Anna 0"]);
}

/// Rules for which consumers sleep until noon.
struct Sleepers;

impl Holds for Sleepers {
    fn version(&self) -> String {
        "sleepers".to_owned()
    }

    fn zone(&self, _market: Region) -> Zone {
        Zone::OSLO
    }

    fn purpose(&self, _campaign: &str) -> String {
        "sale".to_owned()
    }

    fn standing(&self, class: &Class, _now: Now) -> Option<Held> {
        let sleeps = class.audience == Some(crate::model::customer::Audience::Consumer);
        sleeps.then_some((Hold::OtherPartOfDay, Some(minutes(120))))
    }

    fn hold(&self, list: &ListFacts, person: &Person, now: Now) -> Option<Held> {
        Unruled.hold(list, person, now)
    }
}

#[test]
fn what_holds_a_class_holds_everybody_in_it() {
    let mut desk = Desk::new();
    desk.store = desk.store.with_holds(Box::new(Sleepers));
    desk.list(1, ListState::Open);
    let consumer = |name, n| with(numbered(name, n), &[(Field::Audience, "consumer")]);
    desk.member(consumer("Anna", 1), 1, 1);
    desk.member(numbered("Bo", 2), 1, 2);
    desk.member(consumer("Cato", 3), 1, 3);
    desk.member(named("Dag", ""), 1, 4);
    assert_eq!(front(&desk, QueueFilter::default()), ["Bo 0"]);
    let counts = Counts {
        now: 1,
        waiting: vec![
            (Hold::NoNumber, 1, None),
            (Hold::OtherPartOfDay, 2, Some(minutes(120))),
        ],
        done: 0,
    };
    assert_eq!(desk.store.list_counts(list(1).id, NOW).unwrap(), counts);
    assert_eq!(desk.store.lists(NOW).unwrap()[0].1, counts);
    assert_eq!(desk.store.today(kari().id, NOW).unwrap().lists[0].1, counts);
}

#[test]
fn those_who_wait_can_be_looked_at_by_reason() {
    let mut desk = Desk::new();
    desk.store = desk.store.with_holds(Box::new(Sleepers));
    desk.list(1, ListState::Open);
    let consumer = |name, n| with(numbered(name, n), &[(Field::Audience, "consumer")]);
    desk.member(consumer("Anna", 1), 1, 1);
    desk.member(numbered("Bo", 2), 1, 2);
    desk.member(with(consumer("Cato", 3), &[(Field::Town, "Moss")]), 1, 3);
    desk.member(named("Dag", ""), 1, 4);
    let eva = desk.member(numbered("Eva", 5), 1, 5);
    let later = callback(minutes(30), Owner::Anyone, "");
    desk.say(eva, Fact::CallbackSet(later));
    let waiting = |hold| QueueFilter {
        waiting: Some(hold),
        ..QueueFilter::default()
    };
    let check = |hold, expected: &[&str]| assert_eq!(front(&desk, waiting(hold)), expected);
    check(Hold::OtherPartOfDay, &["Anna 23 12:00", "Cato 23 12:00"]);
    check(Hold::NoNumber, &["Dag -"]);
    check(Hold::CallbackLater, &["Eva 23 10:30"]);
    check(Hold::Suppressed, &[]);
    let of_town = QueueFilter {
        field: Some((Field::Town, "Moss".to_owned())),
        ..waiting(Hold::OtherPartOfDay)
    };
    assert_eq!(front(&desk, of_town), ["Cato 23 12:00"]);
}

#[test]
fn somebody_on_two_lists_stands_once() {
    let (mut desk, [anna, ..]) = desk();
    let member = crate::model::fact::Membership {
        list: list(2),
        place: 9,
    };
    desk.say(anna, Fact::CustomerMember(member));
    let front = front(&desk, QueueFilter::default());
    assert_eq!(
        front.iter().filter(|row| row.starts_with("Anna")).count(),
        1
    );
    assert_eq!(phone("+4741207801").number.as_e164(), "+4741207801");
    assert_eq!(Moment::from_millis(0).millis(), 0);
}

/// Two hours after an exact time it is the team's, and not a minute before.
#[test]
fn a_callback_that_its_seller_missed_falls_to_the_team() {
    let (mut desk, [anna, bo, cato, ..]) = desk();
    let agreed = |at, owner| Fact::CallbackSet(callback(minutes(at), owner, ""));
    desk.say(anna, agreed(-119, Owner::Seller(per())));
    desk.say(bo, agreed(-121, Owner::Seller(per())));
    desk.say(cato, agreed(-10, Owner::Seller(kari())));
    let front = front(&desk, QueueFilter::default());
    let due: Vec<&String> = front.iter().filter(|it| it.ends_with("callback")).collect();
    assert_eq!(due, ["Cato callback", "Bo callback"]);
    let names = |seller| {
        let today = desk.store.today(seller, NOW).unwrap();
        let names = today.callbacks.into_iter().map(|(_, name)| name);
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(kari().id), ["Bo", "Cato"]);
    assert_eq!(names(per().id), ["Bo", "Anna"]);
}

/// The plan of a query, a step a line.
fn plan(desk: &Desk, sql: &str) -> String {
    let sql = format!("EXPLAIN QUERY PLAN {sql}");
    let mut statement = desk.store.db.prepare(&sql).unwrap();
    let steps = statement.raw_query().mapped(|row| row.get::<_, String>(3));
    steps.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_hot_queries_walk_an_index_in_its_order() {
    let (desk, _) = desk();
    for (sql, index) in [
        (next::LANE, "member_queue (list=? AND class=?)"),
        (next::BY_VALUE, "facet_value (field=? AND folded=?)"),
        (next::IN_ORDER, "facet_order (field=? AND sort>?)"),
        (counts::OPENS, "member_until (list=? AND hold=?"),
        (counts::TALLY, "SEARCH tally USING PRIMARY KEY (list=?)"),
        (waiting::UNTIL, "member_until (list=? AND hold=?"),
        (due::MINE, "callback_due (owner=? AND due<?)"),
        (due::ANYONES, "callback_due (owner=? AND due<?)"),
        (due::FIRST_OF_MINE, "callback_due (owner=? AND due<?)"),
        (due::FIRST_OF_ANYONES, "callback_due (owner=? AND due<?)"),
        (due::PROMISED, "promise_due (owner=? AND due"),
        (next::ANOTHERS, "callback_of (customer=?)"),
    ] {
        let plan = plan(&desk, sql);
        assert!(plan.contains(index), "{sql}\n{plan}");
        assert!(!plan.contains("TEMP B-TREE FOR ORDER BY"), "{sql}\n{plan}");
        assert!(
            !plan.replace("SCAN CONSTANT", "").contains("SCAN"),
            "{sql}\n{plan}"
        );
    }
}
