//! FILES. The only place with `std::fs`: atomic writes, the home and its places, the team folder, files to bring in.
//!
//! *Invariant:* what this layer writes is there whole or not at all, also after a power cut. Every failure keeps the path
//! and what was being done to it.

pub mod atomic;
pub mod failure;
pub mod folder;
pub mod guard;
pub mod home;
pub mod incoming;
pub mod lock;
pub mod newest;
pub mod own;
pub mod places;
pub mod rings;
pub mod text;
pub mod throwaway;
pub mod watch;

pub use failure::{Doing, Failure, Trouble};
