//! Tests of the call: every stage × every event, the shape of each kind of call, and walks of any length.

#![expect(
    clippy::match_same_arms,
    clippy::wildcard_enum_match_arm,
    clippy::unnecessary_box_returns,
    reason = "tables read by their left side; a test says only what it expects"
)]

use proptest::prelude::*;

use super::*;
use crate::guard::tests::{agreed, asked, now, person, phone, rules};
use crate::guard::{Asked, PartOfDay, clear};
use crate::model::call::{
    Attempt, CampaignRef, ClearanceNote, Direction, Disclosed, LineResult, NoAttempt, NumberLearned,
};
use crate::model::callback::CallbackSet;
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::mark::Mark;
use crate::model::moment::{Now, Zone};
use crate::model::outcome::{Asks, Causes, Flag, Labels, Outcome};
use crate::model::phone::PhoneState;
use crate::model::said::Satisfaction;
use crate::model::seller::{Owner, SellerRef};
use crate::model::spoken::Spoken;
use crate::model::standing::Because;
use crate::model::suppression::SuppressScope;
use crate::model::when::{Precision, Words};

const MORNING: &str = "2026-11-23T10:00:00";

pub(super) fn errand(customer: u8) -> Box<Errand> {
    Box::new(Errand {
        customer: CustomerId::of([customer; 8]),
        name: format!("Kunde {customer}"),
        principal: "oss".to_owned(),
        list: asked(person()).list,
        campaign: Some(CampaignRef {
            code: "samtale".to_owned(),
            version: 1,
        }),
        seller: SellerRef {
            id: SellerId::of([9; 8]),
            name: "Kari".to_owned(),
        },
        language: "nb".to_owned(),
        person: person(),
        phones: vec![
            phone("+4799000001", PhoneState::Untried),
            phone("+4799000002", PhoneState::Untried),
        ],
        because: Because::Next,
        matters: Vec::new(),
    })
}

fn question(errand: &Errand) -> Asked {
    Asked {
        customer: errand.customer,
        person: errand.person.clone(),
        because: errand.because,
        number: errand.phones[0].clone(),
        ..asked(person())
    }
}

fn dial(errand: &Errand, now: Now) -> Event {
    Event::Dial(clear(&question(errand), &rules(), now).unwrap())
}

pub(super) fn outcome(code: &str) -> Box<Outcome> {
    let (flags, asks, causes) = match code {
        "talked" => (vec![Flag::Reached], vec![], Causes::Done),
        "again" => (vec![Flag::Again], vec![Asks::Callback], Causes::ComesBack),
        "no" => (vec![Flag::Declined], vec![], Causes::Rests { days: 90 }),
        "wrong-person" => (vec![Flag::WrongPerson], vec![], Causes::NumberStruck),
        "never" => (
            vec![Flag::NeverCall],
            vec![Asks::SuppressScope],
            Causes::NeverCalled,
        ),
        other => panic!("no outcome {other}"),
    };
    Box::new(Outcome {
        code: code.to_owned(),
        label: Labels([("nb".to_owned(), code.to_owned())].into()),
        flags,
        asks,
        offers: Vec::new(),
        causes,
        subs: Vec::new(),
    })
}

pub(super) fn callback() -> CallbackSet {
    CallbackSet {
        when: agreed("2026-11-24T14:00:00", Precision::Exact).when,
        owner: Owner::Anyone,
        about: "tilbudet".to_owned(),
    }
}

pub(super) fn satisfaction() -> Satisfaction {
    Satisfaction {
        scale: 5,
        score: 4,
        words: "greit nok".to_owned(),
    }
}

/// The marks of these lines, which name no times.
pub(super) fn marks(lines: &[&str]) -> Vec<Mark> {
    crate::model::mark::marks(&lines.join("\n"), &Words::default(), now(MORNING))
}

pub(super) fn learned() -> NumberLearned {
    NumberLearned {
        number: "+4799000003".parse().unwrap(),
        state: PhoneState::GivenByThem(now(MORNING).today()),
    }
}

pub(super) fn identity() -> Disclosed {
    Disclosed {
        rule: "NO.OPEN.IDENTITY".to_owned(),
        words: "Hei, jeg heter Kari.".to_owned(),
    }
}

fn they_rang(customer: u8) -> Event {
    Event::TheyRang {
        errand: errand(customer),
        number: Some("+4799000001".parse().unwrap()),
    }
}

pub(super) fn record(n: u8) -> RecordId {
    RecordId::of([n; 20])
}

