//! What the columns of a list without a header hold, by their cells alone.

use super::Mapped;
use super::column::{Column, Line, letter};
use super::evidence::Evidence;
use crate::model::customer::Field;

/// What was found so far; each of these is there once.
#[derive(Default)]
struct Found {
    name: Option<()>,
    company: Option<()>,
    email: Option<()>,
    /// The column of the post code; the town stands beside it.
    postcode: Option<usize>,
    town: Option<()>,
}

pub(super) fn columns(evidence: &[Evidence]) -> Vec<Mapped> {
    let mut found = Found::default();
    let mut columns: Vec<Mapped> = evidence
        .iter()
        .enumerate()
        .map(|(at, evidence)| Mapped {
            label: letter(at),
            column: column(at, evidence, &mut found),
        })
        .collect();
    if found.name.is_none() {
        name_of_two(&mut columns, evidence);
    }
    columns
}

fn column(at: usize, evidence: &Evidence, found: &mut Found) -> Column {
    if evidence.are_phones() {
        return Column::Phone(Line::Unsaid);
    }
    if evidence.are_emails() && found.email.replace(()).is_none() {
        return Column::Field(Field::Email);
    }
    if evidence.are_postcodes() && found.postcode.is_none() {
        found.postcode = Some(at);
        return Column::Field(Field::Postcode);
    }
    if evidence.are_companies() && found.company.replace(()).is_none() {
        return Column::Field(Field::Company);
    }
    let is_beside_postcode = found.postcode.is_some_and(|postcode| postcode + 1 == at);
    if evidence.are_words() && is_beside_postcode && found.town.replace(()).is_none() {
        return Column::Field(Field::Town);
    }
    if evidence.are_names() && !evidence.are_companies() && found.name.replace(()).is_none() {
        return Column::FullName;
    }
    own(at)
}

/// Two columns of single words beside each other, before anything else is known to be a name, are a name.
fn name_of_two(columns: &mut [Mapped], evidence: &[Evidence]) {
    let is_free = |mapped: &Mapped| matches!(mapped.column, Column::Field(Field::Own(_)));
    let words: Vec<bool> = columns
        .iter()
        .zip(evidence)
        .map(|(mapped, evidence)| is_free(mapped) && evidence.are_words())
        .collect();
    let Some(first) = words.windows(2).position(|pair| pair == [true, true]) else {
        if let Some(only) = words.iter().position(|is_words| *is_words)
            && let Some(mapped) = columns.get_mut(only)
        {
            mapped.column = Column::FullName;
        }
        return;
    };
    for (mapped, column) in columns
        .iter_mut()
        .skip(first)
        .zip([Column::FirstName, Column::LastName])
    {
        mapped.column = column;
    }
}

fn own(at: usize) -> Column {
    Column::Field(Field::Own(format!(
        "column_{}",
        letter(at).to_ascii_lowercase()
    )))
}
