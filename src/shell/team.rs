//! A team from where one of its homes is: founding it, inviting, joining, admitting, and letting go.
//!
//! *Invariant:* only the home that has the root's key changes the roster, and it reads the newest one first.

use std::path::{Path, PathBuf};

use super::courier::{self, MadeWhole};
use super::home::{Home, HomeFailure};
use crate::app::Trouble;
use crate::disk;
use crate::disk::folder::TeamFolder;
use crate::disk::home::write_identity;
use crate::disk::places::typed;
use crate::model::fact::{Fact, IncWhy, Said};
use crate::model::id::DeskId;
use crate::model::seller::SellerRef;
use crate::model::text::fold;
use crate::seal::sign::KeyPair;
use crate::store;
use crate::sync::identity::Identity;
use crate::sync::join::{Invitation, Join};
use crate::sync::reader::Reader;
use crate::sync::roster::{self, Ended, Ending, Member, Role, Signed};
use crate::sync::team::{self, FolderOnDisk, Founding, Joining, TeamFault};

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
pub fn found(home: &mut Home, folder: &Path, seller: Option<SellerRef>) -> Result<(), NotFounded> {
    let places = home.desk.places.clone();
    let folder = whole(folder);
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
    let founding = Founding { at: place, seller };
    let identity = team::found(&mut opened, &mut home.random, &home.identity, founding, now)
        .map_err(|fault| NotFounded::Team(fault, folder))?;
    write_identity(&places, &identity)?;
    home.identity = identity;
    Ok(())
}

/// What becomes of the records that a home has when it joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// They go to the team.
    Brought,
    /// They stay here; only what is said from now on goes to the team.
    Kept,
}

