//! One thing that happened: a line of the history.

use crate::app::App;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::call::{Call, Direction, LineResult};
use crate::model::callback::{Callback, CallbackState};
use crate::model::card::{Entry, Happened, Joined, OneOrTwo, Told, Wished};
use crate::model::consent::Restricted;
use crate::model::customer::Field;
use crate::model::double::Met;
use crate::model::fact::CustomerNew;
use crate::model::outcome::Flag;
use crate::model::said::DemandKind;
use crate::model::suppression::SuppressLift;
use crate::say;

use super::agenda;
use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// Cells for the day, so that what happened stands under each other.
const DAY_CELLS: usize = 8;

/// The line of an entry, and what stands at its right.
pub(super) fn line(
    app: &App,
    entry: &Entry,
    is_open: bool,
    paper: &Paper<'_, '_, '_>,
) -> (Strip, Strip) {
    let day = sentence::past_day(
        entry.at.with_timezone(entry.at.offset()).date_naive(),
        app.now,
        paper.look.lang,
    );
    let mark = if is_open { "▾ " } else { "▸ " };
    let pad = DAY_CELLS.saturating_sub(day.chars().count());
    let left = Strip::of(Meaning::Dim, mark)
        .and(Meaning::Dim, &day)
        .and(Meaning::Text, &" ".repeat(pad + 1));
    let (what, aside) = what(app, entry, paper);
    let whose = entry.whose.as_deref().unwrap_or_default();
    (left.join(what).dot(Meaning::Dim, whose), aside)
}

fn what(app: &App, entry: &Entry, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let lang = paper.look.lang;
    let alone = |strip| (strip, Strip::default());
    match &entry.what {
        Happened::Call {
            call,
            versions,
            void,
            met,
        } => {
            let aside = match (void, met, versions) {
                (Some(_), ..) => paper.say("ui-void"),
                (None, Some(met), _) => double(met, lang),
                (None, None, 2..) => paper.say("history-corrected"),
                (None, None, _) => String::new(),
            };
            let call = self::call(app, call, void.is_some(), lang);
            (call, Strip::of(Meaning::Warning, &aside))
        }
        Happened::Note { by, text, source } => {
            let kind = if source.is_empty() {
                paper.say("history-note")
            } else {
                say!(lang, "history-note-from", source = source)
            };
            let by = by.as_ref().map_or("", |seller| seller.name.as_str());
            (
                Strip::of(Meaning::Title, &kind).dot(Meaning::Text, first_line(text)),
                Strip::of(Meaning::Dim, by),
            )
        }
        Happened::Known { source, list } => alone(Strip::of(
            Meaning::Dim,
            &match list {
                _ if source == CustomerNew::AT_DESK => paper.say("history-known-here"),
                Some(list) => say!(lang, "history-known", list = list),
                None => say!(lang, "history-known-source", source = source),
            },
        )),
        Happened::FieldWritten {
            field,
            before,
            after,
        } => alone(Strip::of(
            Meaning::Dim,
            &field_written(field, before, after, paper),
        )),
        Happened::Suppressed { scope, .. } => alone(
            Strip::of(Meaning::Problem, &paper.say("history-suppressed"))
                .dot(Meaning::Text, &lang.name(scope)),
        ),
        Happened::SuppressLifted { by, basis } => {
            let by = by.as_ref().map_or("", |seller| seller.name.as_str());
            let basis = match basis.as_str() {
                SuppressLift::SLIP => paper.say("history-suppress-slip"),
                basis => first_line(basis).to_owned(),
            };
            let strip = Strip::of(Meaning::Title, &paper.say("history-suppress-lifted"));
            (
                strip.dot(Meaning::Text, &basis),
                Strip::of(Meaning::Dim, by),
            )
        }
        Happened::Wished(wished) => alone(self::wished(wished, paper)),
        Happened::Joined(joined) => self::joined(joined, paper),
        Happened::Told(told) => self::told(told, paper),
        Happened::Callback { callback, why } => alone(self::callback(app, (callback, why), paper)),
    }
}

/// The call of somebody else that this one met.
fn double(met: &Met, lang: &Lang) -> String {
    let at = lang.time(met.at.time());
    let who = met.by.name.split_whitespace().next().unwrap_or_default();
    say!(lang, "history-double", who = who, at = at)
}

/// What they allow or ask of us, with their words.
fn wished(wished: &Wished, paper: &Paper<'_, '_, '_>) -> Strip {
    let (meaning, id) = match wished {
        Wished::Consent(_) => (Meaning::Good, "history-consent"),
        Wished::Withdrawal(_) => (Meaning::Problem, "history-withdrawal"),
        Wished::Preference(_) => (Meaning::Title, "history-preference"),
        Wished::Restriction(restriction) => match restriction.state {
            Restricted::Restricted => (Meaning::Problem, "history-restricted"),
            Restricted::Lifted => (Meaning::Title, "history-unrestricted"),
        },
    };
    Strip::of(meaning, &paper.say(id)).dot(Meaning::Text, first_line(wished.words()))
}

/// What was said beside a call, and what it is about; who wrote it down stands at the right.
fn told(told: &Told, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let by = told.by.as_ref().map_or("", |seller| seller.name.as_str());
    let strip = Strip::of(Meaning::Title, &paper.look.lang.name(&told.what))
        .dot(Meaning::Text, first_line(&told.words))
        .dot(Meaning::Dim, first_line(&told.about));
    (strip, Strip::of(Meaning::Dim, by))
}

