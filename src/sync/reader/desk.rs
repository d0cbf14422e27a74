//! One desk as the reader watches it: its head, and its files that could not be taken in.
//!
//! *Invariant:* a head decides nothing but whether the desk's log is listed.

use std::collections::BTreeMap;

use chrono::Duration;

use super::Reading;
use crate::model::id::{DeskId, Incarnation};
use crate::model::moment::Moment;
use crate::seal::sign::{PublicKey, Purpose};
use crate::sync::folder::{Folder, Stat};
use crate::sync::head::{HEAD_CAP, Head};
use crate::sync::place::Place;
use crate::sync::signed;
use crate::sync::stream::{Seq, Stream, Tip};

/// A head that has looked the same for less than this may have been written again within the same tick of the file system's
/// clock, and is read again. How long it has is told by this desk's clock: a file's own time may come from another.
const SETTLED: Duration = Duration::seconds(3);

/// How long a file is left alone that the world did not give out: it looks the same when it can be read.
const AGAIN: Duration = Duration::minutes(1);

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

/// A file that could not be taken in, and how it looked then.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) reading: Reading,
    stat: Stat,
    tried: Moment,
    /// Whether it was read once more after it had settled.
    is_settled: bool,
}

impl Unread {
    fn of(before: Option<&Self>, stat: Stat, reading: Reading, now: Moment) -> Self {
        let is_same = |before: &Self| before.stat == stat && !before.is_closed();
        Self {
            is_settled: before.is_some_and(is_same),
            reading,
            stat,
            tried: now,
        }
    }

    const fn is_closed(&self) -> bool {
        matches!(self.reading, Reading::Closed(_))
    }

    /// Whether it is to be read, when it looks so now: when it is another one, once more when it has settled, and again and
    /// again while the world does not give it out.
    fn is_due(&mut self, stat: Stat, now: Moment) -> bool {
        // A clock that was set back begins to count anew.
        self.tried = self.tried.min(now);
        let waited = now.since(self.tried);
        if self.stat != stat {
            return true;
        }
        if self.is_closed() {
            waited >= AGAIN
        } else {
            !self.is_settled && waited > SETTLED
        }
    }
}

/// What is known of a desk.
#[derive(Debug, Default)]
pub(super) struct Watched {
    seen: Option<Seen>,
    pub(super) head: Option<Head>,
    /// Logs that were left for others, as far as heads have told of them.
    left: BTreeMap<Incarnation, Seq>,
    pub(super) files: BTreeMap<Place, Unread>,
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
    ) {
        let place = Place::head(desk);
        // What cannot be looked at or read now is only a hint that is missing.
        let stat = folder.stat(&place).ok().flatten();
        let is_missing = stat.is_none();
        if !Seen::look(&mut self.seen, stat, now) || is_missing {
            return;
        }
        let bytes = folder.read(&place, HEAD_CAP).ok().flatten();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let head = text
            .and_then(|text| signed::read::<Head>(Purpose::Head, &text, key).ok())
            .filter(|head| head.desk == desk);
        if let Some(head) = head {
            self.heard(head, now);
        }
    }

    fn heard(&mut self, head: Head, now: Moment) {
        // Whenever it was written: a clock that is right cannot say a later time than ours.
        let ahead = head.wall.since(now).max(Duration::zero());
        let Some(before) = &self.head else {
            self.is_changed = true;
            self.clock_ahead = ahead;
            self.head = Some(head);
            return;
        };
        if *before == head {
            return;
        }
        let is_older = if before.inc == head.inc {
            head.seq < before.seq
        } else {
            self.left.get(&head.inc).is_some_and(|it| head.seq <= *it)
        };
        if is_older {
            self.is_rolled_back = true;
            return;
        }
        self.left.insert(before.inc, before.seq);
        self.is_changed = true;
        self.is_rolled_back = false;
        self.clock_ahead = ahead;
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

    /// Whether a file that looks so now is to be opened.
    pub(super) fn is_unknown(&mut self, place: &Place, stat: Stat, now: Moment) -> bool {
        let before = self.files.get_mut(place);
        before.is_none_or(|before| before.is_due(stat, now))
    }

    /// Keeps in mind that a file could not be taken in.
    pub(super) fn keep_unread(&mut self, place: Place, stat: Stat, reading: Reading, now: Moment) {
        let unread = Unread::of(self.files.get(&place), stat, reading, now);
        self.files.insert(place, unread);
    }

    /// Opens files again that could not be taken in.
    pub(super) fn try_again(&mut self) {
        self.files.clear();
    }
}
