//! The window: what it is, and what may change it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::Duration;

use crate::desk::Shelf;
use crate::guard::Banner;
use crate::keys::Chord;
use crate::model::customer::Field;
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, PartRef, RecordId};
use crate::model::list::List;
use crate::model::mark::MarkReader;
use crate::model::moment::{Moment, Now};
use crate::model::own_week::OwnWeek;
use crate::model::phone::PhoneNumber;
use crate::model::queue::Counts;

use super::chosen::Sought;
use super::edit::wrap;
use super::effect::{Effect, Question, Ticket};
use super::hand::Hand;
use super::layout::{Layout, Pane, Ribbon};
use super::message::{Alarm, Message, Publishing, Rang, Size, Trouble};
use super::notice::Notice;
use super::over::{Over, Page};
use super::panes::agenda::AgendaPane;
use super::panes::ask::ListAsking;
use super::panes::queue::QueuePane;
use super::panes::review::ReviewPane;
use super::panes::today::TodayPane;
use super::panes::voice::VoicePane;
use super::setup::Setup;
use super::waiting::{After, Then, Waiting};

/// How long a ribbon stays that nobody took up.
const RIBBON_STAYS: Duration = Duration::minutes(2);

/// The window, as a value.
#[derive(Debug)]
pub struct App {
    pub(crate) setup: Setup,
    pub(crate) now: Now,
    pub(crate) size: Size,
    pub(crate) page: Page,
    pub(crate) pane: Pane,
    pub(crate) over: Vec<Over>,
    pub(crate) today: TodayPane,
    pub(crate) queue: QueuePane,
    pub(crate) review: ReviewPane,
    pub(crate) agenda: AgendaPane,
    /// The seller's own week; none before it was read.
    pub(crate) own_week: Option<OwnWeek>,
    /// What customers said in a week.
    pub(crate) voice: VoicePane,
    pub(crate) hand: Hand,
    pub(crate) shelf: Shelf,
    pub(crate) lists: Vec<(List, Counts)>,
    pub(crate) fields: Vec<(Field, String)>,
    pub(crate) notice: Option<Notice>,
    /// What there is to know of the rules, as it was read last.
    pub(super) banners_read: Vec<Banner>,
    pub(crate) rang: Option<Rang>,
    /// When it began to ring.
    pub(super) rang_at: Moment,
    pub(crate) publishing: Publishing,
    pub(crate) waiting: Option<Waiting>,
    /// Keys pressed while something is waited for; they are played when it is there.
    pub(super) ahead: VecDeque<Chord>,
    /// What follows a commit.
    pub(super) afters: BTreeMap<Ticket, After>,
    /// Ids that nobody has yet.
    pub(super) spares: Vec<CustomerId>,
    /// Callbacks that were named before somebody else was dialled.
    pub(super) named: BTreeSet<PartRef>,
    /// What was copied or cut last in this window.
    pub(super) clipboard: String,
    /// The marks of the notes, as they were read last.
    pub(super) marks_read: MarkReader,
    pub(super) tickets: u64,
    /// Where to go after the save that is on its way.
    pub(super) then: Then,
    /// The number that is offered after the save that is on its way.
    pub(super) next_number: Option<PhoneNumber>,
    /// The question of a list that is being answered for the sake of a call.
    pub(super) asked_for: Option<ListAsking>,
    /// The call saved last, before this window opened: whose card tells.
    pub(super) recall: Option<(CustomerId, RecordId)>,
    /// What takes the last deed back, about whom that is, and what follows.
    pub(crate) undo: Option<(CustomerId, Vec<Fact>, After)>,
    /// What is to be chosen on the card that is being opened.
    pub(super) seek: Option<Sought>,
    pub(super) effects: Vec<Effect>,
}

impl App {
    /// The window as it opens, and what it asks for first.
    #[must_use]
    pub fn new(setup: Setup, now: Now) -> (Self, Vec<Effect>) {
        let size = setup.size;
        let mut app = Self {
            setup,
            now,
            size,
            page: Page::Today,
            pane: Pane::Card,
            over: Vec::new(),
            today: TodayPane::default(),
            queue: QueuePane::default(),
            review: ReviewPane::default(),
            agenda: AgendaPane::default(),
            own_week: None,
            voice: VoicePane::default(),
            hand: Hand::default(),
            shelf: Shelf::default(),
            lists: Vec::new(),
            fields: Vec::new(),
            notice: None,
            banners_read: Vec::new(),
            rang: None,
            rang_at: now.at,
            publishing: Publishing::default(),
            waiting: None,
            ahead: VecDeque::new(),
            afters: BTreeMap::new(),
            spares: Vec::new(),
            named: BTreeSet::new(),
            clipboard: String::new(),
            marks_read: MarkReader::default(),
            tickets: 0,
            then: Then::Stay,
            next_number: None,
            asked_for: None,
            recall: None,
            undo: None,
            seek: None,
            effects: Vec::new(),
        };
        app.begin();
        let effects = std::mem::take(&mut app.effects);
        (app, effects)
    }

