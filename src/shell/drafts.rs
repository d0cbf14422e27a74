//! Drafts on their way to the disk: written at a pause in typing and at least every second, the last one winning.
//!
//! *Invariant:* no thread and no clock of its own; the point on the stopwatch is handed in.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::app::{Draft, DraftKey};

/// A pause in typing.
const PAUSE: Duration = Duration::from_millis(250);

/// How old an unwritten draft may become. The write itself still has to fit into the second that may be lost.
const AGE_MAX: Duration = Duration::from_millis(800);

/// Drafts that are not on the disk yet.
#[derive(Debug, Default)]
pub struct Drafts {
    waiting: BTreeMap<DraftKey, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    draft: Draft,
    first: Instant,
    last: Instant,
}

impl Waiting {
    fn due(&self) -> Instant {
        (self.last + PAUSE).min(self.first + AGE_MAX)
    }
}

impl Drafts {
    /// Takes a draft in, in place of the one with the same key.
    pub fn keep(&mut self, draft: Draft, now: Instant) {
        let first = self
            .waiting
            .get(&draft.key)
            .map_or(now, |waiting| waiting.first);
        let waiting = Waiting {
            draft,
            first,
            last: now,
        };
        self.waiting.insert(waiting.draft.key, waiting);
    }

    /// Lets a draft go that nobody needs any more.
    pub fn discard(&mut self, key: DraftKey) {
        self.waiting.remove(&key);
    }

    /// When the next draft is to be written; none when none waits.
    #[must_use]
    pub fn next_due(&self) -> Option<Instant> {
        self.waiting.values().map(Waiting::due).min()
    }

    /// The drafts that are to be written now. They stay here until they are [`written`](Self::written), so that a disk
    /// that is full for a moment loses nothing.
    #[must_use]
    pub fn due(&self, now: Instant) -> Vec<Draft> {
        self.waiting
            .values()
            .filter(|waiting| waiting.due() <= now)
            .map(|waiting| waiting.draft.clone())
            .collect()
    }

    /// All drafts that wait, for the end of the program.
    #[must_use]
    pub fn all(&self) -> Vec<Draft> {
        self.waiting
            .values()
            .map(|waiting| waiting.draft.clone())
            .collect()
    }

    /// Lets a draft go that is on the disk.
    pub fn written(&mut self, draft: &Draft) {
        if self
            .waiting
            .get(&draft.key)
            .is_some_and(|waiting| waiting.draft == *draft)
        {
            self.waiting.remove(&draft.key);
        }
    }

    /// Tries a draft again in a while: it could not be written.
    pub fn postpone(&mut self, now: Instant) {
        for waiting in self.waiting.values_mut() {
            waiting.first = now;
            waiting.last = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::clock::instant;

    fn draft(text: &str) -> Draft {
        Draft {
            key: DraftKey::InHand,
            text: text.to_owned(),
        }
    }

    const fn millis(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    #[test]
    fn a_pause_writes_the_last_one() {
        let start = instant();
        let mut drafts = Drafts::default();
        drafts.keep(draft("h"), start);
        drafts.keep(draft("hei"), start + millis(100));
        assert_eq!(drafts.due(start + millis(300)), []);
        assert_eq!(drafts.due(start + millis(350)), [draft("hei")]);
    }

    #[test]
    fn typing_without_a_pause_is_written_within_the_second() {
        let start = instant();
        let mut drafts = Drafts::default();
        for n in 0..20 {
            drafts.keep(
                draft(&"x".repeat(n)),
                start + millis(50) * u32::try_from(n).unwrap(),
            );
        }
        assert_eq!(drafts.next_due(), Some(start + AGE_MAX));
        assert_eq!(drafts.due(start + millis(900)).len(), 1);
    }

    #[test]
    fn what_was_typed_while_writing_is_written_too() {
        let start = instant();
        let mut drafts = Drafts::default();
        drafts.keep(draft("a"), start);
        drafts.keep(draft("ab"), start + millis(1));
        drafts.written(&draft("a"));
        assert_eq!(drafts.all(), [draft("ab")]);
        drafts.written(&draft("ab"));
        assert_eq!(drafts.next_due(), None);
    }

    #[test]
    fn a_discarded_draft_is_never_written() {
        let start = instant();
        let mut drafts = Drafts::default();
        drafts.keep(draft("a"), start);
        drafts.discard(DraftKey::InHand);
        assert_eq!(drafts.due(start + AGE_MAX), []);
    }
}
