//! samtale: a call desk for people who telephone customers, in a terminal, with no server.

pub mod app;
pub mod cli;
pub mod config;
pub mod desk;
pub mod disk;
pub mod forms;
pub mod guard;
pub mod keys;
pub mod lang;
pub mod model;
pub mod seal;
pub mod shell;
pub mod store;
pub mod sync;
pub mod ui;
