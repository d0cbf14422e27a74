//! Forms: several fields, or one, that are filled in and saved together.

use crate::app::edit::Editor;
use crate::app::sorting::Sorting;
use crate::model::campaign::Product;
use crate::model::customer::{Field, Profile};
use crate::model::id::CustomerId;
use crate::model::phone::PhoneNumber;
use crate::model::spoken::Spoken;
use crate::model::talk::Cause;

use super::matter::{Deed, Matter};
use super::noting::{CauseDeed, NoteDown};

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FormFor {
    /// A new customer.
    NewCustomer,
    /// A contact person of an organisation.
    NewContact {
        /// The organisation.
        of: CustomerId,
        /// Its name.
        name: String,
    },
    /// A colleague to whom the customer in hand points.
    Colleague {
        /// The name of whoever points.
        by: String,
    },
    /// What is known of a customer.
    EditCustomer {
        /// Who.
        customer: CustomerId,
        /// What was known when the form opened.
        before: Box<Profile>,
    },
    /// The first run.
    Begin,
    /// A path to a file, or rows, to import.
    ImportPath,
    /// The list's name and source.
    ImportList,
    /// A wash: register, date, by whom.
    Washed,
    /// When to call again, in words.
    CallbackTime,
    /// What the callback is about.
    CallbackAbout,
    /// By which clock they live.
    Clock,
    /// When they want to be called.
    Hours,
    /// With whom the call is, when not with the customer.
    WithWhom,
    /// The words of a deed.
    Deed(Box<(Matter, Deed)>),
    /// A yes to being called.
    Consent,
    /// What lets us call somebody who was never to be called.
    NeverLifted,
    /// What they answered to a question of ours.
    Answer {
        /// The question.
        words: String,
    },
    /// Why they are so satisfied, or so little.
    Satisfied {
        /// The score they gave.
        score: u8,
    },
    /// How many of a product they want.
    Quantity {
        /// The product.
        product: Box<Product>,
    },
    /// Something to be written down about the customer.
    NoteDown {
        /// What.
        what: NoteDown,
        /// About whom.
        about: CustomerId,
    },
    /// The cause of a failure.
    Sort(Box<Sorting>),
    /// What is said of a cause.
    Cause(Box<(Cause, CauseDeed)>),
    /// A note about somebody in the review.
    ReviewNote(CustomerId),
    /// Until which day somebody is set aside in the review.
    AsideUntil(CustomerId),
    /// Something that was said: the n-th thing, or a new one.
    Said {
        /// Which.
        n: Option<usize>,
        /// As it was.
        spoken: Spoken,
    },
    /// Why to call although the house objects.
    OverrideReason {
        /// The number that was to be called.
        number: PhoneNumber,
    },
}

/// Which field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A field of the customer's.
    Field(Field),
    /// A number: its place on the card.
    Phone(usize),
    /// What the contact person does there.
    Role,
    /// The name of a new field of the house's own.
    OwnName,
    /// Its value.
    OwnValue,
    /// The seller's name.
    Seller,
    /// The market.
    Market,
    /// The language of the window.
    Language,
    /// The team folder.
    Team,
    /// A list to stand on.
    List,
    /// A path, or pasted rows.
    Path,
    /// The list's name.
    ListName,
    /// Where the list comes from.
    Source,
    /// The register.
    Register,
    /// The day of the register's version.
    Version,
    /// Who washed.
    WashedBy,
    /// A time.
    Time,
    /// What it is about.
    About,
    /// A reason.
    Reason,
    /// A person's name; empty for the customer.
    WithWhom,
    /// What they said yes to, in words.
    ConsentText,
    /// How they said it.
    ConsentChannel,
    /// On which day they said it.
    ConsentDay,
    /// What they may be called about.
    ConsentPurpose,
    /// To which firm.
    ConsentTo,
    /// Until which day.
    ConsentUntil,
    /// For calls to which number.
    ConsentPhone,
    /// Where the proof is kept.
    ConsentProof,
    /// What lets us.
    Basis,
    /// A clock, by its IANA name.
    Zone,
    /// Hours, in words.
    Hours,
    /// What is said of it.
    Words,
    /// The answer to a question.
    AnswerGiven,
    /// What is not right in a record.
    NotRight,
    /// An answer.
    Answer,
    /// A sentence of theirs.
    Sentence,
    /// How many.
    Quantity,
    /// What matters to them in it.
    Matters,
    /// The last day of a promise.
    Due,
    /// When something will be wanted.
    Horizon,
    /// One of the things that matter to them.
    Matter(usize),
    /// The day on which to ask again what matters.
    AskAgain,
    /// Days after which a call is welcome.
    Ideal,
    /// Days after which they are forgotten.
    Latest,
    /// What went wrong upstream.
    Cause,
    /// Somebody in the house.
    Who,
    /// A note.
    NoteText,
    /// A day, in words.
    LastDay,
}

