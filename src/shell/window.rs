//! The window's loop: takes what comes, draws once nothing waits, performs what the window asks for.
//!
//! *Invariant:* this thread never touches a disk; a key is never behind anything but the keys before it.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::clock::{self, Clock};
use super::home::{Address, Desk, Home, HomeFailure};
use super::input;
use super::team::{NotDone, NotFounded, Past, found, join};
use super::tell::{Incoming, Tell, Told, tell};
use super::terminal::Held;
use super::world::{Must, World, WorldFailure};
use crate::app::effect::Beginning;
use crate::app::message::Size;
use crate::app::{Answer, App, Draft, DraftKey, Effect, Message, Opens, Setup};
use crate::config::theme::PLAIN;
use crate::config::{FirstRun, Theme};
use crate::disk::lock;
use crate::lang::Lang;
use crate::sync::join::Invitation;
use crate::ui::{self, Drawn, Look};

/// How long the first frame waits for what it is to show.
const FIRST_FRAME: Duration = Duration::from_millis(20);

/// How long to wait at most before looking at the clock again.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often it is looked whether the terminal is still there.
const TERMINAL_LOOK: Duration = Duration::from_millis(500);

/// The desk could not be opened, or its terminal failed.
#[derive(Debug, thiserror::Error)]
pub enum WindowFailure {
    /// The home.
    #[error(transparent)]
    Home(#[from] HomeFailure),
    /// The threads.
    #[error(transparent)]
    World(#[from] WorldFailure),
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// The team folder of a first run.
    #[error(transparent)]
    Team(#[from] NotFounded),
    /// The team that a first run was to join.
    #[error(transparent)]
    Join(#[from] NotDone),
}

/// Opens the window of a home on this terminal, and stays until the person ends it. Where it lies is asked for again when a
/// home is begun in it.
pub fn open(desk: Desk, address: &Address, opens: Opens) -> Result<(), WindowFailure> {
    let mut home = desk.open()?;
    let mut terminal = Held::take()?;
    let (tell, told) = tell();
    listen(&tell);
    loop {
        match run((home, opens), &mut terminal, &tell, &told)? {
            Ended::Quit => return Ok(()),
            Ended::Begin(beginning) => {
                begin(address, &beginning)?;
                home = Desk::read(address)?.open()?;
            }
        }
    }
}

/// Opens the desk of a home that is open already, as a demonstration's is.
pub fn show(home: Home) -> Result<(), WindowFailure> {
    let mut terminal = Held::take()?;
    let (tell, told) = tell();
    listen(&tell);
    run((home, Opens::Desk), &mut terminal, &tell, &told).map(drop)
}

/// Why the loop ended.
enum Ended {
    Quit,
    Begin(Beginning),
}

struct Window<'a> {
    app: App,
    lang: Arc<Lang>,
    theme: Theme,
    world: World,
    clock: Clock,
    terminal: &'a mut Held,
    told: &'a Told,
    drawn: Drawn,
}

fn run(
    (home, opens): (Home, Opens),
    terminal: &mut Held,
    tell: &Tell,
    told: &Told,
) -> Result<Ended, WindowFailure> {
    let drafts = drafts(&home)?;
    let (columns, rows) = terminal.size()?;
    terminal.fit((columns, rows))?;
    let size = Size { columns, rows };
    let seller = home.seller();
    let setup = Setup {
        opens,
        ..super::setup::of(&home, drafts, size)
    };
    let clock = home.desk.clock;
    let theme = theme(&home);
    let lang = Arc::clone(&home.desk.lang);
    let nobody = super::home::seller(&home.identity, "");
    let seller = seller.unwrap_or(nobody);
    // Held to the end. Without it an import beside this desk only takes longer slices.
    let _seat = lock::share(&home.desk.places.desk_lock()).ok();
    let world = World::start(home, &seller, tell.clone())?;
    let (app, effects) = App::new(setup, clock.now());
    let mut window = Window {
        app,
        lang,
        theme,
        world,
        clock,
        terminal,
        told,
        drawn: Drawn::default(),
    };
    let ended = window.stay(effects);
    window.world.finish();
    ended
}

impl Window<'_> {
    fn stay(&mut self, effects: Vec<Effect>) -> Result<Ended, WindowFailure> {
        if let Some(ended) = self.first(effects)? {
            return Ok(ended);
        }
        loop {
            self.draw()?;
            for incoming in self.told.burst(self.wait()) {
                if let Some(ended) = self.take(incoming)? {
                    return Ok(ended);
                }
            }
        }
    }

    /// The first frame shows what is due and not an empty page, unless that takes longer than a blink.
    fn first(&mut self, effects: Vec<Effect>) -> Result<Option<Ended>, WindowFailure> {
        let deadline = clock::instant() + FIRST_FRAME;
        let mut ended = self.perform(effects)?;
        let mut seen = 0;
        while ended.is_none() && seen < FIRST_ANSWERS {
            let left = deadline.saturating_duration_since(clock::instant());
            let Some(incoming) = self.told.wait(left) else {
                break;
            };
            seen += usize::from(is_first_answer(&incoming));
            ended = self.take(incoming)?;
        }
        Ok(ended)
    }

    /// Waits for something to happen, and at least until the minute changes.
    fn wait(&self) -> Incoming {
        let patience = self.clock.next_minute().unwrap_or(PATIENCE);
        let minute = || Incoming::Message(Box::new(Message::Minute));
        self.told.wait(patience).unwrap_or_else(minute)
    }

    fn take(&mut self, incoming: Incoming) -> Result<Option<Ended>, WindowFailure> {
        match incoming {
            Incoming::End => Ok(Some(Ended::Quit)),
            Incoming::Message(mut message) => {
                if let Message::Resize(size) = *message {
                    self.terminal.fit((size.columns, size.rows))?;
                }
                if let Message::Mouse(mouse) = message.as_mut() {
                    mouse.on = self.drawn.at(mouse.column, mouse.row);
                }
                let effects = self.app.update(*message, self.clock.now());
                self.perform(effects)
            }
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<Option<Ended>, WindowFailure> {
        for effect in effects {
            match self.world.perform(effect) {
                Must::GoOn => {}
                Must::Redraw => self.terminal.fit(self.terminal.size()?)?,
                Must::Suspend => self.suspend()?,
                Must::Begin(beginning) => return Ok(Some(Ended::Begin(beginning))),
                Must::Quit => return Ok(Some(Ended::Quit)),
            }
        }
        Ok(None)
    }

    /// While the program was away the terminal may have got another size, and the day may have gone on.
    fn suspend(&mut self) -> Result<(), WindowFailure> {
        self.terminal.suspend()?;
        let (columns, rows) = self.terminal.size()?;
        self.terminal.fit((columns, rows))?;
        let size = Size { columns, rows };
        let now = self.clock.now();
        let mut effects = self.app.update(Message::Resize(size), now);
        effects.extend(self.app.update(Message::Minute, now));
        self.perform(effects).map(drop)
    }

    fn draw(&mut self) -> Result<(), WindowFailure> {
        let Self {
            app,
            lang,
            theme,
            terminal,
            drawn,
            ..
        } = self;
        let look = Look { lang, theme };
        let screen = &mut terminal.screen;
        screen.draw(|frame| *drawn = ui::draw(app, look, frame))?;
        Ok(())
    }
}

/// How many answers make the first frame: what is due, and who is next.
const FIRST_ANSWERS: usize = 2;

fn is_first_answer(incoming: &Incoming) -> bool {
    let Incoming::Message(message) = incoming else {
        return false;
    };
    matches!(
        **message,
        Message::Answer(Answer::Today(_) | Answer::Queue { .. })
    )
}

/// The colours, or none where the environment asks for none.
fn theme(home: &Home) -> Theme {
    match std::env::var_os("NO_COLOR") {
        Some(asked) if !asked.is_empty() => Theme::read(PLAIN, &[]).0,
        Some(_) | None => home.desk.config.theme.clone(),
    }
}

/// What was kept against a crash.
fn drafts(home: &Home) -> Result<Vec<Draft>, HomeFailure> {
    let kept = home
        .store
        .drafts()
        .map_err(|cause| home.store_failure(cause))?;
    let drafts = kept.into_iter().filter_map(|draft| {
        let key = DraftKey::named(&draft.key)?;
        let text = draft.text;
        Some(Draft { key, text })
    });
    Ok(drafts.collect())
}

/// Makes the home that a first run asked for. The settings come last: until they are written the first run asks again.
fn begin(address: &Address, beginning: &Beginning) -> Result<(), WindowFailure> {
    let team = beginning.team.trim();
    if !team.is_empty() {
        let mut home = Desk::read(address)?.open()?;
        home.desk
            .config
            .settings
            .seller
            .clone_from(&beginning.seller);
        let seller = super::home::seller(&home.identity, &beginning.seller);
        match invited(team) {
            Some((folder, invitation)) => {
                join(home, Path::new(folder), &invitation, Past::Brought)?;
            }
            None => found(&mut home, Path::new(team), Some(seller))?,
        }
    }
    let desk = Desk::read(address)?;
    desk.make(Some(&FirstRun {
        seller: beginning.seller.clone(),
        market: beginning.market,
        language: beginning.language.clone(),
    }))?;
    Ok(())
}

/// The folder and the invitation in what `samtale team invite` shows, pasted whole or without the command.
fn invited(text: &str) -> Option<(&str, Invitation)> {
    let (before, code) = text.trim().rsplit_once(char::is_whitespace)?;
    let folder = before.trim();
    let folder = folder.strip_prefix("samtale team join").unwrap_or(folder);
    Some((folder.trim(), code.parse().ok()?))
}

/// Listens to the keyboard and to the system for as long as the process lives.
fn listen(tell: &Tell) {
    let keyboard = tell.clone();
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if let Some(message) = input::message(event) {
                keyboard.message(message);
            }
        }
        keyboard.end();
    });
    listen_to_system(tell.clone());
    watch_terminal(tell.clone());
}

/// A terminal that has gone, without a signal to say so, ends the desk: the keyboard's thread would read the end of the
/// input for ever.
fn watch_terminal(tell: Tell) {
    std::thread::spawn(move || {
        while io::stdin().is_terminal() {
            std::thread::sleep(TERMINAL_LOOK);
        }
        tell.end();
    });
}

#[cfg(unix)]
fn listen_to_system(tell: Tell) {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    // Without the listener a signal ends the process at once, and drafts are at most a second behind.
    if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP]) {
        std::thread::spawn(move || signals.forever().for_each(|_| tell.end()));
    }
}

#[cfg(not(unix))]
fn listen_to_system(_: Tell) {}
