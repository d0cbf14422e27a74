//! The courier: what carries this home's records into the team folder, and the other desks' out of it.
//!
//! *Invariant:* it works for whoever asks, in their thread, and begins none of its own.

use std::path::PathBuf;
use std::time::Duration;

use super::clock::Clock;
use super::home::{Desk, Home};
use super::random::SystemRandom;
use super::receiving::HomeIntake;
use super::trouble;
use crate::app::{Trouble, TroubleKind};
use crate::disk::folder::TeamFolder;
use crate::disk::guard::GuardOnDisk;
use crate::disk::home::read_identity;
use crate::disk::lock;
use crate::disk::places::typed;
use crate::model::moment::Moment;
use crate::store::Store;
use crate::sync::folder::Fault;
use crate::sync::identity::Identity;
use crate::sync::intake::Intake;
use crate::sync::journal::Journal;
use crate::sync::publisher::{Publisher, Step, Why, World};
use crate::sync::reader::{self, DeskNews, Here, Pass, Reader, Stock};
use crate::sync::roster::{Ending, KEPT_AS};

/// How long to wait for another process of this home that sends and reads: it does the same work meanwhile.
const OTHERS: Duration = Duration::from_secs(20);

/// The records that came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Came {
    /// From other desks.
    pub others: u64,
    /// Records of this desk that it had no more: its database was older than the folder, or its home is there twice.
    pub recovered: u64,
}

impl std::ops::AddAssign<Pass> for Came {
    fn add_assign(&mut self, pass: Pass) {
        self.others += pass.new.saturating_sub(pass.recovered);
        self.recovered += pass.recovered;
    }
}

/// Sends what waits, without waiting for company, and takes in what lies there; answers what stood in the way, and what
/// came. For a home without a team there is nothing to do.
pub fn once(home: &mut Home) -> (Option<Trouble>, Came) {
    let courier = Courier::of(&home.desk, &home.identity);
    courier.map_or_else(Default::default, |mut courier| courier.carry(home))
}

/// The courier of a home that works again and again, and so sees what stays missing.
#[must_use]
pub fn of(home: &Home) -> Option<Courier> {
    Courier::of(&home.desk, &home.identity)
}

impl Courier {
    /// Sends what waits, without waiting for company, and takes in what lies there; answers what stood in the way, and what
    /// came.
    pub fn carry(&mut self, home: &mut Home) -> (Option<Trouble>, Came) {
        let Ok(Some(_held)) = lock::soon(&home.desk.places.publish_lock(), OTHERS) else {
            return (Some(busy()), Came::default());
        };
        // Read first: the roster may have shut this desk out, and a log that is begun anew has its first record to send.
        let (read, came) = self.receive_all(home);
        let sent = self.send_all(&mut home.store, &mut home.random);
        (sent.or(read).or_else(|| self.parted()), came)
    }
}

/// What was published again.
#[derive(Debug, Default)]
pub struct MadeWhole {
    /// Records of this desk.
    pub healed: u64,
    /// Records of other desks.
    pub mirrored: u64,
    /// What stood in the way.
    pub trouble: Option<Trouble>,
}

/// Publishes again, at once, whatever the folder has lost of this desk's records, and of others' as far as they are here. None
/// for a home without a team.
pub fn make_whole(home: &mut Home) -> Option<MadeWhole> {
    let mut courier = Courier::of(&home.desk, &home.identity)?;
    let mut made = MadeWhole::default();
    let Ok(Some(_held)) = lock::soon(&home.desk.places.publish_lock(), OTHERS) else {
        made.trouble = Some(busy());
        return Some(made);
    };
    courier.publisher.make_whole();
    (made.trouble, _) = courier.receive_all(home);
    loop {
        match courier.step(&mut home.store, &mut home.random) {
            Step::Healed { from, to } => made.healed += to.0 - from.0 + 1,
            Step::Mirrored { from, to, .. } => made.mirrored += to.0 - from.0 + 1,
            Step::Published { .. }
            | Step::Rewritten
            | Step::RolledUp { .. }
            | Step::Cleared
            | Step::Looking => {}
            Step::Waiting {
                why: Why::Company,
                again,
            } => courier.not_before = Some(courier.now().plus(again)),
            Step::Nothing => return Some(made),
            Step::Waiting { why, .. } => {
                made.trouble = Some(courier.trouble(&why));
                return Some(made);
            }
        }
    }
}

