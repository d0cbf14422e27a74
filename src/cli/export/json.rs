//! Exported rows as JSON: each object reads alone. A call is what its record has, whole.

use std::io::Write;

use serde::Serialize;
use serde_json::{Map, Value};

use super::What;
use super::columns::{People, Scribe, Seller};
use super::progress::Progress;
use super::table::calls::at;
use crate::cli::exit::Failure;
use crate::cli::out::failed;
use crate::cli::speak::bug;
use crate::model::callback::CallbackState;
use crate::model::customer::Field;
use crate::model::moment::Zone;
use crate::model::phone::Phone;
use crate::model::seller::Owner;
use crate::store::{CallFilter, CallRow, CallbackRow, CustomerRow, SaidKind, Whom};

#[derive(Debug, Serialize)]
struct Customer<'a> {
    id: String,
    name: &'a str,
    company: &'a str,
    phones: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct CallObject<'a> {
    schema: &'static str,
    id: String,
    /// The version that holds; the same as `id` unless the call was amended.
    version: String,
    at: String,
    customer: Customer<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign_name: Option<&'a str>,
    #[serde(flatten)]
    body: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct CustomerObject<'a> {
    schema: &'static str,
    id: String,
    name: &'a str,
    company: &'a str,
    audience: Option<crate::model::customer::Audience>,
    phones: &'a [Phone],
    #[serde(flatten)]
    fields: Map<String, Value>,
    x: Map<String, Value>,
    tags: &'a [String],
    lists: Vec<ListObject<'a>>,
    source: &'a str,
    known_since: Option<String>,
}

#[derive(Debug, Serialize)]
struct ListObject<'a> {
    name: &'a str,
    done: bool,
}

#[derive(Debug, Serialize)]
struct CallbackObject<'a> {
    schema: &'static str,
    id: String,
    customer: Customer<'a>,
    at: String,
    zone: Zone,
    precision: crate::model::when::Precision,
    state: CallbackState,
    owner: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seller: Option<&'a str>,
    about: &'a str,
}

/// Where the lines go, and who counts them.
pub(super) struct Lines<'t, W> {
    pub(super) to: W,
    pub(super) scribe: &'t Scribe<'t>,
    pub(super) told: &'t Progress,
}

/// Writes the rows, one a line.
pub(super) fn write<W: Write>(
    what: What,
    filter: &CallFilter,
    mut lines: Lines<'_, W>,
) -> Result<(), Failure> {
    let scribe = lines.scribe;
    let store = scribe.store;
    match what {
        What::Calls => store.each_call(filter, |row| {
            let also = [row.call.with_whom.as_str(), row.call.seller.name.as_str()];
            lines.line(&scribe.call(&row)?, &row.whom, &also)
        }),
        What::Customers => store.each_customer(filter, |row| {
            let whom = Whom::from(row.customer.clone());
            lines.line(&scribe.customer(&row), &whom, &[])
        }),
        What::Callbacks => store.each_callback(filter, |row| {
            lines.line(&scribe.callback(&row), &row.whom, &[])
        }),
        What::Promises => lines.said(SaidKind::Promises, filter),
        What::Questions => lines.said(SaidKind::Questions, filter),
        What::Demands => lines.said(SaidKind::Demands, filter),
        What::Orders => lines.said(SaidKind::Orders, filter),
    }
}

impl<W: Write> Lines<'_, W> {
    fn said(&mut self, kind: SaidKind, filter: &CallFilter) -> Result<(), Failure> {
        let scribe = self.scribe;
        scribe.store.each_said(kind, filter, |row| {
            self.line(&scribe.said(&row), &row.whom, &[])
        })
    }

    /// Writes an object about somebody; `also` is who else may be named in it.
    fn line(&mut self, object: &impl Serialize, whom: &Whom, also: &[&str]) -> Result<(), Failure> {
        self.told.row();
        let text = match self.scribe.people {
            People::Named => serde_json::to_string(object).map_err(bug)?,
            People::TakenOut(_) => {
                let object = serde_json::to_value(object).map_err(bug)?;
                let among = self.scribe.among(whom, also)?;
                self.scribe.without(object, &among)?.to_string()
            }
        };
        writeln!(self.to, "{text}").map_err(|cause| failed(&cause))
    }
}