/// Each stage, written as the events that lead there from idle.
fn stage(name: &str) -> Stage {
    let opened = || Event::Opened(errand(1));
    let line = Event::LineResult;
    let note = |text: &str| Event::NotesChanged(text.to_owned());
    let talked = || Event::Choose(outcome("talked"));
    let dialled = || vec![opened(), dial(&errand(1), now(MORNING))];
    let answered = || {
        let mut events = dialled();
        events.extend([line(LineResult::Answered), note("fakturaen")]);
        events
    };
    let wrapped = || {
        let mut events = answered();
        events.extend([Event::WrapUp, talked()]);
        events
    };
    let saved = || {
        let mut events = wrapped();
        events.extend([Event::Save, Event::SaveDone(record(1))]);
        events
    };
    let mut events = match name {
        "idle" => vec![],
        "orienting" => vec![opened()],
        "orienting with notes" => vec![opened(), note("husk")],
        "saving a note" => vec![opened(), note("husk"), Event::Save],
        "ringing" => dialled(),
        "talking" => answered(),
        "they rang" => vec![they_rang(1), note("ringer om")],
        "no answer" => dialled(),
        "wrap-up" => wrapped(),
        "saving" | "failed" => wrapped(),
        "saved" | "amending" => saved(),
        other => panic!("no stage {other}"),
    };
    match name {
        "no answer" => events.push(line(LineResult::NoAnswer)),
        "saving" => events.push(Event::Save),
        "failed" => events.extend([Event::Save, Event::SaveFailed]),
        _ => {}
    }
    let stage = walk(events);
    match (name, &stage) {
        ("amending", Stage::Saved(last)) => {
            step(&stage, Event::Reopen(last.clone()), now(MORNING))
                .unwrap()
                .0
        }
        _ => stage,
    }
}

fn walk(events: Vec<Event>) -> Stage {
    events.into_iter().fold(Stage::Idle, |stage, event| {
        let said = format!("{event:?}");
        match step(&stage, event, now(MORNING)) {
            Ok((next, _)) => next,
            Err(refusal) => panic!("{said} was refused: {refusal:?}"),
        }
    })
}

const STAGES: [&str; 13] = [
    "idle",
    "orienting",
    "orienting with notes",
    "saving a note",
    "ringing",
    "talking",
    "they rang",
    "no answer",
    "wrap-up",
    "saving",
    "failed",
    "saved",
    "amending",
];

const EVENTS: [&str; 39] = [
    "opened",
    "opened same",
    "dial",
    "dial other",
    "answered",
    "no-answer",
    "busy",
    "declined",
    "voicemail",
    "wrong-number",
    "given-up",
    "cut-off",
    "failed-line",
    "notes",
    "wrap-up",
    "choose",
    "choose-sub",
    "not-clear",
    "marks",
    "switch",
    "heard",
    "heard-so",
    "unheard",
    "satisfied",
    "ordered",
    "callback",
    "suppress",
    "with whom",
    "disclosed",
    "number",
    "back",
    "save",
    "save-done",
    "save-failed",
    "put-back",
    "park",
    "resume",
    "they-rang",
    "is-them",
];

fn event(name: &str) -> Event {
    let line = Event::LineResult;
    match name {
        "opened" => Event::Opened(errand(2)),
        "opened same" => Event::Opened(errand(1)),
        "dial" => dial(&errand(1), now(MORNING)),
        "dial other" => dial(&errand(2), now(MORNING)),
        "answered" => line(LineResult::Answered),
        "no-answer" => line(LineResult::NoAnswer),
        "busy" => line(LineResult::Busy),
        "declined" => line(LineResult::Declined),
        "voicemail" => line(LineResult::Voicemail),
        "wrong-number" => line(LineResult::WrongNumber),
        "given-up" => line(LineResult::GivenUp),
        "cut-off" => line(LineResult::CutOff),
        "failed-line" => line(LineResult::Failed),
        "notes" => Event::NotesChanged("nye ord".to_owned()),
        "wrap-up" => Event::WrapUp,
        "choose" => Event::Choose(outcome("no")),
        "choose-sub" => Event::ChooseSub(None),
        "not-clear" => Event::NotClear,
        "marks" => Event::MarksRead(marks(&["! send regningen"])),
        "switch" => Event::MarkSwitched(0),
        "heard" => Event::Heard(Spoken::verbatim("tredje gang")),
        "heard-so" => Event::HeardSo(0, Spoken::verbatim("andre gang")),
        "unheard" => Event::Unheard(0),
        "satisfied" => Event::SetSatisfaction(Some(satisfaction())),
        "ordered" => Event::SetOrder(None),
        "callback" => Event::SetCallback(Some(callback())),
        "suppress" => Event::SetSuppress(Some(SuppressScope::Person)),
        "with whom" => Event::WithWhom("Solveig".to_owned()),
        "disclosed" => Event::Disclosed(identity()),
        "number" => Event::NumberLearned(learned()),
        "back" => Event::Back,
        "save" => Event::Save,
        "save-done" => Event::SaveDone(record(7)),
        "save-failed" => Event::SaveFailed,
        "put-back" => Event::PutBack,
        "park" => Event::Park,
        "resume" => Event::Resume(Box::new(parked(3))),
        "they-rang" => they_rang(2),
        "is-them" => Event::IsThem(errand(2)),
        "reopen" => Event::Reopen(last_saved()),
        other => panic!("no event {other}"),
    }
}

