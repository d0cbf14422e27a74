//! Questions with numbered answers: what is asked, and what each answer comes to.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::over::Over;
use crate::app::panes::ask::{AskPane, Asking, ListAsking, ListQuestion};
use crate::app::panes::import::ImportStep;
use crate::app::reasons::Reason;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::customer::Field;
use crate::model::list::{List, ListState};
use crate::model::queue::{Counts, QueueOrder};
use crate::say;

use super::super::paper::Paper;
use super::super::sentence;
use super::super::strip::Strip;
use super::law::Asked;
use super::sheet::Sheet;
use super::{about, causes, fitted, key, label, matter, objected, talk, team, text_cells};

pub(super) fn draw(app: &App, ask: &AskPane, body: Area, paper: &mut Paper<'_, '_, '_>) {
    if let Asking::Objected { wanted, objections } = &ask.what {
        objected::draw(app, (wanted, objections), (ask.cursor, body), paper);
        return;
    }
    let sheet = sheet(app, &ask.what, paper.look.lang);
    let area = fitted(app, app.over_area(), sheet.rows());
    sheet.draw(ask.cursor, area, paper);
}

fn sheet(app: &App, what: &Asking, lang: &Lang) -> Sheet {
    match what {
        Asking::WhichList(lists) => which_list(app, lists, lang),
        Asking::WhichReason { reasons, .. } => which_reason(app, reasons, lang),
        Asking::FilterField(fields) => filter_field(app, fields, lang),
        Asking::FilterValue {
            field,
            label,
            values,
        } => filter_value(app, (field, label), values.as_deref(), lang),
        Asking::Order(orders) => order(app, orders, lang),
        Asking::Columns(fields) => columns(app, fields, lang),
        Asking::ListQuestion(asking) => list_question(app, asking, lang),
        Asking::WhichNumber(phones) => about::which_number(app, phones, lang),
        Asking::Objected { .. } => Sheet::default(),
        Asking::WhichParked(count) => which_parked(app, *count, lang),
        Asking::WhoRings { number, owners } => about::who_rings(app, number, owners, lang),
        Asking::WhichColleague { colleague, owners } => {
            about::which_colleague(app, colleague, owners, lang)
        }
        Asking::NeverCall => about::never_call(app, lang),
        Asking::WhomCovers => about::whom_covers(app, lang),
        Asking::WhichHours => about::which_hours(app, lang),
        Asking::WhichChannel => talk::which_channel(app, lang),
        Asking::HowSatisfied => talk::how_satisfied(app, lang),
        Asking::WhatToOrder { products, lines } => {
            talk::what_to_order(app, (products, lines), lang)
        }
        Asking::WholeGuide { .. } => talk::whole_guide(app, lang),
        Asking::AboutRules(banners) => about::rules(app, banners, lang),
        Asking::Team => team::desks(app, lang),
        Asking::WhichClock { zones } => about::which_clock(app, zones, lang),
        Asking::WhichHolds { of, .. } => about::which_holds(app, of, lang),
        Asking::WithWhom(people) => about::with_whom(app, people, lang),
        Asking::WhatNow(it) => matter::what_now(app, it, lang),
        Asking::NoteDown => causes::note_down(app, lang),
        Asking::Sort(sorting) => causes::sort(app, sorting, lang),
        Asking::OpenCauses(all) => causes::open(app, all.as_deref(), lang),
        Asking::CauseNow(cause) => causes::now(app, cause, lang),
        Asking::IsItThem(found) => about::is_it_them(app, found, lang),
        Asking::AreTheyOne { one, other } => about::are_they_one((one, other), lang),
        Asking::WhoIsTwo { pairs, .. } => about::who_is_two(app, pairs, lang),
        Asking::Propose { name, set, .. } => matter::propose(app, name, set, lang),
        Asking::Versions { versions, .. } => matter::versions(app, versions.as_deref(), lang),
        Asking::Quit => quit(app, lang),
        Asking::DiscardForm => discard_form(lang),
    }
}

