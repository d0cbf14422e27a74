//! What imports need to know of the desk, and what they make of it: an order, a preview, where refused rows go.

use std::path::PathBuf;

use super::bring::{BringFailure, Stop};
use super::list::{ListFailure, ListSource, Opened, open};
use super::misfits::Counting;
use crate::app::importing::{ImportFrom, ImportRequest, Preview};
use crate::app::{Trouble, TroubleKind};
use crate::config::{Config, ImportFolder};
use crate::disk::newest::{desktops, downloads};
use crate::disk::{Trouble as DiskTrouble, incoming, places};
use crate::forms::mapping::NoSuchColumn;
use crate::forms::table::NotATable;
use crate::guard::{Register, Rules};
use crate::lang::{Lang, OwnFile};
use crate::model::list::ListAudience;
use crate::model::outcome::Campaign;
use crate::model::seller::SellerRef;
use crate::shell::clock::Clock;
use crate::shell::home::Desk;
use crate::shell::trouble::{self, trouble};
use crate::store::Store;
use crate::store::import::ImportOrder;

/// What imports need to know of the desk.
#[derive(Clone)]
pub struct ImportDesk {
    config: Config,
    rules: Rules,
    languages: Vec<OwnFile>,
    language: String,
    seller: SellerRef,
    /// The clock.
    pub clock: Clock,
    data: PathBuf,
}

impl ImportDesk {
    /// What there is to know.
    #[must_use]
    pub fn of(desk: &Desk, rules: &Rules, seller: &SellerRef) -> Self {
        Self {
            config: desk.config.clone(),
            rules: rules.clone(),
            languages: desk.languages.clone(),
            language: desk.lang.code().to_owned(),
            seller: seller.clone(),
            clock: desk.clock,
            data: desk.places.data.clone(),
        }
    }

    /// The same on behalf of another firm.
    #[must_use]
    pub fn for_principal(mut self, principal: String) -> Self {
        self.config.settings.principal = principal;
        self
    }

    /// Where the rows of a request come from.
    pub fn source(&self, request: &ImportRequest) -> Result<ListSource, Trouble> {
        let from = match &request.from {
            ImportFrom::Rows(text) => ImportFrom::Rows(text.clone()),
            ImportFrom::File(path) => {
                let typed = path.to_string_lossy();
                let found = incoming::find(&typed, &folders(&self.config.settings.import_folders));
                ImportFrom::File(found.map_err(|_| Trouble {
                    path: Some(path.clone()),
                    ..trouble(TroubleKind::NotFound, "")
                })?)
            }
        };
        Ok(ListSource {
            from,
            region: request.market,
            columns: request.columns.clone(),
            map: Vec::new(),
            statuses: request.statuses.clone(),
        })
    }

    /// The order to the store.
    #[must_use]
    pub fn order(&self, request: ImportRequest, opened: &Opened) -> ImportOrder {
        let campaign = self.config.campaign(&request.campaign).cloned();
        ImportOrder {
            list: request.list,
            principal: self.config.settings.principal.clone(),
            market: request.market,
            answers: request.answers,
            source: request.source,
            outcomes: campaign.unwrap_or_else(|| without_outcomes(&request.campaign)),
            campaign: request.campaign,
            language: self.language.clone(),
            file: opened.file.clone(),
            hash: opened.hash.clone(),
            seller: self.seller.clone(),
            labels: opened.labels.clone(),
        }
    }

    /// Where refused rows of a list go: beside the database, named for the file.
    #[must_use]
    pub fn rejects(&self, opened: &Opened) -> PathBuf {
        let file = if opened.file.is_empty() {
            "paste"
        } else {
            &opened.file
        };
        self.data.join(format!("{file}.rejects.csv"))
    }

    /// The language for reasons of refusal.
    #[must_use]
    pub fn lang(&self) -> Lang {
        Lang::new(&self.language, &self.languages).0
    }

    /// What an import would come to. `store` may be a connection that only reads; nothing is stored. Asked to stop, it
    /// answers for the rows so far.
    pub fn preview(
        &self,
        store: &mut Store,
        request: &ImportRequest,
        stop: &Stop,
    ) -> Result<Preview, Trouble> {
        let source = self.source(request)?;
        self.preview_of(store, request, &source, stop)
    }

