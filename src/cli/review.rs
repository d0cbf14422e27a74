//! `samtale review`: the weekly review on its own.

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::app::Opens;
use crate::model::keeping::{About, Review as Rows, ReviewRow};
use crate::model::moment::Moment;
use crate::model::text::Safe;
use crate::say;

/// Go through the week's customers, one at a time, so that nobody is forgotten.
///
/// On a terminal the review opens on its own. Otherwise, and with --json, it says who is in it and who is still forgotten.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  samtale review\n  samtale review --json")]
pub(super) struct Review {
    #[command(flatten)]
    form: Form,
}

/// A review as JSON has it. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Told<'a> {
    since: Option<Moment>,
    customers: Vec<Row<'a>>,
    forgotten: usize,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    id: String,
    name: &'a str,
    last: Moment,
    reviewed: bool,
    aside_until: Option<NaiveDate>,
}

impl Review {
    /// Opens the review, or prints it.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        if !self.form.json && super::is_terminal() {
            return super::open_window(context, Opens::Review);
        }
        let home = context.home()?;
        let seller = home.seller();
        let review = seller.map(|seller| home.store.review(seller.id, home.desk.clock.now()));
        let review = review.transpose()?.unwrap_or_default();
        let mut out = Output::open();
        if self.form.json {
            out.json(&Told::of(&review))?;
        } else {
            for line in lines(&review, context) {
                out.line(&line)?;
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}

impl<'a> Told<'a> {
    fn of(review: &'a Rows) -> Self {
        let row = |row: &'a About<ReviewRow>| Row {
            id: row.customer.to_string(),
            name: &row.name,
            last: row.what.last,
            reviewed: row.what.is_reviewed,
            aside_until: row.what.aside_until,
        };
        Self {
            since: review.since,
            customers: review.rows.iter().map(row).collect(),
            forgotten: review.forgotten().count(),
        }
    }
}

/// Who was gone through, who is set aside, and who is still forgotten.
fn lines(review: &Rows, context: &Context) -> Vec<String> {
    let lang = context.lang();
    if review.rows.is_empty() {
        return vec![lang.say("review-nobody")];
    }
    let forgotten = review.forgotten().count();
    let first = if forgotten == 0 {
        lang.say("review-nobody-forgotten")
    } else {
        say!(lang, "review-still-forgotten", count = forgotten)
    };
    let rows = review.rows.iter().map(|row| {
        let mark = if row.what.is_reviewed { "✓" } else { " " };
        format!("{mark} {}", Safe::line(&row.name).into_string())
    });
    std::iter::once(first).chain(rows).collect()
}
