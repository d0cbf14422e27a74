//! What the demonstration's other customers are made of: names, streets, trades, and what people say.
//!
//! *Invariant:* invented; the numbers that are made of it begin with a digit that no Norwegian number begins with.

use super::story::{Kept, Told};
use crate::model::call::LineResult;
use crate::model::said::{DemandKind, Horizon, Side};

/// First names.
pub(super) const FIRST: [&str; 32] = [
    "Kari",
    "Ola",
    "Øystein",
    "Ingrid",
    "Lars",
    "Marit",
    "Sindre",
    "Jorunn",
    "Anne",
    "Eirik",
    "Håkon",
    "Siri",
    "Gunnar",
    "Hilde",
    "Sølvi",
    "Trond",
    "Guri",
    "Per-Arne",
    "Ragnhild",
    "Torbjørn",
    "Ylva",
    "Unni",
    "Yngve",
    "Astrid",
    "Mohammed",
    "Fatima",
    "Piotr",
    "Nora",
    "Magnus",
    "Bente",
    "Odd",
    "Åshild",
];

/// Last names.
pub(super) const LAST: [&str; 30] = [
    "Hansen",
    "Haugen",
    "Bakke",
    "Solberg",
    "Moen",
    "Lunde",
    "Strand",
    "Ødegård",
    "Sæther",
    "Myhre",
    "Bjørnstad",
    "Næss",
    "Øvrebø",
    "Hauge",
    "Tangen",
    "Vik",
    "Eide",
    "Rønning",
    "Fosse",
    "Grønli",
    "Nowak",
    "Ahmed",
    "Lien",
    "Brekke",
    "Aasland",
    "Sørli",
    "Kvåle",
    "Tveit",
    "Åsheim",
    "Holte",
];

/// Streets.
pub(super) const STREET: [&str; 14] = [
    "Storgata",
    "Kirkeveien",
    "Skolegata",
    "Strandgata",
    "Fjellveien",
    "Bjørkeveien",
    "Åsveien",
    "Elvegata",
    "Nygata",
    "Havnegata",
    "Torggata",
    "Solbakken",
    "Granveien",
    "Sjøgata",
];

/// Post codes and towns.
pub(super) const PLACE: [(&str, &str); 16] = [
    ("0150", "Oslo"),
    ("1412", "Sofiemyr"),
    ("1606", "Fredrikstad"),
    ("2321", "Hamar"),
    ("3044", "Drammen"),
    ("3126", "Tønsberg"),
    ("3210", "Sandefjord"),
    ("3915", "Porsgrunn"),
    ("4006", "Stavanger"),
    ("4612", "Kristiansand"),
    ("5003", "Bergen"),
    ("6003", "Ålesund"),
    ("6509", "Kristiansund N"),
    ("7011", "Trondheim"),
    ("8622", "Mo i Rana"),
    ("9008", "Tromsø"),
];

/// What shops do.
pub(super) const TRADE: [&str; 12] = [
    "Blomster",
    "Hagesenter",
    "Kafé",
    "Hotell",
    "Regnskap",
    "Frisør",
    "Eiendom",
    "Interiør",
    "Tannklinikk",
    "Bakeri",
    "Arkitekter",
    "Mat & Vin",
];

/// What people at a shop have at their door.
pub(super) const TITLE: [&str; 5] = [
    "daglig leder",
    "innkjøp",
    "butikksjef",
    "kontorleder",
    "eier",
];

