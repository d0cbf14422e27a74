//! The markets the program comes with, as the packs of 2026.11 have them. No pack has been read by a lawyer.
//!
//! *Invariant:* every rule that is not the house's own has its paragraph. What a pack wants as evidence is, for now,
//! the list's own answer to what lets us call its people.

use std::borrow::Cow;

use crate::model::customer::Audience::{self, Business, Consumer, SoleTrader};
use crate::model::list::Ground::{self, Asked, Customers, Donors};
use crate::model::phone::Region;

use super::objection::Rule;
use super::rules::Permit::{Free, OptIn, OptOut, PresumedConsent};
use super::rules::{Exception, Freshness, Market, Permission, Permit, Register};

const SALE: Cow<'static, str> = Cow::Borrowed("sale");
const FUNDRAISING: Cow<'static, str> = Cow::Borrowed("fundraising");
const PERSONS: &[Audience] = &[Consumer, SoleTrader];
const EU_SUPPRESS: Rule = Rule::law("EU.SUPPRESS", "GDPR art. 21(3); ePrivacy art. 13(3)");

pub(super) fn all() -> Vec<Market> {
    vec![
        norway(),
        denmark(),
        sweden(),
        britain(),
        germany(),
        states(),
    ]
}

/// Where nothing is known of the law, only a yes lets us call a person.
pub(super) fn elsewhere() -> Market {
    Market {
        region: None,
        suppress: Rule::house("HOUSE.SUPPRESS"),
        permissions: vec![
            permission(Consumer, OptIn, Rule::house("HOUSE.PERM.CONSUMER")),
            permission(SoleTrader, OptIn, Rule::house("HOUSE.PERM.SOLE_TRADER")),
            permission(
                Business,
                PresumedConsent,
                Rule::house("HOUSE.PERM.BUSINESS"),
            ),
        ],
        registers: Vec::new(),
        exceptions: vec![lifting(
            Asked,
            &[
                Cow::Borrowed("HOUSE.PERM.CONSUMER"),
                Cow::Borrowed("HOUSE.PERM.SOLE_TRADER"),
            ],
            Rule::house("HOUSE.EXC.CONSENT"),
        )],
    }
}

fn norway() -> Market {
    Market {
        region: region("NO"),
        suppress: EU_SUPPRESS,
        permissions: vec![
            permission(
                Consumer,
                OptOut,
                Rule::law("NO.PERM.CONSUMER", "markedsføringsloven §§ 12-13"),
            ),
            // The business cannot reserve, the person behind it can.
            permission(SoleTrader, OptOut, Rule::house("NO.PERM.SOLE_TRADER")),
            permission(
                Business,
                Free,
                Rule::law(
                    "NO.PERM.BUSINESS",
                    "markedsføringsloven § 12 (protects consumers only)",
                ),
            ),
        ],
        registers: norwegian_registers(),
        exceptions: vec![
            lifting(
                Asked,
                &[Cow::Borrowed("NO.REG.RESERVASJON")],
                Rule::law(
                    "NO.EXC.EXPRESS_REQUEST",
                    "markedsføringsloven § 13 annet ledd",
                ),
            ),
            lifting(
                Customers,
                &[Cow::Borrowed("NO.REG.RESERVASJON")],
                Rule::law(
                    "NO.EXC.EXISTING_CUSTOMER",
                    "markedsføringsloven § 13 tredje ledd",
                ),
            ),
            Exception {
                purposes: Cow::Borrowed(&[FUNDRAISING]),
                ..lifting(
                    Donors,
                    &[Cow::Borrowed("NO.REG.RESERVASJON.VOLUNTARY")],
                    Rule::law(
                        "NO.EXC.EXISTING_DONOR",
                        "markedsføringsloven § 13 tredje ledd",
                    ),
                )
            },
        ],
    }
}

/// One register with two ticks: opting out from traders does not opt out from voluntary organisations.
fn norwegian_registers() -> Vec<Register> {
    let reservations = |rule, name, purposes| Register {
        rule,
        name: Cow::Borrowed(name),
        audiences: Cow::Borrowed(PERSONS),
        purposes: Cow::Borrowed(purposes),
        freshness: Freshness::SameCalendarMonth,
        house_max_age_days: 7,
    };
    vec![
        reservations(
            Rule::law("NO.REG.RESERVASJON", "markedsføringsloven §§ 12-13"),
            "Reservasjonsregisteret (næringsdrivende)",
            &[SALE],
        ),
        reservations(
            Rule::law(
                "NO.REG.RESERVASJON.VOLUNTARY",
                "markedsføringsloven §§ 12-13",
            ),
            "Reservasjonsregisteret (frivillige organisasjoner)",
            &[FUNDRAISING],
        ),
    ]
}

