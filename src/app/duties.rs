//! What has to be said in a call of ours: who we are, on whose behalf, where the number is from. Each is a line of the
//! guide, ticked with one key and recorded with the call.

use crate::config::settings::SINGLE_PRINCIPAL;
use crate::guard::{Disclosure, OnlyIf, SaidWhen};
use crate::model::call::{Direction, Disclosed};
use crate::model::list::{Ground, List};
use crate::model::outcome::Labels;

use super::guide::Ticked;
use super::window::App;

/// What most people of a market speak.
const SPOKEN: [(&str, &str); 6] = [
    ("NO", "nb"),
    ("DK", "da"),
    ("SE", "sv"),
    ("GB", "en"),
    ("DE", "de"),
    ("US", "en"),
];

/// A line that has to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duty {
    /// The line, and the rule that wants it.
    pub(crate) line: Disclosed,
    /// When.
    pub(crate) when: SaidWhen,
    /// Whether it was said.
    pub(crate) said: Ticked,
}

impl App {
    /// What has to be said to the customer in hand, in the order in which it is said; nothing when they rang us.
    pub(crate) fn duties(&self) -> Vec<Duty> {
        let list = self.list_in_hand();
        let duties = self.disclosures(list);
        let mut duties: Vec<Duty> = duties.map(|it| self.duty(it, list)).collect();
        duties.sort_by_key(|duty| duty.when);
        duties
    }

    /// How many lines have to be said.
    pub(super) fn duties_count(&self) -> usize {
        self.disclosures(self.list_in_hand()).count()
    }

    fn disclosures<'a>(&'a self, list: Option<&'a List>) -> impl Iterator<Item = &'a Disclosure> {
        let call = self.hand.stage.call();
        let is_ours = call.is_none_or(|call| call.direction() == Direction::Out);
        let is_asked = is_ours && self.hand.stage.errand().is_some();
        let market = list.map_or(self.setup.settings.market, |list| list.market);
        let ground = list.and_then(|list| list.answers.ground);
        let purpose = self.campaign().map_or("", |it| it.purpose.as_str());
        let disclosures = self.setup.rules.market(market).disclosures.iter();
        disclosures
            .filter(move |it| is_asked && concerns(it, ground) && is_for(&it.purposes, purpose))
    }

    fn duty(&self, disclosure: &Disclosure, list: Option<&List>) -> Duty {
        let rule = disclosure.rule.id.to_string();
        let said = self.hand.stage.call().map(|call| &call.agreed.disclosed);
        let is_said = said.is_some_and(|said| said.iter().any(|line| line.rule == rule));
        let line = self.to_them(&disclosure.line, list);
        Duty {
            line: Disclosed {
                rule,
                words: self.filled(line, list),
            },
            when: disclosure.when,
            said: Ticked::when(is_said),
        }
    }

    /// A line in the language of the market, where it has one: it is said to the customer, and the desk may speak
    /// another.
    fn to_them<'a>(&self, line: &'a Labels, list: Option<&List>) -> &'a str {
        let market = list.map_or(self.setup.settings.market, |list| list.market);
        let market = market.to_string();
        let spoken = SPOKEN.iter().find(|(region, _)| *region == market);
        let in_theirs = spoken.and_then(|(_, language)| line.0.get(*language));
        in_theirs.map_or_else(|| line.of(&self.setup.settings.language), String::as_str)
    }

    /// The list that the customer in hand is called from.
    fn list_in_hand(&self) -> Option<&List> {
        let id = self.hand.stage.errand()?.list.as_ref()?.id;
        let of_card = self.hand.card.iter().flat_map(|read| &read.card.lists);
        let of_card = of_card.map(|member| &member.list);
        let all = self.lists.iter().map(|(list, _)| list);
        of_card.chain(all).find(|list| list.id == id)
    }

    /// A line of the guide with what its place-holders stand for; what is not known shows as `…`.
    pub(crate) fn filled_for_hand(&self, text: &str) -> String {
        self.filled(text, self.list_in_hand())
    }

    fn filled(&self, text: &str, list: Option<&List>) -> String {
        let known = |value: &str| match value {
            "" | SINGLE_PRINCIPAL => "…".to_owned(),
            known => known.to_owned(),
        };
        let seller = self.setup.seller.as_ref();
        let seller = seller.map_or("", |seller| seller.name.as_str());
        let errand = self.hand.stage.errand();
        let principal = errand.map_or("", |errand| errand.principal.as_str());
        let topic = self.topic();
        let source = list.map_or("", |list| list.source.as_str());
        [
            ("{seller}", seller),
            ("{principal}", principal),
            ("{caller}", self.setup.settings.principal.as_str()),
            ("{topic}", topic.as_str()),
            ("{source}", source),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (place, value)| {
            text.replace(place, &known(value))
        })
        // What is not known ends the sentence by itself.
        .replace("….", "…")
    }

    /// What the call is about: what the campaign has to sell. Its name is for us, and tells them nothing.
    fn topic(&self) -> String {
        let language = &self.setup.settings.language;
        let products = self.campaign().map_or(&[][..], |it| &it.products);
        let labels = products.iter().map(|product| product.label.of(language));
        labels.collect::<Vec<_>>().join(", ")
    }
}

/// Whether a line has to be said in a call for this purpose; one that is not known is taken for any.
fn is_for(purposes: &[String], purpose: &str) -> bool {
    let is_any = purposes.is_empty() || purpose.is_empty();
    is_any || purposes.iter().any(|it| it == purpose)
}

/// Whether a line has to be said to people whom this lets us call.
fn concerns(disclosure: &Disclosure, ground: Option<Ground>) -> bool {
    let from_them = match ground {
        Some(Ground::Customers | Ground::Asked | Ground::Donors) => true,
        Some(Ground::Cold) | None => false,
    };
    match disclosure.only_if {
        None => true,
        Some(OnlyIf::DataNotFromPerson) => !from_them,
        Some(OnlyIf::CalledOnConsent) => ground == Some(Ground::Asked),
    }
}
