//! `samtale log add`: facts from a script or a softphone, each answered after its commit.

use std::collections::HashSet;
use std::io::BufRead;
use std::sync::mpsc::{Receiver, sync_channel};

use clap::{Args, Subcommand};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::speak::bug;
use crate::model::call::{ClearanceNote, Direction};
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::moment::Moment;
use crate::model::seller::SellerRef;
use crate::shell::home::Home;
use crate::store::Saved;
use crate::sync::{Random as _, wire};

/// How many lines are committed at once, when more wait than one.
const SLICE: usize = 200;

/// Add facts from a script or a softphone, and say what a record looks like.
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:\n  samtale log add --json < facts.jsonl")]
pub(super) enum Log {
    /// Read one JSON object a line from standard input; print each id after its commit
    Add(Add),
    /// Print what a record line looks like, as a JSON Schema
    Schema,
}

/// Reads facts.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    echo '{\"t\":\"customer.new\",\"b\":{\"name\":\"Kari\",\"phones\":[\"+4712345678\"]}}' | samtale log add --json\n\n\
    A bad line prints {\"error\":\"…\",\"line\":n}; the good ones are in, and the exit code is 4.")]
pub(super) struct Add {
    /// Print JSON; there is no other form
    #[arg(long)]
    json: bool,
}

/// A fact as a script writes it.
#[derive(Debug, Deserialize)]
struct Line {
    t: String,
    #[serde(default)]
    sub: Option<CustomerId>,
    #[serde(default)]
    at: Option<Moment>,
    #[serde(default)]
    by: Option<SellerId>,
    #[serde(default)]
    sup: Vec<RecordId>,
    b: Map<String, Value>,
}

/// The answer to a good line.
#[derive(Debug, Serialize)]
struct Added {
    id: RecordId,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<CustomerId>,
    seq: u64,
}

/// The answer to a bad line.
#[derive(Debug, Serialize)]
struct Bad {
    error: String,
    line: u64,
}

/// A line of the input, by its number; or why it could not be read.
type Numbered = (u64, Result<String, String>);

impl Log {
    /// Does what is asked.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self {
            Self::Add(Add { json: _ }) => add(context),
            Self::Schema => schema(),
        }
    }
}

/// Prints the schema; no home is needed, and none is made.
fn schema() -> Result<Exit, Failure> {
    let mut out = Output::open();
    let text = serde_json::to_string_pretty(&wire::schema()).map_err(bug)?;
    out.line(&text)?;
    out.flush()?;
    Ok(Exit::Done)
}

/// Reads until the end of the input.
fn add(context: &Context) -> Result<Exit, Failure> {
    let home = context.home()?;
    let seller = home
        .seller()
        .unwrap_or_else(|| crate::shell::home::seller(&home.identity, "samtale log add"));
    let mut adder = Adder {
        home,
        seller,
        new: HashSet::new(),
        out: Output::open(),
        exit: Exit::Done,
    };
    let lines = lines();
    while let Ok(first) = lines.recv() {
        let mut slice = vec![first];
        slice.extend(lines.try_iter().take(SLICE - 1));
        adder.add(slice)?;
    }
    Ok(adder.exit)
}

/// Reads ahead, so that lines that wait together are committed together.
fn lines() -> Receiver<Numbered> {
    let (sender, receiver) = sync_channel(SLICE);
    std::thread::spawn(move || {
        let input = std::io::stdin().lock();
        for (number, line) in (1..).zip(input.split(b'\n')) {
            let is_over = line.is_err();
            let text = line
                .map_err(|cause| cause.to_string())
                .and_then(|bytes| String::from_utf8(bytes).map_err(|cause| cause.to_string()));
            let is_blank = text.as_ref().is_ok_and(|text| text.trim().is_empty());
            if (!is_blank && sender.send((number, text)).is_err()) || is_over {
                return;
            }
        }
    });
    receiver
}

/// Why a line was not understood.
enum Not {
    /// It is a bad line, for this reason.
    Good(String),
    /// The database could not be asked: nothing is known of the line.
    Known(Failure),
}

impl From<String> for Not {
    fn from(error: String) -> Self {
        Self::Good(error)
    }
}

impl From<crate::store::Failure> for Not {
    fn from(failure: crate::store::Failure) -> Self {
        Self::Known(failure.into())
    }
}

