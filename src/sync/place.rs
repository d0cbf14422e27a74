//! Paths inside a team folder (SYNC.md §3.1).
//!
//! *Invariant:* a place never leads out of the folder, and its name survives FAT, Windows, OneDrive, engines that skip
//! hidden files, case folding and Unicode normalisation: ASCII lower case, digits, `.` and `-`, at most 96 bytes. The three
//! files for people and tools at the top are the only exceptions.

use std::fmt;

use crate::model::id::{DeskId, Incarnation};
use crate::seal::hash::Digest;

use super::stream::Seq;

/// The longest path, in bytes.
const PATH_BYTES_MAX: usize = 96;

/// A path inside the team folder, with `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

impl Place {
    /// The marker that makes a folder a team folder.
    #[must_use]
    pub fn marker() -> Self {
        Self("SAMTALE-FOLDER.json".to_owned())
    }

    /// What people read who find the folder.
    #[must_use]
    pub fn readme() -> Self {
        Self("README.txt".to_owned())
    }

    /// What keeps git from changing line ends.
    #[must_use]
    pub fn attributes() -> Self {
        Self(".gitattributes".to_owned())
    }

    /// The folder itself.
    #[must_use]
    pub const fn top() -> Self {
        Self(String::new())
    }

    /// The rosters.
    #[must_use]
    pub fn team() -> Self {
        Self("team".to_owned())
    }

    /// All desks.
    #[must_use]
    pub fn desks() -> Self {
        Self("desks".to_owned())
    }

    /// A desk's directory, the only one it writes to.
    #[must_use]
    pub fn desk(desk: DeskId) -> Self {
        Self(format!("desks/{desk}"))
    }

    /// A desk's parcels.
    #[must_use]
    pub fn log(desk: DeskId) -> Self {
        Self(format!("desks/{desk}/log"))
    }

    /// Other desks' parcels that a desk publishes again.
    #[must_use]
    pub fn mirror(desk: DeskId) -> Self {
        Self(format!("desks/{desk}/mirror"))
    }

    /// A desk's head.
    #[must_use]
    pub fn head(desk: DeskId) -> Self {
        Self(format!("desks/{desk}/head.json"))
    }

    /// The file in which a desk asks to be admitted.
    #[must_use]
    pub fn join(desk: DeskId) -> Self {
        Self(format!("desks/{desk}/join.json"))
    }

    /// A version of the roster; `hash` is that of the file.
    #[must_use]
    pub fn roster(version: u32, hash: &Digest) -> Self {
        Self(format!("team/{version:04}-{}.json", hash.short()))
    }

    /// A parcel of plain lines; `hash` is that of its header line, which holds the hash of its body.
    #[must_use]
    pub fn parcel(desk: DeskId, inc: Incarnation, range: (Seq, Seq), hash: &Digest) -> Self {
        let inc: String = inc.to_string().chars().take(8).collect();
        let (Seq(first), Seq(last)) = range;
        let hash = hash.short();
        Self(format!(
            "desks/{desk}/log/{inc}-{first:010}-{last:010}-{hash}.jsonl"
        ))
    }

    /// Another desk's parcel that a desk publishes again; `hash` is that of its header line.
    #[must_use]
    pub fn mirrored(by: DeskId, author: DeskId, range: (Seq, Seq), hash: &Digest) -> Self {
        let (Seq(first), Seq(last)) = range;
        let hash = hash.short();
        Self(format!(
            "desks/{by}/mirror/{author}-{first:010}-{last:010}-{hash}.jsonl"
        ))
    }

    /// A path that was found in the folder; none when it is not one that samtale would write.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let is_exception = [Self::marker(), Self::readme(), Self::attributes()]
            .iter()
            .any(|place| place.0 == path);
        let is_plain = path.len() <= PATH_BYTES_MAX && path.split('/').all(is_plain_name);
        (is_exception || is_plain).then(|| Self(path.to_owned()))
    }

    /// A file or directory in this directory; none when its name is not one that samtale would write.
    #[must_use]
    pub fn inside(&self, name: &str) -> Option<Self> {
        if self.0.is_empty() {
            return Self::parse(name);
        }
        is_plain_name(name)
            .then(|| format!("{}/{name}", self.0))
            .and_then(|path| Self::parse(&path))
    }

    /// The directory that holds this place; none for the folder itself.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        match self.0.rsplit_once('/') {
            Some((parent, _)) => Some(Self(parent.to_owned())),
            None => (!self.0.is_empty()).then(Self::top),
        }
    }

    /// The parts of the path, from the top.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::hash;

    #[test]
    fn a_parcel_is_named_for_its_log_its_range_and_its_header() {
        let place = Place::parcel(
            DeskId::of([1; 8]),
            Incarnation::of([0xab; 8]),
            (Seq(1), Seq(40)),
            &hash::digest(b"abc"),
        );
        assert_eq!(
            place.to_string(),
            "desks/0101010101010101/log/abababab-0000000001-0000000040-ba7816bf8f01cfea.jsonl"
        );
        assert_eq!(Place::parse(&place.to_string()), Some(place.clone()));
        assert_eq!(place.parent(), Some(Place::log(DeskId::of([1; 8]))));
    }

    #[test]
    fn a_mirror_is_named_for_its_author() {
        let (by, author) = (DeskId::of([1; 8]), DeskId::of([2; 8]));
        let range = (Seq(1), Seq(u64::from(u32::MAX)));
        let place = Place::mirrored(by, author, range, &hash::digest(b"abc"));
        assert_eq!(
            place.to_string(),
            "desks/0101010101010101/mirror/0202020202020202-0000000001-4294967295-ba7816bf8f01cfea.jsonl"
        );
        assert_eq!(Place::parse(&place.to_string()), Some(place.clone()));
        assert_eq!(place.parent(), Some(Place::mirror(by)));
        assert!(Place::parse(&format!("{place}.zst")).is_some());
    }

    #[test]
    fn paths_that_lead_elsewhere_are_none() {
        for path in [
            "", "/", "..", "a/../b", "/etc", "a//b", "a/", ".git", "~a", "A", "å", "a b", "con.",
            "a\\b", "c:",
        ] {
            assert_eq!(Place::parse(path), None, "{path}");
        }
        assert_eq!(Place::parse(&"a".repeat(97)), None);
        assert_eq!(Place::desks().inside("../team"), None);
        assert!(Place::parse("SAMTALE-FOLDER.json").is_some());
    }

    #[test]
    fn parents_end_at_the_top() {
        let log = Place::log(DeskId::of([1; 8]));
        assert_eq!(log.parent(), Some(Place::desk(DeskId::of([1; 8]))));
        assert_eq!(Place::marker().parent(), Some(Place::top()));
        assert_eq!(Place::top().parent(), None);
    }
}
