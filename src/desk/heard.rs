//! What was said in a call, item by item, and how the marks in the notes are kept together with it.
//!
//! A mark stands already answered: it becomes an item. From then on notes and wrap-up may both change, and neither may
//! undo the other. So an item remembers what its mark was *read* as: what still reads the same follows the notes, what the
//! seller changed by hand stays. Marks are told apart by where they stand between those that did not change, as lines of
//! two versions of a text are; one that is written over is the same mark.
//!
//! *Invariant:* an item changed by hand is never taken away by writing in the notes, and a mark never makes two.

use serde::{Deserialize, Serialize};

use crate::model::call::Call;
use crate::model::callback::CallbackSet;
use crate::model::mark::{Mark, MarkKind};
use crate::model::seller::SellerRef;
use crate::model::spoken::{Spoken, SpokenKind};

use super::item::{Given, Item};
use super::marked::{Paired, callback_of, is_same, merged, read_as};

/// What was said in a call, and the marks that some of it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    items: Vec<Item>,
    /// Those in the notes, in their order; then those that were there and would be known again.
    marks: Vec<Marked>,
    next_id: u32,
    /// The callback was read from a mark: as what, and what was agreed before.
    callback: Option<FromMark>,
    /// A call that was opened again from its record: its marks were answered long ago.
    is_known: bool,
    /// The places that the records have given out.
    #[serde(default)]
    places: Given,
    /// What was taken out of a place, and gets it back should it be said again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    emptied: Vec<(Spoken, u16)>,
}

/// A mark in the notes, or one that was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marked {
    pub(super) id: u32,
    pub(super) mark: Mark,
    pub(super) is_on: bool,
    pub(super) is_there: bool,
}

/// A callback that was read from a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FromMark {
    read: CallbackSet,
    before: Option<CallbackSet>,
}

/// Whether a line of the notes is a mark that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkState {
    /// It stands in the wrap-up.
    On,
    /// The seller said that it is only text.
    Off,
}

impl Heard {
    /// What a call that was saved holds. Its marks are those that became something then.
    #[must_use]
    pub(super) fn known(call: &Call) -> Self {
        let items = Spoken::placed_in(call).into_iter();
        let items = items.map(|(spoken, place)| Item {
            spoken,
            of: None,
            place,
        });
        Self {
            items: items.collect(),
            is_known: true,
            places: Given {
                demands: call.demands.last_place(),
                promises: call.promises.last_place(),
                questions: call.questions.last_place(),
            },
            ..Self::default()
        }
    }

    /// What was said, each with its place when the records have given it one.
    pub(super) fn placed(&self) -> impl Iterator<Item = (&Spoken, Option<u16>)> {
        let items = self.items.iter();
        items
            .filter(|item| item.spoken.is_said())
            .map(|item| (&item.spoken, item.place))
    }

    /// How many places the records have given to things of this kind.
    pub(super) fn places_of(&self, kind: SpokenKind) -> u16 {
        let mut places = self.places;
        places.of(kind).map_or(0, |given| *given)
    }

    /// All of it stands in a record now, and has its place.
    pub(super) fn settle(&mut self) {
        self.emptied.clear();
        for item in &mut self.items {
            let given = self.places.of(item.spoken.kind());
            let is_said = item.spoken.is_said();
            if let Some(given) = given.filter(|_| is_said && item.place.is_none()) {
                *given = given.saturating_add(1);
                item.place = Some(*given);
            }
        }
    }

    /// What was said, in the order in which it was written down.
    pub fn spoken(&self) -> impl Iterator<Item = &Spoken> {
        self.items.iter().map(|item| &item.spoken)
    }

    /// The n-th thing that was said.
    #[must_use]
    pub fn at(&self, n: usize) -> Option<&Spoken> {
        self.items.get(n).map(|item| &item.spoken)
    }

    /// Whether a line of the notes is a mark, and whether it counts.
    #[must_use]
    pub fn mark_at(&self, line: usize) -> Option<MarkState> {
        let there = self.marks.iter().filter(|it| it.is_there);
        let marked = there.into_iter().find(|it| it.mark.line == line)?;
        Some(if marked.is_on {
            MarkState::On
        } else {
            MarkState::Off
        })
    }

