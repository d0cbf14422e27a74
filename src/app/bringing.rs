//! Bringing in a list: choose, look at the columns, three questions, what it would come to, go.

use std::path::Path;

use crate::model::incoming::StatusMeaning;
use crate::model::list::{Ground, ListAnswers, Washed};

use super::cursor::Cursor;
use super::effect::{Effect, Question};
use super::importing::{ImportFile, ImportFrom, ImportRequest, Imported, Preview};
use super::message::{Trouble, TroubleKind};
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::AUDIENCES;
use super::panes::form::{FormField, FormFor, FormPane, Slot};
use super::panes::import::{ImportPane, ImportStep, StatusAsked};
use super::panes::mapping::CHOICES;
use super::window::App;

impl App {
    pub(super) fn import_list(&mut self) {
        self.over.push(Over::Import(Box::default()));
        self.ask(Question::ImportFiles);
    }

    fn import_mut(&mut self) -> Option<&mut ImportPane> {
        self.over.iter_mut().rev().find_map(|over| match over {
            Over::Import(import) => Some(import.as_mut()),
            Over::Find(_)
            | Over::Palette(_)
            | Over::Help(_)
            | Over::Ask(_)
            | Over::Callback(_)
            | Over::Form(_) => None,
        })
    }

    pub(super) fn import_files(&mut self, files: Vec<ImportFile>) {
        if let Some(import) = self.import_mut() {
            import.files = Some(files);
        }
    }

    /// Rows pasted from a spreadsheet, on Today or in an import.
    pub(super) fn paste_rows(&mut self, text: &str) {
        if !text.contains('\n') && !text.contains('\t') {
            return;
        }
        if self.import_mut().is_none() {
            self.import_list();
        }
        self.import_from(ImportFrom::Rows(text.to_owned()));
    }

    /// Looks at what is to be brought in.
    pub(super) fn import_from(&mut self, from: ImportFrom) {
        let request = ImportRequest {
            list: ImportPane::name_of(&from),
            market: self.setup.settings.market,
            campaign: self.setup.settings.campaign.clone(),
            source: String::new(),
            answers: ListAnswers::default(),
            columns: Vec::new(),
            statuses: Vec::new(),
            from,
        };
        if let Some(import) = self.import_mut() {
            import.request = Some(request);
            import.preview = None;
            import.misfits = None;
            import.trouble = None;
            import.go(ImportStep::Columns);
        }
        self.preview();
    }

    /// Asks what the import would come to, with all that was answered so far.
    fn preview(&mut self) {
        if let Some(request) = self.import_mut().and_then(|import| import.request.clone()) {
            self.ask(Question::Preview(request));
        }
    }

    pub(super) fn previewed(
        &mut self,
        asked: &ImportRequest,
        preview: Result<Box<Preview>, Trouble>,
    ) {
        let home = self.setup.settings.market;
        let Some(import) = self.import_mut() else {
            return;
        };
        if import.request.as_ref() != Some(asked) {
            return;
        }
        match preview {
            Ok(preview) => {
                if asked.market == home {
                    import.misfits.clone_from(&preview.misfits);
                }
                import.preview = Some(preview);
            }
            Err(trouble) => {
                import.trouble = Some(trouble);
                import.request = None;
                import.go(ImportStep::Choose);
            }
        }
    }

