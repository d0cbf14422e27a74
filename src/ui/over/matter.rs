//! What to do with something that is kept: what it is, in its own words, and what can be done with it; the contact that a
//! step proposes; and every version of a call.

use crate::app::App;
use crate::app::panes::matter::{Deed, Kept, Matter};
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::callback::CallbackSet;
use crate::model::card::CallVersion;
use crate::say;

use super::super::sentence;
use super::super::strip::Strip;
use super::super::{entry, part};
use super::sheet::{Sheet, broken};
use super::text_cells;

/// What can be done, with what it is about standing above the answers.
pub(super) fn what_now(app: &App, matter: &Matter, lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&matter.name)
        .beside(beside(app, matter, lang))
        .asking(&words(app, matter, lang), text_cells(app));
    for deed in matter.deeds() {
        sheet.answer(Strip::plain(&label(deed, lang)), Strip::default());
    }
    sheet
}

/// What a deed is called.
pub(in crate::ui) fn label(deed: Deed, lang: &Lang) -> String {
    lang.say(&format!("deed-{}", deed.name()))
}

/// What it is, in words.
pub(in crate::ui) fn words(app: &App, matter: &Matter, lang: &Lang) -> String {
    match &matter.what {
        Kept::Promise(promise) => sentence::promise(promise, lang).1,
        Kept::Question(question) => sentence::asked(&question.asked, lang),
        Kept::Callback(callback) => callback.set.about.clone(),
        Kept::Order(order) => order.new.in_lines(),
        Kept::Correction(correction) => correction.asked.words.clone(),
        Kept::Call(kept) => entry::summary(app, &kept.call, lang),
        Kept::Person(about) => about.clone(),
    }
}

fn beside(app: &App, matter: &Matter, lang: &Lang) -> Strip {
    let since = |at| sentence::since(at, app.now, lang);
    match &matter.what {
        Kept::Promise(promise) => sentence::promise_due(promise, app.now, lang),
        Kept::Callback(callback) => {
            Strip::of(Meaning::Due, &lang.when(&callback.set.when, app.now))
        }
        Kept::Order(order) => Strip::of(Meaning::Title, &lang.name(&order.step)),
        Kept::Correction(correction) => Strip::of(Meaning::Dim, &since(correction.at)),
        Kept::Call(kept) => Strip::of(Meaning::Dim, &kept.call.seller.name),
        Kept::Question(_) | Kept::Person(_) => Strip::default(),
    }
}

/// Whether to agree the contact that a step proposes.
pub(super) fn propose(app: &App, name: &str, set: &CallbackSet, lang: &Lang) -> Sheet {
    let owner = lang.owner(&set.owner, app.setup.seller.as_ref());
    let mut sheet = Sheet::titled(&lang.say("propose-title"))
        .beside(Strip::plain(name))
        .asking(&set.about, text_cells(app));
    let when = lang.when(&set.when, app.now);
    let yes = say!(lang, "propose-yes", when = when);
    sheet.answer(Strip::plain(&yes), Strip::of(Meaning::Dim, &owner));
    sheet.answer(Strip::plain(&lang.say("propose-other")), Strip::default());
    sheet.answer(Strip::plain(&lang.say("propose-no")), Strip::default());
    sheet
}

/// Every version of a call, whole, the first one first.
pub(super) fn versions(app: &App, versions: Option<&[CallVersion]>, lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("versions-title"));
    let Some(versions) = versions else {
        return sheet.asking(&lang.say("ui-reading"), text_cells(app));
    };
    for (n, version) in versions.iter().enumerate() {
        let id = if n == 0 {
            "versions-first"
        } else if n + 1 == versions.len() {
            "versions-last"
        } else {
            "versions-between"
        };
        let day = sentence::past_day(version.at.in_zone(app.now.zone).date(), app.now, lang);
        let time = lang.time(version.at.in_zone(app.now.zone).time());
        let by = version
            .by
            .as_ref()
            .map_or("", |seller| seller.name.as_str());
        sheet.answer(
            Strip::of(Meaning::Title, &lang.say(id)),
            Strip::of(Meaning::Dim, &format!("{day} {time}")).dot(Meaning::Dim, by),
        );
        sheet.under(Strip::plain(&entry::summary(app, &version.call, lang)));
        let cells = text_cells(app).saturating_sub(4);
        for line in broken(Meaning::Text, version.call.notes.trim_end(), cells) {
            sheet.under(line);
        }
        for of_call in part::parts(app, &version.call, lang) {
            for line in broken(Meaning::Text, &of_call.text(), cells) {
                sheet.under(line);
            }
        }
    }
    sheet
}
