//! The reader thread: answers the window's questions on a connection that only reads.
//!
//! *Invariant:* a question that a newer one of its kind has made void is not begun. Whether a call may be made is asked of
//! fresh facts, before any other question that waits.

use std::mem::discriminant;
use std::sync::mpsc::{Receiver, RecvError, Sender, channel};
use std::thread;

use super::clearing::Clearing;
use super::clock::Clock;
use super::hearing;
use super::importing::folders;
use super::lanes::Lanes;
use super::rules::DeskRules;
use super::storing::Job;
use super::tell::Tell;
use super::trouble;
use crate::app::effect::{CardRead, WantedCall};
use crate::app::importing::ImportFile;
use crate::app::message::Rang;
use crate::app::saying::CAUSES_MAX;
use crate::app::{Answer, FindQuestion, Message, Question, TroubleKind};
use crate::config::ImportFolder;
use crate::disk::newest::newest;
use crate::model::id::CustomerId;
use crate::model::phone::{PhoneNumber, Region};
use crate::model::queue::{QueueFilter, QueueQuestion};
use crate::model::seller::SellerRef;
use crate::store::{Failure, More, Store};

/// How many files an import offers.
const FILES_MAX: usize = 9;

/// What the reader thread is asked.
#[derive(Debug)]
pub enum Wanted {
    /// To read something.
    Answer(Question),
    /// Whether a call may be made.
    Clearance(WantedCall),
    /// To say whose number rings.
    Rang(PhoneNumber),
}

/// What the reader thread works with.
pub struct Reader {
    /// A connection that only reads.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// The rules.
    pub rules: DeskRules,
    /// The desk's market.
    pub market: Region,
    /// Where lists are looked for.
    pub folders: Vec<ImportFolder>,
    /// Who sits here.
    pub seller: SellerRef,
    /// The store thread, which alone may make an index.
    pub writer: Lanes<Job>,
    /// Where answers go.
    pub tell: Tell,
}

/// Starts the thread; it ends when nobody asks any more.
#[must_use]
pub fn start(reader: Reader) -> Sender<Wanted> {
    let (asks, asked) = channel();
    thread::spawn(move || while reader.serve(&asked).is_ok() {});
    asks
}

/// Whether the answer to a question goes nowhere once the newer one is asked. Each customer's card is wanted by somebody: to be
/// opened, to be read again, or for the call that was saved last.
fn is_outdone(older: &Question, newer: &Question) -> bool {
    match (older, newer) {
        (Question::Card(older), Question::Card(newer)) => older == newer,
        _ => discriminant(older) == discriminant(newer),
    }
}

impl Reader {
    /// Waits for a question, and answers all that wait by then.
    fn serve(&self, asked: &Receiver<Wanted>) -> Result<(), RecvError> {
        let mut waiting = vec![asked.recv()?];
        waiting.extend(asked.try_iter());
        let (mut first, mut questions) = (Vec::new(), Vec::new());
        for wanted in waiting {
            match wanted {
                Wanted::Clearance(call) => first.push(self.cleared(call)),
                Wanted::Rang(number) => first.push(self.rang(number)),
                Wanted::Answer(question) => {
                    questions.retain(|older| !is_outdone(older, &question));
                    questions.push(question);
                }
            }
        }
        for message in first {
            self.tell.message(message);
        }
        for question in questions {
            self.tell.message(Message::Answer(self.answered(question)));
        }
        Ok(())
    }

    fn answered(&self, question: Question) -> Answer {
        self.read(&question).unwrap_or_else(|failure| {
            tracing::warn!(%failure, "question not answered");
            Answer::Failed {
                asked: question,
                why: trouble::of_store(&failure),
            }
        })
    }

