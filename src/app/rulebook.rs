//! What people should know before they rely on the rules: said once on Today, quietly, and opened with a key. No call is
//! ever held up to say it.

use std::collections::BTreeSet;

use crate::guard::Banner;

use super::notice::Notice;
use super::panes::ask::Asking;
use super::panes::today::TodayRow;
use super::window::App;

impl App {
    /// What there is to know of the rules of the desk's market and of those of its lists.
    pub(crate) fn banners(&self) -> Vec<Banner> {
        let of_lists = self.lists.iter().map(|(list, _)| list.market);
        let home = self.setup.settings.market;
        let markets: BTreeSet<_> = of_lists.chain([home]).collect();
        let mut all: Vec<Banner> = Vec::new();
        for market in markets {
            for banner in self.setup.rules.banners(market, self.now.today()) {
                if !all.contains(&banner) {
                    all.push(banner);
                }
            }
        }
        all
    }

    /// What is to be said of the rules on Today; nothing once it was opened.
    pub(crate) fn banners_unread(&self) -> usize {
        let banners = self.banners();
        let unread = banners.iter().filter(|it| !self.banners_read.contains(it));
        unread.count()
    }

    /// The rows of Today that can be chosen, in order.
    pub(crate) fn today_rows(&self) -> Vec<TodayRow> {
        let mut rows = self.today.rows(self.shelf.len());
        let is_told = self.today.today.is_some() && self.banners_unread() > 0;
        rows.extend(is_told.then_some(TodayRow::Rules));
        rows
    }

    /// Shows how the desks of the team are doing.
    pub(super) fn show_team(&mut self) {
        if self.publishing.unpublished.is_none() {
            self.note(Notice::NoTeam);
        } else {
            self.open_question(Asking::Team);
        }
    }

    /// Shows what there is to know of the rules.
    pub(super) fn show_rules(&mut self) {
        let banners = self.banners();
        if banners.is_empty() {
            self.note(Notice::RulesAreFine);
            return;
        }
        self.banners_read.clone_from(&banners);
        let count = self.today_rows().len();
        self.today.cursor.keep_within(count);
        self.open_question(Asking::AboutRules(banners));
    }
}
