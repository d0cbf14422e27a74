//! The agenda by keys, and what the rules say of its days: holidays and closed hours are asked of the guard, here once
//! for each answer and not at each drawing.

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::guard::{Detail, Objection, clocks, nobody};
use crate::model::agenda::{AgendaQuestion, AgendaRow, Agreement, Whose};
use crate::model::callback::Callback;
use crate::model::customer::Audience;
use crate::model::list::ListAnswers;
use crate::model::moment::{Moment, Zone};
use crate::model::queue::Hold;
use crate::model::standing::{Class, ListFacts, Stated};
use crate::model::when::{Precision, When};
use crate::model::whereabouts::Whereabouts;

use super::cursor::{Cursor, Step};
use super::effect::Question;
use super::notice::Notice;
use super::over::Page;
use super::panes::agenda::{AgendaLine, AgendaPane, Closed, ClosedKind, DayKind, DayNote, Span};
use super::panes::callback::CallbackFor;
use super::waiting::OpenWhy;
use super::window::App;

impl App {
    pub(super) fn show_agenda(&mut self) {
        self.page = Page::Agenda;
        let today = self.now.today();
        // Whoever comes back finds it as it was left, but on another day it shows that day.
        if self.agenda.shown_on.replace(today) != Some(today) {
            self.agenda.day = Some(today);
            self.agenda.cursor = Cursor::default();
        }
        self.ask_agenda();
    }

    fn ask_agenda(&mut self) {
        let question = self.agenda.question(self.now.today());
        self.ask(Question::Agenda(question));
    }

    /// Reads the agenda again where it is shown.
    pub(super) fn reread_agenda(&mut self) {
        if self.page == Page::Agenda {
            self.ask_agenda();
        }
    }

    /// Takes what was agreed; an answer to what is no longer shown goes nowhere.
    pub(super) fn agenda_read(&mut self, asked: AgendaQuestion, rows: Vec<AgendaRow>) {
        if asked != self.agenda.question(self.now.today()) {
            return;
        }
        let days = asked.from.iter_days().take_while(|day| *day <= asked.to);
        let days = days.map(|day| (day, self.day_note(day))).collect();
        let lines: Vec<AgendaLine> = rows
            .into_iter()
            .map(|row| AgendaLine {
                closed: self.closed(&row),
                row,
            })
            .collect();
        self.agenda.cursor.keep_within(lines.len());
        self.agenda.days = days;
        self.agenda.lines = Some(lines);
    }

    /// A day or a week later or earlier.
    pub(super) fn turn_agenda(&mut self, step: Step) {
        let days = match self.agenda.span {
            Span::Day => 1,
            Span::Week => 7,
        };
        let days = match step {
            Step::Up | Step::PageUp | Step::First => -days,
            Step::Down | Step::PageDown | Step::Last => days,
        };
        let day = self.agenda.day.unwrap_or(self.now.today());
        let turned = day.checked_add_signed(Duration::days(days));
        self.agenda = AgendaPane {
            day: Some(turned.unwrap_or(day)),
            cursor: Cursor::default(),
            ..std::mem::take(&mut self.agenda)
        };
        self.ask_agenda();
    }

    /// From the week to the day of the chosen line, and back.
    pub(super) fn day_or_week(&mut self) {
        self.agenda.span = match self.agenda.span {
            Span::Day => Span::Week,
            Span::Week => {
                let chosen = self.agenda.chosen();
                let day = chosen.map(|line| line.row.what.day(self.now.zone));
                self.agenda.day = day.or(self.agenda.day);
                Span::Day
            }
        };
        self.agenda.cursor = Cursor::default();
        self.ask_agenda();
    }

    pub(super) fn whose_agenda(&mut self) {
        self.agenda.whose = match self.agenda.whose {
            Whose::Mine => Whose::Everyones,
            Whose::Everyones => Whose::Mine,
        };
        self.agenda.cursor = Cursor::default();
        self.ask_agenda();
    }

    pub(super) fn open_agreed(&mut self) {
        if let Some(customer) = self.agenda.chosen().map(|line| line.row.customer) {
            self.open(customer, OpenWhy::Look);
        }
    }

    /// Asks for another time for the chosen callback.
    pub(super) fn move_agreed(&mut self) {
        let Some(line) = self.agenda.chosen() else {
            return;
        };
        match &line.row.what {
            Agreement::Callback(Callback {
                id, set, customer, ..
            }) => {
                let (of, customer, set) = (*id, *customer, set.clone());
                let name = line.row.name.clone();
                if self.refuses_never(customer, &name) {
                    return;
                }
                let from = set.when;
                let what = CallbackFor::Move { customer, of, from };
                self.ask_callback(what, set.when.zone, Some(set));
            }
            Agreement::Promise(..) => self.note(Notice::PromiseStays),
        }
    }

