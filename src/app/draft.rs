//! A call in hand as it is kept against a crash.

use crate::model::id::CustomerId;

/// What is kept against a crash. Only the window reads the text; the world keeps it as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which one.
    pub key: DraftKey,
    /// JSON, of the window's own making.
    pub text: String,
}

/// Which draft: the call in hand, or a parked one. Stored as its [`DraftKey::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftKey {
    /// The call in hand, or what is being written without one.
    InHand,
    /// The parked call with this customer.
    Parked(CustomerId),
}

impl DraftKey {
    /// The name under which the world keeps it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::InHand => "in-hand".to_owned(),
            Self::Parked(customer) => format!("parked-{customer}"),
        }
    }

    /// The key of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name == "in-hand" {
            return Some(Self::InHand);
        }
        let customer = name.strip_prefix("parked-")?;
        customer.parse().ok().map(Self::Parked)
    }
}
