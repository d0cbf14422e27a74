//! Which keys are of use here and now, the most useful first: what the last line names.

use crate::desk::Stage;
use crate::keys::Action::{
    self, ActOn, AddContact, AddCustomer, Answered, AskSatisfaction, Back, Busy, CallColleague,
    ChangeAnswer, Choose, ChooseColumns, ChooseList, CopyNumber, CutOff, DayOrWeek, Declined, Dial,
    DialOther, EditCustomer, EndReview, Failed, FilterQueue, FindCustomer, GivenUp, GoneWrong,
    ImportList, MakePromise, MapColumn, MarkReviewed, MoveCallback, NeverCall, NextCustomer,
    NextField, NextPane, NoAnswer, NoteDown, OpenCustomer, OrderQueue, PageDown, PageUp,
    PreviousCustomer, PutBack, PutOnCard, Quit, Reopen, Save, SaveBreak, SaveStay, SaveToday,
    SayNext, SetAside, SetCallback, SetHours, ShowAgenda, ShowCauses, ShowEarlier, ShowGuide,
    ShowLater, ShowOwnWeek, ShowParked, ShowQueue, ShowReview, ShowToday, ShowVoice, ShowWaiting,
    StepBack, StepOn, SwitchMark, TakeBreak, TakeOrder, TakeOutAnswer, TakeVerbatim, TheyRing,
    Undo, Voicemail, WhoseAgenda, WithWhom, WordsOrWeeks, WrapUpCall, WriteNotes, WrongNumber,
};
use crate::keys::{Binding, Focus};

use super::over::Over;
use super::panes::find::FindFor;
use super::panes::form::FormFor;
use super::panes::import::ImportStep;
use super::panes::tree::TreePos;
use super::window::App;

/// On Today.
const ON_TODAY: &[Action] = &[
    Choose,
    ActOn,
    ShowQueue,
    FindCustomer,
    TheyRing,
    ShowParked,
    ShowReview,
    ShowAgenda,
    ImportList,
    ChooseList,
    ShowOwnWeek,
    Reopen,
    ShowCauses,
    ShowVoice,
    AddCustomer,
    TakeBreak,
    Quit,
];

/// In the agenda.
const IN_AGENDA: &[Action] = &[
    Choose,
    MoveCallback,
    ShowLater,
    ShowEarlier,
    DayOrWeek,
    WhoseAgenda,
    ShowToday,
    FindCustomer,
    TheyRing,
    Back,
];

impl App {
    /// The keys that are of use here and now, the most useful first.
    pub(crate) fn of_use(&self) -> Vec<Binding> {
        let focus = self.focus();
        let keymap = &self.setup.keymap;
        let mut bindings = Vec::new();
        for action in self.useful(focus) {
            let chord = keymap.chord(*action, focus);
            let chord = chord.filter(|_| self.is_possible(*action, focus));
            bindings.extend(chord.map(|chord| Binding {
                action: *action,
                chord,
            }));
        }
        bindings
    }