/// Why a team was not joined or changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// This home has not the root's key.
    #[error("this home did not found the team")]
    NotFounder,
    /// Nobody of this name asks, or belongs to the team.
    #[error("{0} is not known")]
    Unknown(String),
    /// Whoever asks did not have the team's invitation.
    #[error("{0} has no invitation of this team")]
    NotInvited(String),
    /// This home belongs to no team.
    #[error("no team")]
    NoTeam,
    /// The folder has lost its marker, and this home cannot make one.
    #[error("no marker in {}", .0.display())]
    NoMarker(PathBuf),
    /// This home has never seen who belongs to the team.
    #[error("no roster")]
    NoRoster,
    /// The folder or the home said no.
    #[error(transparent)]
    Founding(#[from] NotFounded),
    /// The home could not be opened again with the team's key.
    #[error(transparent)]
    Home(#[from] HomeFailure),
    /// The database could not.
    #[error(transparent)]
    Store(#[from] store::Failure),
    /// The folder could not be read.
    #[error("{0:?}")]
    Folder(Trouble),
}

/// The invitation to this home's team.
#[must_use]
pub fn invitation(home: &Home) -> Option<Invitation> {
    let team = home.identity.team.as_ref()?;
    Some(Invitation {
        team: team.id,
        mac: home.identity.mac.clone(),
    })
}

/// Joins the team of a folder with its invitation. The home is opened again, as numbers are hashed with the team's key from now on;
/// wishes not to be called are said again under it.
pub fn join(
    mut home: Home,
    folder: &Path,
    invitation: &Invitation,
    past: Past,
) -> Result<Home, NotDone> {
    let places = home.desk.places.clone();
    let folder = whole(folder);
    if places.data.starts_with(&folder) {
        let home = places.data;
        return Err(NotFounded::HoldsHome { home, folder }.into());
    }
    let before = home.identity.clone();
    let joined = before
        .team
        .as_ref()
        .is_some_and(|team| team.id == invitation.team);
    let mut identity = before.clone();
    if !joined && !home.store.is_empty()? {
        // Their calls are under the ids of before.
        let known = home.store.sellers()?.into_iter().chain(home.seller());
        identity.sellers.extend(known.map(|it| (it.name, it.id)));
    }
    let mut opened = TeamFolder::at(folder.clone(), identity.desk());
    let seller = home.desk.config.settings.seller.clone();
    let renamed = Identity {
        mac: invitation.mac.clone(),
        ..identity.clone()
    };
    let joining = Joining {
        invitation,
        seller: (!seller.is_empty()).then(|| super::home::seller(&renamed, &seller)),
        at: FolderOnDisk(folder.clone()),
    };
    let now = home.desk.clock.now();
    let identity = team::join(&mut opened, &mut home.random, &identity, &joining, now.at)
        .map_err(|fault| NotFounded::Team(fault, folder))?;
    if !joined && past == Past::Kept {
        let (desk, random) = (identity.desk(), &mut home.random);
        home.store
            .begin_incarnation(desk, IncWhy::Asked, now, random)?;
        home.store.keep_past()?;
    }
    write_identity(&places, &identity).map_err(NotFounded::Disk)?;
    let Home { desk, store, .. } = home;
    drop(store);
    let mut home = desk.open()?;
    if !joined {
        say_wishes_again(&mut home, &before)?;
    }
    Ok(home)
}

fn say_wishes_again(home: &mut Home, before: &Identity) -> Result<(), NotDone> {
    let by = home.seller().map(|seller| seller.id);
    let now = home.desk.clock.now();
    for (about, suppress) in home.store.wishes_again(&before.mac)? {
        let said = Said {
            at: now.at,
            by,
            about: Some(about),
            fact: Fact::Suppress(suppress),
        };
        home.store.append(&[said], now, &mut home.random)?;
    }
    Ok(())
}

/// What a home sees of its team.
pub struct Seen {
    /// What the reader knows.
    pub reader: Reader,
    /// What stood in its way.
    pub trouble: Option<Trouble>,
}

/// Looks at the team folder.
pub fn survey(home: &mut Home) -> Result<Seen, NotDone> {
    let (reader, trouble) = courier::survey(home).ok_or(NotDone::NoTeam)?;
    Ok(Seen { reader, trouble })
}

fn survey_as_founder(home: &mut Home) -> Result<Seen, NotDone> {
    if home.identity.team.is_none() {
        return Err(NotDone::NoTeam);
    }
    if !home.identity.is_founder() {
        return Err(NotDone::NotFounder);
    }
    survey(home)
}

/// Admits those who ask and were invited: all of them, or one by name or desk. Answers who they are.
pub fn admit(home: &mut Home, who: Option<&str>, role: Role) -> Result<Vec<Join>, NotDone> {
    let seen = survey_as_founder(home)?;
    let asking: Vec<Join> = seen.reader.joins().cloned().collect();
    let is_meant =
        |join: &Join| who.is_none_or(|who| is_called(join.desk, join.seller.as_ref(), who));
    let (meant, _): (Vec<Join>, Vec<Join>) = asking.into_iter().partition(is_meant);
    if let (Some(who), true) = (who, meant.is_empty()) {
        return Err(NotDone::Unknown(who.to_owned()));
    }
    if let Some(stranger) = meant.iter().find(|it| !it.was_invited(&home.identity.mac)) {
        return Err(NotDone::NotInvited(stranger.desk.to_string()));
    }
    if !meant.is_empty() {
        change(home, seen, |desks| {
            desks.extend(meant.iter().map(|join| Member {
                desk: join.desk,
                key: join.key,
                role,
                seller: join.seller.clone(),
                ended: None,
            }));
        })?;
    }
    Ok(meant)
}

/// Ends a desk's time in the team: nothing that it writes later holds when it is revoked.
pub fn end(home: &mut Home, who: &str, how: Ending) -> Result<DeskId, NotDone> {
    let seen = survey_as_founder(home)?;
    let roster = seen.reader.roster().ok_or(NotDone::NoTeam)?;
    let own = home.identity.desk();
    let members = roster.roster.desks.iter();
    let mut meant =
        members.filter(|it| it.desk != own && is_called(it.desk, it.seller.as_ref(), who));
    let desk = meant.next().map(|member| member.desk);
    let desk = desk.ok_or_else(|| NotDone::Unknown(who.to_owned()))?;
    let ended = Ended {
        how,
        at: home.desk.clock.at(),
        last: roster::last_of(desk, seen.reader.reached()),
    };
    change(home, seen, |desks| {
        for member in desks.iter_mut().filter(|member| member.desk == desk) {
            member.ended = Some(ended.clone());
        }
    })?;
    Ok(desk)
}

/// Makes the team folder whole again, as far as this home can: its own records and those of others that it has, and at the
/// home that founded the team also the folder itself. Nothing in it is removed, and what is there stays.
pub fn rebuild(home: &mut Home) -> Result<MadeWhole, NotDone> {
    let mut folder = courier::folder_of(home).ok_or(NotDone::NoTeam)?;
    let path = folder.path().to_owned();
    if home.identity.is_founder() {
        let newest = newest_roster(home)?;
        TeamFolder::create(&path, home.identity.desk()).map_err(NotFounded::Disk)?;
        let (now, random) = (home.desk.clock.at(), &mut home.random);
        team::refurnish(&mut folder, random, &home.identity, &newest, now)
            .map_err(|fault| NotFounded::Team(fault, path))?;
    } else {
        let membership = home.identity.team.as_ref().ok_or(NotDone::NoTeam)?;
        team::recognise(&mut folder, membership).map_err(|fault| {
            if fault == TeamFault::NoMarker {
                NotDone::NoMarker(path)
            } else {
                NotFounded::Team(fault, path).into()
            }
        })?;
    }
    courier::make_whole(home).ok_or(NotDone::NoTeam)
}

/// Everybody who sits at a desk of the team.
pub fn sellers(home: &mut Home) -> Result<Vec<SellerRef>, NotDone> {
    let desks = newest_roster(home)?.roster.desks.into_iter();
    let seated = desks.filter(|desk| desk.ended.is_none());
    Ok(seated.filter_map(|desk| desk.seller).collect())
}

/// The newest roster that this home has ever seen.
fn newest_roster(home: &mut Home) -> Result<Signed, NotDone> {
    let membership = home.identity.team.as_ref().ok_or(NotDone::NoTeam)?;
    let kept = home.store.remembered(roster::KEPT_AS)?;
    let kept = kept.and_then(|text| Signed::read(&text, membership).ok());
    let mut folder = courier::folder_of(home).ok_or(NotDone::NoTeam)?;
    // A folder that is not there has none.
    let newest = roster::newest(&mut folder, membership, kept.clone()).unwrap_or(kept);
    newest.ok_or(NotDone::NoRoster)
}

/// Signs the next roster.
fn change(
    home: &mut Home,
    seen: Seen,
    change: impl FnOnce(&mut Vec<Member>),
) -> Result<(), NotDone> {
    if let Some(trouble) = seen.trouble {
        return Err(NotDone::Folder(trouble));
    }
    let root = home.identity.root.as_ref().ok_or(NotDone::NotFounder)?;
    let root = KeyPair::of(root);
    let mut folder = courier::folder_of(home).ok_or(NotDone::NoTeam)?;
    let known = seen.reader.roster().ok_or(NotDone::NotFounder)?;
    let next = known.next(home.desk.clock.at(), change);
    let path = folder.path().to_owned();
    let signed = roster::publish(&mut folder, &mut home.random, next, &root)
        .map_err(|fault| NotFounded::Team(fault, path))?;
    let now = home.desk.clock.now();
    home.store.keep_roster(&signed.text, now)?;
    Ok(())
}

/// Whether a desk is meant: by its id, or by the name of who sits there.
fn is_called(desk: DeskId, seller: Option<&SellerRef>, who: &str) -> bool {
    let who = who.trim();
    let is_named = |seller: &SellerRef| fold(&seller.name) == fold(who);
    desk.to_string() == who || seller.is_some_and(is_named)
}

fn whole(folder: &Path) -> PathBuf {
    let folder = folder.to_str().map_or_else(|| folder.to_owned(), typed);
    std::path::absolute(&folder).unwrap_or(folder)
}

/// Whether two paths lead to one place, as far as both are there.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}
