//! A small world in memory: it answers as the real one does, from cards instead of a database.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the world of the scenes knows only the facts that the scenes make"
)]

use std::collections::BTreeMap;

use samtale::app::effect::{Answer, CardRead, MayCall, Question, WantedCall};
use samtale::app::importing::{
    ColumnGoes, ImportFile, ImportFrom, Imported, Misfits, Preview, PreviewColumn,
};
use samtale::app::message::{CopiedBy, Dialled};
use samtale::app::{Draft, Effect, Message, Trouble, TroubleKind};
use samtale::config::Config;
use samtale::guard::{Asked, Rules, clear, clear_over, hold_of, standing};
use samtale::model::call::{Attempt, Call, LineResult};
use samtale::model::callback::{Callback, CallbackState};
use samtale::model::caller::{Away, Caller, CallerWhy};
use samtale::model::card::{
    Card, Entry, Happened, Joined, LastCall, Member, MemberState, OneOrTwo, OnePair, Related,
    RelatedSide, Wished,
};
use samtale::model::customer::{Customer, Field, FieldTarget, Relation};
use samtale::model::double::DoubleCall;
use samtale::model::fact::{CustomerNew, Fact, Said};
use samtale::model::find::{Found, Matched};
use samtale::model::id::{CustomerId, ListId, PartRef, RecordId};
use samtale::model::imported::Summary;
use samtale::model::incoming::StatusMeaning;
use samtale::model::list::{Ground, List, ListAnswers, ListRef};
use samtale::model::moment::{Moment, Now, Zone};
use samtale::model::outcome::Causes;
use samtale::model::phone::{Phone, PhoneState, Region, read_phone};
use samtale::model::preference::Window;
use samtale::model::queue::{Counts, Hold, Place, Queue, QueueQuestion, QueueRow, Today};
use samtale::model::seller::Owner;
use samtale::model::standing::{
    Agreed, Because, Bounds, ListFacts, Listing, Person, Proof, Stated, WishedHours, Wishes,
};
use samtale::model::suppression::{SuppressLift, Suppression};
use samtale::model::text::fold;
use samtale::model::whereabouts::Whereabouts;

use super::{kept, people};

/// The world of the scenes.
pub(super) struct World {
    before: Vec<Card>,
    said: Vec<(RecordId, Said)>,
    answers: BTreeMap<ListId, ListAnswers>,
    imported: Vec<List>,
    drafts: BTreeMap<String, Draft>,
    minted: u8,
    records: u8,
    /// The days on which the seller called before, and how often.
    pub(super) days: Vec<(chrono::NaiveDate, u32)>,
    /// Who is away.
    pub(super) away: Vec<Away>,
    /// Whom two sellers called.
    pub(super) doubles: Vec<DoubleCall>,
    /// What the next commit fails with.
    pub(super) fails: Option<TroubleKind>,
    /// Whether answers to find are kept back.
    pub(super) holds_finds: bool,
    /// Whether answers to the queue are kept back.
    pub(super) holds_queues: bool,
    /// Whether answers to the values of a field are kept back.
    pub(super) holds_values: bool,
    held: Vec<Message>,
    /// What was copied last.
    pub(super) copied: Option<String>,
    /// What the window asked for that ends it.
    pub(super) ended: Option<Effect>,
    rules: Rules,
}

impl World {
    pub(super) fn of(cards: Vec<Card>) -> Self {
        Self {
            before: cards,
            said: Vec::new(),
            answers: BTreeMap::new(),
            imported: Vec::new(),
            drafts: BTreeMap::new(),
            minted: 100,
            records: 100,
            days: Vec::new(),
            away: Vec::new(),
            doubles: Vec::new(),
            fails: None,
            holds_finds: false,
            holds_queues: false,
            holds_values: false,
            held: Vec::new(),
            copied: None,
            ended: None,
            rules: Config::default().rules,
        }
    }

