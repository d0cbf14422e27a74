//! The values that have a name in every language, and the id of the message that holds it.

use crate::config::Expected;
use crate::keys::{Action, Focus, Group};
use crate::model::call::LineResult;
use crate::model::campaign::CardKind;
use crate::model::card::ToldWhat;
use crate::model::customer::{Audience, Field};
use crate::model::find::Matched;
use crate::model::list::{Ground, ListAudience, ListState};
use crate::model::mark::MarkKind;
use crate::model::order::{NextContact, OrderStep};
use crate::model::outcome::{GuideKind, Phase};
use crate::model::phone::PhoneKind;
use crate::model::queue::Hold;
use crate::model::said::{DemandKind, Horizon};
use crate::model::standing::Channel;
use crate::model::suppression::SuppressScope;
use crate::model::when::Soon;

/// A value that has a name in every language.
pub trait Named {
    /// The message that is its name.
    fn message_id(&self) -> String;
}

/// The message is a word for the kind of value and the value's own name, with hyphens.
macro_rules! named {
    ($($kind:ty: $prefix:literal, $name:expr;)+) => {$(
        impl Named for $kind {
            fn message_id(&self) -> String {
                let name: fn(&Self) -> &str = $name;
                format!(concat!($prefix, "-{}"), name(self).replace('_', "-"))
            }
        }
    )+};
}

named! {
    Action: "action", |action| action.name();
    Group: "group", |group| group.name();
    Focus: "focus", |focus| focus.name();
    LineResult: "line", |line| line.name();
    Hold: "hold", |hold| hold.name();
    Audience: "audience", |audience| audience.name();
    Channel: "channel", |channel| channel.name();
    ListAudience: "audience", |audience| audience.name();
    Ground: "ground", |ground| ground.name();
    Matched: "matched", |matched| matched.name();
    Expected: "expected", |expected| expected.name();
    Soon: "soon", |soon| soon.name();
    ListState: "list", |state| match state {
        ListState::Open => "open",
        ListState::Paused => "paused",
        ListState::Closed => "closed",
        ListState::Undone => "undone",
    };
    PhoneKind: "phone", |kind| match kind {
        PhoneKind::Mobile => "mobile",
        PhoneKind::Fixed => "fixed",
        PhoneKind::FixedOrMobile => "fixed-or-mobile",
        PhoneKind::Other => "other",
    };
    SuppressScope: "scope", |scope| match scope {
        SuppressScope::Person => "person",
        SuppressScope::Number => "number",
        SuppressScope::Organisation => "organisation",
    };
    ToldWhat: "told", |what| what.name();
    NextContact: "next-contact", |next| next.name();
    OrderStep: "order", |step| step.name();
    Horizon: "horizon", |horizon| horizon.name();
    GuideKind: "guide", |kind| match kind {
        GuideKind::Opening => "opening",
        GuideKind::Question => "question",
        GuideKind::Closing => "closing",
    };
    CardKind: "talk-card", |kind| match kind {
        CardKind::Fact => "fact",
        CardKind::Objection => "objection",
    };
    Phase: "phase", |phase| phase.name();
    MarkKind: "mark", |kind| kind.name();
    DemandKind: "demand", |kind| match kind {
        DemandKind::Value => "value",
        DemandKind::Failure => "failure",
        DemandKind::Neither => "neither",
        DemandKind::Unclear => "unclear",
    };
}

/// A field of the house's own has the label that the list gave it, which is not for a language to say; here it shows
/// as its key.
impl Named for Field {
    fn message_id(&self) -> String {
        if let Self::Own(key) = self {
            return key.clone();
        }
        format!("field-{}", self.name().replace('_', "-"))
    }
}
