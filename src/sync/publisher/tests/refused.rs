//! A file that somebody holds, a rename that is refused or leads to another file system, a service that is not there: nothing is lost,
//! what is said is what the world said, and it goes on.

use super::*;

/// As Windows says 5, 32 and 362, and a disk that is tired.
fn troubles() -> Vec<Trouble> {
    let words = |text: &str| Trouble::Other(text.to_owned());
    vec![
        Trouble::Busy,
        Trouble::Denied,
        Trouble::OtherFileSystem,
        Trouble::Gone,
        words("The cloud file provider is not running. (os error 362)"),
        words("Input/output error (os error 5)"),
    ]
}

#[test]
fn whatever_is_refused_once_or_for_long_is_said_and_nothing_is_lost() {
    let (mut refused, mut said) = (0, 0);
    for trouble in troubles() {
        for nth in 0..40 {
            for is_lasting in [false, true] {
                let mut desk = Desk::new(4);
                if is_lasting {
                    desk.folder.fail_from(nth, trouble.clone());
                } else {
                    desk.folder.fail_once(nth, trouble.clone());
                }
                let step = desk.drain();
                refused += 1;
                if let Step::Waiting { why, .. } = step {
                    let Why::Fault(fault) = &why else {
                        panic!("{trouble:?} is told as {why:?}");
                    };
                    assert_eq!(fault.trouble, trouble);
                    said += 1;
                }
                desk.folder.heal();
                while desk.step() != Step::Nothing {}
                desk.check_complete();
            }
        }
    }
    assert!(said > refused / 4, "{said} of {refused}");
    println!(
        "F25  {refused} calls refused as busy, denied, of another file system, gone or of a cloud service: 0 records lost, each told in its own words"
    );
}
