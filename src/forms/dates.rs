//! Dates as lists write them.
//!
//! *Invariant:* one column is read in one order. Which one is seen from all its cells, not from the one at hand.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::model::incoming::IncomingCallback;
use crate::model::phone::Region;
use crate::model::text::fold;

/// Longer texts are not dates.
const DATE_MAX: usize = 40;

/// Which comes first in `03/04/2026`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// The day, as nearly everywhere.
    #[default]
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

/// The order of a column, and how it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ColumnOrder {
    /// The order in which the column is read.
    pub order: DateOrder,
    /// How it is known.
    pub known: Known,
}

/// How the order of a column is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Known {
    /// A cell has a number above twelve, or the form leaves no choice.
    Seen,
    /// Both readings go for every cell: the region's own order was taken.
    #[default]
    Assumed,
}

/// The order of a column with these cells, in a list of this region.
pub fn column_order<'a>(cells: impl IntoIterator<Item = &'a str>, region: Region) -> ColumnOrder {
    let (mut day_first, mut month_first, mut open) = (0_usize, 0_usize, 0_usize);
    for cell in cells {
        let Some(Parts { first, second, .. }) = Parts::of(cell) else {
            continue;
        };
        match (first, second) {
            (13..=31, 1..=12) => day_first += 1,
            (1..=12, 13..=31) => month_first += 1,
            (1..=12, 1..=12) if cell.contains('.') => day_first += 1,
            (1..=12, 1..=12) if first != second => open += 1,
            _ => {}
        }
    }
    let known = if day_first + month_first > 0 || open == 0 {
        Known::Seen
    } else {
        Known::Assumed
    };
    let order = match (day_first, month_first) {
        (0, 0) if region == Region::US => DateOrder::MonthFirst,
        (days, months) if months > days => DateOrder::MonthFirst,
        _ => DateOrder::DayFirst,
    };
    ColumnOrder { order, known }
}

/// A date with the time of day when one is given: ISO 8601, `21.11.2026 09:30`, `21/11-26`, `21. nov 2026 kl 9`,
/// spreadsheet serials (`46347`, days since 1899-12-30).
#[must_use]
pub fn read(text: &str, order: DateOrder) -> Option<IncomingCallback> {
    let text = text.trim();
    if let Some(serial) = serial(text) {
        return Some(serial);
    }
    let parts = Parts::of(text)?;
    let day = parts.day(order)?;
    let time = match parts.hour {
        None => None,
        Some(hour) => Some(NaiveTime::from_hms_opt(hour, parts.minute.unwrap_or(0), 0)?),
    };
    Some(IncomingCallback { day, time })
}

/// The date with which a note begins: `21.11.2026: ringte, ikke svar`.
#[must_use]
pub fn leading(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let first = text.trim_start().split([' ', ':', '\n', '\t']).next()?;
    let first = first.trim_end_matches(['.', ',', '-', '–']);
    let is_date_like = first.len() >= 6 && first.contains(['.', '-', '/']);
    is_date_like.then(|| Parts::of(first)?.day(order)).flatten()
}

fn serial(text: &str) -> Option<IncomingCallback> {
    let (days, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits_only = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if days.len() != 5 || !digits_only(days) || !digits_only(fraction) {
        return None;
    }
    let days: u64 = days.parse().ok()?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    let minutes = match fraction {
        "" => return Some(IncomingCallback { day, time: None }),
        _ => format!("0.{fraction}").parse::<f64>().ok()? * 1440.0,
    };
    // 0 ≤ minutes ≤ 1440 by the form of the text.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of a day in minutes"
    )]
    let minutes = (minutes.round() as u32).min(1439);
    let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
    Some(IncomingCallback { day, time })
}

/// The numbers of a date as they stand.
struct Parts {
    first: u32,
    second: u32,
    third: u32,
    form: Form,
    hour: Option<u32>,
    minute: Option<u32>,
}

