//! Imports, as the window asks for them. They follow; until then the window is told that nothing came.

use super::lanes::Closed;
use super::tell::Tell;
use super::trouble::trouble;
use crate::app::importing::ImportRequest;
use crate::app::{Answer, Message, TroubleKind};

/// Imports of the window.
pub struct Imports {
    /// Where to say so.
    pub tell: Tell,
}

impl Imports {
    /// Answers that it was stopped.
    pub fn begin(&self, _: ImportRequest) -> Result<(), Closed> {
        let stopped = Err(trouble(TroubleKind::Stopped, ""));
        self.tell.message(Message::Imported(stopped));
        Ok(())
    }

    /// Nothing runs.
    pub fn stop(&self) -> Result<(), Closed> {
        Ok(())
    }

    /// Answers that it was stopped.
    pub fn preview(&self, request: ImportRequest) -> Result<(), Closed> {
        let preview = Err(trouble(TroubleKind::Stopped, ""));
        let asked = Box::new(request);
        self.tell
            .message(Message::Answer(Answer::Preview { asked, preview }));
        Ok(())
    }
}
