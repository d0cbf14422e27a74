//! The store's port to the rules: the guard's answers, and what settings and campaigns say beside them.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::guard::{self, Rules};
use crate::model::moment::{Now, Zone};
use crate::model::phone::Region;
use crate::model::standing::{Class, Held, ListFacts, Person};
use crate::seal::hash;
use crate::store::Holds;

/// The clocks of markets whose rules are known; of a market over several zones, the one that most of its people live by.
const CLOCKS: [(&str, &str); 6] = [
    ("NO", "Europe/Oslo"),
    ("DK", "Europe/Copenhagen"),
    ("SE", "Europe/Stockholm"),
    ("GB", "Europe/London"),
    ("DE", "Europe/Berlin"),
    ("US", "America/New_York"),
];

/// The rules that hold at a desk.
#[derive(Debug, Clone)]
pub struct DeskRules {
    /// What the guard goes by.
    pub rules: Rules,
    purposes: BTreeMap<String, String>,
    usual_purpose: String,
    desk: (Region, Zone),
    version: String,
}

impl DeskRules {
    /// The rules that the settings give; `zone` is that of the desk's clock.
    #[must_use]
    pub fn of(config: &Config, zone: Zone) -> Self {
        let rules = Rules::of(config.settings.attempts);
        let purposes: BTreeMap<_, _> = config
            .campaigns
            .iter()
            .map(|campaign| (campaign.code.clone(), campaign.purpose.clone()))
            .collect();
        let usual = config.campaign("");
        let version = version(&rules, &purposes, zone);
        Self {
            rules,
            purposes,
            usual_purpose: usual.map_or_else(String::new, |it| it.purpose.clone()),
            desk: (config.settings.market, zone),
            version,
        }
    }

    /// The clock of a market: the desk's own at home, and where no other is known.
    #[must_use]
    pub fn clock(&self, market: Region) -> Zone {
        let (home, zone) = self.desk;
        let known = CLOCKS
            .iter()
            .find(|(region, _)| *region == market.to_string())
            .and_then(|(_, zone)| zone.parse().ok());
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
        guard::standing(class, &self.rules, now)
            .hold()
            .map(|hold| (hold, None))
    }

    fn hold(&self, list: &ListFacts, person: &Person, now: Now) -> Option<Held> {
        guard::hold_of(list, person, &self.rules, now)
    }
}

/// A name for all that the answers depend on, the program's own version included.
fn version(rules: &Rules, purposes: &BTreeMap<String, String>, zone: Zone) -> String {
    let text = format!(
        "{} {rules:?} {purposes:?} {zone}",
        env!("CARGO_PKG_VERSION")
    );
    hash::digest(text.as_bytes()).short()
}
