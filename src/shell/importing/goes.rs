//! Where the cells of a column go, in the words of the window and in those of the forms.

use crate::app::importing::ColumnGoes;
use crate::forms::mapping::{Column, own_key};

/// What the window calls a column.
#[must_use]
pub(super) fn of(column: &Column) -> ColumnGoes {
    use crate::model::customer::Field;
    match column {
        Column::Field(Field::Own(_)) => ColumnGoes::Own,
        Column::Field(field) => ColumnGoes::Field(field.clone()),
        Column::FullName | Column::FirstName | Column::MiddleName | Column::LastName => {
            ColumnGoes::Field(Field::Name)
        }
        Column::OrgForm => ColumnGoes::Field(Field::Audience),
        Column::StreetMore => ColumnGoes::Field(Field::Street),
        Column::Phone(_) | Column::PhoneCode => ColumnGoes::Phone,
        Column::Notes => ColumnGoes::Note,
        Column::Tags => ColumnGoes::Tags,
        Column::Source => ColumnGoes::Source,
        Column::Status => ColumnGoes::Status,
        Column::Owner => ColumnGoes::Owner,
        Column::LastCalled => ColumnGoes::LastCalled,
        Column::AttemptsBefore => ColumnGoes::Attempts,
        Column::CallbackAt => ColumnGoes::Callback,
        Column::NoCalls => ColumnGoes::NeverCall,
        Column::RegisterFlag => ColumnGoes::RegisterFlag,
    }
}

/// The name of the column that a person chose, as the forms read it; none when the column stays as it is.
#[must_use]
pub(super) fn name(goes: &ColumnGoes, label: &str) -> Option<String> {
    use crate::model::customer::Field;
    let name = match goes {
        ColumnGoes::Field(Field::Name) => "full_name",
        ColumnGoes::Field(field) => return Some(field.to_string()),
        ColumnGoes::Own => return Some(format!("x.{}", own_key(label))),
        ColumnGoes::Phone => "phone",
        ColumnGoes::Note => "notes",
        ColumnGoes::LastCalled => "last_contacted",
        ColumnGoes::Attempts => "attempts_before",
        ColumnGoes::Status => "status",
        ColumnGoes::Callback => "callback_at",
        ColumnGoes::NeverCall => "no_calls",
        ColumnGoes::RegisterFlag => "register_flag",
        ColumnGoes::Owner => "owner",
        ColumnGoes::Tags => "tags",
        ColumnGoes::Source => "source",
        ColumnGoes::Nowhere => return None,
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::customer::Field;

    #[test]
    fn a_part_goes_where_the_whole_goes() {
        let name = ColumnGoes::Field(Field::Name);
        for part in ["full_name", "first_name", "middle_name", "last_name"] {
            assert_eq!(of(&Column::named(part)), name, "{part}");
        }
        assert_eq!(of(&Column::named("phone_code")), ColumnGoes::Phone);
    }
}
