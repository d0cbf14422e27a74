//! Demands that were not clear, sorted one at a time; and the causes of what went wrong, handed on, answered and mended.

use crate::model::fact::{Fact, Said};
use crate::model::keeping::{About, Unsorted};
use crate::model::said::DemandKind;
use crate::model::talk::{AboutCause, Cause, DemandSorted, Talk};

use super::effect::Question;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::{AskPane, Asking};
use super::panes::form::{FormField, FormFor, FormPane, FormWrong, Slot};
use super::panes::noting::CauseDeed;
use super::waiting::{After, OpenWhy, Undo, Waiting};
use super::window::App;

/// The demands to sort, and which of them is in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sorting {
    /// All of them, the oldest first.
    pub(crate) rows: Vec<About<Unsorted>>,
    /// Which is in hand.
    pub(crate) at: usize,
}

impl Sorting {
    /// What a demand can be, in the order of the number keys; the last leaves it as it is.
    pub(crate) const KINDS: [DemandKind; 4] = [
        DemandKind::Value,
        DemandKind::Failure,
        DemandKind::Neither,
        DemandKind::Unclear,
    ];

    /// The demand in hand.
    pub(crate) fn row(&self) -> Option<&About<Unsorted>> {
        self.rows.get(self.at)
    }
}

impl App {
    /// Sorts the demands that were not clear, one at a time.
    pub(super) fn show_unsorted(&mut self) {
        let today = self.today.today.as_ref();
        let rows = today.map_or_else(Vec::new, |today| today.keeping.unsorted.clone());
        self.sort(Sorting { rows, at: 0 });
    }

    fn sort(&mut self, sorting: Sorting) {
        if sorting.row().is_some() {
            self.open_question(Asking::Sort(Box::new(sorting)));
        } else {
            self.note(Notice::AllSorted);
        }
    }

    /// Takes the n-th answer: a kind, or the customer's card.
    pub(super) fn sorted(&mut self, sorting: Sorting, n: usize) {
        let Some(row) = sorting.row() else { return };
        let customer = row.customer;
        match Sorting::KINDS.get(n) {
            None => self.open(customer, OpenWhy::Look),
            Some(DemandKind::Failure) => {
                let cause = FormField::text(Slot::Cause, "");
                let what = FormFor::Sort(Box::new(sorting));
                self.over.push(Over::Form(FormPane::of(what, vec![cause])));
            }
            Some(DemandKind::Unclear) => self.sort_next(sorting),
            Some(kind @ (DemandKind::Value | DemandKind::Neither)) => {
                self.sort_as(&sorting, *kind, None);
                self.sort_next(sorting);
            }
        }
    }

    /// The cause of a failure; empty when nobody knows.
    pub(super) fn save_sorted(&mut self, form: &FormPane, sorting: Sorting) {
        let cause = form.value(&Slot::Cause);
        let cause = (!cause.is_empty()).then(|| cause.to_owned());
        self.sort_as(&sorting, DemandKind::Failure, cause);
        self.sort_next(sorting);
    }

    fn sort_as(&mut self, sorting: &Sorting, kind: DemandKind, cause: Option<String>) {
        let Some(row) = sorting.row() else { return };
        let (about, of) = (row.customer, row.what.id);
        let say = |kind, cause| {
            let kind = Some(kind);
            Fact::Talk(Talk::CauseSet(DemandSorted { of, kind, cause }))
        };
        let undo = Undo::Say(vec![say(DemandKind::Unclear, Some(String::new()))]);
        let after = After::Acted { about, undo };
        self.commit(about, vec![say(kind, cause)], after);
    }

    fn sort_next(&mut self, sorting: Sorting) {
        let at = sorting.at + 1;
        self.sort(Sorting { at, ..sorting });
    }

    /// Shows the causes that are open, those that were named most lately first.
    pub(super) fn show_causes(&mut self) {
        self.ask(Question::OpenCauses);
        self.open_question(Asking::OpenCauses(None));
    }

    pub(super) fn causes_read(&mut self, read: Vec<Cause>) {
        if let Some(Over::Ask(AskPane {
            what: Asking::OpenCauses(causes),
            ..
        })) = self.over.last_mut()
        {
            *causes = Some(read);
            if self.waiting == Some(Waiting::Values) {
                self.waiting = None;
            }
        }
    }

    /// Asks for the words of what is said of a cause.
    pub(super) fn cause_deed(&mut self, cause: Cause, n: usize) {
        let Some(deed) = CauseDeed::ALL.get(n).copied() else {
            return;
        };
        let fields = deed.fields(&cause.handed_to);
        let what = FormFor::Cause(Box::new((cause, deed)));
        self.over.push(Over::Form(FormPane::of(what, fields)));
    }

    pub(super) fn save_cause(
        &mut self,
        form: &FormPane,
        (cause, deed): &(Cause, CauseDeed),
    ) -> Result<(), (usize, FormWrong)> {
        let (who, words) = (form.value(&Slot::Who), form.value(&Slot::Words));
        let about = AboutCause {
            cause: cause.words.clone(),
            who: who.to_owned(),
            words: words.to_owned(),
        };
        let talk = match deed {
            CauseDeed::Hand if who.is_empty() => return Err((0, FormWrong::Required)),
            CauseDeed::Answer if words.is_empty() => return Err((1, FormWrong::Required)),
            CauseDeed::Hand => Talk::CauseHanded(about),
            CauseDeed::Answer => Talk::CauseAnswered(about),
            CauseDeed::Mend => Talk::CauseMended(about),
        };
        let said = Said {
            at: self.now.at,
            by: Some(self.seller().id),
            about: None,
            fact: Fact::Talk(talk),
        };
        self.commit_said(vec![said], After::Reread);
        self.show_causes();
        Ok(())
    }
}