    /// What was kept against a crash.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        self.drafts.values().cloned().collect()
    }

    /// Every fact that was committed.
    pub(super) fn said(&self) -> impl Iterator<Item = &Said> {
        self.said.iter().map(|(_, said)| said)
    }

    /// The answers that were kept back, oldest last: as late as can be.
    pub(super) fn let_go(&mut self) -> Vec<Message> {
        self.holds_finds = false;
        self.holds_queues = false;
        self.holds_values = false;
        self.held.drain(..).rev().collect()
    }

    /// Performs an effect; the messages it leads to.
    pub(super) fn perform(&mut self, effect: Effect, now: Now) -> Vec<Message> {
        match effect {
            Effect::Ask(question) => self.ask(question, now),
            Effect::Commit {
                ticket,
                said,
                drops,
            } => {
                if let Some(kind) = self.fails.take() {
                    let why = trouble(kind);
                    return vec![Message::CommitFailed { ticket, why }];
                }
                if let Some(key) = drops {
                    self.drafts.remove(&key.name());
                }
                let ids = said.into_iter().map(|said| self.append(said)).collect();
                vec![Message::Committed { ticket, ids }]
            }
            Effect::Clear(wanted) => vec![self.clear(wanted, now)],
            Effect::Mint => {
                self.minted += 1;
                vec![Message::Minted(people::customer(self.minted))]
            }
            Effect::Keep(draft) => {
                self.drafts.insert(draft.key.name(), draft.clone());
                vec![Message::DraftsKept(Ok(vec![draft]))]
            }
            Effect::Discard(key) => {
                self.drafts.remove(&key.name());
                Vec::new()
            }
            Effect::Dial { .. } => vec![Message::Dialled(Dialled::ByHand)],
            Effect::Copy(text) => {
                self.copied = Some(text);
                vec![Message::Copied(CopiedBy::System)]
            }
            Effect::ReadClipboard => self
                .copied
                .clone()
                .map(Message::Paste)
                .into_iter()
                .collect(),
            Effect::Import(request) => {
                let list = List {
                    id: ListId::of([9; 8]),
                    name: request.list,
                    answers: request.answers,
                    source: request.source,
                    ..people::winter()
                };
                self.imported.push(list.clone());
                let summary = summary();
                let rejects = Some("avvist-2026-11-23.csv".into());
                vec![
                    Message::ImportProgress {
                        rows: 2,
                        of: Some(4),
                    },
                    Message::Imported(Ok(Box::new(Imported {
                        list,
                        summary,
                        rejects,
                    }))),
                ]
            }
            Effect::SetAnswers { list, answers } => {
                self.answers.insert(list, answers);
                vec![Message::AnswersSet(list, Ok(()))]
            }
            Effect::StopImport | Effect::Redraw => Vec::new(),
            Effect::Begin(_) | Effect::Suspend | Effect::Quit => {
                self.ended = Some(effect);
                Vec::new()
            }
        }
    }

    fn append(&mut self, said: Said) -> RecordId {
        self.records += 1;
        let id = people::record(self.records);
        self.said.push((id, said));
        id
    }

    fn ask(&mut self, question: Question, now: Now) -> Vec<Message> {
        let answer = match question {
            Question::Today => Answer::Today(self.today(now)),
            Question::Queue(asked) => {
                let queue = self.queue(&asked);
                let message = Message::Answer(Answer::Queue { asked, queue });
                if self.holds_queues {
                    self.held.push(message);
                    return Vec::new();
                }
                return vec![message];
            }
            Question::Card(asked) => {
                let card = self.card_read(asked, now).map(Box::new);
                Answer::Card { asked, card }
            }
            Question::Find(asked) => {
                let found = self.find(&asked.text, asked.principal.as_deref());
                let message = Message::Answer(Answer::Found { asked, found });
                if self.holds_finds {
                    self.held.push(message);
                    return Vec::new();
                }
                return vec![message];
            }
            Question::Owners { text, principal } => self.owners(text, principal.as_deref()),
            Question::Lists => Answer::Lists(self.lists(now)),
            Question::Fields => {
                Answer::Fields(vec![(Field::Own("avtale".to_owned()), "Avtale".to_owned())])
            }
            Question::Values(asked) => {
                let values = vec![("Bergen".to_owned(), 10)];
                let message = Message::Answer(Answer::Values { asked, values });
                if self.holds_values {
                    self.held.push(message);
                    return Vec::new();
                }
                return vec![message];
            }
            Question::Agreements(asked) => {
                let of_day =
                    |(callback, _): &(Callback, String)| callback.set.when.at.date() == asked;
                let agreed = self.callbacks().into_iter().filter(of_day).collect();
                Answer::Agreements { asked, agreed }
            }
            Question::Causes { beginning, .. } => Answer::Causes {
                causes: people::causes(&beginning),
                asked: beginning,
            },
            Question::LastSaved => Answer::LastSaved(None),
            Question::OpenCauses => Answer::OpenCauses(kept::causes(&self.cards(), &self.said)),
            Question::Versions(asked) => Answer::Versions {
                asked,
                versions: kept::versions(&self.before, &self.said, asked),
            },
            Question::Review => Answer::Review(self.review(now)),
            Question::Reviewing(asked) => {
                let card = self.card_read(asked, now).map(Box::new);
                Answer::Reviewing { asked, card }
            }
            Question::Agenda(asked) => self.agenda(asked, now),
            Question::OwnWeek => Answer::OwnWeek(self.own_week(now)),
            Question::Voice(monday) => Answer::Voice(self.voice(monday)),
            Question::ImportFiles => Answer::ImportFiles(vec![ImportFile {
                path: "/home/kari/Nedlastinger/Vinterliste Ålesund.csv".into(),
                written: now.at.plus(chrono::Duration::minutes(-12)),
                size_bytes: 48_213,
            }]),
            Question::Preview(asked) => {
                let preview = match &asked.from {
                    ImportFrom::File(path) if path.ends_with("ingen.csv") => {
                        Err(trouble(TroubleKind::NotFound))
                    }
                    ImportFrom::File(_) => Ok(Box::new(preview(&asked.statuses))),
                    ImportFrom::Rows(rows) => {
                        let is_abroad = rows.contains("Malmö") && asked.market == Region::NO;
                        let misfits = is_abroad.then(|| Misfits {
                            rows: 3,
                            fits: vec![(Region::SE, 100), (Region::DE, 66)],
                        });
                        Ok(Box::new(Preview {
                            misfits,
                            ..preview(&asked.statuses)
                        }))
                    }
                };
                Answer::Preview {
                    asked: Box::new(asked),
                    preview,
                }
            }
        };
        vec![Message::Answer(answer)]
    }

    /// Whose number this is.
    fn owners(&self, asked: String, principal: Option<&str>) -> Answer {
        let phone = read_phone(&asked, Region::NO).ok();
        let number = phone.map(|phone| phone.number);
        let cards = self.cards();
        let has = |card: &&Card| {
            let phones = &card.customer.profile.phones;
            phones
                .iter()
                .any(|phone| Some(&phone.number) == number.as_ref())
        };
        let is_theirs = |card: &&Card| principal.is_none_or(|of| of == card.principal);
        let owners = cards.iter().filter(has).filter(is_theirs);
        let owners = owners.map(|it| found(it, Matched::Number)).collect();
        Answer::Owners {
            asked,
            number,
            owners,
        }
    }

    /// Everybody, with what was committed since.
    pub(super) fn cards(&self) -> Vec<Card> {
        let mut cards = self.before.clone();
        for (id, said) in &self.said {
            project(&mut cards, *id, said, self);
        }
        for card in &mut cards {
            for member in &mut card.lists {
                if let Some(answers) = self.answers.get(&member.list.id) {
                    member.list.answers = answers.clone();
                }
            }
        }
        cards
    }

    fn list(&self, id: ListId) -> Option<List> {
        let of_cards = self.before.iter().flat_map(|card| &card.lists);
        let of_cards = of_cards.map(|member| &member.list);
        let made = self.said.iter().filter_map(|(_, said)| match &said.fact {
            Fact::ListNew(list) => Some(list),
            _ => None,
        });
        of_cards.chain(made).find(|list| list.id == id).cloned()
    }

    /// The version of a call that holds.
    fn holding(&self, id: RecordId, first: &Call) -> (Call, u32) {
        let mut holds = (first.clone(), 1);
        for (_, said) in &self.said {
            if let Fact::CallAmend { of, call } = &said.fact
                && *of == id
            {
                holds = (call.as_ref().clone(), holds.1 + 1);
            }
        }
        holds
    }

    fn card_read(&self, id: CustomerId, now: Now) -> Option<CardRead> {
        let card = self
            .cards()
            .into_iter()
            .find(|card| card.customer.id == id)?;
        let person = person(&card);
        let may_call = card.customer.profile.phones.iter().map(|phone| {
            let because = due(&card, now.at);
            let asked = asked(&card, phone.clone(), because);
            MayCall::asked(&asked, &self.rules, now)
        });
        let may_call = may_call.collect();
        Some(CardRead {
            card,
            person,
            may_call,
        })
    }

    fn clear(&self, wanted: WantedCall, now: Now) -> Message {
        let card = self
            .cards()
            .into_iter()
            .find(|card| card.customer.id == wanted.customer);
        let card = card.expect("a customer of the scene");
        let phones = card.customer.profile.phones.iter();
        let phone = phones
            .clone()
            .find(|phone| phone.number == wanted.number)
            .cloned();
        let asked = asked(&card, phone.expect("a number of the card"), wanted.because);
        let result = match &wanted.over {
            Some(reason) => clear_over(&asked, reason, &self.rules, now),
            None => clear(&asked, &self.rules, now),
        };
        Message::Cleared { wanted, result }
    }

    fn callbacks(&self) -> Vec<(Callback, String)> {
        let mut all: Vec<(Callback, String)> = Vec::new();
        for card in self.cards() {
            let name = card.customer.profile.name.clone();
            all.extend(card.callbacks.iter().map(|it| (it.clone(), name.clone())));
        }
        all.sort_by_key(|(callback, _)| callback.set.when.due());
        all
    }

    fn today(&self, now: Now) -> Today {
        let cards = self.cards();
        let mut callbacks = self.callbacks();
        callbacks.retain(|(callback, _)| {
            let set = &callback.set;
            let is_ours = set.owner == Owner::Anyone || set.owner.is(people::kari().id);
            let is_missed = set.missed_at(2) <= now.at;
            set.when.at.date() <= now.today() && (is_ours || is_missed)
        });
        let never = cards.iter().filter(|card| !card.suppressed.is_empty());
        Today {
            never: never.map(|card| card.customer.id).collect(),
            callbacks,
            keeping: kept::keeping(&cards, &self.said, now),
            lists: self.lists(now),
            is_shared: false,
            customers: cards.len() as u64,
            unpublished: Some(0),
            away: self.away.clone(),
            exported: Vec::new(),
            doubles: self.doubles.clone(),
        }
    }

    fn lists(&self, now: Now) -> Vec<(List, Counts)> {
        let cards = self.cards();
        let mut lists: Vec<List> = Vec::new();
        for member in cards.iter().flat_map(|card| &card.lists) {
            if lists.iter().all(|list| list.id != member.list.id) {
                lists.push(member.list.clone());
            }
        }
        lists.extend(self.imported.clone());
        lists
            .into_iter()
            .map(|list| {
                let counts = self.counts(&cards, Some(list.id), now);
                (list, counts)
            })
            .collect()
    }

    fn counts(&self, cards: &[Card], list: Option<ListId>, now: Now) -> Counts {
        let mut counts = Counts::default();
        for card in cards {
            let Some(member) = member(card, list) else {
                continue;
            };
            if member.state == MemberState::Done {
                counts.done += 1;
                continue;
            }
            match self.hold(card, member, now) {
                None => counts.now += 1,
                Some((hold, until)) => {
                    let waiting = counts.waiting.iter_mut().find(|(it, ..)| *it == hold);
                    match waiting {
                        Some((_, count, _)) => *count += 1,
                        None => counts.waiting.push((hold, 1, until)),
                    }
                }
            }
        }
        counts
    }

    fn hold(&self, card: &Card, member: &Member, now: Now) -> Option<(Hold, Option<Moment>)> {
        let (facts, person) = (facts(Some(&member.list)), person(card));
        let class = facts.class(person.audience, person.whereabouts);
        let standing = standing(&class, &self.rules, now);
        let of_class = standing.hold().map(|hold| (hold, standing.lifts()));
        let of_person = hold_of(&facts, &person, &self.rules, now);
        match (of_person, of_class) {
            (Some((hold, until)), Some((_, class_until))) => Some((
                hold,
                until.zip(class_until).map(|(one, other)| one.max(other)),
            )),
            (held, of_class) => held.or(of_class),
        }
    }

    fn queue(&self, asked: &QueueQuestion) -> Queue {
        let now = asked.now;
        let cards = self.cards();
        let mut rows: Vec<(u8, QueueRow)> = Vec::new();
        for card in &cards {
            let Some(member) = member(card, asked.filter.list) else {
                continue;
            };
            if let Some((field, value)) = &asked.filter.field
                && fold(card.customer.profile.value(field)) != fold(value)
            {
                continue;
            }
            if member.state == MemberState::Done {
                continue;
            }
            match (self.hold(card, member, now), asked.filter.waiting) {
                (None, None) => rows.push(row(card, asked, now)),
                (Some((hold, until)), Some(waiting)) if hold == waiting => {
                    let place = Place::Waiting { until };
                    let (_, row) = row(card, asked, now);
                    rows.push((0, QueueRow { place, ..row }));
                }
                (Some(_) | None, _) => {}
            }
        }
        rows.sort_by_key(|(rank, _)| *rank);
        let rows = rows
            .into_iter()
            .map(|(_, row)| row)
            .take(asked.rows_max)
            .collect();
        let counts = self.counts(&cards, asked.filter.list, now);
        Queue { rows, counts }
    }

    fn find(&self, text: &str, principal: Option<&str>) -> Vec<Found> {
        let wanted = fold(text);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let mut all = Vec::new();
        for card in self.cards() {
            if principal.is_some_and(|of| of != card.principal) {
                continue;
            }
            let profile = &card.customer.profile;
            let notes = card.history.iter().filter_map(|entry| match &entry.what {
                Happened::Call { call, .. } => Some(call.notes.clone()),
                _ => None,
            });
            let notes = notes.collect::<Vec<_>>().join(" ");
            let number = |phone: &Phone| phone.number.as_e164().contains(&digits);
            let matched = if fold(&profile.name).contains(&wanted) {
                Some(Matched::Name)
            } else if fold(&profile.company).contains(&wanted) {
                Some(Matched::Company)
            } else if !digits.is_empty() && profile.phones.iter().any(number) {
                Some(Matched::Number)
            } else if fold(&notes).contains(&wanted) {
                Some(Matched::Notes)
            } else {
                None
            };
            all.extend(matched.map(|matched| found(&card, matched)));
        }
        all
    }
}

