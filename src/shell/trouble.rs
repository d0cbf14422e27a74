//! What the world could not do, as the window takes it.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::app::{Trouble, TroubleKind};
use crate::sync::folder::{Fault, Trouble as FolderTrouble};

/// A trouble without a path.
#[must_use]
pub fn trouble(kind: TroubleKind, detail: impl ToString) -> Trouble {
    Trouble {
        kind,
        path: None,
        detail: detail.to_string(),
    }
}

/// What the operating system said of a file.
#[must_use]
pub fn of_file(path: &Path, cause: &Error) -> Trouble {
    let kind = match cause.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => TroubleKind::DiskFull,
        ErrorKind::ReadOnlyFilesystem => TroubleKind::ReadOnly,
        ErrorKind::PermissionDenied => TroubleKind::NotReadable,
        ErrorKind::NotFound => TroubleKind::NotFound,
        ErrorKind::ResourceBusy => TroubleKind::Busy,
        _ => TroubleKind::Other,
    };
    Trouble {
        kind,
        path: Some(path.to_owned()),
        detail: cause.to_string(),
    }
}

/// What a folder said.
#[must_use]
pub fn of_folder(fault: &Fault) -> Trouble {
    let kind = match &fault.trouble {
        FolderTrouble::Full => TroubleKind::DiskFull,
        FolderTrouble::ReadOnly | FolderTrouble::Denied => TroubleKind::ReadOnly,
        FolderTrouble::Gone => TroubleKind::FolderAway,
        FolderTrouble::Busy => TroubleKind::Busy,
        FolderTrouble::Short | FolderTrouble::TooLong | FolderTrouble::NotThat => {
            TroubleKind::Damaged
        }
        FolderTrouble::OtherFileSystem | FolderTrouble::Other(_) => TroubleKind::Other,
    };
    Trouble {
        kind,
        path: Some(fault.path.clone()),
        detail: fault.to_string(),
    }
}
