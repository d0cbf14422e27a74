//! The newest lists in the folders where browsers and mail programs leave them.
//!
//! *Invariant:* only looks; opens nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use directories::UserDirs;

use crate::model::moment::Moment;

/// The endings of files that a list may come in.
const ENDINGS: [&str; 7] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

/// What downloads are called where the system does not say, in the languages of our users.
const DOWNLOADS: [&str; 6] = [
    "Downloads",
    "Nedlastinger",
    "Overførsler",
    "Hentede filer",
    "Hämtningar",
    "Lataukset",
];

/// What the desktop is called where the system does not say.
const DESKTOPS: [&str; 6] = [
    "Desktop",
    "Skrivebord",
    "Skrivbord",
    "Työpöytä",
    "Schreibtisch",
    "Bureau",
];

/// A file that may be a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// When it was written.
    pub written: Moment,
    /// Its size in bytes.
    pub size_bytes: u64,
}

/// Where the browser leaves what was downloaded: what the system says, and what it may be called besides.
#[must_use]
pub fn downloads() -> Vec<PathBuf> {
    usual(UserDirs::download_dir, &DOWNLOADS)
}

/// The desktop: what the system says, and what it may be called besides.
#[must_use]
pub fn desktops() -> Vec<PathBuf> {
    usual(UserDirs::desktop_dir, &DESKTOPS)
}

fn usual(said: impl Fn(&UserDirs) -> Option<&Path>, names: &[&str]) -> Vec<PathBuf> {
    let Some(user) = UserDirs::new() else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = said(&user).into_iter().map(Path::to_owned).collect();
    for name in names {
        let folder = user.home_dir().join(name);
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders.retain(|folder| folder.is_dir());
    folders
}

/// The newest files that may be lists in these folders, at most `files_max`, newest first. What cannot be looked at is left
/// out.
#[must_use]
pub fn newest(folders: &[PathBuf], files_max: usize) -> Vec<Found> {
    let mut found: Vec<Found> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .filter_map(|entry| look(&entry.ok()?.path()))
        .collect();
    found.sort_by(|a, b| (b.written, &a.path).cmp(&(a.written, &b.path)));
    found.truncate(files_max);
    found
}

fn look(path: &Path) -> Option<Found> {
    let name = path.file_name()?.to_str()?;
    // `~$list.xlsx` is what a spreadsheet program leaves beside a file that it has open.
    if name.starts_with(['.', '~']) || !has_list_ending(path) {
        return None;
    }
    let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(Found {
        path: path.to_owned(),
        written: Moment::from_millis(i64::try_from(written.as_millis()).ok()?),
        size_bytes: about.len(),
    })
}

fn has_list_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_newest_lists_come_first_and_nothing_else_comes() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "old.csv",
            "new.XLSX",
            "newer.txt",
            "~$new.xlsx",
            ".x.csv",
            "pic.png",
            "csv",
        ];
        for (name, age) in names.into_iter().zip(1..) {
            let file = File::create(folder.path().join(name)).unwrap();
            let written = UNIX_EPOCH + Duration::from_secs(1_000_000 + age);
            file.set_modified(written).unwrap();
        }
        std::fs::create_dir(folder.path().join("folder.csv")).unwrap();
        let folders = [folder.path().to_owned(), "/no/such/folder".into()];
        let found = newest(&folders, 10);
        let names: Vec<_> = found
            .iter()
            .filter_map(|found| found.path.file_name())
            .collect();
        assert_eq!(names, ["newer.txt", "new.XLSX", "old.csv"]);
        assert_eq!(found[2].written, Moment::from_millis(1_000_001_000));
        assert_eq!(newest(&folders, 1).len(), 1);
    }
}
