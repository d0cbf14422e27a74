//! What the window says of its own values. What belongs to the rules and to the call is said by `lang` itself.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::message::{CopiedBy, Dialled, Rang, Trouble};
use crate::app::notice::Notice;
use crate::app::one_person::NotOne;
use crate::config::Meaning;
use crate::desk::Parked;
use crate::keys::{Action, Chord};
use crate::lang::Lang;
use crate::model::card::OneOrTwo;
use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::PhoneNumber;
use crate::model::queue::Place;
use crate::model::said::{Promise, QuestionAsked, Side};
use crate::model::seller::{Owner, SellerRef};
use crate::model::when::{Precision, When};
use crate::say;

use super::paper::Paper;
use super::strip::Strip;

/// What the world could not do.
pub(super) fn trouble(trouble: &Trouble, lang: &Lang) -> String {
    let path = trouble.path.as_ref().map(|path| path.display().to_string());
    lang.with(
        &format!("trouble-{}", trouble.kind.name()),
        &[
            ("path", path.unwrap_or_default().into()),
            ("detail", trouble.detail.as_str().into()),
        ],
    )
}

/// Something said in passing, and what it means.
pub(super) fn notice(notice: &Notice, now: Now, lang: &Lang) -> (Meaning, String) {
    match notice {
        Notice::Copied(by) => copied(by, lang),
        Notice::Refused(refusal) => (Meaning::Warning, lang.refusal(*refusal)),
        Notice::NoNumber { name } => (Meaning::Warning, say!(lang, "ui-no-number", name = name)),
        Notice::CallbackFirst { name, at } => {
            let time = lang.time(at.time());
            let text = say!(lang, "ui-callback-first", name = name, time = time);
            (Meaning::Due, text)
        }
        Notice::CallParked { name, key } => (Meaning::Warning, call_parked(name, *key, lang)),
        Notice::NeverCalled { name } => {
            let text = say!(lang, "effect-never-called", name = name);
            (Meaning::Warning, text)
        }
        Notice::IsThem { name } => (Meaning::Good, say!(lang, "ring-is-them", name = name)),
        Notice::Parked { name } => (Meaning::Text, say!(lang, "parked-now", name = name)),
        Notice::TakenOver { from } => (Meaning::Text, say!(lang, "caller-taken", who = from)),
        Notice::PutOnCard(text) => (Meaning::Good, say!(lang, "notes-put-on-card", text = text)),
        Notice::NothingRecognised => (Meaning::Warning, lang.say("notes-nothing-recognised")),
        Notice::NoMark => (Meaning::Warning, lang.say("mark-none")),
        Notice::NoWords => (Meaning::Warning, lang.say("verbatim-none")),
        Notice::TheirWords(words) => (Meaning::Good, say!(lang, "verbatim-taken", words = words)),
        Notice::NotTheirWords => (Meaning::Text, lang.say("verbatim-not")),
        Notice::GoneWrong => (Meaning::Warning, lang.say("gone-wrong")),
        Notice::NotGoneWrong => (Meaning::Text, lang.say("gone-wrong-not")),
        Notice::NoProducts => (Meaning::Warning, lang.say("order-no-products")),
        Notice::Ordered => (Meaning::Good, lang.say("order-agreed")),
        Notice::NothingOrdered => (Meaning::Text, lang.say("order-none")),
        Notice::NothingSaved => (Meaning::Warning, lang.say("ui-nothing-saved")),
        Notice::NothingParked => (Meaning::Warning, lang.say("parked-none")),
        Notice::NobodyNext => (Meaning::Text, lang.say("queue-empty")),
        Notice::SupervisorLifts => (Meaning::Warning, lang.say("never-supervisor-lifts")),
        Notice::NothingToLift => (Meaning::Warning, lang.say("never-nothing-to-lift")),
        Notice::NoConsent => (Meaning::Warning, lang.say("consent-none")),
        Notice::RulesAreFine => (Meaning::Good, lang.say("rules-fine")),
        Notice::NoTeam => (Meaning::Text, lang.say("team-none")),
        Notice::NobodyWaits => (Meaning::Text, lang.say("waiting-none")),
        Notice::SetAside { name } => (Meaning::Text, say!(lang, "ui-set-aside", name = name)),
        Notice::Pointed { name, when, key } => {
            (Meaning::Saved, pointed((name, when), *key, now, lang))
        }
        Notice::Unpointed { name } => (Meaning::Saved, unpointed(name, lang)),
        Notice::OneOrTwo { what, name, key } => {
            (Meaning::Saved, one_or_two((*what, name), *key, lang))
        }
        Notice::NotOne(why) => (Meaning::Warning, not_one(why, lang)),
        Notice::NextNumber(next) => {
            let next = say!(lang, "number-next", number = number(next));
            (Meaning::Saved, format!("✓ {} · {next}", lang.say("saved")))
        }
        Notice::Acted(Some(chord)) => acted(*chord, lang),
        Notice::NothingToDo => (Meaning::Text, lang.say("deed-none")),
        Notice::AllSorted => (Meaning::Good, lang.say("unsorted-none")),
        Notice::NotMadeHere => (Meaning::Warning, lang.say("deed-not-made-here")),
        Notice::PromiseStays => (Meaning::Text, lang.say("agenda-promise-stays")),
        Notice::Saved | Notice::Acted(None) => (Meaning::Saved, format!("✓ {}", lang.say("saved"))),
        Notice::Trouble(why) => (Meaning::Problem, trouble(why, lang)),
        Notice::CustomerGone => (Meaning::Warning, lang.say("card-gone")),
        Notice::CallbackAgreed(when) => {
            let when = lang.when(when, now);
            (
                Meaning::Good,
                say!(lang, "history-callback-set", when = when),
            )
        }
    }
}

