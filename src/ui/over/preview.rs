//! What an import would come to: new, known, refused and why, what comes over, who can be called and what would make the
//! rest callable.

use crate::app::App;
use crate::app::importing::ImportRequest;
use crate::app::panes::import::ImportPane;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::imported::{Carried, Summary};
use crate::model::incoming::StatusMeaning;
use crate::model::queue::{Counts, Hold};
use crate::say;

use super::super::strip::Strip;
use super::import::titled;
use super::objected::mend;
use super::sheet::{Sheet, broken};
use super::{key, text_cells};

pub(super) fn sheet(app: &App, import: &ImportPane, request: &ImportRequest, lang: &Lang) -> Sheet {
    let cells = text_cells(app);
    let go = say!(
        lang,
        "import-go",
        key = key(app, Action::Choose, Focus::Import)
    );
    let mut sheet = titled(import, "import-preview", lang)
        .head(Strip::of(Meaning::Key, &go).dot(Meaning::Dim, &answers(request, lang)))
        .head(Strip::default());
    let Some(preview) = &import.preview else {
        sheet.text(Strip::of(Meaning::Dim, &lang.say("ui-reading")));
        return sheet;
    };
    let summary = &preview.summary;
    rows(&mut sheet, (summary, cells), lang);
    callable(app, (&mut sheet, cells), &summary.counts, lang);
    details(&mut sheet, (summary, cells), lang);
    carried(&mut sheet, (&summary.carried, cells), lang);
    unknown_statuses(&mut sheet, (&preview.statuses, cells), lang);
    sheet
}