impl Not {
    /// What is wrong with a line; a failure ends the run, and no line is called bad for it.
    fn of_line<T>(read: Result<T, Self>) -> Result<Result<T, String>, Failure> {
        match read {
            Ok(read) => Ok(Ok(read)),
            Err(Self::Good(error)) => Ok(Err(error)),
            Err(Self::Known(failure)) => Err(failure),
        }
    }
}

struct Adder {
    home: Home,
    seller: SellerRef,
    /// Customers that the lines themselves made.
    new: HashSet<CustomerId>,
    out: Output,
    exit: Exit,
}

impl Adder {
    /// Commits the good lines of a slice together, and answers each line in its order. When the slice cannot be
    /// committed whole, each line is tried by itself.
    fn add(&mut self, slice: Vec<Numbered>) -> Result<(), Failure> {
        let mut understood: Vec<(u64, Result<Said, String>)> = Vec::new();
        for (number, text) in slice {
            let read = text.map_err(Not::Good);
            let read = read.and_then(|text| self.understand(&text));
            understood.push((number, Not::of_line(read)?));
        }
        let good: Vec<Said> = understood
            .iter()
            .filter_map(|(_, said)| said.as_ref().ok().cloned())
            .collect();
        let now = self.home.desk.clock.now();
        let Home { store, random, .. } = &mut self.home;
        let mut saved = match store.append_slice(&good, now, random) {
            Ok(saved) => saved.into_iter(),
            Err(_) => {
                return understood
                    .into_iter()
                    .try_for_each(|(number, said)| self.answer_alone(number, said));
            }
        };
        for (number, said) in understood {
            match said {
                Ok(_) => saved.next().map_or(Ok(()), |saved| self.answer(saved))?,
                Err(error) => self.refuse(number, error)?,
            }
        }
        self.out.flush()
    }

    fn answer_alone(&mut self, number: u64, said: Result<Said, String>) -> Result<(), Failure> {
        let said = match said {
            Ok(said) => Not::of_line(self.about_known(&said).map(|()| said))?,
            Err(error) => Err(error),
        };
        let now = self.home.desk.clock.now();
        let Home { store, random, .. } = &mut self.home;
        match said {
            Err(error) => self.refuse(number, error),
            Ok(said) => match store.append(std::slice::from_ref(&said), now, random) {
                Ok(saved) => saved.into_iter().try_for_each(|saved| self.answer(saved)),
                Err(failure @ crate::store::Failure::Line(_)) => {
                    self.forget(&said);
                    self.refuse(number, failure.to_string())
                }
                Err(failure) => Err(failure.into()),
            },
        }
    }

    /// A customer who could not be written is not there for the lines that follow.
    fn forget(&mut self, said: &Said) {
        if let (Fact::CustomerNew(_), Some(id)) = (&said.fact, said.about) {
            self.new.remove(&id);
        }
    }

    fn answer(&mut self, saved: Saved) -> Result<(), Failure> {
        self.out.json(&Added {
            id: saved.id,
            sub: saved.about,
            seq: saved.seq.0,
        })
    }

    fn refuse(&mut self, line: u64, error: String) -> Result<(), Failure> {
        self.exit = Exit::Data;
        self.out.json(&Bad { error, line })
    }

    /// Reads a line. What a script may leave out is filled in: a new customer's id, the time, the seller.
    fn understand(&mut self, text: &str) -> Result<Said, Not> {
        let line: Line = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let Line {
            t: kind,
            sub,
            at,
            by,
            sup,
            mut b,
        } = line;
        self.complete(&kind, &mut b);
        let fact = told_from_outside(fact(&kind, &b, &sup)?);
        let is_new = matches!(fact, Fact::CustomerNew(_));
        let said = Said {
            at: at.unwrap_or_else(|| self.home.desk.clock.at()),
            by: by.or(Some(self.seller.id)),
            about: sub.or_else(|| is_new.then(|| self.draw())),
            fact,
        };
        self.about_known(&said)?;
        self.decided(&said.fact)?;
        self.of_one_firm(&said)?;
        self.new.extend(said.about.filter(|_| is_new));
        Ok(said)
    }

