//! Somebody who tells of conversations at random, with words of their own in every place that can hold any.

use chrono::{Duration, NaiveDate};

use crate::model::call::{
    Call, ClearanceNote, Disclosed, LineResult, NumberLearned, OutcomeSaid, SubSaid,
};
use crate::model::callback::CallbackSet;
use crate::model::consent::{Consent, Restricted, Restriction, Withdrawal};
use crate::model::fact::{Fact, Note, PromiseClosed, Said};
use crate::model::id::{CustomerId, Part, PartRef, RecordId};
use crate::model::moment::Moment;
use crate::model::order::{OrderLine, OrderNew, OrderStep, OrderStepped};
use crate::model::outcome::{Causes, Flag};
use crate::model::phone::PhoneState;
use crate::model::preference::Preference;
use crate::model::said::{
    Demand, DemandKind, Horizon, Need, Priority, PromiseMade, QuestionAsked, Satisfaction, Side,
};
use crate::model::seller::{Owner, SellerRef};
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};
use crate::model::talk::{
    AboutCause, CorrectionAnswered, CorrectionAsked, DemandSorted, Interval, IntervalSet,
    PrioritySet, QuestionAnswered, Reviewed, Talk, Undone,
};
use crate::store::world::{Counted, Desk, call, id, kari, ola, person};
use crate::sync::Random as _;

/// The kinds that a long run says at least once.
pub(super) const KINDS: [&str; 34] = [
    "call",
    "call.amend",
    "call.void",
    "callback.cancelled",
    "callback.done",
    "callback.moved",
    "callback.set",
    "cause.answered",
    "cause.handed",
    "cause.mended",
    "cause.set",
    "consent.given",
    "consent.withdrawn",
    "correction.answered",
    "correction.asked",
    "interval.set",
    "need.noted",
    "note",
    "order.new",
    "order.step",
    "preference.set",
    "priority.set",
    "promise.broken",
    "promise.kept",
    "promise.made",
    "promise.withdrawn",
    "question.answered",
    "question.asked",
    "restrict",
    "reviewed",
    "suppress",
    "suppress.lift",
    "tag.set",
    "undone",
];

/// Whom the conversations are with.
pub(super) fn customers() -> [CustomerId; 3] {
    [id(1), id(2), id(3)]
}

/// A fact, as it was told.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) record: RecordId,
    pub(super) about: CustomerId,
    pub(super) at: Moment,
    pub(super) fact: Fact,
}

pub(super) struct Teller {
    pub(super) desk: Desk,
    pub(super) told: Vec<Told>,
    dice: Counted,
    /// Whom it is about, and every text that was written of them.
    about: CustomerId,
    written: Vec<(CustomerId, String)>,
    /// How many words there were.
    count: u32,
}

impl Teller {
    pub(super) fn new(seed: u64) -> Self {
        let mut desk = Desk::new();
        for (n, name) in (1..).zip(["Åse", "Bjørn", "Carl"]) {
            desk.say(Some(id(n)), Fact::CustomerNew(person(name, u64::from(n))));
        }
        Self {
            desk,
            told: Vec::new(),
            dice: Counted(seed),
            about: id(1),
            written: Vec::new(),
            count: 0,
        }
    }

    pub(super) fn written(&self, about: CustomerId) -> impl Iterator<Item = &String> {
        let of = self.written.iter().filter(move |(of, _)| *of == about);
        of.map(|(_, text)| text)
    }

    /// Says one thing about somebody, some minutes or days after the last.
    pub(super) fn act(&mut self) {
        let minutes = [1, 40, 400, 3000][self.below(4)];
        self.desk.now.at = self.desk.now.at.plus(Duration::minutes(minutes));
        self.about = customers()[self.below(3)];
        let Some(fact) = self.fact() else { return };
        let said = Said {
            at: self.desk.now.at,
            by: Some(self.seller().id),
            about: Some(self.about),
            fact: fact.clone(),
        };
        let now = self.desk.now;
        let saved = self.desk.store.append(&[said], now, &mut self.desk.random);
        self.told.push(Told {
            record: saved.unwrap()[0].id,
            about: self.about,
            at: now.at,
            fact,
        });
    }