    /// Whether a line asks for a callback and a later mark of one holds: a call has but one.
    #[must_use]
    pub fn is_outdone(&self, line: usize) -> bool {
        let timed = self
            .there()
            .filter(|mark| mark.kind == MarkKind::Callback && mark.when.is_some());
        let lines: Vec<usize> = timed.map(|mark| mark.line).collect();
        lines.contains(&line) && lines.last() != Some(&line)
    }

    /// The marks that count and were read as nothing yet: a callback without a time.
    pub fn unread(&self) -> impl Iterator<Item = &Mark> {
        self.there()
            .filter(|mark| mark.kind == MarkKind::Callback && mark.when.is_none())
    }

    fn there(&self) -> impl Iterator<Item = &Mark> {
        let there = self.marks.iter().filter(|it| it.is_there && it.is_on);
        there.map(|it| &it.mark)
    }

    pub(super) fn add(&mut self, spoken: Spoken) {
        let place = self.place_back(&spoken);
        self.items.push(Item {
            spoken,
            of: None,
            place,
        });
    }

    /// The place that the same thing had, when it was taken out and is said again.
    fn place_back(&mut self, spoken: &Spoken) -> Option<u16> {
        let same = |(gone, _): &(Spoken, u16)| {
            gone.kind() == spoken.kind() && gone.words() == spoken.words()
        };
        let at = self.emptied.iter().position(same)?;
        Some(self.emptied.remove(at).1)
    }

    /// Keeps some of what was said, and remembers the places of the rest.
    fn keep(&mut self, is_kept: impl Fn(&Item) -> bool) {
        let (kept, gone): (Vec<Item>, Vec<Item>) = std::mem::take(&mut self.items)
            .into_iter()
            .partition(is_kept);
        self.items = kept;
        let placed = gone.into_iter();
        self.emptied
            .extend(placed.filter_map(|item| Some((item.spoken, item.place?))));
    }

    pub(super) fn change(&mut self, n: usize, spoken: Spoken) {
        if let Some(item) = self.items.get_mut(n) {
            item.say(spoken);
        }
    }

    /// Takes out the n-th thing. The mark it was read from is only text from now on.
    pub(super) fn take_out(&mut self, n: usize) {
        if n >= self.items.len() {
            return;
        }
        let item = self.items.remove(n);
        let id = item.of.map(|(id, _)| id);
        self.emptied
            .extend(item.place.map(|place| (item.spoken, place)));
        for marked in self.marks.iter_mut().filter(|it| Some(it.id) == id) {
            marked.is_on = false;
        }
    }

    /// Switches the marks of a line off, or on again.
    pub(super) fn switch(
        &mut self,
        line: usize,
        agreed: Option<CallbackSet>,
        seller: &SellerRef,
    ) -> Option<CallbackSet> {
        let is_on = self.mark_at(line) != Some(MarkState::On);
        let here = |it: &&mut Marked| it.is_there && it.mark.line == line;
        let mut switched = Vec::new();
        for marked in self.marks.iter_mut().filter(here) {
            marked.is_on = is_on;
            switched.push((marked.id, read_as(&marked.mark, seller)));
        }
        let ids: Vec<u32> = switched.iter().map(|(id, _)| *id).collect();
        self.keep(|item| {
            let id = item.of.as_ref().map(|(id, _)| *id);
            !id.is_some_and(|id| ids.contains(&id))
        });
        for (id, read) in switched.into_iter().filter(|_| is_on) {
            self.put(id, read);
        }
        self.called_back(agreed, seller)
    }

    /// Takes the marks as the notes have them now, and gives the callback as it is agreed now.
    pub(super) fn read(
        &mut self,
        marks: Vec<Mark>,
        agreed: Option<CallbackSet>,
        seller: &SellerRef,
    ) -> Option<CallbackSet> {
        let (old, gone): (Vec<Marked>, Vec<Marked>) = std::mem::take(&mut self.marks)
            .into_iter()
            .partition(|it| it.is_there);
        let mut kept = Paired::of(old, gone, &marks);
        let mut there = Vec::new();
        for (n, mark) in marks.into_iter().enumerate() {
            there.push(match kept.take(n, &mark) {
                Some(before) => self.again(&before, mark, seller),
                None => self.first(mark, agreed.as_ref(), seller),
            });
        }
        self.is_known = false;
        self.marks = there;
        for marked in kept.left() {
            self.forget(marked);
        }
        self.called_back(agreed, seller)
    }

