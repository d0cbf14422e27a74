//! The import itself: rows are read ahead on a thread of their own, handed over in slices, and refused ones written down.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Duration;

use super::list::{ListFailure, Opened};
use crate::disk::atomic::{Access, Draft};
use crate::disk::{self, failure};
use crate::forms::out::{CsvStyle, Rejects};
use crate::forms::table::NotATable;
use crate::lang::Lang;
use crate::model::incoming::Refused;
use crate::store;
use crate::store::import::{Ahead, Company, Pace, Ready};

/// Rows that are read ahead, in batches.
const BATCH: usize = 256;
const AHEAD: usize = 64;

/// Somebody may ask an import to stop.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks it to stop after the slice that is being written.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Where rows are brought: the database, near or far.
pub trait Bringing {
    /// Brings rows in, and answers how long the database was held.
    fn slice(&mut self, arrivals: Vec<Ready>) -> Result<Duration, store::Failure>;

    /// Whether anybody waits for the end of a slice.
    fn company(&self) -> Company {
        Company::Desk
    }

    /// What writes lines ahead, if anything does.
    fn ahead(&mut self) -> Option<Ahead> {
        None
    }

    /// Counts a row that cannot come in.
    fn refuse(&mut self, refused: &Refused);

    /// So many rows are done.
    fn progress(&mut self, rows: u64);
}

/// An import that did not come to its end. What was brought in stays.
#[derive(Debug, thiserror::Error)]
pub enum BringFailure {
    /// The list.
    #[error(transparent)]
    List(#[from] ListFailure),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Failure),
    /// The rejects file.
    #[error(transparent)]
    Rejects(#[from] disk::Failure),
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
}

/// Brings all rows of a list in. Refused ones go to the rejects file, which is only made when there are any; answers
/// whether it was.
pub fn bring(
    mut opened: Opened,
    to: &mut impl Bringing,
    rejects: &Path,
    lang: &Lang,
    stop: &Stop,
) -> Result<Option<PathBuf>, BringFailure> {
    let labels: Vec<String> = opened
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    let written = Written {
        path: rejects,
        labels: &labels,
        lang,
        file: None,
    };
    let mut ahead = to.ahead();
    let batches = read_ahead(move || read_batch(&mut opened, ahead.as_mut()));
    bring_batches(batches, to, written, stop)
}

fn bring_batches(
    batches: Receiver<Batch>,
    to: &mut impl Bringing,
    mut written: Written<'_>,
    stop: &Stop,
) -> Result<Option<PathBuf>, BringFailure> {
    let mut waiting = Vec::new();
    let mut pace = Pace::default();
    let mut rows = 0;
    let mut is_whole = false;
    for batch in batches {
        let batch = batch.map_err(ListFailure::from)?;
        is_whole = is_last(&batch);
        for row in batch {
            rows += 1;
            match row {
                Ok(arrival) => waiting.push(arrival),
                Err(refused) => {
                    to.refuse(&refused);
                    written.write(&refused)?;
                }
            }
        }
        pace.beside(to.company());
        while waiting.len() >= pace.rows() {
            let rest = waiting.split_off(pace.rows());
            hand_over(to, &mut pace, std::mem::replace(&mut waiting, rest))?;
            if stop.is_asked() {
                return Err(BringFailure::Stopped);
            }
        }
        to.progress(rows);
    }
    hand_over(to, &mut pace, waiting)?;
    to.progress(rows);
    if is_whole {
        Ok(written.keep()?)
    } else {
        Err(BringFailure::List(ListFailure::Broken))
    }
}

fn hand_over(
    to: &mut impl Bringing,
    pace: &mut Pace,
    arrivals: Vec<Ready>,
) -> Result<(), store::Failure> {
    if arrivals.is_empty() {
        return Ok(());
    }
    let rows = arrivals.len();
    let took = to.slice(arrivals)?;
    pace.took(rows, took);
    Ok(())
}

type Rows = Vec<Result<Ready, Refused>>;
type Batch = Result<Rows, NotATable>;

/// The last batch of a list is not full; without one the reader has ended before the list.
fn is_last(batch: &Rows) -> bool {
    batch.len() < BATCH
}

/// Reads on a thread of its own, never far ahead; it ends when nobody takes any more.
fn read_ahead(mut next: impl FnMut() -> Batch + Send + 'static) -> Receiver<Batch> {
    let (sender, receiver) = sync_channel(AHEAD);
    thread::spawn(move || {
        loop {
            let batch = next();
            let is_over = batch.as_ref().map_or(true, is_last);
            if sender.send(batch).is_err() || is_over {
                return;
            }
        }
    });
    receiver
}

fn read_batch(opened: &mut Opened, mut ahead: Option<&mut Ahead>) -> Batch {
    let mut batch = Vec::with_capacity(BATCH);
    while batch.len() < BATCH {
        match opened.read()? {
            Some(row) => batch.push(row.map(|arrival| match &mut ahead {
                Some(ahead) => ahead.ready(arrival),
                None => Ready::from(arrival),
            })),
            None => break,
        }
    }
    Ok(batch)
}

/// The rejects file, made at the first refused row.
struct Written<'a> {
    path: &'a Path,
    labels: &'a [String],
    lang: &'a Lang,
    file: Option<Rejects<io::BufWriter<Draft>>>,
}

impl Written<'_> {
    fn write(&mut self, refused: &Refused) -> Result<(), disk::Failure> {
        let reason = reason(self.lang, refused);
        if self.file.is_none() {
            let draft = io::BufWriter::new(Draft::create(self.path, Access::Private)?);
            let labels = self.labels.iter().map(String::as_str);
            let begun = Rejects::begin(draft, CsvStyle::EXCEL, labels);
            self.file = Some(begun.map_err(|error| self.failed(&error))?);
        }
        let written = self.file.as_mut().map(|file| file.write(refused, &reason));
        written.transpose().map_err(|error| self.failed(&error))?;
        Ok(())
    }

