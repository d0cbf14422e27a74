//! Reports for people and programs: text for a terminal, HTML, a workbook, JSON.
//!
//! *Invariant:* every form shows the same cells. What people said is text in each of them, and never markup, a formula or a
//! command to a terminal.

mod heading;
mod html;
mod json;
mod said;
mod svg;
mod text;
mod voices;
mod xlsx;

pub use html::html;
pub use json::json;
pub use text::text;
pub use xlsx::{XlsxFailure, xlsx};
