//! `samtale merge`: says that two customers are one person, or takes that back.

use clap::Args;
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::whom;
use crate::model::card::Card;
use crate::model::customer::OnePerson;
use crate::model::fact::{Fact, Said};
use crate::model::id::CustomerId;
use crate::model::text::Safe;
use crate::say;
use crate::shell::home::Home;

/// Say that two customers are one person: their numbers, history, agreements and wishes stand on one card from then on.
/// With --undo they are two again, each with what is theirs. With one customer, show the ids that are one with them.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale merge c-0a1b2c3d4e5f6071 c-8897a6b5c4d3e2f1\n  samtale merge c-0a1b2c3d4e5f6071 \
                  c-8897a6b5c4d3e2f1 --undo\n  samtale merge \"Åse Østergård\""
)]
pub(super) struct Merge {
    /// The one: their id, number, or anything that finds nobody else
    #[arg(value_name = "WHO")]
    who: String,
    /// The other one
    #[arg(value_name = "OTHER")]
    other: Option<String>,
    /// They are two after all
    #[arg(long, requires = "other")]
    undo: bool,
    #[command(flatten)]
    form: Form,
}

/// Who is one with whom. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Report {
    /// The id that stands for all.
    id: CustomerId,
    /// Every id that counts for them, this one among them.
    ids: Vec<CustomerId>,
    /// The pairs that were said to be one.
    pairs: Vec<(CustomerId, CustomerId)>,
}

impl Merge {
    /// Writes the record, and says who is one with whom now.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let one = whom::customer(&home, &self.who)?;
        let card = known(&home, one, &self.who)?;
        let mut out = Output::open();
        if let Some(text) = &self.other {
            let other = whom::customer(&home, text)?;
            let others = known(&home, other, text)?;
            let fact = if self.undo {
                part(&home, (one, other))?
            } else {
                join((&card, one), (&others, other))?
            };
            let now = home.desk.clock.now();
            let said = Said {
                at: now.at,
                by: home.seller().map(|seller| seller.id),
                about: Some(one),
                fact,
            };
            home.store.append(&[said], now, &mut home.random)?;
            if !self.form.json {
                out.line(&self.told(&home, &card, &others))?;
            }
        }
        let ids = home.store.ids_of(one)?;
        let report = Report {
            id: ids.first().copied().unwrap_or(one),
            pairs: home.store.pairs_of(one)?,
            ids,
        };
        if self.form.json {
            out.json(&report)?;
        } else if self.other.is_none() {
            for id in &report.ids {
                out.line(&id.to_string())?;
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }

    fn told(&self, home: &Home, one: &Card, other: &Card) -> String {
        let name = |card: &Card| Safe::line(&card.customer.profile.name).into_string();
        let lang = &home.desk.lang;
        let message = if self.undo {
            "cli-parted"
        } else {
            "cli-merged"
        };
        say!(lang, message, name = name(one), other = name(other))
    }
}

fn known(home: &Home, customer: CustomerId, text: &str) -> Result<Card, Failure> {
    let card = home.store.card(customer, home.desk.clock.now())?;
    card.ok_or_else(|| whom::nobody(text))
}

/// That two customers of one firm are one.
fn join(one: (&Card, CustomerId), other: (&Card, CustomerId)) -> Result<Fact, Failure> {
    if one.0.customer.id == other.0.customer.id {
        return Err(Failure::new(Exit::Usage, "cli-merged-already"));
    }
    if one.0.principal != other.0.principal {
        let failure = Failure::new(Exit::Usage, "cli-merge-firms");
        return Err(failure
            .with("firm", &one.0.principal)
            .with("other", &other.0.principal));
    }
    Ok(Fact::CustomerMerge(with(other.1)))
}

/// That two who were said to be one are not.
fn part(home: &Home, (one, other): (CustomerId, CustomerId)) -> Result<Fact, Failure> {
    let pairs = home.store.pairs_of(one)?;
    if pairs.contains(&(one.min(other), one.max(other))) {
        return Ok(Fact::CustomerUnmerge(with(other)));
    }
    let pairs = pairs.iter().map(|(a, b)| format!("{a} {b}"));
    let pairs: Vec<String> = pairs.collect();
    Err(Failure::new(Exit::Usage, "cli-merge-not").with("pairs", pairs.join(", ")))
}

const fn with(other: CustomerId) -> OnePerson {
    OnePerson {
        with: other,
        replaces: Vec::new(),
    }
}
