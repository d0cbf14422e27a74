//! The settings: `config/samtale.toml` has every one with its default, and a user's file of that name goes over it key by key.

use crate::guard::{Caller, Known, Limits};
use crate::model::moment::Zone;
use crate::model::phone::Region;

use super::document::{At, Log, Section, Source, open};
use super::problem::Problem;

/// The default of every setting, with a sentence on each.
pub const DEFAULTS: &str = include_str!("../../config/samtale.toml");

/// The principal of a house that has only itself; the window never says it.
pub const SINGLE_PRINCIPAL: &str = "house";

/// How numbers are dialled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Dial {
    /// The number is shown large, for a telephone of the seller's own.
    #[default]
    Show,
    /// A `tel:` link goes to the system's handler.
    Tel,
    /// This command is started: the program and its arguments, `{e164}` for the number.
    Command(Vec<String>),
}

/// What stands between the cells of a CSV file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Separator {
    /// A comma.
    #[default]
    Comma,
    /// A semicolon, as Excel in the Nordic countries wants.
    Semicolon,
    /// A tab.
    Tab,
}

/// A folder in which lists are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFolder {
    /// Where the computer puts what was downloaded.
    Downloads,
    /// The desktop.
    Desktop,
    /// This path.
    Path(String),
}

/// The settings of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The seller's name; empty before the first run.
    pub seller: String,
    /// The firm on whose behalf the desk calls.
    pub principal: String,
    /// The market: its rules hold, and its numbers need no country code.
    pub market: Region,
    /// The code of the window's language.
    pub language: String,
    /// The zone of the desk's clock; none for the computer's own.
    pub zone: Option<Zone>,
    /// The name of the theme.
    pub theme: String,
    /// The code of the campaign of lists that name none.
    pub campaign: String,
    /// How numbers are dialled.
    pub dial: Dial,
    /// How often a person may be disturbed.
    pub attempts: Limits,
    /// The number we call from.
    pub caller: Caller,
    /// An exact callback is named before anyone else is dialled when it is due within so many minutes.
    pub callback_warning_minutes: u16,
    /// An exact callback of somebody's own falls to the team when it was not made so many hours after.
    pub callback_missed_hours: u16,
    /// Whether numbers, addresses and dates in the notes are recognised.
    pub recognise: bool,
    /// Where lists are looked for.
    pub import_folders: Vec<ImportFolder>,
    /// What stands between the cells of exported CSV.
    pub separator: Separator,
    /// Whether exported CSV begins with a byte order mark.
    pub byte_order_mark: bool,
    /// Where the team folder lies, when it has moved since it was made; the identity knows the rest.
    pub team_folder: Option<String>,
}

/// The embedded defaults.
impl Default for Settings {
    fn default() -> Self {
        Self::read(None).0
    }
}

impl Settings {
    /// The defaults, with the user's file over them, and the mistakes in it.
    #[must_use]
    pub fn read(own: Option<&Source>) -> (Self, Vec<Problem>) {
        let defaults = Source {
            name: "samtale.toml".to_owned(),
            text: DEFAULTS.to_owned(),
        };
        let (settings, mut problems) = Self::blank().over(&defaults);
        let Some(own) = own else {
            return (settings, problems);
        };
        let (settings, more) = settings.over(own);
        problems.extend(more);
        (settings, problems)
    }

    /// What holds before the defaults are read; a test proves that they set all of it.
    fn blank() -> Self {
        Self {
            seller: String::new(),
            principal: String::new(),
            market: Region::NO,
            language: String::new(),
            zone: None,
            theme: String::new(),
            campaign: String::new(),
            dial: Dial::Show,
            attempts: Limits::default(),
            caller: Caller::default(),
            callback_warning_minutes: 0,
            callback_missed_hours: 0,
            recognise: false,
            import_folders: Vec::new(),
            separator: Separator::Comma,
            byte_order_mark: false,
            team_folder: None,
        }
    }

    fn over(mut self, source: &Source) -> (Self, Vec<Problem>) {
        let (mut root, mut log) = open(source);
        self.read_desk(&mut root, &mut log);
        self.read_dial(root.section(&mut log, "dial"), &mut log);
        self.read_attempts(root.section(&mut log, "attempts"), &mut log);
        self.read_caller(root.section(&mut log, "caller"), &mut log);
        self.read_work(&mut root, &mut log);
        self.read_export(root.section(&mut log, "export"), &mut log);
        let mut team = root.section(&mut log, "team");
        if let Some(folder) = team.text(&mut log, "folder") {
            self.team_folder = Some(folder.value).filter(|folder| !folder.is_empty());
        }
        team.finish(&mut log);
        root.finish(&mut log);
        (self, log.problems)
    }

