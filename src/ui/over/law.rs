//! The three questions of a list, and what each answer means by law: what the guard itself would say of such people.

use crate::app::App;
use crate::app::importing::ImportRequest;
use crate::app::panes::ask::{AUDIENCES, ListAsking};
use crate::config::Meaning;
use crate::guard::{Detail, Freshness, Objection, Register, Rule, Standing, footing};
use crate::lang::Lang;
use crate::model::customer::Audience;
use crate::model::list::{Ground, List, ListAnswers, ListAudience, ListState};
use crate::model::moment::Now;
use crate::model::phone::Region;
use crate::model::queue::Hold;
use crate::model::standing::{Class, Judged, Stated};
use crate::model::whereabouts::Whereabouts;
use crate::say;

use super::super::strip::Strip;
use super::capital;
use super::sheet::{Sheet, broken};

/// A list whose questions are asked.
pub(super) struct Asked<'a> {
    market: Region,
    campaign: &'a str,
    answers: &'a ListAnswers,
}

impl<'a> From<&'a ListAsking> for Asked<'a> {
    fn from(asking: &'a ListAsking) -> Self {
        Self {
            market: asking.list.market,
            campaign: &asking.list.campaign,
            answers: &asking.answers,
        }
    }
}

impl<'a> From<&'a ImportRequest> for Asked<'a> {
    fn from(request: &'a ImportRequest) -> Self {
        Self {
            market: request.market,
            campaign: &request.campaign,
            answers: &request.answers,
        }
    }
}

impl<'a> From<&'a List> for Asked<'a> {
    fn from(list: &'a List) -> Self {
        Self {
            market: list.market,
            campaign: &list.campaign,
            answers: &list.answers,
        }
    }
}

impl Asked<'_> {
    /// What stands against calling the people of the list, as far as they are alike.
    fn objections(&self, app: &App) -> Vec<Objection> {
        let audience = match self.answers.audience {
            Some(ListAudience::All(audience)) => audience,
            Some(ListAudience::EachRow) | None => Audience::Consumer,
        };
        let ground = self.answers.ground.unwrap_or(Ground::Cold);
        match self.standing(app, (audience, ground)) {
            Standing::Open { .. } => Vec::new(),
            Standing::Closed(objections) => objections,
        }
    }

    /// Adds the answers to who they are.
    pub(super) fn audiences(&self, app: &App, sheet: &mut Sheet, lang: &Lang) {
        for audience in AUDIENCES {
            sheet.answer(
                Strip::plain(&capital(&lang.name(&audience))),
                Strip::default(),
            );
            sheet.under(match audience {
                ListAudience::All(one) => {
                    let ground = self.answers.ground.unwrap_or(Ground::Cold);
                    self.means(app, (one, ground), lang)
                }
                ListAudience::EachRow => Strip::of(Meaning::Dim, &lang.say("ui-each-row-means")),
            });
        }
    }

    /// Adds the answers to what lets us call them.
    pub(super) fn grounds(&self, app: &App, sheet: &mut Sheet, lang: &Lang) {
        let (who, mixed) = match self.answers.audience {
            Some(ListAudience::All(audience)) => (audience, Strip::default()),
            Some(ListAudience::EachRow) | None => {
                let consumer = format!("{}: ", lang.name(&Audience::Consumer));
                (Audience::Consumer, Strip::of(Meaning::Dim, &consumer))
            }
        };
        for ground in Ground::ALL {
            sheet.answer(
                Strip::plain(&capital(&lang.name(&ground))),
                Strip::default(),
            );
            sheet.under(mixed.clone().join(self.means(app, (who, ground), lang)));
        }
    }

    /// Adds the answers to whether the list has been washed; how long a wash holds stands under the first.
    pub(super) fn washed(&self, app: &App, (sheet, cells): (&mut Sheet, usize), lang: &Lang) {
        sheet.answer(
            Strip::plain(&lang.say("import-washed-yes")),
            Strip::default(),
        );
        sheet.under(Strip::of(Meaning::Dim, &lang.say("ui-washed-means")));
        sheet.answer(
            Strip::plain(&lang.say("import-washed-no")),
            Strip::default(),
        );
        sheet.under(Strip::of(Meaning::Dim, &lang.say("ui-not-washed-means")));
        let audience = match self.answers.audience {
            Some(ListAudience::All(audience)) => Some(audience),
            Some(ListAudience::EachRow) | None => None,
        };
        let registers = &app.setup.rules.market(self.market).registers;
        let concerns = |register: &&Register| {
            let for_them = audience.is_none_or(|audience| register.audiences.contains(&audience));
            for_them
                && register
                    .purposes
                    .iter()
                    .any(|purpose| *purpose == self.purpose(app))
        };
        for register in registers.iter().filter(concerns) {
            sheet.text(Strip::default());
            for line in broken(Meaning::Dim, &holds(register, lang), cells) {
                sheet.text(line);
            }
        }
    }

    /// What the list is called for; the campaign that the settings name is that of lists that name none.
    fn purpose<'b>(&self, app: &'b App) -> &'b str {
        let of = |code: &str| {
            app.setup
                .campaigns
                .iter()
                .rev()
                .find(|campaign| campaign.code == code)
        };
        let campaign = of(self.campaign).or_else(|| of(&app.setup.settings.campaign));
        campaign
            .or(app.setup.campaigns.last())
            .map_or("", |campaign| &campaign.purpose)
    }

    fn standing(&self, app: &App, (audience, ground): (Audience, Ground)) -> Standing {
        let class = Class {
            market: self.market,
            audience: Some(audience),
            ground: Some(ground),
            washed: self.answers.washed.clone(),
            purpose: self.purpose(app).to_owned(),
            whereabouts: Whereabouts::in_country(self.market),
            // As if the list stated today what is asked.
            stated: Stated {
                source: self.campaign.to_owned() + "-",
                on: Some(app.now.today()),
                principal: app.setup.settings.principal.clone(),
                campaign: self.campaign.to_owned(),
            },
            judged: Judged::WithTheList,
        };
        footing(&class, &app.setup.rules, app.now)
    }

    /// What the rules say of people like these.
    fn means(&self, app: &App, (audience, ground): (Audience, Ground), lang: &Lang) -> Strip {
        match self.standing(app, (audience, ground)) {
            Standing::Open { by, .. } => {
                let rule = by.iter().rev().find(|rule| rule.cite.is_some());
                Strip::of(Meaning::Good, &lang.say("ui-law-open")).dot(Meaning::Dim, cite(rule))
            }
            Standing::Closed(objections) => closed(&objections, lang),
        }
    }
}