impl Scribe<'_> {
    fn call<'r>(&'r self, row: &'r CallRow) -> Result<CallObject<'r>, Failure> {
        let mut body: Map<String, Value> = serde_json::from_str(row.json.get()).map_err(bug)?;
        if self.seller == Seller::LeftOut {
            leave_seller_out(&mut body);
        }
        let campaign = row.call.campaign.as_ref();
        let known = campaign.and_then(|of| self.campaigns.iter().find(|it| it.code == of.code));
        Ok(CallObject {
            schema: "samtale.call/1",
            id: row.record.to_string(),
            version: row.version.to_string(),
            at: at(self, row).to_rfc3339(),
            customer: customer(&row.whom),
            campaign_name: known.map(|campaign| campaign.name.of(self.language)),
            body,
        })
    }

    fn customer<'r>(&self, row: &'r CustomerRow) -> CustomerObject<'r> {
        let profile = &row.customer.profile;
        let (mut fields, mut x) = (Map::new(), Map::new());
        for (field, value) in &profile.fields {
            let place = if matches!(field, Field::Own(_)) {
                &mut x
            } else {
                &mut fields
            };
            place.insert(field.name().to_owned(), value.as_str().into());
        }
        let known_since = row
            .known_since
            .map(|at| at.stamp(self.now.zone).to_rfc3339());
        CustomerObject {
            schema: "samtale.customer/1",
            id: row.customer.id.to_string(),
            name: &profile.name,
            company: &profile.company,
            audience: profile.audience,
            phones: &profile.phones,
            fields,
            x,
            tags: &row.tags,
            lists: row
                .lists
                .iter()
                .map(|(list, done)| ListObject {
                    name: &list.name,
                    done: *done,
                })
                .collect(),
            source: &row.source,
            known_since,
        }
    }

    fn callback<'r>(&self, row: &'r CallbackRow) -> CallbackObject<'r> {
        let set = &row.callback.set;
        let (owner, seller) = match &set.owner {
            Owner::Anyone => ("anyone", None),
            Owner::Seller(seller) => ("seller", Some(seller.name.as_str())),
        };
        CallbackObject {
            schema: "samtale.callback/1",
            id: row.callback.id.to_string(),
            customer: customer(&row.whom),
            at: set.when.due().stamp(set.when.zone).to_rfc3339(),
            zone: set.when.zone,
            precision: set.when.precision,
            state: row.callback.state,
            owner,
            seller: seller.filter(|_| self.seller == Seller::Named),
            about: &set.about,
        }
    }
}

fn customer(whom: &Whom) -> Customer<'_> {
    Customer {
        id: whom.id.to_string(),
        name: &whom.name,
        company: &whom.company,
        phones: whom
            .phones
            .iter()
            .map(|phone| phone.number.as_e164())
            .collect(),
    }
}

/// Takes the seller out of a call, and the owners out of what was agreed in it; whose a callback is stays as *anyone's*
/// or *a seller's*.
fn leave_seller_out(body: &mut Map<String, Value>) {
    body.remove("seller");
    if let Some(Value::Object(callback)) = body.get_mut("callback")
        && callback.contains_key("owner")
    {
        callback.insert("owner".to_owned(), "seller".into());
    }
    for (_, agreed) in body.iter_mut().filter(|(key, _)| *key != "callback") {
        leave_owner_out(agreed);
    }
}

/// Takes whoever answers for something out of it, and of everything in it.
fn leave_owner_out(agreed: &mut Value) {
    match agreed {
        Value::Object(agreed) => {
            agreed.remove("owner");
            agreed.values_mut().for_each(leave_owner_out);
        }
        Value::Array(items) => items.iter_mut().for_each(leave_owner_out),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_seller_is_left_in_a_call() {
        let text = r#"{"seller":{"id":"s-1","name":"Kari"},"callback":{"owner":{"name":"Kari"},"at":"x"},
            "promises":[{"owner":{"name":"Kari"},"words":"svar"}],"order":{"owner":{"name":"Kari"}},"notes":"hei"}"#;
        let mut body: Map<String, Value> = serde_json::from_str(text).unwrap();
        leave_seller_out(&mut body);
        let left = Value::Object(body).to_string();
        assert!(!left.contains("Kari"), "{left}");
        assert!(
            left.contains("\"owner\":\"seller\"") && left.contains("svar"),
            "{left}"
        );
    }
}
