//! The thread of the team folder: records into it within a second of saving, again and again until the folder is back; and
//! what other desks wrote out of it, as soon as it lies there.
//!
//! *Invariant:* it never holds the database while it waits for the folder; the store thread does what it needs in between.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::courier::{Came, Courier};
use super::home::Desk;
use super::lanes::Lanes;
use super::random::SystemRandom;
use super::receiving::{Far, FarFault, FarIntake};
use super::storing::Job;
use super::tell::Tell;
use crate::app::message::{DeskSeen, Publishing};
use crate::app::{Message, Trouble};
use crate::disk::lock;
use crate::disk::watch::Watch;
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::Moment;
use crate::sync::identity::Identity;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::parcel::{Header, Sealed};
use crate::sync::place::Place;
use crate::sync::publisher::{Step, Why};
use crate::sync::reader::DeskNews;
use crate::sync::stream::{Seq, Tip};

/// How long to wait when all is published and nobody says that something was saved or has come: an import or another process
/// may have saved, and not every folder tells what comes into it. Looking costs one question to the database, and a look at
/// each desk's head.
const IDLE: Duration = Duration::from_secs(2);

/// How long to wait while records cannot be sent: others' may be read all the same.
const IDLE_IN_TROUBLE: Duration = Duration::from_secs(5);

/// How long another process that publishes for this desk is waited for, and how soon it is tried again after that.
const LOCKED: Duration = Duration::from_secs(2);

/// Longer than this nothing waits that somebody waits for.
const COMPANY: chrono::Duration = chrono::Duration::seconds(2);

/// What the thread wakes up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wake {
    /// Something was saved, and may be sent.
    Saved,
    /// Something in the folder has changed.
    Folder,
}

/// Wakes the thread; it ends when nobody has this any more.
#[derive(Debug)]
pub struct Waker(Arc<Sender<Wake>>);

impl Waker {
    /// Something was saved.
    pub fn saved(&self) {
        // A thread that has ended has told why.
        let _ = self.0.send(Wake::Saved);
    }
}

/// The home of a desk that has opened.
#[derive(Clone, Copy)]
pub struct Opened<'a> {
    /// What its files say.
    pub desk: &'a Desk,
    /// Its secrets.
    pub identity: &'a Identity,
    /// Whether it was put back or copied, and has begun a new log.
    pub is_begun_anew: bool,
}

/// Starts the thread, if the home belongs to a team.
#[must_use]
pub fn start(
    opened: Opened<'_>,
    random: SystemRandom,
    writer: Lanes<Job>,
    tell: Tell,
) -> Option<Waker> {
    let Opened {
        desk,
        identity,
        is_begun_anew,
    } = opened;
    let courier = Courier::of(desk, identity)?;
    let (sender, woken) = channel();
    let waker = Waker(Arc::new(sender));
    let mut thread = Thread {
        courier,
        intake: FarIntake::new(writer.clone(), identity.desk()),
        journal: FarJournal(Far(writer)),
        lock: desk.places.publish_lock(),
        random,
        tell,
        said: None,
        is_riding: false,
        watch: None,
        is_founder: identity.is_founder(),
        own: identity.desk(),
        is_begun_anew,
        came: Came::default(),
        waker: Arc::downgrade(&waker.0),
    };
    thread::spawn(move || thread.run(&woken));
    Some(waker)
}

struct Thread {
    courier: Courier,
    journal: FarJournal,
    intake: FarIntake,
    lock: PathBuf,
    random: SystemRandom,
    tell: Tell,
    /// What was told last, so that one trouble is told once.
    said: Option<Publishing>,
    watch: Option<Watch>,
    /// Whether nothing waits but what goes along with the next record, which nobody is waiting for.
    is_riding: bool,
    /// Whether this desk can admit those who ask.
    is_founder: bool,
    own: DeskId,
    /// Whether this home was put back or copied.
    is_begun_anew: bool,
    /// What has come since the desk opened.
    came: Came,
    waker: Weak<Sender<Wake>>,
}

impl Thread {
    fn run(&mut self, woken: &Receiver<Wake>) {
        let mut wait = Duration::ZERO;
        loop {
            let since = self.courier.now();
            match woken.recv_timeout(wait) {
                Ok(Wake::Saved | Wake::Folder) => {}
                Err(RecvTimeoutError::Timeout) => self.courier.waited(since, wait),
                Err(RecvTimeoutError::Disconnected) => return self.last(),
            }
            // Whoever saved several times wants one look.
            woken.try_iter().for_each(drop);
            wait = self.look();
        }
    }

    /// Sends what there is to send while the folder takes it, takes in what is there, and answers how long to wait.
    fn look(&mut self) -> Duration {
        let Ok(Some(_held)) = lock::soon(&self.lock, LOCKED) else {
            return LOCKED;
        };
        self.watch_folder();
        // Nothing is sent before it is known whether this desk still belongs to the team.
        let first = (!self.courier.knows_the_team()).then(|| self.receive());
        let (sent, wait) = self.send();
        let (read, is_more) = first.unwrap_or_else(|| self.receive());
        if sent.is_some() || read.is_some() {
            // It may be mounted again, and what watched it watches nothing.
            self.watch = None;
        }
        let in_the_way = sent.or(read);
        self.told(in_the_way.or_else(|| self.courier.parted()));
        if is_more { Duration::ZERO } else { wait }
    }

