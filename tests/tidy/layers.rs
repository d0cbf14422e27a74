//! Layers import only downhill. The table is that of the map in `src/lib.rs`.

use super::code::Code;

/// Each layer and what it may import, lowest first.
const LAYERS: [(&str, &[&str]); 16] = [
    ("model", &[]),
    ("keys", &[]),
    ("seal", &[]),
    ("guard", &["model"]),
    ("report", &["model"]),
    ("desk", &["model", "guard"]),
    ("sync", &["model", "seal"]),
    ("config", &["model", "guard", "keys"]),
    (
        "lang",
        &["model", "guard", "desk", "report", "keys", "config"],
    ),
    ("forms", &["model", "report", "config", "lang"]),
    (
        "app",
        &["model", "guard", "desk", "report", "keys", "config"],
    ),
    (
        "ui",
        &[
            "model", "guard", "desk", "report", "keys", "config", "lang", "app",
        ],
    ),
    ("store", &["model", "sync", "seal"]),
    ("disk", &["model", "sync"]),
    (
        "shell",
        &[
            "model", "keys", "seal", "guard", "report", "desk", "sync", "config", "lang", "forms",
            "app", "ui", "store", "disk",
        ],
    ),
    (
        "cli",
        &[
            "model", "keys", "seal", "guard", "report", "desk", "sync", "config", "lang", "forms",
            "app", "ui", "store", "disk", "shell",
        ],
    ),
];

/// The layer of a file; none for `main.rs` and `lib.rs`.
pub(crate) fn layer_of(path: &str) -> Option<&'static str> {
    let (layer, _) = path.strip_prefix("src/")?.split_once('/')?;
    LAYERS
        .iter()
        .map(|(known, _)| *known)
        .find(|known| *known == layer)
}

/// The imports of a file that its layer may not have.
pub(crate) fn check(path: &str, code: &Code) -> Vec<String> {
    let Some((folder, _)) = path.strip_prefix("src/").and_then(|it| it.split_once('/')) else {
        return Vec::new();
    };
    let Some(layer) = layer_of(path) else {
        return vec![format!("{path}: {folder} is no layer")];
    };
    let allowed = LAYERS
        .iter()
        .find(|(known, _)| *known == layer)
        .map_or(&[][..], |(_, allowed)| allowed);
    let mut imported = through_crate(&code.all);
    imported.extend(through_super(&code.shipped, depth(path)));
    imported.sort();
    imported.dedup();
    imported
        .into_iter()
        .filter(|other| other != layer && !allowed.contains(&other.as_str()))
        .filter(|other| LAYERS.iter().any(|(known, _)| known == other))
        .map(|other| format!("{path}: {layer} may not import {other}"))
        .collect()
}

/// What follows `crate::`, and the first names in `crate::{…}`.
fn through_crate(code: &str) -> Vec<String> {
    code.split("crate::")
        .skip(1)
        .flat_map(|after| match after.strip_prefix('{') {
            Some(group) => group_names(group),
            None => vec![name(after)],
        })
        .collect()
}

/// What follows so many `super::` that they lead out of the layer.
fn through_super(code: &str, depth: usize) -> Vec<String> {
    let ladder = "super::".repeat(depth);
    code.split(&ladder).skip(1).map(name).collect()
}

/// How many modules a file lies in: one for `src/desk/mod.rs`, two for `src/desk/stage.rs`.
fn depth(path: &str) -> usize {
    let parts = path.split('/').count() - 1;
    if path.ends_with("/mod.rs") {
        parts - 1
    } else {
        parts
    }
}

fn name(code: &str) -> String {
    let is_part = |char: &char| char.is_ascii_alphanumeric() || *char == '_';
    code.chars().take_while(is_part).collect()
}

/// The first name of each item between braces that are already open.
fn group_names(group: &str) -> Vec<String> {
    let mut depth = 1_usize;
    let mut starts = true;
    let mut names = Vec::new();
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => starts = true,
            char if starts && !char.is_whitespace() => {
                names.push(name(group.get(at..).unwrap_or_default()));
                starts = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn violations(path: &str, text: &str) -> Vec<String> {
        check(path, &Code::of(text))
    }

    #[test]
    fn planted_imports_uphill_are_seen() {
        for (path, text, expected) in [
            (
                "src/model/a.rs",
                "use crate::keys::Action;",
                "src/model/a.rs: model may not import keys",
            ),
            (
                "src/desk/a.rs",
                "use crate::{model::id::CustomerId, lang::{Lang, Arg}};",
                "src/desk/a.rs: desk may not import lang",
            ),
            (
                "src/app/mod.rs",
                "fn f() -> crate::store::Store { todo() }",
                "src/app/mod.rs: app may not import store",
            ),
            (
                "src/guard/mod.rs",
                "use super::desk::Stage;",
                "src/guard/mod.rs: guard may not import desk",
            ),
            (
                "src/guard/a.rs",
                "use super::super::desk::Stage;",
                "src/guard/a.rs: guard may not import desk",
            ),
            (
                "src/model/a.rs",
                "#[cfg(test)]\nmod tests { use crate::lang::Lang; }",
                "src/model/a.rs: model may not import lang",
            ),
            (
                "src/helpers/a.rs",
                "",
                "src/helpers/a.rs: helpers is no layer",
            ),
        ] {
            assert_eq!(violations(path, text), [expected]);
        }
    }

    #[test]
    fn imports_downhill_are_not() {
        for (path, text) in [
            (
                "src/desk/a.rs",
                "use crate::model::id; use crate::guard::Rules;",
            ),
            (
                "src/desk/a.rs",
                "use super::stage::Stage; use crate::desk::Event;",
            ),
            ("src/lang/a.rs", "use crate::say; // crate::store::x\n"),
            ("src/lib.rs", "pub mod store;"),
        ] {
            assert_eq!(violations(path, text), Vec::<String>::new());
        }
    }
}
