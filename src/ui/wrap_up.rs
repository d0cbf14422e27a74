//! The wrap-up, under the notes: what the line did, what came of it, and what saving will cause.

use crate::app::App;
use crate::app::edit::wrap;
use crate::app::layout::Area;
use crate::app::over::Writes;
use crate::config::Meaning;
use crate::desk::{Consequence, SaveState, WrapUp, changes, consequences};
use crate::keys::{Action, Focus};
use crate::lang::Told;
use crate::model::call::LineResult;
use crate::model::moment::Moment;
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::tree::{self, GAP, Line, Tree};

/// Rows that are left to the notes above.
const NOTES_ROWS: u16 = 3;

/// The wrap-up as it is drawn: a heading, what may be scrolled, and whether it can be saved.
struct Below {
    heading: Strip,
    tree: Tree,
    ready: Strip,
}

/// How many rows the wrap-up needs.
pub(super) fn rows(app: &App, wrap_up: &WrapUp, area: Area, paper: &Paper<'_, '_, '_>) -> u16 {
    let below = below(app, wrap_up, area, paper);
    u16::try_from(below.tree.lines.len() + 2).unwrap_or(u16::MAX)
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
    let Below {
        heading,
        tree,
        ready,
    } = below(app, wrap_up, whole, paper);
    let is_asked = hand == InHand::Yes && app.hand.writes == Writes::Questions;
    paper.line(area, 0, &heading);
    let (_, under) = area.split_top(1);
    let (body, foot) = under.split_top(under.rows.saturating_sub(1));
    paper.line(foot, 0, &ready);
    let shown = usize::from(body.rows);
    // The open question is seen first; what saving causes, at the end, when nothing is open.
    let most = tree.lines.len().saturating_sub(shown);
    let seen = tree.at.map_or(0, |at| (at + 1).saturating_sub(shown));
    let top = tree.open.map_or(most, |open| most.min(open).max(seen));
    for (row, (n, line)) in (0..body.rows).zip(tree.lines.iter().enumerate().skip(top)) {
        paper.line(body, row, &line.strip());
        if let Line::Answers(answers) = line {
            clickable(answers, (body, row), paper);
        }
        if is_asked && tree.at == Some(n) {
            paper.choose_in_pane(body, row);
            paper.cursor(body, 0, row);
        }
    }
    if is_asked && tree.at.is_none() {
        paper.cursor(foot, 0, 0);
    }
}

/// Says where each of the answers on a row stands.
fn clickable(answers: &[(usize, Strip)], (area, row): (Area, u16), paper: &mut Paper<'_, '_, '_>) {
    let mut from = 0;
    for (n, answer) in answers {
        let cells = u16::try_from(answer.width() + GAP.len()).unwrap_or(u16::MAX);
        let (_, rest) = area.split_left(from);
        let (here, _) = rest.split_left(cells);
        paper.row(here, row, *n);
        from = from.saturating_add(cells);
    }
}

fn below(app: &App, wrap_up: &WrapUp, area: Area, paper: &Paper<'_, '_, '_>) -> Below {
    let mut effects_told = Vec::new();
    effects(app, wrap_up, area, paper, &mut effects_told);
    let others = effects_told.len() + 2;
    let rows = usize::from(area.rows.saturating_sub(NOTES_ROWS)).saturating_sub(others);
    let cells = usize::from(area.columns);
    let mut tree = tree::tree(app, wrap_up, (cells, rows), paper.look.lang);
    tree.lines.extend(effects_told);
    Below {
        heading: heading(app, wrap_up, area, paper),
        tree,
        ready: ready(app, wrap_up, paper),
    }
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
    let all = consequences(wrap_up, &app.setup.rules).into_iter();
    for consequence in all.filter(|it| !is_in_tree(it)) {
        say("→ ", Meaning::Good, &lang.consequence(&consequence, told));
    }
}

/// Whether the answer that causes it says so already.
const fn is_in_tree(consequence: &Consequence) -> bool {
    match consequence {
        Consequence::Keeps(_)
        | Consequence::Satisfied(_)
        | Consequence::Ordered(_)
        | Consequence::ComesBack(_) => true,
        Consequence::DoneOnList(_)
        | Consequence::RestsUntil(_)
        | Consequence::NumberStruck { .. }
        | Consequence::NeverCalled(_)
        | Consequence::CountsAsAttempt { .. }
        | Consequence::NoAttempt(_)
        | Consequence::NextTry { .. }
        | Consequence::CallbackKept(_) => false,
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
