//! The card as rows: every row is one line on the screen, so that choosing and paging need no drawing.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::app::cursor::Cursor;
use crate::app::edit::{Row, wrap};
use crate::app::effect::{CardRead, MayCall};
use crate::model::card::{Card, Entry, Happened};
use crate::model::customer::Field;
use crate::model::fact::CustomerNew;
use crate::model::id::RecordId;
use crate::model::list::Ground;
use crate::model::standing::{Bounds, Proof, Wishes};

use super::part::{CallPart, fits, lines_of, parts_of, words_of};

/// Fields of the house's own that are shown without asking.
const FIELDS_SHOWN: usize = 4;

/// How far the text of an opened entry is moved in, in cells.
pub(crate) const TEXT_INDENT: usize = 2;

/// How far the words of a part are moved in, in cells.
pub(crate) const WORDS_INDENT: usize = 4;

/// The card on the screen: what is chosen on it, and what is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CardPane {
    /// The chosen row.
    pub(crate) cursor: Cursor,
    /// Entries of the history whose text is shown.
    pub(crate) opened: BTreeSet<RecordId>,
    /// Whether all of the house's own fields are shown.
    pub(crate) fields: Fold,
}

/// Whether more is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Fold {
    /// Only the first of them.
    #[default]
    Folded,
    /// All of them.
    Opened,
}

/// One row of the card. Numbers count from zero in the card's own vectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CardRow {
    /// A call with them that is parked, by its place among the parked calls.
    Parked(usize),
    /// A number, and whether it may be called.
    Number(usize),
    /// By which rules a number may be called.
    Allowed(usize),
    /// Why a number may not be called: the number, the objection.
    Objection(usize, usize),
    /// The rule that the objection stands on.
    Basis(usize, usize),
    /// When a number may be called, where that is later than each of its objections lifts.
    Opens(usize),
    /// When and how they want to be reached.
    Wishes,
    /// What they said yes to: which of the proofs.
    Consent(usize),
    /// There is no number.
    NoNumber,
    /// What they are, where they live, how they are reached otherwise.
    Facts,
    /// Who calls them, when it is another, or is us for another.
    Caller,
    /// A field of which several versions hold.
    Disputed(usize),
    /// A list they stand on.
    OnList(usize),
    /// A heading.
    Heading(Heading),
    /// One of the things that matter to them.
    Priority(usize),
    /// An open promise.
    Promise(usize),
    /// An open question.
    Question(usize),
    /// An open callback.
    Callback(usize),
    /// An order.
    Order(usize),
    /// Something they will want later.
    Need(usize),
    /// How often they want to hear from us.
    Interval,
    /// A field that has a value.
    Field(Field),
    /// More fields: how many.
    MoreFields(usize),
    /// Somebody they belong with.
    Related(usize),
    /// Something that happened.
    Entry(usize),
    /// A piece of the text of something that happened.
    Text(usize, Row),
    /// A part of a call.
    Part(usize, CallPart),
    /// What a part of a call is, where its words take rows of their own.
    PartOf(usize, CallPart),
    /// A piece of the words of a part.
    Words(usize, CallPart, Row),
    /// That nothing is open between us.
    NothingOpen,
    /// That whoever rings as somebody unknown may be a customer who is found.
    WhoIsIt,
}

/// What stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Heading {
    /// What matters to them.
    Matters,
    /// Those they belong with.
    People,
    /// Fields of the house's own.
    Fields,
    /// What happened.
    History,
    /// What was said since the last review.
    Since,
    /// What is open between us.
    Open,
}

impl CardPane {
    /// A card just opened: the newest entry that has a text is open.
    pub(crate) fn of(card: &Card) -> Self {
        let newest = card.history.iter().find(|entry| !text_of(entry).is_empty());
        Self {
            opened: newest.map(|entry| entry.record).into_iter().collect(),
            ..Self::default()
        }
    }

    /// Opens or closes an entry.
    pub(crate) fn toggle(&mut self, record: RecordId) {
        if !self.opened.remove(&record) {
            self.opened.insert(record);
        }
    }

