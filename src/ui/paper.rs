//! What is drawn on: cells, borders, lines, and the one place where meanings become colours.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr;

use crate::app::layout::Area;
use crate::app::message::On;
use crate::config::{Colour, Emphasis, Meaning, Theme};
use crate::lang::Lang;

use super::strip::{Piece, Strip};

/// What the window is drawn with.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The sentences.
    pub lang: &'a Lang,
    /// The colours.
    pub theme: &'a Theme,
}

/// What was drawn that a click can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The box that takes the keys, when there is one.
    over: Option<Area>,
    /// Each row that can be chosen, and which one it is.
    rows: Vec<(Area, usize)>,
}

impl Drawn {
    /// What stands at a cell.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> On {
        let found = self.rows.iter().find(|(area, _)| area.holds(column, row));
        match (found, self.over) {
            (Some((_, n)), _) => On::Row(*n),
            (None, Some(over)) if over.holds(column, row) => On::Inside,
            (None, _) => On::Elsewhere,
        }
    }
}

/// Whether a pane takes the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InHand {
    /// It does.
    Yes,
    /// It does not.
    No,
}

impl InHand {
    pub(super) const fn when(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// Cells of the left of a line that do not give way to its right.
const LEFT_LEAST: usize = 14;

/// The paper.
pub(super) struct Paper<'a, 'f, 'b> {
    pub(super) look: Look<'a>,
    frame: &'f mut Frame<'b>,
    drawn: Drawn,
}

impl<'a, 'f, 'b> Paper<'a, 'f, 'b> {
    pub(super) fn new(look: Look<'a>, frame: &'f mut Frame<'b>) -> Self {
        let area = frame.area();
        frame
            .buffer_mut()
            .set_style(area, style(look.theme, Meaning::Text));
        Self {
            look,
            frame,
            drawn: Drawn::default(),
        }
    }

    /// What was drawn that a click can mean.
    pub(super) fn drawn(self) -> Drawn {
        self.drawn
    }

    /// Says that a row is the n-th of those that can be chosen here.
    pub(super) fn row(&mut self, area: Area, row: u16, n: usize) {
        if row < area.rows {
            let area = Area {
                y: area.y + row,
                rows: 1,
                ..area
            };
            self.drawn.rows.push((area, n));
        }
    }

    /// The message of this name.
    pub(super) fn say(&self, id: &str) -> String {
        self.look.lang.say(id)
    }

    /// Draws a line from the left, cut at the right edge of the area.
    pub(super) fn line(&mut self, area: Area, row: u16, strip: &Strip) {
        if row < area.rows {
            self.pieces(area.x, area.y + row, strip.cut(usize::from(area.columns)));
        }
    }

    /// Draws a line with something at its right edge; the left gives way, but for its first few cells.
    pub(super) fn line_with(&mut self, area: Area, row: u16, left: &Strip, right: &Strip) {
        if row >= area.rows {
            return;
        }
        let columns = usize::from(area.columns);
        let least = left.width().min(LEFT_LEAST);
        let right = right.cut(columns.saturating_sub(least + 1).max(columns.min(1)));
        let right_cells: usize = right.iter().map(|piece| piece.text.width()).sum();
        let gap = usize::from(right_cells > 0);
        let room = usize::from(area.columns).saturating_sub(right_cells + gap);
        self.pieces(area.x, area.y + row, left.cut(room));
        let at = area.columns - u16::try_from(right_cells).unwrap_or(area.columns);
        self.pieces(area.x + at, area.y + row, right);
    }

    /// Marks a row as the chosen one, over what is drawn there.
    pub(super) fn choose(&mut self, area: Area, row: u16) {
        if row < area.rows {
            let row = rect(Area {
                y: area.y + row,
                rows: 1,
                ..area
            });
            let chosen = style(self.look.theme, Meaning::Selection);
            self.frame.buffer_mut().set_style(row, chosen);
        }
    }

    /// Gives cells of a row another meaning.
    pub(super) fn tint(
        &mut self,
        area: Area,
        row: u16,
        cells: std::ops::Range<usize>,
        meaning: Meaning,
    ) {
        let right = usize::from(area.columns);
        let (from, to) = (cells.start.min(right), cells.end.min(right));
        let Ok(from) = u16::try_from(from) else {
            return;
        };
        let Ok(columns) = u16::try_from(to.saturating_sub(usize::from(from))) else {
            return;
        };
        if row < area.rows {
            let cells = Rect::new(area.x + from, area.y + row, columns, 1);
            let meaning = style(self.look.theme, meaning);
            self.frame.buffer_mut().set_style(cells, meaning);
        }
    }

