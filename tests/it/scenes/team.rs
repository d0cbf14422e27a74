//! A team as the window sees it: all is well, or somebody should see to something.

use samtale::app::message::{DeskSeen, Publishing};
use samtale::model::moment::Moment;

fn moment(at: &str) -> Moment {
    at.parse().unwrap()
}

/// Kari's desk and those of her colleagues.
pub(super) fn seen(is_loud: bool) -> Publishing {
    let desk = |name: &str, at: &str| DeskSeen {
        name: name.to_owned(),
        heard: Some(moment(at)),
        have: 40,
        ..DeskSeen::default()
    };
    let mut team = vec![
        DeskSeen {
            is_own: true,
            ..desk("Kari Nordmann", "2026-11-23T09:41:00+01:00")
        },
        desk("Ola Grønli", "2026-11-23T09:38:00+01:00"),
        desk(
            "Anne-Margrethe Wærenskjold Ødegård",
            "2026-11-20T15:02:00+01:00",
        ),
        DeskSeen {
            is_ended: true,
            ..desk("Per", "2026-08-14T16:00:00+02:00")
        },
    ];
    if is_loud {
        team[1].minutes_ahead = 7;
        team[1].behind = 3;
        team[2].is_rolled_back = true;
        team[2].heard = Some(moment("2026-11-11T15:02:00+01:00"));
    }
    Publishing {
        unpublished: Some(if is_loud { 2 } else { 0 }),
        team,
        is_begun_anew: is_loud,
        recovered: if is_loud { 14 } else { 0 },
        ..Publishing::default()
    }
}
