//! One row: somebody new, or more about somebody known.
//!
//! *Invariant:* adds only. A value that is there stays, whoever wrote it; what somebody emptied or struck stays so.

use super::ahead::Foretold;
use super::arrival::{Arrival, Ids, Ready};
use super::before::{Before, is_linked, is_sharing};
use super::carry::{Carrying, Told};
use super::known::{Keys, Known, Met};
use super::{ImportOrder, Sums};
use crate::model::customer::{Field, FieldTarget, FieldWrite, Profile, Relation, RelationKind};
use crate::model::fact::{CustomerNew, Fact, Membership, Said};
use crate::model::id::CustomerId;
use crate::model::incoming::{Incoming, StatusMeaning};
use crate::model::list::ListRef;
use crate::model::moment::{Now, Zone};
use crate::model::phone::Phone;
use crate::model::seller::SellerRef;
use crate::store::append::Writer;
use crate::store::open::Failure;
use crate::store::project::search::Words;
use crate::store::row::number_column;
use crate::sync::Random;

/// The rows of one slice on their way in.
pub(super) struct Arriving<'a, 'w> {
    pub(super) order: &'a ImportOrder,
    pub(super) list: ListRef,
    pub(super) zone: Zone,
    pub(super) sellers: &'a [SellerRef],
    pub(super) known: &'a mut Known,
    pub(super) sums: &'a mut Sums,
    pub(super) ids: &'a mut Ids,
    pub(super) writer: Writer<'w>,
    pub(super) now: Now,
    pub(super) random: &'a mut dyn Random,
}

impl Arriving<'_, '_> {
    /// Brings one row in.
    pub(super) fn arrive(&mut self, ready: Ready) -> Result<(), Failure> {
        let Ready {
            mut arrival,
            keys,
            words,
            foretold,
        } = ready;
        let met = self
            .known
            .meet(self.writer.db, &self.order.principal, &keys)?;
        let before = match met.same {
            Some(id) => Before::of(self.writer.db, id)?.map(|before| (id, before)),
            None => None,
        };
        let next = (self.writer.next(), self.sums.place);
        let foretold = match foretold {
            Some(line) if before.is_none() && line.is_next(next.0, next.1) => {
                return self.as_foretold(&arrival, &line, (&keys, &words), &met);
            }
            other => other.map(|line| line.give_back(&mut arrival.row)),
        };
        let Some((id, before)) = before else {
            return self.new_customer(arrival, foretold, (&keys, &words), &met);
        };
        self.sums.merged += 1;
        self.merge(id, &before, &arrival, &keys, &met)
    }

    /// Somebody new, whose line stands already.
    fn as_foretold(
        &mut self,
        arrival: &Arrival,
        line: &Foretold,
        (keys, words): (&Keys, &Words),
        met: &Met,
    ) -> Result<(), Failure> {
        let Fact::CustomerNew(new) = &line.said.fact else {
            return Err(Failure::Damaged("a line that was written ahead".to_owned()));
        };
        let carrying = self.carrying(&arrival.row, arrival.status, &new.profile);
        let carried = carrying.since(&[]);
        self.sums.place += 1;
        self.writer.foretold(&line.said, &line.written, words)?;
        self.came((line.id, keys), met, carried)
    }

    fn new_customer(
        &mut self,
        mut arrival: Arrival,
        id: Option<CustomerId>,
        (keys, words): (&Keys, &Words),
        met: &Met,
    ) -> Result<(), Failure> {
        let id = id.unwrap_or_else(|| self.ids.draw(self.random));
        let row = &mut arrival.row;
        let profile = std::mem::take(&mut row.profile);
        let source = if row.source.is_empty() {
            &self.order.source
        } else {
            &row.source
        };
        let new = CustomerNew {
            principal: self.order.principal.clone(),
            source: source.clone(),
            member: Some(self.membership()),
            tags: std::mem::take(&mut row.tags),
            profile,
        };
        let carried = self.carrying(row, arrival.status, &new.profile).since(&[]);
        let said = self.said(id, Fact::CustomerNew(new));
        self.writer.newcomer(&said, words, self.random)?;
        self.came((id, keys), met, carried)
    }

    /// Takes note of somebody new, and says what the row tells of them.
    fn came(
        &mut self,
        (id, keys): (CustomerId, &Keys),
        met: &Met,
        carried: Told,
    ) -> Result<(), Failure> {
        self.sums.new += 1;
        self.known.add(id, keys);
        for (_, other) in &met.others {
            self.link(id, *other)?;
        }
        self.carry(id, carried)
    }

