//! A desk's home, opened: settings, identity, database, rules, clock.
//!
//! *Invariant:* a home inside a team folder is refused; engines that carry folders tear databases apart.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::clock::{self, Clock};
use super::own_files;
use super::random::{NoRandom, SystemRandom};
use super::rules::DeskRules;
use crate::config::{Config, FirstRun, Problem, Settings};
use crate::disk::atomic::{self, Access};
use crate::disk::guard::GuardOnDisk;
use crate::disk::places::Places;
use crate::disk::{self, home, lock};
use crate::lang::{Lang, OwnFile};
use crate::model::id::SellerId;
use crate::model::moment::NotAMoment;
use crate::model::outcome::Campaign;
use crate::model::seller::SellerRef;
use crate::model::text::fold;
use crate::store::import::Company;
use crate::store::{self, Store};
use crate::sync::guard::{Guard, GuardFile, MachineId, Nonce};
use crate::sync::identity::Identity;
use crate::sync::incarnation::{Doubt, doubt};
use crate::sync::roster::{KEPT_AS, Signed};

/// Where a home is to be found, and by which clock it lives.
#[derive(Debug, Clone, Default)]
pub struct Address {
    /// The directory of `--home`; none for the platform's own.
    pub home: Option<PathBuf>,
    /// The value of `SAMTALE_CLOCK`.
    pub clock: Option<String>,
    /// The language of `--lang`; none for that of the settings.
    pub language: Option<String>,
    /// The language of the computer, for a home that has no settings of its own yet.
    pub system_language: Option<String>,
}

/// What the files of a home say, before its database is opened.
pub struct Desk {
    /// Where its files are.
    pub places: Places,
    /// What the settings decide.
    pub config: Config,
    /// The sentences.
    pub lang: Arc<Lang>,
    /// The campaigns as the files have them; those of the records go over them when the home is opened.
    pub written: Vec<Campaign>,
    /// Languages of the user's own.
    pub languages: Vec<OwnFile>,
    /// Mistakes in the user's files.
    pub problems: Vec<Problem>,
    /// The clock.
    pub clock: Clock,
}

/// An open home.
pub struct Home {
    /// What its files say.
    pub desk: Desk,
    /// Its secrets.
    pub identity: Identity,
    /// The rules.
    pub rules: DeskRules,
    /// Its database.
    pub store: Store,
    /// Chance.
    pub random: SystemRandom,
    /// Why a new incarnation began at this opening, if one did.
    pub doubt: Option<Doubt>,
}

