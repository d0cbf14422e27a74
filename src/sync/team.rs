//! The team: who founded the folder, and which desks belong to it (SYNC.md §3.10).
//!
//! The marker says whose folder it is and never changes. Rosters stand under `team/`, each signed by the root and naming its
//! predecessor's hash; the first one has the founder's desk.
//!
//! *Invariant:* no secret and no person's name is in these files.

use serde::{Deserialize, Serialize};

use super::Random;
use super::folder::{Cap, Fault, Folder, put};
use super::identity::{Identity, Membership, draw_seed};
use super::place::Place;
use super::signed::{self, SignedFault};
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::seal::hash::{self, Digest};
use crate::seal::hex::hex_bytes;
use crate::seal::sign::{KeyPair, PublicKey, Purpose};

/// The longest marker.
pub const MARKER_CAP: Cap = Cap(4096);

/// The longest roster.
pub const ROSTER_CAP: Cap = Cap(1024 * 1024);

const README: &str = include_str!("../../config/folder/README.txt");
const ATTRIBUTES: &str = include_str!("../../config/folder/gitattributes");

hex_bytes!(
    /// A team: the first 16 hex digits of SHA-256 over `samtale-team` and the root's public key.
    TeamId, 8
);

/// What the marker says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// The version of the folder's format.
    pub samtale: u32,
    /// The team.
    pub team: TeamId,
    /// The root's public key.
    pub root: PublicKey,
    /// When the folder was made.
    pub created: Moment,
}

/// What a desk may do in its team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes its own records.
    Seller,
    /// May also lift suppressions, erase and admit.
    Supervisor,
}

/// A desk in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The desk.
    pub desk: DeskId,
    /// Its public key, of which its id is a hash.
    pub key: PublicKey,
    /// What it may do.
    pub role: Role,
}

/// One version of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The version of the format.
    pub samtale: u32,
    /// The team.
    pub team: TeamId,
    /// Counted from one.
    pub version: u32,
    /// The hash of the file before; none in the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<Digest>,
    /// When it was signed.
    pub at: Moment,
    /// The desks.
    pub desks: Vec<Member>,
}

/// Why a team folder cannot be made, or is not ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TeamFault {
    /// There is a marker already, of another team.
    #[error("this is a team folder already")]
    IsOne,
    /// There is no marker: the folder is not mounted, emptied, or another.
    #[error("no marker")]
    NoMarker,
    /// The marker is of another team, or not signed by our root.
    #[error("the folder of another team")]
    Other,
    /// The home belongs to a team already.
    #[error("this home belongs to team {0}")]
    HasTeam(TeamId),
    /// The identity has no root key.
    #[error("no root key")]
    NoRoot,
    /// The world said no.
    #[error(transparent)]
    Folder(#[from] Fault),
    /// A document could not be signed.
    #[error(transparent)]
    Signed(#[from] SignedFault),
}

impl TeamId {
    /// The team whose root has this key.
    #[must_use]
    pub fn of_root(root: &PublicKey) -> Self {
        Self::of(root.team_id())
    }
}

/// The identity with a root key, drawn when it has none. Keep it before [`found`] is called: a folder whose root key was
/// lost can never have a second desk.
#[must_use]
pub fn with_root(identity: &Identity, random: &mut (impl Random + ?Sized)) -> Identity {
    let root = identity.root.clone().unwrap_or_else(|| draw_seed(random));
    Identity {
        root: Some(root),
        ..identity.clone()
    }
}

/// Makes a team folder out of a folder that is there, with this home as its first desk; answers the identity that is to be
/// kept. The marker comes last, and a folder with our own marker is taken as it is, so that what was broken off can be
/// done again.
pub fn found<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    identity: &Identity,
    at: FolderOnDisk,
    now: Moment,
) -> Result<Identity, TeamFault> {
    if let Some(team) = &identity.team {
        return Err(TeamFault::HasTeam(team.id));
    }
    let root = identity.root.as_ref().ok_or(TeamFault::NoRoot)?;
    let root = KeyPair::of(root);
    let membership = Membership {
        id: TeamId::of_root(&root.public()),
        root: root.public(),
        folder: at.0,
    };
    match recognise(folder, &membership) {
        Ok(_) => {}
        Err(TeamFault::NoMarker) => furnish(folder, random, identity, &root, now)?,
        Err(TeamFault::Other) => return Err(TeamFault::IsOne),
        Err(other) => return Err(other),
    }
    Ok(Identity {
        team: Some(membership),
        ..identity.clone()
    })
}

