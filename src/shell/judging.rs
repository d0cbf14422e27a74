//! Having the rules asked again before what they answered is shown.

use super::home::Home;
use crate::store::{Failure, More};

impl Home {
    /// Asks the rules again about everybody whose answer is over, so that the counters are those of now. An open desk does
    /// so by itself; a command that shows them asks first.
    pub fn judge(&mut self) -> Result<(), Failure> {
        let now = self.desk.clock.now();
        while self.store.refresh(now)? == More::Yes {}
        Ok(())
    }
}
