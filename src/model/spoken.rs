//! One thing that was said in a call, of whatever kind: what a wrap-up lists, and a mark in the notes is read as.

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::places::Places;
use super::said::{Demand, DemandKind, Horizon, Need, Priority, PromiseMade, QuestionAsked};

/// One thing that was said in a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spoken {
    /// Why they wanted to talk.
    Demand(Demand),
    /// Who promised what.
    Promise(PromiseMade),
    /// What was asked.
    Question(QuestionAsked),
    /// What matters to them.
    Priority(Priority),
    /// What they will want later.
    Need(Need),
    /// A word that they are sorted by.
    Tag(String),
}

/// The kind of a thing that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpokenKind {
    /// Why they wanted to talk.
    Demand,
    /// Who promised what.
    Promise,
    /// What was asked.
    Question,
    /// What matters to them.
    Priority,
    /// What they will want later.
    Need,
    /// A word that they are sorted by.
    Tag,
}

impl SpokenKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Demand,
        Self::Promise,
        Self::Question,
        Self::Priority,
        Self::Need,
        Self::Tag,
    ];
}

impl Spoken {
    /// Their words, not sorted yet.
    #[must_use]
    pub fn verbatim(words: &str) -> Self {
        Self::Demand(Demand {
            words: words.to_owned(),
            kind: DemandKind::Unclear,
            matters: String::new(),
            cause: String::new(),
        })
    }

    /// Something they will want, when the words say.
    #[must_use]
    pub fn later(words: &str) -> Self {
        Self::Need(Need {
            words: words.to_owned(),
            horizon: Horizon::in_words(words),
        })
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> SpokenKind {
        match self {
            Self::Demand(_) => SpokenKind::Demand,
            Self::Promise(_) => SpokenKind::Promise,
            Self::Question(_) => SpokenKind::Question,
            Self::Priority(_) => SpokenKind::Priority,
            Self::Need(_) => SpokenKind::Need,
            Self::Tag(_) => SpokenKind::Tag,
        }
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Demand(demand) => &demand.words,
            Self::Promise(promise) => &promise.words,
            Self::Question(question) => &question.words,
            Self::Priority(priority) => &priority.words,
            Self::Need(need) => &need.words,
            Self::Tag(tag) => tag,
        }
    }

    /// Whether anything was said: it has words, or of a demand it is known that it went wrong, why, or what matters.
    #[must_use]
    pub fn is_said(&self) -> bool {
        let is_known = |demand: &Demand| {
            let more = [&demand.matters, &demand.cause];
            demand.kind == DemandKind::Failure || more.iter().any(|it| !it.trim().is_empty())
        };
        !self.words().trim().is_empty() || self.demand().is_some_and(is_known)
    }

    /// The same in other words.
    #[must_use]
    pub fn reworded(&self, words: &str) -> Self {
        let mut other = self.clone();
        let said = match &mut other {
            Self::Demand(demand) => &mut demand.words,
            Self::Promise(promise) => &mut promise.words,
            Self::Question(question) => &mut question.words,
            Self::Priority(priority) => &mut priority.words,
            Self::Need(need) => &mut need.words,
            Self::Tag(tag) => tag,
        };
        words.clone_into(said);
        other
    }

    /// The demand, if it is one.
    #[must_use]
    pub const fn demand(&self) -> Option<&Demand> {
        match self {
            Self::Demand(demand) => Some(demand),
            Self::Promise(_)
            | Self::Question(_)
            | Self::Priority(_)
            | Self::Need(_)
            | Self::Tag(_) => None,
        }
    }

    /// The promise, if it is one.
    #[must_use]
    pub const fn promise(&self) -> Option<&PromiseMade> {
        match self {
            Self::Promise(promise) => Some(promise),
            Self::Demand(_)
            | Self::Question(_)
            | Self::Priority(_)
            | Self::Need(_)
            | Self::Tag(_) => None,
        }
    }

    /// The question, if it is one.
    #[must_use]
    pub const fn question(&self) -> Option<&QuestionAsked> {
        match self {
            Self::Question(question) => Some(question),
            Self::Demand(_)
            | Self::Promise(_)
            | Self::Priority(_)
            | Self::Need(_)
            | Self::Tag(_) => None,
        }
    }

    /// The priority, if it is one.
    #[must_use]
    pub const fn priority(&self) -> Option<&Priority> {
        match self {
            Self::Priority(priority) => Some(priority),
            Self::Demand(_)
            | Self::Promise(_)
            | Self::Question(_)
            | Self::Need(_)
            | Self::Tag(_) => None,
        }
    }

    /// The need, if it is one.
    #[must_use]
    pub const fn need(&self) -> Option<&Need> {
        match self {
            Self::Need(need) => Some(need),
            Self::Demand(_)
            | Self::Promise(_)
            | Self::Question(_)
            | Self::Priority(_)
            | Self::Tag(_) => None,
        }
    }

    /// The tag, if it is one.
    #[must_use]
    pub const fn tag(&self) -> Option<&String> {
        match self {
            Self::Tag(tag) => Some(tag),
            Self::Demand(_)
            | Self::Promise(_)
            | Self::Question(_)
            | Self::Priority(_)
            | Self::Need(_) => None,
        }
    }

    /// Everything that a call holds, kind by kind.
    #[must_use]
    pub fn all_of(call: &Call) -> Vec<Self> {
        let placed = Self::placed_in(call).into_iter();
        placed.map(|(spoken, _)| spoken).collect()
    }

    /// The same with the places of what is addressed by one.
    #[must_use]
    pub fn placed_in(call: &Call) -> Vec<(Self, Option<u16>)> {
        let demands = placed(&call.demands, Self::Demand);
        let promises = placed(&call.promises, Self::Promise);
        let questions = placed(&call.questions, Self::Question);
        let priorities = call.priorities.iter().cloned().map(Self::Priority);
        let needs = call.needs.iter().cloned().map(Self::Need);
        let tags = call.tags.iter().cloned().map(Self::Tag);
        let others = priorities.chain(needs).chain(tags);
        let said = demands.chain(promises).chain(questions);
        said.chain(others.map(|it| (it, None))).collect()
    }
}

fn placed<T: Clone>(
    all: &Places<T>,
    spoken: impl Fn(T) -> Spoken,
) -> impl Iterator<Item = (Spoken, Option<u16>)> {
    all.placed()
        .map(move |(place, it)| (spoken(it.clone()), Some(place)))
}
