//! The identity file, the machine's name, and the refusal of a home inside a team folder.
//!
//! *Invariant:* secrets are written for their owner alone and never printed.

use std::path::{Path, PathBuf};

use super::atomic::{self, Access};
use super::failure::{Doing, Failure, Trouble, failure};
use super::places::Places;
use super::text::{self, Cap};
use crate::sync::Random;
use crate::sync::guard::{MachineId, Nonce};
use crate::sync::identity::Identity;
use crate::sync::place::Place;

/// The longest identity or machine file.
const CAP: Cap = Cap(64 * 1024);

/// Where Linux keeps the machine's name.
const MACHINE_FILES: [&str; 2] = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

/// Reads the identity of a home; none when it has none yet. A damaged one is a failure: a new identity in its place would
/// be another desk.
pub fn read_identity(places: &Places) -> Result<Option<Identity>, Failure> {
    let path = places.identity();
    let Some(text) = text::read(&path, CAP)? else {
        return Ok(None);
    };
    let parsed = Identity::parse(&text);
    parsed
        .map(Some)
        .map_err(|problem| failure(Doing::Reading, &path, Trouble::Other(problem)))
}

/// Keeps the identity of a home.
pub fn write_identity(places: &Places, identity: &Identity) -> Result<(), Failure> {
    let text = identity.to_text();
    atomic::write(&places.identity(), text.as_bytes(), Access::Private)
}

/// The machine that this home lives on: the name that the system gave it, else a random one that is kept beside the
/// database.
pub fn machine(places: &Places, random: &mut impl Random) -> Result<MachineId, Failure> {
    let named = MACHINE_FILES
        .iter()
        .filter_map(|path| text::read(Path::new(path), CAP).ok().flatten())
        .find(|name| is_machine_name(name));
    if let Some(name) = named {
        return Ok(MachineId::named(&name));
    }
    let path = places.data.join("machine");
    if let Some(name) = text::read(&path, CAP)?.filter(|name| is_machine_name(name)) {
        return Ok(MachineId::named(&name));
    }
    let name = format!("{}{}\n", Nonce::draw(random), Nonce::draw(random));
    atomic::write(&path, name.as_bytes(), Access::Private)?;
    Ok(MachineId::named(&name))
}

/// 32 hex digits; an image that has not started yet has "uninitialized" or nothing.
fn is_machine_name(name: &str) -> bool {
    let name = name.trim();
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The team folder that holds this path, if one does. A database must not lie there: engines that carry folders tear
/// databases apart.
#[must_use]
pub fn team_folder_above(path: &Path) -> Option<PathBuf> {
    let nearest = path.ancestors().find_map(|part| part.canonicalize().ok())?;
    nearest
        .ancestors()
        .find(|directory| directory.join(Place::marker().to_string()).exists())
        .map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::folder::memory::Counting;

    fn home() -> (tempfile::TempDir, Places) {
        let directory = tempfile::tempdir().unwrap();
        let places = Places::in_home(directory.path());
        (directory, places)
    }

    #[test]
    fn an_identity_is_kept() {
        let (_directory, places) = home();
        assert_eq!(read_identity(&places), Ok(None));
        let identity = Identity::draw(&mut Counting::default());
        write_identity(&places, &identity).unwrap();
        assert!(places.is_made());
        assert_eq!(read_identity(&places), Ok(Some(identity)));
    }

    #[test]
    fn a_damaged_identity_is_not_replaced() {
        let (_directory, places) = home();
        atomic::write(&places.identity(), b"{\"samtale\":1", Access::Private).unwrap();
        let failure = read_identity(&places).unwrap_err();
        assert_eq!(failure.path, places.identity());
    }

    #[test]
    fn a_machine_stays_itself() {
        let (_directory, places) = home();
        let first = machine(&places, &mut Counting::default()).unwrap();
        let mut other = Counting::default();
        Nonce::draw(&mut other);
        assert_eq!(machine(&places, &mut other).unwrap(), first);
    }

    #[test]
    fn a_path_inside_a_team_folder_is_recognised() {
        let (directory, _) = home();
        let inside = directory.path().join("team/desks/x/desk.db");
        assert_eq!(team_folder_above(&inside), None);
        std::fs::create_dir(directory.path().join("team")).unwrap();
        let marker = directory.path().join("team/SAMTALE-FOLDER.json");
        atomic::write(&marker, b"{}", Access::Shared).unwrap();
        let above = directory.path().join("team").canonicalize().unwrap();
        assert_eq!(team_folder_above(&inside), Some(above));
        assert_eq!(team_folder_above(&directory.path().join("desk.db")), None);
    }
}
