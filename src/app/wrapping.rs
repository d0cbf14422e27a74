//! Answers to the questions of a wrap-up: what a number key says, and what is asked for because of it.
//!
//! *Invariant:* nothing is compulsory; an answer is taken back only by its own key.

use crate::desk::Event;
use crate::model::said::{Demand, DemandKind, Priority, PromiseMade, QuestionAsked, Side};
use crate::model::spoken::{Spoken, SpokenKind};

use super::panes::tree::{Adds, TreeItem, TreePos, TreeStep};
use super::said::SCALE;
use super::window::App;

/// The kinds of a demand, in the order of the number keys.
pub(crate) const DEMAND_KINDS: [DemandKind; 4] = [
    DemandKind::Value,
    DemandKind::Failure,
    DemandKind::Neither,
    DemandKind::Unclear,
];

impl App {
    /// Answers the open question with its n-th answer, counted from zero.
    pub(super) fn answer_tree(&mut self, n: usize) {
        match self.tree_at() {
            TreePos::Begin
            | TreePos::Step(TreeStep::CameOf)
            | TreePos::Item(TreeStep::CameOf, _)
            | TreePos::End => {
                self.choose_outcome(n);
            }
            TreePos::Step(TreeStep::Finer) | TreePos::Item(TreeStep::Finer, _) => {
                self.choose_sub(n);
            }
            TreePos::Step(TreeStep::Wanted) | TreePos::Item(TreeStep::Wanted, _) => {
                self.sort_demand(n);
            }
            TreePos::Step(TreeStep::Agreed) | TreePos::Item(TreeStep::Agreed, _) => {
                if let Some(adds) = self.adds().get(n) {
                    self.add(*adds);
                }
            }
            TreePos::Step(TreeStep::Satisfied) | TreePos::Item(TreeStep::Satisfied, _) => {
                self.score(n);
            }
        }
    }

    /// The outcome of the wrap-up; what it asks for is asked at once. Behind the last one: it is not clear.
    fn choose_outcome(&mut self, n: usize) {
        let outcomes = self.campaign().map_or(&[][..], |it| &it.outcomes);
        let is_not_clear = n == outcomes.len();
        let outcome = outcomes.get(n).cloned();
        if is_not_clear && self.step(Event::NotClear) {
            self.go_on_from(TreeStep::CameOf);
        }
        let Some(outcome) = outcome else { return };
        if self.step(Event::Choose(Box::new(outcome.clone()))) {
            self.go_on_from(TreeStep::CameOf);
            self.ask_for(&outcome);
        }
    }

    fn choose_sub(&mut self, n: usize) {
        let sub = self
            .outcome_in_hand()
            .and_then(|it| it.subs.get(n))
            .cloned();
        if sub.is_some() && self.step(Event::ChooseSub(sub)) {
            self.go_on_from(TreeStep::Finer);
        }
    }

    /// The demand in hand: the chosen one, else the first that nobody has sorted, else the last.
    fn demand_in_hand(&self) -> Option<(usize, Demand)> {
        let chosen = match self.tree_at().item() {
            Some(TreeItem::Heard(n)) => Some(n),
            Some(TreeItem::Callback | TreeItem::Satisfaction | TreeItem::Order) | None => None,
        };
        let last = || match self.tree_items(TreeStep::Wanted).last() {
            Some(TreeItem::Heard(n)) => Some(*n),
            Some(TreeItem::Callback | TreeItem::Satisfaction | TreeItem::Order) | None => None,
        };
        let n = chosen.or(self.unsorted_demand(0)).or_else(last)?;
        Some((n, self.heard_at(n)?.demand()?.clone()))
    }

    /// Value, failure, neither or not clear; behind them: they wanted something else too.
    fn sort_demand(&mut self, n: usize) {
        let selected = self.hand.notes.selected().trim().to_owned();
        let Some(kind) = DEMAND_KINDS.get(n).copied() else {
            if n == DEMAND_KINDS.len() && self.demand_in_hand().is_some() {
                self.say_form(None, Spoken::verbatim(&selected));
            }
            return;
        };
        let Some((at, demand)) = self.demand_in_hand() else {
            let demand = Demand {
                words: selected,
                kind,
                matters: String::new(),
                cause: String::new(),
            };
            self.say_form(None, Spoken::Demand(demand));
            return;
        };
        let demand = Demand { kind, ..demand };
        let needs_cause = kind == DemandKind::Failure && demand.cause.is_empty();
        let sorted = Spoken::Demand(demand);
        if !self.step(Event::HeardSo(at, sorted.clone())) {
            return;
        }
        if needs_cause {
            self.say_form(Some(at), sorted);
        } else {
            self.demand_done(at);
        }
    }

