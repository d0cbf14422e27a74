//! What the window is told once, when it opens.

use std::collections::BTreeMap;

use crate::config::Settings;
use crate::guard::Rules;
use crate::keys::{Action, Keymap};
use crate::model::order::NextContact;
use crate::model::outcome::Campaign;
use crate::model::seller::SellerRef;
use crate::model::when::Words;

use super::draft::Draft;
use super::message::Size;

/// On what the window opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Opens {
    /// The desk.
    #[default]
    Desk,
    /// The weekly review; leaving it ends the program.
    Review,
}

/// What the window is told once, when it opens.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Who calls; none on the first run.
    pub seller: Option<SellerRef>,
    /// Whether whoever sits here decides for the team: takes back what others heard. Without a team, everybody does.
    pub decides: bool,
    /// The settings: market, principal, language, how to dial.
    pub settings: Settings,
    /// The languages there are.
    pub languages: Vec<String>,
    /// Which key does what.
    pub keymap: Keymap,
    /// What the actions are called in the language of the window, for the palette.
    pub labels: BTreeMap<Action, String>,
    /// Other words under which the palette finds an action.
    pub search_words: BTreeMap<Action, String>,
    /// The words in which a time may be typed.
    pub words: Words,
    /// The campaigns; an earlier version of one stands before a later.
    pub campaigns: Vec<Campaign>,
    /// The rules.
    pub rules: Rules,
    /// What was kept against a crash.
    pub drafts: Vec<Draft>,
    /// What a list of the seller's own is called, for customers who are added by hand.
    pub own_list: String,
    /// What somebody is called who rang and has no name yet.
    pub unknown_caller: String,
    /// Where somebody comes from to whom a customer pointed, with `{name}` for whoever pointed.
    pub referred_by: String,
    /// What the contacts that orders ask for are about, in words.
    pub proposals: Vec<(NextContact, String)>,
    /// The size of the terminal.
    pub size: Size,
    /// On what it opens.
    pub opens: Opens,
}