fn member(card: &Card, list: Option<ListId>) -> Option<&Member> {
    card.lists
        .iter()
        .find(|member| list.is_none_or(|id| member.list.id == id))
}

fn row(card: &Card, asked: &QueueQuestion, now: Now) -> (u8, QueueRow) {
    let open = |callback: &&Callback| {
        callback.state == CallbackState::Open && callback.set.when.due() <= now.at
    };
    let promised = card
        .promises
        .iter()
        .find(|promise| promise.made.due.is_some_and(|day| day <= now.today()));
    let (rank, place) = if let Some(callback) = card.callbacks.iter().find(open) {
        let rank = u8::from(!callback.set.owner.is(asked.seller));
        (rank, Place::Callback(callback.clone()))
    } else if let Some(promise) = promised {
        (2, Place::Promise(promise.clone()))
    } else {
        let tried = u16::try_from(card.contact.attempts_ever).unwrap();
        (3, Place::Next { tried })
    };
    let profile = &card.customer.profile;
    let value = |field: &Field| profile.value(field).to_owned();
    let row = QueueRow {
        customer: card.customer.id,
        name: profile.name.clone(),
        company: profile.company.clone(),
        place,
        columns: asked.filter.columns.iter().map(value).collect(),
    };
    (rank, row)
}