    /// A mark that was there before, perhaps in other words.
    fn again(&mut self, before: &Marked, mark: Mark, seller: &SellerRef) -> Marked {
        let when = if is_same(&before.mark, &mark) {
            // What a day was called yesterday is still that day.
            before.mark.when.or(mark.when)
        } else {
            mark.when
        };
        let mark = Mark { when, ..mark };
        if before.is_on {
            self.reread(before.id, read_as(&mark, seller));
        }
        Marked {
            mark,
            is_there: true,
            ..*before
        }
    }

    /// A mark that nobody has seen yet. In a call that was saved it was read then, or it became only text.
    fn first(&mut self, mark: Mark, agreed: Option<&CallbackSet>, seller: &SellerRef) -> Marked {
        let id = self.next_id;
        self.next_id += 1;
        let read = read_as(&mark, seller);
        let is_on = if self.is_known {
            let is_callback = mark.kind == MarkKind::Callback && agreed.is_some();
            self.adopt(id, read.as_ref()) || is_callback
        } else {
            self.put(id, read);
            true
        };
        Marked {
            id,
            mark,
            is_on,
            is_there: true,
        }
    }

    fn put(&mut self, id: u32, read: Option<Spoken>) {
        if let Some(read) = read {
            let spoken = read.clone();
            let place = self.place_back(&spoken);
            self.items.push(Item {
                spoken,
                of: Some((id, read)),
                place,
            });
        }
    }

    fn adopt(&mut self, id: u32, read: Option<&Spoken>) -> bool {
        let Some(read) = read else { return false };
        let same = |item: &&mut Item| {
            let spoken = &item.spoken;
            item.of.is_none() && spoken.kind() == read.kind() && spoken.words() == read.words()
        };
        let item = self.items.iter_mut().find(same);
        let is_found = item.is_some();
        if let Some(item) = item {
            item.of = Some((id, read.clone()));
        }
        is_found
    }

    /// The words of a mark changed, or its sign.
    fn reread(&mut self, id: u32, again: Option<Spoken>) {
        let at = self
            .items
            .iter()
            .position(|item| item.of.as_ref().is_some_and(|(it, _)| *it == id));
        let Some(item) = at.and_then(|at| self.items.get_mut(at)) else {
            self.put(id, again);
            return;
        };
        let Some((_, read)) = item.of.take() else {
            return;
        };
        match again {
            Some(again) => {
                item.say(merged(&read, &item.spoken, &again));
                item.of = Some((id, again));
            }
            // It became a callback; what was changed by hand stays.
            None if item.spoken != read => {}
            None => {
                if let Some(at) = at {
                    let item = self.items.remove(at);
                    self.emptied
                        .extend(item.place.map(|place| (item.spoken, place)));
                }
            }
        }
    }

    /// A mark is no longer in the notes. What was changed by hand stays, and is known again when the mark comes back.
    fn forget(&mut self, marked: Marked) {
        let is_of = |item: &Item| item.of.as_ref().is_some_and(|(id, _)| *id == marked.id);
        let is_changed = |item: &Item| {
            let read = item.of.as_ref().map(|(_, read)| read);
            read.is_some_and(|read| *read != item.spoken)
        };
        self.keep(|item| !is_of(item) || is_changed(item));
        if !marked.is_on || self.items.iter().any(is_of) {
            self.marks.push(Marked {
                is_there: false,
                ..marked
            });
        }
    }

