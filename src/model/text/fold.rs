//! Folding: one spelling for what people type in many, so that *Åse*, *Aase* and *Ase* are found as one
//! (compliance.md §9). Safe for prefix search: what a prefix folds to is a prefix of what the whole folds to.
//!
//! *Invariant:* for finding and matching only. What is shown is always the text as it was written.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The folded text: compatible forms made plain, lower case, Nordic letters and other marks gone, `aa ae oe ue` as one letter.
///
/// Characters that take no room are dropped. Overmatches a little (*Joel* is *Jol*), which is right for finding people.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded text, for those who fold a million fields and reuse the buffer.
pub fn fold_into(text: &str, out: &mut String) {
    let mut pairs = Pairs { open: '\0' };
    for letter in text.chars() {
        match letter {
            '\0'..='\u{7f}' => pairs.push(letter.to_ascii_lowercase(), out),
            'À'..='ÿ' => pairs.push_latin(letter, out),
            _ => decompose_compatible(letter, |part| {
                part.to_lowercase()
                    .for_each(|lower| pairs.push_rare(lower, out));
            }),
        }
    }
}

/// The folded text with nothing but `a`–`z` and `0`–`9`: for headers, status words and comparing names.
#[must_use]
pub fn fold_letters(text: &str) -> String {
    let mut out = fold(text);
    out.retain(|letter| letter.is_ascii_alphanumeric());
    out
}

/// Makes one letter of `aa`, `ae`, `oe`, `ue`, from left to right.
struct Pairs {
    /// The letter just written, when it may be the first of a pair.
    open: char,
}

impl Pairs {
    #[inline]
    fn push(&mut self, letter: char, out: &mut String) {
        let pair = matches!((self.open, letter), ('a', 'a' | 'e') | ('o' | 'u', 'e'));
        if pair {
            self.open = '\0';
        } else {
            out.push(letter);
            self.open = letter;
        }
    }

    /// À to ÿ, where nearly all Nordic letters are.
    fn push_latin(&mut self, letter: char, out: &mut String) {
        let plain = match letter {
            'À'..='Æ' | 'à'..='æ' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ð' | 'ð' => 'd',
            'Ñ' | 'ñ' => 'n',
            'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            'Ý' | 'ý' | 'ÿ' => 'y',
            'Þ' | 'þ' => {
                self.push('t', out);
                'h'
            }
            'ß' => {
                self.push('s', out);
                's'
            }
            _ => letter,
        };
        self.push(plain, out);
    }

    /// A decomposed, lower-case character of any script.
    fn push_rare(&mut self, letter: char, out: &mut String) {
        match letter {
            'à'..='ÿ' | 'ß' => self.push_latin(letter, out),
            'œ' => self.push('o', out),
            'đ' => self.push('d', out),
            'ł' => self.push('l', out),
            'ŋ' => self.push('n', out),
            'ŧ' => self.push('t', out),
            'ı' => self.push('i', out),
            'ς' => self.push('σ', out),
            '‘' | '’' => self.push('\'', out),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {}
            _ if is_combining_mark(letter) => {}
            _ => self.push(letter, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folded: &str, spellings: &[&str]) {
        for text in spellings {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        check(
            "ase",
            &["Åse", "Aase", "Ase", "ÅSE", "A\u{30a}se", "ａｓｅ"],
        );
        check("bjork", &["Bjørk", "Björk", "Bjoerk", "Bjork", "Bjœrk"]);
        check("sather", &["Sæther", "Saether", "Säther", "Sǽther"]);
        check(
            "muller strasse",
            &["Müller Straße", "Mueller Strasse", "MÜLLER STRAẞE"],
        );
        check("cedric cizek", &["Cédric Čížek"]);
        check("o'brien", &["O’Brien", "O'Brien"]);
        check("dalvi", &["Đalvi", "Dalvi"]);
        check("thor", &["Þór"]);
        check("ole", &["Ole\u{200b}", "\u{202e}Ole"]);
        check("a b", &["a\u{a0}b"]);
    }

    #[test]
    fn letters_only() {
        for (text, letters) in [
            ("E-post", "epost"),
            ("Telefonnr.", "telefonnr"),
            ("Forsøk", "forsok"),
            ("Person - Phone 1", "personphone1"),
            ("Gård/Bruk", "gardbruk"),
        ] {
            assert_eq!(fold_letters(text), letters, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_prefix_folds_to_a_prefix(text in "[aeouåäæøöüßsAEOUÅÆØþİœ\u{301}\u{30a}x ]{0,12}", at in 0usize..12) {
            let prefix: String = text.chars().take(at).collect();
            proptest::prop_assert!(fold(&text).starts_with(&fold(&prefix)), "{} {}", prefix, text);
        }

        #[test]
        fn any_text_folds(text in ".*") {
            proptest::prop_assert!(!fold(&text).contains(char::is_uppercase) || !text.is_ascii());
        }
    }
}
