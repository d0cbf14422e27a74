//! The team: founding a folder, knowing it again, and joining (SYNC.md §3.10).
//!
//! The marker says whose folder it is and never changes. The first roster has the founder's desk.
//!
//! *Invariant:* no secret is in the folder.

use serde::{Deserialize, Serialize};

use super::Random;
use super::folder::{Cap, Fault, Folder, put};
use super::identity::{Identity, Membership, draw_seed};
use super::join::{Invitation, Join};
use super::place::Place;
use super::roster::{self, Member, Role, Roster, Signed};
use super::signed::{self, SignedFault};
use crate::model::moment::Moment;
use crate::model::seller::SellerRef;
use crate::seal::hex::hex_bytes;
use crate::seal::sign::{KeyPair, PublicKey, Purpose};

/// The longest marker.
pub const MARKER_CAP: Cap = Cap(4096);

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
    founding: Founding,
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
        folder: founding.at.0,
    };
    match recognise(folder, &membership) {
        Ok(_) => {}
        Err(TeamFault::NoMarker) => {
            furnish(folder, random, (identity, founding.seller), &root, now)?;
        }
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
    (identity, seller): (&Identity, Option<SellerRef>),
    root: &KeyPair,
    now: Moment,
) -> Result<(), TeamFault> {
    let team = TeamId::of_root(&root.public());
    put(folder, random, &Place::readme(), README.as_bytes())?;
    put(folder, random, &Place::attributes(), ATTRIBUTES.as_bytes())?;
    folder.make_directory(&Place::team())?;
    folder.make_directory(&Place::log(identity.desk()))?;
    let founder = Member {
        desk: identity.desk(),
        key: identity.keys().public(),
        role: Role::Supervisor,
        seller,
        ended: None,
    };
    roster::publish(folder, random, Roster::first(team, founder, now), root)?;
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

/// Puts into the folder of our own team what it needs to be one and has lost: the marker, the newest roster, and what
/// people read. Only the home with the root's key can.
pub fn refurnish<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    identity: &Identity,
    newest: &Signed,
    now: Moment,
) -> Result<(), TeamFault> {
    let root = identity.root.as_ref().ok_or(TeamFault::NoRoot)?;
    let root = KeyPair::of(root);
    let membership = identity.team.as_ref().ok_or(TeamFault::NoMarker)?;
    let marker = match recognise(folder, membership) {
        Ok(_) => None,
        Err(TeamFault::NoMarker) => Some(Marker {
            samtale: 1,
            team: membership.id,
            root: root.public(),
            created: now,
        }),
        Err(other) => return Err(other),
    };
    let texts = [(Place::readme(), README), (Place::attributes(), ATTRIBUTES)];
    for (place, text) in texts {
        if folder.stat(&place)?.is_none() {
            put(folder, random, &place, text.as_bytes())?;
        }
    }
    folder.make_directory(&Place::team())?;
    let place = newest.place();
    if folder.stat(&place)?.is_none() {
        put(folder, random, &place, newest.text.as_bytes())?;
    }
    if let Some(marker) = marker {
        let text = signed::write(Purpose::Folder, &marker, &root)?;
        put(folder, random, &Place::marker(), text.as_bytes())?;
    }
    Ok(())
}

/// How a team is founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// Where the folder lies on this machine.
    pub at: FolderOnDisk,
    /// Who sits at the first desk.
    pub seller: Option<SellerRef>,
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

/// Joins the team whose folder this is, with its invitation: answers the identity that is to be kept, and leaves a request
/// for whoever admits. Done already, the request is left again.
pub fn join<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    identity: &Identity,
    joining: &Joining<'_>,
    now: Moment,
) -> Result<Identity, TeamFault> {
    let bytes = folder
        .read(&Place::marker(), MARKER_CAP)?
        .ok_or(TeamFault::NoMarker)?;
    let marker = std::str::from_utf8(&bytes).ok().and_then(read_marker);
    let team = joining.invitation.team;
    let marker = marker
        .filter(|it| it.team == team)
        .ok_or(TeamFault::Other)?;
    if let Some(before) = &identity.team
        && before.id != team
    {
        return Err(TeamFault::HasTeam(before.id));
    }
    let identity = Identity {
        team: Some(Membership {
            id: team,
            root: marker.root,
            folder: joining.at.0.clone(),
        }),
        ..identity.clone().with_mac(joining.invitation.mac.clone())
    };
    let request = Join::of(&identity, team, joining.seller.clone(), now);
    let text = request.to_text(&identity)?;
    let desk = identity.desk();
    folder.make_directory(&Place::log(desk))?;
    put(folder, random, &Place::join(desk), text.as_bytes())?;
    Ok(identity)
}

