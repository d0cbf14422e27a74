//! Words that say nothing, notes to oneself, missing first sentences, and places of one machine.

use super::code::{Code, line_of};
use super::layers::layer_of;

/// Names that could hold anything, and therefore come to.
const EMPTY: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "manager", "service", "misc",
];

/// Modules and types with a name that says nothing.
pub(crate) fn names(path: &str, code: &Code) -> Vec<String> {
    let mut found = Vec::new();
    for keyword in ["mod ", "struct ", "enum ", "trait ", "type "] {
        for (at, _) in code.all.match_indices(keyword) {
            let rest = code.all.get(at + keyword.len()..).unwrap_or_default();
            let name: String = rest
                .chars()
                .take_while(|char| char.is_ascii_alphanumeric() || *char == '_')
                .collect();
            if words_of(&name)
                .iter()
                .any(|word| EMPTY.contains(&word.as_str()))
            {
                let line = line_of(&code.all, at);
                found.push(format!("{path}:{line}: the name {name} says nothing"));
            }
        }
    }
    found
}

/// `TeamManager` and `team_manager` are `team` and `manager`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for char in name.chars() {
        if char.is_uppercase() || char == '_' {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && char != '_'
        {
            word.extend(char.to_lowercase());
        }
    }
    words
}

/// Notes to oneself, and lints that are silenced without a reason.
pub(crate) fn leftovers(path: &str, code: &Code) -> Vec<String> {
    let notes = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    let in_raw = notes.into_iter().flat_map(|note| {
        let is_alone = |at: &usize| {
            let before = code.raw.get(..*at).unwrap_or_default();
            let after = code.raw.get(at + note.len()..).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        };
        let places = code.raw.match_indices(note).map(|(at, _)| at);
        places
            .filter(is_alone)
            .map(|at| format!("{path}:{}: {note}", line_of(&code.raw, at)))
            .collect::<Vec<_>>()
    });
    let silenced = ["#[allow", "#![allow"].into_iter().flat_map(|attribute| {
        code.all.match_indices(attribute).map(move |(at, _)| {
            let line = line_of(&code.all, at);
            format!("{path}:{line}: {attribute}; say #[expect(…, reason = \"…\")]")
        })
    });
    in_raw.chain(silenced).collect()
}

/// A file that does not begin by saying what it holds.
pub(crate) fn module_docs(path: &str, code: &Code) -> Vec<String> {
    let says = code.raw.starts_with("//! ");
    (!says)
        .then(|| format!("{path}: begins without //! and what it holds"))
        .into_iter()
        .collect()
}

/// Files are touched in `disk` only.
pub(crate) fn files_only_in_disk(path: &str, code: &Code) -> Vec<String> {
    if layer_of(path) == Some("disk") {
        return Vec::new();
    }
    ["std::fs", "fs::"]
        .into_iter()
        .filter_map(|name| {
            let at = code
                .shipped
                .match_indices(name)
                .map(|(at, _)| at)
                .find(|at| {
                    let before = code.shipped.get(..*at).unwrap_or_default();
                    !before.ends_with(|char: char| char.is_ascii_alphanumeric() || char == '_')
                })?;
            let line = line_of(&code.shipped, at);
            Some(format!("{path}:{line}: {name} lives in disk"))
        })
        .take(1)
        .collect()
}

/// What lies in the root of the repository, beside files whose name begins with a point.
const TOP_LEVEL: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "deny.toml",
    "config",
    "src",
    "tests",
];

/// A file that lies where nobody looks for it.
pub(crate) fn top_level(path: &str) -> Option<String> {
    let first = path.split('/').next().unwrap_or_default();
    let is_known = first.starts_with('.') || TOP_LEVEL.contains(&first);
    (!is_known).then(|| format!("{path}: does not belong in the root"))
}

/// Places that exist on one machine only.
pub(crate) fn places(path: &str, text: &str) -> Vec<String> {
    let places = [
        concat!("../", "shared"),
        concat!("/work", "/"),
        concat!("/root", "/"),
    ];
    places
        .into_iter()
        .filter_map(|place| {
            let line = line_of(text, text.find(place)?);
            Some(format!("{path}:{line}: {place} is a place of one machine"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [&str; 0] = [];

    #[test]
    fn planted_names_are_seen() {
        let check = |text: &str| names("src/a.rs", &Code::of(text));
        let said = |name: &str| [format!("src/a.rs:1: the name {name} says nothing")];
        assert_eq!(check("mod utils;"), said("utils"));
        assert_eq!(check("struct CallManager;"), said("CallManager"));
        assert_eq!(check("struct Commonplace; mod desk; // mod utils;"), NONE);
    }

    #[test]
    fn planted_leftovers_are_seen() {
        let check = |text: &str| leftovers("src/a.rs", &Code::of(text));
        let note = concat!("TO", "DO");
        let text = format!("fn a() {{}} // {note}: b\n");
        assert_eq!(check(&text), [format!("src/a.rs:1: {note}")]);
        assert_eq!(check("#[allow(dead_code)]\nfn a() {}").len(), 1);
        assert_eq!(check("// #[allow(x)] is not used\nlet autodom = 1;"), NONE);
    }

    #[test]
    fn a_planted_file_without_a_first_sentence_is_seen() {
        assert_eq!(
            module_docs("src/a.rs", &Code::of("use std::fmt;\n")).len(),
            1
        );
        assert_eq!(module_docs("src/a.rs", &Code::of("//! Holds a.\n")), NONE);
    }

    #[test]
    fn planted_file_access_is_seen() {
        let check = |path: &str, text: &str| files_only_in_disk(path, &Code::of(text));
        let found = check("src/app/a.rs", "use std::fs;\n");
        assert_eq!(found, ["src/app/a.rs:1: std::fs lives in disk"]);
        assert_eq!(check("src/disk/a.rs", "use std::fs;\n"), NONE);
        assert_eq!(check("src/app/a.rs", "let x = offs::y;\n"), NONE);
    }

    #[test]
    fn a_planted_file_in_the_root_is_seen() {
        assert!(top_level("notes.md").is_some());
        assert!(top_level("scripts/run.sh").is_some());
        assert_eq!(top_level("src/lib.rs"), None);
        assert_eq!(top_level(".ci/run"), None);
    }

    #[test]
    fn planted_places_are_seen() {
        let text = format!("a\nsee {}data\n", concat!("../", "shared/"));
        assert_eq!(places("README.md", &text).len(), 1);
        assert_eq!(places("README.md", "see config/lang\n"), NONE);
    }
}
