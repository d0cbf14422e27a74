//! What an export says beside its rows: what there is, which columns, and what was taken out.

use clap::ValueEnum as _;

use super::What;
use super::columns::Scribe;
use crate::cli::exit::Failure;
use crate::cli::out::Output;
use crate::cli::speak::warn;
use crate::model::deidentify::Replaced;
use crate::model::text::width;
use crate::say;
use crate::shell::home::Home;

/// Prints what can be exported, and in which forms.
pub(super) fn kinds(home: &Home) -> Result<(), Failure> {
    let lang = &home.desk.lang;
    let mut out = Output::open();
    out.line(&lang.say("cli-export-what"))?;
    for what in What::value_variants() {
        let says = lang.say(&format!("cli-export-{}", what.name()));
        out.line(&format!("  {:<10} {says}", what.name()))?;
    }
    out.line(&lang.say("cli-export-forms"))?;
    out.flush()
}

/// Prints the columns of an export: the name, what its cells are, and what they say.
pub(super) fn columns(scribe: &Scribe<'_>, home: &Home, what: What) -> Result<(), Failure> {
    let lang = &home.desk.lang;
    let columns = scribe.columns(what);
    let of_name = columns.iter().map(|column| width(&column.header.name));
    let room = of_name.max().unwrap_or_default();
    let types: Vec<String> = columns
        .iter()
        .map(|column| lang.say(&format!("column-type-{}", column.header.is.name())))
        .collect();
    let of_type = types.iter().map(|is| width(is)).max().unwrap_or_default();
    let mut out = Output::open();
    for (column, is) in columns.iter().zip(&types) {
        let (name, says) = (&column.header.name, lang.say(&column.says));
        let (after_name, after_type) = (room - width(name), of_type - width(is));
        let gap = |cells: usize| " ".repeat(cells + 2);
        out.line(&format!(
            "{name}{}{is}{}{says}",
            gap(after_name),
            gap(after_type)
        ))?;
    }
    out.flush()
}

/// Says how much was taken out of the texts, and what cannot be caught.
pub(super) fn replaced(home: &Home, replaced: Replaced) {
    let lang = &home.desk.lang;
    let counts: Vec<String> = replaced
        .each()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {count}", kind.token()))
        .collect();
    let counts = if counts.is_empty() {
        "0".to_owned()
    } else {
        counts.join(", ")
    };
    warn(&say!(lang, "cli-export-replaced", counts = counts));
    warn(&lang.say("cli-export-not-caught"));
}

/// Says that texts were too long for the cells of a spreadsheet.
pub(super) fn cut(home: &Home, cells: u64) {
    if cells > 0 {
        warn(&say!(home.desk.lang, "cli-export-cut", cells = cells));
    }
}
