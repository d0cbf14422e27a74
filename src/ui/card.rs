//! The card: who they are, whether they may be called, what matters to them, what was promised, and what happened.

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::effect::CardRead;
use crate::app::layout::{Area, Layout, Pane};
use crate::app::panes::card::{CardPane, CardRow, Heading};
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::card::{Card, Member, MemberState, Related, RelatedSide};
use crate::model::customer::{Field, RelationKind};
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::{agenda, allowed, caller, dialling, disputed, entry, number, part, sentence};

pub(super) fn draw(app: &App, layout: &Layout, paper: &mut Paper<'_, '_, '_>) {
    let Some(area) = layout.card else { return };
    let hand = InHand::when(app.pane == Pane::Card && app.over.is_empty());
    let Some(read) = &app.hand.card else {
        nobody(app, area, hand, paper);
        return;
    };
    let inside = paper.pane(area, &title(&read.card), &clock(app, read, paper), hand);
    // Where the notes are not seen, what can be said of the line stands here.
    let inside = match layout.notes {
        None => dialling::draw(app, inside, paper),
        Some(_) => inside,
    };
    let rows = app.card_rows();
    let at = app.hand.card_pane.cursor.at;
    let shown = usize::from(inside.rows);
    let top = Extent {
        count: rows.len(),
        shown,
    }
    .top(at);
    for ((line, n), row) in (0..inside.rows).zip(top..).zip(rows.iter().skip(top)) {
        let shown = (read.as_ref(), &app.hand.card_pane);
        let (left, right) = strips(app, shown, row, inside, paper);
        paper.line_with(inside, line, &left, &right);
        if n == at && hand == InHand::Yes {
            paper.choose_in_pane(inside, line);
            paper.cursor(inside, 0, line);
        }
    }
    if rows.len() > top + shown {
        paper.more_below(inside);
    }
}

fn nobody(app: &App, area: Area, hand: InHand, paper: &mut Paper<'_, '_, '_>) {
    let title = Strip::of(Meaning::Title, &paper.say("card-title"));
    let inside = paper.pane(area, &title, &Strip::default(), hand);
    let key = app.setup.keymap.chord(Action::FindCustomer, Focus::Card);
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    let text = say!(paper.look.lang, "card-nobody", key = key);
    paper.line(inside, 1, &Strip::of(Meaning::Dim, &format!(" {text}")));
}

fn title(card: &Card) -> Strip {
    let profile = &card.customer.profile;
    let title = Strip::of(Meaning::Title, &profile.name);
    if profile.company.is_empty() || profile.company == profile.name {
        title
    } else {
        title
            .and(Meaning::Text, " ─ ")
            .and(Meaning::Text, &profile.company)
    }
}

fn clock(app: &App, read: &CardRead, paper: &Paper<'_, '_, '_>) -> Strip {
    let there = sentence::there(read.person.zone, app.now, paper.look.lang);
    Strip::of(Meaning::Dim, &there.unwrap_or_default())
}

/// That a call with them is parked, and the key that goes on with it.
fn parked(app: &App, n: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some(parked) = app.shelf.at(n) else {
        return Strip::default();
    };
    let lang = paper.look.lang;
    let key = app.setup.keymap.chord(Action::ShowParked, Focus::Card);
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    let since = lang.moment(parked.since, app.now);
    Strip::of(Meaning::Warning, "‖ ")
        .and(Meaning::Warning, &say!(lang, "parked-card", key = key))
        .dot(Meaning::Dim, &say!(lang, "since-time", time = since))
}

/// That a customer who is found gets the call, and the key that finds.
fn who_is_it(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    let key = app.setup.keymap.chord(Action::FindCustomer, Focus::Notes);
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    let text = say!(paper.look.lang, "ring-find-them", key = key);
    Strip::of(Meaning::Dim, &text)
}

