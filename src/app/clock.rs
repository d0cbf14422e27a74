//! By which clock the customer lives. Where nobody knows, nobody may be called: hours hold on their clock and not on ours.

use crate::desk::Refusal;
use crate::model::customer::{Field, FieldTarget, FieldWrite};
use crate::model::fact::Fact;
use crate::model::moment::Zone;
use crate::model::whereabouts::zones;

use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
use super::waiting::After;
use super::window::App;

/// Clocks that have a number key, and one for what is typed.
const ZONES_MAX: usize = 8;

impl App {
    /// Asks by which clock they live.
    pub(super) fn set_clock(&mut self) {
        if self.hand.card.is_none() {
            self.note(Notice::Refused(Refusal::NothingInHand));
            return;
        }
        let zones = self.likely_clocks();
        self.open_question(Asking::WhichClock { zones });
    }

    /// Their own clock, those of the countries of their numbers, those of their country's parts, and the desk's.
    fn likely_clocks(&self) -> Vec<Zone> {
        let Some(read) = &self.hand.card else {
            return Vec::new();
        };
        let whereabouts = read.person.whereabouts;
        let phones = &read.card.customer.profile.phones;
        let of_numbers = phones.iter().filter_map(|phone| phone.number.region());
        let countries = whereabouts.country.into_iter().chain(of_numbers);
        let of_countries = countries.flat_map(|country| {
            let parts = crate::model::whereabouts::names(country);
            let of_parts = parts.flat_map(move |(part, _)| zones(country, Some(part)));
            zones(country, whereabouts.subdivision)
                .into_iter()
                .chain(of_parts)
        });
        let mut likely: Vec<Zone> = Vec::new();
        for zone in whereabouts.zone.into_iter().chain(of_countries) {
            if !likely.contains(&zone) && likely.len() < ZONES_MAX {
                likely.push(zone);
            }
        }
        if likely.is_empty() {
            likely.push(self.now.zone);
        }
        likely
    }

    /// Takes a clock; none is one that is typed.
    pub(super) fn clock_chosen(&mut self, zone: Option<Zone>) {
        if let Some(zone) = zone {
            self.live_by(zone);
        } else {
            let form = FormPane::one(FormFor::Clock, Slot::Zone, "");
            self.over.push(Over::Form(form));
        }
    }

    pub(super) fn save_clock(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let zone = form.value(&Slot::Zone).parse();
        self.live_by(zone.map_err(|_| (0, FormWrong::NotAClock))?);
        Ok(())
    }

    fn live_by(&mut self, zone: Zone) {
        if let Some(customer) = self.hand.customer() {
            let write = FieldWrite {
                target: FieldTarget::Value(Field::Zone, zone.name().to_owned()),
                replaces: Vec::new(),
            };
            self.commit(customer, vec![Fact::CustomerField(write)], After::Reread);
        }
    }
}