fn busy() -> Trouble {
    trouble::trouble(TroubleKind::Busy, "another samtale publishes for this desk")
}

/// Looks at the team folder and takes in what lies there, and sends nothing.
pub fn survey(home: &mut Home) -> Option<(Reader, Option<Trouble>)> {
    let mut courier = Courier::of(&home.desk, &home.identity)?;
    let (trouble, _) = courier.receive_all(home);
    let trouble = trouble.or_else(|| courier.parted());
    Some((courier.reader, trouble))
}

/// What lies in the team folder of a home, and how the desks are doing.
pub struct InFolder {
    /// Where the folder is.
    pub path: PathBuf,
    /// What lies in it.
    pub stock: Stock,
    /// The desks, as far as their heads say.
    pub desks: Vec<DeskNews>,
}

/// Looks at everything that lies in the team folder, and writes nothing, neither there nor here; none for a home without a
/// team.
pub fn stock(desk: &Desk, store: &Store) -> Option<Result<InFolder, Trouble>> {
    let identity = match read_identity(&desk.places) {
        Ok(identity) => identity?,
        Err(failure) => return Some(Err(trouble::of_disk(&failure))),
    };
    Courier::of(desk, &identity).map(|mut courier| {
        let here = Here {
            taken: store.taken_parcels().map_err(|it| trouble::of_store(&it))?,
            reached: store.reached().map_err(|it| trouble::of_store(&it))?,
            roster: store
                .remembered(KEPT_AS)
                .map_err(|it| trouble::of_store(&it))?,
            knows_erasure: &|order| store.knows_erasure(order).unwrap_or(false),
        };
        let now = courier.now();
        let stock = courier.reader.stock(&mut courier.folder, here, now);
        Ok(InFolder {
            path: courier.folder.path().to_owned(),
            stock: stock.map_err(|why| courier.trouble(&why))?,
            desks: courier.reader.news(),
        })
    })
}

/// The team folder of a home, if it belongs to a team.
#[must_use]
pub fn folder_of(home: &Home) -> Option<TeamFolder> {
    Courier::of(&home.desk, &home.identity).map(|courier| courier.folder)
}

/// What carries records into the folder and out of it.
pub struct Courier {
    publisher: Publisher,
    pub(super) reader: Reader,
    pub(super) folder: TeamFolder,
    guard: GuardOnDisk,
    clock: Clock,
    /// How far the clock has come at least: one that was fixed does not move, and yet a wait is over at its end.
    pub(super) not_before: Option<Moment>,
}

impl Courier {
    /// The courier of a home, if it belongs to a team. Where the settings name a folder, the folder lies there now; a path
    /// that is not whole is meant from where the settings are, wherever the program was started.
    pub(super) fn of(desk: &Desk, identity: &Identity) -> Option<Self> {
        let mut membership = identity.team.clone()?;
        if let Some(folder) = &desk.config.settings.team_folder {
            membership.folder = desk.places.config.join(typed(folder));
        }
        let program = format!("samtale {}", env!("CARGO_PKG_VERSION"));
        Some(Self {
            folder: TeamFolder::at(membership.folder.clone(), identity.desk()),
            reader: Reader::new(identity.keys().public(), membership.clone()),
            publisher: Publisher::new(identity.keys(), membership, program),
            guard: GuardOnDisk::of(&desk.places),
            clock: desk.clock,
            not_before: None,
        })
    }

    pub(super) fn step<J: Journal>(&mut self, journal: &mut J, random: &mut SystemRandom) -> Step {
        let now = self.now();
        let mut world = World {
            journal,
            folder: &mut self.folder,
            guard: &mut self.guard,
            random,
        };
        self.publisher.step(&mut world, now)
    }

