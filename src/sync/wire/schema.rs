//! What a record line looks like, as a JSON Schema that other programs can hold our lines against.
//!
//! *Invariant:* made of the types that read and write the lines, so it cannot say anything else than they do.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::agreed::{CallbackBody, MovedBody};
use super::call::CallBody;
use super::customer::{CustomerBody, FieldBody};
use super::list::ListBody;
use super::talk::OrderBody;
use super::{AmendBody, OfBody, OfWhyBody, TagBody};
use crate::model::caller::{Assign, Away};
use crate::model::campaign::Amount;
use crate::model::consent::{Consent, Restriction, Withdrawal};
use crate::model::customer::{Field, OnePerson, Relation};
use crate::model::erasure::Erase;
use crate::model::exported::Exported;
use crate::model::fact::{
    CampaignSet, ImportReceipt, IncOpen, ListSet, Membership, Note, PromiseClosed,
};
use crate::model::id::{CustomerId, DeskId, Incarnation, ListId, PartRef, RecordId, SellerId};
use crate::model::list::ListAudience;
use crate::model::moment::{Moment, Zone};
use crate::model::opened::Opened;
use crate::model::order::OrderStepped;
use crate::model::phone::{PhoneNumber, Region};
use crate::model::preference::Preference;
use crate::model::said::{Need, PromiseMade, QuestionAsked};
use crate::model::suppression::{Suppress, SuppressLift};
use crate::model::talk::{
    AboutCause, CorrectionAnswered, CorrectionAsked, DemandSorted, Heard, IntervalSet, PrioritySet,
    QuestionAnswered, ReviewReceipt, Reviewed, Undone,
};
use crate::model::wash::Wash;
use crate::sync::line::{ERASED, VERSION};

/// Types that stand in records as a text of a form of its own.
macro_rules! texts {
    ($($type:ty: $name:literal, $pattern:literal;)*) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "pattern": $pattern})
            }
        }
    )*};
}

texts! {
    CustomerId: "CustomerId", "^c-[0-9a-f]{16}$";
    SellerId: "SellerId", "^s-[0-9a-f]{16}$";
    ListId: "ListId", "^l-[0-9a-f]{16}$";
    DeskId: "DeskId", "^[0-9a-f]{16}$";
    Incarnation: "Incarnation", "^[0-9a-f]{16}$";
    RecordId: "RecordId", "^[0-9a-f]{40}$";
    PartRef: "PartRef", "^[0-9a-f]{40}(#(c|o|[pqd][0-9]{1,5}))?$";
    Moment: "Moment", "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2})$";
    Zone: "Zone", "^[A-Za-z0-9_+/-]+$";
    Amount: "Amount", "^-?[0-9]+([.,][0-9]{1,2})?$";
    PhoneNumber: "PhoneNumber", "^\\+?[0-9]{3,15}$";
    Region: "Region", "^[A-Za-z]{2}$";
    Field: "Field", "^.+$";
    ListAudience: "ListAudience", "^(consumer|sole-trader|business|auto)$";
}

/// The schema of a body.
type Body = fn(&mut SchemaGenerator) -> Schema;

fn body<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Each kind of record that this version knows, and what its body is.
const KINDS: [(&str, Body); 54] = [
    ("customer.new", body::<CustomerBody<'_>>),
    ("customer.field", body::<FieldBody<'_>>),
    ("customer.member", body::<Membership>),
    ("customer.merge", body::<OnePerson>),
    ("customer.unmerge", body::<OnePerson>),
    ("relation.set", body::<Relation>),
    ("tag.set", body::<TagBody<String>>),
    ("tag.unset", body::<TagBody<String>>),
    ("call", body::<CallBody<'_>>),
    ("call.amend", body::<AmendBody<CallBody<'_>>>),
    ("call.void", body::<OfWhyBody<RecordId, String>>),
    ("note", body::<Note>),
    ("callback.set", body::<CallbackBody<'_>>),
    ("callback.moved", body::<MovedBody>),
    ("callback.done", body::<OfBody>),
    ("callback.cancelled", body::<OfWhyBody<PartRef, String>>),
    ("promise.made", body::<PromiseMade>),
    ("promise.kept", body::<PromiseClosed>),
    ("promise.broken", body::<PromiseClosed>),
    ("promise.withdrawn", body::<PromiseClosed>),
    ("suppress", body::<Suppress>),
    ("suppress.lift", body::<SuppressLift>),
    ("erase", body::<Erase>),
    ("assign", body::<Assign>),
    ("seller.away", body::<Away>),
    ("opened", body::<Opened>),
    ("consent.given", body::<Consent>),
    ("consent.withdrawn", body::<Withdrawal>),
    ("preference.set", body::<Preference>),
    ("restrict", body::<Restriction>),
    ("wash", body::<Wash>),
    ("list.new", body::<ListBody<'_>>),
    ("list.set", body::<ListSet>),
    ("campaign.set", body::<CampaignSet>),
    ("question.asked", body::<QuestionAsked>),
    ("question.answered", body::<QuestionAnswered>),
    ("priority.set", body::<PrioritySet>),
    ("need.noted", body::<Need>),
    ("cause.set", body::<DemandSorted>),
    ("cause.handed", body::<AboutCause>),
    ("cause.answered", body::<AboutCause>),
    ("cause.mended", body::<AboutCause>),
    ("order.new", body::<OrderBody<'_>>),
    ("order.step", body::<OrderStepped>),
    ("interval.set", body::<IntervalSet>),
    ("correction.asked", body::<CorrectionAsked>),
    ("correction.answered", body::<CorrectionAnswered>),
    ("undone", body::<Undone>),
    ("reviewed", body::<Reviewed>),
    ("review", body::<ReviewReceipt>),
    ("heard", body::<Heard>),
    ("import", body::<ImportReceipt>),
    ("export", body::<Exported>),
    ("inc.open", body::<IncOpen>),
];

/// What a record line is: the envelope, and for each kind its body. A kind that is not named here comes from a newer
/// version and may hold anything; a line of the kind `erased` is what erasure has left.
#[must_use]
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut bodies: Vec<Value> = KINDS
        .iter()
        .map(|(kind, body)| {
            json!({
                "if": {"properties": {"t": {"const": kind}}},
                "then": {"properties": {"b": body(&mut generator)}},
            })
        })
        .collect();
    bodies.push(json!({
        "if": {"properties": {"t": {"const": ERASED}}},
        "then": {"required": ["of"]},
        "else": {"required": ["v", "at", "b", "salt"]},
    }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "samtale record",
        "type": "object",
        "required": ["id", "seq", "t"],
        "properties": {
            "id": Value::from(body::<RecordId>(&mut generator)),
            "v": {"const": VERSION},
            "min": {"type": "integer", "minimum": 1},
            "seq": {"type": "integer", "minimum": 1},
            "at": Value::from(body::<Moment>(&mut generator)),
            "by": Value::from(body::<SellerId>(&mut generator)),
            "t": {"type": "string"},
            "sub": Value::from(body::<CustomerId>(&mut generator)),
            "sup": Value::from(body::<Vec<RecordId>>(&mut generator)),
            "of": Value::from(body::<RecordId>(&mut generator)),
            "numbers": {"type": "array", "items": {"type": "string"}},
            "b": {"type": "object"},
            "salt": {"type": "string", "pattern": "^[0-9a-f]{24}$"},
        },
        "allOf": bodies,
        "$defs": generator.take_definitions(true),
    })
}

/// The kinds of records that the schema knows.
#[cfg(test)]
pub(crate) fn kinds() -> Vec<&'static str> {
    KINDS.iter().map(|(kind, _)| *kind).collect()
}
