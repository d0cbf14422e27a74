//! What is in hand: the call, the notes as they are written, and the card beside them.

use chrono::NaiveDate;

use crate::desk::{Saved, Stage};
use crate::model::callback::{Callback, CallbackSet};
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Moment;

use super::edit::{Editor, Lines};
use super::effect::CardRead;
use super::message::{Dialled, Trouble};
use super::over::Writes;
use super::panes::card::CardPane;
use super::panes::tree::TreePane;

/// What is in hand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hand {
    /// Where the call is; it holds the notes.
    pub(crate) stage: Stage,
    /// The notes of the stage, as they are written.
    pub(crate) notes: Editor,
    /// The first row of the notes that is shown.
    pub(crate) notes_top: usize,
    /// Whether the keys write notes or answer the wrap-up.
    pub(crate) writes: Writes,
    /// Where the keys are in the wrap-up.
    pub(crate) tree: TreePane,
    /// The card; none while it is read.
    pub(crate) card: Option<Box<CardRead>>,
    /// What is chosen and opened on the card.
    pub(crate) card_pane: CardPane,
    /// The short card that is shown beside the notes, by its two letters.
    pub(crate) talk_card: Option<String>,
    /// How the number was dialled.
    pub(crate) dialled: Option<Dialled>,
    /// Whether what is in hand is on the disk.
    pub(crate) kept: Kept,
    /// Why the last save failed.
    pub(crate) save_trouble: Option<Trouble>,
    /// What is agreed for the day of the callback.
    pub(crate) that_day: Option<(NaiveDate, Vec<(Callback, String)>)>,
    /// The wishes not to be called that were written while this card was open, by their records, and when.
    pub(crate) wished: Vec<(RecordId, Moment)>,
    /// The callback that the call in hand had before such a wish.
    pub(crate) unagreed: Option<CallbackSet>,
    /// The call that was saved last, which can be opened again.
    pub(crate) last_saved: Option<Saved>,
}

/// Whether what is in hand is on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is.
    #[default]
    Safe,
    /// It will be in a moment.
    OnItsWay,
    /// It could not be written yet; it is tried again.
    Not(Trouble),
}

impl Hand {
    /// Whose card is open.
    pub(crate) fn customer(&self) -> Option<CustomerId> {
        self.stage.errand().map(|errand| errand.customer)
    }

    /// Takes the next stage. The notes are those of the stage, also when it is another customer's.
    pub(crate) fn enter(&mut self, stage: Stage) {
        let is_same = stage.errand().map(|errand| errand.customer) == self.customer();
        let notes = stage.notes().unwrap_or_default();
        if !is_same || notes != self.notes.text() {
            self.notes = Editor::new(Lines::Many, notes);
            self.notes_top = 0;
        }
        if !is_same {
            self.card = None;
            self.card_pane = CardPane::default();
            self.talk_card = None;
            self.dialled = None;
            self.save_trouble = None;
            self.wished.clear();
            self.unagreed = None;
        }
        let goes_on = match (&self.stage, &stage) {
            (Stage::WrapUp(before), Stage::WrapUp(after)) => {
                before.amends.is_some() == after.amends.is_some()
            }
            (_, Stage::Talking(_)) => true,
            (
                _,
                Stage::Idle
                | Stage::Orienting(_)
                | Stage::Ringing(_)
                | Stage::Saved(_)
                | Stage::WrapUp(_),
            ) => false,
        };
        if !is_same || !goes_on {
            self.tree = TreePane::default();
        }
        match stage {
            Stage::WrapUp(_) => self.talk_card = None,
            Stage::Idle
            | Stage::Orienting(_)
            | Stage::Ringing(_)
            | Stage::Talking(_)
            | Stage::Saved(_) => self.writes = Writes::Notes,
        }
        self.stage = stage;
    }
}
