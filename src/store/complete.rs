//! What only the database knows of a fact that is about to be written: which writes it replaces, and the keyed hashes of the
//! numbers that a wish covers.
//!
//! *Invariant:* adds to a fact and changes nothing that was said.

use std::borrow::Cow;

use super::append::{Writer, customer_key};
use super::open::Failure;
use super::project::{
    WishKind, assign_heads, away_heads, campaign_heads, consents_to, heads, interval_heads,
    joined_heads, list_heads, load_phones, priority_heads, wish_heads,
};
use crate::model::caller::Away;
use crate::model::customer::OnePerson;
use crate::model::fact::{CampaignSet, Fact, ListSet, Said};
use crate::model::id::RecordId;
use crate::model::phone::PhoneState;
use crate::model::suppression::SuppressScope;
use crate::model::talk::Talk;

impl Writer<'_> {
    /// Fills in what only the database knows of a fact: which writes it replaces, and the keyed hashes of the numbers that
    /// a wish covers.
    pub(super) fn complete<'s>(&self, said: &'s Said) -> Result<Cow<'s, Said>, Failure> {
        if let Fact::CampaignSet(set) = &said.fact {
            let replaces = campaign_heads(self.db, &set.code)?;
            let set = CampaignSet {
                replaces,
                ..set.clone()
            };
            return Ok(Cow::Owned(Said {
                fact: Fact::CampaignSet(set),
                ..said.clone()
            }));
        }
        if let Fact::ListSet(set) = &said.fact
            && set.replaces.is_empty()
        {
            let replaces = list_heads(self.db, set.list)?;
            let set = ListSet {
                replaces,
                ..set.clone()
            };
            return Ok(Cow::Owned(Said {
                fact: Fact::ListSet(set),
                ..said.clone()
            }));
        }
        if let Fact::Away(away) = &said.fact {
            let replaces = away_heads(self.db, away.seller.id)?;
            let away = Away {
                replaces,
                ..away.clone()
            };
            return Ok(Cow::Owned(Said {
                fact: Fact::Away(away),
                ..said.clone()
            }));
        }
        if let (Fact::CustomerMerge(one) | Fact::CustomerUnmerge(one), Some(about)) =
            (&said.fact, said.about)
        {
            let replaces = joined_heads(self.db, (about, one.with))?;
            let one = OnePerson {
                replaces,
                ..one.clone()
            };
            let fact = if matches!(said.fact, Fact::CustomerMerge(_)) {
                Fact::CustomerMerge(one)
            } else {
                Fact::CustomerUnmerge(one)
            };
            return Ok(Cow::Owned(Said {
                fact,
                ..said.clone()
            }));
        }
        let Some(about) = said.about.filter(|_| is_completed(&said.fact)) else {
            return Ok(Cow::Borrowed(said));
        };
        let Some(customer) = customer_key(self.db, about)? else {
            return Ok(Cow::Borrowed(said));
        };
        let mut said = said.clone();
        self.complete_fact(&mut said.fact, customer)?;
        Ok(Cow::Owned(said))
    }

    fn complete_fact(&self, fact: &mut Fact, customer: i64) -> Result<(), Failure> {
        if let Fact::CustomerField(write) = fact {
            if write.replaces.is_empty() {
                write.replaces = heads(self.db, customer, &write.target)?;
            }
        } else if let Fact::Suppress(suppress) = fact {
            if suppress.numbers.is_empty() {
                suppress.numbers = self.macs_of(customer)?;
            }
        } else if let Fact::Erase(erase) = fact {
            if erase.numbers.is_empty() {
                erase.numbers = self.macs_of(customer)?;
            }
        } else if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
            let covered = match (call.suppress, &call.number) {
                (Some(SuppressScope::Number), Some(number)) => {
                    self.projector.mac_of(number).into_iter().collect()
                }
                (Some(_), _) => self.macs_of(customer)?,
                (None, _) => Vec::new(),
            };
            // A correction brings what the version before it covered.
            for mac in covered {
                if !call.suppress_numbers.contains(&mac) {
                    call.suppress_numbers.push(mac);
                }
            }
        } else if let Fact::ConsentWithdrawn(withdrawal) = fact {
            if withdrawal.replaces.is_empty() {
                withdrawal.replaces = consents_to(self.db, customer, &withdrawal.principal)?;
            }
        } else if let Fact::PreferenceSet(preference) = fact {
            if preference.replaces.is_empty() {
                preference.replaces = self.replaced(customer, WishKind::Preference)?;
            }
        } else if let Fact::Talk(Talk::PrioritySet(set)) = fact {
            if set.replaces.is_empty() {
                set.replaces = priority_heads(self.db, customer)?;
            }
        } else if let Fact::Talk(Talk::IntervalSet(set)) = fact {
            if set.replaces.is_empty() {
                set.replaces = interval_heads(self.db, customer)?;
            }
        } else if let Fact::Assign(assign) = fact {
            if assign.replaces.is_empty() {
                assign.replaces = assign_heads(self.db, customer)?;
            }
        } else if let Fact::Restrict(restriction) = fact
            && restriction.replaces.is_empty()
        {
            restriction.replaces = self.replaced(customer, WishKind::Restriction)?;
        }
        Ok(())
    }

    fn replaced(&self, customer: i64, kind: WishKind) -> Result<Vec<RecordId>, Failure> {
        let heads = wish_heads(self.db, customer, kind)?;
        Ok(heads.into_iter().map(|head| head.record).collect())
    }

    /// The keyed hashes of somebody's numbers, without those that turned out not to be theirs.
    fn macs_of(&self, customer: i64) -> Result<Vec<String>, Failure> {
        let phones = load_phones(self.db, customer)?.into_iter();
        let theirs = phones.filter(|stored| stored.phone.state != PhoneState::NotTheirs);
        Ok(theirs
            .filter_map(|stored| self.projector.mac_of(&stored.phone.number))
            .collect())
    }
}