pub(super) fn person(card: &Card) -> Person {
    let soonest = card.callbacks.iter().min_by_key(|it| it.set.when.due());
    let usable = |phone: &&Phone| !matches!(phone.state, PhoneState::NotTheirs | PhoneState::Dead);
    Person {
        zone: Zone::OSLO,
        audience: card.customer.profile.audience,
        suppressed: card.suppressed.clone(),
        numbers_never: Vec::new(),
        numbers_usable: card
            .customer
            .profile
            .phones
            .iter()
            .filter(usable)
            .count()
            .try_into()
            .unwrap(),
        contact: card.contact.clone(),
        callback: soonest.map(|it| Agreed {
            id: it.id,
            when: it.set.when,
        }),
        whereabouts: whereabouts(card),
        bounds: bounds(card),
    }
}

fn whereabouts(card: &Card) -> Whereabouts {
    let profile = &card.customer.profile;
    let first = profile.phones.first();
    Whereabouts {
        zone: profile.value(&Field::Zone).parse().ok(),
        country: first.and_then(|phone| phone.number.region()),
        subdivision: None,
    }
}

/// What their history says of what they allow, newest first.
fn bounds(card: &Card) -> Bounds {
    let mut bounds = Bounds::default();
    let mut wishes = None;
    for entry in &card.history {
        match &entry.what {
            Happened::Wished(Wished::Preference(preference)) => {
                wishes.get_or_insert_with(|| Wishes {
                    hours: preference.windows.iter().map(hours).collect(),
                    channel: preference.channel,
                    numbers: preference.numbers.clone(),
                });
            }
            Happened::Wished(Wished::Withdrawal(_)) => {
                bounds.withdrawn_at.get_or_insert(Moment::from(entry.at));
            }
            Happened::Wished(Wished::Consent(consent)) if bounds.withdrawn_at.is_none() => {
                bounds.proofs.push(Proof {
                    ground: Ground::Asked,
                    evidence: Vec::new(),
                    on: entry.at.date_naive(),
                    until: consent.until,
                    ended_on: None,
                    purposes: Vec::new(),
                    number: None,
                });
            }
            _ => {}
        }
    }
    bounds.wishes = wishes.unwrap_or_default();
    if card.tags.iter().any(|tag| tag == people::LISTED) {
        bounds.listed.push(Listing {
            register: "NO.REG.RESERVASJON".to_owned(),
            version: "2026-11-02".parse().unwrap(),
            number: None,
        });
    }
    bounds
}

