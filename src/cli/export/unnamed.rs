//! Objects without the people in them: what says who it is goes, what may name somebody is read.
//!
//! *Invariant:* only what is known to hold no words is left as it is; a key that a newer version brings is read like notes.

use serde_json::{Map, Value};

use super::columns::Scribe;
use crate::cli::exit::Failure;
use crate::model::deidentify::Known;

/// Keys under which it says who somebody is, or how they are reached.
const WHO: [&str; 17] = [
    "company",
    "email",
    "external_id",
    "name",
    "number",
    "numbers",
    "org_number",
    "phones",
    "postcode",
    "seller",
    "street",
    "suppress_numbers",
    "title",
    "town",
    "website",
    "with_whom",
    "x",
];

/// Keys under which there are no words of people: addresses of records, times, codes, lists, campaigns, goods.
const CODES: [&str; 35] = [
    "answered_at",
    "at",
    "attempt",
    "audience",
    "by",
    "campaign",
    "campaign_name",
    "country",
    "customer_id",
    "direction",
    "due",
    "ended_at",
    "flags",
    "id",
    "is_sale",
    "kept_callback",
    "kind",
    "known_since",
    "language",
    "line",
    "lines",
    "list",
    "lists",
    "outcome",
    "owner",
    "precision",
    "principal",
    "rang_at",
    "region",
    "said_at",
    "schema",
    "since",
    "step",
    "total",
    "version",
];

/// Some more of them.
const MORE_CODES: [&str; 6] = [
    "callback_owner",
    "horizon",
    "scale",
    "score",
    "state",
    "zone",
];

impl Scribe<'_> {
    /// The object without the people in it. `among` is who may be named in it.
    pub(super) fn without(&self, value: Value, among: &Known) -> Result<Value, Failure> {
        Ok(match value {
            Value::String(text) => Value::String(self.words(&text, among)?),
            Value::Array(items) => {
                let items = items.into_iter();
                let items = items.map(|item| self.without(item, among));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Value::Object(object) => Value::Object(self.without_keys(object, among)?),
            Value::Null | Value::Bool(_) | Value::Number(_) => value,
        })
    }

    fn without_keys(
        &self,
        object: Map<String, Value>,
        among: &Known,
    ) -> Result<Map<String, Value>, Failure> {
        let mut left = Map::new();
        for (key, value) in object {
            let name = key.as_str();
            if CODES.contains(&name) || MORE_CODES.contains(&name) {
                left.insert(key, value);
            } else if name == "customer" {
                // Who it is stays as an address that only the desk can follow.
                if let Value::Object(customer) = value {
                    left.insert(key, Value::Object(self.without_keys(customer, among)?));
                }
            } else if !WHO.contains(&name) {
                left.insert(key, self.without(value, among)?);
            }
        }
        Ok(left)
    }
}