/// That they are one person with another customer, or two after all; who said so stands at the right.
fn joined(joined: &Joined, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let id = match joined.what {
        OneOrTwo::One => "history-one",
        OneOrTwo::Two => "history-two",
    };
    let with = match joined.with.as_str() {
        "" => paper.say("history-one-unnamed"),
        name => name.to_owned(),
    };
    let said = say!(paper.look.lang, id, name = with);
    let strip = Strip::of(Meaning::Title, &said);
    let seen = paper.say("history-one-seen");
    if let Some(by) = &joined.by {
        return (strip, Strip::of(Meaning::Dim, &by.name));
    }
    (strip.dot(Meaning::Dim, &seen), Strip::default())
}

/// A call in one line, as plain text.
pub(super) fn summary(app: &App, call: &Call, lang: &Lang) -> String {
    self::call(app, call, false, lang).text()
}

/// A call in one line: what came of it, whether something went wrong, and the first words.
fn call(app: &App, call: &Call, is_void: bool, lang: &Lang) -> Strip {
    let in_front = match call.direction {
        Direction::In => format!("{}: ", lang.say("history-call-in")),
        Direction::Out => String::new(),
    };
    let (meaning, text) = match &call.outcome {
        Some(outcome) => (
            outcome_meaning(&outcome.flags),
            label(app, call, &outcome.label),
        ),
        None => (line_meaning(call.line), lang.name(&call.line)),
    };
    let meaning = if is_void { Meaning::Dim } else { meaning };
    let sub = call.outcome.as_ref().and_then(|said| said.sub.as_ref());
    let strip = Strip::of(meaning, &format!("{in_front}{text}"))
        .dot(Meaning::Dim, sub.map_or("", |sub| sub.label.as_str()));
    let is_failure = call
        .demands
        .iter()
        .any(|demand| demand.kind == DemandKind::Failure);
    let strip = if is_failure {
        strip.dot(Meaning::Problem, &lang.say("demand-failure"))
    } else {
        strip
    };
    let words = call
        .demands
        .iter()
        .find(|demand| !demand.words.trim().is_empty())
        .map(|demand| lang.quoted(demand));
    let words = words.unwrap_or_else(|| first_line(&call.notes).to_owned());
    strip.dot(Meaning::Text, &words)
}

/// The outcome in the language of the window where the campaign is known, else as it was written down.
fn label(app: &App, call: &Call, written: &str) -> String {
    let campaign = call
        .campaign
        .as_ref()
        .map(|campaign| campaign.code.as_str());
    let campaigns = app.setup.campaigns.iter();
    let known = campaigns
        .filter(|it| Some(it.code.as_str()) == campaign)
        .find_map(|it| {
            let code = call.outcome.as_ref().map(|outcome| outcome.code.as_str());
            it.outcome(code.unwrap_or_default())
        });
    known.map_or_else(
        || written.to_owned(),
        |outcome| outcome.label.of(&app.setup.settings.language).to_owned(),
    )
}

fn outcome_meaning(flags: &[Flag]) -> Meaning {
    if flags.contains(&Flag::NeverCall) {
        Meaning::Problem
    } else if flags.contains(&Flag::Agreed) || flags.contains(&Flag::Again) {
        Meaning::Good
    } else {
        Meaning::Title
    }
}

const fn line_meaning(line: LineResult) -> Meaning {
    match line {
        LineResult::Answered | LineResult::CutOff => Meaning::Title,
        LineResult::Declined | LineResult::WrongNumber => Meaning::Warning,
        LineResult::NoAnswer
        | LineResult::Busy
        | LineResult::Voicemail
        | LineResult::GivenUp
        | LineResult::Failed => Meaning::Dim,
    }
}

fn first_line(text: &str) -> &str {
    text.trim_start().lines().next().unwrap_or_default()
}

fn field_written(field: &Field, before: &str, after: &str, paper: &Paper<'_, '_, '_>) -> String {
    let lang = paper.look.lang;
    let field = lang.name(field);
    match (before.is_empty(), after.is_empty()) {
        (true, _) => say!(lang, "history-field-new", field = field, after = after),
        (false, true) => say!(lang, "history-field-gone", field = field, before = before),
        (false, false) => say!(
            lang,
            "history-field",
            field = field,
            before = before,
            after = after
        ),
    }
}

fn callback(app: &App, (callback, why): (&Callback, &str), paper: &Paper<'_, '_, '_>) -> Strip {
    let lang = paper.look.lang;
    let text = match callback.state {
        CallbackState::Open => {
            let here = callback.set.when.on_clock_of(app.now.zone);
            let when = lang.when(&here, app.now);
            say!(lang, "history-callback-set", when = when)
        }
        CallbackState::Done => paper.say("history-callback-done"),
        CallbackState::Cancelled => paper.say("history-callback-cancelled"),
    };
    let is_open = callback.state == CallbackState::Open;
    let there = agenda::there(app, &callback.set, lang).filter(|_| is_open);
    Strip::of(Meaning::Text, &text)
        .dot(Meaning::Warning, &there.unwrap_or_default())
        .dot(Meaning::Text, &callback.set.about)
        .dot(Meaning::Text, first_line(why))
}