fn hours(window: &Window) -> WishedHours {
    WishedHours {
        days: window.days.clone(),
        from: window.from.unwrap_or_default(),
        until: window.to,
    }
}

fn due(card: &Card, now: Moment) -> Because {
    let mut callbacks = card.callbacks.iter();
    let due = callbacks.find(|it| it.set.when.due() <= now.plus(chrono::Duration::minutes(15)));
    due.map_or(Because::Next, |it| {
        Because::Callback(Agreed {
            id: it.id,
            when: it.set.when,
        })
    })
}

pub(super) fn facts(list: Option<&List>) -> ListFacts {
    ListFacts {
        market: Region::NO,
        answers: list.map_or_else(ListAnswers::default, |list| list.answers.clone()),
        purpose: "sale".to_owned(),
        stated: Stated::default(),
    }
}

fn asked(card: &Card, number: Phone, because: Because) -> Asked {
    let list = card.lists.first().map(|member| &member.list);
    Asked {
        customer: card.customer.id,
        number,
        person: person(card),
        facts: facts(list),
        list: list.map(|list| ListRef {
            id: list.id,
            name: list.name.clone(),
        }),
        because,
    }
}

fn found(card: &Card, matched: Matched) -> Found {
    let profile = &card.customer.profile;
    Found {
        customer: card.customer.id,
        name: profile.name.clone(),
        company: profile.company.clone(),
        phones: profile.phones.clone(),
        town: profile.value(&Field::Town).to_owned(),
        lists: card
            .lists
            .iter()
            .map(|it| (it.list.id, it.list.name.clone()))
            .collect(),
        matched,
    }
}

