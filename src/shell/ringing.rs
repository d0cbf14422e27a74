//! Numbers that ring, told by another program: found in their folder and handed to the reader, who knows whose they are.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::clock::Clock;
use super::reading::Wanted;
use crate::disk::places::Places;
use crate::disk::{self, rings};
use crate::model::moment::Moment;
use crate::model::phone::PhoneNumber;

/// How often the folder is looked into.
const LOOK: Duration = Duration::from_millis(300);

/// A ring older than this is over.
const STALE: chrono::Duration = chrono::Duration::minutes(2);

/// A ring, as one program leaves it for another.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Ring {
    number: PhoneNumber,
    at: Moment,
}

/// Tells the open desk of this home that a number rings. Without an open desk it is forgotten after two minutes.
pub fn ring(places: &Places, number: PhoneNumber, at: Moment) -> Result<(), disk::Failure> {
    let name = format!("{:016}-{}", at.millis().max(0), std::process::id());
    let text = serde_json::to_string(&Ring { number, at }).unwrap_or_default();
    rings::put(places, &name, &text)
}

/// Keeps the looking alive; dropped, it ends.
pub type Looking = Sender<Never>;

/// Nothing is ever sent to those who look.
#[derive(Debug, Clone, Copy)]
pub enum Never {}

/// Starts looking for rings.
#[must_use]
pub fn start(places: Places, clock: Clock, asks: Sender<Wanted>) -> Looking {
    let (looking, end) = channel::<Never>();
    thread::spawn(move || {
        while matches!(end.recv_timeout(LOOK), Err(RecvTimeoutError::Timeout)) {
            for ring in taken(&places, clock) {
                if asks.send(Wanted::Rang(ring.number)).is_err() {
                    return;
                }
            }
        }
    });
    looking
}

fn taken(places: &Places, clock: Clock) -> Vec<Ring> {
    let texts = rings::take(places).unwrap_or_default();
    let now = clock.at();
    texts
        .iter()
        .filter_map(|text| serde_json::from_str::<Ring>(text).ok())
        .filter(|ring| now.since(ring.at) < STALE)
        .collect()
}
