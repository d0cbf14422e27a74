//! The publisher thread: records into the team folder within a second of saving, again and again until the folder is back.
//!
//! *Invariant:* it never holds the database while it waits for the folder; the store thread does what it needs in between.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::clock::{Clock, instant};
use super::home::{Desk, Home};
use super::lanes::Lanes;
use super::random::SystemRandom;
use super::storing::{Job, Writer};
use super::tell::Tell;
use super::trouble;
use crate::app::message::Publishing;
use crate::app::{Message, Trouble, TroubleKind};
use crate::disk::folder::TeamFolder;
use crate::disk::guard::GuardOnDisk;
use crate::disk::lock;
use crate::disk::places::typed;
use crate::model::moment::Moment;
use crate::sync::folder::Folder as _;
use crate::sync::identity::Identity;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::place::Place;
use crate::sync::publisher::{Publisher, Step, Why, World};
use crate::sync::stream::Tip;

/// How long to wait when all is published and nobody says that something was saved: an import or another process may have.
/// Looking costs one question to the database and none to the folder.
const IDLE: Duration = Duration::from_secs(2);

/// How often the desks in the folder are counted.
const COUNTED: Duration = Duration::from_mins(1);

/// How soon to try again when another process publishes for this desk.
const LOCKED: Duration = Duration::from_secs(10);

/// Something was saved, and may be sent.
#[derive(Debug, Clone, Copy)]
pub struct Saved;

/// Starts the thread, if the home belongs to a team. It ends when nobody can say that something was saved.
#[must_use]
pub fn start(
    desk: &Desk,
    identity: &Identity,
    random: SystemRandom,
    writer: Lanes<Job>,
    tell: Tell,
) -> Option<Sender<Saved>> {
    let mut thread = Thread {
        courier: Courier::of(desk, identity)?,
        journal: FarJournal(writer),
        lock: desk.places.publish_lock(),
        random,
        tell,
        said: None,
    };
    let (sender, saved) = channel();
    thread::spawn(move || thread.run(&saved));
    Some(sender)
}

/// Sends what waits, without waiting for company; answers what stood in the way. For a home without a team there is
/// nothing to do.
pub fn once(home: &mut Home) -> Option<Trouble> {
    let mut courier = Courier::of(&home.desk, &home.identity)?;
    let Ok(Some(_held)) = lock::attempt(&home.desk.places.publish_lock()) else {
        let busy = "another samtale publishes for this desk";
        return Some(trouble::trouble(TroubleKind::Busy, busy));
    };
    loop {
        match courier.step(&mut home.store, &mut home.random) {
            Step::Published { .. }
            | Step::Waiting {
                why: Why::Company, ..
            } => {}
            Step::Nothing => return None,
            Step::Waiting { why, .. } => return Some(courier.trouble(&why)),
        }
    }
}

/// What carries records into the folder.
struct Courier {
    publisher: Publisher,
    folder: TeamFolder,
    guard: GuardOnDisk,
    clock: Clock,
    /// How far the clock has come at least: one that was fixed does not move, and yet a wait is over at its end.
    not_before: Option<Moment>,
    /// How many desks there were, and when they were counted.
    counted: Option<(u16, Instant)>,
}

impl Courier {
    /// The courier of a home, if it belongs to a team. Where the settings name a folder, the folder lies there now; a path
    /// that is not whole is meant from where the settings are, wherever the program was started.
    fn of(desk: &Desk, identity: &Identity) -> Option<Self> {
        let mut membership = identity.team.clone()?;
        if let Some(folder) = &desk.config.settings.team_folder {
            membership.folder = desk.places.config.join(typed(folder));
        }
        let program = format!("samtale {}", env!("CARGO_PKG_VERSION"));
        Some(Self {
            folder: TeamFolder::at(membership.folder.clone(), identity.desk()),
            publisher: Publisher::new(identity.keys(), membership, program),
            guard: GuardOnDisk::of(&desk.places),
            clock: desk.clock,
            not_before: None,
            counted: None,
        })
    }

    fn step<J: Journal>(&mut self, journal: &mut J, random: &mut SystemRandom) -> Step {
        let now = self.now();
        let mut world = World {
            journal,
            folder: &mut self.folder,
            guard: &mut self.guard,
            random,
        };
        let step = self.publisher.step(&mut world, now);
        if let Step::Waiting { again, .. } = &step {
            self.not_before = Some(now.plus(*again));
        }
        step
    }

    fn now(&self) -> Moment {
        let shown = self.clock.at();
        self.not_before.map_or(shown, |moment| moment.max(shown))
    }

