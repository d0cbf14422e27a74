//! samtale: a call desk for people who telephone customers, in a terminal, with no server.
//!
//! This page is the map. It says what lives where, in which words, and how one key press becomes a record on disk. The
//! test `tests/tidy.rs` holds the layers to it.
//!
//! # What it does
//!
//! A seller brings in a list, calls through it by keys alone with the customer's history and a notes field in view, and
//! each outcome becomes a *record*: one line of JSON, hashed, chained, committed to SQLite before "saved" is shown, and
//! published as a signed file that a supervisor reads with whatever reads JSON lines.
//!
//! # Layers
//!
//! Imports go downhill only: a layer may use the layers in its row and nothing else.
//!
//! | layer | is | may use |
//! |---|---|---|
//! | [`model`] | NOUNS. Plain values: ids, moments, numbers, customers, calls, facts, the card, the queue | – |
//! | [`keys`] | KEYS. Chords, the one table of actions, key maps | – |
//! | [`seal`] | BYTES. Hash, chain, sign, verify, zip; the only home of crypto and zstd | – |
//! | [`guard`] | THE RULES. May this person be called now? Makes the [`guard::Clearance`] that a call needs | model |
//! | [`report`] | FIGURES. What many calls come to: what customers said, what was kept, natural limits | model |
//! | [`desk`] | THE CALL. Stages, events, effects, refusals | model, guard |
//! | [`sync`] | RECORDS BETWEEN DESKS. Lines, wire types, parcels, the publisher, the reader, the team; pure but for its ports | model, seal |
//! | [`config`] | SETTINGS. Text in, values and problems out | model, guard, keys |
//! | [`lang`] | SENTENCES. Values in, text in the desk's language out | model, guard, desk, report, keys, config |
//! | [`forms`] | FOREIGN FORMATS. Lists in, exports and reports out, over `Read` and `Write` | model, report, config, lang |
//! | [`app`] | THE WINDOW, as a value: a message in, effects out; the notes editor | model, guard, desk, keys, config |
//! | [`ui`] | DRAWING. `&App` in, cells out; it cannot change anything | the above but seal, sync, forms |
//! | [`store`] | SQLITE. The only place with SQL | model, sync, seal |
//! | [`disk`] | FILES. The only place with `std::fs` | model, sync |
//! | [`shell`] | THE WORLD. Terminal, clock, threads, dialler | all above |
//! | [`cli`] | COMMANDS. One file each | what its commands need |
//!
//! The two lowest floors know nothing of the world: no clock, no randomness, no disk, no sentence. Time is an argument
//! ([`model::moment::Now`]), random bytes come through a port ([`sync`]), and what a person reads is made by [`lang`] alone.
//!
//! # One key press
//!
//! ```text
//! crossterm event → Chord → Keymap::resolve(chord, focus) → Action
//!   → App::update(Message, Now) → desk::step(stage, Event) → Effects
//!   → shell performs them (store thread, publisher thread, dialler) → Message back → ui::draw(&App)
//! ```
//!
//! Four words with one meaning each. An *Action* is what the person asked. A *Message* is what may change the window. An
//! *Event* is a fact about the call. An *Effect* is work for the world. The thread that draws never touches a disk.
//!
//! # One save
//!
//! The wrap-up becomes a [`model::call::Call`], the call a [`model::fact::Fact`], the fact a line ([`sync`]). One
//! transaction appends the line to this desk's log and projects it into the tables; "saved" is shown when the commit has
//! returned. The publisher then writes the line into a parcel in the team folder,
//! and the readers of the other desks take it in from there. Every table is what the lines add up
//! to: `samtale check --rebuild` makes the same tables again from the lines alone.
//!
//! # Where to begin reading
//!
//! [`model::fact`] for what can happen, [`desk`] for the life of a call, [`store`] for how facts become tables, and
//! `tests/scenes/` for what the seller sees.

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
pub mod report;
pub mod seal;
pub mod shell;
pub mod store;
pub mod sync;
pub mod ui;
