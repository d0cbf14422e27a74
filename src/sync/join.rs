//! Joining a team: the invitation that its founder hands over, and the file in which a desk asks to be admitted.
//!
//! A team's desks must hash a number to the same code, or one would call whom another may not. In a plain folder everybody who
//! can read it would read a key that lies there, and with the key every number can be found by trying them all. So the key
//! travels beside the folder, in the invitation: a code that a person hands to a person. Whoever asks to be admitted proves
//! with it that they were invited.
//!
//! *Invariant:* the key never lies in the folder.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::folder::Cap;
use super::identity::Identity;
use super::signed::{self, SignedFault};
use super::team::TeamId;
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::model::seller::SellerRef;
use crate::seal::hash;
use crate::seal::hex;
use crate::seal::mac::{Mac, MacKey};
use crate::seal::sign::{PublicKey, Purpose};

/// The longest request.
pub const JOIN_CAP: Cap = Cap(4096);

/// Bytes of an invitation: the team, the key, and two that tell a code that was copied badly.
const CODE_BYTES: usize = 8 + 32 + 2;

/// What a team's founder hands to whoever is to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The team.
    pub team: TeamId,
    /// The key under which its desks hash numbers.
    pub mac: MacKey,
}

/// A text that is no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an invitation, or not all of it")]
pub struct NotAnInvitation;

impl Invitation {
    /// The code as it is handed over.
    #[must_use]
    pub fn code(&self) -> String {
        let mut bytes = [&self.team.bytes()[..], &self.mac.bytes()[..]].concat();
        let check: [u8; 2] = check_of(&bytes);
        bytes.extend(check);
        hex::text(&bytes)
    }
}

fn check_of(bytes: &[u8]) -> [u8; 2] {
    hash::first(&hash::labelled("samtale-invitation", bytes))
}

impl FromStr for Invitation {
    type Err = NotAnInvitation;

    /// Reads a code, whatever spaces a message has put into it.
    fn from_str(text: &str) -> Result<Self, NotAnInvitation> {
        let digits: String = text.split_whitespace().collect();
        let bytes: [u8; CODE_BYTES] =
            hex::parse(&digits.to_lowercase()).map_err(|_| NotAnInvitation)?;
        let (said, check) = bytes.split_at(CODE_BYTES - 2);
        if check_of(said) != check {
            return Err(NotAnInvitation);
        }
        let (team, mac) = said.split_at(8);
        Ok(Self {
            team: TeamId::from_slice(team).ok_or(NotAnInvitation)?,
            mac: MacKey::of(mac.try_into().map_err(|_| NotAnInvitation)?),
        })
    }
}

/// What stands in `join.json`: a desk asks to be admitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The version of this file's format.
    pub samtale: u32,
    /// The team.
    pub team: TeamId,
    /// The desk.
    pub desk: DeskId,
    /// Its public key.
    pub key: PublicKey,
    /// Who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<SellerRef>,
    /// When it asked.
    pub at: Moment,
    /// The keyed hash of its public key: whoever wrote it had the invitation.
    pub proof: Mac,
}

impl Join {
    /// The request of a home that belongs to the team as far as it knows itself.
    #[must_use]
    pub fn of(identity: &Identity, team: TeamId, seller: Option<SellerRef>, at: Moment) -> Self {
        let key = identity.keys().public();
        Self {
            samtale: 1,
            team,
            desk: identity.desk(),
            key,
            seller,
            at,
            proof: proof(&identity.mac, &key),
        }
    }

    /// The text of the file.
    pub fn to_text(&self, identity: &Identity) -> Result<String, SignedFault> {
        signed::write(Purpose::Join, self, &identity.keys())
    }

    /// Reads a request on its own word: signed by the key that it names, of which the desk is named.
    #[must_use]
    pub fn read(text: &str, team: TeamId) -> Option<Self> {
        let claimed: Self = serde_json::from_str(text).ok()?;
        signed::read::<Self>(Purpose::Join, text, &claimed.key)
            .ok()
            .filter(|join| join.team == team && join.desk == super::identity::desk_of(&join.key))
    }

    /// Whether whoever wrote it had the team's invitation.
    #[must_use]
    pub fn was_invited(&self, mac: &MacKey) -> bool {
        self.proof == proof(mac, &self.key)
    }
}

fn proof(mac: &MacKey, key: &PublicKey) -> Mac {
    mac.mac(&format!("join {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::folder::memory::Counting;

    fn invitation() -> Invitation {
        Invitation {
            team: TeamId::of([7; 8]),
            mac: MacKey::of([9; 32]),
        }
    }

    fn at() -> Moment {
        Moment::from_millis(1_795_257_062_114)
    }

    #[test]
    fn a_code_reads_back_and_tells_when_it_was_copied_badly() {
        let code = invitation().code();
        assert_eq!(code.parse(), Ok(invitation()));
        let (one, other) = code.split_at(40);
        assert_eq!(format!(" {one}\n{other} ").parse(), Ok(invitation()));
        assert_eq!(code.to_uppercase().parse(), Ok(invitation()));
        for at in 0..code.len() {
            let mut wrong: Vec<char> = code.chars().collect();
            wrong[at] = if wrong[at] == '0' { '1' } else { '0' };
            let wrong: String = wrong.into_iter().collect();
            assert_eq!(wrong.parse::<Invitation>(), Err(NotAnInvitation), "{at}");
        }
        assert!("".parse::<Invitation>().is_err());
    }

    #[test]
    fn whoever_asks_proves_that_they_were_invited() {
        let mut identity = Identity::draw(&mut Counting::default());
        identity.mac = invitation().mac;
        let join = Join::of(&identity, invitation().team, None, at());
        let text = join.to_text(&identity).unwrap();
        let read = Join::read(&text, invitation().team).unwrap();
        assert_eq!(read, join);
        assert!(read.was_invited(&invitation().mac));
        assert!(!read.was_invited(&MacKey::of([8; 32])));
        assert_eq!(Join::read(&text, TeamId::of([1; 8])), None);
        assert_eq!(
            Join::read(
                &text.replace("\"samtale\":1", "\"samtale\":2"),
                invitation().team
            ),
            None
        );
    }

    #[test]
    fn nobody_asks_in_anothers_name() {
        let mut random = Counting::default();
        let (one, other) = (Identity::draw(&mut random), Identity::draw(&mut random));
        let mut join = Join::of(&one, invitation().team, None, at());
        join.desk = other.desk();
        let text = join.to_text(&one).unwrap();
        assert_eq!(Join::read(&text, invitation().team), None);
    }
}
