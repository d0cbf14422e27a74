//! What may change the window: keys, the world's answers, and what happened elsewhere.
//!
//! *Invariant:* nothing else changes it.

use std::path::PathBuf;

use crate::guard::{Clearance, Objection};
use crate::keys::Chord;
use crate::model::id::{CustomerId, ListId, RecordId};
use crate::model::moment::Moment;
use crate::model::phone::PhoneNumber;

use super::draft::Draft;
use super::effect::{Answer, Ticket, WantedCall};
use super::importing::Imported;

/// Something that may change the window.
#[derive(Debug, PartialEq, Eq)]
pub enum Message {
    /// A key.
    Key(Chord),
    /// Pasted text, whole.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has this size now.
    Resize(Size),
    /// The minute on the wall changed. Redraws, and asks again for what may have become due.
    Minute,
    /// Another process, or another desk's parcel, changed what is stored.
    ChangedElsewhere,
    /// A softphone says that this number rings; it shows a ribbon and takes no focus.
    Rang(Rang),
    /// How much waits for the team folder.
    Published(Publishing),
    /// The answer to an `Effect::Ask`.
    Answer(Answer),
    /// The facts are on the disk: the ids of their records, in the order of the facts.
    Committed {
        /// Which commit.
        ticket: Ticket,
        /// The records.
        ids: Vec<RecordId>,
    },
    /// Nothing of the commit is on the disk.
    CommitFailed {
        /// Which commit.
        ticket: Ticket,
        /// Why.
        why: Trouble,
    },
    /// These drafts are on the disk, or why not yet; it is tried again.
    DraftsKept(Result<Vec<Draft>, Trouble>),
    /// The guard's answer to an `Effect::Clear`.
    Cleared {
        /// What was asked.
        wanted: WantedCall,
        /// The proof that the call may be made, or every reason why not.
        result: Result<Clearance, Vec<Objection>>,
    },
    /// A new customer id, made of random bytes.
    Minted(CustomerId),
    /// What became of an `Effect::Dial`.
    Dialled(Dialled),
    /// What became of an `Effect::Copy`.
    Copied(CopiedBy),
    /// How far the import is.
    ImportProgress {
        /// Rows done.
        rows: u64,
        /// Rows in all, when known.
        of: Option<u64>,
    },
    /// The import is over.
    Imported(Result<Box<Imported>, Trouble>),
    /// The answers to a list's three questions are kept, or not.
    AnswersSet(ListId, Result<(), Trouble>),
    /// Something went wrong that the person must know of and that answers nothing.
    Problem(Trouble),
}

/// The size of the terminal, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// What the mouse did, at a cell counted from the upper left, from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mouse {
    /// Cells from the left.
    pub column: u16,
    /// Cells from the top.
    pub row: u16,
    /// What.
    pub did: MouseDid,
    /// What stands there, as it was drawn.
    pub on: On,
}

/// What stands under the mouse, as far as only the drawing knows: how high a row is depends on its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// The n-th of the rows that can be chosen, in what takes the keys.
    Row(usize),
    /// Something else in the box that takes the keys.
    Inside,
    /// Anything else.
    #[default]
    Elsewhere,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MouseDid {
    /// The left button was pressed.
    Click,
    /// The wheel was turned away from the hand.
    WheelUp,
    /// The wheel was turned towards the hand.
    WheelDown,
}

/// A number that rings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rang {
    /// The number.
    pub number: PhoneNumber,
    /// Who has it, by name; empty when nobody known does.
    pub names: Vec<String>,
}

/// How the team folder is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publishing {
    /// Records on their way there, without those that only ride along; none when there is no team folder.
    pub unpublished: Option<u64>,
    /// Why not, when something is in the way.
    pub trouble: Option<Trouble>,
    /// The desks of the team, this one first.
    pub team: Vec<DeskSeen>,
    /// Who asks to be admitted.
    pub asking: Vec<String>,
    /// Whether this home was put back, or copied to this machine, since it was last open: it has begun a new log.
    pub is_begun_anew: bool,
    /// Records of this desk that it had no more and that came back from the team folder since it opened.
    pub recovered: u64,
}

impl Publishing {
    /// Records that other desks have published and that have not come.
    #[must_use]
    pub fn in_flight(&self) -> u64 {
        self.team.iter().map(|desk| desk.behind).sum()
    }

    /// What somebody should know of a desk: the first of it.
    #[must_use]
    pub fn alarm(&self) -> Option<Alarm<'_>> {
        let others = || self.team.iter().filter(|it| !it.is_own && !it.is_ended);
        let rolled_back = others().find(|it| it.is_rolled_back);
        let ahead = || others().find(|it| it.minutes_ahead >= DeskSeen::MINUTES_AHEAD);
        rolled_back
            .map(Alarm::RolledBack)
            .or_else(|| ahead().map(Alarm::Clock))
    }
}

