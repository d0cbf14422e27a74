//! Scenes: keys, and the screen after them. Test and manual at once; `UPDATE_SCENES=1` rewrites the frames.

mod budget;
mod checks;
mod kept;
mod long;
mod one_person;
mod people;
mod script;
mod talk;
mod team;
mod weekly;
mod world;

use std::collections::VecDeque;
use std::path::PathBuf;

use chrono::Duration;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use samtale::app::message::{Mouse, MouseDid, Rang, Size};
use samtale::app::{App, Message, Opens, Setup, TroubleKind};
use samtale::config::{Config, Theme};
use samtale::keys::{Action, Chord};
use samtale::lang::Lang;
use samtale::model::moment::{Moment, Now, Zone};
use samtale::model::order::NextContact;
use samtale::model::outcome::Campaign;
use samtale::ui::{self, Drawn, Look};

use script::{Scene, Word, words};
use world::World;

/// A window in a small world.
struct Stage {
    pub(super) app: App,
    pub(super) world: World,
    lang: Lang,
    theme: Theme,
    now: Now,
    size: Size,
}

/// Whom the world of a scene holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cast {
    /// Everybody.
    Everybody,
    /// Everybody; the second list is of another firm, and paused.
    TwoFirms,
    /// Everybody, at the end of a week in which much was said; and weeks before it.
    Week,
    /// People at home, on a list that was washed three weeks ago.
    Home,
    /// Everybody, some of whom are a colleague's to call.
    Team,
    /// Everybody, to be sold to as businesses are.
    Sale,
    /// Everybody, to be asked how they are.
    Care,
    /// People with whom something of every kind is kept.
    Kept,
    /// Everybody; of the first, fields were written at two desks at once.
    Disputed,
    /// Nobody yet.
    Nobody,
    /// Nobody, not even a seller.
    FirstRun,
}

/// A Monday morning in winter.
const MONDAY: &str = "2026-11-23T09:41:00+01:00";

impl Stage {
    pub(super) fn new(size: Size, cast: Cast, language: &str) -> Self {
        Self::at(MONDAY, size, cast, language)
    }

    fn at(time: &str, size: Size, cast: Cast, language: &str) -> Self {
        let cards = match cast {
            Cast::Everybody => people::everybody(),
            Cast::TwoFirms => people::of_two_firms(),
            Cast::Week => people::of_a_week(),
            Cast::Team => people::shared(),
            Cast::Home => people::at_home(),
            Cast::Sale => people::called_for("business"),
            Cast::Care => people::called_for("care"),
            Cast::Kept => kept::everybody(),
            Cast::Disputed => people::disputed(),
            Cast::Nobody | Cast::FirstRun => Vec::new(),
        };
        let at = time.parse().unwrap();
        let mut world = World::of(cards);
        if cast == Cast::Team {
            world.away = people::away();
            world.doubles = people::doubles();
        }
        if cast == Cast::Week {
            world.days = people::days_before();
        }
        let mut stage = Self::open(world, at, size, (cast, language), &[]);
        stage.settle(Vec::new());
        stage
    }

    fn open(
        world: World,
        at: Moment,
        size: Size,
        (cast, language): (Cast, &str),
        later: &[Campaign],
    ) -> Self {
        let lang = Lang::embedded(language);
        let config = Config::default();
        let mut settings = config.settings.clone();
        language.clone_into(&mut settings.language);
        "Nordlys".clone_into(&mut settings.principal);
        let now = Now {
            at,
            zone: Zone::OSLO,
        };
        let setup = Setup {
            seller: (cast != Cast::FirstRun).then(people::kari),
            settings,
            languages: ["en", "nb", "da"].map(str::to_owned).to_vec(),
            keymap: config.keymap.clone(),
            labels: Action::ALL.iter().map(|it| (*it, lang.name(it))).collect(),
            search_words: samtale::shell::setup::search_words(&lang),
            words: lang.words(),
            campaigns: [config.campaigns.as_slice(), later].concat(),
            rules: config.rules.clone(),
            drafts: world.drafts(),
            decides: true,
            own_list: lang.say("own-list"),
            unknown_caller: lang.say("ring-nameless"),
            referred_by: samtale::say!(lang, "card-referred-by", name = "{name}"),
            proposals: NextContact::ALL
                .map(|contact| (contact, lang.name(&contact)))
                .to_vec(),
            size,
            opens: Opens::Desk,
        };
        let (app, effects) = App::new(setup, now);
        let mut stage = Self {
            app,
            world,
            theme: Theme::plain(),
            lang,
            now,
            size,
        };
        stage.perform(effects);
        stage
    }

