//! Forms: how each comes up, and what saving it does.

use crate::desk::Stage;
use crate::guard::SpokenReason;
use crate::model::customer::{Field, FieldTarget, FieldWrite, Profile, Relation, RelationKind};
use crate::model::fact::Fact;
use crate::model::id::CustomerId;
use crate::model::list::Washed;
use crate::model::moment::Now;
use crate::model::phone::{PhoneNumber, read_phone};
use crate::model::text::fold_letters;
use crate::model::when::read_when;

use super::colleague::asks_for_number;
use super::effect::{Beginning, Effect, WantedCall};
use super::importing::ImportFrom;
use super::over::Over;
use super::panes::fields::customer_fields;
use super::panes::form::{FormField, FormFor, FormPane, FormWrong, Slot};
use super::waiting::{After, OpenWhy};
use super::window::App;

impl App {
    pub(super) fn add_customer(&mut self) {
        self.new_customer(&Profile::default());
    }

    fn new_customer(&mut self, profile: &Profile) {
        let fields = customer_fields(profile, &self.fields);
        let form = FormPane::of(FormFor::NewCustomer, fields);
        self.over.push(Over::Form(form));
    }

    /// Adds a contact person to the organisation on the card.
    pub(super) fn add_contact(&mut self) {
        let Some(read) = &self.hand.card else { return };
        let of = read.card.customer.id;
        let profile = &read.card.customer.profile;
        let name = if profile.company.is_empty() {
            profile.name.clone()
        } else {
            profile.company.clone()
        };
        let person = Profile {
            company: name.clone(),
            ..Profile::default()
        };
        let mut fields = customer_fields(&person, &self.fields);
        fields.insert(1, super::panes::form::FormField::text(Slot::Role, ""));
        let form = FormPane::of(FormFor::NewContact { of, name }, fields);
        self.over.push(Over::Form(form));
    }

    pub(super) fn edit_customer(&mut self) {
        let Some(read) = &self.hand.card else { return };
        let customer = read.card.customer.id;
        let before = Box::new(read.card.customer.profile.clone());
        let mut own = self.fields.clone();
        own.retain(|(field, _)| matches!(field, Field::Own(_)));
        let mut fields = customer_fields(&before, &own);
        if self.is_nameless(&before)
            && let Some(name) = fields.first_mut()
        {
            *name = FormField::suggested(name.slot.clone(), &before.name);
        }
        fields.extend(self.list_field());
        let form = FormPane::of(FormFor::EditCustomer { customer, before }, fields);
        self.over.push(Over::Form(form));
    }

    /// Saves the form in hand, or says what is wrong with it.
    pub(super) fn save_form(&mut self) {
        let Some(Over::Form(mut form)) = self.over.pop() else {
            return;
        };
        if asks_for_number(&form) {
            form.next();
            self.over.push(Over::Form(form));
        } else if let Err((field, wrong)) = self.try_form(&form) {
            form.blame(field, wrong);
            self.over.push(Over::Form(form));
        }
    }

    fn try_form(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        match form.what.clone() {
            FormFor::NewCustomer => self.save_new(form, None),
            FormFor::NewContact { of, .. } => self.save_new(form, Some(of)),
            FormFor::Colleague { .. } => self.save_colleague(form),
            FormFor::EditCustomer { customer, before } => self.save_edited(form, customer, &before),
            FormFor::Begin => self.save_beginning(form),
            FormFor::ImportPath => self.save_path(form),
            FormFor::ImportList => self.save_list_name(form),
            FormFor::Washed => self.save_wash(form),
            FormFor::CallbackTime => self.save_time(form),
            FormFor::CallbackAbout => {
                self.save_about(form);
                Ok(())
            }
            FormFor::Clock => self.save_clock(form),
            FormFor::Hours => self.save_hours(form),
            FormFor::Consent => self.save_consent(form),
            FormFor::NeverLifted => self.save_lift(form),
            FormFor::WithWhom => {
                self.speak_with(form.value(&Slot::WithWhom).to_owned());
                Ok(())
            }
            FormFor::Deed(deed) => self.save_deed(form, &deed),
            FormFor::Answer { words } => {
                self.save_answer(form, words);
                Ok(())
            }
            FormFor::Satisfied { score } => {
                self.save_satisfied(form, score);
                Ok(())
            }
            FormFor::Quantity { product } => self.save_quantity(form, &product),
            FormFor::NoteDown { what, about } => self.save_noted(form, (what, about)),
            FormFor::Sort(sorting) => {
                self.save_sorted(form, *sorting);
                Ok(())
            }
            FormFor::Cause(cause) => self.save_cause(form, &cause),
            FormFor::ReviewNote(customer) => self.save_review_note(form, customer),
            FormFor::AsideUntil(customer) => self.save_aside(form, customer),
            FormFor::Said { n, spoken } => self.save_said(form, (n, spoken)),
            FormFor::OverrideReason { number } => self.save_reason(form, number),
        }
    }

