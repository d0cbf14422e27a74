//! Questions about the customer in hand, or about whoever rings: on which number, with whom, whom a wish covers.

use crate::app::App;
use crate::app::colleague::Colleague;
use crate::app::panes::ask::SCOPES;
use crate::app::wishes::{HOURS, wish};
use crate::config::Meaning;
use crate::guard::Banner;
use crate::lang::Lang;
use crate::model::card::{Disputed, OnePair};
use crate::model::customer::{Customer, Field};
use crate::model::find::Found;
use crate::model::moment::Zone;
use crate::model::phone::{Phone, PhoneNumber, PhoneState};
use crate::model::suppression::SuppressScope;
use crate::say;

use super::super::card::label;
use super::super::disputed::value;
use super::super::sentence;
use super::super::strip::Strip;
use super::ask::{Taken, tick};
use super::find::who;
use super::sheet::{Sheet, broken};
use super::{capital, talk, text_cells};

pub(super) fn which_number(app: &App, phones: &[Phone], lang: &Lang) -> Sheet {
    let name = app
        .hand
        .stage
        .errand()
        .map_or("", |errand| errand.name.as_str());
    let mut sheet = Sheet::titled(&lang.say("dial-which-number"))
        .beside(Strip::plain(name))
        .head(Strip::default());
    for phone in phones {
        let meaning = match phone.state {
            PhoneState::Good | PhoneState::GivenByThem(_) => Meaning::Good,
            PhoneState::Untried => Meaning::Dim,
            PhoneState::NotTheirs | PhoneState::Dead => Meaning::Problem,
        };
        let left = Strip::plain(&sentence::number(&phone.number))
            .dot(Meaning::Dim, &lang.name(&phone.kind));
        sheet.answer(
            left,
            Strip::of(meaning, &lang.phone_state(phone.state, app.now)),
        );
        let read = app.hand.card.iter().flat_map(|read| &read.may_call);
        let mut of_this = read.filter(|may| may.number == phone.number);
        if let Some(objection) = of_this.next().and_then(|may| may.objections.first()) {
            sheet.under(Strip::of(
                Meaning::Problem,
                &format!("✗ {}", lang.objection(objection, app.now)),
            ));
        }
    }
    sheet
}

pub(super) fn who_rings(app: &App, number: &PhoneNumber, owners: &[Found], lang: &Lang) -> Sheet {
    let number = sentence::number(number);
    let mut sheet = Sheet::titled(&lang.say("ring-title"))
        .beside(Strip::plain(&number))
        .asking(&lang.say("ring-several"), text_cells(app));
    for found in owners {
        sheet.answer(who(found), Strip::of(Meaning::Dim, &found.town));
    }
    let new = say!(lang, "ring-new-customer", number = number);
    sheet.answer(
        Strip::of(Meaning::Key, "+ ").and(Meaning::Text, &new),
        Strip::default(),
    );
    sheet
}

/// Whether whoever rings us is the one who was found.
pub(super) fn is_it_them(app: &App, found: &Found, lang: &Lang) -> Sheet {
    let name = found.name.as_str();
    let mut sheet = Sheet::titled(&lang.say("ring-title"))
        .beside(Strip::plain(name))
        .asking(&lang.say("ring-who-is-it"), text_cells(app));
    let theirs = say!(lang, "ring-it-is-them", name = name);
    sheet.answer(Strip::plain(&theirs), Strip::default());
    sheet.under(Strip::of(Meaning::Dim, &lang.say("ring-it-is-them-how")));
    let look = say!(lang, "ring-look-at-them", name = name);
    sheet.answer(Strip::plain(&look), Strip::default());
    sheet.under(Strip::of(Meaning::Dim, &lang.say("ring-look-at-them-how")));
    sheet
}

/// Whether two customers are one person: what is known of each, one under the other, in so few rows that the answers have
/// room in the least window.
pub(super) fn are_they_one((one, other): (&Customer, &Customer), lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("one-title"));
    for customer in [one, other] {
        let profile = &customer.profile;
        let firm = Some(profile.company.as_str()).filter(|firm| *firm != profile.name);
        let numbers = profile.phones.iter().map(|it| sentence::number(&it.number));
        let reached = numbers.fold(Strip::default(), |strip, it| strip.dot(Meaning::Text, &it));
        let reached = reached.dot(Meaning::Dim, profile.value(&Field::Email));
        let from = Strip::of(Meaning::Text, profile.value(&Field::Town))
            .dot(Meaning::Text, firm.unwrap_or_default());
        sheet = sheet
            .head(Strip::of(Meaning::Title, &profile.name))
            .head(Strip::plain("  ").join(from))
            .head(Strip::plain("  ").join(reached));
    }
    let mut sheet = sheet.head(Strip::default());
    sheet.answer(Strip::plain(&lang.say("one-yes")), Strip::default());
    sheet.under(Strip::of(Meaning::Dim, &lang.say("one-how")));
    sheet.answer(Strip::plain(&lang.say("one-no")), Strip::default());
    sheet
}

