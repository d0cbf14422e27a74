//! The binary: turns the answer of the command line into an exit code.

fn main() {}
