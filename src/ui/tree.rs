//! The questions of a wrap-up: the open one with its answers, the others folded to one line each that says what they come to.

use crate::app::App;
use crate::app::edit::{Row, wrap};
use crate::app::panes::tree::{Adds, TreeItem, TreePos, TreeStep};
use crate::app::said::SCALE;
use crate::app::wrapping::DEMAND_KINDS;
use crate::config::Meaning;
use crate::desk::{Consequence, WrapUp};
use crate::keys::{Action, Focus};
use crate::lang::{Lang, Told};
use crate::model::outcome::Outcome;
use crate::say;

use super::strip::Strip;

/// What stands between two answers on a row.
pub(super) const GAP: &str = "  ";

/// A line of the tree: something to read, or answers of the open question, each with its number counted from zero.
pub(super) enum Line {
    Plain(Strip),
    Answers(Vec<(usize, Strip)>),
}

impl Line {
    /// The whole line.
    pub(super) fn strip(&self) -> Strip {
        match self {
            Self::Plain(strip) => strip.clone(),
            Self::Answers(answers) => {
                let answers = answers.iter().map(|(_, strip)| strip.clone());
                let beside = |row: Strip, it: Strip| row.and(Meaning::Text, GAP).join(it);
                answers.reduce(beside).unwrap_or_default()
            }
        }
    }
}

/// The tree as it is drawn.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) lines: Vec<Line>,
    /// The row of the open question.
    pub(super) open: Option<usize>,
    /// The row that the keys are on.
    pub(super) at: Option<usize>,
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// Answers beside each other, and all that a question came to on one row.
    Scarce,
    /// Answers beside each other.
    Little,
    /// A row for each.
    Enough,
}

/// The tree in so many cells, with a row for each thing if so many rows are enough for it.
pub(super) fn tree(
    app: &App,
    wrap_up: &WrapUp,
    (cells, rows): (usize, usize),
    lang: &Lang,
) -> Tree {
    let drawn = |(room, sentence_rows)| {
        Drawing {
            app,
            wrap_up,
            cells,
            room,
            sentence_rows,
            lang,
        }
        .tree()
    };
    // Answers move together before a sentence is cut, and no sentence is cut more than it must be.
    let wider = [
        (Room::Enough, usize::MAX),
        (Room::Little, usize::MAX),
        (Room::Little, 3),
        (Room::Little, 2),
        (Room::Little, 1),
    ];
    let mut trees = wider.into_iter().map(drawn);
    let fits = trees.find(|tree| tree.lines.len() <= rows);
    fits.unwrap_or_else(|| drawn((Room::Scarce, 1)))
}

struct Drawing<'a> {
    app: &'a App,
    wrap_up: &'a WrapUp,
    cells: usize,
    room: Room,
    /// Rows that a sentence takes at most; what is left of it is cut.
    sentence_rows: usize,
    lang: &'a Lang,
}

