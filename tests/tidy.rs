//! The rules of the house, held over the whole source (STYLE of the project): layers, homes of crates, lengths, words.
//!
//! Each check is a pure function over a path and a text, and is proven by a violation that is planted beside it.

#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/crates.rs"]
mod crates;
#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/sentences.rs"]
mod sentences;
#[path = "tidy/size.rs"]
mod size;
#[path = "tidy/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use code::Code;

/// A file of the repository, with its path from the root, written with `/`.
struct File {
    path: String,
    text: String,
}

/// What is not the project's own, or not text.
const SKIPPED: [&str; 4] = [".git", "target", "Cargo.lock", "fixtures"];

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(root, root, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Path, root: &Path, files: &mut Vec<File>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if SKIPPED.contains(&name.as_ref()) {
            continue;
        }
        if path.is_dir() {
            collect(&path, root, files);
        } else if let (Ok(text), Ok(short)) =
            (std::fs::read_to_string(&path), path.strip_prefix(root))
        {
            let path = short.to_string_lossy().replace('\\', "/");
            files.push(File { path, text });
        }
    }
}

/// The Rust files under `src/`, read once for all checks. Files that hold nothing but tests are marked as such.
fn sources() -> Vec<(String, Code)> {
    let mut files = files();
    files.retain(|file| {
        let is_rust = Path::new(&file.path)
            .extension()
            .is_some_and(|it| it == "rs");
        is_rust && file.path.starts_with("src/")
    });
    let tests: BTreeSet<String> = files
        .iter()
        .flat_map(|file| code::test_files(&file.path, &file.text))
        .collect();
    files
        .into_iter()
        .map(|file| {
            let is_test = tests.iter().any(|test| {
                file.path == format!("{test}.rs") || file.path.starts_with(&format!("{test}/"))
            });
            let code = if is_test {
                Code::of_tests(&file.text)
            } else {
                Code::of(&file.text)
            };
            (file.path, code)
        })
        .collect()
}

/// Every violation of a check over the sources.
fn violations(check: impl Fn(&str, &Code) -> Vec<String>) -> Vec<String> {
    let sources = sources();
    assert!(sources.len() > 50, "the sources were not found");
    let found = sources.iter().flat_map(|(path, code)| check(path, code));
    found.collect()
}

fn none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn layers_import_only_downhill() {
    none(&violations(layers::check));
}

#[test]
fn crates_stay_at_home() {
    none(&violations(crates::check));
    let manifest = include_str!("../Cargo.toml");
    none(&crates::homeless(manifest));
}

#[test]
fn files_and_functions_are_short() {
    none(&violations(size::files));
    none(&violations(size::functions));
}

#[test]
fn names_and_comments_keep_to_the_words() {
    none(&violations(words::names));
    none(&violations(words::leftovers));
    none(&violations(words::module_docs));
    none(&violations(words::files_only_in_disk));
}

#[test]
fn nothing_refers_to_a_machine() {
    let files = files();
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| words::places(&file.path, &file.text))
        .collect();
    none(&found);
}

#[test]
fn the_root_holds_what_the_map_names() {
    let found: Vec<String> = files()
        .iter()
        .filter_map(|file| words::top_level(&file.path))
        .collect();
    none(&found);
}

#[test]
fn pure_layers_hold_no_sentence() {
    none(&violations(sentences::in_pure_layers));
}

#[test]
fn every_message_that_is_asked_for_exists() {
    let english = include_str!("../config/lang/en.ftl");
    let known = sentences::messages(english);
    none(&violations(|path, code| {
        sentences::unknown(path, code, &known)
    }));
}
