//! What is planted never survives, and what is nobody's stays.

use proptest::prelude::*;

use super::*;
use crate::model::customer::{Field, Profile};
use crate::model::phone::{Phone, PhoneKind, PhoneState};
use crate::model::text::fold;

fn known() -> Known {
    let mut profile = Profile {
        name: "Åse Østergård".to_owned(),
        company: "Fjordblomst og Frø AS".to_owned(),
        phones: vec![Phone {
            number: "+4702800".parse().unwrap(),
            kind: PhoneKind::Other,
            state: PhoneState::Untried,
        }],
        ..Profile::default()
    };
    for (field, value) in [
        (Field::Street, "Øvre Tverrløkka 7 B"),
        (Field::Postcode, "0155"),
        (Field::Town, "Oslo"),
        (Field::ExternalId, "K-10b7"),
        (Field::Website, "https://www.fjordblomst.example/om"),
    ] {
        profile.write(&field, value.to_owned());
    }
    let mut known = Known::default();
    known.customer(&profile);
    known.person("Nils O’Brien-Aasen");
    known
}

fn sellers() -> Known {
    let mut known = Known::default();
    known.anywhere("Kari Dag");
    known
}

fn without(text: &str) -> String {
    deidentify(text, &[&known(), &sellers()]).text.into_owned()
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(without(text), *expected, "{text}");
    }
}

#[test]
fn names_however_they_are_written() {
    check(&[
        ("Åse ringte", "[name] ringte"),
        ("snakket med ÅSE ØSTERGÅRD.", "snakket med [name]."),
        ("Aase Oestergaards faktura", "[name] faktura"),
        ("A\u{30a}ses brev, O\u{308}stergard", "[name] brev, [name]"),
        ("Østergårdsaken", "[name]"),
        ("Østergård-saken", "[name]-saken"),
        ("Østergård, Åse", "[name], [name]"),
        ("frøken Å. Østergård kom", "frøken [name] kom"),
        ("aseostergard på nett", "[name] på nett"),
        ("ase.ostergard", "[name]"),
        ("Å\u{ad}se", "[name]"),
        ("Nils' kone og O'Briens bil", "[name]' kone og [name] bil"),
        ("Nils Aasen-Obrien", "[name]"),
        ("Karis kollega", "[name] kollega"),
        ("Fjordblomst og Frø AS sa nei", "[name] AS sa nei"),
        ("fjordblomst og frø sa nei", "[name] sa nei"),
    ]);
}

#[test]
fn a_name_that_is_a_word_stays_a_word_where_others_are_spoken_of() {
    check(&[
        ("hver dag, og Dag", "hver dag, og [name]"),
        ("frø og blomst", "frø og blomst"),
    ]);
    let mut own = Known::default();
    own.person("Dag Lie");
    let text = deidentify("lie sa dag", &[&own]).text.into_owned();
    assert_eq!(text, "[name] sa [name]");
}

#[test]
fn telephone_numbers_in_any_spelling() {
    for number in [
        "41207813",
        "412 07 813",
        "41 20 78 13",
        "412-07-813",
        "412.07.813",
        "4 1 2 0 7 8 1 3",
        "+47 412 07 813",
        "+4741207813",
        "0047 41207813",
        "(+47) 412 07 813",
        "+47 (0) 412 07 813",
        "412\u{a0}07\u{202f}813",
        "４１２０７８１３",
        "٤١٢٠٧٨١٣",
        "41\u{200b}207813",
        "412 07 - 813",
        "412/07/813",
        "412–07–813",
        "412_07_813",
        "030/123456",
        "(415) 555-0123",
        "415.555.0123",
        "08-123 456 78",
        "020 7946 0018",
        "+1 415 555 0123",
        "412,07,813",
    ] {
        for (text, expected) in [
            (format!("ring {number}."), "ring [number]."),
            (format!("tlf:{number}, takk"), "tlf:[number], takk"),
            (format!("x{number}y"), "x[number]y"),
        ] {
            let text = without(&text).replace(['(', ')'], "");
            assert_eq!(text, expected, "{number}");
        }
    }
    check(&[
        ("tlf 123456 og 02800", "tlf [number] og [number]"),
        ("41207813 22334455", "[number] [number]"),
        ("21.11.2026 41207813", "21.11.2026 [number]"),
        ("kl 10:12 41207813", "kl 10:[number]"),
        ("kundenr. k-10B7", "kundenr. [number]"),
    ]);
}