    /// What the form says of a customer; what is not in the form stays as it was.
    fn profile_of(&self, form: &FormPane, before: &Profile) -> Result<Profile, (usize, FormWrong)> {
        let mut profile = Profile {
            phones: Vec::new(),
            ..before.clone()
        };
        for (n, field) in form.fields.iter().enumerate() {
            let value = field.value();
            if let Slot::Field(Field::Email) = &field.slot
                && !value.is_empty()
                && !is_email(value)
            {
                return Err((n, FormWrong::NotAnEmail));
            }
            if let Slot::Field(field) = &field.slot {
                profile.write(field, value.to_owned());
            }
            if let Slot::Phone(_) = &field.slot
                && !value.is_empty()
            {
                let phone = read_phone(value, self.setup.settings.market);
                profile
                    .phones
                    .push(phone.map_err(|_| (n, FormWrong::NotANumber))?);
            }
        }
        let own = fold_letters(form.value(&Slot::OwnName));
        if !own.is_empty() {
            let value = form.value(&Slot::OwnValue).to_owned();
            profile.write(&Field::Own(own), value);
        }
        if profile.name.is_empty() && profile.company.is_empty() {
            return Err((0, FormWrong::NoName));
        }
        if profile.name.is_empty() {
            profile.name.clone_from(&profile.company);
        }
        Ok(profile)
    }

    fn save_new(
        &mut self,
        form: &FormPane,
        contact_of: Option<CustomerId>,
    ) -> Result<(), (usize, FormWrong)> {
        let profile = self.profile_of(form, &Profile::default())?;
        let role = form.value(&Slot::Role).to_owned();
        let relation = contact_of.map(|to| Relation {
            kind: RelationKind::ContactOf,
            to,
            role,
        });
        self.commit_new(profile, relation, OpenWhy::Look);
        Ok(())
    }

    fn save_edited(
        &mut self,
        form: &FormPane,
        customer: CustomerId,
        before: &Profile,
    ) -> Result<(), (usize, FormWrong)> {
        let after = self.profile_of(form, before)?;
        let written = written(before, &after).map(|target| {
            Fact::CustomerField(FieldWrite {
                target,
                replaces: Vec::new(),
            })
        });
        let joined = self.list_joined(form.value(&Slot::List));
        let facts = written.chain(joined.map(Fact::CustomerMember)).collect();
        self.commit(customer, facts, After::Reread);
        Ok(())
    }

    fn save_beginning(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let seller = form.value(&Slot::Seller).to_owned();
        if seller.is_empty() {
            return Err((0, FormWrong::Required));
        }
        let market = form.value(&Slot::Market).parse();
        self.over.push(Over::Form(form.clone()));
        self.send(Effect::Begin(Beginning {
            seller,
            market: market.unwrap_or(self.setup.settings.market),
            language: form.value(&Slot::Language).to_owned(),
            team: form.value(&Slot::Team).to_owned(),
        }));
        Ok(())
    }

