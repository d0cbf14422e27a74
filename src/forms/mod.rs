//! FOREIGN FORMATS. Lists and exports of other programs, over `Read` and `Write`.
//!
//! *Invariant:* no file is opened here and no clock is read. What is read is kept as it was until its meaning is known.

pub mod cell;
pub mod dates;
pub mod intake;
pub mod mapping;
pub mod out;
pub mod register;
pub mod report;
pub mod status;
pub mod table;
