//! The calls of the time, in one pass, and what was said in them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::Telling;
use crate::model::call::{Direction, LineResult};
use crate::model::double::Spell;
use crate::model::id::{Part, RecordId};
use crate::model::moment::Moment;
use crate::model::order::OrderStep;
use crate::model::reported::{AnswerSeen, CallSeen, DemandSeen, Happened, HeardBy, Somebody, Span};
use crate::model::said::Demand;
use crate::store::open::Failure;
use crate::store::read::agreed::collect;
use crate::store::read::double::Meetings;
use crate::store::row::{Col, demand_ref, part_column};
use crate::sync::wire::{CallBrief, Version};

/// The second kind is an amendment, whose root is another record. Of calls that were over at one moment, the seller tells
/// which comes first: the same at every desk, whatever came first there.
const CALLS: &str = "SELECT call.at, call.customer, direction, line, attempt, call.list, call.seller, kind, record, of, kept, body \
     FROM call JOIN entry ON entry.k = call.k WHERE is_live = 1 AND call.at >= ?1 AND call.at < ?2 ORDER BY call.at, call.seller";
/// Of the time before, only what is compared.
const EARLIER: &str = "SELECT kind, call.list, body, call.customer FROM call JOIN entry ON entry.k = call.k \
     WHERE is_live = 1 AND call.at >= ?1 AND call.at < ?2 AND (instr(body, '\"priorities\"') > 0 OR instr(body, '\"needs\"') > 0)";
const DEMANDS: &str = "SELECT part, body FROM demand WHERE root = ?1 ORDER BY part";
const DEMANDS_ALONE: &str = "SELECT at, customer, root, part, body FROM demand WHERE at >= ?1 AND at < ?2 ORDER BY at, root, part";
const HEARD: &str = "SELECT at, body FROM heard WHERE at >= ?1 AND at < ?2 ORDER BY at, root";
const IS_ANSWERED: &str = "SELECT is_answered FROM question WHERE root = ?1 AND part = ?2";
const STEP: &str = "SELECT step FROM ordered WHERE root = ?1 AND part = ?2";
const CALLBACK: &str = "SELECT due FROM callback WHERE root = ?1 LIMIT 1";
const LISTS: &str = "SELECT k, name FROM list";

/// A call's body is that of an amendment.
const AMENDED: i64 = 2;

