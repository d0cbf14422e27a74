//! The roster: which desks belong to the team, who sits there, and what they may do (SYNC.md §3.10).
//!
//! Versions stand under `team/`, each signed by the root and naming its predecessor's hash. The newest holds; a desk that has
//! seen one never goes back to an older one, whatever the folder says.
//!
//! *Invariant:* no secret is in these files. A directory is never named for a person; the roster says who sits where.

use serde::{Deserialize, Serialize};

use super::folder::{Cap, Fault, Folder, put};
use super::identity::Membership;
use super::place::Place;
use super::signed::{self, SignedFault};
use super::stream::{Seq, Stream, Tip};
use super::team::TeamId;
use super::{Random, parcel};
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::model::seller::SellerRef;
use crate::seal::hash::{self, Digest};
use crate::seal::sign::{KeyPair, PublicKey, Purpose};

/// Under what name a desk keeps the newest roster that it has checked.
pub const KEPT_AS: &str = "team.roster";

/// The longest roster.
pub const ROSTER_CAP: Cap = Cap(1024 * 1024);

/// What a desk may do in its team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes its own records.
    Seller,
    /// May also lift suppressions, erase and admit.
    Supervisor,
    /// Keeps the folder: may also rewrite what a retired desk has left.
    Steward,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Seller, Self::Supervisor, Self::Steward];

    /// The role as files and commands write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seller => "seller",
            Self::Supervisor => "supervisor",
            Self::Steward => "steward",
        }
    }
}

/// How a desk's time in the team ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It is no longer used; all that it wrote holds.
    Retired,
    /// It was lost or stolen: what it wrote until then holds, and nothing later.
    Revoked,
}

/// The end of a desk's time in the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// How.
    pub how: Ending,
    /// When.
    pub at: Moment,
    /// The last record of each of its logs that holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub last: Vec<Tip>,
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
    /// Who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<SellerRef>,
    /// Set when it no longer belongs to the team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

impl Member {
    /// Whether the team takes what this desk wrote into one of its logs up to a number.
    #[must_use]
    pub fn may_have_written(&self, header: &parcel::Header) -> bool {
        let Some(ended) = &self.ended else {
            return true;
        };
        let is_before = |tip: &Tip| tip.inc == header.inc && header.to <= tip.seq;
        match ended.how {
            Ending::Retired => true,
            Ending::Revoked => ended.last.iter().any(is_before),
        }
    }
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

/// A roster that was checked, with its text as it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What it says.
    pub roster: Roster,
    /// The file.
    pub text: String,
}

impl Roster {
    /// The first version, with the desk that founds the team.
    #[must_use]
    pub fn first(team: TeamId, founder: Member, now: Moment) -> Self {
        Self {
            samtale: 1,
            team,
            version: 1,
            prev: None,
            at: now,
            desks: vec![founder],
        }
    }

    /// A desk of the team.
    #[must_use]
    pub fn member(&self, desk: DeskId) -> Option<&Member> {
        self.desks.iter().find(|member| member.desk == desk)
    }

    /// Whether the team takes a file: of what its author wrote, and published by nobody who was shut out. When a mirror was
    /// made cannot be told, so none holds of those who were.
    #[must_use]
    pub fn takes(&self, header: &parcel::Header) -> bool {
        let is_revoked = |member: &Member| {
            let ended = member.ended.as_ref();
            ended.is_some_and(|ended| ended.how == Ending::Revoked)
        };
        let author = self.member(header.desk);
        let publisher = header.by.and_then(|by| self.member(by));
        author.is_none_or(|author| author.may_have_written(header))
            && !publisher.is_some_and(is_revoked)
    }
}

impl Signed {
    /// Reads a roster against the root's key.
    pub fn read(text: &str, membership: &Membership) -> Result<Self, SignedFault> {
        let roster: Roster = signed::read(Purpose::Roster, text, &membership.root)?;
        if roster.team != membership.id {
            return Err(SignedFault::Signature);
        }
        Ok(Self {
            roster,
            text: text.to_owned(),
        })
    }

    /// The next version: the same desks after `change`.
    #[must_use]
    pub fn next(&self, now: Moment, change: impl FnOnce(&mut Vec<Member>)) -> Roster {
        let mut desks = self.roster.desks.clone();
        change(&mut desks);
        Roster {
            version: self.roster.version.saturating_add(1),
            prev: Some(self.hash()),
            at: now,
            desks,
            ..self.roster.clone()
        }
    }

    /// Where it lies in the folder.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::roster(self.roster.version, &self.hash())
    }

    fn hash(&self) -> Digest {
        hash::digest(self.text.as_bytes())
    }

    /// Newer is greater; of two with one number every desk takes the same.
    fn rank(&self) -> (u32, Digest) {
        (self.roster.version, self.hash())
    }
}

/// The newest roster of those in the folder and the one that is known. What lies there and cannot be read keeps nobody from
/// the others: whoever may write into the folder may leave anything in it.
pub fn newest<F: Folder>(
    folder: &mut F,
    membership: &Membership,
    known: Option<Signed>,
) -> Result<Option<Signed>, Fault> {
    let mut newest = known;
    for name in folder.list(&Place::team())? {
        let Some(place) = Place::team().inside(&name) else {
            continue;
        };
        let Ok(Some(bytes)) = folder.read(&place, ROSTER_CAP) else {
            continue;
        };
        let read = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| Signed::read(text, membership).ok());
        let Some(read) = read else {
            continue;
        };
        if newest.as_ref().is_none_or(|it| it.rank() < read.rank()) {
            newest = Some(read);
        }
    }
    Ok(newest)
}

/// Signs a version of the roster and puts it into the folder.
pub fn publish<F: Folder>(
    folder: &mut F,
    random: &mut (impl Random + ?Sized),
    roster: Roster,
    root: &KeyPair,
) -> Result<Signed, super::team::TeamFault> {
    let text = signed::write(Purpose::Roster, &roster, root)?;
    let signed = Signed { roster, text };
    put(folder, random, &signed.place(), signed.text.as_bytes())?;
    Ok(signed)
}

/// What of a desk's logs holds when it is revoked now: as far as they were read.
#[must_use]
pub fn last_of(desk: DeskId, reached: &std::collections::BTreeMap<Stream, Tip>) -> Vec<Tip> {
    let logs = reached.iter().filter(|(stream, _)| stream.desk == desk);
    logs.map(|(_, tip)| *tip)
        .filter(|tip| tip.seq > Seq::NONE)
        .collect()
}