    /// The next demand that is not finished, else the next question.
    fn demand_done(&mut self, n: usize) {
        match self.unfinished_demand(n + 1) {
            Some(next) => self.go_to_demand(next),
            None => self.go_on_from(TreeStep::Wanted),
        }
    }

    /// What can be agreed: an order only where there is something to order.
    pub(crate) fn adds(&self) -> Vec<Adds> {
        let has_products = self.campaign().is_some_and(|it| !it.products.is_empty());
        let mut adds = Adds::ALL.to_vec();
        adds.retain(|it| has_products || *it != Adds::Order);
        adds
    }

    fn add(&mut self, adds: Adds) {
        self.hand.tree.at = TreePos::Step(TreeStep::Agreed);
        self.hand.tree.seen.insert(TreeStep::Agreed);
        let promise = |by| {
            Spoken::Promise(PromiseMade {
                by,
                words: String::new(),
                due: None,
                owner: self.seller(),
            })
        };
        let question = |by| {
            Spoken::Question(QuestionAsked {
                by,
                words: String::new(),
                answer: String::new(),
            })
        };
        let spoken = match adds {
            Adds::OurPromise => promise(Side::We),
            Adds::TheirPromise => promise(Side::They),
            Adds::TheirQuestion => question(Side::They),
            Adds::OurQuestion => question(Side::We),
            Adds::Need => Spoken::later(""),
            Adds::Priority => Spoken::Priority(Priority {
                words: String::new(),
            }),
            Adds::Callback => {
                self.set_callback();
                return;
            }
            Adds::Order => {
                self.take_order();
                return;
            }
        };
        let spoken = spoken.reworded(self.hand.notes.selected().trim());
        self.say_form(None, spoken);
    }

    /// The score, and then their sentence; behind the highest one: they were not asked.
    fn score(&mut self, n: usize) {
        if n <= usize::from(SCALE) {
            self.satisfaction_chosen(n);
        }
    }

    /// How satisfied they are is answered; where the tree asked, it goes on.
    pub(super) fn score_said(&mut self) {
        if self.tree_at().step() == Some(TreeStep::Satisfied) {
            self.go_on_from(TreeStep::Satisfied);
        }
    }

    /// Something was written into the tree: the n-th thing, or a new one.
    pub(super) fn said_in_tree(&mut self, n: Option<usize>, kind: SpokenKind) {
        let last = || {
            self.hand
                .stage
                .call()
                .map_or(0, |it| it.agreed.heard.spoken().count())
        };
        let at = n.unwrap_or_else(|| last().saturating_sub(1));
        match kind {
            SpokenKind::Demand => self.demand_done(at),
            SpokenKind::Promise
            | SpokenKind::Question
            | SpokenKind::Priority
            | SpokenKind::Need
            | SpokenKind::Tag => self.hand.tree.at = TreePos::Step(TreeStep::Agreed),
        }
    }

    /// Changes the answer in hand, else the first of the open question.
    pub(super) fn change_answer(&mut self) {
        match self.item_in_hand() {
            Some(TreeItem::Heard(n)) => {
                if let Some(spoken) = self.heard_at(n).cloned() {
                    self.say_form(Some(n), spoken);
                }
            }
            Some(TreeItem::Callback) => self.set_callback(),
            Some(TreeItem::Satisfaction) => self.say_why(),
            Some(TreeItem::Order) => self.take_order(),
            None => {}
        }
    }

    fn item_in_hand(&self) -> Option<TreeItem> {
        let at = self.tree_at();
        let first = || self.tree_items(at.step()?).first().copied();
        at.item().or_else(first)
    }

    /// Takes out the answer in hand. What was a mark of it in the notes is only text then.
    pub(super) fn take_out_answer(&mut self) {
        let event = match (self.tree_at().step(), self.item_in_hand()) {
            (_, Some(TreeItem::Heard(n))) => Event::Unheard(n),
            (_, Some(TreeItem::Callback)) => Event::SetCallback(None),
            (_, Some(TreeItem::Satisfaction)) => Event::SetSatisfaction(None),
            (_, Some(TreeItem::Order)) => Event::SetOrder(None),
            (Some(TreeStep::CameOf), None) => Event::NotClear,
            (Some(TreeStep::Finer), None) => Event::ChooseSub(None),
            (Some(TreeStep::Wanted | TreeStep::Agreed | TreeStep::Satisfied) | None, None) => {
                return;
            }
        };
        let step = self.tree_at().step().unwrap_or(TreeStep::CameOf);
        if self.step(event) {
            self.hand.tree.at = TreePos::Step(step);
        }
    }
}
