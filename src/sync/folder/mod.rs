//! The port to a team folder: about a dozen file calls, and how a file is put there so that nobody sees half of it.
//!
//! *Invariant:* absence is never a command. No call here makes the folder itself, and a missing file is an answer.

use std::path::PathBuf;

use super::Random;
use super::place::Place;

/// What the world was asked to do when it said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Opening or reading a file.
    Reading,
    /// Looking at a file or listing a directory.
    Looking,
    /// Creating or writing a file.
    Writing,
    /// Making a directory.
    MakingDirectory,
    /// Giving a file its final name.
    Renaming,
    /// Making sure that it is on the disk.
    Syncing,
    /// Removing a file.
    Removing,
    /// Taking a lock.
    Locking,
}

/// Why the world said no, as far as that changes what to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Trouble {
    /// No space, or no more quota.
    #[error("no space left")]
    Full,
    /// The file system can only be read.
    #[error("a file system that can only be read")]
    ReadOnly,
    /// Not allowed.
    #[error("not allowed")]
    Denied,
    /// The file or the directory is not there.
    #[error("not there")]
    Gone,
    /// Somebody else has it open; worth another try at once.
    #[error("in use")]
    Busy,
    /// A rename from one file system to another.
    #[error("on another file system")]
    OtherFileSystem,
    /// Fewer bytes arrived than were written.
    #[error("fewer bytes than were written")]
    Short,
    /// Longer than may be read.
    #[error("longer than it may be")]
    TooLong,
    /// What is there is no file, or not the text it should be.
    #[error("no file, or no text in UTF-8")]
    NotThat,
    /// Something else, in the words of the operating system.
    #[error("{0}")]
    Other(String),
}

impl From<String> for Trouble {
    fn from(words: String) -> Self {
        Self::Other(words)
    }
}

/// The world said no.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{doing:?} {}: {trouble}", path.display())]
pub struct Fault {
    /// What was being done.
    pub doing: Doing,
    /// To what.
    pub path: PathBuf,
    /// Why not.
    pub trouble: Trouble,
}

/// The most bytes that are read of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cap(pub usize);

/// What is known of a file without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stat {
    /// Whether it is a plain file.
    pub is_file: bool,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was written, in milliseconds since 1970; compared for equality alone.
    pub modified_millis: i64,
}

impl Stat {
    /// What no file is: whoever remembers this reads the file again.
    pub const UNLIKE: Self = Self {
        is_file: false,
        bytes: u64::MAX,
        modified_millis: i64::MIN,
    };
}

/// The random part of a temporary file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TemporaryName(pub u64);

impl TemporaryName {
    /// Draws a name.
    pub fn draw(random: &mut (impl Random + ?Sized)) -> Self {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        Self(u64::from_le_bytes(bytes))
    }
}

/// A team folder.
pub trait Folder {
    /// A file that has no final name yet.
    type Temporary;

    /// Looks at a file or directory; none when there is nothing.
    fn stat(&mut self, place: &Place) -> Result<Option<Stat>, Fault>;

    /// The names in a directory that samtale may have written, in no order; none at all when there is no directory.
    fn list(&mut self, directory: &Place) -> Result<Vec<String>, Fault>;

    /// The other names in a directory, as far as they can be read, in no order: what carriers and people have put there.
    fn strays(&mut self, directory: &Place) -> Result<Vec<String>, Fault>;

    /// Reads a plain file; none when there is nothing. Follows no link.
    fn read(&mut self, place: &Place, cap: Cap) -> Result<Option<Vec<u8>>, Fault>;

    /// Makes a directory, and those above it inside the folder, durably. Never makes the folder itself.
    fn make_directory(&mut self, place: &Place) -> Result<(), Fault>;

    /// Creates a temporary file on the folder's file system, where engines that carry the folder do not look.
    fn create(&mut self, name: TemporaryName) -> Result<Self::Temporary, Fault>;

    /// Appends bytes.
    fn write(&mut self, file: &mut Self::Temporary, bytes: &[u8]) -> Result<(), Fault>;

    /// The length of the file now, as the file system sees it.
    fn length(&mut self, file: &Self::Temporary) -> Result<u64, Fault>;

    /// Makes the bytes durable. After an error the file is good for nothing but removal.
    fn sync(&mut self, file: &mut Self::Temporary) -> Result<(), Fault>;

    /// Gives the file its final name, over whatever had it.
    fn rename(&mut self, file: &mut Self::Temporary, to: &Place) -> Result<(), Fault>;

    /// Makes the names in a directory durable.
    fn sync_directory(&mut self, directory: &Place) -> Result<(), Fault>;

    /// Removes a file of one's own, durably; one that is not there is removed already.
    fn remove(&mut self, place: &Place) -> Result<(), Fault>;

    /// Removes a temporary file, as well as that can be done.
    fn discard(&mut self, file: Self::Temporary);
}

/// Puts a file into the folder: temporary file, write, length, sync, rename, sync of the directory. After any error the
/// final name has what it had before, or all of the new bytes.
pub fn put<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    place: &Place,
    bytes: &[u8],
) -> Result<(), Fault> {
    let first = try_put(folder, TemporaryName::draw(random), place, bytes);
    match first {
        // The folder has learned that its temporary files must lie inside it.
        Err(fault) if fault.trouble == Trouble::OtherFileSystem => {
            try_put(folder, TemporaryName::draw(random), place, bytes)
        }
        other => other,
    }
}

fn try_put<F: Folder>(
    folder: &mut F,
    name: TemporaryName,
    place: &Place,
    bytes: &[u8],
) -> Result<(), Fault> {
    let mut file = folder.create(name)?;
    if let Err(fault) = fill_and_rename(folder, &mut file, place, bytes) {
        folder.discard(file);
        return Err(fault);
    }
    folder.sync_directory(&place.parent().unwrap_or_else(Place::top))
}

fn fill_and_rename<F: Folder>(
    folder: &mut F,
    file: &mut F::Temporary,
    place: &Place,
    bytes: &[u8],
) -> Result<(), Fault> {
    folder.write(file, bytes)?;
    if folder.length(file)? != bytes.len() as u64 {
        return Err(Fault {
            doing: Doing::Writing,
            path: PathBuf::from(place.to_string()),
            trouble: Trouble::Short,
        });
    }
    folder.sync(file)?;
    folder.rename(file, place)
}

#[cfg(test)]
pub(crate) mod contract;
#[cfg(test)]
pub(crate) mod memory;
