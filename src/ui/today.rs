//! Today: what is due, what is parked, and how each list is doing. And the break, which shows nothing of any customer.

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::Area;
use crate::app::panes::today::{TodayRow, kept_count};
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::model::keeping::{Keeping, KeptKind};
use crate::model::list::{List, ListState};
use crate::model::queue::{Counts, Hold, Today};
use crate::say;

use super::over::team;
use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::{kept, sentence};

/// A line of the page: a heading, a row that can be chosen, or something to read.
enum Line {
    Plain(Strip),
    Row(usize, Strip, Strip),
}

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let title = Strip::of(Meaning::Title, &paper.say("today-title"));
    let date = paper.look.lang.day_long(app.now.today());
    let hand = InHand::when(app.over.is_empty());
    let inside = paper.pane(area, &title, &Strip::of(Meaning::Dim, &date), hand);
    let Some(today) = &app.today.today else {
        return;
    };
    let lines = if today.customers == 0 {
        empty(app, paper)
    } else {
        lines(app, today, paper)
    };
    let chosen = lines
        .iter()
        .position(|line| matches!(line, Line::Row(n, _, _) if *n == app.today.cursor.at));
    let shown = usize::from(inside.rows);
    let extent = Extent {
        count: lines.len(),
        shown,
    };
    let top = extent.top(chosen.unwrap_or_default());
    for (row, line) in (0..inside.rows).zip(lines.iter().skip(top)) {
        match line {
            Line::Plain(strip) => paper.line(inside, row, strip),
            Line::Row(n, left, right) => {
                paper.line_with(inside, row, left, right);
                paper.row(inside, row, *n);
                if *n == app.today.cursor.at && app.over.is_empty() {
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

/// What an empty desk says: what to do.
fn empty(app: &App, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let lang = paper.look.lang;
    let key = |action| {
        let chord = app.setup.keymap.chord(action, Focus::Today);
        chord.map_or_else(String::new, |chord| chord.to_string())
    };
    vec![
        Line::Plain(Strip::default()),
        Line::Plain(Strip::of(
            Meaning::Title,
            &format!("  {}", paper.say("today-empty")),
        )),
        Line::Plain(Strip::default()),
        Line::Plain(Strip::plain(&format!(
            "  {}",
            say!(lang, "today-empty-how", key = key(Action::ImportList))
        ))),
        Line::Plain(Strip::plain(&format!(
            "  {}",
            say!(lang, "today-empty-add", key = key(Action::AddCustomer))
        ))),
    ]
}

fn lines(app: &App, today: &Today, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let rows = app.today_rows();
    let mut lines = of_home(app, paper);
    if KeptKind::ALL
        .iter()
        .all(|kind| kept_count(today, *kind) == 0)
    {
        if !lines.is_empty() {
            lines.push(Line::Plain(Strip::default()));
        }
        lines.push(Line::Plain(Strip::of(
            Meaning::Good,
            &format!("✓ {}", paper.say("today-nothing-due")),
        )));
    }
    let mut section = None;
    for (n, row) in rows.iter().enumerate() {
        let heading = heading(today, *row);
        if section.as_ref() != Some(&heading) {
            if !lines.is_empty() {
                lines.push(Line::Plain(Strip::default()));
            }
            let strip = heading.as_ref().map(|id| title(today, *row, id, paper));
            lines.extend(strip.map(Line::Plain));
            section = Some(heading);
        }
        lines.extend(row_lines(app, today, n, *row, paper));
    }
    lines.extend(away(app, today, paper));
    lines.extend(doubles(app, today, paper));
    lines.extend(exports(app, today, paper));
    lines
}

/// What was exported, in the desk's language; as it stands when a newer version knows more kinds.
fn exported_what(what: &str, paper: &Paper<'_, '_, '_>) -> String {
    match what {
        "calls" | "customers" | "callbacks" | "promises" | "questions" | "demands" | "orders" => {
            paper.say(&format!("exported-{what}"))
        }
        newer => newer.to_owned(),
    }
}

/// That this home was put back or copied, and what came back to it.
fn of_home(app: &App, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let told = team::of_home(app, paper.look.lang);
    let told = told.iter().flat_map(|text| team::warning(app, text));
    told.map(Line::Plain).collect()
}

/// Who is away, until when, and who stands in.
fn away(app: &App, today: &Today, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let lang = paper.look.lang;
    let mut lines = Vec::new();
    for away in &today.away {
        let Some(until) = away.until else { continue };
        if lines.is_empty() {
            lines.push(Line::Plain(Strip::default()));
        }
        let until = lang.day(until, app.now.today());
        let who = away.seller.name.as_str();
        let text = match &away.to {
            Some(to) => say!(lang, "away-to", who = who, until = until, to = &to.name),
            None => say!(lang, "away-shared", who = who, until = until),
        };
        let strip = Strip::of(Meaning::Warning, "⇄ ").and(Meaning::Text, &text);
        lines.push(Line::Plain(strip));
    }
    lines
}

/// Whom a colleague rang within half an hour of the seller's own call.
fn doubles(app: &App, today: &Today, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let lang = paper.look.lang;
    let mut lines = Vec::new();
    for double in &today.doubles {
        if lines.is_empty() {
            lines.push(Line::Plain(Strip::default()));
        }
        let [(first, began), (second, again)] = &double.calls;
        let text = say!(
            lang,
            "today-double",
            name = &double.name,
            first = &first.name,
            began = lang.moment(*began, app.now),
            second = &second.name,
            again = lang.moment(*again, app.now)
        );
        let strip = Strip::of(Meaning::Dim, "⇄ ").and(Meaning::Dim, &text);
        lines.push(Line::Plain(strip));
    }
    lines
}

/// Who took out what was done with the names of those who did it, and why: nobody is to learn of that by chance.
fn exports(app: &App, today: &Today, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let lang = paper.look.lang;
    let mut lines = Vec::new();
    for (at, exported) in &today.exported {
        if lines.is_empty() {
            lines.push(Line::Plain(Strip::default()));
        }
        let text = say!(
            lang,
            "today-exported",
            who = &exported.seller.name,
            what = exported_what(&exported.what, paper),
            when = lang.moment(*at, app.now),
            why = &exported.why
        );
        let strip = Strip::of(Meaning::Warning, "! ").and(Meaning::Text, &text);
        lines.push(Line::Plain(strip));
    }
    lines
}

/// What stands over rows of this kind; nothing over the quietest.
fn heading(today: &Today, row: TodayRow) -> Option<String> {
    match row {
        TodayRow::Kept(kind, _) | TodayRow::More(kind, _) => Some(format!("today-{}", kind.name())),
        TodayRow::Parked(_) => Some("parked-title".to_owned()),
        TodayRow::List(_) if today.is_shared => Some("today-lists-shared".to_owned()),
        TodayRow::List(_) => Some("today-lists".to_owned()),
        TodayRow::Rules => None,
    }
}

/// A heading, with how many there are where not all are shown.
fn title(today: &Today, row: TodayRow, id: &str, paper: &Paper<'_, '_, '_>) -> Strip {
    let title = Strip::of(Meaning::Title, &paper.say(id));
    let kind = match row {
        TodayRow::Kept(kind, _) | TodayRow::More(kind, _) => kind,
        TodayRow::Parked(_) | TodayRow::List(_) | TodayRow::Rules => return title,
    };
    let rows = kept_count(today, kind);
    let count = today.keeping.count(kind, rows);
    if kind == KeptKind::Unsorted || count <= u64::try_from(rows).unwrap_or(u64::MAX) {
        return title;
    }
    let number = paper.look.lang.number(count);
    if count < Keeping::COUNTED_MAX {
        title.dot(Meaning::Dim, &number)
    } else {
        title.dot(Meaning::Dim, &format!("> {number}"))
    }
}

fn row_lines(
    app: &App,
    today: &Today,
    n: usize,
    row: TodayRow,
    paper: &Paper<'_, '_, '_>,
) -> Vec<Line> {
    let lang = paper.look.lang;
    let one = |left, right| vec![Line::Row(n, left, right)];
    match row {
        TodayRow::Kept(kind, at) => kept::row(app, today, (kind, at), paper)
            .map_or_else(Vec::new, |(left, right)| one(left, right)),
        TodayRow::More(_, count) => {
            let more = format!("▸ {}", say!(lang, "card-more", count = count));
            one(Strip::of(Meaning::Dim, &more), Strip::default())
        }
        TodayRow::Parked(at) => app.shelf.at(at).map_or_else(Vec::new, |parked| {
            one(sentence::parked(parked, app.now, lang), Strip::default())
        }),
        TodayRow::Rules => {
            let count = app.banners_unread();
            let text = say!(lang, "rules-unread", count = count);
            one(
                Strip::of(Meaning::Dim, "· ").and(Meaning::Dim, &text),
                Strip::default(),
            )
        }
        TodayRow::List(at) => list_lines(app, today.lists.get(at), n, paper),
    }
}

/// A list and its figures, and below an open one why its people wait.
fn list_lines(
    app: &App,
    list: Option<&(List, Counts)>,
    n: usize,
    paper: &Paper<'_, '_, '_>,
) -> Vec<Line> {
    let Some((list, counts)) = list else {
        return Vec::new();
    };
    let lang = paper.look.lang;
    let figures = say!(
        lang,
        "today-list",
        now = counts.now,
        waiting = counts.waiting_total(),
        done = counts.done
    );
    let name = Strip::plain("  ");
    match list.state {
        ListState::Open => {
            let name = name.and(Meaning::Title, &list.name);
            let mut lines = vec![Line::Row(n, name, Strip::plain(&figures))];
            lines.extend(why(counts, app, paper).into_iter().map(Line::Plain));
            lines
        }
        // Nobody of it comes in the queue, so why its people wait is not the matter.
        ListState::Paused | ListState::Closed | ListState::Undone => {
            let name = name.and(Meaning::Dim, &list.name);
            let name = name.dot(Meaning::Warning, &lang.name(&list.state));
            vec![Line::Row(n, name, Strip::of(Meaning::Dim, &figures))]
        }
    }
}

/// Why the rest of a list waits.
pub(super) fn why(counts: &Counts, app: &App, paper: &Paper<'_, '_, '_>) -> Vec<Strip> {
    let waiting = counts.waiting.iter().filter(|(_, count, _)| *count > 0);
    waiting
        .map(|(hold, count, first)| {
            let text = paper.look.lang.waiting(*hold, *count);
            let opens = first.map(|at| {
                let when = paper.look.lang.moment(at, app.now);
                say!(paper.look.lang, "ui-first-opens", when = when)
            });
            // Only this empties a list that was full the day before.
            let meaning = if *hold == Hold::NeedsWash {
                Meaning::Warning
            } else {
                Meaning::Dim
            };
            Strip::of(meaning, &format!("    {text}")).dot(Meaning::Dim, &opens.unwrap_or_default())
        })
        .collect()
}

pub(super) fn draw_break(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let title = Strip::of(Meaning::Title, &paper.say("break-title"));
    let inside = paper.pane(area, &title, &Strip::default(), InHand::Yes);
    let key = app
        .setup
        .keymap
        .chord(Action::Back, Focus::Today)
        .map(|chord| chord.to_string());
    let how = say!(paper.look.lang, "break-back", key = key.unwrap_or_default());
    let middle = inside.rows / 2;
    paper.line(
        inside,
        middle.saturating_sub(1),
        &Strip::plain(&format!("  {}", paper.say("break-text"))),
    );
    paper.line(
        inside,
        middle + 1,
        &Strip::of(Meaning::Dim, &format!("  {how}")),
    );
}