/// One row of the card: what stands at its left, and at its right.
pub(super) fn strips(
    app: &App,
    (read, pane): (&CardRead, &CardPane),
    row: &CardRow,
    area: Area,
    paper: &Paper<'_, '_, '_>,
) -> (Strip, Strip) {
    let card = &read.card;
    let alone = |strip| (strip, Strip::default());
    let lang = paper.look.lang;
    match row {
        CardRow::Parked(n) => alone(parked(app, *n, paper)),
        CardRow::Number(n) => number::strips(app, read, *n, usize::from(area.columns), paper),
        CardRow::Allowed(n) => alone(allowed::by(app, read, *n, paper)),
        CardRow::Objection(n, why) => alone(allowed::objection(app, read, (*n, *why), paper)),
        CardRow::Basis(n, why) => alone(allowed::basis(app, read, (*n, *why), paper)),
        CardRow::Opens(n) => alone(allowed::opens(app, read, *n, paper)),
        CardRow::Wishes => alone(allowed::wishes(read, paper)),
        CardRow::Consent(n) => allowed::consent(app, read, *n, paper),
        CardRow::NothingOpen => alone(Strip::of(Meaning::Dim, &paper.say("review-nothing-open"))),
        CardRow::WhoIsIt => alone(who_is_it(app, paper)),
        CardRow::NoNumber => alone(Strip::of(
            Meaning::Problem,
            &format!("✗ {}", paper.say("card-no-number")),
        )),
        CardRow::Facts => alone(facts(card, paper)),
        CardRow::Caller => caller::strips(app, card, paper),
        CardRow::Disputed(n) => disputed::strips(card, *n, paper),
        CardRow::OnList(n) => card
            .lists
            .get(*n)
            .map_or_else(Default::default, |member| on_list(app, member, paper)),
        CardRow::Heading(heading) => alone(heading_line(*heading, card, app, area, paper)),
        CardRow::Priority(n) => {
            let all = card.priorities.as_ref().map_or(&[][..], |(_, all)| all);
            let words = all.get(*n).map_or("", |priority| priority.words.as_str());
            alone(Strip::of(Meaning::Dim, &format!("{} ", n + 1)).and(Meaning::Text, words))
        }
        CardRow::Promise(n) => promise(app, card, *n, paper),
        CardRow::Question(n) => alone(question(card, *n, paper)),
        CardRow::Callback(n) => alone(callback(app, card, *n, paper)),
        CardRow::Order(n) => order(app, card, *n, paper),
        CardRow::Need(n) => need(app, card, *n, paper),
        CardRow::Interval => alone(interval(card, paper)),
        CardRow::Field(field) => alone(field_line(card, field, paper)),
        CardRow::MoreFields(count) => alone(Strip::of(
            Meaning::Dim,
            &format!("▸ {}", say!(lang, "card-more", count = *count)),
        )),
        CardRow::Related(n) => card
            .related
            .get(*n)
            .map_or_else(Default::default, |it| related(app, it, paper)),
        CardRow::Entry(n) => card.history.get(*n).map_or_else(Default::default, |it| {
            entry::line(app, it, pane.opened.contains(&it.record), paper)
        }),
        CardRow::Text(n, _)
        | CardRow::Part(n, _)
        | CardRow::PartOf(n, _)
        | CardRow::Words(n, ..) => alone(
            card.history
                .get(*n)
                .map_or_else(Strip::default, |it| part::opened(app, it, row, paper)),
        ),
    }
}

fn promise(app: &App, card: &Card, n: usize, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let Some(promise) = card.promises.get(n) else {
        return Default::default();
    };
    let (glyph, text) = sentence::promise(promise, paper.look.lang);
    let left = Strip::of(Meaning::Promise, glyph)
        .and(Meaning::Text, " ")
        .and(Meaning::Text, &text);
    (
        left,
        sentence::promise_due(promise, app.now, paper.look.lang),
    )
}

