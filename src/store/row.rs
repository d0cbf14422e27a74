//! How model values stand in columns: the one place where rows become values and values become rows.
//!
//! *Invariant:* the numbers here are in files; they are never given another meaning.

use chrono::{Datelike as _, NaiveDate};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::model::call::{Attempt, Direction, LineResult, NoAttempt};
use crate::model::callback::CallbackState;
use crate::model::customer::{Audience, RelationKind};
use crate::model::id::{
    CustomerId, DeskId, Incarnation, ListId, Part, PartRef, RecordId, SellerId,
};
use crate::model::list::ListState;
use crate::model::moment::{Moment, Zone};
use crate::model::order::OrderStep;
use crate::model::outcome::Causes;
use crate::model::phone::{Phone, PhoneKind, PhoneNumber, PhoneState};
use crate::model::queue::Hold;
use crate::model::said::{DemandKind, Horizon, PromiseState};
use crate::model::standing::Judged;
use crate::model::suppression::SuppressScope;
use crate::model::whereabouts::Whereabouts;
use crate::seal::hash::{Chain, Digest};
use crate::seal::mac::Mac;
use crate::sync::parcel::Mark;

/// A model value as it stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Col<T>(pub(super) T);

macro_rules! id_columns {
    ($($id:ty),*) => {$(
        impl ToSql for Col<$id> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.bytes())))
            }
        }

        impl FromSql for Col<$id> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <$id>::from_slice(value.as_blob()?)
                    .map(Self)
                    .ok_or(FromSqlError::InvalidType)
            }
        }
    )*};
}

id_columns!(
    CustomerId,
    DeskId,
    Incarnation,
    ListId,
    RecordId,
    SellerId,
    Chain,
    Digest,
    Mark,
    Mac
);

/// Choices without content, by their place in an array.
macro_rules! choice_columns {
    ($($choice:ty = $all:expr;)*) => {$(
        impl ToSql for Col<$choice> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(position(&$all, &self.0).into())
            }
        }

        impl FromSql for Col<$choice> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                at(&$all, value.as_i64()?).map(Self)
            }
        }
    )*};
}

choice_columns!(
    LineResult = LineResult::ALL;
    Direction = [Direction::Out, Direction::In];
    CallbackState = [CallbackState::Open, CallbackState::Cancelled, CallbackState::Done];
    PromiseState = [PromiseState::Open, PromiseState::Kept, PromiseState::Broken, PromiseState::Withdrawn];
    RelationKind = [RelationKind::ContactOf, RelationKind::SharesNumber, RelationKind::ReferredBy];
    ListState = [ListState::Open, ListState::Paused, ListState::Closed, ListState::Undone];
    OrderStep = OrderStep::ALL;
    Horizon = [Horizon::Now, Horizon::Months, Horizon::Years];
    DemandKind = [DemandKind::Value, DemandKind::Failure, DemandKind::Neither, DemandKind::Unclear];
    SuppressScope = [SuppressScope::Person, SuppressScope::Number, SuppressScope::Organisation];
    PhoneKind = [PhoneKind::Mobile, PhoneKind::Fixed, PhoneKind::FixedOrMobile, PhoneKind::Other];
);

fn position<T: PartialEq>(all: &[T], value: &T) -> i64 {
    all.iter()
        .position(|other| other == value)
        .map_or(-1, |place| i64::try_from(place).unwrap_or(-1))
}

fn at<T: Copy>(all: &[T], place: i64) -> FromSqlResult<T> {
    usize::try_from(place)
        .ok()
        .and_then(|place| all.get(place).copied())
        .ok_or(FromSqlError::OutOfRange(place))
}

impl ToSql for Col<Moment> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.millis().into())
    }
}

impl FromSql for Col<Moment> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self(Moment::from_millis(value.as_i64()?)))
    }
}

impl ToSql for Col<NaiveDate> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(day(self.0).into())
    }
}

impl FromSql for Col<NaiveDate> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let days = value.as_i64()?;
        i32::try_from(days)
            .ok()
            .and_then(|days| NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH_DAY)?))
            .map(Self)
            .ok_or(FromSqlError::OutOfRange(days))
    }
}

/// 1970-01-01, counted from the year one.
const EPOCH_DAY: i32 = 719_163;

/// Days since 1970-01-01.
pub(super) fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce() - EPOCH_DAY)
}

const NOT_ATTEMPTS: [NoAttempt; 5] = [
    NoAttempt::AgreedCallback,
    NoAttempt::RedialAfterCutOff,
    NoAttempt::NewNumber,
    NoAttempt::NothingRang,
    NoAttempt::TheyRang,
];

