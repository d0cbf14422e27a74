//! How the desks of a team are doing, as far as it can be told from here.
//!
//! *Invariant:* says what was seen and decides nothing.

use chrono::Duration;

use super::Reader;
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::model::seller::SellerRef;
use crate::sync::roster::{Ended, Member, Role};
use crate::sync::stream::Seq;

/// How a desk of the team is doing, as far as it can be told from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskNews {
    /// The desk.
    pub desk: DeskId,
    /// Who sits there.
    pub seller: Option<SellerRef>,
    /// What it may do.
    pub role: Role,
    /// Set when it no longer belongs to the team.
    pub ended: Option<Ended>,
    /// The last number that it says it has published; none while its head has not come.
    pub last: Option<Seq>,
    /// Up to which number its records are here without a gap.
    pub have: Seq,
    /// When it last wrote its head, on its own clock.
    pub heard: Option<Moment>,
    /// By how much its clock is ahead of ours, when it is.
    pub clock_ahead: Duration,
    /// Whether its head went back to an older state: somebody has put an older folder in place.
    pub is_rolled_back: bool,
}

impl DeskNews {
    /// Records that it has published and that are not here.
    #[must_use]
    pub fn behind(&self) -> u64 {
        self.last
            .map_or(0, |last| last.0.saturating_sub(self.have.0))
    }
}

impl Reader {
    /// How the desks of the team are doing, this one first.
    #[must_use]
    pub fn news(&self) -> Vec<DeskNews> {
        let members = self.team.roster.iter().flat_map(|it| &it.roster.desks);
        let mut news: Vec<DeskNews> = members.map(|member| self.news_of(member)).collect();
        news.sort_by_key(|it| (it.desk != self.team.own, it.desk));
        news
    }

    fn news_of(&self, member: &Member) -> DeskNews {
        let watched = self.desks.get(&member.desk);
        let head = watched.and_then(|it| it.head.as_ref());
        let inc = head.map(|head| head.inc);
        let logs = self
            .reached
            .iter()
            .filter(|(stream, _)| stream.desk == member.desk);
        let have = logs
            .filter(|(stream, _)| inc.is_none_or(|inc| inc == stream.inc))
            .map(|(_, tip)| tip.seq)
            .max();
        DeskNews {
            desk: member.desk,
            seller: member.seller.clone(),
            role: member.role,
            ended: member.ended.clone(),
            last: head.map(|head| head.seq),
            have: have.unwrap_or(Seq::NONE),
            heard: head.map(|head| head.wall),
            clock_ahead: watched.map_or(Duration::zero(), |it| it.clock_ahead),
            is_rolled_back: watched.is_some_and(|it| it.is_rolled_back),
        }
    }
}
