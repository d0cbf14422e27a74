//! Files that come twice, under whatever names engines give their copies: no record is there twice, and nobody is told.

use super::*;

/// How engines name what is half there, what they could not decide about, and what they keep.
const ENGINES: [(&str, &[&str]); 11] = [
    (
        "Syncthing",
        &[
            "{stem}.sync-conflict-20261123-101500-ABCDEFG.{end}",
            ".syncthing.{stem}.{end}.tmp",
            "~syncthing~{stem}.{end}.tmp",
            "{stem}~20261123-101500.{end}",
        ],
    ),
    (
        "Dropbox",
        &[
            "{stem} (Kari Lie's conflicted copy 2026-11-23).{end}",
            "{stem} (KARIS-PC's conflicted copy 2026-11-23 (1)).{end}",
            "{stem} (Karis PCs motstridende kopi 2026-11-23).{end}",
            ".dropbox.cache {stem}.{end}",
        ],
    ),
    (
        "OneDrive",
        &[
            "{stem}-KARIS-PC.{end}",
            "{stem}-karis-pc.{end}",
            "{stem}-KARIS-PC-2.{end}",
            "{stem}-1.{end}",
            "~{stem}.tmp",
        ],
    ),
    (
        "Google Drive",
        &[
            "{stem} (1).{end}",
            "{stem} (2).{end}",
            "{stem} [Conflict].{end}",
            "{stem}.{end}.tmp.driveupload",
            "{stem}.{end}.gdownload",
        ],
    ),
    (
        "iCloud",
        &["{stem} 2.{end}", "{stem} 3.{end}", ".{stem}.{end}.icloud"],
    ),
    (
        "Nextcloud",
        &[
            "{stem} (conflicted copy 2026-11-23 101500).{end}",
            "{stem}_conflict-20261123-101500.{end}",
            ".{stem}.{end}.~1a2b",
            "{stem}.{end}.ocTransferId1795257.part",
        ],
    ),
    (
        "rclone",
        &[
            "{stem}.{end}.conflict1",
            "{stem}.conflict1.{end}",
            "{stem}.{end}..path1",
            "{stem}.{end}.partial",
            "{stem}.{end}.1a2b3c4d.partial",
        ],
    ),
    (
        "Resilio",
        &[
            "{stem}.Conflict.{end}",
            "{stem}.{end}.Conflict",
            "{stem}.{end}.!sync",
            "{stem}.1.{end}",
        ],
    ),
    (
        "Seafile",
        &[
            "{stem} (SFConflict kari@a.no 2026-11-23-10-15-00).{end}",
            ".{stem}.{end}.seafile",
        ],
    ),
    (
        "Unison, rsync and a share",
        &[
            "{stem} (conflict #1 on 2026-11-23).{end}",
            ".unison.{stem}.{end}.0123.unison.tmp",
            ".{stem}.{end}.AbCdEf",
            ".nfs00000000000123",
            ".smbdeleteAAA0123",
        ],
    ),
    (
        "people",
        &[
            "Copy of {stem}.{end}",
            "{stem} - Copy.{end}",
            "{stem} - Kopi (2).{end}",
            "{stem}.{end}~",
            "{stem}.{end}.bak",
            "{stem}.{end}.orig",
            "#{stem}.{end}#",
            "{stem}-{stem}.{end}",
            "copy-{stem}.{end}",
        ],
    ),
];

/// Each name for each file of a folder, and some of them several times, in its own and in other directories.
fn copy_all(team: &mut Team, times: usize) -> u64 {
    let folder = team.folder.path().to_owned();
    let mut put = 0;
    for (path, bytes) in all_files(&folder) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (stem, end) = name.split_once('.').unwrap();
        if stem.is_empty() {
            continue;
        }
        for form in ENGINES.iter().flat_map(|(_, forms)| *forms) {
            let copy = form.replace("{stem}", stem).replace("{end}", end);
            std::fs::write(path.with_file_name(copy), &bytes).unwrap();
            put += 1;
        }
        // A parcel under other names that are those of parcels, whole, beside itself and with another desk.
        let Some((range, mark)) = stem.rsplit_once('-').filter(|_| end == "jsonl") else {
            continue;
        };
        for n in 1..times {
            let other: u64 = u64::from_str_radix(mark, 16)
                .unwrap()
                .wrapping_add(n as u64);
            let copy = format!("{range}-{other:016x}.jsonl");
            std::fs::write(path.with_file_name(&copy), &bytes).unwrap();
            let beside = team.path(&Place::log(team.founder.desk()));
            std::fs::write(beside.join(&copy), &bytes).unwrap();
            put += 2;
        }
    }
    put
}

/// `COPIES=10` for a long run.
#[test]
fn copies_of_every_engine_add_no_fact_and_are_told_nobody() {
    let all = lines(1, 12, 0);
    let mut plain = Team::new();
    let parcels = [plain.pack(1, &all[..7], 0), plain.pack(1, &all, 7)];
    let other = plain.pack(2, &all[..3], 0);
    let carry = |team: &mut Team| {
        for packed in parcels.iter().chain([&other]) {
            team.put(&packed.place, &packed.bytes);
        }
        for (n, tip) in [(1, parcels[1].tip), (2, other.tip)] {
            let place = Place::head(desk_of(&keys(n).public()));
            let text = head(n, tip);
            team.put(&place, text.as_bytes());
        }
    };
    carry(&mut plain);
    assert_eq!(plain.pass(), 15);
    let expected = plain.store.projection_hash().unwrap();
    let mut copies = 0;
    let most = how_often("COPIES", 3);
    for times in 2..=most {
        let mut team = Team::new();
        carry(&mut team);
        // Copies first: at a desk that has read nothing, and again at one that has read all.
        copies += copy_all(&mut team, times);
        assert_eq!(team.pass(), 15, "{times}");
        assert_eq!(team.pass(), 0, "{times}");
        assert_eq!(team.records(), plain.records());
        assert_eq!(team.store.projection_hash().unwrap(), expected);
        let checked = team.store.check(now()).unwrap();
        assert_eq!((checked.problems, checked.forks), (Vec::new(), 0));
        assert_eq!(
            (team.refused(), team.reader.waiting()),
            (Vec::new(), (0, 0))
        );
        let mut news = team.reader.news().into_iter();
        assert!(news.all(|it| it.behind() == 0 && !it.is_rolled_back));
    }
    println!(
        "F6  {} copies under the names of {} engines, each file 2 to {most} times: 0 facts twice, 0 conflicts told",
        counted(copies),
        ENGINES.len()
    );
}
