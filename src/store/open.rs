//! Opening the database: settings of the connection, migrations, and what can go wrong.
//!
//! *Invariant:* a file of a newer version is refused before anything is written to it.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::holds::{Holds, Unruled};
use super::project::Memo;
use crate::seal::mac::MacKeys;
use crate::seal::zip::ZipFault;
use crate::sync::folder::Trouble;
use crate::sync::line::LineFault;
use crate::sync::wire::WireFault;

/// The schema steps, in order: the n-th brings a file from version n − 1 to n.
const MIGRATIONS: [&str; 14] = [
    include_str!("v1.sql"),
    include_str!("v2.sql"),
    include_str!("v3.sql"),
    include_str!("v4.sql"),
    include_str!("v5.sql"),
    include_str!("v6.sql"),
    include_str!("v7.sql"),
    include_str!("v8.sql"),
    include_str!("v9.sql"),
    include_str!("v10.sql"),
    include_str!("v11.sql"),
    include_str!("v12.sql"),
    include_str!("v13.sql"),
    include_str!("v14.sql"),
];

/// Settings of every connection that writes. `secure_delete`: what is erased is overwritten (SYNC.md §3.11).
/// `wal_autocheckpoint`: pages go from the log into the file when nobody waits ([`Store::rest`]), and with a save only when
/// nobody rests for hundreds of them.
const WRITER: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; \
     PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; \
     PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000; PRAGMA trusted_schema = OFF;";

/// Settings of a connection by which many rows come in: room for the pages that each slice would read again.
const BULK: &str = "PRAGMA cache_size = -128000; PRAGMA wal_autocheckpoint = 32000;";

/// Settings of a connection that only reads.
const READER: &str =
    "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

const VERSION: &str = "PRAGMA user_version";
const DATA_VERSION: &str = "PRAGMA data_version";

/// How long a statement waits for another process's transaction.
const BUSY: Duration = Duration::from_secs(10);

/// Prepared statements kept; more than there are constants.
const STATEMENTS: usize = 256;

