//! Under a number: by which rules it may be called, or why not, when that lifts, and on what ground.

use crate::app::App;
use crate::app::effect::{CardRead, MayCall};
use crate::config::Meaning;
use crate::guard::Objection;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::moment::{Moment, Now};
use crate::say;

use super::paper::Paper;
use super::strip::Strip;

/// Rules named under a number; the others stand in the record of the call.
const RULES_MAX: usize = 2;

fn may_call(read: &CardRead, n: usize) -> Option<&MayCall> {
    let phone = read.card.customer.profile.phones.get(n)?;
    read.may_call.iter().find(|may| may.number == phone.number)
}

/// Until when a number may be called, and by which rules: first the one that ends it.
pub(super) fn by(app: &App, read: &CardRead, n: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some(may) = may_call(read, n) else {
        return Strip::default();
    };
    let lang = paper.look.lang;
    let until = may
        .until
        .map(|until| say!(lang, "allowed-until", time = lang.moment(until, app.now)));
    let mut said: Vec<String> = Vec::new();
    for rule in &may.by {
        let text = lang.rule_short(rule);
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.truncate(RULES_MAX);
    let by = Strip::default()
        .dot(Meaning::Good, &until.unwrap_or_default())
        .dot(Meaning::Dim, &said.join(" · "));
    Strip::plain("  ").join(by)
}

/// Why a number may not be called.
pub(super) fn objection(
    app: &App,
    read: &CardRead,
    which: (usize, usize),
    paper: &Paper<'_, '_, '_>,
) -> Strip {
    let why = find(read, which).map(|it| paper.look.lang.why(it, app.now));
    Strip::of(Meaning::Warning, &format!("  {}", why.unwrap_or_default()))
}

/// When an objection lifts, and the rule that it stands on.
pub(super) fn basis(
    app: &App,
    read: &CardRead,
    which: (usize, usize),
    paper: &Paper<'_, '_, '_>,
) -> Strip {
    let Some(objection) = find(read, which) else {
        return Strip::default();
    };
    let lang = paper.look.lang;
    let opens = objection
        .opens_at
        .map(|at| say!(lang, "objection-opens", when = lang.moment(at, app.now)));
    let said = Strip::default()
        .dot(Meaning::Text, &opens.unwrap_or_default())
        .dot(Meaning::Dim, &lang.rule_short(&objection.rule));
    Strip::plain("    ").join(said)
}

/// When a number may be called, where that is later than each of its objections lifts.
pub(super) fn opens(app: &App, read: &CardRead, n: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let opens = may_call(read, n).and_then(|may| may.opens_later);
    let said = opens.map(|at| opens_later(at, app.now, paper.look.lang));
    Strip::of(Meaning::Text, &format!("  {}", said.unwrap_or_default()))
}

/// From when on they may be called, all objections taken together.
pub(super) fn opens_later(at: Moment, now: Now, lang: &Lang) -> String {
    say!(lang, "allowed-from", when = lang.moment(at, now))
}

/// When and how they want to be reached.
pub(super) fn wishes(read: &CardRead, paper: &Paper<'_, '_, '_>) -> Strip {
    let lang = paper.look.lang;
    let wishes = &read.person.bounds.wishes;
    let hours: Vec<String> = wishes
        .hours
        .iter()
        .map(|hours| lang.wished_hours(hours))
        .collect();
    let hours = if hours.is_empty() {
        String::new()
    } else {
        say!(lang, "card-wished-hours", hours = lang.list(&hours))
    };
    let channel = wishes.channel.map(|channel| lang.name(&channel));
    let numbers: Vec<String> = wishes.numbers.iter().map(super::sentence::number).collect();
    let strip = Strip::of(Meaning::Text, &hours)
        .dot(Meaning::Text, &channel.unwrap_or_default())
        .dot(Meaning::Text, &lang.list(&numbers));
    Strip::of(Meaning::Promise, "♡ ").join(strip)
}

/// A yes that they gave, and the key that takes it back.
pub(super) fn consent(
    app: &App,
    read: &CardRead,
    n: usize,
    paper: &Paper<'_, '_, '_>,
) -> (Strip, Strip) {
    let Some(proof) = read.person.bounds.proofs.get(n) else {
        return Default::default();
    };
    let lang = paper.look.lang;
    let today = app.now.today();
    let given = say!(lang, "card-consent", day = lang.date(proof.on, today));
    let until = proof
        .until
        .map(|day| say!(lang, "allowed-until", time = lang.date(day, today)));
    let number = proof.number.as_ref().map(super::sentence::number);
    let key = app.setup.keymap.chord(Action::WithdrawConsent, Focus::Card);
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    (
        Strip::of(Meaning::Good, "✓ ")
            .and(Meaning::Text, &given)
            .dot(Meaning::Text, &until.unwrap_or_default())
            .dot(Meaning::Dim, &proof.purposes.join(", "))
            .dot(Meaning::Dim, &number.unwrap_or_default()),
        Strip::of(Meaning::Dim, &say!(lang, "card-consent-key", key = key)),
    )
}

fn find(read: &CardRead, (n, why): (usize, usize)) -> Option<&Objection> {
    may_call(read, n)?.objections.get(why)
}
