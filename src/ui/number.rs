//! A number on the card: what is known of it, and whether it may be called.

use crate::app::App;
use crate::app::effect::{CardRead, MayCall};
use crate::config::Meaning;
use crate::desk::Stage;
use crate::model::phone::{Phone, PhoneState};

use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// Cells from which whether a number may be called is said in words.
const WORDS_FROM: usize = 48;

/// A number at the left, and at the right whether it may be called.
pub(super) fn strips(
    app: &App,
    read: &CardRead,
    n: usize,
    cells: usize,
    paper: &Paper<'_, '_, '_>,
) -> (Strip, Strip) {
    let Some(phone) = read.card.customer.profile.phones.get(n) else {
        return Default::default();
    };
    let is_on_line = app.hand.stage.call().and_then(|call| call.number()) == Some(&phone.number);
    let is_ringing = is_on_line && matches!(app.hand.stage, Stage::Ringing(_));
    let written = sentence::number(&phone.number);
    let is_next = app.number_to_dial() == Some(phone);
    let weight = if is_ringing || is_next {
        Meaning::Title
    } else {
        Meaning::Text
    };
    let mark = if is_ringing {
        Strip::of(Meaning::Due, "☎ ")
    } else {
        Strip::default()
    };
    let left = mark
        .and(
            if is_struck(phone) {
                Meaning::Dim
            } else {
                weight
            },
            &written,
        )
        .and(Meaning::Dim, "  ")
        .and(Meaning::Dim, &paper.look.lang.name(&phone.kind))
        .dot(state_meaning(phone), &state(phone, app, paper));
    let may = read.may_call.iter().find(|may| may.number == phone.number);
    let right = may.map_or_else(Strip::default, |may| allowed(may, paper));
    // Where there is no room for the words the sign says it, and the objection stands below.
    let right = match may {
        Some(may) if cells < WORDS_FROM => sign(may),
        Some(_) | None => right,
    };
    (left, right)
}

fn sign(may: &MayCall) -> Strip {
    if may.objections.is_empty() {
        Strip::of(Meaning::Good, "✓")
    } else {
        Strip::of(Meaning::Problem, "✗")
    }
}

const fn is_struck(phone: &Phone) -> bool {
    matches!(phone.state, PhoneState::NotTheirs | PhoneState::Dead)
}

const fn state_meaning(phone: &Phone) -> Meaning {
    match phone.state {
        PhoneState::Untried => Meaning::Dim,
        PhoneState::Good | PhoneState::GivenByThem(_) => Meaning::Good,
        PhoneState::NotTheirs | PhoneState::Dead => Meaning::Problem,
    }
}

/// What is known of a number; that it was never tried is not worth a word.
fn state(phone: &Phone, app: &App, paper: &Paper<'_, '_, '_>) -> String {
    match phone.state {
        PhoneState::Untried => String::new(),
        PhoneState::Good
        | PhoneState::NotTheirs
        | PhoneState::Dead
        | PhoneState::GivenByThem(_) => paper.look.lang.phone_state(phone.state, app.now),
    }
}

/// In words; until when, and by which rule, stands below.
fn allowed(may: &MayCall, paper: &Paper<'_, '_, '_>) -> Strip {
    if may.objections.is_empty() {
        Strip::of(Meaning::Good, &format!("✓ {}", paper.say("may-call")))
    } else {
        let text = paper.say("may-not-call");
        Strip::of(Meaning::Problem, &format!("✗ {text}"))
    }
}
