//! The store thread: the one connection that writes. A person's save goes before the next slice of an import.
//!
//! *Invariant:* "committed" is told only after the commit has returned, and a draft is dropped in the same transaction as
//! the facts that were made of it.

use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::clock::{Clock, instant};
use super::drafts::Drafts;
use super::lanes::{Closed, Lanes, Taken, Worker, lanes};
use super::random::SystemRandom;
use super::tell::Tell;
use super::trouble;
use crate::app::{Draft, DraftKey, Message, Ticket};
use crate::model::fact::Said;
use crate::store::{self, More, Store};

/// How often the database is asked whether another process has written to it.
const POLL: Duration = Duration::from_secs(1);

/// How often the rules are asked about those whose answer is over.
const JUDGE: Duration = Duration::from_secs(15);

/// How long the end of the program waits for the publisher, looking how often.
const LAST: Duration = Duration::from_secs(2);
const BRIEFLY: Duration = Duration::from_millis(2);

/// Work for the store thread.
pub type Job = Box<dyn FnOnce(&mut Writer) + Send>;

/// The store thread, seen from outside.
pub struct Storing {
    lanes: Lanes<Job>,
    thread: JoinHandle<()>,
}

/// What the store thread works with.
pub struct Writer {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// Chance, for salts and ids.
    pub random: SystemRandom,
    drafts: Drafts,
    tell: Tell,
    polled: Instant,
    judging: Judging,
}

/// How far the store has come in asking the rules again about those whose answer is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judging {
    /// All were asked, at this point of the stopwatch.
    Done(Instant),
    /// Some wait; so many slices were done.
    Slice(u32),
}

impl Storing {
    /// Starts the thread. What it has to say goes to `tell`.
    pub fn start(store: Store, clock: Clock, random: SystemRandom, tell: Tell) -> Self {
        let (lanes, worker) = lanes();
        let writer = Writer {
            store,
            clock,
            random,
            drafts: Drafts::default(),
            tell,
            polled: instant(),
            judging: Judging::Slice(0),
        };
        let thread = thread::spawn(move || work(writer, &worker));
        Self { lanes, thread }
    }

    /// Where others put work in.
    #[must_use]
    pub fn lanes(&self) -> Lanes<Job> {
        self.lanes.clone()
    }

    /// Does this before any bulk work.
    pub fn person(&self, job: impl FnOnce(&mut Writer) + Send + 'static) -> Result<(), Closed> {
        self.lanes.person(Box::new(job))
    }

    /// Appends facts durably and tells how it went; the draft goes with them or stays with them.
    pub fn commit(
        &self,
        ticket: Ticket,
        said: Vec<Said>,
        drops: Option<DraftKey>,
    ) -> Result<(), Closed> {
        self.person(move |writer| writer.commit(ticket, &said, drops))
    }

    /// Keeps a draft, at the next pause in typing.
    pub fn keep(&self, draft: Draft) -> Result<(), Closed> {
        self.person(|writer| writer.drafts.keep(draft, instant()))
    }

    /// Lets a draft go.
    pub fn discard(&self, key: DraftKey) -> Result<(), Closed> {
        self.person(move |writer| writer.discard(key))
    }

    /// Keeps every draft at once, and then ends with those who still put work in: the publisher, who may be sending the
    /// last of it. A team folder that does not answer keeps nobody waiting for long; it gets the rest next time.
    pub fn finish(self) {
        // Without a store thread there is nothing left to keep.
        let _ = self.person(Writer::keep_all);
        drop(self.lanes);
        let deadline = instant() + LAST;
        while !self.thread.is_finished() && instant() < deadline {
            thread::sleep(BRIEFLY);
        }
    }
}

fn work(mut writer: Writer, worker: &Worker<Job>) {
    loop {
        match worker.take(writer.patience()) {
            Taken::Work(job) => job(&mut writer),
            Taken::Nothing => writer.idle(),
            Taken::Over => break,
        }
        writer.keep_due();
    }
    writer.keep_all();
    writer.scrub();
}

impl Writer {
    /// Tells the window something.
    pub fn tell(&self, message: Message) {
        self.tell.message(message);
    }