    /// Desks seen in the folder, counted now and then.
    fn desks(&mut self) -> u16 {
        let now = instant();
        match self.counted {
            Some((desks, when)) if when + COUNTED > now => desks,
            Some(_) | None => {
                let seen = self
                    .folder
                    .list(&Place::desks())
                    .map_or(1, |desks| desks.len());
                let desks = u16::try_from(seen).unwrap_or(u16::MAX);
                self.counted = Some((desks, now));
                desks
            }
        }
    }

    fn trouble(&self, why: &Why) -> Trouble {
        let of = |kind, detail: &str| Trouble {
            kind,
            path: Some(self.folder.path().to_owned()),
            detail: detail.to_owned(),
        };
        match why {
            Why::Company => of(TroubleKind::Other, ""),
            Why::NoMarker => of(TroubleKind::FolderAway, ""),
            Why::OtherTeam => of(TroubleKind::Damaged, "the folder of another team"),
            Why::Fault(fault) => trouble::of_disk(fault),
            Why::Journal(detail) | Why::Damaged(detail) => of(TroubleKind::Damaged, detail),
        }
    }
}

struct Thread {
    courier: Courier,
    journal: FarJournal,
    lock: PathBuf,
    random: SystemRandom,
    tell: Tell,
    /// What was told last, so that one trouble is told once.
    said: Option<Publishing>,
}

impl Thread {
    fn run(&mut self, saved: &Receiver<Saved>) {
        let mut wait = Duration::ZERO;
        loop {
            match saved.recv_timeout(wait) {
                Ok(Saved) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.last(),
            }
            // Whoever saved several times wants one look.
            saved.try_iter().for_each(drop);
            wait = self.look();
        }
    }

    /// Sends what there is to send while the folder takes it, and answers how long to wait.
    fn look(&mut self) -> Duration {
        let Ok(Some(_held)) = lock::attempt(&self.lock) else {
            return LOCKED;
        };
        loop {
            match self.courier.step(&mut self.journal, &mut self.random) {
                Step::Published { .. } => self.told(None),
                Step::Nothing => {
                    self.told(None);
                    return IDLE;
                }
                Step::Waiting { why, again } => {
                    if why != Why::Company {
                        self.told(Some(self.courier.trouble(&why)));
                    }
                    return again.to_std().unwrap_or(LOCKED);
                }
            }
        }
    }

    /// One more look as the desk closes, without waiting for company.
    fn last(&mut self) {
        let soon = self.courier.now().plus(chrono::Duration::seconds(2));
        self.courier.not_before = Some(soon);
        self.look();
    }

    fn told(&mut self, trouble: Option<Trouble>) {
        let unpublished = self.journal.ask(|writer| writer.store.unpublished_count());
        let publishing = Publishing {
            unpublished: unpublished.ok(),
            trouble,
            desks: self.courier.desks(),
        };
        if self.said.as_ref() == Some(&publishing) {
            return;
        }
        if let Some(trouble) = &publishing.trouble {
            tracing::warn!(?trouble, "not published");
        }
        self.said = Some(publishing.clone());
        self.tell.message(Message::Published(publishing));
    }
}

/// The desk's log, worked by the store thread for this one.
struct FarJournal(Lanes<Job>);

/// Why the store thread did not answer.
#[derive(Debug, thiserror::Error)]
enum FarFault {
    /// The desk is closing.
    #[error("the desk is closing")]
    Closing,
    /// The database could not.
    #[error(transparent)]
    Store(#[from] crate::store::Failure),
}

impl FarJournal {
    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Writer) -> Result<T, crate::store::Failure> + Send + 'static,
    ) -> Result<T, FarFault> {
        let (answer, answered) = channel();
        let job: Job = Box::new(move |writer| {
            // This thread may have gone.
            let _ = answer.send(question(writer));
        });
        self.0.person(job).map_err(|_| FarFault::Closing)?;
        let answer = answered.recv().map_err(|_| FarFault::Closing)?;
        answer.map_err(FarFault::Store)
    }
}

impl Journal for FarJournal {
    type Fault = FarFault;

    fn unpublished(&mut self, lines_max: usize) -> Result<Option<Outbox>, FarFault> {
        self.ask(move |writer| writer.store.unpublished(lines_max))
    }

    fn mark_published(&mut self, tip: &Tip) -> Result<(), FarFault> {
        let tip = *tip;
        self.ask(move |writer| writer.store.mark_published(&tip))
    }

    fn published(&mut self) -> Result<Option<Tip>, FarFault> {
        self.ask(|writer| writer.store.published())
    }
}
