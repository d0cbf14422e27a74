//! Order: keys that sort names as a Norwegian or Danish reader expects, … Z Æ Ø Å, with Aa as Å.
//!
//! *Invariant:* one order for the whole desk, so that a stored key never needs to know who reads it.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// None only if the order were missing from the program's own data; then the folded text sorts.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    CollatorBorrowed::try_new(
        CollatorPreferences::from(locale!("nb")),
        CollatorOptions::default(),
    )
    .ok()
});

/// Bytes that compare as the texts sort in bokmål.
#[must_use]
pub fn sort_key(text: &str) -> Vec<u8> {
    let Some(collator) = COLLATOR.as_ref() else {
        return super::fold(text).into_bytes();
    };
    let mut key = Vec::with_capacity(text.len() * 2 + 8);
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_ends_in_nordic_letters() {
        let sorted = ["Anna", "Bjørn", "Zoë", "Ægir", "Øystein", "Åse", "Aase"];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, sorted);
    }

    #[test]
    fn case_is_the_last_word() {
        assert!(sort_key("berg") < sort_key("Berge"));
        assert_ne!(sort_key("berg"), sort_key("Berg"));
    }
}
