//! An import, step by step: which file, how its columns are read, three questions, what it comes to.

use std::path::Path;

use crate::app::App;
use crate::app::importing::{
    ColumnGoes, ImportFile, ImportFrom, ImportRequest, Imported, PreviewColumn,
};
use crate::app::layout::Area;
use crate::app::panes::import::{ImportPane, ImportStep};
use crate::app::panes::mapping::CHOICES;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::phone::Region;
use crate::say;

use super::super::columns::{goes, header};
use super::super::paper::Paper;
use super::super::sentence;
use super::super::strip::Strip;
use super::law::Asked;
use super::sheet::{Keys, Sheet, broken};
use super::table::cell;
use super::{fitted, key, preview, text_cells};

/// Cells from which a column's examples have a column of their own that is worth it.
const WIDE_FROM: usize = 64;
const BAR_CELLS_MAX: usize = 60;

pub(super) fn draw(app: &App, import: &ImportPane, body: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let mut sheet = sheet(app, import, lang);
    if let Some(trouble) = &import.trouble {
        sheet.text(Strip::default());
        let text = format!("✗ {}", sentence::trouble(trouble, lang));
        for line in broken(Meaning::Problem, &text, text_cells(app)) {
            sheet.text(line);
        }
    }
    let within = if import.count() > 0 {
        app.over_area()
    } else {
        body
    };
    let area = fitted(app, within, sheet.rows());
    sheet.draw(import.cursor, area, paper);
}

fn sheet(app: &App, import: &ImportPane, lang: &Lang) -> Sheet {
    let empty = || Sheet::titled(&lang.say("import-title")).head(Strip::default());
    let request = import.request.as_ref();
    match &import.step {
        ImportStep::Choose => choose(app, import, lang),
        ImportStep::Columns => {
            request.map_or_else(empty, |request| columns(app, import, request, lang))
        }
        ImportStep::Map { column } => map(import, *column, lang),
        ImportStep::Status { word, rows, .. } => preview::status(import, (word, *rows), lang),
        ImportStep::Country => country(app, import, lang),
        ImportStep::Audience => request.map_or_else(empty, |request| {
            let mut sheet = titled(import, "import-ask-audience", lang);
            Asked::from(request).audiences(app, &mut sheet, lang);
            later(&mut sheet, lang);
            sheet
        }),
        ImportStep::Ground => request.map_or_else(empty, |request| {
            let mut sheet = titled(import, "import-ask-ground", lang);
            Asked::from(request).grounds(app, &mut sheet, lang);
            later(&mut sheet, lang);
            sheet
        }),
        ImportStep::Washed => request.map_or_else(empty, |request| {
            let mut sheet = titled(import, "import-ask-washed", lang);
            Asked::from(request).washed(app, (&mut sheet, text_cells(app)), lang);
            sheet
        }),
        ImportStep::Preview => {
            request.map_or_else(empty, |request| preview::sheet(app, import, request, lang))
        }
        ImportStep::Running { rows, of } => running(app, import, (*rows, *of), lang),
        ImportStep::Done(imported) => done(app, imported, lang),
    }
}

/// Which country the numbers are from: the desk's own, or one that those fit which do not fit at home.
fn country(app: &App, import: &ImportPane, lang: &Lang) -> Sheet {
    let mut sheet = titled(import, "import-ask-country", lang);
    let Some(misfits) = &import.misfits else {
        return sheet;
    };
    let cells = text_cells(app);
    let home = app.setup.settings.market;
    let named = |region: Region| lang.say(&format!("ui-market-{region}").to_lowercase());
    let count = misfits.rows;
    let text = say!(
        lang,
        "import-country-misfits",
        count = count,
        country = named(home)
    );
    let means = lang.say("import-country-means");
    for (meaning, text) in [(Meaning::Warning, text), (Meaning::Dim, means)] {
        for line in broken(meaning, &text, cells) {
            sheet = sheet.head(line);
        }
    }
    sheet = sheet.head(Strip::default());
    sheet.answer(Strip::plain(&named(home)), Strip::default());
    for (region, share) in &misfits.fits {
        let fits = say!(lang, "import-country-fits", share = *share);
        sheet.answer(
            Strip::plain(&named(*region)),
            Strip::of(Meaning::Dim, &fits),
        );
    }
    sheet
}

