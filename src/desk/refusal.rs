//! Refusals: the person asked for what cannot be now. Nothing changed.

use crate::model::outcome::Asks;

/// Why an event was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// No card is open.
    NothingInHand,
    /// This customer's call is in hand already.
    InHandAlready,
    /// The clearance, or the saved call, is for somebody else.
    OtherCustomer,
    /// Nobody was called yet.
    NoCallYet,
    /// It rings: say first what the line did.
    StillRinging,
    /// They are on the line: wrap up first.
    StillTalking,
    /// The wrap-up is not saved yet.
    NotSaved,
    /// A save is on its way.
    Saving,
    /// Nothing is being saved.
    NothingSaving,
    /// It is saved already; open it again to change it.
    SavedAlready,
    /// Somebody answered; that cannot be what the line did.
    WasAnswered,
    /// Nobody answered; that can only be said of a conversation.
    NobodyReached,
    /// They rang us; that can only be said of a call of ours.
    TheyRangUs,
    /// There are notes: save them, park them or take them out first.
    NotesUnsaved,
    /// There is nothing to save.
    NothingToSave,
    /// There is no step back from here.
    NoWayBack,
    /// What was saved is no call.
    NotACall,
    /// The outcome asks for this.
    Missing(Asks),
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::NothingInHand,
        Self::InHandAlready,
        Self::OtherCustomer,
        Self::NoCallYet,
        Self::StillRinging,
        Self::StillTalking,
        Self::NotSaved,
        Self::Saving,
        Self::NothingSaving,
        Self::SavedAlready,
        Self::WasAnswered,
        Self::NobodyReached,
        Self::TheyRangUs,
        Self::NotesUnsaved,
        Self::NothingToSave,
        Self::NoWayBack,
        Self::NotACall,
        Self::Missing(Asks::Callback),
        Self::Missing(Asks::SuppressScope),
    ];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NothingInHand => "nothing-in-hand",
            Self::InHandAlready => "in-hand-already",
            Self::OtherCustomer => "other-customer",
            Self::NoCallYet => "no-call-yet",
            Self::StillRinging => "still-ringing",
            Self::StillTalking => "still-talking",
            Self::NotSaved => "not-saved",
            Self::Saving => "saving",
            Self::NothingSaving => "nothing-saving",
            Self::SavedAlready => "saved-already",
            Self::WasAnswered => "was-answered",
            Self::NobodyReached => "nobody-reached",
            Self::TheyRangUs => "they-rang-us",
            Self::NotesUnsaved => "notes-unsaved",
            Self::NothingToSave => "nothing-to-save",
            Self::NoWayBack => "no-way-back",
            Self::NotACall => "not-a-call",
            Self::Missing(Asks::Callback) => "missing-callback",
            Self::Missing(Asks::SuppressScope) => "missing-suppress-scope",
        }
    }
}
