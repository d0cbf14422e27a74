//! The world as the window's loop sees it: it performs effects, and the answers come back as messages.
//!
//! *Invariant:* nothing here touches a disk or waits; threads do.

use std::io;
use std::process::Child;
use std::sync::mpsc::Sender;
use std::thread;

use super::clipboard::{Clipboard, Took};
use super::dial;
use super::home::Home;
use super::importing::{ImportDesk, Imports};
use super::lanes::Closed;
use super::publishing::{self, Opened, Waker};
use super::random::{NoRandom, SystemRandom};
use super::reading::{self, Reader, Wanted};
use super::ringing::{self, Looking};
use super::storing::Storing;
use super::tell::Tell;
use super::trouble::{self, trouble};
use crate::app::effect::Beginning;
use crate::app::message::{CopiedBy, Dialled};
use crate::app::{Effect, Message, Question, TroubleKind};
use crate::config::Dial;
use crate::model::fact::{Fact, ListSet, Said};
use crate::model::id::{CustomerId, ListId, SellerId};
use crate::model::list::ListAnswers;
use crate::model::phone::PhoneNumber;
use crate::model::seller::SellerRef;
use crate::store::{self, Store};
use crate::sync::Random as _;

/// What the loop has to do itself.
#[derive(Debug, PartialEq, Eq)]
pub enum Must {
    /// Nothing.
    GoOn,
    /// Draw everything anew.
    Redraw,
    /// Leave the terminal to the shell for a while.
    Suspend,
    /// Make a home of this, and open it.
    Begin(Beginning),
    /// End.
    Quit,
}

/// Everything that effects are performed with.
pub struct World {
    storing: Storing,
    asks: Sender<Wanted>,
    saved: Option<Waker>,
    looking: Looking,
    imports: Imports,
    clipboard: Clipboard,
    dial: Dial,
    random: SystemRandom,
    seller: SellerId,
    tell: Tell,
}

