//! Rule packs: what the law, registers, codes and the house say of calling, as text. `config/packs/no.toml` tells the form.
//!
//! A pack of the user's own narrows the markets that it extends, and can do nothing else.
//!
//! *Invariant:* a mistake blocks rather than permits. The markets that a broken pack is about say no until it is mended.

mod days;
mod draft;
mod ground;
mod hours;
mod market;
mod people;
#[cfg(test)]
mod properties;
mod said;
#[cfg(test)]
mod tests;

use crate::guard::{ATTEMPTS, Limits, Market, Rules};

use super::document::Source;
use super::problem::{Hint, Mistake, Place, Problem};
use draft::{Draft, read_draft};
use market::{market_of, narrow};

/// The packs that samtale brings: file name and text. A pack stands after those that it extends.
pub const EMBEDDED: [(&str, &str); 9] = [
    (
        "packs/house.toml",
        include_str!("../../../config/packs/house.toml"),
    ),
    (
        "packs/eu.toml",
        include_str!("../../../config/packs/eu.toml"),
    ),
    (
        "packs/no.toml",
        include_str!("../../../config/packs/no.toml"),
    ),
    (
        "packs/dk.toml",
        include_str!("../../../config/packs/dk.toml"),
    ),
    (
        "packs/se.toml",
        include_str!("../../../config/packs/se.toml"),
    ),
    (
        "packs/gb.toml",
        include_str!("../../../config/packs/gb.toml"),
    ),
    (
        "packs/de.toml",
        include_str!("../../../config/packs/de.toml"),
    ),
    (
        "packs/us.toml",
        include_str!("../../../config/packs/us.toml"),
    ),
    (
        "packs/elsewhere.toml",
        include_str!("../../../config/packs/elsewhere.toml"),
    ),
];

/// What a call may be for, as packs and campaigns name it.
pub const PURPOSES: [&str; 4] = ["sale", "care", "survey", "fundraising"];

/// The pack that holds where no market has one of its own.
const ELSEWHERE: &str = "elsewhere";

/// The rules of all packs, a user's own narrowing them, and the mistakes in them. The house's limits and the number we
/// call from are settings, and left as they are by default.
#[must_use]
pub fn read(own: &[Source]) -> (Rules, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (name, text) in EMBEDDED {
        let source = Source {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        let (draft, more) = read_draft(&source);
        problems.extend(more);
        drafts.push(draft);
    }
    let mut rules = rules_of(&drafts);
    for source in own {
        let (draft, mut more) = read_draft(source);
        more.extend(refused(&draft, source, &drafts));
        add(&mut rules, &draft, &more);
        problems.extend(more);
    }
    (rules, problems)
}

/// The limits of the house's own pack, which the defaults of the settings repeat.
#[must_use]
pub fn house_limits() -> Option<Limits> {
    let (name, text) = EMBEDDED.first()?;
    let source = Source {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    };
    let (house, _) = read_draft(&source);
    let of_house = house.attempts.into_iter().find(|it| it.rule.id == ATTEMPTS);
    of_house.map(|rule| rule.limits)
}

fn rules_of(drafts: &[Draft]) -> Rules {
    let mut rules = Rules::default();
    for draft in drafts {
        let market = || market_of(&chain(draft, drafts));
        if draft.head.market.is_some() {
            rules.markets.push(market());
        } else if draft.head.id == ELSEWHERE {
            rules.elsewhere = market();
        }
    }
    rules
}

/// A pack and all that it extends, itself first.
fn chain<'a>(draft: &'a Draft, drafts: &'a [Draft]) -> Vec<&'a Draft> {
    let mut chain = vec![draft];
    let mut at = 0;
    while let Some(next) = chain.get(at).copied() {
        let bases = drafts
            .iter()
            .filter(|it| next.head.extends.contains(&it.head.id));
        for base in bases {
            if !chain.iter().any(|known| known.head.id == base.head.id) {
                chain.push(base);
            }
        }
        at += 1;
    }
    chain
}

/// Narrows the markets that a pack of the user's own extends. A broken one blocks them; one that does not even say which
/// they are blocks all.
fn add(rules: &mut Rules, draft: &Draft, mistakes: &[Problem]) {
    let extends = draft.head.extends.clone();
    let reaches = |market: &Market| {
        let of_market = |id: &String| market.packs.iter().any(|pack| pack.id == *id);
        extends.iter().any(of_market)
    };
    let markets = || rules.markets.iter().chain([&rules.elsewhere]);
    let named = markets().any(&reaches);
    let file = draft.file.clone();
    let markets = rules.markets.iter_mut().chain([&mut rules.elsewhere]);
    for market in markets.filter(|market| !named || reaches(market)) {
        if mistakes.is_empty() {
            narrow(market, draft);
        } else {
            market.broken.push(file.clone());
        }
    }
}

/// What a pack of the user's own may not be or do.
fn refused(draft: &Draft, source: &Source, known: &[Draft]) -> Vec<Problem> {
    let problem = |what: Mistake, word: &str, hint: Option<Hint>| Problem {
        file: source.name.clone(),
        place: source
            .text
            .find(word)
            .map(|byte| Place::of(&source.text, byte)),
        what,
        hint,
    };
    let ids = || known.iter().map(|draft| draft.head.id.as_str());
    let mut problems = Vec::new();
    if ids().any(|id| id == draft.head.id) {
        let key = draft.head.id.clone();
        problems.push(problem(Mistake::Duplicate { key }, "id", None));
    }
    if draft.head.extends.is_empty() {
        let key = "pack.extends".to_owned();
        problems.push(problem(Mistake::Missing { key }, "[pack]", None));
    }
    for id in &draft.head.extends {
        if !ids().any(|known| known == id) {
            let what = Mistake::UnknownValue {
                key: "pack.extends".to_owned(),
                value: id.clone(),
            };
            problems.push(problem(what, "extends", Hint::of(id, ids())));
        }
    }
    let widening = draft.widening();
    problems.extend(widening.into_iter().map(|key| {
        let what = Mistake::OnlyNarrows {
            key: key.to_owned(),
        };
        problem(what, key, None)
    }));
    problems
}