    fn below(&mut self, limit: usize) -> usize {
        let mut bytes = [0; 8];
        self.dice.fill(&mut bytes);
        usize::try_from(u64::from_be_bytes(bytes) % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn some<T>(&mut self, say: impl Fn(&mut Self) -> T) -> Option<T> {
        (self.below(3) == 0).then(|| say(self))
    }

    fn several<T>(&mut self, say: impl Fn(&mut Self) -> T) -> Vec<T> {
        let count = [0, 0, 1, 2, 3][self.below(5)];
        (0..count).map(|_| say(self)).collect()
    }

    /// Words that are nowhere else.
    fn words(&mut self) -> String {
        self.count += 1;
        let words = format!("ord {}.", self.count);
        self.written.push((self.about, words.clone()));
        words
    }

    fn words_or_none(&mut self) -> String {
        if self.below(2) == 0 {
            self.words()
        } else {
            String::new()
        }
    }

    fn seller(&mut self) -> SellerRef {
        self.one(&[kari(), ola()])
    }

    fn fact(&mut self) -> Option<Fact> {
        Some(match self.below(26) {
            0..=5 => Fact::Call(Box::new(self.call())),
            6 | 7 => self.amendment()?,
            8 => Fact::CallVoid {
                of: self.a_call()?.0,
                why: self.words(),
            },
            9 => Fact::Note(Note {
                text: self.words(),
                written: None,
                source: String::new(),
            }),
            10 => Fact::CallbackSet(self.callback()),
            11 | 12 => self.of_callback()?,
            13 => Fact::PromiseMade(self.promise()),
            14 | 15 => self.closing()?,
            16 => self.wished(),
            17 => Fact::TagSet(self.words()),
            18..=20 => Fact::Talk(self.talk()),
            24 | 25 => self.slip()?,
            _ => Fact::Talk(self.talk_of()?),
        })
    }

    /// A call with any part of what one can hold.
    fn call(&mut self) -> Call {
        let line = if self.below(3) == 0 {
            self.one(&LineResult::ALL)
        } else {
            LineResult::Answered
        };
        let at = self.desk.now.at;
        let number = person("", u64::from(self.about.bytes()[0]));
        let number = number.profile.phones[0].number.clone();
        Call {
            number: Some(number.clone()),
            seller: self.seller(),
            with_whom: self.words_or_none(),
            outcome: self.some(Self::outcome),
            notes: self.words_or_none(),
            clearance: self.clearance(),
            kept_callback: self.some(Self::a_callback).flatten(),
            numbers: self
                .some(|_| NumberLearned {
                    number: number.clone(),
                    state: PhoneState::Good,
                })
                .into_iter()
                .collect(),
            callback: self.some(Self::callback),
            demands: self.several(Self::demand).into(),
            promises: self.several(Self::promise).into(),
            questions: self.several(Self::question).into(),
            priorities: self.several(|it| Priority { words: it.words() }),
            needs: self.several(Self::need),
            tags: self.several(Self::words),
            satisfaction: self.some(|it| Satisfaction {
                scale: 5,
                score: 4,
                words: it.words(),
            }),
            disclosed: self
                .some(|it| Disclosed {
                    rule: "NO.OPEN.IDENTITY".to_owned(),
                    words: it.words(),
                })
                .into_iter()
                .collect(),
            order: self.some(Self::order),
            ..call(line, at)
        }
    }

    /// The version that holds of a call, with something taken out, something put in and something said otherwise.
    fn amendment(&mut self) -> Option<Fact> {
        let (of, mut call) = self.a_call()?;
        let other = self.call();
        if self.below(3) == 0 {
            call.notes = other.notes;
        }
        if self.below(3) == 0 {
            call.line = other.line;
        }
        if self.below(3) == 0 {
            call.callback = other.callback;
            call.kept_callback = other.kept_callback;
        }
        if self.below(2) == 0 {
            other
                .promises
                .into_iter()
                .for_each(|it| call.promises.add(it));
        } else {
            let place = self.place(call.promises.last_place());
            call.promises.take_out(place.unwrap_or(1));
        }
        if self.below(2) == 0 {
            other
                .questions
                .into_iter()
                .for_each(|it| call.questions.add(it));
        } else {
            let place = self.place(call.questions.last_place());
            call.questions.take_out(place.unwrap_or(1));
        }
        if self.below(2) == 0 {
            other
                .demands
                .into_iter()
                .for_each(|it| call.demands.add(it));
        } else {
            let place = self.place(call.demands.last_place());
            call.demands.take_out(place.unwrap_or(1));
        }
        if self.below(3) == 0 {
            call.needs = other.needs;
            call.order = other.order;
            call.tags = other.tags;
        }
        // What was made up for the other version and is not in this one was never written.
        let call_text = format!("{call:?}");
        let before = self.text_so_far();
        self.written
            .retain(|(_, text)| before.contains(text) || call_text.contains(text));
        let call = Box::new(call);
        Some(Fact::CallAmend { of, call })
    }

    fn text_so_far(&self) -> String {
        let facts = self.told.iter().map(|told| format!("{:?}", told.fact));
        facts.collect()
    }

    fn outcome(&mut self) -> OutcomeSaid {
        OutcomeSaid {
            code: "again".to_owned(),
            label: self.words(),
            flags: vec![Flag::Again],
            causes: self.one(&[Causes::Done, Causes::ComesBack, Causes::Rests { days: 9 }]),
            sub: Some(SubSaid {
                code: "price".to_owned(),
                label: self.words(),
            }),
        }
    }

    fn clearance(&mut self) -> ClearanceNote {
        if self.below(3) == 0 {
            ClearanceNote::Override {
                rule: "HOUSE.OPEN_FAILURE".to_owned(),
                reason: self.words(),
            }
        } else {
            ClearanceNote::Rules(Vec::new())
        }
    }

    fn callback(&mut self) -> CallbackSet {
        let hours = i64::try_from(self.below(90)).unwrap();
        let local = self.desk.now.local() + Duration::hours(hours);
        let owner = self.one(&[Owner::Anyone, Owner::Seller(kari()), Owner::Seller(ola())]);
        CallbackSet {
            owner,
            about: self.words_or_none(),
            ..crate::store::world::callback(&local.format("%FT%T").to_string(), Owner::Anyone)
        }
    }

    fn promise(&mut self) -> PromiseMade {
        let days = i64::try_from(self.below(5)).unwrap();
        PromiseMade {
            by: self.one(&[Side::We, Side::They]),
            words: self.words(),
            due: self.some(|it| it.desk.now.today() + Duration::days(days)),
            owner: self.seller(),
        }
    }

    fn question(&mut self) -> QuestionAsked {
        QuestionAsked {
            by: self.one(&[Side::We, Side::They]),
            words: self.words(),
            answer: self.words_or_none(),
        }
    }

    fn demand(&mut self) -> Demand {
        Demand {
            words: self.words(),
            kind: self.one(&[
                DemandKind::Value,
                DemandKind::Failure,
                DemandKind::Neither,
                DemandKind::Unclear,
            ]),
            matters: self.words_or_none(),
            cause: self.cause_or_none(),
        }
    }

    /// One that others name too.
    fn cause_or_none(&mut self) -> String {
        self.one(&["", "", "ny mal", "nett nede", "feil pris"])
            .to_owned()
    }

    fn need(&mut self) -> Need {
        Need {
            words: self.words(),
            horizon: self.one(&Horizon::ALL),
        }
    }

    fn order(&mut self) -> OrderNew {
        OrderNew {
            lines: vec![OrderLine {
                product: "basis".to_owned(),
                label: self.words(),
                quantity: 2,
                unit_price: "249.00".parse().unwrap(),
                currency: "NOK".to_owned(),
                period: crate::model::campaign::Period::Month,
            }],
            owner: self.seller(),
            words: self.words(),
        }
    }

    fn of_callback(&mut self) -> Option<Fact> {
        let of = self.a_callback()?;
        Some(match self.below(3) {
            0 => Fact::CallbackMoved {
                of,
                when: self.callback_when(),
            },
            1 => Fact::CallbackDone { of },
            _ => Fact::CallbackCancelled {
                of,
                why: self.words(),
            },
        })
    }

    fn callback_when(&mut self) -> crate::model::when::When {
        let written = self.written.len();
        let when = self.callback().when;
        self.written.truncate(written);
        when
    }

    fn closing(&mut self) -> Option<Fact> {
        let closed = PromiseClosed {
            of: self.a_promise()?,
            words: self.words(),
        };
        Some(match self.below(3) {
            0 => Fact::PromiseKept(closed),
            1 => Fact::PromiseBroken(closed),
            _ => Fact::PromiseWithdrawn(closed),
        })
    }

    fn wished(&mut self) -> Fact {
        let (principal, replaces) = ("Huset".to_owned(), Vec::new());
        let (channel, words) = (String::new(), self.words());
        match self.below(6) {
            0 => Fact::ConsentGiven(Consent {
                text: words,
                channel,
                given_at: None,
                purpose: String::new(),
                principal,
                proof: self.words(),
                phone: None,
                until: None,
            }),
            1 => Fact::ConsentWithdrawn(Withdrawal {
                principal,
                words,
                channel,
                replaces,
            }),
            2 => Fact::PreferenceSet(Preference {
                words,
                ..Preference::default()
            }),
            3 => Fact::Restrict(Restriction {
                state: self.one(&[Restricted::Restricted, Restricted::Lifted]),
                why: words,
                replaces,
            }),
            4 => Fact::Suppress(Suppress {
                scope: SuppressScope::Person,
                numbers: Vec::new(),
                source: "card".to_owned(),
                words,
            }),
            _ => Fact::SuppressLift(SuppressLift {
                of: self.told.iter().map(|told| told.record).collect(),
                basis: words,
            }),
        }
    }

    /// Something of theirs that was a slip of the hand.
    fn slip(&mut self) -> Option<Fact> {
        let of = self.told.iter().filter(|told| told.about == self.about);
        let undoable: Vec<(RecordId, RecordId)> = of
            .filter_map(|told| match &told.fact {
                Fact::CallAmend { of, .. } | Fact::CallVoid { of, .. } => Some((told.record, *of)),
                Fact::Talk(Talk::CorrectionAsked(asked)) => Some((told.record, asked.of)),
                Fact::Talk(Talk::CorrectionAnswered(answered)) => Some((told.record, answered.of)),
                Fact::Talk(Talk::QuestionAsked(_) | Talk::NeedNoted(_)) => {
                    Some((told.record, told.record))
                }
                _ => None,
            })
            .collect();
        let (of, root) = (!undoable.is_empty()).then(|| self.one(&undoable))?;
        Some(Fact::Talk(Talk::Undone(Undone { of, root })))
    }

    fn talk(&mut self) -> Talk {
        let replaces = Vec::new();
        match self.below(7) {
            0 | 1 => Talk::QuestionAsked(self.question()),
            2 => Talk::NeedNoted(self.need()),
            3 => Talk::PrioritySet(PrioritySet {
                priorities: vec![Priority {
                    words: self.words(),
                }],
                ask_again: Some(NaiveDate::from_ymd_opt(2027, 1, 4).unwrap()),
                replaces,
            }),
            4 => Talk::OrderNew(self.order()),
            5 => Talk::IntervalSet(IntervalSet {
                interval: Some(Interval {
                    ideal_days: 30,
                    latest_days: 60,
                }),
                replaces,
            }),
            _ => Talk::Reviewed(Reviewed {
                by: self.seller(),
                aside_until: None,
            }),
        }
    }

    fn talk_of(&mut self) -> Option<Talk> {
        Some(match self.below(9) {
            0 | 1 => Talk::QuestionAnswered(QuestionAnswered {
                of: self.a_question()?,
                answer: self.words(),
            }),
            2 | 3 => Talk::CauseSet(DemandSorted {
                of: self.a_demand()?,
                kind: self.some(|it| it.one(&[DemandKind::Failure, DemandKind::Unclear])),
                cause: self.some(Self::cause_or_none),
            }),
            4 => Talk::OrderStep(OrderStepped {
                of: self.an_order()?,
                step: self.one(&[
                    OrderStep::OfferSent,
                    OrderStep::AcceptanceReceived,
                    OrderStep::Declined,
                ]),
                words: self.words(),
            }),
            5 | 6 => Talk::CorrectionAsked(CorrectionAsked {
                of: self.a_call()?.0,
                to: self.seller(),
                words: self.words(),
            }),
            7 => Talk::CorrectionAnswered(CorrectionAnswered {
                of: self.a_call()?.0,
                words: self.words(),
            }),
            _ => self.of_cause(),
        })
    }

    /// A cause is of many, and stands on nobody's time line.
    fn of_cause(&mut self) -> Talk {
        let about = AboutCause {
            cause: "ny mal".to_owned(),
            who: "Per".to_owned(),
            words: "rettes".to_owned(),
        };
        match self.below(3) {
            0 => Talk::CauseHanded(about),
            1 => Talk::CauseAnswered(about),
            _ => Talk::CauseMended(about),
        }
    }

    /// Somebody's call by its first version, and how it reads now, void or not.
    fn a_call(&mut self) -> Option<(RecordId, Call)> {
        let of = self.told.iter().filter(|told| told.about == self.about);
        let calls: Vec<(RecordId, Call)> = of
            .filter_map(|told| match &told.fact {
                Fact::Call(call) => Some((told.record, Call::clone(call))),
                _ => None,
            })
            .collect();
        if calls.is_empty() {
            return None;
        }
        let (root, first) = self.one(&calls);
        let later = self.told.iter().rev().find_map(|told| match &told.fact {
            Fact::CallAmend { of, call } if *of == root => Some(Call::clone(call)),
            _ => None,
        });
        Some((root, later.unwrap_or(first)))
    }

    /// The address of something of theirs: in a call, or beside one.
    fn a_part(
        &mut self,
        alone: impl Fn(&Fact) -> bool,
        part: impl Fn(&mut Self, &Call) -> Option<Part>,
    ) -> Option<PartRef> {
        let of = self.told.iter().filter(|told| told.about == self.about);
        let beside: Vec<RecordId> = of
            .filter(|told| alone(&told.fact))
            .map(|told| told.record)
            .collect();
        if !beside.is_empty() && self.below(2) == 0 {
            return Some(PartRef::whole(self.one(&beside)));
        }
        let (record, call) = self.a_call()?;
        let part = part(self, &call)?;
        Some(PartRef { record, part })
    }

    /// A place among so many; sometimes one where nothing stands.
    fn place(&mut self, count: u16) -> Option<u16> {
        (count > 0).then(|| 1 + u16::try_from(self.below(usize::from(count) + 1)).unwrap())
    }

    fn a_callback(&mut self) -> Option<PartRef> {
        self.a_part(
            |fact| matches!(fact, Fact::CallbackSet(_)),
            |_, call| call.callback.as_ref().map(|_| Part::Callback),
        )
    }

    fn a_promise(&mut self) -> Option<PartRef> {
        self.a_part(
            |fact| matches!(fact, Fact::PromiseMade(_)),
            |it, call| it.place(call.promises.last_place()).map(Part::Promise),
        )
    }

    fn a_question(&mut self) -> Option<PartRef> {
        self.a_part(
            |fact| matches!(fact, Fact::Talk(Talk::QuestionAsked(_))),
            |it, call| it.place(call.questions.last_place()).map(Part::Question),
        )
    }

    fn a_demand(&mut self) -> Option<PartRef> {
        self.a_part(
            |_| false,
            |it, call| it.place(call.demands.last_place()).map(Part::Demand),
        )
    }

    fn an_order(&mut self) -> Option<PartRef> {
        self.a_part(
            |fact| matches!(fact, Fact::Talk(Talk::OrderNew(_))),
            |_, call| call.order.as_ref().map(|_| Part::Order),
        )
    }
}
