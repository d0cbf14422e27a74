//! What stands over the page, and where the keys go.

use crate::desk::Stage;
use crate::keys::Focus;

use super::cursor::Cursor;
use super::layout::Pane;
use super::panes::ask::AskPane;
use super::panes::callback::CallbackPane;
use super::panes::find::FindPane;
use super::panes::form::FormPane;
use super::panes::import::ImportPane;
use super::panes::palette::PalettePane;
use super::window::App;

/// A page of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Page {
    /// What is due.
    #[default]
    Today,
    /// Queue, customer and notes.
    Desk,
    /// Nothing of any customer.
    Break,
    /// The weekly review.
    Review,
    /// What is agreed for a day or a week.
    Agenda,
    /// The seller's own week.
    OwnWeek,
    /// What customers said in a week.
    Voice,
}

/// Something that stands over the page and takes the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Over {
    /// Find as you type.
    Find(FindPane),
    /// Every action by name.
    Palette(PalettePane),
    /// The keys that work here.
    Help(HelpPane),
    /// A question with numbered answers.
    Ask(AskPane),
    /// When to call again.
    Callback(CallbackPane),
    /// Fields to fill in.
    Form(FormPane),
    /// An import.
    Import(Box<ImportPane>),
}

/// The help over a focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HelpPane {
    /// Where the keys went before it opened.
    pub(crate) behind: Focus,
    /// The row it is scrolled to.
    pub(crate) cursor: Cursor,
}

impl Over {
    /// Where the keys go while this stands on top.
    pub(crate) const fn focus(&self) -> Focus {
        match self {
            Self::Find(_) => Focus::Find,
            Self::Palette(_) => Focus::Palette,
            Self::Help(_) => Focus::Help,
            Self::Ask(_) | Self::Callback(_) => Focus::Question,
            Self::Form(_) => Focus::Form,
            Self::Import(_) => Focus::Import,
        }
    }
}

impl App {
    /// Where the keys go.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.over
            .last()
            .map_or_else(|| self.page_focus(), Over::focus)
    }

    fn page_focus(&self) -> Focus {
        match (self.page, self.pane) {
            (Page::Today | Page::Break, _) => Focus::Today,
            (Page::Review, _) => Focus::Review,
            (Page::Agenda, _) => Focus::Agenda,
            (Page::OwnWeek, _) => Focus::OwnWeek,
            (Page::Voice, _) => Focus::Voice,
            (Page::Desk, Pane::Queue) => Focus::Queue,
            (Page::Desk, Pane::Card) => match self.hand.stage {
                Stage::Ringing(_) => Focus::Ringing,
                Stage::Idle
                | Stage::Orienting(_)
                | Stage::Talking(_)
                | Stage::WrapUp(_)
                | Stage::Saved(_) => Focus::Card,
            },
            (Page::Desk, Pane::Notes) if self.hand.writes == Writes::Questions => Focus::WrapUp,
            (Page::Desk, Pane::Notes) => Focus::Notes,
        }
    }
}

/// What the notes side takes keys for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Writes {
    /// The notes.
    #[default]
    Notes,
    /// The questions of the wrap-up, which stand under the notes.
    Questions,
}
