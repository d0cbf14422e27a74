//! One row to one customer.

use super::fields::{Name, audience, language, org_number, split_tags};
use crate::config::aliases::Aliases;
use crate::forms::cell::{self, Repair};
use crate::forms::dates::{self, ColumnOrder, DateOrder};
use crate::forms::mapping::{Column, Line, Mapped, own_key};
use crate::forms::table::Row;
use crate::model::customer::{Field, Profile};
use crate::model::incoming::{Incoming, IncomingNote, RowRefusal};
use crate::model::moment::Zone;
use crate::model::phone::{NotAPhone, Phone, PhoneKind, Region, read_phones};
use crate::model::text::fold;

/// A row and all that is needed to read it.
pub(super) struct Reading<'a> {
    pub(super) row: &'a Row,
    pub(super) columns: &'a [Mapped],
    pub(super) orders: &'a [ColumnOrder],
    pub(super) aliases: &'a Aliases,
    pub(super) region: Region,
    pub(super) repair: Repair,
}

/// What the cells gave so far.
#[derive(Default)]
struct Draft {
    incoming: Incoming,
    name: Name,
    org_form: String,
    repaired: u64,
}

impl Reading<'_> {
    /// The customer, and how many cells had their letters put right.
    pub(super) fn incoming(&self) -> (Result<Incoming, RowRefusal>, u64) {
        let mut draft = Draft::default();
        draft.incoming.line = self.row.line();
        let (region, code) = self.plan();
        for (at, mapped) in self.columns.iter().enumerate() {
            let (text, repaired) = cell::read_repaired(self.row.cell(at), self.repair);
            if text.is_empty() {
                continue;
            }
            draft.repaired += repaired;
            let order = self.orders.get(at).copied().unwrap_or_default().order;
            if let Column::Phone(line) = mapped.column {
                draft.phones(&text, mapped, (region, code), line);
            } else {
                self.take(&mut draft, &text, mapped, order);
            }
        }
        let repaired = draft.repaired;
        (draft.finish(self.aliases), repaired)
    }

    /// The country whose plan the numbers of this row are read in, and the country code that stands apart from them.
    fn plan(&self) -> (Region, &str) {
        let cell = |wanted: &Column| {
            let at = self
                .columns
                .iter()
                .position(|mapped| mapped.column == *wanted)?;
            Some(cell::read(self.row.cell(at))).filter(|cell| !cell.is_empty())
        };
        let named =
            cell(&Column::Field(Field::Country)).and_then(|country| self.aliases.country(country));
        let code = cell(&Column::PhoneCode)
            .unwrap_or_default()
            .trim_start_matches(['+', '0']);
        let code = if code.len() <= 3 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            code
        } else {
            ""
        };
        (named.unwrap_or(self.region), code)
    }

    fn take(&self, draft: &mut Draft, text: &str, mapped: &Mapped, order: DateOrder) {
        match &mapped.column {
            Column::Field(field) => self.field(draft, field, text, mapped),
            Column::FirstName => draft.name.first.push_str(text),
            Column::MiddleName => draft.name.middle.push_str(text),
            Column::LastName => draft.name.last.push_str(text),
            Column::FullName => draft.name.full.push_str(text),
            Column::OrgForm => {
                draft.org_form.push_str(text);
                draft.own("org_form", text);
            }
            Column::StreetMore => draft.join(&Field::Street, text),
            Column::Notes => draft.note(text, mapped, order),
            Column::Tags => draft.incoming.tags.extend(split_tags(text)),
            Column::Source => draft.incoming.source.push_str(text),
            Column::Status => draft.incoming.status.push_str(text),
            Column::Owner => draft.incoming.owner.push_str(text),
            Column::LastCalled => match dates::read(text, order) {
                Some(at) => draft.incoming.last_called = Some(at.day),
                None => draft.own(&own_key(&mapped.label), text),
            },
            Column::CallbackAt => match dates::read(text, order) {
                Some(at) => draft.incoming.callback_at = Some(at),
                None => draft.own(&own_key(&mapped.label), text),
            },
            Column::AttemptsBefore => match text.trim_end_matches(".0").parse() {
                Ok(attempts) => draft.incoming.attempts_before = Some(attempts),
                Err(_) => draft.own(&own_key(&mapped.label), text),
            },
            Column::NoCalls if !self.aliases.is_no(text) => {
                draft
                    .incoming
                    .no_calls
                    .get_or_insert_with(|| text.to_owned());
            }
            Column::RegisterFlag if !self.aliases.is_no(text) => {
                draft
                    .incoming
                    .register_flag
                    .get_or_insert_with(|| text.to_owned());
            }
            // A no restricts nothing; the country code and the numbers were read already.
            Column::NoCalls | Column::RegisterFlag | Column::PhoneCode | Column::Phone(_) => {}
        }
    }

    fn field(&self, draft: &mut Draft, field: &Field, text: &str, mapped: &Mapped) {
        match field {
            Field::OrgNumber => draft.once(field, &org_number(text), mapped),
            Field::Email => draft.emails(text, mapped),
            Field::Country => match self.aliases.country(text) {
                Some(region) => draft.once(field, &region.to_string(), mapped),
                None => draft.once(field, text, mapped),
            },
            Field::Language => draft.once(field, language(text).unwrap_or(text), mapped),
            Field::Zone if text.parse::<Zone>().is_err() => {
                draft.own(&own_key(&mapped.label), text);
            }
            Field::Own(key) => draft.own(key, text),
            Field::Name
            | Field::Company
            | Field::Title
            | Field::Street
            | Field::Postcode
            | Field::Town
            | Field::Region
            | Field::Zone
            | Field::Website
            | Field::ExternalId
            | Field::Audience => draft.once(field, text, mapped),
        }
    }
}

