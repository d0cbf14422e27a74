//! `samtale ring`: tells the open desk that a number rings.

use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure};
use crate::model::phone::read_phone;
use crate::shell::ringing;

/// Tell the open desk that this number rings. It shows a ribbon, takes no focus and changes nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example, as a softphone's command for incoming calls:\n  samtale ring \"$CALLER\""
)]
pub(super) struct Ring {
    /// The number, in any spelling
    number: String,
}

impl Ring {
    /// Leaves the ring for the desk.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let desk = context.desk()?;
        let phone = read_phone(&self.number, desk.config.settings.market)
            .map_err(|_| Failure::new(Exit::Usage, "cli-no-number").with("text", &self.number))?;
        ringing::ring(&desk.places, phone.number, desk.clock.at())
            .map_err(|cause| Failure::file(&cause))?;
        Ok(Exit::Done)
    }
}
