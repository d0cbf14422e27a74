//! What every [`Folder`] must do; run over the one in memory and the one on disk.

use super::{Cap, Folder, TemporaryName, Trouble, put};
use crate::model::id::DeskId;
use crate::sync::folder::memory::{Counting, MemoryFolder};
use crate::sync::place::Place;

/// Runs the whole contract over an empty folder.
pub(crate) fn check<F: Folder>(folder: &mut F) {
    nothing_is_an_answer(folder);
    a_file_needs_its_directory(folder);
    directories_are_made_with_those_above(folder);
    a_put_file_is_whole_and_the_last_wins(folder);
    a_discarded_file_was_never_there(folder);
    a_cap_holds(folder);
}

fn log() -> Place {
    Place::log(DeskId::of([1; 8]))
}

fn head() -> Place {
    Place::head(DeskId::of([1; 8]))
}

fn nothing_is_an_answer<F: Folder>(folder: &mut F) {
    assert_eq!(folder.stat(&Place::marker()), Ok(None));
    assert_eq!(folder.read(&Place::marker(), Cap(10)), Ok(None));
    assert_eq!(folder.list(&log()), Ok(vec![]));
}

fn a_file_needs_its_directory<F: Folder>(folder: &mut F) {
    let fault = put(folder, &mut Counting::default(), &head(), b"{}").unwrap_err();
    assert_eq!(fault.trouble, Trouble::Gone);
}

fn directories_are_made_with_those_above<F: Folder>(folder: &mut F) {
    folder.make_directory(&log()).unwrap();
    folder.make_directory(&log()).unwrap();
    assert!(!folder.stat(&log()).unwrap().unwrap().is_file);
    let mut desks = folder.list(&Place::desks()).unwrap();
    assert_eq!(desks.pop().as_deref(), Some("0101010101010101"));
}

fn a_put_file_is_whole_and_the_last_wins<F: Folder>(folder: &mut F) {
    let mut random = Counting::default();
    for text in ["first", "second and longer", ""] {
        put(folder, &mut random, &head(), text.as_bytes()).unwrap();
        let read = folder.read(&head(), Cap(100)).unwrap();
        assert_eq!(read.as_deref(), Some(text.as_bytes()));
        let stat = folder.stat(&head()).unwrap().unwrap();
        assert_eq!((stat.is_file, stat.bytes), (true, text.len() as u64));
    }
    put(folder, &mut random, &Place::readme(), b"read me").unwrap();
    let mut names = folder.list(&Place::desk(DeskId::of([1; 8]))).unwrap();
    names.sort();
    assert_eq!(names, ["head.json", "log"]);
}

fn a_discarded_file_was_never_there<F: Folder>(folder: &mut F) {
    let mut file = folder.create(TemporaryName(77)).unwrap();
    folder.write(&mut file, b"half").unwrap();
    folder.write(&mut file, b" of it").unwrap();
    assert_eq!(folder.length(&file), Ok(10));
    folder.discard(file);
    let file = folder.create(TemporaryName(77)).unwrap();
    assert_eq!(folder.length(&file), Ok(0));
    folder.discard(file);
    assert_eq!(folder.list(&log()), Ok(vec![]));
}

fn a_cap_holds<F: Folder>(folder: &mut F) {
    put(folder, &mut Counting::default(), &head(), b"0123456789").unwrap();
    assert!(folder.read(&head(), Cap(10)).unwrap().is_some());
    let fault = folder.read(&head(), Cap(9)).unwrap_err();
    assert_eq!(fault.trouble, Trouble::TooLong);
    let fault = folder.read(&log(), Cap(9));
    assert!(!matches!(fault, Ok(Some(_))), "a directory is no file");
}

#[test]
fn the_folder_in_memory_keeps_the_contract() {
    check(&mut MemoryFolder::default());
}
