//! People with whom something of every kind is kept, and what is kept as the small world adds it up.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the world of the scenes knows only the facts that the scenes make"
)]

use chrono::Duration;
use samtale::model::callback::CallbackState;
use samtale::model::campaign::Period;
use samtale::model::card::{CallVersion, Card, Entry, Happened, Told, ToldWhat};
use samtale::model::fact::{Fact, Said};
use samtale::model::id::{Part, PartRef, RecordId, SellerId};
use samtale::model::keeping::{About, Correction, Keeping, Mended, NearlyForgotten, Unsorted};
use samtale::model::moment::{Moment, Now, Zone};
use samtale::model::order::{Order, OrderLine, OrderNew, OrderStep};
use samtale::model::said::{
    Demand, DemandKind, Horizon, Need, Promise, PromiseState, Question, Side,
};
use samtale::model::seller::{Owner, SellerRef};
use samtale::model::talk::{Cause, CorrectionAsked, Interval, Talk};
use samtale::model::when::Precision;

use super::people::{self, kari, record};

pub(super) fn ola() -> SellerRef {
    SellerRef {
        id: SellerId::of([8; 8]),
        name: "Ola Normann".to_owned(),
    }
}

fn at(text: &str) -> Moment {
    format!("{text}:00+01:00").parse().unwrap()
}

/// Everybody, and more of each kind than is seen at a glance.
pub(super) fn everybody() -> Vec<Card> {
    let mut cards = people::everybody();
    let [aase, bjorn, maja, nils, _, zoe, long, _, _, _, sofie] = cards.as_mut_slice() else {
        return cards;
    };
    let lost = people::callback(
        60,
        nils.customer.id,
        ("2026-11-20T14:00", Precision::Exact),
        Owner::Seller(ola()),
        "byttet leverandør?",
    );
    nils.callbacks.push(lost);
    let mut theirs = bjorn.promises[0].clone();
    theirs.id = PartRef::whole(record(61));
    theirs.made.by = Side::They;
    theirs.made.owner = ola();
    "sende målene på lokalet".clone_into(&mut theirs.made.words);
    theirs.made.due = "2026-11-23".parse().ok();
    bjorn.promises.push(theirs);
    maja.orders.push(Order {
        id: PartRef {
            record: record(62),
            part: Part::Order,
        },
        new: OrderNew {
            lines: vec![OrderLine {
                product: "basis".to_owned(),
                label: "Bedrift 500".to_owned(),
                quantity: 2,
                unit_price: "249.00".parse().unwrap(),
                currency: "NOK".to_owned(),
                period: Period::Month,
            }],
            owner: kari(),
            words: "fra januar".to_owned(),
        },
        step: OrderStep::OfferSent,
        since: at("2026-11-19T12:00"),
    });
    maja.needs.push((
        at("2026-11-10T12:00"),
        Need {
            words: "flytter til større lokaler".to_owned(),
            horizon: Horizon::Months,
        },
    ));
    zoe.interval = Some(Interval {
        ideal_days: 14,
        latest_days: 30,
    });
    let Some(entry) = aase.history.get_mut(1) else {
        return cards;
    };
    if let Happened::Call { call, .. } = &mut entry.what {
        call.seller = ola();
    }
    let unclear = |words: &str| Demand {
        words: words.to_owned(),
        kind: DemandKind::Unclear,
        matters: String::new(),
        cause: String::new(),
    };
    if let Happened::Call { call, .. } = &mut sofie.history[0].what {
        call.demands = vec![
            unclear("Rommet var kaldt igjen, men det er vel sånn."),
            unclear("Kan dere sende noe om møterom?"),
        ]
        .into();
    }
    for n in 0..7 {
        long.questions.push(Question {
            id: PartRef::whole(record(70 + n)),
            asked: samtale::model::said::QuestionAsked {
                by: Side::They,
                words: format!("Når kommer delen til maskin {}?", n + 1),
                answer: String::new(),
            },
        });
    }
    cards
}

