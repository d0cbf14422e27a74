//! The publisher: one parcel at a time from the desk's log into the team folder (SYNC.md §3.5).
//!
//! The order is the guarantee: the lines are committed; the guard file is raised; the parcel is put; the database notes it;
//! the head follows when nothing is left to send. A crash anywhere means that the same range is sent again, and the same
//! range gives the same file.
//!
//! *Invariant:* the folder is never made, and nothing in it is removed but own files whose records stand in other own ones, and by
//! a steward those of a retired desk. Without our team's marker nothing is written.

mod forget;
mod fork;
mod heal;
mod held;
mod mirror;
mod others;
mod rollup;
mod seen;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Duration;

use self::heal::Healing;
use self::held::deliver;
use self::mirror::Mirroring;
use super::Random;
use super::folder::{Fault, Folder, Trouble, put};
use super::guard::{GuardFile, Published};
use super::head::{HEAD_CAP, Head};
use super::identity::Membership;
use super::journal::{Journal, Outbox};
use super::line::{self, Line};
use super::parcel::{self, BODY_BYTES_MAX, RECORDS_MAX};
use super::place::Place;
use super::roster::{Ending, Roster};
use super::signed;
use super::stream::{Seq, Stream, Tip};
use super::team::{self, TeamFault};
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::seal::sign::{KeyPair, Purpose};

/// How long ordinary records wait for company.
const COALESCE: Duration = Duration::milliseconds(500);

/// How long records wait that never start a publish themselves.
const RIDE_ALONG: Duration = Duration::hours(1);

/// How long the publisher waits at most before it tries again.
const BACK_OFF_MAX: Duration = Duration::seconds(60);

/// How long others wait for an acknowledgement when there is nothing else to say.
const ACKNOWLEDGED: Duration = Duration::minutes(10);

/// How soon it looks for a marker that is not there.
const MARKER_AGAIN: Duration = Duration::seconds(5);

/// Kinds that are sent at once: people act on them at other desks.
const AT_ONCE: [&str; 3] = ["suppress", "erase", "assign"];

/// Kinds that ride along.
const QUIET: [&str; 1] = ["opened"];

/// What the publisher works with: its ports.
#[derive(Debug)]
pub struct World<'a, J, F, G, R> {
    /// The desk's log.
    pub journal: &'a mut J,
    /// The team folder.
    pub folder: &'a mut F,
    /// The guard file.
    pub guard: &'a mut G,
    /// Random bytes, for the names of temporary files.
    pub random: &'a mut R,
}

/// What one step came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A parcel is in the folder; there may be more to send.
    Published {
        /// The first number in it.
        from: Seq,
        /// The last.
        to: Seq,
    },
    /// What was published before and the folder had lost is in it again; there may be more.
    Healed {
        /// The first number of it.
        from: Seq,
        /// The last.
        to: Seq,
    },
    /// An own file that spoke of somebody who is forgotten is written again without.
    Rewritten,
    /// Many small own files stand in a larger one too; there may be more.
    RolledUp {
        /// The first number in it.
        from: Seq,
        /// The last.
        to: Seq,
    },
    /// Own files that have stood in a larger one for long are gone.
    Cleared,
    /// What another desk no longer publishes is in the folder again; there may be more.
    Mirrored {
        /// Whose it is.
        desk: DeskId,
        /// The first number of it.
        from: Seq,
        /// The last.
        to: Seq,
    },
    /// Some of the own files were looked at, and there are more; ask again at once.
    Looking,
    /// Everything is in the folder.
    Nothing,
    /// Not now. Nothing is lost; ask again after `again`, or when something was saved.
    Waiting {
        /// Why.
        why: Why,
        /// How long.
        again: Duration,
    },
}

/// Why the publisher waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// For more records to send along.
    Company,
    /// The folder is not there, or has no marker: not mounted, moved, emptied.
    NoMarker,
    /// Nothing is left in the folder but its marker; nobody fills it again unasked.
    Emptied,
    /// The folder there is another team's.
    OtherTeam,
    /// This desk was shut out of the team: nobody takes what it writes from now on.
    ShutOut,
    /// The folder or the guard file could not be written.
    Fault(Fault),
    /// The database could not be read or written.
    Journal(Trouble),
    /// A line in the database is damaged; `check` tells more. Nothing after it is sent.
    Damaged(String),
}