/// Adds that the question may be answered another day.
fn later(sheet: &mut Sheet, lang: &Lang) {
    sheet.answer(
        Strip::plain(&lang.say("import-answer-later")),
        Strip::default(),
    );
    sheet.under(Strip::of(Meaning::Dim, &lang.say("ui-later-means")));
}

/// The box of a step: what is asked, and the list it is about.
pub(super) fn titled(import: &ImportPane, id: &str, lang: &Lang) -> Sheet {
    let list = import
        .request
        .as_ref()
        .map_or("", |request| request.list.as_str());
    Sheet::titled(&lang.say(id)).beside(Strip::of(Meaning::Dim, list))
}

fn choose(app: &App, import: &ImportPane, lang: &Lang) -> Sheet {
    let title = lang.say("import-title");
    let mut sheet = Sheet::titled(&title)
        .head(Strip::of(Meaning::Title, &lang.say("import-choose")))
        .head(Strip::of(Meaning::Dim, &lang.say("import-paste")));
    match &import.files {
        None => sheet.text(Strip::of(Meaning::Dim, "  …")),
        Some(files) if files.is_empty() => {
            for line in broken(Meaning::Dim, &lang.say("import-no-files"), text_cells(app)) {
                sheet.text(line);
            }
        }
        Some(files) => {
            for file in files {
                let (left, right) = file_row(app, file, lang);
                sheet.answer(left, right);
            }
        }
    }
    sheet.answer(
        Strip::of(Meaning::Key, "… ").and(Meaning::Text, &lang.say("import-type-path")),
        Strip::default(),
    );
    sheet
}

fn file_row(app: &App, file: &ImportFile, lang: &Lang) -> (Strip, Strip) {
    let mut left = Strip::plain(&last_part(&file.path));
    if let (true, Some(folder)) = (text_cells(app) >= WIDE_FROM, file.path.parent()) {
        left = left.dot(Meaning::Dim, &last_part(folder));
    }
    let when = lang.moment(file.written, app.now);
    (
        left,
        Strip::of(Meaning::Dim, &when).dot(Meaning::Dim, &lang.size(file.size_bytes)),
    )
}