/// The causes that are open, and what was said of each.
pub(super) fn causes(cards: &[Card], said: &[(RecordId, Said)]) -> Vec<Cause> {
    let mut causes: Vec<Cause> = Vec::new();
    let mut named = |words: &str| {
        let known = causes.iter().position(|it| it.words == words);
        let at = known.unwrap_or_else(|| {
            causes.push(Cause {
                words: words.to_owned(),
                ..Cause::default()
            });
            causes.len() - 1
        });
        causes[at].lately += 1;
    };
    for entry in cards.iter().flat_map(|card| &card.history) {
        if let Happened::Call { call, .. } = &entry.what {
            for demand in call.demands.iter().filter(|it| !it.cause.is_empty()) {
                named(&demand.cause);
            }
        }
    }
    for (_, it) in said {
        if let Fact::Talk(Talk::CauseSet(sorted)) = &it.fact
            && let Some(cause) = sorted.cause.as_ref().filter(|it| !it.is_empty())
        {
            named(cause);
        }
    }
    for (_, it) in said {
        match &it.fact {
            Fact::Talk(Talk::CauseHanded(about)) => {
                for cause in causes.iter_mut().filter(|it| it.words == about.cause) {
                    cause.handed_to.clone_from(&about.who);
                }
            }
            Fact::Talk(Talk::CauseAnswered(about)) => {
                for cause in causes.iter_mut().filter(|it| it.words == about.cause) {
                    cause.answer.clone_from(&about.words);
                }
            }
            Fact::Talk(Talk::CauseMended(about)) => causes.retain(|it| it.words != about.cause),
            _ => {}
        }
    }
    causes
}

/// What is kept, as these cards and facts add up to it.
pub(super) fn keeping(cards: &[Card], said: &[(RecordId, Said)], now: Now) -> Keeping {
    let mut keeping = Keeping::default();
    for card in cards {
        let me = kari().id;
        let due = |promise: &&Promise| promise.made.due.is_some_and(|day| day <= now.today());
        let promises = card.promises.iter().filter(due).cloned();
        keeping.promises.extend(promises.map(|it| about(card, it)));
        let theirs = |question: &&Question| question.asked.by == Side::They;
        let since = at("2026-11-16T10:00");
        let questions = card.questions.iter().filter(theirs).cloned();
        keeping
            .questions
            .extend(questions.map(|it| about(card, (it, since))));
        for order in card.orders.iter().filter(|it| it.new.owner.id == me) {
            let proposed = order
                .step
                .proposes()
                .filter(|(_, days)| order.since.plus(Duration::days(i64::from(*days))) <= now.at);
            keeping
                .orders
                .extend(proposed.map(|(contact, _)| about(card, (order.clone(), contact))));
        }
        if card.interval.is_some() {
            let (since, latest) = (at("2026-10-27T11:00"), at("2026-11-26T11:00"));
            let forgotten = NearlyForgotten { since, latest };
            keeping.nearly_forgotten.push(about(card, forgotten));
        }
        for entry in &card.history {
            unsorted(card, entry, said, &mut keeping);
        }
    }
    keeping.promises.sort_by_key(|it| it.what.made.due);
    corrections(cards, said, &mut keeping);
    mended(cards, said, &mut keeping);
    keeping
}

fn about<T>(card: &Card, what: T) -> About<T> {
    About {
        customer: card.customer.id,
        name: card.customer.profile.name.clone(),
        what,
    }
}

/// The demands of a call that were not clear, unless they were sorted.
fn unsorted(card: &Card, entry: &Entry, said: &[(RecordId, Said)], keeping: &mut Keeping) {
    let Happened::Call { call, .. } = &entry.what else {
        return;
    };
    for (n, demand) in call.demands.placed() {
        let id = PartRef {
            record: entry.record,
            part: Part::Demand(n),
        };
        let is_sorted = said.iter().any(
            |(_, said)| matches!(&said.fact, Fact::Talk(Talk::CauseSet(sorted)) if sorted.of == id),
        );
        if demand.kind == DemandKind::Unclear && !is_sorted {
            let (demand, at) = (demand.clone(), entry.at.into());
            keeping
                .unsorted
                .push(about(card, Unsorted { id, demand, at }));
        }
    }
}

