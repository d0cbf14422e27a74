//! What the window asks of the world. The world performs each and answers with a [`Message`](super::message::Message).
//!
//! *Invariant:* plain values; nothing here touches a disk, a clock or a terminal.

use chrono::NaiveDate;

use crate::guard::{self, Asked, Market, Objection, Rule, Rules, SpokenReason};
use crate::model::agenda::{AgendaQuestion, AgendaRow};
use crate::model::call::ClearanceNote;
use crate::model::callback::Callback;
use crate::model::card::{CallVersion, Card};
use crate::model::customer::Field;
use crate::model::fact::Said;
use crate::model::find::Found;
use crate::model::id::{CustomerId, ListId, RecordId};
use crate::model::keeping::Review;
use crate::model::list::{List, ListAnswers, ListRef};
use crate::model::moment::{Moment, Now};
use crate::model::own_week::OwnWeek;
use crate::model::phone::{PhoneNumber, Region};
use crate::model::queue::{Counts, Queue, QueueQuestion, Today};
use crate::model::standing::{Because, Person};
use crate::model::talk::Cause;
use crate::model::voice::Voice;

use super::draft::{Draft, DraftKey};
use super::importing::{ImportFile, ImportRequest, Preview};
use super::message::Trouble;

/// Work for the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read something; answered by `Message::Answer`. A newer question of the same kind makes an older one void, and
    /// the world may skip what it has not begun.
    Ask(Question),
    /// Append these facts durably, in one transaction, in this order. Answered by `Message::Committed` after the
    /// commit, or by `Message::CommitFailed` when nothing was written.
    Commit {
        /// Echoed in the answer.
        ticket: Ticket,
        /// What to append.
        said: Vec<Said>,
        /// The draft that is dropped in the same transaction, so that nothing is saved twice.
        drops: Option<DraftKey>,
    },
    /// Read fresh facts and ask the guard whether this call may be made; answered by `Message::Cleared`.
    Clear(WantedCall),
    /// Make a customer id; answered by `Message::Minted`.
    Mint,
    /// Keep this draft against a crash, in place of the one with the same key. The window sends it at each key; the
    /// world writes at each pause in typing and at least every second.
    Keep(Draft),
    /// The draft is no longer needed. What is kept under another key stays.
    Discard(DraftKey),
    /// Call this number as the settings say; answered by `Message::Dialled`.
    Dial {
        /// The number.
        number: PhoneNumber,
    },
    /// Copy a text; answered by `Message::Copied`.
    Copy(String),
    /// Read what can be pasted; answered by `Message::Paste`, or not at all where the terminal has the only way.
    ReadClipboard,
    /// Bring in a list; answered by any number of `Message::ImportProgress` and one `Message::Imported`.
    Import(ImportRequest),
    /// Stop the import that runs. Slices that are committed stay, and importing again is safe.
    StopImport,
    /// Keep the answers to the three questions of a list; answered by `Message::AnswersSet`.
    SetAnswers {
        /// Which list.
        list: ListId,
        /// All answers, also those that were there.
        answers: ListAnswers,
    },
    /// Make the home of a first run; answered by a new `App::new`, or by `Message::Problem`.
    Begin(Beginning),
    /// Draw everything anew, as after another program wrote over the window.
    Redraw,
    /// Leave the terminal to the shell until the program is called back.
    Suspend,
    /// End the program. Every draft is kept first.
    Quit,
}

/// A call that the seller wants to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedCall {
    /// Whom to call.
    pub customer: CustomerId,
    /// On which number.
    pub number: PhoneNumber,
    /// The list they are called from, if any.
    pub list: Option<ListRef>,
    /// Why.
    pub because: Because,
    /// The spoken reason for which the house's own objections are set aside.
    pub over: Option<SpokenReason>,
}

/// A card as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRead {
    /// Everything about the customer.
    pub card: Card,
    /// What the rules know of them.
    pub person: Person,
    /// Whether each number may be called, in the order of the card.
    pub may_call: Vec<MayCall>,
}

/// Whether a number on a card may be called now, as it looked when the card was read. The key press asks again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayCall {
    /// The number.
    pub number: PhoneNumber,
    /// Why not; empty when it may be called.
    pub objections: Vec<Objection>,
    /// Until when it may be called, where that is known.
    pub until: Option<Moment>,
    /// The first moment at which it may, where that is later than when the last of the objections lifts: by then another
    /// stands, as an afternoon that they want to be called in.
    pub opens_later: Option<Moment>,
    /// The rules by which it may be called; empty when it may not.
    pub by: Vec<Rule>,
}

impl MayCall {
    /// What the guard answers about a number.
    #[must_use]
    pub fn asked(asked: &Asked, rules: &Rules, now: Now) -> Self {
        let number = asked.number.number.clone();
        match guard::clear(asked, rules, now) {
            Ok(clearance) => Self {
                number,
                objections: Vec::new(),
                until: clearance.until(),
                opens_later: None,
                by: by(&clearance.note(), rules.market(asked.facts.market)),
            },
            Err(objections) => {
                let last = objections.iter().filter_map(|it| it.opens_at).max();
                let opens = guard::opens_at(asked, rules, now);
                Self {
                    number,
                    objections,
                    until: None,
                    opens_later: opens.filter(|opens| last.is_some_and(|last| *opens > last)),
                    by: Vec::new(),
                }
            }
        }
    }
}

