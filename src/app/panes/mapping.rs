//! Where a column may go, in the order in which it is offered.

use crate::app::importing::ColumnGoes;
use crate::model::customer::Field;

/// Everything a column may be.
pub(crate) const CHOICES: [ColumnGoes; 27] = [
    ColumnGoes::Field(Field::Name),
    ColumnGoes::Field(Field::Company),
    ColumnGoes::Phone,
    ColumnGoes::Field(Field::Email),
    ColumnGoes::Note,
    ColumnGoes::Callback,
    ColumnGoes::Status,
    ColumnGoes::LastCalled,
    ColumnGoes::Attempts,
    ColumnGoes::NeverCall,
    ColumnGoes::Field(Field::OrgNumber),
    ColumnGoes::Field(Field::Title),
    ColumnGoes::Field(Field::Street),
    ColumnGoes::Field(Field::Postcode),
    ColumnGoes::Field(Field::Town),
    ColumnGoes::Field(Field::Region),
    ColumnGoes::Field(Field::Country),
    ColumnGoes::Field(Field::Language),
    ColumnGoes::Field(Field::Website),
    ColumnGoes::Field(Field::ExternalId),
    ColumnGoes::Field(Field::Audience),
    ColumnGoes::Tags,
    ColumnGoes::Source,
    ColumnGoes::Owner,
    ColumnGoes::RegisterFlag,
    ColumnGoes::Own,
    ColumnGoes::Nowhere,
];
