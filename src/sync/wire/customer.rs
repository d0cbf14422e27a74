//! The JSON form of a customer, and of one write to one field.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agreed::PhoneBody;
use crate::model::customer::{Audience, Field, FieldTarget, FieldWrite, Profile};
use crate::model::fact::{CustomerNew, Membership};
use crate::model::id::RecordId;
use crate::model::list::ListRef;
use crate::model::phone::PhoneNumber;

/// `{"name":"…","company":"…","audience":"business","phones":[{…}],"email":"…",…,"x":{"tier":"gold"},"principal":"…",
/// "source":"…","list":{"id","name"},"place":12,"tags":[…]}`: the known fields by their names, the house's own under `x`.
/// Whatever is empty is left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct CustomerBody<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    company: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<Audience>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<PhoneBody<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    org_number: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    email: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    street: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    postcode: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    town: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    region: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    country: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    zone: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    website: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    external_id: Cow<'a, str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    x: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    principal: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<Cow<'a, ListRef>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u64>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: Cow<'a, [String]>,
}

impl<'a> CustomerBody<'a> {
    /// The place of a field in the body; none for the house's own.
    fn slot(&mut self, field: &Field) -> Option<&mut Cow<'a, str>> {
        Some(match field {
            Field::Name => &mut self.name,
            Field::Company => &mut self.company,
            Field::OrgNumber => &mut self.org_number,
            Field::Title => &mut self.title,
            Field::Email => &mut self.email,
            Field::Street => &mut self.street,
            Field::Postcode => &mut self.postcode,
            Field::Town => &mut self.town,
            Field::Region => &mut self.region,
            Field::Country => &mut self.country,
            Field::Zone => &mut self.zone,
            Field::Language => &mut self.language,
            Field::Website => &mut self.website,
            Field::ExternalId => &mut self.external_id,
            Field::Audience | Field::Own(_) => return None,
        })
    }
}

impl<'a> From<&'a CustomerNew> for CustomerBody<'a> {
    fn from(new: &'a CustomerNew) -> Self {
        let profile = &new.profile;
        let mut body = Self {
            name: Cow::Borrowed(&profile.name),
            company: Cow::Borrowed(&profile.company),
            audience: profile.audience,
            phones: profile.phones.iter().map(PhoneBody::from).collect(),
            principal: Cow::Borrowed(&new.principal),
            source: Cow::Borrowed(&new.source),
            list: new
                .member
                .as_ref()
                .map(|member| Cow::Borrowed(&member.list)),
            place: new.member.as_ref().map(|member| member.place),
            tags: Cow::Borrowed(&new.tags),
            ..Self::default()
        };
        for (field, value) in &profile.fields {
            if let Some(slot) = body.slot(field) {
                *slot = Cow::Borrowed(value);
            } else if let Field::Own(key) = field {
                body.x.insert(Cow::Borrowed(key), Cow::Borrowed(value));
            }
        }
        body
    }
}

impl From<CustomerBody<'_>> for CustomerNew {
    fn from(mut body: CustomerBody<'_>) -> Self {
        let mut profile = Profile {
            audience: body.audience,
            phones: std::mem::take(&mut body.phones)
                .into_iter()
                .map(Into::into)
                .collect(),
            ..Profile::default()
        };
        for field in Field::KNOWN {
            if let Some(slot) = body.slot(&field) {
                let value = std::mem::take(slot);
                if !value.is_empty() {
                    profile.write(&field, value.into_owned());
                }
            }
        }
        for (key, value) in body.x {
            profile.write(&Field::Own(key.into_owned()), value.into_owned());
        }
        Self {
            profile,
            principal: body.principal.into_owned(),
            source: body.source.into_owned(),
            member: body.list.map(|list| Membership {
                list: list.into_owned(),
                place: body.place.unwrap_or_default(),
            }),
            tags: body.tags.into_owned(),
        }
    }
}

/// One of `{"field":"email","value":"…"}`, `{"phone":{"number":"…",…}}` and `{"phone_removed":"+47…"}`; what it replaces
/// is in the envelope's `sup`. The name of a field of the house's own begins with `x.`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct FieldBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Cow<'a, Field>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<PhoneBody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_removed: Option<Cow<'a, PhoneNumber>>,
}

impl<'a> From<&'a FieldWrite> for FieldBody<'a> {
    fn from(write: &'a FieldWrite) -> Self {
        match &write.target {
            FieldTarget::Value(field, value) => Self {
                field: Some(Cow::Borrowed(field)),
                value: Some(Cow::Borrowed(value)),
                ..Self::default()
            },
            FieldTarget::Phone(phone) => Self {
                phone: Some(phone.into()),
                ..Self::default()
            },
            FieldTarget::PhoneRemoved(number) => Self {
                phone_removed: Some(Cow::Borrowed(number)),
                ..Self::default()
            },
        }
    }
}

impl FieldBody<'_> {
    /// The write that this body makes, replacing `sup`.
    pub(super) fn write(self, sup: &[RecordId]) -> Option<FieldWrite> {
        let target = match (self.field, self.phone, self.phone_removed) {
            (Some(field), None, None) => {
                let value = self.value.unwrap_or_default().into_owned();
                FieldTarget::Value(field.into_owned(), value)
            }
            (None, Some(phone), None) => FieldTarget::Phone(phone.into()),
            (None, None, Some(number)) => FieldTarget::PhoneRemoved(number.into_owned()),
            _ => return None,
        };
        Some(FieldWrite {
            target,
            replaces: sup.to_vec(),
        })
    }
}