/// What the numbers of a date are.
enum Form {
    YearFirst,
    YearLast,
    /// Day, month (which was a word), year.
    Named,
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        if text.len() > DATE_MAX || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let read = Read::of(text)?;
        let mut numbers = read.numbers.iter().copied();
        let (first, second) = (numbers.next()?, numbers.next()?);
        let (form, third) = match read.month {
            Some(month) if first.1 <= 2 => {
                let year = written_year(second)?;
                return Some(Self::timed(
                    first.0,
                    month,
                    year,
                    Form::Named,
                    numbers,
                    read.half,
                ));
            }
            Some(_) => return None,
            None if first.1 == 4 => (Form::YearFirst, numbers.next()?.0),
            None => (Form::YearLast, written_year(numbers.next()?)?),
        };
        Some(Self::timed(
            first.0, second.0, third, form, numbers, read.half,
        ))
    }

    fn timed(
        first: u32,
        second: u32,
        third: u32,
        form: Form,
        mut rest: impl Iterator<Item = (u32, usize)>,
        half: Half,
    ) -> Self {
        let hour = rest.next().map(|(hour, _)| match (half, hour) {
            (Half::Afternoon, 1..=11) => hour + 12,
            (Half::Morning, 12) => 0,
            _ => hour,
        });
        let minute = rest.next().map(|(minute, _)| minute);
        Self {
            first,
            second,
            third,
            form,
            hour,
            minute,
        }
    }

    fn day(&self, order: DateOrder) -> Option<NaiveDate> {
        let (year, month, day) = match (&self.form, order) {
            (Form::YearFirst, _) => (self.first, self.second, self.third),
            (Form::Named, _) | (Form::YearLast, DateOrder::DayFirst) => {
                (self.third, self.second, self.first)
            }
            (Form::YearLast, DateOrder::MonthFirst) => (self.third, self.first, self.second),
        };
        let year = match year {
            0..=69 => 2000 + year,
            70..=99 => 1900 + year,
            1850..=2200 => year,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    }
}

/// A year is written with two digits or four.
const fn written_year((year, digits): (u32, usize)) -> Option<u32> {
    match digits {
        2 | 4 => Some(year),
        _ => None,
    }
}

/// Which half of the day *am* and *pm* said.
#[derive(Debug, Clone, Copy)]
enum Half {
    Unsaid,
    Morning,
    Afternoon,
}

/// The numbers and the month's name in a text; none when it says anything else.
struct Read {
    /// Each with how many digits it was written.
    numbers: Vec<(u32, usize)>,
    month: Option<u32>,
    half: Half,
}

impl Read {
    fn of(text: &str) -> Option<Self> {
        let mut read = Self {
            numbers: Vec::with_capacity(8),
            month: None,
            half: Half::Unsaid,
        };
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let is_kind: fn(char) -> bool = match letter {
                '0'..='9' => |letter| letter.is_ascii_digit(),
                _ if letter.is_alphabetic() => char::is_alphabetic,
                _ => |letter| !letter.is_alphanumeric(),
            };
            let end = rest.find(|letter| !is_kind(letter)).unwrap_or(rest.len());
            let (token, after) = rest.split_at_checked(end)?;
            rest = after;
            if letter.is_ascii_digit() {
                read.numbers.push((token.parse().ok()?, token.len()));
            } else if letter.is_alphabetic() {
                read.word(token)?;
            }
        }
        Some(read)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        const MONTHS: [(&str, u32); 20] = [
            ("jan", 1),
            ("feb", 2),
            ("mar", 3),
            ("apr", 4),
            ("mai", 5),
            ("maj", 5),
            ("may", 5),
            ("jun", 6),
            ("jul", 7),
            ("aug", 8),
            ("sep", 9),
            ("okt", 10),
            ("oct", 10),
            ("nov", 11),
            ("des", 12),
            ("dec", 12),
            ("dez", 12),
            ("mrz", 3),
            ("marz", 3),
            ("marts", 3),
        ];
        const FILLERS: [&str; 12] = [
            "t", "z", "kl", "klokken", "den", "at", "um", "uhr", "d", "h", "utc", "kel",
        ];
        let folded = fold(word);
        if folded.len() >= 3
            && let Some((_, month)) = MONTHS.iter().find(|(name, _)| folded.starts_with(name))
        {
            self.month = Some(*month);
            return Some(());
        }
        match folded.as_str() {
            "am" => self.half = Half::Morning,
            "pm" => self.half = Half::Afternoon,
            other if FILLERS.contains(&other) || is_weekday(other) => {}
            _ => return None,
        }
        Some(())
    }
}

