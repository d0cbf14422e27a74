//! Campaigns from their files. A file's name is the campaign's code.

use std::collections::BTreeMap;

use crate::model::outcome::{Asks, Campaign, Causes, Flag, GuideKind, GuideLine, Labels, Outcome};

use super::document::{At, Log, Section, Source, open};
use super::problem::{Hint, Mistake, Problem};

/// The campaigns that samtale brings: file name and text.
pub const EMBEDDED: [(&str, &str); 1] = [(
    "campaigns/plain.toml",
    include_str!("../../config/campaigns/plain.toml"),
)];

const FLAGS: [(&str, Flag); 6] = [
    ("reached", Flag::Reached),
    ("again", Flag::Again),
    ("declined", Flag::Declined),
    ("agreed", Flag::Agreed),
    ("wrong-person", Flag::WrongPerson),
    ("never-call", Flag::NeverCall),
];

const ASKS: [(&str, Asks); 2] = [
    ("callback", Asks::Callback),
    ("suppress-scope", Asks::SuppressScope),
];

const CAUSES: [&str; 5] = [
    "done",
    "comes-back",
    "rests",
    "number-struck",
    "never-called",
];

const PURPOSES: [&str; 4] = ["sale", "care", "survey", "fundraising"];

const GUIDE_KINDS: [(&str, GuideKind); 3] = [
    ("opening", GuideKind::Opening),
    ("question", GuideKind::Question),
    ("closing", GuideKind::Closing),
];

/// All campaigns, a user's file in the place of an embedded one of the same name, and the mistakes in them.
#[must_use]
pub fn read(own: &[Source]) -> (Vec<Campaign>, Vec<Problem>) {
    let mut campaigns = BTreeMap::new();
    let mut problems = Vec::new();
    let embedded = EMBEDDED.map(|(name, text)| Source {
        name: name.to_owned(),
        text: text.to_owned(),
    });
    for source in embedded.iter().chain(own) {
        let (campaign, more) = read_one(source);
        problems.extend(more);
        // One without an outcome cannot be called with; an embedded one of the same name stays.
        if !campaign.outcomes.is_empty() {
            campaigns.insert(campaign.code.clone(), campaign);
        }
    }
    (campaigns.into_values().collect(), problems)
}

fn read_one(source: &Source) -> (Campaign, Vec<Problem>) {
    let (mut root, mut log) = open(source);
    let log = &mut log;
    let version = root.number(log, "version", 1_u32..=1_000_000);
    let name = labels(root.section(log, "name"), log);
    let purpose = one_of(&mut root, log, "purpose", &PURPOSES);
    let mut outcomes: Vec<Outcome> = Vec::new();
    for section in root.sections(log, "outcome") {
        let span = section.span.clone();
        let Some(outcome) = outcome(section, log) else {
            continue;
        };
        if outcomes.iter().any(|other| other.code == outcome.code) {
            log.note(&span, Mistake::Duplicate { key: outcome.code }, None);
        } else {
            outcomes.push(outcome);
        }
    }
    if outcomes.is_empty() {
        missing(&root, log, "outcome");
    }
    let guide = root.sections(log, "guide");
    let guide = guide
        .into_iter()
        .filter_map(|section| guide_line(section, log))
        .collect();
    root.finish(log);
    let code = source.stem().to_owned();
    let campaign = Campaign {
        version: version.unwrap_or(1),
        name: if name.0.is_empty() {
            Labels(BTreeMap::from([("en".to_owned(), code.clone())]))
        } else {
            name
        },
        code,
        // The strictest, when the file does not say.
        purpose: purpose.unwrap_or_else(|| PURPOSES[0].to_owned()),
        outcomes,
        guide,
    };
    (campaign, std::mem::take(&mut log.problems))
}

fn outcome(mut section: Section<'_>, log: &mut Log<'_>) -> Option<Outcome> {
    let code = section.text(log, "code");
    let label = section.section(log, "label");
    let label = labels(label, log);
    let flags = words(&mut section, log, "flags", &FLAGS);
    let asks = words(&mut section, log, "asks", &ASKS);
    let days = section.number(log, "rest_days", 1_u16..=3_650);
    let causes = section.parsed(log, "causes", &CAUSES, |text| match text {
        "done" => Some(Causes::Done),
        "comes-back" => Some(Causes::ComesBack),
        "rests" => Some(Causes::Rests {
            days: days.unwrap_or(90),
        }),
        "number-struck" => Some(Causes::NumberStruck),
        "never-called" => Some(Causes::NeverCalled),
        _ => None,
    });
    let Some(At { value: code, .. }) = code.filter(|code| !code.value.is_empty()) else {
        missing(&section, log, "code");
        return None;
    };
    if label.0.is_empty() {
        missing(&section, log, "label");
    }
    section.finish(log);
    let label = if label.0.is_empty() {
        Labels(BTreeMap::from([("en".to_owned(), code.clone())]))
    } else {
        label
    };
    Some(Outcome {
        code,
        label,
        flags,
        asks,
        causes: causes.unwrap_or(Causes::Done),
    })
}

