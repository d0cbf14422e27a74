//! The wrap-up as a tree of questions: which there are, what is answered to each, which is open and where it goes on.
//!
//! *Invariant:* nothing is compulsory. A question is passed over by going on, and no answer is taken back by going back.

use crate::desk::{Stage, WrapUp};
use crate::model::outcome::{Offers, Outcome};
use crate::model::said::{DemandKind, Side};
use crate::model::spoken::Spoken;

use super::cursor::Step;
use super::panes::tree::{TreeItem, TreePos, TreeStep};
use super::window::App;

impl App {
    fn wrap_up_in_hand(&self) -> Option<&WrapUp> {
        match &self.hand.stage {
            Stage::WrapUp(wrap_up) => Some(wrap_up),
            Stage::Idle
            | Stage::Orienting(_)
            | Stage::Ringing(_)
            | Stage::Talking(_)
            | Stage::Saved(_) => None,
        }
    }

    pub(super) fn outcome_in_hand(&self) -> Option<&Outcome> {
        self.hand.stage.call()?.agreed.outcome.as_ref()
    }

    /// The n-th thing that was heard in the call in hand.
    pub(super) fn heard_at(&self, n: usize) -> Option<&Spoken> {
        self.hand.stage.call()?.agreed.heard.at(n)
    }

    /// The questions of the wrap-up in hand, in order; none when nobody was reached.
    pub(crate) fn tree_steps(&self) -> Vec<TreeStep> {
        if !self
            .wrap_up_in_hand()
            .is_some_and(|it| it.result.is_reached())
        {
            return Vec::new();
        }
        let has_subs = self.outcome_in_hand().is_some_and(|it| !it.subs.is_empty());
        let finer = has_subs.then_some(TreeStep::Finer);
        let first = [TreeStep::CameOf].into_iter().chain(finer);
        first
            .chain([TreeStep::Wanted, TreeStep::Agreed, TreeStep::Satisfied])
            .collect()
    }

    /// What is answered to a question.
    pub(crate) fn tree_items(&self, step: TreeStep) -> Vec<TreeItem> {
        let Some(call) = self.hand.stage.call() else {
            return Vec::new();
        };
        let agreed = &call.agreed;
        let heard = |is_its: fn(&Spoken) -> bool| {
            let all = agreed.heard.spoken().enumerate();
            all.filter(move |(_, it)| is_its(it))
                .map(|(n, _)| TreeItem::Heard(n))
        };
        match step {
            TreeStep::CameOf | TreeStep::Finer => Vec::new(),
            TreeStep::Wanted => heard(is_demand).collect(),
            TreeStep::Agreed => {
                let callback = agreed.callback.as_ref().map(|_| TreeItem::Callback);
                let order = agreed.order.as_ref().map(|_| TreeItem::Order);
                let others = heard(|it| !is_demand(it));
                others.chain(callback).chain(order).collect()
            }
            TreeStep::Satisfied => {
                let item = agreed.satisfaction.as_ref().map(|_| TreeItem::Satisfaction);
                item.into_iter().collect()
            }
        }
    }

    /// Whether a question is asked without being asked for: the outcome offers it, or something is answered.
    pub(crate) fn is_asked(&self, step: TreeStep) -> bool {
        let offers = |what: Offers| {
            self.outcome_in_hand()
                .is_some_and(|it| it.offers.contains(&what))
        };
        let is_offered = match step {
            TreeStep::CameOf | TreeStep::Finer => true,
            TreeStep::Wanted => offers(Offers::Demand),
            TreeStep::Agreed => offers(Offers::Promise) || offers(Offers::Order),
            TreeStep::Satisfied => offers(Offers::Satisfaction),
        };
        is_offered || !self.tree_items(step).is_empty()
    }

    /// Whether a question waits for an answer.
    fn is_open(&self, step: TreeStep) -> bool {
        let is_seen = self.hand.tree.seen.contains(&step);
        let call = self.hand.stage.call();
        match step {
            TreeStep::CameOf => self.outcome_in_hand().is_none() && !is_seen,
            TreeStep::Finer => call.is_some_and(|it| it.agreed.sub.is_none()) && !is_seen,
            TreeStep::Wanted if self.unfinished_demand(0).is_some() => !is_seen,
            TreeStep::Wanted | TreeStep::Agreed | TreeStep::Satisfied => {
                let mut items = self.tree_items(step).into_iter();
                self.is_asked(step) && !is_seen && items.all(|it| self.is_of_guide(it))
            }
        }
    }

    /// A question of ours is ticked in the guide, and agrees nothing.
    fn is_of_guide(&self, item: TreeItem) -> bool {
        match item {
            TreeItem::Heard(n) => {
                let asked = self.heard_at(n).and_then(Spoken::question);
                asked.is_some_and(|it| it.by == Side::We)
            }
            TreeItem::Callback | TreeItem::Satisfaction | TreeItem::Order => false,
        }
    }

