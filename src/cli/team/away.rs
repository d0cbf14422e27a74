//! `samtale team away`: what a seller agreed is a colleague's to keep for a while.

use chrono::NaiveDate;
use clap::Args;

use super::not_done;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::cli::speak::why;
use crate::model::caller::Away as Said;
use crate::model::fact::{self, Fact};
use crate::model::moment::Now;
use crate::model::seller::SellerRef;
use crate::model::text::fold;
use crate::model::when::read_when;
use crate::say;
use crate::shell::home::Home;
use crate::shell::team::sellers;

/// Hands over what a seller agreed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale team away Kari --until fri --to Ola\n  samtale team away Kari --until 2026-12-04\n\
  samtale team away Kari --back\n\nEverybody says so of themselves; of others a supervisor does. What customers were promised, and when, \
stays as it is."
)]
pub(in crate::cli) struct Away {
    /// Who is away, by name
    #[arg(value_name = "WHO")]
    who: String,
    /// The last day of it: fri, 4 dec, 2026-12-04
    #[arg(long, value_name = "DAY", required_unless_present = "back")]
    until: Option<String>,
    /// Who stands in; without, those who are here share what is theirs
    #[arg(long, value_name = "WHO")]
    to: Option<String>,
    /// They are back
    #[arg(long, conflicts_with_all = ["until", "to"])]
    back: bool,
}

impl Away {
    /// Writes it down, and sends it.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let lang = context.lang();
        let now = home.desk.clock.now();
        let known = sellers(&mut home).map_err(not_done)?;
        let seller = named(&known, &self.who)?;
        let to = match &self.to {
            Some(to) => Some(named(&known, to)?),
            None => None,
        };
        if to.as_ref().is_some_and(|to| to.id == seller.id) {
            return Err(Failure::new(Exit::Usage, "cli-away-self").with("who", &seller.name));
        }
        let is_own = home.seller().is_some_and(|it| it.id == seller.id);
        if !is_own && !home.decides()? {
            return Err(Failure::new(Exit::Usage, "cli-away-others").with("who", &seller.name));
        }
        let until = self.until(&home, now)?;
        let away = Said {
            seller,
            until,
            to,
            replaces: Vec::new(),
        };
        let text = match (until, &away.to) {
            (None, _) => say!(lang, "cli-away-back", who = &away.seller.name),
            (Some(until), to) => {
                let until = lang.day(until, now.today());
                let who = away.seller.name.as_str();
                match to {
                    Some(to) => say!(lang, "away-to", who = who, until = until, to = &to.name),
                    None => say!(lang, "away-shared", who = who, until = until),
                }
            }
        };
        let said = fact::Said {
            at: now.at,
            by: home.seller().map(|seller| seller.id),
            about: None,
            fact: Fact::Away(away),
        };
        home.store.append(&[said], now, &mut home.random)?;
        let (trouble, _) = crate::shell::courier::once(&mut home);
        let trouble = trouble.map(|trouble| why(&lang, &trouble));
        let lines: Vec<String> = std::iter::once(text).chain(trouble).collect();
        super::say(&lines)
    }

    /// The last day, as a date or in words.
    fn until(&self, home: &Home, now: Now) -> Result<Option<NaiveDate>, Failure> {
        let Some(text) = &self.until else {
            return Ok(None);
        };
        let words = home.desk.lang.words();
        let in_words = || read_when(text, &words, now).map(|when| when.at.date());
        let day = text.parse().ok().or_else(in_words);
        let Some(day) = day else {
            return Err(Failure::new(Exit::Usage, "cli-away-no-day").with("text", text));
        };
        if day < now.today() {
            return Err(Failure::new(Exit::Usage, "cli-away-past").with("text", text));
        }
        Ok(Some(day))
    }
}

fn named(known: &[SellerRef], who: &str) -> Result<SellerRef, Failure> {
    let folded = fold(who.trim());
    let found = known.iter().find(|seller| fold(&seller.name) == folded);
    found
        .cloned()
        .ok_or_else(|| Failure::new(Exit::Data, "cli-team-unknown").with("who", who))
}
