//! A team folder that a real Syncthing carries, from one directory to another on this machine and nowhere else.
//!
//! It takes longer than other tests, so it runs when `SAMTALE_SYNCTHING` is set and `syncthing` is installed, and says so when
//! it does not: `SAMTALE_SYNCTHING=1 cargo test --test it syncthing -- --nocapture`.

mod measured;

use std::fmt::Write as _;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use super::*;

/// How long files may take from one copy to the other, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Whose files a Syncthing folder carries.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// From either to the other.
    Both,
    /// From this one only, counted from zero.
    One(usize),
}

/// A Syncthing folder: its place in the team folder, and whose files it carries.
type Carried = (String, Whose);

/// Two Syncthings that know each other and nobody else.
struct Pair {
    around: PathBuf,
    devices: [String; 2],
    ports: [u16; 2],
    running: Vec<Child>,
}

/// Whether there is a Syncthing to be tried; says why not.
fn is_wanted() -> bool {
    if std::env::var_os("SAMTALE_SYNCTHING").is_none() {
        println!("skipped: SAMTALE_SYNCTHING is not set");
        return false;
    }
    let found = Command::new("syncthing").arg("--version").output().is_ok();
    if !found {
        println!("skipped: syncthing is not installed");
    }
    found
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

impl Pair {
    fn new(around: &Path) -> Self {
        let device = |n: usize| {
            let home = around.join(format!("syncthing-{n}"));
            let home = home.to_str().unwrap();
            let made = Command::new("syncthing")
                .args(["generate", "--no-default-folder", "--home", home])
                .output()
                .unwrap();
            assert!(made.status.success(), "{made:?}");
            let told = Command::new("syncthing")
                .args(["--home", home, "--device-id"])
                .output()
                .unwrap();
            String::from_utf8(told.stdout).unwrap().trim().to_owned()
        };
        Self {
            around: around.to_owned(),
            devices: [device(0), device(1)],
            ports: [free_port(), free_port()],
            running: Vec::new(),
        }
    }

    /// Where a copy of the team folder lies.
    fn copy(&self, n: usize) -> PathBuf {
        self.around.join(format!("copy-{n}"))
    }

    fn config(&self, own: usize, folders: &[Carried]) -> String {
        let mut text = "<configuration version=\"36\">\n".to_owned();
        for (n, (place, from)) in folders.iter().enumerate() {
            let path = self.copy(own).join(place);
            std::fs::create_dir_all(&path).unwrap();
            let kind = match from {
                Whose::Both => "sendreceive",
                Whose::One(owner) if *owner == own => "sendonly",
                Whose::One(_) => "receiveonly",
            };
            let path = path.display();
            let _ = writeln!(
                text,
                "<folder id=\"f{n}\" label=\"\" path=\"{path}\" type=\"{kind}\" rescanIntervalS=\"5\" \
                 fsWatcherEnabled=\"true\" fsWatcherDelayS=\"1\">"
            );
            for device in &self.devices {
                let _ = writeln!(text, "<device id=\"{device}\"></device>");
            }
            // A default that a folder without this element does not have: two versions of one file are both kept.
            text.push_str("<maxConflicts>-1</maxConflicts></folder>\n");
        }
        for (device, port) in self.devices.iter().zip(self.ports) {
            let _ = writeln!(
                text,
                "<device id=\"{device}\" compression=\"never\"><address>tcp://127.0.0.1:{port}</address></device>"
            );
        }
        let port = self.ports[own];
        let _ = write!(
            text,
            "<gui enabled=\"false\"></gui>\n<options><listenAddress>tcp://127.0.0.1:{port}</listenAddress>\
             <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>\
             <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><urAccepted>-1</urAccepted>\
             <autoUpgradeIntervalH>0</autoUpgradeIntervalH><crashReportingEnabled>false</crashReportingEnabled>\
             <startBrowser>false</startBrowser><reconnectionIntervalS>1</reconnectionIntervalS></options>\n</configuration>\n"
        );
        text
    }

    /// Carries these folders from now on.
    fn carry(&mut self, folders: &[Carried]) {
        self.stop();
        for own in [0, 1] {
            let home = self.around.join(format!("syncthing-{own}"));
            std::fs::write(home.join("config.xml"), self.config(own, folders)).unwrap();
            let running = Command::new("syncthing")
                .args(["serve", "--no-restart", "--no-browser", "--home"])
                .arg(&home)
                // Without a process that watches over it and would outlive it.
                .env("STMONITORED", "yes")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            self.running.push(running.unwrap());
        }
    }

    fn stop(&mut self) {
        for mut child in self.running.drain(..) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Waits until something is so in a copy.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "waited for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The parcels and rosters of a copy, by their names in it.
fn names(copy: &Path) -> Vec<PathBuf> {
    let is_ours = |path: &PathBuf| {
        let text = path.to_str().unwrap();
        !text.contains("/.st") && (text.contains("/log/") || text.contains("/team/"))
    };
    let ours = files(copy).into_iter().filter(is_ours);
    ours.map(|path| path.strip_prefix(copy).unwrap().to_owned())
        .collect()
}

fn is_same(pair: &Pair) -> bool {
    names(&pair.copy(0)) == names(&pair.copy(1))
}

/// Kari's team in the first copy and Ola at the second, each with what the other has said. `later` are the folders that are
/// carried once Ola's desk is known.
fn joined(
    team: &Team,
    pair: &mut Pair,
    before: impl Fn(&str) -> Vec<Carried>,
    later: impl Fn(&str, &str) -> Vec<Carried>,
) {
    team.init("kari", "Kari");
    let copy = pair.copy(0);
    let words = ["team", "new", copy.to_str().unwrap()];
    run(&team.home("kari"), &words).exits(0);
    let desk = |home: &str| {
        let desks = team.status(home)["desks"].clone();
        desks[0]["desk"].as_str().unwrap().to_owned()
    };
    let kari = desk("kari");
    pair.carry(&before(&kari));
    let there = pair.copy(1);
    until("the marker", || there.join("SAMTALE-FOLDER.json").exists());
    until("the roster", || !files(&there.join("team")).is_empty());
    team.init("ola", "Ola");
    let words = ["team", "join", there.to_str().unwrap(), &team.code()];
    run(&team.home("ola"), &words).exits(0);
    let desks = std::fs::read_dir(there.join("desks")).unwrap();
    let mut desks = desks.map(|it| it.unwrap().file_name().into_string().unwrap());
    let ola = desks
        .find(|name| *name != kari && !name.starts_with('.'))
        .unwrap();
    pair.carry(&later(&kari, &ola));
    until("who asks", || {
        copy.join("desks").join(&ola).join("join.json").exists()
    });
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    let line = serde_json::json!({"t": "customer.new", "b": {"name": "Kunde 1", "phones": ["+4741000001"], "audience": "business"}});
    run_with(
        &team.home("kari"),
        &["log", "add", "--json"],
        &format!("{line}\n"),
    )
    .exits(0);
    run(&team.home("kari"), &["sync", "--once"]).exits(0);
    until("what Kari has said", || is_same(pair));
    run(&team.home("ola"), &["sync", "--once"]).exits(0);
    assert_eq!(team.names("ola"), ["Kunde 1"]);
}

/// What is saved at one desk comes up on the other's open screen.
fn a_call_comes(team: &Team) {
    let mut kari = Desk::start(Some(&team.home("kari")), &[], SIZE);
    kari.types("/kunde 1").shows("1 funnet").types("\r");
    kari.shows("Kunde 1");
    let about = team.id_of("ola", "Kunde 1");
    let call = serde_json::json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": "etter tre er best"}});
    run_with(
        &team.home("ola"),
        &["log", "add", "--json"],
        &format!("{call}\n"),
    )
    .exits(0);
    let saved = Instant::now();
    run(&team.home("ola"), &["sync", "--once"]).exits(0);
    kari.shows("etter tre er best");
    println!("from one desk to the other's screen: {:?}", saved.elapsed());
    quits(&mut kari);
}

/// Takes Kari's parcels out of Ola's copy, as when an older folder is put there; the directory they lie in, and those at
/// Kari's before.
fn an_older_folder_is_put_back(team: &Team, pair: &Pair) -> (PathBuf, Vec<PathBuf>) {
    let status = team.status("kari");
    let own = Path::new("desks").join(status["desks"][0]["desk"].as_str().unwrap());
    let before = parcels(&pair.copy(0).join(&own));
    for path in parcels(&pair.copy(1).join(&own)) {
        std::fs::remove_file(path).unwrap();
    }
    (own, before)
}

#[test]
fn syncthing_carries_one_folder_both_ways_and_what_it_takes_away_is_put_back() {
    if !is_wanted() {
        return;
    }
    let team = Team::new();
    let mut pair = Pair::new(team.around.path());
    let all = || vec![(String::new(), Whose::Both)];
    joined(&team, &mut pair, |_| all(), |_, _| all());
    a_call_comes(&team);
    let (own, before) = an_older_folder_is_put_back(&team, &pair);
    until("the loss", || parcels(&pair.copy(0).join(&own)).is_empty());
    run(&team.home("kari"), &["team", "rebuild"]).exits(0);
    assert!(!before.is_empty() && !parcels(&pair.copy(0).join(&own)).is_empty());
    until("what was put back", || is_same(&pair));
    for home in ["kari", "ola"] {
        team.is_well(home);
        assert_eq!(team.names(home), ["Kunde 1"]);
    }
}

#[test]
fn syncthing_with_a_folder_for_each_desk_takes_nothing_away_from_others() {
    if !is_wanted() {
        return;
    }
    let team = Team::new();
    let mut pair = Pair::new(team.around.path());
    for n in [0, 1] {
        std::fs::create_dir_all(pair.copy(n)).unwrap();
        std::fs::write(pair.copy(n).join(".stignore"), "/desks\n").unwrap();
    }
    let before = |kari: &str| {
        vec![
            (String::new(), Whose::One(0)),
            (format!("desks/{kari}"), Whose::One(0)),
        ]
    };
    let later = |kari: &str, ola: &str| {
        let own = (format!("desks/{ola}"), Whose::One(1));
        [before(kari), vec![own]].concat()
    };
    joined(&team, &mut pair, before, later);
    a_call_comes(&team);
    let (_, before) = an_older_folder_is_put_back(&team, &pair);
    // What Ola says goes after it on the same way, so whatever the loss would do at Kari's has been done when that is there.
    team.note("ola", &team.id_of("ola", "Kunde 1"), "etter tapet");
    run(&team.home("ola"), &["sync", "--once"]).exits(0);
    let found = || run(&team.home("kari"), &["find", "tapet", "--json"]).json();
    until("what Ola has said since", || {
        run(&team.home("kari"), &["sync", "--once"]).exits(0);
        found().as_array().is_some_and(|found| found.len() == 1)
    });
    assert!(before.iter().all(|path| path.exists()));
    team.is_well("kari");
    team.is_well("ola");
}