    fn useful(&self, focus: Focus) -> &'static [Action] {
        match focus {
            Focus::Today => ON_TODAY,
            Focus::Queue => &[
                Choose,
                FindCustomer,
                SetAside,
                ChooseList,
                ShowWaiting,
                FilterQueue,
                OrderQueue,
                ChooseColumns,
                TheyRing,
                ShowParked,
                ShowToday,
                ImportList,
                AddCustomer,
            ],
            Focus::Card => self.useful_on_card(),
            Focus::Ringing => &[
                Answered,
                NoAnswer,
                Busy,
                Declined,
                Voicemail,
                WrongNumber,
                GivenUp,
                Failed,
                WriteNotes,
                CopyNumber,
            ],
            Focus::Notes => self.useful_in_notes(),
            Focus::WrapUp => &[
                Save,
                SaveStay,
                SaveToday,
                SaveBreak,
                WriteNotes,
                SetCallback,
                StepOn,
                ChangeAnswer,
                TakeOutAnswer,
                StepBack,
                CutOff,
                WithWhom,
            ],
            Focus::Question | Focus::Palette => &[Choose, Back],
            Focus::Find => match self.over.last() {
                Some(Over::Find(find)) if find.what_for != FindFor::Look => &[Choose, Back],
                _ => &[Choose, TheyRing, Back],
            },
            Focus::Form => self.useful_in_form(),
            Focus::Import => self.useful_in_import(),
            Focus::Help => &[Back, PageDown, PageUp],
            Focus::Review => self.useful_in_review(),
            Focus::Agenda => IN_AGENDA,
            Focus::Voice => &[
                Choose,
                WordsOrWeeks,
                ShowEarlier,
                ShowLater,
                Back,
                ShowToday,
                ShowQueue,
                FindCustomer,
                TheyRing,
            ],
            Focus::OwnWeek => &[Back, ShowToday, ShowQueue, ShowReview, ShowAgenda, TheyRing],
        }
    }

    fn useful_on_card(&self) -> &'static [Action] {
        match self.hand.stage {
            Stage::Idle => &[ShowQueue, FindCustomer, ShowToday, TheyRing, ImportList],
            Stage::Orienting(_) => &[
                Dial,
                WriteNotes,
                ActOn,
                SetAside,
                NextCustomer,
                DialOther,
                SetCallback,
                EditCustomer,
                CopyNumber,
                FindCustomer,
                ShowQueue,
                ShowToday,
                NoteDown,
                PutBack,
                NeverCall,
                AddContact,
                CallColleague,
            ],
            Stage::Saved(_) => &[
                Dial,
                NextCustomer,
                ActOn,
                Reopen,
                ShowQueue,
                ShowToday,
                FindCustomer,
                EditCustomer,
            ],
            Stage::Ringing(_) | Stage::Talking(_) => &[
                WriteNotes,
                SayNext,
                WrapUpCall,
                SetCallback,
                CutOff,
                CopyNumber,
                EditCustomer,
                TheyRing,
                WithWhom,
                ShowGuide,
                GoneWrong,
                AskSatisfaction,
                TakeOrder,
                SetHours,
                CallColleague,
            ],
            Stage::WrapUp(_) => &[WriteNotes, NextPane, FindCustomer, TheyRing],
        }
    }

    /// When there is nobody to go through, or no longer, Enter leads back.
    fn useful_in_review(&self) -> &'static [Action] {
        if self.review.ended.is_some() || self.review.rows().is_empty() {
            return &[Back, ShowQueue, ShowAgenda, FindCustomer, TheyRing];
        }
        &[
            MarkReviewed,
            SetCallback,
            WriteNotes,
            MakePromise,
            SetAside,
            OpenCustomer,
            NextCustomer,
            PreviousCustomer,
            EndReview,
            TheyRing,
            Back,
        ]
    }

    fn useful_in_notes(&self) -> &'static [Action] {
        match self.hand.stage {
            Stage::Idle | Stage::Saved(_) => &[Back],
            Stage::Orienting(_) => &[WrapUpCall, Back, SwitchMark, PutOnCard, SetCallback, Undo],
            Stage::Ringing(_) => &[Back, SwitchMark, PutOnCard, CopyNumber],
            Stage::Talking(_) => &[
                WrapUpCall,
                SayNext,
                PutOnCard,
                SetCallback,
                SwitchMark,
                CutOff,
                TheyRing,
                FindCustomer,
                WithWhom,
                Back,
                TakeVerbatim,
                ShowGuide,
                GoneWrong,
                AskSatisfaction,
                TakeOrder,
                CallColleague,
            ],
            Stage::WrapUp(_) => &[Back, PutOnCard, SetCallback, SwitchMark, Undo],
        }
    }

    /// What Enter does is said in the form itself, where it is not saving.
    fn useful_in_form(&self) -> &'static [Action] {
        let Some(Over::Form(form)) = self.over.last() else {
            return &[Back];
        };
        match form.what {
            FormFor::NewCustomer
            | FormFor::NewContact { .. }
            | FormFor::EditCustomer { .. }
            | FormFor::Consent => &[Save, NextField, Back],
            FormFor::Begin => &[NextField, Quit],
            FormFor::Colleague { .. }
            | FormFor::Said { .. }
            | FormFor::ImportList
            | FormFor::Washed
            | FormFor::NoteDown { .. }
            | FormFor::Cause(_) => &[NextField, Back],
            FormFor::ImportPath
            | FormFor::CallbackTime
            | FormFor::CallbackAbout
            | FormFor::Clock
            | FormFor::Hours
            | FormFor::WithWhom
            | FormFor::Deed(_)
            | FormFor::NeverLifted
            | FormFor::Answer { .. }
            | FormFor::Satisfied { .. }
            | FormFor::Quantity { .. }
            | FormFor::Sort(_)
            | FormFor::ReviewNote(_)
            | FormFor::AsideUntil(_)
            | FormFor::OverrideReason { .. } => &[Back],
        }
    }

    fn useful_in_import(&self) -> &'static [Action] {
        match self.import_step() {
            Some(ImportStep::Columns) => &[Choose, MapColumn, StepBack, Back],
            Some(ImportStep::Running { .. }) => &[Back],
            Some(ImportStep::Done(_)) => &[Choose, Back],
            Some(
                ImportStep::Choose
                | ImportStep::Map { .. }
                | ImportStep::Status { .. }
                | ImportStep::Country
                | ImportStep::Audience
                | ImportStep::Ground
                | ImportStep::Washed
                | ImportStep::Preview,
            )
            | None => &[Choose, StepBack, Back],
        }
    }

    /// The step of the import that stands over the page.
    pub(crate) fn import_step(&self) -> Option<&ImportStep> {
        match self.over.last() {
            Some(Over::Import(import)) => Some(&import.step),
            Some(
                Over::Find(_)
                | Over::Palette(_)
                | Over::Help(_)
                | Over::Ask(_)
                | Over::Callback(_)
                | Over::Form(_),
            )
            | None => None,
        }
    }

    /// Whether an action has anything to work on.
    fn is_possible(&self, action: Action, focus: Focus) -> bool {
        let phones = || {
            let card = self.hand.card.as_ref();
            card.map_or(0, |read| read.card.customer.profile.phones.len())
        };
        if action == ShowParked {
            !self.shelf.is_empty()
        } else if action == ShowWaiting {
            let queue = self.queue.queue.as_ref();
            queue.is_some_and(|queue| queue.counts.waiting_total() > 0)
        } else if action == SayNext {
            self.next_tick().is_some()
        } else if action == SwitchMark {
            self.mark_here().is_some()
        } else if action == TakeOrder {
            self.campaign().is_some_and(|it| !it.products.is_empty())
        } else if action == Reopen {
            self.hand.last_saved.is_some() || self.undo.is_some()
        } else if action == ActOn {
            self.chosen_matter().is_some() || self.disputed_here().is_some()
        } else if action == StepOn {
            self.tree_at() != TreePos::End
        } else if action == ChangeAnswer || action == TakeOutAnswer {
            self.tree_at().item().is_some()
        } else if action == PutOnCard {
            self.recognised().is_some()
        } else if action == DialOther {
            phones() > 1
        } else if action == SetCallback && focus != Focus::Review {
            self.hand.card.is_some()
        } else if focus == Focus::Queue && action == Choose {
            !self.queue.rows().is_empty() || !self.empty_rows().is_empty()
        } else if focus == Focus::Queue && action == SetAside {
            !self.queue.rows().is_empty()
        } else if focus == Focus::Agenda && (action == Choose || action == MoveCallback) {
            self.agenda.count() > 0
        } else if focus == Focus::Voice && action == Choose {
            let chosen = self.voice.chosen();
            chosen.is_some_and(|said| said.seen.whose.is_some())
        } else if focus == Focus::Today && action == Choose {
            !self.today_rows().is_empty()
        } else if [
            ShowCauses,
            ShowQueue,
            FindCustomer,
            ChooseList,
            FilterQueue,
            OrderQueue,
            ChooseColumns,
        ]
        .contains(&action)
        {
            self.today
                .today
                .as_ref()
                .is_none_or(|today| today.customers > 0)
        } else if focus == Focus::Import && action == StepBack {
            self.import_step() != Some(&ImportStep::Choose)
        } else {
            true
        }
    }
}
