//! Themes: how each meaning looks. Sixteen colours are enough, and nothing is said by colour alone.

use std::collections::BTreeMap;

use super::document::{At, Log, Source, open};
use super::problem::{Hint, Mistake, Problem};

/// The themes that samtale brings.
pub const EMBEDDED: [(&str, &str); 3] = [
    ("dark", include_str!("../../config/themes/dark.toml")),
    ("light", include_str!("../../config/themes/light.toml")),
    ("plain", include_str!("../../config/themes/plain.toml")),
];

/// The theme without colours, for `NO_COLOR`.
pub const PLAIN: &str = "plain";

macro_rules! names {
    ($(#[$outer:meta])* $kind:ident { $($(#[$doc:meta])* $variant:ident $name:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $($(#[$doc])* $variant,)+
        }

        impl $kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in themes.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The one of this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.name() == name)
            }
        }
    };
}

names! {
    /// What something on the screen means.
    Meaning {
        /// Text.
        Text "text",
        /// What is there if one looks for it.
        Dim "dim",
        /// Titles and headings.
        Title "title",
        /// The border of a pane.
        Border "border",
        /// The border and title of the pane that takes the keys.
        Focus "focus",
        /// The chosen row, the selected text.
        Selection "selection",
        /// A key in the footer, the help, a hint.
        Key "key",
        /// Due now.
        Due "due",
        /// A promise or a question that is open.
        Promise "promise",
        /// Look here before you go on.
        Warning "warning",
        /// Allowed, done, answered.
        Good "good",
        /// Refused, failed, overdue.
        Problem "problem",
        /// It is on the disk.
        Saved "saved",
        /// It is not on the disk yet.
        Unsaved "unsaved",
        /// A number, an address or a date that was recognised in the notes.
        Recognised "recognised",
        /// The line that says who rings.
        Ribbon "ribbon",
    }
}

names! {
    /// The sixteen colours of every terminal, and its own.
    Colour {
        /// The terminal's own.
        Default "default",
        /// Black.
        Black "black",
        /// Red.
        Red "red",
        /// Green.
        Green "green",
        /// Yellow.
        Yellow "yellow",
        /// Blue.
        Blue "blue",
        /// Magenta.
        Magenta "magenta",
        /// Cyan.
        Cyan "cyan",
        /// White.
        White "white",
        /// Bright black: grey.
        BrightBlack "bright-black",
        /// Bright red.
        BrightRed "bright-red",
        /// Bright green.
        BrightGreen "bright-green",
        /// Bright yellow.
        BrightYellow "bright-yellow",
        /// Bright blue.
        BrightBlue "bright-blue",
        /// Bright magenta.
        BrightMagenta "bright-magenta",
        /// Bright cyan.
        BrightCyan "bright-cyan",
        /// Bright white.
        BrightWhite "bright-white",
    }
}

names! {
    /// How letters can look beside their colour.
    Emphasis {
        /// Bold.
        Bold "bold",
        /// Dim.
        Dim "dim",
        /// Italic.
        Italic "italic",
        /// Underlined.
        Underline "underline",
        /// Letters and ground exchanged.
        Reverse "reverse",
    }
}

/// How something looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// The colour of the letters.
    pub letters: Colour,
    /// The colour behind them.
    pub ground: Colour,
    /// What else, without repetition.
    pub emphasis: Vec<Emphasis>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            letters: Colour::Default,
            ground: Colour::Default,
            emphasis: Vec::new(),
        }
    }
}

/// How each meaning looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Meaning, Style>,
}

impl Theme {
    /// The embedded theme without colours.
    #[must_use]
    pub fn plain() -> Self {
        Self::read(PLAIN, &[]).0
    }

    /// The theme of this name, the user's own over the embedded one of the same name or else over the dark one, and the
    /// mistakes in it. A name that is nowhere is a mistake of whoever gave it; see [`Theme::names`].
    #[must_use]
    pub fn read(name: &str, own: &[Source]) -> (Self, Vec<Problem>) {
        let embedded = EMBEDDED.iter().find(|(known, _)| *known == name);
        let (base, text) = embedded.copied().unwrap_or(EMBEDDED[0]);
        let base = Source {
            name: format!("themes/{base}.toml"),
            text: text.to_owned(),
        };
        let (mut theme, mut problems) = Self::default().over(&base);
        for source in own.iter().filter(|source| source.stem() == name) {
            let (over, more) = theme.over(source);
            theme = over;
            problems.extend(more);
        }
        (theme, problems)
    }

