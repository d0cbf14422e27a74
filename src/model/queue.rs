//! The queue: whom to call next, why they stand where they stand, and why the others wait.

use super::callback::Callback;
use super::caller::Away;
use super::customer::Field;
use super::id::{CustomerId, ListId, SellerId};
use super::keeping::Keeping;
use super::list::List;
use super::moment::Moment;
use super::said::Promise;

/// Which customers, in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Only this list; none for all open lists.
    pub list: Option<ListId>,
    /// Only customers whose field has this value, after folding: a town, a field of the house's own.
    pub field: Option<(Field, String)>,
    /// The order within those that are not due for another reason.
    pub order: QueueOrder,
    /// Fields shown as columns beside the name.
    pub columns: Vec<Field>,
    /// Not those who can be called, but those who wait for this reason.
    pub waiting: Option<Hold>,
}

/// The order of customers who are due for no other reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum QueueOrder {
    /// As the list had them, least tried first.
    #[default]
    ListOrder,
    /// By name, as the desk's language sorts.
    Name,
    /// By the value of a field.
    By(Field),
}

/// For whom the queue is, when, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueQuestion {
    /// Which customers, in which order.
    pub filter: QueueFilter,
    /// For whom: their callbacks come before anyone's.
    pub seller: SellerId,
    /// When.
    pub now: super::moment::Now,
    /// How many rows from the front.
    pub rows_max: usize,
}

/// Why a customer stands where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A callback is due.
    Callback(Callback),
    /// A promise of ours is due.
    Promise(Promise),
    /// The list has them next.
    Next {
        /// How many attempts reached nobody so far.
        tried: u16,
    },
    /// They wait for the reason that was asked for.
    Waiting {
        /// Until when, where that is known.
        until: Option<Moment>,
    },
}

/// One customer in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// Who.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// Their company; empty when none.
    pub company: String,
    /// Why they stand here.
    pub place: Place,
    /// The values of the columns that were asked for.
    pub columns: Vec<String>,
}

/// Why a customer of an open list cannot be called now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hold {
    /// Nobody has said who they are.
    AudienceUnknown,
    /// Nobody has said what lets us call them.
    GroundUnknown,
    /// The law or the register wants a yes from them.
    NeedsConsent,
    /// The list has not been washed, or too long ago.
    NeedsWash,
    /// They, or somebody for them, asked not to be called.
    Suppressed,
    /// No number of theirs can be called.
    NoNumber,
    /// They were tried today.
    TriedToday,
    /// They were tried often enough this week.
    TriedThisWeek,
    /// They rest: they pressed reject, or said not now.
    Resting,
    /// A callback is agreed, and not yet due.
    CallbackLater,
    /// They were last tried at this part of the day; another part comes first.
    OtherPartOfDay,
    /// What we have of them may only be kept, or a request of theirs is not answered.
    Restricted,
    /// The rules of their market have a mistake: they block until it is mended.
    RulesBroken,
    /// They stand in a register of people who are not to be called.
    Listed,
    /// Nobody knows which clock they live by.
    ZoneUnknown,
    /// The number we call from is hidden, or nobody can look it up.
    CallerHidden,
    /// They want to be reached in another way, or on another number.
    OtherChannel,
    /// Something that went wrong for them is not answered.
    FailureOpen,
    /// The campaign has tried them as often as is allowed.
    TriedEnough,
    /// It is not an hour, or not a day, at which they may be called.
    OutsideHours,
    /// They want to be called at other hours.
    OtherHours,
    /// A colleague has them before them.
    WithColleague,
    /// A colleague calls them: the team's customers are shared.
    OfColleague,
}

impl Hold {
    /// All of them; one that never lifts by itself comes first.
    pub const ALL: [Self; 23] = [
        Self::Suppressed,
        Self::Restricted,
        Self::NoNumber,
        Self::RulesBroken,
        Self::AudienceUnknown,
        Self::GroundUnknown,
        Self::NeedsConsent,
        Self::Listed,
        Self::NeedsWash,
        Self::ZoneUnknown,
        Self::CallerHidden,
        Self::OtherChannel,
        Self::FailureOpen,
        Self::TriedEnough,
        Self::Resting,
        Self::TriedThisWeek,
        Self::TriedToday,
        Self::OtherPartOfDay,
        Self::CallbackLater,
        Self::OutsideHours,
        Self::OtherHours,
        Self::WithColleague,
        Self::OfColleague,
    ];