/// What was answered to the three questions.
fn answers(request: &ImportRequest, lang: &Lang) -> String {
    let audience = request
        .answers
        .audience
        .map(|audience| lang.name(&audience));
    let ground = request.answers.ground.map(|ground| lang.name(&ground));
    [audience, ground]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn rows(sheet: &mut Sheet, (summary, cells): (&Summary, usize), lang: &Lang) {
    let refused = summary.refused_total();
    let meaning = if refused > 0 {
        Meaning::Warning
    } else {
        Meaning::Dim
    };
    let parts = [
        (
            Meaning::Title,
            say!(lang, "import-rows", count = summary.rows),
        ),
        (Meaning::Good, say!(lang, "import-new", count = summary.new)),
        (
            Meaning::Text,
            say!(lang, "import-merged", count = summary.merged),
        ),
        (meaning, say!(lang, "import-refused", count = refused)),
    ];
    let mut line = Strip::default();
    for (meaning, text) in parts {
        let longer = line.clone().dot(meaning, &text);
        if longer.width() > cells {
            sheet.text(line);
            line = Strip::of(meaning, &text);
        } else {
            line = longer;
        }
    }
    sheet.text(line);
}

/// Adds why rows are refused, and how many share a number.
fn details(sheet: &mut Sheet, (summary, cells): (&Summary, usize), lang: &Lang) {
    let why = |(reason, count): &(String, u64)| {
        say!(
            lang,
            "import-refused-why",
            count = *count,
            why = refusal(reason, lang)
        )
    };
    let reasons: Vec<String> = summary.refused.iter().map(why).collect();
    indented(sheet, (Meaning::Warning, &reasons.join(" · ")), cells);
    if summary.sharing > 0 {
        let text = say!(lang, "import-sharing", count = summary.sharing);
        indented(sheet, (Meaning::Dim, &text), cells);
    }
}

/// Adds lines moved in a little; nothing when there is nothing to say.
fn indented(sheet: &mut Sheet, (meaning, text): (Meaning, &str), cells: usize) {
    if text.is_empty() {
        return;
    }
    for line in broken(meaning, text, cells.saturating_sub(2)) {
        sheet.text(Strip::plain("  ").join(line));
    }
}

/// Why rows are refused, by the name that the receipt has.
fn refusal(reason: &str, lang: &Lang) -> String {
    let id = format!("ui-refused-{}", reason.replace(' ', "-"));
    if lang.has(&id) {
        lang.say(&id)
    } else {
        reason.to_owned()
    }
}

/// Adds what comes over with the rows of a working list.
pub(super) fn carried(sheet: &mut Sheet, (carried, cells): (&Carried, usize), lang: &Lang) {
    let each = [
        ("import-carried-notes", carried.notes),
        ("import-carried-callbacks", carried.callbacks),
        ("import-carried-calls", carried.calls),
        ("import-carried-suppressions", carried.suppressions),
    ];
    let said = each.iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = said
        .map(|(id, count)| say!(lang, id, count = *count))
        .collect();
    indented(sheet, (Meaning::Text, &said.join(" · ")), cells);
}

/// Adds how many can be called, and for each reason why others cannot, what would change that.
pub(super) fn callable(
    app: &App,
    (sheet, cells): (&mut Sheet, usize),
    counts: &Counts,
    lang: &Lang,
) {
    let (glyph, meaning) = if counts.now > 0 {
        ("✓", Meaning::Good)
    } else {
        ("✗", Meaning::Problem)
    };
    let text = say!(lang, "import-callable", count = counts.now);
    sheet.text(Strip::of(meaning, &format!("{glyph} {text}")));
    for (hold, count, opens) in counts.waiting.iter().filter(|(_, count, _)| *count > 0) {
        let opens = opens.map(|at| say!(lang, "ui-first-opens", when = lang.moment(at, app.now)));
        let how = mend(*hold).map(|mend| lang.say(mend)).or(opens);
        waiting(sheet, (*hold, *count, how.unwrap_or_default()), cells, lang);
    }
    if counts.done > 0 {
        let text = say!(lang, "queue-empty-done", count = counts.done);
        sheet.text(Strip::of(Meaning::Dim, &format!("  {text}")));
    }
}

fn waiting(sheet: &mut Sheet, (hold, count, how): (Hold, u64, String), cells: usize, lang: &Lang) {
    let strip = Strip::plain("  ").and(Meaning::Text, &lang.waiting(hold, count));
    let whole = strip.clone().dot(Meaning::Dim, &how);
    if whole.width() <= cells || how.is_empty() {
        sheet.text(whole);
    } else {
        sheet.text(strip);
        sheet.text(Strip::of(Meaning::Dim, &format!("    {how}")));
    }
}

/// The question what a status means here.
pub(super) fn status(import: &ImportPane, (word, rows): (&str, u64), lang: &Lang) -> Sheet {
    let figures = say!(lang, "import-rows", count = rows);
    let mut sheet = Sheet::titled(&say!(lang, "import-status-map", status = word))
        .beside(Strip::of(Meaning::Dim, &figures));
    let now = import.meaning(word);
    for means in StatusMeaning::ALL {
        let label = super::capital(&lang.say(&format!("ui-status-{}", means.name())));
        let tick = Strip::of(Meaning::Good, if means == now { "✓ " } else { "  " });
        sheet.answer(tick.and(Meaning::Text, &label), Strip::default());
    }
    sheet
}

/// Adds what each status of a working list is taken to mean; each can be changed.
pub(super) fn statuses(sheet: &mut Sheet, statuses: &[(String, u64, StatusMeaning)], lang: &Lang) {
    if statuses.is_empty() {
        return;
    }
    sheet.text(Strip::default());
    sheet.text(Strip::of(Meaning::Title, &lang.say("ui-statuses")));
    for (word, count, means) in statuses {
        let meaning = match means {
            StatusMeaning::Unknown => Meaning::Warning,
            StatusMeaning::NoAnswer
            | StatusMeaning::Busy
            | StatusMeaning::TalkAgain
            | StatusMeaning::NotInterested
            | StatusMeaning::Talked
            | StatusMeaning::WrongNumber
            | StatusMeaning::NeverCall
            | StatusMeaning::Agreed => Meaning::Good,
        };
        let means = lang.say(&format!("ui-status-{}", means.name()));
        let strip = Strip::plain(word)
            .and(Meaning::Dim, &format!(" × {}", lang.number(*count)))
            .and(meaning, &format!(" → {means}"));
        sheet.answer(strip, Strip::default());
    }
}

/// Adds the statuses that say nothing that is known: they come over as words.
fn unknown_statuses(
    sheet: &mut Sheet,
    (statuses, cells): (&[(String, u64, StatusMeaning)], usize),
    lang: &Lang,
) {
    let unknown = statuses
        .iter()
        .filter(|(_, _, means)| *means == StatusMeaning::Unknown);
    let words: Vec<String> = unknown
        .map(|(word, count, _)| format!("{word} × {}", lang.number(*count)))
        .collect();
    if !words.is_empty() {
        let text = say!(lang, "ui-unknown-statuses", words = words.join(", "));
        indented(sheet, (Meaning::Warning, &text), cells);
    }
}
