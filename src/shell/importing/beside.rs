//! Imports and previews as the window asks for them, beside everything else that it does.
//!
//! *Invariant:* the store thread holds the database for one slice at a time; a preview has a connection of its own that
//! only reads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::bring::{Bringing, Stop, bring};
use super::desk::{ImportDesk, of_bring, of_list, remembered};
use super::list::{ListFailure, open};
use crate::app::importing::{ImportFrom, ImportRequest, Imported};
use crate::app::{Answer, Message, Trouble, TroubleKind};
use crate::model::imported::Summary;
use crate::model::incoming::Refused;
use crate::model::list::List;
use crate::seal::mac::MacKeys;
use crate::shell::clock::instant;
use crate::shell::lanes::{Closed, Lanes};
use crate::shell::rules::DeskRules;
use crate::shell::storing::{Job, Writer};
use crate::shell::tell::Tell;
use crate::shell::trouble::{self, trouble};
use crate::store::import::{Import, ImportOrder, Ready};
use crate::store::{self, Store};

/// Rows between two words about progress.
const PROGRESS: u64 = 1_000;

/// Imports of the window: one at a time, and one preview.
pub struct Imports {
    desk: ImportDesk,
    rules: DeskRules,
    database: PathBuf,
    mac_key: MacKeys,
    writer: Lanes<Job>,
    tell: Tell,
    importing: Stop,
    previewing: Stop,
}

impl Imports {
    /// Imports of this desk, whose database is there and has numbers that are never to be called under this key.
    #[must_use]
    pub fn of(
        desk: ImportDesk,
        rules: DeskRules,
        (database, mac_key): (PathBuf, MacKeys),
        writer: Lanes<Job>,
        tell: Tell,
    ) -> Self {
        Self {
            desk,
            rules,
            database,
            mac_key,
            writer,
            tell,
            importing: Stop::default(),
            previewing: Stop::default(),
        }
    }

    /// Begins an import.
    pub fn begin(&mut self, request: ImportRequest) {
        self.importing = Stop::default();
        let stop = self.importing.clone();
        let desk = self.desk.clone();
        let far = Far {
            writer: self.writer.clone(),
            tell: self.tell.clone(),
            import: Arc::default(),
            told: 0,
        };
        thread::spawn(move || {
            let tell = far.tell.clone();
            let path = path_of(&request.from);
            let imported = unbroken(path, || import(&desk, far, request, &stop));
            tell.message(Message::Imported(imported.map(Box::new)));
        });
    }

    /// Asks the import that runs to stop.
    pub fn stop(&self) {
        self.importing.ask();
    }

    /// Begins a preview; one that still runs is void.
    pub fn preview(&mut self, request: ImportRequest) {
        self.previewing.ask();
        self.previewing = Stop::default();
        let stop = self.previewing.clone();
        let (desk, rules) = (self.desk.clone(), self.rules.clone());
        let (database, tell) = (self.database.clone(), self.tell.clone());
        let mac_key = self.mac_key.clone();
        thread::spawn(move || {
            let preview = unbroken(path_of(&request.from), || {
                let store = Store::open_reader(&database);
                let store = store.map_err(|failure| trouble::of_store(&failure))?;
                let mut store = store.with_holds(Box::new(rules)).with_mac_key(mac_key);
                desk.preview(&mut store, &request, &stop)
            });
            if !stop.is_asked() {
                tell.message(Message::Answer(Answer::Preview {
                    asked: Box::new(request),
                    preview: preview.map(Box::new),
                }));
            }
        });
    }
}

impl Drop for Imports {
    fn drop(&mut self) {
        self.importing.ask();
        self.previewing.ask();
    }
}

fn path_of(from: &ImportFrom) -> Option<PathBuf> {
    match from {
        ImportFrom::File(path) => Some(path.clone()),
        ImportFrom::Rows(_) => None,
    }
}

/// Does this; a panic, as the reader of a foreign format may have over a damaged file, is a trouble, for the window waits
/// for an answer. The panic itself stands in the log.
fn unbroken<T>(
    path: Option<PathBuf>,
    work: impl FnOnce() -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Trouble {
            path,
            ..trouble(TroubleKind::Damaged, ListFailure::Broken)
        })
    })
}