    /// The name in messages and machine-readable output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AudienceUnknown => "audience-unknown",
            Self::GroundUnknown => "ground-unknown",
            Self::NeedsConsent => "needs-consent",
            Self::NeedsWash => "needs-wash",
            Self::Suppressed => "suppressed",
            Self::NoNumber => "no-number",
            Self::TriedToday => "tried-today",
            Self::TriedThisWeek => "tried-this-week",
            Self::Resting => "resting",
            Self::CallbackLater => "callback-later",
            Self::OtherPartOfDay => "other-part-of-day",
            Self::Restricted => "restricted",
            Self::RulesBroken => "rules-broken",
            Self::Listed => "listed",
            Self::ZoneUnknown => "zone-unknown",
            Self::CallerHidden => "caller-hidden",
            Self::OtherChannel => "other-channel",
            Self::FailureOpen => "failure-open",
            Self::TriedEnough => "tried-enough",
            Self::OutsideHours => "outside-hours",
            Self::OtherHours => "other-hours",
            Self::WithColleague => "with-colleague",
            Self::OfColleague => "of-colleague",
        }
    }
}

impl Counts {
    /// One more waits for this, until then.
    pub fn wait(&mut self, hold: Hold, until: Moment) {
        let known = self.waiting.iter_mut().find(|(known, ..)| *known == hold);
        if let Some((_, count, first)) = known {
            *count += 1;
            *first = Some(first.map_or(until, |first| first.min(until)));
        } else {
            self.waiting.push((hold, 1, Some(until)));
            self.sort();
        }
    }

    /// Of those who can be called so many are the seller's own; the others are their colleagues'.
    pub fn keep_own(&mut self, own: u64) {
        let others = self.now.saturating_sub(own);
        self.now = own;
        if others > 0 {
            self.waiting.push((Hold::OfColleague, others, None));
            self.sort();
        }
    }

    fn sort(&mut self) {
        let rank = |hold: Hold| Hold::ALL.iter().position(|known| *known == hold);
        self.waiting.sort_by_key(|(hold, ..)| rank(*hold));
    }
}

/// How many can be called now, and why the others wait.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Can be called now.
    pub now: u64,
    /// Wait, by reason, and when the first of them can be called, where that is known.
    pub waiting: Vec<(Hold, u64, Option<Moment>)>,
    /// The list is done with them.
    pub done: u64,
}

impl Counts {
    /// How many wait for any reason.
    #[must_use]
    pub fn waiting_total(&self) -> u64 {
        self.waiting.iter().map(|(_, count, _)| count).sum()
    }
}

/// The front of the queue, and how long it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// The first rows.
    pub rows: Vec<QueueRow>,
    /// How many there are, and why the others wait.
    pub counts: Counts,
}

/// What stands on the first screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Today {
    /// Callbacks due today or overdue, soonest first, with the customer's name: the seller's own, anyone's, and those that
    /// colleagues have missed.
    pub callbacks: Vec<(Callback, String)>,
    /// With whom of all those here nobody may speak by telephone again, whatever was agreed.
    pub never: Vec<CustomerId>,
    /// Those who are away today, and who stands in for them.
    pub away: Vec<Away>,
    /// What else is not to be forgotten.
    pub keeping: Keeping,
    /// Each list that is not closed, and how it is doing.
    pub lists: Vec<(List, Counts)>,
    /// Whether the team's customers are shared, so that the lists count for others too.
    pub is_shared: bool,
    /// Customers in all.
    pub customers: u64,
    /// Records not yet published to the team folder; none when there is no team folder.
    pub unpublished: Option<u64>,
    /// Exports of late that named the sellers, newest first.
    pub exported: Vec<(Moment, super::exported::Exported)>,
    /// Customers whom the seller and a colleague both rang of late, newest first.
    pub doubles: Vec<super::double::DoubleCall>,
}