/// What somebody should know of a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm<'a> {
    /// What it shows in the folder is older than what it showed before.
    RolledBack(&'a DeskSeen),
    /// Its clock is ahead of ours.
    Clock(&'a DeskSeen),
}

/// A desk of the team, as far as it can be told from here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskSeen {
    /// Who sits there; the desk's id where nobody does.
    pub name: String,
    /// Whether it is this one.
    pub is_own: bool,
    /// Whether it has left the team.
    pub is_ended: bool,
    /// When it last showed how far it is, by its own clock.
    pub heard: Option<Moment>,
    /// Up to which number its records are here.
    pub have: u64,
    /// Records that it has published and that have not come.
    pub behind: u64,
    /// By how many minutes its clock is ahead of ours.
    pub minutes_ahead: u64,
    /// Whether what it shows went back: somebody has put an older folder in place.
    pub is_rolled_back: bool,
}

impl DeskSeen {
    /// From so many minutes on it is told (SYNC.md §3.8).
    pub const MINUTES_AHEAD: u64 = 2;
    /// After so many days without a word somebody should look at the desk.
    pub const SILENT_DAYS: i64 = 7;
}

/// How a number was dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialled {
    /// The seller dials, on a telephone of their own.
    ByHand,
    /// A `tel:` link was opened.
    Link,
    /// A command was started.
    Command,
    /// Neither could be done; the seller may dial by hand.
    Failed(Trouble),
}

/// How a text was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopiedBy {
    /// By the system's clipboard.
    System,
    /// By the terminal (OSC 52), which may refuse without a word.
    Terminal,
    /// Not at all.
    Failed(Trouble),
}

/// What the world could not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What kind, for the sentence and the hint.
    pub kind: TroubleKind,
    /// The file or folder it was about.
    pub path: Option<PathBuf>,
    /// The system's own words; may be empty.
    pub detail: String,
}

/// What kind of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TroubleKind {
    /// The disk is full.
    DiskFull,
    /// The place may not be written.
    ReadOnly,
    /// The place may not be read.
    NotReadable,
    /// There is no such file.
    NotFound,
    /// Another process holds the database.
    Busy,
    /// The file is not what it should be.
    Damaged,
    /// The file comes from a newer version.
    TooNew,
    /// The team folder is away.
    FolderAway,
    /// The team folder was emptied.
    FolderEmptied,
    /// There is no room in the team folder.
    FolderFull,
    /// Nothing may be written in the team folder.
    FolderReadOnly,
    /// This desk was shut out of the team.
    ShutOut,
    /// This desk was retired from the team.
    Retired,
    /// No rows could be read.
    NoRows,
    /// It is a folder, where a file is meant.
    NotAFile,
    /// The file is neither text nor a spreadsheet, or a broken one.
    NotAList,
    /// The spreadsheet has a password.
    Locked,
    /// No column holds numbers.
    NoPhones,
    /// A column that was named is not there.
    NoColumn,
    /// The command or the handler could not be started.
    NotStarted,
    /// A setting is missing or wrong.
    Setting,
    /// It was stopped.
    Stopped,
    /// Anything else.
    Other,
}

impl TroubleKind {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::DiskFull,
        Self::ReadOnly,
        Self::NotReadable,
        Self::NotFound,
        Self::Busy,
        Self::Damaged,
        Self::TooNew,
        Self::FolderAway,
        Self::FolderEmptied,
        Self::FolderFull,
        Self::FolderReadOnly,
        Self::ShutOut,
        Self::Retired,
        Self::NoRows,
        Self::NotAFile,
        Self::NotAList,
        Self::Locked,
        Self::NoPhones,
        Self::NoColumn,
        Self::NotStarted,
        Self::Setting,
        Self::Stopped,
        Self::Other,
    ];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::NotReadable => "not-readable",
            Self::NotFound => "not-found",
            Self::Busy => "busy",
            Self::Damaged => "damaged",
            Self::TooNew => "too-new",
            Self::FolderAway => "folder-away",
            Self::FolderEmptied => "folder-emptied",
            Self::FolderFull => "folder-full",
            Self::FolderReadOnly => "folder-read-only",
            Self::ShutOut => "shut-out",
            Self::Retired => "retired",
            Self::NoRows => "no-rows",
            Self::NotAFile => "not-a-file",
            Self::NotAList => "not-a-list",
            Self::Locked => "locked",
            Self::NoPhones => "no-phones",
            Self::NoColumn => "no-column",
            Self::NotStarted => "not-started",
            Self::Setting => "setting",
            Self::Stopped => "stopped",
            Self::Other => "other",
        }
    }
}