    /// Takes the chosen row of the step.
    pub(super) fn import_choose(&mut self) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let at = import.cursor.at;
        match import.step.clone() {
            ImportStep::Choose => self.choose_file(at),
            ImportStep::Columns => self.choose_column(at),
            ImportStep::Map { column } => self.map_to(column, at),
            ImportStep::Status { word, asked, .. } => self.status_means((word, asked), at),
            ImportStep::Country => self.numbers_are_of(at),
            ImportStep::Audience => self.import_answer(ImportStep::Ground, |answers| {
                answers.audience = AUDIENCES.get(at).copied();
            }),
            ImportStep::Ground => self.import_ground(at),
            ImportStep::Washed if at == 0 => {
                let registers = import.preview.as_ref().map(|preview| &preview.registers);
                let register = registers.and_then(|all| all.first()).cloned();
                self.asked_for = None;
                self.ask_wash(&register.unwrap_or_default());
            }
            ImportStep::Washed => self.import_washed(None),
            ImportStep::Preview => self.import_go(),
            ImportStep::Running { .. } => {}
            ImportStep::Done(imported) => {
                self.over.pop();
                self.call_list(Some(imported.list.id));
            }
        }
    }

    fn choose_file(&mut self, at: usize) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let file = import
            .files
            .as_ref()
            .and_then(|files| files.get(at))
            .cloned();
        if let Some(file) = file {
            self.import_from(ImportFrom::File(file.path));
        } else {
            let form = FormPane::one(FormFor::ImportPath, Slot::Path, "");
            self.over.push(Over::Form(form));
        }
    }

    /// The first row is the list's name; on any other, Enter goes on.
    fn choose_column(&mut self, at: usize) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let Some(request) = import.request.clone() else {
            return;
        };
        if request.list.is_empty() || (at == 0 && !import.is_named) {
            let fields = vec![
                FormField::suggested(Slot::ListName, &request.list),
                FormField::text(Slot::Source, &request.source),
            ];
            self.over
                .push(Over::Form(FormPane::of(FormFor::ImportList, fields)));
        } else {
            import.go(import.after_columns());
        }
    }

    /// Numbers without a country code are of this country; the first answer is the desk's own.
    fn numbers_are_of(&mut self, at: usize) {
        let home = self.setup.settings.market;
        let Some(import) = self.import_mut() else {
            return;
        };
        let fits = import.misfits.iter().flat_map(|misfits| &misfits.fits);
        let mut countries = std::iter::once(home).chain(fits.map(|(country, _)| *country));
        let country = countries.nth(at).unwrap_or(home);
        if let Some(request) = &mut import.request {
            request.market = country;
        }
        import.go(ImportStep::Audience);
        self.preview();
    }

    /// A status means this from now on; the next that is not known is asked about.
    fn status_means(&mut self, (word, asked): (String, StatusAsked), at: usize) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let row = import.row_of_status(&word);
        if let (Some(request), Some(means)) = (&mut import.request, StatusMeaning::ALL.get(at)) {
            request.statuses.retain(|(known, _)| *known != word);
            request.statuses.push((word, *means));
        }
        match asked {
            StatusAsked::ByUs => import.go(import.after_columns()),
            StatusAsked::ByThem => {
                import.go(ImportStep::Columns);
                import.cursor.at = row;
            }
        }
        self.preview();
    }

    pub(super) fn name_list(&mut self, name: &str, source: &str) {
        if let Some(import) = self.import_mut() {
            import.is_named = true;
            if let Some(request) = &mut import.request {
                name.clone_into(&mut request.list);
                source.clone_into(&mut request.source);
            }
            import.go(import.after_columns());
        }
        self.preview();
    }

    /// Changes where the chosen column goes, or what the chosen status means.
    pub(super) fn map_column(&mut self) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let change = import.change();
        if let (ImportStep::Columns, Some(step)) = (&import.step, change) {
            import.go(step);
        }
    }

    fn map_to(&mut self, column: usize, at: usize) {
        let Some(import) = self.import_mut() else {
            return;
        };
        if let (Some(request), Some(goes)) = (&mut import.request, CHOICES.get(at)) {
            request.columns.retain(|(other, _)| *other != column);
            request.columns.push((column, goes.clone()));
        }
        import.go(ImportStep::Columns);
        import.cursor.at = column + 1;
        self.preview();
    }

    fn import_ground(&mut self, at: usize) {
        let needs_wash = self
            .import_mut()
            .and_then(|import| import.preview.as_ref())
            .is_none_or(|preview| !preview.registers.is_empty());
        let next = if needs_wash {
            ImportStep::Washed
        } else {
            ImportStep::Preview
        };
        self.import_answer(next, |answers| {
            answers.ground = Ground::ALL.get(at).copied();
        });
    }

    pub(super) fn import_washed(&mut self, washed: Option<Washed>) {
        self.import_answer(ImportStep::Preview, |answers| {
            answers.washed = washed.into_iter().collect();
        });
    }

    fn import_answer(&mut self, next: ImportStep, answer: impl FnOnce(&mut ListAnswers)) {
        if let Some(import) = self.import_mut() {
            if let Some(request) = &mut import.request {
                answer(&mut request.answers);
            }
            import.go(next);
        }
        self.preview();
    }

    fn import_go(&mut self) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let Some(request) = import.request.clone() else {
            return;
        };
        let of = import.rows_in_all();
        import.go(ImportStep::Running { rows: 0, of });
        self.send(Effect::Import(request));
    }

    /// The question before.
    pub(super) fn import_step_back(&mut self) {
        let Some(import) = self.import_mut() else {
            return;
        };
        let before = match &import.step {
            ImportStep::Choose | ImportStep::Running { .. } | ImportStep::Done(_) => return,
            ImportStep::Columns => ImportStep::Choose,
            ImportStep::Audience if import.misfits.is_some() => ImportStep::Country,
            ImportStep::Map { .. }
            | ImportStep::Status { .. }
            | ImportStep::Country
            | ImportStep::Audience => ImportStep::Columns,
            ImportStep::Ground => ImportStep::Audience,
            ImportStep::Washed | ImportStep::Preview => ImportStep::Ground,
        };
        import.go(before);
    }

    /// Leaves the import; one that runs is stopped.
    pub(super) fn import_back(&mut self) {
        let Some(import) = self.import_mut() else {
            return;
        };
        match &import.step {
            ImportStep::Running { .. } => self.send(Effect::StopImport),
            ImportStep::Map { .. } | ImportStep::Status { .. } => import.go(ImportStep::Columns),
            ImportStep::Choose
            | ImportStep::Columns
            | ImportStep::Country
            | ImportStep::Audience
            | ImportStep::Ground
            | ImportStep::Washed
            | ImportStep::Preview
            | ImportStep::Done(_) => {
                self.over.pop();
            }
        }
    }

    pub(super) fn import_progress(&mut self, rows: u64, of: Option<u64>) {
        if let Some(import) = self.import_mut()
            && let ImportStep::Running { .. } = import.step
        {
            let of = of.or(import.rows_in_all());
            import.step = ImportStep::Running { rows, of };
        }
    }

    pub(super) fn imported(&mut self, result: Result<Box<Imported>, Trouble>) {
        self.refresh();
        self.ask(Question::Fields);
        match (self.import_mut(), result) {
            (Some(import), Ok(imported)) => import.go(ImportStep::Done(imported)),
            (Some(_), Err(trouble)) if trouble.kind == TroubleKind::Stopped => {
                self.over.retain(|over| !matches!(over, Over::Import(_)));
                self.problem(trouble);
            }
            (Some(import), Err(trouble)) => {
                import.trouble = Some(trouble);
                import.go(ImportStep::Preview);
            }
            (None, Ok(_)) => self.note(Notice::Saved),
            (None, Err(trouble)) => self.problem(trouble),
        }
    }
}

impl ImportPane {
    /// Goes to a step, at its first row.
    pub(super) fn go(&mut self, step: ImportStep) {
        self.step = step;
        self.cursor = Cursor::default();
        if self.step == ImportStep::Country {
            self.cursor.at = self.country_row();
        }
    }

    /// The row of the country that the numbers are read in so far.
    fn country_row(&self) -> usize {
        let market = self.request.as_ref().map(|request| request.market);
        let mut fits = self.misfits.iter().flat_map(|misfits| &misfits.fits);
        let at = fits.position(|(country, _)| Some(*country) == market);
        at.map_or(0, |at| 1 + at)
    }

    /// The file's name, as people know it; empty for pasted rows.
    pub(crate) fn file_name(&self) -> String {
        match self.request.as_ref().map(|request| &request.from) {
            Some(ImportFrom::File(path)) => name_of(path),
            Some(ImportFrom::Rows(_)) | None => String::new(),
        }
    }
}

/// The last part of a path.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
