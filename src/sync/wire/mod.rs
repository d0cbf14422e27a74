//! The JSON form of facts: what stands in `t` and `b` of a record line.
//!
//! The keys are those of DESIGN.md §6 and are a promise: more may be added, none is renamed. Bodies are flat where a reader
//! with DuckDB or a spreadsheet will look: a choice is a word, never sometimes a word and sometimes an object.
//!
//! *Invariant:* this module is the only one that knows the format. A kind that is not known here comes out as
//! [`Fact::Unknown`]; nothing is lost, for the line itself is what is kept.

mod agreed;
mod brief;
mod call;
mod customer;
mod list;
mod schema;
mod talk;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use self::agreed::{CallbackBody, MovedBody};
pub use self::brief::{CallBrief, Version};
use self::call::CallBody;
use self::customer::{CustomerBody, FieldBody};
use self::list::ListBody;
#[cfg(test)]
pub(crate) use self::schema::kinds;
pub use self::schema::schema;
pub use self::talk::{order_json, order_of_json};
use super::line::{self, Entry, LineFault, Record, Salt, Written};
use super::stream::Seq;
use crate::model::caller::{Assign, Away};
use crate::model::consent::{Restriction, Withdrawal};
use crate::model::customer::OnePerson;
use crate::model::fact::{CampaignSet, Fact, ListSet, Said};
use crate::model::id::{PartRef, RecordId};
use crate::model::preference::Preference;

/// Why a record of a known kind could not be understood. It may come from a newer version: it is kept, not dropped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {problem}")]
pub struct WireFault {
    /// The kind.
    pub kind: String,
    /// What is wrong with the body, with the place in it.
    pub problem: String,
}

/// Writes what was said as a record line.
pub fn write(said: &Said, seq: Seq, salt: Salt) -> Result<Written, LineFault> {
    let entry = Entry {
        seq,
        at: said.at,
        by: said.by,
        kind: kind(&said.fact),
        sub: said.about,
        sup: replaced(&said.fact),
        body: &Body(&said.fact),
        salt,
    };
    entry.write()
}

/// Understands a record.
pub fn read(record: &Record<'_>) -> Result<Said, WireFault> {
    // Whoever wrote it says that this program would take it for something else.
    let is_newer = record.min.is_some_and(|min| min > line::VERSION);
    let fact = if is_newer {
        Fact::Unknown(record.kind.to_string())
    } else {
        fact(&record.kind, record.body, &record.sup)?
    };
    Ok(Said {
        at: record.at,
        by: record.by,
        about: record.sub,
        fact,
    })
}

/// Understands a kind and a body, as a line or a script brings them; `sup` are the records that it replaces.
pub fn fact(kind: &str, body: &RawValue, sup: &[RecordId]) -> Result<Fact, WireFault> {
    Reader { kind, body }.fact(sup)
}

/// The kind of a fact, as `t` names it.
#[must_use]
pub fn kind(fact: &Fact) -> &str {
    match fact {
        Fact::CustomerNew(_) => "customer.new",
        Fact::CustomerField(_) => "customer.field",
        Fact::CustomerMember(_) => "customer.member",
        Fact::CustomerMerge(_) => "customer.merge",
        Fact::CustomerUnmerge(_) => "customer.unmerge",
        Fact::RelationSet(_) => "relation.set",
        Fact::TagSet(_) => "tag.set",
        Fact::TagUnset(_) => "tag.unset",
        Fact::Call(_) => "call",
        Fact::CallAmend { .. } => "call.amend",
        Fact::CallVoid { .. } => "call.void",
        Fact::Note(_) => "note",
        Fact::CallbackSet(_) => "callback.set",
        Fact::CallbackMoved { .. } => "callback.moved",
        Fact::CallbackDone { .. } => "callback.done",
        Fact::CallbackCancelled { .. } => "callback.cancelled",
        Fact::PromiseMade(_) => "promise.made",
        Fact::PromiseKept(_) => "promise.kept",
        Fact::PromiseBroken(_) => "promise.broken",
        Fact::PromiseWithdrawn(_) => "promise.withdrawn",
        Fact::Suppress(_) => "suppress",
        Fact::SuppressLift(_) => "suppress.lift",
        Fact::Erase(_) => "erase",
        Fact::Assign(_) => "assign",
        Fact::Away(_) => "seller.away",
        Fact::Opened(_) => "opened",
        Fact::ConsentGiven(_) => "consent.given",
        Fact::ConsentWithdrawn(_) => "consent.withdrawn",
        Fact::PreferenceSet(_) => "preference.set",
        Fact::Restrict(_) => "restrict",
        Fact::Wash(_) => "wash",
        Fact::ListNew(_) => "list.new",
        Fact::ListSet(_) => "list.set",
        Fact::CampaignSet(_) => "campaign.set",
        Fact::Talk(talk) => talk::kind(talk),
        Fact::Import(_) => "import",
        Fact::Exported(_) => "export",
        Fact::IncOpen(_) => "inc.open",
        Fact::Unknown(kind) => kind,
    }
}