/// What a fact adds up to.
fn project(cards: &mut Vec<Card>, id: RecordId, said: &Said, world: &World) {
    let Some(about) = said.about else { return };
    if let Fact::CustomerNew(new) = &said.fact {
        cards.push(newcomer((id, said), about, new, world));
        return;
    }
    if let Fact::CustomerMerge(one) | Fact::CustomerUnmerge(one) = &said.fact {
        of_two(cards, (id, said), (about, one.with), world);
        return;
    }
    let Some(card) = cards.iter_mut().find(|card| card.customer.id == about) else {
        return;
    };
    match &said.fact {
        Fact::Call(call) => {
            let (call, versions) = world.holding(id, call);
            project_call(card, id, &call, versions);
        }
        Fact::CustomerField(write) => match &write.target {
            FieldTarget::Value(field, value) => {
                card.customer.profile.write(field, value.clone());
                card.disputed.retain(|of| of.field != *field);
            }
            FieldTarget::Phone(phone) => {
                let phones = &mut card.customer.profile.phones;
                match phones.iter_mut().find(|it| it.number == phone.number) {
                    Some(known) => *known = phone.clone(),
                    None => phones.push(phone.clone()),
                }
            }
            FieldTarget::PhoneRemoved(number) => {
                card.customer
                    .profile
                    .phones
                    .retain(|phone| phone.number != *number);
            }
        },
        Fact::Assign(assign) => {
            card.caller = Some(Caller {
                seller: assign.to.clone(),
                why: CallerWhy::Assigned(assign.until),
                instead_of: None,
            });
        }
        Fact::CustomerMember(member) => {
            let list = world.list(member.list.id).unwrap();
            let state = MemberState::Waiting;
            card.lists.push(Member { list, state });
        }
        Fact::Note(note) => {
            let what = Happened::Note {
                by: Some(people::kari()),
                text: note.text.clone(),
                source: String::new(),
            };
            card.history.insert(0, entry(id, said.at, what));
        }
        Fact::CallbackSet(set) => card.callbacks.push(Callback {
            id: PartRef::whole(id),
            customer: about,
            set: set.clone(),
            state: CallbackState::Open,
        }),
        Fact::RelationSet(relation) => related(cards, about, relation, world),
        Fact::CallbackDone { of } | Fact::CallbackCancelled { of, .. } => {
            card.callbacks.retain(|callback| callback.id != *of);
        }
        Fact::CallbackMoved { of, when } => {
            for callback in card.callbacks.iter_mut().filter(|it| it.id == *of) {
                callback.set.when = *when;
            }
        }
        Fact::PromiseMade(_)
        | Fact::PromiseKept(_)
        | Fact::PromiseBroken(_)
        | Fact::PromiseWithdrawn(_)
        | Fact::CallVoid { .. }
        | Fact::CallAmend { .. }
        | Fact::Talk(_) => kept::project(card, id, said),
        Fact::Suppress(suppress) => {
            card.suppressed.push(suppress.scope);
            card.never.push(Suppression {
                record: id,
                scope: suppress.scope,
                source: suppress.source.clone(),
                words: suppress.words.clone(),
            });
        }
        Fact::SuppressLift(lift) => lifted(card, (id, said), lift),
        Fact::PreferenceSet(_) | Fact::ConsentGiven(_) | Fact::ConsentWithdrawn(_) => {
            let wished = match &said.fact {
                Fact::ConsentGiven(consent) => Wished::Consent(consent.clone()),
                Fact::PreferenceSet(preference) => Wished::Preference(preference.clone()),
                Fact::ConsentWithdrawn(end) => Wished::Withdrawal(end.clone()),
                _ => return,
            };
            let what = Happened::Wished(wished);
            card.history.insert(0, entry(id, said.at, what));
        }
        _ => {}
    }
}