fn guide_line(mut section: Section<'_>, log: &mut Log<'_>) -> Option<GuideLine> {
    let kinds = GUIDE_KINDS.map(|(name, _)| name);
    let kind = section.parsed(log, "kind", &kinds, |text| named(&GUIDE_KINDS, text));
    let text = section.section(log, "text");
    let text = labels(text, log);
    if text.0.is_empty() {
        missing(&section, log, "text");
        return None;
    }
    section.finish(log);
    Some(GuideLine {
        kind: kind.unwrap_or(GuideKind::Question),
        text,
    })
}

/// A text for each language.
fn labels(section: Section<'_>, log: &mut Log<'_>) -> Labels {
    let texts = section.all_texts(log);
    let texts = texts.into_iter().filter_map(|(language, texts)| {
        let text = texts.into_iter().next()?;
        Some((language.value, text.value))
    });
    Labels(texts.collect())
}

/// The known words of a list; each other word is a mistake and left out.
fn words<T: Copy>(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
    known: &[(&str, T)],
) -> Vec<T> {
    let texts = section.list(log, key).unwrap_or_default();
    let mut found = Vec::new();
    for text in texts {
        if let Some(word) = named(known, &text.value) {
            found.push(word);
            continue;
        }
        let hint = Hint::of(&text.value, known.iter().map(|(name, _)| *name));
        let what = Mistake::UnknownValue {
            key: section.full(key),
            value: text.value,
        };
        log.note(&text.span, what, hint);
    }
    found
}

fn one_of(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
    known: &[&str],
) -> Option<String> {
    section.parsed(log, key, known, |text| {
        known.contains(&text).then(|| text.to_owned())
    })
}

fn named<T: Copy>(known: &[(&str, T)], name: &str) -> Option<T> {
    known
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| *value)
}

fn missing(section: &Section<'_>, log: &mut Log<'_>, key: &str) {
    let key = section.full(key);
    log.note(&section.span, Mistake::Missing { key }, None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> Vec<Source> {
        vec![Source {
            name: "campaigns/vinter.toml".to_owned(),
            text: text.to_owned(),
        }]
    }

    #[test]
    fn the_plain_campaign_speaks_three_languages() {
        let (campaigns, problems) = read(&[]);
        assert_eq!(problems, vec![]);
        let plain = &campaigns[0];
        assert_eq!(plain.code, "plain");
        let codes: Vec<&str> = plain.outcomes.iter().map(|it| it.code.as_str()).collect();
        let expected = [
            "talked",
            "again",
            "not-interested",
            "wrong-person",
            "never-call",
        ];
        assert_eq!(codes, expected);
        let labels = plain.outcomes.iter().map(|outcome| &outcome.label);
        let texts = plain.guide.iter().map(|line| &line.text);
        for label in labels.chain(texts).chain([&plain.name]) {
            let languages: Vec<&String> = label.0.keys().collect();
            assert_eq!(languages, ["da", "en", "nb"]);
        }
        let again = plain.outcome("again").unwrap();
        assert_eq!(again.asks, [Asks::Callback]);
        assert_eq!(again.causes, Causes::ComesBack);
        assert!(
            plain
                .guide
                .iter()
                .any(|line| line.kind == GuideKind::Closing)
        );
    }

    #[test]
    fn mistakes_in_a_users_campaign_are_said_and_the_rest_holds() {
        let text = "purpose = \"sail\"\n[[outcome]]\ncode = \"yes\"\nlabel = { nb = \"Ja\" }\n\
                    flags = [\"reached\", \"agred\"]\ncauses = \"done\"\n[[outcome]]\ncode = \"yes\"\n\
                    label = { nb = \"Ja\" }\n[[outcome]]\nlabel = { nb = \"Nei\" }\n";
        let (campaigns, problems) = read(&own(text));
        assert_eq!(campaigns.len(), 2);
        let vinter = &campaigns[1];
        assert_eq!(vinter.outcomes.len(), 1);
        assert_eq!(vinter.outcomes[0].flags, [Flag::Reached]);
        assert_eq!(vinter.purpose, "sale");
        let lines: Vec<usize> = problems.iter().map(|it| it.place.unwrap().line).collect();
        assert_eq!(lines, [1, 5, 7, 10]);
        let hint = Some(Hint::DidYouMean("agreed".to_owned()));
        assert_eq!(problems[1].hint, hint);
    }

    #[test]
    fn a_users_campaign_takes_the_place_of_the_embedded_one() {
        let source = Source {
            name: "plain.toml".to_owned(),
            text: "[[outcome]]\ncode = \"x\"\nlabel = { en = \"X\" }\ncauses = \"done\"\n"
                .to_owned(),
        };
        let (campaigns, problems) = read(&[source]);
        assert_eq!(problems, vec![]);
        assert_eq!(campaigns.len(), 1);
        assert_eq!(campaigns[0].outcomes.len(), 1);
    }
}