/// The records that a fact replaces; they stand in the envelope, where every version finds them.
fn replaced(fact: &Fact) -> &[RecordId] {
    if let Fact::CustomerField(write) = fact {
        &write.replaces
    } else if let Fact::CampaignSet(set) = fact {
        &set.replaces
    } else if let Fact::ListSet(set) = fact {
        &set.replaces
    } else if let Fact::ConsentWithdrawn(withdrawal) = fact {
        &withdrawal.replaces
    } else if let Fact::PreferenceSet(preference) = fact {
        &preference.replaces
    } else if let Fact::Restrict(restriction) = fact {
        &restriction.replaces
    } else if let Fact::Assign(assign) = fact {
        &assign.replaces
    } else if let Fact::Away(away) = fact {
        &away.replaces
    } else if let Fact::CustomerMerge(one) | Fact::CustomerUnmerge(one) = fact {
        &one.replaces
    } else if let Fact::Talk(talk) = fact {
        talk::replaced(talk)
    } else {
        &[]
    }
}

/// A fact that serialises as its body.
struct Body<'a>(&'a Fact);

#[derive(Serialize, Deserialize, JsonSchema)]
struct TagBody<T> {
    tag: T,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct OfBody {
    of: PartRef,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct OfWhyBody<P, T> {
    of: P,
    why: T,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct AmendBody<C> {
    of: RecordId,
    call: C,
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Fact::CustomerNew(new) => CustomerBody::from(new).serialize(to),
            Fact::CustomerField(write) => FieldBody::from(write).serialize(to),
            Fact::CustomerMember(member) => member.serialize(to),
            Fact::CustomerMerge(one) | Fact::CustomerUnmerge(one) => one.serialize(to),
            Fact::RelationSet(relation) => relation.serialize(to),
            Fact::TagSet(tag) | Fact::TagUnset(tag) => TagBody { tag }.serialize(to),
            Fact::Call(call) => CallBody::from(&**call).serialize(to),
            Fact::CallAmend { of, call } => AmendBody {
                of: *of,
                call: CallBody::from(&**call),
            }
            .serialize(to),
            Fact::CallVoid { of, why } => OfWhyBody { of, why }.serialize(to),
            Fact::Note(note) => note.serialize(to),
            Fact::CallbackSet(set) => CallbackBody::from(set).serialize(to),
            Fact::CallbackMoved { of, when } => MovedBody::new(*of, *when).serialize(to),
            Fact::CallbackDone { of } => OfBody { of: *of }.serialize(to),
            Fact::CallbackCancelled { of, why } => OfWhyBody { of, why }.serialize(to),
            Fact::PromiseMade(made) => made.serialize(to),
            Fact::PromiseKept(closed)
            | Fact::PromiseBroken(closed)
            | Fact::PromiseWithdrawn(closed) => closed.serialize(to),
            Fact::Suppress(suppress) => suppress.serialize(to),
            Fact::SuppressLift(lift) => lift.serialize(to),
            Fact::Erase(erase) => erase.serialize(to),
            Fact::Assign(assign) => assign.serialize(to),
            Fact::Away(away) => away.serialize(to),
            Fact::Opened(opened) => opened.serialize(to),
            Fact::ConsentGiven(consent) => consent.serialize(to),
            Fact::ConsentWithdrawn(withdrawal) => withdrawal.serialize(to),
            Fact::PreferenceSet(preference) => preference.serialize(to),
            Fact::Restrict(restriction) => restriction.serialize(to),
            Fact::Wash(wash) => wash.serialize(to),
            Fact::ListNew(list) => ListBody::from(list).serialize(to),
            Fact::ListSet(set) => set.serialize(to),
            Fact::CampaignSet(set) => set.serialize(to),
            Fact::Talk(talk) => talk::write(talk, to),
            Fact::Import(receipt) => receipt.serialize(to),
            Fact::Exported(exported) => exported.serialize(to),
            Fact::IncOpen(open) => open.serialize(to),
            Fact::Unknown(kind) => Err(serde::ser::Error::custom(format_args!(
                "{kind:?} is not a kind that this version writes"
            ))),
        }
    }
}

struct Reader<'a> {
    kind: &'a str,
    body: &'a RawValue,
}

