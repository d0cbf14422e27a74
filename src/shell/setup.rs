//! What the window is told once, of an open home.

use std::collections::BTreeMap;

use crate::app::message::Size;
use crate::app::{Draft, Opens, Setup};
use crate::config::Settings;
use crate::keys::Action;
use crate::lang::Lang;
use crate::model::order::NextContact;
use crate::model::outcome::Campaign;
use crate::say;

use super::home::Home;

/// What the window is told of this home.
#[must_use]
pub fn of(home: &Home, drafts: Vec<Draft>, size: Size) -> Setup {
    let desk = &home.desk;
    let settings = Settings {
        // What `--lang` asks for holds for all that the window says, the guide among it.
        language: desk.lang.code().to_owned(),
        ..desk.config.settings.clone()
    };
    let labels = Action::ALL
        .iter()
        .map(|action| (*action, desk.lang.name(action)));
    Setup {
        seller: home.seller(),
        // What cannot be read now is not decided now either.
        decides: home.decides().unwrap_or(false),
        languages: Lang::codes(&desk.languages),
        settings,
        words: desk.lang.words(),
        keymap: desk.config.keymap.clone(),
        labels: labels.collect(),
        search_words: search_words(&desk.lang),
        campaigns: campaigns(home),
        rules: home.rules.rules.clone(),
        drafts,
        own_list: desk.lang.say("own-list"),
        unknown_caller: desk.lang.say("ring-nameless"),
        referred_by: say!(desk.lang, "card-referred-by", name = "{name}"),
        proposals: NextContact::ALL
            .map(|contact| (contact, desk.lang.name(&contact)))
            .to_vec(),
        size,
        opens: Opens::Desk,
    }
}

/// Other words for the actions that have any.
#[must_use]
pub fn search_words(lang: &Lang) -> BTreeMap<Action, String> {
    let id = |action: &Action| format!("search-{}", action.name().replace('_', "-"));
    let known = Action::ALL.iter().filter(|action| lang.has(&id(action)));
    known
        .map(|action| (*action, lang.say(&id(action))))
        .collect()
}

/// The campaigns: what earlier versions called things, then those that hold, first the one for customers on no list.
fn campaigns(home: &Home) -> Vec<Campaign> {
    let holding = holding(home);
    let holds = |it: &Campaign| {
        holding
            .iter()
            .any(|one| (&one.code, one.version) == (&it.code, it.version))
    };
    // What cannot be read now is read when the card is; the window opens all the same.
    let mut all = home.store.campaign_versions().unwrap_or_default();
    all.retain(|it| !holds(it));
    all.extend(holding);
    all
}

fn holding(home: &Home) -> Vec<Campaign> {
    let config = &home.desk.config;
    let usual = config.campaign("").cloned();
    let code = usual.as_ref().map(|campaign| campaign.code.clone());
    let others = config
        .campaigns
        .iter()
        .filter(|campaign| Some(&campaign.code) != code.as_ref());
    usual.into_iter().chain(others.cloned()).collect()
}
