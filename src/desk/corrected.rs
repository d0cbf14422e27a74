//! A call with a correction in it: what the wrap-up changed is changed, all else stands as it was recorded.
//!
//! *Invariant:* each field of a call is named here, without `..`: whoever adds one decides what a correction does to it.

use crate::model::call::Call;

use super::call::is_spoken_with;

/// The version `kept`, with whatever differs between two readings of its wrap-up, `before` and `after` the correction.
pub(super) fn corrected(kept: &Call, before: &Call, after: Call) -> Call {
    let unkept = is_agreeing(before) && !is_agreeing(&after);

    let rewished = before.suppress != after.suppress || before.number != after.number;
    // One literal: a field that is forgotten does not compile.
    Call {
        direction: changed(&kept.direction, &before.direction, after.direction),
        number: changed(&kept.number, &before.number, after.number),
        principal: changed(&kept.principal, &before.principal, after.principal),
        list: changed(&kept.list, &before.list, after.list),
        campaign: changed(&kept.campaign, &before.campaign, after.campaign),
        seller: changed(&kept.seller, &before.seller, after.seller),
        with_whom: changed(&kept.with_whom, &before.with_whom, after.with_whom),
        attempt: changed(&kept.attempt, &before.attempt, after.attempt),
        rang_at: changed(&kept.rang_at, &before.rang_at, after.rang_at),
        answered_at: changed(&kept.answered_at, &before.answered_at, after.answered_at),
        ended_at: changed(&kept.ended_at, &before.ended_at, after.ended_at),
        line: changed(&kept.line, &before.line, after.line),
        outcome: changed(&kept.outcome, &before.outcome, after.outcome),
        notes: changed(&kept.notes, &before.notes, after.notes),
        clearance: changed(&kept.clearance, &before.clearance, after.clearance),
        kept_callback: changed(
            &kept.kept_callback,
            &before.kept_callback,
            after.kept_callback,
        )
        .filter(|_| !unkept),
        numbers: changed(&kept.numbers, &before.numbers, after.numbers),
        callback: changed(&kept.callback, &before.callback, after.callback),
        suppress: changed(&kept.suppress, &before.suppress, after.suppress),
        suppress_numbers: said(&kept.suppress_numbers, rewished),
        demands: changed(&kept.demands, &before.demands, after.demands),
        promises: changed(&kept.promises, &before.promises, after.promises),
        questions: changed(&kept.questions, &before.questions, after.questions),
        priorities: changed(&kept.priorities, &before.priorities, after.priorities),
        needs: changed(&kept.needs, &before.needs, after.needs),
        tags: changed(&kept.tags, &before.tags, after.tags),
        satisfaction: changed(&kept.satisfaction, &before.satisfaction, after.satisfaction),
        disclosed: changed(&kept.disclosed, &before.disclosed, after.disclosed),
        order: changed(&kept.order, &before.order, after.order),
    }
}

fn changed<T: Clone + PartialEq>(kept: &T, before: &T, after: T) -> T {
    if *before == after {
        kept.clone()
    } else {
        after
    }
}

/// What the wrap-up cannot say, unless the correction makes it untrue.
fn said<T: Clone>(kept: &[T], is_gone: bool) -> Vec<T> {
    if is_gone { Vec::new() } else { kept.to_vec() }
}