/// The washes of the lists in the queue that are too old to call on: each as a sentence with its day and how many wait,
/// and how to wash again.
pub(in crate::ui) fn stale_washes(app: &App, lang: &Lang) -> Vec<(String, String)> {
    let called = app.queue.filter.list;
    let lists = app.lists.iter().filter(|(list, counts)| {
        let is_called = called.is_none_or(|called| called == list.id);
        let waits = counts
            .waiting
            .iter()
            .any(|(hold, count, _)| *hold == Hold::NeedsWash && *count > 0);
        is_called && waits && list.state == ListState::Open
    });
    lists
        .flat_map(|(list, counts)| {
            let waiting = counts.waiting.iter();
            let waiting = waiting.filter(|(hold, ..)| *hold == Hold::NeedsWash);
            let count: u64 = waiting.map(|(_, count, _)| count).sum();
            let objections = Asked::from(list).objections(app);
            objections
                .into_iter()
                .filter_map(move |objection| stale(list, &objection, (count, app.now), lang))
        })
        .collect()
}

fn stale(
    list: &List,
    objection: &Objection,
    (count, now): (u64, Now),
    lang: &Lang,
) -> Option<(String, String)> {
    let Detail::WashTooOld {
        register,
        version,
        last_day,
    } = &objection.detail
    else {
        return None;
    };
    let stale = say!(
        lang,
        "wash-stale",
        list = list.name.as_str(),
        register = register.as_ref(),
        version = lang.date(*version, now.today()),
        day = lang.date(*last_day, now.today()),
        count = count
    );
    let how = say!(lang, "wash-how", id = objection.rule.id.as_ref());
    Some((stale, how))
}

fn closed(objections: &[Objection], lang: &Lang) -> Strip {
    let wants_yes =
        |objection: &&Objection| matches!(objection.detail, Detail::NotPermitted { .. });
    if let Some(objection) = objections.iter().find(wants_yes) {
        let text = lang.say("ui-law-consent");
        return Strip::of(Meaning::Problem, &text).dot(Meaning::Dim, cite(Some(&objection.rule)));
    }
    let registers: Vec<String> = objections.iter().filter_map(register).collect();
    let rule = objections.first().map(|objection| &objection.rule);
    Strip::of(Meaning::Warning, &lang.say("ui-law-wash"))
        .dot(Meaning::Dim, cite(rule))
        .dot(Meaning::Dim, &lang.list(&registers))
}

fn register(objection: &Objection) -> Option<String> {
    match &objection.detail {
        Detail::NeverWashed { register }
        | Detail::WashTooOld { register, .. }
        | Detail::Listed { register, .. } => Some(register.to_string()),
        Detail::AudienceUnknown
        | Detail::GroundUnknown
        | Detail::NotPermitted { .. }
        | Detail::NeverCall(_)
        | Detail::NoNumber
        | Detail::NumberStruck(_)
        | Detail::TriedToday { .. }
        | Detail::TriedThisWeek { .. }
        | Detail::RestsAfterDecline { .. }
        | Detail::RestsByOutcome
        | Detail::CallbackAgreed { .. }
        | Detail::NotProven { .. }
        | Detail::OutsideHours { .. }
        | Detail::HouseClosed
        | Detail::ZoneUnknown
        | Detail::Restricted(_)
        | Detail::NoRules { .. }
        | Detail::CallerHidden
        | Detail::OtherChannel(_)
        | Detail::OtherNumber
        | Detail::OtherHours { .. }
        | Detail::FailureOpen { .. }
        | Detail::TriedForCampaign { .. }
        | Detail::TriedLately { .. }
        | Detail::NumberTried { .. }
        | Detail::WithColleague { .. }
        | Detail::NumberNotCalled => None,
    }
}

fn cite(rule: Option<&Rule>) -> &str {
    rule.and_then(|rule| rule.cite.as_deref())
        .unwrap_or_default()
}

/// How long a version of a register may be used.
fn holds(register: &Register, lang: &Lang) -> String {
    let by_law = match register.freshness {
        Freshness::SameCalendarMonth => lang.say("ui-fresh-month"),
        Freshness::Days(days) => say!(lang, "ui-fresh-days", days = days),
        Freshness::CalendarMonths(months) => say!(lang, "ui-fresh-months", months = months),
        Freshness::Quarter => lang.say("ui-fresh-quarter"),
        Freshness::NoneInLaw => lang.say("ui-fresh-unsaid"),
    };
    let most = register.house_max_age_days;
    say!(
        lang,
        "ui-fresh",
        register = &register.name,
        law = by_law,
        days = most
    )
}
