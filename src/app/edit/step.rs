//! Steps through a text: by what a reader sees as one character, and by word.
//!
//! *Invariant:* every answer is on a boundary between two such characters; positions are in bytes.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The position after the character that begins here; the end at the end.
pub(crate) fn after(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.next_boundary(text, 0) {
        Ok(Some(next)) => next,
        Ok(None) | Err(_) => text.len(),
    }
}

/// The position before the character that ends here; zero at the beginning.
pub(crate) fn before(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.prev_boundary(text, 0) {
        Ok(Some(previous)) => previous,
        Ok(None) | Err(_) => 0,
    }
}

/// The first boundary that is not before this position.
pub(crate) fn snap(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let is_boundary = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0);
    if is_boundary.unwrap_or(true) {
        at
    } else {
        after(text, at)
    }
}

/// The end of the word that is here or comes next.
pub(crate) fn word_after(text: &str, at: usize) -> usize {
    let (_, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let end = rest
        .split_word_bound_indices()
        .find(|(_, piece)| is_word(piece))
        .map_or(rest.len(), |(start, piece)| start + piece.len());
    snap(text, at + end)
}

/// The beginning of the word that is here or came before.
pub(crate) fn word_before(text: &str, at: usize) -> usize {
    let (head, _) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = head
        .split_word_bound_indices()
        .rev()
        .find(|(_, piece)| is_word(piece))
        .map_or(0, |(start, _)| start);
    let snapped = snap(text, start);
    if snapped < at {
        snapped
    } else {
        before(text, at)
    }
}

/// The beginning of the line of this position.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    let (head, _) = text.split_at_checked(at).unwrap_or((text, ""));
    head.rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line of this position, before its line break.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let (_, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    rest.find('\n').map_or(text.len(), |newline| at + newline)
}

/// The sentence that is here, in the line of this position: the one before, when the cursor stands behind the last.
pub(crate) fn sentence(text: &str, at: usize) -> &str {
    let (from, to) = (line_start(text, at), line_end(text, at));
    let line = text.get(from..to).unwrap_or_default();
    let begun = |start: &usize| from + start <= at;
    let sentences = line.split_sentence_bound_indices();
    let here = sentences.take_while(|(start, _)| begun(start));
    let said = here.filter(|(start, it)| {
        let ends_here = from + start + it.len() == at && at < to;
        is_word(it) && !ends_here
    });
    said.last().map_or("", |(_, sentence)| sentence)
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_by_what_a_reader_sees() {
        for (text, ends) in [
            ("aå", vec![1, 3]),
            ("e\u{301}x", vec![3, 4]),
            ("👩\u{200d}👩\u{200d}👦!", vec![18, 19]),
            ("🇳🇴🇩🇰", vec![8, 16]),
        ] {
            let mut at = 0;
            for end in ends {
                assert_eq!(after(text, at), end, "{text}");
                assert_eq!(before(text, end), at, "{text}");
                at = end;
            }
            assert_eq!(after(text, at), at, "{text}");
        }
    }

    #[test]
    fn words_are_whole() {
        let text = "Ringer, om fakturaen";
        assert_eq!(word_after(text, 0), 6);
        assert_eq!(word_after(text, 6), 10);
        assert_eq!(word_after(text, 10), text.len());
        assert_eq!(word_before(text, text.len()), 11);
        assert_eq!(word_before(text, 11), 8);
        assert_eq!(word_before(text, 0), 0);
    }

    #[test]
    fn the_sentence_under_the_cursor() {
        let text = "Hun ringte. «Det er tredje gang!» Så la hun på.\n👍 æ";
        for (at, expected) in [
            (0, "Hun ringte. "),
            (11, "Hun ringte. "),
            (12, "«Det er tredje gang!» "),
            (30, "«Det er tredje gang!» "),
            (text.find("Så").unwrap(), "Så la hun på."),
            (text.find('\n').unwrap(), "Så la hun på."),
            (text.len(), "👍 æ"),
        ] {
            assert_eq!(sentence(text, at), expected, "{at}");
        }
        assert_eq!(sentence("", 0), "");
        assert_eq!(sentence("?! \n", 1), "");
    }

    #[test]
    fn lines_have_ends() {
        let text = "en\nto\n";
        assert_eq!((line_start(text, 4), line_end(text, 4)), (3, 5));
        assert_eq!((line_start(text, 6), line_end(text, 6)), (6, 6));
    }
}
