//! The rules as data: for each market, what its packs say. `config` reads the packs and fills these values.
//!
//! *Invariant:* no rule stands here that is not in a pack; a market without a pack of its own has the strictest.

use chrono::NaiveDate;

use crate::model::campaign::NarrowerLimits;
use crate::model::moment::Zone;
use crate::model::outcome::Labels;
use crate::model::phone::Region;
use crate::model::standing::{ListFacts, Person};

use super::calendar::Holidays;
use super::limits::{AttemptRule, Limits};
use super::objection::{MayOverride, Rule};
use super::permission::{Exception, Permission};
use super::register::Register;
use super::window::{Window, names};

/// The id of the house's own limits, whose numbers are settings.
pub const ATTEMPTS: &str = "HOUSE.ATTEMPTS";

/// The id of a campaign's own limits, which only narrow.
pub const CAMPAIGN: &str = "HOUSE.CAMPAIGN";

/// The rules of one market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    /// The country; none for the rules that hold where no others do.
    pub region: Option<Region>,
    /// The packs that it is made of, the market's own first.
    pub packs: Vec<Pack>,
    /// The clocks that hang there.
    pub zones: Vec<Zone>,
    /// The rule on wishes not to be called.
    pub suppress: Rule,
    /// The rule on data that may only be kept.
    pub restrict: Rule,
    /// Hours, all of which must be open.
    pub windows: Vec<Window>,
    /// Holidays, and days on which the house is closed.
    pub holidays: Option<Holidays>,
    /// Who may be called.
    pub permissions: Vec<Permission>,
    /// Which registers must be asked.
    pub registers: Vec<Register>,
    /// What lifts what.
    pub exceptions: Vec<Exception>,
    /// How often somebody may be disturbed, beside the house's own limits.
    pub attempts: Vec<AttemptRule>,
    /// What the number we call from must be.
    pub caller: Vec<CallerRule>,
    /// What holds somebody back whatever else is true.
    pub holds: Vec<HoldRule>,
    /// What must be said.
    pub disclosures: Vec<Disclosure>,
    /// The files whose mistakes block the market until they are mended.
    pub broken: Vec<String>,
}

/// Where rules come from, and how sure they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The name that never changes.
    pub id: String,
    /// The name people read.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The day on which it was true.
    pub as_of: NaiveDate,
    /// The day by which somebody must look at it again.
    pub review_by: NaiveDate,
    /// Who has read it.
    pub legal_review: LegalReview,
    /// Its rules, with the sources and how surely each was read.
    pub backing: Vec<Backing>,
}

/// Who has read a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegalReview {
    /// Nobody who knows the law.
    None,
    /// Somebody in the house.
    Internal,
    /// A lawyer.
    Counsel,
}

/// How surely a rule was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// The text itself was seen.
    Seen,
    /// Somebody else says so.
    Secondary,
    /// General knowledge.
    Unverified,
}

/// What stands behind a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backing {
    /// The rule.
    pub rule: Rule,
    /// The ids of the sources.
    pub sources: Vec<String>,
    /// How surely; none for the house's own.
    pub confidence: Option<Confidence>,
}

/// What people should know before they rely on a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Banner {
    /// The day of its review is over.
    ReviewOverdue {
        /// The pack's title.
        pack: String,
        /// The day.
        since: NaiveDate,
    },
    /// No lawyer has read it.
    NotReadByCounsel {
        /// The pack's title.
        pack: String,
    },
    /// A file has a mistake, and nobody in the market may be called until it is mended.
    Broken {
        /// The file.
        file: String,
    },
    /// The law wants our number to be shown or listed, and the settings do not say that it is.
    CallerUnsaid {
        /// The rule.
        rule: Rule,
    },
}

/// What the number we call from must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallerRule {
    /// The rule.
    pub rule: Rule,
    /// Whether it must be shown.
    pub shown: bool,
    /// Whether people must find it in a directory.
    pub in_directory: bool,
}

/// What is known of the number we call from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// It is so.
    Yes,
    /// It is not.
    No,
}

/// The number we call from, as the settings say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caller {
    /// Whether the people we call see it.
    pub shown: Known,
    /// Whether people find it in a directory.
    pub in_directory: Known,
}

/// What holds somebody back while something is true of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRule {
    /// The rule.
    pub rule: Rule,
    /// For which purposes; empty for all.
    pub purposes: Vec<String>,
    /// While this is true.
    pub because: HeldWhile,
    /// Whether a seller may set it aside.
    pub may_override: MayOverride,
}

/// What may be true of somebody for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeldWhile {
    /// Something that went wrong for them is not answered.
    OpenFailure,
}

/// What must be said in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// The rule.
    pub rule: Rule,
    /// When.
    pub when: SaidWhen,
    /// Only in calls of which this is true; none for all.
    pub only_if: Option<OnlyIf>,
    /// For which purposes; empty for all.
    pub purposes: Vec<String>,
    /// In which words, by language: `{seller}`, `{caller}`, `{principal}`, `{topic}` and `{source}` are filled in.
    pub line: Labels,
}

/// When something must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SaidWhen {
    /// At the beginning.
    Start,
    /// Before the end.
    BeforeEnd,
    /// When they ask.
    OnRequest,
}

/// Of which calls it must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnlyIf {
    /// What we know of them did not come from themselves.
    DataNotFromPerson,
    /// They are called because they said yes to it.
    CalledOnConsent,
}

