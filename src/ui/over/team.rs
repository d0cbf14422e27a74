//! How the desks of the team are doing: the one quiet place for it.

use crate::app::App;
use crate::app::message::DeskSeen;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::say;

use super::super::strip::Strip;
use super::sheet::{Sheet, broken};
use super::text_cells;

/// The desks, this one first, and above them what became of this home.
pub(super) fn desks(app: &App, lang: &Lang) -> Sheet {
    let publishing = &app.publishing;
    let sent = match publishing.unpublished {
        Some(0) | None => Strip::of(Meaning::Dim, &lang.say("header-sent")),
        Some(count) => Strip::of(
            Meaning::Unsaved,
            &say!(lang, "header-unsent", count = count),
        ),
    };
    let mut sheet = Sheet::titled(&lang.say("action-team")).beside(sent);
    let warn = |sheet: &mut Sheet, text: &str| {
        for strip in warning(app, text) {
            sheet.text(strip);
        }
    };
    for told in of_home(app, lang) {
        warn(&mut sheet, &told);
    }
    for name in &publishing.asking {
        warn(&mut sheet, &say!(lang, "header-asking", name = name));
    }
    for desk in &publishing.team {
        let name = Strip::of(Meaning::Title, &desk.name);
        let doing = doing(app, desk, lang);
        let whole = name.clone().then(doing.clone());
        if whole.width() <= text_cells(app) {
            sheet.text(whole);
        } else {
            sheet.text(name);
            sheet.text(Strip::plain("  ").join(doing));
        }
        for told in seen_to(app, desk, lang) {
            warn(&mut sheet, &told);
        }
    }
    sheet
}

/// That this home was put back or copied, and what came back to it.
pub(in crate::ui) fn of_home(app: &App, lang: &Lang) -> Vec<String> {
    let mut told = Vec::new();
    if app.publishing.is_begun_anew {
        told.push(lang.say("begun-anew"));
    }
    if app.publishing.recovered > 0 {
        told.push(say!(lang, "recovered", count = app.publishing.recovered));
    }
    told
}

/// Its last word, and whether all of it is here.
fn doing(app: &App, desk: &DeskSeen, lang: &Lang) -> Strip {
    if desk.is_own {
        return Strip::of(Meaning::Dim, &lang.say("team-own"));
    }
    let heard = match desk.heard {
        Some(heard) => say!(lang, "team-heard", when = lang.moment(heard, app.now)),
        None => lang.say("team-never-heard"),
    };
    let strip = Strip::of(Meaning::Dim, &heard);
    if desk.is_ended {
        return strip.dot(Meaning::Dim, &lang.say("team-left"));
    }
    match desk.behind {
        0 => strip.dot(Meaning::Dim, &lang.say("team-all-here")),
        count => strip.dot(Meaning::Text, &say!(lang, "team-behind", count = count)),
    }
}

/// What of a desk somebody should see to.
fn seen_to(app: &App, desk: &DeskSeen, lang: &Lang) -> Vec<String> {
    let mut told = Vec::new();
    if desk.is_own || desk.is_ended {
        return told;
    }
    if desk.is_rolled_back {
        told.push(lang.say("team-rolled-back"));
    }
    if desk.minutes_ahead >= DeskSeen::MINUTES_AHEAD {
        told.push(say!(lang, "team-clock", count = desk.minutes_ahead));
    }
    let days = desk.heard.map(|heard| app.now.at.since(heard).num_days());
    if let Some(days) = days.filter(|days| *days >= DeskSeen::SILENT_DAYS) {
        told.push(say!(lang, "team-silent", count = days));
    }
    told
}

/// What somebody should see to, in as many lines as it needs.
pub(in crate::ui) fn warning(app: &App, text: &str) -> Vec<Strip> {
    let lines = broken(Meaning::Text, text, text_cells(app).saturating_sub(2));
    let marked = (0..).zip(lines).map(|(n, line)| {
        let mark = if n == 0 { "! " } else { "  " };
        Strip::of(Meaning::Warning, mark).join(line)
    });
    marked.collect()
}
