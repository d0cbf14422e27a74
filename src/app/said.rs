//! What they say, taken down while they talk: their words from the notes, that something went wrong, how satisfied they are.

use crate::desk::Event;
use crate::model::said::{Demand, DemandKind, Satisfaction};
use crate::model::spoken::Spoken;

use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormFor, FormPane, Slot};
use super::window::App;

/// The highest score that is asked for.
pub(crate) const SCALE: u8 = 5;

impl App {
    /// What is selected in the notes, or the sentence under the cursor, becomes their words; once more, it is not after all.
    pub(super) fn take_verbatim(&mut self) {
        let words = verbatim(self.hand.notes.sentence_here());
        if words.is_empty() {
            self.note(Notice::NoWords);
            return;
        }
        if !self.may_agree() {
            return;
        }
        let demands = self.demands();
        let same = demands.iter().find(|(_, it)| it.words == words);
        let wordless = demands.iter().find(|(_, it)| it.words.trim().is_empty());
        let event = match (same, wordless) {
            (Some((n, _)), _) => Event::Unheard(*n),
            (None, Some((n, demand))) => {
                let words = words.clone();
                let demand = demand.clone();
                Event::HeardSo(*n, Spoken::Demand(Demand { words, ..demand }))
            }
            (None, None) => Event::Heard(Spoken::verbatim(&words)),
        };
        let is_taken = same.is_none();
        if self.step(event) {
            self.note(if is_taken {
                Notice::TheirWords(words)
            } else {
                Notice::NotTheirWords
            });
        }
    }

    /// Why they want to talk, as far as it was said, and where each stands in all that was said.
    fn demands(&self) -> Vec<(usize, Demand)> {
        let call = self.hand.stage.call();
        let heard = call.into_iter().flat_map(|it| it.agreed.heard.spoken());
        let demands = heard.enumerate();
        demands
            .filter_map(|(n, it)| Some((n, it.demand()?.clone())))
            .collect()
    }

    /// Something has gone wrong for them: so it was with what they said last. Once more: it had not.
    pub(super) fn gone_wrong(&mut self) {
        if !self.may_agree() {
            return;
        }
        let last = self.demands().pop();
        let wrong = |demand: Demand, kind| Spoken::Demand(Demand { kind, ..demand });
        let event = match last {
            None => Event::Heard(wrong(
                Demand {
                    words: String::new(),
                    kind: DemandKind::Failure,
                    matters: String::new(),
                    cause: String::new(),
                },
                DemandKind::Failure,
            )),
            Some((n, demand)) if demand.kind != DemandKind::Failure => {
                Event::HeardSo(n, wrong(demand, DemandKind::Failure))
            }
            Some((n, demand)) if demand.words.trim().is_empty() => Event::Unheard(n),
            Some((n, demand)) => Event::HeardSo(n, wrong(demand, DemandKind::Unclear)),
        };
        let is_wrong = !matches!(&event, Event::Unheard(_))
            && !matches!(&event, Event::HeardSo(_, Spoken::Demand(it)) if it.kind == DemandKind::Unclear);
        if self.step(event) {
            self.note(if is_wrong {
                Notice::GoneWrong
            } else {
                Notice::NotGoneWrong
            });
        }
    }

    /// Asks how satisfied they are.
    pub(super) fn ask_satisfaction(&mut self) {
        if self.may_agree() {
            self.open_question(Asking::HowSatisfied);
        }
    }

    /// A score, then their sentence; the last answer is that they were not asked.
    pub(super) fn satisfaction_chosen(&mut self, n: usize) {
        let score = u8::try_from(n + 1).ok().filter(|score| *score <= SCALE);
        let Some(score) = score else {
            if self.step(Event::SetSatisfaction(None)) {
                self.score_said();
            }
            return;
        };
        // The score is kept although the sentence may not come.
        if self.satisfied(score, self.why()) {
            self.say_why();
        }
    }

    /// Their sentence, so far.
    fn why(&self) -> String {
        let call = self.hand.stage.call();
        let said = call.and_then(|it| it.agreed.satisfaction.as_ref());
        said.map_or_else(String::new, |it| it.words.clone())
    }

    /// Asks for the sentence behind the score.
    pub(super) fn say_why(&mut self) {
        let call = self.hand.stage.call();
        let said = call.and_then(|it| it.agreed.satisfaction.as_ref());
        if let Some(score) = said.map(|it| it.score) {
            let what = FormFor::Satisfied { score };
            let form = FormPane::one(what, Slot::Sentence, &self.why());
            self.over.push(Over::Form(form));
        }
    }

    pub(super) fn save_satisfied(&mut self, form: &FormPane, score: u8) {
        if self.satisfied(score, form.value(&Slot::Sentence).to_owned()) {
            self.score_said();
        }
    }

    fn satisfied(&mut self, score: u8, words: String) -> bool {
        let satisfaction = Satisfaction {
            scale: SCALE,
            score,
            words,
        };
        self.step(Event::SetSatisfaction(Some(satisfaction)))
    }
}

/// The words without the sign of a mark, the quotation marks around them, and line breaks.
fn verbatim(sentence: &str) -> String {
    let text = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = crate::model::mark::without_sign(&text).unwrap_or(text);
    let quotes = ['"', '“', '”', '«', '»', '„'];
    text.trim_matches(|it: char| quotes.contains(&it) || it.is_whitespace())
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::verbatim;

    #[test]
    fn their_words_stand_alone() {
        for (sentence, words) in [
            ("«Det er tredje gang!» ", "Det er tredje gang!"),
            (
                "\"Jeg forstår ikke\nfakturaen 👍\"",
                "Jeg forstår ikke fakturaen 👍",
            ),
            ("? når kommer den", "når kommer den"),
            (" \"\" ", ""),
        ] {
            assert_eq!(verbatim(sentence), words);
        }
    }
}
