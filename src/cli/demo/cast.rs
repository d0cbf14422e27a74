//! Who and what the demonstration plays with: the firm, its sellers, its lists, and the day on which it opens.

use chrono::NaiveDateTime;

use super::story::OnList;
use crate::model::customer::Audience;
use crate::model::id::{ListId, SellerId};
use crate::model::list::{Ground, List, ListAnswers, ListAudience, ListRef, ListState};
use crate::model::moment::{Moment, Zone};
use crate::model::phone::NotARegion;
use crate::model::seller::{Owner, SellerRef};

/// When the demonstration opens: a Monday, on Norway's clock.
pub(super) const OPENS: &str = "2026-11-23 09:41";

/// The clock on the wall.
pub(super) const DESK_ZONE: Zone = Zone::OSLO;

/// The firm that calls.
pub(super) const PRINCIPAL: &str = "Havglimt Gartneri";

/// The sellers and the lists.
#[derive(Debug)]
pub(super) struct Cast {
    sellers: [SellerRef; 3],
    lists: [(List, ListRef); 3],
}

impl Cast {
    /// The cast; Kari sits at the desk, under the id that the home gave her.
    pub(super) fn of(kari: SellerRef, campaign: &str) -> Result<Self, NotARegion> {
        let list = |n: u8, name: &str, source: &str, answers| -> Result<_, NotARegion> {
            let list = List {
                id: ListId::of([0xde, 0, 0, 0, 0, 0, 0, n]),
                name: name.to_owned(),
                principal: PRINCIPAL.to_owned(),
                market: "NO".parse()?,
                answers,
                source: source.to_owned(),
                campaign: campaign.to_owned(),
                state: ListState::Open,
            };
            let named = ListRef {
                id: list.id,
                name: list.name.clone(),
            };
            Ok((list, named))
        };
        let answers = |audience, ground| ListAnswers {
            audience: Some(ListAudience::All(audience)),
            ground: Some(ground),
            washed: Vec::new(),
        };
        Ok(Self {
            sellers: [kari, colleague(2, "Jonas"), colleague(3, "Amina")],
            lists: [
                list(
                    1,
                    "Vinter 2026",
                    "kunderegisteret",
                    answers(Audience::Business, Ground::Customers),
                )?,
                list(
                    2,
                    "Julekasser",
                    "fjorårets bestillinger",
                    answers(Audience::Consumer, Ground::Asked),
                )?,
                list(
                    3,
                    "Høstmessa",
                    "loddboksen på messa",
                    answers(Audience::Consumer, Ground::Cold),
                )?,
            ],
        })
    }

    /// The seller whose name begins with this letter; Kari when nobody's does.
    pub(super) fn seller(&self, letter: char) -> &SellerRef {
        let [kari, ..] = &self.sellers;
        self.sellers
            .iter()
            .find(|seller| seller.name.starts_with(letter))
            .unwrap_or(kari)
    }

    /// The seller whose name begins with this letter, or anyone for `*`.
    pub(super) fn owner(&self, letter: char) -> Owner {
        if letter == '*' {
            return Owner::Anyone;
        }
        Owner::Seller(self.seller(letter).clone())
    }

    /// The lists.
    pub(super) fn lists(&self) -> impl Iterator<Item = &List> {
        self.lists.iter().map(|(list, _)| list)
    }

    /// One list.
    pub(super) fn list(&self, which: OnList) -> &List {
        &self.both(which).0
    }

    /// One list, by id and name.
    pub(super) fn list_ref(&self, which: OnList) -> &ListRef {
        &self.both(which).1
    }

    fn both(&self, which: OnList) -> &(List, ListRef) {
        let [winter, boxes, fair] = &self.lists;
        match which {
            OnList::Winter => winter,
            OnList::Boxes => boxes,
            OnList::Fair => fair,
        }
    }
}

/// A minute on Norway's clock; 1970 for a text that is none, which a test rules out.
pub(super) fn at(local: &str) -> Moment {
    NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M")
        .map_or(Moment::from_millis(0), |local| DESK_ZONE.instant(local))
}

fn colleague(n: u8, name: &str) -> SellerRef {
    SellerRef {
        id: SellerId::of([0xde, 0, 0, 0, 0, 0, 0, n]),
        name: name.to_owned(),
    }
}
