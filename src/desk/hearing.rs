//! What is said in a call and what its notes are marked with: what was agreed then.

use crate::model::mark::Mark;
use crate::model::spoken::Spoken;

use super::heard::Heard;
use super::stage::{Agreement, OnLine};

/// The notes are marked so.
pub(super) fn read(call: &OnLine, marks: Vec<Mark>) -> Agreement {
    marking(call, |heard, callback| {
        heard.read(marks, callback, &call.errand.seller)
    })
}

/// The mark on this line is only text, or is a mark after all.
pub(super) fn switch(call: &OnLine, line: usize) -> Agreement {
    marking(call, |heard, callback| {
        heard.switch(line, callback, &call.errand.seller)
    })
}

/// This was said.
pub(super) fn hear(call: &OnLine, spoken: Spoken) -> Agreement {
    hearing(call, |heard| heard.add(spoken))
}

/// The n-th thing reads so.
pub(super) fn hear_so(call: &OnLine, n: usize, spoken: Spoken) -> Agreement {
    hearing(call, |heard| heard.change(n, spoken))
}

/// The n-th thing was not said.
pub(super) fn unhear(call: &OnLine, n: usize) -> Agreement {
    hearing(call, |heard| heard.take_out(n))
}

type Callback = Option<crate::model::callback::CallbackSet>;

fn marking(call: &OnLine, with: impl FnOnce(&mut Heard, Callback) -> Callback) -> Agreement {
    let mut agreed = call.agreed.clone();
    agreed.callback = with(&mut agreed.heard, agreed.callback.take());
    agreed
}

fn hearing(call: &OnLine, with: impl FnOnce(&mut Heard)) -> Agreement {
    let mut agreed = call.agreed.clone();
    with(&mut agreed.heard);
    agreed
}
