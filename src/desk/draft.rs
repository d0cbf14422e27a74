//! Drafts: what is in hand and what is parked, as text that outlives a crash.
//!
//! *Invariant:* the text is this desk's own and never leaves it. It holds no clearance, only the note of one.

use serde::{Deserialize, Serialize};

use crate::model::id::CustomerId;
use crate::model::moment::Moment;

use super::errand::Errand;
use super::stage::Stage;

/// The form of the text. A higher one comes from a newer version.
const VERSION: u32 = 1;

/// A text that is no draft of this version. Whoever reads it keeps the text.
#[derive(Debug, thiserror::Error)]
pub enum NotADraft {
    /// It is damaged, or no draft at all.
    #[error("not a draft: {0}")]
    Damaged(#[from] serde_json::Error),
    /// It comes from a newer version.
    #[error("a draft of version {0}, which is newer than this program")]
    TooNew(u32),
}

#[derive(Serialize, Deserialize)]
struct InHand {
    v: u32,
    stage: Stage,
}

/// What is in hand as text; none when nothing is, or when it cannot be written.
#[must_use]
pub fn write_draft(stage: &Stage) -> Option<String> {
    let stage = stage.is_in_hand().then(|| stage.clone())?;
    serde_json::to_string(&InHand { v: VERSION, stage }).ok()
}

/// The stage that was kept, where it was. A call that rang still rings, for all the desk knows: only the seller can
/// say what the line did. A save that was on its way is asked for again.
///
/// # Errors
/// [`NotADraft`] when the text is something else.
pub fn read_draft(text: &str) -> Result<Stage, NotADraft> {
    of_this_version(text)?;
    Ok(serde_json::from_str::<InHand>(text)?.stage)
}

fn of_this_version(text: &str) -> Result<(), NotADraft> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let Version { v } = serde_json::from_str(text)?;
    if v > VERSION {
        return Err(NotADraft::TooNew(v));
    }
    Ok(())
}

/// A call that was set aside, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    /// Whom, for whom and why.
    pub errand: Box<Errand>,
    /// Since when.
    pub since: Moment,
    pub(super) stage: Stage,
}

impl Parked {
    /// The stage set aside; none when nothing is in hand.
    pub(super) fn of(stage: Stage, since: Moment) -> Option<Self> {
        let errand = stage.errand().filter(|_| stage.is_in_hand())?.clone();
        Some(Self {
            errand: Box::new(errand),
            since,
            stage,
        })
    }

    /// The call as it was.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }
}

/// The parked calls, longest parked first. A customer may have several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf(Vec<Parked>);

#[derive(Serialize, Deserialize)]
struct OfCustomer {
    v: u32,
    parked: Vec<Parked>,
}

impl Shelf {
    /// The parked calls, longest parked first.
    pub fn iter(&self) -> impl Iterator<Item = &Parked> {
        self.0.iter()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is parked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The call parked n-th longest, counted from nought.
    #[must_use]
    pub fn at(&self, n: usize) -> Option<&Parked> {
        self.0.get(n)
    }

    /// The call with this customer that is parked longest.
    #[must_use]
    pub fn with(&self, customer: CustomerId) -> Option<&Parked> {
        self.iter()
            .find(|parked| parked.errand.customer == customer)
    }

    /// Does what [`Effect::Park`](super::Effect::Park) asks for.
    pub fn put(&mut self, parked: Parked) {
        self.0.push(parked);
        self.0.sort_by_key(|parked| parked.since);
    }

    /// Does what [`Effect::Unpark`](super::Effect::Unpark) asks for.
    pub fn take(&mut self, parked: &Parked) {
        if let Some(n) = self.0.iter().position(|other| other == parked) {
            self.0.remove(n);
        }
    }

    /// What is parked with one customer, as text; none when nothing is.
    #[must_use]
    pub fn write(&self, customer: CustomerId) -> Option<String> {
        let of_customer = |parked: &&Parked| parked.errand.customer == customer;
        let parked: Vec<Parked> = self.iter().filter(of_customer).cloned().collect();
        if parked.is_empty() {
            return None;
        }
        serde_json::to_string(&OfCustomer { v: VERSION, parked }).ok()
    }

    /// Puts back what was parked with one customer.
    ///
    /// # Errors
    /// [`NotADraft`] when the text is something else.
    pub fn read(&mut self, text: &str) -> Result<(), NotADraft> {
        of_this_version(text)?;
        let OfCustomer { parked, .. } = serde_json::from_str(text)?;
        for parked in parked {
            self.put(parked);
        }
        Ok(())
    }
}