    fn save_path(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let path = form.value(&Slot::Path).to_owned();
        if path.is_empty() {
            return Err((0, FormWrong::Required));
        }
        self.import_from(ImportFrom::File(path.into()));
        Ok(())
    }

    fn save_list_name(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let name = form.value(&Slot::ListName);
        if name.is_empty() {
            return Err((0, FormWrong::Required));
        }
        self.name_list(name, form.value(&Slot::Source));
        Ok(())
    }

    fn save_wash(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let register = form.value(&Slot::Register).to_owned();
        let by = form.value(&Slot::WashedBy).to_owned();
        if register.is_empty() {
            return Err((0, FormWrong::Required));
        }
        let version = form.value(&Slot::Version).parse();
        let version = version.map_err(|_| (1, FormWrong::NotADay))?;
        if by.is_empty() {
            return Err((2, FormWrong::Required));
        }
        let washed = Washed {
            register,
            version,
            by,
        };
        if let Some(mut asking) = self.asked_for.take() {
            asking.answers.washed.push(washed);
            self.set_answers(asking);
        } else {
            self.import_washed(Some(washed));
        }
        Ok(())
    }

    fn save_time(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let Some(Over::Callback(callback)) = self.over.last() else {
            return Ok(());
        };
        let there = Now {
            zone: callback.zone,
            ..self.now
        };
        let text = form.value(&Slot::Time);
        let when = read_when(text, &self.setup.words, there).ok_or((0, FormWrong::NotATime))?;
        self.callback_chosen(when);
        Ok(())
    }

    fn save_about(&mut self, form: &FormPane) {
        if let Some(Over::Callback(callback)) = self.over.last_mut() {
            form.value(&Slot::About).clone_into(&mut callback.about);
        }
    }

    fn save_reason(
        &mut self,
        form: &FormPane,
        number: PhoneNumber,
    ) -> Result<(), (usize, FormWrong)> {
        let over = SpokenReason::of(form.value(&Slot::Reason)).ok_or((0, FormWrong::Required))?;
        let Stage::Orienting(orienting) = &self.hand.stage else {
            return Ok(());
        };
        let errand = &orienting.errand;
        let wanted = WantedCall {
            customer: errand.customer,
            number,
            list: errand.list.clone(),
            because: errand.because,
            over: Some(over),
        };
        self.clear(wanted);
        Ok(())
    }
}

/// What was written into a form: the fields and numbers that are other than before.
fn written(before: &Profile, after: &Profile) -> impl Iterator<Item = FieldTarget> {
    let mut fields: Vec<Field> = Field::KNOWN.to_vec();
    let own = before.fields.keys().chain(after.fields.keys());
    fields.extend(own.filter(|field| matches!(field, Field::Own(_))).cloned());
    fields.dedup();
    fields.retain(|field| before.value(field) != after.value(field));
    let values = fields
        .into_iter()
        .map(|field| FieldTarget::Value(field.clone(), after.value(&field).to_owned()));
    let has = |profile: &Profile, number: &PhoneNumber| {
        profile.phones.iter().any(|phone| phone.number == *number)
    };
    let gone = before
        .phones
        .iter()
        .filter(|phone| !has(after, &phone.number));
    let new = after
        .phones
        .iter()
        .filter(|phone| !has(before, &phone.number));
    let gone: Vec<_> = gone
        .map(|phone| FieldTarget::PhoneRemoved(phone.number.clone()))
        .collect();
    let new: Vec<_> = new.map(|phone| FieldTarget::Phone(phone.clone())).collect();
    values
        .collect::<Vec<_>>()
        .into_iter()
        .chain(gone)
        .chain(new)
}

/// Whether a text looks like an e-mail address: something, one at-sign, a name with a dot.
pub(super) fn is_email(text: &str) -> bool {
    match text.split_once('@') {
        Some((who, place)) => {
            let has_dot = place
                .split_once('.')
                .is_some_and(|(a, b)| !a.is_empty() && !b.is_empty());
            !who.is_empty()
                && has_dot
                && !place.contains('@')
                && !text.contains(char::is_whitespace)
        }
        None => false,
    }
}
