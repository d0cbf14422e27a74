//! Editing keeps every character, whatever is done in whatever order.

use proptest::prelude::*;

use super::*;

const VIEW: View = View {
    width: 10,
    height: 3,
};

/// Types `keys`, where `<` is left, `>` right, `⌫` and `⌦` delete, `↑↓` move, `⇤⇥` are line ends, `«»` words, `z` and
/// `Z` undo and redo, capitals `LR` select; everything else is typed.
fn play(editor: &mut Editor, keys: &str) {
    for key in keys.chars() {
        let verb = match key {
            '<' | 'L' => Verb::Go(Travel::Left),
            '>' | 'R' => Verb::Go(Travel::Right),
            '⌫' => Verb::DeleteLeft,
            '⌦' => Verb::DeleteRight,
            '↑' => Verb::Go(Travel::Up),
            '↓' => Verb::Go(Travel::Down),
            '⇤' => Verb::Go(Travel::LineStart),
            '⇥' => Verb::Go(Travel::LineEnd),
            '«' => Verb::Go(Travel::WordLeft),
            '»' => Verb::Go(Travel::WordRight),
            '¶' => Verb::NewLine,
            'z' => Verb::Undo,
            'Z' => Verb::Redo,
            'X' => Verb::Cut,
            'W' => Verb::DeleteWord,
            'K' => Verb::DeleteRest,
            typed => {
                editor.type_char(typed);
                continue;
            }
        };
        let reach = if matches!(key, 'L' | 'R') {
            Reach::Select
        } else {
            Reach::Move
        };
        editor.apply(verb, reach, VIEW);
    }
}

fn check(keys: &str, text: &str) {
    let mut editor = Editor::new(Lines::Many, "");
    play(&mut editor, keys);
    let mut shown = editor.text().to_owned();
    shown.insert(editor.cursor(), '|');
    assert_eq!(shown, text, "{keys}");
}

#[test]
fn what_is_typed_is_there() {
    check("Åse", "Åse|");
    check("ab<c", "ac|b");
    check("ab¶c", "ab\nc|");
    check("a\u{301}⌫", "|");
    check("abc<<⌦", "a|c");
}

#[test]
fn words_and_lines() {
    check("en to«x", "en x|to");
    check("en to⇤x", "x|en to");
    check("en to W", "en |");
    check("en to¶tre⇤K", "en to\n|");
    check("en¶to<<<K", "en|to");
}

#[test]
fn rows_keep_their_column() {
    check("abcd¶e¶fghi↑↑", "abcd|\ne\nfghi");
    check("abcd¶e¶fghi↑↑↓↓", "abcd\ne\nfghi|");
    check("ab↑", "|ab");
    check("ab⇤↓", "ab|");
}

#[test]
fn what_is_selected_is_replaced() {
    check("abcLLx", "ax|");
    check("abcLL⌫", "a|");
    check("abcLL<", "a|bc");
    check("abcLX", "ab|");
}

#[test]
fn undo_goes_by_words_and_comes_back() {
    check("en toz", "en |");
    check("en tozz", "|");
    check("en tozzZ", "en |");
    check("en tozxZ", "en x|");
    check("abLLxz", "|ab");
}

#[test]
fn a_paste_is_one_step() {
    let mut editor = Editor::new(Lines::Many, "a");
    editor.paste("b c\r\nd");
    assert_eq!(editor.text(), "ab c\nd");
    editor.apply(Verb::Undo, Reach::Move, VIEW);
    assert_eq!(editor.text(), "a");
}

#[test]
fn a_line_stays_one() {
    let mut editor = Editor::line("");
    editor.paste("47 99\n12\n");
    editor.apply(Verb::NewLine, Reach::Move, VIEW);
    assert_eq!(editor.text(), "47 99 12");
}

#[test]
fn the_cursor_stays_in_view() {
    let editor = Editor::new(Lines::Many, "1\n2\n3\n4\n5");
    assert_eq!(editor.top(0, VIEW), 2);
    let short = Editor::new(Lines::Many, "1\n2");
    assert_eq!(short.top(4, VIEW), 0);
}

proptest! {
    #[test]
    fn undoing_all_gives_the_first_text(
        first in "[aæ\n👩\u{200d}\u{301}🇳🇴 ]{0,8}",
        keys in "[aæ 👩\u{200d}\u{301}🇳🇴<>⌫⌦↑↓⇤⇥«»¶LRXWK]{0,40}",
    ) {
        let mut editor = Editor::new(Lines::Many, first.clone());
        play(&mut editor, &keys);
        let last = editor.text().to_owned();
        while editor.apply(Verb::Undo, Reach::Move, VIEW) == Done::Changed {}
        prop_assert_eq!(editor.text(), &first);
        while editor.apply(Verb::Redo, Reach::Move, VIEW) == Done::Changed {}
        prop_assert_eq!(editor.text(), &last);
    }

    #[test]
    fn the_cursor_is_between_characters(keys in "[aæ 👩\u{200d}\u{301}🇳🇴한\u{1100}\u{1161}<>⌫⌦↑↓⇤⇥«»¶LRXWKzZ]{0,60}") {
        let mut editor = Editor::new(Lines::Many, "");
        for key in keys.chars() {
            play(&mut editor, &key.to_string());
            prop_assert_eq!(step::snap(editor.text(), editor.cursor()), editor.cursor());
        }
    }
}

#[test]
fn a_text_never_grows_past_what_a_record_holds() {
    let mut editor = Editor::new(Lines::Many, "");
    editor.paste(&"\u{e5}\u{1b}\n".repeat(TEXT_BYTES_MAX));
    assert!(editor.is_full());
    assert!(editor.text().len() <= TEXT_BYTES_MAX);
    assert!(!editor.text().contains('\u{1b}'));
    let before = editor.text().to_owned();
    editor.type_char('x');
    editor.type_char('y');
    assert!(editor.text().len() <= TEXT_BYTES_MAX && editor.text().starts_with(&before));
}
