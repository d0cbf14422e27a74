//! The last line: where the call is, and the keys that work here and now. Something said in passing stands there until the
//! next key.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::waiting::Waiting;
use crate::config::Meaning;
use crate::desk::Stage;
use crate::keys::{Action, Binding, Group};

use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let bindings = app.of_use();
    let said = match &app.notice {
        Some(notice) => {
            let (meaning, text) = sentence::notice(notice, app.now, paper.look.lang);
            Strip::of(meaning, &text)
        }
        None => stage(app, paper),
    };
    let strip = Strip::plain(" ").join(said).and(Meaning::Text, "  ");
    let help = app.setup.keymap.chord(Action::ShowHelp, app.focus());
    let right = help.map_or_else(Strip::default, |chord| {
        let action = Action::ShowHelp;
        hint(&Binding { action, chord }, &paper.say("footer-keys")).and(Meaning::Text, " ")
    });
    let room = usize::from(area.columns).saturating_sub(strip.width() + right.width() + 1);
    paper.line_with(area, 0, &strip.join(hints(&bindings, room, paper)), &right);
}

/// As many of the keys that work here as fit whole, the most useful first.
fn hints(bindings: &[Binding], room: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let mut strip = Strip::default();
    for binding in bindings {
        let gap = if strip.is_empty() { "" } else { "  " };
        let name = paper.look.lang.name(&binding.action);
        let next = Strip::plain(gap).join(hint(binding, &name));
        if strip.width() + next.width() > room {
            // A row of numbers does not skip one.
            if binding.action.group() == Group::Line {
                break;
            }
            continue;
        }
        strip = strip.join(next);
    }
    strip
}

fn hint(binding: &Binding, name: &str) -> Strip {
    let label = name.to_lowercase();
    Strip::of(Meaning::Key, &binding.chord.to_string())
        .and(Meaning::Text, " ")
        .and(Meaning::Text, &label)
}

/// Where the call is, with a glyph, so that it reads without colour.
fn stage(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    let (glyph, meaning, id) = match (&app.waiting, &app.hand.stage) {
        (Some(Waiting::Save(_)), _) => ("◌", Meaning::Unsaved, "saving"),
        (_, Stage::Idle) => ("○", Meaning::Dim, "stage-idle"),
        (_, Stage::Orienting(_)) => ("●", Meaning::Focus, "stage-orienting"),
        (_, Stage::Ringing(_)) => ("◍", Meaning::Due, "stage-ringing"),
        (_, Stage::Talking(_)) => ("◉", Meaning::Good, "stage-talking"),
        (_, Stage::WrapUp(_)) => ("■", Meaning::Focus, "stage-wrap-up"),
        (_, Stage::Saved(_)) => ("✓", Meaning::Saved, "stage-saved"),
    };
    Strip::of(meaning, glyph)
        .and(Meaning::Text, " ")
        .and(meaning, &paper.say(id))
}
