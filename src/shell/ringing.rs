//! Numbers that ring, told by another program: found in their folder and handed to the reader, who knows whose they are.

use std::sync::mpsc::Sender;
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

/// Starts looking for rings; it ends with the reader.
pub fn start(places: Places, clock: Clock, asks: Sender<Wanted>) {
    thread::spawn(move || {
        while taken(&places, clock).into_iter().all(|ring| {
            let wanted = Wanted::Rang(ring.number);
            asks.send(wanted).is_ok()
        }) {
            thread::sleep(LOOK);
        }
    });
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