impl Telling<'_> {
    /// Tells the calls, and what was said in each.
    pub(super) fn calls(&mut self) -> Result<(), Failure> {
        let lists: HashMap<i64, String> =
            collect(self.db, LISTS, [], |row| Ok((row.get(0)?, row.get(1)?)))?
                .into_iter()
                .collect();
        let mut sellers = Sellers::default();
        let mut meetings = self.met_before()?;
        let db = self.db;
        let mut statement = db.prepare_cached(CALLS)?;
        let mut rows = statement.query(self.span())?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(11)?.as_str().map_err(rusqlite::Error::from)?;
            let call = CallBrief::read(body, version(row.get(7)?))?;
            // Whichever of the two is not asked for.
            let is_double = meets(row, &call, &mut meetings)?;
            let list: Option<i64> = row.get(5)?;
            if !self.within.has_call(list, &call) {
                continue;
            }
            let name = list.and_then(|list| lists.get(&list));
            let name = name.cloned().unwrap_or_default();
            let seen = CallSeen {
                is_double,
                ..self.seen(row, &call, name, &mut sellers)?
            };
            let customer = seen.customer.0;
            let is_reached = seen.line.is_reached();
            self.told(Happened::Call(Box::new(seen)));
            let (Col(record), of): (_, Option<Col<RecordId>>) = (row.get(8)?, row.get(9)?);
            let root = of.map_or(record, |Col(of)| of);
            self.said(root, customer, (row.get(0)?, &call))?;
            let kept: Option<Col<RecordId>> = row.get(10)?;
            if let Some(Col(kept)) = kept.filter(|_| is_reached) {
                self.callback_kept(kept, row.get(0)?)?;
            }
        }
        self.earlier()
    }

    /// The calls just before the time, which one in it may meet.
    fn met_before(&self) -> Result<Meetings, Failure> {
        let mut meetings = Meetings::default();
        let (from, _) = self.span();
        let since = from - Meetings::REACH.num_milliseconds();
        let mut statement = self.db.prepare_cached(CALLS)?;
        let mut rows = statement.query((since, from))?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(11)?.as_str().map_err(rusqlite::Error::from)?;
            let call = CallBrief::read(body, version(row.get(7)?))?;
            meets(row, &call, &mut meetings)?;
        }
        Ok(meetings)
    }

    fn seen(
        &self,
        row: &Row<'_>,
        call: &CallBrief<'_>,
        list: String,
        sellers: &mut Sellers,
    ) -> Result<CallSeen, Failure> {
        let (Col(at), Col(direction), Col(line), Col(attempt)) =
            (row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?);
        let (direction, line): (Direction, LineResult) = (direction, line);
        let outcome = call.outcome.as_ref();
        let talked = call.answered_at.zip(call.ended_at);
        let seconds = talked.map(|(from, to)| (to - from).num_seconds());
        let set_aside = call.clearance.rule.as_ref().map(|rule| {
            let reason = call.clearance.reason.as_deref().unwrap_or_default();
            (rule.to_string(), reason.to_owned())
        });
        Ok(CallSeen {
            day: self.day(at),
            customer: Somebody(row.get(1)?),
            seller: sellers.key(row.get_ref(6)?.as_blob().unwrap_or_default()),
            direction,
            line,
            attempt,
            list,
            outcome: outcome.map(|it| (it.code.to_string(), it.label.to_string())),
            flags: outcome.map(|it| it.flags.clone()).unwrap_or_default(),
            talk_seconds: seconds.and_then(|it| u64::try_from(it).ok()),
            satisfaction: call.satisfaction.clone(),
            set_aside,
            is_callback_agreed: call.callback.is_some(),
            is_never_call: call.suppress.is_some(),
            is_double: false,
            demands: u64::try_from(call.demands.len()).unwrap_or_default(),
        })
    }

    /// Tells what was said in a call.
    fn said(
        &mut self,
        root: RecordId,
        customer: i64,
        (Col(at), call): (Col<Moment>, &CallBrief<'_>),
    ) -> Result<(), Failure> {
        if !call.demands.is_empty() {
            self.demands(root, customer, at)?;
        }
        for (n, asked) in call.questions.placed() {
            let answer = self.answer(root, Part::Question(n), &asked.answer)?;
            self.told(Happened::Question {
                by: asked.by,
                answer,
            });
        }
        if call.order.is_some()
            && let Some(step) = step(self.db, root, Part::Order)?
        {
            self.told(Happened::Order { step });
        }
        self.matters(Somebody(customer), call, Span::Reported);
        Ok(())
    }

    fn demands(&mut self, root: RecordId, customer: i64, at: Moment) -> Result<(), Failure> {
        let rows = collect(self.db, DEMANDS, [Col(root)], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?))
        })?;
        for (part, body) in rows {
            let demand: Demand = serde_json::from_str(&body)?;
            let whose = self.whose(customer, demand_ref(root, part))?;
            self.told(Happened::Demand(Box::new(DemandSeen {
                day: self.day(at),
                demand,
                heard: HeardBy::Calling,
                whose,
            })));
        }
        Ok(())
    }

    /// Tells what people said in calls, without the calls.
    pub(super) fn demands_alone(&mut self) -> Result<(), Failure> {
        let db = self.db;
        let mut statement = db.prepare_cached(DEMANDS_ALONE)?;
        let mut rows = statement.query(self.span())?;
        while let Some(row) = rows.next()? {
            let customer = row.get(1)?;
            if self.within.has_person(db, customer)? {
                let (Col(at), Col(root)): (Col<Moment>, Col<RecordId>) = (row.get(0)?, row.get(2)?);
                let whose = self.whose(customer, demand_ref(root, row.get(3)?))?;
                self.told(Happened::Demand(Box::new(DemandSeen {
                    day: self.day(at),
                    demand: serde_json::from_str(
                        row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?,
                    )?,
                    heard: HeardBy::Calling,
                    whose,
                })));
            }
        }
        Ok(())
    }

    /// Tells what was heard by listening, which belongs to no list and no firm.
    pub(super) fn heard(&mut self) -> Result<(), Failure> {
        if !self.within.is_everything() {
            return Ok(());
        }
        let rows = collect(self.db, HEARD, self.span(), |row| {
            let Col(at): Col<Moment> = row.get(0)?;
            Ok((at, row.get::<_, String>(1)?))
        })?;
        for (at, body) in rows {
            self.told(Happened::Demand(Box::new(DemandSeen {
                day: self.day(at),
                demand: serde_json::from_str(&body)?,
                heard: HeardBy::Listening,
                whose: None,
            })));
        }
        Ok(())
    }

    /// What became of a question.
    pub(super) fn answer(
        &self,
        root: RecordId,
        part: Part,
        at_once: &str,
    ) -> Result<AnswerSeen, Failure> {
        if !at_once.trim().is_empty() {
            return Ok(AnswerSeen::AtOnce);
        }
        let is_answered: Option<bool> = self
            .db
            .prepare_cached(IS_ANSWERED)?
            .query_row((Col(root), part_column(part)), |row| row.get(0))
            .optional()?;
        Ok(match is_answered {
            Some(true) => AnswerSeen::Later,
            Some(false) | None => AnswerSeen::Open,
        })
    }

    /// Tells what matters to somebody, and what they will want.
    fn matters(&mut self, customer: Somebody, call: &CallBrief<'_>, span: Span) {
        for priority in &call.priorities {
            let words = priority.words.clone();
            self.told(Happened::Priority {
                customer,
                words,
                span,
            });
        }
        for need in &call.needs {
            self.told(Happened::Need {
                customer,
                words: need.words.clone(),
                horizon: need.horizon,
                span,
            });
        }
    }

    fn callback_kept(&mut self, kept: RecordId, Col(at): Col<Moment>) -> Result<(), Failure> {
        let due: Option<Col<Moment>> = self
            .db
            .prepare_cached(CALLBACK)?
            .query_row([Col(kept)], |row| row.get(0))
            .optional()?;
        if let Some(Col(due)) = due {
            let (due, made) = (self.day(due), self.day(at));
            self.told(Happened::CallbackKept { due, made });
        }
        Ok(())
    }

    /// Tells what mattered in as long a time before.
    fn earlier(&mut self) -> Result<(), Failure> {
        let (from, before) = self.earlier_span();
        let db = self.db;
        let mut statement = db.prepare_cached(EARLIER)?;
        let mut rows = statement.query((from, before))?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
            let call = CallBrief::read(body, version(row.get(0)?))?;
            if self.within.has_call(row.get(1)?, &call) {
                self.matters(Somebody(row.get(3)?), &call, Span::Before);
            }
        }
        Ok(())
    }

    /// As long a time before, to the millisecond.
    pub(super) fn earlier_span(&self) -> (i64, i64) {
        let (from, before) = self.span();
        (from.saturating_sub(before.saturating_sub(from)), from)
    }
}

