//! The answer, as scripts and people read it.

use serde::Serialize;

use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Output;
use crate::guard::{Clearance, Nobody, Objection, Rule};
use crate::lang::Lang;
use crate::model::moment::{Moment, Now};
use crate::say;

/// The answer. The keys are a promise to scripts; times are on the called party's clock.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    allowed: bool,
    reasons: Vec<Reason>,
    opens_at: Option<String>,
    until: Option<String>,
    by: Vec<String>,
    #[serde(skip)]
    allowing: Vec<String>,
    #[serde(skip)]
    times: Times,
}

/// A reason why not.
#[derive(Debug, Serialize)]
struct Reason {
    rule: String,
    basis: &'static str,
    cite: Option<String>,
    text: String,
    opens_at: Option<String>,
    #[serde(skip)]
    said: String,
}

/// When the answer changes.
#[derive(Debug, Clone, Copy, Default)]
struct Times {
    opens_at: Option<Moment>,
    until: Option<Moment>,
}

impl Answer {
    pub(super) fn yes(clearance: &Clearance, (lang, now): (&Lang, Now)) -> Self {
        Self::open(clearance.by(), clearance.until(), (lang, now))
    }

    fn open(by: &[Rule], until: Option<Moment>, (lang, now): (&Lang, Now)) -> Self {
        Self {
            allowed: true,
            reasons: Vec::new(),
            opens_at: None,
            until: until.map(|at| time(at, now)),
            by: by.iter().map(|rule| rule.id.to_string()).collect(),
            allowing: by.iter().map(|rule| lang.rule(rule)).collect(),
            times: Times {
                opens_at: None,
                until,
            },
        }
    }

    pub(super) fn no(
        objections: &[Objection],
        opens_at: Option<Moment>,
        (lang, now): (&Lang, Now),
    ) -> Self {
        let reasons = objections.iter().map(|objection| Reason {
            rule: objection.rule.id.to_string(),
            basis: objection.rule.basis.name(),
            cite: objection.rule.cite.as_ref().map(ToString::to_string),
            text: lang.objection(objection, now),
            opens_at: objection.opens_at.map(|at| time(at, now)),
            said: lang.rule(&objection.rule),
        });
        Self {
            allowed: false,
            reasons: reasons.collect(),
            opens_at: opens_at.map(|at| time(at, now)),
            until: None,
            by: Vec::new(),
            allowing: Vec::new(),
            times: Times {
                opens_at,
                until: None,
            },
        }
    }

    /// What hours and days say of nobody in particular.
    pub(super) fn of_nobody(answer: &Nobody, lang: &Lang, now: Now) -> Self {
        if answer.objections.is_empty() {
            return Self::open(&answer.by, answer.until, (lang, now));
        }
        Self::no(&answer.objections, answer.opens_at, (lang, now))
    }

    /// The exit code that says the same.
    pub(super) const fn exit(&self) -> Exit {
        if self.allowed { Exit::Done } else { Exit::No }
    }

    /// The answer for a person to read, about somebody by name or about nobody in particular.
    pub(super) fn print(
        &self,
        out: &mut Output,
        name: Option<&str>,
        (lang, now): (&Lang, Now),
    ) -> Result<(), Failure> {
        let nobody = lang.say("cli-may-call-nobody");
        let name = name.unwrap_or(&nobody);
        if !self.allowed {
            out.line(&say!(lang, "cli-may-not-call", name = name))?;
            for reason in &self.reasons {
                out.line(&format!("  {}", reason.text))?;
                out.line(&format!("    {}", reason.said))?;
            }
            if let Some(at) = self.times.opens_at {
                let when = lang.moment(at, now);
                out.line(&say!(lang, "cli-may-call-opens", when = when))?;
            }
            return Ok(());
        }
        out.line(&match self.times.until {
            Some(at) => {
                let when = lang.moment(at, now);
                say!(lang, "cli-may-call-until", name = name, when = when)
            }
            None => say!(lang, "cli-may-call", name = name),
        })?;
        for rule in &self.allowing {
            out.line(&format!("  {rule}"))?;
        }
        Ok(())
    }
}

fn time(at: Moment, now: Now) -> String {
    at.stamp(now.zone).to_rfc3339()
}
