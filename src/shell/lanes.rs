//! Work for one thread in two lanes: what a person waits for goes before what comes in bulk.
//!
//! *Invariant:* the bulk lane is bounded, so that whoever fills it runs no faster than the work is done.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many slices of bulk work may wait.
const BULK_MAX: usize = 4;

/// The end at which work is put in.
pub struct Lanes<T>(Arc<Shared<T>>);

/// The end at which work is taken out.
pub struct Worker<T>(Arc<Shared<T>>);

/// Nobody works at the other end any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed;

/// What a worker comes back with.
#[derive(Debug, PartialEq, Eq)]
pub enum Taken<T> {
    /// Work.
    Work(T),
    /// Nothing came in the time given.
    Nothing,
    /// Nobody will put in more, and all is done.
    Over,
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    person: VecDeque<T>,
    bulk: VecDeque<T>,
    givers: usize,
    worker_left: bool,
}

/// Two lanes, and the worker at their end.
#[must_use]
pub fn lanes<T>() -> (Lanes<T>, Worker<T>) {
    let shared = Arc::new(Shared {
        state: Mutex::new(State {
            person: VecDeque::new(),
            bulk: VecDeque::new(),
            givers: 1,
            worker_left: false,
        }),
        changed: Condvar::new(),
    });
    (Lanes(Arc::clone(&shared)), Worker(shared))
}

impl<T> Lanes<T> {
    /// Puts in what a person waits for.
    pub fn person(&self, work: T) -> Result<(), Closed> {
        let mut state = self.0.lock();
        if state.worker_left {
            return Err(Closed);
        }
        state.person.push_back(work);
        self.0.changed.notify_all();
        Ok(())
    }

    /// Puts in a slice of bulk work, and waits while too many wait already.
    pub fn bulk(&self, work: T) -> Result<(), Closed> {
        let mut state = self.0.lock();
        while state.bulk.len() >= BULK_MAX && !state.worker_left {
            state = self
                .0
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if state.worker_left {
            return Err(Closed);
        }
        state.bulk.push_back(work);
        self.0.changed.notify_all();
        Ok(())
    }
}

impl<T> Clone for Lanes<T> {
    fn clone(&self) -> Self {
        self.0.lock().givers += 1;
        Self(Arc::clone(&self.0))
    }
}

impl<T> Drop for Lanes<T> {
    fn drop(&mut self) {
        self.0.lock().givers -= 1;
        self.0.changed.notify_all();
    }
}

impl<T> Worker<T> {
    /// Takes the next work, a person's first; waits for it no longer than `patience`.
    pub fn take(&self, patience: Duration) -> Taken<T> {
        let idle = |state: &mut State<T>| {
            state.person.is_empty() && state.bulk.is_empty() && state.givers > 0
        };
        let (mut state, _) = self
            .0
            .changed
            .wait_timeout_while(self.0.lock(), patience, idle)
            .unwrap_or_else(PoisonError::into_inner);
        let work = state.person.pop_front().or_else(|| state.bulk.pop_front());
        self.0.changed.notify_all();
        match work {
            Some(work) => Taken::Work(work),
            None if state.givers == 0 => Taken::Over,
            None => Taken::Nothing,
        }
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        self.0.lock().worker_left = true;
        self.0.changed.notify_all();
    }
}

impl<T> Shared<T> {
    /// A thread that panicked while it held the lock has left two queues, which are whole at every moment.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(1);
    const LONG: Duration = Duration::from_secs(30);

    #[test]
    fn a_person_goes_before_bulk() {
        let (lanes, worker) = lanes();
        lanes.bulk("slice").unwrap();
        lanes.person("save").unwrap();
        assert_eq!(worker.take(SHORT), Taken::Work("save"));
        assert_eq!(worker.take(SHORT), Taken::Work("slice"));
        assert_eq!(worker.take(SHORT), Taken::Nothing);
    }

    #[test]
    fn all_is_done_before_it_is_over() {
        let (lanes, worker) = lanes();
        let second = lanes.clone();
        second.person(1).unwrap();
        drop((lanes, second));
        assert_eq!(worker.take(LONG), Taken::Work(1));
        assert_eq!(worker.take(LONG), Taken::Over);
    }

    #[test]
    fn bulk_waits_until_there_is_room() {
        let (lanes, worker) = lanes();
        let filler = std::thread::spawn(move || (0..100).try_for_each(|n| lanes.bulk(n)));
        let taken: Vec<_> = std::iter::from_fn(|| match worker.take(LONG) {
            Taken::Work(n) => Some(n),
            Taken::Nothing | Taken::Over => None,
        })
        .collect();
        assert_eq!(taken, (0..100).collect::<Vec<_>>());
        assert_eq!(filler.join().unwrap(), Ok(()));
    }

    #[test]
    fn nobody_waits_for_a_worker_that_has_gone() {
        let (lanes, worker) = lanes();
        drop(worker);
        assert_eq!(lanes.bulk(1), Err(Closed));
        assert_eq!(lanes.person(1), Err(Closed));
    }
}
