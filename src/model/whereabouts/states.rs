//! Parts of countries that the rules or the clock tell apart, by the names people write, and the clocks that hang there.
//!
//! *Invariant:* a part that lives by two clocks has both; every one of them must be open.

use super::Subdivision;
use crate::model::moment::Zone;
use crate::model::phone::Region;

/// The parts of a country that have names here.
pub fn names(country: Region) -> impl Iterator<Item = (Subdivision, &'static str)> {
    PARTS
        .iter()
        .filter_map(|(code, name, _)| Some((code.parse::<Subdivision>().ok()?, *name)))
        .filter(move |(part, _)| part.country() == country)
}

/// The clocks that hang in a part of a country; in a country of which only one is known, that one. Empty when none is
/// known.
#[must_use]
pub fn zones(country: Region, part: Option<Subdivision>) -> Vec<Zone> {
    let parse = |names: &[&str]| names.iter().filter_map(|name| name.parse().ok()).collect();
    let of_part = part.and_then(|part| {
        let code = part.to_string();
        PARTS.iter().find(|(known, ..)| *known == code)
    });
    if let Some((_, _, zones)) = of_part {
        return parse(zones);
    }
    let country = country.to_string();
    let found = COUNTRIES.iter().find(|(known, _)| *known == country);
    found.map_or_else(Vec::new, |(_, zone)| parse(&[*zone]))
}

/// Countries that live by one clock (the IANA database, 2025b). Greenland and the Faroes are countries of their own here.
const COUNTRIES: [(&str, &str); 33] = [
    ("NO", "Europe/Oslo"),
    ("DK", "Europe/Copenhagen"),
    ("SE", "Europe/Stockholm"),
    ("GB", "Europe/London"),
    ("DE", "Europe/Berlin"),
    ("FI", "Europe/Helsinki"),
    ("IS", "Atlantic/Reykjavik"),
    ("FO", "Atlantic/Faroe"),
    ("IE", "Europe/Dublin"),
    ("NL", "Europe/Amsterdam"),
    ("BE", "Europe/Brussels"),
    ("LU", "Europe/Luxembourg"),
    ("FR", "Europe/Paris"),
    ("CH", "Europe/Zurich"),
    ("AT", "Europe/Vienna"),
    ("IT", "Europe/Rome"),
    ("PL", "Europe/Warsaw"),
    ("CZ", "Europe/Prague"),
    ("SK", "Europe/Bratislava"),
    ("HU", "Europe/Budapest"),
    ("SI", "Europe/Ljubljana"),
    ("HR", "Europe/Zagreb"),
    ("RO", "Europe/Bucharest"),
    ("BG", "Europe/Sofia"),
    ("GR", "Europe/Athens"),
    ("EE", "Europe/Tallinn"),
    ("LV", "Europe/Riga"),
    ("LT", "Europe/Vilnius"),
    ("MT", "Europe/Malta"),
    ("LI", "Europe/Vaduz"),
    ("GG", "Europe/Guernsey"),
    ("JE", "Europe/Jersey"),
    ("IM", "Europe/Isle_of_Man"),
];

const EASTERN: &str = "America/New_York";
const CENTRAL: &str = "America/Chicago";
const MOUNTAIN: &str = "America/Denver";
const PACIFIC: &str = "America/Los_Angeles";
const ARIZONA: &str = "America/Phoenix";
const BERLIN: &[&str] = &["Europe/Berlin"];
const LONDON: &[&str] = &["Europe/London"];

type Known = (&'static str, &'static str, &'static [&'static str]);

