//! The power goes, and not for a process alone: whatever was not yet on the disk is gone.
//!
//! Kari's home and the team's folder lie on disks of their own, ext4 in a file. A cut stops the file system at once, as it is
//! on the disk by then (`FS_IOC_SHUTDOWN` without a flush of its journal); mounted again, it has its journal and nothing that
//! was only in memory. It is not a disk that says that something is written before it is. Where nobody may mount, it says so.
//! `SAMTALE_CUTS=200 cargo test --test it power -- --nocapture` is the long run.

use std::cell::Cell;
use std::process::Command;

use super::*;
use crate::people::People;

fn cuts() -> usize {
    let asked = std::env::var("SAMTALE_CUTS").ok();
    asked.map_or(4, |cuts| cuts.parse().unwrap())
}

/// Stops the file system of a directory: ext4, XFS and others know this call.
const CUT: &str = "open(D, '<', $ARGV[0]) or exit 1; my $how = pack('L', 2); exit(ioctl(D, 0x8004587d, $how) ? 0 : 1)";

/// A disk that may lose its power.
pub(super) struct Disk {
    around: TempDir,
    is_cut: Cell<bool>,
}

fn did(program: &str, words: &[&str], places: &[&Path]) -> bool {
    let mut command = Command::new(program);
    let command = command.args(words).args(places).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

impl Disk {
    /// None where the system does not let it be made, or does not let its power be cut; which is said.
    fn mount() -> Option<Self> {
        let around = tempfile::tempdir().unwrap();
        let disk = Self {
            around,
            is_cut: Cell::new(false),
        };
        std::fs::create_dir(disk.place()).unwrap();
        let image = std::fs::File::create(disk.image()).unwrap();
        image.set_len(96 << 20).unwrap();
        let is_made = did("mkfs.ext4", &["-q", "-F"], &[&disk.image()]) && disk.mounts();
        if !is_made {
            println!("skipped: this system mounts no ext4 from a file for a test");
            return None;
        }
        if !disk.stops() {
            println!("skipped: this system cannot stop a file system, or has no perl to ask it");
            return None;
        }
        disk.is_cut.set(true);
        disk.comes_back();
        Some(disk)
    }

    fn image(&self) -> PathBuf {
        self.around.path().join("image")
    }

    fn place(&self) -> PathBuf {
        self.around.path().join("disk")
    }

    fn mounts(&self) -> bool {
        did("mount", &["-o", "loop"], &[&self.image(), &self.place()])
    }

    fn stops(&self) -> bool {
        did("perl", &["-e", CUT], &[&self.place()])
    }

    /// From now on nothing reaches the disk.
    pub(super) fn cut(&self) {
        if !self.is_cut.replace(true) {
            assert!(self.stops());
        }
    }

    /// It is mounted again after a cut, with what was on it. Nobody has a file of it open any more.
    pub(super) fn comes_back(&self) {
        assert!(self.is_cut.replace(false), "it was never cut");
        assert!(
            did("umount", &[], &[&self.place()]),
            "somebody holds the disk"
        );
        assert!(self.mounts());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        did("umount", &["-l"], &[&self.place()]);
    }
}

/// Kari's home on one disk and the folder on another, and Ola's home on none.
fn on_disks([home, folder]: [Disk; 2], customers: usize, nth: usize) -> Killed {
    let team = Team {
        folder: folder.place().join("folder"),
        ..Team::new()
    };
    let there = home.place().join("kari");
    std::fs::create_dir(&there).unwrap();
    std::os::unix::fs::symlink(&there, team.home("kari")).unwrap();
    team.found();
    team.admits_ola();
    // The folder's goes first: what its disk has not taken must not be noted at home.
    Killed {
        disks: vec![folder, home],
        ..Killed::of(team, customers, nth)
    }
}

/// One team, whose power is cut so often.
fn is_cut(nth: usize, cuts: usize) -> Killed {
    let disks = [(); 2].map(|()| Disk::mount().unwrap());
    let mut killed = on_disks(disks, cuts, nth);
    for cut in 1..=cuts {
        killed.kill_one();
        killed.check();
        if cut % CHECKED == 0 {
            println!(
                "team {nth}, cut {cut}: {} acknowledged",
                killed.acknowledged.len()
            );
        }
    }
    killed
}

#[test]
fn what_was_acknowledged_is_there_after_the_power_was_cut() {
    if Disk::mount().is_none() {
        return;
    }
    let sum = on_teams(cuts(), is_cut);
    println!(
        "F2  {} cuts of the power, 0 own files torn, under {sum}",
        cuts()
    );
}

/// A disk that is gone is a failure, and the line that met it no bad line: a script would throw it away.
#[test]
fn a_line_is_not_bad_because_the_disk_is_gone() {
    let Some(disk) = Disk::mount() else {
        return;
    };
    let people = People::at(disk.place().join("home"), 1);
    let who = people.export("customers")[0]["id"].clone();
    let note = json!({"t": "note", "sub": who, "b": {"text": "før"}});
    let words = ["log", "add", "--json"];
    let (child, mut keyboard, mut answers) = listening(people.home(), &words, Stdio::piped());
    writeln!(keyboard, "{note}").unwrap();
    assert!(answers.next().unwrap().unwrap().contains("id"));
    // Another process writes, so the first has to read again.
    people.say(std::slice::from_ref(&note));
    disk.cut();
    writeln!(keyboard, "{note}").unwrap();
    drop(keyboard);
    let said: Vec<String> = answers.map_while(Result::ok).collect();
    assert_eq!(said, Vec::<String>::new());
    let ended = child.wait_with_output().unwrap();
    let why = String::from_utf8(ended.stderr).unwrap();
    // SQLite takes a disk that does not answer for a damaged database.
    assert!(!ended.status.success() && why.contains("desk.db"), "{why}");
    disk.comes_back();
    people.check();
}

/// What a program does that does not wait for the disk is lost, or the test above shows nothing.
#[test]
fn what_did_not_wait_for_the_disk_is_lost_when_the_power_is_cut() {
    let Some(disk) = Disk::mount() else {
        return;
    };
    let database = disk.place().join("desk.db");
    let open = || rusqlite::Connection::open(&database).unwrap();
    let count = || {
        let all = "SELECT count(*) FROM said";
        open()
            .query_row(all, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let db = open();
    db.pragma_update(None, "journal_mode", "WAL").unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    db.execute("CREATE TABLE said(n INTEGER)", []).unwrap();
    db.execute("INSERT INTO said VALUES (1)", []).unwrap();
    // Without a wait at each commit.
    db.pragma_update(None, "synchronous", "NORMAL").unwrap();
    db.execute("INSERT INTO said VALUES (2)", []).unwrap();
    let parcel = disk.place().join("parcel.jsonl");
    std::fs::write(disk.place().join("parcel.tmp"), "a line\n".repeat(900)).unwrap();
    std::fs::rename(disk.place().join("parcel.tmp"), &parcel).unwrap();
    assert_eq!(count(), 2);
    disk.cut();
    // What closes the database would write, and must not reach the disk either.
    drop(db);
    disk.comes_back();
    assert_eq!(count(), 1);
    let is_whole = std::fs::read(&parcel).is_ok_and(|bytes| bytes.len() == 6300);
    assert!(!is_whole);
    println!("F2  a commit and a file that did not wait for the disk are lost by 1 cut of 1");
}
