//! When and how somebody wants to be reached. It narrows what the rules allow and widens nothing.
//!
//! *Invariant:* times are on the customer's own clock.

use chrono::{NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::RecordId;
use super::phone::PhoneNumber;
use super::standing::Channel;

/// `preference.set`: when and how somebody wants to be reached. A later one replaces it whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Preference {
    /// When they may be called; empty for any time that the rules allow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Window>,
    /// On these of their numbers; empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<PhoneNumber>,
    /// How they want to be reached; none when they did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// In their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The records that this one replaces.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// A part of the week in which they may be called.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Window {
    /// On these days; empty for every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "days")]
    #[schemars(with = "Vec<String>")]
    pub days: Vec<Weekday>,
    /// From this time on; none from midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveTime>,
    /// Until this time, which is not in it; none until midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveTime>,
}

/// Days by their first three letters, small: `mon`.
mod days {
    use chrono::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de, ser::SerializeSeq};

    pub(super) fn serialize<S: Serializer>(days: &[Weekday], to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(days.len()))?;
        for day in days {
            list.serialize_element(&day.to_string().to_ascii_lowercase())?;
        }
        list.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Weekday>, D::Error> {
        let names = Vec::<String>::deserialize(from)?;
        let day = |name: String| {
            name.parse()
                .map_err(|_| de::Error::custom(format_args!("{name:?} is not a day like mon")))
        };
        names.into_iter().map(day).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, written: &str) {
        let read: Preference = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }

    #[test]
    fn days_and_times_read_as_people_write_them() {
        check(
            r#"{"windows":[{"days":["mon","Tue"],"from":"16:00","to":"20:30"}],"channel":"telephone"}"#,
            r#"{"windows":[{"days":["mon","tue"],"from":"16:00:00","to":"20:30:00"}],"channel":"telephone"}"#,
        );
        check("{}", "{}");
        assert!(serde_json::from_str::<Window>(r#"{"days":["tirsdag"]}"#).is_err());
    }
}
