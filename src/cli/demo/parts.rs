//! Parts of facts, as the stories' tables say them.

use std::collections::BTreeMap;

use super::make::Who;
use super::story::{OnList, Story, Told};
use crate::model::call::{Attempt, ClearanceNote, LineResult, NoAttempt, NumberLearned};
use crate::model::customer::{Audience, Field, Profile};
use crate::model::order::{OrderLine, OrderNew};
use crate::model::outcome::Campaign;
use crate::model::phone::{Phone, PhoneKind, PhoneNumber, PhoneState};
use crate::model::places::Places;
use crate::model::said::{Demand, QuestionAsked, Satisfaction, Side};
use crate::model::seller::SellerRef;

pub(super) fn attempt_of(told: &Told, tried: &mut u16) -> Attempt {
    if told.by == Side::They {
        return Attempt::Not(NoAttempt::TheyRang);
    }
    *tried += 1;
    Attempt::Nth(*tried)
}

pub(super) fn clearance_of(told: &Told) -> ClearanceNote {
    match told.by {
        Side::They => ClearanceNote::Inbound,
        Side::We => ClearanceNote::Rules(vec!["NO.HOURS".to_owned()]),
    }
}

pub(super) fn learned(who: &Who<'_>, told: &Told) -> Vec<NumberLearned> {
    let state = PhoneState::Good;
    let number = who.number.clone();
    let learned = told.line == LineResult::Answered;
    learned
        .then_some(NumberLearned { number, state })
        .into_iter()
        .collect()
}

pub(super) fn demand_of(
    &(words, kind, matters, cause): &(&str, crate::model::said::DemandKind, &str, &str),
) -> Demand {
    Demand {
        words: words.to_owned(),
        kind,
        matters: matters.to_owned(),
        cause: cause.to_owned(),
    }
}

pub(super) fn profile(story: &Story<'_>, number: PhoneNumber) -> Profile {
    let mut profile = Profile {
        name: story.name.to_owned(),
        company: story.company.to_owned(),
        audience: Some(match story.list {
            OnList::Winter => Audience::Business,
            OnList::Boxes | OnList::Fair => Audience::Consumer,
        }),
        phones: vec![Phone {
            number,
            kind: PhoneKind::Mobile,
            state: PhoneState::Untried,
        }],
        fields: BTreeMap::new(),
    };
    let (postcode, town) = story.place;
    for (field, value) in [
        (Field::Title, story.title),
        (Field::Street, story.street),
        (Field::Postcode, postcode),
        (Field::Town, town),
        (Field::Zone, story.zone),
    ] {
        profile.write(&field, value.to_owned());
    }
    profile
}

pub(super) fn phones(number: &str, kind: PhoneKind) -> Vec<Phone> {
    let phone = number.parse().ok().map(|number| Phone {
        number,
        kind,
        state: PhoneState::Untried,
    });
    phone.into_iter().collect()
}

pub(super) fn satisfaction_of((score, words): (u8, &str)) -> Satisfaction {
    Satisfaction {
        scale: 10,
        score,
        words: words.to_owned(),
    }
}

/// The order, as far as the campaign has what was ordered.
pub(super) fn order_of(told: &Told, campaign: &Campaign, seller: &SellerRef) -> Option<OrderNew> {
    let line = |&(code, quantity): &(&str, u32)| {
        let product = campaign.products.iter().find(|it| it.code == code)?;
        Some(OrderLine::of(product, quantity, "nb"))
    };
    let lines: Vec<OrderLine> = told.order.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| OrderNew {
        lines,
        owner: seller.clone(),
        words: String::new(),
    })
}

pub(super) fn questions_of(told: &Told) -> Places<QuestionAsked> {
    let asked = |&(by, words, answer): &(Side, &str, &str)| QuestionAsked {
        by,
        words: words.to_owned(),
        answer: answer.to_owned(),
    };
    told.questions.iter().map(asked).collect()
}
