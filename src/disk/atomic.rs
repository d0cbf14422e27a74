//! Writing a file so that a crash leaves the old one or the new one, and never a half.
//!
//! *Invariant:* temporary file, write, sync, rename, sync of the directory; the temporary file never outlives a failure. That
//! of a process that was killed goes a day later, with the next file that is written in its directory.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::failure::{At, Doing, Failure};

/// How old a temporary file is, beside one that was made now, that nobody is writing any more.
const LEFT_BEHIND: Duration = Duration::from_hours(24);

/// Who may read a file that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Its owner alone.
    Private,
    /// Whoever the system's defaults let.
    Shared,
}

/// A file that is being written under another name, and gets its own at [`Draft::keep`]. Dropped before that, it is
/// removed.
#[derive(Debug)]
pub struct Draft {
    file: Option<File>,
    temporary: PathBuf,
    path: PathBuf,
}

/// Writes a whole file.
pub fn write(path: &Path, bytes: &[u8], access: Access) -> Result<(), Failure> {
    let mut draft = Draft::create(path, access)?;
    draft.write_all(bytes).at(Doing::Writing, path)?;
    draft.keep()
}

/// Makes an empty file for its owner alone, if there is none: what another library will write to.
pub fn make_private(path: &Path) -> Result<(), Failure> {
    match create_new(path, Access::Private) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error).at(Doing::Writing, path),
    }
}

