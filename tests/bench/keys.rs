//! From a key to the frame that shows it: what the window's thread works, while the real threads answer.

use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use samtale::app::message::Size;
use samtale::app::{App, Effect, Message};
use samtale::config::Theme;
use samtale::keys::{Chord, Key};
use samtale::lang::Lang;
use samtale::model::moment::Now;
use samtale::shell::setup;
use samtale::shell::tell::{Incoming, Told, tell};
use samtale::shell::world::World;
use samtale::ui::{self, Look};

use super::base::{Base, open};
use super::stopwatch::{Laps, time};
use super::table::{Figure, Goal, Row};
use super::{Outcome, say};

/// The window.
const SIZE: Size = Size {
    columns: 120,
    rows: 40,
};
/// An answer that has not come after so long does not come.
const QUIET: Duration = Duration::from_millis(40);

/// What a seller presses: the lists, the queue, a card, notes, find, help, commands, a call without an answer, its save.
const ROUND: [&str; 27] = [
    "down", "down", "up", "l", "down", "down", "pgdn", "enter", "tab", "down", "n", "…", "esc",
    "/", "~", "esc", "?", "esc", ":", "esc", "d", "2", "enter", "n", "…", "esc", "t",
];
/// How often, after a first round that warms up.
const ROUNDS: usize = 5;

/// Measures every key of a working round, and every answer that changes the screen.
pub(crate) fn measure(base: &Base, rows: &mut Vec<Row>) -> Outcome<Duration> {
    let mut window = Window::open(base)?;
    let mut keys = Laps::default();
    for turn in 0..=ROUNDS {
        let mut laps = Laps::default();
        for word in ROUND {
            match word {
                "…" => window.types(
                    "Ringer om fakturaen for september, forstår ikke linje 3. ",
                    &mut laps,
                )?,
                "~" => window.types("hansen bygg", &mut laps)?,
                chord => window.press(chord.parse()?, &mut laps)?,
            }
        }
        // The first round warms up.
        if turn > 0 {
            keys.append(laps);
        }
    }
    window.world.finish();
    say(&format!(
        "  keys: median {:.1?}, longest {:.1?}",
        keys.median(),
        keys.percentile(100)
    ));
    let p99 = keys.percentile(99);
    rows.push(Row {
        what: format!(
            "key to drawn frame, p99 of {}, {}",
            keys.count(),
            base.size.name()
        ),
        ours: Figure::Time(p99),
        floor: None,
        goal: Goal::Time(Duration::from_millis(2)),
    });
    Ok(p99)
}

/// How much longer a frame takes with many customers than with few.
pub(crate) fn growth(few: Duration, many: Duration) -> Row {
    Row {
        what: "key to drawn frame, growth to 1 M".to_owned(),
        ours: Figure::Time(many),
        floor: Some(("10 k", Figure::Time(few))),
        goal: Goal::Ratio(1.5),
    }
}

/// A window on a terminal of memory, over the real threads.
struct Window {
    app: App,
    world: World,
    told: Told,
    lang: Lang,
    theme: Theme,
    terminal: Terminal<TestBackend>,
    now: Now,
}

impl Window {
    fn open(base: &Base) -> Outcome<Self> {
        let home = open(&base.place)?;
        let setup = setup::of(&home, Vec::new(), SIZE);
        let seller = home.seller().ok_or("nobody sits here")?;
        let (lang, theme) = (Lang::embedded("nb"), home.desk.config.theme.clone());
        let (tell, told) = tell();
        let world = World::start(home, &seller, tell)?;
        let now = base.now;
        let (app, effects) = App::new(setup, now);
        let mut window = Self {
            app,
            world,
            told,
            lang,
            theme,
            terminal: Terminal::new(TestBackend::new(SIZE.columns, SIZE.rows))?,
            now,
        };
        window.perform(effects);
        window.answers(&mut Laps::default())?;
        Ok(window)
    }

    fn types(&mut self, text: &str, laps: &mut Laps) -> Outcome<()> {
        text.chars()
            .try_for_each(|letter| self.press(Chord::plain(Key::Char(letter)), laps))
    }

    /// Presses a key, and waits for all that follows from it.
    fn press(&mut self, chord: Chord, laps: &mut Laps) -> Outcome<()> {
        self.show(Message::Key(chord), laps)?;
        self.answers(laps)
    }

    fn answers(&mut self, laps: &mut Laps) -> Outcome<()> {
        while let Some(Incoming::Message(message)) = self.told.wait(QUIET) {
            self.show(*message, laps)?;
        }
        Ok(())
    }

    /// The work that is measured: the window takes a message, and is drawn.
    fn show(&mut self, message: Message, laps: &mut Laps) -> Outcome<()> {
        let Self {
            app,
            terminal,
            lang,
            theme,
            now,
            ..
        } = self;
        let look = Look { lang, theme };
        let (took, (effects, drawn)) = time(|| {
            let effects = app.update(message, *now);
            let drawn = terminal.draw(|frame| drop(ui::draw(app, look, frame)));
            (effects, drawn.map(drop))
        });
        drawn?;
        laps.add(took);
        self.perform(effects);
        Ok(())
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.world.perform(effect);
        }
    }
}
