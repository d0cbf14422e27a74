//! What a seller's own working list tells of a customer: notes, an agreed call, the calls before, wishes not to be called.
//!
//! *Invariant:* what was told before is not told again, and no word of the list is lost: a status that becomes no call, and
//! the name of an owner, stay in fields of the house's own.

use chrono::{NaiveDate, NaiveTime};

use super::{Arrival, ImportOrder, earlier};
use crate::model::call::Call;
use crate::model::callback::CallbackSet;
use crate::model::customer::{Field, Profile};
use crate::model::fact::{Fact, Note};
use crate::model::incoming::{Incoming, StatusMeaning};
use crate::model::list::ListRef;
use crate::model::moment::Zone;
use crate::model::phone::PhoneNumber;
use crate::model::seller::{Owner, SellerRef};
use crate::model::suppression::{Suppress, SuppressScope};
use crate::model::text::fold;
use crate::model::when::{Precision, When};

/// A row, as far as it tells of what was before.
pub(super) struct Carrying<'a> {
    pub(super) order: &'a ImportOrder,
    pub(super) list: &'a ListRef,
    pub(super) sellers: &'a [SellerRef],
    /// The market's clock.
    pub(super) zone: Zone,
    /// Today at the desk.
    pub(super) today: NaiveDate,
    pub(super) row: &'a Incoming,
    pub(super) status: StatusMeaning,
    /// The customer as the row describes them.
    pub(super) profile: &'a Profile,
}

/// What a row tells that was not told before.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) notes: Vec<Note>,
    pub(super) call: Option<Call>,
    pub(super) callback: Option<CallbackSet>,
    pub(super) wishes: Vec<Suppress>,
    /// The numbers that the wishes cover.
    pub(super) numbers: Vec<PhoneNumber>,
}

/// Keeps in fields what becomes no fact.
pub(super) fn keep_words(arrival: &mut Arrival) {
    let Arrival { row, status } = arrival;
    let is_kept = row.status.is_empty() || earlier::is_call(row, *status);
    let words = [
        ("status", if is_kept { "" } else { &row.status }),
        ("owner", row.owner.as_str()),
    ];
    for (key, words) in words {
        let field = Field::Own(key.to_owned());
        if !words.is_empty() && row.profile.value(&field).is_empty() {
            row.profile.write(&field, words.to_owned());
        }
    }
}

impl Carrying<'_> {
    /// Whether the row tells nothing of what was before.
    pub(super) fn is_empty(&self) -> bool {
        let row = self.row;
        row.notes.is_empty()
            && row.callback_at.is_none()
            && row.no_calls.is_none()
            && row.register_flag.is_none()
            && !earlier::is_call(row, self.status)
    }

    /// What the row tells beyond what was said of the customer.
    pub(super) fn since(&self, said: &[Fact]) -> Told {
        if self.is_empty() {
            return Told::default();
        }
        let call = earlier::call(self).filter(|call| !earlier::is_told(call, said));
        let phones = self.profile.phones.iter();
        Told {
            notes: self.notes(said),
            call,
            callback: self.callback(said),
            wishes: self.wishes(said),
            numbers: phones.map(|phone| phone.number.clone()).collect(),
        }
    }

    fn notes(&self, said: &[Fact]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for note in &self.row.notes {
            let note = Note {
                text: note.text.clone(),
                written: note.on.map(|day| day.and_time(NaiveTime::MIN)),
                source: self.list.name.clone(),
            };
            let is_same = |other: &Note| other.text == note.text && other.written == note.written;
            let is_told = |fact: &Fact| matches!(fact, Fact::Note(other) if is_same(other));
            if !said.iter().any(is_told) && !notes.iter().any(is_same) {
                notes.push(note);
            }
        }
        notes
    }

    fn callback(&self, said: &[Fact]) -> Option<CallbackSet> {
        let agreed = self.row.callback_at?;
        let when = When {
            at: agreed.day.and_time(agreed.time.unwrap_or(NaiveTime::MIN)),
            zone: self.clock(),
            precision: agreed.time.map_or(Precision::Day, |_| Precision::Exact),
        };
        let is_told = said
            .iter()
            .any(|fact| matches!(fact, Fact::CallbackSet(set) if set.when == when));
        (!is_told).then(|| CallbackSet {
            when,
            owner: self.owner().map_or(Owner::Anyone, Owner::Seller),
            about: String::new(),
        })
    }

    fn wishes(&self, said: &[Fact]) -> Vec<Suppress> {
        let row = self.row;
        let never = (self.status == StatusMeaning::NeverCall).then_some(&row.status);
        let register = (row.register_flag.as_ref(), Suppress::OF_REGISTER);
        let words = [
            (row.no_calls.as_ref(), "import"),
            register,
            (never, "import"),
        ];
        let said_in = words
            .into_iter()
            .filter_map(|(words, source)| Some((words?, source)));
        let mut wishes: Vec<Suppress> = Vec::new();
        for (words, source) in said_in {
            let is_same =
                |wish: &Suppress| wish.scope == SuppressScope::Person && wish.words == *words;
            let is_told = |fact: &Fact| matches!(fact, Fact::Suppress(wish) if is_same(wish));
            if !said.iter().any(is_told) && !wishes.iter().any(is_same) {
                wishes.push(Suppress {
                    scope: SuppressScope::Person,
                    numbers: Vec::new(),
                    source: source.to_owned(),
                    words: words.clone(),
                });
            }
        }
        wishes
    }

    /// The seller whom the row names, when they are known.
    pub(super) fn owner(&self) -> Option<SellerRef> {
        let named = fold(&self.row.owner);
        let mut sellers = self.sellers.iter();
        sellers
            .find(|seller| !named.is_empty() && fold(&seller.name) == named)
            .cloned()
    }

    /// The customer's clock.
    pub(super) fn clock(&self) -> Zone {
        self.profile
            .value(&Field::Zone)
            .parse()
            .unwrap_or(self.zone)
    }
}
