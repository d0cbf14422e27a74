//! The name of a parcel in the folder: a hint at what is in it.
//!
//! *Invariant:* nothing is taken for what its name says; a name only saves the opening of what is known already.

use std::collections::BTreeSet;

use crate::model::id::DeskId;
use crate::sync::parcel::Mark;
use crate::sync::place::Place;

/// What a parcel's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelName {
    /// The first number.
    pub first: u64,
    /// The last.
    pub last: u64,
    /// Which parcel.
    pub mark: Mark,
}

impl ParcelName {
    /// Reads a name; none for whatever else lies there: what an engine has not finished, its copies of what it could not
    /// decide, notes that somebody left.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (log, name) = Self::split(name)?;
        (log.len() == 8).then_some(name)
    }

    /// Reads the name of a mirror, with the desk that wrote what is in it.
    #[must_use]
    pub fn of_mirror(name: &str) -> Option<(DeskId, Self)> {
        let (author, name) = Self::split(name)?;
        Some((author.parse().ok()?, name))
    }

    /// The parcel of which a carrier or a person has made a copy under a longer name; none for what is not finished yet.
    #[must_use]
    pub fn of_copy(name: &str) -> Option<Self> {
        if is_unfinished(name) {
            return None;
        }
        let parts: Vec<&str> = name.splitn(4, '-').collect();
        let [log, first, last, rest] = parts.as_slice() else {
            return None;
        };
        let name = format!("{log}-{first}-{last}-{}.jsonl", rest.get(..16)?);
        let of_mirror = || Self::of_mirror(&name).map(|(_, parcel)| parcel);
        Self::parse(&name).or_else(of_mirror)
    }

    fn split(name: &str) -> Option<(&str, Self)> {
        let stem = name
            .strip_suffix(".jsonl")
            .or_else(|| name.strip_suffix(".jsonl.zst"))?;
        let mut parts = stem.split('-');
        let (log, first, last, mark) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let is_number = |text: &str| text.len() == 10 && text.bytes().all(|it| it.is_ascii_digit());
        if parts.next().is_some() || !is_number(first) || !is_number(last) {
            return None;
        }
        let name = Self {
            first: first.parse().ok()?,
            last: last.parse().ok()?,
            mark: mark.parse().ok()?,
        };
        Some((log, name))
    }
}

/// A name that carriers and programs give to what they are about to finish.
pub(super) fn is_unfinished(name: &str) -> bool {
    let ends = [".tmp", ".part", ".partial", ".crdownload", "~", ".swp"];
    name.starts_with(['.', '~']) || ends.iter().any(|end| name.ends_with(end))
}

/// The parcels of a directory by the names in it. Of what lies there under another name alone, the copy is one: it is the header
/// that says what it is.
pub(super) fn parcels_in(directory: &Place, names: &[String]) -> Vec<(ParcelName, Place)> {
    let own = |name: &String| {
        let of_mirror = || ParcelName::of_mirror(name).map(|(_, parcel)| parcel);
        let parcel = ParcelName::parse(name).or_else(of_mirror)?;
        Some((parcel, directory.inside(name)?))
    };
    let mut parcels: Vec<(ParcelName, Place)> = names.iter().filter_map(own).collect();
    let marks: BTreeSet<Mark> = parcels.iter().map(|(parcel, _)| parcel.mark).collect();
    let copies = names.iter().filter_map(|name| {
        let parcel = ParcelName::of_copy(name).filter(|it| !marks.contains(&it.mark))?;
        Some((parcel, directory.inside(name)?))
    });
    parcels.extend(copies);
    parcels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_which_parcel_it_is() {
        let name = "abababab-0000000001-0000000040-ba7816bf8f01cfea.jsonl";
        let read = ParcelName::parse(name).unwrap();
        assert_eq!((read.first, read.last), (1, 40));
        assert_eq!(read.mark.to_string(), "ba7816bf8f01cfea");
        assert!(ParcelName::parse(&format!("{name}.zst")).is_some());
        assert_eq!(ParcelName::of_mirror(name), None);
        let mirror = name.replace("abababab", "0202020202020202");
        assert_eq!(ParcelName::parse(&mirror), None);
        let (author, of) = ParcelName::of_mirror(&mirror).unwrap();
        assert_eq!((author, of), (DeskId::of([2; 8]), read));
    }

    /// As nine engines name what is half there, or what they could not decide.
    #[test]
    fn what_engines_leave_is_no_parcel() {
        let stem = "abababab-0000000001-0000000040-ba7816bf8f01cfea";
        for name in [
            format!(".syncthing.{stem}.jsonl.tmp"),
            format!("~syncthing~{stem}.jsonl.tmp"),
            format!("{stem}.sync-conflict-20261123-101500-ABCDEFG.jsonl"),
            format!("{stem} (Kari's conflicted copy 2026-11-23).jsonl"),
            format!("{stem}-KARIS-PC.jsonl"),
            format!("{stem} (1).jsonl"),
            format!("{stem}.jsonl.partial"),
            format!("{stem}.jsonl~"),
            format!(".{stem}.jsonl.swp"),
            format!("{stem}.jsonl.crdownload"),
            ".nfs000000000001".to_owned(),
            ".~samtale-0011223344556677.tmp".to_owned(),
            format!("{stem}_conf(1).jsonl"),
            "desktop.ini".to_owned(),
            "head.json".to_owned(),
        ] {
            assert_eq!(ParcelName::parse(&name), None, "{name}");
        }
    }
}