    fn read(&self, question: &Question) -> Result<Answer, Failure> {
        let now = self.clock.now();
        let store = &self.store;
        Ok(match question.clone() {
            Question::Today => Answer::Today(store.today(self.seller.id, now)?),
            Question::Queue(asked) => {
                self.prepare(&asked);
                let queue = store.queue(&asked)?;
                Answer::Queue { asked, queue }
            }
            Question::Card(asked) => Answer::Card {
                asked,
                card: self.card(asked)?,
            },
            Question::Find(asked) => self.found(asked)?,
            Question::Owners { text, principal } => {
                let within = principal.as_deref();
                let (number, owners) = store.owners(&text, self.market, within)?;
                Answer::Owners {
                    asked: text,
                    number,
                    owners,
                }
            }
            Question::Lists => Answer::Lists(store.lists(now)?),
            Question::Fields => Answer::Fields(store.fields()?),
            Question::Values(asked) => {
                let values = store.values(&asked)?;
                Answer::Values { asked, values }
            }
            Question::Agreements(asked) => {
                let agreed = store.agreements(asked, now.zone)?;
                Answer::Agreements { asked, agreed }
            }
            Question::Causes { beginning, since } => {
                let causes = store.causes(&beginning, since, CAUSES_MAX)?;
                Answer::Causes {
                    asked: beginning,
                    causes,
                }
            }
            Question::LastSaved => Answer::LastSaved(store.last_saved(self.seller.id)?),
            Question::OpenCauses => {
                let week = now.at.plus(-chrono::Duration::days(7));
                Answer::OpenCauses(store.open_causes(week)?)
            }
            Question::Versions(asked) => Answer::Versions {
                asked,
                versions: store.call_versions(asked)?,
            },
            Question::Review => Answer::Review(store.review(self.seller.id, now)?),
            Question::Reviewing(asked) => Answer::Reviewing {
                asked,
                card: self.card(asked)?,
            },
            Question::Agenda(asked) => {
                let usual = self.clearing().facts(None)?;
                let rows = store.agenda(asked, (self.seller.id, &usual), now)?;
                Answer::Agenda { asked, rows }
            }
            Question::OwnWeek => Answer::OwnWeek(store.own_week(self.seller.id, now)?),
            Question::Voice(monday) => Answer::Voice(hearing::voice(store, monday, now)?),
            Question::ImportFiles => Answer::ImportFiles(import_files(&self.folders)),
            // Imports have a thread of their own for these; a list may be long.
            Question::Preview(_) => Answer::Failed {
                asked: question.clone(),
                why: trouble::trouble(TroubleKind::Other, ""),
            },
        })
    }

    fn found(&self, asked: FindQuestion) -> Result<Answer, Failure> {
        let store = &self.store;
        let found = match &asked.principal {
            Some(of) => store.find_within(of, &asked.text, asked.rows_max)?,
            None => store.find(&asked.text, asked.rows_max)?,
        };
        Ok(Answer::Found { asked, found })
    }

    /// A queue by a field needs what only the store thread may fill, the first time. It is filled in slices, so that a
    /// person's save goes in between.
    fn prepare(&self, asked: &QueueQuestion) {
        while self.prepared(asked.filter.clone()) == Some(More::Yes) {}
    }

    /// One slice; none when the store thread could not, and the queue says what it can.
    fn prepared(&self, filter: QueueFilter) -> Option<More> {
        let (answer, answered) = channel();
        let job: Job = Box::new(move |writer| {
            // The reader may have gone.
            let _ = answer.send(writer.store.prepare(&filter));
        });
        self.writer.person(job).ok()?;
        answered.recv().ok()?.ok()
    }

    /// A card, with what the rules say of each number on it.
    fn card(&self, of: CustomerId) -> Result<Option<Box<CardRead>>, Failure> {
        let card = self.store.card(of, self.clock.now())?;
        let read = card.map(|card| self.clearing().card(card)).transpose()?;
        Ok(read.map(Box::new))
    }

    fn clearing(&self) -> Clearing<'_> {
        Clearing {
            store: &self.store,
            rules: &self.rules,
            market: self.market,
            now: self.clock.now(),
            seller: Some(self.seller.id),
        }
    }

    fn cleared(&self, wanted: WantedCall) -> Message {
        match self.clearing().clear(&wanted) {
            Ok(result) => Message::Cleared { wanted, result },
            Err(failure) => {
                tracing::warn!(%failure, "clearance not asked");
                Message::Problem(trouble::of_store(&failure))
            }
        }
    }

    fn rang(&self, number: PhoneNumber) -> Message {
        let owners = self.store.owners_of(&number).unwrap_or_default();
        let names = owners.into_iter().map(|found| found.name).collect();
        Message::Rang(Rang { number, names })
    }
}

fn import_files(wanted: &[ImportFolder]) -> Vec<ImportFile> {
    newest(&folders(wanted), FILES_MAX)
        .into_iter()
        .map(|found| ImportFile {
            path: found.path,
            written: found.written,
            size_bytes: found.size_bytes,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::CustomerId;

    /// The customer whom Enter opens, and the one of the call saved last, may be asked for at one moment; who waits for a
    /// card that never comes takes no more keys.
    #[test]
    fn no_card_outdoes_another_customers() {
        let card = |n: u8| Question::Card(CustomerId::of([n; 8]));
        assert!(!is_outdone(&card(1), &card(2)));
        assert!(is_outdone(&card(1), &card(1)));
        assert!(is_outdone(&Question::Today, &Question::Today));
        assert!(!is_outdone(&Question::Today, &Question::Lists));
    }
}