    /// Takes a message, and says what follows from it.
    pub fn update(&mut self, message: Message, now: Now) -> Vec<Effect> {
        self.now = now;
        self.take(message);
        self.play_ahead();
        std::mem::take(&mut self.effects)
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Key(chord) => self.key(chord),
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(mouse) => self.mouse(mouse),
            Message::Resize(size) => {
                self.size = size;
                self.follow_notes();
            }
            Message::Minute => {
                self.forget_ring();
                self.refresh();
                // What may be called at 20:59 may not be at 21:00.
                self.reread_card();
            }
            Message::ChangedElsewhere => {
                self.refresh();
                self.reread_card();
                self.reread_page();
            }
            Message::Rang(rang) => {
                self.rang = Some(rang);
                self.rang_at = self.now.at;
            }
            Message::Published(publishing) => self.publishing = publishing,
            Message::Answer(answer) => self.answer(answer),
            Message::Committed { ticket, ids } => self.committed(ticket, &ids),
            Message::CommitFailed { ticket, why } => self.commit_failed(ticket, why),
            Message::DraftsKept(kept) => self.drafts_kept(kept),
            Message::Cleared { wanted, result } => self.cleared(wanted, result),
            Message::Minted(id) => self.spares.push(id),
            Message::Dialled(dialled) => self.dialled(dialled),
            Message::Copied(by) => self.notice = Some(Notice::Copied(by)),
            Message::ImportProgress { rows, of } => self.import_progress(rows, of),
            Message::Imported(result) => self.imported(result),
            Message::AnswersSet(list, result) => self.answers_set(list, result),
            Message::Problem(trouble) => self.problem(trouble),
        }
    }

    /// Takes the ribbon away: nobody lets it ring for so long.
    fn forget_ring(&mut self) {
        if self.now.at.since(self.rang_at) >= RIBBON_STAYS {
            self.rang = None;
        }
    }

    /// Says something in passing.
    pub(super) fn note(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    pub(super) fn problem(&mut self, trouble: Trouble) {
        self.note(Notice::Trouble(trouble));
    }

    pub(super) fn send(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn ask(&mut self, question: Question) {
        self.send(Effect::Ask(question));
    }

    /// Asks again for what is due and who is next.
    pub(super) fn refresh(&mut self) {
        self.ask(Question::Today);
        self.ask(Question::Lists);
        self.ask_queue();
    }

    /// Reads again what the page shows, where it is one of those that nothing else keeps up to date.
    pub(super) fn reread_page(&mut self) {
        self.reread_review();
        self.reread_agenda();
    }

    pub(super) fn ask_queue(&mut self) {
        if let Some(seller) = &self.setup.seller {
            let question = self.queue.ask(seller.id, self.now);
            self.ask(Question::Queue(question));
        }
    }

    /// Where everything stands.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let Publishing {
            asking, trouble, ..
        } = &self.publishing;
        let is_rolled_back = matches!(self.publishing.alarm(), Some(Alarm::RolledBack(_)));
        let is_loud = trouble.is_some() || !asking.is_empty() || is_rolled_back;
        let ribbon = if self.rang.is_some() || is_loud {
            Ribbon::Shown
        } else {
            Ribbon::Absent
        };
        let with_guide = |rows: usize| {
            let rows = u16::try_from(rows).unwrap_or(u16::MAX);
            Layout::of(self.size, self.pane, ribbon, rows)
        };
        if let Some(card) = self.talk_card() {
            let notes = with_guide(0).notes.unwrap_or_default();
            let cells = usize::from(notes.inside().columns.saturating_sub(2));
            let text = card.text.of(&self.setup.settings.language);
            return with_guide(wrap(text, cells).len());
        }
        // What has to be said or asked stands in full, in two rows as a rule.
        let ticks = self.duties_count() + self.campaign().map_or(0, |it| it.guide.len());
        let besides = [self.pointed_by().is_some(), self.is_reserved()];
        let besides = besides.into_iter().filter(|it| *it).count();
        with_guide((ticks + besides) * 2)
    }
}