    /// The names of all themes.
    #[must_use]
    pub fn names(own: &[Source]) -> Vec<&str> {
        let embedded = EMBEDDED.iter().map(|(name, _)| *name);
        embedded.chain(own.iter().map(Source::stem)).collect()
    }

    /// How this looks.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        self.styles.get(&meaning).cloned().unwrap_or_default()
    }

    fn over(mut self, source: &Source) -> (Self, Vec<Problem>) {
        let (mut root, mut log) = open(source);
        for meaning in Meaning::ALL {
            let Some(text) = root.text(&mut log, meaning.name()) else {
                continue;
            };
            if let Some(style) = style(&text, &mut log) {
                self.styles.insert(*meaning, style);
            }
        }
        root.finish(&mut log);
        (self, log.problems)
    }
}

/// Reads `bold white on blue`.
fn style(text: &At<String>, log: &mut Log<'_>) -> Option<Style> {
    let mut style = Style::default();
    let mut words = text.value.split_whitespace();
    while let Some(word) = words.next() {
        if let Some(emphasis) = Emphasis::named(word) {
            style.emphasis.push(emphasis);
            continue;
        }
        let (place, name) = if word == "on" {
            (&mut style.ground, words.next().unwrap_or_default())
        } else {
            (&mut style.letters, word)
        };
        let Some(colour) = Colour::named(name) else {
            let hint = Hint::of(name, Colour::ALL.iter().map(|colour| colour.name()));
            let text_of = name.to_owned();
            log.note(&text.span, Mistake::NotAColour { text: text_of }, hint);
            return None;
        };
        *place = colour;
    }
    Some(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(name: &str, text: &str) -> Vec<Source> {
        vec![Source {
            name: format!("themes/{name}.toml"),
            text: text.to_owned(),
        }]
    }

    #[test]
    fn the_embedded_themes_have_every_meaning_and_no_mistake() {
        for (name, _) in EMBEDDED {
            let (theme, problems) = Theme::read(name, &[]);
            assert_eq!(problems, vec![]);
            assert_eq!(theme.styles.len(), Meaning::ALL.len(), "{name}");
        }
    }

    #[test]
    fn the_plain_theme_has_no_colour() {
        let theme = Theme::plain();
        for meaning in Meaning::ALL {
            let style = theme.style(*meaning);
            let colours = (style.letters, style.ground);
            assert_eq!(colours, (Colour::Default, Colour::Default), "{meaning:?}");
        }
    }

    #[test]
    fn a_users_theme_goes_over_line_by_line() {
        let text = "due = \"underline bold red on bright-white\"\ngood = \"gren\"\nodd = \"red\"\n";
        let (theme, problems) = Theme::read("dark", &own("dark", text));
        let due = Style {
            letters: Colour::Red,
            ground: Colour::BrightWhite,
            emphasis: vec![Emphasis::Underline, Emphasis::Bold],
        };
        assert_eq!(theme.style(Meaning::Due), due);
        let embedded = Theme::read("dark", &[]).0;
        assert_eq!(theme.style(Meaning::Good), embedded.style(Meaning::Good));
        let hint = Some(Hint::DidYouMean("green".to_owned()));
        assert_eq!(problems[0].hint, hint);
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn a_new_theme_starts_from_the_dark_one() {
        let sources = own("mine", "due = \"red\"\n");
        let (theme, problems) = Theme::read("mine", &sources);
        assert_eq!(problems, vec![]);
        assert_eq!(theme.style(Meaning::Due).letters, Colour::Red);
        assert_eq!(
            theme.style(Meaning::Selection).emphasis,
            [Emphasis::Reverse]
        );
        assert_eq!(Theme::names(&sources), ["dark", "light", "plain", "mine"]);
    }
}
