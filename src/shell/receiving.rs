//! What other desks wrote, on its way from the team folder into the database.
//!
//! *Invariant:* a parcel goes in by slices between which a person's save is taken, and never while its desk's own log is in
//! doubt: a database that was put back begins a new log before it learns its own records again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::clock::{Clock, instant};
use super::home::{Home, company};
use super::lanes::Lanes;
use super::random::SystemRandom;
use super::storing::{Job, Writer};
use crate::disk::places::Places;
use crate::model::fact::IncWhy;
use crate::model::id::{DeskId, RecordId};
use crate::model::moment::Now;
use crate::store::import::{Company, Pace};
use crate::store::{Authorship, Failure, More, PartOf, Store};
use crate::sync::Random;
use crate::sync::folder::Trouble;
use crate::sync::intake::{Intake, Refused, Taken};
use crate::sync::parcel::{Mark, Verified};
use crate::sync::roster::KEPT_AS;
use crate::sync::stream::{Stream, Tip};

/// Begins a new log when the folder knows more of this desk than its database does.
fn trust(
    store: &mut Store,
    desk: DeskId,
    parcel: &Verified,
    now: Now,
    random: &mut dyn Random,
) -> Result<(), Failure> {
    if store.authorship(parcel.header())? == Authorship::Doubtful {
        tracing::warn!("the team folder has more of this desk than the database");
        store.begin_incarnation(desk, IncWhy::Folder, now, random)?;
    }
    Ok(())
}

/// How far some parcels are in, line by line, one after the other.
#[derive(Debug, Clone, Copy)]
struct Progress {
    done: usize,
    count: usize,
    taken: Taken,
}

impl Progress {
    fn of(parcels: &[Verified]) -> Self {
        Self {
            done: 0,
            count: parcels.iter().map(count).sum(),
            taken: Taken::default(),
        }
    }

    const fn is_over(&self) -> bool {
        self.done >= self.count
    }

    /// The next so many lines, as parts of the parcels they stand in.
    fn next<'a>(&self, parcels: &'a [Verified], lines: usize) -> Vec<PartOf<'a>> {
        let (mut before, end) = (0, self.done.saturating_add(lines));
        let mut parts = Vec::new();
        for parcel in parcels {
            let count = count(parcel);
            let lines = self.done.max(before) - before..count.min(end.saturating_sub(before));
            if !lines.is_empty() {
                parts.push(PartOf { parcel, lines });
            }
            before += count;
        }
        parts
    }

    fn took(&mut self, lines: usize, taken: Taken) {
        self.done += lines;
        self.taken += taken;
    }
}

fn count(parcel: &Verified) -> usize {
    usize::try_from(parcel.header().n).unwrap_or(usize::MAX)
}

fn lines(parts: &[PartOf<'_>]) -> usize {
    parts.iter().map(|part| part.lines.len()).sum()
}

/// The records of a home that is open in this thread.
pub(super) struct HomeIntake<'a> {
    store: &'a mut Store,
    clock: Clock,
    random: &'a mut SystemRandom,
    desk: DeskId,
    places: &'a Places,
    pace: Pace,
}

/// Parcels from which on a home that nobody sits at is read in bulk.
const MANY: usize = 4;

impl<'a> HomeIntake<'a> {
    pub(super) fn of(home: &'a mut Home) -> Self {
        Self {
            places: &home.desk.places,
            clock: home.desk.clock,
            desk: home.identity.desk(),
            store: &mut home.store,
            random: &mut home.random,
            pace: Pace::default(),
        }
    }
}

impl Intake for HomeIntake<'_> {
    type Fault = Failure;

    fn taken(&mut self) -> Result<BTreeSet<Mark>, Failure> {
        self.store.taken_parcels()
    }

    fn take(&mut self, parcels: &[Verified]) -> Result<Taken, Failure> {
        for parcel in parcels {
            trust(self.store, self.desk, parcel, self.clock.now(), self.random)?;
        }
        if parcels.len() >= MANY && company(self.places) == Company::Nobody {
            self.store.in_bulk()?;
        }
        let mut progress = Progress::of(parcels);
        while !progress.is_over() {
            self.pace.beside(company(self.places));
            let parts = progress.next(parcels, self.pace.rows());
            let began = instant();
            let taken = self.store.take_slice(&parts, self.clock.now())?;
            self.pace.took(lines(&parts), began.elapsed());
            progress.took(lines(&parts), taken);
        }
        while self.store.meet_again(self.clock.now(), self.random)? == More::Yes {}
        Ok(progress.taken)
    }

    fn reached(&mut self) -> Result<BTreeMap<Stream, Tip>, Failure> {
        self.store.reached()
    }

    fn refuse(&mut self, refused: &Refused) -> Result<(), Failure> {
        self.store.refuse(refused)
    }

    fn forgive(&mut self, place: &str) -> Result<(), Failure> {
        self.store.forgive(place)
    }

    fn knows_erasure(&mut self, record: RecordId) -> Result<bool, Failure> {
        self.store.knows_erasure(record)
    }

    fn roster(&mut self) -> Result<Option<String>, Failure> {
        self.store.remembered(KEPT_AS)
    }

    fn keep_roster(&mut self, text: &str) -> Result<(), Failure> {
        self.store.keep_roster(text, self.clock.now())
    }
}

