//! How a run ends: the exit codes that scripts rely on, and why it ended so.

use std::fmt::Display;
use std::path::PathBuf;

use crate::app::{Trouble, TroubleKind};
use crate::disk;
use crate::shell::trouble;

/// How a run ended. The numbers are a promise to scripts (DESIGN.md §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Exit {
    /// It was done.
    Done = 0,
    /// The answer is no.
    No = 1,
    /// The command was not understood.
    Usage = 2,
    /// A setting is missing or wrong.
    Settings = 3,
    /// The data is not what it should be.
    Data = 4,
    /// The world said no: disk, folder, terminal.
    World = 5,
    /// A mistake in samtale itself.
    Bug = 70,
}

impl Exit {
    /// The number for the system.
    #[must_use]
    pub(super) const fn code(self) -> u8 {
        self as u8
    }
}

/// A command could not be done. `lang` makes the sentence: what was tried, on what, and what now.
#[derive(Debug)]
pub(super) enum Failure {
    /// Whoever read our output has gone; nobody is left to tell.
    NobodyReads,
    /// Anything else.
    Said(Box<Sentence>),
}

/// A sentence about a failure, before it is put into words.
#[derive(Debug)]
pub(super) struct Sentence {
    /// How the run ends.
    pub exit: Exit,
    /// The message that says so.
    pub id: &'static str,
    /// What goes into the message.
    pub words: Vec<(&'static str, String)>,
    /// What the world said, for the message's `why`.
    pub trouble: Option<Trouble>,
}

impl Failure {
    /// A failure that this message puts into words.
    #[must_use]
    pub(super) fn new(exit: Exit, id: &'static str) -> Self {
        Self::Said(Box::new(Sentence {
            exit,
            id,
            words: Vec::new(),
            trouble: None,
        }))
    }

    /// The same with one more word in its place.
    #[must_use]
    pub(super) fn with(mut self, place: &'static str, word: impl Display) -> Self {
        if let Self::Said(sentence) = &mut self {
            sentence.words.push((place, word.to_string()));
        }
        self
    }

    /// Something that the world said no to, as this message puts it with a `why`.
    #[must_use]
    pub(super) fn trouble(id: &'static str, trouble: Trouble) -> Self {
        Self::Said(Box::new(Sentence {
            exit: exit_of(trouble.kind),
            id,
            words: Vec::new(),
            trouble: Some(trouble),
        }))
    }

    /// A file that could not be read or written.
    #[must_use]
    pub(super) fn file(cause: &disk::Failure) -> Self {
        Self::trouble("cli-file", trouble::of_disk(cause))
    }

    /// How the run ends.
    #[must_use]
    pub(super) const fn exit(&self) -> Exit {
        match self {
            Self::NobodyReads => Exit::Done,
            Self::Said(sentence) => sentence.exit,
        }
    }
}

const fn exit_of(kind: TroubleKind) -> Exit {
    match kind {
        TroubleKind::DiskFull
        | TroubleKind::ReadOnly
        | TroubleKind::NotReadable
        | TroubleKind::NotFound
        | TroubleKind::NotAFile
        | TroubleKind::Busy
        | TroubleKind::FolderAway
        | TroubleKind::FolderEmptied
        | TroubleKind::FolderFull
        | TroubleKind::FolderReadOnly
        | TroubleKind::ShutOut
        | TroubleKind::Retired
        | TroubleKind::NotStarted
        | TroubleKind::Stopped
        | TroubleKind::Other => Exit::World,
        TroubleKind::Damaged
        | TroubleKind::TooNew
        | TroubleKind::NoRows
        | TroubleKind::NotAList
        | TroubleKind::Locked
        | TroubleKind::NoPhones => Exit::Data,
        TroubleKind::NoColumn => Exit::Usage,
        TroubleKind::Setting => Exit::Settings,
    }
}

/// Where output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Standard,
    /// A file.
    File(PathBuf),
}

impl From<PathBuf> for Target {
    fn from(path: PathBuf) -> Self {
        if path.as_os_str() == "-" {
            Self::Standard
        } else {
            Self::File(path)
        }
    }
}
