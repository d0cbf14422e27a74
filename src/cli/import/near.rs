//! Bringing a list in on this thread's own connection, with a bar that shows how far it is.
//!
//! *Invariant:* as `Bringing` asks; long slices are taken only while no desk is open.

use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::failed;
use crate::app::importing::ImportRequest;
use crate::cli::context::store_failure;
use crate::cli::exit::Failure;
use crate::cli::out::is_watched;
use crate::model::imported::Summary;
use crate::model::incoming::Refused;
use crate::shell::clock::instant;
use crate::shell::home::Home;
use crate::shell::importing::{Bringing, ImportDesk, ListSource, Opened, Stop, bring, of_bring};
use crate::shell::random::SystemRandom;
use crate::store;
use crate::store::import::{Ahead, Company, Import as Importing, Ready};

/// Brings a list in on this thread's own connection.
pub(super) fn bring_near(
    home: &mut Home,
    desk: &ImportDesk,
    (request, source): (ImportRequest, ListSource),
    opened: Opened,
    rejects: &Path,
) -> Result<(Summary, Option<PathBuf>), Failure> {
    if let Some((header, names)) = &opened.memory {
        let json = serde_json::to_string(names).unwrap_or_default();
        home.store.remember_mapping(header, json)?;
    }
    let now = desk.clock.now();
    let order = desk.order(request, &opened);
    home.store.in_bulk()?;
    let import = home.store.import_begin(order, now, &mut home.random)?;
    let mut near = Near {
        home,
        import,
        bar: progress_bar(),
    };
    let brought = bring(opened, &mut near, rejects, &desk.lang(), &Stop::default());
    let rejects = brought.map_err(|why| failed(of_bring(&source, &why)))?;
    let Near { home, import, bar } = near;
    let now = desk.clock.now();
    let finished = import.finish(&mut home.store, now, &mut home.random);
    bar.finish_and_clear();
    let summary = finished.map_err(|failure| store_failure(&failure))?;
    Ok((summary, rejects))
}

/// A bar that a person sees; nobody else does.
fn progress_bar() -> ProgressBar {
    if !is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} ({per_sec})") {
        bar.set_style(style);
    }
    bar
}

struct Near<'a> {
    home: &'a mut Home,
    import: Importing,
    bar: ProgressBar,
}

impl Bringing for Near<'_> {
    fn slice(&mut self, arrivals: Vec<Ready>) -> Result<Duration, store::Failure> {
        let began = instant();
        let now = self.home.desk.clock.now();
        let Home { store, random, .. } = &mut *self.home;
        self.import.slice(store, arrivals, now, random)?;
        Ok(instant().saturating_duration_since(began))
    }

    fn ahead(&mut self) -> Option<Ahead> {
        let now = self.home.desk.clock.now();
        let random = Box::new(SystemRandom::open().ok()?);
        self.import.ahead(&self.home.store, now, random).ok()
    }

    fn company(&self) -> Company {
        self.home.company()
    }

    fn refuse(&mut self, refused: &Refused) {
        self.import.refuse(refused.reason);
    }

    fn progress(&mut self, rows: u64) {
        self.bar.set_position(rows);
    }
}
