//! A desk without threads: the window over a real home, each effect performed at once, and each dialling looked at.

use std::collections::VecDeque;
use std::path::Path;

use chrono::Duration;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use samtale::app::message::{Dialled, Size};
use samtale::app::{Answer, App, Draft, DraftKey, Effect, Message, Question, Ticket, WantedCall};
use samtale::config::Theme;
use samtale::guard::{Asked, Clearance, Objection, SpokenReason, clear, clear_over};
use samtale::keys::{Chord, Key};
use samtale::lang::Lang;
use samtale::model::fact::{Fact, Said};
use samtale::model::id::{CustomerId, RecordId};
use samtale::model::list::{List, ListRef};
use samtale::model::moment::{Moment, Now, Zone};
use samtale::model::phone::PhoneNumber;
use samtale::model::queue::{QueueFilter, QueueQuestion};
use samtale::model::seller::SellerRef;
use samtale::model::standing::Because;
use samtale::shell::clearing::Clearing;
use samtale::shell::home::{Address, Home};
use samtale::shell::setup;
use samtale::store::{self, CallFilter, CallRow, CustomerRow, Failure, More};
use samtale::sync::Random as _;
use samtale::sync::journal::Journal as _;
use samtale::ui::{self, Look};

use super::super::program::CLOCK;
use super::dice::Dice;
use super::ledger::{Granted, Ledger};

const SIZE: Size = Size {
    columns: 120,
    rows: 40,
};
/// More people than a walk knows.
const ROWS_MAX: usize = 100;
/// More lines than a walk writes, and fewer than any does.
const LINES_MAX: usize = 100_000;
const LINES_MIN: usize = 20;

/// The window, its home, and what happened at it.
pub(crate) struct Desk {
    home: Home,
    app: App,
    now: Now,
    /// The call that the guard has just allowed.
    allowed: Option<(WantedCall, Granted)>,
    ledger: Ledger,
}

fn open(place: &Path, now: Now) -> (Home, App, Vec<Effect>) {
    let address = Address {
        home: Some(place.to_owned()),
        clock: Some(now.at.to_string()),
        ..Address::default()
    };
    let home = samtale::shell::home::Desk::read(&address).unwrap();
    let home = home.open().unwrap();
    let kept = home.store.drafts().unwrap().into_iter();
    let drafts = kept.map(|draft| Draft {
        key: DraftKey::named(&draft.key).unwrap(),
        text: draft.text,
    });
    let setup = setup::of(&home, drafts.collect(), SIZE);
    let (app, effects) = App::new(setup, now);
    (home, app, effects)
}

impl Desk {
    pub(crate) fn open(place: &Path) -> Self {
        Self::open_at(place, CLOCK.parse().unwrap())
    }

    /// The same at another time than the usual.
    pub(crate) fn open_at(place: &Path, at: Moment) -> Self {
        let zone = Zone::OSLO;
        let now = Now { at, zone };
        let (home, app, effects) = open(place, now);
        let mut desk = Self {
            home,
            app,
            now,
            allowed: None,
            ledger: Ledger::default(),
        };
        desk.perform(effects);
        desk
    }

    /// Ends without a word, and opens again with what was kept.
    pub(crate) fn restarts(&mut self, place: &Path) {
        let (home, app, effects) = open(place, self.now);
        (self.home, self.app, self.allowed) = (home, app, None);
        self.perform(effects);
    }

    pub(crate) fn press(&mut self, route: &str) {
        for word in route.split(' ') {
            let chord = match word {
                "K" => Chord::plain(Key::Char('K')),
                word => word.parse().unwrap(),
            };
            self.take(Message::Key(chord));
        }
    }

    pub(crate) fn waits(&mut self, minutes: i64) {
        self.now.at = self.now.at.plus(Duration::minutes(minutes));
        self.judge();
        self.take(Message::Minute);
    }

    /// Waits until then.
    pub(crate) fn waits_until(&mut self, at: Moment) {
        self.now.at = at;
        self.judge();
        self.take(Message::Minute);
    }

    pub(crate) const fn now(&self) -> Now {
        self.now
    }

