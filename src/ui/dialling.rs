//! While it rings: the number, large enough to read across the desk, and what can be said of the line.

use crate::app::App;
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::desk::Stage;
use crate::keys::{Action, Focus};
use crate::model::moment::Moment;
use crate::model::phone::PhoneNumber;
use crate::say;

use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// Rows of a large digit.
const DIGIT_ROWS: usize = 3;

/// Draws the number that rings at the top of an area; gives what is left of the area.
pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) -> Area {
    let Stage::Ringing(ringing) = &app.hand.stage else {
        return area;
    };
    let Some(number) = ringing.call.number() else {
        return area;
    };
    let since = ringing
        .call
        .rang_at()
        .map(|at| Moment::from(at).in_zone(app.now.zone).time());
    let since = since.map(|time| {
        say!(
            paper.look.lang,
            "dial-since",
            time = paper.look.lang.time(time)
        )
    });
    paper.line(
        area,
        0,
        &Strip::of(Meaning::Due, "☎ ").and(Meaning::Text, &since.unwrap_or_default()),
    );
    let below = draw_number(app, number, area, paper);
    let (meaning, text) = app.hand.dialled.as_ref().map_or_else(
        || (Meaning::Dim, String::new()),
        |by| sentence::dialled(by, paper.look.lang),
    );
    let how = copy_how(app, paper);
    let said = Strip::of(meaning, &text);
    let both = said.clone().dot(Meaning::Dim, &how);
    let next = if both.width() <= usize::from(area.columns) || how.is_empty() {
        paper.line(area, below, &both);
        below + 1
    } else {
        paper.line(area, below, &said);
        paper.line(area, below + 1, &Strip::of(Meaning::Dim, &how));
        below + 2
    };
    let used = results(app, area, next, paper);
    area.split_top(used + 1).1
}

fn draw_number(app: &App, number: &PhoneNumber, area: Area, paper: &mut Paper<'_, '_, '_>) -> u16 {
    let written = if number.region() == Some(app.setup.settings.market) {
        number.national()
    } else {
        number.international()
    };
    let rows = large(&written);
    let fits = rows
        .first()
        .is_some_and(|row| row.chars().count() <= usize::from(area.columns));
    if !fits || area.rows < 14 {
        paper.line(area, 1, &Strip::of(Meaning::Title, &format!("  {written}")));
        return 2;
    }
    for (row, text) in (1..).zip(&rows) {
        paper.line(area, row, &Strip::of(Meaning::Title, text));
    }
    5
}

fn copy_how(app: &App, paper: &Paper<'_, '_, '_>) -> String {
    let key = app.setup.keymap.chord(Action::CopyNumber, Focus::Ringing);
    key.map_or_else(String::new, |key| {
        say!(paper.look.lang, "dial-copy-how", key = key.to_string())
    })
}

/// What the line may have done, each with its key; as many in a row as fit. Gives the row after the last.
fn results(app: &App, area: Area, from: u16, paper: &mut Paper<'_, '_, '_>) -> u16 {
    let mut row = from;
    let mut strip = Strip::default();
    for binding in app.setup.keymap.here(Focus::Ringing) {
        if binding.action.group() != crate::keys::Group::Line {
            continue;
        }
        let name = paper.look.lang.name(&binding.action).to_lowercase();
        let gap = if strip.is_empty() { "" } else { "  " };
        let next = Strip::plain(gap)
            .and(Meaning::Key, &binding.chord.to_string())
            .and(Meaning::Text, &format!(" {name}"));
        if strip.width() + next.width() > usize::from(area.columns) {
            paper.line(area, row, &strip);
            row += 1;
            strip = Strip::default()
                .and(Meaning::Key, &binding.chord.to_string())
                .and(Meaning::Text, &format!(" {name}"));
        } else {
            strip = strip.join(next);
        }
    }
    paper.line(area, row, &strip);
    row + 1
}

/// A number in digits three rows high.
fn large(number: &str) -> [String; DIGIT_ROWS] {
    let mut rows = [const { String::new() }; DIGIT_ROWS];
    for character in number.chars() {
        for (row, piece) in rows.iter_mut().zip(digit(character)) {
            row.push_str(piece);
        }
    }
    rows
}

const fn digit(character: char) -> [&'static str; DIGIT_ROWS] {
    match character {
        '0' => ["┏━┓", "┃ ┃", "┗━┛"],
        '1' => [" ╻ ", " ┃ ", " ╹ "],
        '2' => ["╺━┓", "┏━┛", "┗━╸"],
        '3' => ["╺━┓", " ━┫", "╺━┛"],
        '4' => ["╻ ╻", "┗━┫", "  ╹"],
        '5' => ["┏━╸", "┗━┓", "╺━┛"],
        '6' => ["┏━╸", "┣━┓", "┗━┛"],
        '7' => ["╺━┓", "  ┃", "  ╹"],
        '8' => ["┏━┓", "┣━┫", "┗━┛"],
        '9' => ["┏━┓", "┗━┫", "╺━┛"],
        '+' => ["   ", "╺╋╸", "   "],
        _ => ["  ", "  ", "  "],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_as_wide_as_high_rows_say() {
        for character in "0123456789+".chars() {
            let cells = digit(character).map(|row| row.chars().count());
            assert_eq!(cells, [3; DIGIT_ROWS], "{character}");
        }
        let rows = large("47 12");
        assert_eq!(rows.map(|row| row.chars().count()), [14; DIGIT_ROWS]);
    }
}
