//! What stands in the notes and could go on the card: a number, an e-mail address, a time.

use crate::desk::{Event, Stage};
use crate::model::call::NumberLearned;
use crate::model::callback::CallbackSet;
use crate::model::customer::{Field, FieldTarget, FieldWrite};
use crate::model::fact::Fact;
use crate::model::mark::{MarkKind, mark_of_line};
use crate::model::moment::Now;
use crate::model::phone::{Phone, PhoneState, Region, read_phone};
use crate::model::seller::Owner;
use crate::model::when::{When, Words, find_dates};

use super::filling::is_email;
use super::notice::Notice;
use super::over::Over;
use super::panes::callback::{CallbackFor, CallbackPane};
use super::waiting::After;
use super::window::App;

/// Lines of the notes that are looked at.
const LINES_MAX: usize = 200;

/// Digits that a number has at least.
const DIGITS_MIN: usize = 6;

/// Something recognised in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// As it is written.
    pub(crate) text: String,
    /// What it is.
    pub(crate) what: Recognisable,
}

/// What can be recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recognisable {
    /// A telephone number.
    Number(Box<Phone>),
    /// An e-mail address.
    Email(String),
    /// A time.
    Time(When),
}

/// What a line holds that could go on the card, in order.
pub(crate) fn recognise(line: &str, market: Region, there: Now, words: &Words) -> Vec<Recognised> {
    let times = find_dates(line, words, there).into_iter();
    let times = times.filter_map(|(span, when)| {
        let text = line.get(span.clone())?.to_owned();
        let what = Recognisable::Time(when);
        Some((span.end, Recognised { text, what }))
    });
    let tokens: Vec<&str> = line.split_whitespace().collect();
    let others = (0..tokens.len()).filter_map(|last| {
        let to_here = tokens.get(..=last)?;
        let goes_on = tokens.get(last + 1).is_some_and(|next| is_digits(next));
        let found = email(to_here).or_else(|| {
            let number = number(to_here, market);
            number.filter(|_| !goes_on)
        })?;
        let end = line
            .rfind(&found.text)
            .map(|start| start + found.text.len());
        Some((end.unwrap_or_default(), found))
    });
    let mut all: Vec<(usize, Recognised)> = times.chain(others).collect();
    all.sort_by_key(|(end, _)| *end);
    all.into_iter().map(|(_, found)| found).collect()
}

/// Whether a token may be a part of a number.
fn is_digits(token: &str) -> bool {
    let has_digit = token.contains(|c: char| c.is_ascii_digit());
    has_digit
        && token
            .chars()
            .all(|c| c.is_ascii_digit() || "+-()/.,".contains(c))
}

fn email(tokens: &[&str]) -> Option<Recognised> {
    let token = tokens.last()?.trim_matches(|c: char| !c.is_alphanumeric());
    is_email(token).then(|| Recognised {
        text: token.to_owned(),
        what: Recognisable::Email(token.to_owned()),
    })
}

/// The longest run of tokens of digits that is a number.
fn number(tokens: &[&str], market: Region) -> Option<Recognised> {
    let is_digits = |token: &&&str| is_digits(token);
    let run = tokens.iter().rev().take_while(is_digits).count();
    (1..=run).rev().find_map(|count| {
        let taken = tokens.get(tokens.len() - count..)?;
        let text = taken.join(" ");
        let text = text.trim_matches(|c: char| !c.is_ascii_digit() && c != '+');
        if text.chars().filter(char::is_ascii_digit).count() < DIGITS_MIN {
            return None;
        }
        let phone = read_phone(text, market).ok()?;
        Some(Recognised {
            text: text.to_owned(),
            what: Recognisable::Number(Box::new(phone)),
        })
    })
}

impl App {
    /// What is recognised in the notes and not yet on the card: on the cursor's line first, then on the lines above it,
    /// then on those below.
    pub(crate) fn recognised(&self) -> Option<Recognised> {
        self.hand
            .stage
            .notes()
            .filter(|_| self.setup.settings.recognise)?;
        let notes = &self.hand.notes;
        let (before, after) = notes.text().split_at_checked(notes.cursor())?;
        let mut above = before.rsplit('\n');
        let mut below = after.split('\n');
        let (left, right) = (above.next()?, below.next()?);
        let here = format!("{left}{right}");
        let at = notes.line_number();
        let above = (0..at).rev().zip(above);
        let below = (at + 1..).zip(below);
        let lines = std::iter::once((at, here.as_str()))
            .chain(above)
            .chain(below);
        let mut lines = lines.take(LINES_MAX);
        lines.find_map(|(n, line)| self.recognise(n, line))
    }