fn parked(customer: u8) -> Parked {
    let events = vec![
        Event::Opened(errand(customer)),
        Event::NotesChanged(format!("parkert {customer}")),
    ];
    Parked::of(walk(events), now(MORNING).at).unwrap()
}

fn last_saved() -> Box<Saved> {
    match stage("saved") {
        Stage::Saved(saved) => saved,
        other => panic!("{other:?} is not saved"),
    }
}

fn name(stage: &Stage) -> &'static str {
    match stage {
        Stage::Idle => "Idle",
        Stage::Orienting(_) => "Orienting",
        Stage::Ringing(_) => "Ringing",
        Stage::Talking(_) => "Talking",
        Stage::WrapUp(_) => "WrapUp",
        Stage::Saved(_) => "Saved",
    }
}

/// The whole table: what each stage makes of each event.
fn decided(stage: &str, event: &str) -> Result<&'static str, Refusal> {
    use Refusal::{
        InHandAlready, NoCallYet, NoWayBack, NobodyReached, NotSaved, NotesUnsaved, NothingInHand,
        NothingSaving, NothingToSave, OtherCustomer, SavedAlready, Saving, StillRinging,
        StillTalking, TheyRangUs, WasAnswered,
    };
    match (stage, event) {
        ("saving a note" | "saving", "save-done") => Ok("Saved"),
        ("saving a note", "save-failed") => Ok("Orienting"),
        ("saving", "save-failed") => Ok("WrapUp"),
        ("saving a note" | "saving", _) => Err(Saving),
        (_, "save-done" | "save-failed") => Err(NothingSaving),
        (_, "resume") => Ok("Orienting"),
        (_, "they-rang") => Ok("Talking"),
        (_, "opened") => Ok("Orienting"),
        ("idle" | "orienting" | "orienting with notes" | "saved", "opened same") => Ok("Orienting"),
        (_, "opened same") => Err(InHandAlready),
        ("idle" | "orienting" | "saved", "reopen") => Ok("WrapUp"),

        ("saved", "put-back") => Ok("Idle"),
        ("saved", _) => Err(SavedAlready),
        ("idle", _) => Err(NothingInHand),

        ("orienting", "put-back") => Ok("Idle"),
        ("orienting with notes", "put-back" | "reopen") => Err(NotesUnsaved),
        ("orienting", "save") => Err(NothingToSave),
        ("orienting with notes", "save") => Ok("Orienting"),
        ("orienting" | "orienting with notes", "dial") => Ok("Ringing"),
        ("orienting" | "orienting with notes", "dial other") => Err(OtherCustomer),
        ("orienting" | "orienting with notes", "notes") => Ok("Orienting"),
        ("orienting" | "orienting with notes", "marks") => Ok("Orienting"),
        ("orienting" | "orienting with notes", "park") => Ok("Idle"),
        ("orienting" | "orienting with notes", "back") => Err(NoWayBack),
        ("orienting" | "orienting with notes", _) => Err(NoCallYet),

        ("ringing", "answered") => Ok("Talking"),
        ("ringing", "cut-off") => Err(NobodyReached),
        (
            "ringing",
            "no-answer" | "busy" | "declined" | "voicemail" | "wrong-number" | "given-up"
            | "failed-line",
        ) => Ok("WrapUp"),
        ("ringing", "notes" | "marks" | "switch") => Ok("Ringing"),
        ("ringing", "back") => Err(NoWayBack),
        (
            "ringing",
            "callback" | "with whom" | "disclosed" | "number" | "heard" | "heard-so" | "unheard"
            | "satisfied" | "ordered",
        ) => Err(NobodyReached),
        ("ringing", "is-them") => Err(NobodyReached),
        ("ringing", _) => Err(StillRinging),

        ("talking" | "they rang", "cut-off" | "wrap-up") => Ok("WrapUp"),
        ("talking", "wrong-number" | "voicemail") => Ok("WrapUp"),
        ("they rang", "wrong-number" | "voicemail") => Err(TheyRangUs),
        (
            "talking" | "they rang",
            "answered" | "no-answer" | "busy" | "declined" | "given-up" | "failed-line",
        ) => Err(WasAnswered),
        (
            "talking" | "they rang",
            "notes" | "callback" | "with whom" | "disclosed" | "number" | "marks" | "switch"
            | "heard" | "heard-so" | "unheard" | "satisfied" | "ordered",
        ) => Ok("Talking"),
        ("they rang", "is-them") => Ok("Talking"),
        ("amending", "is-them") => Err(NotSaved),
        (_, "is-them") => Err(NoWayBack),

        ("talking", "back") => Ok("Ringing"),
        ("they rang", "back") => Err(NoWayBack),
        ("talking" | "they rang", "park") => Ok("Idle"),
        ("talking" | "they rang", _) => Err(StillTalking),

        (_, "dial" | "dial other" | "put-back" | "reopen") => Err(NotSaved),
        (_, "park") => Ok("Idle"),
        ("amending", "back" | "save") => Ok("Saved"),
        ("no answer", "back") => Ok("Ringing"),
        (_, "back") => Ok("Talking"),
        ("no answer", "answered") => Ok("Talking"),
        (
            "no answer",
            "cut-off" | "choose" | "callback" | "suppress" | "with whom" | "disclosed"
            | "choose-sub" | "not-clear" | "heard" | "heard-so" | "unheard" | "satisfied"
            | "ordered",
        ) => Err(NobodyReached),
        ("wrap-up" | "failed" | "amending", "no-answer" | "busy" | "declined" | "given-up") => {
            Err(WasAnswered)
        }
        ("wrap-up" | "failed" | "amending", "failed-line") => Err(WasAnswered),
        _ => Ok("WrapUp"),
    }
}

