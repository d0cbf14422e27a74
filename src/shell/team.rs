//! Making a team folder, with a home as its first member.

use std::path::{Path, PathBuf};

use super::home::Home;
use crate::disk;
use crate::disk::folder::TeamFolder;
use crate::disk::home::write_identity;
use crate::disk::places::typed;
use crate::sync::team::{self, FolderOnDisk, TeamFault};

/// A team folder that was not made.
#[derive(Debug, thiserror::Error)]
pub enum NotFounded {
    /// The home lies in the folder.
    #[error("{} holds the home {}", folder.display(), home.display())]
    HoldsHome {
        /// The home.
        home: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// A file could not be written.
    #[error(transparent)]
    Disk(#[from] disk::Failure),
    /// The folder, or the home, is another team's, or the folder said no.
    #[error("{1:?}: {0}")]
    Team(TeamFault, PathBuf),
}

/// Makes a team folder with this home as its first member. The root's key is kept in the home before anything is written
/// into the folder: a folder whose root key was lost could never have a second desk. Done already, it is done.
pub fn found(home: &mut Home, folder: &Path) -> Result<(), NotFounded> {
    let places = home.desk.places.clone();
    let folder = folder.to_str().map_or_else(|| folder.to_owned(), typed);
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    if home
        .identity
        .team
        .as_ref()
        .is_some_and(|team| is_same(&team.folder, &folder))
    {
        return Ok(());
    }
    if places.data.starts_with(&folder) {
        return Err(NotFounded::HoldsHome {
            home: places.data,
            folder,
        });
    }
    home.identity = team::with_root(&home.identity, &mut home.random);
    write_identity(&places, &home.identity)?;
    let mut opened = TeamFolder::create(&folder, home.identity.desk())?;
    let place = FolderOnDisk(opened.path().to_owned());
    let now = home.desk.clock.at();
    let identity = team::found(&mut opened, &mut home.random, &home.identity, place, now)
        .map_err(|fault| NotFounded::Team(fault, folder))?;
    write_identity(&places, &identity)?;
    home.identity = identity;
    Ok(())
}

/// Whether two paths lead to one place, as far as both are there.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}
