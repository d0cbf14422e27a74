//! What comes to the window's loop: keys, the world's answers, and the system's wish that it end.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::app::Message;

/// How much is taken in before a frame is drawn, at most: a flood must not freeze the screen.
const BURST_MAX: usize = 256;

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

    /// The first, and what is there already behind it, up to what one frame may wait for. The rest stays where it is: what
    /// has come out of here is never put back, so nothing is taken before it is asked for.
    pub fn burst(&self, first: Incoming) -> impl Iterator<Item = Incoming> + use<'_> {
        std::iter::once(first)
            .chain(self.0.try_iter())
            .take(BURST_MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_comes_in_bursts_and_loses_nothing() {
        let (tell, told) = tell();
        let typed = "å".repeat(2 * BURST_MAX + 3);
        for letter in typed.chars() {
            tell.message(Message::Paste(letter.to_string()));
        }
        let mut read = String::new();
        let mut bursts = Vec::new();
        while let Some(first) = told.wait(Duration::ZERO) {
            let burst: Vec<Incoming> = told.burst(first).collect();
            bursts.push(burst.len());
            for incoming in burst {
                let Incoming::Message(message) = incoming else {
                    panic!("{incoming:?}");
                };
                let Message::Paste(letter) = *message else {
                    panic!("{message:?}");
                };
                read.push_str(&letter);
            }
        }
        assert_eq!(bursts, [BURST_MAX, BURST_MAX, 3]);
        assert_eq!(read, typed);
    }
}
