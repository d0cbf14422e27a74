//! What the customer allows us: when they want to be called, and the yes they gave, which is taken back with one key.

use chrono::NaiveTime;

use crate::desk::Refusal;
use crate::model::consent::Withdrawal;
use crate::model::fact::Fact;
use crate::model::id::CustomerId;
use crate::model::preference::{Preference, Window};
use crate::model::when::read_hours;

use super::effect::CardRead;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
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
        match (n.checked_sub(1), n > HOURS.len()) {
            (None, _) => self.wish_hours(Vec::new(), String::new()),
            (Some(_), true) => {
                let form = FormPane::one(FormFor::Hours, Slot::Hours, "");
                self.over.push(Over::Form(form));
            }
            (Some(n), false) => {
                let windows = HOURS.get(n).copied().map(wish);
                self.wish_hours(windows.into_iter().collect(), String::new());
            }
        }
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
