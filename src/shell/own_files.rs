//! The files of the user's own in a home: settings, keys, themes, campaigns, packs and languages.
//!
//! *Invariant:* reads only; what the files say is for `config` and `lang` to understand.

use std::path::Path;

use crate::config::{Files, Source};
use crate::disk::failure::Failure;
use crate::disk::{own, text};
use crate::lang::OwnFile;

/// All that `config` reads.
pub(super) fn files(config: &Path) -> Result<Files, Failure> {
    Ok(Files {
        settings: source(config, "samtale.toml")?,
        keys: source(config, "keys.toml")?,
        themes: sources(config, "themes")?,
        campaigns: sources(config, "campaigns")?,
        packs: sources(config, "packs")?,
    })
}

fn source(config: &Path, name: &str) -> Result<Option<Source>, Failure> {
    let text = text::read_leniently(&config.join(name), own::CAP)?;
    Ok(text.map(|text| Source {
        name: name.to_owned(),
        text,
    }))
}

fn sources(config: &Path, folder: &str) -> Result<Vec<Source>, Failure> {
    let texts = own::texts(&config.join(folder), "toml")?;
    let named = texts.into_iter().map(|own| Source {
        name: format!("{folder}/{}.toml", own.stem),
        text: own.text,
    });
    Ok(named.collect())
}

/// The user's own sentences.
pub(super) fn languages(config: &Path) -> Result<Vec<OwnFile>, Failure> {
    let texts = own::texts(&config.join("lang"), "ftl")?;
    let named = texts.into_iter().map(|own| OwnFile {
        name: format!("lang/{}.ftl", own.stem),
        code: own.stem,
        text: own.text,
    });
    Ok(named.collect())
}
