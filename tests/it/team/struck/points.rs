//! Where a command can be struck: the calls that change a disk, as a run without a strike made them.

use std::collections::BTreeMap;

/// The calls that change a disk.
pub(super) const CALLS: [&str; 11] = [
    "openat",
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "unlink",
    "mkdir",
    "link",
    "linkat",
];

/// A call that changes a disk, as a run without a strike made it.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// The calls of each name up to this one, and it.
    pub(super) before: BTreeMap<&'static str, usize>,
    pub(super) call: &'static str,
    /// To what kind of file.
    pub(super) to: &'static str,
}

/// The calls in a trace that change a disk.
pub(super) fn of(trace: &str) -> Vec<Point> {
    let first = trace.split_whitespace().next().unwrap().to_owned();
    let mut before = BTreeMap::new();
    let mut points = Vec::new();
    // Of the thread that does it all: `strace` counts the calls of each by themselves.
    for line in trace.lines().filter(|line| line.starts_with(&first)) {
        let Some(call) = call_of(line) else {
            continue;
        };
        *before.entry(call).or_default() += 1;
        if let Some(to) = changes(line, call) {
            let before = before.clone();
            points.push(Point { before, call, to });
        }
    }
    points
}

/// Some of many, spread over them.
pub(super) fn spread(points: &[Point], most: usize, from: usize) -> impl Iterator<Item = &Point> {
    let every = points.len().div_ceil(most).max(1);
    points.iter().skip(from % every).step_by(every)
}

/// Which of the calls a line of a trace tells of.
fn call_of(line: &str) -> Option<&'static str> {
    let said = line.split_whitespace().nth(1)?;
    let (name, _) = said.split_once('(')?;
    CALLS.into_iter().find(|call| *call == name)
}

/// The kind of file that a call changes. None of one that changes nothing.
fn changes(line: &str, call: &str) -> Option<&'static str> {
    let makes = call != "openat" || line.contains("O_CREAT") && !line.contains("EEXIST");
    let is_there = call == "mkdir" && line.contains("EEXIST");
    (makes && !is_there).then(|| kind(line))
}

fn kind(line: &str) -> &'static str {
    let kinds = [
        ("desk.db-wal", "wal"),
        ("desk.db-shm", "shared memory"),
        ("/pipe:", "answer"),
        ("<pipe:", "answer"),
        ("guard.json", "guard"),
        ("desk.db", "database"),
        ("identity.json", "identity"),
        (".lock", "lock"),
        ("/log/", "parcel"),
        ("head.json", "head"),
        (".samtale-tmp", "draft of the folder"),
        (".tmp", "draft of the home"),
        ("/log>", "directory of parcels"),
        ("/team/", "roster"),
        ("/join", "request"),
        ("/folder", "directory of the folder"),
        ("/kari>", "directory of the home"),
        ("/per>", "directory of the home"),
    ];
    let found = kinds.into_iter().find(|(part, _)| line.contains(part));
    found.map_or("another file", |(_, kind)| kind)
}