#[test]
fn every_stage_decides_every_event() {
    for from in STAGES {
        for happened in EVENTS.into_iter().chain(["reopen"]) {
            let before = stage(from);
            let found = step(&before, event(happened), now(MORNING));
            let found = found.map(|(next, _)| name(&next));
            assert_eq!(found, decided(from, happened), "{from} × {happened}");
        }
    }
}

#[test]
fn notes_go_to_the_shelf_with_their_customer() {
    for from in STAGES {
        for happened in ["opened", "resume", "they-rang", "park"] {
            let before = stage(from);
            let Ok((next, effects)) = step(&before, event(happened), now(MORNING)) else {
                continue;
            };
            let notes = before.notes().unwrap_or_default();
            let parked = effects.iter().find_map(|effect| match effect {
                Effect::Park(parked) => Some(parked),
                _ => None,
            });
            assert!(
                !next
                    .notes()
                    .is_some_and(|it| !notes.is_empty() && it.contains(notes))
            );
            if notes.is_empty() {
                continue;
            }
            let parked = parked.unwrap();
            assert_eq!(parked.stage().notes(), Some(notes), "{from} × {happened}");
            assert_eq!(parked.errand.customer, CustomerId::of([1; 8]));
        }
    }
}

#[test]
fn the_call_says_with_whom_it_was() {
    let with_whom = |name: &str| Event::WithWhom(name.to_owned());
    let stage = |then| walk(answered_and(then));
    let spoken = |stage: &Stage| match stage {
        Stage::WrapUp(wrap_up) => call_of(wrap_up).with_whom,
        other => panic!("{other:?}"),
    };
    let said = stage(vec![with_whom("Solveig"), Event::WrapUp]);
    assert_eq!(spoken(&said), "Solveig");
    let other = stage(vec![with_whom("Solveig"), Event::WrapUp, with_whom("Per")]);
    assert_eq!(spoken(&other), "Per");
    let after_all = stage(vec![with_whom("Solveig"), with_whom(""), Event::WrapUp]);
    assert_eq!(spoken(&after_all), "");
    let machine = stage(vec![
        with_whom("Solveig"),
        Event::LineResult(LineResult::Voicemail),
    ]);
    assert_eq!(spoken(&machine), "");
}

#[test]
fn what_was_said_is_recorded_line_by_line() {
    let tick = || Event::Disclosed(identity());
    let check = |then: Vec<Event>, expected: usize| {
        let Stage::WrapUp(wrap_up) = walk(answered_and(then)) else {
            panic!("no wrap-up");
        };
        assert_eq!(call_of(&wrap_up).disclosed, vec![identity(); expected]);
    };
    check(vec![tick(), Event::WrapUp], 1);
    check(vec![Event::WrapUp, tick()], 1);
    check(vec![tick(), tick(), Event::WrapUp], 0);
    check(vec![tick(), Event::LineResult(LineResult::Voicemail)], 0);
}

/// A call that was answered, and what happened then.
fn answered_and(then: Vec<Event>) -> Vec<Event> {
    let mut events = vec![
        Event::Opened(errand(1)),
        dial(&errand(1), now(MORNING)),
        Event::LineResult(LineResult::Answered),
    ];
    events.extend(then);
    events
}

#[test]
fn a_ringing_call_ends_as_given_up_when_another_comes() {
    let (_, effects) = step(&stage("ringing"), they_rang(2), now(MORNING)).unwrap();
    let [Effect::Park(parked), Effect::KeepDraft] = &effects[..] else {
        panic!("{effects:?}");
    };
    let Stage::WrapUp(wrap_up) = parked.stage() else {
        panic!("{parked:?}");
    };
    let call = call_of(wrap_up);
    assert_eq!(call.line, LineResult::GivenUp);
    assert_eq!(call.attempt, Attempt::Not(NoAttempt::NothingRang));
}

