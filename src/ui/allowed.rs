//! Under a number: by which rules it may be called, or why not, when that lifts, and on what ground.

use crate::app::App;
use crate::app::effect::{CardRead, MayCall};
use crate::config::Meaning;
use crate::guard::{Objection, Rule};
use crate::say;

use super::paper::Paper;
use super::strip::Strip;

/// Rules named under a number; the others stand in the record of the call.
const RULES_MAX: usize = 2;

fn may_call(read: &CardRead, n: usize) -> Option<&MayCall> {
    let phone = read.card.customer.profile.phones.get(n)?;
    read.may_call.iter().find(|may| may.number == phone.number)
}

/// The rules by which a number may be called, those with a paragraph first.
pub(super) fn by(read: &CardRead, n: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some(may) = may_call(read, n) else {
        return Strip::default();
    };
    let mut rules: Vec<&Rule> = may.by.iter().collect();
    rules.sort_by_key(|rule| rule.cite.is_none());
    let mut said: Vec<String> = Vec::new();
    for rule in rules {
        let text = paper.look.lang.rule_short(rule);
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.truncate(RULES_MAX);
    Strip::of(Meaning::Dim, &format!("  {}", said.join(" · ")))
}

/// Why a number may not be called.
pub(super) fn objection(
    app: &App,
    read: &CardRead,
    which: (usize, usize),
    paper: &Paper<'_, '_, '_>,
) -> Strip {
    let why = find(read, which).map(|it| paper.look.lang.why(it, app.now));
    Strip::of(Meaning::Warning, &format!("  {}", why.unwrap_or_default()))
}

/// When an objection lifts, and the rule that it stands on.
pub(super) fn basis(
    app: &App,
    read: &CardRead,
    which: (usize, usize),
    paper: &Paper<'_, '_, '_>,
) -> Strip {
    let Some(objection) = find(read, which) else {
        return Strip::default();
    };
    let lang = paper.look.lang;
    let opens = objection
        .opens_at
        .map(|at| say!(lang, "objection-opens", when = lang.moment(at, app.now)));
    let said = Strip::default()
        .dot(Meaning::Text, &opens.unwrap_or_default())
        .dot(Meaning::Dim, &lang.rule_short(&objection.rule));
    Strip::plain("    ").join(said)
}

fn find(read: &CardRead, (n, why): (usize, usize)) -> Option<&Objection> {
    may_call(read, n)?.objections.get(why)
}
