//! What to write down; what kind a demand is; and the causes that are open, with how many named each, who has it, and what
//! they answered.

use crate::app::App;
use crate::app::panes::noting::{CauseDeed, NoteDown};
use crate::app::panes::tree::Adds;
use crate::app::sorting::Sorting;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::said::DemandKind;
use crate::model::said::Side;
use crate::model::talk::Cause;
use crate::say;

use super::super::sentence;
use super::super::strip::Strip;
use super::sheet::Sheet;
use super::text_cells;

/// What can be written down about the customer.
pub(super) fn note_down(app: &App, lang: &Lang) -> Sheet {
    let errand = app.hand.stage.errand();
    let name = errand.map_or("", |errand| errand.name.as_str());
    let mut sheet = Sheet::titled(&lang.say("note-down-title"))
        .beside(Strip::plain(name))
        .head(Strip::default());
    for what in NoteDown::ALL {
        sheet.answer(Strip::plain(&noted(what, lang)), Strip::default());
    }
    sheet
}

/// What something that is written down is called.
pub(super) fn noted(what: NoteDown, lang: &Lang) -> String {
    lang.say(&format!("note-down-{}", what.name()))
}

/// What is asked when it is written down: a promise is one form, wherever it is made.
pub(super) fn asked(what: NoteDown, lang: &Lang) -> String {
    let adds = match what {
        NoteDown::Promise(Side::We) => Adds::OurPromise,
        NoteDown::Promise(Side::They) => Adds::TheirPromise,
        NoteDown::Question(_) | NoteDown::Matters | NoteDown::Need | NoteDown::Interval => {
            return noted(what, lang);
        }
    };
    lang.say(&format!("tree-title-{}", adds.name()))
}

/// A demand that was not clear, in their words.
pub(super) fn sort(app: &App, sorting: &Sorting, lang: &Lang) -> Sheet {
    let Some(row) = sorting.row() else {
        return Sheet::default();
    };
    let title = say!(
        lang,
        "unsorted-title",
        n = sorting.at + 1,
        count = sorting.rows.len()
    );
    let words = lang.quoted(&row.what.demand);
    let said = sentence::since(row.what.at, app.now, lang);
    let whose = Strip::of(Meaning::Title, &row.name).dot(Meaning::Dim, &said);
    let mut sheet = Sheet::titled(&title)
        .head(whose)
        .asking(&words, text_cells(app));
    for kind in Sorting::KINDS {
        let id = format!("unsorted-{}", answer_name(kind));
        sheet.answer(Strip::plain(&lang.say(&id)), Strip::default());
    }
    let open = say!(lang, "unsorted-open", name = row.name.as_str());
    sheet.answer(Strip::plain(&open), Strip::default());
    sheet
}

const fn answer_name(kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Value => "value",
        DemandKind::Failure => "failure",
        DemandKind::Neither => "neither",
        DemandKind::Unclear => "leave",
    }
}

/// The causes that are open.
pub(super) fn open(app: &App, causes: Option<&[Cause]>, lang: &Lang) -> Sheet {
    let how = match causes {
        None => "ui-reading",
        Some([]) => "causes-none",
        Some([..]) => "causes-how",
    };
    let mut sheet =
        Sheet::titled(&lang.say("causes-title")).asking(&lang.say(how), text_cells(app));
    for cause in causes.unwrap_or_default() {
        let lately = say!(lang, "causes-lately", count = cause.lately);
        let owner = Strip::of(Meaning::Warning, &lately).dot(Meaning::Dim, &cause.handed_to);
        sheet.answer(Strip::plain(&cause.words), owner);
        sheet.under(Strip::of(Meaning::Dim, &cause.answer));
    }
    sheet
}

/// What can be said of a cause.
pub(super) fn now(app: &App, cause: &Cause, lang: &Lang) -> Sheet {
    let lately = say!(lang, "causes-lately", count = cause.lately);
    let answer = [cause.handed_to.as_str(), cause.answer.as_str()];
    let answer = answer.into_iter().filter(|it| !it.is_empty());
    let mut sheet = Sheet::titled(&cause.words)
        .beside(Strip::of(Meaning::Warning, &lately))
        .asking(&answer.collect::<Vec<_>>().join(": "), text_cells(app));
    for deed in CauseDeed::ALL {
        sheet.answer(Strip::plain(&label(deed, lang)), Strip::default());
    }
    sheet
}

/// What something that is said of a cause is called.
pub(super) fn label(deed: CauseDeed, lang: &Lang) -> String {
    lang.say(&format!("cause-{}", deed.name()))
}
