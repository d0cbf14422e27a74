//! The standing of a class: what the law, the registers and the list's own answers say of everybody alike.
//!
//! [`footing`] is the lasting part, and changes with a day or an answer; [`standing`] asks for the hour too, which is
//! never stored with a person.

use chrono::NaiveDate;

use crate::model::customer::Audience;
use crate::model::list::Ground;
use crate::model::moment::{Moment, Now};
use crate::model::queue::Hold;
use crate::model::standing::{Class, Judged};

use super::footing::{Known, OfPerson, no_rules, proofs};
use super::hours::{clocks, hours};
use super::objection::{Detail, Objection, Rule, closed};
use super::rules::Rules;

/// Whether the people of a class may be called, as far as they are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// They may.
    Open {
        /// The rules that allow it.
        by: Vec<Rule>,
        /// The last day on which the wash and the evidence are good; none when neither was needed.
        last_day: Option<NaiveDate>,
        /// The first moment at which the hours end; none when they do not, or were not asked about.
        until: Option<Moment>,
    },
    /// They may not; all reasons, one that never lifts first.
    Closed(Vec<Objection>),
}

impl Standing {
    /// The reason that the queue counts them under; none when they may be called.
    #[must_use]
    pub fn hold(&self) -> Option<Hold> {
        match self {
            Self::Open { .. } => None,
            Self::Closed(objections) => objections.first().map(|objection| objection.hold),
        }
    }

    /// When the last of the reasons lifts; none when one of them does not.
    #[must_use]
    pub fn lifts(&self) -> Option<Moment> {
        match self {
            Self::Open { .. } => None,
            Self::Closed(objections) => {
                let all: Option<Vec<Moment>> = objections.iter().map(|it| it.opens_at).collect();
                all.and_then(|all| all.into_iter().max())
            }
        }
    }
}

/// Whether the people of a class may be called now, the hour included.
#[must_use]
pub fn standing(class: &Class, rules: &Rules, now: Now) -> Standing {
    let lasting = match class.judged {
        Judged::WithTheList => footing(class, rules, now),
        Judged::Alone => Standing::Open {
            by: Vec::new(),
            last_day: None,
            until: None,
        },
    };
    let Some(audience) = class.audience else {
        return lasting;
    };
    let hours = hours(class, audience, rules.market(class.market), now.at);
    match lasting {
        Standing::Open {
            mut by, last_day, ..
        } if hours.objections.is_empty() => {
            by.extend(hours.by);
            let until = hours.until;
            Standing::Open {
                by,
                last_day,
                until,
            }
        }
        Standing::Open { .. } => Standing::Closed(hours.objections),
        Standing::Closed(mut objections) => {
            objections.extend(hours.objections);
            Standing::Closed(objections)
        }
    }
}

/// Whether the people of a class may be called at all, whatever the hour.
#[must_use]
pub fn footing(class: &Class, rules: &Rules, now: Now) -> Standing {
    footing_of(class, rules, &OfPerson::default(), now)
}

/// The footing of one person.
pub(super) fn footing_of(
    class: &Class,
    rules: &Rules,
    person: &OfPerson<'_>,
    now: Now,
) -> Standing {
    let market = rules.market(class.market);
    if let Some(file) = market.broken.first() {
        return Standing::Closed(vec![no_rules(Some(file.clone()))]);
    }
    match (class.audience, class.ground) {
        (Some(audience), Some(ground)) => {
            let zones = clocks(market, class.whereabouts);
            // The day is that of the clock which is furthest ahead: what is stale there is stale.
            let today = zones.iter().map(|zone| now.at.in_zone(*zone).date()).max();
            let campaign = rules.campaign(&class.stated.campaign);
            let of_campaign = campaign.map_or(&[][..], |it| &it.evidence);
            let known = Known {
                class,
                audience,
                ground,
                market,
                proofs: proofs(class, ground, person, of_campaign),
                person,
                today: today.unwrap_or_else(|| now.today()),
            };
            known.footing()
        }
        (audience, ground) => Standing::Closed(unanswered(audience, ground)),
    }
}

/// The questions that nobody has answered. Unknown blocks.
fn unanswered(audience: Option<Audience>, ground: Option<Ground>) -> Vec<Objection> {
    let who = audience.is_none().then(|| {
        let rule = Rule::house("HOUSE.NO_AUDIENCE");
        closed(rule, Hold::AudienceUnknown, Detail::AudienceUnknown)
    });
    let why = ground.is_none().then(|| {
        let rule = Rule::house("HOUSE.NO_GROUND");
        closed(rule, Hold::GroundUnknown, Detail::GroundUnknown)
    });
    who.into_iter().chain(why).collect()
}