/// All rules that hold at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// How often a person may be disturbed.
    pub limits: Limits,
    /// The number we call from.
    pub caller: Caller,
    /// The markets with rules of their own.
    pub markets: Vec<Market>,
    /// What holds where nothing is known of the law.
    pub elsewhere: Market,
    /// What each campaign adds.
    pub campaigns: Vec<CampaignRules>,
}

/// What a campaign adds to the rules: limits that narrow, and what it proves of the calls that it makes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CampaignRules {
    /// Its code; that of the usual campaign is empty.
    pub code: String,
    /// How often it lets somebody be disturbed.
    pub limits: NarrowerLimits,
    /// What it proves, as exceptions ask for it: `product_category:books`.
    pub evidence: Vec<String>,
}

/// No pack at all: nobody may be called.
impl Default for Rules {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            caller: Caller::default(),
            markets: Vec::new(),
            elsewhere: Market::unruled(),
            campaigns: Vec::new(),
        }
    }
}

impl Rules {
    /// Every limit on how often a list may disturb such a person: the house's own, then its campaign's, then the market's.
    pub(super) fn attempts(&self, list: &ListFacts, person: &Person) -> Vec<AttemptRule> {
        let (audience, part) = (person.audience, person.whereabouts.subdivision);
        let here = |rule: &&AttemptRule| {
            let of_them = audience.is_none_or(|it| names(&rule.audiences, &it));
            let there = part.is_some_and(|it| rule.subdivisions.contains(&it));
            of_them && (rule.subdivisions.is_empty() || there)
        };
        let market = self.market(list.market);
        let others = market.attempts.iter().filter(here).cloned();
        std::iter::once(self.house_attempts())
            .chain(self.campaign_attempts(&list.stated.campaign))
            .chain(others)
            .collect()
    }

    /// What a campaign adds.
    pub(super) fn campaign(&self, code: &str) -> Option<&CampaignRules> {
        self.campaigns.iter().find(|campaign| campaign.code == code)
    }

    /// The house's limits with what a campaign narrows.
    #[must_use]
    pub fn limits_of(&self, campaign: &str) -> Limits {
        let narrower = self.campaign_attempts(campaign).map(|rule| rule.limits);
        narrower.map_or(self.limits, |limits| self.limits.narrowed(limits))
    }

    /// What a campaign narrows.
    fn campaign_attempts(&self, code: &str) -> Option<AttemptRule> {
        let limits = self.campaign(code)?.limits;
        Some(AttemptRule {
            rule: Rule::house(CAMPAIGN),
            audiences: Vec::new(),
            subdivisions: Vec::new(),
            limits: Limits::narrower(limits)?,
            may_override: MayOverride::SpokenReason,
        })
    }

    /// The house's own limits.
    fn house_attempts(&self) -> AttemptRule {
        self.house_attempts_for(None)
    }

    /// The house's own limits, with what a campaign narrows.
    pub(super) fn house_attempts_for(&self, campaign: Option<&str>) -> AttemptRule {
        AttemptRule {
            rule: Rule::house(ATTEMPTS),
            audiences: Vec::new(),
            subdivisions: Vec::new(),
            limits: campaign.map_or(self.limits, |code| self.limits_of(code)),
            may_override: MayOverride::SpokenReason,
        }
    }

    /// The rules of a market.
    #[must_use]
    pub fn market(&self, region: Region) -> &Market {
        self.markets
            .iter()
            .find(|market| market.region == Some(region))
            .unwrap_or(&self.elsewhere)
    }

    /// What people should know before they rely on the rules of a market.
    #[must_use]
    pub fn banners(&self, region: Region, today: NaiveDate) -> Vec<Banner> {
        let market = self.market(region);
        let broken = market.broken.iter().cloned();
        let broken = broken.map(|file| Banner::Broken { file });
        let of_packs = market.packs.iter().filter_map(|pack| pack.banner(today));
        let unsaid = market
            .caller
            .iter()
            .filter(|rule| rule.is_unsaid(self.caller))
            .map(|rule| Banner::CallerUnsaid {
                rule: rule.rule.clone(),
            });
        broken.chain(of_packs).chain(unsaid).collect()
    }
}

impl Market {
    /// A market of which nothing is known: no permission, so that nobody may be called.
    #[must_use]
    pub fn unruled() -> Self {
        Self {
            region: None,
            packs: Vec::new(),
            zones: Vec::new(),
            suppress: Rule::house("HOUSE.SUPPRESS"),
            restrict: Rule::house("HOUSE.RESTRICT"),
            windows: Vec::new(),
            holidays: None,
            permissions: Vec::new(),
            registers: Vec::new(),
            exceptions: Vec::new(),
            attempts: Vec::new(),
            caller: Vec::new(),
            holds: Vec::new(),
            disclosures: Vec::new(),
            broken: Vec::new(),
        }
    }
}

impl Pack {
    fn banner(&self, today: NaiveDate) -> Option<Banner> {
        let pack = || self.title.clone();
        if today > self.review_by {
            let since = self.review_by;
            return Some(Banner::ReviewOverdue {
                pack: pack(),
                since,
            });
        }
        (self.legal_review != LegalReview::Counsel)
            .then(|| Banner::NotReadByCounsel { pack: pack() })
    }
}

impl CallerRule {
    /// Whether our number is known not to be what it must.
    pub(super) fn is_broken(&self, caller: Caller) -> bool {
        self.shown && caller.shown == Known::No
            || self.in_directory && caller.in_directory == Known::No
    }

    fn is_unsaid(&self, caller: Caller) -> bool {
        self.shown && caller.shown == Known::Unsaid
            || self.in_directory && caller.in_directory == Known::Unsaid
    }
}
