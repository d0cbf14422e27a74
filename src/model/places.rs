//! What a call holds of one kind, each thing in a place of its own.
//!
//! The places are the addresses: `<record>#p2` is the second promise of a call, whatever became of the first. So a
//! correction that takes something out leaves its place empty, and what is put in goes behind all places there ever were.
//!
//! *Invariant:* no place moves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Things in their places, counted from one; a place may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Places<T>(Vec<Option<T>>);

impl<T> Places<T> {
    /// Whether there never was anything.
    #[must_use]
    pub const fn is_untouched(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// How many things are there.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// The last place there ever was; nought when there was none.
    #[must_use]
    pub fn last_place(&self) -> u16 {
        u16::try_from(self.0.len()).unwrap_or(u16::MAX)
    }

    /// What is there, in the order of the places.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }

    /// What is there, each with its place.
    pub fn placed(&self) -> impl Iterator<Item = (u16, &T)> {
        let places = (1_u16..).zip(&self.0);
        places.filter_map(|(place, it)| Some((place, it.as_ref()?)))
    }

    /// What is there with a way to change it.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }

    /// What stands in a place.
    #[must_use]
    pub fn at(&self, place: u16) -> Option<&T> {
        let n = usize::from(place).checked_sub(1)?;
        self.0.get(n)?.as_ref()
    }

    /// Puts something behind everything that ever was there.
    pub fn add(&mut self, it: T) {
        self.0.push(Some(it));
    }

    /// Puts something in a place. One that others have is not taken from them: then it goes behind.
    pub fn put(&mut self, place: u16, it: T) {
        let Some(n) = usize::from(place).checked_sub(1) else {
            return self.add(it);
        };
        self.reserve(place);
        match self.0.get_mut(n) {
            Some(empty @ None) => *empty = Some(it),
            Some(Some(_)) | None => self.add(it),
        }
    }

    /// Takes out what stands in a place, which stays empty.
    pub fn take_out(&mut self, place: u16) -> Option<T> {
        let n = usize::from(place).checked_sub(1)?;
        self.0.get_mut(n)?.take()
    }

    /// So many places there are at least.
    pub fn reserve(&mut self, places: u16) {
        let places = usize::from(places).max(self.0.len());
        self.0.resize_with(places, || None);
    }
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Places<T> {
    fn from(all: Vec<T>) -> Self {
        all.into_iter().collect()
    }
}

impl<T> FromIterator<T> for Places<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().map(Some).collect())
    }
}

impl<T> IntoIterator for Places<T> {
    type Item = T;
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Option<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

impl<'a, T> IntoIterator for &'a Places<T> {
    type Item = &'a T;
    type IntoIter = std::iter::Flatten<std::slice::Iter<'a, Option<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(places: &Places<String>) -> Vec<(u16, &str)> {
        places.placed().map(|(n, it)| (n, it.as_str())).collect()
    }

    #[test]
    fn what_is_taken_out_leaves_its_place() {
        let mut places: Places<String> = ["svar", "kopi"].map(str::to_owned).into_iter().collect();
        assert_eq!(places.take_out(1).as_deref(), Some("svar"));
        places.add("ny".to_owned());
        assert_eq!(words(&places), [(2, "kopi"), (3, "ny")]);
        assert_eq!((places.len(), places.last_place()), (2, 3));
        assert_eq!((places.at(1), places.at(0)), (None, None));
    }

    #[test]
    fn nobody_loses_a_place() {
        let mut places = Places::default();
        places.put(2, "to".to_owned());
        places.put(2, "også to".to_owned());
        assert_eq!(words(&places), [(2, "to"), (3, "også to")]);
        places.reserve(1);
        assert_eq!(places.last_place(), 3);
    }

    #[test]
    fn it_is_written_with_its_empty_places() {
        let json = r#"[null,"kopi",null]"#;
        let places: Places<String> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&places).unwrap(), json);
        assert_eq!(words(&places), [(2, "kopi")]);
        assert!(!places.is_untouched());
    }
}
