//! Groups of actions, as the help shows them.

/// What belongs together in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What the line did.
    Line,
    /// The call and its wrap-up.
    Call,
    /// Answers to numbered questions.
    Answer,
    /// The customer and the queue.
    Customer,
    /// Going somewhere.
    Go,
    /// Moving about in what is shown.
    Move,
    /// Writing.
    Write,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &[Self] = &[
        Self::Call,
        Self::Line,
        Self::Answer,
        Self::Customer,
        Self::Go,
        Self::Move,
        Self::Write,
    ];

    /// The name, as messages use it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Call => "call",
            Self::Answer => "answer",
            Self::Customer => "customer",
            Self::Go => "go",
            Self::Move => "move",
            Self::Write => "write",
        }
    }

    /// Whether the footer names actions of this group; moving and writing need no reminder.
    #[must_use]
    pub const fn is_in_footer(self) -> bool {
        match self {
            Self::Line | Self::Call | Self::Customer | Self::Go => true,
            Self::Answer | Self::Move | Self::Write => false,
        }
    }
}