    /// Gives the file its name.
    fn keep(mut self) -> Result<Option<PathBuf>, disk::Failure> {
        let Some(file) = self.file.take() else {
            return Ok(None);
        };
        let buffer = file.finish().map_err(|error| self.failed(&error))?;
        let draft = buffer
            .into_inner()
            .map_err(|error| self.failed(error.error()))?;
        draft.keep()?;
        Ok(Some(self.path.to_owned()))
    }

    fn failed(&self, error: &io::Error) -> disk::Failure {
        failure::failure(disk::Doing::Writing, self.path, failure::trouble(error))
    }
}

/// Why a row was refused, for whoever is to put it right.
fn reason(lang: &Lang, refused: &Refused) -> String {
    let name = refused.reason.name();
    let id = format!("ui-refused-{}", name.replace(' ', "-"));
    if lang.has(&id) {
        lang.say(&id)
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::incoming::{Incoming, StatusMeaning};
    use crate::store::import::Arrival;

    #[derive(Default)]
    struct Counted(usize);

    impl Bringing for Counted {
        fn slice(&mut self, arrivals: Vec<Ready>) -> Result<Duration, store::Failure> {
            self.0 += arrivals.len();
            Ok(Duration::ZERO)
        }

        fn refuse(&mut self, _: &Refused) {}

        fn progress(&mut self, _: u64) {}
    }

    /// Brings batches of so many rows in; after the last the reader panics, as one of a foreign format may.
    #[track_caller]
    fn check(
        batches: &[usize],
        is_brought: impl Fn(&Result<Option<PathBuf>, BringFailure>) -> bool,
    ) {
        let mut sizes = Vec::from(batches).into_iter();
        let row = || Arrival {
            row: Incoming::default(),
            status: StatusMeaning::Unknown,
        };
        let next = move || {
            let size = sizes.next().expect("the reader breaks");
            Ok((0..size).map(|_| Ok(Ready::from(row()))).collect())
        };
        let mut to = Counted::default();
        let written = Written {
            path: Path::new("/nowhere/liste.rejects.csv"),
            labels: &[],
            lang: &Lang::embedded("en"),
            file: None,
        };
        let brought = bring_batches(read_ahead(next), &mut to, written, &Stop::default());
        assert!(is_brought(&brought), "{brought:?}");
        assert_eq!(to.0, batches.iter().sum::<usize>());
    }

    #[test]
    fn a_reader_that_breaks_is_not_the_end_of_the_list() {
        let is_broken = |brought: &Result<_, BringFailure>| {
            matches!(brought, Err(BringFailure::List(ListFailure::Broken)))
        };
        check(&[BATCH, 7], Result::is_ok);
        check(&[BATCH, 0], Result::is_ok);
        check(&[BATCH, BATCH], is_broken);
        check(&[], is_broken);
    }
}
