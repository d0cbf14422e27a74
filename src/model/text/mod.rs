//! Text from outside: made safe to draw, folded to be found, ordered as a Norwegian reader expects.
//!
//! *Invariant:* the text itself is never changed here; drawing, finding and ordering each get a copy.

mod fold;
mod order;
mod safe;

pub use fold::{fold, fold_into, fold_letters};
pub use order::sort_key;
pub use safe::{Safe, width};
