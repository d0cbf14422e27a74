//! THE WINDOW, as a value: `update(message, now)` gives effects.
//!
//! *Invariant:* no terminal, no disk, no clock, no sentences. What the window wants from the world it says as an
//! [`Effect`]; what the world says comes as a [`Message`].

pub mod draft;
pub mod edit;
pub mod effect;
pub mod importing;
pub mod message;

pub use draft::{Draft, DraftKey};
pub use effect::{
    Answer, Beginning, CardRead, Effect, FindQuestion, MayCall, Question, Ticket, WantedCall,
};
pub use message::{Message, Trouble, TroubleKind};
