//! The fields of the longer forms: of a customer, and of the first run.

use crate::model::customer::{Audience, Field, Profile};
use crate::model::phone::Region;

use super::form::{FormField, Slot};

/// The fields of the form for a customer, with what is known, the house's own fields among them.
pub(crate) fn customer_fields(profile: &Profile, own: &[(Field, String)]) -> Vec<FormField> {
    let mut fields = vec![
        field_of(profile, Field::Name),
        field_of(profile, Field::Company),
    ];
    let phones = profile
        .phones
        .iter()
        .map(|phone| phone.number.international());
    for (n, phone) in phones.chain([String::new()]).enumerate() {
        fields.push(FormField::text(Slot::Phone(n), &phone));
    }
    fields.push(field_of(profile, Field::Email));
    fields.push(audience_field(profile));
    let others = Field::KNOWN.into_iter().filter(|field| !is_placed(field));
    fields.extend(others.map(|field| field_of(profile, field)));
    for (field, label) in own {
        let mut own = field_of(profile, field.clone());
        own.label.clone_from(label);
        fields.push(own);
    }
    fields.push(FormField::text(Slot::OwnName, ""));
    fields.push(FormField::text(Slot::OwnValue, ""));
    fields
}

/// The fields of the first run. A market is two letters, a language its code.
pub(crate) fn begin_fields(languages: &[String], language: &str, market: Region) -> Vec<FormField> {
    let markets = Region::OFFERED.map(|market| market.to_string()).to_vec();
    vec![
        FormField::text(Slot::Seller, ""),
        FormField::pick(Slot::Market, markets, &market.to_string()),
        FormField::pick(Slot::Language, languages.to_vec(), language),
        FormField::text(Slot::Team, ""),
    ]
}

fn field_of(profile: &Profile, field: Field) -> FormField {
    let value = profile.value(&field).to_owned();
    FormField::text(Slot::Field(field), &value)
}

/// Fields that have a place of their own in the form, or none: a zone and an id come with the list.
fn is_placed(field: &Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Company
            | Field::Email
            | Field::Audience
            | Field::Zone
            | Field::ExternalId
    )
}

fn audience_field(profile: &Profile) -> FormField {
    let names = Audience::ALL.map(|audience| audience.name().to_owned());
    let choices = std::iter::once(String::new()).chain(names).collect();
    let chosen = profile.value(&Field::Audience);
    FormField::pick(Slot::Field(Field::Audience), choices, chosen)
}
