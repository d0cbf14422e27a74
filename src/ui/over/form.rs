//! Forms: labels and fields, the fault under the field that is to blame, and how to save. A long one scrolls with the
//! field in hand.

use crate::app::App;
use crate::app::cursor::{Cursor, Extent};
use crate::app::layout::Area;
use crate::app::over::Over;
use crate::app::panes::form::{Entry, FormField, FormFor, FormPane, Slot};
use crate::app::said::SCALE;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::moment::Now;
use crate::model::when::read_when;
use crate::say;

use super::super::paper::Paper;
use super::super::strip::Strip;
use super::sheet::{broken, mark};
use super::table::cell;
use super::{causes, field, fitted, key, matter, padded, said, slot, text_cells};

/// Cells that stand before the label.
const MARK_CELLS: usize = 2;

/// Fields that all fit, in a box as high as they need.
const FEW: usize = 5;

/// A line of the form: a field, or what is said under it.
enum Line<'a> {
    Field(usize, &'a FormField),
    Under(Strip),
}

pub(super) fn draw(app: &App, form: &FormPane, body: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let cells = text_cells(app);
    let labels = label_cells(form, cells, lang);
    let head = head(app, form, cells, lang);
    let lines = lines(app, form, (cells, labels), lang);
    let within = if form.fields.len() > FEW {
        app.over_area()
    } else {
        body
    };
    let area = fitted(app, within, head.len() + lines.len() + 2);
    let title = Strip::of(Meaning::Title, &title(form, lang));
    let inside = padded(paper.over(area, &title, &place(form)));
    let (top, rest) = inside.split_top(u16::try_from(head.len()).unwrap_or(u16::MAX));
    for (row, strip) in (0..top.rows).zip(&head) {
        paper.line(top, row, strip);
    }
    let (body, foot) = rest.split_top(rest.rows.saturating_sub(1));
    paper.line(foot, 0, &Strip::of(Meaning::Dim, &how(app, form, lang)));
    draw_lines(form, (&lines, labels), body, paper);
}

fn draw_lines(
    form: &FormPane,
    (lines, labels): (&[Line<'_>], usize),
    area: Area,
    paper: &mut Paper<'_, '_, '_>,
) {
    let shown = usize::from(area.rows);
    let in_hand = |line: &Line<'_>| matches!(line, Line::Field(n, _) if *n == form.at);
    let chosen = lines.iter().position(in_hand).unwrap_or_default();
    let below = lines.iter().skip(chosen + 1);
    let under = below
        .take_while(|line| matches!(line, Line::Under(_)))
        .count();
    let extent = Extent {
        count: lines.len(),
        shown,
    };
    let least = (chosen + under + 1).saturating_sub(shown).min(chosen);
    let top = extent.top(chosen).max(least);
    for (row, line) in (0..area.rows).zip(lines.iter().skip(top)) {
        match line {
            Line::Under(strip) => paper.line(area, row, strip),
            Line::Field(n, of) => {
                let (_, one) = area.split_top(row);
                draw_field(form, (*n, of), (Area { rows: 1, ..one }, labels), paper);
                paper.row(area, row, *n);
            }
        }
    }
}

fn draw_field(
    form: &FormPane,
    (n, of): (usize, &FormField),
    (area, labels): (Area, usize),
    paper: &mut Paper<'_, '_, '_>,
) {
    let lang = paper.look.lang;
    let in_hand = Cursor { at: form.at };
    let is_blamed = form.fault.as_ref().is_some_and(|fault| fault.field == n);
    let meaning = match (n == form.at, is_blamed) {
        (_, true) => Meaning::Problem,
        (true, false) => Meaning::Focus,
        (false, false) => Meaning::Dim,
    };
    let label = mark(n, in_hand).join(cell(meaning, &slot::label(of, lang), labels));
    paper.line(area, 0, &label);
    let left = u16::try_from(label.width()).unwrap_or(u16::MAX);
    let (_, area) = area.split_left(left);
    match &of.entry {
        Entry::Text(editor) if n == form.at => {
            field::draw(editor, &slot::hint(of, lang), area, paper);
        }
        Entry::Text(editor) => paper.line(area, 0, &Strip::plain(editor.text())),
        Entry::Pick { .. } => {
            let value = slot::choice(of, of.value(), lang);
            let arrow = if n == form.at {
                Meaning::Key
            } else {
                Meaning::Dim
            };
            let strip = Strip::of(arrow, "‹ ")
                .and(Meaning::Text, &value)
                .and(arrow, " ›");
            paper.line(area, 0, &strip);
            if n == form.at {
                paper.tint(area, 0, 0..strip.width(), Meaning::Selection);
                paper.cursor(area, 0, 0);
            }
        }
    }
}

/// As wide as the longest label, but never more than half of the form.
fn label_cells(form: &FormPane, cells: usize, lang: &Lang) -> usize {
    let labels = form
        .fields
        .iter()
        .map(|field| Strip::plain(&slot::label(field, lang)).width());
    labels.max().unwrap_or_default().min(cells / 2)
}

fn lines<'a>(
    app: &App,
    form: &'a FormPane,
    (cells, labels): (usize, usize),
    lang: &Lang,
) -> Vec<Line<'a>> {
    let indent = MARK_CELLS + labels + 1;
    let mut lines = Vec::new();
    for (n, of) in form.fields.iter().enumerate() {
        lines.push(Line::Field(n, of));
        let (meaning, text) = match &form.fault {
            Some(fault) if fault.field == n => (Meaning::Problem, slot::wrong(form, of, lang)),
            Some(_) | None => under(app, form, of, lang),
        };
        // What is too long to stand under its field may begin under the label.
        let indent = if cells.saturating_sub(indent) < cells / 2 {
            MARK_CELLS
        } else {
            indent
        };
        if of.slot == Slot::Cause && n == form.at {
            let room = cells.saturating_sub(MARK_CELLS);
            lines.extend(said::causes(form, room, lang).into_iter().map(Line::Under));
        }
        if !text.is_empty() {
            let said = broken(meaning, &text, cells.saturating_sub(indent));
            lines.extend(
                said.into_iter()
                    .map(|line| Line::Under(Strip::plain(&" ".repeat(indent)).join(line))),
            );
        }
    }
    lines
}