/// The records of an open desk, worked by the store thread for this one.
pub(super) struct FarIntake {
    far: Far,
    desk: DeskId,
    pace: Pace,
}

/// The store thread, asked from another one.
#[derive(Clone)]
pub(super) struct Far(pub(super) Lanes<Job>);

/// Why the store thread did not answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum FarFault {
    /// The desk is closing.
    #[error("the desk is closing")]
    Closing,
    /// The database could not.
    #[error(transparent)]
    Store(#[from] Failure),
}

impl From<FarFault> for Trouble {
    fn from(fault: FarFault) -> Self {
        match fault {
            FarFault::Store(failure) => failure.into(),
            FarFault::Closing => Self::Other(fault.to_string()),
        }
    }
}

/// Whether a person waits for what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    Person,
    Bulk,
}

impl Far {
    /// Asks before any bulk work.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Writer) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, FarFault> {
        self.ask_in(Lane::Person, question)
    }

    fn ask_in<T: Send + 'static>(
        &self,
        lane: Lane,
        question: impl FnOnce(&mut Writer) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, FarFault> {
        let (answer, answered) = channel();
        let job: Job = Box::new(move |writer| {
            // This thread may have gone.
            let _ = answer.send(question(writer));
        });
        let put = match lane {
            Lane::Person => self.0.person(job),
            Lane::Bulk => self.0.bulk(job),
        };
        put.map_err(|_| FarFault::Closing)?;
        let answer = answered.recv().map_err(|_| FarFault::Closing)?;
        answer.map_err(FarFault::Store)
    }
}

impl FarIntake {
    pub(super) fn new(lanes: Lanes<Job>, desk: DeskId) -> Self {
        Self {
            far: Far(lanes),
            desk,
            pace: Pace::default(),
        }
    }
}

impl Intake for FarIntake {
    type Fault = FarFault;

    fn taken(&mut self) -> Result<BTreeSet<Mark>, FarFault> {
        self.far.ask(|writer| writer.store.taken_parcels())
    }

    fn take(&mut self, parcels: &[Verified]) -> Result<Taken, FarFault> {
        let parcels: Arc<[Verified]> = parcels.into();
        let (desk, doubted) = (self.desk, Arc::clone(&parcels));
        self.far.ask(move |writer| {
            let now = writer.clock.now();
            let Writer { store, random, .. } = writer;
            let mut doubted = doubted.iter();
            doubted.try_for_each(|parcel| trust(store, desk, parcel, now, random))
        })?;
        let mut progress = Progress::of(&parcels);
        while !progress.is_over() {
            let (before, many) = (progress, self.pace.rows());
            let parcels = Arc::clone(&parcels);
            let (lines, taken, took) = self.far.ask_in(Lane::Bulk, move |writer| {
                let (parts, began) = (before.next(&parcels, many), instant());
                let now = writer.clock.now();
                let taken = writer.store.take_slice(&parts, now)?;
                Ok((lines(&parts), taken, began.elapsed()))
            })?;
            self.pace.took(lines, took);
            progress.took(lines, taken);
        }
        let meet = |writer: &mut Writer| {
            let now = writer.clock.now();
            writer.store.meet_again(now, &mut writer.random)
        };
        while self.far.ask_in(Lane::Bulk, meet)? == More::Yes {}
        Ok(progress.taken)
    }

    fn reached(&mut self) -> Result<BTreeMap<Stream, Tip>, FarFault> {
        self.far.ask(|writer| writer.store.reached())
    }

    fn refuse(&mut self, refused: &Refused) -> Result<(), FarFault> {
        let refused = refused.clone();
        self.far.ask(move |writer| writer.store.refuse(&refused))
    }

    fn forgive(&mut self, place: &str) -> Result<(), FarFault> {
        let place = place.to_owned();
        self.far.ask(move |writer| writer.store.forgive(&place))
    }

    fn knows_erasure(&mut self, record: RecordId) -> Result<bool, FarFault> {
        self.far
            .ask(move |writer| writer.store.knows_erasure(record))
    }

    fn roster(&mut self) -> Result<Option<String>, FarFault> {
        self.far.ask(|writer| writer.store.remembered(KEPT_AS))
    }

    fn keep_roster(&mut self, text: &str) -> Result<(), FarFault> {
        let text = text.to_owned();
        self.far.ask(move |writer| {
            let now = writer.clock.now();
            writer.store.keep_roster(&text, now)
        })
    }
}