    /// The program ended, however it did, and was started again.
    pub(super) fn restart(self) -> Self {
        self.restart_with(&[])
    }

    /// The same, and these versions of campaigns have come since.
    pub(super) fn restart_with(self, later: &[Campaign]) -> Self {
        let language = self.lang.code().to_owned();
        let spoken = (Cast::Everybody, language.as_str());
        Self::open(self.world, self.now.at, self.size, spoken, later)
    }

    fn perform(&mut self, effects: Vec<samtale::app::Effect>) {
        let mut messages = VecDeque::new();
        for effect in effects {
            messages.extend(self.world.perform(effect, self.now));
        }
        while let Some(message) = messages.pop_front() {
            let effects = self.app.update(message, self.now);
            for effect in effects {
                messages.extend(self.world.perform(effect, self.now));
            }
        }
    }

    fn settle(&mut self, messages: Vec<Message>) {
        for message in messages {
            let effects = self.app.update(message, self.now);
            self.perform(effects);
        }
    }

    pub(super) fn send(&mut self, message: Message) {
        self.settle(vec![message]);
    }

    /// Does what a line of a scene says.
    pub(super) fn play(&mut self, does: &str) {
        let mut words = words(does).into_iter();
        while let Some(word) = words.next() {
            match word {
                Word::Typed(text) => {
                    for letter in text.chars() {
                        let key = if letter == '\n' {
                            samtale::keys::Key::Enter
                        } else {
                            samtale::keys::Key::Char(letter)
                        };
                        self.send(Message::Key(Chord::plain(key)));
                    }
                }
                Word::Key(key) => match key.as_str() {
                    "[paste]" => {
                        let Some(Word::Typed(text)) = words.next() else {
                            panic!("[paste] wants a text");
                        };
                        self.send(Message::Paste(text));
                    }
                    "[later]" => {
                        let Some(Word::Key(minutes)) = words.next() else {
                            panic!("[later] wants minutes");
                        };
                        let minutes = Duration::minutes(minutes.parse().unwrap());
                        self.now.at = self.now.at.plus(minutes);
                        self.send(Message::Minute);
                    }
                    "[click]" | "[wheel-down]" | "[wheel-up]" => {
                        let Some(Word::Typed(text)) = words.next() else {
                            panic!("{key} wants a text on the screen");
                        };
                        let did = match key.as_str() {
                            "[click]" => MouseDid::Click,
                            "[wheel-down]" => MouseDid::WheelDown,
                            _ => MouseDid::WheelUp,
                        };
                        self.mouse(&text, did);
                    }
                    "[team]" => {
                        let Some(Word::Key(how)) = words.next() else {
                            panic!("[team] wants how it is doing");
                        };
                        self.send(Message::Published(team::seen(how == "loud")));
                    }
                    "[full]" => self.world.fails = Some(TroubleKind::DiskFull),
                    "[rings]" => {
                        let Some(Word::Key(number)) = words.next() else {
                            panic!("[rings] wants a number");
                        };
                        self.send(Message::Rang(Rang {
                            number: number.parse().unwrap(),
                            names: Vec::new(),
                        }));
                    }
                    chord => {
                        let chord: Chord = chord.parse().unwrap();
                        self.send(Message::Key(chord));
                    }
                },
            }
        }
    }

