//! Which action does what: one row each. Actions that write stand in [`super::write`].

use crate::keys::Action;
use crate::model::call::LineResult;

use super::cursor::Step;
use super::layout::Pane;
use super::waiting::Then;
use super::window::App;

type Does = fn(&mut App);

const DOES: &[(Action, Does)] = &[
    (Action::Answered, |app| app.line(LineResult::Answered)),
    (Action::NoAnswer, |app| app.line(LineResult::NoAnswer)),
    (Action::Busy, |app| app.line(LineResult::Busy)),
    (Action::Declined, |app| app.line(LineResult::Declined)),
    (Action::Voicemail, |app| app.line(LineResult::Voicemail)),
    (Action::WrongNumber, |app| app.line(LineResult::WrongNumber)),
    (Action::GivenUp, |app| app.line(LineResult::GivenUp)),
    (Action::Failed, |app| app.line(LineResult::Failed)),
    (Action::CutOff, |app| app.line(LineResult::CutOff)),
    (Action::Save, |app| app.save(Then::Next)),
    (Action::SaveStay, |app| app.save(Then::Stay)),
    (Action::SaveToday, |app| app.save(Then::Today)),
    (Action::SaveBreak, |app| app.save(Then::Break)),
    (Action::StepBack, App::step_back),
    (Action::StepOn, App::step_on),
    (Action::ChangeAnswer, App::change_answer),
    (Action::TakeOutAnswer, App::take_out_answer),
    (Action::Dial, App::dial),
    (Action::DialOther, App::dial_other),
    (Action::WriteNotes, App::write_somewhere),
    (Action::WrapUpCall, App::wrap_up),
    (Action::WithWhom, App::with_whom),
    (Action::SayNext, App::tick_next),
    (Action::ShowGuide, App::show_guide),
    (Action::TakeVerbatim, App::take_verbatim),
    (Action::GoneWrong, App::gone_wrong),
    (Action::AskSatisfaction, App::ask_satisfaction),
    (Action::TakeOrder, App::take_order),
    (Action::PutOnCard, App::put_on_card),
    (Action::SwitchMark, App::switch_mark),
    (Action::SetCallback, App::agree_callback),
    (Action::TheyRing, App::they_ring),
    (Action::ShowParked, App::show_parked),
    (Action::SetAside, App::put_aside),
    (Action::PutBack, App::put_back),
    (Action::Reopen, App::reopen),
    (Action::CopyNumber, App::copy_number),
    (Action::NextCustomer, |app| app.next_one(Step::Down)),
    (Action::PreviousCustomer, |app| app.next_one(Step::Up)),
    (Action::ActOn, App::act_on),
    (Action::NoteDown, App::note_down),
    (Action::ShowCauses, App::show_causes),
    (Action::ShowUnsorted, App::show_unsorted),
    (Action::EditCustomer, App::edit_customer),
    (Action::AddCustomer, App::add_customer),
    (Action::AddContact, App::add_contact),
    (Action::CallColleague, App::call_colleague),
    (Action::SamePerson, App::same_person),
    (Action::TwoPeople, App::two_people),
    (Action::SetClock, App::set_clock),
    (Action::SetHours, App::set_hours),
    (Action::GiveConsent, App::give_consent),
    (Action::WithdrawConsent, App::withdraw_consent),
    (Action::ShowRules, App::show_rules),
    (Action::ShowTeam, App::show_team),
    (Action::NeverCall, App::never_call),
    (Action::ChooseList, App::choose_list),
    (Action::ShowWaiting, App::show_waiting),
    (Action::FilterQueue, App::filter_queue),
    (Action::OrderQueue, App::order_queue),
    (Action::ChooseColumns, App::choose_columns),
    (Action::MapColumn, App::map_column),
    (Action::ImportList, App::import_list),
    (Action::FindCustomer, App::find),
    (Action::ShowToday, App::show_today),
    (Action::ShowQueue, App::show_queue),
    (Action::ShowReview, App::show_review),
    (Action::MarkReviewed, App::mark_reviewed),
    (Action::MakePromise, App::make_promise),
    (Action::OpenCustomer, App::open_reviewed),
    (Action::EndReview, App::end_review),
    (Action::ShowAgenda, App::show_agenda),
    (Action::ShowVoice, App::show_voice),
    (Action::WordsOrWeeks, App::words_or_weeks),
    (Action::ShowLater, |app| app.turn(Step::Down)),
    (Action::ShowEarlier, |app| app.turn(Step::Up)),
    (Action::DayOrWeek, App::day_or_week),
    (Action::WhoseAgenda, App::whose_agenda),
    (Action::MoveCallback, App::move_agreed),
    (Action::ShowOwnWeek, App::show_own_week),
    (Action::TakeBreak, App::take_break),
    (Action::Back, App::back),
    (Action::ShowPalette, App::show_palette),
    (Action::ShowHelp, App::show_help),
    (Action::Quit, App::quit),
    (Action::Suspend, App::suspend),
    (Action::Redraw, App::redraw),
    (Action::Choose, App::choose),
    (Action::Down, |app| app.walk(Step::Down)),
    (Action::Up, |app| app.walk(Step::Up)),
    (Action::PageDown, |app| app.walk(Step::PageDown)),
    (Action::PageUp, |app| app.walk(Step::PageUp)),
    (Action::First, |app| app.walk(Step::First)),
    (Action::Last, |app| app.walk(Step::Last)),
    (Action::NextPane, |app| {
        app.next_pane([Pane::Queue, Pane::Card, Pane::Notes]);
    }),
    (Action::PreviousPane, |app| {
        app.next_pane([Pane::Notes, Pane::Card, Pane::Queue]);
    }),
    (Action::NextField, |app| app.next_field(Step::Down)),
    (Action::PreviousField, |app| app.next_field(Step::Up)),
    (Action::Answer1, |app| app.answer_with(0)),
    (Action::Answer2, |app| app.answer_with(1)),
    (Action::Answer3, |app| app.answer_with(2)),
    (Action::Answer4, |app| app.answer_with(3)),
    (Action::Answer5, |app| app.answer_with(4)),
    (Action::Answer6, |app| app.answer_with(5)),
    (Action::Answer7, |app| app.answer_with(6)),
    (Action::Answer8, |app| app.answer_with(7)),
    (Action::Answer9, |app| app.answer_with(8)),
    (Action::Paste, App::paste_copied),
];

/// What an action does; none for one that only writes.
pub(super) fn of(action: Action) -> Option<Does> {
    DOES.iter()
        .find(|(known, _)| *known == action)
        .map(|(_, does)| *does)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::write::verb_of;

    #[test]
    fn every_action_does_one_thing() {
        for action in Action::ALL {
            let does = of(*action).is_some();
            let writes = verb_of(*action).is_some();
            assert!(does != writes, "{action:?}");
        }
    }
}
