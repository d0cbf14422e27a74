//! `samtale import`: brings a list in, with a preview, a receipt, and every refused row in a file.

mod near;

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::{Map, Value};

use self::near::bring_near;
use super::args::Form;
use super::context::Context;
use super::exit::Exit;
use super::exit::Failure;
use super::list::{Answers, waiting};
use super::out::Output;
use super::words;
use crate::app::Trouble;
use crate::app::importing::{ImportFrom, ImportRequest};
use crate::model::imported::Summary;
use crate::model::phone::Region;
use crate::model::seller::SellerRef;
use crate::say;
use crate::shell::home::{self, Home};
use crate::shell::importing::{ImportDesk, ListSource, Stop, of_list, open, remembered};
use crate::ui::columns;

/// Bring in a list from a spreadsheet or a text file.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale import kunder.csv --list \"Vinter 2026\" --audience business --ground customers\n  \
    samtale import brreg.xlsx --list Nye --audience auto --ground cold --dry-run\n  \
    samtale import liste.csv --list Jul --audience consumer --ground asked \\\n    \
    --washed NO.REG.RESERVASJON=2026-11-19 --washed-by Kari\n  \
    samtale import rart.csv --list Rart --map \"Kol 3=phone\" --map \"Kol 4=x.skostr\"\n\n\
    Importing the same file twice adds nothing but its receipt."
)]
pub(super) struct Import {
    /// CSV or XLSX files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The list they belong to; made if there is none of this name
    #[arg(long, value_name = "NAME", value_parser = words::name)]
    list: String,
    /// The campaign the list is called for
    #[arg(long, value_name = "CODE")]
    campaign: Option<String>,
    /// The firm on whose behalf you call
    #[arg(long, value_name = "NAME")]
    principal: Option<String>,
    #[command(flatten)]
    answers: Answers,
    /// Where numbers without a country code belong [default: the desk's market]
    #[arg(long, value_name = "MARKET")]
    region: Option<Region>,
    /// Where the list came from, in words; the law asks
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Read this column (by name, letter or number) as this field
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = words::pair)]
    map: Vec<(String, String)>,
    /// Show what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Where refused rows go; those of a second file to FILE-2 [default: FILE.rejects.csv in the home]
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
}

/// What the import came to. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Report<'a> {
    rows: u64,
    new: u64,
    merged: u64,
    refused: u64,
    refused_by: Map<String, Value>,
    list: &'a str,
    sharing: u64,
    notes: u64,
    callbacks: u64,
    calls: u64,
    suppressions: u64,
    callable_now: u64,
    waiting: Map<String, Value>,
    done: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rejects: Vec<String>,
    dry_run: bool,
}

/// What all files came to together.
#[derive(Debug, Default)]
struct Sum {
    summary: Summary,
    rejects: Vec<PathBuf>,
    columns: Vec<String>,
}

