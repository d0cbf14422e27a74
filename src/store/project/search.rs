//! The words by which customers are found, folded as they are typed in many spellings.
//!
//! The full-text tables keep no text of their own; a deletion names the old words, and with `secure-delete` nothing of them
//! is left in the file (SYNC.md §3.11).
//!
//! *Invariant:* what is indexed is a function of the row or the body it stands for, so that it can be deleted.

use rusqlite::Connection;

use crate::model::call::Call;
use crate::model::customer::{Field, Profile};
use crate::model::fact::Fact;
use crate::model::order::OrderNew;
use crate::model::talk::Talk;
use crate::model::text::fold;
use crate::store::open::Failure;
use crate::store::row::digits_of;

const WHO_INSERT: &str =
    "INSERT INTO who(rowid, name, company, town, email) VALUES (?1, ?2, ?3, ?4, ?5)";
const WHO_DELETE: &str =
    "INSERT INTO who(who, rowid, name, company, town, email) VALUES ('delete', ?1, ?2, ?3, ?4, ?5)";
const SAID_INSERT: &str = "INSERT INTO said(rowid, text) VALUES (?1, ?2)";
const SAID_DELETE: &str = "INSERT INTO said(said, rowid, text) VALUES ('delete', ?1, ?2)";
const DIGITS_INSERT: &str = "INSERT INTO digits(rowid, number) VALUES (?1, ?2)";
const DIGITS_DELETE: &str = "INSERT INTO digits(digits, rowid, number) VALUES ('delete', ?1, ?2)";

/// Where a word of a customer stands. Each has its own words in the index, told apart by a letter that no folded text
/// begins with: the few names that begin with *oslo* are found without reading past everybody who lives there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Space {
    Name,
    Company,
    Town,
    Email,
}

impl Space {
    /// All of them, in the order of the table's columns.
    pub(in crate::store) const ALL: [Self; 4] =
        [Self::Name, Self::Company, Self::Town, Self::Email];

    /// What stands before each of its words in the index.
    pub(in crate::store) const fn mark(self) -> &'static str {
        match self {
            Self::Name => "",
            Self::Company => "ǀ",
            Self::Town => "ǁ",
            Self::Email => "ǂ",
        }
    }

    /// The field whose words they are.
    pub(in crate::store) const fn field(self) -> Field {
        match self {
            Self::Name => Field::Name,
            Self::Company => Field::Company,
            Self::Town => Field::Town,
            Self::Email => Field::Email,
        }
    }

    fn words(self, value: &str) -> String {
        let folded = fold(value);
        let mut words = String::new();
        match self {
            Self::Name => return folded,
            Self::Company | Self::Town => self.mark_each(plain_words(&folded), &mut words),
            Self::Email => self.mark_each(address_words(&folded), &mut words),
        }
        words
    }

    fn mark_each<'a>(self, words: impl Iterator<Item = &'a str>, marked: &mut String) {
        for word in words {
            marked.push_str(self.mark());
            marked.push_str(word);
            marked.push(' ');
        }
    }
}

/// Whose letter boxes they are says nothing of who has one.
pub(in crate::store) const HOSTS: [&str; 13] = [
    "gmail",
    "hotmail",
    "outlook",
    "live",
    "icloud",
    "yahoo",
    "online",
    "msn",
    "me",
    "mail",
    "googlemail",
    "getmail",
    "example",
];

/// The words in a folded text, as the index takes it apart.
pub(in crate::store) fn plain_words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The words of a folded e-mail address by which somebody is found: not the last of the domain, and no provider's name,
/// which would be everybody's.
pub(in crate::store) fn address_words(folded: &str) -> impl Iterator<Item = &str> {
    let (local, domain) = folded.split_once('@').unwrap_or((folded, ""));
    let domain = domain.rsplit_once('.').map_or("", |(labels, _)| labels);
    let labels = plain_words(domain).filter(|label| !HOSTS.contains(label));
    plain_words(local).chain(labels)
}

/// The words of a customer, in the order of the table's columns.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) struct Words([String; 4]);

impl Words {
    /// The words by which a customer is found.
    pub(in crate::store) fn of(profile: &Profile) -> Self {
        Self(Space::ALL.map(|space| space.words(profile.value(&space.field()))))
    }

    /// The words by which those who are one are found: of every value that holds for any of them.
    pub(in crate::store) fn of_all(values: &[Vec<String>; 4]) -> Self {
        let each = |(space, values): (Space, &Vec<String>)| {
            let words: Vec<String> = values.iter().map(|value| space.words(value)).collect();
            words.join(" ")
        };
        let [name, company, town, email] = Space::ALL;
        let [names, companies, towns, emails] = values;
        Self(
            [
                (name, names),
                (company, companies),
                (town, towns),
                (email, emails),
            ]
            .map(each),
        )
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }
}

/// Indexes a customer's words.
pub(super) fn who_insert(db: &Connection, customer: i64, words: &Words) -> Result<(), Failure> {
    who(db, WHO_INSERT, customer, words)
}

/// Takes a customer's words out of the index.
pub(super) fn who_delete(db: &Connection, customer: i64, words: &Words) -> Result<(), Failure> {
    who(db, WHO_DELETE, customer, words)
}

fn who(db: &Connection, sql: &str, customer: i64, words: &Words) -> Result<(), Failure> {
    if !words.is_empty() {
        let [name, company, town, email] = &words.0;
        db.prepare_cached(sql)?
            .execute((customer, name, company, town, email))?;
    }
    Ok(())
}

