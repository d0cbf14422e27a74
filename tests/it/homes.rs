//! Homes to test in: made by the program itself, thrown away at the end.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::program::run;

/// The list on which the customers of [`Homes::with_customers`] stand.
pub(crate) const LIST: &str = "Vinter 2026";

/// A home, and a directory around it.
pub(crate) struct Homes {
    around: TempDir,
    home: PathBuf,
}

impl Homes {
    /// A place for a home; nothing is there yet.
    pub(crate) fn empty() -> Self {
        let around = tempfile::tempdir().unwrap();
        let home = around.path().join("home");
        Self { around, home }
    }

    /// A home in which Kari sits.
    pub(crate) fn seller() -> Self {
        let homes = Self::empty();
        homes.init();
        homes
    }

    /// A home with so many businesses that are customers and can be called: *Kunde 1*, *Kunde 2* and on.
    pub(crate) fn with_customers(count: usize) -> Self {
        let homes = Self::seller();
        homes.import(&list(count));
        homes
    }

    /// Makes the home for Kari.
    pub(crate) fn init(&self) {
        run(
            &self.home,
            &["init", "--seller", "Kari", "--market", "no", "--lang", "nb"],
        )
        .exits(0);
    }

    /// Brings customers in.
    pub(crate) fn import(&self, text: &str) {
        let file = self.beside("liste.csv");
        std::fs::write(&file, text).unwrap();
        let answers = ["--audience", "business", "--ground", "customers"];
        let words = [
            &["import", file.to_str().unwrap(), "--list", LIST],
            &answers[..],
        ]
        .concat();
        run(&self.home, &words).exits(0);
    }

    /// The home.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// A place beside the home.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }
}

/// A list as a spreadsheet writes it. The numbers are generated, and are never to be called.
pub(crate) fn list(count: usize) -> String {
    let mut text = "Navn;Firma;Telefon;Poststed\n".to_owned();
    for n in 1..=count {
        let number = 41_000_000 + n;
        writeln!(text, "Kunde {n};Bedrift {n} AS;{number};Tromsø").unwrap();
    }
    text
}
