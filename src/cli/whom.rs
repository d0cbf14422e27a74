//! The one customer whom a command's words mean.

use super::exit::{Exit, Failure};
use crate::model::id::CustomerId;
use crate::model::phone::{PhoneNumber, read_phone};
use crate::shell::home::Home;

/// The number that words name, as the home's market reads it. An id names none, whatever its digits.
pub(super) fn number(home: &Home, text: &str) -> Option<PhoneNumber> {
    if text.parse::<CustomerId>().is_ok() {
        return None;
    }
    let market = home.desk.config.settings.market;
    read_phone(text, market).ok().map(|phone| phone.number)
}

/// The one customer: by id, by number, or by anything that finds them.
pub(super) fn customer(home: &Home, text: &str) -> Result<CustomerId, Failure> {
    if let Ok(id) = text.parse::<CustomerId>() {
        return Ok(id);
    }
    let found = match number(home, text) {
        Some(number) => home.store.owners_of(&number)?,
        None => home.store.find(text, 10)?,
    };
    match found.as_slice() {
        [] => Err(nobody(text)),
        [only] => Ok(only.customer),
        several => {
            let names = several
                .iter()
                .map(|found| format!("{} ({})", found.name, found.customer));
            let names: Vec<String> = names.collect();
            Err(Failure::new(Exit::Usage, "cli-several")
                .with("text", text)
                .with("who", names.join(", ")))
        }
    }
}

/// Nobody is meant.
pub(super) fn nobody(text: &str) -> Failure {
    Failure::new(Exit::Usage, "cli-nobody").with("text", text)
}