/// How a home joins.
#[derive(Debug)]
pub struct Joining<'a> {
    /// What the founder handed over.
    pub invitation: &'a Invitation,
    /// Who sits at the desk.
    pub seller: Option<SellerRef>,
    /// Where the folder lies on this machine.
    pub at: FolderOnDisk,
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

    fn founding() -> Founding {
        Founding {
            at: here(),
            seller: None,
        }
    }

    fn founder(random: &mut Counting) -> Identity {
        with_root(&Identity::draw(random), random)
    }

    #[test]
    fn a_founded_folder_is_recognised_and_its_roster_has_the_founder() {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let founder = founder(&mut random);
        let identity = found(&mut folder, &mut random, &founder, founding(), now()).unwrap();
        let membership = identity.team.clone().unwrap();
        let marker = recognise(&mut folder, &membership).unwrap();
        let text = folder.text(&Place::marker());
        assert_eq!(read_marker(&text), Some(marker));
        let names = folder.list(&Place::team()).unwrap();
        let place = Place::team().inside(&names[0]).unwrap();
        let text = folder.text(&place);
        let roster = roster::Signed::read(&text, &membership).unwrap().roster;
        assert_eq!(roster.desks[0].desk, founder.desk());
        let hash = crate::seal::hash::digest(text.as_bytes());
        assert_eq!(Place::roster(1, &hash), place);
    }

    #[test]
    fn founding_can_be_broken_off_anywhere_and_done_again() {
        for nth in 0..60 {
            let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
            let founder = founder(&mut random);
            folder.fail_at(nth);
            let first = found(&mut folder, &mut random, &founder, founding(), now());
            folder.heal();
            let again = found(&mut folder, &mut random, &founder, founding(), now());
            assert!(again.is_ok(), "{nth}: {first:?} {again:?}");
        }
    }

    #[test]
    fn another_teams_folder_is_left_alone() {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let first = founder(&mut random);
        let first = found(&mut folder, &mut random, &first, founding(), now()).unwrap();
        let before = folder.files();
        let second = founder(&mut random);
        let refused = found(&mut folder, &mut random, &second, founding(), now());
        assert_eq!(refused, Err(TeamFault::IsOne));
        let refused = found(&mut folder, &mut random, &first, founding(), now());
        assert!(matches!(refused, Err(TeamFault::HasTeam(_))));
        assert_eq!(folder.files(), before);
    }

    #[test]
    fn who_is_invited_joins_with_the_teams_key_and_the_pinned_root() {
        let (mut folder, mut random) = (MemoryFolder::default(), Counting::default());
        let first = founder(&mut random);
        let first = found(&mut folder, &mut random, &first, founding(), now()).unwrap();
        let membership = first.team.clone().unwrap();
        let invitation = Invitation {
            team: membership.id,
            mac: first.mac.clone(),
        };
        let joining = Joining {
            invitation: &invitation,
            seller: None,
            at: here(),
        };
        let second = Identity::draw(&mut random);
        let joined = join(&mut folder, &mut random, &second, &joining, now()).unwrap();
        assert_eq!(joined.mac, first.mac);
        assert_eq!(joined.team, Some(membership.clone()));
        assert_eq!(joined.desk(), second.desk());
        let text = folder.text(&Place::join(second.desk()));
        let request = Join::read(&text, membership.id).unwrap();
        assert!(request.was_invited(&first.mac));
        let again = join(&mut folder, &mut random, &joined, &joining, now());
        assert_eq!(again, Ok(joined));

        let stranger = Invitation {
            team: TeamId::of([1; 8]),
            ..invitation.clone()
        };
        let elsewhere = Joining {
            invitation: &stranger,
            ..joining
        };
        let refused = join(&mut folder, &mut random, &second, &elsewhere, now());
        assert_eq!(refused, Err(TeamFault::Other));
    }
}
