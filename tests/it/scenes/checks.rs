//! What must hold of the window whatever it shows: facts rather than frames.

use samtale::app::message::Size;
use samtale::keys::Action;
use samtale::model::call::LineResult;
use samtale::model::fact::Fact;

use super::{Cast, Stage};

pub(super) const NORMAL: Size = Size {
    columns: 80,
    rows: 24,
};

fn stage() -> Stage {
    Stage::new(NORMAL, Cast::Everybody, "en")
}

fn calls(stage: &Stage) -> Vec<(LineResult, String)> {
    stage
        .world
        .said()
        .filter_map(|said| {
            let (Fact::Call(call) | Fact::CallAmend { call, .. }) = &said.fact else {
                return None;
            };
            Some((call.line, call.notes.clone()))
        })
        .collect()
}

#[test]
fn a_no_answer_takes_three_keys_from_one_card_to_the_next() {
    let mut stage = stage();
    stage.play("l enter");
    let before = stage.screen();
    stage.play("d 2 enter");
    assert_eq!(calls(&stage), [(LineResult::NoAnswer, String::new())]);
    assert_ne!(stage.screen(), before);
    stage.play("d 2 enter");
    assert_eq!(calls(&stage).len(), 2);
}

#[test]
fn find_gives_the_card_when_it_is_open_already() {
    let mut stage = stage();
    stage.play("l enter");
    let before = stage.screen();
    stage.play("l / \"blomster\" enter");
    assert_eq!(stage.screen(), before);
}

#[test]
fn a_failed_save_keeps_every_word() {
    let mut stage = stage();
    stage.play("l enter d 1");
    stage.play("\"Hun vil ha én faktura.\" ctrl-s 1 [full] enter");
    assert_eq!(calls(&stage), []);
    assert!(
        stage.screen().contains("Hun vil ha én faktura."),
        "{}",
        stage.screen()
    );
    stage.play("enter");
    let notes = "Hun vil ha én faktura.".to_owned();
    assert_eq!(calls(&stage), [(LineResult::Answered, notes)]);
}

#[test]
fn the_next_customer_never_opens_with_the_last_ones_text() {
    let mut stage = stage();
    stage.play("l enter d 1 \"hemmelig\" ctrl-s 1 enter");
    assert!(!stage.screen().contains("hemmelig"), "{}", stage.screen());
}

