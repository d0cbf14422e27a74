//! What was said in a call at length: every word of it can be read on the card, however narrow.

use samtale::app::message::Size;
use samtale::model::call::{Call, ClearanceNote};
use samtale::model::callback::CallbackSet;
use samtale::model::card::{Card, Happened};
use samtale::model::moment::Zone;
use samtale::model::order::OrderNew;
use samtale::model::said::{
    Demand, DemandKind, Horizon, Need, Priority, PromiseMade, QuestionAsked, Satisfaction, Side,
};
use samtale::model::seller::Owner;
use samtale::model::when::{Precision, When};

use super::world::World;
use super::{Cast, MONDAY, Stage, people};

pub(super) const SIZES: [Size; 3] = [
    Size {
        columns: 120,
        rows: 40,
    },
    Size {
        columns: 80,
        rows: 24,
    },
    Size {
        columns: 60,
        rows: 16,
    },
];

/// So many words that stand nowhere else.
struct Words {
    each: usize,
    given: Vec<String>,
}

impl Words {
    fn next(&mut self) -> String {
        let begin = self.given.len();
        let new = (begin..begin + self.each).map(|n| format!("ord{n:03}."));
        let new: Vec<String> = new.collect();
        self.given.extend(new.iter().cloned());
        new.join(" ")
    }
}

/// A call in which everything was said at length.
fn fill(call: &mut Call, words: &mut Words) {
    let kinds = [
        DemandKind::Failure,
        DemandKind::Neither,
        DemandKind::Unclear,
    ];
    call.with_whom = words.next();
    call.notes = String::new();
    call.callback = Some(CallbackSet {
        when: When {
            at: "2026-12-16T14:30:00".parse().unwrap(),
            zone: "America/New_York".parse::<Zone>().unwrap(),
            precision: Precision::After,
        },
        owner: Owner::Anyone,
        about: words.next(),
    });
    let demand = |kind, words: &mut Words| Demand {
        words: words.next(),
        kind,
        matters: words.next(),
        cause: words.next(),
    };
    call.demands = kinds.map(|kind| demand(kind, words)).into_iter().collect();
    let promise = |by, words: &mut Words| PromiseMade {
        by,
        words: words.next(),
        due: None,
        owner: people::kari(),
    };
    let both = [Side::We, Side::They];
    call.promises = both.map(|by| promise(by, words)).into_iter().collect();
    let question = |by, words: &mut Words| QuestionAsked {
        by,
        words: words.next(),
        answer: words.next(),
    };
    call.questions = both.map(|by| question(by, words)).into_iter().collect();
    call.priorities = vec![Priority {
        words: words.next(),
    }];
    call.needs = [Horizon::Now, Horizon::Months, Horizon::Years]
        .map(|horizon| Need {
            words: words.next(),
            horizon,
        })
        .to_vec();
    call.satisfaction = Some(Satisfaction {
        scale: 5,
        score: 4,
        words: words.next(),
    });
    call.order = Some(OrderNew {
        lines: Vec::new(),
        owner: people::kari(),
        words: words.next(),
    });
    call.tags = words.next().split(' ').map(str::to_owned).collect();
    call.clearance = ClearanceNote::Override {
        rule: "house".to_owned(),
        reason: words.next(),
    };
}

fn card(words: &mut Words) -> Card {
    let mut card = people::everybody().remove(0);
    for entry in &mut card.history {
        if let Happened::Call { call, void, .. } = &mut entry.what {
            fill(call, words);
            *void = Some(words.next());
            break;
        }
    }
    card.history.truncate(1);
    card
}

/// All that is seen while the card is walked through.
fn seen(size: Size, language: &str, each: usize) -> (String, Vec<String>) {
    let mut words = Words {
        each,
        given: Vec::new(),
    };
    let world = World::of(vec![card(&mut words)]);
    let at = MONDAY.parse().unwrap();
    let mut stage = Stage::open(world, at, size, (Cast::Everybody, language), &[]);
    stage.settle(Vec::new());
    stage.play("l enter G enter");
    let mut seen = stage.screen();
    loop {
        stage.play("pgdn");
        let now = stage.screen();
        if seen.ends_with(&now) {
            return (seen, words.given);
        }
        seen.push_str(&now);
    }
}

#[test]
fn no_word_of_a_call_is_cut_on_the_card() {
    let check = |size: Size, language: &str, each: usize| {
        let (seen, words) = seen(size, language, each);
        for word in words {
            assert!(
                seen.contains(&word),
                "{word} of {each} in {language} at {}x{}\n{seen}",
                size.columns,
                size.rows
            );
        }
    };
    for each in 1..=9 {
        for language in ["en", "nb", "da"] {
            check(SIZES[1], language, each);
        }
        check(SIZES[0], "nb", each);
        check(SIZES[2], "nb", each);
    }
}

#[test]
fn a_callback_in_another_zone_says_whose_hour_it_is() {
    for size in SIZES {
        let (seen, _) = seen(size, "en", 4);
        // 14:30 in New York is 20:30 here.
        assert!(seen.contains("after 20:30"), "{seen}");
        assert!(seen.contains("14:30 there"), "{seen}");
    }
}