fn denmark() -> Market {
    Market {
        region: region("DK"),
        suppress: EU_SUPPRESS,
        permissions: vec![
            permission(
                Consumer,
                OptIn,
                Rule::law("DK.PERM.CONSUMER", "forbrugeraftaleloven § 4, stk. 1"),
            ),
            // Run from home: the owner's Robinson mark and own opt-out count.
            permission(SoleTrader, OptOut, Rule::house("DK.PERM.SOLE_TRADER")),
            permission(
                Business,
                OptOut,
                Rule::law("DK.PERM.BUSINESS", "CVR-loven, reklamebeskyttelse"),
            ),
        ],
        registers: vec![
            Register {
                rule: Rule::law(
                    "DK.REG.ROBINSON",
                    "markedsføringsloven § 10, stk. 4; CPR-loven § 40, stk. 4",
                ),
                name: Cow::Borrowed("Robinsonlisten"),
                audiences: Cow::Borrowed(PERSONS),
                purposes: Cow::Borrowed(&[SALE, FUNDRAISING]),
                freshness: Freshness::Quarter,
                house_max_age_days: 92,
            },
            Register {
                rule: Rule::law("DK.REG.CVR", "CVR-loven, reklamebeskyttelse"),
                name: Cow::Borrowed("CVR reklamebeskyttelse"),
                audiences: Cow::Borrowed(&[Business, SoleTrader]),
                purposes: Cow::Borrowed(&[SALE]),
                freshness: Freshness::NoneInLaw,
                house_max_age_days: 30,
            },
        ],
        exceptions: vec![lifting(
            Asked,
            &[
                Cow::Borrowed("DK.PERM.CONSUMER"),
                Cow::Borrowed("DK.REG.ROBINSON"),
            ],
            Rule::law(
                "DK.EXC.CONSENT",
                "forbrugeraftaleloven § 4, stk. 1 (forudgående anmodning)",
            ),
        )],
    }
}

fn sweden() -> Market {
    Market {
        region: region("SE"),
        suppress: EU_SUPPRESS,
        permissions: vec![
            permission(
                Consumer,
                OptOut,
                Rule::law("SE.PERM.CONSUMER", "marknadsföringslagen (2008:486) 21 §"),
            ),
            permission(
                SoleTrader,
                OptOut,
                Rule::terms(
                    "SE.PERM.SOLE_TRADER",
                    "NIX-Telefon rules 6.3 (no F-tax, VAT or employer status)",
                ),
            ),
            permission(
                Business,
                OptOut,
                Rule::terms("SE.PERM.BUSINESS", "NIX-Telefon: company subscriptions"),
            ),
        ],
        registers: vec![Register {
            rule: Rule::terms(
                "SE.REG.NIX",
                "NIX-Telefon rules; marknadsföringslagen (2008:486) 21 §",
            ),
            name: Cow::Borrowed("NIX-Telefon"),
            audiences: Cow::Borrowed(PERSONS),
            purposes: Cow::Borrowed(&[SALE, FUNDRAISING]),
            freshness: Freshness::CalendarMonths(2),
            house_max_age_days: 14,
        }],
        exceptions: vec![
            lifting(
                Asked,
                &[Cow::Borrowed("SE.REG.NIX")],
                Rule::terms("SE.EXC.CONSENT", "NIX-Telefon rules from 1 July 2017"),
            ),
            lifting(
                Customers,
                &[Cow::Borrowed("SE.REG.NIX")],
                Rule::terms(
                    "SE.EXC.EXISTING_CUSTOMER",
                    "NIX-Telefon: existing or recent customer",
                ),
            ),
        ],
    }
}