fn corrections(cards: &[Card], said: &[(RecordId, Said)], keeping: &mut Keeping) {
    for (id, it) in said {
        let Fact::Talk(Talk::CorrectionAsked(asked)) = &it.fact else {
            continue;
        };
        let is_closed = said.iter().any(|(_, other)| match &other.fact {
            Fact::Talk(Talk::CorrectionAnswered(answered)) => answered.of == asked.of,
            Fact::CallAmend { of, .. } | Fact::CallVoid { of, .. } => *of == asked.of,
            _ => false,
        });
        let card = cards.iter().find(|card| Some(card.customer.id) == it.about);
        if let Some(card) = card.filter(|_| !is_closed && asked.to.id == kari().id) {
            let correction = Correction {
                id: *id,
                asked: asked.clone(),
                at: it.at,
            };
            keeping.corrections.push(about(card, correction));
        }
    }
}

fn mended(cards: &[Card], said: &[(RecordId, Said)], keeping: &mut Keeping) {
    for (_, it) in said {
        let Fact::Talk(Talk::CauseMended(of)) = &it.fact else {
            continue;
        };
        for card in cards {
            let calls = card.history.iter().filter_map(|entry| match &entry.what {
                Happened::Call { call, .. } => Some(call),
                _ => None,
            });
            let demands = calls.flat_map(|call| &call.demands);
            let raised = demands.filter(|demand: &&Demand| demand.cause == of.cause);
            let told = raised.map(|demand| Mended {
                cause: of.cause.clone(),
                at: it.at,
                demand: demand.clone(),
            });
            keeping.mended.extend(told.map(|told| about(card, told)));
        }
    }
}

/// The versions of a call, the first one first.
pub(super) fn versions(
    cards: &[Card],
    said: &[(RecordId, Said)],
    first: RecordId,
) -> Vec<CallVersion> {
    let before = cards.iter().flat_map(|card| &card.history);
    let before = before.filter(|entry| entry.record == first);
    let before = before.filter_map(|entry| match &entry.what {
        Happened::Call { call, .. } => Some((entry.at.into(), call)),
        _ => None,
    });
    let since = said.iter().filter_map(|(id, said)| match &said.fact {
        Fact::Call(call) if *id == first => Some((said.at, call)),
        Fact::CallAmend { of, call } if *of == first => Some((said.at, call)),
        _ => None,
    });
    let all = before.chain(since).map(|(at, call)| CallVersion {
        at,
        by: Some(kari()),
        call: call.as_ref().clone(),
    });
    all.collect()
}

/// What a fact of the conversation adds up to on a card.
pub(super) fn project(card: &mut Card, id: RecordId, said: &Said) {
    match &said.fact {
        Fact::PromiseMade(made) => card.promises.push(Promise {
            id: PartRef::whole(id),
            made: made.clone(),
            state: PromiseState::Open,
        }),
        Fact::PromiseKept(closed) => close(card, id, said, (closed.of, ToldWhat::PromiseKept)),
        Fact::PromiseBroken(closed) => close(card, id, said, (closed.of, ToldWhat::PromiseBroken)),
        Fact::PromiseWithdrawn(closed) => {
            close(card, id, said, (closed.of, ToldWhat::PromiseWithdrawn));
        }
        Fact::CallVoid { of, why } => void(card, *of, why),
        Fact::CallAmend { of, call } => amend(card, *of, call),
        Fact::Talk(talk) => talked(card, id, said, talk),
        _ => {}
    }
}

