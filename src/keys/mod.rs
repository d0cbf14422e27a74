//! KEYS. What a person can ask for, and by which press.
//!
//! One table, in [`action`], makes the key map, the palette, the help, the footer and the documentation.
//!
//! *Invariant:* knows no terminal, no language and no state of a call.

pub mod action;
pub mod chord;
pub mod focus;
pub mod group;
pub mod keymap;

pub use action::Action;
pub use chord::{Chord, Held, Key, NotAChord};
pub use focus::Focus;
pub use group::Group;
pub use keymap::{Binding, Clash, Keymap};