impl Drawing<'_> {
    fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        let at = self.app.tree_at();
        let mut others = Vec::new();
        for step in self.app.tree_steps() {
            if at.step() == Some(step) {
                self.open(step, at, &mut tree);
            } else if self.app.is_asked(step) {
                self.folded(step, &mut tree);
            } else {
                others.push(self.short(step));
            }
        }
        if !others.is_empty() && self.room > Room::Scarce {
            let key = self.app.setup.keymap.chord(Action::StepOn, Focus::WrapUp);
            let key = key.map_or_else(String::new, |key| key.to_string());
            let more =
                Strip::of(Meaning::Key, &format!("{key} ")).and(Meaning::Dim, &others.join(" · "));
            tree.lines.push(Line::Plain(more));
        }
        tree
    }

    fn open(&self, step: TreeStep, at: TreePos, tree: &mut Tree) {
        tree.open = Some(tree.lines.len());
        if at.item().is_none() {
            tree.at = Some(tree.lines.len());
        }
        let question = Strip::of(Meaning::Title, &format!("▾ {}", self.question(step)));
        tree.lines.push(Line::Plain(question));
        for item in self.app.tree_items(step) {
            if at.item() == Some(item) {
                tree.at = Some(tree.lines.len());
            }
            tree.lines.extend(self.said("  ✓ ", &self.item(item)));
        }
        let has_rows =
            matches!(step, TreeStep::CameOf | TreeStep::Finer) && self.room == Room::Enough;
        for answer in self.answers(step).into_iter().enumerate() {
            let fits = |row: &Line| {
                !has_rows && row.strip().width() + GAP.len() + answer.1.width() <= self.cells
            };
            match tree.lines.pop() {
                Some(Line::Answers(mut row)) if fits(&Line::Answers(row.clone())) => {
                    row.push(answer);
                    tree.lines.push(Line::Answers(row));
                }
                before => tree
                    .lines
                    .extend(before.into_iter().chain([Line::Answers(vec![answer])])),
            }
        }
    }

    /// What a question came to; what is not answered yet is only named.
    fn folded(&self, step: TreeStep, tree: &mut Tree) {
        let said = match step {
            TreeStep::CameOf => vec![self.came_of()].into_iter().flatten().collect(),
            // The outcome names it too.
            TreeStep::Finer => return,
            TreeStep::Wanted | TreeStep::Agreed | TreeStep::Satisfied => {
                let items = self.app.tree_items(step).into_iter();
                items.map(|item| self.item(item)).collect::<Vec<String>>()
            }
        };
        if said.is_empty() {
            let line = Strip::of(Meaning::Dim, &format!("○ {}", self.question(step)));
            tree.lines.push(Line::Plain(line));
            return;
        }
        let said = if self.room == Room::Scarce {
            let count = said.len();
            let joined = said.join(" · ");
            let many = if count > 1 {
                format!("({count}) {joined}")
            } else {
                joined
            };
            vec![many]
        } else {
            said
        };
        tree.lines
            .extend(said.iter().flat_map(|it| self.said("✓ ", it)));
    }

    /// A sentence behind its sign, in as many rows as it may take.
    fn said(&self, sign: &str, text: &str) -> Vec<Line> {
        let indent = " ".repeat(sign.chars().count());
        let pieces = wrap(text, self.cells.saturating_sub(indent.len())).into_iter();
        let line = |(n, piece): (usize, Row)| {
            let before = if n == 0 { sign } else { &indent };
            let is_last = n + 1 == self.sentence_rows;
            let rest = text.get(piece.start..).unwrap_or_default();
            let words = if is_last { rest } else { piece.of(text) };
            let before = Strip::of(Meaning::Good, before);
            Line::Plain(before.and(Meaning::Text, words.trim_end()))
        };
        pieces
            .take(self.sentence_rows)
            .enumerate()
            .map(line)
            .collect()
    }

    fn outcome(&self) -> Option<&Outcome> {
        self.wrap_up.call.agreed.outcome.as_ref()
    }

    fn language(&self) -> &str {
        &self.app.setup.settings.language
    }

    /// The outcome, with its finer name.
    fn came_of(&self) -> Option<String> {
        let label = self.outcome()?.label.of(self.language());
        let sub = self.wrap_up.call.agreed.sub.as_ref();
        let sub = sub.map(|it| it.label.of(self.language()));
        Some(match sub {
            Some(sub) => format!("{label} · {sub}"),
            None => label.to_owned(),
        })
    }

    fn item(&self, item: TreeItem) -> String {
        let agreed = &self.wrap_up.call.agreed;
        let told = Told {
            customer: &self.wrap_up.call.errand.name,
            to: self.app.setup.seller.as_ref(),
            now: self.app.there(),
        };
        let said = match item {
            TreeItem::Heard(n) => agreed.heard.at(n).map(|it| self.lang.spoken(it, told)),
            TreeItem::Callback => agreed.callback.clone().map(|it| {
                let comes_back = Consequence::ComesBack(it);
                self.lang.consequence(&comes_back, told)
            }),
            TreeItem::Satisfaction => agreed
                .satisfaction
                .as_ref()
                .map(|it| self.lang.satisfied(it)),
            TreeItem::Order => agreed.order.as_ref().map(|it| self.lang.ordered(it)),
        };
        said.unwrap_or_default()
    }

    fn question(&self, step: TreeStep) -> String {
        self.lang.say(match step {
            TreeStep::CameOf => "wrap-up-outcome",
            TreeStep::Finer => return self.finer(),
            TreeStep::Wanted => "tree-wanted",
            TreeStep::Agreed => "tree-agreed",
            TreeStep::Satisfied => "tree-satisfied",
        })
    }

    fn finer(&self) -> String {
        let label = self.outcome().map_or("", |it| it.label.of(self.language()));
        say!(self.lang, "tree-finer", outcome = label)
    }

    fn short(&self, step: TreeStep) -> String {
        self.lang.say(match step {
            TreeStep::CameOf | TreeStep::Finer => "tree-short-came-of",
            TreeStep::Wanted => "tree-short-wanted",
            TreeStep::Agreed => "tree-short-agreed",
            TreeStep::Satisfied => "tree-short-satisfied",
        })
    }

    /// The answers of a question, each with its number.
    fn answers(&self, step: TreeStep) -> Vec<Strip> {
        let answers = match step {
            TreeStep::CameOf => self.outcomes(),
            TreeStep::Finer => self.subs(),
            TreeStep::Wanted => self.kinds(),
            TreeStep::Agreed => {
                let adds = self.app.adds().into_iter();
                let label = |it: Adds| self.lang.say(&format!("tree-add-{}", it.name()));
                adds.map(|it| (Chosen::Cannot, label(it))).collect()
            }
            TreeStep::Satisfied => self.scores(),
        };
        let numbered = answers.into_iter().zip(1..=9);
        numbered
            .map(|((chosen, label), n)| answer(n, chosen, &label))
            .collect()
    }

    fn outcomes(&self) -> Vec<(Chosen, String)> {
        let chosen = self.outcome().map(|it| it.code.as_str());
        let campaign = self.app.campaign();
        let outcomes = campaign.iter().flat_map(|it| &it.outcomes);
        let of = |it: &Outcome| {
            let is_chosen = Chosen::when(chosen == Some(it.code.as_str()));
            (is_chosen, it.label.of(self.language()).to_owned())
        };
        let is_seen = self.app.hand.tree.seen.contains(&TreeStep::CameOf);
        let unclear = Chosen::when(chosen.is_none() && is_seen);
        let unclear = (unclear, self.lang.say("tree-not-clear"));
        outcomes.map(of).chain([unclear]).collect()
    }

    fn subs(&self) -> Vec<(Chosen, String)> {
        let chosen = self
            .wrap_up
            .call
            .agreed
            .sub
            .as_ref()
            .map(|it| it.code.as_str());
        let subs = self.outcome().into_iter().flat_map(|it| &it.subs);
        subs.map(|it| {
            let is_chosen = Chosen::when(chosen == Some(it.code.as_str()));
            (is_chosen, it.label.of(self.language()).to_owned())
        })
        .collect()
    }

    fn kinds(&self) -> Vec<(Chosen, String)> {
        let in_hand = match self.app.tree_at().item() {
            Some(TreeItem::Heard(n)) => self.wrap_up.call.agreed.heard.at(n),
            Some(TreeItem::Callback | TreeItem::Satisfaction | TreeItem::Order) | None => None,
        };
        let kind = in_hand.and_then(|it| it.demand()).map(|it| it.kind);
        let kinds = DEMAND_KINDS.iter();
        let kinds = kinds.map(|it| (Chosen::when(kind == Some(*it)), self.lang.name(it)));
        let has_some = !self.app.tree_items(TreeStep::Wanted).is_empty();
        let another = has_some.then(|| (Chosen::Cannot, self.lang.say("tree-another")));
        kinds.chain(another).collect()
    }

    fn scores(&self) -> Vec<(Chosen, String)> {
        let said = self.wrap_up.call.agreed.satisfaction.as_ref();
        let score = said.filter(|it| it.scale == SCALE).map(|it| it.score);
        let scores = (1..=SCALE).map(|n| {
            let label = match n {
                1 => self.lang.say("tree-score-lowest"),
                SCALE => self.lang.say("tree-score-highest"),
                _ => String::new(),
            };
            (Chosen::when(score == Some(n)), label)
        });
        let not_asked = (Chosen::Cannot, self.lang.say("tree-not-asked"));
        scores.chain([not_asked]).collect()
    }
}

/// Whether an answer is the one that was given.
#[derive(Clone, Copy)]
enum Chosen {
    Yes,
    No,
    /// It adds something.
    Cannot,
}

impl Chosen {
    const fn when(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

fn answer(n: usize, chosen: Chosen, label: &str) -> Strip {
    let number = Strip::of(Meaning::Key, &n.to_string());
    let (mark, meaning) = match chosen {
        Chosen::Yes => (" ●", Meaning::Title),
        Chosen::No => (" ○", Meaning::Text),
        Chosen::Cannot => ("", Meaning::Text),
    };
    let number = number.and(meaning, mark);
    if label.is_empty() {
        number
    } else {
        number.and(meaning, " ").and(meaning, label)
    }
}
