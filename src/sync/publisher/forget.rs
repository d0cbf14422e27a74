//! Forgetting in the folder: own files that speak of somebody who is forgotten are written again without, and then removed
//! (SYNC.md §3.11).
//!
//! *Invariant:* no file is removed before all that its desk may still say of it stands in another, with the same ids.

use super::{Publisher, Step, Why, World, journal};
use crate::model::id::CustomerId;
use crate::sync::Random;
use crate::sync::folder::Folder;
use crate::sync::guard::GuardFile;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::parcel::{self, Header, Verified};
use crate::sync::place::Place;

impl Publisher {
    /// Whether an own file says of somebody who is forgotten what the database no longer says.
    pub(super) fn is_outspoken<J: Journal>(
        &self,
        log: &mut J,
        parcel: &Verified,
    ) -> Result<bool, Why> {
        let erased = self.healing.erased.iter();
        let names: Vec<String> = erased.map(CustomerId::to_string).collect();
        let speaks = |text: &str| names.iter().any(|name| text.contains(name));
        if names.is_empty() || !parcel.lines().any(|(_, text)| speaks(text)) {
            return Ok(false);
        }
        let found = said_now(log, parcel.header())?;
        Ok(found.is_some_and(|outbox| {
            let now = outbox.lines.iter().map(String::as_str);
            !now.eq(parcel.lines().map(|(_, text)| text))
        }))
    }

    /// Puts in the place of a file another one that says what the database still says, and removes it.
    pub(super) fn write_again<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &self,
        world: &mut World<'_, J, F, G, R>,
        place: &Place,
        header: &Header,
    ) -> Result<Step, Why> {
        let Some(outbox) = said_now(world.journal, header)? else {
            return Ok(Step::Nothing);
        };
        let (team, generation) = (self.membership.id, header.r#gen.saturating_add(1));
        let packed = parcel::pack_again(&outbox, team, &self.keys, &self.program, generation)
            .map_err(|fault| Why::Damaged(fault.to_string()))?;
        self.deliver(world, &packed)?;
        world.folder.remove(place).map_err(Why::Fault)?;
        Ok(Step::Rewritten)
    }
}

/// What the database says now in the lines of a file; none when it has not all of them.
fn said_now<J: Journal>(log: &mut J, header: &Header) -> Result<Option<Outbox>, Why> {
    let count = usize::try_from(header.n).unwrap_or(usize::MAX);
    let found = log.lines_after(&header.before(), count).map_err(journal)?;
    Ok(found.filter(|outbox| outbox.lines.len() == count))
}