    /// The rows of a card, whose texts break at this width.
    pub(crate) fn rows(&self, read: &CardRead, width: usize) -> Vec<CardRow> {
        let card = &read.card;
        let mut rows = Vec::new();
        number_rows(card, &read.may_call, &mut rows);
        allowance_rows(&read.person.bounds, &mut rows);
        if has_facts(card) {
            rows.push(CardRow::Facts);
        }
        rows.extend((0..card.disputed.len()).map(CardRow::Disputed));
        rows.extend((0..card.lists.len()).map(CardRow::OnList));
        matter_rows(card, &mut rows);
        rows.extend((0..card.promises.len()).map(CardRow::Promise));
        rows.extend((0..card.callbacks.len()).map(CardRow::Callback));
        rows.extend((0..card.questions.len()).map(CardRow::Question));
        rows.extend((0..card.orders.len()).map(CardRow::Order));
        rows.extend((0..card.needs.len()).map(CardRow::Need));
        rows.extend(card.interval.map(|_| CardRow::Interval));
        if !card.related.is_empty() {
            rows.push(CardRow::Heading(Heading::People));
            rows.extend((0..card.related.len()).map(CardRow::Related));
        }
        self.field_rows(card, &mut rows);
        if !card.history.is_empty() {
            rows.push(CardRow::Heading(Heading::History));
        }
        for (n, entry) in card.history.iter().enumerate() {
            self.entry(n, entry, width, &mut rows);
        }
        rows
    }

    /// The rows of something that happened.
    pub(crate) fn entry(&self, n: usize, entry: &Entry, width: usize, rows: &mut Vec<CardRow>) {
        rows.push(CardRow::Entry(n));
        if self.opened.contains(&entry.record) {
            entry_rows(n, entry, width, rows);
        }
    }

    fn field_rows(&self, card: &Card, rows: &mut Vec<CardRow>) {
        let fields: Vec<Field> = own_fields(card);
        if fields.is_empty() {
            return;
        }
        rows.push(CardRow::Heading(Heading::Fields));
        let shown = match self.fields {
            Fold::Folded if fields.len() > FIELDS_SHOWN + 1 => FIELDS_SHOWN,
            Fold::Folded | Fold::Opened => fields.len(),
        };
        let more = fields.len() - shown;
        rows.extend(fields.into_iter().take(shown).map(CardRow::Field));
        if more > 0 {
            rows.push(CardRow::MoreFields(more));
        }
    }
}

