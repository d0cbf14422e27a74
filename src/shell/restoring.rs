//! Putting a copy of a desk back: into a new home, or into the place of one that is there.
//!
//! *Invariant:* the copy is checked before anything in the home is touched; what was there is copied aside before it goes;
//! and a crash leaves the one database or the other, never a part.

use std::io;
use std::path::{Path, PathBuf};

use super::home::{Desk, Home, HomeFailure};
use super::random::SystemRandom;
use crate::disk::atomic::{Access, Draft};
use crate::disk::failure::{At, Doing};
use crate::disk::{self, home, incoming, lock};
use crate::store::{self, Problem, Store};
use crate::sync::guard::Nonce;
use crate::sync::identity::Identity;

/// What becomes of a home in which somebody has worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// It stays, and the copy is not put back.
    Stays,
    /// It makes room, copied aside.
    MakesRoom,
}

/// A copy that is back in its home.
pub struct Restored {
    /// The home, open, with a new incarnation.
    pub home: Home,
    /// Where what was there before is; none when nothing was.
    pub aside: Option<PathBuf>,
}

/// A database that was not copied; there is no file.
#[derive(Debug, thiserror::Error)]
pub enum NotCopied {
    /// The file.
    #[error(transparent)]
    Disk(#[from] disk::Failure),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Failure),
}

/// A copy that was not put back. The home is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotRestored {
    /// It is a database in use: what was written last lies in a file beside it.
    #[error("{} is in use", .0.display())]
    InUse(PathBuf),
    /// Somebody has worked in the home.
    #[error("{} has records", .0.display())]
    HasRecords(PathBuf),
    /// The copy is not what it should be.
    #[error("{} problems", .0.len())]
    Bad(Vec<Problem>),
    /// The copy could not be read.
    #[error(transparent)]
    Copy(store::Failure),
    /// The home.
    #[error(transparent)]
    Home(#[from] HomeFailure),
}

impl From<NotCopied> for NotRestored {
    fn from(failure: NotCopied) -> Self {
        match failure {
            NotCopied::Disk(failure) => failure.into(),
            NotCopied::Store(failure) => Self::Copy(failure),
        }
    }
}

impl From<disk::Failure> for NotRestored {
    fn from(failure: disk::Failure) -> Self {
        Self::Home(HomeFailure::Disk(failure))
    }
}

/// Checks a copy, and puts it into the home of this desk.
pub fn restore(desk: Desk, file: &Path, before: Before) -> Result<Restored, NotRestored> {
    let copy = incoming::open(file)?;
    let mut beside = file.as_os_str().to_owned();
    beside.push("-wal");
    if Path::new(&beside).exists() {
        return Err(NotRestored::InUse(file.to_owned()));
    }
    desk.make(None)?;
    let database = desk.places.database();
    let (draft, along) = checked(copy, &database, &desk)?;
    let held = lock::hold(&desk.places.open_lock())?;
    let known = home::read_identity(&desk.places)?;
    let aside = make_room(&desk, known.as_ref(), before)?;
    if let Some(along) = along.filter(|along| is_another(known.as_ref(), along)) {
        home::write_identity(&desk.places, &along)?;
    }
    draft.keep()?;
    drop(held);
    Ok(Restored {
        home: desk.open()?,
        aside,
    })
}

/// The copy beside the database, checked and fit to take its name, and the identity that it had along.
fn checked(
    mut copy: impl io::Read,
    database: &Path,
    desk: &Desk,
) -> Result<(Draft, Option<Identity>), NotRestored> {
    let mut draft = Draft::create(database, Access::Private)?;
    io::copy(&mut copy, &mut draft).at(Doing::Writing, database)?;
    let store = Store::open(draft.temporary()).map_err(NotRestored::Copy)?;
    let checked = store.check(desk.clock.now()).map_err(NotRestored::Copy)?;
    if !checked.problems.is_empty() {
        return Err(NotRestored::Bad(checked.problems));
    }
    let along = store.identity_along().map_err(NotRestored::Copy)?;
    let along = along.and_then(|text| Identity::parse(&text).ok());
    let mut random = SystemRandom::open().map_err(HomeFailure::Random)?;
    let nonce = Nonce::draw(&mut random);
    store.put_back(nonce).map_err(NotRestored::Copy)?;
    Ok((draft, along))
}

/// Copies what is there aside, when anything is, and sees that nobody has it open.
fn make_room(
    desk: &Desk,
    identity: Option<&Identity>,
    before: Before,
) -> Result<Option<PathBuf>, NotRestored> {
    let path = desk.places.database();
    if !path.exists() {
        return Ok(None);
    }
    let failed = |cause| HomeFailure::Store {
        path: path.clone(),
        cause,
    };
    let store = Store::open(&path).map_err(failed)?;
    let mut aside = None;
    if !store.is_empty().map_err(failed)? {
        if before == Before::Stays {
            return Err(NotRestored::HasRecords(path));
        }
        let named = aside_of(desk);
        let identity = identity.map(Identity::to_text).unwrap_or_default();
        copy_to(&store, &named, &identity)?;
        aside = Some(named);
    }
    store.close_alone().map_err(failed)?;
    Ok(aside)
}

/// Copies a database and the desk's identity into a file that must not be there yet: whole, or not at all.
pub fn copy_to(store: &Store, file: &Path, identity: &str) -> Result<(), NotCopied> {
    let draft = Draft::create(file, Access::Private)?;
    store.backup(draft.temporary(), identity)?;
    draft.keep()?;
    Ok(())
}

/// A name that says when, and that nothing else has.
fn aside_of(desk: &Desk) -> PathBuf {
    let now = desk.clock.now().local().format("%Y-%m-%d-%H%M%S");
    let named = |n: u32| {
        let more = if n == 0 {
            String::new()
        } else {
            format!("-{n}")
        };
        desk.places
            .data
            .join(format!("before-restore-{now}{more}.db"))
    };
    (0..u32::MAX)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(0))
}

/// The identity of a desk stays as it is in its home, where it may have joined a team since.
fn is_another(known: Option<&Identity>, along: &Identity) -> bool {
    known.is_none_or(|known| known.desk() != along.desk())
}