    /// The callback that is agreed, with the last mark of one. What was agreed by hand over a mark stays; a mark that is
    /// taken out gives back what was agreed before it.
    fn called_back(
        &mut self,
        agreed: Option<CallbackSet>,
        seller: &SellerRef,
    ) -> Option<CallbackSet> {
        let read = self.there().filter_map(|mark| callback_of(mark, seller));
        let read = read.last();
        match (self.callback.take(), read) {
            (None, None) => agreed,
            (None, Some(read)) => {
                self.callback = Some(FromMark {
                    read: read.clone(),
                    before: agreed,
                });
                Some(read)
            }
            (Some(from), read) => {
                let is_by_hand = agreed.as_ref() != Some(&from.read);
                let before = from.before.clone();
                self.callback = read.clone().map(|read| FromMark { read, ..from });
                if is_by_hand { agreed } else { read.or(before) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::desk::tests::errand;
    use crate::guard::tests::now;
    use crate::model::mark::marks;
    use crate::model::said::DemandKind;
    use crate::model::when::{Word, Words};

    fn words() -> Words {
        use chrono::Weekday;
        Words::default()
            .with("tir", Word::Weekday(Weekday::Tue))
            .with("fre", Word::Weekday(Weekday::Fri))
    }

    /// Notes and what was heard, as a window keeps them.
    #[derive(Default)]
    struct Desk {
        heard: Heard,
        callback: Option<CallbackSet>,
    }

    impl Desk {
        fn write(&mut self, notes: &str) {
            let marks = marks(notes, &words(), now("2026-11-23T10:00:00"));
            let seller = &errand(1).seller;
            self.callback = self.heard.read(marks, self.callback.take(), seller);
        }

        /// As it is typed: a key at a time, from what stands there already.
        fn type_on(&mut self, before: &str, typed: &str) {
            for (at, sign) in typed.char_indices() {
                let so_far = typed.get(..at + sign.len_utf8()).unwrap();
                self.write(&format!("{before}{so_far}"));
            }
        }

        fn said(&self) -> Vec<String> {
            let due = |it: &Spoken| it.promise().and_then(|it| it.due);
            self.heard
                .spoken()
                .map(|it| match due(it) {
                    Some(due) => format!("{} {due}", it.words()),
                    None => it.words().to_owned(),
                })
                .collect()
        }
    }

    #[test]
    fn a_mark_stands_answered_as_it_is_typed() {
        let mut desk = Desk::default();
        desk.type_on(
            "",
            "\"Tredje gang\n! svar tir\n#vip\n> tir 14 om regningen\nresten",
        );
        assert_eq!(desk.said(), ["Tredje gang", "svar tir 2026-11-24", "vip"]);
        assert_eq!(desk.callback.as_ref().unwrap().about, "om regningen");
        desk.write("resten");
        assert!(desk.said().is_empty() && desk.callback.is_none());
    }

    #[test]
    fn what_was_changed_by_hand_stays() {
        let mut desk = Desk::default();
        desk.write("\"Tredje gang\n! svar tir");
        let Some(Spoken::Demand(mut demand)) = desk.heard.at(0).cloned() else {
            panic!("a demand");
        };
        demand.kind = DemandKind::Failure;
        desk.heard.change(0, Spoken::Demand(demand.clone()));
        let own = desk.heard.at(1).unwrap().reworded("svar på regningen");
        desk.heard.change(1, own);
        // The words of the first follow the notes; its kind does not. The second keeps its words and follows the day.
        desk.write("\"Tredje gang nå\n! svar fre");
        demand.words = "Tredje gang nå".to_owned();
        assert_eq!(desk.heard.at(0), Some(&Spoken::Demand(demand.clone())));
        assert_eq!(
            desk.said(),
            ["Tredje gang nå", "svar på regningen 2026-11-27"]
        );
        // Taken out of the notes and put back: neither lost nor doubled.
        desk.write("");
        assert_eq!(desk.said().len(), 2);
        desk.write("\"Tredje gang nå\n! svar fre");
        assert_eq!(desk.said().len(), 2);
        assert_eq!(desk.heard.at(0), Some(&Spoken::Demand(demand)));
    }

    #[test]
    fn of_two_callbacks_the_last_holds_and_the_first_is_known_to_be_outdone() {
        let mut desk = Desk::default();
        let seller = &errand(1).seller;
        desk.write("> tir 14\n> fre 10 om prisen\n>\n! svar");
        assert_eq!(desk.callback.as_ref().unwrap().about, "om prisen");
        let outdone = |desk: &Desk| (0..4).map(|n| desk.heard.is_outdone(n)).collect::<Vec<_>>();
        assert_eq!(outdone(&desk), [true, false, false, false]);
        desk.callback = desk.heard.switch(1, desk.callback.take(), seller);
        assert_eq!(outdone(&desk), [false; 4]);
    }

    #[test]
    fn a_mark_that_is_switched_off_is_text() {
        let mut desk = Desk::default();
        let seller = &errand(1).seller;
        desk.write("! svar\n> tir 14\n? når");
        assert_eq!(desk.heard.mark_at(0), Some(MarkState::On));
        assert_eq!(desk.heard.mark_at(3), None);
        for line in [0, 1] {
            desk.callback = desk.heard.switch(line, desk.callback.take(), seller);
        }
        assert_eq!(desk.heard.mark_at(0), Some(MarkState::Off));
        assert_eq!(
            (desk.said(), desk.callback.clone()),
            (vec!["når".to_owned()], None)
        );
        desk.write("! svar snart\n> tir 14\n? når");
        assert_eq!(desk.said(), ["når"]);
        for line in [0, 1] {
            desk.callback = desk.heard.switch(line, desk.callback.take(), seller);
        }
        assert_eq!(desk.said(), ["når", "svar snart"]);
        assert!(desk.callback.is_some());
        desk.heard.take_out(0);
        desk.write("! svar snart\n> tir 14\n? når\n");
        assert_eq!(desk.said(), ["svar snart"]);
    }

    #[test]
    fn a_callback_by_hand_goes_before_the_mark_it_changes() {
        let mut desk = Desk::default();
        desk.write("> tir 14");
        let read = desk.callback.clone().unwrap();
        let mine = CallbackSet {
            about: "tilbudet".to_owned(),
            ..read.clone()
        };
        desk.callback = Some(mine.clone());
        desk.write("> tir 15");
        assert_eq!(desk.callback, Some(mine.clone()));
        // A mark after it is a new agreement; without it the old one holds.
        let mut other = Desk {
            callback: Some(mine.clone()),
            ..Desk::default()
        };
        other.type_on("", "> fre 10");
        assert_ne!(other.callback, Some(mine.clone()));
        other.write("");
        assert_eq!(other.callback, Some(mine));
    }

    #[test]
    fn a_call_that_was_saved_knows_its_marks() {
        let notes = "! svar\n? når\n#vip";
        let mut first = Desk::default();
        first.write(notes);
        first.heard.take_out(1);
        let said = first.heard.spoken().cloned();
        let items = said.map(|spoken| Item {
            spoken,
            of: None,
            place: None,
        });
        let heard = Heard {
            items: items.collect(),
            is_known: true,
            ..Heard::default()
        };
        let mut again = Desk {
            heard,
            ..Desk::default()
        };
        again.write(notes);
        assert_eq!(again.said(), ["svar", "vip"]);
        again.write("! svar fre\n? når\n#vip\n? hvem");
        assert_eq!(again.said(), ["svar fre 2026-11-27", "vip", "hvem"]);
    }

    proptest! {
        /// Whatever is written, what was changed by hand is there once, and each mark at most once.
        #[test]
        fn writing_neither_doubles_nor_loses(
            texts in prop::collection::vec(
                prop::collection::vec("(\"|!|!!|\\?|\\+|\\*|#)(a|b|c)(a|b)?|tekst", 0..5), 1..8),
            own in 0..4_usize,
        ) {
            let mut desk = Desk::default();
            let mut by_hand = None;
            for lines in texts {
                desk.write(&lines.join("\n"));
                if by_hand.is_none() && let Some(spoken) = desk.heard.at(own) {
                    let spoken = spoken.reworded("min");
                    desk.heard.change(own, spoken);
                    by_hand = Some("min");
                }
                let mine = desk.said().iter().filter(|it| *it == "min").count();
                prop_assert_eq!(mine, usize::from(by_hand.is_some()));
                let read = desk.heard.spoken().filter(|it| it.words() != "min").count();
                let marks = lines.iter().filter(|it| *it != "tekst").count();
                prop_assert!(read <= marks && read + mine >= marks, "{:?}", desk.said());
            }
        }
    }
}
