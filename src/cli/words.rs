//! Words of the command line that stand for values.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};

use super::exit::{Exit, Failure};
use crate::config::Config;
use crate::config::pack::PURPOSES;
use crate::model::customer::Audience;
use crate::model::list::{Ground, ListAudience};
use crate::model::moment::{Moment, Zone};
use crate::model::phone::Region;
use crate::shell::home::Home;

/// Who the people on a list are.
pub(super) fn audience(text: &str) -> Result<ListAudience, String> {
    let known = Audience::ALL.map(Audience::name).join(", ");
    text.parse().map_err(|()| format!("one of {known}, auto"))
}

/// What lets us call them.
pub(super) fn ground(text: &str) -> Result<Ground, String> {
    let known = Ground::ALL.map(Ground::name).join(", ");
    text.parse().map_err(|()| format!("one of {known}"))
}

/// A register and the date of its version: `NO.REG.RESERVASJON=2026-11-19`.
pub(super) fn washed(text: &str) -> Result<(String, NaiveDate), String> {
    let wanted = "a register and a date, as NO.REG.RESERVASJON=2026-11-19";
    let (register, date) = text.split_once('=').ok_or(wanted)?;
    let date = date.parse().map_err(|_| wanted)?;
    if register.is_empty() {
        return Err(wanted.to_owned());
    }
    Ok((register.to_owned(), date))
}

/// A name: something that can be read, without the room around it.
pub(super) fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() {
        return Err("a name, as \"Winter\"".to_owned());
    }
    Ok(name.to_owned())
}

/// Two words with an equals sign between them.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let (left, right) = text.rsplit_once('=').ok_or("two words, as COLUMN=FIELD")?;
    Ok((left.to_owned(), right.to_owned()))
}

/// A campaign that there is.
pub(super) fn campaign(config: &Config, code: &str) -> Result<(), Failure> {
    let known = config
        .campaigns
        .iter()
        .any(|campaign| campaign.code == code);
    if known {
        return Ok(());
    }
    let codes: Vec<&str> = config.campaigns.iter().map(|it| it.code.as_str()).collect();
    Err(Failure::new(Exit::Usage, "cli-no-campaign")
        .with("code", code)
        .with("known", codes.join(", ")))
}

/// One audience.
pub(super) fn audience_of(text: &str) -> Result<Audience, String> {
    let known = Audience::ALL.map(Audience::name).join(", ");
    let text = text.replace('_', "-");
    text.parse().map_err(|()| format!("one of {known}"))
}

/// A market.
pub(super) fn market(text: &str) -> Result<Region, String> {
    text.parse().map_err(|_| "two letters, as NO".to_owned())
}

/// What a call is for.
pub(super) fn purpose(text: &str) -> Result<String, String> {
    if PURPOSES.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(format!("one of {}", PURPOSES.join(", ")))
}

/// A day, or a moment with its offset, or a time without one, which is on a clock that the command knows.
pub(super) fn moment(text: &str) -> Result<Point, String> {
    const LOCAL: [&str; 2] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    if let Ok(day) = text.parse() {
        return Ok(Point::Day(day));
    }
    let mut local = LOCAL.iter();
    if let Some(local) = local.find_map(|it| NaiveDateTime::parse_from_str(text, it).ok()) {
        return Ok(Point::Local(local));
    }
    text.parse().map(Point::Moment).map_err(|_| {
        "a day, as 2026-11-23, a time, as 2026-11-23T10:00, or a moment, as 2026-11-23T10:00:00+01:00"
            .to_owned()
    })
}

/// A day.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "a day, as 2026-11-23".to_owned())
}

/// The firm on whose behalf something is asked for must be known.
pub(super) fn principal(home: &Home, name: &str) -> Result<(), Failure> {
    if home.store.is_principal(name)? || home.desk.config.settings.principal == name {
        return Ok(());
    }
    let known = home.store.principals()?;
    let id = if known.is_empty() {
        "cli-no-principals"
    } else {
        "cli-no-principal"
    };
    Err(Failure::new(Exit::Usage, id)
        .with("name", name)
        .with("known", known.join(", ")))
}

/// A point in time, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// A day.
    Day(NaiveDate),
    /// A time on a clock.
    Local(NaiveDateTime),
    /// A moment.
    Moment(Moment),
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Local(local) => local.format("%Y-%m-%dT%H:%M").fmt(f),
            Self::Moment(moment) => moment.fmt(f),
        }
    }
}

impl Point {
    /// The instant at which it begins, on this clock.
    #[must_use]
    pub(super) fn begins(self, zone: Zone) -> Moment {
        match self {
            Self::Day(day) => zone.instant(day.into()),
            Self::Local(local) => zone.instant(local),
            Self::Moment(moment) => moment,
        }
    }

    /// The instant at which it is over: the end of a day, or the moment itself.
    #[must_use]
    pub(super) fn ends(self, zone: Zone) -> Moment {
        match self {
            Self::Day(day) => zone.instant(day.succ_opt().unwrap_or(day).into()),
            Self::Local(local) => zone.instant(local),
            Self::Moment(moment) => moment,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wash_names_a_register_and_a_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
        assert_eq!(
            washed("NO.REG.X=2026-11-19"),
            Ok(("NO.REG.X".to_owned(), day))
        );
        for text in ["", "NO.REG.X", "=2026-11-19", "NO.REG.X=yesterday"] {
            assert!(washed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_column_may_hold_an_equals_sign() {
        let pair = pair("a=b=phone").unwrap();
        assert_eq!(pair, ("a=b".to_owned(), "phone".to_owned()));
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let day = moment("2026-10-25").unwrap();
        let hours = day
            .ends(Zone::OSLO)
            .since(day.begins(Zone::OSLO))
            .num_hours();
        assert_eq!(hours, 25);
        let noon = moment("2026-11-23T12:00").unwrap();
        let with_offset = moment("2026-11-23T12:00:00+01:00").unwrap();
        assert_eq!(noon.begins(Zone::OSLO), with_offset.begins(Zone::UTC));
        assert!(moment("last week").is_err());
    }
}