#[test]
fn a_routine_no_answer_is_three_keys() {
    let opened = walk(vec![Event::Opened(errand(1))]);
    let (ringing, effects) = step(&opened, dial(&errand(1), now(MORNING)), now(MORNING)).unwrap();
    assert_eq!(effects[0], Effect::Dial("+4799000001".parse().unwrap()));
    let (wrap_up, _) = step(
        &ringing,
        Event::LineResult(LineResult::NoAnswer),
        now(MORNING),
    )
    .unwrap();
    let (saving, effects) = step(&wrap_up, Event::Save, now(MORNING)).unwrap();
    let [Effect::Save(said)] = &effects[..] else {
        panic!("{effects:?}");
    };
    let Fact::Call(call) = &said.fact else {
        panic!("{said:?}");
    };
    assert_eq!(call.line, LineResult::NoAnswer);
    assert_eq!(call.attempt, Attempt::Nth(1));
    assert_eq!(call.outcome, None);
    let rules = ["NO.PERM.BUSINESS", "HOUSE.ATTEMPTS"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(call.clearance, ClearanceNote::Rules(rules));
    let (saved, effects) = step(&saving, Event::SaveDone(record(1)), now(MORNING)).unwrap();
    assert_eq!(effects, [Effect::DropDraft]);
    assert_eq!(saved.notes(), None);
}

fn wrap_up(stage: &Stage) -> &WrapUp {
    match stage {
        Stage::WrapUp(wrap_up) => wrap_up,
        other => panic!("{other:?} is no wrap-up"),
    }
}

fn caused(events: Vec<Event>) -> Vec<Consequence> {
    let mut all = vec![Event::Opened(errand(1)), dial(&errand(1), now(MORNING))];
    all.extend(events);
    consequences(wrap_up(&walk(all)), &rules())
}

#[test]
fn what_it_will_cause_is_said_before_saving() {
    use Consequence::{
        ComesBack, CountsAsAttempt, DoneOnList, NeverCalled, NextTry, NumberStruck, RestsUntil,
    };
    let line = Event::LineResult;
    let moment = crate::guard::tests::at;
    let first = || CountsAsAttempt {
        this_week: 1,
        per_7_days: 3,
    };
    let answered = |event: Event| vec![line(LineResult::Answered), Event::WrapUp, event];
    let list = || DoneOnList(errand(1).list);
    let no_answer = NextTry {
        at: moment("2026-11-24T12:00:00"),
        part: PartOfDay::Afternoon,
    };
    assert_eq!(
        caused(vec![line(LineResult::NoAnswer)]),
        [first(), no_answer]
    );
    let rest = RestsUntil(moment("2026-11-30T10:00:00"));
    assert_eq!(caused(vec![line(LineResult::Declined)]), [rest, first()]);
    let struck = || NumberStruck {
        number: "+4799000001".parse().unwrap(),
        next: Some("+4799000002".parse().unwrap()),
    };
    assert_eq!(
        caused(vec![line(LineResult::WrongNumber)]),
        [struck(), first()]
    );
    let wrong_person = answered(Event::Choose(outcome("wrong-person")));
    assert_eq!(caused(wrong_person), [struck(), first()]);
    let nothing_rang = Consequence::NoAttempt(NoAttempt::NothingRang);
    assert_eq!(caused(vec![line(LineResult::GivenUp)]), [nothing_rang]);
    let done = answered(Event::Choose(outcome("talked")));
    assert_eq!(caused(done), [list(), first()]);
    let rested = RestsUntil(moment("2027-02-21T10:00:00"));
    let no = answered(Event::Choose(outcome("no")));
    assert_eq!(caused(no), [list(), rested, first()]);
    let mut again = answered(Event::Choose(outcome("again")));
    again.push(Event::SetCallback(Some(callback())));
    assert_eq!(caused(again), [ComesBack(callback()), first()]);
    let mut never = answered(Event::Choose(outcome("never")));
    never.push(Event::SetSuppress(Some(SuppressScope::Person)));
    assert_eq!(caused(never), [NeverCalled(SuppressScope::Person), first()]);
}

#[test]
fn an_outcome_is_asked_for_and_so_is_what_it_asks_for() {
    let check = |events: Vec<Event>, expected: Option<Refusal>| {
        let mut all = vec![
            Event::Opened(errand(1)),
            dial(&errand(1), now(MORNING)),
            Event::LineResult(LineResult::Answered),
        ];
        all.extend(events);
        let stage = walk(all);
        assert_eq!(wrap_up(&stage).missing(), expected);
        assert_eq!(step(&stage, Event::Save, now(MORNING)).err(), expected);
    };
    check(vec![Event::WrapUp], None);
    check(vec![Event::LineResult(LineResult::CutOff)], None);
    let choose = |code| vec![Event::WrapUp, Event::Choose(outcome(code))];
    check(choose("talked"), None);
    check(choose("again"), Some(Refusal::Missing(Asks::Callback)));
    check(choose("never"), Some(Refusal::Missing(Asks::SuppressScope)));
    let mut again = vec![Event::SetCallback(Some(callback()))];
    again.extend(choose("again"));
    check(again, None);
}

#[test]
fn a_wish_not_to_be_called_goes_with_the_outcome_that_asks_for_it() {
    let mut events = vec![
        Event::Opened(errand(1)),
        dial(&errand(1), now(MORNING)),
        Event::LineResult(LineResult::Answered),
        Event::SetCallback(Some(callback())),
        Event::WrapUp,
        Event::Choose(outcome("never")),
        Event::SetSuppress(Some(SuppressScope::Person)),
    ];
    let call = call_of(wrap_up(&walk(events)));
    assert_eq!(
        (call.suppress, call.callback),
        (Some(SuppressScope::Person), None)
    );
    events = vec![
        Event::Opened(errand(1)),
        dial(&errand(1), now(MORNING)),
        Event::LineResult(LineResult::Answered),
        Event::SetCallback(Some(callback())),
        Event::WrapUp,
        Event::Choose(outcome("never")),
        Event::SetSuppress(Some(SuppressScope::Person)),
        Event::Choose(outcome("talked")),
    ];
    let call = call_of(wrap_up(&walk(events)));
    assert_eq!((call.suppress, call.callback), (None, Some(callback())));
}

#[test]
fn a_call_teaches_what_the_numbers_are() {
    let check = |events: Vec<Event>, expected: &[(&str, PhoneState)]| {
        let call = call_of(wrap_up(&walk(events)));
        let found: Vec<_> = call
            .numbers
            .iter()
            .map(|learned| (learned.number.as_e164().to_owned(), learned.state))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|&(number, state)| (number.to_owned(), state))
            .collect();
        assert_eq!(found, expected);
    };
    let out = |events: Vec<Event>| {
        let mut all = vec![Event::Opened(errand(1)), dial(&errand(1), now(MORNING))];
        all.extend(events);
        all
    };
    let line = Event::LineResult;
    check(out(vec![line(LineResult::NoAnswer)]), &[]);
    let wrong = [("+4799000001", PhoneState::NotTheirs)];
    check(out(vec![line(LineResult::WrongNumber)]), &wrong);
    let good = ("+4799000001", PhoneState::Good);
    let given = ("+4799000003", learned().state);
    let told = vec![
        line(LineResult::Answered),
        Event::NumberLearned(learned()),
        Event::NumberLearned(learned()),
        Event::WrapUp,
        Event::Choose(outcome("talked")),
    ];
    check(out(told), &[good, given]);
    check(vec![they_rang(1), Event::WrapUp], &[good]);
}

