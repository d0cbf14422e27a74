//! The call that is parked when the demonstration opens: somebody rang while another call was on.

use super::cast::{Cast, DESK_ZONE, PRINCIPAL, at};
use super::homes::PARKED;
use super::make::Invented;
use super::story::OnList;
use crate::app::DraftKey;
use crate::cli::exit::Failure;
use crate::cli::speak::bug;
use crate::desk::{Effect, Errand, Event, Shelf, Stage, step};
use crate::model::call::CampaignRef;
use crate::model::moment::Now;
use crate::model::outcome::Campaign;
use crate::model::standing::Because;
use crate::shell::clearing::Clearing;
use crate::shell::home::Home;
use crate::store::Draft;

/// When they rang.
const RANG: &str = "2026-11-23 09:24";

const NOTES: &str = "Sto i butikken, ringer om julekassen. Kan den komme før 11.? Barnebarna har bestemt at lysene skal være \
                     røde. Sjekk om ";

/// The draft that is kept of the parked call.
pub(super) fn parked(
    home: &Home,
    cast: &Cast,
    campaign: &Campaign,
    invented: &Invented,
) -> Result<Option<Draft>, Failure> {
    let Some(&customer) = invented.by_name.get(PARKED) else {
        return Ok(None);
    };
    let now = Now {
        at: at(RANG),
        zone: DESK_ZONE,
    };
    let Some(card) = home.store.card(customer, now)? else {
        return Ok(None);
    };
    let clearing = Clearing {
        store: &home.store,
        rules: &home.rules,
        market: home.desk.config.settings.market,
        now,
        seller: None,
    };
    let read = clearing.card(card)?;
    let phones = read.card.customer.profile.phones;
    let number = phones.first().map(|phone| phone.number.clone());
    let errand = Box::new(Errand {
        customer,
        name: PARKED.to_owned(),
        principal: PRINCIPAL.to_owned(),
        list: Some(cast.list_ref(OnList::Boxes).clone()),
        campaign: Some(CampaignRef {
            code: campaign.code.clone(),
            version: campaign.version,
        }),
        seller: cast.seller('K').clone(),
        language: home.desk.lang.code().to_owned(),
        person: read.person,
        phones,
        because: Because::Next,
        matters: Vec::new(),
    });
    let shelf = shelved(errand, number, now)?;
    let text = shelf.write(customer);
    Ok(text.map(|text| Draft {
        key: DraftKey::Parked(customer).name(),
        text,
        at: now.at,
    }))
}

/// The shelf after they rang, we wrote, and set the call aside.
fn shelved(
    errand: Box<Errand>,
    number: Option<crate::model::phone::PhoneNumber>,
    now: Now,
) -> Result<Shelf, Failure> {
    let refused = |refusal| bug(format!("the demonstration's parked call: {refusal:?}"));
    let rang = Event::TheyRang { errand, number };
    let (stage, _) = step(&Stage::Idle, rang, now).map_err(refused)?;
    let written = Event::NotesChanged(NOTES.to_owned());
    let (stage, _) = step(&stage, written, now).map_err(refused)?;
    let (_, effects) = step(&stage, Event::Park, now).map_err(refused)?;
    let mut shelf = Shelf::default();
    for effect in effects {
        if let Effect::Park(parked) = effect {
            shelf.put(*parked);
        }
    }
    Ok(shelf)
}