fn britain() -> Market {
    let preference = |rule, name, audiences| Register {
        rule,
        name: Cow::Borrowed(name),
        audiences: Cow::Borrowed(audiences),
        purposes: Cow::Borrowed(&[SALE, FUNDRAISING]),
        freshness: Freshness::Days(28),
        house_max_age_days: 14,
    };
    Market {
        region: region("GB"),
        suppress: Rule::law("GB.SUPPRESS", "UK GDPR art. 21(3); PECR 2003 reg. 21(1)(a)"),
        permissions: vec![
            permission(
                Consumer,
                OptOut,
                Rule::law("GB.PERM.CONSUMER", "PECR 2003 reg. 21"),
            ),
            permission(
                SoleTrader,
                OptOut,
                Rule::law(
                    "GB.PERM.SOLE_TRADER",
                    "PECR 2003 reg. 21 (individual subscriber)",
                ),
            ),
            permission(
                Business,
                OptOut,
                Rule::law("GB.PERM.BUSINESS", "PECR 2003 regs. 21, 26 (CTPS)"),
            ),
        ],
        registers: vec![
            preference(
                Rule::law("GB.REG.TPS", "PECR 2003 reg. 21(1)(b), 21(3) (28 days)"),
                "Telephone Preference Service",
                PERSONS,
            ),
            preference(
                Rule::law("GB.REG.CTPS", "PECR 2003 regs. 21, 26"),
                "Corporate TPS",
                &[Business],
            ),
        ],
        exceptions: vec![lifting(
            Asked,
            &[Cow::Borrowed("GB.REG.TPS"), Cow::Borrowed("GB.REG.CTPS")],
            Rule::law("GB.EXC.NOTIFIED", "PECR 2003 reg. 21(4)"),
        )],
    }
}

fn germany() -> Market {
    Market {
        region: region("DE"),
        suppress: EU_SUPPRESS,
        permissions: vec![
            permission(
                Consumer,
                OptIn,
                Rule::law("DE.PERM.CONSUMER", "UWG § 7 Abs. 2 Nr. 1"),
            ),
            permission(SoleTrader, OptIn, Rule::house("DE.PERM.SOLE_TRADER")),
            permission(
                Business,
                PresumedConsent,
                Rule::law(
                    "DE.PERM.BUSINESS",
                    "UWG § 7 Abs. 2 Nr. 1 (mutmaßliche Einwilligung)",
                ),
            ),
        ],
        registers: Vec::new(),
        exceptions: vec![lifting(
            Asked,
            &[
                Cow::Borrowed("DE.PERM.CONSUMER"),
                Cow::Borrowed("DE.PERM.SOLE_TRADER"),
            ],
            Rule::law("DE.EXC.CONSENT", "UWG § 7 Abs. 2 Nr. 1, § 7a"),
        )],
    }
}

fn states() -> Market {
    Market {
        region: region("US"),
        suppress: Rule::law("US.SUPPRESS", "47 CFR 64.1200(d)(3), (6); 64.1200(a)(10)"),
        permissions: vec![
            permission(
                Consumer,
                OptOut,
                Rule::law(
                    "US.PERM.CONSUMER",
                    "47 CFR 64.1200(c)(2); 16 CFR 310.4(b)(1)(iii)",
                ),
            ),
            permission(SoleTrader, OptOut, Rule::house("US.PERM.SOLE_TRADER")),
            permission(Business, Free, Rule::house("US.PERM.BUSINESS")),
        ],
        registers: vec![Register {
            rule: Rule::law("US.REG.DNC", "16 CFR 310.4(b)(3)(iv)"),
            name: Cow::Borrowed("National Do Not Call Registry"),
            audiences: Cow::Borrowed(PERSONS),
            purposes: Cow::Borrowed(&[SALE]),
            freshness: Freshness::Days(31),
            house_max_age_days: 14,
        }],
        exceptions: vec![
            lifting(
                Customers,
                &[Cow::Borrowed("US.REG.DNC")],
                Rule::law("US.EXC.EBR", "16 CFR 310.2, 310.4(b)(1)(iii)(B)(2)"),
            ),
            lifting(
                Asked,
                &[Cow::Borrowed("US.REG.DNC")],
                Rule::law("US.EXC.WRITTEN_CONSENT", "16 CFR 310.4(b)(1)(iii)(B)(1)"),
            ),
        ],
    }
}

const fn permission(audience: Audience, permit: Permit, rule: Rule) -> Permission {
    Permission {
        rule,
        audience,
        permit,
    }
}

const fn lifting(ground: Ground, lifts: &'static [Cow<'static, str>], rule: Rule) -> Exception {
    Exception {
        rule,
        ground,
        lifts: Cow::Borrowed(lifts),
        purposes: Cow::Borrowed(&[]),
    }
}

fn region(letters: &str) -> Option<Region> {
    letters.parse().ok()
}
