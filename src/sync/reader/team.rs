//! The team as the reader knows it: whose folder it is, who belongs to it, and who asks to.
//!
//! *Invariant:* a file is opened for its signature alone until that is found good.

use std::collections::BTreeMap;

use crate::model::id::{DeskId, RecordId};
use crate::seal::hash;
use crate::seal::sign::PublicKey;
use crate::sync::folder::{Fault, Folder, Stat, Trouble};
use crate::sync::identity::{Membership, desk_of};
use crate::sync::join::{JOIN_CAP, Join};
use crate::sync::parcel::{self, PARCEL_CAP, ParcelFault, Verified};
use crate::sync::place::Place;
use crate::sync::publisher::Why;
use crate::sync::roster::{Signed, newest};
use crate::sync::team::{self, TeamFault};

/// Why a file is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Bytes are missing at the end.
    Incomplete,
    /// A newer roster or a newer program may read it.
    Pending(String),
    /// The world does not give it out now: it lies elsewhere, or somebody holds it.
    Closed(String),
    /// A mirror that leaves out what somebody is said to have ordered; the order may come.
    Unordered(RecordId),
    /// It is no parcel and will not become one.
    Bad(String),
}

/// The team, as far as it was read.
#[derive(Debug)]
pub(super) struct Team {
    pub(super) own: DeskId,
    key: PublicKey,
    membership: Membership,
    pub(super) roster: Option<Signed>,
    /// The desks of the roster, and this one.
    keys: BTreeMap<DeskId, PublicKey>,
    marker: Option<Stat>,
    rosters: Option<Stat>,
    asking: Option<Stat>,
    joins: BTreeMap<DeskId, Join>,
}

/// Whether directories are listed that look as they did before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    Changed,
    All,
}

/// Whether another roster holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rosters {
    Same,
    Another,
}

impl Team {
    pub(super) fn new(key: PublicKey, membership: Membership) -> Self {
        let own = desk_of(&key);
        Self {
            own,
            key,
            membership,
            roster: None,
            keys: BTreeMap::from([(own, key)]),
            marker: None,
            rosters: None,
            asking: None,
            joins: BTreeMap::new(),
        }
    }

    /// Remembers the newest roster that was ever seen.
    pub(super) fn recall(&mut self, text: Option<String>) {
        let kept = text.and_then(|text| Signed::read(&text, &self.membership).ok());
        let roster = kept.or(self.roster.take());
        self.follow(roster);
    }

    fn follow(&mut self, roster: Option<Signed>) {
        let desks = roster.iter().flat_map(|it| &it.roster.desks);
        self.keys = desks.map(|member| (member.desk, member.key)).collect();
        self.keys.insert(self.own, self.key);
        self.roster = roster;
    }

    /// Desks that ask to be admitted.
    pub(super) fn joins(&self) -> impl Iterator<Item = &Join> {
        self.joins
            .values()
            .filter(|join| self.key_of(join.desk).is_none())
    }

    /// This desk too: what it wrote itself may have come back from before its database was put back.
    pub(super) fn members(&self) -> Vec<DeskId> {
        self.keys.keys().copied().collect()
    }

    pub(super) fn key_of(&self, desk: DeskId) -> Option<PublicKey> {
        self.keys.get(&desk).copied()
    }

    /// One look at the marker while nothing changes.
    pub(super) fn recognise<F: Folder>(&mut self, folder: &mut F) -> Result<(), Why> {
        let stat = folder.stat(&Place::marker()).map_err(Why::Fault)?;
        if stat.is_some() && stat == self.marker {
            return Ok(());
        }
        match team::recognise(folder, &self.membership) {
            Ok(_) => {
                self.marker = stat;
                Ok(())
            }
            Err(TeamFault::NoMarker) => Err(Why::NoMarker),
            Err(TeamFault::Folder(fault)) => Err(Why::Fault(fault)),
            Err(_) => Err(Why::OtherTeam),
        }
    }

