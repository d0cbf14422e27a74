//! What is kept, as it stands on Today: whom, about what, and since when or until when.

use crate::app::App;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::callback::Callback;
use crate::model::keeping::{About, KeptKind, Mended, NearlyForgotten};
use crate::model::moment::{Moment, Now};
use crate::model::order::{NextContact, Order};
use crate::model::queue::Today;
use crate::model::said::{Promise, Side};
use crate::model::seller::Owner;
use crate::say;

use super::agenda;
use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// The n-th row of a kind: what stands at its left, and at its right.
pub(super) fn row(
    app: &App,
    today: &Today,
    (kind, n): (KeptKind, usize),
    paper: &Paper<'_, '_, '_>,
) -> Option<(Strip, Strip)> {
    let keeping = &today.keeping;
    let (lang, now) = (paper.look.lang, app.now);
    let never = |of| sentence::never(today.never.contains(of), lang);
    Some(match kind {
        KeptKind::Callbacks => {
            let (callback, name) = today.callbacks.get(n)?;
            let (left, right) = self::callback(app, callback, name, lang);
            (left, never(&callback.customer).then(right))
        }
        KeptKind::Promises => {
            let it = keeping.promises.get(n)?;
            let (left, right) = promise(app, it, lang);
            (left, never(&it.customer).then(right))
        }
        KeptKind::Corrections => {
            let it = keeping.corrections.get(n)?;
            let left = named("✎ ", Meaning::Warning, &it.name, &it.what.asked.words);
            (left, since(it.what.at, now, lang))
        }
        KeptKind::Mended => {
            let it = keeping.mended.get(n)?;
            let (left, right) = mended(it, now, lang);
            (left, never(&it.customer).then(right))
        }
        KeptKind::Questions => {
            let it = keeping.questions.get(n)?;
            let (question, at) = &it.what;
            let left = named("? ", Meaning::Promise, &it.name, &question.asked.words);
            (left, never(&it.customer).then(since(*at, now, lang)))
        }
        KeptKind::Orders => {
            let it = keeping.orders.get(n)?;
            let (left, right) = order(&it.name, &it.what, now, lang);
            (left, never(&it.customer).then(right))
        }
        KeptKind::Forgotten => forgotten(keeping.nearly_forgotten.get(n)?, now, lang),
        KeptKind::Unsorted => {
            let count = keeping.count(kind, keeping.unsorted.len());
            let text = say!(lang, "unsorted-count", count = count);
            let left = Strip::of(Meaning::Promise, "“ ").and(Meaning::Text, &text);
            (left, Strip::default())
        }
    })
}

fn named(glyph: &str, meaning: Meaning, name: &str, words: &str) -> Strip {
    let first = words.trim_start().lines().next().unwrap_or_default();
    Strip::of(meaning, glyph)
        .and(Meaning::Title, name)
        .dot(Meaning::Text, first)
}

fn since(at: Moment, now: Now, lang: &Lang) -> Strip {
    Strip::of(Meaning::Dim, &sentence::since(at, now, lang))
}

fn day(at: Moment, now: Now, lang: &Lang) -> String {
    sentence::past_day(at.in_zone(now.zone).date(), now, lang)
}

fn callback(app: &App, callback: &Callback, name: &str, lang: &Lang) -> (Strip, Strip) {
    let set = &callback.set;
    let here = set.when.on_clock_of(app.now.zone);
    let (glyph, meaning) = if set.when.due() <= app.now.at {
        ("◆ ", Meaning::Due)
    } else {
        ("◇ ", Meaning::Text)
    };
    let left = Strip::of(meaning, glyph)
        .and(meaning, &lang.when_short(&here, app.now))
        .and(Meaning::Text, "  ")
        .and(Meaning::Title, name)
        .dot(Meaning::Text, &set.about);
    let (meaning, whose) = away(app, &set.owner, lang)
        .unwrap_or_else(|| sentence::whose(&set.owner, app.setup.seller.as_ref(), lang));
    let there = agenda::there(app, &callback.set, lang).unwrap_or_default();
    let right = Strip::of(Meaning::Warning, &there);
    (left, right.dot(meaning, &whose))
}

/// Of what was agreed by somebody who is away: whose it is, and until when she is.
fn away(app: &App, owner: &Owner, lang: &Lang) -> Option<(Meaning, String)> {
    let Owner::Seller(owner) = owner else {
        return None;
    };
    let away = &app.today.today.as_ref()?.away;
    let until = away.iter().find(|it| it.seller.id == owner.id)?.until?;
    let until = lang.day(until, app.now.today());
    let text = say!(lang, "owner-away", who = &owner.name, until = until);
    Some((Meaning::Warning, text))
}

fn promise(app: &App, of: &About<Promise>, lang: &Lang) -> (Strip, Strip) {
    let promise = &of.what;
    let left = match promise.made.by {
        Side::We => named("⚠ ", Meaning::Promise, &of.name, &promise.made.words),
        Side::They => {
            let (_, words) = sentence::promise(promise, lang);
            named("· ", Meaning::Promise, &of.name, &words)
        }
    };
    let owner = &promise.made.owner;
    let is_mine = app
        .setup
        .seller
        .as_ref()
        .is_some_and(|me| me.id == owner.id);
    let owner = if is_mine { "" } else { owner.name.as_str() };
    let due = sentence::promise_due(promise, app.now, lang);
    (left, due.dot(Meaning::Dim, owner))
}

fn mended(of: &About<Mended>, now: Now, lang: &Lang) -> (Strip, Strip) {
    let left = named("✓ ", Meaning::Good, &of.name, &of.what.cause);
    let when = day(of.what.at, now, lang);
    let right = say!(lang, "today-mended-on", when = when);
    (left, Strip::of(Meaning::Good, &right))
}

fn order(
    name: &str,
    (order, contact): &(Order, NextContact),
    now: Now,
    lang: &Lang,
) -> (Strip, Strip) {
    let left = named("▣ ", Meaning::Due, name, &lang.name(contact))
        .dot(Meaning::Dim, &order.new.in_lines());
    let step = lang.name(&order.step);
    let step = format!("{step} {}", day(order.since, now, lang));
    (left, Strip::of(Meaning::Dim, &step))
}

fn forgotten(of: &About<NearlyForgotten>, now: Now, lang: &Lang) -> (Strip, Strip) {
    let spoke = day(of.what.since, now, lang);
    let text = say!(lang, "today-last-heard", when = spoke);
    let left = named("○ ", Meaning::Warning, &of.name, &text);
    let latest = of.what.latest.in_zone(now.zone).date();
    let when = lang.day(latest, now.today());
    let (meaning, id) = if of.what.latest <= now.at {
        (Meaning::Problem, "card-promise-overdue")
    } else {
        (Meaning::Dim, "card-promise-by")
    };
    (
        left,
        Strip::of(meaning, &lang.with(id, &[("when", when.into())])),
    )
}