    fn read_desk(&mut self, root: &mut Section<'_>, log: &mut Log<'_>) {
        set(&mut self.seller, root.text(log, "seller"));
        set(&mut self.principal, root.text(log, "principal"));
        set(&mut self.language, root.text(log, "language"));
        set(&mut self.theme, root.text(log, "theme"));
        set(&mut self.campaign, root.text(log, "campaign"));
        let market = root.parsed(log, "market", &["NO", "DK", "SE"], |text| text.parse().ok());
        self.market = market.unwrap_or(self.market);
        let zone = root.parsed(log, "zone", &[], |text| {
            let named = Some(text).filter(|text| !text.is_empty());
            named.map_or(Some(None), |text| text.parse().ok().map(Some))
        });
        self.zone = zone.unwrap_or(self.zone);
    }

    fn read_dial(&mut self, mut dial: Section<'_>, log: &mut Log<'_>) {
        const METHODS: [&str; 3] = ["show", "tel", "command"];
        let argv = dial.list(log, "command").map(values);
        let method = dial.parsed(log, "method", &METHODS, |text| match text {
            "show" => Some(Dial::Show),
            "tel" => Some(Dial::Tel),
            "command" => Some(Dial::Command(argv.unwrap_or_default())),
            _ => None,
        });
        if let Some(method) = method {
            if method == Dial::Command(Vec::new()) {
                let key = dial.full("command");
                let what = super::problem::Mistake::Missing { key };
                log.note(&dial.span, what, None);
            } else {
                self.dial = method;
            }
        }
        dial.finish(log);
    }

    fn read_attempts(&mut self, mut attempts: Section<'_>, log: &mut Log<'_>) {
        let limits = &mut self.attempts;
        put(&mut limits.per_day, attempts.number(log, "per_day", 1..=10));
        put(
            &mut limits.per_7_days,
            attempts.number(log, "per_7_days", 1..=50),
        );
        put(
            &mut limits.per_campaign,
            attempts.number(log, "per_campaign", 1..=100),
        );
        put(
            &mut limits.min_gap_hours,
            attempts.number(log, "min_gap_hours", 0..=240),
        );
        put(
            &mut limits.rest_after_declined_days,
            attempts.number(log, "rest_after_declined_days", 0..=365),
        );
        attempts.finish(log);
    }

    fn read_caller(&mut self, mut caller: Section<'_>, log: &mut Log<'_>) {
        const KNOWN: [&str; 3] = ["unsaid", "yes", "no"];
        let mut known = |caller: &mut Section<'_>, key| {
            caller.parsed(log, key, &KNOWN, |text| match text {
                "unsaid" => Some(Known::Unsaid),
                "yes" => Some(Known::Yes),
                "no" => Some(Known::No),
                _ => None,
            })
        };
        let shown = known(&mut caller, "shown");
        let in_directory = known(&mut caller, "in_directory");
        put(&mut self.caller.shown, shown);
        put(&mut self.caller.in_directory, in_directory);
        caller.finish(log);
    }

    fn read_work(&mut self, root: &mut Section<'_>, log: &mut Log<'_>) {
        let mut queue = root.section(log, "queue");
        put(
            &mut self.callback_warning_minutes,
            queue.number(log, "callback_warning_minutes", 0..=240),
        );
        put(
            &mut self.callback_missed_hours,
            queue.number(log, "callback_missed_hours", 0..=240),
        );
        queue.finish(log);
        let mut notes = root.section(log, "notes");
        put(&mut self.recognise, notes.yes_no(log, "recognise"));
        notes.finish(log);
        let mut import = root.section(log, "import");
        let folders = import.list(log, "folders").map(|folders| {
            let folders = values(folders).into_iter();
            folders
                .map(|folder| match folder.as_str() {
                    "downloads" => ImportFolder::Downloads,
                    "desktop" => ImportFolder::Desktop,
                    _ => ImportFolder::Path(folder),
                })
                .collect()
        });
        put(&mut self.import_folders, folders);
        import.finish(log);
    }

    fn read_export(&mut self, mut export: Section<'_>, log: &mut Log<'_>) {
        const SEPARATORS: [&str; 3] = ["comma", "semicolon", "tab"];
        let separator = export.parsed(log, "separator", &SEPARATORS, |text| match text {
            "comma" => Some(Separator::Comma),
            "semicolon" => Some(Separator::Semicolon),
            "tab" => Some(Separator::Tab),
            _ => None,
        });
        put(&mut self.separator, separator);
        put(
            &mut self.byte_order_mark,
            export.yes_no(log, "byte_order_mark"),
        );
        export.finish(log);
    }
}

/// What a first run asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRun {
    /// The seller's name.
    pub seller: String,
    /// The market.
    pub market: Region,
    /// The code of the language.
    pub language: String,
}

impl FirstRun {
    /// The text of a new file of settings: only what was asked, over the defaults.
    #[must_use]
    pub fn document(&self) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        format!(
            "seller = {}\nmarket = {}\nlanguage = {}\n",
            quoted(&self.seller),
            quoted(&self.market.to_string()),
            quoted(&self.language)
        )
    }
}

fn set(setting: &mut String, read: Option<At<String>>) {
    put(setting, read.map(|read| read.value));
}

fn put<T>(setting: &mut T, read: Option<T>) {
    if let Some(read) = read {
        *setting = read;
    }
}

