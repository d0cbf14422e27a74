//! Where the keys go.

/// The part of the window that takes the next key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// The first page: what is due.
    Today,
    /// The list of customers to call.
    Queue,
    /// The customer's card and history.
    Card,
    /// The card while it rings: number keys are line results.
    Ringing,
    /// The notes, in which letters are text.
    Notes,
    /// The wrap-up's questions.
    WrapUp,
    /// A question with numbered answers, standing over the rest.
    Question,
    /// The find line and what it found.
    Find,
    /// A form of several fields, or a single field.
    Form,
    /// The steps of an import.
    Import,
    /// The palette of actions.
    Palette,
    /// The help.
    Help,
    /// The weekly review.
    Review,
    /// What is agreed for a day or a week.
    Agenda,
    /// The seller's own week.
    OwnWeek,
    /// What customers said in a week.
    Voice,
}

impl Focus {
    /// Every focus.
    pub const ALL: &[Self] = &[
        Self::Today,
        Self::Queue,
        Self::Card,
        Self::Ringing,
        Self::Notes,
        Self::WrapUp,
        Self::Question,
        Self::Find,
        Self::Form,
        Self::Import,
        Self::Palette,
        Self::Help,
        Self::Review,
        Self::Agenda,
        Self::OwnWeek,
        Self::Voice,
    ];

    /// Whether letters are text here, so that commands are on Ctrl, Esc and the keys that type nothing.
    #[must_use]
    pub const fn is_text(self) -> bool {
        match self {
            Self::Notes | Self::Find | Self::Form | Self::Palette => true,
            Self::Today
            | Self::Queue
            | Self::Card
            | Self::Ringing
            | Self::WrapUp
            | Self::Question
            | Self::Import
            | Self::Help
            | Self::Review
            | Self::Agenda
            | Self::OwnWeek
            | Self::Voice => false,
        }
    }

    /// The name, as messages and documentation use it: `wrap-up`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Queue => "queue",
            Self::Card => "card",
            Self::Ringing => "ringing",
            Self::Notes => "notes",
            Self::WrapUp => "wrap-up",
            Self::Question => "question",
            Self::Find => "find",
            Self::Form => "form",
            Self::Import => "import",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::Review => "review",
            Self::Agenda => "agenda",
            Self::OwnWeek => "own-week",
            Self::Voice => "voice",
        }
    }
}
