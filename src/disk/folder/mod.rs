//! A team folder on disk.
//!
//! *Invariant:* the folder itself is made by `team new` alone. Temporary files lie beside it on the same file system, where
//! no engine looks; only where that cannot be, inside it under a name that engines and readers skip. No link is followed that
//! lies in the folder, so that whoever may write into it makes nobody read or write anywhere else.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::atomic::{self, Access};
use super::failure::{At, Doing, Failure, Trouble, failure};
use crate::model::id::DeskId;
use crate::sync::folder::{Cap, Folder, Stat, TemporaryName};
use crate::sync::place::Place;

/// A team folder.
#[derive(Debug, Clone)]
pub struct TeamFolder {
    path: PathBuf,
    desk: DeskId,
    temporaries: Temporaries,
}

/// Where temporary files go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Temporaries {
    /// In a directory beside the folder.
    Beside,
    /// In the folder, as no other place is on its file system.
    Inside,
}

/// A file that has no final name yet.
#[derive(Debug)]
pub struct Temporary {
    path: PathBuf,
    /// None once renamed.
    file: Option<File>,
}

impl TeamFolder {
    /// The folder at this path, for this desk; whether it is there shows when it is used.
    #[must_use]
    pub const fn at(path: PathBuf, desk: DeskId) -> Self {
        Self {
            path,
            desk,
            temporaries: Temporaries::Beside,
        }
    }

    /// Makes the directory of a new team folder, and those above it.
    pub fn create(path: &Path, desk: DeskId) -> Result<Self, Failure> {
        fs::create_dir_all(path).at(Doing::MakingDirectory, path)?;
        let path = path.canonicalize().at(Doing::Looking, path)?;
        Ok(Self::at(path, desk))
    }