    fn send(&mut self) -> (Option<Trouble>, Duration) {
        loop {
            match self.courier.step(&mut self.journal, &mut self.random) {
                Step::Published { .. }
                | Step::Healed { .. }
                | Step::Rewritten
                | Step::RolledUp { .. }
                | Step::Cleared
                | Step::Mirrored { .. } => {
                    self.told(None);
                }
                Step::Looking => return (None, Duration::ZERO),
                Step::Nothing => {
                    self.is_riding = false;
                    return (None, IDLE);
                }
                Step::Waiting { why, again } => {
                    self.is_riding = why == Why::Company && again > COMPANY;
                    let wait = again.to_std().unwrap_or(LOCKED).min(IDLE_IN_TROUBLE);
                    let trouble = (why != Why::Company).then(|| self.courier.trouble(&why));
                    return (trouble, wait);
                }
            }
        }
    }

    /// Takes in some of what is new; answers what stood in the way, and whether there is more.
    fn receive(&mut self) -> (Option<Trouble>, bool) {
        match self.courier.receive(&mut self.intake) {
            Ok(pass) => {
                self.came += pass;
                if pass.new > 0 {
                    self.tell.message(Message::ChangedElsewhere);
                }
                (None, pass.is_more)
            }
            Err(why) => (Some(self.courier.trouble(&why)), false),
        }
    }

    fn watch_folder(&mut self) {
        if self.watch.is_some() {
            return;
        }
        let waker = self.waker.clone();
        self.watch = Watch::over(self.courier.folder.path(), move || {
            if let Some(waker) = waker.upgrade() {
                // The thread may be ending.
                let _ = waker.send(Wake::Folder);
            }
        });
    }

    /// One more look as the desk closes, without waiting for company.
    fn last(&mut self) {
        let soon = self.courier.now().plus(chrono::Duration::seconds(2));
        self.courier.not_before = Some(soon);
        self.look();
    }

    fn told(&mut self, trouble: Option<Trouble>) {
        let unpublished = self
            .journal
            .0
            .ask(|writer| writer.store.unpublished_count());
        let news = self.courier.reader.news();
        let asking = self.courier.reader.joins().filter(|_| self.is_founder);
        let asking = asking.map(|join| {
            let seller = join.seller.as_ref();
            seller.map_or_else(|| join.desk.to_string(), |it| it.name.clone())
        });
        let unpublished = unpublished.map(|count| if self.is_riding { 0 } else { count });
        let publishing = Publishing {
            unpublished: unpublished.ok(),
            trouble,
            team: news.iter().map(|it| self.seen(it)).collect(),
            asking: asking.collect(),
            is_begun_anew: self.is_begun_anew,
            recovered: self.came.recovered,
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

impl Thread {
    fn seen(&self, news: &DeskNews) -> DeskSeen {
        let seller = news.seller.as_ref();
        DeskSeen {
            name: seller.map_or_else(|| news.desk.to_string(), |it| it.name.clone()),
            is_own: news.desk == self.own,
            is_ended: news.ended.is_some(),
            heard: news.heard,
            have: news.have.0,
            behind: news.behind(),
            minutes_ahead: news.clock_ahead.num_minutes().unsigned_abs(),
            is_rolled_back: news.is_rolled_back,
        }
    }
}

/// The desk's log, worked by the store thread for this one.
struct FarJournal(Far);

impl Journal for FarJournal {
    type Fault = FarFault;

    fn unpublished(&mut self, lines_max: usize) -> Result<Option<Outbox>, FarFault> {
        self.0
            .ask(move |writer| writer.store.unpublished(lines_max))
    }

    fn mark_published(&mut self, tip: &Tip) -> Result<(), FarFault> {
        let tip = *tip;
        self.0.ask(move |writer| writer.store.mark_published(&tip))
    }

    fn published(&mut self) -> Result<Option<Tip>, FarFault> {
        self.0.ask(|writer| writer.store.published())
    }

    fn published_logs(&mut self) -> Result<Vec<Tip>, FarFault> {
        self.0.ask(|writer| writer.store.published_logs())
    }

    fn erased(&mut self) -> Result<BTreeSet<CustomerId>, FarFault> {
        self.0.ask(|writer| writer.store.erased())
    }

    fn said_now(
        &mut self,
        inc: Incarnation,
        records: &[(Seq, RecordId)],
    ) -> Result<Option<Vec<String>>, FarFault> {
        let records = records.to_vec();
        self.0
            .ask(move |writer| writer.store.said_now(inc, &records))
    }

    fn lines_after(&mut self, before: &Tip, lines_max: usize) -> Result<Option<Outbox>, FarFault> {
        let before = *before;
        self.0
            .ask(move |writer| writer.store.lines_after(&before, lines_max))
    }

    fn forks(&mut self) -> Result<Vec<Outbox>, FarFault> {
        self.0.ask(|writer| writer.store.forks())
    }

    fn covering(&mut self) -> Result<BTreeMap<Place, Moment>, FarFault> {
        self.0.ask(|writer| writer.store.covering())
    }

    fn keep_covering(&mut self, covering: &BTreeMap<Place, Moment>) -> Result<(), FarFault> {
        let covering = covering.clone();
        self.0
            .ask(move |writer| writer.store.keep_covering(&covering))
    }

    fn sealed_of(&mut self, desk: DeskId) -> Result<Vec<Sealed>, FarFault> {
        self.0.ask(move |writer| writer.store.sealed_of(desk))
    }

    fn lines_proven(&mut self, header: &Header) -> Result<Option<Vec<String>>, FarFault> {
        let header = header.clone();
        self.0.ask(move |writer| writer.store.lines_proven(&header))
    }

    fn last_word(&mut self, desk: DeskId) -> Result<Option<Moment>, FarFault> {
        self.0.ask(move |writer| writer.store.last_word(desk))
    }
}
