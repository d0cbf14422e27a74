//! Call lists of any size, the same at each run. The numbers are made up; nobody is to be called.

use std::io::{BufWriter, Write};
use std::path::Path;

const FIRST: [&str; 16] = [
    "Kari", "Ola", "Øystein", "Åse", "Bjørn", "Ingrid", "Lars", "Mette", "Søren", "Jens", "Anne",
    "Nils", "Håkon", "Siri", "Maja", "Ægir",
];
const LAST: [&str; 16] = [
    "Nordmann",
    "Hansen",
    "Johansen",
    "Østergård",
    "Bakke",
    "Lie",
    "Dahl",
    "Sørensen",
    "Nygård",
    "Berg",
    "Strand",
    "Ødegård",
    "Sæther",
    "Aasen",
    "Bjørk",
    "Kjær",
];
const TOWN: [(&str, &str); 6] = [
    ("0150", "OSLO"),
    ("5003", "BERGEN"),
    ("7011", "TRONDHEIM"),
    ("9008", "TROMSØ"),
    ("4006", "STAVANGER"),
    ("3044", "DRAMMEN"),
];
const TRADE: [&str; 8] = [
    "Bygg",
    "Regnskap",
    "Frisør",
    "Transport",
    "Kafé",
    "Data",
    "Blomster",
    "Elektro",
];

/// One row of a made-up list.
pub(crate) struct Person {
    pub(crate) external_id: String,
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    pub(crate) company: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) postcode: &'static str,
    pub(crate) town: &'static str,
}

/// The n-th person: always the same one.
pub(crate) fn person(n: u64) -> Person {
    let mixed = mix(n);
    let (last, trade) = (pick(&LAST, mixed >> 16), pick(&TRADE, mixed >> 32));
    let (postcode, town) = pick(&TOWN, mixed >> 48);
    Person {
        external_id: (10_000 + n).to_string(),
        first: pick(&FIRST, mixed),
        last,
        company: format!("{last} {trade} {n} AS"),
        // 4xxxxxxx: every number once for the first ten million people.
        phone: format!("4{:07}", n.wrapping_mul(7_654_321) % 10_000_000),
        email: format!("kunde{n}@example.no"),
        postcode,
        town,
    }
}

/// Writes people `from..to` as the CSV that Norwegian Excel saves, in UTF-8.
pub(crate) fn write(path: &Path, people: std::ops::Range<u64>) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    writeln!(
        out,
        "Kundenr;Fornavn;Etternavn;Firma;Telefon;E-post;Postnr;Poststed;Merknad"
    )?;
    for n in people {
        let p = person(n);
        writeln!(
            out,
            "{};{};{};{};{};{};{};{};",
            p.external_id, p.first, p.last, p.company, p.phone, p.email, p.postcode, p.town
        )?;
    }
    out.flush()
}

/// One of several, by chance.
pub(crate) fn pick<T: Copy + Default>(of: &[T], chance: u64) -> T {
    let at = usize::try_from(chance & 0xffff).unwrap_or_default() % of.len().max(1);
    of.get(at).copied().unwrap_or_default()
}

/// Spreads consecutive numbers over all bits (the finaliser of SplitMix64).
pub(crate) fn mix(n: u64) -> u64 {
    let a = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let b = (a ^ (a >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let c = (b ^ (b >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    c ^ (c >> 31)
}
