//! What must be said in a call, as packs write it.

use std::collections::BTreeMap;

use crate::config::document::{Log, Section};
use crate::guard::{Backing, Disclosure, OnlyIf, SaidWhen};
use crate::model::outcome::Labels;

use super::ground::{choice, grounded, missing, purposes};

const WHEN: [(&str, SaidWhen); 3] = [
    ("start", SaidWhen::Start),
    ("before-end", SaidWhen::BeforeEnd),
    ("on-request", SaidWhen::OnRequest),
];

const ONLY_IF: [(&str, OnlyIf); 2] = [
    ("data-not-from-person", OnlyIf::DataNotFromPerson),
    ("called-on-consent", OnlyIf::CalledOnConsent),
];

pub(super) fn disclosures(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Vec<Disclosure> {
    let mut found = Vec::new();
    for mut section in root.sections(log, "disclosure") {
        let ground = grounded(&mut section, log, backing);
        let when = choice(&mut section, log, "when", &WHEN);
        let only_if = choice(&mut section, log, "only_if", &ONLY_IF);
        let purposes = purposes(&mut section, log);
        let line = section.section(log, "line").all_texts(log);
        let line: BTreeMap<String, String> = line
            .into_iter()
            .filter_map(|(language, texts)| Some((language.value, texts.into_iter().next()?.value)))
            .collect();
        for (lacks, key) in [(when.is_none(), "when"), (line.is_empty(), "line")] {
            if lacks {
                missing(&section, log, key);
            }
        }
        section.finish(log);
        found.extend(ground.map(|(rule, _)| Disclosure {
            rule,
            when: when.unwrap_or(SaidWhen::Start),
            only_if,
            purposes,
            line: Labels(line),
        }));
    }
    found
}