/// What the publisher remembers from step to step.
#[derive(Debug, Clone)]
pub struct Publisher {
    keys: KeyPair,
    desk: DeskId,
    membership: Membership,
    program: String,
    /// What the head in the folder says, once looked at.
    shown: Option<Shown>,
    /// How far the other desks' logs have been read, for them to see.
    acks: BTreeMap<DeskId, String>,
    /// The logs of which they tell.
    reached: BTreeMap<Stream, Tip>,
    failures: u32,
    healing: Healing,
    mirroring: Mirroring,
    /// Who belongs to the team, once that is known.
    roster: Option<Arc<Roster>>,
    is_shut_out: bool,
}

/// What the head says, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    tip: Tip,
    acks: BTreeMap<DeskId, String>,
    at: Moment,
}

impl Publisher {
    /// A publisher for a desk in its team. `program` is written into each parcel, as `samtale 0.1.0`.
    #[must_use]
    pub fn new(keys: KeyPair, membership: Membership, program: String) -> Self {
        Self {
            desk: super::identity::desk_of(&keys.public()),
            keys,
            membership,
            program,
            shown: None,
            acks: BTreeMap::new(),
            reached: BTreeMap::new(),
            failures: 0,
            healing: Healing::default(),
            mirroring: Mirroring::default(),
            roster: None,
            is_shut_out: false,
        }
    }

    /// What the newest roster says: a desk that was revoked writes nothing more, and what one that has left no longer publishes
    /// others do.
    pub fn heed(&mut self, newest: Option<&Roster>) {
        let own = newest.and_then(|roster| roster.member(self.desk));
        let ended = own.and_then(|own| own.ended.as_ref());
        self.is_shut_out = ended.is_some_and(|it| it.how == Ending::Revoked);
        if self.roster.as_deref() != newest {
            self.roster = newest.map(|roster| Arc::new(roster.clone()));
            self.mirroring = Mirroring::default();
        }
    }

    /// Tells other desks how far their logs have been read; the head says it with the next record, or after a while.
    pub fn acknowledge(&mut self, reached: &BTreeMap<Stream, Tip>) {
        if self.reached == *reached {
            return;
        }
        self.reached.clone_from(reached);
        let others = reached.iter().filter(|(it, _)| it.desk != self.desk);
        let mut newest: BTreeMap<DeskId, Tip> = BTreeMap::new();
        for (stream, tip) in others {
            let kept = newest.entry(stream.desk).or_insert(*tip);
            if tip.seq > kept.seq {
                *kept = *tip;
            }
        }
        self.acks = newest.iter().map(|(desk, tip)| (*desk, ack(tip))).collect();
    }