fn furnish<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    identity: &Identity,
    root: &KeyPair,
    now: Moment,
) -> Result<(), TeamFault> {
    let team = TeamId::of_root(&root.public());
    put(folder, random, &Place::readme(), README.as_bytes())?;
    put(folder, random, &Place::attributes(), ATTRIBUTES.as_bytes())?;
    folder.make_directory(&Place::team())?;
    folder.make_directory(&Place::log(identity.desk()))?;
    put_roster(folder, random, &first_roster(team, identity, now), root)?;
    let marker = Marker {
        samtale: 1,
        team,
        root: root.public(),
        created: now,
    };
    let text = signed::write(Purpose::Folder, &marker, root)?;
    put(folder, random, &Place::marker(), text.as_bytes())?;
    Ok(())
}

/// Where a folder lies on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderOnDisk(pub std::path::PathBuf);

/// Makes sure that the folder is there and is our team's. Whoever writes asks this first, each time.
pub fn recognise<F: Folder>(folder: &mut F, membership: &Membership) -> Result<Marker, TeamFault> {
    let bytes = folder
        .read(&Place::marker(), MARKER_CAP)?
        .ok_or(TeamFault::NoMarker)?;
    std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| signed::read::<Marker>(Purpose::Folder, text, &membership.root).ok())
        .filter(|marker| marker.team == membership.id)
        .ok_or(TeamFault::Other)
}

/// Reads a marker on its own word, as somebody does who has not joined: it is signed by the root that it names.
#[must_use]
pub fn read_marker(text: &str) -> Option<Marker> {
    let claimed: Marker = serde_json::from_str(text).ok()?;
    signed::read::<Marker>(Purpose::Folder, text, &claimed.root)
        .ok()
        .filter(|marker| marker.team == TeamId::of_root(&marker.root))
}

/// Reads a roster against the root's key.
pub fn read_roster(text: &str, root: &PublicKey) -> Result<Roster, SignedFault> {
    signed::read(Purpose::Roster, text, root)
}

fn first_roster(team: TeamId, identity: &Identity, now: Moment) -> Roster {
    Roster {
        samtale: 1,
        team,
        version: 1,
        prev: None,
        at: now,
        desks: vec![Member {
            desk: identity.desk(),
            key: identity.keys().public(),
            role: Role::Supervisor,
        }],
    }
}

fn put_roster<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    roster: &Roster,
    root: &KeyPair,
) -> Result<(), TeamFault> {
    let text = signed::write(Purpose::Roster, roster, root)?;
    let place = Place::roster(roster.version, &hash::digest(text.as_bytes()));
    put(folder, random, &place, text.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::folder::memory::{Counting, MemoryFolder};

    fn now() -> Moment {
        "2026-11-21T10:31:02.114Z".parse().unwrap()
    }

    fn here() -> FolderOnDisk {
        FolderOnDisk("/team".into())
    }

    fn founder(random: &mut Counting) -> Identity {
        with_root(&Identity::draw(random), random)
    }

    #[test]
    fn a_founded_folder_is_recognised_and_its_roster_has_the_founder() {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let founder = founder(&mut random);
        let identity = found(&mut folder, &mut random, &founder, here(), now()).unwrap();
        let membership = identity.team.clone().unwrap();
        let marker = recognise(&mut folder, &membership).unwrap();
        let text = folder.text(&Place::marker());
        assert_eq!(read_marker(&text), Some(marker));
        let names = folder.list(&Place::team()).unwrap();
        let place = Place::team().inside(&names[0]).unwrap();
        let text = folder.text(&place);
        let roster = read_roster(&text, &membership.root).unwrap();
        assert_eq!(roster.desks[0].desk, founder.desk());
        assert_eq!(Place::roster(1, &hash::digest(text.as_bytes())), place);
    }

    #[test]
    fn founding_can_be_broken_off_anywhere_and_done_again() {
        for nth in 0..60 {
            let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
            let founder = founder(&mut random);
            folder.fail_at(nth);
            let first = found(&mut folder, &mut random, &founder, here(), now());
            folder.heal();
            let again = found(&mut folder, &mut random, &founder, here(), now());
            assert!(again.is_ok(), "{nth}: {first:?} {again:?}");
        }
    }

    #[test]
    fn another_teams_folder_is_left_alone() {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let first = founder(&mut random);
        let first = found(&mut folder, &mut random, &first, here(), now()).unwrap();
        let before = folder.files();
        let second = founder(&mut random);
        let refused = found(&mut folder, &mut random, &second, here(), now());
        assert_eq!(refused, Err(TeamFault::IsOne));
        let refused = found(&mut folder, &mut random, &first, here(), now());
        assert!(matches!(refused, Err(TeamFault::HasTeam(_))));
        assert_eq!(folder.files(), before);
    }
}