    fn merge(
        &mut self,
        id: CustomerId,
        before: &Before,
        arrival: &Arrival,
        keys: &Keys,
        met: &Met,
    ) -> Result<(), Failure> {
        let row = &arrival.row;
        self.known.add_keys(keys);
        if !before.is_on(self.writer.db, self.list.id)? {
            let member = self.membership();
            self.say(id, Fact::CustomerMember(member))?;
        }
        for phone in &row.profile.phones {
            self.add_phone(id, before, phone, keys, met)?;
        }
        for (field, value) in gaps(before, &row.profile) {
            self.write(id, FieldTarget::Value(field, value))?;
        }
        for tag in row.tags.iter().filter(|tag| !before.tags.contains(*tag)) {
            self.say(id, Fact::TagSet(tag.clone()))?;
        }
        let carrying = self.carrying(row, arrival.status, &row.profile);
        if carrying.is_empty() {
            return Ok(());
        }
        let carried = carrying.since(&before.said(self.writer.db)?);
        self.carry(id, carried)
    }

    fn add_phone(
        &mut self,
        id: CustomerId,
        before: &Before,
        phone: &Phone,
        keys: &Keys,
        met: &Met,
    ) -> Result<(), Failure> {
        let number = number_column(&phone.number);
        if before.numbers.contains(&number) || before.is_written(phone.number.as_e164()) {
            return Ok(());
        }
        self.write(id, FieldTarget::Phone(phone.clone()))?;
        self.known.add_number(number, id, keys);
        for (_, other) in met.others.iter().filter(|(shared, _)| *shared == number) {
            self.link(id, *other)?;
        }
        Ok(())
    }

    /// Links two who share a number, once, and counts each once.
    fn link(&mut self, id: CustomerId, other: CustomerId) -> Result<(), Failure> {
        let db = self.writer.db;
        if is_linked(db, id, other)? {
            return Ok(());
        }
        for one in [id, other] {
            self.sums.sharing += u64::from(!is_sharing(db, one)?);
        }
        let relation = Relation {
            kind: RelationKind::SharesNumber,
            to: other,
            role: String::new(),
        };
        self.say(id, Fact::RelationSet(relation))
    }

    fn carrying<'r>(
        &'r self,
        row: &'r Incoming,
        status: StatusMeaning,
        profile: &'r Profile,
    ) -> Carrying<'r> {
        Carrying {
            order: self.order,
            list: &self.list,
            sellers: self.sellers,
            zone: self.zone,
            today: self.now.today(),
            row,
            status,
            profile,
        }
    }

    fn carry(&mut self, id: CustomerId, told: Told) -> Result<(), Failure> {
        let sums = &mut self.sums.carried;
        let some = |is_some: bool| u64::from(is_some);
        sums.notes += u64::try_from(told.notes.len()).unwrap_or_default();
        sums.callbacks += some(told.callback.is_some());
        sums.calls += some(told.call.is_some());
        sums.suppressions += u64::try_from(told.wishes.len()).unwrap_or_default();
        for note in told.notes {
            self.say(id, Fact::Note(note))?;
        }
        if let Some(call) = told.call {
            self.say(id, Fact::Call(Box::new(call)))?;
        }
        if let Some(callback) = told.callback {
            self.say(id, Fact::CallbackSet(callback))?;
        }
        for mut wish in told.wishes {
            let projector = &self.writer.projector;
            let numbers = told.numbers.iter();
            wish.numbers = numbers
                .filter_map(|number| projector.mac_of(number))
                .collect();
            self.say(id, Fact::Suppress(wish))?;
        }
        Ok(())
    }

    fn membership(&mut self) -> Membership {
        let place = self.sums.place;
        self.sums.place += 1;
        Membership {
            list: self.list.clone(),
            place,
        }
    }

    fn write(&mut self, id: CustomerId, target: FieldTarget) -> Result<(), Failure> {
        let replaces = Vec::new();
        self.say(id, Fact::CustomerField(FieldWrite { target, replaces }))
    }

    fn say(&mut self, about: CustomerId, fact: Fact) -> Result<(), Failure> {
        let said = self.said(about, fact);
        self.writer.record(&said, self.random)?;
        Ok(())
    }

    fn said(&self, about: CustomerId, fact: Fact) -> Said {
        Said {
            at: self.now.at,
            by: Some(self.order.seller.id),
            about: Some(about),
            fact,
        }
    }
}

/// What the row knows and nobody has written: fields that are empty, and were not emptied by hand.
fn gaps(before: &Before, profile: &Profile) -> Vec<(Field, String)> {
    let known = &before.row.profile;
    let own = profile.fields.keys().cloned();
    let fields = [Field::Company, Field::Audience].into_iter().chain(own);
    fields
        .filter(|field| known.value(field).is_empty() && !before.is_written(&field.to_string()))
        .map(|field| {
            let value = profile.value(&field).to_owned();
            (field, value)
        })
        .filter(|(_, value)| !value.is_empty())
        .collect()
}