fn call_parked(name: &str, key: Option<Chord>, lang: &Lang) -> String {
    let key = key.map_or_else(String::new, |key| key.to_string());
    say!(lang, "parked-refused", name = name, key = key)
}

fn acted(chord: Chord, lang: &Lang) -> (Meaning, String) {
    let undo = say!(lang, "saved-undo", key = chord.to_string());
    (Meaning::Saved, format!("✓ {} · {undo}", lang.say("saved")))
}

/// What was said of two customers; first the key that takes it back, for names may be long.
fn one_or_two((what, name): (OneOrTwo, &str), key: Option<Chord>, lang: &Lang) -> String {
    let said = match what {
        OneOrTwo::One => say!(lang, "one-now", name = name),
        OneOrTwo::Two => say!(lang, "two-now", name = name),
    };
    let undo = key.map(|key| say!(lang, "saved-undo", key = key.to_string()));
    undo.map_or_else(|| format!("✓ {said}"), |undo| format!("✓ {undo} · {said}"))
}

fn not_one(why: &NotOne, lang: &Lang) -> String {
    match why {
        NotOne::Same { name } => say!(lang, "one-same", name = name),
        NotOne::Firms { firm, other } => {
            say!(lang, "cli-merge-firms", firm = firm, other = other)
        }
        NotOne::InCall { name } => say!(lang, "one-in-call", name = name),
        NotOne::Nobody { name } => say!(lang, "cli-merge-none", name = name),
    }
}

/// That somebody is to be called by whoever sits here: today, else on the day and at the time that was said.
fn pointed((name, when): (&str, &When), key: Option<Chord>, now: Now, lang: &Lang) -> String {
    let is_today = when.at.date() == now.at.in_zone(when.zone).date();
    let said = if is_today && when.precision == Precision::Day {
        say!(lang, "colleague-saved", name = name)
    } else {
        let when = lang.when(when, now);
        say!(lang, "colleague-saved-when", name = name, when = when)
    };
    match key {
        Some(key) => {
            let undo = say!(lang, "saved-undo", key = key.to_string());
            format!("{said} · {undo}")
        }
        None => said,
    }
}

fn unpointed(name: &str, lang: &Lang) -> String {
    format!("✓ {}", say!(lang, "colleague-undone", name = name))
}

fn copied(by: &CopiedBy, lang: &Lang) -> (Meaning, String) {
    match by {
        CopiedBy::System => (Meaning::Good, lang.say("copied-system")),
        CopiedBy::Terminal => (Meaning::Good, lang.say("copied-terminal")),
        CopiedBy::Failed(why) => (Meaning::Problem, trouble(why, lang)),
    }
}

/// How a number was dialled.
pub(super) fn dialled(by: &Dialled, lang: &Lang) -> (Meaning, String) {
    match by {
        Dialled::ByHand => (Meaning::Text, lang.say("dial-by-hand")),
        Dialled::Link => (Meaning::Good, lang.say("dial-link-opened")),
        Dialled::Command => (Meaning::Good, lang.say("dial-command-started")),
        Dialled::Failed(why) => (Meaning::Problem, trouble(why, lang)),
    }
}

/// Who rings.
pub(super) fn rings(app: &App, rang: &Rang, paper: &Paper<'_, '_, '_>) -> String {
    let lang = paper.look.lang;
    let key = app.setup.keymap.chord(Action::TheyRing, app.focus());
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    let number = number(&rang.number);
    if rang.names.is_empty() {
        say!(lang, "ring-ribbon-unknown", number = number, key = key)
    } else {
        let names = lang.list(&rang.names);
        say!(
            lang,
            "ring-ribbon",
            name = names,
            number = number,
            key = key
        )
    }
}

