//! Questions of the conversation: the whole guide, how satisfied they are, what they want to order, how to reach them.

use crate::app::App;
use crate::app::guide::{FailureStep, GuideRow, Tick, TickWhat, Ticked};
use crate::app::said::SCALE;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::campaign::Product;
use crate::model::order::{OrderLine, totals};
use crate::model::standing::Channel;
use crate::say;

use super::super::strip::Strip;
use super::about::name_in_hand;
use super::ask::{Taken, tick};
use super::sheet::{Sheet, broken};
use super::{capital, text_cells};

/// Cells before the words of an answer: mark, number, tick.
const INDENT_CELLS: usize = 6;

/// The guide from top to end, each line in full.
pub(super) fn whole_guide(app: &App, lang: &Lang) -> Sheet {
    let campaign = app.campaign();
    let name = campaign.map_or("", |it| it.name.of(&app.setup.settings.language));
    let cells = text_cells(app);
    let mut sheet = Sheet::titled(&lang.say("guide-title"))
        .beside(Strip::of(Meaning::Dim, name))
        .head(Strip::of(Meaning::Dim, &lang.say("guide-how")))
        .head(Strip::default());
    for row in app.guide() {
        match row {
            GuideRow::Tick(_, line) => tick_answer(&mut sheet, &line, cells),
            GuideRow::Phase(phase) => {
                let name = phase.map_or_else(|| lang.say("guide-besides"), |it| lang.name(&it));
                sheet.text(Strip::of(Meaning::Border, "─ ").and(Meaning::Title, &name));
            }
            GuideRow::NothingToSell => {
                said(&mut sheet, "! ", &lang.say("guide-nothing-to-sell"), cells);
            }
            GuideRow::Pointed(by) => {
                let words = say!(lang, "guide-pointed", name = by);
                said(&mut sheet, "» ", &words, cells);
            }
            GuideRow::Opening(words) => said(&mut sheet, "» ", &words, cells),
            GuideRow::Closing(words) => said(&mut sheet, "« ", &words, cells),
            GuideRow::Failure(step) => said(&mut sheet, "! ", &failure(step, lang), cells),
        }
    }
    sheet
}

/// What to do about a failure.
pub(in crate::ui) fn failure(step: FailureStep, lang: &Lang) -> String {
    lang.say(match step {
        FailureStep::Hear => "guide-failure-hear",
        FailureStep::Write => "guide-failure-write",
        FailureStep::Promise => "guide-failure-promise",
    })
}

fn said(sheet: &mut Sheet, glyph: &str, words: &str, cells: usize) {
    let lines = broken(Meaning::Text, words, cells.saturating_sub(2)).into_iter();
    for (n, line) in lines.enumerate() {
        let glyph = if n == 0 { glyph } else { "  " };
        sheet.text(Strip::of(Meaning::Dim, glyph).join(line));
    }
}

fn tick_answer(sheet: &mut Sheet, line: &Tick, cells: usize) {
    let (glyph, meaning) = look(line);
    let room = cells.saturating_sub(INDENT_CELLS);
    let mut lines = broken(Meaning::Text, &line.words, room).into_iter();
    let first = lines.next().unwrap_or_default();
    sheet.answer(Strip::of(meaning, glyph).join(first), Strip::default());
    let indent = || Strip::plain(&" ".repeat(INDENT_CELLS));
    for line in lines {
        sheet.text(indent().join(line));
    }
    if !line.answer.is_empty() {
        let answer = format!("→ {}", line.answer);
        for line in broken(Meaning::Good, &answer, room) {
            sheet.text(indent().join(line));
        }
    }
}

/// The tick before a line, in the colour of what it is.
pub(in crate::ui) const fn look(line: &Tick) -> (&'static str, Meaning) {
    match (line.ticked, &line.what) {
        (Ticked::Yes, TickWhat::Duty(_) | TickWhat::Question) => ("✓ ", Meaning::Good),
        (Ticked::No, TickWhat::Duty(_)) => ("○ ", Meaning::Warning),
        (Ticked::No, TickWhat::Question) => ("○ ", Meaning::Title),
    }
}

/// A score from one on; the last answer is that they were not asked.
pub(super) fn how_satisfied(app: &App, lang: &Lang) -> Sheet {
    let call = app.hand.stage.call();
    let now = call.and_then(|it| it.agreed.satisfaction.as_ref());
    let mut sheet = Sheet::titled(&lang.say("satisfied-title"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("satisfied-how"), text_cells(app));
    for score in 1..=SCALE {
        let is_now = now.is_some_and(|it| it.score == score);
        let stars = usize::from(score);
        let bar = format!(
            "{}{}",
            "★".repeat(stars),
            "☆".repeat(usize::from(SCALE) - stars)
        );
        let end = match score {
            1 => lang.say("satisfied-least"),
            SCALE => lang.say("satisfied-most"),
            _ => String::new(),
        };
        sheet.answer(
            tick(Taken::when(is_now)).and(Meaning::Text, &bar),
            Strip::of(Meaning::Dim, &end),
        );
    }
    sheet.answer(
        tick(Taken::when(now.is_none())).and(Meaning::Text, &lang.say("satisfied-not-asked")),
        Strip::default(),
    );
    sheet
}

/// The products with their prices, what is ordered of each, and what it comes to.
pub(super) fn what_to_order(
    app: &App,
    (products, lines): (&[Product], &[OrderLine]),
    lang: &Lang,
) -> Sheet {
    let mut sheet = Sheet::titled(&lang.say("order-title"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("order-how"), text_cells(app));
    for product in products {
        let ordered = lines.iter().find(|line| line.product == product.code);
        let count = ordered.map_or_else(String::new, |line| format!("{} × ", line.quantity));
        let left = tick(Taken::when(ordered.is_some()))
            .and(Meaning::Good, &count)
            .and(
                Meaning::Text,
                product.label.of(&app.setup.settings.language),
            );
        let price = lang.amount(product.unit_price, &product.currency, product.period);
        sheet.answer(left, Strip::of(Meaning::Dim, &price));
    }
    let (done, sums) = match totals(lines).as_slice() {
        [] => ("order-nothing", String::new()),
        totals => {
            let sums = totals
                .iter()
                .map(|it| lang.amount(it.amount, &it.currency, it.period));
            ("order-done", sums.collect::<Vec<_>>().join(" + "))
        }
    };
    sheet.answer(Strip::plain(&lang.say(done)), Strip::default());
    if !sums.is_empty() {
        let sum = say!(lang, "order-total", sum = sums);
        for line in broken(Meaning::Title, &sum, text_cells(app).saturating_sub(4)) {
            sheet.under(line);
        }
    }
    sheet
}

/// How they want to be reached.
pub(super) fn which_channel(app: &App, lang: &Lang) -> Sheet {
    let now = channel(app);
    let mut sheet = Sheet::titled(&lang.say("channel-title"))
        .beside(Strip::plain(name_in_hand(app)))
        .asking(&lang.say("channel-how"), text_cells(app));
    let any = tick(Taken::when(now.is_none())).and(Meaning::Text, &lang.say("channel-any"));
    sheet.answer(any, Strip::default());
    for channel in Channel::ALL {
        let name = capital(&lang.name(&channel));
        let left = tick(Taken::when(now == Some(channel))).and(Meaning::Text, &name);
        sheet.answer(left, Strip::default());
    }
    sheet
}

/// How they said that they want to be reached.
pub(super) fn channel(app: &App) -> Option<Channel> {
    let card = app.hand.card.as_ref();
    card.and_then(|read| read.person.bounds.wishes.channel)
}