/// A home that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum HomeFailure {
    /// The account has no home directory, and none was named.
    #[error("the account has no home directory")]
    NoPlace,
    /// The home lies in a team folder.
    #[error("{} lies in the team folder {}", home.display(), folder.display())]
    InTeamFolder {
        /// The home.
        home: PathBuf,
        /// The team folder.
        folder: PathBuf,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    Disk(#[from] disk::Failure),
    /// The database could not be opened.
    #[error("{}: {cause}", path.display())]
    Store {
        /// The database.
        path: PathBuf,
        /// Why.
        cause: store::Failure,
    },
    /// The clock that was asked for cannot be read.
    #[error(transparent)]
    Clock(#[from] NotAMoment),
    /// There are no random bytes.
    #[error(transparent)]
    Random(#[from] NoRandom),
}

impl Desk {
    /// Reads the files of a home. A home that is not there reads as the defaults, and is not made.
    pub fn read(address: &Address) -> Result<Self, HomeFailure> {
        let places = match &address.home {
            Some(home) => Places::in_home(&absolute(home)),
            None => Places::of_platform().ok_or(HomeFailure::NoPlace)?,
        };
        let files = own_files::files(&places.config)?;
        let (mut settings, mut problems) = Settings::read(files.settings.as_ref());
        if let (None, Some(language)) = (&files.settings, &address.system_language) {
            settings.language.clone_from(language);
        }
        let languages = own_files::languages(&places.config)?;
        let code = address.language.as_ref().unwrap_or(&settings.language);
        let code = code.clone();
        // The sentences are read beside the rest: each takes about a millisecond, for which whoever starts the desk waits.
        let (lang, config) = thread::scope(|scope| {
            let lang = scope.spawn(|| Lang::new(&code, &languages));
            let config = Config::with(settings, &files);
            (lang.join(), config)
        });
        let (config, more) = config;
        problems.extend(more);
        let (lang, more) = lang.unwrap_or_else(|why| resume_unwind(why));
        problems.extend(more);
        let zone = config.settings.zone.unwrap_or_else(clock::system_zone);
        Ok(Self {
            clock: Clock::open(address.clock.as_deref(), zone)?,
            places,
            written: config.campaigns.clone(),
            config,
            lang: Arc::new(lang),
            languages,
            problems,
        })
    }

    /// Makes the home with what a first run asked, if it is not made.
    pub fn make(&self, first: Option<&FirstRun>) -> Result<(), HomeFailure> {
        self.refuse_team_folder()?;
        self.places.make()?;
        if let Some(first) = first {
            let text = first.document();
            atomic::write(&self.places.settings(), text.as_bytes(), Access::Private)?;
        }
        Ok(())
    }

    fn refuse_team_folder(&self) -> Result<(), HomeFailure> {
        match home::team_folder_above(&self.places.data) {
            Some(folder) => Err(HomeFailure::InTeamFolder {
                home: self.places.data.clone(),
                folder,
            }),
            None => Ok(()),
        }
    }

    /// Opens the home to read in it. Nothing will be written, so the guard file is left alone: renewing it waits for the
    /// disk, longer than the answer takes. A home that is not made, or is of an older version, is opened as ever.
    pub fn look(self) -> Result<Home, HomeFailure> {
        self.refuse_team_folder()?;
        let path = self.places.database();
        if !path.exists() {
            return self.open();
        }
        let held = lock::hold(&self.places.open_lock())?;
        let refused = |cause| HomeFailure::Store {
            path: path.clone(),
            cause,
        };
        let store = Store::open_reader(&path).map_err(refused)?;
        let is_ours = store.is_of_this_version().map_err(refused)?;
        if let Some(identity) = home::read_identity(&self.places)?.filter(|_| is_ours) {
            return self.with((identity, store), SystemRandom::open()?);
        }
        drop((held, store));
        self.open()
    }

    /// Opens the home, and makes it if it is not made.
    pub fn open(self) -> Result<Home, HomeFailure> {
        self.make(None)?;
        // One after the other: a home has one identity, also when two processes make it at once, and is never opened while
        // another database is put in its place.
        let _held = lock::hold(&self.places.open_lock())?;
        let mut random = SystemRandom::open()?;
        let identity = identity(&self.places, &mut random)?;
        let path = self.places.database();
        atomic::make_private(&path)?;
        let refused = |cause| HomeFailure::Store {
            path: self.places.database(),
            cause,
        };
        let store = Store::open(&path).map_err(refused)?;
        let mut home = self.with((identity, store), random)?;
        home.doubt = home.agree_with_guard()?;
        Ok(home)
    }

    /// The home of which this is the database.
    fn with(
        mut self,
        (identity, store): (Identity, Store),
        random: SystemRandom,
    ) -> Result<Home, HomeFailure> {
        let path = self.places.database();
        let refused = |cause| HomeFailure::Store { path, cause };
        self.config.adopt(store.campaigns().map_err(refused)?);
        let rules = DeskRules::of(&self.config, self.clock.now().zone);
        let store = store
            .with_holds(Box::new(rules.clone()))
            .with_mac_key(identity.mac_keys());
        Ok(Home {
            desk: self,
            identity,
            rules,
            store,
            random,
            doubt: None,
        })
    }
}

/// Whether a desk is open on the home at these places.
pub(super) fn company(places: &Places) -> Company {
    match lock::attempt(&places.desk_lock()) {
        Ok(Some(_)) => Company::Nobody,
        Ok(None) | Err(_) => Company::Desk,
    }
}

impl Home {
    /// Whether a desk is open on this home.
    #[must_use]
    pub fn company(&self) -> Company {
        company(&self.desk.places)
    }

    /// Whether this opening has found that the home of a team was put back or copied, and has begun a new log.
    #[must_use]
    pub fn is_begun_anew(&self) -> bool {
        let is_old = self.doubt.is_some_and(|doubt| doubt != Doubt::First);
        is_old && self.identity.team.is_some()
    }

    /// The seller who sits here; none before the first run.
    #[must_use]
    pub fn seller(&self) -> Option<SellerRef> {
        let name = &self.desk.config.settings.seller;
        if name.is_empty() {
            return None;
        }
        let is_known = self.identity.sellers.contains_key(name);
        let of_team = || self.seller_of_team(name);
        let found = (!is_known).then(of_team).flatten();
        Some(found.unwrap_or_else(|| seller(&self.identity, name)))
    }

    /// Whether this home decides for all: takes back what others heard, and forgets people. In a team whose roster it has not
    /// read yet it does not.
    pub fn decides(&self) -> Result<bool, store::Failure> {
        let is_known = self.identity.is_founder() || self.store.remembered(KEPT_AS)?.is_some();
        Ok((self.identity.team.is_none() || is_known) && self.store.may_decide()?)
    }

    /// The seller of this name as the roster has them: at two desks they are one.
    fn seller_of_team(&self, name: &str) -> Option<SellerRef> {
        let membership = self.identity.team.as_ref()?;
        let text = self.store.remembered(KEPT_AS).ok()??;
        let roster = Signed::read(&text, membership).ok()?.roster;
        let folded = fold(name.trim());
        let mut sellers = roster.desks.into_iter().filter_map(|desk| desk.seller);
        sellers
            .find(|seller| fold(&seller.name) == folded)
            .map(|seller| SellerRef {
                name: name.to_owned(),
                ..seller
            })
    }

    /// What the database said no to.
    #[must_use]
    pub fn store_failure(&self, cause: store::Failure) -> HomeFailure {
        HomeFailure::Store {
            path: self.desk.places.database(),
            cause,
        }
    }

    /// Compares the guard file with the database, and begins a new incarnation when one of them has been put back or
    /// copied (SYNC.md §3.4). The nonce of both is renewed.
    fn agree_with_guard(&mut self) -> Result<Option<Doubt>, HomeFailure> {
        let machine = home::machine(&self.desk.places, &mut self.random)?;
        let mut answer = Ok(None);
        let mut guard_file = GuardOnDisk::of(&self.desk.places);
        guard_file.update(&mut |guard| {
            let (guard, doubted) = self.renew(guard, machine);
            answer = doubted;
            answer.is_ok().then_some(guard)
        })?;
        answer.map_err(|cause| self.store_failure(cause))
    }

    fn renew(
        &mut self,
        guard: Option<Guard>,
        machine: MachineId,
    ) -> (Guard, Result<Option<Doubt>, store::Failure>) {
        let nonce = Nonce::draw(&mut self.random);
        let doubted = self.decide(guard.as_ref(), machine, nonce);
        // Of what an incarnation has published that is over, nothing more is to be learned; kept, it would end each one.
        let renewed = guard.filter(|_| matches!(doubted, Ok(None))).map_or_else(
            || Guard::new(machine, nonce),
            |guard| guard.renewed(machine, nonce),
        );
        (renewed, doubted)
    }

    fn decide(
        &mut self,
        guard: Option<&Guard>,
        machine: MachineId,
        nonce: Nonce,
    ) -> Result<Option<Doubt>, store::Failure> {
        let remembered = self.store.remembered_opens()?;
        let last = |inc| self.store.last_of(inc).ok().flatten();
        let doubted = doubt(remembered.as_ref(), guard, machine, last);
        if let Some(doubt) = doubted {
            let now = self.desk.clock.now();
            let desk = self.identity.desk();
            self.store
                .begin_incarnation(desk, doubt.why(), now, &mut self.random)?;
        }
        self.store.remember_nonce(nonce)?;
        Ok(doubted)
    }
}

/// A seller of this home, by name. The id is the keyed hash of the name: the same each time, at each desk of a team, and
/// nothing to keep or to lose. Whoever had called before the home joined its team keeps the id of then.
#[must_use]
pub fn seller(identity: &Identity, name: &str) -> SellerRef {
    if let Some(id) = identity.sellers.get(name) {
        return SellerRef {
            id: *id,
            name: name.to_owned(),
        };
    }
    let mac = identity.mac.mac(&format!("seller {name}"));
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(mac.bytes()) {
        *to = *from;
    }
    SellerRef {
        id: SellerId::of(bytes),
        name: name.to_owned(),
    }
}

fn identity(places: &Places, random: &mut SystemRandom) -> Result<Identity, HomeFailure> {
    if let Some(identity) = home::read_identity(places)? {
        return Ok(identity);
    }
    let identity = Identity::draw(random);
    home::write_identity(places, &identity)?;
    Ok(identity)
}

/// A relative home is meant from here, wherever the program goes later.
fn absolute(home: &Path) -> PathBuf {
    std::path::absolute(home).unwrap_or_else(|_| home.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn a_home_that_many_make_at_once_has_one_identity() {
        let around = tempfile::tempdir().unwrap();
        let address = Address {
            home: Some(around.path().join("home")),
            ..Address::default()
        };
        let (makers, together) = (8, Barrier::new(8));
        let made = thread::scope(|scope| {
            let makers: Vec<_> = (0..makers)
                .map(|_| {
                    scope.spawn(|| {
                        together.wait();
                        let home = Desk::read(&address).unwrap().open().unwrap();
                        home.identity
                    })
                })
                .collect();
            let made = makers.into_iter().map(|maker| maker.join().unwrap());
            made.collect::<Vec<_>>()
        });
        assert!(made.iter().all(|identity| *identity == made[0]));
    }
}
