//! The last whole week before the demonstration: enough of it for a report that is worth reading.
//!
//! *Invariant:* invented, and drawn from nothing: whose week it is follows from their place in the list, so that the rest of
//! the demonstration is as it was.

use chrono::Duration;

use super::cast::at;
use super::story::{Kept, OnList, Told};
use crate::model::moment::Moment;
use crate::model::said::{Demand, DemandKind, Horizon, Side};
use crate::model::talk::{AboutCause, Heard, Talk};
use crate::model::when::Precision;

/// The days of the week on which anybody called.
const DAYS: [&str; 5] = [
    "2026-11-16 09:10",
    "2026-11-17 09:10",
    "2026-11-18 09:10",
    "2026-11-19 09:10",
    "2026-11-20 09:10",
];

const LATE: &str = "bilen går for sent fra lageret";
const BILL: &str = "frakt ført på begge butikker";
const BUCKETS: &str = "gamle returbøtter";
const NO_WORD: &str = "ingen melding når bilen er underveis";

/// What the n-th of a list's crowd was spoken with about in the week; none for most.
pub(super) fn told(list: OnList, n: usize) -> Option<(&'static Told, Moment)> {
    let (from, one_in) = match list {
        OnList::Winter => (SHOPS, 16),
        OnList::Boxes => (HOMES, 30),
        OnList::Fair => return None,
    };
    let told = from.get(n / one_in % from.len())?;
    let day = DAYS.get(n / one_in * 3 % DAYS.len())?;
    let minutes = i64::try_from(n * 53 % (6 * 60)).unwrap_or_default();
    let is_of_week = n % one_in == 7;
    is_of_week.then(|| (told, at(day).plus(Duration::minutes(minutes))))
}

/// What became of causes in the week, and what was heard beside a seller.
pub(super) fn beside() -> Vec<(Moment, Talk)> {
    let about = |who: &str, words: &str, cause: &str| AboutCause {
        cause: cause.to_owned(),
        who: who.to_owned(),
        words: words.to_owned(),
    };
    let heard = |kind, words: &str, cause: &str| {
        Talk::Heard(Heard {
            of: None,
            demand: Demand {
                words: words.to_owned(),
                kind,
                matters: String::new(),
                cause: cause.to_owned(),
            },
            is_struck: false,
        })
    };
    let late = "rampen åpner kl. 06 fra 1. desember";
    let told = [
        (
            "2026-11-18 12:00",
            Talk::CauseHanded(about("Lageret", "", LATE)),
        ),
        (
            "2026-11-19 15:10",
            Talk::CauseAnswered(about("Lageret", late, LATE)),
        ),
        (
            "2026-11-18 12:05",
            Talk::CauseHanded(about("Regnskap", "", BILL)),
        ),
        (
            "2026-11-20 15:30",
            Talk::CauseMended(about("", "det går en melding når bilen kjører", NO_WORD)),
        ),
        (
            "2026-11-19 10:05",
            heard(
                DemandKind::Failure,
                "Nå har jeg ringt tre ganger om det samme",
                BILL,
            ),
        ),
        (
            "2026-11-19 10:20",
            heard(
                DemandKind::Value,
                "Har dere noe som lukter jul, men ikke feller nåler?",
                "",
            ),
        ),
        (
            "2026-11-19 10:40",
            heard(
                DemandKind::Unclear,
                "Jeg skulle bare høre hvor dere ble av",
                "",
            ),
        ),
    ];
    told.into_iter()
        .map(|(when, talk)| (at(when), talk))
        .collect()
}