/// What is said under a field as it is filled in.
fn under(app: &App, form: &FormPane, of: &FormField, lang: &Lang) -> (Meaning, String) {
    if form.what == FormFor::Begin && of.slot == Slot::Team {
        return (Meaning::Dim, lang.say("begin-team-how"));
    }
    if of.slot == Slot::Due {
        let there = if let FormFor::NoteDown { about, .. } = form.what {
            app.there_with(about)
        } else {
            app.there()
        };
        return said::due(app, form, there, lang);
    }
    if of.slot == Slot::AskAgain {
        return day(app, of.value(), lang);
    }
    let is_time = of.slot == Slot::Time || of.slot == Slot::LastDay;
    let time = is_time.then(|| read_time(app, of.value(), lang));
    time.flatten().unwrap_or((Meaning::Dim, String::new()))
}

/// A day as it is read so far.
fn day(app: &App, text: &str, lang: &Lang) -> (Meaning, String) {
    match app.read_day(text) {
        Some(day) => (
            Meaning::Good,
            format!("→ {}", lang.day(day, app.now.today())),
        ),
        None if text.is_empty() => (Meaning::Dim, String::new()),
        None => (Meaning::Dim, "…".to_owned()),
    }
}

/// The time as it is read so far, on the customer's clock.
fn read_time(app: &App, text: &str, lang: &Lang) -> Option<(Meaning, String)> {
    let zone = app.over.iter().rev().find_map(|over| match over {
        Over::Callback(callback) => Some(callback.zone),
        Over::Find(_)
        | Over::Palette(_)
        | Over::Help(_)
        | Over::Ask(_)
        | Over::Form(_)
        | Over::Import(_) => None,
    });
    let there = Now {
        zone: zone.unwrap_or(app.now.zone),
        ..app.now
    };
    if text.is_empty() {
        return None;
    }
    let when = read_when(text, &app.setup.words, there);
    Some(when.map_or((Meaning::Dim, "…".to_owned()), |when| {
        let date = super::callback::date(&when, there, lang);
        if app.closed_in_hand(&when).is_some() {
            let closed = lang.say("ui-closed");
            (Meaning::Warning, format!("→ {date} · ✗ {closed}"))
        } else {
            (Meaning::Good, format!("→ {date}"))
        }
    }))
}

fn title(form: &FormPane, lang: &Lang) -> String {
    match &form.what {
        FormFor::NewCustomer => lang.say("form-add-customer"),
        FormFor::NewContact { name, .. } => say!(lang, "form-add-contact", name = name),
        FormFor::Colleague { by } => say!(lang, "colleague-title", name = by),
        FormFor::EditCustomer { before, .. } => {
            say!(lang, "form-edit-customer", name = &before.name)
        }
        FormFor::Begin => lang.say("begin-title"),
        FormFor::ImportPath => lang.say("import-choose"),
        FormFor::ImportList => lang.say("import-title"),
        FormFor::Washed => lang.say("ui-the-wash"),
        FormFor::CallbackTime => lang.say("ui-type-a-time"),
        FormFor::CallbackAbout => lang.say("wrap-up-about"),
        FormFor::Clock => lang.say("clock-title"),
        FormFor::Hours => lang.say("hours-title"),
        FormFor::WithWhom => lang.say("with-whom-title"),
        FormFor::Deed(deed) => matter::label(deed.1, lang),
        FormFor::Consent => lang.say("consent-title"),
        FormFor::NeverLifted => lang.say("never-lift-title"),
        FormFor::Answer { .. } => lang.say("guide-answer-title"),
        FormFor::Satisfied { score } => {
            let (score, scale) = (u64::from(*score), u64::from(SCALE));
            say!(lang, "said-satisfied", score = score, scale = scale)
        }
        FormFor::Quantity { product } => product.label.of(lang.code()).to_owned(),
        FormFor::NoteDown { what, .. } => causes::asked(*what, lang),
        FormFor::Sort(_) => lang.say("unsorted-failure"),
        FormFor::Cause(cause) => causes::label(cause.1, lang),
        FormFor::ReviewNote(_) => lang.say("review-note"),
        FormFor::AsideUntil(_) => lang.say("review-aside"),
        FormFor::Said { spoken, .. } => said::title(spoken, lang),
        FormFor::OverrideReason { .. } => lang.say("ui-all-the-same"),
    }
}

