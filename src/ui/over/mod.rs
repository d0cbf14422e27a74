//! What stands over the page: boxes, the last one opened on top.
//!
//! *Invariant:* a list that can be longer than its box stands below two lines in a box of `App::over_area`, which is what
//! a page of it is to the window.

mod about;
mod ask;
mod callback;
mod causes;
mod field;
mod find;
mod form;
mod help;
mod import;
pub(super) mod law;
pub(super) mod matter;
mod objected;
mod palette;
mod preview;
mod said;
pub(super) mod sheet;
mod slot;
mod table;
pub(super) mod talk;
pub(super) mod team;

use crate::app::App;
use crate::app::layout::Area;
use crate::app::message::Size;
use crate::app::over::Over;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::customer::Field;

use super::paper::Paper;

pub(super) fn draw(app: &App, body: Area, paper: &mut Paper<'_, '_, '_>) {
    for over in &app.over {
        match over {
            Over::Find(find) => find::draw(app, find, paper),
            Over::Palette(palette) => palette::draw(app, palette, paper),
            Over::Help(help) => help::draw(app, *help, paper),
            Over::Ask(ask) => ask::draw(app, ask, body, paper),
            Over::Callback(callback) => callback::draw(app, callback, body, paper),
            Over::Form(form) => form::draw(app, form, body, paper),
            Over::Import(import) => import::draw(app, import, body, paper),
        }
    }
}

/// A box as wide as any, and as high as so many rows inside it need, where there is room for that.
fn fitted(app: &App, within: Area, rows: usize) -> Area {
    let rows = u16::try_from(rows.saturating_add(2)).unwrap_or(u16::MAX);
    let columns = app.over_area().columns;
    within.middle(Size { columns, rows })
}

/// What is left of the inside of a box when a cell stays free at each side.
const fn padded(inside: Area) -> Area {
    Area {
        x: inside.x + 1,
        columns: inside.columns.saturating_sub(2),
        ..inside
    }
}

/// How many cells a line of text has in a box.
fn text_cells(app: &App) -> usize {
    usize::from(padded(app.over_area().inside()).columns)
}

/// What a field is called: as the list named it, or as the language does.
fn label(field: &Field, own: &str, lang: &Lang) -> String {
    if own.is_empty() {
        lang.name(field)
    } else {
        own.to_owned()
    }
}

/// The chord that asks for an action here; empty when none does.
fn key(app: &App, action: Action, focus: Focus) -> String {
    let chord = app.setup.keymap.chord(action, focus);
    chord.map_or_else(String::new, |chord| chord.to_string())
}

/// A name as it stands at the beginning of a line.
pub(super) fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
