//! Short cards: what to say to an objection, a fact to look up. Found by two letters, shown beside the notes while one
//! writes on.

use crate::desk::Stage;
use crate::model::campaign::TalkCard;

use super::window::App;

impl App {
    /// The cards of the campaign with their titles, while there is a conversation to use them in.
    pub(super) fn talk_cards(&self) -> Vec<(TalkCard, String)> {
        match self.hand.stage {
            Stage::Orienting(_) | Stage::Ringing(_) | Stage::Talking(_) => {}
            Stage::Idle | Stage::WrapUp(_) | Stage::Saved(_) => return Vec::new(),
        }
        let language = &self.setup.settings.language;
        let cards = self.campaign().map_or(&[][..], |it| &it.cards);
        let titled = |card: &TalkCard| (card.clone(), card.title.of(language).to_owned());
        cards.iter().map(titled).collect()
    }

    /// Shows a card; the keys stay where they were.
    pub(super) fn show_talk_card(&mut self, key: String) {
        self.hand.talk_card = Some(key);
        self.follow_notes();
    }

    /// The card that is shown.
    pub(crate) fn talk_card(&self) -> Option<&TalkCard> {
        let key = self.hand.talk_card.as_ref()?;
        self.campaign()?.card(key)
    }
}
