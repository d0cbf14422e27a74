//! The columns of a list in words: what each is called, and where its cells go.

use crate::app::importing::{ColumnGoes, PreviewColumn};
use crate::lang::Lang;
use crate::model::text::Safe;
use crate::say;

/// A column in one line: what it is called, where it goes, and what stands in it.
#[must_use]
pub fn row(n: usize, column: &PreviewColumn, lang: &Lang) -> String {
    let header = header(n, column, lang);
    let goes = goes(&column.goes, lang);
    let examples = column.examples.join(" · ");
    Safe::line(&format!("  {header} → {goes}: {examples}")).into_string()
}

/// What the header says, or which column it is when there is none.
#[must_use]
pub fn header(n: usize, column: &PreviewColumn, lang: &Lang) -> String {
    if column.header.trim().is_empty() {
        say!(lang, "ui-column", n = n + 1)
    } else {
        column.header.clone()
    }
}

/// Where a column goes.
#[must_use]
pub fn goes(goes: &ColumnGoes, lang: &Lang) -> String {
    let id = match goes {
        ColumnGoes::Field(field) => return lang.name(field),
        ColumnGoes::Own => "form-own-field",
        ColumnGoes::Phone => "field-phone",
        ColumnGoes::Note => "field-note",
        ColumnGoes::LastCalled => "ui-goes-last-called",
        ColumnGoes::Attempts => "ui-goes-attempts",
        ColumnGoes::Status => "ui-goes-status",
        ColumnGoes::Callback => "ui-goes-callback",
        ColumnGoes::NeverCall => "ui-goes-never-call",
        ColumnGoes::RegisterFlag => "ui-goes-register",
        ColumnGoes::Owner => "ui-goes-owner",
        ColumnGoes::Tags => "card-tags",
        ColumnGoes::Source => "ui-goes-source",
        ColumnGoes::Nowhere => "ui-goes-nowhere",
    };
    lang.say(id)
}
