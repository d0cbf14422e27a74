//! The question about hours and days alone, for nobody in particular.

use crate::model::moment::Moment;
use crate::model::standing::Class;

use super::footing::no_rules;
use super::hours::hours;
use super::objection::{Detail, Objection, Rule, closed};
use super::rules::Rules;
use crate::model::queue::Hold;

/// What the hours and days of a market say, for people of whom nothing else is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nobody {
    /// The rules that are open.
    pub by: Vec<Rule>,
    /// Those that object, one that never lifts first, then the one that lifts last.
    pub objections: Vec<Objection>,
    /// When the hours end, when they are open and do.
    pub until: Option<Moment>,
    /// The first moment from the one that was asked about at which all are open.
    pub opens_at: Option<Moment>,
}

/// Asks about hours and days alone.
#[must_use]
pub fn nobody(class: &Class, rules: &Rules, at: Moment) -> Nobody {
    const ROUNDS_MAX: usize = 1_000;
    let mut answer = once(class, rules, at);
    let mut then = at;
    let mut objections = answer.objections.clone();
    for _ in 0..ROUNDS_MAX {
        if objections.is_empty() {
            answer.opens_at = Some(then);
            break;
        }
        let lifts: Option<Vec<Moment>> = objections.iter().map(|it| it.opens_at).collect();
        let Some(last) = lifts.and_then(|all| all.into_iter().max()) else {
            break;
        };
        if last <= then {
            break;
        }
        then = last;
        objections = once(class, rules, then).objections;
    }
    answer
}

fn once(class: &Class, rules: &Rules, at: Moment) -> Nobody {
    let market = rules.market(class.market);
    let mut answer = Nobody {
        by: Vec::new(),
        objections: Vec::new(),
        until: None,
        opens_at: None,
    };
    let broken = market.broken.first().cloned();
    if broken.is_some() {
        answer.objections.push(no_rules(broken));
    }
    let Some(audience) = class.audience else {
        let rule = Rule::house("HOUSE.NO_AUDIENCE");
        let detail = Detail::AudienceUnknown;
        answer
            .objections
            .push(closed(rule, Hold::AudienceUnknown, detail));
        return answer;
    };
    let hours = hours(class, audience, market, at);
    answer.by = hours.by;
    answer.objections.extend(hours.objections);
    answer.until = hours.until;
    answer.objections.sort_by_key(|objection| {
        let opens = objection.opens_at.map_or(i64::MAX, Moment::millis);
        opens.saturating_neg()
    });
    answer
}
