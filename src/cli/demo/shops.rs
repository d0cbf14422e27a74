//! The demonstration's shops.

use super::story::{Kept, Story, Told};
use crate::model::call::LineResult;
use crate::model::said::{DemandKind, Horizon, Side};
use crate::model::when::Precision;

/// Shops on the winter list whose story is told in full.
pub(super) const SHOPS: &[Story<'static>] = &[
    Story {
        name: "Åse Østergård",
        company: "Østergård Blomster AS",
        phone: "+4714207813",
        fixed: "+4713280412",
        street: "Tollbugata 41",
        place: ("3044", "Drammen"),
        told: &[
            Told {
                at: "2026-06-03 10:05",
                minutes: 14,
                notes: "Lang og god prat. To butikker nå, Tollbugata og Gulskogen. Hun tar imot varene selv kl. 08:30 og må ha \
                        dem i vann før hun åpner. Liker at vi bruker pant på bøttene.\n\nVil se på kransene i god tid før \
                        advent, gjerne komme til oss og velge.",
                demand: Some((
                    "Jeg vil ha de samme rosene i begge butikkene",
                    DemandKind::Value,
                    "at det ser likt ut",
                    "",
                )),
                priorities: &[
                    "én faktura for begge butikkene",
                    "levering før kl. 09",
                    "ikke plast rundt snittblomstene",
                ],
                needs: &[("adventskranser på abonnement fra 2027", Horizon::Years)],
                ..Told::TALKED
            },
            Told {
                at: "2026-09-02 14:40",
                ..Told::NO_ANSWER
            },
            Told {
                at: "2026-09-10 11:20",
                minutes: 9,
                seller: 'J',
                notes: "Ringer om fakturaen for august. Frakten står på begge butikkene selv om alt ble kjørt til Tollbugata. \
                        Hun hadde brukt en time på å finne ut av det.",
                demand: Some((
                    "Jeg forstår ikke linje 3 på fakturaen",
                    DemandKind::Failure,
                    "å kunne lese fakturaen selv",
                    "frakt ført på begge butikker",
                )),
                questions: &[(Side::They, "Kan vi bytte leveringsplan midt i året?", "")],
                promises: &[(
                    Side::We,
                    "kreditere frakten for august",
                    "2026-09-14",
                    Kept::Kept,
                )],
                ..Told::THEY_RANG
            },
            Told {
                at: "2026-11-17 14:05",
                minutes: 7,
                outcome: "again",
                notes: "Kredittnotaen for august kom, takk for det. Men september har samme feil på linje 3. Hun sto i butikken \
                        med kunder, vi avtalte mandag morgen før åpning.\n\nSpurte også etter hvite amaryllis, 40 stk til 1. advent.",
                demand: Some((
                    "Det er den samme feilen en gang til",
                    DemandKind::Failure,
                    "å slippe å ringe om det",
                    "rettelsen gjaldt bare august",
                )),
                promises: &[(
                    Side::We,
                    "svar på fakturaen for september",
                    "2026-11-24",
                    Kept::Open,
                )],
                needs: &[("40 hvite amaryllis til 1. advent", Horizon::Now)],
                callback: Some((
                    "2026-11-23 09:30",
                    Precision::Exact,
                    'K',
                    "fakturaen for september, linje 3",
                )),
                ..Told::TALKED
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Bjørn Lie",
        company: "Lie Kafé & Bakst",
        phone: "+4715530127",
        street: "Storgaten 18",
        place: ("3126", "Tønsberg"),
        told: &[
            Told {
                at: "2026-08-25 13:10",
                minutes: 8,
                notes: "Åpner uteplass til våren og vil ha planter som tåler vind fra brygga. Prøvde oliventrær i fjor, alle døde.",
                demand: Some((
                    "Hva tåler egentlig å stå ute her?",
                    DemandKind::Value,
                    "at det lever til høsten",
                    "",
                )),
                priorities: &[
                    "planter som tåler saltvind",
                    "noen som svarer når han ringer",
                ],
                needs: &[("planter til uteplassen, 12 krukker", Horizon::Months)],
                ..Told::TALKED
            },
            Told {
                at: "2026-11-16 09:50",
                minutes: 5,
                notes: "Har bestemt seg for furu og lyng i krukkene. Vil ha pris før helgen, skal vise den til kompanjongen.",
                promises: &[(
                    Side::We,
                    "sende prislisten på krukkeplanter",
                    "2026-11-20",
                    Kept::Open,
                )],
                ..Told::TALKED
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Maja Sæther",
        company: "Sæther Hagesenter AS",
        phone: "+4716104455",
        street: "Ringveien 202",
        place: ("3223", "Sandefjord"),
        told: &[
            Told {
                at: "2026-10-06 12:30",
                minutes: 11,
                seller: 'A',
                notes: "Fornøyd med sviblene. To paller julestjerner er for mye på én gang, kan vi dele på to uker? Sa ja til det.",
                demand: Some((
                    "Jeg vil ha halvparten nå og halvparten i uke 50",
                    DemandKind::Value,
                    "at de er ferske",
                    "",
                )),
                promises: &[(
                    Side::We,
                    "dele leveringen av julestjerner på to uker",
                    "2026-11-13",
                    Kept::Kept,
                )],
                priorities: &["ferske julestjerner", "små partier oftere"],
                ..Told::TALKED
            },
            Told {
                at: "2026-11-19 15:20",
                minutes: 2,
                seller: 'A',
                outcome: "again",
                with_whom: "Solveig i kassen",
                notes: "Maja var på lageret. Solveig sier mandag formiddag passer, det er det samme hvem av oss som ringer.",
                callback: Some((
                    "2026-11-23 09:00",
                    Precision::After,
                    '*',
                    "juletrær på kommisjon, hvor mange og når",
                )),
                ..Told::TALKED
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Nils Aasen",
        company: "Aasen Rør og Varme AS",
        title: "kontorsjef",
        phone: "+4717821930",
        street: "Industriveien 7",
        place: ("3181", "Horten"),
        told: &[Told {
            at: "2026-11-12 14:15",
            ..Told::NO_ANSWER
        }],
        ..Story::SHOP
    },
    Story {
        name: "Zoë Strand",
        company: "Strand Interiør AS",
        phone: "+4711907340",
        street: "Skostredet 5",
        place: ("5003", "Bergen"),
        told: &[
            Told {
                at: "2026-10-14 10:20",
                minutes: 12,
                notes: "Innreder kontorer og vil leie planter i stedet for å kjøpe: 60 store planter på tre adresser, med stell hver \
                        annen uke. Skal spørre kundene sine først.",
                demand: Some((
                    "Kundene mine vil ha grønt, men ingen vil vanne",
                    DemandKind::Value,
                    "at noen tar vare på dem",
                    "",
                )),
                needs: &[("leie av 60 planter med stell", Horizon::Months)],
                promises: &[(
                    Side::They,
                    "sende tegninger av de tre kontorene",
                    "2026-11-18",
                    Kept::Open,
                )],
                ..Told::TALKED
            },
            Told {
                at: "2026-11-20 10:40",
                line: LineResult::Busy,
                ..Told::NO_ANSWER
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Mette Kjær",
        company: "Kjær Blomster ApS",
        title: "indehaver",
        phone: "+4500121234",
        street: "Vestergade 20",
        place: ("8000", "Aarhus C"),
        zone: "Europe/Copenhagen",
        told: &[Told {
            at: "2026-09-22 11:15",
            minutes: 9,
            notes: "Snakker dansk, forstår meg godt. Vil prøve kransene våre mot dem hun har fra Fyn. Spør om vi leverer lørdag.",
            questions: &[(
                Side::They,
                "Leverer I også om lørdagen?",
                "Ja, til kl. 10 mot tillegg.",
            )],
            needs: &[("20 prøvekranser til uke 47", Horizon::Now)],
            ..Told::TALKED
        }],
        ..Story::SHOP
    },
    Story {
        name: "Björn Lindqvist",
        company: "Lindqvist Florist AB",
        title: "inköp",
        phone: "+46701740612",
        street: "Haga Nygata 14",
        place: ("413 01", "Göteborg"),
        zone: "Europe/Stockholm",
        told: &[
            Told {
                at: "2026-10-08 13:50",
                minutes: 5,
                seller: 'A',
                notes: "Tollpapirene manglet på forrige sending, den sto på Svinesund i et døgn. Amina har tatt det med speditøren.",
                demand: Some((
                    "Den stod på gränsen ett helt dygn",
                    DemandKind::Failure,
                    "att papperen är med",
                    "fortolling bestilles ikke automatisk",
                )),
                ..Told::THEY_RANG
            },
            Told {
                at: "2026-11-18 10:10",
                line: LineResult::Voicemail,
                ..Told::NO_ANSWER
            },
        ],
        ..Story::SHOP
    },
];