#[test]
fn what_is_nobodys_stays() {
    for text in [
        "",
        "Ringer om fakturaen for september, forstår ikke linje 3…",
        "møte 21.11.2026 kl. 10.30, 2026-11-24 og 1. 12. 2026",
        "åpent 08.00-16.00, 0800-1600 og 10:00–12:30",
        "2026-2027 og 2026/2027, uke 47, 12,5 %",
        "kr 1 249 000,50, 249,- per måned, 12 345,50 og 1.250.000 NOK, 10 000 000 kroner",
        "1000-2000 kr",
        "gate 4 ved siste vei, alle 3 på plass 7, underveis 2",
        "3 stk @ 250; a/b og/eller 50/50, fil.txt",
        "det var en fin dag for blomster; hun ringer i morgen",
        "A/S, AS og ApS",
        "versjon 3.10.2 · 4×4",
        "\u{1f600} 日本 =1+1 ' OR 1=1",
    ] {
        assert_eq!(without(text), text);
        let same = deidentify(text, &[&known()]);
        assert!(matches!(same.text, Cow::Borrowed(_)), "{text}");
        assert_eq!(same.replaced.total(), 0, "{text}");
    }
}

#[test]
fn identity_accounts_and_cards() {
    check(&[
        // Months 80 higher, as in numbers for tests; a wrong check digit makes it a number like another.
        ("fnr 018170 12066?", "fnr [identity]?"),
        ("fnr 01817012067", "fnr [number]"),
        ("D-nr 410170 12094", "D-nr [identity]"),
        ("cpr 010170-1234", "cpr [identity]"),
        ("CPR 0101701234", "CPR [identity]"),
        (
            "pnr 811218-9876 og 19811218-9876",
            "pnr [identity] og [identity]",
        ),
        ("født 01.01.1980 12345", "født [identity]"),
        (
            "født 21.11.1975 i Oslo, 3/4-68",
            "født [date] i Oslo, 3/4-68",
        ),
        ("født 21.11.75", "født [date]"),
        ("SSN 078-05-1120", "SSN [identity]"),
        ("NINO QQ 12 34 56 C", "NINO [identity]"),
        ("konto 1234.56.78903", "konto [account]"),
        ("NO93 8601 1117 947 i dag", "[account] i dag"),
        ("gb29nwbk60161331926819", "[account]"),
        ("kort 4111 1111 1111 1111", "kort [account]"),
    ]);
}

#[test]
fn addresses_mail_and_links() {
    check(&[
        ("bor i Storgata 12 B, 0155 Oslo nå", "bor i [address] nå"),
        ("storgaten 1", "[address]"),
        ("Karl Johans gate 22", "[address]"),
        ("nordre gate 5", "[address]"),
        ("Åse Østergårds vei 3", "[address]"),
        ("Vesterbrogade 6 og Hauptstraße 7", "[address] og [address]"),
        ("12 Blue Gum St", "[address]"),
        ("postboks 17", "[address]"),
        ("øvre tverrløkka", "[address]"),
        ("i 0155 oslo", "i [address]"),
        ("Storgata 12 41207813", "[address] [number]"),
        (
            "til ase@firma.example, eller Å.Ø+x@a.no.",
            "til [email], eller [email].",
        ),
        ("<kari@x>", "<[email]>"),
        (
            "se https://x.example/åse?q=1, www.x.no og linkedin.example/in/ase.",
            "se [link], [link] og [link].",
        ),
        ("på fjordblomst.example", "på [link]"),
        ("mailto:ase@x.no", "[link]"),
    ]);
}

/// Cards of other customers, as names and as firms.
struct Cards(&'static [(&'static str, bool)]);

impl Names for Cards {
    type Failure = std::convert::Infallible;

    fn has(&self, word: &str) -> Result<bool, Self::Failure> {
        Ok(!self.with(&[word])?.is_empty())
    }

    fn with(&self, words: &[&str]) -> Result<std::rc::Rc<[Listed]>, Self::Failure> {
        let cards = self.0.iter().map(|(name, is_firm)| Listed {
            name: (*name).to_owned(),
            is_firm: *is_firm,
        });
        let folded = |name: &str| -> Vec<String> {
            let parts = fold(name);
            let parts = parts.split(|letter: char| !letter.is_alphanumeric());
            parts.map(str::to_owned).collect()
        };
        let cards = cards.filter(|card| {
            let parts = folded(&card.name);
            words
                .iter()
                .all(|word| parts.iter().any(|part| part == word))
        });
        Ok(cards.collect())
    }
}

const CARDS: Cards = Cards(&[
    ("Tor Bjørk", false),
    ("Per Dag", false),
    ("Siri Anne O’Hara-Nygård", false),
    ("Jens", false),
    ("Sjøgata Drift AS", false),
    ("Hav og Land AS", true),
    ("De Fire Hav AS", true),
    ("Fjordlys A/S", true),
    ("Levering ApS", true),
]);