/// Whether a fact is of a kind that [`Writer::complete`] may add to.
fn is_completed(fact: &Fact) -> bool {
    match fact {
        Fact::CustomerField(write) => write.replaces.is_empty(),
        Fact::Call(call) | Fact::CallAmend { call, .. } => call.suppress.is_some(),
        Fact::Suppress(_)
        | Fact::Erase(_)
        | Fact::Assign(_)
        | Fact::ConsentWithdrawn(_)
        | Fact::PreferenceSet(_)
        | Fact::Restrict(_)
        | Fact::Talk(Talk::PrioritySet(_) | Talk::IntervalSet(_)) => true,
        Fact::CustomerNew(_)
        | Fact::CustomerMember(_)
        | Fact::CustomerMerge(_)
        | Fact::CustomerUnmerge(_)
        | Fact::RelationSet(_)
        | Fact::TagSet(_)
        | Fact::TagUnset(_)
        | Fact::CallVoid { .. }
        | Fact::Note(_)
        | Fact::CallbackSet(_)
        | Fact::CallbackMoved { .. }
        | Fact::CallbackDone { .. }
        | Fact::CallbackCancelled { .. }
        | Fact::PromiseMade(_)
        | Fact::PromiseKept(_)
        | Fact::PromiseBroken(_)
        | Fact::PromiseWithdrawn(_)
        | Fact::ConsentGiven(_)
        | Fact::SuppressLift(_)
        | Fact::Away(_)
        | Fact::Opened(_)
        | Fact::Wash(_)
        | Fact::ListNew(_)
        | Fact::ListSet(_)
        | Fact::CampaignSet(_)
        | Fact::Talk(_)
        | Fact::Import(_)
        | Fact::Exported(_)
        | Fact::IncOpen(_)
        | Fact::Unknown(_) => false,
    }
}
