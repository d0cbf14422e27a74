//! DRAWING. The window in, cells out.
//!
//! *Invariant:* takes `&App` and cannot change anything; where everything stands was decided by `app::layout`. Every text
//! goes through `strip`, which lets nothing foreign reach the terminal.

mod agenda;
mod allowed;
mod caller;
mod card;
pub mod columns;
mod dialling;
mod disputed;
mod entry;
mod footer;
mod guide;
mod header;
mod kept;
mod nobody;
mod notes;
mod number;
mod over;
mod own_week;
mod paper;
mod part;
mod queue;
mod review;
mod sentence;
mod series;
mod strip;
mod talk_card;
mod today;
mod tree;
mod voice;
mod wrap_up;
mod written;

use ratatui::Frame;

use crate::app::App;
use crate::app::edit::wrap;
use crate::app::layout::{Area, LEAST};
use crate::app::over::Page;
use crate::config::Meaning;
use crate::say;

pub use paper::{Drawn, Look};

use paper::Paper;
use strip::Strip;

/// Draws the window. What a click would mean, which depends on how the words fall, is the answer.
pub fn draw(app: &App, look: Look<'_>, frame: &mut Frame<'_>) -> Drawn {
    let mut paper = Paper::new(look, frame);
    if app.size.columns < LEAST.columns || app.size.rows < LEAST.rows {
        too_small(app, &mut paper);
        return paper.drawn();
    }
    let layout = app.layout();
    header::draw(app, layout.header, &mut paper);
    if let Some(ribbon) = layout.ribbon {
        header::draw_ribbon(app, ribbon, &mut paper);
    }
    match app.page {
        Page::Today => today::draw(app, layout.body, &mut paper),
        Page::Break => today::draw_break(app, layout.body, &mut paper),
        Page::Review => review::draw(app, layout.body, &mut paper),
        Page::Agenda => agenda::draw(app, layout.body, &mut paper),
        Page::OwnWeek => own_week::draw(app, layout.body, &mut paper),
        Page::Voice => voice::draw(app, layout.body, &mut paper),
        Page::Desk => {
            queue::draw(app, &layout, &mut paper);
            card::draw(app, &layout, &mut paper);
            notes::draw(app, &layout, &mut paper);
        }
    }
    footer::draw(app, layout.footer, &mut paper);
    over::draw(app, layout.body, &mut paper);
    paper.drawn()
}

fn too_small(app: &App, paper: &mut Paper<'_, '_, '_>) {
    let (columns, rows) = (app.size.columns, app.size.rows);
    let text = say!(
        paper.look.lang,
        "terminal-too-small",
        columns = columns,
        rows = rows
    );
    let whole = Area {
        x: 0,
        y: 0,
        columns,
        rows,
    };
    for (row, piece) in (0..rows).zip(wrap(&text, usize::from(columns))) {
        let line = Strip::of(Meaning::Warning, piece.of(&text).trim_end());
        paper.line(whole, row, &line);
    }
}
