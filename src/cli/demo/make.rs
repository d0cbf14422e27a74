//! Turns the demonstration's stories into facts, as a desk would have written them over the months.
//!
//! *Invariant:* the same seed gives the same facts.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDateTime};

use super::cast::{Cast, DESK_ZONE, at};
use super::homes::HOMES;
use super::houses::HOUSES;
use super::parts::{
    attempt_of, clearance_of, demand_of, learned, order_of, phones, profile, questions_of,
    satisfaction_of,
};
use super::shops::SHOPS;
use super::story::{Kept, OnList, Story, Told};
use crate::model::call::{Attempt, Call, CampaignRef, Direction, OutcomeSaid};
use crate::model::callback::CallbackSet;
use crate::model::customer::{Audience, Field, Profile, Relation, RelationKind};
use crate::model::fact::{CustomerNew, Fact, Membership, Said};
use crate::model::id::{CustomerId, Part};
use crate::model::list::ListRef;
use crate::model::moment::{Moment, Zone};
use crate::model::outcome::Campaign;
use crate::model::phone::{PhoneKind, PhoneNumber};
use crate::model::said::{Need, Priority, PromiseMade, Side};
use crate::model::suppression::SuppressScope;
use crate::model::when::When;
use crate::shell::random::FixedRandom;
use crate::sync::Random;

/// When this winter's lists were made. Calls before that belong to none of them.
const LISTED: &str = "2026-11-09 08:00";

/// What the demonstration says happened.
#[derive(Debug, Default)]
pub(super) struct Invented {
    /// In the order of time.
    pub said: Vec<Said>,
    /// What is to be closed: the fact's place in `said`, and which of its promises.
    pub kept: Vec<(usize, Part)>,
    /// The customers by name, the first of a name.
    pub by_name: BTreeMap<String, CustomerId>,
}

/// Where a row of facts is made.
pub(super) struct Maker<'a> {
    cast: &'a Cast,
    campaign: &'a Campaign,
    random: FixedRandom,
    /// Each fact, and which promises of it were kept.
    made: Vec<(Said, Vec<Part>)>,
    by_name: BTreeMap<String, CustomerId>,
    by_phone: BTreeMap<&'static str, CustomerId>,
    companies: BTreeMap<&'static str, CustomerId>,
    place: u64,
}

/// A customer while their story is told.
pub(super) struct Who<'a> {
    id: CustomerId,
    pub(super) number: PhoneNumber,
    zone: Zone,
    list: &'a ListRef,
}

/// Everything that happened, from the stories and from the crowd around them.
pub(super) fn invent(cast: &Cast, campaign: &Campaign, seed: u64) -> Invented {
    let mut maker = Maker {
        cast,
        campaign,
        random: FixedRandom::seeded(seed),
        made: Vec::new(),
        by_name: BTreeMap::new(),
        by_phone: BTreeMap::new(),
        companies: BTreeMap::new(),
        place: 0,
    };
    for story in SHOPS.iter().chain(HOUSES).chain(HOMES) {
        maker.tell(story);
    }
    super::filler::fill(&mut maker);
    maker.finish()
}

impl<'a> Maker<'a> {
    /// Writes down a customer whose story is told in full.
    fn tell(&mut self, story: &Story<'static>) {
        let known = story
            .told
            .first()
            .map_or("2026-11-02 08:00", |told| told.at);
        let Some(who) = self.customer(story, at(known).plus(Duration::days(-9))) else {
            return;
        };
        self.relate(story, &who);
        let mut tried = 0;
        for told in story.told {
            self.call(&who, told, at(told.at), &mut tried);
        }
    }