/// Each of the two stands on the card of the other.
fn related(cards: &mut [Card], about: CustomerId, relation: &Relation, world: &World) {
    let of = |side, customer| Related {
        kind: relation.kind,
        side,
        customer,
        name: named(world, customer),
        role: relation.role.clone(),
        last_contact: None,
    };
    let own = cards.iter().find(|card| card.customer.id == about);
    let name = own.map_or_else(String::new, |card| card.customer.profile.name.clone());
    for card in cards {
        if card.customer.id == about {
            card.related.push(of(RelatedSide::First, relation.to));
        } else if card.customer.id == relation.to {
            card.related.push(Related {
                name: name.clone(),
                ..of(RelatedSide::Second, about)
            });
        }
    }
}

/// The card of somebody new.
fn newcomer(
    (id, said): (RecordId, &Said),
    about: CustomerId,
    new: &CustomerNew,
    world: &World,
) -> Card {
    let mut card = people::everybody().remove(8);
    card.customer = Customer {
        id: about,
        profile: new.profile.clone(),
    };
    card.related.clear();
    card.lists.clear();
    if let Some(member) = &new.member
        && let Some(list) = world.list(member.list.id)
    {
        let state = MemberState::Waiting;
        card.lists.push(Member { list, state });
    }
    card.source.clone_from(&new.source);
    let known = Happened::Known {
        source: new.source.clone(),
        list: new.member.as_ref().map(|member| member.list.name.clone()),
    };
    card.history.push(entry(id, said.at, known));
    card
}

fn of_two(
    cards: &mut Vec<Card>,
    (id, said): (RecordId, &Said),
    pair: (CustomerId, CustomerId),
    world: &World,
) {
    match said.fact {
        Fact::CustomerMerge(_) => joined(cards, (id, said), pair),
        _ => parted(cards, (id, said), pair, world),
    }
}

/// One card has what both had.
fn joined(cards: &mut Vec<Card>, (id, said): (RecordId, &Said), pair: (CustomerId, CustomerId)) {
    let at = cards.iter().position(|card| card.customer.id == pair.1);
    let other = cards.remove(at.unwrap());
    let is_it = |card: &&mut Card| card.customer.id == pair.0;
    let card = cards.iter_mut().find(is_it).unwrap();
    let with = other.customer.profile.name;
    card.customer
        .profile
        .phones
        .extend(other.customer.profile.phones);
    card.ones.push(OnePair {
        pair,
        names: (card.customer.profile.name.clone(), with.clone()),
    });
    let what = OneOrTwo::One;
    told_of_two(card, (id, said), (what, with));
}

fn parted(
    cards: &mut Vec<Card>,
    (id, said): (RecordId, &Said),
    pair: (CustomerId, CustomerId),
    world: &World,
) {
    let mut before = world.before.iter();
    let other = before.find(|card| card.customer.id == pair.1).unwrap();
    let is_it = |card: &&mut Card| card.customer.id == pair.0;
    let card = cards.iter_mut().find(is_it).unwrap();
    let theirs = &other.customer.profile.phones;
    card.customer
        .profile
        .phones
        .retain(|phone| !theirs.contains(phone));
    card.ones.clear();
    let with = other.customer.profile.name.clone();
    told_of_two(card, (id, said), (OneOrTwo::Two, with));
    cards.push(other.clone());
}

fn told_of_two(card: &mut Card, (id, said): (RecordId, &Said), (what, with): (OneOrTwo, String)) {
    let by = Some(people::kari());
    let joined = Joined { what, with, by };
    let entry = entry(id, said.at, Happened::Joined(joined));
    card.history.insert(0, entry);
}

