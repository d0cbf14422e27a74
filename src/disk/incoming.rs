//! Opening a file that somebody typed, pasted or dragged into the terminal.
//!
//! *Invariant:* a file that is not found is answered with every place that was tried.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::failure::{At, Doing, Failure, Trouble, failure};
use super::places::typed as at_home;

/// There is no such file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such file: {}", tried.first().map_or_else(String::new, |path| path.display().to_string()))]
pub struct NotFound {
    /// Where it was looked for, in that order.
    pub tried: Vec<PathBuf>,
}

/// Opens a file to bring in.
pub fn open(path: &Path) -> Result<File, Failure> {
    let file = File::open(path).at(Doing::Reading, path)?;
    if file.metadata().at(Doing::Reading, path)?.is_file() {
        Ok(file)
    } else {
        Err(failure(Doing::Reading, path, Trouble::NotThat))
    }
}

/// Finds the file that is meant by a typed or dragged path: as it stands, without quotes or backslashes that a terminal put
/// there, as a `file://` link, with `~` for the home directory; a bare name also in `folders`. A folder is what is meant
/// when nothing better is found: [`open()`] says then what it is.
pub fn find(typed: &str, folders: &[PathBuf]) -> Result<PathBuf, NotFound> {
    let mut tried = Vec::new();
    for reading in readings(typed.trim()) {
        let path = at_home(&reading);
        let is_bare = path.components().count() == 1;
        let elsewhere = folders.iter().filter(|_| is_bare);
        let places =
            std::iter::once(path.clone()).chain(elsewhere.map(|folder| folder.join(&path)));
        for place in places {
            if place.is_file() {
                return Ok(place);
            }
            if !tried.contains(&place) {
                tried.push(place);
            }
        }
    }
    let folder = tried.iter().find(|place| place.is_dir()).cloned();
    folder.ok_or(NotFound { tried })
}

/// The ways in which a typed path can be meant, the plainest first.
fn readings(typed: &str) -> Vec<String> {
    let mut readings = vec![typed.to_owned()];
    let quoted = ['\'', '"']
        .iter()
        .find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote));
    readings.extend(quoted.map(str::to_owned));
    readings.extend(typed.strip_prefix("file://").and_then(percent_decoded));
    if typed.contains('\\') {
        readings.push(unescaped(typed));
    }
    readings
}

/// Backslashes before spaces and brackets, as terminals put them into a dragged path.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.extend(letters.next()),
            other => plain.push(other),
        }
    }
    plain
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_however_its_path_was_typed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kø liste (1).csv");
        File::create(&path).unwrap();
        let shown = path.to_str().unwrap();
        let escaped = shown
            .replace(' ', "\\ ")
            .replace('(', "\\(")
            .replace(')', "\\)");
        let link = format!(
            "file://{}",
            shown.replace(' ', "%20").replace('ø', "%C3%B8")
        );
        let ways = [
            shown.to_owned(),
            format!("  {shown}\n"),
            format!("'{shown}'"),
            format!("\"{shown}\""),
            escaped,
            link,
        ];
        for typed in ways {
            assert_eq!(find(&typed, &[]), Ok(path.clone()), "{typed}");
        }
        let folders = [folder.path().to_owned()];
        assert_eq!(find("kø liste (1).csv", &folders), Ok(path));
    }

    #[test]
    fn a_file_that_is_not_there_names_what_was_tried() {
        let folders = [PathBuf::from("/no/such")];
        let tried = find("'liste.csv'", &folders).unwrap_err().tried;
        let expected = [
            "'liste.csv'",
            "/no/such/'liste.csv'",
            "liste.csv",
            "/no/such/liste.csv",
        ];
        assert_eq!(tried, expected.map(PathBuf::from));
    }

    #[test]
    fn a_directory_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let failure = open(folder.path()).unwrap_err();
        assert_eq!(failure.trouble, Trouble::NotThat);
    }
}