/// The threads could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum WorldFailure {
    /// A second connection to the database.
    #[error(transparent)]
    Store(#[from] store::Failure),
    /// Random bytes.
    #[error(transparent)]
    Random(#[from] NoRandom),
}

impl World {
    /// Starts the threads of an open home.
    pub fn start(home: Home, seller: &SellerRef, tell: Tell) -> Result<Self, WorldFailure> {
        let is_begun_anew = home.is_begun_anew();
        let Home {
            desk,
            identity,
            rules,
            store,
            random,
            doubt: _,
        } = home;
        let reader = Store::open_reader(&desk.places.database())?
            .with_holds(Box::new(rules.clone()))
            .with_mac_key(identity.mac_keys());
        let storing = Storing::start(store, desk.clock, random, tell.clone());
        let asks = reading::start(Reader {
            store: reader,
            clock: desk.clock,
            rules: rules.clone(),
            market: desk.config.settings.market,
            folders: desk.config.settings.import_folders.clone(),
            seller: seller.clone(),
            writer: storing.lanes(),
            tell: tell.clone(),
        });
        let looking = ringing::start(desk.places.clone(), desk.clock, asks.clone());
        let random = SystemRandom::open()?;
        let opened = Opened {
            desk: &desk,
            identity: &identity,
            is_begun_anew,
        };
        let saved = publishing::start(opened, random, storing.lanes(), tell.clone());
        Ok(Self {
            imports: Imports::of(
                ImportDesk::of(&desk, &rules.rules, seller),
                rules,
                (desk.places.database(), identity.mac_keys()),
                storing.lanes(),
                tell.clone(),
            ),
            storing,
            asks,
            saved,
            looking,
            clipboard: Clipboard::default(),
            dial: desk.config.settings.dial,
            random: SystemRandom::open()?,
            seller: seller.id,
            tell,
        })
    }

    /// Performs an effect, or hands back what only the loop can do.
    pub fn perform(&mut self, effect: Effect) -> Must {
        match effect {
            Effect::Mint => self.mint(),
            Effect::Dial { number } => self.dial(&number),
            Effect::Copy(text) => self.copy(&text),
            Effect::ReadClipboard => self.read_clipboard(),
            Effect::Import(request) => self.imports.begin(request),
            Effect::StopImport => self.imports.stop(),
            Effect::Ask(Question::Preview(request)) => self.imports.preview(request),
            Effect::Ask(question) => self.see(self.ask(Wanted::Answer(question))),
            Effect::Clear(wanted) => self.see(self.ask(Wanted::Clearance(wanted))),
            Effect::Commit {
                ticket,
                said,
                drops,
            } => {
                self.see(self.storing.commit(ticket, said, drops));
                self.tell_publisher();
            }
            Effect::Keep(draft) => self.see(self.storing.keep(draft)),
            Effect::Discard(key) => self.see(self.storing.discard(key)),
            Effect::SetAnswers { list, answers } => {
                self.see(self.set_answers(list, answers));
                self.tell_publisher();
            }
            Effect::Begin(beginning) => return Must::Begin(beginning),
            Effect::Redraw => return Must::Redraw,
            Effect::Suspend => return Must::Suspend,
            Effect::Quit => return Must::Quit,
        }
        Must::GoOn
    }

    /// A thread that has ended has said why in the log; the person has to know that it has.
    fn see(&self, done: Result<(), Closed>) {
        if done == Err(Closed) {
            let stopped = trouble(TroubleKind::Stopped, "a thread has ended; see the log");
            self.tell.message(Message::Problem(stopped));
        }
    }

    /// Keeps every draft, lets what was saved reach the team folder if it is there, and ends the threads.
    pub fn finish(self) {
        let Self {
            storing,
            asks,
            saved,
            looking,
            imports,
            ..
        } = self;
        drop((looking, asks, saved, imports));
        storing.finish();
    }

    fn ask(&self, wanted: Wanted) -> Result<(), Closed> {
        self.asks.send(wanted).map_err(|_| Closed)
    }

    /// The commit goes first: the publisher asks the same thread, in the same lane.
    fn tell_publisher(&self) {
        if let Some(saved) = &self.saved {
            saved.saved();
        }
    }

    fn mint(&mut self) {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        self.tell.message(Message::Minted(CustomerId::of(bytes)));
    }

    fn dial(&self, number: &PhoneNumber) {
        let number = number.clone();
        let tell = self.tell.clone();
        match self.dial.clone() {
            Dial::Show => {
                tell.message(Message::Dialled(Dialled::ByHand));
            }
            Dial::Tel => {
                thread::spawn(move || {
                    let dialled = told(dial::by_link(&number).map(|()| Dialled::Link));
                    tell.message(Message::Dialled(dialled));
                });
            }
            Dial::Command(argv) => {
                thread::spawn(move || match dial::by_command(&argv, &number) {
                    Ok(child) => {
                        tell.message(Message::Dialled(Dialled::Command));
                        reap(child);
                    }
                    Err(failure) => {
                        tell.message(Message::Dialled(told(Err(failure))));
                    }
                });
            }
        }
    }

    fn copy(&mut self, text: &str) {
        let copied = match self.clipboard.copy(text, &mut io::stdout()) {
            Ok(Took::System) => CopiedBy::System,
            Ok(Took::Terminal) => CopiedBy::Terminal,
            Err(cause) => CopiedBy::Failed(trouble(TroubleKind::Other, cause)),
        };
        self.tell.message(Message::Copied(copied));
    }

    fn read_clipboard(&mut self) {
        if let Some(text) = self.clipboard.read() {
            self.tell.message(Message::Paste(text));
        }
    }

    fn set_answers(&self, list: ListId, answers: ListAnswers) -> Result<(), Closed> {
        let by = Some(self.seller);
        self.storing.person(move |writer| {
            let now = writer.clock.now();
            let set = ListSet {
                list,
                state: None,
                answers: Some(answers),
                campaign: None,
                interval: None,
                replaces: Vec::new(),
            };
            let said = Said {
                at: now.at,
                by,
                about: None,
                fact: Fact::ListSet(set),
            };
            let kept = writer.store.append(&[said], now, &mut writer.random);
            let kept = kept
                .map(drop)
                .map_err(|failure| trouble::of_store(&failure));
            writer.tell(Message::AnswersSet(list, kept));
        })
    }
}

fn told(dialled: Result<Dialled, dial::DialFailure>) -> Dialled {
    dialled.unwrap_or_else(|failure| {
        tracing::warn!(%failure, "not dialled");
        Dialled::Failed(trouble(TroubleKind::NotStarted, failure))
    })
}

/// Waits for the dialler, so that it does not stay behind as a zombie.
fn reap(mut child: Child) {
    if let Ok(status) = child.wait() {
        tracing::info!(%status, "dialler ended");
    }
}
