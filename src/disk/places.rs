//! Where samtale keeps its files: the platform's own directories, or all in one home (DESIGN.md §9).
//!
//! *Invariant:* this only names places; nothing is made before [`Places::make`].

use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

use super::failure::{At, Doing, Failure};

/// What the database is called.
pub const DATABASE: &str = "desk.db";

/// The three directories of a home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Settings, keys, themes, the house's own campaigns, packs and languages.
    pub config: PathBuf,
    /// The database, the identity and the guard file.
    pub data: PathBuf,
    /// The log and the quarantine.
    pub state: PathBuf,
}

impl Places {
    /// All in one directory, as `--home DIR` and `SAMTALE_HOME` ask for.
    #[must_use]
    pub fn in_home(home: &Path) -> Self {
        Self {
            config: home.to_owned(),
            data: home.to_owned(),
            state: home.to_owned(),
        }
    }

    /// The platform's own directories; none when the account has no home directory.
    #[must_use]
    pub fn of_platform() -> Option<Self> {
        let project = ProjectDirs::from("", "", "samtale")?;
        let state = project
            .state_dir()
            .unwrap_or_else(|| project.data_local_dir());
        Some(Self {
            config: project.config_dir().to_owned(),
            data: project.data_dir().to_owned(),
            state: state.to_owned(),
        })
    }

    /// Makes the directories that are missing, for their owner alone.
    pub fn make(&self) -> Result<(), Failure> {
        [&self.config, &self.data, &self.state]
            .into_iter()
            .try_for_each(|directory| make_private(directory))
    }

    /// Whether this home has been used: it has an identity.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.identity().is_file()
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.data.join(DATABASE)
    }

    /// The desk's secrets.
    #[must_use]
    pub fn identity(&self) -> PathBuf {
        self.data.join("identity.json")
    }

    /// The guard file.
    #[must_use]
    pub fn guard(&self) -> PathBuf {
        self.data.join("guard.json")
    }

    /// The lock under which the guard file and the database's nonce change together.
    #[must_use]
    pub fn guard_lock(&self) -> PathBuf {
        self.data.join("guard.lock")
    }

    /// The lock under which a home is opened, and put back as a whole.
    #[must_use]
    pub fn open_lock(&self) -> PathBuf {
        self.data.join("open.lock")
    }

    /// The lock that every open desk holds together with the others.
    #[must_use]
    pub fn desk_lock(&self) -> PathBuf {
        self.data.join("desk.lock")
    }

    /// The lock of the one process that publishes.
    #[must_use]
    pub fn publish_lock(&self) -> PathBuf {
        self.data.join("publish.lock")
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("samtale.toml")
    }

    /// Numbers that ring, on their way to the open desk.
    #[must_use]
    pub fn rings(&self) -> PathBuf {
        self.state.join("rings")
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.state.join("samtale.log")
    }
}

/// A path as people type it, also where no shell reads it first: `~/` stands for their home directory.
#[must_use]
pub fn typed(path: &str) -> PathBuf {
    let below = path.trim().strip_prefix("~/");
    match (below, below.and_then(|_| UserDirs::new())) {
        (Some(below), Some(user)) => user.home_dir().join(below),
        (_, _) => PathBuf::from(path.trim()),
    }
}

/// Makes a directory for its owner alone; one that is there already is a failure.
pub(super) fn make_new(directory: &Path) -> Result<(), Failure> {
    let mut builder = DirBuilder::new();
    owner_alone(&mut builder);
    builder
        .create(directory)
        .at(Doing::MakingDirectory, directory)
}

/// Makes a directory, and those above it, for its owner alone; one that is there already stays as it is.
pub fn make_private(directory: &Path) -> Result<(), Failure> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    owner_alone(&mut builder);
    builder
        .create(directory)
        .at(Doing::MakingDirectory, directory)
}

#[cfg(unix)]
fn owner_alone(builder: &mut DirBuilder) {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700);
}

#[cfg(not(unix))]
fn owner_alone(_: &mut DirBuilder) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_made_once_and_for_its_owner_alone() {
        let above = tempfile::tempdir().unwrap();
        let places = Places::in_home(&above.path().join("a/home"));
        assert!(!places.is_made());
        places.make().unwrap();
        places.make().unwrap();
        assert_eq!(places.database(), above.path().join("a/home/desk.db"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&places.data)
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o700);
        }
    }

    #[test]
    fn a_home_below_a_file_is_refused_with_its_path() {
        let above = tempfile::NamedTempFile::new().unwrap();
        let places = Places::in_home(&above.path().join("home"));
        let failure = places.make().unwrap_err();
        assert_eq!(failure.path, places.config);
    }
}
