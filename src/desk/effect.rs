//! Effects: work that follows from an event. To be done in order.

use crate::model::fact::Said;
use crate::model::phone::PhoneNumber;

use super::draft::Parked;

/// Work for the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Call this number.
    Dial(PhoneNumber),
    /// What is in hand changed: keep [`write_draft`](super::write_draft) of the new stage.
    KeepDraft,
    /// Nothing is in hand any more: the draft is no longer needed.
    DropDraft,
    /// Append this durably, and drop the draft in the same transaction; then say `SaveDone` or `SaveFailed`.
    Save(Box<Said>),
    /// Put this call on the shelf, and keep what is parked with its customer.
    Park(Box<Parked>),
    /// Take this call off the shelf: it is in hand now.
    Unpark(Box<Parked>),
}
