//! What the fields of a form are called, what their choices are called, and what is wrong with them.

use crate::app::panes::form::{FormField, FormPane, FormWrong, Slot};
use crate::lang::Lang;
use crate::model::customer::Field;
use crate::say;

/// What a field is called.
pub(super) fn label(field: &FormField, lang: &Lang) -> String {
    match &field.slot {
        Slot::Field(of) => super::label(of, &field.label, lang),
        Slot::Phone(0) => lang.say("field-phone"),
        Slot::List => lang.say("form-list"),
        Slot::Phone(n) => format!("{} {}", lang.say("field-phone"), n + 1),
        Slot::Role => lang.say("form-role"),
        Slot::OwnName => lang.say("form-own-field"),
        Slot::OwnValue => lang.say("ui-own-value"),
        Slot::Seller => lang.say("begin-name"),
        Slot::Market => lang.say("begin-market"),
        Slot::Language => lang.say("begin-language"),
        Slot::Team => lang.say("begin-team"),
        Slot::Path => lang.say("ui-path"),
        Slot::ListName => lang.say("import-list-name"),
        Slot::Source => lang.say("ui-source"),
        Slot::Register => lang.say("ui-register"),
        Slot::Version => lang.say("ui-version"),
        Slot::WashedBy => lang.say("ui-washed-by"),
        Slot::Time => lang.say("ui-time"),
        Slot::About => lang.say("ui-about"),
        Slot::Reason | Slot::Basis => lang.say("ui-reason"),
        Slot::WithWhom => lang.say("field-name"),
        Slot::ConsentText => lang.say("consent-text"),
        Slot::ConsentChannel => lang.say("consent-channel"),
        Slot::ConsentDay => lang.say("consent-day"),
        Slot::ConsentPurpose => lang.say("consent-purpose"),
        Slot::ConsentTo => lang.say("consent-to"),
        Slot::ConsentUntil => lang.say("consent-until"),
        Slot::ConsentPhone => lang.say("consent-phone"),
        Slot::ConsentProof => lang.say("consent-proof"),
        Slot::Zone => lang.say("field-zone"),
        Slot::Hours => lang.say("hours-label"),
        Slot::Words => lang.say("form-words"),
        Slot::AnswerGiven => lang.say("form-answer"),
        Slot::NotRight => lang.say("form-not-right"),
        Slot::Answer => lang.say("guide-answer"),
        Slot::Sentence => lang.say("satisfied-why"),
        Slot::Quantity => lang.say("order-quantity"),
        Slot::Due => lang.say("form-due"),
        Slot::Horizon => lang.say("form-horizon"),
        Slot::Matter(n) => format!("{}", n + 1),
        Slot::AskAgain => lang.say("form-ask-again"),
        Slot::Ideal => lang.say("form-ideal"),
        Slot::Latest => lang.say("form-latest"),
        Slot::Cause => lang.say("form-cause"),
        Slot::Matters => lang.say("tree-matters"),
        Slot::Who => lang.say("form-who"),
        Slot::NoteText => lang.say("history-note"),
        Slot::LastDay => lang.say("review-by-day"),
    }
}

/// What an empty field asks for, while it has the keys.
pub(super) fn hint(field: &FormField, lang: &Lang) -> String {
    match &field.slot {
        Slot::OwnName => lang.say("form-own-field-name"),
        Slot::Team => lang.say("begin-team-none"),
        Slot::Time | Slot::Due | Slot::AskAgain => lang.say("wrap-up-callback-example"),
        Slot::Cause => lang.say("tree-cause-hint"),
        Slot::Path => lang.say("ui-path-hint"),
        Slot::Source => lang.say("ui-source-hint"),
        Slot::WithWhom => lang.say("with-whom-customer"),
        Slot::Zone => "Europe/Oslo".to_owned(),
        Slot::Hours => lang.say("hours-example"),
        Slot::ConsentText => lang.say("consent-text-hint"),
        Slot::ConsentDay => lang.say("consent-day-hint"),
        Slot::ConsentUntil => lang.say("consent-until-hint"),
        Slot::ConsentProof => lang.say("consent-proof-hint"),
        Slot::LastDay => lang.say("review-day-example"),
        Slot::Field(_)
        | Slot::Phone(_)
        | Slot::Role
        | Slot::OwnValue
        | Slot::Seller
        | Slot::Market
        | Slot::Language
        | Slot::List
        | Slot::ListName
        | Slot::Register
        | Slot::Version
        | Slot::WashedBy
        | Slot::About
        | Slot::Words
        | Slot::AnswerGiven
        | Slot::NotRight
        | Slot::ConsentChannel
        | Slot::ConsentPurpose
        | Slot::ConsentTo
        | Slot::ConsentPhone
        | Slot::Basis
        | Slot::Reason
        | Slot::Answer
        | Slot::Quantity
        | Slot::Horizon
        | Slot::Matter(_)
        | Slot::Ideal
        | Slot::Latest
        | Slot::NoteText
        | Slot::Matters
        | Slot::Who => String::new(),
        Slot::Sentence => lang.say("satisfied-why-hint"),
    }
}