/// The wishes that are taken back are gone, and that stands in the time line.
fn lifted(card: &mut Card, (id, said): (RecordId, &Said), lift: &SuppressLift) {
    let (gone, stay) = std::mem::take(&mut card.never)
        .into_iter()
        .partition::<Vec<_>, _>(|it| lift.of.contains(&it.record));
    card.never = stay;
    for wish in gone {
        let at = card.suppressed.iter().position(|it| *it == wish.scope);
        card.suppressed.remove(at.unwrap());
    }
    let what = Happened::SuppressLifted {
        by: Some(people::kari()),
        basis: lift.basis.clone(),
    };
    card.history.insert(0, entry(id, said.at, what));
}

/// The name of somebody who was there before.
fn named(world: &World, customer: CustomerId) -> String {
    let mut cards = world.before.iter();
    let card = cards.find(|card| card.customer.id == customer);
    card.map_or_else(String::new, |card| card.customer.profile.name.clone())
}

fn entry(id: RecordId, at: Moment, what: Happened) -> Entry {
    Entry {
        record: id,
        at: at.stamp(Zone::OSLO),
        whose: None,
        what,
    }
}

fn project_call(card: &mut Card, id: RecordId, call: &Call, versions: u32) {
    let ended = Moment::from(call.ended_at.unwrap());
    if let Attempt::Nth(_) = call.attempt {
        card.contact.attempts.insert(0, ended);
        card.contact.attempts_ever += 1;
    }
    card.contact.last_call = Some(LastCall {
        at: ended,
        line: call.line,
        attempt: call.attempt,
    });
    if call.line == LineResult::Declined {
        card.contact.declined_at = Some(ended);
    }
    for learned in &call.numbers {
        let phones = &mut card.customer.profile.phones;
        match phones
            .iter_mut()
            .find(|phone| phone.number == learned.number)
        {
            Some(phone) => phone.state = learned.state,
            None => phones.push(Phone {
                number: learned.number.clone(),
                kind: learned.number.kind(),
                state: learned.state,
            }),
        }
    }
    card.callbacks
        .retain(|callback| Some(callback.id) != call.kept_callback);
    card.callbacks
        .extend(call.callback.iter().map(|set| Callback {
            id: PartRef::callback(id),
            customer: card.customer.id,
            set: set.clone(),
            state: CallbackState::Open,
        }));
    card.suppressed.extend(call.suppress);
    match call.outcome.as_ref().map(|outcome| outcome.causes) {
        Some(Causes::Done | Causes::Rests { .. }) => {
            for member in &mut card.lists {
                member.state = MemberState::Done;
            }
        }
        Some(Causes::ComesBack | Causes::NumberStruck | Causes::NeverCalled) | None => {}
    }
    let what = Happened::Call {
        call: Box::new(call.clone()),
        versions,
        void: None,
        met: None,
    };
    card.history.insert(0, entry(id, ended, what));
}

fn trouble(kind: TroubleKind) -> Trouble {
    Trouble {
        kind,
        path: Some("/home/kari/ingen.csv".into()),
        detail: String::new(),
    }
}

fn preview(said: &[(String, StatusMeaning)]) -> Preview {
    let column = |header: &str, examples: &[&str], goes| PreviewColumn {
        header: header.to_owned(),
        examples: examples.iter().map(|it| (*it).to_owned()).collect(),
        goes,
    };
    Preview {
        columns: vec![
            column(
                "Navn",
                &["Åse Østergård", "Bjørn Lie"],
                ColumnGoes::Field(Field::Name),
            ),
            column(
                "Firma",
                &["Østergård Blomster AS"],
                ColumnGoes::Field(Field::Company),
            ),
            column("Mobil", &["400 00 001", "400 00 002"], ColumnGoes::Phone),
            column("Merknad", &["ring etter 16"], ColumnGoes::Note),
            column("Avtale", &["Bedrift 500"], ColumnGoes::Own),
        ],
        statuses: vec![
            ("ikke svar".to_owned(), 2, StatusMeaning::NoAnswer),
            ("varm".to_owned(), 1, StatusMeaning::Unknown),
        ]
        .into_iter()
        .map(|(word, rows, means)| {
            let said = said.iter().find(|(known, _)| *known == word);
            (word, rows, said.map_or(means, |(_, means)| *means))
        })
        .collect(),
        registers: Vec::new(),
        misfits: None,
        summary: summary(),
    }
}

fn summary() -> Summary {
    Summary {
        rows: 4,
        new: 2,
        merged: 1,
        refused: vec![("too short".to_owned(), 1)],
        sharing: 1,
        carried: samtale::model::imported::Carried {
            notes: 3,
            callbacks: 1,
            calls: 0,
            suppressions: 0,
        },
        counts: Counts {
            now: 2,
            waiting: vec![(Hold::NeedsWash, 1, None)],
            done: 0,
        },
    }
}
