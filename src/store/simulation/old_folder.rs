//! Somebody puts an older folder in place at one desk, and the engine takes that for the newest state everywhere: files that came
//! since are gone in every copy, and each owner puts back what is its own (SYNC.md §2, S3).

use super::carrier::Files;
use super::*;

/// Two looks of a publisher, with the time between them that a carrier is given to bring what is missing: ten minutes.
const GRACE: i64 = 10;

/// What became of it.
struct PutBack {
    files_lost: usize,
    looks: usize,
}

impl Team {
    fn all_say(&mut self, rounds: usize) {
        for _ in 0..rounds {
            self.now = self.now.plus(Duration::minutes(3));
            for site in 0..self.sites.len() {
                self.says(site);
                self.publishes(site, 20);
            }
            self.carry_everything();
            for site in 0..self.sites.len() {
                self.sites[site].read(self.now, None);
            }
        }
    }

    /// One state for all copies.
    fn is_as(&mut self, old: &Files) -> usize {
        let mut lost = 0;
        for site in &mut self.sites {
            for place in site.folder.files().into_keys() {
                if let Some(bytes) = old.get(&place) {
                    site.folder.carry(&place, bytes);
                } else {
                    site.folder.lose(&place);
                    lost += 1;
                }
            }
        }
        lost
    }

    /// Copies in which something that was said is missing.
    fn incomplete(&self) -> usize {
        let here = self.sites.iter();
        let lacks = |files: Files| carrier::records(&files, &self.said) < self.said.len();
        here.filter(|site| lacks(site.folder.files())).count()
    }
}

fn put_back(seed: u64) -> PutBack {
    let mut team = Team::new(seed, None);
    let mut random = Counted(seed);
    team.all_say(3 + dice(&mut random, 4));
    let old = team.sites[dice(&mut random, 3)].folder.files();
    team.all_say(2 + dice(&mut random, 6));
    assert_eq!(team.incomplete(), 0);
    let files_lost = team.is_as(&old);
    assert!(team.incomplete() > 0);
    // A publisher compares its head with the folder's each minute.
    team.now = team.now.plus(Duration::minutes(2));
    let mut looks = 0;
    while team.incomplete() > 0 {
        assert!(looks < 9, "seed {seed} is not healed");
        looks += 1;
        for site in 0..team.sites.len() {
            team.publishes(site, 100);
        }
        team.carry_everything();
        for site in 0..team.sites.len() {
            team.sites[site].read(team.now, None);
        }
        team.now = team.now.plus(Duration::minutes(GRACE));
    }
    team.rest();
    assert_eq!(team.fault(), None, "seed {seed}");
    PutBack { files_lost, looks }
}

/// `FOLDERS=1000` for a long run.
#[test]
fn an_old_folder_is_healed_by_its_owners_in_two_looks() {
    let asked = std::env::var("FOLDERS").ok();
    let seeds = asked.map_or(3, |text| text.parse().unwrap());
    let (mut lost, mut most) = (0, 0);
    for seed in 0..seeds {
        let healed = put_back(seed);
        lost += healed.files_lost;
        most = most.max(healed.looks);
    }
    assert!(lost > 0);
    assert!(most <= 2, "{most} looks");
    println!(
        "F13  {seeds} old folders put back, {lost} files gone: 0 records lost, healed after at most {most} looks and the carrier's grace"
    );
}
