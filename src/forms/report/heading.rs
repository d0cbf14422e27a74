//! What stands over a report: the time, what was chosen, of which records it was made and when.

use chrono::Datelike as _;

use super::said::Words;
use crate::lang::Lang;
use crate::report::Report;
use crate::say;

/// The words of a report, over all its tables.
pub(super) struct Heading {
    pub(super) title: String,
    /// The time, alone.
    pub(super) period: String,
    /// What was chosen.
    pub(super) chosen: String,
    pub(super) source: String,
    pub(super) made: String,
    /// What was taken out of people's words.
    pub(super) taken_out: Option<String>,
    /// What no figure is.
    pub(super) nobody_counted: String,
}

impl Heading {
    pub(super) fn of(report: &Report, lang: &Lang) -> Self {
        let is_digest = report.table("digest").is_some();
        let title = if is_digest {
            "report-digest-title"
        } else {
            "report-title"
        };
        let made = lang.moment(report.made.at, report.made);
        let day = lang.day_long(report.made.today());
        let when = format!("{day} {}, {made}", report.made.today().year());
        Self {
            title: lang.say(title),
            period: period(report, lang),
            chosen: chosen(report, lang),
            source: say!(
                lang,
                "report-source",
                calls = report.source.calls,
                desks = report.source.desks
            ),
            made: say!(lang, "report-made", when = when),
            taken_out: report
                .taken_out
                .map(|count| say!(lang, "report-taken-out", count = count)),
            nobody_counted: lang.say("report-nobody-counted"),
        }
    }

    /// The line under each table: its time, what was chosen, of which records and when.
    pub(super) fn source_line(&self) -> String {
        [&self.period, &self.chosen, &self.source, &self.made]
            .map(String::as_str)
            .join(" · ")
    }
}

/// The words of the language on the day on which a report was made.
pub(super) fn words<'a>(report: &Report, lang: &'a Lang) -> Words<'a> {
    Words {
        lang,
        today: report.made.today(),
    }
}

fn period(report: &Report, lang: &Lang) -> String {
    let day = |day: chrono::NaiveDate| {
        let date = lang.day_long(day);
        format!("{date} {}", day.year())
    };
    let (from, to) = (day(report.period.first()), day(report.period.last()));
    match report.period.week() {
        Some(week) => {
            let number = week.monday().iso_week().week();
            say!(lang, "report-week", week = number, from = from, to = to)
        }
        None if report.period.first() == report.period.last() => from,
        None => say!(lang, "report-days", from = from, to = to),
    }
}

fn chosen(report: &Report, lang: &Lang) -> String {
    let filters = [
        ("report-list", &report.filters.list),
        ("report-campaign", &report.filters.campaign),
        ("report-principal", &report.filters.principal),
    ];
    let chosen: Vec<String> = filters
        .into_iter()
        .filter_map(|(id, name)| Some(lang.with(id, &[("name", name.as_ref()?.into())])))
        .collect();
    if chosen.is_empty() {
        lang.say("report-everything")
    } else {
        chosen.join(" · ")
    }
}