/// The name of a file or folder.
fn last_part(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The list's name, then every column: what the header says, what stands in it, where it goes.
fn columns(app: &App, import: &ImportPane, request: &ImportRequest, lang: &Lang) -> Sheet {
    let (next, change) = (Action::Choose, Action::MapColumn);
    let how = say!(
        lang,
        "ui-columns-next",
        key = key(app, next, Focus::Import),
        map = key(app, change, Focus::Import)
    );
    let mut sheet = Sheet::titled(&lang.say("import-columns"))
        .beside(Strip::of(Meaning::Dim, &from(import, request, lang)))
        .head(Strip::of(Meaning::Dim, &how))
        .head(Strip::default());
    sheet.keys = Keys::None;
    let missing = lang.say("ui-list-nameless");
    let name = if request.list.is_empty() {
        Strip::of(Meaning::Warning, &missing)
    } else {
        Strip::of(Meaning::Title, &request.list)
    };
    let name = cell(Meaning::Dim, &lang.say("import-list-name"), 20)
        .join(name)
        .dot(Meaning::Dim, &request.source);
    sheet.answer(name, Strip::default());
    let Some(preview) = &import.preview else {
        sheet.text(Strip::of(
            Meaning::Dim,
            &format!("  {}", lang.say("ui-reading")),
        ));
        return sheet;
    };
    for (n, column) in preview.columns.iter().enumerate() {
        sheet.answer(
            column_row(n, column, text_cells(app), lang),
            Strip::default(),
        );
    }
    preview::statuses(&mut sheet, &preview.statuses, lang);
    sheet
}

/// The file's name, or that rows were pasted; how many they are is known once they are read.
fn from(import: &ImportPane, request: &ImportRequest, lang: &Lang) -> String {
    match &request.from {
        ImportFrom::File(_) => import.file_name(),
        ImportFrom::Rows(_) => lang.say("import-pasted"),
    }
}

fn column_row(n: usize, column: &PreviewColumn, cells: usize, lang: &Lang) -> Strip {
    let goes_cells = if cells >= WIDE_FROM { 22 } else { 16 };
    let room = cells.saturating_sub(2 + 2 + goes_cells + 2);
    let header_cells = room * 2 / 5;
    let header = header(n, column, lang);
    let examples = column.examples.join(" · ");
    let (meaning, glyph) = match column.goes {
        ColumnGoes::Nowhere => (Meaning::Dim, "✗ "),
        ColumnGoes::Own => (Meaning::Text, "→ "),
        ColumnGoes::Field(_)
        | ColumnGoes::Phone
        | ColumnGoes::Note
        | ColumnGoes::LastCalled
        | ColumnGoes::Attempts
        | ColumnGoes::Status
        | ColumnGoes::Callback
        | ColumnGoes::NeverCall
        | ColumnGoes::RegisterFlag
        | ColumnGoes::Owner
        | ColumnGoes::Tags
        | ColumnGoes::Source => (Meaning::Good, "→ "),
    };
    cell(Meaning::Title, &header, header_cells)
        .join(cell(
            Meaning::Dim,
            &examples,
            room.saturating_sub(header_cells),
        ))
        .and(meaning, glyph)
        .and(meaning, &goes(&column.goes, lang))
}

fn map(import: &ImportPane, column: usize, lang: &Lang) -> Sheet {
    let of = import
        .preview
        .as_ref()
        .and_then(|preview| preview.columns.get(column));
    let name = of.map_or_else(String::new, |of| header(column, of, lang));
    let examples = of.map_or_else(String::new, |of| of.examples.join(" · "));
    let mut sheet = Sheet::titled(&say!(lang, "ui-map", column = name))
        .head(Strip::of(
            Meaning::Dim,
            &say!(lang, "import-column-example", text = examples),
        ))
        .head(Strip::default());
    for choice in &CHOICES {
        let is_now = of.is_some_and(|of| of.goes == *choice);
        let tick = Strip::of(Meaning::Good, if is_now { "✓ " } else { "  " });
        sheet.answer(
            tick.and(Meaning::Text, &goes(choice, lang)),
            Strip::default(),
        );
    }
    sheet
}

fn running(app: &App, import: &ImportPane, (rows, of): (u64, Option<u64>), lang: &Lang) -> Sheet {
    let cells = text_cells(app);
    let mut sheet = titled(import, "import-title", lang).head(Strip::default());
    let text = match of {
        Some(of) => say!(lang, "import-running-of", rows = rows, of = of),
        None => say!(lang, "import-running", rows = rows),
    };
    sheet.text(Strip::plain(&text));
    if let Some(of) = of.filter(|of| *of > 0) {
        sheet.text(bar(rows, of, cells));
    }
    sheet.text(Strip::default());
    let stop = say!(
        lang,
        "import-stop",
        key = key(app, Action::Back, Focus::Import)
    );
    for line in broken(Meaning::Dim, &stop, cells) {
        sheet.text(line);
    }
    sheet
}

/// How far it is, in blocks and in percent.
fn bar(rows: u64, of: u64, cells: usize) -> Strip {
    let width = cells.saturating_sub(6).min(BAR_CELLS_MAX);
    let share = |whole: usize| {
        let whole = u64::try_from(whole).unwrap_or(u64::MAX);
        let part = rows.min(of).saturating_mul(whole) / of.max(1);
        usize::try_from(part).unwrap_or(usize::MAX)
    };
    let (full, percent) = (share(width), share(100));
    Strip::of(Meaning::Good, &"█".repeat(full))
        .and(Meaning::Dim, &"░".repeat(width.saturating_sub(full)))
        .and(Meaning::Text, &format!(" {percent:>3} %"))
}

fn done(app: &App, imported: &Imported, lang: &Lang) -> Sheet {
    let cells = text_cells(app);
    let summary = &imported.summary;
    let text = say!(
        lang,
        "import-done",
        list = &imported.list.name,
        new = summary.new,
        merged = summary.merged,
        refused = summary.refused_total()
    );
    let first = say!(
        lang,
        "import-call-now",
        key = key(app, Action::Choose, Focus::Import)
    );
    let mut sheet = Sheet::titled(&lang.say("import-title"))
        .head(Strip::of(Meaning::Key, &first))
        .head(Strip::default());
    for line in broken(Meaning::Good, &format!("✓ {text}"), cells) {
        sheet.text(line);
    }
    preview::callable(app, (&mut sheet, cells), &summary.counts, lang);
    if let Some(path) = &imported.rejects {
        let text = say!(lang, "import-rejects", path = path.display().to_string());
        for line in broken(Meaning::Warning, &text, cells) {
            sheet.text(line);
        }
    }
    preview::carried(&mut sheet, (&summary.carried, cells), lang);
    sheet
}