    /// What is to know of a day in the desk's market.
    pub(crate) fn day_note(&self, day: NaiveDate) -> DayNote {
        let region = self.setup.settings.market;
        let market = self.setup.rules.market(region);
        let holidays = market.holidays.as_ref();
        let is_holiday = holidays.is_some_and(|it| {
            it.of_year(chrono::Datelike::year(&day), None)
                .contains(&day)
        });
        let closed_to = Audience::ALL.into_iter().filter(|audience| {
            let class = self.usual().class(Some(*audience), Whereabouts::default());
            let opens = self.opens_on(&class, day, &clocks(market, Whereabouts::default()));
            opens.is_err()
        });
        DayNote {
            closed_to: closed_to.collect(),
            kind: if is_holiday {
                DayKind::Holiday
            } else {
                DayKind::Plain
            },
        }
    }

    /// By which rules somebody is called who stands on no list.
    fn usual(&self) -> ListFacts {
        let campaign = self.campaign_of("");
        ListFacts {
            market: self.setup.settings.market,
            answers: ListAnswers::default(),
            purpose: campaign.map_or_else(String::new, |it| it.purpose.clone()),
            stated: Stated::default(),
        }
    }

    /// Whether there is an hour on a day at which people of a class may be called; else what stands in the way.
    fn opens_on(
        &self,
        class: &Class,
        day: NaiveDate,
        zones: &[Zone],
    ) -> Result<(), Option<Closed>> {
        let zone = zones.first().copied().unwrap_or(self.now.zone);
        let begins = zone.instant(day.and_time(NaiveTime::MIN));
        let answer = nobody(class, &self.setup.rules, begins);
        let opens = answer.opens_at.map(|at| at.in_zone(zone).date());
        if opens == Some(day) {
            Ok(())
        } else {
            Err(closed(&answer.objections, answer.opens_at))
        }
    }

    /// Whether what was agreed falls on a time at which they may not be called.
    fn closed(&self, row: &AgendaRow) -> Option<Closed> {
        match &row.what {
            Agreement::Callback(callback) => self.closed_at(&callback.set.when, &row.class),
            Agreement::Promise(_, due) => {
                let market = self.setup.rules.market(row.class.market);
                let zones = clocks(market, row.class.whereabouts);
                self.opens_on(&row.class, *due, &zones).err().flatten()
            }
        }
    }

    /// Whether people of a class may not be called at a time that is agreed with them.
    fn closed_at(&self, when: &When, class: &Class) -> Option<Closed> {
        match when.precision {
            // After four, until the hours are over.
            Precision::Exact | Precision::After => {
                let answer = nobody(class, &self.setup.rules, when.due());
                closed(&answer.objections, answer.opens_at)
            }
            Precision::Day => {
                let day = when.at.date();
                self.opens_on(class, day, &[when.zone]).err().flatten()
            }
        }
    }

    /// Whether the customer whom the keys are on may not be called at a time.
    pub(crate) fn closed_in_hand(&self, when: &When) -> Option<Closed> {
        self.closed_at(when, &self.class_in_hand()?)
    }

    /// The class of the customer whom the keys are on, as the first of their lists says.
    fn class_in_hand(&self) -> Option<Class> {
        let read = match self.page {
            Page::Agenda => return self.agenda.chosen().map(|line| line.row.class.clone()),
            Page::Review => self.review.card.as_ref(),
            Page::Today | Page::Desk | Page::Break | Page::OwnWeek | Page::Voice => {
                self.hand.card.as_ref()
            }
        }?;
        let member = read.card.lists.first();
        let usual = self.usual();
        let facts = member.map_or(usual.clone(), |member| ListFacts {
            market: member.list.market,
            answers: member.list.answers.clone(),
            ..usual
        });
        Some(facts.class(read.person.audience, read.person.whereabouts))
    }
}

/// What of the objections is about hours and days.
fn closed(objections: &[Objection], opens_at: Option<Moment>) -> Option<Closed> {
    let mut of_hours = objections
        .iter()
        .filter(|it| it.hold == Hold::OutsideHours)
        .peekable();
    of_hours.peek()?;
    let kind = of_hours.fold(ClosedKind::Hours, |kind, it| {
        if matches!(it.detail, Detail::OutsideHours { holiday: true, .. }) {
            ClosedKind::Holiday
        } else if it.detail == Detail::HouseClosed {
            ClosedKind::House
        } else {
            kind
        }
    });
    Some(Closed { opens_at, kind })
}