fn is_weekday(folded: &str) -> bool {
    const DAYS: [&str; 17] = [
        "man", "tir", "ons", "tor", "fre", "lor", "son", "mon", "tue", "tu", "wed", "thu", "fri",
        "sat", "sun", "mit", "don",
    ];
    DAYS.iter().any(|day| {
        folded == *day
            || (folded.starts_with(day)
                && (folded.ends_with("dag") || folded.ends_with("day") || folded.ends_with("tag")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: DateOrder, expected: &str) {
        let read = read(text, order).map_or_else(String::new, |at| match at.time {
            None => at.day.to_string(),
            Some(time) => format!("{} {}", at.day, time.format("%H:%M")),
        });
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn dates_in_all_spellings() {
        for text in [
            "2026-11-21",
            "21.11.2026",
            "21/11-26",
            "21.11.26",
            "21/11/2026",
            "21-11-2026",
            "46347",
            "21. november 2026",
            "21 nov 2026",
            "21. Nov. 26",
            "lørdag 21.11.2026",
            "den 21.11.2026",
            "2026/11/21",
            " 21.11.2026 ",
            "2026.11.21",
            "Nov 21, 2026",
            "lør. 21.11.2026",
        ] {
            check(text, DateOrder::DayFirst, "2026-11-21");
        }
        check("11/21/2026", DateOrder::MonthFirst, "2026-11-21");
        check("01.02.99", DateOrder::DayFirst, "1999-02-01");
    }

    #[test]
    fn times_with_dates() {
        for text in [
            "2026-11-21T09:30:00+01:00",
            "2026-11-21 09:30",
            "21.11.2026 09:30",
            "21.11.2026 kl. 09.30",
            "46347.395833",
            "21.11.2026, 9:30 am",
            "2026-11-21T09:30:00Z",
        ] {
            check(text, DateOrder::DayFirst, "2026-11-21 09:30");
        }
        check("21.11.2026 kl 9", DateOrder::DayFirst, "2026-11-21 09:00");
        check(
            "11/21/2026 1:30 PM",
            DateOrder::MonthFirst,
            "2026-11-21 13:30",
        );
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "snart",
            "41207813",
            "31.02.2026",
            "11/21/2026",
            "ring etter 21.11.2026",
            "12",
            "12.11",
            "1.2.3.4.5.6.7",
            "21.11.2026 kl 25",
            "99999999999999",
        ] {
            check(text, DateOrder::DayFirst, "");
        }
    }

    #[test]
    fn a_column_shows_its_order() {
        let check = |cells: &[&str], region, order, known| {
            assert_eq!(
                column_order(cells.iter().copied(), region),
                ColumnOrder { order, known },
                "{cells:?}"
            );
        };
        check(
            &["01/02/2026", "13/02/2026"],
            Region::US,
            DateOrder::DayFirst,
            Known::Seen,
        );
        check(
            &["01/02/2026", "02/13/2026"],
            Region::NO,
            DateOrder::MonthFirst,
            Known::Seen,
        );
        check(
            &["01/02/2026", "03/04/2026"],
            Region::US,
            DateOrder::MonthFirst,
            Known::Assumed,
        );
        check(
            &["01/02/2026"],
            Region::NO,
            DateOrder::DayFirst,
            Known::Assumed,
        );
        check(
            &["01.02.2026"],
            Region::US,
            DateOrder::DayFirst,
            Known::Seen,
        );
        check(
            &["2026-01-02", ""],
            Region::NO,
            DateOrder::DayFirst,
            Known::Seen,
        );
    }

    #[test]
    fn notes_that_begin_with_a_date() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21);
        assert_eq!(
            leading("21.11.2026: ringte, ikke svar", DateOrder::DayFirst),
            day
        );
        assert_eq!(
            leading("2026-11-21 snakket med Kari", DateOrder::DayFirst),
            day
        );
        assert_eq!(leading("Ring etter kl. 16", DateOrder::DayFirst), None);
        assert_eq!(leading("412 07 813", DateOrder::DayFirst), None);
    }
}