    /// Where the folder lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a path is in the folder, or of a file on its way into it.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        let is_beside = || self.beside().is_some_and(|beside| path.starts_with(beside));
        path.starts_with(&self.path) || is_beside()
    }

    /// What lies in a directory, in no order; nothing when there is none. Bytes that are no text are shown as such.
    fn names(&self, directory: &Place) -> Result<Vec<String>, Failure> {
        self.stays(directory)?;
        let path = self.full(directory);
        let entries = match fs::read_dir(&path).at(Doing::Looking, &path) {
            Ok(entries) => entries,
            Err(failure) if failure.trouble == Trouble::Gone => return Ok(Vec::new()),
            Err(failure) => return Err(failure),
        };
        let name = |entry: std::io::Result<fs::DirEntry>| {
            let name = entry.at(Doing::Looking, &path)?.file_name();
            Ok(name.to_string_lossy().into_owned())
        };
        entries.map(name).collect()
    }

    fn full(&self, place: &Place) -> PathBuf {
        let mut path = self.path.clone();
        path.extend(place.parts());
        path
    }

    /// Refuses what lies behind a link in the folder.
    fn stays(&self, directory: &Place) -> Result<(), Failure> {
        let mut path = self.path.clone();
        for part in directory.parts() {
            path.push(part);
            match fs::symlink_metadata(&path) {
                Ok(about) if about.is_symlink() => {
                    return Err(failure(Doing::Looking, &path, Trouble::NotThat));
                }
                // What is not there, or no directory, says so when it is used.
                Ok(_) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// Refuses a file behind a link.
    fn stays_with(&self, file: &Place) -> Result<(), Failure> {
        file.parent().map_or(Ok(()), |parent| self.stays(&parent))
    }

    fn beside(&self) -> Option<PathBuf> {
        let name = format!(".samtale-tmp-{}", self.desk);
        Some(self.path.parent()?.join(name))
    }

    fn create_beside(&self, name: TemporaryName) -> Result<Temporary, Failure> {
        let nowhere = || failure(Doing::Writing, &self.path, Trouble::OtherFileSystem);
        // The folder is looked at first: while it is away its place may be on another file system.
        fs::metadata(&self.path).at(Doing::Looking, &self.path)?;
        let directory = self.beside().ok_or_else(nowhere)?;
        if let Err(error) = fs::create_dir(&directory)
            && error.kind() != std::io::ErrorKind::AlreadyExists
        {
            return Err(error).at(Doing::MakingDirectory, &directory);
        }
        let made = create(&directory, name)?;
        atomic::sweep(&made.path);
        Ok(made)
    }

    /// In the desk's own directory, or at the top while there is none.
    fn create_inside(&self, name: TemporaryName) -> Result<Temporary, Failure> {
        let own = Place::desk(self.desk);
        self.stays(&own)?;
        let own = self.full(&own);
        if !own.is_dir() {
            return create(&self.path, name);
        }
        let made = create(&own, name)?;
        atomic::sweep(&made.path);
        Ok(made)
    }
}

fn create(directory: &Path, name: TemporaryName) -> Result<Temporary, Failure> {
    let path = directory.join(atomic::temporary_name(format_args!("{:016x}", name.0)));
    let file = atomic::create_new(&path, Access::Shared).at(Doing::Writing, &path)?;
    Ok(Temporary {
        path,
        file: Some(file),
    })
}

impl Temporary {
    fn open(&mut self) -> Result<&mut File, Failure> {
        let closed = failure(Doing::Writing, &self.path, Trouble::Gone);
        self.file.as_mut().ok_or(closed)
    }
}

impl Folder for TeamFolder {
    type Temporary = Temporary;

    fn stat(&mut self, place: &Place) -> Result<Option<Stat>, Failure> {
        let path = self.full(place);
        match fs::symlink_metadata(&path).at(Doing::Looking, &path) {
            Ok(about) => Ok(Some(Stat {
                is_file: about.is_file(),
                bytes: about.len(),
                modified_millis: modified_millis(&about),
            })),
            Err(failure) if failure.trouble == Trouble::Gone => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    fn list(&mut self, directory: &Place) -> Result<Vec<String>, Failure> {
        let mut names = self.names(directory)?;
        names.retain(|name| directory.inside(name).is_some());
        Ok(names)
    }

    fn strays(&mut self, directory: &Place) -> Result<Vec<String>, Failure> {
        let mut names = self.names(directory)?;
        names.retain(|name| directory.inside(name).is_none());
        Ok(names)
    }

    fn read(&mut self, place: &Place, cap: Cap) -> Result<Option<Vec<u8>>, Failure> {
        self.stays_with(place)?;
        let path = self.full(place);
        // Looked at without following links, so that neither a link nor a pipe is opened.
        match self.stat(place)? {
            None => return Ok(None),
            Some(stat) if !stat.is_file => {
                return Err(failure(Doing::Reading, &path, Trouble::NotThat));
            }
            Some(stat) if stat.bytes > cap.0 as u64 => {
                return Err(failure(Doing::Reading, &path, Trouble::TooLong));
            }
            Some(_) => {}
        }
        let mut bytes = Vec::new();
        let file = File::open(&path).at(Doing::Reading, &path)?;
        file.take(cap.0 as u64 + 1)
            .read_to_end(&mut bytes)
            .at(Doing::Reading, &path)?;
        if bytes.len() > cap.0 {
            return Err(failure(Doing::Reading, &path, Trouble::TooLong));
        }
        Ok(Some(bytes))
    }

    fn make_directory(&mut self, place: &Place) -> Result<(), Failure> {
        self.stays(place)?;
        let mut path = self.path.clone();
        for part in place.parts() {
            let above = path.clone();
            path.push(part);
            match fs::create_dir(&path) {
                Ok(()) => atomic::sync_directory(&above).at(Doing::Syncing, &above)?,
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error).at(Doing::MakingDirectory, &path),
            }
        }
        Ok(())
    }

    fn create(&mut self, name: TemporaryName) -> Result<Temporary, Failure> {
        if self.temporaries == Temporaries::Beside {
            match self.create_beside(name) {
                Err(failure) if is_closed_to_us(&failure.trouble) => {
                    self.temporaries = Temporaries::Inside;
                }
                made => return made,
            }
        }
        self.create_inside(name)
    }

    fn write(&mut self, file: &mut Temporary, bytes: &[u8]) -> Result<(), Failure> {
        let written = file.open()?.write_all(bytes);
        written.at(Doing::Writing, &file.path)
    }

    fn length(&mut self, file: &Temporary) -> Result<u64, Failure> {
        let about = fs::metadata(&file.path).at(Doing::Looking, &file.path)?;
        Ok(about.len())
    }

    fn sync(&mut self, file: &mut Temporary) -> Result<(), Failure> {
        let synced = file.open()?.sync_all();
        synced.at(Doing::Syncing, &file.path)
    }

    fn rename(&mut self, file: &mut Temporary, to: &Place) -> Result<(), Failure> {
        // Windows renames only what is closed.
        drop(file.file.take());
        self.stays_with(to)?;
        let path = self.full(to);
        let renamed = atomic::rename(&file.path, &path).at(Doing::Renaming, &path);
        match &renamed {
            Ok(()) => file.path = PathBuf::new(),
            Err(failure) if failure.trouble == Trouble::OtherFileSystem => {
                self.temporaries = Temporaries::Inside;
            }
            Err(_) => {}
        }
        renamed
    }

    fn sync_directory(&mut self, directory: &Place) -> Result<(), Failure> {
        let path = self.full(directory);
        atomic::sync_directory(&path).at(Doing::Syncing, &path)
    }

    fn remove(&mut self, place: &Place) -> Result<(), Failure> {
        self.stays_with(place)?;
        let path = self.full(place);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).at(Doing::Removing, &path)
            }
            Ok(()) | Err(_) => self.sync_directory(&place.parent().unwrap_or_else(Place::top)),
        }
    }

    fn discard(&mut self, file: Temporary) {
        drop(file.file);
        if !file.path.as_os_str().is_empty() {
            // There is nobody to tell; readers and engines skip what is left.
            let _ = fs::remove_file(&file.path);
        }
    }
}

/// Whether the place beside the folder cannot be written while the folder itself may be.
fn is_closed_to_us(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Denied | Trouble::ReadOnly | Trouble::OtherFileSystem
    )
}

fn modified_millis(about: &fs::Metadata) -> i64 {
    about
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
