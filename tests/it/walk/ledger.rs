//! What a walk knows by itself: who said never, what was dialled by which clearance, and which records came of it.

use std::collections::{BTreeMap, BTreeSet};

use samtale::model::call::{Call, ClearanceNote, Direction};
use samtale::model::fact::{Fact, Said};
use samtale::model::id::{CustomerId, RecordId};
use samtale::model::moment::Moment;
use samtale::model::phone::PhoneNumber;
use samtale::model::suppression::SuppressScope;
use samtale::store::CallRow;

use super::desk::rang_at;

/// A clearance, as the guard gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Granted {
    pub(super) customer: CustomerId,
    pub(super) number: PhoneNumber,
    pub(super) at: Moment,
    pub(super) note: ClearanceNote,
}

#[derive(Default)]
pub(super) struct Ledger {
    /// Who said never, and on which numbers nobody is called.
    pub(super) never: BTreeSet<CustomerId>,
    pub(super) never_on: BTreeSet<PhoneNumber>,
    /// What was dialled and is not saved yet.
    open: Vec<Granted>,
    /// What was saved of it.
    saved: BTreeMap<RecordId, Granted>,
    /// Calls that came in here.
    inbound: BTreeSet<RecordId>,
}

impl Ledger {
    pub(super) fn is_never(&self, customer: CustomerId, number: &PhoneNumber) -> bool {
        self.never.contains(&customer) || self.never_on.contains(number)
    }

    pub(super) fn dialled(&self) -> usize {
        self.open.len() + self.saved.len()
    }

    #[track_caller]
    pub(super) fn dials(&mut self, granted: Granted) {
        let Granted {
            customer, number, ..
        } = &granted;
        assert!(!self.is_never(*customer, number), "dialled: {granted:?}");
        self.open.push(granted);
    }

    /// Looks at what the desk writes.
    #[track_caller]
    pub(super) fn saves(&mut self, said: &[Said], ids: &[RecordId]) {
        for (said, id) in said.iter().zip(ids) {
            if let Fact::Suppress(suppress) = &said.fact
                && suppress.scope == SuppressScope::Person
            {
                self.never.extend(said.about);
            } else if let Fact::Call(call) = &said.fact {
                self.saves_call(said.about.unwrap(), call, *id);
            } else if let Fact::CallAmend { of, call } = &said.fact {
                self.check_version(*of, call);
            }
        }
    }

    /// One dialling is one call.
    #[track_caller]
    fn saves_call(&mut self, customer: CustomerId, call: &Call, id: RecordId) {
        if call.direction == Direction::In {
            assert_eq!(call.clearance, ClearanceNote::Inbound);
            self.inbound.insert(id);
            return;
        }
        let is_it = |granted: &Granted| {
            granted.customer == customer
                && Some(&granted.number) == call.number.as_ref()
                && Some(granted.at) == rang_at(call)
                && granted.note == call.clearance
        };
        let granted = self.open.iter().position(is_it);
        let granted = granted.unwrap_or_else(|| panic!("never dialled: {call:?}"));
        self.saved.insert(id, self.open.remove(granted));
    }

    /// A later version of a call stands on the same clearance.
    #[track_caller]
    fn check_version(&self, of: RecordId, call: &Call) {
        let expected = match self.saved.get(&of) {
            Some(granted) => &granted.note,
            None if call.direction == Direction::In => &ClearanceNote::Inbound,
            None => &ClearanceNote::External,
        };
        assert_eq!(&call.clearance, expected);
    }

    #[track_caller]
    pub(super) fn check_records(&self, rows: &[CallRow], [out, into]: [u64; 2]) {
        let (mut external, mut inbound) = (0, 0);
        for row in rows {
            self.check_record(row);
            external += u64::from(row.call.clearance == ClearanceNote::External);
            inbound += u64::from(row.call.clearance == ClearanceNote::Inbound);
        }
        let here = u64::try_from(self.inbound.len()).unwrap();
        // A call may be taken back at the desk.
        assert!(external <= out, "{external} of {out} are external");
        assert!(
            inbound <= into + here,
            "{inbound} of {into} and {here} came in"
        );
        let by_desk = rows
            .iter()
            .filter(|row| self.saved.contains_key(&row.record));
        assert!(external + inbound + u64::try_from(by_desk.count()).unwrap() == rows.len() as u64);
    }

    #[track_caller]
    fn check_record(&self, row: &CallRow) {
        match &row.call.clearance {
            note @ (ClearanceNote::Rules(_) | ClearanceNote::Override { .. }) => {
                let granted = self.saved.get(&row.record);
                assert_eq!(granted.map(|it| &it.note), Some(note), "{:?}", row.call);
                assert_eq!(row.call.direction, Direction::Out);
            }
            ClearanceNote::Inbound => assert_eq!(row.call.direction, Direction::In),
            ClearanceNote::External => assert_eq!(row.call.direction, Direction::Out),
        }
    }
}
