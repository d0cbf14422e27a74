//! The JSON form of a list.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::id::ListId;
use crate::model::list::{Ground, List, ListAnswers, ListAudience, ListState, Washed};
use crate::model::phone::Region;

/// `{"id":"l-…","name":"…","principal":"…","market":"NO","audience":"auto","ground":"cold","washed":[…],"source":"…",
/// "campaign":"…","state":"open"}`; an answer that nobody has given is left out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ListBody<'a> {
    id: ListId,
    name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    principal: Cow<'a, str>,
    market: Region,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    audience: Option<ListAudience>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ground: Option<Ground>,
    #[serde(default, skip_serializing_if = "<[Washed]>::is_empty")]
    washed: Cow<'a, [Washed]>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    source: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    campaign: Cow<'a, str>,
    #[serde(default)]
    state: ListState,
}

impl<'a> From<&'a List> for ListBody<'a> {
    fn from(list: &'a List) -> Self {
        Self {
            id: list.id,
            name: Cow::Borrowed(&list.name),
            principal: Cow::Borrowed(&list.principal),
            market: list.market,
            audience: list.answers.audience,
            ground: list.answers.ground,
            washed: Cow::Borrowed(&list.answers.washed),
            source: Cow::Borrowed(&list.source),
            campaign: Cow::Borrowed(&list.campaign),
            state: list.state,
        }
    }
}

impl From<ListBody<'_>> for List {
    fn from(body: ListBody<'_>) -> Self {
        Self {
            id: body.id,
            name: body.name.into_owned(),
            principal: body.principal.into_owned(),
            market: body.market,
            answers: ListAnswers {
                audience: body.audience,
                ground: body.ground,
                washed: body.washed.into_owned(),
            },
            source: body.source.into_owned(),
            campaign: body.campaign.into_owned(),
            state: body.state,
        }
    }
}
