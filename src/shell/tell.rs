//! What comes to the window's loop: keys, the world's answers, and the system's wish that it end.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::app::Message;

/// Something for the window's loop.
#[derive(Debug)]
pub enum Incoming {
    /// For the window.
    Message(Box<Message>),
    /// The system, or whoever is in front of it, asks the program to end: every draft is kept first.
    End,
}

/// Where a thread tells what it has to tell.
#[derive(Debug, Clone)]
pub struct Tell(Sender<Incoming>);

/// Where it comes out.
#[derive(Debug)]
pub struct Told(Receiver<Incoming>);

/// A way to the window's loop, and its end.
#[must_use]
pub fn tell() -> (Tell, Told) {
    let (sender, receiver) = channel();
    (Tell(sender), Told(receiver))
}

impl Tell {
    /// Tells the window.
    pub fn message(&self, message: Message) {
        // When the window has gone, nobody needs to know.
        let _ = self.0.send(Incoming::Message(Box::new(message)));
    }

    /// Asks the loop to end.
    pub fn end(&self) {
        // A loop that has ended needs no asking.
        let _ = self.0.send(Incoming::End);
    }
}

impl Told {
    /// Waits for the next; none when nothing came in time. With nobody left who could tell anything, it is the end.
    #[must_use]
    pub fn wait(&self, patience: Duration) -> Option<Incoming> {
        match self.0.recv_timeout(patience) {
            Ok(incoming) => Some(incoming),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Incoming::End),
        }
    }

    /// What is there already.
    #[must_use]
    pub fn at_once(&self) -> Option<Incoming> {
        self.0.try_recv().ok()
    }
}