    /// Draws a border with a title and something at its right; gives what is inside.
    pub(super) fn border(
        &mut self,
        area: Area,
        title: &Strip,
        right: &Strip,
        hand: InHand,
    ) -> Area {
        if area.columns < 2 || area.rows < 2 {
            return Area::default();
        }
        let (meaning, set) = match hand {
            InHand::Yes => (Meaning::Focus, border::THICK),
            InHand::No => (Meaning::Border, border::PLAIN),
        };
        let block = Block::bordered()
            .border_set(set)
            .border_style(style(self.look.theme, meaning));
        self.frame.render_widget(block, rect(area));
        let line = Area {
            x: area.x + 1,
            columns: area.columns - 2,
            rows: 1,
            ..area
        };
        let padded = |strip: &Strip| {
            if strip.is_empty() {
                return Strip::default();
            }
            let strip = Strip::plain(" ").join(strip.clone());
            strip.and(Meaning::Text, " ")
        };
        self.line_with(line, 0, &padded(title), &padded(right));
        area.inside()
    }

    /// Draws a pane; gives what is inside, with a cell of air at both sides.
    pub(super) fn pane(&mut self, area: Area, title: &Strip, right: &Strip, hand: InHand) -> Area {
        let inside = self.border(area, title, right, hand);
        Area {
            x: inside.x + 1,
            columns: inside.columns.saturating_sub(2),
            ..inside
        }
    }

    /// Marks a row of a pane as the chosen one, the air at both sides with it.
    pub(super) fn choose_in_pane(&mut self, area: Area, row: u16) {
        let whole = Area {
            x: area.x.saturating_sub(1),
            columns: area.columns + 2,
            ..area
        };
        self.choose(whole, row);
    }

    /// Takes away what was drawn there, and draws a border.
    pub(super) fn over(&mut self, area: Area, title: &Strip, right: &Strip) -> Area {
        self.drawn = Drawn {
            over: Some(area),
            rows: Vec::new(),
        };
        self.frame.render_widget(Clear, rect(area));
        let plain = style(self.look.theme, Meaning::Text);
        self.frame.buffer_mut().set_style(rect(area), plain);
        self.border(area, title, right, InHand::Yes)
    }

    /// Says at the lower border of what is inside that there is more below.
    pub(super) fn more_below(&mut self, inside: Area) {
        let row = inside.y + inside.rows;
        let x = inside.x + inside.columns.saturating_sub(4);
        let piece = Strip::of(Meaning::Dim, " … ").cut(3);
        if row < self.frame.area().bottom() {
            self.pieces(x, row, piece);
        }
    }

    /// Puts the terminal's own cursor there; screen readers follow it.
    pub(super) fn cursor(&mut self, area: Area, column: usize, row: u16) {
        let last = usize::from(area.columns.saturating_sub(1));
        let column = u16::try_from(column.min(last)).unwrap_or_default();
        if row < area.rows {
            self.frame
                .set_cursor_position(Position::new(area.x + column, area.y + row));
        }
    }

    fn pieces(&mut self, x: u16, y: u16, pieces: Vec<Piece>) {
        let right = self.frame.area().right();
        let mut x = x;
        for piece in pieces {
            let room = usize::from(right.saturating_sub(x));
            let meaning = style(self.look.theme, piece.meaning);
            let (next, _) = self
                .frame
                .buffer_mut()
                .set_stringn(x, y, &piece.text, room, meaning);
            x = next;
        }
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.columns, area.rows)
}

/// How a meaning looks in this terminal.
fn style(theme: &Theme, meaning: Meaning) -> Style {
    let look = theme.style(meaning);
    let mut style = Style::new();
    if let Some(letters) = colour(look.letters) {
        style = style.fg(letters);
    }
    if let Some(ground) = colour(look.ground) {
        style = style.bg(ground);
    }
    look.emphasis.iter().fold(style, |style, emphasis| {
        style.add_modifier(modifier(*emphasis))
    })
}

fn modifier(emphasis: Emphasis) -> Modifier {
    match emphasis {
        Emphasis::Bold => Modifier::BOLD,
        Emphasis::Dim => Modifier::DIM,
        Emphasis::Italic => Modifier::ITALIC,
        Emphasis::Underline => Modifier::UNDERLINED,
        Emphasis::Reverse => Modifier::REVERSED,
    }
}

/// The terminal's own colour is none of ours.
fn colour(colour: Colour) -> Option<Color> {
    Some(match colour {
        Colour::Default => return None,
        Colour::Black => Color::Black,
        Colour::Red => Color::Red,
        Colour::Green => Color::Green,
        Colour::Yellow => Color::Yellow,
        Colour::Blue => Color::Blue,
        Colour::Magenta => Color::Magenta,
        Colour::Cyan => Color::Cyan,
        Colour::White => Color::Gray,
        Colour::BrightBlack => Color::DarkGray,
        Colour::BrightRed => Color::LightRed,
        Colour::BrightGreen => Color::LightGreen,
        Colour::BrightYellow => Color::LightYellow,
        Colour::BrightBlue => Color::LightBlue,
        Colour::BrightMagenta => Color::LightMagenta,
        Colour::BrightCyan => Color::LightCyan,
        Colour::BrightWhite => Color::White,
    })
}