/// Conversations with shops. The day is set where they are used.
pub(super) const AT_SHOPS: &[Told] = &[
    Told {
        notes: "Kransene fra i fjor holdt til ut i januar. Bestiller like mange i år, men vil ha dem en uke før.",
        demand: Some((
            "Det samme som sist, bare tidligere",
            DemandKind::Value,
            "å ha dem i vinduet til 1. advent",
            "",
        )),
        priorities: &["levering i uke 47"],
        ..Told::TALKED
    },
    Told {
        notes: "Bøttene var lekke, gulvet i bilen fløt. Sender bilder. Ikke sint, men vil ikke ha det en gang til.",
        demand: Some((
            "Det rant vann ut i hele butikken",
            DemandKind::Failure,
            "at bøttene er hele",
            "gamle returbøtter",
        )),
        promises: &[(
            Side::We,
            "nye bøtter på neste levering",
            "2026-11-06",
            Kept::Kept,
        )],
        ..Told::THEY_RANG
    },
    Told {
        notes: "Har mer enn nok å gjøre før jul, vil snakke om vårblomster i januar.",
        needs: &[("vårblomster, særlig ranunkler", Horizon::Months)],
        ..Told::TALKED
    },
    Told {
        notes: "Spurte om vi har noe som tåler tørr kontorluft. Foreslo svigermors tunge og gullranke, hun lo av navnet.",
        demand: Some((
            "Alt dør her inne",
            DemandKind::Value,
            "planter som klarer seg selv i ferien",
            "",
        )),
        ..Told::TALKED
    },
    Told {
        notes: "Ny eier fra 1. oktober. Ville vite hvem vi er og hva de har betalt før. Sendte siste års ordrer på e-post.",
        promises: &[(
            Side::We,
            "sende oversikt over fjorårets ordrer",
            "2026-10-23",
            Kept::Kept,
        )],
        ..Told::TALKED
    },
    Told {
        notes: "Prisen på roser er gått opp to ganger siden sommeren. Han vil ha fast pris til nyttår eller kjøpe av andre.",
        demand: Some((
            "Jeg får vite prisen når fakturaen kommer",
            DemandKind::Failure,
            "å kjenne prisen på forhånd",
            "prislisten sendes ikke ut ved endring",
        )),
        questions: &[(Side::They, "Kan dere holde prisen til nyttår?", "")],
        ..Told::TALKED
    },
    Told {
        notes: "Sjåføren er hyggelig og bærer inn, hils ham. Ingenting å utsette på noe.",
        ..Told::TALKED
    },
    Told {
        notes: "Vil redusere til annenhver uke, lite folk i gatene nå. Kommer sterkere tilbake til våren, sier hun.",
        demand: Some((
            "Annenhver uke holder nå i mørketida",
            DemandKind::Value,
            "å slippe å kaste",
            "",
        )),
        ..Told::TALKED
    },
    Told {
        notes: "Lurte på hvorfor bekreftelsen kommer to ganger. Ser det samme her, meldt videre.",
        demand: Some((
            "Jeg vet ikke om jeg har bestilt én eller to",
            DemandKind::Failure,
            "én bekreftelse",
            "bestillingen sendes på nytt når linjen endres",
        )),
        ..Told::THEY_RANG
    },
    Told {
        notes: "Har fått tilbud fra en annen og vil tenke seg om. Ba oss ikke ringe før hun har bestemt seg.",
        outcome: "not-interested",
        ..Told::TALKED
    },
];

/// Conversations with people at home.
pub(super) const AT_HOMES: &[Told] = &[
    Told {
        minutes: 4,
        notes: "Fornøyd med kassen i fjor, vil ha den samme. Spurte om den kan komme før 10. desember.",
        demand: Some((
            "Den samme som i fjor, tusen takk",
            DemandKind::Value,
            "at den kommer i god tid",
            "",
        )),
        needs: &[("julekasse før 10. desember", Horizon::Now)],
        ..Told::TALKED
    },
    Told {
        minutes: 3,
        notes: "Skal være hos sønnen i jula i år og trenger ingen kasse. Gjerne neste år.",
        outcome: "not-interested",
        ..Told::TALKED
    },
    Told {
        minutes: 6,
        notes: "Lyngen var tørr da den kom. Ville ikke ha pengene igjen, bare at vi skulle vite det.",
        demand: Some((
            "Jeg ville bare at dere skulle vite det",
            DemandKind::Failure,
            "at noen hører etter",
            "lyngen sto for lenge på lageret",
        )),
        ..Told::THEY_RANG
    },
    Told {
        minutes: 5,
        notes: "Vil gi bort en kasse til naboen som har hjulpet med snømåkingen. Trenger et kort i den.",
        needs: &[("kasse som gave, med kort", Horizon::Now)],
        questions: &[(
            Side::They,
            "Kan dere skrive kortet for meg?",
            "Ja, inntil fire linjer.",
        )],
        ..Told::TALKED
    },
    Told {
        minutes: 2,
        notes: "Satt på bussen, hørte nesten ingenting. Ba om å bli ringt en kveld.",
        ..Told::TALKED
    },
];

/// Calls that reached nobody.
pub(super) const UNREACHED: &[Told] = &[
    Told::NO_ANSWER,
    Told::NO_ANSWER,
    Told::NO_ANSWER,
    Told {
        line: LineResult::Voicemail,
        ..Told::NO_ANSWER
    },
    Told {
        line: LineResult::Busy,
        ..Told::NO_ANSWER
    },
];
