//! What the customer allows us: when and how they want to be reached, and the yes they gave, which is written down with what
//! proves it and taken back with one key.

use chrono::{NaiveDate, NaiveTime};

use crate::desk::Refusal;
use crate::model::consent::{Consent, Withdrawal};
use crate::model::fact::Fact;
use crate::model::id::CustomerId;
use crate::model::moment::Stamp;
use crate::model::preference::{Preference, Window};
use crate::model::standing::{Channel, WishedHours};
use crate::model::when::read_hours;

use super::effect::CardRead;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormField, FormFor, FormPane, FormWrong, Slot};
use super::waiting::After;
use super::window::App;

/// Hours that have a number key: from, and until. The first answer is any time, the last is typed.
pub(crate) const HOURS: [(Option<u32>, Option<u32>); 4] = [
    (Some(16), None),
    (Some(18), None),
    (None, Some(12)),
    (Some(12), Some(16)),
];

/// Hours of every day, as a wish.
pub(crate) fn wish((from, until): (Option<u32>, Option<u32>)) -> Window {
    let time = |hour: Option<u32>| hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    Window {
        days: Vec::new(),
        from: time(from),
        to: time(until),
    }
}

/// Hours as they were wished for.
fn window(hours: &WishedHours) -> Window {
    Window {
        days: hours.days.clone(),
        from: (hours.from != NaiveTime::MIN).then_some(hours.from),
        to: hours.until,
    }
}

impl App {
    fn card_in_hand(&mut self) -> Option<&CardRead> {
        if self.hand.card.is_none() {
            self.note(Notice::Refused(Refusal::NothingInHand));
        }
        self.hand.card.as_deref()
    }

    /// Asks when they want to be called.
    pub(super) fn set_hours(&mut self) {
        if self.card_in_hand().is_some() {
            self.open_question(Asking::WhichHours);
        }
    }

    pub(super) fn hours_chosen(&mut self, n: usize) {
        match (n.checked_sub(1), n.checked_sub(HOURS.len() + 1)) {
            (None, _) => self.wish_hours(Vec::new(), String::new()),
            (Some(_), Some(0)) => {
                let form = FormPane::one(FormFor::Hours, Slot::Hours, "");
                self.over.push(Over::Form(form));
            }
            (Some(_), Some(_)) => self.open_question(Asking::WhichChannel),
            (Some(n), None) => {
                let windows = HOURS.get(n).copied().map(wish);
                self.wish_hours(windows.into_iter().collect(), String::new());
            }
        }
    }

    /// How they want to be reached; the first answer is any way. Their other wishes stay as they are.
    pub(super) fn channel_chosen(&mut self, n: usize) {
        let channel = n.checked_sub(1).and_then(|n| Channel::ALL.get(n)).copied();
        let Some(read) = self.card_in_hand() else {
            return;
        };
        let wishes = &read.person.bounds.wishes;
        let preference = Preference {
            windows: wishes.hours.iter().map(window).collect(),
            numbers: wishes.numbers.clone(),
            channel,
            words: String::new(),
            replaces: Vec::new(),
        };
        let customer = read.card.customer.id;
        let fact = Fact::PreferenceSet(preference);
        self.commit(customer, vec![fact], After::Reread);
    }

    pub(super) fn save_hours(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let text = form.value(&Slot::Hours);
        let hours = read_hours(text, &self.setup.words);
        let hours = hours.ok_or((0, FormWrong::NotHours))?;
        let words = text.to_owned();
        self.wish_hours(vec![hours], words);
        Ok(())
    }

    /// Their other wishes stay as they are.
    fn wish_hours(&mut self, windows: Vec<Window>, words: String) {
        let Some(read) = self.card_in_hand() else {
            return;
        };
        let wishes = &read.person.bounds.wishes;
        let preference = Preference {
            windows,
            numbers: wishes.numbers.clone(),
            channel: wishes.channel,
            words,
            replaces: Vec::new(),
        };
        let customer = read.card.customer.id;
        self.commit(
            customer,
            vec![Fact::PreferenceSet(preference)],
            After::Reread,
        );
    }