const SHOPS: &[Told] = &[
    Told {
        minutes: 8,
        outcome: "wants-offer",
        notes: "Vil ha kransene i vinduet til 1. advent, helst levert onsdag. Tilbudet sendes i dag.",
        demand: Some((
            "Kan jeg få kransene på onsdag, før alle andre?",
            DemandKind::Value,
            "å være først i gata",
            "",
        )),
        promises: &[(
            Side::We,
            "sende tilbudet skriftlig",
            "2026-11-20",
            Kept::Kept,
        )],
        satisfied: Some((9, "Dere ringer når dere sier at dere skal ringe")),
        order: &[("wreath", 24)],
        ..Told::TALKED
    },
    Told {
        minutes: 11,
        seller: 'J',
        notes: "Varene kom 10:20, butikken hadde åpnet. Andre gang på to uker.",
        demand: Some((
            "Jeg sto med tomme bøtter da den første kunden kom",
            DemandKind::Failure,
            "levering før klokka ni",
            LATE,
        )),
        priorities: &["levering før kl. 09"],
        questions: &[(
            Side::They,
            "Kan jeg få vite det kvelden før når bilen er forsinket?",
            "",
        )],
        satisfied: Some((4, "Blomstene er fine, men de kommer for sent")),
        ..Told::TALKED
    },
    Told {
        minutes: 6,
        seller: 'A',
        notes: "Sier at hun må legge av en time til fakturaen hver måned. Frakten står to ganger.",
        demand: Some((
            "Hvorfor betaler jeg frakt for butikken som ikke fikk noe?",
            DemandKind::Failure,
            "en faktura som stemmer",
            BILL,
        )),
        promises: &[(
            Side::We,
            "kreditere frakten for oktober",
            "2026-11-27",
            Kept::Open,
        )],
        satisfied: Some((5, "")),
        ..Told::THEY_RANG
    },
    Told {
        minutes: 5,
        notes: "Flytter til større lokaler i mars og vil ha grønt i hele første etasje.",
        demand: Some((
            "Vi vil ha noe grønt som noen andre steller",
            DemandKind::Value,
            "at det ser levende ut",
            "",
        )),
        needs: &[("grønne planter med stell fra mars", Horizon::Months)],
        priorities: &["én å ringe til"],
        satisfied: Some((8, "")),
        ..Told::TALKED
    },
    Told {
        minutes: 7,
        seller: 'J',
        notes: "Bøttene lakk igjen. Har tatt vare på dem til sjåføren.",
        demand: Some((
            "Bilen min lukter myr",
            DemandKind::Failure,
            "bøtter som holder tett",
            BUCKETS,
        )),
        promises: &[(
            Side::We,
            "hele bøtter på neste levering",
            "2026-11-24",
            Kept::Open,
        )],
        ..Told::THEY_RANG
    },
    Told {
        minutes: 9,
        seller: 'A',
        outcome: "again",
        notes: "Må høre med eieren om amaryllis før hun bestiller.",
        demand: Some((
            "Hvite amaryllis, hvis vi får dem før lucia",
            DemandKind::Value,
            "at de springer ut i desember",
            "",
        )),
        questions: &[(
            Side::They,
            "Hvor lenge holder løken seg i kjølerommet?",
            "Tre uker ved fire grader.",
        )],
        callback: Some((
            "2026-11-26 10:00",
            Precision::After,
            'A',
            "amaryllis til lucia",
        )),
        ..Told::TALKED
    },
    Told {
        minutes: 4,
        notes: "Det var noe med bestillingen, men hun måtte løpe da det kom kunder.",
        demand: Some((
            "Det var noe med bestillingen, vi tar det siden",
            DemandKind::Unclear,
            "",
            "",
        )),
        ..Told::TALKED
    },
    Told {
        minutes: 6,
        seller: 'J',
        notes: "Sjåføren kom presis, men sto lenge fordi porten var låst hos oss.",
        demand: Some((
            "Sjåføren deres sa at porten var låst til åtte",
            DemandKind::Failure,
            "levering før klokka ni",
            LATE,
        )),
        satisfied: Some((7, "")),
        ..Told::TALKED
    },
    Told {
        minutes: 2,
        seller: 'A',
        outcome: "complained",
        notes: "Tredje samtale denne måneden, det er to for mye. Skrev ned at vi skal vente til de ringer oss.",
        demand: Some((
            "Ring når dere har noe nytt, ikke for å høre hvordan det går",
            DemandKind::Failure,
            "å få være i fred i desember",
            "samme kunde står på to lister",
        )),
        ..Told::TALKED
    },
];

const HOMES: &[Told] = &[
    Told {
        minutes: 4,
        outcome: "wants-offer",
        notes: "Vil ha kassen med rødt lys i år.",
        demand: Some((
            "Den samme, men med røde lys",
            DemandKind::Value,
            "at den kommer før barnebarna",
            "",
        )),
        satisfied: Some((10, "Den varte helt til trettende dag")),
        order: &[("wreath", 1)],
        ..Told::TALKED
    },
    Told {
        minutes: 5,
        seller: 'J',
        notes: "Kassen i fjor kom da de var reist bort. Ble stående ute i frosten.",
        demand: Some((
            "Ingen sa fra om når den kom",
            DemandKind::Failure,
            "å vite dagen",
            NO_WORD,
        )),
        questions: &[(Side::They, "Kan jeg velge dag selv?", "")],
        satisfied: Some((6, "")),
        ..Told::TALKED
    },
    Told {
        minutes: 3,
        seller: 'A',
        notes: "Ville vite om mosen er fra Norge.",
        demand: Some(("Hvor kommer mosen fra?", DemandKind::Neither, "", "")),
        questions: &[(Side::They, "Er mosen fra Norge?", "Ja, fra Hedmark.")],
        ..Told::TALKED
    },
];
