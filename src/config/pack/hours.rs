//! Windows, as packs write them.

use crate::config::document::{Log, Section};
use crate::guard::{Backing, Hours, Span, Window};

use super::ground::{audiences, grounded, missing, purposes, subdivisions, values};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub(super) fn windows(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<Window> {
    let sections = root.sections(log, "window");
    let windows = sections.into_iter();
    windows
        .filter_map(|section| window(section, log, backing))
        .collect()
}

fn window(
    mut section: Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<Window> {
    let ground = grounded(&mut section, log, backing);
    let audiences = audiences(&mut section, log);
    let purposes = purposes(&mut section, log);
    let subdivisions = subdivisions(&mut section, log);
    let hours = hours(&mut section, log);
    let (rule, may_override) = ground?;
    section.finish(log);
    Some(Window {
        rule,
        audiences,
        purposes,
        subdivisions,
        hours,
        may_override,
    })
}

/// The hours of each day: `weekdays` is Monday to Friday, and a day's own key goes before it.
fn hours(section: &mut Section<'_>, log: &mut Log<'_>) -> Hours {
    let named = DAYS.iter().chain(&["weekdays"]);
    if !named.clone().any(|day| section.has(day)) {
        missing(section, log, "weekdays");
    }
    let weekdays = spans(section, log, "weekdays");
    let mut hours = Hours::default();
    for (n, (of_day, key)) in hours.days.iter_mut().zip(DAYS).enumerate() {
        *of_day = if section.has(key) {
            spans(section, log, key)
        } else if n < 5 {
            weekdays.clone()
        } else {
            Vec::new()
        };
    }
    hours.holiday = spans(section, log, "holiday");
    hours
}

fn spans(section: &mut Section<'_>, log: &mut Log<'_>, key: &'static str) -> Vec<Span> {
    values(section, log, key, &["09:00-21:00"], Span::parse)
}
