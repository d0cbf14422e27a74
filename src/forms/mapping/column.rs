//! What a column of a list holds.

use crate::model::customer::Field;
use crate::model::text::fold_into;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A field of the customer, the house's own among them.
    Field(Field),
    /// The given name.
    FirstName,
    /// Names between.
    MiddleName,
    /// The family name.
    LastName,
    /// The person's whole name.
    FullName,
    /// The form of organisation: `AS`, `ENK`.
    OrgForm,
    /// Numbers, on a line of this kind.
    Phone(Line),
    /// The country code of the numbers in this row: `47`.
    PhoneCode,
    /// More of the address: care of, floor.
    StreetMore,
    /// What somebody wrote.
    Notes,
    /// Labels.
    Tags,
    /// Where the customer came from.
    Source,
    /// How the last call went.
    Status,
    /// Whose customer it is.
    Owner,
    /// When they were last called.
    LastCalled,
    /// How often they were called.
    AttemptsBefore,
    /// When to call again.
    CallbackAt,
    /// Whether they want no calls.
    NoCalls,
    /// Whether they are in a reservation register.
    RegisterFlag,
}

/// What a header says of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A mobile.
    Mobile,
    /// Nothing.
    Unsaid,
}

impl Column {
    /// The column that a name in `import_aliases.toml` or in `--map COLUMN=FIELD` means; a name that is not known means
    /// a field of the house's own.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "name" | "full_name" | "name_or_company" => Self::FullName,
            "first_name" => Self::FirstName,
            "middle_name" => Self::MiddleName,
            "last_name" => Self::LastName,
            "org_form" => Self::OrgForm,
            "mobile" => Self::Phone(Line::Mobile),
            "phone" | "phone_work" | "phone_home" | "phone_other" => Self::Phone(Line::Unsaid),
            "phone_code" => Self::PhoneCode,
            "email_other" => Self::Field(Field::Email),
            "visit_street" => Self::Field(Field::Street),
            "street2" => Self::StreetMore,
            "visit_postcode" => Self::Field(Field::Postcode),
            "city" | "visit_city" => Self::Field(Field::Town),
            "timezone" => Self::Field(Field::Zone),
            "notes" => Self::Notes,
            "tags" => Self::Tags,
            "source" => Self::Source,
            "status" => Self::Status,
            "owner" => Self::Owner,
            "last_contacted" => Self::LastCalled,
            "attempts_before" => Self::AttemptsBefore,
            "callback_at" => Self::CallbackAt,
            "no_calls" => Self::NoCalls,
            "register_flag" => Self::RegisterFlag,
            other => Self::Field(Field::from(other.to_owned())),
        }
    }

    /// The name that [`Column::named`] reads back, for mappings that are remembered.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self {
            Self::Field(field) => return field.to_string(),
            Self::FullName => "full_name",
            Self::FirstName => "first_name",
            Self::MiddleName => "middle_name",
            Self::LastName => "last_name",
            Self::OrgForm => "org_form",
            Self::Phone(Line::Mobile) => "mobile",
            Self::Phone(Line::Unsaid) => "phone",
            Self::PhoneCode => "phone_code",
            Self::StreetMore => "street2",
            Self::Notes => "notes",
            Self::Tags => "tags",
            Self::Source => "source",
            Self::Status => "status",
            Self::Owner => "owner",
            Self::LastCalled => "last_contacted",
            Self::AttemptsBefore => "attempts_before",
            Self::CallbackAt => "callback_at",
            Self::NoCalls => "no_calls",
            Self::RegisterFlag => "register_flag",
        };
        name.to_owned()
    }

    /// Whether a list may have two columns of this kind; of fields of the customer the first that is filled counts.
    pub(super) const fn joins(&self) -> bool {
        matches!(
            self,
            Self::Field(_)
                | Self::Phone(_)
                | Self::StreetMore
                | Self::Notes
                | Self::Tags
                | Self::NoCalls
                | Self::RegisterFlag
        )
    }

    /// Whether dates may stand in the column.
    #[must_use]
    pub const fn has_dates(&self) -> bool {
        matches!(self, Self::LastCalled | Self::CallbackAt | Self::Notes)
    }

    /// Whether the column holds numbers.
    #[must_use]
    pub const fn is_phone(&self) -> bool {
        matches!(self, Self::Phone(_))
    }
}

/// The key of a field of the house's own for a header: letters folded one by one, so that *value* stays *value*, with
/// `_` between words.
#[must_use]
pub fn own_key(header: &str) -> String {
    let mut folded = String::with_capacity(header.len());
    let mut buffer = [0; 4];
    for letter in header.chars() {
        fold_into(letter.encode_utf8(&mut buffer), &mut folded);
    }
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("_")
}

/// The letter that spreadsheets give a column: `A`, `Z`, `AA`.
pub(super) fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
