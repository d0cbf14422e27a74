//! Why a call may not be made: every reason, the rule it stands on, when it lifts, and whether it may be set aside.

use crate::app::App;
use crate::app::cursor::Cursor;
use crate::app::effect::WantedCall;
use crate::app::layout::Area;
use crate::app::panes::ask::{WayOn, ways_on};
use crate::config::Meaning;
use crate::guard::{MayOverride, Objection};
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::queue::Hold;
use crate::say;

use super::super::allowed;
use super::super::paper::Paper;
use super::super::sentence;
use super::super::strip::Strip;
use super::sheet::{Sheet, broken};
use super::{fitted, key, text_cells};

pub(super) fn draw(
    app: &App,
    (wanted, objections): (&WantedCall, &[Objection]),
    (cursor, body): (Cursor, Area),
    paper: &mut Paper<'_, '_, '_>,
) {
    let lang = paper.look.lang;
    let cells = text_cells(app);
    let room = usize::from(body.rows.saturating_sub(2));
    let tiers = [
        (Rules::Whole(cells), Gap::Line),
        (Rules::Whole(cells), Gap::None),
        (Rules::OneLine(cells), Gap::None),
    ];
    let sheets = tiers.map(|tier| sheet(app, (wanted, objections), tier, lang));
    let fits = |sheet: &&Sheet| sheet.rows() <= room;
    let Some(sheet) = sheets.iter().find(fits).or(sheets.last()) else {
        return;
    };
    sheet.draw(cursor, fitted(app, body, sheet.rows()), paper);
}

/// How much of the rule is said, in lines of so many cells.
#[derive(Clone, Copy)]
enum Rules {
    Whole(usize),
    OneLine(usize),
}

/// Whether the answers stand apart from the reasons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Line,
    None,
}

fn sheet(
    app: &App,
    (wanted, objections): (&WantedCall, &[Objection]),
    (rules, gap): (Rules, Gap),
    lang: &Lang,
) -> Sheet {
    let name = app
        .hand
        .stage
        .errand()
        .map_or("", |errand| errand.name.as_str());
    let number = sentence::number(&wanted.number);
    let mut sheet =
        Sheet::titled(&say!(lang, "ui-objected", name = name)).beside(Strip::plain(&number));
    let ways = ways_on(objections);
    for objection in objections {
        reason(app, (objection, &ways), (&mut sheet, rules), lang);
    }
    for line in opens_later(app, wanted, rules, lang) {
        sheet.text(line);
    }
    if gap == Gap::Line {
        sheet.text(Strip::default());
    }
    for way in &ways {
        let (id, means) = match way {
            WayOn::SetClock => ("clock-set", "clock-set-means"),
            WayOn::AllTheSame => ("ui-all-the-same", "ui-reason-kept"),
        };
        sheet.answer(Strip::plain(&lang.say(id)), Strip::default());
        sheet.under(Strip::of(Meaning::Dim, &lang.say(means)));
    }
    if ways.is_empty() {
        let back = say!(
            lang,
            "ui-goes-back",
            key = key(app, Action::Back, Focus::Question)
        );
        sheet.text(Strip::of(Meaning::Dim, &back));
    }
    sheet
}

/// When they may be called, where that is later than each of the reasons lifts.
fn opens_later(app: &App, wanted: &WantedCall, rules: Rules, lang: &Lang) -> Vec<Strip> {
    let (Rules::Whole(cells) | Rules::OneLine(cells)) = rules;
    let numbers = app.hand.card.iter().flat_map(|read| &read.may_call);
    let mut of_number = numbers.filter(|may| may.number == wanted.number);
    let opens = of_number.find_map(|may| may.opens_later);
    let said = opens.map(|at| allowed::opens_later(at, app.now, lang));
    let broken = said.map(|said| broken(Meaning::Title, &said, cells));
    broken.unwrap_or_default()
}

/// One reason. That it alone could be set aside helps nobody while another stays.
fn reason(
    app: &App,
    (objection, ways): (&Objection, &[WayOn]),
    (sheet, rules): (&mut Sheet, Rules),
    lang: &Lang,
) {
    let (Rules::Whole(cells) | Rules::OneLine(cells)) = rules;
    let cells = cells.saturating_sub(2);
    let why = broken(Meaning::Problem, &lang.objection(objection, app.now), cells);
    for (n, line) in why.into_iter().enumerate() {
        let glyph = if n == 0 { "✗ " } else { "  " };
        sheet.text(Strip::of(Meaning::Problem, glyph).join(line));
    }
    let stays = objection
        .opens_at
        .is_none()
        .then(|| lang.say(stays(objection.hold)));
    let aside = match objection.may_override {
        MayOverride::No => Some(lang.say("ui-not-set-aside")),
        MayOverride::SpokenReason => ways
            .contains(&WayOn::AllTheSame)
            .then(|| lang.say("ui-may-set-aside")),
    };
    let rule = lang.rule(&objection.rule);
    let parts = match rules {
        Rules::Whole(_) => [Some(rule), stays, aside],
        Rules::OneLine(_) => [aside, Some(rule), None],
    };
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let lines = match rules {
        Rules::Whole(_) => broken(Meaning::Dim, &text, cells),
        Rules::OneLine(_) => vec![Strip::of(Meaning::Dim, &text)],
    };
    for line in lines {
        sheet.text(Strip::plain("  ").join(line));
    }
}

/// What would lift a reason that does not lift with time.
const fn stays(hold: Hold) -> &'static str {
    match mend(hold) {
        Some(mend) => mend,
        None => "ui-lifts-not",
    }
}

/// What somebody can do so that those who wait for this can be called; none when only time, or nothing, does it.
pub(super) const fn mend(hold: Hold) -> Option<&'static str> {
    match hold {
        Hold::AudienceUnknown => Some("ui-mend-audience"),
        Hold::GroundUnknown => Some("ui-mend-ground"),
        Hold::NeedsConsent => Some("ui-mend-consent"),
        Hold::NeedsWash => Some("ui-mend-wash"),
        Hold::NoNumber => Some("ui-mend-number"),
        Hold::ZoneUnknown => Some("ui-mend-zone"),
        Hold::RulesBroken => Some("ui-mend-rules"),
        Hold::CallerHidden => Some("ui-mend-caller"),
        Hold::Suppressed
        | Hold::Restricted
        | Hold::Listed
        | Hold::OtherChannel
        | Hold::FailureOpen
        | Hold::TriedEnough
        | Hold::OutsideHours
        | Hold::OtherHours
        | Hold::WithColleague
        | Hold::OfColleague
        | Hold::TriedToday
        | Hold::TriedThisWeek
        | Hold::Resting
        | Hold::CallbackLater
        | Hold::OtherPartOfDay => None,
    }
}
