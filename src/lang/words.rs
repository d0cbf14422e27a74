//! The words in which a time may be typed, and what a user's own language lacks or has too much.

use std::collections::BTreeSet;

use chrono::Weekday;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::{EMBEDDED, ENGLISH, Lang, formatted, resource};
use crate::config::{Hint, Mistake, Place, Problem};
use crate::model::when::{PartOfDay, Unit, Word, Words};

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

const SINGLE: [(&str, Word); 21] = [
    ("words-today", Word::Today),
    ("words-tomorrow", Word::Tomorrow),
    ("words-day-after-tomorrow", Word::DayAfterTomorrow),
    ("words-after", Word::After),
    ("words-before", Word::Before),
    ("words-at", Word::At),
    ("words-on", Word::On),
    ("words-this", Word::This),
    ("words-next", Word::Next),
    ("words-in", Word::Within),
    ("words-half", Word::Half),
    ("words-minute", Word::Unit(Unit::Minute)),
    ("words-hour", Word::Unit(Unit::Hour)),
    ("words-day", Word::Unit(Unit::Day)),
    ("words-week", Word::Unit(Unit::Week)),
    ("words-month", Word::Unit(Unit::Month)),
    ("words-year", Word::Unit(Unit::Year)),
    ("words-morning", Word::Part(PartOfDay::Morning)),
    ("words-noon", Word::Part(PartOfDay::Noon)),
    ("words-afternoon", Word::Part(PartOfDay::Afternoon)),
    ("words-evening", Word::Part(PartOfDay::Evening)),
];

impl Lang {
    /// The words in which a time may be typed at this desk: its language's, the English ones, and those of the other
    /// languages that come with the program. Colleagues write `tir 14` at an English desk.
    #[must_use]
    pub fn words(&self) -> Words {
        let others = EMBEDDED.iter().filter(|(code, _)| *code != ENGLISH);
        let others: Vec<Words> = others.map(|(code, text)| embedded(code, text)).collect();
        words_of(&self.bundle)
            .or(words_of(self.in_english()))
            .or_undisputed(&others)
    }
}

/// The words of an embedded language: only their lines are read, which are a small part of its text.
fn embedded(code: &str, text: &str) -> Words {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("words-"))
        .collect();
    let locale = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.add_resource_overriding(resource(&lines.join("\n"), code, &mut Vec::new()));
    words_of(&bundle)
}

fn words_of(bundle: &FluentBundle<FluentResource>) -> Words {
    let text = |id: &str| formatted(bundle, id, &FluentArgs::new()).unwrap_or_default();
    let mut meanings: Vec<(String, Word)> = Vec::new();
    for day in WEEKDAYS {
        let id = format!("words-weekday-{}", day.number_from_monday());
        meanings.push((text(&id), Word::Weekday(day)));
    }
    for month in 1..=12 {
        meanings.push((text(&format!("words-month-{month}")), Word::Month(month)));
    }
    meanings.extend(SINGLE.map(|(id, word)| (text(id), word)));
    for (n, spellings) in (1..).zip(text("words-numbers").split(',')) {
        let spellings = spellings.split_whitespace().collect::<Vec<_>>().join(",");
        meanings.push((spellings, Word::Number(n)));
    }
    let mut words = Words::default();
    for (spellings, word) in meanings {
        for spelling in spellings.split(',') {
            words = words.with(spelling, word);
        }
    }
    words
}

/// The messages that a whole new language lacks.
pub(super) fn missing(bundle: &FluentBundle<FluentResource>, code: &str) -> Vec<Problem> {
    messages(english())
        .into_iter()
        .filter(|(id, _)| !bundle.has_message(id))
        .map(|(id, _)| Problem {
            file: format!("{code}.ftl"),
            place: None,
            what: Mistake::MissingMessage { id },
            hint: None,
        })
        .collect()
}

/// The messages of a user's file that nothing asks for, and the words in braces that nobody fills in.
pub(super) fn unknown(resource: &FluentResource, name: &str, text: &str) -> Vec<Problem> {
    let known = messages(english());
    let problem = |id: &str, what, hint| {
        let byte = text.find(&format!("{id} =")).unwrap_or(0);
        Problem {
            file: name.to_owned(),
            place: Some(Place::of(text, byte)),
            what,
            hint,
        }
    };
    let mut problems = Vec::new();
    for (id, arguments) in messages(resource.entries().cloned().collect()) {
        let Some((_, expected)) = known.iter().find(|(other, _)| *other == id) else {
            let hint = Hint::of(&id, known.iter().map(|(id, _)| id.as_str()));
            problems.push(problem(
                &id,
                Mistake::UnknownMessage { id: id.clone() },
                hint,
            ));
            continue;
        };
        for argument in arguments.difference(expected) {
            let hint = Hint::of(argument, expected.iter().map(String::as_str));
            let what = Mistake::UnknownArgument {
                id: id.clone(),
                argument: argument.clone(),
            };
            problems.push(problem(&id, what, hint));
        }
    }
    problems
}

fn english() -> Vec<Entry<&'static str>> {
    let text = EMBEDDED.iter().find(|(code, _)| *code == ENGLISH);
    let text = text.map_or("", |(_, text)| *text);
    match fluent_syntax::parser::parse(text) {
        Ok(resource) | Err((resource, _)) => resource.body,
    }
}

/// Every message of a parsed file with the words in braces that it uses.
pub(super) fn messages(entries: Vec<Entry<&str>>) -> Vec<(String, BTreeSet<String>)> {
    entries
        .into_iter()
        .filter_map(|entry| {
            let Entry::Message(message) = entry else {
                return None;
            };
            let mut arguments = BTreeSet::new();
            if let Some(pattern) = &message.value {
                in_pattern(pattern, &mut arguments);
            }
            Some((message.id.name.to_owned(), arguments))
        })
        .collect()
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => in_expression(expression, found),
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, found);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}
