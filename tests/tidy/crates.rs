//! Each crate from outside has its homes, normally one, so that it can be replaced in one place.

use super::code::Code;
use super::layers::layer_of;

/// A crate that every layer may use.
const EVERYWHERE: &[&str] = &[];

/// Each crate and the layers that may use it.
const HOMES: [(&str, &[&str]); 41] = [
    ("serde", EVERYWHERE),
    ("serde_json", EVERYWHERE),
    ("chrono", EVERYWHERE),
    ("thiserror", EVERYWHERE),
    ("rlibphonenumber", &["model"]),
    ("chrono_tz", &["model"]),
    ("unicode_normalization", &["model"]),
    ("icu_collator", &["model"]),
    ("icu_locale_core", &["model"]),
    ("unicode_width", &["model", "forms", "app", "ui"]),
    ("unicode_segmentation", &["model", "app", "ui"]),
    ("csv", &["forms"]),
    ("calamine", &["forms"]),
    ("encoding_rs", &["forms"]),
    ("chardetng", &["forms"]),
    ("rust_xlsxwriter", &["forms"]),
    ("icalendar", &["forms"]),
    ("parquet", &["forms"]),
    ("schemars", &["model", "sync"]),
    ("toml", &["config"]),
    ("fluent_bundle", &["lang"]),
    ("fluent_syntax", &["lang"]),
    ("unic_langid", &["lang"]),
    ("sha2", &["seal"]),
    ("hmac", &["seal"]),
    ("ed25519_dalek", &["seal"]),
    ("zstd", &["seal"]),
    ("getrandom", &["shell"]),
    ("rusqlite", &["store"]),
    ("directories", &["disk"]),
    ("notify", &["disk"]),
    ("ratatui", &["ui", "shell"]),
    ("crossterm", &["shell"]),
    ("arboard", &["shell"]),
    ("iana_time_zone", &["shell"]),
    ("open", &["shell"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("tracing", &["shell", "cli", "store"]),
];

/// The crate whose home is a part of another's name; kept apart so that the table stays readable.
const SUBSCRIBER: (&str, &[&str]) = ("tracing_subscriber", &["cli"]);

fn homes() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    HOMES.into_iter().chain([SUBSCRIBER])
}

/// The crates that a file uses away from home. Tests may use what they like.
pub(crate) fn check(path: &str, code: &Code) -> Vec<String> {
    let Some(layer) = layer_of(path) else {
        return Vec::new();
    };
    homes()
        .filter(|(_, layers)| !layers.is_empty() && !layers.contains(&layer))
        .filter(|(name, _)| uses(&code.shipped, name))
        .map(|(name, layers)| format!("{path}: {name} lives in {}", layers.join(", ")))
        .collect()
}

/// The dependencies in a manifest that have no home in the table.
pub(crate) fn homeless(manifest: &str) -> Vec<String> {
    let dependencies = manifest
        .split("\n[")
        .find_map(|section| section.strip_prefix("dependencies]\n"))
        .unwrap_or_default();
    dependencies
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .filter(|name| !name.starts_with('#') && homes().all(|(known, _)| known != name))
        .map(|name| format!("Cargo.toml: {name} has no home in tests/tidy/crates.rs"))
        .collect()
}

/// Whether the code names a crate: `name::`, or `use name;`, and not as a part of a path or of another name.
fn uses(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code.get(..at).unwrap_or_default();
        let after = code.get(at + name.len()..).unwrap_or_default();
        let stands_alone = !before.ends_with(|char: char| {
            char.is_ascii_alphanumeric() || matches!(char, '_' | ':' | '.')
        });
        let is_path = after.starts_with("::") || before.ends_with("use ") && after.starts_with(';');
        // `use self::open::x` and a module `open` of our own begin with `self` or `super`; a macro has `!`.
        stands_alone && is_path
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planted_strangers_are_seen() {
        let check = |path: &str, text: &str| super::check(path, &Code::of(text));
        let toml = check("src/desk/a.rs", "use toml::Value;");
        assert_eq!(toml, ["src/desk/a.rs: toml lives in config"]);
        let zstd = check("src/store/a.rs", "fn f() { zstd::encode_all(x) }");
        assert_eq!(zstd, ["src/store/a.rs: zstd lives in seal"]);
        let none = Vec::<String>::new();
        assert_eq!(check("src/config/a.rs", "use toml::Value;"), none);
        assert_eq!(
            check("src/desk/a.rs", "use serde::Serialize; super::open::x()"),
            none
        );
        assert_eq!(
            check("src/desk/a.rs", "#[cfg(test)]\nmod t { use toml::x; }"),
            none
        );
    }

    #[test]
    fn a_dependency_without_a_home_is_seen() {
        let manifest = "[package]\nname = \"x\"\n\n[dependencies]\nserde = \"1\"\nleft-pad = \"1\"\n\n[lints]\n";
        let expected = ["Cargo.toml: left_pad has no home in tests/tidy/crates.rs"];
        assert_eq!(homeless(manifest), expected);
    }
}