/// Whether somebody was spoken with: only then a callback is kept.
const fn is_agreeing(call: &Call) -> bool {
    is_spoken_with(call.line, call.outcome.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::event::Event;
    use crate::desk::stage::{SavedWhat, Stage};
    use crate::desk::tests::{callback, errand, identity, learned, record};
    use crate::desk::{Consequence, Effect, Saved, changes, read_draft, step, write_draft};
    use crate::guard::tests::{now, rules};
    use crate::model::call::{
        Attempt, CampaignRef, ClearanceNote, Direction, LineResult, NoAttempt, NumberLearned,
        OutcomeSaid, SubSaid,
    };
    use crate::model::fact::Fact;
    use crate::model::id::{ListId, Part, PartRef, SellerId};
    use crate::model::list::ListRef;
    use crate::model::order::{OrderLine, OrderNew};
    use crate::model::outcome::{Causes, Flag};
    use crate::model::phone::PhoneState;
    use crate::model::said::{
        Demand, DemandKind, Horizon, Need, Priority, PromiseMade, QuestionAsked, Satisfaction, Side,
    };
    use crate::model::seller::SellerRef;
    use crate::model::spoken::{Spoken, SpokenKind};
    use crate::model::suppression::SuppressScope;

    const LATER: &str = "2026-11-24T10:00:00";

    fn seller() -> SellerRef {
        SellerRef {
            id: SellerId::of([9; 8]),
            name: "Ola".to_owned(),
        }
    }

    fn order() -> OrderNew {
        OrderNew {
            lines: vec![OrderLine {
                product: "basis".to_owned(),
                label: "Basis".to_owned(),
                quantity: 2,
                unit_price: "249.00".parse().unwrap(),
                currency: "NOK".to_owned(),
                period: crate::model::campaign::Period::Month,
            }],
            owner: seller(),
            words: "fra januar".to_owned(),
        }
    }

    /// A call as `log add` may tell of it, with every field filled.
    fn full(direction: Direction) -> Call {
        let given = "+4791234567".parse().unwrap();
        Call {
            direction,
            number: Some("+4740012345".parse().unwrap()),
            principal: "Nordlys".to_owned(),
            list: Some(ListRef {
                id: ListId::of([3; 8]),
                name: "messe".to_owned(),
            }),
            campaign: Some(CampaignRef {
                code: "plain".to_owned(),
                version: 3,
            }),
            seller: seller(),
            with_whom: "sønnen".to_owned(),
            attempt: Attempt::Nth(2),
            rang_at: Some("2026-11-21T10:31:02+01:00".parse().unwrap()),
            answered_at: Some("2026-11-21T10:31:12+01:00".parse().unwrap()),
            ended_at: Some("2026-11-21T10:41:12+01:00".parse().unwrap()),
            line: LineResult::Answered,
            outcome: Some(OutcomeSaid {
                code: "again".to_owned(),
                label: "Snakkes igjen".to_owned(),
                flags: vec![Flag::Reached, Flag::Again],
                causes: Causes::Rests { days: 30 },
                sub: Some(SubSaid {
                    code: "price".to_owned(),
                    label: "Prisen".to_owned(),
                }),
            }),
            notes: "Ringer om fakturaen.".to_owned(),
            clearance: ClearanceNote::Override {
                rule: "HOUSE.OPEN_FAILURE".to_owned(),
                reason: "de ba om det".to_owned(),
            },
            kept_callback: Some(PartRef {
                record: record(7),
                part: Part::Callback,
            }),
            numbers: vec![
                learned(),
                NumberLearned {
                    number: given,
                    state: PhoneState::Dead,
                },
            ],
            callback: Some(callback()),
            suppress: Some(SuppressScope::Organisation),
            suppress_numbers: vec!["11".repeat(32)],
            tags: vec!["vip".to_owned()],
            demands: vec![Demand {
                words: "Jeg forstår ikke regningen".to_owned(),
                kind: DemandKind::Failure,
                matters: "én regning".to_owned(),
                cause: "ny mal".to_owned(),
            }]
            .into(),
            promises: vec![PromiseMade {
                by: Side::We,
                words: "svar om regningen".to_owned(),
                due: Some("2026-11-24".parse().unwrap()),
                owner: seller(),
            }]
            .into(),
            questions: vec![QuestionAsked {
                by: Side::They,
                words: "Kan jeg bytte plan?".to_owned(),
                answer: "Ja".to_owned(),
            }]
            .into(),
            priorities: vec![Priority {
                words: "levering før 09".to_owned(),
            }],
            needs: vec![Need {
                words: "to linjer til".to_owned(),
                horizon: Horizon::Months,
            }],
            satisfaction: Some(Satisfaction {
                scale: 5,
                score: 4,
                words: "greit nok".to_owned(),
            }),
            disclosed: vec![identity()],
            order: Some(order()),
        }
    }

    /// Calls of many shapes: whole, bare, and with what a wrap-up of that line would never say.
    fn calls() -> Vec<Call> {
        let whole = [full(Direction::Out), full(Direction::In)];
        let mut all = Vec::new();
        for call in whole {
            for line in LineResult::ALL {
                for attempt in [Attempt::Nth(2), Attempt::Not(NoAttempt::NothingRang)] {
                    all.push(Call {
                        attempt,
                        line,
                        ..call.clone()
                    });
                }
                all.push(Call {
                    line,
                    outcome: None,
                    numbers: Vec::new(),
                    callback: None,
                    ..call.clone()
                });
            }
        }
        all
    }

    fn reopened(call: &Call) -> Stage {
        let saved = Saved::of_call(record(1), call, errand(1), None).unwrap();
        act(&Stage::Idle, Event::Reopen(Box::new(saved)))
    }

    fn act(stage: &Stage, event: Event) -> Stage {
        step(stage, event, now(LATER)).unwrap().0
    }

    /// The version that saving would write, and the stage after it.
    fn amended(stage: &Stage) -> (Call, Stage) {
        let (saving, effects) = step(stage, Event::Save, now(LATER)).unwrap();
        let [Effect::Save(said)] = &effects[..] else {
            panic!("{effects:?}");
        };
        let Fact::CallAmend { of, call } = &said.fact else {
            panic!("{said:?}");
        };
        assert_eq!(*of, record(1));
        let saved = act(&saving, Event::SaveDone(record(2)));
        (Call::clone(call), saved)
    }

    #[test]
    fn other_notes_change_nothing_else() {
        for first in calls() {
            let noted = |notes: &str| Call {
                notes: notes.to_owned(),
                ..first.clone()
            };
            let again = act(&reopened(&first), Event::NotesChanged("rettet".to_owned()));
            // A crash comes between.
            let again = read_draft(&write_draft(&again).unwrap()).unwrap();
            let (second, saved) = amended(&again);
            assert_eq!(second, noted("rettet"));
            // And once more, without a restart.
            let Stage::Saved(saved) = saved else {
                panic!("{saved:?}");
            };
            let again = act(&Stage::Idle, Event::Reopen(saved));
            let again = act(&again, Event::NotesChanged("til slutt".to_owned()));
            assert_eq!(amended(&again).0, noted("til slutt"));
        }
    }

    #[test]
    fn reopened_and_left_alone_nothing_is_saved() {
        for first in calls() {
            let stage = act(&reopened(&first), Event::Back);
            let Stage::Saved(saved) = stage else {
                panic!("{stage:?}");
            };
            let SavedWhat::Call { wrap_up, .. } = saved.what else {
                panic!("a call");
            };
            assert_eq!(crate::desk::call_of(&wrap_up), first);
        }
    }

    #[test]
    fn a_line_that_reached_nobody_takes_along_what_was_said() {
        let stage = reopened(&full(Direction::Out));
        let stage = act(&stage, Event::LineResult(LineResult::WrongNumber));
        let Stage::WrapUp(wrap_up) = &stage else {
            panic!("{stage:?}");
        };
        let changes = changes(wrap_up, &rules()).unwrap();
        let said = Spoken::all_of(&full(Direction::Out));
        // One of each kind, and none is passed over in silence.
        assert_eq!(said.len(), SpokenKind::ALL.len());
        for spoken in said {
            let kept = Consequence::Keeps(spoken);
            assert!(changes.undone.contains(&kept), "{kept:?}");
        }
        let satisfied = full(Direction::Out).satisfaction.unwrap();
        let ordered = Consequence::Ordered(order());
        for gone in [Consequence::Satisfied(satisfied), ordered] {
            assert!(changes.undone.contains(&gone), "{gone:?}");
        }
        let (call, _) = amended(&stage);
        assert_eq!(call.outcome, None);
        assert_eq!((call.order, call.kept_callback), (None, None));
        assert!(call.promises.is_empty() && call.demands.is_empty());
        assert_eq!(call.numbers.len(), 2);
        assert_eq!(call.notes, "Ringer om fakturaen.");
    }

    fn promise(words: &str) -> PromiseMade {
        PromiseMade {
            words: words.to_owned(),
            ..full(Direction::Out).promises.take_out(1).unwrap()
        }
    }

    /// Takes out or puts in what reads so, as the seller does.
    fn unhear(stage: &Stage, words: &str) -> Stage {
        let heard = &stage.call().unwrap().agreed.heard;
        let at = heard.spoken().position(|it| it.words() == words).unwrap();
        act(stage, Event::Unheard(at))
    }

    fn hear(stage: &Stage, words: &str) -> Stage {
        act(stage, Event::Heard(Spoken::Promise(promise(words))))
    }

    fn places(call: &Call) -> Vec<(u16, &str)> {
        let placed = call.promises.placed();
        placed.map(|(n, it)| (n, it.words.as_str())).collect()
    }

    #[test]
    fn what_is_taken_out_leaves_its_place() {
        let first = Call {
            promises: ["svar", "kopi", "brev"].map(promise).into_iter().collect(),
            ..full(Direction::Out)
        };
        let again = unhear(&reopened(&first), "svar");
        // A crash comes between.
        let again = read_draft(&write_draft(&again).unwrap()).unwrap();
        let (second, saved) = amended(&hear(&again, "tilbud"));
        let expected = [(2, "kopi"), (3, "brev"), (4, "tilbud")];
        assert_eq!(places(&second), expected);
        // And once more, from here and from the records.
        let Stage::Saved(saved) = saved else {
            panic!("{saved:?}");
        };
        for again in [act(&Stage::Idle, Event::Reopen(saved)), reopened(&second)] {
            let again = unhear(&unhear(&again, "tilbud"), "kopi");
            let (third, _) = amended(&hear(&again, "ny"));
            assert_eq!(places(&third), [(3, "brev"), (5, "ny")]);
        }
    }

    #[test]
    fn what_is_said_again_has_its_place_again() {
        let first = Call {
            promises: ["svar", "kopi"].map(promise).into_iter().collect(),
            ..full(Direction::Out)
        };
        let again = hear(&unhear(&reopened(&first), "svar"), "svar");
        let Stage::Saved(_) = act(&again, Event::Back) else {
            panic!("nothing changed");
        };
        // A call that reached nobody has the places, and nothing in them.
        let nobody = act(
            &reopened(&first),
            Event::LineResult(LineResult::WrongNumber),
        );
        let (second, _) = amended(&nobody);
        assert_eq!((places(&second), second.promises.last_place()), (vec![], 2));
        let back = act(&reopened(&second), Event::LineResult(LineResult::Answered));
        let (third, _) = amended(&hear(&back, "ny"));
        assert_eq!(places(&third), [(3, "ny")]);
    }

    #[test]
    fn a_draft_from_before_still_reads() {
        let stage = reopened(&full(Direction::Out));
        let text = write_draft(&stage).unwrap();
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let before = &mut json["stage"]["wrap-up"]["amends"]["before"];
        assert!(before.as_object_mut().unwrap().remove("kept").is_some());
        assert!(read_draft(&json.to_string()).is_ok());
    }
}