/// What a choice is called; one that the language does not know is called what it is.
pub(super) fn choice(field: &FormField, value: &str, lang: &Lang) -> String {
    let prefix = match &field.slot {
        Slot::List if value.is_empty() => return lang.say("form-list-none"),
        Slot::Market => "ui-market",
        Slot::Language => "ui-language",
        Slot::Horizon => "horizon",
        Slot::Field(Field::Audience) if value.is_empty() => return lang.say("audience-unknown"),
        Slot::Field(Field::Audience) => "audience",
        Slot::ConsentChannel => "consent-channel",
        Slot::ConsentPhone if value.is_empty() => return lang.say("consent-phone-any"),
        Slot::ConsentPurpose if value.is_empty() => return lang.say("consent-purpose-any"),
        Slot::ConsentPurpose => "consent-purpose",
        Slot::List
        | Slot::Field(_)
        | Slot::Phone(_)
        | Slot::Role
        | Slot::OwnName
        | Slot::OwnValue
        | Slot::Seller
        | Slot::Team
        | Slot::Path
        | Slot::ListName
        | Slot::Source
        | Slot::Register
        | Slot::Version
        | Slot::WashedBy
        | Slot::Time
        | Slot::About
        | Slot::Reason
        | Slot::WithWhom
        | Slot::ConsentText
        | Slot::ConsentDay
        | Slot::ConsentTo
        | Slot::ConsentUntil
        | Slot::ConsentPhone
        | Slot::ConsentProof
        | Slot::Basis
        | Slot::Zone
        | Slot::Words
        | Slot::AnswerGiven
        | Slot::NotRight
        | Slot::Answer
        | Slot::Sentence
        | Slot::Quantity
        | Slot::Due
        | Slot::Matter(_)
        | Slot::AskAgain
        | Slot::Ideal
        | Slot::Latest
        | Slot::Cause
        | Slot::Matters
        | Slot::Who
        | Slot::NoteText
        | Slot::LastDay
        | Slot::Hours => return value.to_owned(),
    };
    let id = format!("{prefix}-{}", value.to_lowercase());
    if lang.has(&id) {
        lang.say(&id)
    } else {
        value.to_owned()
    }
}

/// What is wrong with a field of the form.
pub(super) fn wrong(form: &FormPane, field: &FormField, lang: &Lang) -> String {
    let text = field.value();
    match form.fault.as_ref().map(|fault| &fault.what) {
        None => String::new(),
        Some(FormWrong::Required) => say!(lang, "form-required", field = label(field, lang)),
        Some(FormWrong::NoName) => lang.say("form-name-or-company"),
        Some(FormWrong::NotANumber) => say!(lang, "form-not-a-number", text = text),
        Some(FormWrong::NotAnEmail) => say!(lang, "form-not-an-email", text = text),
        Some(FormWrong::NotATime) => say!(lang, "wrap-up-callback-unread", text = text),
        Some(FormWrong::NotHours) => say!(lang, "hours-not-read", text = text),
        Some(FormWrong::NotAQuantity) => say!(lang, "order-not-a-quantity", text = text),
        Some(FormWrong::Gone) => lang.say("card-gone"),
        Some(FormWrong::NotDays) => lang.say("form-not-days"),
        Some(FormWrong::NotAClock) => say!(lang, "clock-not-one", text = text),
        Some(FormWrong::NotADayYet) => say!(lang, "consent-not-yet", text = text),
        Some(FormWrong::NotADay) => say!(lang, "ui-not-a-day", text = text),
    }
}