    fn recognise(&self, n: usize, line: &str) -> Option<Recognised> {
        let (market, words, there) = (self.setup.settings.market, &self.setup.words, self.there());
        let found = recognise(line, market, there, words).into_iter();
        // The time in a line that counts as a mark is the mark's: it is kept with it, or is what they want and no call.
        let mark = mark_of_line(line, words, there).filter(|_| self.mark_counts(n));
        let is_read = mark.is_some_and(|mark| match mark.kind {
            MarkKind::Verbatim => false,
            MarkKind::Need | MarkKind::Priority | MarkKind::Tag => true,
            MarkKind::OurPromise
            | MarkKind::TheirPromise
            | MarkKind::TheirQuestion
            | MarkKind::Callback => mark.when.is_some(),
        });
        let is_new = |it: &Recognised| match it.what {
            Recognisable::Time(_) if is_read => false,
            Recognisable::Number(_) | Recognisable::Email(_) | Recognisable::Time(_) => {
                !self.is_on_card(&it.what)
            }
        };
        let mut found = found.filter(is_new);
        found.next_back()
    }

    /// Now on the customer's clock.
    pub(crate) fn there(&self) -> Now {
        let zone = self.hand.stage.errand().map(|errand| errand.person.zone);
        Now {
            zone: zone.unwrap_or(self.now.zone),
            ..self.now
        }
    }

    fn is_on_card(&self, what: &Recognisable) -> bool {
        let Some(read) = &self.hand.card else {
            return false;
        };
        let profile = &read.card.customer.profile;
        let agreed = self.hand.stage.call().map(|call| &call.agreed);
        match what {
            Recognisable::Number(phone) => {
                let learned = agreed.map_or(&[][..], |agreed| &agreed.numbers);
                let known = profile.phones.iter().map(|phone| &phone.number);
                let learned = learned.iter().map(|learned| &learned.number);
                known.chain(learned).any(|number| *number == phone.number)
            }
            Recognisable::Email(email) => profile.value(&Field::Email) == email,
            Recognisable::Time(when) => {
                let callback = agreed.and_then(|agreed| agreed.callback.as_ref());
                callback.is_some_and(|callback| callback.when == *when)
            }
        }
    }

    /// Puts what is recognised on the card: a number given by them, an address, a callback.
    pub(super) fn put_on_card(&mut self) {
        let Some(found) = self.recognised() else {
            self.note(Notice::NothingRecognised);
            return;
        };
        let text = found.text;
        match found.what {
            Recognisable::Number(phone) => self.put_number(*phone),
            Recognisable::Email(email) => {
                self.write_field(FieldTarget::Value(Field::Email, email));
            }
            Recognisable::Time(when) => {
                self.put_time(when);
                return;
            }
        }
        self.note(Notice::PutOnCard(text));
    }

    fn put_number(&mut self, phone: Phone) {
        let state = PhoneState::GivenByThem(self.now.today());
        match &self.hand.stage {
            Stage::Talking(_) | Stage::WrapUp(_) => {
                let number = phone.number;
                self.step(Event::NumberLearned(NumberLearned { number, state }));
            }
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => {
                self.write_field(FieldTarget::Phone(Phone { state, ..phone }));
            }
        }
    }

    fn write_field(&mut self, target: FieldTarget) {
        if let Some(customer) = self.hand.customer() {
            let write = FieldWrite {
                target,
                replaces: Vec::new(),
            };
            self.commit(customer, vec![Fact::CustomerField(write)], After::Reread);
        }
    }

    /// In a call the time becomes its callback; outside one, the question opens with it.
    fn put_time(&mut self, when: When) {
        if let Some(name) = self.never_in_hand().map(str::to_owned) {
            self.note(Notice::NeverCalled { name });
            return;
        }
        let owner = Owner::Seller(self.seller());
        match &self.hand.stage {
            Stage::Talking(_) | Stage::WrapUp(_) => {
                let before = self
                    .hand
                    .stage
                    .call()
                    .and_then(|it| it.agreed.callback.clone());
                let set = before.map_or(
                    CallbackSet {
                        when,
                        owner,
                        about: String::new(),
                    },
                    |before| CallbackSet { when, ..before },
                );
                self.step(Event::SetCallback(Some(set)));
                self.note(Notice::CallbackAgreed(when));
            }
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => {
                if let Some(customer) = self.hand.customer() {
                    let what = CallbackFor::Card(customer);
                    let zone = self.there().zone;
                    let pane = CallbackPane::of(what, zone, self.now, owner, String::new());
                    self.over.push(Over::Callback(pane));
                    self.callback_chosen(when);
                }
            }
        }
    }
}
