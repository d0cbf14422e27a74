//! The wrap-up as a tree of questions: where the keys are in it, and which questions were passed over.

use std::collections::BTreeSet;

/// A question of the wrap-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TreeStep {
    /// What came of it?
    CameOf,
    /// The same, finer.
    Finer,
    /// What did they want?
    Wanted,
    /// What did we agree?
    Agreed,
    /// How satisfied are they?
    Satisfied,
}

/// Something that is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TreeItem {
    /// The n-th thing that was heard.
    Heard(usize),
    /// The callback.
    Callback,
    /// How satisfied they are.
    Satisfaction,
    /// What they want to order.
    Order,
}

/// Where the keys are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TreePos {
    /// At the first question, or at its end when there is none.
    #[default]
    Begin,
    /// At a question.
    Step(TreeStep),
    /// At an answer of a question.
    Item(TreeStep, TreeItem),
    /// Behind the last question: there is nothing left but to save.
    End,
}

impl TreePos {
    /// The question that is open.
    pub(crate) const fn step(self) -> Option<TreeStep> {
        match self {
            Self::Begin => Some(TreeStep::CameOf),
            Self::Step(step) | Self::Item(step, _) => Some(step),
            Self::End => None,
        }
    }

    /// The answer that is in hand.
    pub(crate) const fn item(self) -> Option<TreeItem> {
        match self {
            Self::Item(_, item) => Some(item),
            Self::Begin | Self::Step(_) | Self::End => None,
        }
    }
}

/// The tree, as far as it is only seen and not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TreePane {
    /// Where the keys are.
    pub(crate) at: TreePos,
    /// Questions that were answered or passed over.
    pub(crate) seen: BTreeSet<TreeStep>,
}

/// What a number key of a question says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adds {
    /// We promise.
    OurPromise,
    /// They promise.
    TheirPromise,
    /// A later call.
    Callback,
    /// Something they will want later.
    Need,
    /// Something that matters to them.
    Priority,
    /// A question of theirs.
    TheirQuestion,
    /// A question of ours.
    OurQuestion,
    /// What they want to order.
    Order,
}

impl Adds {
    /// All of them, in the order of the number keys.
    pub(crate) const ALL: [Self; 8] = [
        Self::OurPromise,
        Self::TheirPromise,
        Self::Callback,
        Self::Need,
        Self::Priority,
        Self::TheirQuestion,
        Self::OurQuestion,
        Self::Order,
    ];

    /// The name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::OurPromise => "our-promise",
            Self::TheirPromise => "their-promise",
            Self::Callback => "callback",
            Self::Need => "need",
            Self::Priority => "priority",
            Self::TheirQuestion => "their-question",
            Self::OurQuestion => "our-question",
            Self::Order => "order",
        }
    }
}