fn callback(app: &App, card: &Card, n: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some(callback) = card.callbacks.get(n) else {
        return Strip::default();
    };
    let lang = paper.look.lang;
    let owner = lang.owner(&callback.set.owner, app.setup.seller.as_ref());
    let here = callback.set.when.on_clock_of(app.now.zone);
    let when = lang.when(&here, app.now);
    let text = say!(lang, "card-callback", when = when, owner = owner);
    let is_due = callback.set.when.due() <= app.now.at;
    let (glyph, meaning) = if is_due {
        ("◆ ", Meaning::Due)
    } else {
        ("◇ ", Meaning::Text)
    };
    let there = agenda::there(app, &callback.set, lang);
    Strip::of(meaning, glyph)
        .and(meaning, &text)
        .dot(Meaning::Warning, &there.unwrap_or_default())
        .dot(Meaning::Text, &callback.set.about)
}

/// An order, and how far it has come.
fn order(app: &App, card: &Card, n: usize, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let Some(order) = card.orders.get(n) else {
        return Default::default();
    };
    let lang = paper.look.lang;
    let (glyph, meaning) = if order.step.is_sale() {
        ("▣ ", Meaning::Good)
    } else {
        ("▢ ", Meaning::Text)
    };
    let left = Strip::of(meaning, glyph)
        .and(Meaning::Text, &order.new.in_lines())
        .dot(Meaning::Dim, &order.new.words);
    let day = order.since.in_zone(app.now.zone).date();
    let since = sentence::past_day(day, app.now, lang);
    let right = format!("{} {since}", lang.name(&order.step));
    (left, Strip::of(meaning, &right))
}

/// Something they will want later, and since when that is known.
fn need(app: &App, card: &Card, n: usize, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let Some((at, need)) = card.needs.get(n) else {
        return Default::default();
    };
    let lang = paper.look.lang;
    let left = Strip::of(Meaning::Good, "+ ")
        .and(Meaning::Text, &need.words)
        .dot(Meaning::Dim, &lang.name(&need.horizon));
    let day = at.in_zone(app.now.zone).date();
    let said = sentence::past_day(day, app.now, lang);
    (left, Strip::of(Meaning::Dim, &said))
}

fn interval(card: &Card, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some(interval) = card.interval else {
        return Strip::default();
    };
    let text = say!(
        paper.look.lang,
        "card-interval",
        ideal = interval.ideal_days,
        latest = interval.latest_days
    );
    Strip::of(Meaning::Dim, "↻ ").and(Meaning::Text, &text)
}

/// What they are, where they live, how they are reached otherwise.
fn facts(card: &Card, paper: &Paper<'_, '_, '_>) -> Strip {
    let profile = &card.customer.profile;
    let audience = profile
        .audience
        .map(|audience| paper.look.lang.name(&audience));
    let place = [profile.value(&Field::Postcode), profile.value(&Field::Town)].join(" ");
    let mut strip = Strip::default()
        .dot(Meaning::Text, profile.value(&Field::Title))
        .dot(Meaning::Text, place.trim())
        .dot(Meaning::Text, profile.value(&Field::Email))
        .dot(Meaning::Dim, &audience.unwrap_or_default())
        .dot(Meaning::Dim, profile.value(&Field::OrgNumber));
    for tag in &card.tags {
        strip = strip.dot(Meaning::Dim, &format!("#{tag}"));
    }
    strip
}

fn on_list(app: &App, member: &Member, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let lang = paper.look.lang;
    let list = &member.list;
    let ground = list
        .answers
        .ground
        .map(|ground| lang.name(&ground))
        .unwrap_or_default();
    let left = Strip::of(Meaning::Dim, "▤ ")
        .and(Meaning::Text, &list.name)
        .dot(Meaning::Dim, &ground);
    let versions = list.answers.washed.iter().map(|wash| wash.version);
    let washed = versions.filter(|day| *day <= app.now.today()).max();
    let right = match (member.state, washed) {
        (MemberState::Done, _) => paper.say("ui-list-done"),
        (MemberState::Waiting, Some(day)) => {
            say!(lang, "washed-on", when = lang.date(day, app.now.today()))
        }
        (MemberState::Waiting, None) => String::new(),
    };
    (left, Strip::of(Meaning::Dim, &right))
}