fn close(card: &mut Card, id: RecordId, said: &Said, (of, what): (PartRef, ToldWhat)) {
    let words = match &said.fact {
        Fact::PromiseKept(closed)
        | Fact::PromiseBroken(closed)
        | Fact::PromiseWithdrawn(closed) => closed.words.clone(),
        _ => String::new(),
    };
    let closed = card.promises.iter().find(|promise| promise.id == of);
    let promised = closed.map_or_else(String::new, |promise| promise.made.words.clone());
    card.promises.retain(|promise| promise.id != of);
    tell(card, id, said.at, (what, words, promised));
}

fn tell(
    card: &mut Card,
    id: RecordId,
    at: Moment,
    (what, words, about): (ToldWhat, String, String),
) {
    let told = Told {
        by: Some(kari()),
        what,
        words,
        about,
    };
    let entry = Entry {
        record: id,
        at: at.stamp(Zone::OSLO),
        whose: None,
        what: Happened::Told(told),
    };
    card.history.insert(0, entry);
}

fn void(card: &mut Card, first: RecordId, why: &str) {
    for entry in card.history.iter_mut().filter(|it| it.record == first) {
        if let Happened::Call { void, .. } = &mut entry.what {
            *void = Some(why.to_owned());
        }
    }
    card.callbacks
        .retain(|it| it.id.record != first || it.state != CallbackState::Open);
    card.promises.retain(|it| it.id.record != first);
    card.questions.retain(|it| it.id.record != first);
}

/// A call that was there before the scene began; one that the scene made is told in its newest version at once.
fn amend(card: &mut Card, first: RecordId, amended: &samtale::model::call::Call) {
    for entry in card.history.iter_mut().filter(|it| it.record == first) {
        if let Happened::Call { call, versions, .. } = &mut entry.what
            && **call != *amended
        {
            **call = amended.clone();
            *versions += 1;
        }
    }
}

fn talked(card: &mut Card, id: RecordId, said: &Said, talk: &Talk) {
    let none = String::new;
    match talk {
        Talk::QuestionAsked(asked) => card.questions.push(Question {
            id: PartRef::whole(id),
            asked: asked.clone(),
        }),
        Talk::QuestionAnswered(answered) => {
            let asked = card.questions.iter().find(|it| it.id == answered.of);
            let words = asked.map_or_else(none, |it| it.asked.words.clone());
            card.questions.retain(|it| it.id != answered.of);
            let answer = answered.answer.clone();
            tell(
                card,
                id,
                said.at,
                (ToldWhat::QuestionAnswered, answer, words),
            );
        }
        Talk::PrioritySet(set) => {
            card.priorities = Some((said.at, set.priorities.clone()));
            card.ask_again = set.ask_again;
        }
        Talk::NeedNoted(need) => card.needs.insert(0, (said.at, need.clone())),
        Talk::OrderStep(stepped) => {
            for order in card.orders.iter_mut().filter(|it| it.id == stepped.of) {
                order.step = stepped.step;
                order.since = said.at;
            }
            let what = ToldWhat::OrderStep(stepped.step);
            tell(card, id, said.at, (what, stepped.words.clone(), none()));
        }
        Talk::IntervalSet(set) => card.interval = set.interval,
        Talk::CorrectionAsked(CorrectionAsked { words, .. }) => {
            let what = ToldWhat::CorrectionAsked;
            tell(card, id, said.at, (what, words.clone(), none()));
        }
        Talk::Undone(undone) => {
            for entry in card
                .history
                .iter_mut()
                .filter(|it| it.record == undone.root)
            {
                if let Happened::Call { void, .. } = &mut entry.what {
                    *void = None;
                }
            }
            card.questions
                .retain(|question| question.id.record != undone.of);
            tell(card, id, said.at, (ToldWhat::Undone, none(), none()));
        }
        Talk::CorrectionAnswered(answered) => {
            let what = ToldWhat::CorrectionAnswered;
            tell(card, id, said.at, (what, answered.words.clone(), none()));
        }
        Talk::CauseSet(sorted) => {
            let cause = sorted.cause.clone().unwrap_or_default();
            tell(card, id, said.at, (ToldWhat::CauseSet, cause, none()));
        }
        _ => {}
    }
}
