//! Who calls a customer, in a team that shares them.

use crate::app::App;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::caller::{Caller, CallerWhy};
use crate::model::card::Card;
use crate::model::moment::Now;
use crate::say;

use super::paper::Paper;
use super::strip::Strip;

/// The row of a card: whose they are, and what a call from here would do.
pub(super) fn strips(app: &App, card: &Card, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let Some(caller) = app.told_caller(card) else {
        return Default::default();
    };
    let (lang, now) = (paper.look.lang, app.now);
    let strip = Strip::of(Meaning::Warning, "⇄ ");
    let strip = if app.is_anothers(caller) {
        strip
            .and(Meaning::Warning, &anothers(caller, now, lang))
            .dot(Meaning::Text, &instead_of(caller, "card-caller", now, lang))
            .dot(Meaning::Dim, &lang.say("card-caller-take"))
    } else {
        strip.and(
            Meaning::Text,
            &instead_of(caller, "card-caller-me", now, lang),
        )
    };
    (strip, Strip::default())
}

fn anothers(caller: &Caller, now: Now, lang: &Lang) -> String {
    let who = caller.seller.name.as_str();
    if caller.instead_of.is_some() {
        return say!(lang, "card-caller-share", who = who);
    }
    match caller.why {
        CallerWhy::Share => say!(lang, "card-caller-share", who = who),
        CallerWhy::Assigned(until) if until == now.today() => {
            say!(lang, "card-caller-today", who = who)
        }
        CallerWhy::Assigned(until) => {
            let until = lang.day(until, now.today());
            say!(lang, "card-caller-assigned", who = who, until = until)
        }
        CallerWhy::Callback => say!(lang, "card-caller-callback", who = who),
        CallerWhy::Promise => say!(lang, "card-caller-promise", who = who),
    }
}

/// For whom they stand in; empty when for nobody.
fn instead_of(caller: &Caller, said: &str, now: Now, lang: &Lang) -> String {
    match &caller.instead_of {
        None => String::new(),
        Some((who, Some(until))) => {
            let until = lang.day(*until, now.today());
            say!(lang, &format!("{said}-for"), who = &who.name, until = until)
        }
        Some((who, None)) => say!(lang, &format!("{said}-left"), who = &who.name),
    }
}