impl Import {
    /// Imports each file, one after the other.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        if let Some(code) = &self.campaign {
            words::campaign(&home.desk.config, code)?;
        }
        self.answers.refuse_unknown(&home)?;
        let seller = home.seller();
        let seller = seller.unwrap_or_else(|| home::seller(&home.identity, "samtale import"));
        let mut sum = Sum::default();
        for (n, file) in (1_usize..).zip(&self.files) {
            let rejects = self.rejects.as_deref().map(|path| nth(path, n));
            self.one(&mut home, &seller, (file, rejects), &mut sum)?;
        }
        self.print(&home, &sum)
    }

    fn one(
        &self,
        home: &mut Home,
        seller: &SellerRef,
        (file, rejects): (&Path, Option<PathBuf>),
        sum: &mut Sum,
    ) -> Result<(), Failure> {
        let desk = ImportDesk::of(&home.desk, &home.rules.rules, seller);
        let desk = match &self.principal {
            Some(principal) => desk.for_principal(principal.clone()),
            None => desk,
        };
        let request = self.request(home, file);
        let source = ListSource {
            map: self.map.clone(),
            ..desk.source(&request).map_err(failed)?
        };
        if self.dry_run {
            let store = &mut home.store;
            let preview = desk.preview_of(store, &request, &source, &Stop::default());
            let preview = preview.map_err(failed)?;
            let columns = preview.columns.iter().enumerate();
            let row = |(n, column)| columns::row(n, column, &home.desk.lang);
            sum.columns.extend(columns.map(row));
            sum.add(preview.summary);
            return Ok(());
        }
        let recall = |header: &str| remembered(home.store.mapping(header).ok().flatten());
        let opened = open(&source, recall).map_err(|why| failed(of_list(&source, &why)))?;
        let rejects = rejects.unwrap_or_else(|| desk.rejects(&opened));
        let (summary, rejects) = bring_near(home, &desk, (request, source), opened, &rejects)?;
        sum.add(summary);
        sum.rejects.extend(rejects);
        Ok(())
    }

    fn request(&self, home: &Home, file: &Path) -> ImportRequest {
        let settings = &home.desk.config.settings;
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        ImportRequest {
            from: ImportFrom::File(file.to_owned()),
            list: self.list.clone(),
            market: self.region.unwrap_or(settings.market),
            campaign: self.campaign.clone().unwrap_or_default(),
            source: self.source.clone().or(name).unwrap_or_default(),
            answers: self
                .answers
                .over(crate::model::list::ListAnswers::default()),
            columns: Vec::new(),
            statuses: Vec::new(),
        }
    }

    fn print(&self, home: &Home, sum: &Sum) -> Result<Exit, Failure> {
        let summary = &sum.summary;
        let rejects = sum
            .rejects
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let mut out = Output::open();
        if self.form.json {
            out.json(&Report::of(summary, &self.list, rejects, self.dry_run))?;
        } else {
            sum.columns.iter().try_for_each(|row| out.line(row))?;
            self.say(home, summary, &rejects, &mut out)?;
        }
        out.flush()?;
        Ok(Exit::Done)
    }

    fn say(
        &self,
        home: &Home,
        summary: &Summary,
        rejects: &[String],
        out: &mut Output,
    ) -> Result<(), Failure> {
        let lang = &home.desk.lang;
        let id = if self.dry_run {
            "cli-would-import"
        } else {
            "cli-imported"
        };
        out.line(&say!(
            lang,
            id,
            rows = summary.rows,
            new = summary.new,
            merged = summary.merged,
            refused = summary.refused_total(),
            list = &self.list,
        ))?;
        let carried = &summary.carried;
        if *carried != crate::model::imported::Carried::default() {
            out.line(&say!(
                lang,
                "cli-import-carried",
                notes = carried.notes,
                callbacks = carried.callbacks,
                calls = carried.calls,
                wishes = carried.suppressions,
            ))?;
        }
        if summary.sharing > 0 {
            out.line(&say!(lang, "cli-import-sharing", count = summary.sharing))?;
        }
        out.line(&say!(
            lang,
            "cli-import-callable",
            count = summary.counts.now
        ))?;
        for line in waiting(lang, &summary.counts) {
            out.line(&line)?;
        }
        if summary.counts.done > 0 {
            let line = say!(lang, "queue-empty-done", count = summary.counts.done);
            out.line(&format!("  {line}"))?;
        }
        for (reason, count) in &summary.refused {
            let id = format!("ui-refused-{}", reason.replace(' ', "-"));
            let why = if lang.has(&id) {
                lang.say(&id)
            } else {
                reason.clone()
            };
            let line = say!(lang, "cli-import-refused", count = *count, why = why);
            out.line(&format!("  {line}"))?;
        }
        rejects
            .iter()
            .try_for_each(|path| out.line(&say!(lang, "cli-import-rejects", path = path)))
    }
}

impl Sum {
    fn add(&mut self, summary: Summary) {
        let sum = &mut self.summary;
        sum.rows += summary.rows;
        sum.new += summary.new;
        sum.merged += summary.merged;
        sum.sharing += summary.sharing;
        sum.carried.notes += summary.carried.notes;
        sum.carried.callbacks += summary.carried.callbacks;
        sum.carried.calls += summary.carried.calls;
        sum.carried.suppressions += summary.carried.suppressions;
        for (reason, count) in summary.refused {
            match sum.refused.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, sum)) => *sum += count,
                None => sum.refused.push((reason, count)),
            }
        }
        // The list stands as it stands after the last file.
        sum.counts = summary.counts;
    }
}

impl<'a> Report<'a> {
    fn of(summary: &Summary, list: &'a str, rejects: Vec<String>, dry_run: bool) -> Self {
        let refused = summary.refused.iter();
        let waiting = summary.counts.waiting.iter();
        Self {
            rows: summary.rows,
            new: summary.new,
            merged: summary.merged,
            refused: summary.refused_total(),
            refused_by: refused
                .map(|(why, count)| (why.clone(), (*count).into()))
                .collect(),
            list,
            sharing: summary.sharing,
            notes: summary.carried.notes,
            callbacks: summary.carried.callbacks,
            calls: summary.carried.calls,
            suppressions: summary.carried.suppressions,
            callable_now: summary.counts.now,
            waiting: waiting
                .map(|(hold, count, _)| (hold.name().to_owned(), (*count).into()))
                .collect(),
            done: summary.counts.done,
            rejects,
            dry_run,
        }
    }
}

/// Where the refused rows of the n-th file go: none is written over those of the file before.
fn nth(rejects: &Path, n: usize) -> PathBuf {
    if n == 1 {
        return rejects.to_owned();
    }
    let stem = rejects.file_stem().unwrap_or_default().to_string_lossy();
    let mut name = format!("{stem}-{n}");
    if let Some(ending) = rejects.extension() {
        name.push('.');
        name.push_str(&ending.to_string_lossy());
    }
    rejects.with_file_name(name)
}

fn failed(trouble: Trouble) -> Failure {
    Failure::trouble("cli-not-imported", trouble)
}