#[test]
fn other_customers_are_named_by_two_words_and_firms_by_their_whole_name() {
    for (text, expected) in [
        ("Snakk med Tor Bjørk.", "Snakk med [name]."),
        ("snakk med tor bjørk", "snakk med tor bjørk"),
        ("TOR BJØRKS kasse", "[name] kasse"),
        ("Bjørk, Tor og Tor K. Bjørk", "[name] og [name]"),
        (
            "Siri O'Hara og siri nygård, så Siri-Anne",
            "[name] og [name], så [name]",
        ),
        ("Anne Nygårds far", "[name] far"),
        ("Hav og Land leverte ikke", "[name] leverte ikke"),
        ("vi så hav og land", "vi så hav og land"),
        ("Ring Sjøgata Drift", "Ring [name]"),
        ("kjøpt av De Fire Hav AS", "kjøpt av [name] AS"),
        ("byttet til Fjordlys i fjor", "byttet til [name] i fjor"),
        ("fjordlys ApS", "[name] ApS"),
    ] {
        let others = Known::named_in(text, &CARDS).unwrap();
        assert_eq!(deidentify(text, &[&others]).text, expected, "{text}");
    }
}

#[test]
fn words_that_are_names_too_stay() {
    for text in [
        "",
        "Tor kom, og Bjørk, men ikke Jens",
        "tre per dag, per dag",
        "Hver dag per bil; det er en dag. Per sa det",
        "Levering tok lang tid. Levering!",
        "Til Land og hav",
        "Tor sa at\nBjørk er hogd",
        "Siri var der. Anne også",
    ] {
        let others = Known::named_in(text, &CARDS).unwrap();
        assert_eq!(deidentify(text, &[&others]).text, text);
    }
}

#[test]
fn what_was_replaced_is_counted() {
    let text = "Åse Østergård, 41207813, a@b.no og Nils";
    let mut all = deidentify(text, &[&known()]).replaced;
    let counts = [Kind::Name, Kind::Number, Kind::Email, Kind::Link].map(|kind| all.of(kind));
    assert_eq!(counts, [2, 1, 1, 0]);
    all += all;
    assert_eq!(all.total(), 8);
}

const NAMES: [&str; 6] = [
    "Åse",
    "Østergård",
    "Nils",
    "O’Brien",
    "Aasen",
    "Fjordblomst",
];

/// A name as somebody may write it.
fn spelled(name: &str, how: usize) -> String {
    let folded = || fold(name).replace('\'', "");
    match how % 6 {
        0 => name.to_owned(),
        1 => name.to_uppercase(),
        2 => name.to_lowercase(),
        3 => folded(),
        4 => name
            .replace('Å', "Aa")
            .replace('å', "aa")
            .replace(['Ø', 'ø'], "oe"),
        _ => name.replace('Å', "A\u{30a}").replace('å', "a\u{30a}"),
    }
}

/// Digits as somebody may space them.
fn spaced(digits: &str, sizes: &[usize], gap: &str) -> String {
    let mut out = String::new();
    let mut sizes = sizes.iter().cycle();
    let mut left = sizes.next().copied().unwrap_or(1);
    for digit in digits.chars() {
        if left == 0 {
            out.push_str(gap);
            left = sizes.next().copied().unwrap_or(1);
        }
        out.push(digit);
        left -= 1;
    }
    out
}

/// Text that is nobody's.
const FILLER: &str =
    "((vi|ringer|om|faktura|linje 3|kl\\. 10|ja|,|\\.|!|\n|–|\u{1f600}|日本|249 kr|en|han) ?){0,6}";

proptest! {
    #[test]
    fn a_planted_name_never_survives(
        before in FILLER, after in FILLER, name in 0usize..6, how in 0usize..6,
        ending in "(s|'s|’s|)", around in "(| |\\(|«|\"|/|-|\\*)",
    ) {
        let planted = spelled(NAMES[name], how);
        let text = format!("{before} {around}{planted}{ending}{around} {after}");
        let out = without(&text);
        prop_assert!(!fold(&out).replace('\'', "").contains(&fold(NAMES[name]).replace('\'', "")), "{text:?} {out:?}");
        prop_assert!(out.contains("[name]"), "{text:?} {out:?}");
    }

    #[test]
    fn a_planted_number_never_survives(
        before in FILLER, after in FILLER, digits in "[2-9][0-9]{7}", code in "(|\\+47|0047 |\\(\\+47\\) |47 )",
        sizes in prop::sample::select(vec![vec![8], vec![2], vec![3, 2, 3], vec![4], vec![1], vec![3, 3, 2]]),
        gap in prop::sample::select(vec![" ", ".", "-", "\u{a0}", "–", " - ", "\u{200b}"]),
        around in "(|\\(|\"|x|:)",
    ) {
        let number = spaced(&digits, &sizes, gap);
        // Digits that are written exactly as hours are.
        prop_assume!(!(sizes == [4] && super::money::is_hours(&super::runs::runs(&number)[0])));
        prop_assume!(!super::money::are_years(&super::runs::runs(&number)[0]));
        let text = format!("{before} {around}{code}{number}{around} {after}");
        let out = without(&text);
        let left: String = out.chars().filter(char::is_ascii_digit).collect();
        let last: String = digits.chars().skip(2).collect();
        prop_assert!(!left.contains(&last), "{text:?} {out:?}");
    }

    #[test]
    fn any_text_ends(text in ".{0,60}") {
        let once = without(&text);
        prop_assert_eq!(without(&once), once.clone(), "{:?}", text);
    }
}
