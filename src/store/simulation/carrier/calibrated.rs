//! A carrier that is kinder than the real ones would prove nothing. What Syncthing was measured to do (SYNC.md §2, S1 to S6)
//! comes out of this one too; where they differ, this one is harsher.

use chrono::Duration;

use super::super::{Team, begin};
use super::{Files, is_head, is_parcel};
use crate::model::fact::Said;
use crate::model::id::CustomerId;
use crate::store::forgotten::erase;
use crate::store::world::{id, kari};
use crate::sync::place::Place;

/// The home of the first desk, which founded the team.
const OWNER: usize = 0;
/// Another desk's.
const OTHER: usize = 1;

/// A team in which the first desk has said something and published it in several files, which all copies have.
fn team() -> Team {
    let mut team = Team::new(1, None);
    for site in &mut team.sites {
        site.read(begin(), None);
    }
    for _ in 0..4 {
        says_and_publishes(&mut team, OWNER);
    }
    team.carry_everything();
    team
}

/// Long enough after what was said that it waits for no company.
fn says_and_publishes(team: &mut Team, site: usize) {
    team.says(site);
    team.now = team.now.plus(Duration::hours(2));
    team.sites[site].publish(team.now, 5);
}

fn files(team: &Team, site: usize) -> Files {
    team.sites[site].folder.files()
}

/// The files that a desk wrote, in some copy.
fn own(team: &Team, site: usize, of: usize) -> Files {
    let name = team.sites[of].desk().to_string();
    let all = files(team, site).into_iter();
    all.filter(|(place, _)| place.to_string().contains(&name))
        .collect()
}

fn head(team: &Team, site: usize, of: usize) -> Vec<u8> {
    let mut files = own(team, site, of).into_iter();
    files.find(|(place, _)| is_head(place)).unwrap().1
}

#[track_caller]
fn ends_well(team: &mut Team) {
    team.rest();
    assert_eq!(team.fault(), None);
}

/// S1: all files arrive, whole and under their names.
#[test]
fn every_file_arrives_whole() {
    let mut team = team();
    says_and_publishes(&mut team, OWNER);
    assert_ne!(own(&team, OTHER, OWNER), own(&team, OWNER, OWNER));
    team.carry_everything();
    assert_eq!(own(&team, OTHER, OWNER), own(&team, OWNER, OWNER));
    assert!(own(&team, OTHER, OWNER).len() > 4);
    ends_well(&mut team);
}

/// S2: of two heads under one name one remains. Syncthing keeps the other under a name of its own; here it is gone.
#[test]
fn of_one_path_written_at_two_ends_one_is_lost() {
    let mut team = team();
    team.clones(OWNER);
    let clone = team.sites.len() - 1;
    for site in [OWNER, clone] {
        says_and_publishes(&mut team, site);
    }
    let [ours, theirs] = [head(&team, OWNER, OWNER), head(&team, clone, OWNER)];
    assert_ne!(ours, theirs);
    team.carry_everything();
    let kept = head(&team, OTHER, OWNER);
    assert!(kept == ours || kept == theirs);
    assert_eq!(
        own(&team, OTHER, OWNER)
            .keys()
            .filter(|place| is_head(place))
            .count(),
        1
    );
    ends_well(&mut team);
}

/// S3: an older folder that is put back takes the owner's own files away, in the owner's own copy, without a word.
#[test]
fn an_older_folder_takes_files_away_from_their_owner() {
    let mut team = team();
    team.snapshots.push((OWNER, files(&team, OWNER)));
    let before = own(&team, OWNER, OWNER);
    says_and_publishes(&mut team, OWNER);
    assert_ne!(own(&team, OWNER, OWNER), before);
    team.puts_back(OWNER);
    assert_eq!(own(&team, OWNER, OWNER), before);
    ends_well(&mut team);
}

fn forgets(team: &mut Team, site: usize, about: CustomerId) {
    let at = team.now;
    let site = &mut team.sites[site];
    let said = Said {
        at,
        by: Some(kari().id),
        about: Some(about),
        fact: erase(),
    };
    let now = site.now(at);
    let saved = site.store.append(&[said], now, &mut site.random).unwrap();
    team.said.extend(saved.iter().map(|saved| saved.id));
}

/// S4: a file that its owner has removed comes back from another copy.
#[test]
fn what_an_owner_removed_comes_back() {
    let mut team = team();
    let before = own(&team, OWNER, OWNER);
    (1..=4).for_each(|n| forgets(&mut team, OWNER, id(n)));
    team.now = team.now.plus(Duration::hours(2));
    team.sites[OWNER].publish(team.now, 100);
    let after = own(&team, OWNER, OWNER);
    let removed: Vec<&Place> = before
        .keys()
        .filter(|place| !after.contains_key(place))
        .collect();
    assert!(!removed.is_empty());
    team.carry_everything();
    let again = own(&team, OWNER, OWNER);
    assert!(removed.iter().all(|place| again.contains_key(place)));
    assert!(team.sites[OWNER].outspoken() > 0);
    ends_well(&mut team);
}

/// S5: a folder that is not mounted loses nothing, and nothing is written to it.
#[test]
fn a_folder_that_goes_away_is_as_it_was_when_it_is_back() {
    let mut team = team();
    let before = files(&team, OTHER);
    team.sites[OTHER].folder.unmount();
    team.says(OTHER);
    team.now = team.now.plus(Duration::hours(2));
    assert!(!team.sites[OTHER].publish(team.now, 5).is_anything);
    assert_eq!(team.sites[OTHER].read(team.now, None), None);
    team.sites[OTHER].folder.mount();
    assert_eq!(files(&team, OTHER), before);
    ends_well(&mut team);
}

/// S6: what is done to a desk's files in another copy never comes to the desk's own.
#[test]
fn harm_in_one_copy_stays_in_it() {
    let mut team = team();
    let before = own(&team, OWNER, OWNER);
    for (place, bytes) in &before {
        if is_parcel(place) {
            team.sites[OTHER].folder.damage(place);
        } else {
            team.sites[OTHER].folder.carry(place, &bytes[1..]);
        }
    }
    for _ in 0..200 {
        team.carry(OWNER);
    }
    assert_eq!(own(&team, OWNER, OWNER), before);
    ends_well(&mut team);
}