    /// Where the keys are, in what the wrap-up holds now.
    pub(crate) fn tree_at(&self) -> TreePos {
        let at = self.hand.tree.at;
        let steps = self.tree_steps();
        match at.step() {
            _ if steps.is_empty() => TreePos::End,
            None => TreePos::End,
            Some(step) if !steps.contains(&step) => TreePos::Step(TreeStep::CameOf),
            Some(step) => match at.item() {
                Some(item) if self.tree_items(step).contains(&item) => at,
                Some(_) | None => TreePos::Step(step),
            },
        }
    }

    /// Everywhere the keys can be, from above.
    fn tree_positions(&self) -> Vec<TreePos> {
        let of_step = |step: TreeStep| {
            let items = self.tree_items(step).into_iter();
            std::iter::once(TreePos::Step(step))
                .chain(items.map(move |item| TreePos::Item(step, item)))
        };
        let steps = self.tree_steps().into_iter();
        steps.flat_map(of_step).chain([TreePos::End]).collect()
    }

    /// Goes up or down in the tree; a question that is left is passed over.
    pub(super) fn walk_tree(&mut self, step: Step) {
        let positions = self.tree_positions();
        let last = positions.len().saturating_sub(1);
        let here = self.tree_at();
        let at = positions.iter().position(|it| *it == here).unwrap_or(last);
        let at = match step {
            Step::Down => at + 1,
            Step::Up => at.saturating_sub(1),
            Step::First | Step::PageUp => 0,
            Step::Last | Step::PageDown => last,
        };
        self.hand.tree.seen.extend(here.step());
        self.hand.tree.at = positions.get(at.min(last)).copied().unwrap_or_default();
    }

    /// The next question, also one that is not asked by itself; from the end, the first one that was not asked.
    pub(super) fn step_on(&mut self) {
        let here = self.tree_at();
        let is_next = |it: &TreeStep| match here.step() {
            Some(at) => *it > at,
            None => !self.is_asked(*it),
        };
        let next = self.tree_steps().into_iter().find(is_next);
        self.hand.tree.seen.extend(here.step());
        self.hand.tree.at = next.map_or(TreePos::End, TreePos::Step);
    }

    /// The question before, with its answers kept. Before the first one there is the line.
    pub(super) fn tree_back(&mut self) -> bool {
        let here = self.tree_at();
        let before = |step: &TreeStep| here.step().is_none_or(|at| *step < at);
        let steps = self.tree_steps();
        let earlier = steps.into_iter().rev().filter(before);
        let to = match here {
            TreePos::Item(step, _) => Some(step),
            TreePos::Begin | TreePos::Step(_) | TreePos::End => {
                earlier.into_iter().find(|step| self.is_asked(*step))
            }
        };
        match to {
            Some(step) => {
                self.hand.tree.at = TreePos::Step(step);
                true
            }
            None => false,
        }
    }

    /// Goes on to the next question that waits for an answer, behind this one.
    pub(super) fn go_on_from(&mut self, step: TreeStep) {
        self.hand.tree.seen.insert(step);
        let steps = self.tree_steps().into_iter();
        let next = steps.filter(|it| *it > step).find(|it| self.is_open(*it));
        self.hand.tree.at = next.map_or(TreePos::End, TreePos::Step);
        if let (Some(TreeStep::Wanted), Some(n)) = (next, self.unfinished_demand(0)) {
            self.go_to_demand(n);
        }
    }

    /// Asks about the n-th thing that was heard; of a failure without a cause, what the cause is.
    pub(super) fn go_to_demand(&mut self, n: usize) {
        self.hand.tree.at = TreePos::Item(TreeStep::Wanted, TreeItem::Heard(n));
        let demand = self.heard_at(n).filter(|it| lacks_cause(it)).cloned();
        if let Some(demand) = demand {
            self.say_form(Some(n), demand);
        }
    }

    /// The first demand from the n-th thing on that nobody has sorted, or whose cause nobody has said.
    pub(super) fn unfinished_demand(&self, from: usize) -> Option<usize> {
        let heard = &self.hand.stage.call()?.agreed.heard;
        let mut all = heard.spoken().enumerate().skip(from);
        all.find(|(_, it)| is_unsorted(it) || lacks_cause(it))
            .map(|(n, _)| n)
    }

    /// The first demand from the n-th thing on that nobody has sorted.
    pub(super) fn unsorted_demand(&self, from: usize) -> Option<usize> {
        let heard = &self.hand.stage.call()?.agreed.heard;
        let mut all = heard.spoken().enumerate().skip(from);
        all.find(|(_, it)| is_unsorted(it)).map(|(n, _)| n)
    }
}

const fn is_demand(spoken: &Spoken) -> bool {
    spoken.demand().is_some()
}

fn is_unsorted(spoken: &Spoken) -> bool {
    let demand = spoken.demand();
    demand.is_some_and(|it| it.kind == DemandKind::Unclear)
}

/// A failure whose cause nobody has said.
fn lacks_cause(spoken: &Spoken) -> bool {
    let demand = spoken.demand();
    demand.is_some_and(|it| it.kind == DemandKind::Failure && it.cause.is_empty())
}
