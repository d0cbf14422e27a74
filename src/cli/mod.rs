//! COMMANDS. One file each.

mod demo;
