//! The wrap-up, under the notes: what the line did, what came of it, and what saving will cause.

use crate::app::App;
use crate::app::edit::wrap;
use crate::app::layout::Area;
use crate::app::over::Writes;
use crate::config::Meaning;
use crate::desk::{SaveState, WrapUp, changes, consequences};
use crate::keys::{Action, Focus};
use crate::lang::Told;
use crate::model::call::LineResult;
use crate::model::moment::Moment;
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;

/// A line of the wrap-up: something to read, or the n-th outcome.
enum Line {
    Plain(Strip),
    Outcome(usize, Strip),
}

/// Rows that are left to the notes above.
const NOTES_ROWS: u16 = 3;

/// How many rows the wrap-up needs.
pub(super) fn rows(app: &App, wrap_up: &WrapUp, area: Area, paper: &Paper<'_, '_, '_>) -> u16 {
    u16::try_from(lines(app, wrap_up, area, paper).len()).unwrap_or(u16::MAX)
}

pub(super) fn draw(
    app: &App,
    wrap_up: &WrapUp,
    area: Area,
    hand: InHand,
    paper: &mut Paper<'_, '_, '_>,
) {
    let whole = Area {
        rows: area.rows + NOTES_ROWS,
        ..area
    };
    let lines = lines(app, wrap_up, whole, paper);
    let is_asked = hand == InHand::Yes && app.hand.writes == Writes::Questions;
    let at = app.hand.outcomes.at;
    let chosen = lines
        .iter()
        .position(|line| matches!(line, Line::Outcome(n, _) if *n == at));
    let shown = usize::from(area.rows);
    // What saving causes, at the end, is seen first when not all can be.
    let most = lines.len().saturating_sub(shown);
    let top = if is_asked {
        chosen.map_or(most, |row| most.min(row))
    } else {
        most
    };
    if is_asked && chosen.is_none() {
        let last = lines.len().min(shown).saturating_sub(1);
        paper.cursor(area, 0, u16::try_from(last).unwrap_or_default());
    }
    for (row, line) in (0..area.rows).zip(lines.iter().skip(top)) {
        match line {
            Line::Plain(strip) => paper.line(area, row, strip),
            Line::Outcome(n, strip) => {
                paper.line(area, row, strip);
                paper.row(area, row, *n);
                if is_asked && *n == at {
                    paper.choose_in_pane(area, row);
                    paper.cursor(area, 0, row);
                }
            }
        }
    }
}

fn lines(app: &App, wrap_up: &WrapUp, area: Area, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let mut lines = vec![Line::Plain(heading(app, wrap_up, area, paper))];
    let mut below = Vec::new();
    effects(app, wrap_up, area, paper, &mut below);
    below.push(Line::Plain(ready(app, wrap_up, paper)));
    if may_have_outcome(wrap_up) {
        let rows = usize::from(area.rows.saturating_sub(NOTES_ROWS));
        let room = rows.saturating_sub(lines.len() + below.len());
        outcomes(app, wrap_up, room, &mut lines);
    }
    lines.extend(below);
    lines
}

const fn may_have_outcome(wrap_up: &WrapUp) -> bool {
    wrap_up.result.is_reached()
}

fn heading(app: &App, wrap_up: &WrapUp, area: Area, paper: &Paper<'_, '_, '_>) -> Strip {
    let lang = paper.look.lang;
    let at = Moment::from(wrap_up.ended_at);
    let short = Strip::of(Meaning::Border, "─ ")
        .and(Meaning::Title, &paper.say("wrap-up-title"))
        .and(Meaning::Dim, " · ")
        .and(line_meaning(wrap_up.result), &lang.name(&wrap_up.result));
    let columns = usize::from(area.columns);
    let whole = short.clone().dot(Meaning::Dim, &lang.moment(at, app.now));
    let strip = Some(whole).filter(|whole| whole.width() <= columns);
    let strip = strip.unwrap_or(short);
    let left = columns.saturating_sub(strip.width() + 1);
    strip.and(Meaning::Border, &format!(" {}", "─".repeat(left)))
}

const fn line_meaning(line: LineResult) -> Meaning {
    if line.is_reached() {
        Meaning::Good
    } else {
        Meaning::Warning
    }
}

/// The outcomes; where there is no room for all, only the one that was chosen.
fn outcomes(app: &App, wrap_up: &WrapUp, room: usize, lines: &mut Vec<Line>) {
    let Some(campaign) = app.campaign() else {
        return;
    };
    let agreed = wrap_up
        .call
        .agreed
        .outcome
        .as_ref()
        .map(|outcome| outcome.code.as_str());
    for (n, outcome) in campaign.outcomes.iter().enumerate() {
        let is_agreed = agreed == Some(outcome.code.as_str());
        let (mark, meaning) = if is_agreed {
            ("●", Meaning::Title)
        } else {
            ("○", Meaning::Text)
        };
        let label = outcome.label.of(&app.setup.settings.language);
        let strip = Strip::of(Meaning::Key, &format!("{} ", n + 1))
            .and(meaning, &format!("{mark} {label}"));
        if agreed.is_none() || campaign.outcomes.len() <= room {
            lines.push(Line::Outcome(n, strip));
        } else if is_agreed {
            let others = format!("  1–{} …", campaign.outcomes.len());
            lines.push(Line::Outcome(n, strip.and(Meaning::Dim, &others)));
        }
    }
}

/// What saving will cause, and, for a call saved before, what it undoes.
fn effects(
    app: &App,
    wrap_up: &WrapUp,
    area: Area,
    paper: &Paper<'_, '_, '_>,
    lines: &mut Vec<Line>,
) {
    let lang = paper.look.lang;
    let told = Told {
        customer: &wrap_up.call.errand.name,
        to: app.setup.seller.as_ref(),
        now: app.now,
    };
    let mut say = |glyph: &str, meaning, text: &str| {
        let width = usize::from(area.columns).saturating_sub(2);
        for (n, piece) in wrap(text, width).into_iter().enumerate() {
            let glyph = if n == 0 { glyph } else { "  " };
            lines.push(Line::Plain(
                Strip::of(meaning, glyph).and(Meaning::Text, piece.of(text).trim_end()),
            ));
        }
    };
    let changes = changes(wrap_up, &app.setup.rules);
    if let Some(amends) = &wrap_up.amends {
        let when = lang.moment(Moment::from(amends.before.ended_at), app.now);
        say(
            "✎ ",
            Meaning::Warning,
            &say!(lang, "wrap-up-corrects", when = when),
        );
    }
    for undone in changes.iter().flat_map(|changes| &changes.undone) {
        let effect = lang.consequence(undone, told);
        say(
            "↶ ",
            Meaning::Warning,
            &say!(lang, "wrap-up-undoes", effect = effect),
        );
    }
    for consequence in consequences(wrap_up, &app.setup.rules) {
        say("→ ", Meaning::Good, &lang.consequence(&consequence, told));
    }
}

/// Whether Enter saves, or what is still to be said.
fn ready(app: &App, wrap_up: &WrapUp, paper: &Paper<'_, '_, '_>) -> Strip {
    if wrap_up.save == SaveState::OnItsWay {
        return Strip::of(Meaning::Unsaved, &paper.say("saving"));
    }
    if let Some(missing) = wrap_up.missing() {
        return Strip::of(Meaning::Warning, &paper.look.lang.refusal(missing));
    }
    let key = app.setup.keymap.chord(Action::Save, Focus::WrapUp);
    let key = key.map_or_else(String::new, |key| key.to_string());
    Strip::of(
        Meaning::Good,
        &say!(paper.look.lang, "wrap-up-ready", key = key),
    )
}
