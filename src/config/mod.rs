//! SETTINGS. The text of files in, values and problems out.
//!
//! Defaults are embedded from `config/` and are the manual; a file of the user's goes over them key by key.
//!
//! *Invariant:* no I/O; `disk` reads the files. A mistake is a [`Problem`], and everything else of the file holds.

pub mod aliases;
pub mod campaign;
mod document;
pub mod keys;
pub mod pack;
pub mod problem;
pub mod settings;
pub mod theme;

use crate::guard::Rules;
use crate::keys::Keymap;
use crate::model::outcome::Campaign;

pub use document::Source;
pub use problem::{Expected, Hint, Mistake, Place, Problem};
pub use settings::{Dial, FirstRun, ImportFolder, Separator, Settings};
pub use theme::{Colour, Emphasis, Meaning, Style, Theme};

/// The files of the user's own settings, as they are; what is not there is as embedded. Their languages are read by
/// `lang`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// `samtale.toml`.
    pub settings: Option<Source>,
    /// `keys.toml`.
    pub keys: Option<Source>,
    /// `themes/*.toml`.
    pub themes: Vec<Source>,
    /// `campaigns/*.toml`.
    pub campaigns: Vec<Source>,
    /// `packs/*.toml`.
    pub packs: Vec<Source>,
}

/// Everything that files decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The settings.
    pub settings: Settings,
    /// Which chord asks for what.
    pub keymap: Keymap,
    /// How each meaning looks.
    pub theme: Theme,
    /// All campaigns.
    pub campaigns: Vec<Campaign>,
    /// The rules of calling: the packs, with the limits and the number of the settings.
    pub rules: Rules,
}

impl Config {
    /// What the embedded defaults and the user's files decide, and the mistakes in the user's files.
    #[must_use]
    pub fn read(files: &Files) -> (Self, Vec<Problem>) {
        let (settings, mut problems) = Settings::read(files.settings.as_ref());
        let (config, more) = Self::with(settings, files);
        problems.extend(more);
        (config, problems)
    }

    /// The same beside settings that were read already.
    #[must_use]
    pub fn with(settings: Settings, files: &Files) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let (keymap, more) = keys::read(files.keys.as_ref());
        problems.extend(more);
        let (campaigns, more) = campaign::read(&files.campaigns);
        problems.extend(more);
        let (theme, more) = Theme::read(&settings.theme, &files.themes);
        problems.extend(more);
        let themes = Theme::names(&files.themes);
        let codes: Vec<&str> = campaigns.iter().map(|it| it.code.as_str()).collect();
        for (key, value, known) in [
            ("theme", &settings.theme, &themes),
            ("campaign", &settings.campaign, &codes),
        ] {
            if !known.contains(&value.as_str()) {
                problems.push(unknown(files.settings.as_ref(), key, value, known));
            }
        }
        let (rules, more) = pack::read(&files.packs);
        problems.extend(more);
        let rules = Rules {
            limits: settings.attempts,
            caller: settings.caller,
            ..rules
        };
        let config = Self {
            settings,
            keymap,
            theme,
            campaigns,
            rules,
        };
        (config, problems)
    }

    /// Takes in the campaigns of the records: each holds from now on, unless the file of its name is of a later version.
    pub fn adopt(&mut self, recorded: Vec<Campaign>) {
        for campaign in recorded {
            let known = self
                .campaigns
                .iter()
                .position(|it| it.code == campaign.code);
            match known.and_then(|at| self.campaigns.get_mut(at)) {
                Some(known) if known.version > campaign.version => {}
                Some(known) => *known = campaign,
                None => self.campaigns.push(campaign),
            }
        }
    }

    /// The campaign of this code, else the one that the settings name, else the first.
    #[must_use]
    pub fn campaign(&self, code: &str) -> Option<&Campaign> {
        let of = |code: &str| self.campaigns.iter().find(|it| it.code == code);
        of(code)
            .or_else(|| of(&self.settings.campaign))
            .or_else(|| self.campaigns.first())
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::read(&Files::default()).0
    }
}

/// A setting names something that there is none of.
fn unknown(source: Option<&Source>, key: &str, value: &str, known: &[&str]) -> Problem {
    let place = source.and_then(|source| {
        let byte = source.text.find(&format!("{key} ="))?;
        Some(Place::of(&source.text, byte))
    });
    Problem {
        file: source.map_or_else(String::new, |source| source.name.clone()),
        place,
        what: Mistake::UnknownValue {
            key: key.to_owned(),
            value: value.to_owned(),
        },
        hint: Hint::of(value, known.iter().copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_have_no_mistake() {
        let (config, problems) = Config::read(&Files::default());
        assert_eq!(problems, vec![]);
        assert_eq!(
            config.campaign("").map(|it| it.code.as_str()),
            Some("plain")
        );
    }

    #[test]
    fn a_theme_that_is_nowhere_is_said() {
        let source = Source {
            name: "samtale.toml".to_owned(),
            text: "\ntheme = \"drak\"\n".to_owned(),
        };
        let files = Files {
            settings: Some(source),
            ..Files::default()
        };
        let (config, problems) = Config::read(&files);
        assert_eq!(config.theme, Theme::read("dark", &[]).0);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place, Some(Place { line: 2, column: 1 }));
        let hint = Some(Hint::DidYouMean("dark".to_owned()));
        assert_eq!(problems[0].hint, hint);
    }
}
