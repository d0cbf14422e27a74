//! The one table of actions: name, where it works, default chords. Its order is the footer's priority.
//!
//! *Invariant:* every default chord parses, none needs AltGr on a Nordic keyboard, none is one that terminals cannot
//! tell from another, and every action has one that a plain VT220 can send. The tests of [`super::keymap`] hold this.

use super::focus::Focus::{
    self, Agenda, Card, Find, Form, Help, Import, Notes, OwnWeek, Palette, Question, Queue, Review,
    Ringing, Today, Voice, WrapUp,
};
use super::group::Group;

const EVERYWHERE: &[Focus] = Focus::ALL;
const PAGES: &[Focus] = &[Today, Queue, Card];
/// Pages from which every other can be gone to.
const PLACES: &[Focus] = &[Today, Queue, Card, Review, Agenda, OwnWeek, Voice];
const PANES: &[Focus] = &[Today, Queue, Card, Ringing, Notes, WrapUp];
const ROWS: &[Focus] = &[
    Today, Queue, Card, Ringing, WrapUp, Question, Find, Import, Palette, Help, Review, Agenda,
    OwnWeek, Voice,
];
const LETTERLESS: &[Focus] = &[
    Today, Queue, Card, Ringing, WrapUp, Question, Import, Help, Review, Agenda, OwnWeek, Voice,
];
const CHOICES: &[Focus] = &[
    Today, Queue, Card, Find, Import, Palette, Question, Agenda, Voice,
];
const ANSWERS: &[Focus] = &[Card, WrapUp, Question, Import];
/// A letter must not end the program where it may be meant as an answer.
const LEAVABLE: &[Focus] = &[
    Today, Queue, Card, Ringing, Notes, WrapUp, Find, Form, Palette, Review, Agenda, OwnWeek, Voice,
];
const TEXTS: &[Focus] = &[Notes, Find, Form, Palette];

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $group:ident $focuses:expr => $($chord:literal)+;)+) => {
        /// What the person asked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Action {
            /// Every action, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name, as settings and messages use it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// What it belongs to in the help.
            #[must_use]
            pub const fn group(self) -> Group {
                match self {
                    $(Self::$variant => Group::$group,)+
                }
            }

            /// Where it works.
            #[must_use]
            pub const fn focuses(self) -> &'static [Focus] {
                match self {
                    $(Self::$variant => $focuses,)+
                }
            }

            /// Its chords before anybody changes them, the one to show first.
            #[must_use]
            pub const fn default_chords(self) -> &'static [&'static str] {
                match self {
                    $(Self::$variant => &[$($chord),+],)+
                }
            }
        }
    };
}

