//! The demonstration's houses that buy flowers for themselves: a hotel, a kitchen, an undertaker, a municipality.

use super::story::{Kept, Story, Told};
use crate::model::call::LineResult;
use crate::model::said::{DemandKind, Horizon, Side};
use crate::model::when::Precision;

/// Houses on the winter list whose story is told in full. Two of the people are of one hotel.
pub(super) const HOUSES: &[Story<'static>] = &[
    Story {
        name: "Ingrid Dahl",
        company: "Fjordgløtt Hotell AS",
        title: "resepsjonssjef",
        phone: "+4718114602",
        fixed: "+4713560100",
        street: "Strandpromenaden 1",
        place: ("4006", "Stavanger"),
        told: &[
            Told {
                at: "2026-05-19 10:45",
                minutes: 10,
                seller: 'J',
                notes: "Blomster i resepsjonen hver mandag, og bordpynt til konferanser på kort varsel. Hun bestiller, men Günther \
                        betaler og vil ha alt samlet på måneden.",
                demand: Some((
                    "Kan dere være her før frokosten er ferdig?",
                    DemandKind::Value,
                    "at gjestene ikke ser varene bli båret inn",
                    "",
                )),
                priorities: &[
                    "levering før kl. 07",
                    "farger etter årstiden",
                    "beskjed når noe er byttet ut",
                ],
                ..Told::TALKED
            },
            Told {
                at: "2026-09-28 08:55",
                minutes: 4,
                notes: "Forrige mandag kom det nelliker i stedet for roser, og ingen hadde sagt fra. Hun måtte forklare det for \
                        et brudepar.",
                demand: Some((
                    "Si fra når dere bytter noe ut!",
                    DemandKind::Failure,
                    "å vite det dagen før",
                    "bytte på lageret uten beskjed til kunden",
                )),
                promises: &[(
                    Side::We,
                    "ringe dagen før når noe byttes ut",
                    "2026-10-02",
                    Kept::Kept,
                )],
                ..Told::THEY_RANG
            },
            Told {
                at: "2026-11-05 13:25",
                minutes: 6,
                notes: "Går mye bedre nå, Jonas ringte to ganger på forhånd. Julebordene er 4., 5., 11. og 12. desember, 180 \
                        kuverter hver kveld.",
                needs: &[("bordpynt til fire julebord, 180 kuverter", Horizon::Now)],
                questions: &[(Side::They, "Kan kransene henge ute i saltluft?", "")],
                promises: &[(
                    Side::They,
                    "sende bordplanen for julebordene",
                    "2026-11-27",
                    Kept::Open,
                )],
                ..Told::TALKED
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Günther Lützow",
        company: "Fjordgløtt Hotell AS",
        title: "økonomi",
        phone: "+4718114617",
        street: "Strandpromenaden 1",
        place: ("4006", "Stavanger"),
        told: &[Told {
            at: "2026-08-13 14:30",
            minutes: 5,
            seller: 'J',
            notes: "Vil ha samlefaktura den 1., med rekvisisjonsnummer fra Ingrid på hver linje. Ellers går den i retur.",
            demand: Some((
                "Uten rekvisisjonsnummer får jeg den ikke betalt",
                DemandKind::Failure,
                "at fakturaen går rett gjennom",
                "feltet finnes ikke i bestillingen",
            )),
            ..Told::TALKED
        }],
        ..Story::SHOP
    },
    Story {
        name: "Siri Nygård",
        company: "Nygård Begravelsesbyrå AS",
        phone: "+4719230078",
        street: "Kirkegata 9",
        place: ("7011", "Trondheim"),
        told: &[
            Told {
                at: "2026-03-11 11:05",
                minutes: 16,
                seller: 'A',
                notes: "Rolig og grundig. Familiene velger blomster av bilder, og da må det som kommer ligne bildet. Hun ringer alltid \
                        dagen før, vi skal ikke ringe henne på formiddagen.",
                demand: Some((
                    "Det må bli likt bildet, det er det siste de gjør for ham",
                    DemandKind::Value,
                    "at familien kjenner igjen det de valgte",
                    "",
                )),
                priorities: &[
                    "likt bildet",
                    "ikke ring på formiddagen",
                    "samme sjåfør hver gang",
                ],
                ..Told::TALKED
            },
            Told {
                at: "2026-10-20 15:45",
                minutes: 7,
                notes: "Takket for at sjåføren ventet til seremonien var over. Lurer på om vi kan ha hvite liljer hele vinteren.",
                questions: &[(
                    Side::They,
                    "Kan dere love hvite liljer i januar og februar?",
                    "",
                )],
                callback: Some((
                    "2026-11-23 14:00",
                    Precision::After,
                    'K',
                    "hvite liljer i januar og februar",
                )),
                outcome: "again",
                ..Told::TALKED
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Yngve Øvrebø",
        company: "Restaurant Tre Skjell",
        title: "kjøkkensjef",
        phone: "+4712660391",
        street: "Bryggen 12",
        place: ("5003", "Bergen"),
        told: &[
            Told {
                at: "2026-01-21 14:10",
                minutes: 6,
                seller: 'J',
                notes: "Urtene var frosset da de kom, sto på rampen i to timer i åtte kuldegrader. Ingen ringte på.",
                demand: Some((
                    "Halvparten gikk rett i søpla",
                    DemandKind::Failure,
                    "at noen ringer på",
                    "bilen setter varer på rampen uten å varsle",
                )),
                promises: &[(
                    Side::We,
                    "sjåføren ringer fem minutter før",
                    "2026-01-26",
                    Kept::Kept,
                )],
                ..Told::THEY_RANG
            },
            Told {
                at: "2026-10-29 14:35",
                minutes: 8,
                notes: "Nå ringer sjåføren hver gang, det er slutt på problemet. Spiselige blomster til nyttårsmenyen: 300 stk, \
                        stemorsblomst og kornblomst om vi har.",
                needs: &[("300 spiselige blomster til nyttår", Horizon::Months)],
                priorities: &[
                    "sjåføren ringer før han kommer",
                    "bestille til kl. 22 kvelden før",
                ],
                ..Told::TALKED
            },
        ],
        ..Story::SHOP
    },
    Story {
        name: "Håkon Berg",
        company: "Vestvik kommune",
        title: "innkjøp",
        phone: "+4719775521",
        street: "Rådhusplassen 1",
        place: ("9008", "Tromsø"),
        told: &[Told {
            at: "2026-11-10 09:35",
            minutes: 13,
            notes: "Rammeavtalen går ut i juni. De skriver ut ny i februar og vil vite hva vi tenker om kortreist og emballasje før \
                    de skriver kravene. Åpen og hyggelig, husket oss fra blomsterdagen.",
            demand: Some((
                "Vi vil høre hva som er mulig før vi bestemmer oss",
                DemandKind::Value,
                "at kravene går an å oppfylle",
                "",
            )),
            needs: &[("ny rammeavtale, utlysning i februar", Horizon::Months)],
            promises: &[(
                Side::We,
                "sende notat om emballasje og transport",
                "2026-12-04",
                Kept::Open,
            )],
            callback: Some((
                "2026-12-01 10:00",
                Precision::Exact,
                'K',
                "notatet om emballasje",
            )),
            outcome: "again",
            ..Told::TALKED
        }],
        ..Story::SHOP
    },
    Story {
        name: "Ragnhild Ødegård",
        company: "Ødegård Regnskap AS",
        phone: "+4716402288",
        street: "Nordre gate 3",
        place: ("7011", "Trondheim"),
        told: &[Told {
            at: "2026-11-20 09:20",
            line: LineResult::Declined,
            ..Told::NO_ANSWER
        }],
        ..Story::SHOP
    },
];
