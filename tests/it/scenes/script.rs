//! A scene as a text file: keys, and the screen after them, at several sizes.
//!
//! ```text
//! A no-answer takes three keys.
//! sizes: 120x40 80x24 60x16
//!
//! > l enter
//! The card, before anybody is called.
//! ~~~ 80x24
//! …the screen…
//! ~~~
//! ```
//!
//! A line that begins with `>` is a step; what follows it until the first frame is for the reader. Frames are compared,
//! or rewritten with `UPDATE_SCENES=1`.

use std::fmt::Write as _;

use samtale::app::message::Size;

/// A scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scene {
    /// What it shows, and everything before the first step.
    pub(super) preface: String,
    /// At which sizes.
    pub(super) sizes: Vec<Size>,
    /// The steps.
    pub(super) steps: Vec<Step>,
}

/// Keys, and the screens after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// What is done, as written.
    pub(super) does: String,
    /// For the reader.
    pub(super) words: String,
    /// The frames, by size.
    pub(super) frames: Vec<(Size, String)>,
}

const FENCE: &str = "~~~";

impl Scene {
    pub(super) fn read(text: &str) -> Self {
        let mut scene = Self {
            preface: String::new(),
            sizes: Vec::new(),
            steps: Vec::new(),
        };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(does) = line.strip_prefix("> ") {
                scene.steps.push(Step {
                    does: does.to_owned(),
                    words: String::new(),
                    frames: Vec::new(),
                });
            } else if let Some(size) = line.strip_prefix("~~~ ") {
                let frame: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
                let step = scene.steps.last_mut().expect("a frame stands under a step");
                step.frames.push((read_size(size), frame.join("\n")));
            } else if let Some(sizes) = line.strip_prefix("sizes: ") {
                scene.sizes = sizes.split(' ').map(read_size).collect();
            } else {
                let words = scene.steps.last_mut().map(|step| &mut step.words);
                let words = words.unwrap_or(&mut scene.preface);
                words.push_str(line);
                words.push('\n');
            }
        }
        scene
    }

    pub(super) fn write(&self) -> String {
        let sizes: Vec<String> = self.sizes.iter().map(|size| write_size(*size)).collect();
        let mut text = format!("{}\nsizes: {}\n", self.preface.trim_end(), sizes.join(" "));
        for step in &self.steps {
            let _ = writeln!(text, "\n> {}", step.does);
            let words = step.words.trim();
            if !words.is_empty() {
                let _ = writeln!(text, "{words}");
            }
            for (size, frame) in &step.frames {
                let size = write_size(*size);
                let _ = writeln!(text, "{FENCE} {size}\n{frame}\n{FENCE}");
            }
        }
        text
    }
}

fn read_size(text: &str) -> Size {
    let (columns, rows) = text.trim().split_once('x').expect("a size like 80x24");
    Size {
        columns: columns.parse().unwrap(),
        rows: rows.parse().unwrap(),
    }
}

fn write_size(size: Size) -> String {
    format!("{}x{}", size.columns, size.rows)
}

/// What a step does, word by word; a text in quotation marks is one word and is typed.
pub(super) fn words(does: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = does.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (text, after) = quoted.split_once('"').expect("a closing quotation mark");
            words.push(Word::Typed(
                text.replace("\\q", "\"")
                    .replace("\\n", "\n")
                    .replace("\\t", "\t"),
            ));
            rest = after.trim_start();
        } else {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            words.push(Word::Key(word.to_owned()));
            rest = after.trim_start();
        }
    }
    words
}

/// A word of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// A key, or a command of the scene's own in brackets.
    Key(String),
    /// A text that is typed.
    Typed(String),
}
