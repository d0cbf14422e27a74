//! `samtale campaign`: what each campaign holds, its version in the records, and whether its lists are called.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::words;
use crate::lang::Lang;
use crate::model::fact::{CampaignSet, Fact, Said};
use crate::model::list::ListState;
use crate::model::outcome::{Campaign as TheCampaign, GuideKind};
use crate::model::text::Safe;
use crate::say;
use crate::shell::home::Home;

/// See campaigns, write a new version into the records, pause, close and reopen them.
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Examples:\n  samtale campaign show care\n  samtale campaign set care\n  samtale campaign pause care\n\n\
    A campaign is a file, campaigns/NAME.toml in your settings. Change it, raise its version, and set it: \
    it holds from the next call, at every desk of the team."
)]
pub(super) enum Campaign {
    /// What each campaign holds, and whether its lists are called
    Show(Show),
    /// Write the campaign as its file has it into the records; it holds from the next call
    Set(Named),
    /// Give the desk nobody from the campaign's lists for now; callbacks and promises stay due
    Pause(Named),
    /// Give the desk nobody from the campaign's lists any more; callbacks and promises stay due
    Close(Named),
    /// Give the desk people from the campaign's lists again
    Reopen(Named),
}

/// What each campaign holds.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Only this campaign, with its outcomes and guide
    name: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// A campaign by its name.
#[derive(Debug, Args)]
pub(super) struct Named {
    /// The campaign: the name of its file
    name: String,
}

/// A campaign as JSON names it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    state: ListState,
    #[serde(flatten)]
    campaign: &'a TheCampaign,
}

impl Campaign {
    /// Does what is asked.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        match self {
            Self::Show(show) => show.run(&home),
            Self::Set(named) => named.set(&mut home),
            Self::Pause(named) => named.becomes(&mut home, ListState::Paused),
            Self::Close(named) => named.becomes(&mut home, ListState::Closed),
            Self::Reopen(named) => named.becomes(&mut home, ListState::Open),
        }
    }
}

impl Show {
    fn run(self, home: &Home) -> Result<Exit, Failure> {
        let config = &home.desk.config;
        if let Some(code) = &self.name {
            words::campaign(config, code)?;
        }
        let states = home.store.campaign_states()?;
        let is_asked = |it: &&TheCampaign| self.name.as_ref().is_none_or(|code| *code == it.code);
        let rows: Vec<Row<'_>> = config
            .campaigns
            .iter()
            .filter(is_asked)
            .map(|campaign| Row {
                state: states.get(&campaign.code).copied().unwrap_or_default(),
                campaign,
            })
            .collect();
        let mut out = Output::open();
        if self.form.json {
            out.json(&rows)?;
        } else {
            for row in &rows {
                out.line(&heading(&home.desk.lang, row))?;
                if self.name.is_some() {
                    details(&mut out, &home.desk.lang, row.campaign)?;
                }
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}

fn heading(lang: &Lang, row: &Row<'_>) -> String {
    let name = Safe::line(row.campaign.name.of(lang.code())).into_string();
    say!(
        lang,
        "cli-campaign",
        code = &row.campaign.code,
        name = name,
        version = row.campaign.version,
        state = lang.name(&row.state),
    )
}

/// The guide and the outcomes, as the seller reads them.
fn details(out: &mut Output, lang: &Lang, campaign: &TheCampaign) -> Result<(), Failure> {
    let code = lang.code();
    for line in &campaign.guide {
        let sign = match line.kind {
            GuideKind::Opening => "»",
            GuideKind::Question => "?",
            GuideKind::Closing => "«",
        };
        let text = Safe::line(line.text.of(code)).into_string();
        out.line(&format!("  {sign} {text}"))?;
    }
    for (n, outcome) in (1..).zip(&campaign.outcomes) {
        let label = Safe::line(outcome.label.of(code)).into_string();
        out.line(&format!("  {n} {label}"))?;
        for sub in &outcome.subs {
            let label = Safe::line(sub.label.of(code)).into_string();
            out.line(&format!("      {label}"))?;
        }
    }
    Ok(())
}

impl Named {
    fn set(self, home: &mut Home) -> Result<Exit, Failure> {
        words::campaign(&home.desk.config, &self.name)?;
        let file = home.desk.written.iter().find(|it| it.code == self.name);
        let campaign = file.cloned().ok_or_else(|| {
            Failure::new(Exit::Settings, "cli-campaign-no-file").with("code", &self.name)
        })?;
        let recorded = home.store.campaigns()?;
        let recorded = recorded.into_iter().find(|it| it.code == self.name);
        match recorded {
            Some(recorded) if recorded == campaign => {}
            Some(recorded) if recorded.version >= campaign.version => {
                return Err(Failure::new(Exit::Settings, "cli-campaign-version")
                    .with("code", &self.name)
                    .with("version", recorded.version));
            }
            Some(_) | None => {
                let set = CampaignSet {
                    code: self.name.clone(),
                    campaign: Some(Box::new(campaign.clone())),
                    state: None,
                    replaces: Vec::new(),
                };
                write(home, set)?;
                home.desk.config.adopt(vec![campaign]);
            }
        }
        stands(home, &self.name)
    }

    fn becomes(self, home: &mut Home, state: ListState) -> Result<Exit, Failure> {
        words::campaign(&home.desk.config, &self.name)?;
        let set = CampaignSet {
            code: self.name.clone(),
            campaign: None,
            state: Some(state),
            replaces: Vec::new(),
        };
        write(home, set)?;
        stands(home, &self.name)
    }
}

/// Writes one fact about a campaign.
fn write(home: &mut Home, set: CampaignSet) -> Result<(), Failure> {
    let now = home.desk.clock.now();
    let said = Said {
        at: now.at,
        by: home.seller().map(|seller| seller.id),
        about: None,
        fact: Fact::CampaignSet(set),
    };
    home.store.append(&[said], now, &mut home.random)?;
    Ok(())
}

/// How a campaign stands now, in one line.
fn stands(home: &Home, code: &str) -> Result<Exit, Failure> {
    let states = home.store.campaign_states()?;
    let mut out = Output::open();
    for campaign in &home.desk.config.campaigns {
        if campaign.code == code {
            let state = states.get(code).copied().unwrap_or_default();
            out.line(&heading(&home.desk.lang, &Row { state, campaign }))?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
