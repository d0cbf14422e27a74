//! The table that `cargo bench` prints and the README quotes.

use std::time::Duration;

/// One row: what was measured, against what, and the goal of DESIGN.md §12.
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) ours: Figure,
    pub(crate) floor: Option<(&'static str, Figure)>,
    pub(crate) goal: Goal,
}

/// A measured figure.
#[derive(Clone, Copy)]
pub(crate) enum Figure {
    Time(Duration),
    Megabytes(f64),
}

/// What a figure is held against.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// At most this many times the floor.
    Ratio(f64),
    /// At most this much.
    Time(Duration),
    /// At most this many megabytes.
    Megabytes(f64),
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        let (_, floor) = self.floor.as_ref()?;
        Some(self.ours.number() / floor.number())
    }

    fn is_reached(&self) -> bool {
        match self.goal {
            Goal::Ratio(most) => self.ratio().is_some_and(|ratio| ratio <= most),
            Goal::Time(most) => self.ours.number() <= most.as_secs_f64(),
            Goal::Megabytes(most) => self.ours.number() <= most,
        }
    }

    fn line(&self) -> String {
        let floor = self.floor.as_ref().map_or_else(
            || "–".to_owned(),
            |(name, floor)| format!("{name} {}", floor.text()),
        );
        let ratio = self.ratio();
        let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×"));
        let goal = match self.goal {
            Goal::Ratio(most) => format!("≤ {most} ×"),
            Goal::Time(most) => format!("≤ {}", Figure::Time(most).text()),
            Goal::Megabytes(most) => format!("≤ {most:.0} MB"),
        };
        let reached = if self.is_reached() { "yes" } else { "**no**" };
        let (what, ours) = (&self.what, self.ours.text());
        format!("| {what} | {ours} | {floor} | {ratio} | {goal} | {reached} |")
    }
}

impl Figure {
    fn number(self) -> f64 {
        match self {
            Self::Time(time) => time.as_secs_f64(),
            Self::Megabytes(megabytes) => megabytes,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Time(time) if time.as_secs_f64() >= 1.0 => format!("{:.2} s", time.as_secs_f64()),
            Self::Time(time) if time.as_micros() >= 1_000 => {
                format!("{:.2} ms", time.as_secs_f64() * 1e3)
            }
            Self::Time(time) => format!("{:.1} µs", time.as_secs_f64() * 1e6),
            Self::Megabytes(megabytes) => format!("{megabytes:.0} MB"),
        }
    }
}

/// Prints the table.
#[expect(clippy::print_stdout, reason = "the table is what this program is for")]
pub(crate) fn print(rows: &[Row]) {
    println!("| what | samtale | floor | ratio | goal | reached |");
    println!("|---|---|---|---|---|---|");
    for row in rows {
        println!("{}", row.line());
    }
}