fn values(texts: Vec<At<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::problem::{Expected, Hint, Mistake, Place};

    fn read(text: &str) -> (Settings, Vec<Problem>) {
        Settings::read(Some(&Source {
            name: "samtale.toml".to_owned(),
            text: text.to_owned(),
        }))
    }

    #[test]
    fn a_house_with_one_principal_has_the_default_one() {
        let (settings, _) = Settings::read(None);
        assert_eq!(settings.principal, SINGLE_PRINCIPAL);
    }

    #[test]
    fn the_defaults_have_no_mistake_and_every_setting() {
        let (settings, problems) = Settings::read(None);
        assert_eq!(problems, vec![]);
        assert_eq!(settings.attempts, Limits::default());
        assert_eq!(settings.callback_warning_minutes, 15);
        assert_eq!(settings.callback_missed_hours, 2);
        assert!(settings.recognise);
        let folders = [ImportFolder::Downloads, ImportFolder::Desktop];
        assert_eq!(settings.import_folders, folders);
        let strings = [
            &settings.principal,
            &settings.language,
            &settings.theme,
            &settings.campaign,
        ];
        assert!(strings.iter().all(|text| !text.is_empty()));
    }

    #[test]
    fn every_default_has_a_sentence() {
        let lines: Vec<&str> = DEFAULTS.lines().collect();
        for pair in lines.windows(2) {
            if pair[1].contains(" = ") && !pair[1].starts_with('#') {
                assert!(
                    pair[0].starts_with("# ") && pair[0].ends_with('.'),
                    "{}",
                    pair[1]
                );
            }
        }
    }

    #[test]
    fn a_users_file_goes_over_the_defaults_key_by_key() {
        let text = "language = \"nb\"\nzone = \"Europe/Copenhagen\"\n[dial]\nmethod = \"command\"\n\
                    command = [\"linphone\", \"{e164}\"]\n[attempts]\nper_7_days = 2\n";
        let (settings, problems) = read(text);
        assert_eq!(problems, vec![]);
        let argv = ["linphone", "{e164}"].map(str::to_owned).to_vec();
        let expected = Settings {
            language: "nb".to_owned(),
            zone: "Europe/Copenhagen".parse().ok(),
            dial: Dial::Command(argv),
            attempts: Limits {
                per_7_days: 2,
                ..Limits::default()
            },
            ..Settings::default()
        };
        assert_eq!(settings, expected);
    }

    #[test]
    fn each_mistake_is_said_and_the_rest_holds() {
        let text = "langauge = \"nb\"\nseller = 7\nmarket = \"Norge\"\n[dial]\nmethod = \"comand\"\n\
                    [attempts]\nper_day = 99\n[notes]\nrecognise = false\n";
        let (settings, problems) = read(text);
        assert!(!settings.recognise);
        assert_eq!(settings.dial, Dial::Show);
        let found: Vec<(Place, Mistake, Option<Hint>)> = problems
            .into_iter()
            .map(|problem| (problem.place.unwrap(), problem.what, problem.hint))
            .collect();
        let at = |line, column| Place { line, column };
        let did = |word: &str| Some(Hint::DidYouMean(word.to_owned()));
        for expected in [
            (
                at(1, 1),
                Mistake::UnknownKey {
                    key: "langauge".to_owned(),
                },
                did("language"),
            ),
            (
                at(2, 10),
                Mistake::WrongType {
                    key: "seller".to_owned(),
                    expected: Expected::Text,
                },
                None,
            ),
            (
                at(5, 10),
                Mistake::UnknownValue {
                    key: "dial.method".to_owned(),
                    value: "comand".to_owned(),
                },
                did("command"),
            ),
            (
                at(7, 11),
                Mistake::OutOfRange {
                    key: "attempts.per_day".to_owned(),
                    least: 1,
                    most: 10,
                },
                None,
            ),
        ] {
            assert!(found.contains(&expected), "{expected:?} not in {found:?}");
        }
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn broken_syntax_leaves_what_can_be_read() {
        let (settings, problems) = read("language = \"da\"\ntheme = \"light\nprincipal = \"x\"\n");
        assert_eq!(settings.language, "da");
        assert!(!problems.is_empty());
        assert_eq!(problems[0].place.unwrap().line, 2);
    }

    #[test]
    fn a_command_that_is_missing_is_said() {
        let (settings, problems) = read("[dial]\nmethod = \"command\"\n");
        assert_eq!(settings.dial, Dial::Show);
        let key = "dial.command".to_owned();
        assert_eq!(problems[0].what, Mistake::Missing { key });
    }

    #[test]
    fn a_first_run_writes_what_reads_back() {
        let first = FirstRun {
            seller: "Kari \"K\" Øyen".to_owned(),
            market: "DK".parse().unwrap(),
            language: "da".to_owned(),
        };
        let (settings, problems) = read(&first.document());
        assert_eq!(problems, vec![]);
        assert_eq!(settings.seller, first.seller);
        assert_eq!(settings.market, first.market);
        assert_eq!(settings.language, first.language);
    }
}
