//! What the small world answers to the review, the agenda and the own week.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the world of the scenes knows only the facts that the scenes make"
)]

use samtale::app::Answer;
use samtale::model::agenda::{AgendaQuestion, AgendaRow, Agreement, Whose};
use samtale::model::call::LineResult;
use samtale::model::card::{Card, Entry, Happened, ToldWhat};
use samtale::model::fact::Fact;
use samtale::model::id::{CustomerId, Part, PartRef};
use samtale::model::keeping::{About, Review, ReviewRow};
use samtale::model::moment::{Moment, Now};
use samtale::model::own_week::OwnWeek;
use samtale::model::reported::{DemandSeen, HeardBy, Somebody, WeekSeen, Whose as Asker};
use samtale::model::seller::Owner;
use samtale::model::talk::Talk;
use samtale::model::voice::Voice;
use samtale::report::{WEEKS_MIN, Week, WeekRead};

use super::people;
use super::world::{World, facts, person};

impl World {
    /// Whom there is to go through, as the store has it: what was said since the last receipt, and what is overdue.
    pub(super) fn review(&self, now: Now) -> Review {
        let receipt = self.said().filter_map(|said| match &said.fact {
            Fact::Talk(Talk::Review(receipt)) if receipt.forgotten == 0 => Some(said.at),
            _ => None,
        });
        let since = receipt
            .max()
            .unwrap_or(now.at.plus(-chrono::Duration::days(7)));
        let mut rows: Vec<(Moment, About<ReviewRow>)> = Vec::new();
        for card in self.cards() {
            let news = card.history.iter().filter(|it| is_news(it));
            let news = news.map(|entry| Moment::from(entry.at));
            let late = card.callbacks.iter().filter(|it| mine(&it.set.owner));
            let late = late.map(|it| it.set.when.due()).filter(|due| *due < now.at);
            let late: Vec<Moment> = news.filter(|at| *at >= since).chain(late).collect();
            let (Some(first), Some(last)) = (late.iter().min(), late.iter().max()) else {
                continue;
            };
            let reviewed = self.reviewed(card.customer.id, (*last).max(since));
            if receipt_closes(reviewed, since) {
                continue;
            }
            rows.push((*first, row(&card, *last, reviewed)));
        }
        rows.sort_by_key(|(first, row)| (*first, row.customer));
        Review {
            since: Some(since),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    fn reviewed(
        &self,
        customer: CustomerId,
        from: Moment,
    ) -> Option<(Moment, Option<chrono::NaiveDate>)> {
        let of = self
            .said()
            .filter(|said| said.about == Some(customer) && said.at >= from);
        of.filter_map(|said| match &said.fact {
            Fact::Talk(Talk::Reviewed(reviewed)) => Some((said.at, reviewed.aside_until)),
            _ => None,
        })
        .last()
    }

    pub(super) fn agenda(&self, asked: AgendaQuestion, now: Now) -> Answer {
        let mut rows = Vec::new();
        for card in self.cards() {
            let class = {
                let list = card.lists.first().map(|member| &member.list);
                let person = person(&card);
                facts(list).class(person.audience, person.whereabouts)
            };
            let row = |what| AgendaRow {
                what,
                customer: card.customer.id,
                name: card.customer.profile.name.clone(),
                class: class.clone(),
                is_never: !card.suppressed.is_empty(),
            };
            let callbacks = card.callbacks.iter();
            let callbacks =
                callbacks.filter(|it| asked.whose == Whose::Everyones || mine(&it.set.owner));
            rows.extend(callbacks.map(|it| row(Agreement::Callback(it.clone()))));
            let promises = card
                .promises
                .iter()
                .filter_map(|it| Some((it, it.made.due?)));
            rows.extend(promises.map(|(it, due)| row(Agreement::Promise(it.clone(), due))));
        }
        let days = asked.from..=asked.to;
        rows.retain(|row| days.contains(&row.what.day(now.zone)));
        rows.sort_by_key(|row| {
            (
                row.what.day(now.zone),
                row.what.time(now.zone),
                row.name.clone(),
            )
        });
        Answer::Agenda { asked, rows }
    }

    /// What was said in the calls of a week; in the world of a week also what was heard beside a seller, and the weeks before.
    pub(super) fn voice(&self, monday: chrono::NaiveDate) -> Voice {
        let mut read = WeekRead::of(Week::of(monday));
        let period = read.period();
        let days = period.first()..=period.last();
        for card in self.cards() {
            let calls = card.history.iter().filter_map(|entry| match &entry.what {
                Happened::Call { call, .. } => Some((entry, &call.demands)),
                _ => None,
            });
            for (entry, demands) in calls {
                let day = entry.at.date_naive();
                for (n, demand) in (1..).zip(demands).filter(|_| days.contains(&day)) {
                    let record = entry.record;
                    let part = Part::Demand(n);
                    read.add(DemandSeen {
                        day,
                        demand: demand.clone(),
                        heard: HeardBy::Calling,
                        whose: Some(Asker {
                            customer: Somebody(0),
                            audience: None,
                            town: String::new(),
                            at: (card.customer.id, PartRef { record, part }),
                        }),
                    });
                }
            }
        }
        let (mut weeks, has_days) = (Vec::new(), !self.days.is_empty());
        if has_days {
            weeks = (0_u64..)
                .zip(period.mondays(WEEKS_MIN))
                .map(week_before)
                .collect();
            for seen in people::heard_beside(period.first()) {
                read.add(seen);
            }
        }
        read.finish(&weeks)
    }

    /// Weeks of calls in the world of a week; elsewhere what was called in the scene.
    pub(super) fn own_week(&self, now: Now) -> OwnWeek {
        let said = self.said().filter_map(|said| match &said.fact {
            Fact::Call(call) => Some(call),
            _ => None,
        });
        let said: Vec<_> = said.collect();
        let calls = u32::try_from(said.len()).unwrap();
        let spoken = said
            .iter()
            .filter(|call| call.line == LineResult::Answered)
            .count();
        let monday = now.today();
        let mut days = self.days.clone();
        if calls > 0 {
            days.push((monday, calls));
        }
        let has_days = u32::from(!self.days.is_empty());
        OwnWeek {
            monday,
            days,
            calls,
            spoken: u32::try_from(spoken).unwrap(),
            promised: 4 * has_days,
            kept: 3 * has_days,
            broken: 0,
            overdue: has_days,
            asked_by_us: 9 * has_days,
            answered_by_them: 9 * has_days,
            asked_by_them: 5 * has_days,
            answered_by_us: 4 * has_days,
        }
    }
}

fn week_before((n, monday): (u64, chrono::NaiveDate)) -> WeekSeen {
    // One week in which the new bill came.
    let failures = if n == 18 { 19 } else { 4 + n * 5 % 4 };
    WeekSeen {
        monday,
        demands: [6 + n * 7 % 5, failures, 1, 0],
        reached: 40,
    }
}

fn receipt_closes(reviewed: Option<(Moment, Option<chrono::NaiveDate>)>, since: Moment) -> bool {
    reviewed.is_some_and(|(at, _)| at <= since)
}

fn mine(owner: &Owner) -> bool {
    owner.is(people::kari().id)
}

fn row(
    card: &Card,
    last: Moment,
    reviewed: Option<(Moment, Option<chrono::NaiveDate>)>,
) -> About<ReviewRow> {
    About {
        customer: card.customer.id,
        name: card.customer.profile.name.clone(),
        what: ReviewRow {
            last,
            is_reviewed: reviewed.is_some(),
            aside_until: reviewed.and_then(|(_, until)| until),
        },
    }
}

fn is_news(entry: &Entry) -> bool {
    match &entry.what {
        Happened::Call { call, .. } => call.line == LineResult::Answered,
        Happened::Note { .. } | Happened::Callback { .. } => true,
        Happened::Told(told) => told.what != ToldWhat::Reviewed,
        _ => false,
    }
}