    /// Writes down a yes to being called: the words, how and when it was said, and what is known of it beside.
    pub(super) fn give_consent(&mut self) {
        let Some(read) = self.card_in_hand() else {
            return;
        };
        let principal = read.card.principal.clone();
        let phones = read.card.customer.profile.phones.iter();
        let numbers = phones.map(|phone| phone.number.as_e164().to_owned());
        let numbers = std::iter::once(String::new()).chain(numbers).collect();
        let channels = Consent::CHANNELS.map(str::to_owned).to_vec();
        let (channel, at_hand) = match self.hand.stage.call() {
            Some(_) => ("call", self.now.today().to_string()),
            None => ("web", String::new()),
        };
        let purposes = ["", "sale", "care", "survey", "fundraising"].map(str::to_owned);
        let purpose = self.purpose_in_hand();
        let fields = vec![
            FormField::text(Slot::ConsentText, ""),
            FormField::pick(Slot::ConsentChannel, channels, channel),
            FormField::suggested(Slot::ConsentDay, &at_hand),
            FormField::pick(Slot::ConsentPurpose, purposes.to_vec(), &purpose),
            FormField::text(Slot::ConsentTo, &principal),
            FormField::pick(Slot::ConsentPhone, numbers, ""),
            FormField::text(Slot::ConsentUntil, ""),
            FormField::text(Slot::ConsentProof, ""),
        ];
        let form = FormPane::of(FormFor::Consent, fields);
        self.over.push(Over::Form(form));
    }

    /// What they are called about from the list in hand.
    fn purpose_in_hand(&self) -> String {
        let campaign = self.hand.stage.errand().and_then(|it| it.campaign.as_ref());
        let code = campaign.map_or("", |campaign| campaign.code.as_str());
        let campaign = self.campaign_of(code);
        campaign.map_or_else(String::new, |campaign| campaign.purpose.clone())
    }

    pub(super) fn save_consent(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let value = |slot| form.value(&slot).to_owned();
        let text = value(Slot::ConsentText);
        if text.is_empty() {
            return Err((0, FormWrong::Required));
        }
        let today = self.now.today();
        let day = match form.value(&Slot::ConsentDay) {
            "" => None,
            day => Some(day.parse().map_err(|_| (2, FormWrong::NotADay))?),
        };
        if day.is_some_and(|day: NaiveDate| day > today) {
            return Err((2, FormWrong::NotADayYet));
        }
        let until = match form.value(&Slot::ConsentUntil) {
            "" => None,
            day => Some(day.parse().map_err(|_| (6, FormWrong::NotADay))?),
        };
        let Some(customer) = self.hand.customer() else {
            return Ok(());
        };
        let consent = Consent {
            text,
            channel: value(Slot::ConsentChannel),
            given_at: day.map(|day| self.given_at(day)),
            purpose: value(Slot::ConsentPurpose),
            principal: value(Slot::ConsentTo),
            phone: form.value(&Slot::ConsentPhone).parse().ok(),
            proof: value(Slot::ConsentProof),
            until,
        };
        let fact = Fact::ConsentGiven(consent);
        self.commit(customer, vec![fact], After::Reread);
        Ok(())
    }

    /// The moment of a yes of which only the day is known: now, when it is today's, else the day's beginning.
    fn given_at(&self, day: NaiveDate) -> Stamp {
        if day == self.now.today() {
            return self.now.stamp();
        }
        let midnight = day.and_time(NaiveTime::MIN);
        self.now.zone.instant(midnight).stamp(self.now.zone)
    }

    /// Takes back every yes that they gave to the firm, at once and for all its campaigns.
    pub(super) fn withdraw_consent(&mut self) {
        let Some(read) = self.card_in_hand() else {
            return;
        };
        let given = !read.person.bounds.proofs.is_empty();
        let (customer, principal) = (read.card.customer.id, read.card.principal.clone());
        if given {
            self.withdraw(customer, principal);
        } else {
            self.note(Notice::NoConsent);
        }
    }

    fn withdraw(&mut self, customer: CustomerId, principal: String) {
        let channel = match self.hand.stage.call() {
            Some(_) => "call",
            None => "card",
        };
        let withdrawal = Withdrawal {
            principal,
            words: String::new(),
            channel: channel.to_owned(),
            replaces: Vec::new(),
        };
        self.commit(
            customer,
            vec![Fact::ConsentWithdrawn(withdrawal)],
            After::Reread,
        );
    }
}