/// Whether an answer is the one that holds already.
#[derive(Clone, Copy)]
pub(super) enum Taken {
    Yes,
    No,
}

impl Taken {
    pub(super) const fn when(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// What holds already is marked; two cells.
pub(super) fn tick(taken: Taken) -> Strip {
    match taken {
        Taken::Yes => Strip::of(Meaning::Good, "✓ "),
        Taken::No => Strip::plain("  "),
    }
}

fn which_list(app: &App, lists: &[(List, Counts)], lang: &Lang) -> Sheet {
    let chosen = app.queue.filter.list;
    let figures = |now: u64, waiting: u64| {
        Strip::of(
            Meaning::Dim,
            &say!(lang, "queue-counts", now = now, waiting = waiting),
        )
    };
    let mut sheet = Sheet::titled(&lang.say("ui-which-list"))
        .asking(&lang.say("ui-which-list-how"), text_cells(app));
    let now = lists.iter().map(|(_, counts)| counts.now).sum();
    let waiting = lists.iter().map(|(_, counts)| counts.waiting_total()).sum();
    let all = tick(Taken::when(chosen.is_none())).and(Meaning::Title, &lang.say("ui-all-lists"));
    sheet.answer(all, figures(now, waiting));
    for (list, counts) in lists {
        let is_chosen = Taken::when(chosen == Some(list.id));
        let state = match list.state {
            ListState::Open => String::new(),
            ListState::Paused | ListState::Closed | ListState::Undone => lang.name(&list.state),
        };
        let left = tick(is_chosen)
            .and(Meaning::Text, &list.name)
            .dot(Meaning::Warning, &state);
        sheet.answer(left, figures(counts.now, counts.waiting_total()));
    }
    sheet
}

fn which_reason(app: &App, reasons: &[Reason], lang: &Lang) -> Sheet {
    let mut sheet =
        Sheet::titled(&lang.say("waiting-title")).asking(&lang.say("waiting-how"), text_cells(app));
    for (hold, count, first) in reasons {
        let opens = first.map(|at| say!(lang, "ui-first-opens", when = lang.moment(at, app.now)));
        let text = lang.waiting(*hold, *count);
        sheet.answer_whole(&text, &opens.unwrap_or_default(), text_cells(app));
    }
    sheet
}

fn filter_field(app: &App, fields: &[(Field, String)], lang: &Lang) -> Sheet {
    let chosen = app.queue.filter.field.as_ref();
    let mut sheet = Sheet::titled(&lang.say("queue-choose-field"))
        .asking(&lang.say("ui-filter-how"), text_cells(app));
    let everybody =
        tick(Taken::when(chosen.is_none())).and(Meaning::Title, &lang.say("queue-no-filter"));
    sheet.answer(everybody, Strip::default());
    for (field, own) in fields {
        let value = chosen
            .filter(|(other, _)| other == field)
            .map(|(_, value)| value.as_str());
        let left = tick(Taken::when(value.is_some())).and(Meaning::Text, &label(field, own, lang));
        sheet.answer(left, Strip::of(Meaning::Dim, value.unwrap_or_default()));
    }
    sheet
}

fn filter_value(
    app: &App,
    (field, own): (&Field, &str),
    values: Option<&[(String, u64)]>,
    lang: &Lang,
) -> Sheet {
    let name = Strip::of(Meaning::Dim, &label(field, own, lang));
    let how = match values {
        None => "ui-reading",
        Some([]) => "ui-no-values",
        Some([..]) => "ui-values-how",
    };
    let mut sheet = Sheet::titled(&lang.say("queue-choose-value"))
        .beside(name)
        .asking(&lang.say(how), text_cells(app));
    for (value, count) in values.unwrap_or_default() {
        sheet.answer(
            Strip::plain(value),
            Strip::of(Meaning::Dim, &lang.number(*count)),
        );
    }
    sheet
}

fn order(app: &App, orders: &[(QueueOrder, String)], lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("ui-which-order"))
        .asking(&lang.say("ui-order-how"), text_cells(app));
    for (order, own) in orders {
        let text = match order {
            QueueOrder::ListOrder => lang.say("queue-order-list"),
            QueueOrder::Name => lang.say("queue-order-name"),
            QueueOrder::By(field) => say!(
                lang,
                "queue-order-by",
                field = label(field, own, lang).to_lowercase()
            ),
        };
        let is_chosen = Taken::when(app.queue.filter.order == *order);
        sheet.answer(tick(is_chosen).and(Meaning::Text, &text), Strip::default());
    }
    sheet
}

fn columns(app: &App, fields: &[(Field, String)], lang: &Lang) -> Sheet {
    let take = key(app, Action::Choose, Focus::Question);
    let how = say!(
        lang,
        "ui-columns-how",
        key = take,
        back = key(app, Action::Back, Focus::Question)
    );
    let mut sheet = Sheet::titled(&lang.say("queue-choose-columns")).asking(&how, text_cells(app));
    let shown = &app.queue.filter.columns;
    for (field, own) in fields {
        let place = shown.iter().position(|column| column == field);
        let left = tick(Taken::when(place.is_some())).and(Meaning::Text, &label(field, own, lang));
        let place = place.map_or_else(String::new, |place| (place + 1).to_string());
        sheet.answer(left, Strip::of(Meaning::Dim, &place));
    }
    sheet
}

fn list_question(app: &App, asking: &ListAsking, lang: &Lang) -> Sheet {
    let cells = text_cells(app);
    let asked = Asked::from(asking);
    let sheet =
        |id| Sheet::titled(&lang.say(id)).beside(Strip::of(Meaning::Dim, &asking.list.name));
    match asking.question {
        ListQuestion::Audience => {
            let mut sheet = sheet("import-ask-audience").head(Strip::default());
            asked.audiences(app, &mut sheet, lang);
            sheet
        }
        ListQuestion::Ground => {
            let mut sheet = sheet("import-ask-ground").head(Strip::default());
            asked.grounds(app, &mut sheet, lang);
            sheet
        }
        ListQuestion::Washed => {
            let mut sheet = sheet("import-ask-washed").head(Strip::default());
            asked.washed(app, (&mut sheet, cells), lang);
            sheet
        }
    }
}

fn which_parked(app: &App, count: usize, lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("parked-title"))
        .asking(&lang.say("ui-which-parked"), text_cells(app));
    for parked in app.shelf.iter().take(count) {
        let list = parked
            .errand
            .list
            .as_ref()
            .map_or("", |list| list.name.as_str());
        sheet.answer(
            sentence::parked(parked, app.now, lang),
            Strip::of(Meaning::Dim, list),
        );
    }
    sheet
}