/// A call that is parked.
pub(super) fn parked(parked: &Parked, now: Now, lang: &Lang) -> Strip {
    let since = lang.moment(parked.since, now);
    Strip::of(Meaning::Warning, "‖ ")
        .and(Meaning::Title, &parked.errand.name)
        .dot(Meaning::Dim, &say!(lang, "since-time", time = since))
}

/// A number as people of its country write it, with the country in front.
pub(super) fn number(number: &PhoneNumber) -> String {
    number.international()
}

/// Beside what was agreed with somebody: that nobody may call them again.
pub(super) fn never(is_never: bool, lang: &Lang) -> Strip {
    let never = is_never.then(|| format!("✗ {}", lang.say("card-suppressed")));
    Strip::of(Meaning::Problem, &never.unwrap_or_default())
}

/// Whose a due callback is. That of a colleague comes to the team only when it was missed.
pub(super) fn whose(owner: &Owner, me: Option<&SellerRef>, lang: &Lang) -> (Meaning, String) {
    match owner {
        Owner::Seller(seller) if me.is_none_or(|me| me.id != seller.id) => (
            Meaning::Warning,
            say!(lang, "owner-was", name = seller.name.as_str()),
        ),
        Owner::Seller(_) | Owner::Anyone => (Meaning::Dim, lang.owner(owner, me)),
    }
}

/// Why a customer stands where they stand in the queue.
pub(super) fn place(
    place: &Place,
    now: Now,
    me: Option<&SellerRef>,
    lang: &Lang,
) -> (Meaning, String) {
    match place {
        Place::Callback(callback) => {
            let here = callback.set.when.on_clock_of(now.zone);
            let when = lang.when_short(&here, now);
            let (_, owner) = whose(&callback.set.owner, me, lang);
            (
                Meaning::Due,
                say!(lang, "queue-place-callback", when = when, owner = owner),
            )
        }
        Place::Promise(_) => (Meaning::Promise, lang.say("queue-place-promise")),
        Place::Waiting { until } => {
            let when = until.map(|until| lang.moment(until, now));
            (Meaning::Dim, when.unwrap_or_default())
        }
        Place::Next { tried: 0 } => (Meaning::Dim, lang.say("queue-place-untried")),
        Place::Next { tried } => {
            let next = u32::from(*tried) + 1;
            (
                Meaning::Dim,
                say!(lang, "queue-place-tried", count = *tried, next = next),
            )
        }
    }
}

/// When a promise is due, as it stands at the right of a line.
pub(super) fn promise_due(promise: &Promise, now: Now, lang: &Lang) -> Strip {
    let Some(due) = promise.made.due else {
        return Strip::default();
    };
    let day = lang.day(due, now.today());
    if due < now.today() {
        Strip::of(
            Meaning::Problem,
            &say!(lang, "card-promise-overdue", when = day),
        )
    } else {
        Strip::of(Meaning::Promise, &say!(lang, "card-promise-by", when = day))
    }
}

/// Who promised what.
pub(super) fn promise(promise: &Promise, lang: &Lang) -> (&'static str, String) {
    let words = promise.made.words.as_str();
    match promise.made.by {
        Side::We => ("⚠", say!(lang, "card-promise-we", words = words)),
        Side::They => ("·", say!(lang, "card-promise-they", words = words)),
    }
}

/// Who asked what.
pub(super) fn asked(asked: &QuestionAsked, lang: &Lang) -> String {
    let words = asked.words.as_str();
    match asked.by {
        Side::We => say!(lang, "card-question-we", words = words),
        Side::They => say!(lang, "card-question-they", words = words),
    }
}

/// Since which day.
pub(super) fn since(at: Moment, now: Now, lang: &Lang) -> String {
    let when = past_day(at.in_zone(now.zone).date(), now, lang);
    say!(lang, "today-overdue", when = when)
}

/// What the clock shows where the customer is, when it differs from the desk's.
pub(super) fn there(zone: Zone, now: Now, lang: &Lang) -> Option<String> {
    let (here, there) = (now.local(), now.at.in_zone(zone));
    (here != there).then(|| say!(lang, "card-there", time = lang.time(there.time())))
}

/// A day of the past, short.
pub(super) fn past_day(day: NaiveDate, now: Now, lang: &Lang) -> String {
    if day == now.today() {
        lang.say("day-today")
    } else {
        lang.date(day, now.today())
    }
}
