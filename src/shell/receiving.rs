//! What other desks wrote, on its way from the team folder into the database.
//!
//! *Invariant:* a parcel goes in by slices between which a person's save is taken, and never while its desk's own log is in
//! doubt: a database that was put back begins a new log before it learns its own records again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::clock::{Clock, instant};
use super::home::Home;
use super::lanes::Lanes;
use super::random::SystemRandom;
use super::storing::{Job, Writer};
use crate::model::fact::IncWhy;
use crate::model::id::DeskId;
use crate::model::moment::Now;
use crate::store::import::Pace;
use crate::store::{Authorship, Failure, Store};
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

/// The parts in which a parcel goes in.
#[derive(Debug, Clone, Copy)]
struct Progress {
    done: usize,
    count: usize,
    taken: Taken,
}

impl Progress {
    fn of(parcel: &Verified) -> Self {
        Self {
            done: 0,
            count: usize::try_from(parcel.header().n).unwrap_or(usize::MAX),
            taken: Taken::default(),
        }
    }

    const fn is_over(&self) -> bool {
        self.done >= self.count
    }

    fn next(&self, pace: &Pace) -> std::ops::Range<usize> {
        self.done..self.done.saturating_add(pace.rows()).min(self.count)
    }

    fn took(&mut self, slice: &std::ops::Range<usize>, taken: Taken) {
        self.done = slice.end;
        self.taken.new += taken.new;
        self.taken.forks += taken.forks;
    }
}

/// The records of a home that is open in this thread.
pub(super) struct HomeIntake<'a> {
    store: &'a mut Store,
    clock: Clock,
    random: &'a mut SystemRandom,
    desk: DeskId,
    pace: Pace,
}

impl<'a> HomeIntake<'a> {
    pub(super) fn of(home: &'a mut Home) -> Self {
        let mut pace = Pace::default();
        pace.beside(home.company());
        Self {
            clock: home.desk.clock,
            desk: home.identity.desk(),
            store: &mut home.store,
            random: &mut home.random,
            pace,
        }
    }
}

impl Intake for HomeIntake<'_> {
    type Fault = Failure;

    fn taken(&mut self) -> Result<BTreeSet<Mark>, Failure> {
        self.store.taken_parcels()
    }

    fn take(&mut self, parcel: &Verified) -> Result<Taken, Failure> {
        trust(self.store, self.desk, parcel, self.clock.now(), self.random)?;
        let mut progress = Progress::of(parcel);
        while !progress.is_over() {
            let slice = progress.next(&self.pace);
            let began = instant();
            let taken = self
                .store
                .take_slice(parcel, slice.clone(), self.clock.now())?;
            self.pace.took(slice.len(), began.elapsed());
            progress.took(&slice, taken);
        }
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

    fn take(&mut self, parcel: &Verified) -> Result<Taken, FarFault> {
        let parcel = Arc::new(parcel.clone());
        let (desk, doubted) = (self.desk, Arc::clone(&parcel));
        self.far.ask(move |writer| {
            let now = writer.clock.now();
            let Writer { store, random, .. } = writer;
            trust(store, desk, &doubted, now, random)
        })?;
        let mut progress = Progress::of(&parcel);
        while !progress.is_over() {
            let slice = progress.next(&self.pace);
            let (part, parcel) = (slice.clone(), Arc::clone(&parcel));
            let (taken, took): (Taken, Duration) = self.far.ask_in(Lane::Bulk, move |writer| {
                let began = instant();
                let now = writer.clock.now();
                let taken = writer.store.take_slice(&parcel, part, now)?;
                Ok((taken, began.elapsed()))
            })?;
            self.pace.took(slice.len(), took);
            progress.took(&slice, taken);
        }
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