/// Indexes the words of an entry of the history.
pub(super) fn said_insert(db: &Connection, entry: i64, text: &str) -> Result<(), Failure> {
    if !text.is_empty() {
        db.prepare_cached(SAID_INSERT)?
            .execute((entry, fold(text)))?;
    }
    Ok(())
}

/// Takes the words of an entry out of the index.
pub(super) fn said_delete(db: &Connection, entry: i64, text: &str) -> Result<(), Failure> {
    if !text.is_empty() {
        db.prepare_cached(SAID_DELETE)?
            .execute((entry, fold(text)))?;
    }
    Ok(())
}

/// Indexes a number by all its parts.
pub(super) fn digits_insert(db: &Connection, phone: i64, number: i64) -> Result<(), Failure> {
    db.prepare_cached(DIGITS_INSERT)?
        .execute((phone, digits_of(number)))?;
    Ok(())
}

/// Takes a number out of the index.
pub(super) fn digits_delete(db: &Connection, phone: i64, number: i64) -> Result<(), Failure> {
    db.prepare_cached(DIGITS_DELETE)?
        .execute((phone, digits_of(number)))?;
    Ok(())
}

/// What somebody may look for in a fact: the sentences in it.
pub(in crate::store) fn sentences(fact: &Fact) -> String {
    let mut said = Vec::new();
    match fact {
        Fact::Call(call) | Fact::CallAmend { call, .. } => call_sentences(call, &mut said),
        Fact::Note(note) => said.push(note.text.as_str()),
        Fact::CallbackSet(set) => said.push(&set.about),
        Fact::PromiseMade(made) => said.push(&made.words),
        Fact::Suppress(suppress) => said.push(&suppress.words),
        Fact::SuppressLift(lift) => said.push(&lift.basis),
        Fact::ConsentGiven(consent) => said.push(&consent.text),
        Fact::ConsentWithdrawn(withdrawal) => said.push(&withdrawal.words),
        Fact::PreferenceSet(preference) => said.push(&preference.words),
        Fact::Talk(talk) => talk_sentences(talk, &mut said),
        Fact::Restrict(restriction) => said.push(&restriction.why),
        Fact::Erase(_)
        | Fact::CustomerNew(_)
        | Fact::CustomerField(_)
        | Fact::CustomerMember(_)
        | Fact::CustomerMerge(_)
        | Fact::CustomerUnmerge(_)
        | Fact::RelationSet(_)
        | Fact::TagSet(_)
        | Fact::TagUnset(_)
        | Fact::CallVoid { .. }
        | Fact::CallbackMoved { .. }
        | Fact::CallbackDone { .. }
        | Fact::CallbackCancelled { .. }
        | Fact::PromiseKept(_)
        | Fact::PromiseBroken(_)
        | Fact::PromiseWithdrawn(_)
        | Fact::ListNew(_)
        | Fact::ListSet(_)
        | Fact::CampaignSet(_)
        | Fact::Import(_)
        | Fact::Exported(_)
        | Fact::Assign(_)
        | Fact::Away(_)
        | Fact::Opened(_)
        | Fact::Wash(_)
        | Fact::IncOpen(_)
        | Fact::Unknown(_) => {}
    }
    said.retain(|words| !words.is_empty());
    said.join("\n")
}

fn talk_sentences<'a>(talk: &'a Talk, said: &mut Vec<&'a str>) {
    match talk {
        Talk::QuestionAsked(asked) => said.extend([&*asked.words, &*asked.answer]),
        Talk::QuestionAnswered(answered) => said.push(&answered.answer),
        Talk::PrioritySet(set) => said.extend(set.priorities.iter().map(|it| &*it.words)),
        Talk::NeedNoted(need) => said.push(&need.words),
        Talk::CauseSet(sorted) => said.extend(sorted.cause.as_deref()),
        Talk::OrderNew(order) => order_sentences(order, said),
        Talk::OrderStep(stepped) => said.push(&stepped.words),
        Talk::CorrectionAsked(asked) => said.push(&asked.words),
        Talk::CorrectionAnswered(answered) => said.push(&answered.words),
        Talk::CauseHanded(_)
        | Talk::CauseAnswered(_)
        | Talk::CauseMended(_)
        | Talk::IntervalSet(_)
        | Talk::Undone(_)
        | Talk::Reviewed(_)
        | Talk::Review(_)
        | Talk::Heard(_) => {}
    }
}

fn order_sentences<'a>(order: &'a OrderNew, said: &mut Vec<&'a str>) {
    said.extend(order.lines.iter().map(|line| line.label.as_str()));
    said.push(&order.words);
}

fn call_sentences<'a>(call: &'a Call, said: &mut Vec<&'a str>) {
    said.push(&call.notes);
    said.push(&call.with_whom);
    said.extend(call.callback.iter().map(|set| set.about.as_str()));
    for demand in &call.demands {
        said.extend([&*demand.words, &*demand.matters, &*demand.cause]);
    }
    said.extend(call.promises.iter().map(|made| made.words.as_str()));
    for asked in &call.questions {
        said.extend([&*asked.words, &*asked.answer]);
    }
    said.extend(call.priorities.iter().map(|one| one.words.as_str()));
    said.extend(call.needs.iter().map(|need| need.words.as_str()));
    said.extend(call.satisfaction.iter().map(|one| one.words.as_str()));
    if let Some(order) = &call.order {
        order_sentences(order, said);
    }
}
