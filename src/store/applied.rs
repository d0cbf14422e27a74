//! Lines that were read, on their way into the tables.
//!
//! *Invariant:* what this version cannot read is applied as unknown, and kept.

use std::collections::BTreeSet;

use super::erase;
use super::open::Failure;
use super::project::{Order, Placed, Projector};
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, DeskId, RecordId};
use crate::sync::line::{Line, Stub};
use crate::sync::stream::Seq;
use crate::sync::wire;

/// A line that was read, ready to be applied.
#[derive(Debug, Clone)]
pub(super) enum Applied {
    /// A record.
    Record(Box<AppliedRecord>),
    /// What erasure has left.
    Stub(Stub),
}

/// A record, with what is known of it beside what it says.
#[derive(Debug, Clone)]
pub(super) struct AppliedRecord {
    id: RecordId,
    seq: Seq,
    order: Order,
    said: Said,
    body: String,
}

impl AppliedRecord {
    fn placed(&self) -> Placed<'_> {
        Placed {
            id: self.id,
            order: self.order,
            said: &self.said,
            body: &self.body,
            words: None,
        }
    }
}

impl Applied {
    /// What a line says. What this version cannot read is kept as unknown.
    pub(super) fn of(line: &Line<'_>, desk: DeskId) -> Self {
        let record = match line {
            Line::Record(record) => record,
            Line::Stub(stub) => return Self::Stub(stub.clone()),
        };
        let said = wire::read(record).unwrap_or_else(|fault| Said {
            at: record.at,
            by: record.by,
            about: record.sub,
            fact: Fact::Unknown(fault.kind),
        });
        Self::Record(Box::new(AppliedRecord {
            id: record.id,
            seq: record.seq,
            order: Order::of(record.at, desk, record.seq),
            said,
            body: record.body.get().to_owned(),
        }))
    }

    /// Applies a line; answers the stub that belongs in its place if it says something of somebody who is forgotten.
    pub(super) fn apply(&self, projector: &mut Projector<'_>) -> Result<Option<String>, Failure> {
        let line = match self {
            Self::Record(line) => line,
            Self::Stub(stub) => {
                projector.numbers_stay(stub.id, &stub.numbers)?;
                return Ok(None);
            }
        };
        let barred = projector.apply(&line.placed())?;
        barred
            .map(|of| erase::stub(line.id, line.seq, of, &line.said.fact))
            .transpose()
    }

    /// Applies a line that says who is one with whom, or who is forgotten.
    pub(super) fn apply_first(&self, projector: &mut Projector<'_>) -> Result<(), Failure> {
        let Self::Record(line) = self else {
            return Ok(());
        };
        let is_first = matches!(
            line.said.fact,
            Fact::CustomerMerge(_) | Fact::CustomerUnmerge(_) | Fact::Erase(_)
        );
        if is_first {
            self.apply(projector)?;
        }
        Ok(())
    }

    /// Applies a line again, as far as it says something of these.
    pub(super) fn again(
        &self,
        projector: &mut Projector<'_>,
        of: &BTreeSet<CustomerId>,
    ) -> Result<(), Failure> {
        match self {
            Self::Record(line) => projector.apply_again(&line.placed(), of),
            Self::Stub(_) => Ok(()),
        }
    }

    /// Applies lines in the order they have.
    pub(super) fn all(lines: &[Self], projector: &mut Projector<'_>) -> Result<(), Failure> {
        lines
            .iter()
            .try_for_each(|line| line.apply(projector).map(drop))
    }
}
