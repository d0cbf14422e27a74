//! A row of a list on its way in: what it says of a customer, or why it cannot come in.
//!
//! *Invariant:* nothing of the row is left out; what no field could take is in a field of the house's own.

use chrono::{NaiveDate, NaiveTime};

use super::customer::Profile;
use super::phone::NotAPhone;

/// A row that can come in: it has at least one number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The line of the file on which the row begins, counted from one; in a spreadsheet, the row.
    pub line: u64,
    /// The customer as the row describes them. The audience is set only where an organisation number or form tells.
    pub profile: Profile,
    /// What stood where a number should, and why it is none. The texts are also in the profile's own fields.
    pub phones_refused: Vec<(String, NotAPhone)>,
    /// Labels.
    pub tags: Vec<String>,
    /// Where the row says the customer came from; the list's own source is asked once.
    pub source: String,
    /// What somebody wrote about the customer before.
    pub notes: Vec<IncomingNote>,
    /// The day of the last call before this list came.
    pub last_called: Option<NaiveDate>,
    /// Calls before this list came.
    pub attempts_before: Option<u32>,
    /// How the last call went, as the list says it. [`StatusMeaning`] is what it is taken to mean.
    pub status: String,
    /// When they are to be called again.
    pub callback_at: Option<IncomingCallback>,
    /// Whose customer it is, as the list names them.
    pub owner: String,
    /// What a column like *do not call* says, when it says more than no.
    pub no_calls: Option<String>,
    /// What a column about a reservation register says, when it says more than no.
    pub register_flag: Option<String>,
}

/// A note that came with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingNote {
    /// The day it was written, when its column or its first words say so.
    pub on: Option<NaiveDate>,
    /// The words.
    pub text: String,
}

/// A callback that came with a list, on the customer's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncomingCallback {
    /// The day.
    pub day: NaiveDate,
    /// The time of day, when one was given.
    pub time: Option<NaiveTime>,
}

/// A row that cannot come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line of the file on which the row begins, counted from one; in a spreadsheet, the row.
    pub line: u64,
    /// Why.
    pub reason: RowRefusal,
    /// The cells as they were.
    pub row: Vec<String>,
}

/// Why a row cannot come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowRefusal {
    /// No cell for a number has anything in it.
    NoNumber,
    /// What stands there is not a number.
    BadNumber(NotAPhone),
    /// The row itself is not well formed.
    Malformed(Malformed),
}

/// What is wrong with the form of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Malformed {
    /// More or fewer cells than the others have.
    Cells {
        /// Cells in this row.
        found: usize,
        /// Cells in the others.
        expected: usize,
    },
    /// A quotation mark opens in this row and never closes.
    UnclosedQuote,
    /// The row is longer than any list's (a megabyte); only its beginning is kept.
    TooLong,
}

impl RowRefusal {
    /// The name in receipts: `no number`, `too short`, `wrong cells`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoNumber => NotAPhone::Empty.name(),
            Self::BadNumber(why) => why.name(),
            Self::Malformed(Malformed::Cells { .. }) => "wrong cells",
            Self::Malformed(Malformed::UnclosedQuote) => "unclosed quote",
            Self::Malformed(Malformed::TooLong) => "row too long",
        }
    }
}

/// What a status in somebody's working list means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusMeaning {
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// They are to be called again.
    TalkAgain,
    /// They said no.
    NotInterested,
    /// We spoke; nothing more is said.
    Talked,
    /// The number is not theirs.
    WrongNumber,
    /// They want no more calls.
    NeverCall,
    /// They said yes to what the call was about: a meeting, an order.
    Agreed,
    /// The words say nothing that is known.
    Unknown,
}

impl StatusMeaning {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::NoAnswer,
        Self::Busy,
        Self::TalkAgain,
        Self::NotInterested,
        Self::Talked,
        Self::WrongNumber,
        Self::NeverCall,
        Self::Agreed,
        Self::Unknown,
    ];

    /// The name in settings and options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAnswer => "no-answer",
            Self::Busy => "busy",
            Self::TalkAgain => "talk-again",
            Self::NotInterested => "not-interested",
            Self::Talked => "talked",
            Self::WrongNumber => "wrong-number",
            Self::NeverCall => "never-call",
            Self::Agreed => "agreed",
            Self::Unknown => "unknown",
        }
    }
}
