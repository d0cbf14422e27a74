//! The user's own files of a kind: languages, campaigns, themes.
//!
//! *Invariant:* a directory that is not there holds nothing, which is no failure.

use std::path::Path;

use super::failure::{At, Doing, Failure};
use super::text::{self, Cap};

/// The longest settings file.
pub const CAP: Cap = Cap(1024 * 1024);

/// A file of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// The file's name without its ending.
    pub stem: String,
    /// The text.
    pub text: String,
}

/// The files in a directory whose names end in `.ending`, by name.
pub fn texts(directory: &Path, ending: &str) -> Result<Vec<OwnText>, Failure> {
    if !directory.is_dir() {
        return Ok(Vec::new());
    }
    let listed = std::fs::read_dir(directory).at(Doing::Looking, directory)?;
    let mut paths: Vec<_> = listed
        .filter_map(|file| file.ok().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let (Some(stem), Some(text)) = (stem, text::read_leniently(&path, CAP)?) {
            let stem = stem.to_owned();
            texts.push(OwnText { stem, text });
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::atomic::{self, Access};

    #[test]
    fn files_of_a_kind_are_read_by_name() {
        let above = tempfile::tempdir().unwrap();
        assert_eq!(texts(&above.path().join("lang"), "ftl").unwrap(), []);
        for (name, text) in [("b.ftl", "two"), ("a.ftl", "one"), ("a.txt", "no")] {
            let path = above.path().join(name);
            atomic::write(&path, text.as_bytes(), Access::Shared).unwrap();
        }
        let stems: Vec<_> = texts(above.path(), "ftl")
            .unwrap()
            .into_iter()
            .map(|own| own.stem)
            .collect();
        assert_eq!(stems, ["a", "b"]);
    }
}