    /// The mouse on the first cell where a text stands; the text stands there once, or the first one counts.
    fn mouse(&mut self, text: &str, did: MouseDid) {
        let screen = self.screen();
        let rows = (0..).zip(screen.lines());
        let found = rows.filter_map(|(row, line)| Some((row, line.split_once(text)?.0)));
        let (row, before) = found.into_iter().next().expect("the text on the screen");
        let column = u16::try_from(samtale::model::text::width(before)).unwrap();
        let on = self.draw().1.at(column, row);
        self.send(Message::Mouse(Mouse {
            column,
            row,
            did,
            on,
        }));
    }

    fn draw(&self) -> (Terminal<TestBackend>, Drawn) {
        let backend = TestBackend::new(self.size.columns, self.size.rows);
        let mut terminal = Terminal::new(backend).unwrap();
        let look = Look {
            lang: &self.lang,
            theme: &self.theme,
        };
        let mut drawn = Drawn::default();
        terminal
            .draw(|frame| drawn = ui::draw(&self.app, look, frame))
            .unwrap();
        (terminal, drawn)
    }

    /// The screen, row by row, without the blanks at the ends, and where the cursor is.
    pub(super) fn screen(&self) -> String {
        let (mut terminal, _) = self.draw();
        let buffer = terminal.backend().buffer().clone();
        let Ok(cursor) = terminal.get_cursor_position();
        let mut rows: Vec<String> = Vec::new();
        for y in 0..self.size.rows {
            let mut row = String::new();
            let mut x = 0;
            while x < self.size.columns {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += u16::try_from(samtale::model::text::width(symbol).max(1)).unwrap();
            }
            rows.push(row.trim_end().to_owned());
        }
        rows.push(format!("cursor {},{}", cursor.x, cursor.y));
        rows.join("\n")
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scenes")
}

/// Plays a scene at each of its sizes, and fills its frames in.
fn played(scene: &Scene) -> Scene {
    let mut played = scene.clone();
    for step in &mut played.steps {
        step.frames.clear();
    }
    let said = |what: &str| {
        let mut lines = scene.preface.lines();
        lines.find_map(|line| line.strip_prefix(what))
    };
    let cast = match said("cast: ") {
        Some("nobody") => Cast::Nobody,
        Some("two firms") => Cast::TwoFirms,
        Some("week") => Cast::Week,
        Some("team") => Cast::Team,
        Some("at home") => Cast::Home,
        Some("sale") => Cast::Sale,
        Some("care") => Cast::Care,
        Some("first run") => Cast::FirstRun,
        Some("kept") => Cast::Kept,
        Some("disputed") => Cast::Disputed,
        _ => Cast::Everybody,
    };
    let language = said("language: ").unwrap_or("en");
    let time = said("now: ").unwrap_or(MONDAY);
    for size in &scene.sizes {
        let mut stage = Stage::at(time, *size, cast, language);
        for step in &mut played.steps {
            stage.play(&step.does);
            step.frames.push((*size, stage.screen()));
        }
    }
    played
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a scene is written by hand or not at all"
)]
fn every_scene_is_as_written() {
    let update = std::env::var_os("UPDATE_SCENES").is_some();
    let mut different = Vec::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let scene = Scene::read(&text);
        let now = played(&scene);
        if update {
            std::fs::write(&path, now.write()).unwrap();
        } else if now != scene {
            different.push(difference(&path, &scene, &now));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// The first frame that is another, as it was and as it is.
fn difference(path: &std::path::Path, was: &Scene, is: &Scene) -> String {
    for (before, after) in was.steps.iter().zip(&is.steps) {
        for (size, frame) in &after.frames {
            let old = before.frames.iter().find(|(other, _)| other == size);
            let old = old.map_or("", |(_, frame)| frame.as_str());
            if old != frame {
                return format!(
                    "{}: > {} at {}x{}\nwas\n{old}\nis\n{frame}\n(UPDATE_SCENES=1 rewrites)",
                    path.display(),
                    before.does,
                    size.columns,
                    size.rows
                );
            }
        }
    }
    format!("{}: written otherwise", path.display())
}