/// Opens a log to append to, for its owner alone; one longer than `bytes_max` is put aside as `….old` first.
pub fn open_log(path: &Path, bytes_max: u64) -> Result<File, Failure> {
    if fs::metadata(path).is_ok_and(|about| about.len() > bytes_max) {
        rename(path, &path.with_extension("old")).at(Doing::Renaming, path)?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    restrict(&mut options, Access::Private);
    options.open(path).at(Doing::Writing, path)
}

impl Draft {
    /// Begins a file beside its final place.
    pub fn create(path: &Path, access: Access) -> Result<Self, Failure> {
        let (temporary, file) = create_beside(path, access).at(Doing::Writing, path)?;
        sweep(&temporary);
        Ok(Self {
            file: Some(file),
            temporary,
            path: path.to_owned(),
        })
    }

    /// Where the file lies until then, for another library to write it.
    #[must_use]
    pub fn temporary(&self) -> &Path {
        &self.temporary
    }

    /// Makes the file durable and gives it its name, over whatever had it.
    pub fn keep(mut self) -> Result<(), Failure> {
        let file = self.file.take();
        if let Some(file) = &file {
            file.sync_all().at(Doing::Syncing, &self.path)?;
        }
        drop(file);
        rename(&self.temporary, &self.path).at(Doing::Renaming, &self.path)?;
        self.temporary = PathBuf::new();
        sync_directory(directory_of(&self.path)).at(Doing::Syncing, &self.path)
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.temporary.as_os_str().is_empty() {
            // There is nobody left to tell; a leftover is skipped by all readers.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Creates a file that must not be there yet.
pub(super) fn create_new(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    restrict(&mut options, access);
    options.open(path)
}

/// Renames over whatever is there; on Windows again and again while another program holds one of the two.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let waits = if cfg!(windows) {
        [10, 25, 50, 100].as_slice()
    } else {
        [].as_slice()
    };
    for millis in waits {
        match fs::rename(from, to) {
            Err(error) if super::failure::is_busy(&error) => {
                std::thread::sleep(std::time::Duration::from_millis(*millis));
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

/// Makes the names in a directory durable. Windows does that by itself.
pub(super) fn sync_directory(directory: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(directory)?.sync_all()
    } else {
        Ok(())
    }
}

/// The directory that holds a file.
pub(super) fn directory_of(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

#[cfg(unix)]
pub(super) fn restrict(options: &mut OpenOptions, access: Access) {
    use std::os::unix::fs::OpenOptionsExt as _;
    match access {
        Access::Private => options.mode(0o600),
        Access::Shared => options,
    };
}

#[cfg(not(unix))]
pub(super) fn restrict(_: &mut OpenOptions, _: Access) {}

/// Creates a file under a name that no other process and no other thread of this one uses. One of an earlier process may
/// have been killed: the system gives its number again.
fn create_beside(path: &Path, access: Access) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let temporary = directory_of(path).join(temporary_name(format_args!(
            "{}-{count}",
            std::process::id()
        )));
        match create_new(&temporary, access) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (temporary, file)),
        }
    }
}

/// The name of a file that has none of its own yet: the usual engines skip it, and so do readers.
pub(super) fn temporary_name(of: impl std::fmt::Display) -> String {
    format!(".~samtale-{of}.tmp")
}

fn is_temporary(name: &str) -> bool {
    name.strip_prefix(".~samtale-")
        .and_then(|rest| rest.strip_suffix(".tmp"))
        .is_some()
}

/// Removes what killed processes left beside a temporary file that was made now. Both times are the file system's own, so no
/// clock is asked; what cannot be removed is tried again with the next file.
pub(super) fn sweep(made: &Path) {
    let Some(now) = modified(made) else {
        return;
    };
    let entries = fs::read_dir(directory_of(made)).into_iter().flatten();
    for entry in entries.flatten() {
        let path = entry.path();
        let is_ours = entry.file_name().to_str().is_some_and(is_temporary);
        let is_old = || {
            let age = modified(&path).and_then(|then| now.duration_since(then).ok());
            age.is_some_and(|age| age > LEFT_BEHIND)
        };
        if is_ours && is_old() {
            let _ = fs::remove_file(&path);
        }
    }
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    let about = fs::symlink_metadata(path).ok()?;
    about.is_file().then(|| about.modified().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::failure::Trouble;

    fn names(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_file_is_written_whole_over_the_old_one() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("identity");
        for text in ["old", "new and longer", ""] {
            write(&path, text.as_bytes(), Access::Private).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(home.path()), ["identity"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("identity");
        write(&path, b"secret", Access::Private).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_log_grows_and_is_put_aside() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("samtale.log");
        for _ in 0..3 {
            open_log(&path, 9).unwrap().write_all(b"a line\n").unwrap();
        }
        assert_eq!(fs::metadata(&path).unwrap().len(), 7);
        assert_eq!(names(home.path()).len(), 2);
    }

    #[test]
    fn a_draft_that_is_not_kept_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("export.csv");
        let mut draft = Draft::create(&path, Access::Shared).unwrap();
        draft.write_all(b"half").unwrap();
        drop(draft);
        assert_eq!(names(home.path()), Vec::<String>::new());
    }

    /// A temporary file as a killed process leaves it, so long ago.
    fn leave(directory: &Path, name: &str, age: Duration) {
        let made = File::create(directory.join(name)).unwrap();
        let now = made.metadata().unwrap().modified().unwrap();
        made.set_modified(now.checked_sub(age).unwrap()).unwrap();
    }

    #[test]
    fn what_a_killed_process_left_goes_a_day_later() {
        let home = tempfile::tempdir().unwrap();
        let day = Duration::from_hours(24);
        leave(home.path(), ".~samtale-1-0.tmp", Duration::from_hours(25));
        leave(home.path(), ".~samtale-2-0.tmp", Duration::from_hours(23));
        leave(home.path(), "notes.tmp", day * 9);
        leave(home.path(), ".~samtale-notes", day * 9);
        write(&home.path().join("guard"), b"", Access::Private).unwrap();
        let mut left = names(home.path());
        left.sort();
        let expected = [".~samtale-2-0.tmp", ".~samtale-notes", "guard", "notes.tmp"];
        assert_eq!(left, expected);
    }

    #[test]
    fn a_number_that_was_a_killed_processs_is_no_hindrance() {
        let home = tempfile::tempdir().unwrap();
        let process = std::process::id();
        for count in 0..1000 {
            let name = format!(".~samtale-{process}-{count}.tmp");
            File::create(home.path().join(name)).unwrap();
        }
        write(&home.path().join("guard"), b"all", Access::Private).unwrap();
        assert_eq!(fs::read(home.path().join("guard")).unwrap(), b"all");
    }

    #[test]
    fn a_directory_that_is_not_there_is_named() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("gone/export.csv");
        let failed = write(&path, b"", Access::Shared).unwrap_err();
        assert_eq!((failed.path, failed.trouble), (path, Trouble::Gone));
    }
}
