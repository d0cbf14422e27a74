//! Campaigns from their files. A file's name is the campaign's code.

mod goods;
mod outcome;
mod words;

use std::collections::BTreeMap;

use self::words::{Known, distinct, labels, missing, word};
use super::document::{Source, open};
use super::problem::Problem;
use crate::model::campaign::{Product, TalkCard};
use crate::model::outcome::{Campaign, Labels, Outcome};

/// The campaigns that samtale brings: file name and text.
pub const EMBEDDED: [(&str, &str); 4] = [
    (
        "campaigns/care.toml",
        include_str!("../../../config/campaigns/care.toml"),
    ),
    (
        "campaigns/business.toml",
        include_str!("../../../config/campaigns/business.toml"),
    ),
    (
        "campaigns/satisfaction.toml",
        include_str!("../../../config/campaigns/satisfaction.toml"),
    ),
    (
        "campaigns/plain.toml",
        include_str!("../../../config/campaigns/plain.toml"),
    ),
];

const PURPOSES: &Known<&str> = &[
    ("sale", "sale"),
    ("care", "care"),
    ("survey", "survey"),
    ("fundraising", "fundraising"),
];

/// The purpose with the strictest rules: that of a file that does not say.
const STRICTEST: &str = "sale";

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
    let code = source.stem().to_owned();
    let version = root.number(log, "version", 1_u32..=1_000_000);
    let name = labels(root.section(log, "name"), log);
    let purpose = word(&mut root, log, "purpose", PURPOSES);
    let controller = root.text(log, "controller");
    let mut text = |key| root.text(log, key).map_or_else(String::new, |it| it.value);
    let principal_kind = text("principal_kind");
    let product_category = text("product_category");
    let legal_basis = labels(root.section(log, "legal_basis"), log);
    let outcomes = root.sections(log, "outcome");
    let outcomes = distinct(outcomes, log, |it: &Outcome| &it.code, outcome::outcome);
    if outcomes.is_empty() {
        missing(&root, log, "outcome");
    }
    let guide = root.sections(log, "guide");
    let guide = guide
        .into_iter()
        .filter_map(|section| goods::guide_line(section, log))
        .collect();
    let products = root.sections(log, "product");
    let products = distinct(products, log, |it: &Product| &it.code, goods::product);
    let cards = root.sections(log, "card");
    let cards = distinct(cards, log, |it: &TalkCard| &it.key, goods::card);
    let limits = goods::limits(root.section(log, "limits"), log);
    root.finish(log);
    let campaign = Campaign {
        version: version.unwrap_or(1),
        name: if name.is_empty() {
            Labels(BTreeMap::from([("en".to_owned(), code.clone())]))
        } else {
            name
        },
        code,
        purpose: purpose.unwrap_or(STRICTEST).to_owned(),
        controller: controller.map_or_else(String::new, |it| it.value),
        principal_kind,
        product_category,
        legal_basis,
        outcomes,
        guide,
        products,
        cards,
        limits,
    };
    (campaign, std::mem::take(&mut log.problems))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Hint, Mistake};
    use crate::model::campaign::{CardKind, Period};
    use crate::model::outcome::{Asks, Causes, Flag, GuideKind, Phase};

    fn own(text: &str) -> Vec<Source> {
        vec![Source {
            name: "campaigns/vinter.toml".to_owned(),
            text: text.to_owned(),
        }]
    }

    fn campaign(code: &str) -> Campaign {
        let (campaigns, problems) = read(&[]);
        assert_eq!(problems, vec![]);
        campaigns.into_iter().find(|it| it.code == code).unwrap()
    }

    #[test]
    fn every_campaign_speaks_three_languages() {
        for (name, _) in EMBEDDED {
            let campaign = campaign(
                name.trim_start_matches("campaigns/")
                    .trim_end_matches(".toml"),
            );
            let labels = campaign.outcomes.iter().map(|outcome| &outcome.label);
            let subs = campaign.outcomes.iter().flat_map(|outcome| &outcome.subs);
            let texts = campaign.guide.iter().map(|line| &line.text);
            let products = campaign.products.iter().map(|product| &product.label);
            let cards = campaign
                .cards
                .iter()
                .flat_map(|card| [&card.title, &card.text]);
            let all = labels
                .chain(subs.map(|sub| &sub.label))
                .chain(texts)
                .chain(products)
                .chain(cards)
                .chain([&campaign.name])
                .chain((!campaign.legal_basis.is_empty()).then_some(&campaign.legal_basis));
            for label in all {
                let languages: Vec<&String> = label.0.keys().collect();
                assert_eq!(languages, ["da", "en", "nb"], "{name} {label:?}");
                assert!(label.0.values().all(|text| !text.trim().is_empty()));
            }
            for kind in [GuideKind::Opening, GuideKind::Question, GuideKind::Closing] {
                assert!(campaign.guide.iter().any(|line| line.kind == kind));
            }
            // The number keys have room for all of them, and everybody can ask not to be called again.
            assert!(campaign.outcomes.len() <= 9, "{name}");
            let never = campaign.outcome("never-call").unwrap();
            assert_eq!(never.asks, [Asks::SuppressScope]);
            assert_eq!(never.causes, Causes::NeverCalled);
            assert_eq!(campaign.outcome("again").unwrap().causes, Causes::ComesBack);
        }
    }

    #[test]
    fn a_sale_has_questions_for_each_part_of_the_way_products_and_cards() {
        let sale = campaign("business");
        for phase in [Phase::Need, Phase::Options, Phase::Choice] {
            assert!(sale.guide.iter().any(|line| line.phase == Some(phase)));
        }
        assert_eq!(
            sale.product("basic").unwrap().unit_price.to_string(),
            "249.00"
        );
        assert_eq!(sale.product("setting-up").unwrap().period, Period::Once);
        let card = sale.card("BI").unwrap();
        assert_eq!(
            (card.kind, card.title.of("nb")),
            (CardKind::Fact, "Bindingstid")
        );
        assert_eq!(sale.limits.per_7_days, Some(2));
        let no = sale.outcome("not-interested").unwrap();
        assert_eq!(no.sub("price").unwrap().label.of("da"), "Prisen");
    }

    /// Text of a file, and the lines and hints of the mistakes in it.
    fn check(text: &str, expected: &[(usize, Mistake)]) {
        let rest = "\n[[outcome]]\ncode = \"yes\"\nlabel = { nb = \"Ja\" }\ncauses = \"done\"\n";
        let (_, problems) = read(&own(&format!("{text}{rest}")));
        let found: Vec<_> = problems
            .into_iter()
            .map(|it| (it.place.unwrap().line, it.what))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn each_mistake_has_its_line() {
        let text = |text: &str| text.to_owned();
        let sub = "[[outcome]]\ncode = \"no\"\nlabel = { nb = \"Nei\" }\n[[outcome.sub]]\ncode = \"price\"\n\
                   label = { nb = \"Pris\" }\ncauses = \"rests\"";
        check(
            sub,
            &[(
                7,
                Mistake::UnknownKey {
                    key: text("outcome.sub.causes"),
                },
            )],
        );
        let product = "[[product]]\ncode = \"a\"\nlabel = { nb = \"A\" }\nunit_price = \"1.234,5\"\ncurrency = \"NOK\"";
        check(
            product,
            &[(
                4,
                Mistake::NotAnAmount {
                    text: text("1.234,5"),
                },
            )],
        );
        let card = "[[card]]\nkey = \"bin\"\ntitle = { nb = \"A\" }\ntext = { nb = \"B\" }";
        check(card, &[(2, Mistake::NotTwoLetters { text: text("bin") })]);
        let twice = "[[card]]\nkey = \"bi\"\ntitle = { nb = \"A\" }\ntext = { nb = \"B\" }\n\
                     [[card]]\nkey = \"bi\"\ntitle = { nb = \"A\" }\ntext = { nb = \"B\" }";
        check(twice, &[(5, Mistake::Duplicate { key: text("bi") })]);
        let limits = "[limits]\nper_day = 0";
        let (least, most) = (1, 100);
        let key = text("limits.per_day");
        check(limits, &[(2, Mistake::OutOfRange { key, least, most })]);
        let phase = "[[guide]]\nkind = \"question\"\nphase = \"usee\"\ntext = { nb = \"Hva?\" }";
        let (key, value) = (text("guide.phase"), text("usee"));
        check(phase, &[(3, Mistake::UnknownValue { key, value })]);
    }

    #[test]
    fn mistakes_in_a_users_campaign_are_said_and_the_rest_holds() {
        let text = "purpose = \"sail\"\n[[outcome]]\ncode = \"yes\"\nlabel = { nb = \"Ja\" }\n\
                    flags = [\"reached\", \"agred\"]\ncauses = \"done\"\n[[outcome]]\ncode = \"yes\"\n\
                    label = { nb = \"Ja\" }\n[[outcome]]\nlabel = { nb = \"Nei\" }\n";
        let (campaigns, problems) = read(&own(text));
        let vinter = campaigns.iter().find(|it| it.code == "vinter").unwrap();
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
        let plain = campaigns.iter().find(|it| it.code == "plain").unwrap();
        assert_eq!(plain.outcomes.len(), 1);
        assert_eq!(campaigns.len(), EMBEDDED.len());
    }
}
