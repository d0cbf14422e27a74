//! Why a file could not be read or written, with its path.
//!
//! *Invariant:* no error of the operating system leaves this layer without its path.

use std::io;
use std::path::Path;

pub use crate::sync::folder::{Doing, Fault as Failure, Trouble};

/// Adds what was being done, and to what.
pub trait At<T> {
    /// The failure with its place.
    fn at(self, doing: Doing, path: &Path) -> Result<T, Failure>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, doing: Doing, path: &Path) -> Result<T, Failure> {
        self.map_err(|error| failure(doing, path, trouble(&error)))
    }
}

/// A failure with its place.
#[must_use]
pub fn failure(doing: Doing, path: &Path, trouble: Trouble) -> Failure {
    Failure {
        doing,
        path: path.to_owned(),
        trouble,
    }
}

/// What kind of trouble an error of the operating system is.
#[must_use]
pub fn trouble(error: &io::Error) -> Trouble {
    use io::ErrorKind as Kind;
    if is_busy(error) {
        return Trouble::Busy;
    }
    let known = [
        (Kind::StorageFull, Trouble::Full),
        (Kind::QuotaExceeded, Trouble::Full),
        (Kind::FileTooLarge, Trouble::Full),
        (Kind::ReadOnlyFilesystem, Trouble::ReadOnly),
        (Kind::PermissionDenied, Trouble::Denied),
        (Kind::NotFound, Trouble::Gone),
        (Kind::NotADirectory, Trouble::Gone),
        (Kind::StaleNetworkFileHandle, Trouble::Gone),
        (Kind::HostUnreachable, Trouble::Gone),
        (Kind::NetworkUnreachable, Trouble::Gone),
        (Kind::NotConnected, Trouble::Gone),
        (Kind::CrossesDevices, Trouble::OtherFileSystem),
        (Kind::ResourceBusy, Trouble::Busy),
        (Kind::IsADirectory, Trouble::NotThat),
        (Kind::InvalidData, Trouble::NotThat),
    ];
    known
        .into_iter()
        .find(|(kind, _)| *kind == error.kind())
        .map_or_else(|| Trouble::Other(error.to_string()), |(_, trouble)| trouble)
}

/// Whether another program holds the file for the moment: a virus scanner, the engine that carries the folder.
/// Windows says 32, a sharing violation, or 5, access denied.
#[must_use]
pub fn is_busy(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_keeps_its_path() {
        let path = Path::new("/no/such/file");
        let failed = std::fs::read(path).at(Doing::Reading, path);
        assert_eq!(failed, Err(failure(Doing::Reading, path, Trouble::Gone)));
    }

    #[test]
    fn what_has_no_name_keeps_the_systems_words() {
        let error = io::Error::other("strange");
        assert_eq!(trouble(&error), Trouble::Other("strange".to_owned()));
    }
}