#[test]
fn a_crash_loses_nothing_that_was_kept() {
    let mut stage = stage();
    stage.play("l enter d 1 \"midt i en setn\"");
    let stage = stage.restart();
    assert!(
        stage.screen().contains("midt i en setn"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_late_answer_to_find_is_not_shown() {
    let mut stage = stage();
    stage.world.holds_finds = true;
    stage.play("/ \"bj\"");
    let late = stage.world.let_go();
    stage.play("\"o\"");
    let before = stage.screen();
    assert!(before.contains("Bjørn Lie"), "{before}");
    for message in late {
        stage.send(message);
    }
    assert_eq!(stage.screen(), before);
}

#[test]
fn enter_waits_for_who_is_found_by_all_that_is_typed() {
    let mut stage = stage();
    stage.play("/ \"a\"");
    stage.world.holds_finds = true;
    stage.play("backspace \"bj\" enter");
    assert!(
        !stage.screen().contains("┏ Bjørn Lie"),
        "{}",
        stage.screen()
    );
    for message in stage.world.let_go() {
        stage.send(message);
    }
    assert!(stage.screen().contains("┏ Bjørn Lie"), "{}", stage.screen());
}

#[test]
fn enter_waits_for_the_queue_that_was_asked_for() {
    let mut stage = stage();
    stage.world.holds_queues = true;
    let mut stage = stage.restart();
    stage.play("l enter");
    assert!(!stage.screen().contains("┏ Åse"), "{}", stage.screen());
    for message in stage.world.let_go() {
        stage.send(message);
    }
    assert!(stage.screen().contains("┏ Åse"), "{}", stage.screen());

    // Another list is chosen, and Enter does not open a row of the one before.
    stage.world.holds_queues = true;
    stage.play("o 2 enter");
    assert!(stage.screen().contains("┏ Queue"), "{}", stage.screen());
    for message in stage.world.let_go() {
        stage.send(message);
    }
    assert!(!stage.screen().contains("┏ Queue"), "{}", stage.screen());
}

#[test]
fn values_that_are_not_read_yet_are_not_none() {
    let mut stage = stage();
    stage.world.holds_values = true;
    stage.play("l f 2");
    assert!(stage.screen().contains("Reading"), "{}", stage.screen());
    stage.play("enter");
    for message in stage.world.let_go() {
        stage.send(message);
    }
    assert!(stage.screen().contains("▽"), "{}", stage.screen());
}

#[test]
fn the_help_turns_whole_pages_to_its_end_and_back() {
    let size = Size {
        columns: 60,
        rows: 16,
    };
    for keys in ["l enter ?", "l enter n f1"] {
        let mut stage = Stage::new(size, Cast::Everybody, "en");
        stage.play(keys);
        let first = stage.screen();
        let mut pages = vec![first.clone()];
        for _ in 0..20 {
            stage.play("pgdn");
            if pages.last() == Some(&stage.screen()) {
                break;
            }
            pages.push(stage.screen());
        }
        assert!(pages.len() < 12, "{} pages", pages.len());
        stage.play("G");
        assert_eq!(Some(&stage.screen()), pages.last());
        stage.play("up");
        assert_ne!(Some(&stage.screen()), pages.last());
        stage.play("g");
        assert_eq!(stage.screen(), first);
    }
}

#[test]
fn the_record_says_with_whom_the_call_was() {
    let mut stage = stage();
    stage.play("/ \"blomster\" down ctrl-t f12 2 ctrl-s 1 enter");
    let with = stage.world.said().find_map(|said| {
        let Fact::Call(call) = &said.fact else {
            return None;
        };
        Some(call.with_whom.clone())
    });
    assert_eq!(with.as_deref(), Some("Åse Østergård"));
}

/// What is played, and what must be seen after it.
#[test]
fn the_mouse_does_what_it_looks_like() {
    let check = |does: &str, expected: &str| {
        let mut stage = stage();
        stage.play(does);
        let screen = stage.screen();
        assert!(screen.contains(expected), "{does}\n{screen}");
    };
    // On Today and in the queue a click chooses, and a second one takes.
    check("[click] \"Bjørn\" [click] \"Bjørn\"", "┏ Bjørn Lie");
    check("l [click] \"Maja\"", "┏ Queue");
    check("l [click] \"Maja\" [click] \"Maja\"", "┏ Maja");
    // In a box one click takes, and one beside it closes it again.
    check("l enter ctrl-p \"queue\" [click] \"Queue   \"", "┏ Queue");
    check("/ \"o\" [click] \"Bjørn\"", "┏ Bjørn Lie");
    check("l o [click] \"Messa\"", "Messa i vår   3 due");
    check("l o [click] \"samtale\"", "┏ Queue");
    check("/ \"o\" [wheel-down] \"Åse\" enter", "┏ Alexandra");
    check("l enter ctrl-b [click] \"Another time\"", "24.11, after 16");
    check(
        "l enter e [click] \"Company\" \"X\"",
        "Østergård Blomster ASX",
    );
    // A column is chosen before it is changed.
    check("I [click] \"Vinterliste\" [click] \"Merknad\"", "▸ Merknad");
    check(
        "I enter [click] \"Merknad\" [click] \"Merknad\"",
        "Where does “Merknad”",
    );
    check(
        "l enter d 1 ctrl-s [click] \"Not interested\"",
        "✓ Not interested",
    );
    // The wheel walks in what it stands on.
    check("l enter [wheel-down] \"history\"", "Åse");
}

#[test]
fn never_call_is_one_key_from_any_stage() {
    for keys in [
        "l enter N",
        "l enter n ctrl-n",
        "l enter d N",
        "l enter d 1 ctrl-n",
        "l enter d 1 ctrl-s N",
        "l enter d 2 N",
    ] {
        let mut stage = stage();
        stage.play(keys);
        let never = stage.world.said().filter(|said| {
            let about = said.about == Some(super::people::customer(1));
            about && matches!(&said.fact, Fact::Suppress(_))
        });
        assert_eq!(never.count(), 1, "{keys}");
        stage.play("esc");
        let screen = stage.screen();
        assert!(!screen.contains("✓ may be called"), "{keys}\n{screen}");
    }
}

#[test]
fn with_whom_is_never_to_be_called_nothing_is_agreed_and_what_was_says_so() {
    let mut stage = stage();
    let says_never = |stage: &Stage| {
        let screen = stage.screen();
        let mut rows = screen.lines();
        rows.any(|row| row.contains("Åse Østergård") && row.contains("✗ never call"))
    };
    let moves = |stage: &Stage| stage.screen().contains("When shall we call again?");
    stage.play("l enter");
    stage.play("ctrl-b");
    assert!(moves(&stage), "{}", stage.screen());
    stage.play("esc N esc ctrl-b");
    let screen = stage.screen();
    assert!(
        screen.contains("Nobody here calls Åse Østergård again."),
        "{screen}"
    );
    assert!(!moves(&stage), "{screen}");
    // In the agenda, and on Today; and no other time is agreed there.
    for (page, moved) in [("T", "m"), ("t", "j a 1")] {
        stage.play(page);
        assert!(says_never(&stage), "{}", stage.screen());
        stage.play(moved);
        let screen = stage.screen();
        assert!(
            screen.contains("Nobody here calls Åse Østergård again."),
            "{screen}"
        );
        assert!(!moves(&stage), "{screen}");
    }
}

#[test]
fn no_mark_and_no_time_in_the_notes_agrees_a_call_with_whom_is_never_to_be_called() {
    let agreed = |stage: &Stage| {
        let said = stage.world.said().filter_map(|said| {
            let Fact::Call(call) = &said.fact else {
                return None;
            };
            Some(call.callback.is_some())
        });
        said.collect::<Vec<bool>>()
    };
    // The mark is written first, or the wish is first; it holds either way, and is said.
    for (first, then) in [
        ("\"> tir 14\" esc N esc", ""),
        ("esc N esc n", "\"> tir 14\""),
    ] {
        let mut stage = stage();
        stage.play("l enter d 1");
        stage.play(first);
        stage.play(then);
        let screen = stage.screen();
        assert!(screen.contains("✗ never call"), "{screen}");
        stage.play("ctrl-s 1 enter");
        assert_eq!(agreed(&stage), [false], "{first} {then}");
    }
    // A slip that is taken back gives back what was agreed.
    let mut stage = stage();
    stage.play("l enter d 1 \"> tir 14\" esc N 4 ctrl-s 1 enter");
    assert_eq!(agreed(&stage), [true]);
    // What matters to them is no time to call.
    let mut stage = self::stage();
    stage.play("l enter d 1 \"* levering før kl 7\" ctrl-o");
    assert!(
        !stage.screen().contains("makes it a callback"),
        "{}",
        stage.screen()
    );
    stage.play("ctrl-s 1 enter");
    assert_eq!(agreed(&stage), [false]);
    // Nor does the key that puts a time on the card.
    let mut stage = self::stage();
    stage.play("l enter d 1 \"ring tir 14\" esc N esc n ctrl-o");
    let screen = stage.screen();
    assert!(
        screen.contains("Nobody here calls Åse Østergård again."),
        "{screen}"
    );
    stage.play("ctrl-s 1 enter");
    assert_eq!(agreed(&stage), [false]);
}

#[test]
fn a_clock_is_chosen_or_typed() {
    use samtale::model::customer::{Field, FieldTarget};
    for (keys, clock) in [
        ("Z 1", "Europe/Oslo"),
        (
            "Z 2 \"Midgard/Utgard\" enter \"\" ctrl-u esc Z 2 \"America/Chicago\" enter",
            "America/Chicago",
        ),
    ] {
        let mut stage = stage();
        stage.play(&format!("l enter {keys}"));
        let clocks: Vec<String> = stage
            .world
            .said()
            .filter_map(|said| {
                let Fact::CustomerField(write) = &said.fact else {
                    return None;
                };
                let FieldTarget::Value(Field::Zone, zone) = &write.target else {
                    return None;
                };
                Some(zone.clone())
            })
            .collect();
        assert_eq!(clocks, [clock]);
    }
}

#[test]
#[ignore = "prints the window, to be looked at"]
fn look() {
    let script = std::env::var("LOOK").unwrap_or_default();
    let size = std::env::var("LOOK_SIZE").unwrap_or_else(|_| "80x24".to_owned());
    let (columns, rows) = size.split_once('x').unwrap();
    let size = Size {
        columns: columns.parse().unwrap(),
        rows: rows.parse().unwrap(),
    };
    let language = std::env::var("LOOK_LANG").unwrap_or_else(|_| "en".to_owned());
    let mut stage = Stage::new(size, Cast::Everybody, &language);
    for step in script.split(';') {
        stage.play(step);
        println!("> {step}\n{}", stage.screen());
    }
}

/// Keys at random, with everything that an action can be asked for, at sizes from too small to wide: the window stands,
/// every row is as wide as the screen, and what was being written is there after a restart.
#[test]
fn any_keys_leave_the_window_standing() {
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        usize::try_from(chance % below as u64).unwrap()
    };
    let mut chords: Vec<&str> = Action::ALL
        .iter()
        .flat_map(|it| it.default_chords())
        .copied()
        .collect();
    chords.retain(|chord| !["q", "ctrl-q", "ctrl-z"].contains(chord));
    for round in 0..30 {
        let (columns, rows) = [(60, 16), (80, 24), (110, 30), (140, 50), (20, 5)][round % 5];
        let cast = [
            Cast::Everybody,
            Cast::Everybody,
            Cast::Nobody,
            Cast::FirstRun,
        ][round % 4];
        let language = ["en", "nb", "da"][round % 3];
        let mut stage = Stage::new(Size { columns, rows }, cast, language);
        let mut played = Vec::new();
        for _ in 0..80 {
            let chord = match next(10) {
                0 => "\"Å 日 14\"",
                1 => "enter",
                _ => chords[next(chords.len())],
            };
            played.push(chord);
            stage.play(chord);
            for row in stage.screen().lines() {
                let cells = samtale::model::text::width(row);
                assert!(cells <= usize::from(columns.max(20)), "{played:?}\n{row}");
            }
        }
        if cast == Cast::Everybody {
            stage.restart().screen();
        }
    }
}

#[test]
fn the_palette_knows_an_action_by_other_words() {
    for (language, typed, label) in [
        ("en", "undo", "Undo or correct"),
        ("en", "take back", "Undo or correct"),
        ("en", "hang up", "Wrap up"),
        ("nb", "angre", "Angre eller rett"),
        ("nb", "ta tilbake", "Angre eller rett"),
        ("nb", "kalender", "Avtalebok"),
        ("nb", "salg", "Bestilling"),
        ("da", "fortryd", "Fortryd eller ret"),
        ("da", "tag tilbage", "Fortryd eller ret"),
        ("da", "spær", "Ring aldrig"),
    ] {
        let mut stage = Stage::new(NORMAL, Cast::Everybody, language);
        stage.play(&format!("l enter ctrl-p \"{typed}\""));
        let screen = stage.screen();
        assert!(screen.contains(&format!("▸ {label} ")), "{typed}\n{screen}");
    }
}