    /// The newest roster, and the requests to be admitted, when their directories have changed.
    pub(super) fn read<F: Folder>(
        &mut self,
        folder: &mut F,
        listing: Listing,
    ) -> Result<Rosters, Why> {
        let mut rosters = Rosters::Same;
        let stat = folder.stat(&Place::team()).map_err(Why::Fault)?;
        if listing == Listing::All || stat != self.rosters {
            let found =
                newest(folder, &self.membership, self.roster.clone()).map_err(Why::Fault)?;
            if found != self.roster {
                self.follow(found);
                rosters = Rosters::Another;
            }
            self.rosters = stat;
        }
        let stat = folder.stat(&Place::desks()).map_err(Why::Fault)?;
        if listing == Listing::All || stat != self.asking {
            self.asking = stat.filter(|_| self.read_joins(folder).is_ok_and(|all| all));
        }
        Ok(rosters)
    }

    /// Reads the requests of strangers; answers whether all are there, as a directory may come before the file in it.
    fn read_joins<F: Folder>(&mut self, folder: &mut F) -> Result<bool, Fault> {
        let mut is_whole = true;
        for name in folder.list(&Place::desks())? {
            let Ok(desk) = name.parse::<DeskId>() else {
                continue;
            };
            if self.key_of(desk).is_some() {
                continue;
            }
            let bytes = folder.read(&Place::join(desk), JOIN_CAP).ok().flatten();
            let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
            let join = text.and_then(|text| Join::read(&text, self.membership.id));
            is_whole &= join.is_some();
            self.joins.extend(join.map(|join| (join.desk, join)));
        }
        Ok(is_whole)
    }

    pub(super) fn open<F: Folder>(
        &self,
        folder: &mut F,
        place: &Place,
    ) -> Result<Verified, (Reading, hash::Digest)> {
        let bytes = match folder.read(place, PARCEL_CAP) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Err((Reading::Incomplete, hash::digest(&[]))),
            Err(fault) => {
                let named = hash::digest(place.to_string().as_bytes());
                return Err((unreadable(&fault), named));
            }
        };
        self.verify(&bytes)
            .map_err(|reading| (reading, hash::digest(&bytes)))
    }

    pub(super) fn verify(&self, bytes: &[u8]) -> Result<Verified, Reading> {
        let opened = parcel::open(bytes, |desk| self.key_of(desk));
        // A carrier that takes files for text may have changed the ends of lines; signed are the bytes without.
        let opened = match opened {
            Err(fault) => match without_carriage_returns(bytes) {
                Some(repaired) => parcel::open(&repaired, |desk| self.key_of(desk)),
                None => Err(fault),
            },
            opened @ Ok(_) => opened,
        };
        let parcel = opened.map_err(reading_of)?;
        if parcel.header.team != self.membership.id {
            return Err(Reading::Bad("of another team".to_owned()));
        }
        let roster = self.roster.as_ref().map(|it| &it.roster);
        if roster.is_some_and(|roster| !roster.takes(&parcel.header)) {
            return Err(Reading::Bad(
                "written after its desk was revoked".to_owned(),
            ));
        }
        parcel.verify().map_err(reading_of)
    }
}

fn reading_of(fault: ParcelFault) -> Reading {
    match fault {
        ParcelFault::Incomplete => Reading::Incomplete,
        ParcelFault::Pending(why) => Reading::Pending(why),
        ParcelFault::Stranger(_) => Reading::Pending(fault.to_string()),
        ParcelFault::TooLong
        | ParcelFault::Header(_)
        | ParcelFault::Signature
        | ParcelFault::Of
        | ParcelFault::Body
        | ParcelFault::Count
        | ParcelFault::Line { .. } => Reading::Bad(fault.to_string()),
    }
}

/// A file that could not be read at all: too long or no file is bad, everything else may be over tomorrow.
fn unreadable(fault: &Fault) -> Reading {
    let why = fault.trouble.to_string();
    match fault.trouble {
        Trouble::TooLong | Trouble::NotThat => Reading::Bad(why),
        Trouble::Full
        | Trouble::ReadOnly
        | Trouble::Denied
        | Trouble::Gone
        | Trouble::Busy
        | Trouble::OtherFileSystem
        | Trouble::Short
        | Trouble::Other(_) => Reading::Closed(why),
    }
}

fn without_carriage_returns(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_changed = bytes.windows(2).any(|pair| pair == b"\r\n");
    is_changed.then(|| {
        bytes
            .iter()
            .copied()
            .filter(|byte| *byte != b'\r')
            .collect()
    })
}