/// Whether a call met another seller's before it.
fn meets(row: &Row<'_>, call: &CallBrief<'_>, meetings: &mut Meetings) -> Result<bool, Failure> {
    let (Col(at), Col(direction), Col(line)) = (row.get(0)?, row.get(2)?, row.get(3)?);
    let (direction, line): (Direction, LineResult) = (direction, line);
    if direction != Direction::Out || !line.is_disturbing() || !call.is_of_desk() {
        return Ok(false);
    }
    let seller = row.get_ref(6)?.as_blob().unwrap_or_default();
    let rang = call.rang_at.as_deref().and_then(|it| it.parse().ok());
    let answered = || call.answered_at.map(Moment::from);
    let spell = Spell::between(rang.or_else(answered), at);
    Ok(meetings.add(row.get(1)?, spell, seller))
}

const fn version(kind: i64) -> Version {
    if kind == AMENDED {
        Version::Amended
    } else {
        Version::First
    }
}

/// How far an order has come; none when there is no such order.
pub(super) fn step(
    db: &Connection,
    root: RecordId,
    part: Part,
) -> Result<Option<OrderStep>, Failure> {
    let step: Option<Col<OrderStep>> = db
        .prepare_cached(STEP)?
        .query_row((Col(root), part_column(part)), |row| row.get(0))
        .optional()?;
    Ok(step.map(|Col(step)| step))
}

/// Sellers, told apart by keys that are drawn for one report.
#[derive(Default)]
struct Sellers(HashMap<Vec<u8>, i64>);

impl Sellers {
    fn key(&mut self, id: &[u8]) -> Somebody {
        if let Some(key) = self.0.get(id) {
            return Somebody(*key);
        }
        let key = i64::try_from(self.0.len()).unwrap_or(i64::MAX);
        self.0.insert(id.to_vec(), key);
        Somebody(key)
    }
}