#[test]
fn a_callback_is_kept_when_they_were_spoken_with() {
    let callback = agreed("2026-11-23T10:00:00", Precision::Exact);
    let mut due = errand(1);
    due.because = Because::Callback(callback);
    let check = |events: Vec<Event>, kept| {
        let mut all = vec![Event::Opened(due.clone()), dial(&due, now(MORNING))];
        all.extend(events);
        let call = call_of(wrap_up(&walk(all)));
        assert_eq!(call.kept_callback, kept);
        assert_eq!(call.attempt, Attempt::Not(NoAttempt::AgreedCallback));
    };
    let line = Event::LineResult;
    check(vec![line(LineResult::NoAnswer)], None);
    let talked = vec![
        line(LineResult::Answered),
        Event::WrapUp,
        Event::Choose(outcome("talked")),
    ];
    check(talked, Some(callback.id));
}

#[test]
fn they_rang_needs_no_clearance_and_is_no_attempt() {
    let call = call_of(wrap_up(&walk(vec![
        they_rang(1),
        Event::NotesChanged("ringer om fakturaen".to_owned()),
        Event::WrapUp,
        Event::Choose(outcome("talked")),
    ])));
    assert_eq!(call.direction, Direction::In);
    assert_eq!(call.clearance, ClearanceNote::Inbound);
    assert_eq!(call.attempt, Attempt::Not(NoAttempt::TheyRang));
    assert_eq!(call.rang_at, None);
    assert_eq!(call.notes, "ringer om fakturaen");
}

#[test]
fn notes_written_before_they_rang_stay_with_them() {
    let talking = walk(vec![
        Event::Opened(errand(1)),
        Event::NotesChanged("spør om faktura".to_owned()),
        they_rang(1),
    ]);
    assert_eq!(talking.notes(), Some("spør om faktura"));
}