    /// Sees that a fact about somebody names somebody, who is known; and that a new customer is not.
    fn about_known(&self, said: &Said) -> Result<(), Not> {
        let now = self.home.desk.clock.now();
        let market = self.home.desk.config.settings.market;
        let is_stored = |id| {
            let person = self.home.store.person(id, market, now);
            person.map(|person| person.is_some())
        };
        match (&said.fact, said.about) {
            (Fact::CustomerNew(_), Some(id)) if is_stored(id)? => {
                Err(Not::Good(format!("there is a customer {id} already")))
            }
            (Fact::CustomerNew(_), Some(_)) => Ok(()),
            (fact, None) if fact.is_about_customer() => Err(Not::Good(format!(
                "{:?} needs \"sub\": the customer it is about",
                wire::kind(fact)
            ))),
            (_, Some(id)) if !self.new.contains(&id) && !is_stored(id)? => {
                Err(Not::Good(format!("there is no customer {id}")))
            }
            (_, _) => Ok(()),
        }
    }

    /// Those who are said to be one are of one firm: what it knows stays there.
    fn of_one_firm(&self, said: &Said) -> Result<(), Not> {
        let (Fact::CustomerMerge(one), Some(about)) = (&said.fact, said.about) else {
            return Ok(());
        };
        let now = self.home.desk.clock.now();
        let firm = |id| Ok::<_, Not>(self.home.store.card(id, now)?.map(|it| it.principal));
        match (firm(about)?, firm(one.with)?) {
            (Some(firm), Some(other)) if firm == other => Ok(()),
            (_, None) => Err(Not::Good(format!("there is no customer {}", one.with))),
            (_, Some(_)) => Err(Not::Good("they are of two firms".to_owned())),
        }
    }

    /// What is decided for all is a supervisor's to say.
    fn decided(&self, fact: &Fact) -> Result<(), Not> {
        let is_for_all = matches!(fact, Fact::SuppressLift(_) | Fact::Erase(_));
        if !is_for_all || self.home.decides()? {
            return Ok(());
        }
        let kind = wire::kind(fact);
        Err(Not::Good(format!("{kind:?} is for a supervisor to say")))
    }

    fn draw(&mut self) -> CustomerId {
        let mut bytes = [0; 8];
        self.home.random.fill(&mut bytes);
        CustomerId::of(bytes)
    }

    fn complete(&self, kind: &str, body: &mut Map<String, Value>) {
        let principal = &self.home.desk.config.settings.principal;
        let has_principal = matches!(
            kind,
            "customer.new" | "call" | "consent.given" | "consent.withdrawn"
        );
        if has_principal && !body.contains_key("principal") {
            body.insert("principal".to_owned(), principal.as_str().into());
        }
        let whose = match kind {
            "call" | "wash" | "opened" => "seller",
            "promise.made" | "order.new" => "owner",
            "reviewed" | "review" => "by",
            _ => return,
        };
        if !body.contains_key(whose) {
            let seller = serde_json::to_value(&self.seller).unwrap_or_default();
            body.insert(whose.to_owned(), seller);
        }
    }
}

/// A call that a script tells of was made outside this desk, whatever it says of itself: no clearance allowed it.
fn told_from_outside(mut fact: Fact) -> Fact {
    if let Fact::Call(call) | Fact::CallAmend { call, .. } = &mut fact {
        call.clearance = match call.direction {
            Direction::Out => ClearanceNote::External,
            Direction::In => ClearanceNote::Inbound,
        };
    }
    fact
}

fn fact(kind: &str, body: &Map<String, Value>, sup: &[RecordId]) -> Result<Fact, String> {
    let raw: Box<RawValue> = to_raw_value(body).map_err(|error| error.to_string())?;
    let fact = wire::fact(kind, &raw, sup).map_err(|fault| fault.to_string())?;
    if let Fact::Unknown(kind) = &fact {
        return Err(format!(
            "{kind:?} is no kind of fact that this version knows"
        ));
    }
    if matches!(fact, Fact::IncOpen(_) | Fact::Import(_) | Fact::Exported(_)) {
        return Err(format!("{kind:?} is written by samtale itself"));
    }
    if matches!(&fact, Fact::CustomerNew(new) if new.profile.name.trim().is_empty()) {
        return Err("a customer needs a name".to_owned());
    }
    Ok(fact)
}