/// Which of those who were said to be one are two after all.
pub(super) fn who_is_two(app: &App, pairs: &[OnePair], lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("action-two-people"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("two-how"), text_cells(app));
    for OnePair { names, .. } in pairs {
        let (name, other) = (names.0.as_str(), names.1.as_str());
        let text = say!(lang, "two-pair", name = name, other = other);
        sheet.answer_whole(&text, "", text_cells(app));
    }
    sheet
}

/// The number is known under another name.
pub(super) fn which_colleague(
    app: &App,
    colleague: &Colleague,
    owners: &[Found],
    lang: &Lang,
) -> Sheet {
    let number = sentence::number(&colleague.phone.number);
    let name = colleague.name.as_str();
    let mut sheet = Sheet::titled(name).beside(Strip::plain(&number)).asking(
        &say!(lang, "colleague-several", name = name),
        text_cells(app),
    );
    for found in owners {
        sheet.answer(who(found), Strip::of(Meaning::Dim, &found.town));
    }
    let new = say!(lang, "colleague-new", name = name);
    sheet.answer(
        Strip::of(Meaning::Key, "+ ").and(Meaning::Text, &new),
        Strip::default(),
    );
    sheet
}

/// It holds already; what is asked is whom else it covers.
pub(super) fn never_call(app: &App, lang: &Lang) -> Sheet {
    let cells = text_cells(app);
    let name = name_in_hand(app);
    let said = say!(lang, "never-from-now", name = name);
    let mut sheet = Sheet::titled(&lang.say("action-never-call")).beside(Strip::plain(name));
    for (n, line) in broken(Meaning::Problem, &said, cells.saturating_sub(2))
        .into_iter()
        .enumerate()
    {
        let glyph = if n == 0 { "✗ " } else { "  " };
        sheet = sheet.head(Strip::of(Meaning::Problem, glyph).join(line));
    }
    let mut sheet = sheet
        .head(Strip::default())
        .head(Strip::plain(&lang.say("never-whom-else")));
    sheet.answer(
        Strip::plain(&lang.say("never-only-person")),
        Strip::default(),
    );
    for scope in [SuppressScope::Number, SuppressScope::Organisation] {
        scope_answer(&mut sheet, scope, lang);
    }
    sheet.answer(Strip::plain(&lang.say("never-lift")), Strip::default());
    let how = if app.hand.wished.is_empty() {
        "never-lift-later"
    } else {
        "never-lift-now"
    };
    sheet.under(Strip::of(Meaning::Dim, &lang.say(how)));
    sheet
}

pub(super) fn whom_covers(app: &App, lang: &Lang) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("action-never-call"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("wrap-up-scope"), text_cells(app));
    for scope in SCOPES {
        scope_answer(&mut sheet, scope, lang);
    }
    sheet
}

fn scope_answer(sheet: &mut Sheet, scope: SuppressScope, lang: &Lang) {
    sheet.answer(Strip::plain(&capital(&lang.name(&scope))), Strip::default());
    sheet.under(Strip::of(Meaning::Dim, &lang.say(covers(scope))));
}

const fn covers(scope: SuppressScope) -> &'static str {
    match scope {
        SuppressScope::Person => "ui-covers-person",
        SuppressScope::Number => "ui-covers-number",
        SuppressScope::Organisation => "ui-covers-organisation",
    }
}

