//! What the house got back, on one page for the principal.

use super::{Agreed, Asked, Calls, Causes, Ordered, of};
use crate::report::table::{Cell, Kind, Look, Table};

/// The few figures that a principal should see, each with what it is of.
pub(in crate::report) fn value(
    calls: &Calls,
    agreed: &Agreed,
    asked: &Asked,
    causes: &Causes,
    ordered: &Ordered,
) -> Table {
    let (kept, due) = agreed.kept();
    let (answered, questions) = asked.theirs();
    let (mended, raised, told) = causes.mended();
    let (standing, accepted) = ordered.standing();
    let mut table = Table::new(
        "value",
        of(calls.reached(), "reached"),
        &[
            ("what", Kind::Name),
            ("count", Kind::Count),
            ("of-count", Kind::Count),
            ("of-what", Kind::Name),
        ],
    );
    table.look = Look::Figures;
    let figure = |name: &str, count: u64, of: Option<(u64, &str)>| {
        [
            Cell::row(name),
            Cell::Count(count),
            of.map_or(Cell::Empty, |(count, _)| Cell::Count(count)),
            of.map_or(Cell::Empty, |(_, what)| {
                Cell::Name(format!("report-of-{what}"))
            }),
        ]
    };
    table
        .row(figure(
            "spoken-with",
            calls.reached(),
            Some((calls.all(), "calls")),
        ))
        .row(figure("promises-kept", kept, Some((due, "promises-ours"))))
        .row(figure("causes-mended", mended, None))
        .row(figure(
            "customers-told",
            told,
            Some((raised, "customers-raised")),
        ))
        .row(figure(
            "questions-answered",
            answered,
            Some((questions, "questions-theirs")),
        ))
        .row(figure(
            "orders-standing",
            standing,
            Some((accepted, "accepted")),
        ))
        .row(figure(
            "asked-again",
            calls.again(),
            Some((calls.reached(), "reached")),
        ))
}