/// One field that is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormField {
    /// Which.
    pub(crate) slot: Slot,
    /// Its label, when the house made the field.
    pub(crate) label: String,
    /// How it is filled in.
    pub(crate) entry: Entry,
}

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    /// By typing.
    Text(Editor),
    /// By going through the choices with left and right.
    Pick {
        /// The choices, as names that the language knows.
        choices: Vec<String>,
        /// The one chosen.
        at: usize,
    },
}

/// Why a form cannot be saved as it is, and which field is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormFault {
    /// The field, counted from zero.
    pub(crate) field: usize,
    /// What is wrong.
    pub(crate) what: FormWrong,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FormWrong {
    /// It must not be empty.
    Required,
    /// Neither name nor company.
    NoName,
    /// No telephone number.
    NotANumber,
    /// No e-mail address.
    NotAnEmail,
    /// No time that lies ahead.
    NotATime,
    /// No day like 2026-11-21.
    NotADay,
    /// No day like 2026-11-21 that has come.
    NotADayYet,
    /// No clock like Europe/Oslo.
    NotAClock,
    /// No hours that can be read.
    NotHours,
    /// No number of pieces.
    NotAQuantity,
    /// No number of days, or the latest before the ideal.
    NotDays,
    /// Whoever it is about is no longer here.
    Gone,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormPane {
    /// What it is for.
    pub(crate) what: FormFor,
    /// The fields.
    pub(crate) fields: Vec<FormField>,
    /// The field in hand.
    pub(crate) at: usize,
    /// Why it could not be saved.
    pub(crate) fault: Option<FormFault>,
    /// Earlier causes that begin as the one that is typed.
    pub(crate) causes: Vec<Cause>,
    /// How many of them were taken, one after the other.
    pub(crate) taken: usize,
}

impl FormPane {
    /// A form of these fields.
    pub(crate) fn of(what: FormFor, fields: Vec<FormField>) -> Self {
        Self {
            what,
            fields,
            at: 0,
            fault: None,
            causes: Vec::new(),
            taken: 0,
        }
    }

    /// A form of one text.
    pub(crate) fn one(what: FormFor, slot: Slot, text: &str) -> Self {
        Self::of(what, vec![FormField::text(slot, text)])
    }

    /// The field in hand.
    pub(crate) fn field_mut(&mut self) -> Option<&mut FormField> {
        self.fields.get_mut(self.at)
    }

    /// The editor in hand, unless the field is a choice.
    pub(crate) fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.field_mut()?.entry {
            Entry::Text(editor) => Some(editor),
            Entry::Pick { .. } => None,
        }
    }

    /// What a field holds, without space around it; empty when there is no such field.
    pub(crate) fn value(&self, slot: &Slot) -> &str {
        let field = self.fields.iter().find(|field| field.slot == *slot);
        field.map_or("", FormField::value)
    }

    /// Whether it has several fields, which would be a pity to lose.
    pub(crate) fn is_long(&self) -> bool {
        self.fields.len() > 3
    }

    /// Whether the person has something in it that would be lost.
    pub(crate) fn is_touched(&self) -> bool {
        self.fields.iter().any(|field| match &field.entry {
            Entry::Text(editor) => editor.is_touched(),
            Entry::Pick { .. } => false,
        })
    }

    /// Notes what is wrong, and goes there.
    pub(crate) fn blame(&mut self, field: usize, what: FormWrong) {
        self.at = field;
        self.fault = Some(FormFault { field, what });
    }

    /// Goes to the next field, round and round.
    pub(crate) fn next(&mut self) {
        self.at = (self.at + 1) % self.fields.len().max(1);
    }

    /// Goes to the field before, round and round.
    pub(crate) fn previous(&mut self) {
        let count = self.fields.len().max(1);
        self.at = (self.at + count - 1) % count;
    }
}

impl FormField {
    /// A text field.
    pub(crate) fn text(slot: Slot, text: &str) -> Self {
        Self {
            slot,
            label: String::new(),
            entry: Entry::Text(Editor::line(text)),
        }
    }

    /// A text field whose text is selected, so that what is typed takes its place.
    pub(crate) fn suggested(slot: Slot, text: &str) -> Self {
        let mut editor = Editor::line(text);
        editor.select_all();
        Self {
            entry: Entry::Text(editor),
            ..Self::text(slot, "")
        }
    }

    /// A choice.
    pub(crate) fn pick(slot: Slot, choices: Vec<String>, chosen: &str) -> Self {
        let at = choices.iter().position(|choice| choice == chosen);
        Self {
            slot,
            label: String::new(),
            entry: Entry::Pick {
                choices,
                at: at.unwrap_or_default(),
            },
        }
    }

    /// What the field holds, without space around it.
    pub(crate) fn value(&self) -> &str {
        match &self.entry {
            Entry::Text(editor) => editor.text().trim(),
            Entry::Pick { choices, at } => choices.get(*at).map_or("", String::as_str),
        }
    }
}
