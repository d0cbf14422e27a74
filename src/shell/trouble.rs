//! What the world could not do, as the window takes it.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use crate::app::{Trouble, TroubleKind};
use crate::disk::places::DATABASE;
use crate::disk::{Doing, Failure, Trouble as DiskTrouble};
use crate::store;

/// A trouble without a path.
#[must_use]
pub fn trouble(kind: TroubleKind, detail: impl Display) -> Trouble {
    Trouble {
        kind,
        path: None,
        detail: detail.to_string(),
    }
}

/// What a disk said.
#[must_use]
pub fn of_disk(failure: &Failure) -> Trouble {
    let kind = match &failure.trouble {
        DiskTrouble::Full => TroubleKind::DiskFull,
        DiskTrouble::Denied if is_reading(failure.doing) => TroubleKind::NotReadable,
        DiskTrouble::ReadOnly | DiskTrouble::Denied => TroubleKind::ReadOnly,
        DiskTrouble::Gone => TroubleKind::NotFound,
        DiskTrouble::Busy => TroubleKind::Busy,
        DiskTrouble::NotThat if !is_reading(failure.doing) => TroubleKind::NotAFile,
        DiskTrouble::Short | DiskTrouble::TooLong | DiskTrouble::NotThat => TroubleKind::Damaged,
        DiskTrouble::OtherFileSystem | DiskTrouble::Other(_) => TroubleKind::Other,
    };
    Trouble {
        kind,
        path: Some(missing(failure).to_owned()),
        detail: failure.trouble.to_string(),
    }
}

/// What the failure is about: where a new file was to be written, it is the folder that is not there.
fn missing(failure: &Failure) -> &Path {
    let folder = failure.path.parent();
    let is_new = failure.doing == Doing::Writing && failure.trouble == DiskTrouble::Gone;
    let folder = folder.filter(|folder| is_new && !folder.as_os_str().is_empty());
    folder.unwrap_or(&failure.path)
}

/// What a database said while records went from it or into it.
#[must_use]
pub fn of_journal(cause: &DiskTrouble) -> Trouble {
    let kind = match cause {
        DiskTrouble::Full => TroubleKind::DiskFull,
        DiskTrouble::ReadOnly => TroubleKind::ReadOnly,
        DiskTrouble::Busy => TroubleKind::Busy,
        DiskTrouble::Denied
        | DiskTrouble::Gone
        | DiskTrouble::OtherFileSystem
        | DiskTrouble::Short
        | DiskTrouble::TooLong
        | DiskTrouble::NotThat
        | DiskTrouble::Other(_) => TroubleKind::Damaged,
    };
    Trouble {
        path: Some(PathBuf::from(DATABASE)),
        ..trouble(kind, cause)
    }
}

/// What a database said. It is called by its name; whoever knows where it lies says so.
#[must_use]
pub fn of_store(failure: &store::Failure) -> Trouble {
    let kind = match failure {
        store::Failure::Newer { .. } => TroubleKind::TooNew,
        store::Failure::Full => TroubleKind::DiskFull,
        store::Failure::ReadOnly => TroubleKind::ReadOnly,
        store::Failure::Busy => TroubleKind::Busy,
        store::Failure::Damaged(_) | store::Failure::Wire(_) | store::Failure::Zip(_) => {
            TroubleKind::Damaged
        }
        store::Failure::NoLog | store::Failure::Line(_) | store::Failure::Sql(_) => {
            TroubleKind::Other
        }
    };
    Trouble {
        path: Some(PathBuf::from(DATABASE)),
        ..trouble(kind, failure)
    }
}

const fn is_reading(doing: Doing) -> bool {
    matches!(doing, Doing::Reading | Doing::Looking)
}
