//! The store's port to the rules: the guard's answers, and what settings and campaigns say beside them.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::guard::{self, CampaignRules, Rules};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::outcome::Campaign;
use crate::model::phone::Region;
use crate::model::standing::{Class, Held, ListFacts, Person};
use crate::model::whereabouts::Whereabouts;
use crate::seal::hash;
use crate::store::Holds;

/// The rules that hold at a desk.
#[derive(Debug, Clone)]
pub struct DeskRules {
    /// What the guard goes by.
    pub rules: Rules,
    purposes: BTreeMap<String, String>,
    usual_purpose: String,
    desk: (Region, Zone),
    missed_after_hours: u16,
    version: String,
}

impl DeskRules {
    /// The rules that the settings give; `zone` is that of the desk's clock.
    #[must_use]
    pub fn of(config: &Config, zone: Zone) -> Self {
        let mut rules = config.rules.clone();
        let purposes: BTreeMap<_, _> = config
            .campaigns
            .iter()
            .map(|campaign| (campaign.code.clone(), campaign.purpose.clone()))
            .collect();
        let usual = config.campaign("");
        let of_usual = usual.map(|campaign| CampaignRules {
            code: String::new(),
            ..campaign_rules(campaign)
        });
        let others = config.campaigns.iter().map(campaign_rules);
        rules.campaigns = of_usual.into_iter().chain(others).collect();
        let version = version(&rules, &purposes, zone);
        Self {
            rules,
            purposes,
            usual_purpose: usual.map_or_else(String::new, |it| it.purpose.clone()),
            desk: (config.settings.market, zone),
            missed_after_hours: config.settings.callback_missed_hours,
            version,
        }
    }

    /// The clock by which the days of a market are counted: the first of its own; at home, where none is known, the
    /// desk's.
    #[must_use]
    pub fn clock(&self, market: Region) -> Zone {
        let (home, zone) = self.desk;
        let of_market = guard::clocks(self.rules.market(market), Whereabouts::in_country(market));
        let known = of_market.first().copied();
        if market == home {
            known.unwrap_or(zone)
        } else {
            known.unwrap_or(Zone::UTC)
        }
    }
}

impl Holds for DeskRules {
    fn version(&self) -> String {
        self.version.clone()
    }

    fn zone(&self, market: Region) -> Zone {
        self.clock(market)
    }

    fn purpose(&self, campaign: &str) -> String {
        let purpose = self.purposes.get(campaign).unwrap_or(&self.usual_purpose);
        purpose.clone()
    }

    fn standing(&self, class: &Class, now: Now) -> Option<Held> {
        let standing = guard::standing(class, &self.rules, now);
        standing.hold().map(|hold| (hold, standing.lifts()))
    }

    fn hold(&self, list: &ListFacts, person: &Person, now: Now) -> Option<Held> {
        guard::hold_of(list, person, &self.rules, now)
    }

    fn free_until(&self, list: &ListFacts, person: &Person, now: Now) -> Option<Moment> {
        guard::free_until(list, person, &self.rules, now)
    }

    fn missed_after_hours(&self) -> u16 {
        self.missed_after_hours
    }
}

/// What a campaign adds to the rules.
fn campaign_rules(campaign: &Campaign) -> CampaignRules {
    let known = [
        ("product_category", &campaign.product_category),
        ("principal_kind", &campaign.principal_kind),
    ];
    let known = known.into_iter().filter(|(_, value)| !value.is_empty());
    CampaignRules {
        code: campaign.code.clone(),
        limits: campaign.limits,
        evidence: known
            .map(|(name, value)| format!("{name}:{value}"))
            .collect(),
    }
}

/// Which facts the answers are made of: one more each time the store tells the rules something new of a person.
const FACTS: u8 = 2;

/// A name for all that the answers depend on, the program's own version included.
fn version(rules: &Rules, purposes: &BTreeMap<String, String>, zone: Zone) -> String {
    let text = format!(
        "{} {FACTS} {rules:?} {purposes:?} {zone}",
        env!("CARGO_PKG_VERSION")
    );
    hash::digest(text.as_bytes()).short()
}
