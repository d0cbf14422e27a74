//! What `samtale check` says of the team folder, and what to do about it.
//!
//! *Invariant:* nothing here is a fault of this home: its exit code is not about it.

use chrono::Duration;
use serde::Serialize;

use crate::cli::speak::why;
use crate::lang::Lang;
use crate::model::id::DeskId;
use crate::model::moment::{Moment, Now};
use crate::model::text::Safe;
use crate::say;
use crate::shell::courier::{self, InFolder};
use crate::shell::home::Desk;
use crate::store::Store;
use crate::sync::reader::{DeskNews, Reading, Stock};

/// After how long without a word somebody should look at a desk.
const SILENT: Duration = Duration::days(7);

/// Paths that are named in a line's stead; the rest are in the JSON.
const NAMED: usize = 5;

/// The team folder as it lies there. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
pub(super) struct Folder {
    path: String,
    /// Why it could not be looked at; then nothing below is known.
    trouble: Option<String>,
    desks: Vec<DeskRow>,
    /// Files of records.
    parcels: u64,
    /// Of these, files whose records lie in a larger one as well; they go by themselves.
    rolled_up: u64,
    /// Of these, files that another desk keeps for a desk, by that desk.
    mirrored: Vec<Mirrored>,
    /// Of these, files that are whole and not taken in yet.
    unread: u64,
    /// Of these, files that wait for something.
    waiting: Vec<Waiting>,
    /// Copies that nobody reads and that may be deleted.
    copies: Vec<String>,
    /// Files that are none of samtale's.
    strange: Vec<String>,
    /// Whether the folder takes a capital letter for a small one.
    folds_case: bool,
}

#[derive(Debug, Serialize)]
struct DeskRow {
    desk: DeskId,
    seller: Option<String>,
    /// Whether it still belongs to the team.
    is_ended: bool,
    heard: Option<Moment>,
    /// Whether it is time that somebody looks why nothing comes from it.
    silent: bool,
    behind: u64,
    clock_ahead_s: i64,
}

#[derive(Debug, Serialize)]
struct Mirrored {
    desk: DeskId,
    seller: Option<String>,
    files: u64,
}

#[derive(Debug, Serialize)]
struct Waiting {
    file: String,
    waits_for: WaitsFor,
    why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum WaitsFor {
    /// Its last bytes.
    Bytes,
    /// A newer roster or program.
    Reader,
    /// A disk or a service that gives it out.
    World,
    /// An order to forget somebody.
    Order,
    /// Nothing: it is refused.
    Nothing,
}

impl Folder {
    /// Looks at the folder of this home; none for a home without a team.
    pub(super) fn of(desk: &Desk, store: &Store, now: Now) -> Option<Self> {
        Some(match courier::stock(desk, store)? {
            Ok(found) => Self::found(found, now),
            Err(trouble) => {
                let path = trouble.path.as_deref().unwrap_or(std::path::Path::new(""));
                Self::with(path.display().to_string(), Stock::default())
                    .troubled(why(&desk.lang, &trouble))
            }
        })
    }

    fn found(found: InFolder, now: Now) -> Self {
        let mirrored = found.stock.mirrored.iter().map(|(desk, files)| {
            let news = found.desks.iter().find(|it| it.desk == *desk);
            Mirrored {
                desk: *desk,
                seller: news.and_then(name),
                files: *files,
            }
        });
        let mirrored = mirrored.collect();
        let mut desks = found.desks.iter().enumerate();
        // This desk is the first.
        let desks = desks
            .by_ref()
            .map(|(place, news)| DeskRow::of(news, place == 0, now))
            .collect();
        Self {
            desks,
            mirrored,
            ..Self::with(found.path.display().to_string(), found.stock)
        }
    }

    fn with(path: String, stock: Stock) -> Self {
        let waiting = stock.waiting.into_iter().map(|(place, reading)| {
            let (waits_for, why) = match reading {
                Reading::Incomplete => (WaitsFor::Bytes, String::new()),
                Reading::Pending(why) => (WaitsFor::Reader, why),
                Reading::Closed(why) => (WaitsFor::World, why),
                Reading::Unordered(order) => (WaitsFor::Order, order.to_string()),
                Reading::Bad(why) => (WaitsFor::Nothing, why),
            };
            Waiting {
                file: place.to_string(),
                waits_for,
                why,
            }
        });
        Self {
            path,
            trouble: None,
            desks: Vec::new(),
            parcels: stock.parcels,
            rolled_up: stock.rolled_up,
            mirrored: Vec::new(),
            unread: stock.unread,
            waiting: waiting.collect(),
            copies: stock.copies,
            strange: stock.strange,
            folds_case: stock.folds_case,
        }
    }

