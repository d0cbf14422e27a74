//! What single fields of a row are made of.

use crate::config::aliases::Aliases;
use crate::model::customer::Audience;
use crate::model::text::fold_letters;

/// Fewest digits of an organisation's number in any register that lists come from.
const ORG_DIGITS_MIN: usize = 6;

/// The parts of a person's name.
#[derive(Default)]
pub(super) struct Name {
    pub(super) first: String,
    pub(super) middle: String,
    pub(super) last: String,
    pub(super) full: String,
}

impl Name {
    /// The name as one; the parts, where there are any, else the whole.
    pub(super) fn shown(self) -> String {
        let parts = [self.first, self.middle, self.last];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            self.full
        } else {
            parts.join(" ")
        }
    }
}

/// What the law sees in a customer, when an organisation's number or form tells: a number is an organisation's unless the
/// form is that of a person in business for themselves.
pub(super) fn audience(org_number: &str, org_form: &str, aliases: &Aliases) -> Option<Audience> {
    let by_form = aliases.form(org_form).and_then(|form| form.parse().ok());
    let digits = org_number.bytes().filter(u8::is_ascii_digit).count();
    by_form.or((digits >= ORG_DIGITS_MIN).then_some(Audience::Business))
}

/// The digits of an organisation's number, without country letters, spaces and `MVA`; a text that has too few stays as
/// it is.
pub(super) fn org_number(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= ORG_DIGITS_MIN {
        digits
    } else {
        text.to_owned()
    }
}

/// The code of a language that is written out.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let folded = fold_letters(text);
    [
        (
            "nb",
            &[
                "nb",
                "no",
                "nor",
                "nob",
                "norsk",
                "bokmal",
                "norwegian",
                "norskbokmal",
                "b",
            ][..],
        ),
        ("nn", &["nn", "nno", "nynorsk", "n"]),
        ("da", &["da", "dan", "dansk", "danish"]),
        ("sv", &["sv", "swe", "svensk", "svenska", "swedish"]),
        ("en", &["en", "eng", "engelsk", "engelska", "english"]),
        (
            "de",
            &["de", "deu", "ger", "tysk", "tyska", "german", "deutsch"],
        ),
    ]
    .into_iter()
    .find(|(_, words)| words.contains(&folded.as_str()))
    .map(|(code, _)| code)
}

/// The labels in a cell.
pub(super) fn split_tags(text: &str) -> impl Iterator<Item = String> {
    text.split([';', ',', '|'])
        .flat_map(|tags| tags.split(":::"))
        .map(str::trim)
        .filter(|tag| !tag.is_empty() && *tag != "* myContacts")
        .map(str::to_owned)
}
