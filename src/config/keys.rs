//! The user's own keys: a file of `action = ["chord", …]` over the table of actions.

use std::collections::BTreeMap;

use crate::keys::{Action, Chord, Clash, Keymap};

use super::document::{Log, Source, open};
use super::problem::{Hint, Mistake, Problem};

/// Every action with its default keys: the manual of a user's own file.
pub const DEFAULTS: &str = include_str!("../../config/keys.toml");

/// Where each of the user's actions stands in the file.
type Places = BTreeMap<Action, std::ops::Range<usize>>;

/// The key map with the user's own keys, and the mistakes and clashes in them.
#[must_use]
pub fn read(own: Option<&Source>) -> (Keymap, Vec<Problem>) {
    let Some(source) = own else {
        return (Keymap::default(), Vec::new());
    };
    let (root, mut log) = open(source);
    let mut keys = BTreeMap::new();
    let mut places = Places::new();
    for (name, texts) in root.all_texts(&mut log) {
        let Some(action) = Action::named(&name.value) else {
            let hint = Hint::of(&name.value, Action::ALL.iter().map(|action| action.name()));
            let name_text = name.value;
            log.note(&name.span, Mistake::UnknownAction { name: name_text }, hint);
            continue;
        };
        let mut chords: Vec<Chord> = Vec::new();
        for text in texts {
            match text.value.parse() {
                Ok(chord) => chords.push(chord),
                Err(_) => log.note(&text.span, Mistake::NotAKey { text: text.value }, None),
            }
        }
        keys.insert(action, chords);
        places.insert(action, name.span);
    }
    let (keymap, clashes) = Keymap::with(&keys);
    note_clashes(clashes, &places, &mut log);
    (keymap, log.problems)
}

/// A clash stands where the user gave the key.
fn note_clashes(clashes: Vec<Clash>, places: &Places, log: &mut Log<'_>) {
    for clash in clashes {
        let action = match &clash {
            Clash::Twice { lost, .. } => *lost,
            Clash::Taken { kept, .. } => *kept,
            Clash::Unreachable { action } => *action,
        };
        let place = places.get(&action).cloned().unwrap_or_default();
        log.note(&place, Mistake::Keys(clash), None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::problem::Place;
    use crate::keys::Focus;

    fn source(text: &str) -> Source {
        Source {
            name: "keys.toml".to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn the_embedded_keys_are_those_of_the_table() {
        let (keymap, problems) = read(Some(&source(DEFAULTS)));
        assert_eq!(problems, vec![]);
        assert_eq!(keymap, Keymap::default());
        for action in Action::ALL {
            let line = format!("\n{} = [", action.name());
            assert!(DEFAULTS.contains(&line), "{}", action.name());
        }
    }

    #[test]
    fn own_keys_hold_and_mistakes_are_said() {
        let text = "dial = \"F13\"\nnotes_ = [\"n\"]\nset_aside = [\"z\", \"hyper-z\"]\n";
        let (keymap, problems) = read(Some(&source(text)));
        let chord: Chord = "f13".parse().unwrap();
        assert_eq!(keymap.resolve(chord, Focus::Card), Some(Action::Dial));
        let what: Vec<&Mistake> = problems.iter().map(|problem| &problem.what).collect();
        let unknown = Mistake::UnknownAction {
            name: "notes_".to_owned(),
        };
        let no_key = Mistake::NotAKey {
            text: "hyper-z".to_owned(),
        };
        assert_eq!(what, [&unknown, &no_key]);
        let place = Place {
            line: 3,
            column: 19,
        };
        assert_eq!(problems[1].place, Some(place));
    }

    #[test]
    fn a_clash_stands_at_the_line_that_made_it() {
        let (_, problems) = read(Some(&source("# own\ndial = [\"p\"]\n")));
        let places: Vec<usize> = problems.iter().map(|p| p.place.unwrap().line).collect();
        assert_eq!(places, [2, 1]);
    }
}
