//! Numbers that ring, on their way from another program to the open desk: one small file each.
//!
//! *Invariant:* whoever takes one removes it, so that one ring is one ribbon.

use std::path::Path;

use super::atomic::{self, Access};
use super::failure::{At, Doing, Failure};
use super::places::{self, Places};
use super::text::{self, Cap};

/// The longest ring.
const CAP: Cap = Cap(4096);

/// Leaves a ring for the open desk, under a name that nobody else uses.
pub fn put(places: &Places, name: &str, text: &str) -> Result<(), Failure> {
    let folder = places.rings();
    places::make_private(&folder)?;
    let path = folder.join(format!("{name}.json"));
    atomic::write(&path, text.as_bytes(), Access::Private)
}

/// Takes what rings, in the order of the names. A ring that cannot be read is gone all the same.
pub fn take(places: &Places) -> Result<Vec<String>, Failure> {
    let folder = places.rings();
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let listed = std::fs::read_dir(&folder).at(Doing::Looking, &folder)?;
    let mut paths: Vec<_> = listed
        .filter_map(|file| file.ok().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    Ok(paths.iter().filter_map(|path| take_one(path)).collect())
}

fn take_one(path: &Path) -> Option<String> {
    let text = text::read(path, CAP).ok().flatten();
    std::fs::remove_file(path).ok()?;
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_taken_once() {
        let above = tempfile::tempdir().unwrap();
        let places = Places::in_home(above.path());
        assert_eq!(take(&places).unwrap(), Vec::<String>::new());
        put(&places, "2", "two").unwrap();
        put(&places, "1", "one").unwrap();
        assert_eq!(take(&places).unwrap(), ["one", "two"]);
        assert_eq!(take(&places).unwrap(), Vec::<String>::new());
    }
}