    pub(crate) fn lang(&self) -> &Lang {
        &self.home.desk.lang
    }

    pub(crate) fn store(&self) -> &store::Store {
        &self.home.store
    }

    pub(crate) fn seller(&self) -> SellerRef {
        self.home.seller().unwrap()
    }

    /// Says something of somebody, as any process of this home may.
    pub(crate) fn says(
        &mut self,
        about: Option<CustomerId>,
        by: &SellerRef,
        fact: Fact,
    ) -> RecordId {
        let said = Said {
            at: self.now.at,
            by: Some(by.id),
            about,
            fact,
        };
        let Home { store, random, .. } = &mut self.home;
        let saved = store.append(&[said], self.now, random).unwrap();
        saved[0].id
    }

    /// What a window of this size shows, row by row.
    pub(crate) fn screen(&mut self, size: Size) -> Vec<String> {
        self.take(Message::Resize(size));
        let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).unwrap();
        let theme = Theme::default();
        let look = Look {
            lang: &self.home.desk.lang,
            theme: &theme,
        };
        let app = &self.app;
        terminal
            .draw(|frame| drop(ui::draw(app, look, frame)))
            .unwrap();
        let buffer = terminal.backend().buffer();
        let row = |y| (0..size.columns).map(|x| buffer[(x, y)].symbol()).collect();
        let rows = (0..size.rows).map(row);
        rows.filter(|row: &String| row.contains(char::is_alphanumeric))
            .collect()
    }

    pub(crate) fn changed_elsewhere(&mut self) {
        self.judge();
        self.take(Message::ChangedElsewhere);
    }

    fn judge(&mut self) {
        while self.home.store.refresh(self.now).unwrap() == More::Yes {}
    }

    pub(crate) fn clock(&self) -> String {
        self.now.at.to_string()
    }

    pub(crate) fn today(&self) -> String {
        self.now.today().to_string()
    }

    pub(crate) fn in_minutes(&self, minutes: usize) -> String {
        let minutes = i64::try_from(minutes).unwrap();
        let then = self.now.at.plus(Duration::minutes(minutes));
        then.in_zone(self.now.zone).format("%FT%T").to_string()
    }

    pub(crate) fn anybody(&self, dice: &mut Dice) -> CustomerId {
        dice.one(&self.customers()).customer.id
    }

    pub(crate) fn said_never(&mut self, customer: CustomerId) {
        self.ledger.never.insert(customer);
    }

    pub(crate) fn said_never_on(&mut self, number: &str) {
        self.ledger.never_on.insert(number.parse().unwrap());
    }

    pub(crate) fn dialled(&self) -> u64 {
        u64::try_from(self.ledger.dialled()).unwrap()
    }

    pub(crate) fn never(&self) -> u64 {
        u64::try_from(self.ledger.never.len()).unwrap()
    }

    fn take(&mut self, message: Message) {
        let effects = self.app.update(message, self.now);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Some(message) = self.performed(effect) {
                waiting.extend(self.app.update(message, self.now));
            }
        }
    }

    fn performed(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Ask(question) => self.answer(&question).map(Message::Answer),
            Effect::Commit {
                ticket,
                said,
                drops,
            } => Some(self.commit(ticket, &said, drops)),
            Effect::Clear(wanted) => Some(self.clear(wanted)),
            Effect::Mint => {
                let mut bytes = [0; 8];
                self.home.random.fill(&mut bytes);
                Some(Message::Minted(CustomerId::of(bytes)))
            }
            Effect::Keep(draft) => {
                let kept = store::Draft {
                    key: draft.key.name(),
                    text: draft.text.clone(),
                    at: self.now.at,
                };
                self.home.store.keep_drafts(&[kept]).unwrap();
                Some(Message::DraftsKept(Ok(vec![draft])))
            }
            Effect::Discard(key) => {
                self.home.store.discard_draft(&key.name()).unwrap();
                None
            }
            Effect::Dial { number } => {
                let (wanted, granted) = self.allowed.take().expect("dialled without asking");
                assert_eq!((&wanted.number, granted.at), (&number, self.now.at));
                // The guard once more, and what was told to this walk.
                drop(self.ask(&wanted).expect("dialled, and not allowed"));
                self.ledger.dials(granted);
                Some(Message::Dialled(Dialled::ByHand))
            }
            // The rest of the world is not in this walk.
            Effect::Copy(_)
            | Effect::ReadClipboard
            | Effect::Import(_)
            | Effect::StopImport
            | Effect::SetAnswers { .. }
            | Effect::Begin(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => None,
        }
    }

    fn clearing(&self) -> Clearing<'_> {
        Clearing {
            store: &self.home.store,
            rules: &self.home.rules,
            market: self.home.desk.config.settings.market,
            now: self.now,
            seller: self.home.seller().map(|seller| seller.id),
        }
    }

    /// What the desk asks at the key press.
    fn clear(&mut self, wanted: WantedCall) -> Message {
        let result = self.clearing().clear(&wanted).unwrap();
        self.allowed = result.as_ref().ok().map(|clearance| {
            let granted = Granted {
                customer: clearance.customer(),
                number: clearance.number().clone(),
                at: self.now.at,
                note: clearance.note(),
            };
            (wanted.clone(), granted)
        });
        Message::Cleared { wanted, result }
    }

    fn question(&self, wanted: &WantedCall) -> Asked {
        self.clearing().question(wanted).unwrap()
    }

    /// The guard, without the desk between.
    fn ask(&self, wanted: &WantedCall) -> Result<Clearance, Vec<Objection>> {
        let (asked, rules) = (self.question(wanted), &self.home.rules.rules);
        match &wanted.over {
            Some(reason) => clear_over(&asked, reason, rules, self.now),
            None => clear(&asked, rules, self.now),
        }
    }

    fn commit(&mut self, ticket: Ticket, said: &[Said], drops: Option<DraftKey>) -> Message {
        let Home { store, random, .. } = &mut self.home;
        let saved = match drops {
            Some(key) => store.append_ending(said, &key.name(), self.now, random),
            None => store.append(said, self.now, random),
        };
        let ids: Vec<_> = saved.unwrap().iter().map(|saved| saved.id).collect();
        self.ledger.saves(said, &ids);
        Message::Committed { ticket, ids }
    }

    fn answer(&self, question: &Question) -> Option<Answer> {
        let (store, now) = (&self.home.store, self.now);
        let seller = self.home.seller().unwrap().id;
        Some(match question.clone() {
            Question::Today => Answer::Today(store.today(seller, now).unwrap()),
            Question::Queue(asked) => {
                let queue = store.queue(&asked).unwrap();
                Answer::Queue { asked, queue }
            }
            Question::Card(asked) => {
                let card = store.card(asked, now).unwrap();
                let card = card.map(|card| Box::new(self.clearing().card(card).unwrap()));
                Answer::Card { asked, card }
            }
            Question::Find(asked) => {
                let found = store.find(&asked.text, asked.rows_max).unwrap();
                Answer::Found { asked, found }
            }
            Question::Owners { text, principal } => {
                let market = self.home.desk.config.settings.market;
                let within = principal.as_deref();
                let (number, owners) = store.owners(&text, market, within).unwrap();
                Answer::Owners {
                    asked: text,
                    number,
                    owners,
                }
            }
            Question::Lists => Answer::Lists(store.lists(now).unwrap()),
            Question::Fields => Answer::Fields(store.fields().unwrap()),
            Question::Values(asked) => {
                let values = store.values(&asked).unwrap();
                Answer::Values { asked, values }
            }
            Question::Agreements(asked) => {
                let agreed = store.agreements(asked, now.zone).unwrap();
                Answer::Agreements { asked, agreed }
            }
            Question::Causes { beginning, since } => {
                let causes = store.causes(&beginning, since, 3).unwrap();
                Answer::Causes {
                    asked: beginning,
                    causes,
                }
            }
            Question::LastSaved => Answer::LastSaved(store.last_saved(seller).unwrap()),
            Question::OpenCauses => {
                let week = now.at.plus(-chrono::Duration::days(7));
                Answer::OpenCauses(store.open_causes(week).unwrap())
            }
            Question::Versions(asked) => Answer::Versions {
                asked,
                versions: store.call_versions(asked).unwrap(),
            },
            Question::Review => Answer::Review(store.review(seller, now).unwrap()),
            Question::Reviewing(asked) => {
                let card = store.card(asked, now).unwrap();
                let card = card.map(|card| Box::new(self.clearing().card(card).unwrap()));
                Answer::Reviewing { asked, card }
            }
            Question::Agenda(asked) => {
                let usual = self.clearing().facts(None).unwrap();
                let rows = store.agenda(asked, (seller, &usual), now).unwrap();
                Answer::Agenda { asked, rows }
            }
            Question::OwnWeek => Answer::OwnWeek(store.own_week(seller, now).unwrap()),
            Question::Voice(monday) => {
                Answer::Voice(samtale::shell::hearing::voice(store, monday, now).unwrap())
            }
            Question::ImportFiles | Question::Preview(_) => return None,
        })
    }

    fn customers(&self) -> Vec<CustomerRow> {
        let mut all = Vec::new();
        let each = self
            .home
            .store
            .each_customer::<Failure>(&CallFilter::default(), |row| {
                all.push(row);
                Ok(())
            });
        each.unwrap();
        all
    }

    /// Nobody who said never may be called, for any reason, and none of them is next.
    #[track_caller]
    pub(crate) fn check(&self) {
        let queue = self.home.store.queue(&QueueQuestion {
            filter: QueueFilter::default(),
            seller: self.home.seller().unwrap().id,
            now: self.now,
            rows_max: ROWS_MAX,
        });
        let rows = queue.unwrap().rows;
        for row in self.customers() {
            let id = row.customer.id;
            let phones = &row.customer.profile.phones;
            let never = phones
                .iter()
                .filter(|phone| self.ledger.is_never(id, &phone.number));
            for phone in never {
                for (list, _) in &row.lists {
                    self.check_never(id, &phone.number, list);
                }
            }
            let is_never = !phones.is_empty()
                && phones
                    .iter()
                    .all(|phone| self.ledger.is_never(id, &phone.number));
            assert!(
                !is_never || rows.iter().all(|next| next.customer != id),
                "{id} is next"
            );
        }
    }

    #[track_caller]
    fn check_never(&self, customer: CustomerId, number: &PhoneNumber, list: &List) {
        let list = ListRef {
            id: list.id,
            name: list.name.clone(),
        };
        let mut wanted = WantedCall {
            customer,
            number: number.clone(),
            list: Some(list),
            because: Because::Next,
            over: SpokenReason::of("de ba om det"),
        };
        assert!(self.ask(&wanted).is_err(), "{wanted:?}");
        if let Some(agreed) = self.question(&wanted).person.callback {
            wanted.because = Because::Callback(agreed);
            assert!(self.ask(&wanted).is_err(), "{wanted:?}");
        }
    }

    /// Every line that the program has written is as its schema says.
    #[track_caller]
    pub(crate) fn check_lines(&mut self) {
        let schema = jsonschema::validator_for(&samtale::sync::wire::schema()).unwrap();
        let outbox = self.home.store.unpublished(LINES_MAX).unwrap().unwrap();
        assert!(outbox.lines.len() > LINES_MIN, "a walk writes");
        for line in outbox.lines {
            let value = serde_json::from_str(&line).unwrap();
            let faults = schema.iter_errors(&value).map(|it| it.to_string());
            let faults: Vec<String> = faults.collect();
            assert!(faults.is_empty(), "{line}: {faults:?}");
        }
    }

    /// Every call on record is one that was dialled here, or says that it was not.
    #[track_caller]
    pub(crate) fn check_records(&self, told: [u64; 2]) {
        let mut rows: Vec<CallRow> = Vec::new();
        let each = self
            .home
            .store
            .each_call::<Failure>(&CallFilter::default(), |row| {
                rows.push(row);
                Ok(())
            });
        each.unwrap();
        self.ledger.check_records(&rows, told);
    }
}

/// When a call rang, as its record says.
pub(crate) fn rang_at(call: &samtale::model::call::Call) -> Option<Moment> {
    call.rang_at.map(Moment::from)
}
