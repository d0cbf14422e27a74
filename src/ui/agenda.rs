//! The agenda: day by day what was agreed, on the seller's clock, with the customer's where it differs; and the days that are
//! no days for calling.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::Area;
use crate::app::panes::agenda::{AgendaLine, Closed, ClosedKind, DayKind, DayNote, Span};
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::agenda::{Agreement, Whose};
use crate::model::callback::{Callback, CallbackSet};
use crate::model::customer::Audience;
use crate::model::seller::Owner;
use crate::model::when::Precision;
use crate::say;

use super::paper::{InHand, Paper};
use super::sentence;
use super::strip::Strip;

/// Cells of the time, so that names stand under each other.
const TIME_CELLS: usize = 9;

/// A line of the page: a day, something agreed on it, or something to read.
enum Line {
    Day(Strip, Strip),
    Row(usize, Strip, Strip),
    Under(Strip),
}

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let whose = match app.agenda.whose {
        Whose::Mine => "agenda-mine",
        Whose::Everyones => "agenda-everyones",
    };
    let title = Strip::of(Meaning::Title, &paper.say("agenda-title"));
    let title = title.dot(Meaning::Text, &paper.say(whose));
    let hand = InHand::when(app.over.is_empty());
    let inside = paper.pane(
        area,
        &title,
        &Strip::of(Meaning::Dim, &span(app, lang)),
        hand,
    );
    let lines = lines(app, lang);
    let at = app.agenda.cursor.at;
    let chosen = lines
        .iter()
        .position(|line| matches!(line, Line::Row(n, ..) if *n == at));
    let shown = usize::from(inside.rows);
    let extent = Extent {
        count: lines.len(),
        shown,
    };
    let top = extent.top(chosen.unwrap_or_default());
    paper.cursor(inside, 0, 0);
    for (row, line) in (0..inside.rows).zip(lines.iter().skip(top)) {
        match line {
            Line::Day(left, right) => paper.line_with(inside, row, left, right),
            Line::Under(strip) => paper.line(inside, row, strip),
            Line::Row(n, left, right) => {
                paper.line_with(inside, row, left, right);
                paper.row(inside, row, *n);
                if *n == at && app.over.is_empty() {
                    paper.choose_in_pane(inside, row);
                    paper.cursor(inside, 0, row);
                }
            }
        }
    }
    if lines.len() > top + shown {
        paper.more_below(inside);
    }
}

/// What is shown: the day, or the first and the last of the week.
fn span(app: &App, lang: &Lang) -> String {
    let today = app.now.today();
    let question = app.agenda.question(today);
    match app.agenda.span {
        Span::Day => lang.day_long(question.from),
        Span::Week => format!(
            "{} – {}",
            lang.date(question.from, today),
            lang.date(question.to, today)
        ),
    }
}

fn lines(app: &App, lang: &Lang) -> Vec<Line> {
    let Some(agreed) = &app.agenda.lines else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (day, note) in &app.agenda.days {
        let of_day = agreed
            .iter()
            .enumerate()
            .filter(|(_, line)| line.row.what.day(app.now.zone) == *day);
        let mut of_day = of_day.peekable();
        if app.agenda.span == Span::Week && !lines.is_empty() {
            lines.push(Line::Under(Strip::default()));
        }
        lines.push(day_line(app, *day, note, lang));
        if of_day.peek().is_none() {
            let free = Strip::of(Meaning::Dim, &format!("  {}", lang.say("agenda-free")));
            lines.push(Line::Under(free));
        }
        for (n, line) in of_day {
            let (left, right) = row(app, line, lang);
            lines.push(Line::Row(n, left, right));
            lines.extend(line.closed.map(|closed| under(app, closed, lang)));
        }
    }
    if agreed.is_empty() {
        let key = |action| {
            let chord = app.setup.keymap.chord(action, Focus::Agenda);
            chord.map_or_else(String::new, |chord| chord.to_string())
        };
        let how = say!(
            lang,
            "agenda-empty",
            later = key(Action::ShowLater),
            whose = key(Action::WhoseAgenda)
        );
        lines.push(Line::Under(Strip::default()));
        lines.push(Line::Under(Strip::of(Meaning::Dim, &how)));
    }
    lines
}

/// A day, and why it is none for calling.
fn day_line(app: &App, day: NaiveDate, note: &DayNote, lang: &Lang) -> Line {
    let near = lang.day(day, app.now.today());
    let is_near = day.signed_duration_since(app.now.today()).num_days().abs() <= 1;
    let heading = Strip::of(Meaning::Title, &lang.day_long(day));
    let heading = if is_near {
        heading.dot(Meaning::Focus, &near)
    } else {
        heading
    };
    Line::Day(heading, self::note(note, lang))
}

