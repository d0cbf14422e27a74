//! Whose calls and people are meant: those of a list, of a campaign, of a firm.

use rusqlite::{Connection, OptionalExtension as _};

use crate::model::id::ListId;
use crate::model::list::List;
use crate::model::reported::Reach;
use crate::store::open::Failure;
use crate::store::read::list;
use crate::sync::wire::CallBrief;

const IS_MEMBER: &str = "SELECT EXISTS(SELECT 1 FROM member WHERE customer = ?1 AND list = ?2)";
const PRINCIPAL: &str = "SELECT principal.name FROM customer JOIN principal ON principal.k = principal WHERE customer.k = ?1";

/// What is meant, by the keys of the tables.
pub(super) struct Within {
    /// The lists; none when any will do.
    lists: Option<Vec<i64>>,
    list: Option<ListId>,
    campaign: Option<String>,
    principal: Option<String>,
}

impl Within {
    pub(super) fn of(db: &Connection, reach: &Reach) -> Result<Self, Failure> {
        let lists = if reach.list.is_none() && reach.campaign.is_none() {
            None
        } else {
            let rows = list::all(db)?.into_iter();
            let keys = rows
                .filter(|row| reach.list.is_none_or(|id| row.list.id == id))
                .filter(|row| {
                    let code = reach.campaign.as_ref();
                    code.is_none_or(|code| row.list.campaign == *code)
                })
                .map(|row| row.k);
            Some(keys.collect())
        };
        Ok(Self {
            lists,
            list: reach.list,
            campaign: reach.campaign.clone(),
            principal: reach.principal.clone(),
        })
    }

    /// Whether everything is meant.
    pub(super) const fn is_everything(&self) -> bool {
        self.lists.is_none() && self.principal.is_none()
    }

    /// Whether a list is.
    pub(super) fn has_list(&self, list: &List) -> bool {
        let campaign = self.campaign.as_ref();
        let principal = self.principal.as_ref();
        self.list.is_none_or(|id| list.id == id)
            && campaign.is_none_or(|code| list.campaign == *code)
            && principal.is_none_or(|name| list.principal == *name)
    }

    /// Whether a call is, by what stands in its row and its body. A list of the campaign may be called for another.
    pub(super) fn has_call(&self, list: Option<i64>, call: &CallBrief<'_>) -> bool {
        let code = call.campaign.as_ref().map(|campaign| &campaign.code);
        let is_listed = self.list.is_none() || self.has_key(list);
        let is_of_campaign = self.campaign.is_none() || code == self.campaign.as_ref();
        let principal = self.principal.as_deref();
        is_listed && is_of_campaign && principal.is_none_or(|name| name == call.principal)
    }

    /// Whether a list is, by its key.
    pub(super) fn has_key(&self, list: Option<i64>) -> bool {
        let lists = self.lists.as_ref();
        lists.is_none_or(|lists| list.is_some_and(|list| lists.contains(&list)))
    }

    /// Whether somebody is.
    pub(super) fn has_person(&self, db: &Connection, customer: i64) -> Result<bool, Failure> {
        if let Some(lists) = &self.lists {
            let mut is_member = db.prepare_cached(IS_MEMBER)?;
            let mut found = false;
            for list in lists {
                found = found || is_member.query_row((customer, list), |row| row.get(0))?;
            }
            if !found {
                return Ok(false);
            }
        }
        self.is_of_principal(db, customer)
    }

    /// Whether somebody is of the firm that is meant.
    pub(super) fn is_of_principal(&self, db: &Connection, customer: i64) -> Result<bool, Failure> {
        let Some(wanted) = &self.principal else {
            return Ok(true);
        };
        let name: Option<String> = db
            .prepare_cached(PRINCIPAL)?
            .query_row([customer], |row| row.get(0))
            .optional()?;
        Ok(name.as_ref() == Some(wanted))
    }
}
