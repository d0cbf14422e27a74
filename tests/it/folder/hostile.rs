//! What somebody leaves in the folder who may write into it and means no good: nothing of it is believed, and nothing outside the
//! folder is read for it.

use std::os::unix::ffi::OsStringExt as _;
use std::process::Command;

use samtale::seal::zip;
use samtale::sync::parcel::{Kind, Parcel, Zip, open};
use samtale::sync::team::TeamId;

use super::measured::{memory_of, work_of};
use super::*;

/// A kind of malice.
type Plant = fn(&mut Team);

fn log(n: u8) -> Place {
    Place::log(desk_of(&keys(n).public()))
}

/// A name that a parcel could have.
fn named(n: u64) -> String {
    format!("05050505-0000000001-0000000015-{n:016x}.jsonl")
}

fn place(n: u64) -> Place {
    log(1).inside(&named(n)).unwrap()
}

/// What Kari has signed, and whoever reads it takes in: it lies where it is not to be read.
fn good(team: &Team) -> Packed {
    team.pack(1, &lines(1, 15, 0), 0)
}

/// A directory outside of the folder.
fn outside(team: &Team) -> PathBuf {
    let path = team.around.path().join("elsewhere");
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn link(to: &Path, at: &Path) {
    std::fs::create_dir_all(at.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(to, at).unwrap();
}

fn signed_body(team: &Team, change: impl FnOnce(Header) -> Header, body: &[u8]) -> Vec<u8> {
    forged(change(header(&good(team))), body, &keys(1))
}

fn forgeries(team: &mut Team) {
    let good = good(team);
    let of_kari = header(&good);
    team.put(&place(1), &forged(of_kari.clone(), body(&good), &keys(2)));
    team.put(&place(2), &forged(of_kari.clone(), body(&good), &keys(9)));
    let l1 = serde_json::to_string(&of_kari).unwrap();
    let for_a_head = keys(1).sign(Purpose::Head, l1.as_bytes());
    let text = format!("{l1}\n{{\"sig\":\"{for_a_head}\"}}\n");
    team.put(&place(3), &[text.as_bytes(), body(&good)].concat());
    // Signed, and the ids are not those of the bytes, or the numbers not those of the place.
    let other = String::from_utf8(body(&good).to_vec()).unwrap();
    let other = other.replace("Ringer", "Ringte");
    team.put(&place(4), &signed_body(team, |it| it, other.as_bytes()));
    let shifted = |it| Header {
        from: Seq(2),
        to: Seq(16),
        ..it
    };
    team.put(&place(5), &signed_body(team, shifted, body(&good)));
}

fn other_teams(team: &mut Team) {
    let elsewhere = pack(
        &outbox(&keys(1), &lines(1, 15, 0), 0),
        TeamId::of([1; 8]),
        &keys(1),
        "samtale test",
    );
    let elsewhere = elsewhere.unwrap();
    team.put(&elsewhere.place, &elsewhere.bytes);
    let mut other = Team::of(Dice(0xdead));
    let rosters = all_files(&other.path(&Place::team()));
    for (path, bytes) in rosters {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        team.put(&Place::team().inside(&name).unwrap(), &bytes);
    }
    let newer = other.roster((10..40).map(keys));
    let newer_place = Place::team().inside("0099-0011223344556677.json");
    team.put(&newer_place.unwrap(), newer.as_bytes());
}

fn rosters(team: &mut Team) {
    let newer = team.roster([keys(9)]);
    let mut roster: serde_json::Value = serde_json::from_str(&newer).unwrap();
    roster.as_object_mut().unwrap().remove("sig");
    let by_kari = signed::write(Purpose::Roster, &roster, &keys(1)).unwrap();
    let as_head = signed::write(Purpose::Head, &roster, &team.root()).unwrap();
    let texts = [
        by_kari,
        as_head,
        newer.replace("seller", "supervisor"),
        newer.replacen("\"version\":", "\"version\":9", 1),
        format!("{}{newer}", " ".repeat(1 << 20)),
    ];
    for (n, text) in texts.iter().enumerate() {
        let name = format!("00{n:02}-0011223344556677.json");
        team.put(&Place::team().inside(&name).unwrap(), text.as_bytes());
    }
    let path = outside(team).join("newer.json");
    std::fs::write(&path, &newer).unwrap();
    let at = Place::team().inside("0090-0011223344556677.json").unwrap();
    link(&path, &team.path(&at));
    let directory = Place::team().inside("0091-0011223344556677.json");
    std::fs::create_dir(team.path(&directory.unwrap())).unwrap();
    let pipe = Place::team().inside("0092-0011223344556677.json").unwrap();
    make_pipe(&team.path(&pipe));
    // What Ola's new desk says would be read if any of these held.
    let packed = pack(
        &outbox(&keys(9), &lines(1, 3, 0), 0),
        team.founder.team.as_ref().unwrap().id,
        &keys(9),
        "",
    );
    let packed = packed.unwrap();
    team.put(&packed.place, &packed.bytes);
}

/// Somebody takes the newest roster away, with the older ones left.
fn rolled_back_roster(team: &mut Team) {
    let held: Vec<PathBuf> = all_files(&team.path(&Place::team())).into_keys().collect();
    std::fs::remove_file(held.last().unwrap()).unwrap();
    // A program that begins anew has it from its database.
    team.reader = reader(&team.founder);
}

fn headers(team: &mut Team) {
    let good = good(team);
    let l1 = serde_json::to_string(&header(&good)).unwrap();
    let open = l1.strip_suffix('}').unwrap();
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    let stanzas: Vec<String> = (0..4000)
        .map(|n| format!("\"s{n}\":\"{}\"", "x".repeat(88)))
        .collect();
    let twice = format!("{open},\"n\":15}}");
    let headers = [
        format!("{open},{}}}", stanzas.join(",")),
        format!("{open},\"deep\":{}}}", nested(1_600)),
        format!("{open},\"deep\":{}}}", "{\"a\":".repeat(600)),
        nested(2_000),
        twice,
        l1.replace("\"from\":1", "\"from\":-1"),
        l1.replace("\"from\":1", "\"from\":18446744073709551615"),
        l1.replace("\"to\":15", "\"to\":18446744073709551615"),
        l1.replace("\"n\":15", "\"n\":18446744073709551615"),
        l1.replace("\"len\":", "\"len\":9"),
        l1.replace("\"zip\":\"none\"", "\"zip\":\"zstd\""),
        l1.replace("\"enc\":\"none\"", "\"enc\":\"age\",\"ek\":\"x\""),
        l1.replace("\"kind\":\"own\"", "\"kind\":\"mirror\""),
        String::new(),
    ];
    for (n, l1) in (0..).zip(headers) {
        team.put(&place(n), &sealed(&l1, body(&good), &keys(1)));
    }
}

fn bombs(team: &mut Team) {
    let zstd = |it| Header {
        zip: Zip::Zstd,
        ..it
    };
    let zeros = zip::zip(&vec![b'\n'; 300_000_000]).unwrap();
    team.put(&place(1), &signed_body(team, zstd, &zeros));
    let many = zip::zip(&vec![b'['; 4_194_304]).unwrap();
    team.put(&place(2), &signed_body(team, zstd, &many));
    // A frame that says of itself that it is very long, and hundreds of frames in one.
    let mut claims = zip::zip(&vec![b'x'; 100_000]).unwrap();
    claims[6] = 0xff;
    team.put(&place(3), &signed_body(team, zstd, &claims));
    let frames = zip::zip(b"{}\n").unwrap().repeat(100_000);
    team.put(&place(4), &signed_body(team, zstd, &frames));
    // And in what Kari says again of Ola.
    let mirror = |it| Header {
        kind: Kind::Mirror,
        by: Some(desk_of(&keys(1).public())),
        zip: Zip::Zstd,
        ..it
    };
    team.put(&place(5), &signed_body(team, mirror, &many));
}

fn deep_and_long_lines(team: &mut Team) {
    let good = good(team);
    let first = String::from_utf8(body(&good).to_vec()).unwrap();
    let first = first.lines().next().unwrap();
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    let with = |b: &str| first.replace("\"b\":{", &format!("\"b\":{{\"deep\":{b},"));
    let bodies = [
        with(&nested(30_000)),
        with(&"{\"a\":".repeat(10_000)),
        with(&format!("\"{}\"", "x".repeat(4_000_000))),
        with(&format!("\"{}\"", "\\u0000".repeat(10_000))),
        with(&"9".repeat(60_000)),
        "[".repeat(4_000_000),
        "\n".repeat(4_000_000),
        "\0".repeat(4_000_000),
        format!("{first}\n{}", "{}\n".repeat(1_000_000)),
        format!("{first}\n").repeat(10_000),
        String::new(),
    ];
    for (n, text) in (0..).zip(bodies) {
        let text = format!("{text}\n");
        team.put(&place(n), &signed_body(team, |it| it, text.as_bytes()));
    }
    team.put(
        &place(90),
        &signed_body(team, |it| it, &vec![0xff; 100_000]),
    );
}

/// A gibibyte in which there is nothing, wherever a file is read.
fn very_long_files(team: &mut Team) {
    let desk = desk_of(&keys(1).public());
    let stranger = desk_of(&keys(9).public());
    let roster = Place::team().inside("0009-0011223344556677.json").unwrap();
    for place in [place(1), Place::head(desk), Place::join(stranger), roster] {
        let path = team.put(&place, b"");
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_len(1 << 30).unwrap();
    }
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// No file, where one should be: whoever opened the pipe would wait for ever.
fn no_files(team: &mut Team) {
    let at = team.path(&log(1));
    std::fs::create_dir_all(&at).unwrap();
    make_pipe(&at.join(named(1)));
    std::fs::create_dir(at.join(named(2))).unwrap();
    drop(std::os::unix::net::UnixListener::bind(at.join(named(3))).unwrap());
    link(Path::new("/dev/zero"), &at.join(named(4)));
    link(Path::new("/dev/stdin"), &at.join(named(5)));
    link(&at.join(named(6)), &at.join(named(6)));
    link(Path::new("/proc/self/mem"), &at.join(named(7)));
    // Where the system lets nobody make one, there is none.
    let _ = Command::new("mknod")
        .arg(at.join(named(8)))
        .args(["c", "1", "5"])
        .status();
    let head = team.path(&Place::head(desk_of(&keys(1).public())));
    make_pipe(&head);
    let join = team.path(&Place::join(desk_of(&keys(9).public())));
    std::fs::create_dir_all(join.parent().unwrap()).unwrap();
    make_pipe(&join);
}

fn links_to_files(team: &mut Team) {
    let (good, away) = (good(team), outside(team));
    let path = away.join("parcel");
    std::fs::write(&path, &good.bytes).unwrap();
    link(&path, &team.path(&good.place));
    let hint = away.join("head.json");
    std::fs::write(&hint, head(1, good.tip)).unwrap();
    link(&hint, &team.path(&Place::head(desk_of(&keys(1).public()))));
    let relative = Path::new("../../../../elsewhere/parcel");
    link(relative, &team.path(&place(1)));
}

/// What is right and well signed lies outside, and the directory above it leads there.
fn link_to_directory(team: &mut Team, directory: &Place, in_it: &str) {
    let (good, away) = (good(team), outside(team));
    let name = good.place.parts().last().unwrap();
    let there = away.join(in_it);
    std::fs::create_dir_all(&there).unwrap();
    std::fs::write(there.join(name), &good.bytes).unwrap();
    let at = team.path(directory);
    if at.exists() {
        std::fs::remove_dir_all(&at).unwrap();
    }
    link(&away, &at);
}

fn linked_log(team: &mut Team) {
    link_to_directory(team, &log(1), "");
}

fn linked_desk(team: &mut Team) {
    link_to_directory(team, &Place::desk(desk_of(&keys(1).public())), "log");
}

fn linked_desks(team: &mut Team) {
    let desk = desk_of(&keys(1).public());
    link_to_directory(team, &Place::desks(), &format!("{desk}/log"));
}

fn linked_rosters(team: &mut Team) {
    let newer = team.roster([keys(9)]);
    let away = outside(team);
    std::fs::write(away.join("0003-0011223344556677.json"), newer).unwrap();
    let at = team.path(&Place::team());
    std::fs::remove_dir_all(&at).unwrap();
    link(&away, &at);
}

/// Names that lead elsewhere, or are odd, with what would be believed in each.
fn odd_names(team: &mut Team) {
    let good = good(team);
    let name = good.place.parts().last().unwrap().to_owned();
    let at = team.path(&log(1));
    std::fs::create_dir_all(&at).unwrap();
    let long = format!("{}-{name}", "x".repeat(150));
    let odd = [
        format!("..{name}"),
        format!("..-{name}"),
        format!("..\\..\\team\\{name}"),
        format!("%2e%2e%2fteam%2f{name}"),
        format!("-rf {name}"),
        format!("$(reboot){name}"),
        format!("'; DROP TABLE stream; -- {name}"),
        format!("{name}\n"),
        format!("\x1b[2J{name}"),
        format!("\u{202e}{name}"),
        name.to_uppercase(),
        name.replace("-0000000001-", "-1-"),
        name.replace("-0000000001-", "-+000000001-"),
        name.replace("-0000000001-", "-99999999999999999999-"),
        name.replace("05050505", "../../05050505")
            .replace('/', "\u{2215}"),
        long,
    ];
    for odd in odd {
        std::fs::write(at.join(odd), &good.bytes).unwrap();
    }
    let bytes = std::ffi::OsString::from_vec([b"\xff\xfe", name.as_bytes()].concat());
    std::fs::write(at.join(bytes), &good.bytes).unwrap();
    for desk in [
        "..%2f",
        "con",
        "ffffffffffffffff",
        "0101010101010101 ",
        "\u{2024}\u{2024}",
    ] {
        let beside = team.path(&Place::desks()).join(desk).join("log");
        std::fs::create_dir_all(&beside).unwrap();
        std::fs::write(beside.join(&name), &good.bytes).unwrap();
    }
}

/// Then nothing is left of anybody.
const ALL_DESKS: &str = "a link for all desks";

const PLANTS: [(&str, Plant); 16] = [
    ("forged signatures, ids and numbers", forgeries),
    ("files of another team", other_teams),
    ("rosters that the root has not signed", rosters),
    ("a roster rolled back", rolled_back_roster),
    ("too much in a header", headers),
    ("zstd bombs", bombs),
    ("deep and long lines", deep_and_long_lines),
    ("files of a gibibyte", very_long_files),
    ("pipes, devices and directories for files", no_files),
    ("links to files", links_to_files),
    ("a link for a log", linked_log),
    ("a link for a desk", linked_desk),
    (ALL_DESKS, linked_desks),
    ("a link for the rosters", linked_rosters),
    ("odd names", odd_names),
    ("replays in other directories", replays),
];

/// Where the file lies says nothing of whose it is: what was taken in once is not there twice, and in nobody else's name.
fn replays(team: &mut Team) {
    let good = good(team);
    team.put(&good.place, &good.bytes);
    assert_eq!(team.pass(), 15);
    let name = good.place.parts().last().unwrap().to_owned();
    let own = team.founder.desk();
    for directory in [log(2), Place::log(own), Place::mirror(own)] {
        team.put(&directory.inside(&name).unwrap(), &good.bytes);
        team.put(&directory.inside(&named(7)).unwrap(), &good.bytes);
    }
    let author = desk_of(&keys(1).public());
    let of_mirror = name.replace("05050505", &author.to_string());
    let mirror = Place::mirror(desk_of(&keys(2).public()));
    team.put(&mirror.inside(&of_mirror).unwrap(), &good.bytes);
}

#[test]
fn nothing_that_means_no_good_is_believed() {
    let (mut worst, mut which) = (0.0_f64, "");
    for (what, plant) in PLANTS {
        let mut team = Team::new();
        plant(&mut team);
        let before = team.records();
        let version = |team: &Team| team.reader.roster().map(|it| it.roster.version);
        let (new, work) = work_of(|| team.pass());
        assert_eq!((new, team.records()), (0, before), "{what}");
        assert_eq!(version(&team), Some(2), "{what}");
        assert_eq!(team.reader.joins().count(), 0, "{what}");
        let heard = |news: samtale::sync::reader::DeskNews| news.last.is_some();
        assert!(!team.reader.news().into_iter().any(heard), "{what}");
        assert_eq!(team.store.check(now()).unwrap().problems, []);
        // Whoever means well is read all the same, but where nothing of theirs is left.
        let is_gone = what == ALL_DESKS;
        let ola = team.pack(2, &lines(1, 4, 0), 0);
        if !is_gone {
            team.put(&ola.place, &ola.bytes);
            assert_eq!(team.pass(), 4, "{what}");
        }
        if work > worst {
            (worst, which) = (work, what);
        }
    }
    println!(
        "F11  {} kinds of malicious files: 0 accepted, 0 read outside the folder; at most {worst:.1} ms of work for all of a kind ({which})",
        PLANTS.len()
    );
}

/// Signed by a member, as long as a file may be, and as much work as can be made of it.
fn costly(team: &Team) -> Vec<(&'static str, Vec<u8>)> {
    let zstd = |it| Header {
        zip: Zip::Zstd,
        ..it
    };
    let zipped = |body: &[u8]| signed_body(team, zstd, &zip::zip(body).unwrap());
    let plain = |body: &[u8]| signed_body(team, |it| it, body);
    let long = 4 * 1024 * 1024 - 2_000;
    let whole = lines(1, 1000, 760);
    let packed = team.pack(1, &whole, 0);
    let records = lines(1, 12_000, 0).join("\n") + "\n";
    let many = lines(1, 12_000, 0);
    let tip = many
        .iter()
        .fold(Tip::empty(Incarnation::of([5; 8])), |tip, line| {
            tip.after(&id_of_checked(line).unwrap())
        });
    let all = |it| Header {
        from: Seq(1),
        to: tip.seq,
        n: tip.seq.0,
        head: tip.chain,
        ..it
    };
    let bomb = zip::zip(&vec![0; 400_000_000]).unwrap();
    vec![
        ("a parcel of a thousand records", packed.bytes),
        (
            "twelve thousand records",
            signed_body(team, all, records.as_bytes()),
        ),
        ("empty lines", plain(&vec![b'\n'; long])),
        ("empty lines, zipped", zipped(&vec![b'\n'; long])),
        (
            "one line",
            plain(&[vec![b'['; long - 1], vec![b'\n']].concat()),
        ),
        ("a bomb", signed_body(team, zstd, &bomb)),
        ("carriage returns", vec![b'\r'; long]),
        ("line ends of another system", b"\r\n".repeat(long / 2)),
    ]
}

/// Where a process of its own finds the file that it opens.
const FILE: &str = "SAMTALE_COSTLY_FILE";

/// Does nothing where it is not told which: the memory of one process is the memory that one file needs.
#[test]
fn one_costly_file_alone() {
    let Some(path) = std::env::var_os(FILE) else {
        return;
    };
    let key = |desk| {
        let keys = [keys(1), keys(2)].map(|it| it.public());
        keys.into_iter().find(|key| desk_of(key) == desk)
    };
    let (((), work), memory) = memory_of(|| {
        let bytes = std::fs::read(path).unwrap();
        work_of(|| drop(open(&bytes, key).map(Parcel::verify)))
    });
    println!("\n{COST}{work} {}", memory.unwrap_or_default());
}

/// How it begins what it says.
const COST: &str = "costs ";

#[test]
fn what_a_file_costs_at_most_is_told() {
    let team = Team::new();
    let files = costly(&team);
    let (mut slowest, mut largest) = ((0.0_f64, ""), (0, ""));
    for (what, bytes) in &files {
        let path = team.around.path().join("costly");
        std::fs::write(&path, bytes).unwrap();
        let mut alone = Command::new(std::env::current_exe().unwrap());
        let words = [
            "--exact",
            "folder::hostile::one_costly_file_alone",
            "--nocapture",
        ];
        let output = alone.args(words).env(FILE, &path).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let cost = said.lines().find_map(|line| line.strip_prefix(COST));
        let (work, memory) = cost.unwrap().split_once(' ').unwrap();
        let (work, memory): (f64, u64) = (work.parse().unwrap(), memory.parse().unwrap());
        if work > slowest.0 {
            slowest = (work, what);
        }
        if memory > largest.0 {
            largest = (memory, what);
        }
    }
    println!(
        "F10  the costliest of {} signed files of up to 4 MiB: {:.1} ms of work ({}), {} MiB of memory ({})",
        files.len(),
        slowest.0,
        slowest.1,
        largest.0,
        largest.1
    );
}

/// Changed at some place, through the reader and a database: nothing of them is taken in, and nothing stops.
#[test]
fn changed_files_on_a_disk_leave_the_database_as_it_was() {
    let mut team = Team::new();
    let good = good(&team);
    let before = team.records();
    let count = how_often("MUTATIONS", 100_000).div_ceil(1000);
    for n in 0..count {
        let mut bytes = good.bytes.clone();
        for _ in 0..=team.dice.below(3) {
            let at = team.dice.below(bytes.len());
            match team.dice.below(4) {
                0 => bytes[at] ^= 1 << team.dice.below(8),
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, u8::try_from(team.dice.below(256)).unwrap()),
                _ => bytes.truncate(at.max(1)),
            }
        }
        // An end of a line that was changed is mended.
        bytes.retain(|byte| *byte != b'\r');
        if bytes != good.bytes {
            team.put(&place(n as u64), &bytes);
        }
        if n % 100 == 99 || n + 1 == count {
            assert_eq!(team.pass(), 0);
        }
    }
    assert_eq!(team.records(), before);
    team.put(&good.place, &good.bytes);
    assert_eq!(team.pass(), 15);
    assert_eq!(team.store.check(now()).unwrap().problems, []);
    println!(
        "F10  {} changed files through the reader into a database: 0 records accepted, 0 panics",
        counted(count as u64)
    );
}
