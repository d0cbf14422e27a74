//! A series over weeks as a drawing: the points, and the band between which it usually moves.
//!
//! *Invariant:* no colour says anything alone: the band has edges, a signal has a ring and stands in the words below.

use std::fmt::Write as _;

use chrono::Datelike as _;

use super::html::safe;
use super::said::Words;
use crate::report::Line;

/// The drawing's own units; letters keep their size on a telephone.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 160.0;
const LEFT: f64 = 28.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 22.0;

/// The series as a figure with its name, its drawing and what is usual.
pub(super) fn figure(line: &Line, words: Words<'_>) -> String {
    let mut out = String::new();
    let name = safe(&words.line_name(line));
    let description = safe(&words.line(line));
    let id = line.name;
    let _ = write!(
        out,
        "<figure>\n<figcaption>{name}</figcaption>\n\
         <svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"chart-{id} chart-{id}-words\">\n\
         <title id=\"chart-{id}\">{name}</title>\n<desc id=\"chart-{id}-words\">{description}</desc>\n"
    );
    Drawing::of(line).draw(&mut out, line, words);
    let _ = write!(out, "</svg>\n<p>{}</p>\n", safe(&words.usual(line)));
    let signals = words.signals(line);
    if !signals.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", safe(&signals));
    }
    out.push_str("</figure>\n");
    out
}

/// Where things lie.
struct Drawing {
    /// What the top of the drawing stands for.
    top: f64,
    step: f64,
}

impl Drawing {
    fn of(line: &Line) -> Self {
        let most = line
            .points
            .iter()
            .map(|point| number(point.count))
            .fold(0.0, f64::max);
        let limit = line.limits.map_or(0.0, |limits| limits.to);
        let gaps = line.points.len().saturating_sub(1).max(1);
        Self {
            top: round_up(most.max(limit).max(1.0)),
            step: (WIDTH - LEFT - RIGHT) / number(u64::try_from(gaps).unwrap_or(1)),
        }
    }

    fn x(&self, place: usize) -> f64 {
        LEFT + self.step * number(u64::try_from(place).unwrap_or_default())
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM)
    }

    fn draw(&self, out: &mut String, line: &Line, words: Words<'_>) {
        self.limits(out, line);
        self.axes(out, line, words);
        let points: Vec<String> = line
            .points
            .iter()
            .enumerate()
            .map(|(place, point)| {
                format!("{:.1},{:.1}", self.x(place), self.y(number(point.count)))
            })
            .collect();
        let _ = writeln!(
            out,
            "<polyline class=\"run\" points=\"{}\"/>",
            points.join(" ")
        );
        for (place, point) in line.points.iter().enumerate() {
            let (class, radius) = match point.signal {
                Some(_) => ("signal", 3.6),
                None => ("dot", 2.2),
            };
            let (x, y) = (self.x(place), self.y(number(point.count)));
            let _ = writeln!(
                out,
                "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>"
            );
        }
        if let Some(last) = line.points.last() {
            let x = self.x(line.points.len() - 1) + 7.0;
            let y = self.y(number(last.count)) + 4.0;
            let count = words.lang.number(last.count);
            let _ = writeln!(
                out,
                "<text class=\"last\" x=\"{x:.1}\" y=\"{y:.1}\">{count}</text>"
            );
        }
    }

    fn limits(&self, out: &mut String, line: &Line) {
        let Some(limits) = line.limits else { return };
        let (high, low, mean) = (self.y(limits.to), self.y(limits.from), self.y(limits.mean));
        let (left, right) = (LEFT, WIDTH - RIGHT);
        let _ = writeln!(
            out,
            "<rect class=\"band\" x=\"{left}\" y=\"{high:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
            right - left,
            low - high
        );
        for (class, y) in [("edge", high), ("mean", mean), ("edge", low)] {
            let _ = writeln!(
                out,
                "<path class=\"{class}\" d=\"M{left} {y:.1}H{right}\"/>"
            );
        }
    }

    fn axes(&self, out: &mut String, line: &Line, words: Words<'_>) {
        let bottom = self.y(0.0);
        let _ = writeln!(
            out,
            "<path class=\"axis\" d=\"M{LEFT} {bottom:.1}H{}\"/>",
            WIDTH - RIGHT
        );
        for value in [0.0, self.top / 2.0, self.top] {
            // Half of an odd number is between two counts.
            if value.fract() == 0.0 {
                let y = self.y(value) + 4.0;
                let _ = writeln!(
                    out,
                    "<text x=\"{}\" y=\"{y:.1}\" text-anchor=\"end\">{value:.0}</text>",
                    LEFT - 6.0
                );
            }
        }
        let mut free = LEFT - 1.0;
        let mut month = None;
        for (place, point) in line.points.iter().enumerate() {
            let (x, is_new) = (self.x(place), month != Some(point.monday.month()));
            month = Some(point.monday.month());
            if is_new && x >= free && x < WIDTH - RIGHT {
                free = x + 34.0;
                let name = safe(&words.month(point.monday));
                let y = HEIGHT - 6.0;
                let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y}\">{name}</text>");
            }
        }
    }
}

/// The next of 1, 2, 4, 6, 8, 10, 20, 40, …: a half of it is a count too, but for the least.
fn round_up(value: f64) -> f64 {
    let mut scale = 1.0;
    loop {
        let fits = [1.0, 2.0, 4.0, 6.0, 8.0, 10.0]
            .into_iter()
            .map(|it| it * scale);
        if let Some(top) = fits.into_iter().find(|top| *top >= value) {
            return top;
        }
        scale *= 10.0;
    }
}

/// A count as a place in a drawing.
#[expect(
    clippy::cast_precision_loss,
    reason = "a drawing does not show the unit that a count this great would lose"
)]
const fn number(count: u64) -> f64 {
    count as f64
}
