//! The window as it opens: what was kept against a crash is there again, and what is needed is asked for.

use crate::desk::{Stage, read_draft};
use crate::model::outcome::Campaign;

use super::draft::DraftKey;
use super::effect::{Effect, Question};
use super::layout::Pane;
use super::message::{Trouble, TroubleKind};
use super::over::{Over, Page};
use super::panes::fields::begin_fields;
use super::panes::form::{FormFor, FormPane};
use super::panes::tree::TreeStep;
use super::setup::Opens;
use super::window::App;

impl App {
    pub(super) fn begin(&mut self) {
        if self.setup.seller.is_none() {
            let settings = &self.setup.settings;
            let languages = &self.setup.languages;
            let fields = begin_fields(languages, &settings.language, settings.market);
            self.over
                .push(Over::Form(FormPane::of(FormFor::Begin, fields)));
            return;
        }
        self.send(Effect::Mint);
        self.send(Effect::Mint);
        self.refresh();
        self.ask(Question::Fields);
        self.ask(Question::LastSaved);
        self.take_up_drafts();
        match self.setup.opens {
            Opens::Desk => {}
            Opens::Review => self.show_review(),
        }
    }

    fn take_up_drafts(&mut self) {
        for draft in std::mem::take(&mut self.setup.drafts) {
            let read = match draft.key {
                DraftKey::InHand => read_draft(&draft.text).map(|stage| self.take_up(stage)),
                DraftKey::Parked(_) => self.shelf.read(&draft.text),
            };
            if let Err(not_a_draft) = read {
                self.problem(Trouble {
                    kind: TroubleKind::Damaged,
                    path: None,
                    detail: not_a_draft.to_string(),
                });
            }
        }
    }

    /// Goes on with the call that was in hand when the program ended.
    fn take_up(&mut self, stage: Stage) {
        self.hand.enter(stage);
        self.page = Page::Desk;
        self.pane = Pane::Card;
        self.reread_card();
        match self.hand.stage {
            Stage::Talking(_) => self.pane = Pane::Notes,
            Stage::WrapUp(_) => {
                self.ask_wrap_up();
                if self.outcome_in_hand().is_some() {
                    self.go_on_from(TreeStep::CameOf);
                }
            }
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => {}
        }
        self.follow_notes();
    }

    /// Asks anew for the card that is open.
    pub(super) fn reread_card(&mut self) {
        if let Some(customer) = self.hand.customer() {
            self.ask(Question::Card(customer));
        }
    }

    /// The campaign of the call in hand, in the version in which the call began, else the first one.
    #[must_use]
    pub(crate) fn campaign(&self) -> Option<&Campaign> {
        let errand = self.hand.stage.errand();
        let named = errand.and_then(|errand| errand.campaign.as_ref());
        let begun = named.and_then(|named| {
            let mut campaigns = self.setup.campaigns.iter();
            campaigns.find(|it| it.code == named.code && it.version == named.version)
        });
        begun.or_else(|| self.campaign_of(named.map_or("", |named| named.code.as_str())))
    }

    /// The newest version of the campaign with this code, else of the one that the settings name.
    pub(super) fn campaign_of(&self, code: &str) -> Option<&Campaign> {
        let newest = |code: &str| {
            let campaigns = self.setup.campaigns.iter();
            campaigns.rev().find(|campaign| campaign.code == code)
        };
        newest(code)
            .or_else(|| newest(&self.setup.settings.campaign))
            .or(self.setup.campaigns.last())
    }
}