    /// A call of somebody from the crowd.
    pub(super) fn crowd(&mut self, story: &Story<'_>, calls: &[(&'static Told, Moment)]) {
        let known = calls.first().map_or_else(|| at(LISTED), |(_, rang)| *rang);
        let Some(who) = self.customer(story, known.plus(Duration::days(-9))) else {
            return;
        };
        let mut tried = 0;
        for (told, moment) in calls {
            self.call(&who, told, *moment, &mut tried);
        }
    }

    /// One of several, by chance.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let place = self.random.below(from.len());
        from.get(place).copied()
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.random.below(bound)
    }

    fn customer(&mut self, story: &Story<'_>, known: Moment) -> Option<Who<'a>> {
        let number: PhoneNumber = story.phone.parse().ok()?;
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        let id = CustomerId::of(bytes);
        let list = self.cast.list(story.list);
        let fact = Fact::CustomerNew(CustomerNew {
            profile: profile(story, number.clone()),
            principal: list.principal.clone(),
            source: list.source.clone(),
            member: None,
            tags: Vec::new(),
        });
        self.by_name.entry(story.name.to_owned()).or_insert(id);
        self.write(id, known, fact);
        self.place += 1;
        let member = Membership {
            list: self.cast.list_ref(story.list).clone(),
            place: self.place,
        };
        self.write(id, at(LISTED), Fact::CustomerMember(member));
        Some(Who {
            id,
            number,
            zone: story.zone.parse().unwrap_or(DESK_ZONE),
            list: self.cast.list_ref(story.list),
        })
    }

    /// People of one company meet in it; people on one number are linked.
    fn relate(&mut self, story: &Story<'static>, who: &Who<'_>) {
        let known = at("2026-01-05 08:30");
        if let Some(&other) = self.by_phone.get(story.phone) {
            let relation = Relation {
                kind: RelationKind::SharesNumber,
                to: other,
                role: String::new(),
            };
            self.write(who.id, known, Fact::RelationSet(relation));
        }
        self.by_phone.insert(story.phone, who.id);
        if story.company.is_empty()
            || story.fixed.is_empty() && !self.companies.contains_key(story.company)
        {
            return;
        }
        let company = self.company(story);
        let relation = Relation {
            kind: RelationKind::ContactOf,
            to: company,
            role: story.title.to_owned(),
        };
        self.write(who.id, at("2026-01-05 08:31"), Fact::RelationSet(relation));
    }

    /// The organisation itself, which is a customer too: it has the fixed line.
    fn company(&mut self, story: &Story<'static>) -> CustomerId {
        if let Some(&known) = self.companies.get(story.company) {
            return known;
        }
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        let id = CustomerId::of(bytes);
        let list = self.cast.list(story.list);
        let mut profile = Profile {
            name: story.company.to_owned(),
            company: story.company.to_owned(),
            audience: Some(Audience::Business),
            phones: phones(story.fixed, PhoneKind::Fixed),
            fields: BTreeMap::new(),
        };
        profile.write(&Field::Street, story.street.to_owned());
        profile.write(&Field::Postcode, story.place.0.to_owned());
        profile.write(&Field::Town, story.place.1.to_owned());
        let fact = Fact::CustomerNew(CustomerNew {
            profile,
            principal: list.principal.clone(),
            source: list.source.clone(),
            member: None,
            tags: Vec::new(),
        });
        self.companies.insert(story.company, id);
        self.write(id, at("2026-01-05 08:00"), fact);
        id
    }

    fn call(&mut self, who: &Who<'_>, told: &Told, rang: Moment, tried: &mut u16) {
        let attempt = attempt_of(told, tried);
        let call = self.call_of(who, told, rang, attempt);
        let ended = rang.plus(Duration::seconds(25 + 60 * told.minutes));
        let kept = (1..)
            .zip(told.promises)
            .filter(|(_, promise)| promise.3 == Kept::Kept)
            .map(|(n, _)| Part::Promise(n))
            .collect();
        let said = Said {
            at: ended.plus(Duration::seconds(40)),
            by: Some(call.seller.id),
            about: Some(who.id),
            fact: Fact::Call(Box::new(call)),
        };
        self.made.push((said, kept));
    }

    fn call_of(&self, who: &Who<'_>, told: &Told, rang: Moment, attempt: Attempt) -> Call {
        let seller = self.cast.seller(told.seller).clone();
        let answered = rang.plus(Duration::seconds(18));
        let ended = rang.plus(Duration::seconds(25 + 60 * told.minutes));
        let outcome = self.campaign.outcome(told.outcome);
        Call {
            direction: match told.by {
                Side::We => Direction::Out,
                Side::They => Direction::In,
            },
            number: Some(who.number.clone()),
            principal: self.cast.list(OnList::Winter).principal.clone(),
            list: (rang >= at(LISTED)).then(|| who.list.clone()),
            campaign: Some(CampaignRef {
                code: self.campaign.code.clone(),
                version: self.campaign.version,
            }),
            with_whom: told.with_whom.to_owned(),
            attempt,
            rang_at: Some(rang.stamp(DESK_ZONE)),
            answered_at: told.line.is_reached().then(|| answered.stamp(DESK_ZONE)),
            ended_at: Some(ended.stamp(DESK_ZONE)),
            line: told.line,
            outcome: outcome.map(|outcome| OutcomeSaid::of(outcome, "nb")),
            notes: told.notes.to_owned(),
            clearance: clearance_of(told),
            kept_callback: None,
            numbers: learned(who, told),
            callback: self.callback_of(who, told),
            suppress: (told.outcome == "never-call").then_some(SuppressScope::Person),
            suppress_numbers: Vec::new(),
            tags: Vec::new(),
            demands: told.demand.iter().map(demand_of).collect(),
            promises: told
                .promises
                .iter()
                .map(|&(by, words, due, _)| PromiseMade {
                    by,
                    words: words.to_owned(),
                    due: due.parse().ok(),
                    owner: seller.clone(),
                })
                .collect(),
            questions: questions_of(told),
            priorities: told
                .priorities
                .iter()
                .map(|&words| Priority {
                    words: words.to_owned(),
                })
                .collect(),
            needs: told
                .needs
                .iter()
                .map(|&(words, horizon)| Need {
                    words: words.to_owned(),
                    horizon,
                })
                .collect(),
            satisfaction: told.satisfied.map(satisfaction_of),
            disclosed: Vec::new(),
            order: order_of(told, self.campaign, &seller),
            seller,
        }
    }

    fn callback_of(&self, who: &Who<'_>, told: &Told) -> Option<CallbackSet> {
        let (local, precision, owner, about) = told.callback?;
        Some(CallbackSet {
            when: When {
                at: NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").ok()?,
                zone: who.zone,
                precision,
            },
            owner: self.cast.owner(owner),
            about: about.to_owned(),
        })
    }

    fn write(&mut self, about: CustomerId, when: Moment, fact: Fact) {
        let said = Said {
            at: when,
            by: Some(self.cast.seller('K').id),
            about: Some(about),
            fact,
        };
        self.made.push((said, Vec::new()));
    }

    /// Customers first, so that whom a fact is about is known, then what happened in the order of time.
    fn finish(self) -> Invented {
        let mut made = self.made;
        made.sort_by_key(|(said, _)| (rank(&said.fact), said.at));
        let mut invented = Invented {
            by_name: self.by_name,
            ..Invented::default()
        };
        for (said, kept) in made {
            let place = invented.said.len();
            invented
                .kept
                .extend(kept.into_iter().map(|part| (place, part)));
            invented.said.push(said);
        }
        invented
    }
}

fn rank(fact: &Fact) -> (bool, bool) {
    let is_customer = matches!(fact, Fact::CustomerNew(_));
    let is_relation = matches!(fact, Fact::RelationSet(_));
    (!is_customer, !is_relation)
}
