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
                  c-8897a6b5c4d3e2f1 --undo\n  samtale merge 41207813 --undo\n  samtale merge \"Åse Østergård\""
)]
pub(super) struct Merge {
    /// The one: their id, number, or anything that finds nobody else
    #[arg(value_name = "WHO")]
    who: String,
    /// The other one
    #[arg(value_name = "OTHER")]
    other: Option<String>,
    /// They are two after all; OTHER may be left out when only one was said to be one with them
    #[arg(long)]
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
        if let Some(told) = self.say(&mut home, (one, &card))?
            && !self.form.json
        {
            for line in told {
                out.line(&line)?;
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
        } else if self.other.is_none() && !self.undo {
            for id in &report.ids {
                out.line(&id.to_string())?;
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }

    /// Says what was asked for; answers what to tell of it, and nothing when only a look was wanted.
    fn say(
        &self,
        home: &mut Home,
        (one, card): (CustomerId, &Card),
    ) -> Result<Option<Vec<String>>, Failure> {
        let other = match &self.other {
            Some(text) => {
                let other = whom::customer(home, text)?;
                Some((known(home, other, text)?, other))
            }
            None => None,
        };
        if self.undo {
            let other = other.map_or(one, |(_, other)| other);
            let (one, other) = part(home, (one, card), other)?;
            append(home, one, Fact::CustomerUnmerge(with(other)))?;
            let names = [one, other].map(|id| known(home, id, "").map(|card| name(&card)));
            let [one, other] = names;
            let lang = &home.desk.lang;
            let told = say!(lang, "cli-parted", name = one?, other = other?);
            return Ok(Some(vec![told]));
        }
        let Some((others, other)) = other else {
            return Ok(None);
        };
        append(home, one, join((card, one), (&others, other))?)?;
        let lang = &home.desk.lang;
        Ok(Some(vec![
            say!(lang, "cli-merged", name = name(card), other = name(&others)),
            say!(
                lang,
                "cli-merged-undo",
                one = one.to_string(),
                other = other.to_string()
            ),
        ]))
    }
}

fn name(card: &Card) -> String {
    Safe::line(&card.customer.profile.name).into_string()
}

fn append(home: &mut Home, about: CustomerId, fact: Fact) -> Result<(), Failure> {
    let now = home.desk.clock.now();
    let said = Said {
        at: now.at,
        by: home.seller().map(|seller| seller.id),
        about: Some(about),
        fact,
    };
    home.store.append(&[said], now, &mut home.random)?;
    Ok(())
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

/// The two who were said to be one and are meant: by their ids, or, named as one, the only two.
fn part(
    home: &Home,
    (one, card): (CustomerId, &Card),
    other: CustomerId,
) -> Result<(CustomerId, CustomerId), Failure> {
    let pairs = home.store.pairs_of(one)?;
    let meant = (one.min(other), one.max(other));
    match pairs.as_slice() {
        [] => Err(Failure::new(Exit::Usage, "cli-merge-none").with("name", name(card))),
        several if several.contains(&meant) => Ok(meant),
        [only] if one == other => Ok(*only),
        several => {
            let several = several.iter().map(|(a, b)| format!("{a} {b}"));
            let several: Vec<String> = several.collect();
            Err(Failure::new(Exit::Usage, "cli-merge-not").with("pairs", several.join(", ")))
        }
    }
}

const fn with(other: CustomerId) -> OnePerson {
    OnePerson {
        with: other,
        replaces: Vec::new(),
    }
}