    /// So much time has gone by, also when the clock was fixed and does not show it.
    pub(super) fn waited(&mut self, since: Moment, wait: std::time::Duration) {
        let wait = chrono::Duration::from_std(wait).unwrap_or_default();
        self.not_before = Some(since.plus(wait));
    }

    pub(super) fn now(&self) -> Moment {
        let shown = self.clock.at();
        self.not_before.map_or(shown, |moment| moment.max(shown))
    }

    /// Takes in some of what is new.
    pub(super) fn receive<I: Intake>(&mut self, intake: &mut I) -> Result<Pass, Why> {
        let now = self.now();
        let mut world = reader::World {
            intake,
            folder: &mut self.folder,
        };
        let pass = self.reader.pass(&mut world, now)?;
        self.publisher.acknowledge(self.reader.reached());
        let roster = self.reader.roster().map(|it| &it.roster);
        self.publisher.heed(roster);
        Ok(pass)
    }

    /// That this desk no longer belongs to the team, when the roster says so.
    pub(super) fn parted(&self) -> Option<Trouble> {
        let kind = match self.reader.ended()? {
            Ending::Revoked => TroubleKind::ShutOut,
            Ending::Retired => TroubleKind::Retired,
        };
        Some(trouble::trouble(kind, ""))
    }

    /// Whether it is known who belongs to the team.
    pub(super) const fn knows_the_team(&self) -> bool {
        self.reader.roster().is_some()
    }

    fn receive_all(&mut self, home: &mut Home) -> (Option<Trouble>, Came) {
        let mut intake = HomeIntake::of(home);
        let mut came = Came::default();
        loop {
            match self.receive(&mut intake) {
                Ok(pass) => {
                    came += pass;
                    if !pass.is_more {
                        return (None, came);
                    }
                }
                Err(why) => return (Some(self.trouble(&why)), came),
            }
        }
    }

    fn send_all<J: Journal>(
        &mut self,
        journal: &mut J,
        random: &mut SystemRandom,
    ) -> Option<Trouble> {
        let before = self.not_before;
        let trouble = loop {
            match self.step(journal, random) {
                Step::Published { .. }
                | Step::Healed { .. }
                | Step::Rewritten
                | Step::RolledUp { .. }
                | Step::Cleared
                | Step::Mirrored { .. }
                | Step::Looking => {}
                // Nobody else comes along: it goes as if its time had come.
                Step::Waiting {
                    why: Why::Company,
                    again,
                } => self.not_before = Some(self.now().plus(again)),
                Step::Nothing => break None,
                Step::Waiting { why, .. } => break Some(self.trouble(&why)),
            }
        };
        self.not_before = before;
        trouble
    }

    /// What a disk said: that of the folder, where nobody has to save again, or that of the home.
    fn of_fault(&self, fault: &Fault) -> Trouble {
        let said = trouble::of_disk(fault);
        let of_folder = [
            (TroubleKind::DiskFull, TroubleKind::FolderFull),
            (TroubleKind::ReadOnly, TroubleKind::FolderReadOnly),
            (TroubleKind::Busy, TroubleKind::FolderReadOnly),
        ];
        let mut of_folder = of_folder
            .into_iter()
            .filter(|_| self.folder.is_of(&fault.path));
        match of_folder.find(|(kind, _)| *kind == said.kind) {
            Some((_, kind)) => Trouble { kind, ..said },
            None => said,
        }
    }

    pub(super) fn trouble(&self, why: &Why) -> Trouble {
        let of = |kind, detail: &str| Trouble {
            kind,
            path: Some(self.folder.path().to_owned()),
            detail: detail.to_owned(),
        };
        match why {
            Why::Company => of(TroubleKind::Other, ""),
            // Where another team's folder lies, ours is away.
            Why::NoMarker | Why::OtherTeam => of(TroubleKind::FolderAway, ""),
            Why::Emptied => of(TroubleKind::FolderEmptied, ""),
            Why::ShutOut => of(TroubleKind::ShutOut, ""),
            Why::Fault(fault) => self.of_fault(fault),
            Why::Journal(cause) => trouble::of_journal(cause),
            Why::Damaged(detail) => of(TroubleKind::Damaged, detail),
        }
    }
}