/// Whether to quit: what is open, what is running, and what was not sent.
fn quit(app: &App, lang: &Lang) -> Sheet {
    let mut open = Vec::new();
    if let (Some(errand), Some(_)) = (app.hand.stage.errand(), app.hand.stage.call()) {
        open.push(say!(lang, "quit-open-call", name = errand.name.as_str()));
    }
    let is_running = |over: &Over| matches!(over, Over::Import(it) if matches!(it.step, ImportStep::Running { .. }));
    if app.over.iter().any(is_running) {
        open.push(lang.say("ui-quit-import"));
    }
    if let Some(count) = app.publishing.unpublished.filter(|_| app.is_unsent()) {
        open.push(say!(lang, "quit-unsent", count = count));
    }
    let mut sheet =
        Sheet::titled(&lang.say("quit-title")).asking(&open.join("\n"), text_cells(app));
    sheet.answer(Strip::plain(&lang.say("quit-yes")), Strip::default());
    sheet.answer(Strip::plain(&lang.say("quit-no")), Strip::default());
    sheet
}

fn discard_form(lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("discard-form")).head(Strip::default());
    sheet.answer(Strip::plain(&lang.say("ui-discard")), Strip::default());
    sheet.answer(Strip::plain(&lang.say("ui-keep-writing")), Strip::default());
    sheet
}