/// That a day is a holiday, and who may not be called on it.
pub(super) fn note(note: &DayNote, lang: &Lang) -> Strip {
    let holiday = match note.kind {
        DayKind::Holiday => Strip::of(Meaning::Warning, &lang.say("agenda-holiday")),
        DayKind::Plain => Strip::default(),
    };
    let closed = if note.closed_to.len() == Audience::ALL.len() {
        lang.say("agenda-no-calls")
    } else if note.closed_to.is_empty() {
        String::new()
    } else {
        let names = note.closed_to.iter();
        let names: Vec<String> = names
            .map(|it| lang.say(&format!("agenda-to-{}", it.name())))
            .collect();
        say!(lang, "agenda-no-calls-to", who = lang.list(&names))
    };
    if closed.is_empty() {
        return holiday;
    }
    holiday.dot(Meaning::Warning, &format!("✗ {closed}"))
}

/// Something that was agreed: when, with whom and about what; whose it is and what their clock says, at the right.
fn row(app: &App, line: &AgendaLine, lang: &Lang) -> (Strip, Strip) {
    let never = sentence::never(line.row.is_never, lang);
    match &line.row.what {
        Agreement::Callback(callback) => {
            let is_due = callback.set.when.due() <= app.now.at;
            let (glyph, meaning) = if is_due {
                ("◆ ", Meaning::Due)
            } else {
                ("◇ ", Meaning::Text)
            };
            let left = Strip::of(meaning, glyph)
                .join(time(app, callback, meaning, lang))
                .and(Meaning::Title, &line.row.name)
                .dot(Meaning::Text, &callback.set.about);
            let there = there(app, &callback.set, lang);
            let owner = lang.owner(&callback.set.owner, app.setup.seller.as_ref());
            let right = never.dot(Meaning::Warning, &there.unwrap_or_default());
            (left, right.dot(Meaning::Dim, &owner))
        }
        Agreement::Promise(promise, _) => {
            let left = Strip::of(Meaning::Promise, "⚠ ")
                .join(padded(Meaning::Promise, &lang.say("agenda-promise")))
                .and(Meaning::Title, &line.row.name)
                .dot(Meaning::Text, &promise.made.words);
            let owner = Owner::Seller(promise.made.owner.clone());
            let owner = lang.owner(&owner, app.setup.seller.as_ref());
            (left, never.dot(Meaning::Dim, &owner))
        }
    }
}

/// The time on the seller's clock.
fn time(app: &App, callback: &Callback, meaning: Meaning, lang: &Lang) -> Strip {
    let when = &callback.set.when;
    let here = lang.time(when.due().in_zone(app.now.zone).time());
    let text = match when.precision {
        Precision::Exact => here,
        Precision::After => say!(lang, "agenda-after", time = here),
        Precision::Day => lang.say("ui-any-time"),
    };
    padded(meaning, &text)
}

fn padded(meaning: Meaning, text: &str) -> Strip {
    let strip = Strip::of(meaning, text);
    let gap = TIME_CELLS.saturating_sub(strip.width()).max(1);
    strip.and(Meaning::Text, &" ".repeat(gap))
}

/// The time on the customer's clock, where it is another.
pub(super) fn there(app: &App, set: &CallbackSet, lang: &Lang) -> Option<String> {
    let when = &set.when;
    let here = when.due().in_zone(app.now.zone);
    let has_time = when.precision != Precision::Day;
    (has_time && here != when.at)
        .then(|| say!(lang, "agenda-there", time = lang.time(when.at.time())))
}

/// That nobody may call then, and when it opens.
fn under(app: &App, closed: Closed, lang: &Lang) -> Line {
    let indent = " ".repeat(TIME_CELLS + 2);
    let strip = Strip::plain(&indent).join(why(app, closed, lang));
    Line::Under(strip)
}

pub(super) fn why(app: &App, closed: Closed, lang: &Lang) -> Strip {
    let id = match closed.kind {
        ClosedKind::Holiday => "agenda-closed-holiday",
        ClosedKind::Hours => "agenda-closed-hours",
        ClosedKind::House => "agenda-closed-house",
    };
    let opens = closed.opens_at.map(|at| {
        let when = lang.moment(at, app.now);
        say!(lang, "agenda-opens", when = when)
    });
    Strip::of(Meaning::Warning, &format!("✗ {}", lang.say(id)))
        .dot(Meaning::Dim, &opens.unwrap_or_default())
}