    /// The same for a source that was named more exactly.
    pub fn preview_of(
        &self,
        store: &mut Store,
        request: &ImportRequest,
        source: &ListSource,
        stop: &Stop,
    ) -> Result<Preview, Trouble> {
        let recall = |header: &str| remembered(store.mapping(header).ok().flatten());
        let mut opened = open(source, recall).map_err(|why| of_list(source, &why))?;
        let columns = std::mem::take(&mut opened.columns);
        let order = self.order(request.clone(), &opened);
        let mut counting = Counting::of(&columns, request.market);
        let mut broken = None;
        let rows = std::iter::from_fn(|| {
            let read = if stop.is_asked() {
                Ok(None)
            } else {
                opened.read()
            };
            let row = read.unwrap_or_else(|why| {
                broken = Some(why);
                None
            });
            row.inspect(|row| counting.row(row))
        });
        let summary = store.import_preview(order, rows, self.clock.now());
        let summary = summary.map_err(|failure| trouble::of_store(&failure))?;
        if let Some(why) = broken {
            return Err(of_list(source, &why.into()));
        }
        Ok(Preview {
            columns,
            statuses: opened.statuses(),
            registers: self.registers(request),
            misfits: counting.misfits(),
            summary,
        })
    }

    /// The registers that the rules name for those whom the list is about.
    fn registers(&self, request: &ImportRequest) -> Vec<String> {
        let campaign = self.config.campaign(&request.campaign);
        let purpose = campaign.map(|campaign| campaign.purpose.as_str());
        let concerns = |register: &&Register| {
            let whom = match request.answers.audience {
                Some(ListAudience::All(audience)) => register.audiences.contains(&audience),
                Some(ListAudience::EachRow) | None => true,
            };
            whom && register
                .purposes
                .iter()
                .any(|known| Some(known.as_ref()) == purpose)
        };
        let registers = &self.rules.market(request.market).registers;
        let registers = registers.iter().filter(concerns);
        registers
            .map(|register| register.rule.id.to_string())
            .collect()
    }
}

/// The folders in which lists are looked for, as far as they are there.
#[must_use]
pub fn folders(wanted: &[ImportFolder]) -> Vec<PathBuf> {
    let of = |folder: &ImportFolder| match folder {
        ImportFolder::Downloads => downloads(),
        ImportFolder::Desktop => desktops(),
        ImportFolder::Path(path) => vec![places::typed(path)],
    };
    wanted.iter().flat_map(of).collect()
}

/// A mapping as it was remembered.
#[must_use]
pub fn remembered(json: Option<String>) -> Option<Vec<String>> {
    serde_json::from_str(&json?).ok()
}

/// Why a list cannot be read.
#[must_use]
pub fn of_list(source: &ListSource, why: &ListFailure) -> Trouble {
    let kind = match why {
        ListFailure::Disk(cause) if cause.trouble == DiskTrouble::NotThat => TroubleKind::NotAFile,
        ListFailure::Disk(cause) => return trouble::of_disk(cause),
        ListFailure::NotATable(why) => of_table(why),
        ListFailure::Broken => TroubleKind::Damaged,
        ListFailure::NoPhone => TroubleKind::NoPhones,
        ListFailure::NoSuchColumn(NoSuchColumn(column)) => {
            return trouble(TroubleKind::NoColumn, column);
        }
    };
    let path = match &source.from {
        ImportFrom::File(path) => Some(path.clone()),
        ImportFrom::Rows(_) => None,
    };
    Trouble {
        path,
        ..trouble(kind, why)
    }
}

const fn of_table(why: &NotATable) -> TroubleKind {
    match why {
        NotATable::Empty => TroubleKind::NoRows,
        NotATable::Foreign(_) | NotATable::Binary | NotATable::Damaged { .. } => {
            TroubleKind::NotAList
        }
        NotATable::Locked => TroubleKind::Locked,
        NotATable::Unreadable(_) => TroubleKind::NotReadable,
    }
}

/// Why an import did not come to its end.
#[must_use]
pub fn of_bring(source: &ListSource, why: &BringFailure) -> Trouble {
    match why {
        BringFailure::List(why) => of_list(source, why),
        BringFailure::Store(failure) => trouble::of_store(failure),
        BringFailure::Rejects(failure) => trouble::of_disk(failure),
        BringFailure::Stopped => trouble(TroubleKind::Stopped, ""),
    }
}

/// A campaign that nobody knows: its statuses stay words.
fn without_outcomes(code: &str) -> Campaign {
    Campaign {
        code: code.to_owned(),
        ..Campaign::default()
    }
}