/// The n-th attempt as n, none as −1 and below.
impl ToSql for Col<Attempt> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Attempt::Nth(n) => i64::from(n).into(),
            Attempt::Not(why) => (-1 - position(&NOT_ATTEMPTS, &why)).into(),
        })
    }
}

impl FromSql for Col<Attempt> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let n = value.as_i64()?;
        if n < 0 {
            return at(&NOT_ATTEMPTS, -1 - n).map(|why| Self(Attempt::Not(why)));
        }
        u16::try_from(n)
            .map(|n| Self(Attempt::Nth(n)))
            .map_err(|_| FromSqlError::OutOfRange(n))
    }
}

/// What an outcome causes, and for how many days.
pub(super) const fn causes_columns(causes: Causes) -> (i64, Option<u16>) {
    match causes {
        Causes::Done => (0, None),
        Causes::ComesBack => (1, None),
        Causes::Rests { days } => (2, Some(days)),
        Causes::NumberStruck => (3, None),
        Causes::NeverCalled => (4, None),
    }
}

/// The opposite of [`causes_columns`].
pub(super) const fn causes(code: i64, days: Option<u16>) -> Option<Causes> {
    Some(match (code, days) {
        (0, _) => Causes::Done,
        (1, _) => Causes::ComesBack,
        (2, Some(days)) => Causes::Rests { days },
        (3, _) => Causes::NumberStruck,
        (4, _) => Causes::NeverCalled,
        _ => return None,
    })
}

/// What is known of a number, and since which day.
pub(super) fn state_columns(state: PhoneState) -> (i64, Option<i64>) {
    match state {
        PhoneState::Untried => (0, None),
        PhoneState::Good => (1, None),
        PhoneState::NotTheirs => (2, None),
        PhoneState::Dead => (3, None),
        PhoneState::GivenByThem(date) => (4, Some(day(date))),
    }
}

/// The opposite of [`state_columns`].
pub(super) fn phone_state(code: i64, given: Option<Col<NaiveDate>>) -> PhoneState {
    match (code, given) {
        (1, _) => PhoneState::Good,
        (2, _) => PhoneState::NotTheirs,
        (3, _) => PhoneState::Dead,
        (4, Some(Col(date))) => PhoneState::GivenByThem(date),
        _ => PhoneState::Untried,
    }
}

/// A number as an integer: its digits with a 1 before them, so that a leading zero is kept.
pub(super) fn number_column(number: &PhoneNumber) -> i64 {
    number
        .as_e164()
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(1, |sum, digit| sum * 10 + i64::from(digit - b'0'))
}

/// The opposite of [`number_column`].
pub(super) fn phone_number(column: i64) -> Option<PhoneNumber> {
    let digits = column.to_string();
    format!("+{}", digits.strip_prefix('1')?).parse().ok()
}

/// The digits of a number, as they are searched.
pub(super) fn digits_of(column: i64) -> String {
    let mut digits = column.to_string();
    digits.remove(0);
    digits
}

/// A row of `number, kind, state, given`, from this column on.
pub(super) fn phone(row: &rusqlite::Row<'_>, from: usize) -> rusqlite::Result<Option<Phone>> {
    let Col(kind) = row.get(from + 1)?;
    let state = phone_state(row.get(from + 2)?, row.get(from + 3)?);
    let number = phone_number(row.get(from)?);
    Ok(number.map(|number| Phone {
        number,
        kind,
        state,
    }))
}

/// A part of a record among the parts of its kind.
pub(super) fn part_column(part: Part) -> i64 {
    match part {
        Part::Whole => 0,
        Part::Callback | Part::Order => 1,
        Part::Promise(n) | Part::Question(n) | Part::Demand(n) => i64::from(n),
    }
}

/// The address of a callback.
pub(super) const fn callback_ref(root: RecordId, part: i64) -> PartRef {
    match part {
        0 => PartRef::whole(root),
        _ => PartRef::callback(root),
    }
}

/// The address of a promise: 0 is one made outside a call.
pub(super) fn promise_ref(record: RecordId, part: i64) -> PartRef {
    let part = u16::try_from(part)
        .ok()
        .filter(|n| *n > 0)
        .map_or(Part::Whole, Part::Promise);
    PartRef { record, part }
}

/// The address of a question: 0 is one asked outside a call.
pub(super) fn question_ref(record: RecordId, part: i64) -> PartRef {
    let part = u16::try_from(part)
        .ok()
        .filter(|n| *n > 0)
        .map_or(Part::Whole, Part::Question);
    PartRef { record, part }
}

/// The address of a demand.
pub(super) fn demand_ref(record: RecordId, part: i64) -> PartRef {
    let part = u16::try_from(part).map_or(Part::Whole, Part::Demand);
    PartRef { record, part }
}

