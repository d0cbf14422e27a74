//! What is said in the forms of a wrap-up: what is asked, which causes were named before, and the day a promise is due.

use crate::app::App;
use crate::app::panes::form::{FormPane, Slot};
use crate::app::panes::tree::Adds;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::moment::Now;
use crate::model::said::Side;
use crate::model::spoken::Spoken;
use crate::model::talk::Cause;
use crate::model::when::read_when;
use crate::say;

use super::super::strip::Strip;

/// What is asked.
pub(super) fn title(spoken: &Spoken, lang: &Lang) -> String {
    let adds = match spoken {
        Spoken::Demand(demand) => {
            let kind = lang.name(&demand.kind);
            return say!(lang, "tree-demand-title", kind = kind);
        }
        Spoken::Promise(promise) => match promise.by {
            Side::We => Adds::OurPromise,
            Side::They => Adds::TheirPromise,
        },
        Spoken::Question(question) => match question.by {
            Side::We => Adds::OurQuestion,
            Side::They => Adds::TheirQuestion,
        },
        Spoken::Priority(_) => Adds::Priority,
        Spoken::Need(_) => Adds::Need,
        Spoken::Tag(_) => return lang.say("tree-tag-title"),
    };
    lang.say(&format!("tree-title-{}", adds.name()))
}

/// Earlier causes: how many said the same this week, and what their owner answered.
pub(super) fn causes(form: &FormPane, cells: usize, lang: &Lang) -> Vec<Strip> {
    let next = form.taken % form.causes.len().max(1);
    let line = |(n, cause): (usize, &Cause)| {
        let mark = if n == next {
            Strip::of(Meaning::Key, "  → ")
        } else {
            Strip::plain("    ")
        };
        let count = say!(lang, "tree-cause-lately", n = cause.lately);
        let answer = match (cause.answer.as_str(), cause.handed_to.as_str()) {
            ("", "") => String::new(),
            ("", who) => say!(lang, "tree-cause-handed", who = who),
            (answer, "") => answer.to_owned(),
            (answer, who) => format!("{who}: {answer}"),
        };
        let mended = cause.mended_at.map(|_| lang.say("tree-cause-mended"));
        let words = Strip::of(Meaning::Text, &cause.words);
        // How many is what one looks for: the words give way.
        let more = Strip::of(Meaning::Warning, &count)
            .dot(Meaning::Good, &mended.unwrap_or_default())
            .dot(Meaning::Dim, &answer);
        let room = cells.saturating_sub(more.width() + mark.width() + 3);
        let words = words.cut(room.max(cells / 3)).into_iter();
        words
            .fold(mark, |line, piece| line.and(piece.meaning, &piece.text))
            .and(Meaning::Dim, " · ")
            .join(more)
    };
    form.causes.iter().enumerate().map(line).collect()
}

/// The last day of a promise as it is read so far, on the customer's clock.
pub(super) fn due(app: &App, form: &FormPane, there: Now, lang: &Lang) -> (Meaning, String) {
    let text = form.value(&Slot::Due);
    let day = match text {
        "" => app.due_in_words(form.value(&Slot::Words), there),
        text => text.parse().ok().or_else(|| {
            let when = read_when(text, &app.setup.words, there);
            when.map(|when| when.at.date())
        }),
    };
    match day {
        Some(day) => {
            let when = lang.day(day, there.today());
            (
                Meaning::Good,
                format!("→ {}", say!(lang, "said-promise-by", when = when)),
            )
        }
        None if text.is_empty() => (Meaning::Dim, lang.say("tree-due-none")),
        None => (Meaning::Dim, "…".to_owned()),
    }
}