/// When they want to be called.
pub(super) fn which_hours(app: &App, lang: &Lang) -> Sheet {
    let wishes = app
        .hand
        .card
        .as_ref()
        .map(|read| &read.person.bounds.wishes);
    let said: Vec<String> = wishes
        .iter()
        .flat_map(|wishes| &wishes.hours)
        .map(|hours| lang.wished_hours(hours))
        .collect();
    let mut sheet = Sheet::titled(&lang.say("hours-title"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("hours-how"), text_cells(app));
    let any = tick(Taken::when(said.is_empty())).and(Meaning::Text, &lang.say("hours-any"));
    sheet.answer(any, Strip::default());
    let mut is_listed = said.is_empty();
    for hours in HOURS {
        let text = lang.wished_window(&wish(hours));
        let is_now = said == [text.as_str()];
        is_listed |= is_now;
        sheet.answer(
            tick(Taken::when(is_now)).and(Meaning::Text, &capital(&text)),
            Strip::default(),
        );
    }
    let other = if is_listed {
        String::new()
    } else {
        lang.list(&said)
    };
    sheet.answer(
        tick(Taken::when(!is_listed))
            .and(Meaning::Text, &lang.say("hours-other"))
            .dot(Meaning::Text, &other),
        Strip::of(Meaning::Dim, &lang.say("hours-example")),
    );
    let channel =
        talk::channel(app).map_or_else(|| lang.say("channel-any"), |channel| lang.name(&channel));
    sheet.answer(
        Strip::plain("  ").and(Meaning::Text, &lang.say("hours-channel")),
        Strip::of(Meaning::Dim, &channel),
    );
    sheet
}

/// What there is to know of the rules.
pub(super) fn rules(app: &App, banners: &[Banner], lang: &Lang) -> Sheet {
    let cells = text_cells(app);
    let mut sheet = Sheet::titled(&lang.say("rules-title"));
    for banner in banners {
        let (glyph, meaning, text) = match banner {
            Banner::Broken { file } => (
                "✗ ",
                Meaning::Problem,
                say!(lang, "rules-broken", file = file),
            ),
            Banner::ReviewOverdue { pack, since } => {
                let day = lang.date(*since, app.now.today());
                (
                    "⚠ ",
                    Meaning::Warning,
                    say!(lang, "rules-review-overdue", pack = pack, day = day),
                )
            }
            Banner::CallerUnsaid { rule } => (
                "⚠ ",
                Meaning::Warning,
                say!(lang, "rules-caller-unsaid", rule = lang.rule_short(rule)),
            ),
            Banner::NotReadByCounsel { pack } => (
                "· ",
                Meaning::Dim,
                say!(lang, "rules-not-read", pack = pack),
            ),
        };
        let lines = broken(Meaning::Text, &text, cells.saturating_sub(2));
        for (n, line) in lines.into_iter().enumerate() {
            let mark = if n == 0 { glyph } else { "  " };
            sheet.text(Strip::of(meaning, mark).join(line));
        }
    }
    sheet
}

/// By which clock they live: what it shows there now tells more than its name.
pub(super) fn which_holds(app: &App, of: &Disputed, lang: &Lang) -> Sheet {
    let card = app.hand.card.as_ref().map(|read| &read.card);
    let field = card.map_or_else(|| lang.name(&of.field), |card| label(card, &of.field, lang));
    let mut sheet = Sheet::titled(&field)
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("field-which"), text_cells(app));
    for version in &of.versions {
        let day = version.at.in_zone(app.now.zone).date();
        let day = sentence::past_day(day, app.now, lang);
        sheet.answer_whole(&value(of, &version.value, lang), &day, text_cells(app));
    }
    sheet
}

pub(super) fn which_clock(app: &App, zones: &[Zone], lang: &Lang) -> Sheet {
    let now = app
        .hand
        .stage
        .errand()
        .map(|errand| errand.person.whereabouts.zone);
    let mut sheet = Sheet::titled(&lang.say("clock-title"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("clock-how"), text_cells(app));
    for zone in zones {
        let time = lang.time(app.now.at.in_zone(*zone).time());
        let is_now = Taken::when(now == Some(Some(*zone)));
        sheet.answer(
            tick(is_now).and(Meaning::Text, zone.name()),
            Strip::of(Meaning::Dim, &say!(lang, "card-there", time = time)),
        );
    }
    sheet.answer(
        tick(Taken::No).and(Meaning::Text, &lang.say("clock-other")),
        Strip::default(),
    );
    sheet
}

pub(super) fn with_whom(app: &App, people: &[(String, String)], lang: &Lang) -> Sheet {
    let call = app.hand.stage.call();
    let now = call.map_or("", |call| call.agreed.with_whom.as_str());
    let customer = call.map_or("", |call| call.errand.name.as_str());
    let mut sheet = Sheet::titled(&lang.say("with-whom-title")).head(Strip::default());
    let answer = |name: &str, is_now| tick(Taken::when(is_now)).and(Meaning::Text, name);
    sheet.answer(
        answer(customer, now.is_empty()),
        Strip::of(Meaning::Dim, &lang.say("with-whom-customer")),
    );
    for (name, role) in people {
        sheet.answer(answer(name, now == name), Strip::of(Meaning::Dim, role));
    }
    let is_known = now.is_empty() || people.iter().any(|(name, _)| name == now);
    let other = if is_known { "" } else { now };
    let typed = answer(&lang.say("with-whom-other"), !is_known).dot(Meaning::Dim, other);
    sheet.answer(typed, Strip::default());
    sheet
}

pub(super) fn name_in_hand(app: &App) -> &str {
    let errand = app.hand.stage.errand();
    errand.map_or("", |errand| errand.name.as_str())
}