/// The address of an order: 0 is one made outside a call.
pub(super) const fn order_ref(record: RecordId, part: i64) -> PartRef {
    let part = if part == 0 { Part::Whole } else { Part::Order };
    PartRef { record, part }
}

/// The first 8 bytes of a record's id, by which it is found.
pub(super) fn short(id: &RecordId) -> i64 {
    let bytes = id.bytes().first_chunk().copied().unwrap_or_default();
    i64::from_be_bytes(bytes)
}

/// What tells classes apart, as it stands in columns.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ClassRow {
    /// Who they are.
    pub(super) audience: Option<Audience>,
    /// Where they are.
    pub(super) whereabouts: Whereabouts,
    /// Against what they were washed themselves, as JSON.
    pub(super) washed: String,
    /// Whether the list's answers hold for them.
    pub(super) judged: Judged,
}

impl ClassRow {
    /// The columns, in the order of the table.
    pub(super) fn columns(&self) -> (&'static str, &'static str, String, String, &str, bool) {
        let text = |value: Option<String>| value.unwrap_or_default();
        let of = self.whereabouts;
        (
            self.audience.map_or("", Audience::name),
            of.zone.map_or("", Zone::name),
            text(of.country.map(|country| country.to_string())),
            text(of.subdivision.map(|part| part.to_string())),
            &self.washed,
            self.judged == Judged::Alone,
        )
    }

    /// The opposite, in a row that has them from this column on. A class that is not known says nothing.
    pub(super) fn of(row: &rusqlite::Row<'_>, from: usize) -> rusqlite::Result<Self> {
        let text = |at: usize| {
            row.get::<_, Option<String>>(from + at)
                .map(Option::unwrap_or_default)
        };
        let alone: Option<bool> = row.get(from + 5)?;
        Ok(Self {
            audience: text(0)?.parse().ok(),
            whereabouts: Whereabouts {
                zone: text(1)?.parse().ok(),
                country: text(2)?.parse().ok(),
                subdivision: text(3)?.parse().ok(),
            },
            washed: text(4)?,
            judged: match alone {
                Some(true) => Judged::Alone,
                Some(false) | None => Judged::WithTheList,
            },
        })
    }
}

/// `hold` of somebody who can be called.
pub(super) const FREE: i64 = 0;
/// `hold` of somebody whom the rules have not been asked about.
pub(super) const UNJUDGED: i64 = 98;
/// `hold` of somebody whom the list is done with.
pub(super) const DONE: i64 = 99;

/// A reason to wait, as a column; the order of [`Hold::ALL`] is not stored, these numbers are.
pub(super) const fn hold_column(hold: Option<Hold>) -> i64 {
    match hold {
        None => FREE,
        Some(Hold::AudienceUnknown) => 1,
        Some(Hold::GroundUnknown) => 2,
        Some(Hold::NeedsConsent) => 3,
        Some(Hold::NeedsWash) => 4,
        Some(Hold::Suppressed) => 5,
        Some(Hold::NoNumber) => 6,
        Some(Hold::TriedToday) => 7,
        Some(Hold::TriedThisWeek) => 8,
        Some(Hold::Resting) => 9,
        Some(Hold::CallbackLater) => 10,
        Some(Hold::OtherPartOfDay) => 11,
        Some(Hold::Restricted) => 12,
        Some(Hold::RulesBroken) => 13,
        Some(Hold::Listed) => 14,
        Some(Hold::ZoneUnknown) => 15,
        Some(Hold::CallerHidden) => 16,
        Some(Hold::OtherChannel) => 17,
        Some(Hold::FailureOpen) => 18,
        Some(Hold::TriedEnough) => 19,
        Some(Hold::OutsideHours) => 20,
        Some(Hold::OtherHours) => 21,
        Some(Hold::WithColleague) => 22,
        Some(Hold::OfColleague) => 23,
    }
}

/// The opposite of [`hold_column`]; none for the three that are no reasons.
pub(super) fn hold(column: i64) -> Option<Hold> {
    Hold::ALL
        .into_iter()
        .find(|hold| hold_column(Some(*hold)) == column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_as_written() {
        for text in ["+4741234567", "+012", "+999999999999999"] {
            let number: PhoneNumber = text.parse().unwrap();
            assert_eq!(phone_number(number_column(&number)), Some(number));
        }
    }

    #[test]
    fn every_hold_has_its_own_number() {
        for reason in Hold::ALL {
            assert_eq!(hold(hold_column(Some(reason))), Some(reason));
        }
        assert_eq!(hold(FREE), None);
        assert_eq!(hold(DONE), None);
    }

    #[test]
    fn the_epoch_is_day_zero() {
        let date = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        assert_eq!(day(date), 0);
    }
}