/// The rules that a clearance names, hours first.
fn by(note: &ClearanceNote, market: &Market) -> Vec<Rule> {
    let ids = match note {
        ClearanceNote::Rules(ids) => ids.as_slice(),
        ClearanceNote::Override { .. } | ClearanceNote::Inbound | ClearanceNote::External => &[],
    };
    let backings = || market.packs.iter().flat_map(|pack| &pack.backing);
    let named = |id: &String| {
        let mut rules = backings().map(|backing| &backing.rule);
        rules.find(|rule| rule.id == id.as_str())
    };
    let mut by: Vec<Rule> = ids.iter().filter_map(named).cloned().collect();
    // Hours end first, so what they stand on is said first.
    let is_hours = |rule: &Rule| {
        market
            .windows
            .iter()
            .any(|window| window.rule.id == rule.id)
    };
    by.sort_by_key(|rule| !is_hours(rule));
    by
}

/// Ties an answer to the commit that asked for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// What the first run asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The seller's name.
    pub seller: String,
    /// The market in which they call.
    pub market: Region,
    /// The language of the window, as `nb`.
    pub language: String,
    /// The team folder; empty for none.
    pub team: String,
}

/// A question to the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// What is due, and how each list is doing.
    Today,
    /// The front of the queue.
    Queue(QueueQuestion),
    /// Everything about one customer.
    Card(CustomerId),
    /// Customers by any piece of what is known.
    Find(FindQuestion),
    /// Whose number this is.
    Owners {
        /// The number, in any spelling.
        text: String,
        /// Only among the customers of this principal; none for all.
        principal: Option<String>,
    },
    /// Every list that is not closed.
    Lists,
    /// The fields that customers have: those of the house's own, with their labels.
    Fields,
    /// The values of a field, most frequent first, at most a hundred.
    Values(Field),
    /// The callbacks agreed for a day, soonest first.
    Agreements(NaiveDate),
    /// Earlier causes that begin so, those named most since then first.
    Causes {
        /// What is typed so far.
        beginning: String,
        /// Since when they are counted.
        since: Moment,
    },
    /// The last call that this desk saved.
    LastSaved,
    /// The causes that are open, those named most in the last week first.
    OpenCauses,
    /// Every version of a call, by its first one's record.
    Versions(RecordId),
    /// Whom the seller goes through in a weekly review.
    Review,
    /// Everything about one customer, for the review.
    Reviewing(CustomerId),
    /// What was agreed for some days.
    Agenda(AgendaQuestion),
    /// The figures of the seller's own week: nobody else's can be asked for.
    OwnWeek,
    /// What customers said in the week of this Monday, and how much in the weeks up to it.
    Voice(NaiveDate),
    /// The newest CSV and XLSX files in Downloads and on the desktop.
    ImportFiles,
    /// What an import would come to, and how its columns are read.
    Preview(ImportRequest),
}

/// What to find, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindQuestion {
    /// As typed.
    pub text: String,
    /// Only among the customers of this principal; none for all.
    pub principal: Option<String>,
    /// How many at most.
    pub rows_max: usize,
}

/// The answer to a [`Question`], with the question, so that a late one is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To [`Question::Today`].
    Today(Today),
    /// To [`Question::Queue`].
    Queue {
        /// The question.
        asked: QueueQuestion,
        /// The answer.
        queue: Queue,
    },
    /// To [`Question::Card`]; none when there is no such customer any more.
    Card {
        /// The question.
        asked: CustomerId,
        /// The answer.
        card: Option<Box<CardRead>>,
    },
    /// To [`Question::Find`].
    Found {
        /// The question.
        asked: FindQuestion,
        /// The answer, best first.
        found: Vec<Found>,
    },
    /// To [`Question::Owners`].
    Owners {
        /// The question.
        asked: String,
        /// The number, when the text could be read as one.
        number: Option<PhoneNumber>,
        /// Who has it.
        owners: Vec<Found>,
    },
    /// To [`Question::Lists`].
    Lists(Vec<(List, Counts)>),
    /// To [`Question::Fields`]: fields and their labels.
    Fields(Vec<(Field, String)>),
    /// To [`Question::Values`]: values and how many have them.
    Values {
        /// The question.
        asked: Field,
        /// The answer.
        values: Vec<(String, u64)>,
    },
    /// To [`Question::Agreements`]: callbacks and the customers' names.
    Agreements {
        /// The question.
        asked: NaiveDate,
        /// The answer.
        agreed: Vec<(Callback, String)>,
    },
    /// To [`Question::Causes`].
    Causes {
        /// What was typed.
        asked: String,
        /// The answer.
        causes: Vec<Cause>,
    },
    /// To [`Question::LastSaved`]: whom it was with, and its first version's record.
    LastSaved(Option<(CustomerId, RecordId)>),
    /// To [`Question::OpenCauses`].
    OpenCauses(Vec<Cause>),
    /// To [`Question::Versions`]: the first version first.
    Versions {
        /// The question.
        asked: RecordId,
        /// The answer.
        versions: Vec<CallVersion>,
    },
    /// To [`Question::Review`].
    Review(Review),
    /// To [`Question::Reviewing`]; none when there is no such customer any more.
    Reviewing {
        /// The question.
        asked: CustomerId,
        /// The answer.
        card: Option<Box<CardRead>>,
    },
    /// To [`Question::Agenda`], soonest first.
    Agenda {
        /// The question.
        asked: AgendaQuestion,
        /// The answer.
        rows: Vec<AgendaRow>,
    },
    /// To [`Question::OwnWeek`].
    OwnWeek(OwnWeek),
    /// To [`Question::Voice`].
    Voice(Voice),
    /// To [`Question::ImportFiles`], newest first.
    ImportFiles(Vec<ImportFile>),
    /// To [`Question::Preview`].
    Preview {
        /// The question.
        asked: Box<ImportRequest>,
        /// The answer.
        preview: Result<Box<Preview>, Trouble>,
    },
    /// To any question that could not be answered.
    Failed {
        /// The question.
        asked: Question,
        /// Why.
        why: Trouble,
    },
}