actions! {
    /// The customer answered; the cursor goes to the notes.
    Answered "answered" Line &[Ringing] => "1" "a";
    /// It rang and nobody took it.
    NoAnswer "no_answer" Line &[Ringing] => "2";
    /// The line was busy.
    Busy "busy" Line &[Ringing] => "3";
    /// They pressed it away.
    Declined "declined" Line &[Ringing] => "4";
    /// A machine answered.
    Voicemail "voicemail" Line &[Ringing] => "5";
    /// Somebody else's number.
    WrongNumber "wrong_number" Line &[Ringing] => "6";
    /// We stopped ringing before anything happened; no attempt.
    GivenUp "given_up" Line &[Ringing] => "7";
    /// The line or the softphone failed; no attempt.
    Failed "failed" Line &[Ringing] => "8";

    /// Saves the wrap-up and shows the next card; dials nothing.
    Save "save" Call &[WrapUp, Form] => "enter" "ctrl-s";
    /// Saves the wrap-up and stays on this card.
    SaveStay "save_stay" Call &[WrapUp] => "s";
    /// Saves the wrap-up and shows Today.
    SaveToday "save_today" Call &[WrapUp] => "t";
    /// Saves the wrap-up and takes a break.
    SaveBreak "save_break" Call &[WrapUp] => "b";
    /// Goes back to the question before, with its answer kept.
    StepBack "step_back" Answer &[WrapUp, Question, Import] => "backspace";

    /// Goes on to the next question; this one may stay open.
    StepOn "step_on" Answer &[WrapUp] => "space";
    /// Changes the answer in hand.
    ChangeAnswer "change_answer" Answer &[WrapUp] => "e";
    /// Takes the answer in hand out again.
    TakeOutAnswer "take_out_answer" Answer &[WrapUp] => "x" "delete";

    /// Dials the number on the card.
    Dial "dial" Call &[Queue, Card] => "d";
    /// Dials another number of the same customer.
    DialOther "dial_other" Call &[Queue, Card] => "D";
    /// Moves to the notes.
    WriteNotes "write_notes" Call &[Queue, Card, Ringing, WrapUp, Review] => "n";
    /// Ends the conversation's record and asks what came of it.
    WrapUpCall "wrap_up" Call &[Card, Notes] => "ctrl-s" "w";
    /// The line broke while we talked.
    CutOff "cut_off" Call &[Card, Notes, WrapUp] => "ctrl-g";
    /// Says whom the call is with, when it is not the customer.
    WithWhom "with_whom" Call &[Card, Notes, WrapUp] => "W" "f12";
    /// Ticks the next line of the guide that has to be said or asked; on the card, the number keys tick each.
    SayNext "say_next" Call &[Card, Notes] => "." "f2";
    /// Puts the number, e-mail or date that was recognised in the notes on the card.
    PutOnCard "put_on_card" Call &[Notes] => "ctrl-o";
    /// Makes what is selected, or the sentence under the cursor, their words; once more, it is not after all.
    TakeVerbatim "take_verbatim" Call &[Notes] => "f3" "f13";
    /// Shows the whole guide.
    ShowGuide "show_guide" Call &[Card, Ringing, Notes, WrapUp] => "v" "f4";
    /// Takes an order, agreed by telephone.
    TakeOrder "take_order" Call &[Card, Notes, WrapUp] => "B" "f5";
    /// Something has gone wrong for them: so it was with what they said last.
    GoneWrong "gone_wrong" Call &[Card, Notes, WrapUp] => "F" "f7";
    /// Asks how satisfied they are.
    AskSatisfaction "ask_satisfaction" Call &[Card, Notes, WrapUp] => "K" "f8";
    /// Makes the mark on the cursor's line mere text; once more, it is a mark after all.
    SwitchMark "switch_mark" Call &[Notes] => "f9";
    /// Agrees a callback.
    SetCallback "set_callback" Call &[Queue, Card, Notes, WrapUp, Review] => "ctrl-b";
    /// They ring us: the number, then the customer with everything.
    TheyRing "they_ring" Call &[Today, Queue, Card, Ringing, Notes, WrapUp, Find, Review, Agenda, OwnWeek, Voice] => "ctrl-t" "i";
    /// Shows the calls that are parked, to go on with one.
    ShowParked "parked" Call PLACES => "x";
    /// Leaves the customer for later today and shows the next.
    SetAside "set_aside" Call &[Queue, Card, Review] => "s";
    /// Puts the customer back in the queue, as if the card had not been opened.
    PutBack "put_back" Call &[Card] => "p";
    /// Opens the wrap-up that was saved last, to correct it.
    Reopen "reopen" Call PAGES => "u";
    /// Copies the number.
    CopyNumber "copy_number" Call &[Queue, Card, Ringing, Notes] => "y" "ctrl-y";

    /// Shows the next customer of the queue.
    NextCustomer "next_customer" Customer &[Card, Review] => ">";
    /// Shows the customer before in the queue.
    PreviousCustomer "previous_customer" Customer &[Card, Review] => "<";
    /// Asks what to do with the row that is chosen: a promise, a question, a callback, an order, a call.
    ActOn "act_on" Customer &[Today, Card] => "a";
    /// Writes down what was not said in a call: a promise, a question, what matters, a need, how often to hear from us.
    NoteDown "note_down" Customer &[Card] => "A";
    /// Changes what is known of the customer.
    EditCustomer "edit_customer" Customer &[Queue, Card, Notes] => "e" "alt-e" "f15";
    /// Adds a customer.
    AddCustomer "add_customer" Customer PAGES => "+";
    /// Adds a contact person to the organisation on the card.
    AddContact "add_contact" Customer &[Card] => "P";
    /// Writes down a colleague to whom the customer points: they are called, and told who pointed.
    CallColleague "call_colleague" Customer &[Card, Notes, WrapUp] => "c" "alt-c" "f14";
    /// Says when and how the customer wants to be reached.
    SetHours "set_hours" Customer &[Card, Notes, WrapUp] => "H" "f10";
    /// Writes down a yes to being called: what they said, how and when.
    GiveConsent "give_consent" Customer &[Card, WrapUp] => "S";
    /// Takes back, at once, every yes that the customer gave to be called.
    WithdrawConsent "withdraw_consent" Customer &[Card, Ringing, WrapUp] => "Y";
    /// Says that the customer is the same person as another one, who is found next.
    SamePerson "same_person" Customer &[Card] => "M";
    /// Says that those are two people after all who were said to be one.
    TwoPeople "two_people" Customer &[Card] => "X";
    /// Says by which clock the customer lives.
    SetClock "set_clock" Customer &[Card] => "Z";
    /// Nobody here calls them again, from now on; then asks whom else that covers.
    NeverCall "never_call" Customer &[Card, Ringing, Notes, WrapUp] => "N" "ctrl-n";
    /// Chooses which list to call.
    ChooseList "choose_list" Customer PAGES => "o";
    /// Shows those who cannot be called now, by reason.
    ShowWaiting "waiting" Customer &[Today, Queue] => "w";
    /// Shows only those rows of the queue that have something in common.
    FilterQueue "filter_queue" Customer &[Queue, Card] => "f";
    /// Orders the queue by a field.
    OrderQueue "order_queue" Customer &[Queue, Card] => "O";
    /// Chooses the columns of the queue.
    ChooseColumns "choose_columns" Customer &[Queue, Card] => "C";
    /// Changes which field a column of the file goes to, or what a status in it means.
    MapColumn "map_column" Customer &[Import] => "m";
    /// Brings in a list.
    ImportList "import" Customer PAGES => "I";

    /// They were gone through in the weekly review; shows the next.
    MarkReviewed "mark_reviewed" Customer &[Review] => "enter";
    /// Promises something to the customer in the review.
    MakePromise "make_promise" Customer &[Review] => "p";
    /// Opens the card of the customer in the review.
    OpenCustomer "open_customer" Customer &[Review] => "o";
    /// Ends the weekly review with its receipt.
    EndReview "end_review" Customer &[Review] => "e";
    /// Moves the chosen callback to another time.
    MoveCallback "move_callback" Customer &[Agenda] => "m";

    /// Finds a customer by any piece of what is known.
    FindCustomer "find" Go &[Today, Queue, Card, Ringing, Notes, WrapUp, Review, Agenda, OwnWeek, Voice] => "/" "ctrl-f";
    /// Shows Today.
    ShowToday "today" Go &[Queue, Card, Review, Agenda, OwnWeek, Voice] => "t";
    /// Shows the queue.
    ShowQueue "queue" Go &[Today, Card, Review, Agenda, OwnWeek, Voice] => "l";
    /// Shows what there is to know of the rules before one relies on them.
    ShowRules "rules" Go &[Today, Queue] => "R";
    /// Shows the desks of the team: their last word, what is on its way, and what somebody should see to.
    ShowTeam "team" Go PAGES => "L";
    /// Shows what went wrong upstream and is not mended, and who has it.
    ShowCauses "causes" Go &[Today, Queue] => "K";
    /// Sorts what people said and nobody has understood, one at a time.
    ShowUnsorted "unsorted" Go PAGES => "U";
    /// Goes through the week's customers, one at a time, so that nobody is forgotten.
    ShowReview "review" Go &[Today, Queue, Card, Agenda, OwnWeek] => "r";
    /// Shows what is agreed for the week, or for a day.
    ShowAgenda "agenda" Go &[Today, Queue, Card, Review, OwnWeek] => "T";
    /// Shows the seller's own week, to the seller alone.
    ShowOwnWeek "own_week" Go &[Today, Queue, Card, Review] => "m";
    /// Shows what customers said in a week, in their words, and how much of it each week.
    ShowVoice "voice" Go &[Today, Queue, Review, Agenda, OwnWeek] => "v";
    /// Shows demand from week to week, or what was said in the week again.
    WordsOrWeeks "words_or_weeks" Go &[Voice] => "w";
    /// Shows the week or the day after.
    ShowLater "later" Go &[Agenda, Voice] => ">" "right";
    /// Shows the week or the day before.
    ShowEarlier "earlier" Go &[Agenda, Voice] => "<" "left";
    /// Shows one day of the agenda, or the week again.
    DayOrWeek "day_or_week" Go &[Agenda] => "w";
    /// Shows everyone's agreements in the agenda, or the seller's own again.
    WhoseAgenda "whose_agenda" Go &[Agenda] => "a";
    /// Takes a break: nothing of any customer stays on the screen.
    TakeBreak "break" Go PLACES => "b";
    /// Goes one step back.
    Back "back" Go EVERYWHERE => "esc";
    /// Shows every action by name.
    ShowPalette "palette" Go EVERYWHERE => "ctrl-p" ":";
    /// Shows the keys that work here.
    ShowHelp "help" Go EVERYWHERE => "?" "f1";
    /// Ends the program; asks first when something is open.
    Quit "quit" Go LEAVABLE => "q" "ctrl-q";
    /// Leaves the terminal to the shell until the program is called back.
    Suspend "suspend" Go EVERYWHERE => "ctrl-z";
    /// Draws the whole window again.
    Redraw "redraw" Go EVERYWHERE => "ctrl-l";

    /// Takes the chosen row.
    Choose "choose" Move CHOICES => "enter";
    /// Moves one row down.
    Down "down" Move ROWS => "down" "j";
    /// Moves one row up.
    Up "up" Move ROWS => "up" "k";
    /// Moves one page down.
    PageDown "page_down" Move EVERYWHERE => "pgdn";
    /// Moves one page up.
    PageUp "page_up" Move EVERYWHERE => "pgup";
    /// Moves to the first row.
    First "first" Move LETTERLESS => "g" "home";
    /// Moves to the last row.
    Last "last" Move LETTERLESS => "G" "end";
    /// Moves to the next pane.
    NextPane "next_pane" Move PANES => "tab";
    /// Moves to the pane before.
    PreviousPane "previous_pane" Move PANES => "shift-tab" "f6";
    /// Moves to the next field.
    NextField "next_field" Move &[Form] => "tab" "down";
    /// Moves to the field before.
    PreviousField "previous_field" Move &[Form] => "shift-tab" "up";

    /// Answers with the first choice.
    Answer1 "answer_1" Answer ANSWERS => "1";
    /// Answers with the second choice.
    Answer2 "answer_2" Answer ANSWERS => "2";
    /// Answers with the third choice.
    Answer3 "answer_3" Answer ANSWERS => "3";
    /// Answers with the fourth choice.
    Answer4 "answer_4" Answer ANSWERS => "4";
    /// Answers with the fifth choice.
    Answer5 "answer_5" Answer ANSWERS => "5";
    /// Answers with the sixth choice.
    Answer6 "answer_6" Answer ANSWERS => "6";
    /// Answers with the seventh choice.
    Answer7 "answer_7" Answer ANSWERS => "7";
    /// Answers with the eighth choice.
    Answer8 "answer_8" Answer ANSWERS => "8";
    /// Answers with the ninth choice.
    Answer9 "answer_9" Answer ANSWERS => "9";

    /// Begins a new line in the notes.
    NewLine "new_line" Write &[Notes] => "enter";
    /// Moves the cursor one character to the left; with Shift it selects.
    CursorLeft "cursor_left" Write TEXTS => "left";
    /// Moves the cursor one character to the right; with Shift it selects.
    CursorRight "cursor_right" Write TEXTS => "right";
    /// Moves the cursor one line up; with Shift it selects.
    CursorUp "cursor_up" Write &[Notes] => "up";
    /// Moves the cursor one line down; with Shift it selects.
    CursorDown "cursor_down" Write &[Notes] => "down";
    /// Moves the cursor one word to the left; with Shift it selects.
    WordLeft "word_left" Write TEXTS => "ctrl-left" "alt-left" "f19";
    /// Moves the cursor one word to the right; with Shift it selects.
    WordRight "word_right" Write TEXTS => "ctrl-right" "alt-right" "f20";
    /// Moves the cursor to the beginning of the line; with Shift it selects.
    LineStart "line_start" Write TEXTS => "home" "ctrl-a";
    /// Moves the cursor to the end of the line; with Shift it selects.
    LineEnd "line_end" Write TEXTS => "end" "ctrl-e";
    /// Moves the cursor to the beginning of the text; with Shift it selects.
    TextStart "text_start" Write TEXTS => "ctrl-home" "f17";
    /// Moves the cursor to the end of the text; with Shift it selects.
    TextEnd "text_end" Write TEXTS => "ctrl-end" "f18";
    /// Sets a mark; moving the cursor from here selects.
    SetMark "set_mark" Write TEXTS => "ctrl-space";
    /// Selects the whole text.
    SelectAll "select_all" Write TEXTS => "alt-a" "f11";
    /// Deletes to the left.
    DeleteLeft "delete_left" Write TEXTS => "backspace";
    /// Deletes to the right.
    DeleteRight "delete_right" Write TEXTS => "delete" "ctrl-d";
    /// Deletes the word to the left.
    DeleteWord "delete_word" Write TEXTS => "ctrl-w" "ctrl-backspace" "alt-backspace";
    /// Deletes to the end of the line.
    DeleteRest "delete_rest" Write TEXTS => "ctrl-k";
    /// Takes back the last change of the text.
    Undo "undo" Write TEXTS => "ctrl-u";
    /// Does again what was taken back.
    Redo "redo" Write TEXTS => "ctrl-r";
    /// Copies what is selected.
    Copy "copy" Write TEXTS => "ctrl-c";
    /// Cuts what is selected.
    Cut "cut" Write TEXTS => "ctrl-x";
    /// Puts in what was copied or cut.
    Paste "paste" Write TEXTS => "ctrl-v" "insert";
}

impl Action {
    /// The action of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }

    /// The n-th answer, counted from one, if this answers a question.
    #[must_use]
    pub fn answer(self) -> Option<usize> {
        self.name().strip_prefix("answer_")?.parse().ok()
    }

    /// Whether Shift with its chord means the same and selects on the way.
    #[must_use]
    pub(super) fn is_selecting(self) -> bool {
        self.name().starts_with("cursor_")
            || matches!(
                self,
                Self::WordLeft
                    | Self::WordRight
                    | Self::LineStart
                    | Self::LineEnd
                    | Self::TextStart
                    | Self::TextEnd
            )
    }
}