fn heading_line(
    heading: Heading,
    card: &Card,
    app: &App,
    area: Area,
    paper: &Paper<'_, '_, '_>,
) -> Strip {
    let lang = paper.look.lang;
    let (id, aside) = match heading {
        Heading::Matters => ("card-matters", asked_on(card, app, lang)),
        Heading::People => ("card-people", None),
        Heading::Fields => ("card-fields", None),
        Heading::History => ("history-title", None),
        Heading::Since => ("review-since", since(app, lang)),
        Heading::Open => ("review-open", None),
    };
    let strip = Strip::of(Meaning::Border, "─ ").and(Meaning::Title, &paper.say(id));
    let strip = aside.map_or(strip.clone(), |text| {
        strip.and(Meaning::Dim, &format!(" ({text})"))
    });
    let left = usize::from(area.columns).saturating_sub(strip.width() + 1);
    strip.and(Meaning::Border, &format!(" {}", "─".repeat(left)))
}

/// When they said what matters to them, and when they are to be asked again.
fn asked_on(card: &Card, app: &App, lang: &Lang) -> Option<String> {
    let (at, _) = card.priorities.as_ref()?;
    let day = at.in_zone(app.now.zone).date();
    let today = app.now.today();
    let asked = say!(lang, "card-asked-on", when = lang.date(day, today));
    let again = card.ask_again.map(|again| {
        let when = lang.day(again, today);
        format!(" · {}", say!(lang, "card-ask-again", when = when))
    });
    Some(format!("{asked}{}", again.unwrap_or_default()))
}

/// The day from which on the review looks.
fn since(app: &App, lang: &Lang) -> Option<String> {
    let review = app.review.review.as_ref()?;
    let day = review.since?.in_zone(app.now.zone).date();
    Some(sentence::past_day(day, app.now, lang))
}

fn question(card: &Card, n: usize, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some(question) = card.questions.get(n) else {
        return Strip::default();
    };
    let text = sentence::asked(&question.asked, paper.look.lang);
    Strip::of(Meaning::Promise, "? ").and(Meaning::Text, &text)
}

fn field_line(card: &Card, field: &Field, paper: &Paper<'_, '_, '_>) -> Strip {
    let label = label(card, field, paper.look.lang);
    Strip::of(Meaning::Dim, &format!("{label}: "))
        .and(Meaning::Text, card.customer.profile.value(field))
}

/// What a field is called: as a list named it, or as the language does.
pub(super) fn label(card: &Card, field: &Field, lang: &Lang) -> String {
    let own = card.labels.iter().find(|(known, _)| known == field);
    own.map_or_else(|| lang.name(field), |(_, label)| label.clone())
}

fn related(app: &App, related: &Related, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let lang = paper.look.lang;
    let (name, role) = (related.name.as_str(), related.role.as_str());
    let text = match (related.kind, related.side) {
        (RelationKind::SharesNumber, _) => say!(lang, "card-shares-number", name = name),
        (RelationKind::ContactOf, RelatedSide::First) if role.is_empty() => {
            say!(lang, "card-contact-of-plain", name = name)
        }
        (RelationKind::ContactOf, RelatedSide::First) => {
            say!(lang, "card-contact-of", role = role, name = name)
        }
        (RelationKind::ContactOf, RelatedSide::Second) if role.is_empty() => name.to_owned(),
        (RelationKind::ContactOf, RelatedSide::Second) => {
            say!(lang, "card-contact-person", name = name, role = role)
        }
        (RelationKind::ReferredBy, RelatedSide::First) => {
            say!(lang, "card-referred-by", name = name)
        }
        (RelationKind::ReferredBy, RelatedSide::Second) => say!(lang, "card-referred", name = name),
    };
    let spoken = related.last_contact.map_or_else(
        || paper.say("card-never-spoken"),
        |at| {
            let day = sentence::past_day(at.in_zone(app.now.zone).date(), app.now, lang);
            say!(lang, "card-last-contact", when = day)
        },
    );
    (
        Strip::of(Meaning::Dim, "⌂ ").and(Meaning::Text, &text),
        Strip::of(Meaning::Dim, &spoken),
    )
}