impl Draft {
    /// Writes a field that nothing is in yet; what comes after it and is something else goes in a field of its own.
    fn once(&mut self, field: &Field, text: &str, mapped: &Mapped) {
        let before = self.incoming.profile.value(field);
        if before.is_empty() {
            self.incoming.profile.write(field, text.to_owned());
        } else if before != text {
            self.own(&own_key(&mapped.label), text);
        }
    }

    fn own(&mut self, key: &str, text: &str) {
        self.join(&Field::Own(key.to_owned()), text);
    }

    fn join(&mut self, field: &Field, text: &str) {
        let joined = match self.incoming.profile.value(field) {
            "" => text.to_owned(),
            before => format!("{before}, {text}"),
        };
        self.incoming.profile.write(field, joined);
    }

    fn emails(&mut self, text: &str, mapped: &Mapped) {
        let several = |letter: char| matches!(letter, ';' | ',' | ' ' | '|' | '\n');
        for email in text.split(several).filter(|email| !email.is_empty()) {
            let email = email.trim_start_matches("mailto:").trim_matches(['<', '>']);
            if email.contains('@') {
                self.once(&Field::Email, email, mapped);
            } else {
                self.own(&own_key(&mapped.label), email);
            }
        }
    }

    fn note(&mut self, text: &str, mapped: &Mapped, order: DateOrder) {
        let in_label = || {
            let begins = mapped.label.find(|letter: char| letter.is_ascii_digit())?;
            dates::leading(mapped.label.get(begins..)?, order)
        };
        let on = dates::leading(text, order).or_else(in_label);
        let text = text.replace("\r\n", "\n");
        self.incoming.notes.push(IncomingNote { on, text });
    }

    fn phones(&mut self, text: &str, mapped: &Mapped, (region, code): (Region, &str), line: Line) {
        let begins_abroad = text.starts_with(['+', '(']) || text.starts_with("00");
        let read = match (code, begins_abroad) {
            ("", _) | (_, true) => read_phones(text, region),
            (code, false) => {
                let with_code =
                    read_phones(&format!("+{code}{}", text.trim_start_matches('0')), region);
                if with_code.iter().any(Result::is_ok) {
                    with_code
                } else {
                    read_phones(text, region)
                }
            }
        };
        let is_all = read.iter().all(Result::is_ok);
        for phone in read {
            match phone {
                Ok(phone) => self.phone(phone, line),
                Err(why) => self.incoming.phones_refused.push((text.to_owned(), why)),
            }
        }
        if !is_all || has_words(text) {
            self.own(&own_key(&mapped.label), text);
        }
    }

    fn phone(&mut self, mut phone: Phone, line: Line) {
        if line == Line::Mobile && phone.kind == PhoneKind::FixedOrMobile {
            phone.kind = PhoneKind::Mobile;
        }
        let phones = &mut self.incoming.profile.phones;
        if phones.iter().all(|known| known.number != phone.number) {
            phones.push(phone);
        }
    }

    fn finish(mut self, aliases: &Aliases) -> Result<Incoming, RowRefusal> {
        let profile = &mut self.incoming.profile;
        if profile.phones.is_empty() {
            let why = self.incoming.phones_refused.first().map(|(_, why)| *why);
            return Err(match why {
                None | Some(NotAPhone::Empty) => RowRefusal::NoNumber,
                Some(why) => RowRefusal::BadNumber(why),
            });
        }
        profile.name = self.name.shown();
        if profile.name.is_empty() {
            profile.name = stand_in(profile);
        }
        if profile.audience.is_none() {
            profile.audience = audience(profile.value(&Field::OrgNumber), &self.org_form, aliases);
        }
        Ok(self.incoming)
    }
}

/// What a customer without a name is called: the company, the e-mail address, the number.
fn stand_in(profile: &Profile) -> String {
    let known = [profile.company.as_str(), profile.value(&Field::Email)];
    match known.into_iter().find(|text| !text.is_empty()) {
        Some(text) => text.to_owned(),
        None => profile
            .phones
            .first()
            .map(|phone| phone.number.national())
            .unwrap_or_default(),
    }
}

/// Whether a cell says more than a number: `412 07 813 (bare etter 16)`.
fn has_words(text: &str) -> bool {
    const NO_NEWS: [&str; 14] = [
        "tlf", "tel", "telefon", "mob", "mobil", "phone", "mobile", "t", "m", "nr", "ph", "e",
        "og", "eller",
    ];
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && fold(text)
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| !word.is_empty() && !NO_NEWS.contains(&word))
}
