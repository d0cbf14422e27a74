//! Find as you type: the line on top, under it how many were found, and whom.

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::Area;
use crate::app::panes::find::{FindFor, FindPane};
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::find::{Found, Matched};
use crate::model::phone::{Phone, read_phone};
use crate::say;

use super::super::paper::Paper;
use super::super::sentence;
use super::super::strip::Strip;
use super::about::name_in_hand;
use super::sheet::{broken, mark};
use super::table::{cell, fill};
use super::{field, padded};

/// As many as are asked for at once: there may be more.
const ROWS_MAX: usize = 50;
const NUMBER_CELLS: usize = 16;
const MATCHED_CELLS: usize = 8;
/// Cells from which the town has a column, and the list.
const TOWN_FROM: usize = 64;
const LIST_FROM: usize = 76;
const TOWN_CELLS: usize = 11;
const LIST_CELLS: usize = 13;

pub(super) fn draw(app: &App, find: &FindPane, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let whose = find.principal.as_deref().unwrap_or_default();
    let rings = find.what_for == FindFor::TheyRing;
    let (title, prompt) = match find.what_for {
        FindFor::Look => (lang.say("find-title"), "/"),
        FindFor::TheyRing => (lang.say("ring-title"), "☎"),
        FindFor::SamePerson => {
            let name = name_in_hand(app);
            (say!(lang, "one-find-title", name = name), "=")
        }
    };
    let title = Strip::of(Meaning::Title, &title).dot(Meaning::Text, whose);
    let inside = paper.over(app.over_area(), &title, &count(find, lang));
    let (line, status, list) = line_and_list(inside, prompt, paper);
    paper.line(status, 0, &below_line(app, find, lang));
    let extent = Extent {
        count: find.found.len(),
        shown: usize::from(list.rows),
    };
    let top = extent.top(find.cursor.at);
    for ((row, at), found) in (0..list.rows).zip(top..).zip(find.found.iter().skip(top)) {
        let cells = usize::from(list.columns);
        let strip = mark(at, find.cursor).join(row_of(found, find.field.text(), cells, lang));
        paper.line(list, row, &strip);
        paper.row(list, row, at);
        if at == find.cursor.at {
            paper.choose(list, row);
        }
    }
    if find.field.text().is_empty() || is_nobody(find) {
        let id = match (rings, is_nobody(find)) {
            (true, true) => "ring-none-how",
            (true, false) => "ring-how",
            (false, false) if find.what_for == FindFor::SamePerson => "one-find-how",
            (false, true) => "ui-find-none-how",
            (false, false) => "find-how",
        };
        let how = broken(Meaning::Dim, &lang.say(id), usize::from(list.columns));
        for (row, strip) in (0..list.rows).zip(&how) {
            paper.line(list, row, strip);
        }
    }
    field::draw(&find.field, "", line, paper);
}

/// The line that is written on, the one under it, and the list.
pub(super) fn line_and_list(
    inside: Area,
    prompt: &str,
    paper: &mut Paper<'_, '_, '_>,
) -> (Area, Area, Area) {
    let (line, rest) = padded(inside).split_top(1);
    let (status, list) = rest.split_top(1);
    paper.line(line, 0, &Strip::of(Meaning::Key, prompt));
    let (_, line) = line.split_left(2);
    (line, status, list)
}

fn is_nobody(find: &FindPane) -> bool {
    is_answered(find) && find.found.is_empty()
}

/// Whether what is shown answers what is written.
fn is_answered(find: &FindPane) -> bool {
    find.answered.as_deref() == Some(find.field.text().trim())
}

fn count(find: &FindPane, lang: &Lang) -> Strip {
    let count = find.found.len();
    if find.answered.is_none() || count == 0 {
        return Strip::default();
    }
    let text = if count >= ROWS_MAX {
        say!(lang, "find-more", count = count)
    } else {
        say!(lang, "find-found", count = count)
    };
    Strip::of(Meaning::Dim, &text)
}

/// That nobody was found; else what may be cut, or has no column, of the chosen one.
fn below_line(app: &App, find: &FindPane, lang: &Lang) -> Strip {
    let text = find.field.text().trim();
    let number = read_phone(text, app.setup.settings.market).ok();
    let number = number.filter(|_| find.what_for == FindFor::TheyRing && is_nobody(find));
    if let Some(phone) = number {
        let number = sentence::number(&phone.number);
        return Strip::of(Meaning::Text, &say!(lang, "ring-unknown", number = number));
    }
    if is_nobody(find) {
        return Strip::of(
            Meaning::Warning,
            &say!(lang, "find-none", text = find.field.text().trim()),
        );
    }
    let Some(found) = find.chosen() else {
        return Strip::default();
    };
    let lists: Vec<String> = found.lists.iter().map(|(_, name)| name.clone()).collect();
    let company = if found.company == found.name {
        ""
    } else {
        &found.company
    };
    let what = Strip::of(Meaning::Dim, company)
        .dot(Meaning::Dim, &found.town)
        .dot(Meaning::Dim, &lang.list(&lists));
    Strip::plain("  ").join(what)
}

/// A customer who was found, on one line without the mark.
fn row_of(found: &Found, text: &str, cells: usize, lang: &Lang) -> Strip {
    let room = cells.saturating_sub(2);
    let town = if cells >= TOWN_FROM {
        TOWN_CELLS + 1
    } else {
        0
    };
    let list = if cells >= LIST_FROM {
        LIST_CELLS + 1
    } else {
        0
    };
    let rest = NUMBER_CELLS + 1 + MATCHED_CELLS + town + list;
    let who = who(found);
    let mut strip = fill(&who, room.saturating_sub(rest + 1));
    if town > 0 {
        strip = strip.join(cell(Meaning::Text, &found.town, TOWN_CELLS));
    }
    let number = number_of(found, text).map(|phone| sentence::number(&phone.number));
    strip = strip.join(cell(
        Meaning::Text,
        &number.unwrap_or_default(),
        NUMBER_CELLS,
    ));
    if list > 0 {
        let first = found.lists.first().map_or("", |(_, name)| name.as_str());
        strip = strip.join(cell(Meaning::Dim, first, LIST_CELLS));
    }
    strip.and(Meaning::Recognised, &lang.name(&found.matched))
}

/// Name and company, once when they are the same.
pub(super) fn who(found: &Found) -> Strip {
    let name = Strip::of(Meaning::Title, &found.name);
    if found.company == found.name {
        return name;
    }
    name.dot(Meaning::Text, &found.company)
}

/// The number that holds the digits that were written, when it is by them that they were found; else the first.
fn number_of<'a>(found: &'a Found, text: &str) -> Option<&'a Phone> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    let holds = |phone: &&Phone| phone.number.as_e164().contains(digits);
    let matched = (found.matched == Matched::Number).then(|| found.phones.iter().find(holds));
    matched.flatten().or_else(|| found.phones.first())
}
