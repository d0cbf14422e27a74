//! Sentences for people live in `config/lang`: the pure layers hold none, and every message that is asked for exists.

use std::collections::BTreeSet;

use super::code::Code;
use super::layers::layer_of;

const PURE: [&str; 7] = ["model", "keys", "seal", "guard", "report", "desk", "sync"];

/// Sentences in a pure layer. The messages of internal errors and the reasons of lints are for us, not for people.
pub(crate) fn in_pure_layers(path: &str, code: &Code) -> Vec<String> {
    let is_pure = layer_of(path).is_some_and(|layer| PURE.contains(&layer));
    if !is_pure {
        return Vec::new();
    }
    code.literals
        .iter()
        .filter(|literal| is_sentence(&literal.text))
        .filter(|literal| !literal.before.ends_with("#[error("))
        .filter(|literal| !literal.before.ends_with("reason="))
        .map(|literal| {
            let (line, text) = (literal.line, &literal.text);
            format!("{path}:{line}: a sentence in a pure layer: {text:?}")
        })
        .collect()
}

/// A capital, and at least three words of letters.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| {
        let word = word.trim_matches(|char: char| char.is_ascii_punctuation());
        !word.is_empty() && word.chars().all(char::is_alphabetic)
    };
    let words = text.split_whitespace().filter(is_word).count();
    let is_query = text.to_uppercase() == text;
    text.starts_with(char::is_uppercase) && words >= 3 && !is_query
}

/// The names of the messages of a language file.
pub(crate) fn messages(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter(|line| line.starts_with(|char: char| char.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .collect()
}

/// Messages that the code asks for by a literal name and that no language has.
pub(crate) fn unknown(path: &str, code: &Code, known: &BTreeSet<&str>) -> Vec<String> {
    code.literals
        .iter()
        .filter(|literal| is_asked_for(&literal.before))
        .filter(|literal| !known.contains(literal.text.as_str()))
        .map(|literal| {
            let (line, text) = (literal.line, &literal.text);
            format!("{path}:{line}: there is no message {text}")
        })
        .collect()
}

fn is_asked_for(before: &str) -> bool {
    let in_macro = before
        .strip_suffix(',')
        .and_then(|before| before.rsplit_once("say!("))
        .is_some_and(|(_, lang)| !lang.contains([',', ';', '{']));
    in_macro || before.ends_with(".say(") || before.ends_with("lang.with(")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [&str; 0] = [];

    #[test]
    fn planted_sentences_are_seen() {
        let check = |path: &str, text: &str| in_pure_layers(path, &Code::of(text)).len();
        let planted = "fn why() -> &'static str { \"There is no such customer\" }";
        assert_eq!(check("src/desk/a.rs", planted), 1);
        assert_eq!(check("src/lang/a.rs", planted), 0);
        assert_eq!(
            check("src/desk/a.rs", "#[error(\"There is no such thing\")]"),
            0
        );
        assert_eq!(
            check("src/desk/a.rs", "const A: &str = \"no-such-customer\";"),
            0
        );
        assert_eq!(
            check(
                "src/desk/a.rs",
                "/// There is no such \"Thing at all here\"."
            ),
            0
        );
    }

    #[test]
    fn planted_unknown_messages_are_seen() {
        let known = messages("a-b = A\n# c = C\nd =\n    { $x }\n");
        assert_eq!(known.iter().copied().collect::<Vec<_>>(), ["a-b", "d"]);
        let check = |text: &str| unknown("src/ui/a.rs", &Code::of(text), &known);
        let expected = ["src/ui/a.rs:1: there is no message a-c"];
        assert_eq!(check("lang.say(\"a-c\")"), expected);
        assert_eq!(check("say!(self.lang, \"a-c\", x = y)"), expected);
        assert_eq!(check("lang.with(\"a-c\", &[])"), expected);
        assert_eq!(
            check("lang.say(\"a-b\"); map.with(\"z\"); say!(lang, \"d\")"),
            NONE
        );
    }
}