/// The world said no.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The file was written by a newer samtale.
    #[error("the database is of version {found}; this program knows up to {known}")]
    Newer {
        /// The file's version.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// No room on the disk, or no quota left.
    #[error("the disk is full")]
    Full,
    /// The file or its folder cannot be written.
    #[error("the database cannot be written")]
    ReadOnly,
    /// Another process held the database for too long.
    #[error("the database is busy")]
    Busy,
    /// The file is not a database, or is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Something was to be appended before [`Store::begin_incarnation`].
    #[error("no log is open")]
    NoLog,
    /// A record could not be written as a line.
    #[error("record: {0}")]
    Line(#[from] LineFault),
    /// A stored body could not be read.
    #[error("stored record: {0}")]
    Wire(#[from] WireFault),
    /// A block could not be zipped or unzipped.
    #[error(transparent)]
    Zip(#[from] ZipFault),
    /// Anything else that SQLite says.
    #[error("SQLite: {0}")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        // A full disk has no room for the file that the connections share, and SQLite gives it a code of its own.
        let code = error.sqlite_error().map(|error| error.extended_code);
        if code == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Sql(error),
        }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Full => Self::Full,
            Failure::ReadOnly => Self::ReadOnly,
            Failure::Busy => Self::Busy,
            Failure::Newer { .. }
            | Failure::Damaged(_)
            | Failure::NoLog
            | Failure::Line(_)
            | Failure::Wire(_)
            | Failure::Zip(_)
            | Failure::Sql(_) => Self::Other(failure.to_string()),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The database of a desk.
pub struct Store {
    pub(super) db: Connection,
    pub(super) holds: Box<dyn Holds + Send>,
    pub(super) mac_key: Option<MacKeys>,
    pub(super) memo: Memo,
    /// The stream this desk writes, by its key.
    pub(super) own: Option<i64>,
    data_version: i64,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database at `path`, or makes it, and brings it to this version. Several processes may have it open.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        Self::set_up(Connection::open(path)?)
    }

    /// A database in memory, for tests and demonstrations.
    pub fn in_memory() -> Result<Self, Failure> {
        Self::set_up(Connection::open_in_memory()?)
    }

    /// A second connection that can only read, for a thread of its own; the database must exist.
    pub fn open_reader(path: &Path) -> Result<Self, Failure> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(BUSY)?;
        refuse_newer(&db)?;
        db.execute_batch(READER)?;
        Self::with(db)
    }

    /// Whether the file is of the version that this program writes; an older one is brought to it when it is opened to be
    /// written.
    pub fn is_of_this_version(&self) -> Result<bool, Failure> {
        let found: i64 = self.db.query_row(VERSION, [], |row| row.get(0))?;
        Ok(found == KNOWN)
    }

    /// Settings for a process that brings many rows in while nobody is at the desk.
    pub fn in_bulk(&mut self) -> Result<(), Failure> {
        Ok(self.db.execute_batch(BULK)?)
    }

    /// The rules that decide who can be called. Until they are given, only what needs no rules is judged.
    #[must_use]
    pub fn with_holds(mut self, holds: Box<dyn Holds + Send>) -> Self {
        self.holds = holds;
        self.memo.clear();
        self
    }

    /// The key under which numbers stand in the suppression list.
    #[must_use]
    pub fn with_mac_key(mut self, keys: impl Into<MacKeys>) -> Self {
        self.mac_key = Some(keys.into());
        self
    }

    /// Whether another connection has committed since this was last asked.
    pub fn changed_elsewhere(&mut self) -> Result<bool, Failure> {
        let now = data_version(&self.db)?;
        let before = std::mem::replace(&mut self.data_version, now);
        Ok(before != now)
    }

    fn set_up(db: Connection) -> Result<Self, Failure> {
        db.busy_timeout(BUSY)?;
        refuse_newer(&db)?;
        db.execute_batch(WRITER)?;
        migrate(&db)?;
        let mut store = Self::with(db)?;
        if store.is_rebuild_due()? {
            store.rebuild_after_migration()?;
        }
        Ok(store)
    }

    /// A store over a database that is set up.
    pub(super) fn with(db: Connection) -> Result<Self, Failure> {
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        // Otherwise SQLite plans some statements anew each time that other values are bound.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let data_version = data_version(&db)?;
        let own = super::log::own_stream(&db)?;
        Ok(Self {
            db,
            holds: Box::new(Unruled),
            mac_key: None,
            memo: Memo::default(),
            own,
            data_version,
        })
    }
}

/// A number that is another one after each commit of another connection.
pub(super) fn data_version(db: &Connection) -> Result<i64, Failure> {
    Ok(db
        .prepare_cached(DATA_VERSION)?
        .query_row([], |row| row.get(0))?)
}

/// The newest version that this program knows.
const KNOWN: i64 = 14;

fn refuse_newer(db: &Connection) -> Result<(), Failure> {
    let found: i64 = db.query_row(VERSION, [], |row| row.get(0))?;
    if found > KNOWN {
        return Err(Failure::Newer {
            found,
            known: KNOWN,
        });
    }
    Ok(())
}

/// Runs the steps that are missing, each in a transaction with its version number.
pub(super) fn migrate(db: &Connection) -> Result<(), Failure> {
    for (version, step) in (1_i64..).zip(MIGRATIONS) {
        db.execute_batch("BEGIN IMMEDIATE")?;
        let found: i64 = db.query_row(VERSION, [], |row| row.get(0))?;
        let done = if found < version {
            db.execute_batch(step)
                .and_then(|()| db.execute_batch(&format!("PRAGMA user_version = {version}")))
        } else {
            Ok(())
        };
        let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
        db.execute_batch(end)?;
        done?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::moment::Now;
    use crate::seal::zip::{Cap, unzip};

    #[test]
    fn a_newer_file_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        drop(Store::open(&path).unwrap());
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA user_version = 99").unwrap();
        drop(db);
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(
            Store::open(&path),
            Err(Failure::Newer { found: 99, .. })
        ));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn what_is_no_database_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let mut file = std::fs::File::create(&path).unwrap();
        std::io::Write::write_all(&mut file, "navn;telefon\n".repeat(200).as_bytes()).unwrap();
        assert!(matches!(Store::open(&path), Err(Failure::Damaged(_))));
    }

    /// A desk as an earlier version left it.
    fn stored(zipped: &[u8]) -> (tempfile::TempDir, Store) {
        let bytes = unzip(zipped, Cap(1 << 20)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let mut file = std::fs::File::create(&path).unwrap();
        std::io::Write::write_all(&mut file, &bytes).unwrap();
        let store = Store::open(&path).unwrap();
        (folder, store)
    }

    /// Nothing is wrong with a desk that was brought up, and it is what its records make of an empty one.
    fn assert_is_whole(store: &mut Store, customers: u64, now: Now) {
        let checked = store.check(now).unwrap();
        assert_eq!((checked.customers, checked.problems), (customers, vec![]));
        let hash = store.projection_hash().unwrap();
        store.rebuild(now).unwrap();
        assert_eq!(store.projection_hash().unwrap(), hash);
    }

    /// A list, a conversation with a callback, somebody who wants no calls, a shared number.
    #[test]
    fn a_desk_of_the_first_version_is_brought_up() {
        let (_folder, mut store) = stored(include_bytes!("../../tests/fixtures/homes/v1.db.zst"));
        let now = crate::store::world::at("2026-11-23T10:00:00");
        assert_is_whole(&mut store, 4, now);
        let list = store.list_by_name("Vinter").unwrap().unwrap();
        while store.refresh(now).unwrap() == crate::store::More::Yes {}
        let counts = store.list_counts(list.id, now).unwrap();
        assert_eq!((counts.now, counts.waiting_total()), (2, 2));
        assert_eq!(store.find("fakturaen", 5).unwrap().len(), 1);
    }

    /// A list of four, a record of every kind that the version knew about one of them, a conversation with another.
    #[test]
    fn desks_of_later_versions_are_brought_up() {
        let desks: [(&str, &[u8]); 3] = [
            ("4", include_bytes!("../../tests/fixtures/homes/v4.db.zst")),
            ("9", include_bytes!("../../tests/fixtures/homes/v9.db.zst")),
            (
                "10",
                include_bytes!("../../tests/fixtures/homes/v10.db.zst"),
            ),
        ];
        for (version, zipped) in desks {
            let (_folder, mut store) = stored(zipped);
            let now = crate::store::world::at("2026-11-23T10:00:00");
            assert_is_whole(&mut store, 4, now);
            let found = store.find("fakturaen", 5).unwrap();
            assert_eq!(found.len(), 2, "of version {version}");
        }
    }

    #[test]
    fn every_migration_is_known() {
        assert_eq!(usize::try_from(KNOWN), Ok(MIGRATIONS.len()));
    }

    #[test]
    fn an_older_file_is_brought_to_this_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let db = Connection::open(&path).unwrap();
        db.execute_batch(MIGRATIONS[0]).unwrap();
        db.execute_batch(
            "INSERT INTO tail(stream, seq, id, line) VALUES (3, 7, x'00', 'seven'), (3, 8, x'00', 'eight'); \
             INSERT INTO entry(k, customer, at, kind, ref, record, ord, body) VALUES (12, 1, 0, 4, 0, x'', x'', '{}'); \
             PRAGMA user_version = 1;",
        )
        .unwrap();
        drop(db);
        let store = Store::open(&path).unwrap();
        let said =
            "SELECT group_concat(line) FROM tail WHERE k BETWEEN 3 << 40 | 7 AND 3 << 40 | 8";
        let lines: String = store.db.query_row(said, [], |row| row.get(0)).unwrap();
        assert_eq!(lines, "seven,eight");
        let indexed = crate::store::project::words::cursor(&store.db).unwrap();
        assert_eq!(indexed, 12);
    }

    /// A file of the first version that holds a log and nothing of what it adds up to in the tables that came since.
    #[test]
    fn what_older_records_say_is_in_the_tables_of_now() {
        use crate::model::call::LineResult;
        use crate::model::fact::Fact;
        use crate::model::said::{Demand, DemandKind};
        use crate::store::world::{Desk, call};
        let mut desk = Desk::new();
        let ase = desk.meet(1, "Åse");
        let mut talked = call(LineResult::Answered, desk.now.at);
        talked.demands = vec![Demand {
            words: "forstår ikke regningen".to_owned(),
            kind: DemandKind::Unclear,
            matters: String::new(),
            cause: String::new(),
        }]
        .into();
        desk.say(Some(ase), Fact::Call(Box::new(talked)));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let db = Connection::open(&path).unwrap();
        db.execute_batch(MIGRATIONS[0]).unwrap();
        db.execute_batch("PRAGMA user_version = 1").unwrap();
        let to = path.to_str().unwrap();
        desk.store
            .db
            .execute_batch(&format!(
                "ATTACH '{to}' AS old; INSERT INTO old.stream SELECT * FROM main.stream; \
                 INSERT INTO old.tail(stream, seq, id, line) SELECT k >> 40, k & ((1 << 40) - 1), x'00', line FROM main.tail;"
            ))
            .unwrap();
        drop(db);
        let store = Store::open(&path).unwrap();
        let keeping = store.keeping(crate::store::world::kari().id, desk.now);
        assert_eq!(keeping.unwrap().unsorted[0].name, "Åse");
        assert_eq!(store.check(desk.now).unwrap().problems, []);
        assert!(!store.is_rebuild_due().unwrap());
    }

    #[test]
    fn the_settings_hold() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("desk.db")).unwrap();
        for (pragma, expected) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("user_version", "14"),
        ] {
            let sql = format!("PRAGMA {pragma}");
            let value: rusqlite::types::Value =
                store.db.query_row(&sql, [], |row| row.get(0)).unwrap();
            let text = match value {
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Integer(integer) => integer.to_string(),
                other @ (rusqlite::types::Value::Null
                | rusqlite::types::Value::Real(_)
                | rusqlite::types::Value::Blob(_)) => panic!("{other:?}"),
            };
            assert_eq!(text, expected, "{pragma}");
        }
    }

    #[test]
    fn every_table_is_strict_or_virtual() {
        let store = Store::in_memory().unwrap();
        let sql = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict \
                   AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'who%' AND name NOT LIKE 'said%' AND name NOT LIKE 'digits%'";
        let loose: i64 = store.db.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(loose, 0);
    }

    #[test]
    fn another_connections_commit_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let mut one = Store::open(&path).unwrap();
        let two = Store::open(&path).unwrap();
        assert!(!one.changed_elsewhere().unwrap());
        two.db
            .execute("INSERT INTO meta VALUES ('a', 'b')", [])
            .unwrap();
        assert!(one.changed_elsewhere().unwrap());
        assert!(!one.changed_elsewhere().unwrap());
    }
}