/// Which of how many fields is in hand, where there are many.
fn place(form: &FormPane) -> Strip {
    let count = form.fields.len();
    if count > 3 {
        Strip::of(Meaning::Dim, &format!("{} / {count}", form.at + 1))
    } else {
        Strip::default()
    }
}

/// What is said above the fields, with an empty line below it.
fn head(app: &App, form: &FormPane, cells: usize, lang: &Lang) -> Vec<Strip> {
    let text = match &form.what {
        FormFor::Begin => lang.say("begin-text"),
        FormFor::ImportPath => lang.say("ui-path-how"),
        FormFor::ImportList => lang.say("ui-list-how"),
        FormFor::Washed => lang.say("ui-wash-how"),
        FormFor::OverrideReason { .. } => lang.say("ui-reason-kept"),
        FormFor::Colleague { .. } => lang.say("colleague-how"),
        FormFor::Consent => lang.say("consent-how"),
        FormFor::NeverLifted => lang.say("never-lift-how"),
        FormFor::AsideUntil(_) => lang.say("review-aside-how"),
        FormFor::Deed(deed) => {
            let (matter, deed) = deed.as_ref();
            let what = matter::words(app, matter, lang);
            with_how(what, &format!("deed-{}-how", deed.name()), lang)
        }
        FormFor::NoteDown { what, .. } => {
            let how = format!("note-down-{}-how", what.name());
            with_how(String::new(), &how, lang)
        }
        FormFor::Sort(sorting) => {
            let row = sorting.row();
            let words = row.map_or_else(String::new, |row| lang.quoted(&row.what.demand));
            with_how(words, "unsorted-failure-how", lang)
        }
        FormFor::Cause(cause) => {
            let how = format!("cause-{}-how", cause.1.name());
            with_how(cause.0.words.clone(), &how, lang)
        }
        FormFor::Answer { words } => words.clone(),
        FormFor::NewCustomer
        | FormFor::NewContact { .. }
        | FormFor::EditCustomer { .. }
        | FormFor::CallbackTime
        | FormFor::CallbackAbout
        | FormFor::Clock
        | FormFor::Hours
        | FormFor::ReviewNote(_)
        | FormFor::WithWhom
        | FormFor::Satisfied { .. }
        | FormFor::Quantity { .. }
        | FormFor::Said { .. } => String::new(),
    };
    if text.is_empty() {
        return Vec::new();
    }
    let mut head = broken(Meaning::Text, &text, cells);
    head.push(Strip::default());
    head
}

/// What it is about, and what saving it means where that needs saying.
fn with_how(what: String, how: &str, lang: &Lang) -> String {
    let how = if lang.has(how) {
        lang.say(how)
    } else {
        String::new()
    };
    let said = [what, how].into_iter().filter(|it| !it.is_empty());
    said.collect::<Vec<_>>().join("\n")
}

fn how(app: &App, form: &FormPane, lang: &Lang) -> String {
    let save = key(app, Action::Save, Focus::Form);
    let is_pick = form
        .fields
        .get(form.at)
        .is_some_and(|field| matches!(field.entry, Entry::Pick { .. }));
    let back = key(app, Action::Back, Focus::Form);
    let mut how = match &form.what {
        FormFor::Begin => say!(lang, "ui-begin-how", key = save),
        FormFor::NewCustomer
        | FormFor::NewContact { .. }
        | FormFor::EditCustomer { .. }
        | FormFor::Consent
        | FormFor::NeverLifted => say!(lang, "form-save-how", key = save, back = back),
        FormFor::Colleague { .. }
        | FormFor::ImportPath
        | FormFor::ImportList
        | FormFor::Washed
        | FormFor::CallbackTime
        | FormFor::CallbackAbout
        | FormFor::Clock
        | FormFor::Hours
        | FormFor::WithWhom
        | FormFor::Deed(_)
        | FormFor::Answer { .. }
        | FormFor::Satisfied { .. }
        | FormFor::Quantity { .. }
        | FormFor::NoteDown { .. }
        | FormFor::Sort(_)
        | FormFor::Cause(_)
        | FormFor::ReviewNote(_)
        | FormFor::AsideUntil(_)
        | FormFor::Said { .. }
        | FormFor::OverrideReason { .. } => say!(lang, "ui-take-how", key = save, back = back),
    };
    if is_pick {
        how = format!("{} {how}", lang.say("ui-pick-how"));
    } else if form.fields.len() > 1 {
        let next = key(app, Action::NextField, Focus::Form);
        how = format!("{} {how}", say!(lang, "ui-next-field-how", key = next));
    }
    how
}
