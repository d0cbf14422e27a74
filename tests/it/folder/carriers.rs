//! What carriers and file systems do to files that they do not mean badly by: other ends of lines, coarse times, capital letters.

use std::time::{Duration, SystemTime};

use samtale::sync::folder::{Cap, Folder as _};

use super::*;

/// A clock of a file system that counts in steps of two seconds, whatever was written in between.
fn at_the_same_tick(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
    let tick = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_257_062);
    let file = std::fs::File::options().append(true).open(path).unwrap();
    file.set_modified(tick).unwrap();
}

#[test]
fn no_record_is_lost_by_a_coarse_clock_other_line_ends_or_a_filled_file() {
    let all = lines(1, 40, 0);
    let mut ways = 0;
    for filler in [b'\0', b' ', b'x', b'\n'] {
        let mut team = Team::new();
        let packed = team.pack(1, &all, 0);
        let path = team.put(&packed.place, b"");
        at_the_same_tick(&path, &vec![filler; packed.bytes.len()]);
        assert_eq!(team.pass(), 0);
        at_the_same_tick(&path, &packed.bytes);
        let later = now().at.plus(chrono::Duration::seconds(10));
        assert_eq!(team.pass_at(later), 40);
        assert_eq!(
            (team.refused(), team.reader.waiting()),
            (Vec::new(), (0, 0))
        );
        ways += 1;
    }
    // Every file of the folder as a carrier of texts brings it, whole and in part.
    let mut team = Team::new();
    let packed = team.pack(1, &all, 0);
    let text = String::from_utf8(packed.bytes.clone()).unwrap();
    let text = text.replace('\n', "\r\n");
    for cut in (0..text.len()).step_by(499) {
        team.put(&packed.place, &text.as_bytes()[..cut]);
        assert_eq!(team.pass(), 0, "{cut}");
    }
    team.put(&packed.place, text.as_bytes());
    assert_eq!(team.pass(), 40);
    assert_eq!(team.refused(), []);
    ways += 1;
    // A head that is written again within the same tick, and is as long as before.
    let mut team = Team::new();
    let [first, second] = [team.pack(1, &all[..20], 0), team.pack(1, &all, 20)];
    let place = Place::head(desk_of(&keys(1).public()));
    let path = team.put(&place, b"");
    team.put(&first.place, &first.bytes);
    at_the_same_tick(&path, head(1, first.tip).as_bytes());
    assert_eq!(team.pass(), 20);
    team.put(&second.place, &second.bytes);
    let texts = [first.tip, second.tip].map(|tip| head(1, tip));
    assert_eq!(texts[0].len(), texts[1].len());
    at_the_same_tick(&path, texts[1].as_bytes());
    let later = now().at.plus(chrono::Duration::seconds(10));
    assert_eq!(team.pass_at(later), 20);
    ways += 1;
    println!(
        "F25  {ways} carriers of coarse times, filled files and other line ends: 0 records lost"
    );
}

/// No two names that this program gives are one where letters are not told apart, and none needs a capital one.
#[test]
fn names_hold_where_letters_are_not_told_apart() {
    let mut team = Team::new();
    let all = lines(1, 30, 0);
    for at in 0..30 {
        let packed = team.pack(1, &all[..=at], at);
        team.put(&packed.place, &packed.bytes);
    }
    assert_eq!(team.pass(), 30);
    let files = all_files(team.folder.path());
    let folded = |path: &Path| {
        let inside = path.strip_prefix(team.folder.path()).unwrap();
        inside.to_str().unwrap().to_lowercase()
    };
    let names: BTreeSet<String> = files.keys().map(|path| folded(path)).collect();
    assert_eq!(names.len(), files.len());
    let upper = |name: &&String| **name != name.to_lowercase();
    let kept: Vec<String> = files.keys().map(|it| it.display().to_string()).collect();
    let name = |path: &String| path.rsplit('/').next().unwrap().to_owned();
    let capital: Vec<String> = kept.iter().map(name).collect();
    let capital: Vec<&String> = capital.iter().filter(upper).collect();
    assert_eq!(capital, ["README.txt", "SAMTALE-FOLDER.json"]);
    // Whatever is not of the program's making is not read as it.
    let read = team.folder.read(&Place::marker(), Cap(4096)).unwrap();
    assert!(read.is_some());
    println!(
        "F25  {} names in a folder: none alike where letters are not told apart",
        names.len()
    );
}
