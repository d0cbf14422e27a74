//! The demonstration's people at home.

use super::story::{Kept, Story, Told};
use crate::model::call::LineResult;
use crate::model::said::{DemandKind, Horizon, Side};
use crate::model::when::Precision;

/// The one whose call is parked when the desk opens.
pub(super) const PARKED: &str = "Liv Næss";

/// Customers on the box list whose story is told in full. The two Bakkes share a number.
pub(super) const HOMES: &[Story<'static>] = &[
    Story {
        name: "Liv Næss",
        phone: "+4715008261",
        street: "Lyngveien 4",
        place: ("1412", "Sofiemyr"),
        told: &[
            Told {
                at: "2025-12-09 17:20",
                minutes: 7,
                notes: "Kassen var fin, men hyasintene var allerede i full blomst. Mannen er allergisk, så de måtte ut på trappa.",
                demand: Some((
                    "Kan jeg få en kasse uten hyasinter?",
                    DemandKind::Value,
                    "at mannen kan puste",
                    "",
                )),
                priorities: &["ingen hyasinter", "levering mens hun er hjemme"],
                ..Told::THEY_RANG
            },
            Told {
                at: "2026-11-11 18:05",
                minutes: 5,
                notes: "Vil ha kasse i år også, uten hyasinter. Bestiller når barnebarna har bestemt hvilken farge lysene skal ha.",
                needs: &[("julekasse uten hyasinter", Horizon::Now)],
                ..Told::TALKED
            },
        ],
        ..Story::HOME
    },
    Story {
        name: "Unni Bakke",
        phone: "+4711348890",
        street: "Elveveien 27",
        place: ("2321", "Hamar"),
        told: &[Told {
            at: "2025-11-26 18:15",
            minutes: 6,
            notes: "Det er hun som bestiller, Per-Arne bryr seg ikke om blomster men tar telefonen. Vil ha rødt, ikke hvitt.",
            priorities: &["røde julestjerner", "bæres helt inn"],
            ..Told::TALKED
        }],
        ..Story::HOME
    },
    Story {
        name: "Per-Arne Bakke",
        phone: "+4711348890",
        street: "Elveveien 27",
        place: ("2321", "Hamar"),
        told: &[Told {
            at: "2026-11-12 17:40",
            minutes: 2,
            notes: "«Du må snakke med Unni om det der.» Hun er hjemme tirsdag etter fire.",
            outcome: "again",
            callback: Some((
                "2026-11-24 16:00",
                Precision::After,
                '*',
                "julekassen, snakk med Unni",
            )),
            ..Told::TALKED
        }],
        ..Story::HOME
    },
    Story {
        name: "Tor Bjørk",
        phone: "+4719002714",
        street: "Fjellveien 88",
        place: ("5019", "Bergen"),
        told: &[
            Told {
                at: "2025-12-17 16:30",
                minutes: 8,
                notes: "Kassen kom ikke den 15. som avtalt. Sto på feil terminal i to dager. Fikk den til slutt, alt i orden inni.",
                demand: Some((
                    "Jeg satt hjemme hele dagen og ventet",
                    DemandKind::Failure,
                    "at noen sier fra når den blir sen",
                    "ingen varsling fra terminalen",
                )),
                promises: &[(
                    Side::We,
                    "ingen frakt på neste kasse",
                    "2026-11-30",
                    Kept::Open,
                )],
                ..Told::THEY_RANG
            },
            Told {
                at: "2026-11-16 18:20",
                line: LineResult::NoAnswer,
                ..Told::NO_ANSWER
            },
        ],
        ..Story::HOME
    },
    Story {
        name: "Aase Johansen",
        phone: "+4717650133",
        street: "Parkveien 3 B",
        place: ("0350", "Oslo"),
        told: &[Told {
            at: "2026-11-13 17:10",
            minutes: 19,
            notes: "86 år, fortalte om hagen på Toten. Vil ha den lille kassen, og at vi ringer datteren (Kirsten) om betalingen. Hører \
                    dårlig på det ene øret, snakk tydelig og ikke fort.",
            demand: Some((
                "Det skal lukte jul når jeg låser opp",
                DemandKind::Value,
                "lukten av gran",
                "",
            )),
            priorities: &[
                "lukten av gran",
                "at Kirsten tar betalingen",
                "snakk tydelig",
            ],
            needs: &[("liten julekasse", Horizon::Now)],
            promises: &[(
                Side::We,
                "ringe Kirsten om betalingen",
                "2026-11-25",
                Kept::Open,
            )],
            ..Told::TALKED
        }],
        ..Story::HOME
    },
    Story {
        name: "Ægir Hansen",
        phone: "+4714419026",
        street: "Sjøgata 15",
        place: ("8622", "Mo i Rana"),
        told: &[Told {
            at: "2026-11-17 18:45",
            minutes: 3,
            notes: "Har flyttet til leilighet, ikke plass til kasse lenger. Ville gjerne ha en krans på døra.",
            outcome: "not-interested",
            needs: &[("dørkrans", Horizon::Months)],
            ..Told::TALKED
        }],
        ..Story::HOME
    },
    Story {
        name: "Anne Wærness",
        phone: "+4716289954",
        street: "Bakkeveien 61",
        place: ("6509", "Kristiansund N"),
        told: &[Told {
            at: "2026-11-18 17:05",
            minutes: 1,
            notes: "Vil ikke ha flere telefoner, hun bestiller på nettet når det passer henne.",
            outcome: "never-call",
            ..Told::TALKED
        }],
        ..Story::HOME
    },
    Story {
        name: "Søren Dahl",
        phone: "+4713771506",
        street: "Skogveien 12",
        place: ("1820", "Spydeberg"),
        told: &[
            Told {
                at: "2026-11-09 17:55",
                ..Told::NO_ANSWER
            },
            Told {
                at: "2026-11-18 11:30",
                ..Told::NO_ANSWER
            },
        ],
        ..Story::HOME
    },
];
