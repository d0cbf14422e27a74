//! `samtale team advise`: how to set up what carries the team folder, and what to know about it.
//!
//! *Invariant:* it looks at no folder and changes nothing; what it says is in the language files.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Output;
use crate::lang::Lang;

/// Says how to set up a carrier.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale team advise\n  samtale team advise syncthing\n  samtale team advise google drive"
)]
pub(in crate::cli) struct Advise {
    /// What carries the folder, as syncthing, onedrive, share or usb; all of them in a line each without
    #[arg(value_name = "CARRIER")]
    carrier: Vec<String>,
}

/// What can carry a folder from desk to desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carrier {
    Syncthing,
    Share,
    OneDrive,
    Dropbox,
    GoogleDrive,
    Nextcloud,
    ICloud,
    Usb,
    Rclone,
    Git,
}

impl Carrier {
    const ALL: [Self; 10] = [
        Self::Syncthing,
        Self::Share,
        Self::OneDrive,
        Self::Dropbox,
        Self::GoogleDrive,
        Self::Nextcloud,
        Self::ICloud,
        Self::Usb,
        Self::Rclone,
        Self::Git,
    ];

    /// As it is typed, and as its messages are called.
    const fn code(self) -> &'static str {
        match self {
            Self::Syncthing => "syncthing",
            Self::Share => "share",
            Self::OneDrive => "onedrive",
            Self::Dropbox => "dropbox",
            Self::GoogleDrive => "google-drive",
            Self::Nextcloud => "nextcloud",
            Self::ICloud => "icloud",
            Self::Usb => "usb",
            Self::Rclone => "rclone",
            Self::Git => "git",
        }
    }

    /// What else people call it, folded.
    const fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Share => &[
                "smb",
                "cifs",
                "samba",
                "nfs",
                "nas",
                "networkshare",
                "networkdrive",
                "fileserver",
                "nettverksdisk",
                "netværksdrev",
                "fellesdisk",
                "fællesdrev",
            ],
            Self::OneDrive => &["sharepoint", "teams"],
            Self::GoogleDrive => &["gdrive", "drive", "google"],
            Self::Nextcloud => &["owncloud"],
            Self::ICloud => &["iclouddrive"],
            Self::Usb => &["stick", "usbstick", "memorystick", "minnepinne", "usbnøgle"],
            Self::Rclone => &["s3"],
            Self::Syncthing | Self::Dropbox | Self::Git => &[],
        }
    }

    /// The carrier that somebody means, however it is spaced and spelt.
    fn parse(typed: &str) -> Option<Self> {
        let name = folded(typed);
        let is_meant = |it: &Self| folded(it.code()) == name || it.is_also(&name);
        Self::ALL.into_iter().find(is_meant)
    }

    fn is_also(self, folded: &str) -> bool {
        self.other_names().contains(&folded)
    }

    fn line(self, lang: &Lang) -> String {
        format!("{:<13} {}", self.code(), self.text(lang, "line"))
    }

    fn text(self, lang: &Lang, part: &str) -> String {
        lang.say(&self.message_id(part))
    }

    fn message_id(self, part: &str) -> String {
        format!("advise-{}-{part}", self.code())
    }

    fn advice(self, lang: &Lang) -> Vec<String> {
        let mut lines = vec![self.text(lang, "line"), String::new()];
        lines.push(lang.say("advise-set"));
        lines.extend(points(&self.text(lang, "set")));
        lines.push(String::new());
        lines.push(lang.say("advise-know"));
        lines.extend(points(&self.text(lang, "know")));
        lines.extend(points(&lang.say("advise-always")));
        if self != Self::Syncthing {
            // That one is among samtale's own tests.
            lines.extend(points(&lang.say("advise-untried")));
        }
        lines
    }
}

fn folded(typed: &str) -> String {
    let letters = typed.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Each line of a text as a point.
fn points(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| format!("  - {line}"))
}

impl Advise {
    /// Says it.
    pub(super) fn run(&self, context: &Context) -> Result<Exit, Failure> {
        let lang = context.lang();
        let typed = self.carrier.join(" ");
        let lines = if typed.is_empty() {
            let mut lines: Vec<String> = Carrier::ALL.iter().map(|it| it.line(&lang)).collect();
            lines.extend([String::new(), lang.say("advise-which")]);
            lines
        } else {
            let unknown = || unknown(&typed);
            Carrier::parse(&typed).ok_or_else(unknown)?.advice(&lang)
        };
        let mut out = Output::open();
        lines.iter().try_for_each(|line| out.line(line))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}

fn unknown(typed: &str) -> Failure {
    let known = Carrier::ALL.map(Carrier::code).join(", ");
    Failure::new(Exit::Usage, "advise-unknown")
        .with("name", typed)
        .with("known", known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::EMBEDDED;

    #[test]
    fn a_carrier_is_known_however_it_is_typed() {
        let check = |typed: &str, expected: Option<Carrier>| {
            assert_eq!(Carrier::parse(typed), expected, "{typed}");
        };
        check("syncthing", Some(Carrier::Syncthing));
        check("Google Drive", Some(Carrier::GoogleDrive));
        check("gdrive", Some(Carrier::GoogleDrive));
        check("One-Drive", Some(Carrier::OneDrive));
        check("network share", Some(Carrier::Share));
        check("SMB", Some(Carrier::Share));
        check("usb-nøgle", Some(Carrier::Usb));
        check("iCloud Drive", Some(Carrier::ICloud));
        check("pigeon", None);
        check("", None);
    }

    #[test]
    fn no_name_means_two_carriers() {
        let mut names: Vec<String> = Carrier::ALL.map(|it| folded(it.code())).to_vec();
        let others = Carrier::ALL.iter().flat_map(|it| it.other_names());
        names.extend(others.map(|name| (*name).to_owned()));
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(names.iter().all(|name| folded(name) == *name));
    }

    #[test]
    fn every_carrier_has_its_advice_in_every_language() {
        for (code, text) in EMBEDDED {
            for carrier in Carrier::ALL {
                for part in ["line", "set", "know"] {
                    let id = format!("{} =", carrier.message_id(part));
                    assert!(text.contains(&id), "{code}: {id}");
                }
                let advice = carrier.advice(&Lang::embedded(code));
                assert!(advice.len() > 8, "{code}: {advice:?}");
                assert!(
                    !advice.iter().any(|line| line.contains("advise-")),
                    "{code}"
                );
            }
        }
    }
}