impl Reader<'_> {
    fn fact(&self, sup: &[RecordId]) -> Result<Fact, WireFault> {
        Ok(match self.kind {
            "customer.new" => Fact::CustomerNew(self.body::<CustomerBody<'_>>()?.into()),
            "customer.field" => Fact::CustomerField(self.field(sup)?),
            "customer.member" => Fact::CustomerMember(self.body()?),
            "customer.merge" => Fact::CustomerMerge(self.one_person(sup)?),
            "customer.unmerge" => Fact::CustomerUnmerge(self.one_person(sup)?),
            "relation.set" => Fact::RelationSet(self.body()?),
            "tag.set" => Fact::TagSet(self.body::<TagBody<String>>()?.tag),
            "tag.unset" => Fact::TagUnset(self.body::<TagBody<String>>()?.tag),
            "call" => Fact::Call(Box::new(self.body::<CallBody<'_>>()?.into())),
            "call.amend" => self.amended()?,
            "call.void" => {
                let OfWhyBody { of, why } = self.body()?;
                Fact::CallVoid { of, why }
            }
            "note" => Fact::Note(self.body()?),
            "callback.set" => Fact::CallbackSet(self.body::<CallbackBody<'_>>()?.into()),
            "callback.moved" => {
                let (of, when) = self.body::<MovedBody>()?.parts();
                Fact::CallbackMoved { of, when }
            }
            "callback.done" => {
                let OfBody { of } = self.body()?;
                Fact::CallbackDone { of }
            }
            "callback.cancelled" => {
                let OfWhyBody { of, why } = self.body()?;
                Fact::CallbackCancelled { of, why }
            }
            "promise.made" => Fact::PromiseMade(self.body()?),
            "promise.kept" => Fact::PromiseKept(self.body()?),
            "promise.broken" => Fact::PromiseBroken(self.body()?),
            "promise.withdrawn" => Fact::PromiseWithdrawn(self.body()?),
            "suppress" => Fact::Suppress(self.body()?),
            "suppress.lift" => Fact::SuppressLift(self.body()?),
            "erase" => Fact::Erase(self.body()?),
            "assign" => self.assigned(sup)?,
            "seller.away" => self.away(sup)?,
            "opened" => Fact::Opened(self.body()?),
            "consent.given" => Fact::ConsentGiven(self.body()?),
            "consent.withdrawn" => Fact::ConsentWithdrawn(Withdrawal {
                replaces: sup.to_vec(),
                ..self.body()?
            }),
            "preference.set" => Fact::PreferenceSet(Preference {
                replaces: sup.to_vec(),
                ..self.body()?
            }),
            "restrict" => self.restricted(sup)?,
            "wash" => Fact::Wash(Box::new(self.body()?)),
            "list.new" => Fact::ListNew(self.body::<ListBody<'_>>()?.into()),
            "list.set" => Fact::ListSet(ListSet {
                replaces: sup.to_vec(),
                ..self.body()?
            }),
            "campaign.set" => Fact::CampaignSet(CampaignSet {
                replaces: sup.to_vec(),
                ..self.body()?
            }),
            "import" => Fact::Import(self.body()?),
            "export" => Fact::Exported(self.body()?),
            "inc.open" => Fact::IncOpen(self.body()?),
            other => match talk::read(self, sup)? {
                Some(talk) => Fact::Talk(talk),
                None => Fact::Unknown(other.to_owned()),
            },
        })
    }

    fn amended(&self) -> Result<Fact, WireFault> {
        let AmendBody { of, call } = self.body::<AmendBody<CallBody<'_>>>()?;
        let call = Box::new(call.into());
        Ok(Fact::CallAmend { of, call })
    }

    fn restricted(&self, sup: &[RecordId]) -> Result<Fact, WireFault> {
        Ok(Fact::Restrict(Restriction {
            replaces: sup.to_vec(),
            ..self.body()?
        }))
    }

    fn one_person(&self, sup: &[RecordId]) -> Result<OnePerson, WireFault> {
        Ok(OnePerson {
            replaces: sup.to_vec(),
            ..self.body()?
        })
    }

    fn assigned(&self, sup: &[RecordId]) -> Result<Fact, WireFault> {
        Ok(Fact::Assign(Assign {
            replaces: sup.to_vec(),
            ..self.body()?
        }))
    }

    fn away(&self, sup: &[RecordId]) -> Result<Fact, WireFault> {
        Ok(Fact::Away(Away {
            replaces: sup.to_vec(),
            ..self.body()?
        }))
    }

    fn body<T: DeserializeOwned>(&self) -> Result<T, WireFault> {
        serde_json::from_str(self.body.get()).map_err(|error| self.fault(error.to_string()))
    }

    fn field(&self, sup: &[RecordId]) -> Result<crate::model::customer::FieldWrite, WireFault> {
        self.body::<FieldBody<'_>>()?
            .write(sup)
            .ok_or_else(|| self.fault("neither field, phone nor phone_removed".to_owned()))
    }

    fn fault(&self, problem: String) -> WireFault {
        WireFault {
            kind: self.kind.to_owned(),
            problem,
        }
    }
}

#[cfg(test)]
mod tests;