const PARTS: [Known; 71] = [
    ("GB-ENG", "England", LONDON),
    ("GB-SCT", "Scotland", LONDON),
    ("GB-WLS", "Wales", LONDON),
    ("GB-NIR", "Northern Ireland", LONDON),
    ("DE-BW", "Baden-Württemberg", BERLIN),
    ("DE-BY", "Bayern", BERLIN),
    ("DE-BE", "Berlin", BERLIN),
    ("DE-BB", "Brandenburg", BERLIN),
    ("DE-HB", "Bremen", BERLIN),
    ("DE-HH", "Hamburg", BERLIN),
    ("DE-HE", "Hessen", BERLIN),
    ("DE-MV", "Mecklenburg-Vorpommern", BERLIN),
    ("DE-NI", "Niedersachsen", BERLIN),
    ("DE-NW", "Nordrhein-Westfalen", BERLIN),
    ("DE-RP", "Rheinland-Pfalz", BERLIN),
    ("DE-SL", "Saarland", BERLIN),
    ("DE-SN", "Sachsen", BERLIN),
    ("DE-ST", "Sachsen-Anhalt", BERLIN),
    ("DE-SH", "Schleswig-Holstein", BERLIN),
    ("DE-TH", "Thüringen", BERLIN),
    ("US-AL", "Alabama", &[CENTRAL]),
    ("US-AK", "Alaska", &["America/Anchorage", "America/Adak"]),
    ("US-AZ", "Arizona", &[ARIZONA, MOUNTAIN]),
    ("US-AR", "Arkansas", &[CENTRAL]),
    ("US-CA", "California", &[PACIFIC]),
    ("US-CO", "Colorado", &[MOUNTAIN]),
    ("US-CT", "Connecticut", &[EASTERN]),
    ("US-DE", "Delaware", &[EASTERN]),
    ("US-DC", "Washington, D.C.", &[EASTERN]),
    ("US-FL", "Florida", &[EASTERN, CENTRAL]),
    ("US-GA", "Georgia", &[EASTERN]),
    ("US-HI", "Hawaii", &["Pacific/Honolulu"]),
    ("US-ID", "Idaho", &["America/Boise", PACIFIC]),
    ("US-IL", "Illinois", &[CENTRAL]),
    (
        "US-IN",
        "Indiana",
        &["America/Indiana/Indianapolis", CENTRAL],
    ),
    ("US-IA", "Iowa", &[CENTRAL]),
    ("US-KS", "Kansas", &[CENTRAL, MOUNTAIN]),
    ("US-KY", "Kentucky", &[EASTERN, CENTRAL]),
    ("US-LA", "Louisiana", &[CENTRAL]),
    ("US-ME", "Maine", &[EASTERN]),
    ("US-MD", "Maryland", &[EASTERN]),
    ("US-MA", "Massachusetts", &[EASTERN]),
    ("US-MI", "Michigan", &["America/Detroit", CENTRAL]),
    ("US-MN", "Minnesota", &[CENTRAL]),
    ("US-MS", "Mississippi", &[CENTRAL]),
    ("US-MO", "Missouri", &[CENTRAL]),
    ("US-MT", "Montana", &[MOUNTAIN]),
    ("US-NE", "Nebraska", &[CENTRAL, MOUNTAIN]),
    ("US-NV", "Nevada", &[PACIFIC, MOUNTAIN]),
    ("US-NH", "New Hampshire", &[EASTERN]),
    ("US-NJ", "New Jersey", &[EASTERN]),
    ("US-NM", "New Mexico", &[MOUNTAIN]),
    ("US-NY", "New York", &[EASTERN]),
    ("US-NC", "North Carolina", &[EASTERN]),
    ("US-ND", "North Dakota", &[CENTRAL, MOUNTAIN]),
    ("US-OH", "Ohio", &[EASTERN]),
    ("US-OK", "Oklahoma", &[CENTRAL]),
    ("US-OR", "Oregon", &[PACIFIC, "America/Boise"]),
    ("US-PA", "Pennsylvania", &[EASTERN]),
    ("US-RI", "Rhode Island", &[EASTERN]),
    ("US-SC", "South Carolina", &[EASTERN]),
    ("US-SD", "South Dakota", &[CENTRAL, MOUNTAIN]),
    ("US-TN", "Tennessee", &[EASTERN, CENTRAL]),
    ("US-TX", "Texas", &[CENTRAL, MOUNTAIN]),
    ("US-UT", "Utah", &[MOUNTAIN]),
    ("US-VT", "Vermont", &[EASTERN]),
    ("US-VA", "Virginia", &[EASTERN]),
    ("US-WA", "Washington", &[PACIFIC]),
    ("US-WV", "West Virginia", &[EASTERN]),
    ("US-WI", "Wisconsin", &[CENTRAL]),
    ("US-WY", "Wyoming", &[MOUNTAIN]),
];