#[test]
fn a_note_without_a_call_is_saved_as_a_note() {
    let stage = stage("orienting with notes");
    let (_, effects) = step(&stage, Event::Save, now(MORNING)).unwrap();
    let [Effect::Save(said)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert!(matches!(&said.fact, Fact::Note(note) if note.text == "husk"));
}

#[test]
fn a_failed_save_keeps_every_word() {
    let failed = stage("failed");
    assert_eq!(failed.notes(), Some("fakturaen"));
    let (_, effects) = step(&failed, Event::Save, now(MORNING)).unwrap();
    assert!(matches!(&effects[..], [Effect::Save(_)]));
}

#[test]
fn amending_says_what_it_undoes() {
    let amending = stage("amending");
    let unchanged = changes(wrap_up(&amending), &rules()).unwrap();
    assert_eq!(unchanged, Changes::default());
    let (again, _) = step(&amending, Event::Choose(outcome("again")), now(MORNING)).unwrap();
    let set = Event::SetCallback(Some(callback()));
    let (again, _) = step(&again, set, now(MORNING)).unwrap();
    let found = changes(wrap_up(&again), &rules()).unwrap();
    assert_eq!(found.undone, [Consequence::DoneOnList(errand(1).list)]);
    assert_eq!(found.added, [Consequence::ComesBack(callback())]);
    assert_eq!(
        step(&again, Event::Back, now(MORNING)).err(),
        Some(Refusal::NotSaved)
    );
    let (saving, effects) = step(&again, Event::Save, now(MORNING)).unwrap();
    let [Effect::Save(said)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert!(matches!(&said.fact, Fact::CallAmend { of, .. } if *of == record(1)));
    let (saved, _) = step(&saving, Event::SaveDone(record(2)), now(MORNING)).unwrap();
    let Stage::Saved(saved) = saved else {
        panic!("{saved:?}");
    };
    assert!(matches!(&saved.what, SavedWhat::Call { first, .. } if *first == record(1)));
}

#[test]
fn a_saved_call_opens_again_from_its_record() {
    let saved = last_saved();
    let SavedWhat::Call { wrap_up, .. } = &saved.what else {
        panic!("{saved:?}");
    };
    let call = call_of(wrap_up);
    let read = Saved::of_call(record(1), &call, errand(1), None).unwrap();
    let SavedWhat::Call { wrap_up, .. } = &read.what else {
        panic!("{read:?}");
    };
    assert_eq!(call_of(wrap_up), call);
}

#[test]
fn a_stage_comes_back_from_its_draft_where_it_was() {
    for from in STAGES {
        let stage = stage(from);
        let Some(text) = write_draft(&stage) else {
            assert!(!stage.is_in_hand());
            continue;
        };
        let read = read_draft(&text).unwrap();
        assert_eq!(name(&read), name(&stage), "{from}");
        assert_eq!(read.notes(), stage.notes(), "{from}");
        assert!(!read.is_saving());
        assert_eq!(write_draft(&read), Some(text));
    }
    assert!(matches!(
        read_draft(r#"{"v":2,"stage":"from another time"}"#),
        Err(NotADraft::TooNew(2))
    ));
    assert!(matches!(
        read_draft("half a dra"),
        Err(NotADraft::Damaged(_))
    ));
}

#[test]
fn the_shelf_comes_back_as_it_was() {
    let mut shelf = Shelf::default();
    shelf.put(parked(1));
    shelf.put(parked(2));
    let mut read = Shelf::default();
    for customer in [1, 2] {
        let text = shelf.write(CustomerId::of([customer; 8])).unwrap();
        read.read(&text).unwrap();
    }
    assert_eq!(read, shelf);
    read.take(&parked(1));
    assert_eq!(read.with(CustomerId::of([1; 8])), None);
    assert_eq!(read.write(CustomerId::of([1; 8])), None);
    assert_eq!(read.len(), 1);
}

/// A desk under test: what it holds, what it has parked, and what was committed.
#[derive(Default)]
struct World {
    stage: Stage,
    shelf: Shelf,
    committed: Vec<Said>,
    on_its_way: Option<Said>,
    cleared: Vec<CustomerId>,
    typed: Vec<(CustomerId, String)>,
}

impl World {
    fn walk(mut self, steps: &[(u8, u8)]) -> Self {
        for (minute, &(kind, customer)) in (0i64..).zip(steps) {
            let later = chrono::Duration::days(8) * i32::try_from(minute).unwrap();
            let now = Now {
                at: now(MORNING).at.plus(later),
                zone: Zone::OSLO,
            };
            if let Some(event) = self.event(kind, customer % 3 + 1, now) {
                self.step(event, now);
            }
        }
        self
    }

    /// Something that could happen now. Notes only grow, and each word says whose it is.
    fn event(&mut self, kind: u8, customer: u8, now: Now) -> Option<Event> {
        let in_hand = self.stage.errand().cloned();
        Some(match kind % 30 {
            0..4 => Event::Opened(errand(customer)),
            4..8 => dial(&in_hand?, now),
            8..10 => Event::LineResult(LineResult::Answered),
            10 => Event::LineResult(LineResult::ALL[usize::from(customer)]),
            11..15 => {
                let word = format!("{}:{} ", in_hand?.customer, self.typed.len());
                Event::NotesChanged(format!("{}{word}", self.stage.notes()?))
            }
            15..17 => Event::WrapUp,
            17 => Event::Choose(outcome(
                ["talked", "again", "never"][usize::from(customer) - 1],
            )),
            18 => Event::SetCallback(Some(callback())),
            19 => Event::SetSuppress(Some(SuppressScope::Person)),
            20 => Event::Back,
            21..24 => Event::Save,
            24 => Event::PutBack,
            25 => Event::Park,
            26 => Event::Resume(Box::new(self.shelf.at(0)?.clone())),
            27 => they_rang(customer),
            28 => Event::NumberLearned(learned()),
            _ => Event::Opened(errand(customer)),
        })
    }

    fn step(&mut self, event: Event, now: Now) {
        let typed = match &event {
            Event::NotesChanged(notes) => notes.split_whitespace().last().map(str::to_owned),
            _ => None,
        };
        if let Event::Dial(clearance) = &event {
            self.cleared.push(clearance.customer());
        }
        let Ok((next, effects)) = step(&self.stage, event, now) else {
            return;
        };
        let customer = next.errand().map(|errand| errand.customer);
        self.typed.extend(customer.zip(typed));
        self.stage = next;
        for effect in effects {
            match effect {
                Effect::Park(parked) => self.shelf.put(*parked),
                Effect::Unpark(parked) => self.shelf.take(&parked),
                Effect::Save(said) => self.on_its_way = Some(*said),
                Effect::Dial(_) | Effect::KeepDraft | Effect::DropDraft => {}
            }
        }
        self.after_a_crash();
        if let Some(said) = self.on_its_way.take() {
            self.answer(said, now);
        }
    }

    /// Every other save fails.
    fn answer(&mut self, said: Said, now: Now) {
        let n = u8::try_from(self.typed.len() % 200).unwrap();
        let event = if n % 2 == 0 {
            self.committed.push(said);
            Event::SaveDone(record(n))
        } else {
            Event::SaveFailed
        };
        self.stage = step(&self.stage, event, now).unwrap().0;
    }

    /// What was kept brings back what was in hand.
    fn after_a_crash(&self) {
        if let Some(text) = write_draft(&self.stage) {
            assert_eq!(read_draft(&text).unwrap().notes(), self.stage.notes());
        }
    }

    /// All texts that are in hand, parked or committed, with whose they are.
    fn texts(&self) -> Vec<(CustomerId, String)> {
        let stages = self.shelf.iter().map(Parked::stage).chain([&self.stage]);
        let kept =
            stages.filter_map(|stage| Some((stage.errand()?.customer, stage.notes()?.to_owned())));
        let committed = self.committed.iter().map(|said| {
            let text = match &said.fact {
                Fact::Call(call) | Fact::CallAmend { call, .. } => call.notes.clone(),
                Fact::Note(note) => note.text.clone(),
                other => panic!("{other:?} was never asked for"),
            };
            (said.about.unwrap(), text)
        });
        kept.chain(committed).collect()
    }
}

proptest! {
    #[test]
    fn no_walk_loses_a_word_or_leaks_one(
        steps in prop::collection::vec((any::<u8>(), any::<u8>()), 0..120),
    ) {
        let world = World::default().walk(&steps);
        let texts = world.texts();
        for (customer, word) in &world.typed {
            let has = |text: &str| text.split_whitespace().any(|other| other == word);
            let found = texts.iter().any(|(whose, text)| whose == customer && has(text));
            prop_assert!(found, "{word} is lost");
        }
        for (customer, text) in &texts {
            for word in text.split_whitespace() {
                let whose = format!("{customer}:");
                prop_assert!(word.starts_with(&whose), "{word} came to {customer}");
            }
        }
    }

    #[test]
    fn no_outgoing_call_is_without_clearance(
        steps in prop::collection::vec((any::<u8>(), any::<u8>()), 0..120),
    ) {
        let world = World::default().walk(&steps);
        for said in &world.committed {
            let (Fact::Call(call) | Fact::CallAmend { call, .. }) = &said.fact else {
                continue;
            };
            if call.direction == Direction::Out {
                prop_assert!(world.cleared.contains(&said.about.unwrap()));
                prop_assert!(matches!(&call.clearance, ClearanceNote::Rules(by) if !by.is_empty()));
            } else {
                prop_assert_eq!(&call.clearance, &ClearanceNote::Inbound);
            }
        }
    }
}

#[test]
fn walks_get_everywhere() {
    let steps: Vec<(u8, u8)> = (0..500u32)
        .map(|n| {
            let mixed = n.wrapping_mul(2_654_435_761).to_be_bytes();
            (mixed[0], mixed[1])
        })
        .collect();
    let world = World::default().walk(&steps);
    assert!(
        world.committed.len() > 3,
        "{} commits",
        world.committed.len()
    );
    assert!(world.cleared.len() > 10);
    assert!(world.typed.len() > 10);
}
