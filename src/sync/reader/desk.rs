//! One desk as the reader watches it: its head, and its files that could not be taken in.
//!
//! *Invariant:* a head decides nothing but whether the desk's log is listed.

use std::collections::BTreeMap;

use chrono::Duration;

use super::Reading;
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::seal::sign::{PublicKey, Purpose};
use crate::sync::folder::{Folder, Stat};
use crate::sync::head::{HEAD_CAP, Head};
use crate::sync::place::Place;
use crate::sync::publisher::Why;
use crate::sync::signed;
use crate::sync::stream::{Seq, Stream, Tip};

/// A head that has looked the same for less than this may have been written again within the same tick of the file system's
/// clock, and is read again. How long it has is told by this desk's clock: a file's own time may come from another.
const SETTLED: Duration = Duration::seconds(3);

/// What a head looked like, and since when.
#[derive(Debug)]
struct Seen {
    stat: Option<Stat>,
    since: Moment,
    /// Whether it was read once more after it had settled.
    is_settled: bool,
}

impl Seen {
    /// Whether it is to be read, when it looks so now.
    fn look(before: &mut Option<Self>, stat: Option<Stat>, now: Moment) -> bool {
        let Some(seen) = before.as_mut().filter(|seen| seen.stat == stat) else {
            *before = Some(Self {
                stat,
                since: now,
                is_settled: false,
            });
            return true;
        };
        if seen.is_settled {
            return false;
        }
        // A clock that was set back begins to count anew.
        seen.since = seen.since.min(now);
        seen.is_settled = now.since(seen.since) > SETTLED;
        true
    }
}

/// What is known of a desk.
#[derive(Debug, Default)]
pub(super) struct Watched {
    seen: Option<Seen>,
    pub(super) head: Option<Head>,
    pub(super) files: BTreeMap<Place, (Stat, Reading)>,
    pub(super) clock_ahead: Duration,
    pub(super) is_rolled_back: bool,
    pub(super) is_changed: bool,
}

impl Watched {
    /// Looks at the desk's head, and reads it when it may be another one.
    pub(super) fn look<F: Folder>(
        &mut self,
        folder: &mut F,
        desk: DeskId,
        key: &PublicKey,
        now: Moment,
    ) -> Result<(), Why> {
        let place = Place::head(desk);
        let stat = folder.stat(&place).map_err(Why::Fault)?;
        let is_missing = stat.is_none();
        if !Seen::look(&mut self.seen, stat, now) || is_missing {
            return Ok(());
        }
        // What cannot be read now is only a hint that is missing.
        let bytes = folder.read(&place, HEAD_CAP).ok().flatten();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let head = text
            .and_then(|text| signed::read::<Head>(Purpose::Head, &text, key).ok())
            .filter(|head| head.desk == desk);
        if let Some(head) = head {
            self.heard(head, now);
        }
        Ok(())
    }

    fn heard(&mut self, head: Head, now: Moment) {
        let Some(before) = &self.head else {
            self.is_changed = true;
            self.head = Some(head);
            return;
        };
        if *before == head {
            return;
        }
        if before.inc == head.inc && head.seq < before.seq {
            self.is_rolled_back = true;
            return;
        }
        self.is_changed = true;
        self.is_rolled_back = false;
        // It was written since the last look, so a clock that is right cannot say a later time than ours.
        self.clock_ahead = head.wall.since(now).max(Duration::zero());
        self.head = Some(head);
    }

    /// Whether the desk's log is to be listed: its head is another one, or says more than is here.
    pub(super) fn is_due(&mut self, desk: DeskId, reached: &BTreeMap<Stream, Tip>) -> bool {
        let is_changed = std::mem::take(&mut self.is_changed);
        let is_behind = self.head.as_ref().is_some_and(|head| {
            let stream = Stream {
                desk,
                inc: head.inc,
            };
            reached.get(&stream).map_or(Seq::NONE, |tip| tip.seq) < head.seq
        });
        is_changed || is_behind
    }

    /// Opens files again that could not be taken in.
    pub(super) fn try_again(&mut self) {
        self.files.clear();
    }
}