fn import(
    desk: &ImportDesk,
    mut far: Far,
    request: ImportRequest,
    stop: &Stop,
) -> Result<Imported, Trouble> {
    let source = desk.source(&request)?;
    let recall = |header: &str| far.recall(header.to_owned());
    let opened = open(&source, recall).map_err(|why| of_list(&source, &why))?;
    if let Some((header, names)) = opened.memory.clone() {
        far.remember(header, &names)?;
    }
    let rejects = desk.rejects(&opened);
    far.start(desk.order(request, &opened))?;
    let brought = bring(opened, &mut far, &rejects, &desk.lang(), stop);
    let rejects = brought.map_err(|why| of_bring(&source, &why))?;
    let (list, summary) = far.finish()?;
    Ok(Imported {
        list,
        summary,
        rejects,
    })
}

/// The database, worked by the store thread for this one.
struct Far {
    writer: Lanes<Job>,
    tell: Tell,
    /// The import under way, which is where the store thread finds it.
    import: Arc<Mutex<Option<Import>>>,
    told: u64,
}

impl Far {
    /// Has the store thread do a piece of bulk work, and waits for it.
    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Writer, &mut Option<Import>) -> Result<T, store::Failure>
        + Send
        + 'static,
    ) -> Result<T, store::Failure> {
        let (answer, answered) = channel();
        let import = Arc::clone(&self.import);
        let job: Job = Box::new(move |writer| {
            let mut import = import.lock().unwrap_or_else(PoisonError::into_inner);
            // This thread may have gone.
            let _ = answer.send(work(writer, &mut import));
        });
        let closing = |_| store::Failure::NoLog;
        self.writer
            .bulk(job)
            .map_err(|Closed| store::Failure::NoLog)?;
        answered.recv().map_err(closing)?
    }

    fn recall(&self, header: String) -> Option<Vec<String>> {
        let known = self.ask(move |writer, _| writer.store.mapping(&header));
        remembered(known.ok().flatten())
    }

    fn remember(&self, header: String, names: &[String]) -> Result<(), Trouble> {
        let json = serde_json::to_string(names).unwrap_or_default();
        self.ask(move |writer, _| writer.store.remember_mapping(&header, json))
            .map_err(|failure| trouble::of_store(&failure))
    }

    fn start(&self, order: ImportOrder) -> Result<(), Trouble> {
        self.ask(move |writer, import| {
            let now = writer.clock.now();
            *import = Some(writer.store.import_begin(order, now, &mut writer.random)?);
            Ok(())
        })
        .map_err(|failure| trouble::of_store(&failure))
    }

    /// Judges who is not judged yet, in slices, and then ends the import.
    fn finish(self) -> Result<(List, Summary), Trouble> {
        let judged = |far: &Self| far.ask(|writer, _| writer.store.refresh(writer.clock.now()));
        while matches!(judged(&self), Ok(store::More::Yes)) {}
        let done = self.ask(|writer, import| {
            let now = writer.clock.now();
            let Some(import) = import.take() else {
                return Ok(None);
            };
            let list = import.list().id;
            let summary = import.finish(&mut writer.store, now, &mut writer.random)?;
            let list = writer.store.list(list)?;
            Ok(list.map(|list| (list, summary)))
        });
        let done = done.map_err(|failure| trouble::of_store(&failure))?;
        done.ok_or_else(|| trouble(TroubleKind::Stopped, ""))
    }
}

impl Bringing for Far {
    fn slice(&mut self, arrivals: Vec<Ready>) -> Result<Duration, store::Failure> {
        self.ask(move |writer, import| {
            let began = instant();
            let now = writer.clock.now();
            if let Some(import) = import {
                import.slice(&mut writer.store, arrivals, now, &mut writer.random)?;
            }
            Ok(instant().saturating_duration_since(began))
        })
    }

    fn refuse(&mut self, refused: &Refused) {
        let mut import = self.import.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(import) = &mut *import {
            import.refuse(refused.reason);
        }
    }

    fn progress(&mut self, rows: u64) {
        if rows >= self.told + PROGRESS {
            self.told = rows;
            self.tell
                .message(Message::ImportProgress { rows, of: None });
        }
    }
}
