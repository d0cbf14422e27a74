//! What the desk shows, read from the projections: the card, the queue, the first screen, finding, lists.
//!
//! *Invariant:* nothing here writes, and what a screen needs costs a few indexed queries.

mod card;
mod find;
mod front;
mod history;
mod lists;
mod queue;
mod sellers;
mod today;
