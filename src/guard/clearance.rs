//! Clearance: the proof that a call may be made now.

use crate::model::call::{Attempt, ClearanceNote};
use crate::model::id::CustomerId;
use crate::model::moment::Moment;
use crate::model::phone::PhoneNumber;

use super::objection::Rule;

/// Proof that this customer may be called now, on this number. Only the guard makes one; the desk takes it away as the
/// call begins to ring, so that one clearance is one call.
///
/// *Invariant:* neither cloned nor read from anywhere. Nobody else makes one, copies one or reads one from a file:
///
/// ```compile_fail,E0451
/// use samtale::guard::Clearance;
/// fn forged(other: &Clearance) -> Clearance {
///     Clearance {
///         customer: other.customer(),
///         number: other.number().clone(),
///         attempt: other.attempt(),
///         until: other.until(),
///         by: other.by().to_vec(),
///         note: other.note(),
///     }
/// }
/// ```
///
/// ```compile_fail,E0277
/// fn copied<T: Clone>() {}
/// copied::<samtale::guard::Clearance>();
/// ```
///
/// ```compile_fail,E0277
/// fn kept<T: serde::de::DeserializeOwned>() {}
/// kept::<samtale::guard::Clearance>();
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Clearance {
    pub(super) customer: CustomerId,
    pub(super) number: PhoneNumber,
    pub(super) attempt: Attempt,
    pub(super) until: Option<Moment>,
    pub(super) by: Vec<Rule>,
    pub(super) note: ClearanceNote,
}

impl Clearance {
    /// Whom it allows to call.
    #[must_use]
    pub const fn customer(&self) -> CustomerId {
        self.customer
    }

    /// On which number.
    #[must_use]
    pub const fn number(&self) -> &PhoneNumber {
        &self.number
    }

    /// Whether the call counts as an attempt, should it disturb anybody.
    #[must_use]
    pub const fn attempt(&self) -> Attempt {
        self.attempt
    }

    /// When the permission ends; none when nothing ends it by itself. It was asked about a moment ago, and is asked
    /// again at the next key press.
    #[must_use]
    pub const fn until(&self) -> Option<Moment> {
        self.until
    }

    /// The rules that allow it.
    #[must_use]
    pub fn by(&self) -> &[Rule] {
        &self.by
    }

    /// What is kept of it with the call. It proves what was decided, and allows nothing.
    #[must_use]
    pub fn note(&self) -> ClearanceNote {
        self.note.clone()
    }
}

/// A reason to call although the house objects, in the seller's words. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenReason(String);

impl SpokenReason {
    /// The reason, without space around it; none when nothing was said.
    #[must_use]
    pub fn of(words: &str) -> Option<Self> {
        let words = words.trim();
        (!words.is_empty()).then(|| Self(words.to_owned()))
    }

    /// In words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}