    fn commit(&mut self, ticket: Ticket, said: &[Said], drops: Option<DraftKey>) {
        let now = self.clock.now();
        let Self { store, random, .. } = self;
        let saved = match drops {
            Some(key) => store.append_ending(said, &key.name(), now, random),
            None => store.append(said, now, random),
        };
        match saved {
            Ok(saved) => {
                if let Some(key) = drops {
                    self.drafts.discard(key);
                }
                let ids = saved.iter().map(|saved| saved.id).collect();
                self.tell(Message::Committed { ticket, ids });
            }
            Err(failure) => {
                tracing::error!(%failure, "commit failed");
                let why = trouble::of_store(&failure);
                self.tell(Message::CommitFailed { ticket, why });
            }
        }
    }

    fn discard(&mut self, key: DraftKey) {
        self.drafts.discard(key);
        if let Err(failure) = self.store.discard_draft(&key.name()) {
            tracing::warn!(%failure, "draft not discarded");
        }
    }

    /// How long to wait for work: until a draft is due, or the database is to be asked.
    fn patience(&self) -> Duration {
        if let Judging::Slice(_) = self.judging {
            return Duration::ZERO;
        }
        let poll = self.polled + POLL;
        let due = self.drafts.next_due().map_or(poll, |due| due.min(poll));
        due.saturating_duration_since(instant())
    }

    /// Nobody waits for anything: asks the rules again about some, or the database whether others wrote to it.
    fn idle(&mut self) {
        match self.judging {
            Judging::Slice(done) => self.judge(done),
            Judging::Done(when) if when + JUDGE < instant() => self.judging = Judging::Slice(0),
            Judging::Done(_) if self.polled + POLL <= instant() => self.poll(),
            Judging::Done(_) => {}
        }
    }

    fn judge(&mut self, done: u32) {
        self.judging = match self.store.refresh(self.clock.now()) {
            Ok(More::Yes) => Judging::Slice(done + 1),
            Ok(More::No) => {
                self.rest();
                Judging::Done(instant())
            }
            Err(failure) => {
                tracing::warn!(%failure, "rules not asked again");
                Judging::Done(instant())
            }
        };
        let is_over = matches!(self.judging, Judging::Done(_));
        if is_over && done > 0 {
            self.tell(Message::ChangedElsewhere);
        }
    }

    fn rest(&mut self) {
        if let Err(failure) = self.store.rest() {
            tracing::warn!(%failure, "no rest");
        }
    }

    /// Nobody waits any more: whatever is left of those who were forgotten goes.
    fn scrub(&mut self) {
        let is_due = self.store.is_scrub_due();
        if let Err(failure) = is_due.and_then(|due| Ok(!due || self.store.scrub()?)) {
            tracing::warn!(%failure, "not scrubbed");
        }
    }

    fn poll(&mut self) {
        self.polled = instant();
        match self.store.changed_elsewhere() {
            Ok(true) => self.tell(Message::ChangedElsewhere),
            Ok(false) => {}
            Err(failure) => tracing::warn!(%failure, "poll failed"),
        }
    }

    fn keep_due(&mut self) {
        let due = self.drafts.due(instant());
        if !due.is_empty() {
            self.keep_drafts(&due);
        }
    }

    fn keep_all(&mut self) {
        let all = self.drafts.all();
        self.keep_drafts(&all);
    }

    fn keep_drafts(&mut self, drafts: &[Draft]) {
        let at = self.clock.at();
        let kept: Vec<store::Draft> = drafts
            .iter()
            .map(|draft| store::Draft {
                key: draft.key.name(),
                text: draft.text.clone(),
                at,
            })
            .collect();
        match self.store.keep_drafts(&kept) {
            Ok(()) if drafts.is_empty() => {}
            Ok(()) => {
                for draft in drafts {
                    self.drafts.written(draft);
                }
                self.tell(Message::DraftsKept(Ok(drafts.to_vec())));
            }
            Err(failure) => self.not_kept(&failure),
        }
    }

    fn not_kept(&mut self, failure: &store::Failure) {
        tracing::warn!(%failure, "draft not kept");
        self.drafts.postpone(instant());
        self.tell(Message::DraftsKept(Err(trouble::of_store(failure))));
    }
}
