//! Whom we may speak with: a person or an organisation, what is known of them, and who belongs with whom.
//!
//! Every piece of knowledge is a register (SYNC.md §3.7): a write names the writes it replaces.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{CustomerId, RecordId};
use super::phone::Phone;

/// What the law sees in a customer. It decides which rules hold.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// A person at home.
    Consumer,
    /// A person in business for themselves; in Norway the form ENK.
    SoleTrader,
    /// A company, an association, a public body.
    Business,
}

impl Audience {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Business, Self::SoleTrader, Self::Consumer];

    /// The name in commands and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::SoleTrader => "sole-trader",
            Self::Business => "business",
        }
    }
}

impl FromStr for Audience {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|audience| audience.name() == text)
            .ok_or(())
    }
}

/// One thing that can be known of a customer. The name of a field of the house's own is folded: `a–z`, `0–9` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Field {
    /// The person's name, or the company's when there is no person.
    Name,
    /// The company.
    Company,
    /// The company's number in its country's register.
    OrgNumber,
    /// What the person does there.
    Title,
    /// An e-mail address.
    Email,
    /// Street and number.
    Street,
    /// The post code, as written.
    Postcode,
    /// The town.
    Town,
    /// County, state or land.
    Region,
    /// The country, as two letters where it could be read.
    Country,
    /// The IANA zone of the customer's clock.
    Zone,
    /// The language they speak, as `nb`.
    Language,
    /// Their page.
    Website,
    /// The number of this customer in the system the list came from.
    ExternalId,
    /// What the law sees in them: see [`Audience`].
    Audience,
    /// A field of the house's own.
    Own(String),
}

impl Field {
    /// The fields that every customer has a place for, in the order of the card.
    pub const KNOWN: [Self; 15] = [
        Self::Name,
        Self::Company,
        Self::OrgNumber,
        Self::Title,
        Self::Email,
        Self::Street,
        Self::Postcode,
        Self::Town,
        Self::Region,
        Self::Country,
        Self::Zone,
        Self::Language,
        Self::Website,
        Self::ExternalId,
        Self::Audience,
    ];

    /// The name in records and commands; a field of the house's own begins with `x.`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Name => "name",
            Self::Company => "company",
            Self::OrgNumber => "org_number",
            Self::Title => "title",
            Self::Email => "email",
            Self::Street => "street",
            Self::Postcode => "postcode",
            Self::Town => "town",
            Self::Region => "region",
            Self::Country => "country",
            Self::Zone => "zone",
            Self::Language => "language",
            Self::Website => "website",
            Self::ExternalId => "external_id",
            Self::Audience => "audience",
            Self::Own(key) => key,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Own(_) = self {
            f.write_str("x.")?;
        }
        f.write_str(self.name())
    }
}

impl From<String> for Field {
    fn from(name: String) -> Self {
        if let Some(own) = name.strip_prefix("x.") {
            return Self::Own(own.to_owned());
        }
        Self::KNOWN
            .into_iter()
            .find(|field| field.name() == name)
            .unwrap_or(Self::Own(name))
    }
}

impl From<Field> for String {
    fn from(field: Field) -> String {
        field.to_string()
    }
}

/// What is known of a customer, without the id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The person's name, or the company's when there is no person. Never empty on a stored customer.
    pub name: String,
    /// The company; empty when none.
    pub company: String,
    /// What the law sees in them, once somebody has said.
    pub audience: Option<Audience>,
    /// The numbers, first the one to try first.
    pub phones: Vec<Phone>,
    /// All other fields that have a value, the house's own among them.
    pub fields: BTreeMap<Field, String>,
}

impl Profile {
    /// The value of a field; empty when nothing is known.
    #[must_use]
    pub fn value(&self, field: &Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Company => &self.company,
            Field::Audience => self.audience.map_or("", Audience::name),
            Field::OrgNumber
            | Field::Title
            | Field::Email
            | Field::Street
            | Field::Postcode
            | Field::Town
            | Field::Region
            | Field::Country
            | Field::Zone
            | Field::Language
            | Field::Website
            | Field::ExternalId
            | Field::Own(_) => self.fields.get(field).map_or("", String::as_str),
        }
    }

    /// The same customer with another value in one field; an empty value takes it out.
    pub fn write(&mut self, field: &Field, value: String) {
        match field {
            Field::Name => self.name = value,
            Field::Company => self.company = value,
            Field::Audience => self.audience = value.parse().ok(),
            Field::OrgNumber
            | Field::Title
            | Field::Email
            | Field::Street
            | Field::Postcode
            | Field::Town
            | Field::Region
            | Field::Country
            | Field::Zone
            | Field::Language
            | Field::Website
            | Field::ExternalId
            | Field::Own(_) => {
                if value.is_empty() {
                    self.fields.remove(field);
                } else {
                    self.fields.insert(field.clone(), value);
                }
            }
        }
    }
}

/// A customer as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The name that never changes.
    pub id: CustomerId,
    /// What is known.
    pub profile: Profile,
}

/// How two customers belong together.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// The first is a contact person of the second, an organisation.
    ContactOf,
    /// Both answer on one number, under different names.
    SharesNumber,
    /// The first was named to us by the second.
    ReferredBy,
}

/// Two customers that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// The other one.
    pub to: CustomerId,
    /// What the one is to the other, in words: "daglig leder".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
}

/// `customer.merge`, `customer.unmerge`: whether two customers are one person. The one is in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OnePerson {
    /// The other one.
    pub with: CustomerId,
    /// What was said of the two before, and this comes after; it stands in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// One write to one field. It replaces the writes that it names; what nobody replaced is the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldWrite {
    /// Which field, or number.
    pub target: FieldTarget,
    /// The writes that this one replaces.
    pub replaces: Vec<RecordId>,
}

/// What a field write writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldTarget {
    /// A text in a field; empty takes it out.
    Value(Field, String),
    /// A number, with what is now known of it; a number not seen before is added last.
    Phone(Phone),
    /// A number that goes off the card.
    PhoneRemoved(super::phone::PhoneNumber),
}