    /// Publishes the next parcel, if there is one and the world lets it.
    pub fn step<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        now: Moment,
    ) -> Step {
        match self.try_step(world, now) {
            Ok(step) => {
                self.failures = 0;
                step
            }
            Err(why) => Step::Waiting {
                again: self.back_off(&why),
                why,
            },
        }
    }

    fn try_step<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        now: Moment,
    ) -> Result<Step, Why> {
        if self.is_shut_out {
            return Err(Why::ShutOut);
        }
        let Some(outbox) = world.journal.unpublished(RECORDS_MAX).map_err(journal)? else {
            self.peek(world.folder, now);
            self.show_head(world, now)?;
            let step = self.heal(world, now)?;
            let is_over = step == Step::Nothing && !self.healing.is_waiting_for_an_answer();
            return if is_over {
                self.mirror(world, now)
            } else {
                Ok(step)
            };
        };
        let patience = patience(&outbox, now);
        if patience > Duration::zero() {
            self.show_head(world, now)?;
            return Ok(Step::Waiting {
                why: Why::Company,
                again: patience,
            });
        }
        let packed = parcel::pack(&outbox, self.membership.id, &self.keys, &self.program)
            .map_err(|fault| Why::Damaged(fault.to_string()))?;
        self.recognise(world.folder)?;
        raise(world.guard, &packed.tip)?;
        deliver(world, &packed)?;
        world.journal.mark_published(&packed.tip).map_err(journal)?;
        Ok(Step::Published {
            from: packed.from,
            to: packed.tip.seq,
        })
    }

    fn recognise<F: Folder>(&self, folder: &mut F) -> Result<(), Why> {
        match team::recognise(folder, &self.membership) {
            Ok(_) => Ok(()),
            Err(TeamFault::NoMarker) => Err(Why::NoMarker),
            Err(TeamFault::Folder(fault)) => Err(Why::Fault(fault)),
            Err(_) => Err(Why::OtherTeam),
        }
    }

    /// Brings the head up to what is published, if it is not.
    fn show_head<J: Journal, F: Folder, G, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        now: Moment,
    ) -> Result<(), Why> {
        let Some(tip) = world.journal.published().map_err(journal)? else {
            return Ok(());
        };
        if let Some(shown) = self.shown.as_ref().filter(|shown| shown.tip == tip)
            && (shown.acks == self.acks || now.since(shown.at) < ACKNOWLEDGED)
        {
            return Ok(());
        }
        self.recognise(world.folder)?;
        let place = Place::head(self.desk);
        if self.shown.is_some() || self.read_head(world.folder, &place) != Some(tip) {
            let head = Head {
                acks: self.acks.clone(),
                ..Head::new(self.desk, tip, now)
            };
            let text = signed::write(Purpose::Head, &head, &self.keys)
                .map_err(|fault| Why::Damaged(fault.to_string()))?;
            let desk = Place::desk(self.desk);
            world.folder.make_directory(&desk).map_err(Why::Fault)?;
            put(world.folder, world.random, &place, text.as_bytes()).map_err(Why::Fault)?;
        }
        self.shown = Some(Shown {
            tip,
            acks: self.acks.clone(),
            at: now,
        });
        Ok(())
    }

    fn read_head<F: Folder>(&self, folder: &mut F, place: &Place) -> Option<Tip> {
        let bytes = folder.read(place, HEAD_CAP).ok()??;
        let text = std::str::from_utf8(&bytes).ok()?;
        let head: Head = signed::read(Purpose::Head, text, &self.keys.public()).ok()?;
        Some(head.tip())
    }

    /// How long to wait after a failure: twice as long each time, up to [`BACK_OFF_MAX`].
    fn back_off(&mut self, why: &Why) -> Duration {
        self.shown = None;
        if *why == Why::NoMarker {
            return MARKER_AGAIN;
        }
        let doubled = Duration::seconds(1 << self.failures.min(6));
        self.failures = self.failures.saturating_add(1);
        doubled.min(BACK_OFF_MAX)
    }
}

/// A log's tip as a head acknowledges it: `inc8-seq-chain8`.
fn ack(tip: &Tip) -> String {
    let short = |text: String| text.chars().take(8).collect::<String>();
    let (inc, chain) = (short(tip.inc.to_string()), short(tip.chain.to_string()));
    format!("{inc}-{}-{chain}", tip.seq)
}

/// Raises the guard file to what is about to be published. A home without one is not stopped: it begins a new incarnation
/// at its next open.
fn raise(guard: &mut impl GuardFile, tip: &Tip) -> Result<(), Why> {
    let to = Published {
        inc: tip.inc,
        seq: tip.seq,
    };
    guard
        .update(&mut |before| before.map(|guard| guard.raised(to)))
        .map_err(Why::Fault)
}

/// How long this outbox may still wait for company.
fn patience(outbox: &Outbox, now: Moment) -> Duration {
    let bytes: usize = outbox.lines.iter().map(|line| line.len() + 1).sum();
    if outbox.lines.len() >= RECORDS_MAX || bytes > BODY_BYTES_MAX {
        return Duration::zero();
    }
    let mut wait = RIDE_ALONG;
    let mut oldest = now;
    for text in &outbox.lines {
        let Ok(Line::Record(record)) = line::parse(text) else {
            return Duration::zero();
        };
        oldest = oldest.min(record.at);
        if AT_ONCE.contains(&record.kind.as_ref()) || record.at > now {
            return Duration::zero();
        }
        if !QUIET.contains(&record.kind.as_ref()) {
            wait = COALESCE;
        }
    }
    wait - now.since(oldest)
}

fn journal(fault: impl Into<Trouble>) -> Why {
    Why::Journal(fault.into())
}

#[cfg(test)]
mod tests;
