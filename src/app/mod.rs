//! THE WINDOW, as a value: `update(message, now)` gives effects.
//!
//! *Invariant:* no terminal, no disk, no clock, no sentences. What the window wants from the world it says as an
//! [`Effect`]; what the world says comes as a [`Message`].

mod act;
mod acting;
mod agenda;
mod answering;
mod arriving;
mod asking;
mod bringing;
mod calling;
mod choose;
mod chosen;
mod clock;
pub(crate) mod colleague;
pub(crate) mod cursor;
mod deeds;
mod disputed;
pub mod draft;
pub(crate) mod duties;
pub mod edit;
pub mod effect;
mod filling;
mod go;
pub(crate) mod guide;
pub(crate) mod hand;
pub mod importing;
mod joining;
mod keys;
pub mod layout;
mod listening;
mod marking;
pub mod message;
mod mouse;
mod never;
pub(crate) mod notice;
mod noting;
mod of_use;
pub(crate) mod one_person;
mod opening;
mod ordering;
pub(crate) mod over;
pub(crate) mod panes;
mod questions;
pub(crate) mod reasons;
pub(crate) mod recognise;
mod reviewing;
mod rulebook;
pub(crate) mod said;
mod saving;
pub(crate) mod saying;
mod setup;
pub(crate) mod sorting;
mod start;
mod taking;
mod talk_card;
mod tree;
pub(crate) mod waiting;
pub(crate) mod walk;
mod window;
pub(crate) mod wishes;
mod with_whom;
pub(crate) mod wrapping;
mod write;

pub use draft::{Draft, DraftKey};
pub use effect::{
    Answer, Beginning, CardRead, Effect, FindQuestion, MayCall, Question, Ticket, WantedCall,
};
pub use message::{Message, Trouble, TroubleKind};
pub use setup::{Opens, Setup};
pub use window::App;