    fn troubled(self, why: String) -> Self {
        Self {
            trouble: Some(why),
            ..self
        }
    }

    /// What somebody should know, a line each.
    pub(super) fn lines(&self, lang: &Lang, now: Now) -> Vec<String> {
        if let Some(trouble) = &self.trouble {
            return vec![trouble.clone()];
        }
        let mut lines = vec![say!(
            lang,
            "cli-folder",
            path = &self.path,
            desks = self.desks.iter().filter(|it| !it.is_ended).count(),
            files = self.parcels
        )];
        let mut say = |id: &str, count: u64| {
            if count > 0 {
                lines.push(say!(lang, id, count = count));
            }
        };
        say("cli-folder-rolled-up", self.rolled_up);
        say("cli-folder-unread", self.unread);
        say("cli-folder-arriving", self.waits_for(WaitsFor::Bytes));
        say("cli-team-pending", self.waits_for(WaitsFor::Reader));
        say("cli-team-closed", self.waits_for(WaitsFor::World));
        say("cli-folder-unordered", self.waits_for(WaitsFor::Order));
        lines.extend(self.mirrored.iter().map(|it| it.line(lang)));
        lines.extend(self.desks.iter().flat_map(|it| it.lines(lang, now)));
        lines.extend(named(lang, "cli-folder-copies", &self.copies));
        lines.extend(named(lang, "cli-folder-strange", &self.strange));
        lines
    }

    fn waits_for(&self, what: WaitsFor) -> u64 {
        let those = self.waiting.iter().filter(|it| it.waits_for == what);
        those.count() as u64
    }

    /// Files that were refused at this look: their paths, and why.
    pub(super) fn refused(&self) -> impl Iterator<Item = (&str, &str)> {
        let refused = self
            .waiting
            .iter()
            .filter(|it| it.waits_for == WaitsFor::Nothing);
        refused.map(|it| (it.file.as_str(), it.why.as_str()))
    }
}

/// A sentence, and the first of the paths that it is about.
fn named(lang: &Lang, id: &str, paths: &[String]) -> Vec<String> {
    if paths.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![say!(lang, id, count = paths.len())];
    lines.extend(
        paths
            .iter()
            .take(NAMED)
            .map(|path| format!("  {}", Safe::line(path))),
    );
    if paths.len() > NAMED {
        let more = say!(lang, "cli-folder-more", count = paths.len() - NAMED);
        lines.push(format!("  {more}"));
    }
    lines
}

fn name(news: &DeskNews) -> Option<String> {
    news.seller.as_ref().map(|seller| seller.name.clone())
}

impl DeskRow {
    fn of(news: &DeskNews, is_own: bool, now: Now) -> Self {
        let is_silent = news.heard.is_none_or(|heard| now.at.since(heard) > SILENT);
        let is_ended = news.ended.is_some();
        Self {
            desk: news.desk,
            seller: name(news),
            is_ended,
            heard: news.heard,
            silent: is_silent && !is_own && !is_ended,
            behind: news.behind(),
            clock_ahead_s: news.clock_ahead.num_seconds(),
        }
    }

    fn lines(&self, lang: &Lang, now: Now) -> Vec<String> {
        let desk = self.desk.to_string();
        let name = self.seller.as_deref().unwrap_or(&desk);
        let mut lines = Vec::new();
        match self.heard.filter(|_| self.silent) {
            Some(heard) => {
                let day = lang.day(heard.in_zone(now.zone).date(), now.local().date());
                lines.push(say!(lang, "cli-folder-silent", name = name, day = day));
            }
            None if self.silent => lines.push(say!(lang, "cli-folder-never", name = name)),
            None => {}
        }
        let mut add = |text: String| lines.push(format!("{name}: {text}"));
        if self.behind > 0 {
            add(say!(lang, "team-behind", count = self.behind));
        }
        let minutes = self.clock_ahead_s / 60;
        if minutes >= 2 {
            add(say!(lang, "team-clock", count = minutes.unsigned_abs()));
        }
        lines
    }
}

impl Mirrored {
    fn line(&self, lang: &Lang) -> String {
        let desk = self.desk.to_string();
        say!(
            lang,
            "cli-folder-mirrored",
            count = self.files,
            name = self.seller.as_deref().unwrap_or(&desk)
        )
    }
}
