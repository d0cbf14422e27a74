//! BYTES. Hashes, message codes, signatures and compression: the only home of cryptography and zstd.
//!
//! *Invariant:* pure. No I/O, no clock, no randomness (whoever makes a key brings its bytes), and no word of the trade:
//! this layer knows bytes, not records.

pub mod hash;
pub mod hex;
pub mod mac;
pub mod sign;
pub mod zip;