/// The fields of the house's own that have a value, in the order of the lists' columns where that is known.
fn own_fields(card: &Card) -> Vec<Field> {
    let profile = &card.customer.profile;
    let labelled = card.labels.iter().map(|(field, _)| field.clone());
    let mut fields: Vec<Field> = labelled
        .filter(|field| !profile.value(field).is_empty())
        .collect();
    for field in profile.fields.keys() {
        let is_own = matches!(field, Field::Own(_));
        if is_own && !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    fields
}

/// Whether anything is known that stands in the line under the numbers.
fn has_facts(card: &Card) -> bool {
    let profile = &card.customer.profile;
    let fields = [
        Field::Title,
        Field::Postcode,
        Field::Town,
        Field::Email,
        Field::OrgNumber,
        Field::Audience,
    ];
    let is_known = |field: &Field| !profile.value(field).is_empty();
    !card.tags.is_empty() || fields.iter().any(is_known)
}

fn number_rows(card: &Card, may_call: &[MayCall], rows: &mut Vec<CardRow>) {
    if card.customer.profile.phones.is_empty() {
        rows.push(CardRow::NoNumber);
    }
    let mut said: Vec<&MayCall> = Vec::new();
    for (n, phone) in card.customer.profile.phones.iter().enumerate() {
        rows.push(CardRow::Number(n));
        let Some(may) = may_call.iter().find(|may| may.number == phone.number) else {
            continue;
        };
        // What holds for every number is said once, under the first.
        let is_said = |other: &&MayCall| other.objections == may.objections && other.by == may.by;
        if !said.iter().any(is_said) {
            rows.extend((!may.by.is_empty()).then_some(CardRow::Allowed(n)));
            let objections = 0..may.objections.len();
            rows.extend(
                objections.flat_map(|why| [CardRow::Objection(n, why), CardRow::Basis(n, why)]),
            );
            rows.extend(may.opens_later.map(|_| CardRow::Opens(n)));
        }
        said.push(may);
    }
}

/// What they allow us.
fn allowance_rows(bounds: &Bounds, rows: &mut Vec<CardRow>) {
    if bounds.wishes != Wishes::default() {
        rows.push(CardRow::Wishes);
    }
    let asked = |(n, proof): (usize, &Proof)| {
        (proof.ground == Ground::Asked).then_some(CardRow::Consent(n))
    };
    rows.extend(bounds.proofs.iter().enumerate().filter_map(asked));
}

pub(crate) fn matter_rows(card: &Card, rows: &mut Vec<CardRow>) {
    let Some((_, priorities)) = &card.priorities else {
        return;
    };
    if !priorities.is_empty() {
        rows.push(CardRow::Heading(Heading::Matters));
        rows.extend((0..priorities.len()).map(CardRow::Priority));
    }
}

fn entry_rows(n: usize, entry: &Entry, width: usize, rows: &mut Vec<CardRow>) {
    let text = written_of(entry);
    if let Happened::Call {
        call,
        versions,
        void,
        ..
    } = &entry.what
    {
        part_rows(
            n,
            CallPart::Line,
            &words_of(call, CallPart::Line),
            width,
            rows,
        );
        text_rows(n, &text, width, rows);
        for part in parts_of(call) {
            part_rows(n, part, &words_of(call, part), width, rows);
        }
        if *versions > 1 {
            rows.push(CardRow::Part(n, CallPart::Versions));
        }
        if let Some(why) = void {
            part_rows(n, CallPart::Void, why, width, rows);
        }
    } else {
        text_rows(n, &text, width, rows);
    }
}

/// A part in one row, when it has room there, else its words under it.
fn part_rows(n: usize, part: CallPart, words: &str, width: usize, rows: &mut Vec<CardRow>) {
    if fits(part, words, width.saturating_sub(TEXT_INDENT)) {
        rows.push(CardRow::Part(n, part));
        return;
    }
    rows.push(CardRow::PartOf(n, part));
    if part == CallPart::Callback {
        rows.push(CardRow::PartOf(n, CallPart::CallbackOf));
    }
    let pieces = wrap(words, width.saturating_sub(WORDS_INDENT)).into_iter();
    rows.extend(pieces.map(|row| CardRow::Words(n, part, row)));
}

fn text_rows(n: usize, text: &str, width: usize, rows: &mut Vec<CardRow>) {
    if !text.is_empty() {
        let width = width.saturating_sub(TEXT_INDENT);
        rows.extend(
            wrap(text, width)
                .into_iter()
                .map(|row| CardRow::Text(n, row)),
        );
    }
}

/// The running text of something that happened; empty when it has none.
pub(crate) fn text_of(entry: &Entry) -> &str {
    let text = match &entry.what {
        Happened::Call { call, .. } => &call.notes,
        Happened::Note { text, .. } => text,
        Happened::Suppressed { words, .. } => words,
        Happened::SuppressLifted { basis, .. } => basis,
        Happened::Told(told) => &told.words,
        Happened::Wished(wished) => wished.words(),
        Happened::Callback { why, .. } => why,
        Happened::Joined(joined) => &joined.with,
        Happened::Known { .. } | Happened::FieldWritten { .. } => "",
    };
    text.trim_end()
}

/// All that is written of something that happened, as it stands under its line when it is opened: what its line says in its
/// first words is whole here.
pub(crate) fn written_of(entry: &Entry) -> Cow<'_, str> {
    match &entry.what {
        Happened::Told(told) if !told.about.trim().is_empty() => {
            Cow::Owned(lines_of(&[&told.words, &told.about]))
        }
        Happened::Callback { callback, why } => Cow::Owned(lines_of(&[&callback.set.about, why])),
        Happened::FieldWritten { before, after, .. } => Cow::Owned(lines_of(&[after, before])),
        Happened::Known { source, .. } if source != CustomerNew::AT_DESK => Cow::Borrowed(source),
        Happened::Known { .. }
        | Happened::Told(_)
        | Happened::Call { .. }
        | Happened::Note { .. }
        | Happened::Suppressed { .. }
        | Happened::SuppressLifted { .. }
        | Happened::Joined(_)
        | Happened::Wished(_) => Cow::Borrowed(text_of(entry)),
    }
}
