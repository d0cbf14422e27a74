//! Rust source without what is not code: comments and literals blanked, tests told from the rest.
//!
//! *Invariant:* lines stay where they were. It is no parser; it knows comments, literals and braces, which is enough.

/// A Rust file, read.
pub(crate) struct Code {
    /// As it was written.
    pub(crate) raw: String,
    /// Comments and the insides of literals replaced by spaces.
    pub(crate) all: String,
    /// The same without the tests in it; empty for a file of tests.
    pub(crate) shipped: String,
    /// Texts in quotes, outside tests and comments.
    pub(crate) literals: Vec<Literal>,
}

/// A text in quotes.
pub(crate) struct Literal {
    /// The line, from one.
    pub(crate) line: usize,
    /// Without the quotes.
    pub(crate) text: String,
    /// The code that stands before it, blanks taken out.
    pub(crate) before: String,
}

/// So much of the code before a literal is kept.
const BEFORE: usize = 60;

impl Code {
    /// A file of the program.
    pub(crate) fn of(text: &str) -> Self {
        let (all, literals) = blank(text);
        let shipped = without_tests(&all);
        let literals = literals
            .into_iter()
            .filter(|(at, _)| shipped.get(*at..=*at) == Some("\""))
            .map(|(at, literal)| Literal {
                line: line_of(text, at),
                text: literal,
                before: before(&shipped, at),
            })
            .collect();
        Self {
            raw: text.to_owned(),
            all,
            shipped,
            literals,
        }
    }

    /// A file that holds nothing but tests.
    pub(crate) fn of_tests(text: &str) -> Self {
        Self {
            raw: text.to_owned(),
            all: blank(text).0,
            shipped: String::new(),
            literals: Vec::new(),
        }
    }
}

/// The line of a byte, from one.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

fn before(code: &str, at: usize) -> String {
    let kept: Vec<char> = code
        .get(..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .filter(|char| !char.is_whitespace())
        .take(BEFORE)
        .collect();
    kept.into_iter().rev().collect()
}

/// The code with comments and literals blanked, and the literals with the byte of their opening quote.
fn blank(text: &str) -> (String, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        if rest.is_empty() {
            break;
        }
        let piece = piece(rest, at > 0 && is_word(bytes.get(at - 1)));
        if let Some((from, until)) = piece.blanked {
            wipe(&mut out, at + from, at + until);
        }
        if let Some((from, until)) = piece.literal {
            let literal = rest.get(from..until).unwrap_or_default();
            literals.push((at + from - 1, literal.to_owned()));
        }
        at += piece.length;
    }
    (String::from_utf8(out).unwrap_or_default(), literals)
}

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn wipe(out: &mut [u8], from: usize, until: usize) {
    if let Some(part) = out.get_mut(from..until) {
        for byte in part.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }
}

/// The next piece of a text: what of it is to be blanked, and which literal it is.
#[derive(Default)]
struct Piece {
    length: usize,
    blanked: Option<(usize, usize)>,
    literal: Option<(usize, usize)>,
}

fn piece(rest: &str, after_word: bool) -> Piece {
    if rest.starts_with("//") {
        let length = rest.find('\n').unwrap_or(rest.len());
        return comment(length);
    }
    if rest.starts_with("/*") {
        let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
        return comment(length);
    }
    if !after_word && let Some(raw) = raw_text(rest) {
        return raw;
    }
    if rest.starts_with('"') {
        return quoted(rest);
    }
    if rest.starts_with('\'')
        && let Some(length) = char_literal(rest)
    {
        return Piece {
            length,
            blanked: Some((1, length - 1)),
            literal: None,
        };
    }
    Piece {
        length: rest.chars().next().map_or(1, char::len_utf8),
        ..Piece::default()
    }
}

fn comment(length: usize) -> Piece {
    Piece {
        length,
        blanked: Some((0, length)),
        literal: None,
    }
}

fn quoted(rest: &str) -> Piece {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, char)| {
        let ends = *char == '"' && !escaped;
        escaped = *char == '\\' && !escaped;
        ends
    });
    let end = end.map_or(rest.len(), |(end, _)| end);
    Piece {
        length: (end + 1).min(rest.len()),
        blanked: Some((1, end)),
        literal: Some((1, end)),
    }
}

/// `r"…"`, `r#"…"#`, `br"…"`.
fn raw_text(rest: &str) -> Option<Piece> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let opening = rest.len() - after.len() + hashes;
    if !rest.get(opening..)?.starts_with('"') {
        return None;
    }
    let closing = format!("\"{}", "#".repeat(hashes));
    let length = rest.get(opening + 1..)?.find(&closing)?;
    let (from, until) = (opening + 1, opening + 1 + length);
    Some(Piece {
        length: until + closing.len(),
        blanked: Some((from, until)),
        literal: Some((from, until)),
    })
}

/// The length of `'x'`, `'\n'`, `'\u{1b}'`; none for a lifetime.
fn char_literal(rest: &str) -> Option<usize> {
    let inside = rest.get(1..)?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let end = escape
            .char_indices()
            .skip(1)
            .find(|(_, char)| *char == '\'')?;
        return Some(1 + 1 + end.0 + 1);
    }
    let char = inside.chars().next()?;
    let end = 1 + char.len_utf8();
    rest.get(end..)?.starts_with('\'').then_some(end + 1)
}

/// The code with `#[cfg(test)] mod … { … }` blanked.
fn without_tests(code: &str) -> String {
    let mut out = code.as_bytes().to_vec();
    for (at, _) in code.match_indices("#[cfg(test)]") {
        let rest = code.get(at..).unwrap_or_default();
        let brace = rest.find('{').unwrap_or(rest.len());
        let semicolon = rest.find(';').unwrap_or(rest.len());
        let end = if brace < semicolon {
            at + brace + block(rest.get(brace..).unwrap_or_default())
        } else {
            at + semicolon
        };
        wipe(&mut out, at, end);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The length of a block that begins with `{`, in code without comments and literals.
pub(crate) fn block(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

/// The paths, without `.rs`, of the modules that a file declares for tests alone.
pub(crate) fn test_files(path: &str, text: &str) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
        other => format!("{folder}/{}", other.trim_end_matches(".rs")),
    };
    let code = blank(text).0;
    code.split("#[cfg(test)]")
        .skip(1)
        .filter_map(|after| {
            let (declared, _) = after.split_once(';')?;
            let (before, name) = declared.split_once("mod ")?;
            let is_visibility = before
                .chars()
                .all(|char| char.is_whitespace() || "pub(crateins)".contains(char));
            let is_module = is_visibility && !name.contains('{');
            let name = is_module.then_some(name)?;
            Some(format!("{folder}/{}", name.trim()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_no_code() {
        let text =
            "let a = \"x // y\"; // use crate::b\nlet c = '\"'; /* d */ let e = r#\"f\"g\"#;\n";
        let code = Code::of(text);
        assert!(!code.all.contains("crate::b") && !code.all.contains('d'));
        let literals: Vec<&str> = code.literals.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(literals, ["x // y", "f\"g"]);
        assert_eq!(code.literals[0].before, "leta=");
        assert_eq!(code.all.lines().count(), 2);
        assert!(code.all.contains("let e"));
    }

    #[test]
    fn lifetimes_are_no_literals() {
        let code = Code::of("fn f<'a>(x: &'a str) -> char { '\\'' }\nstruct S;\n");
        assert!(code.all.contains("&'a str"));
        assert!(code.all.contains("struct S"));
    }

    #[test]
    fn tests_are_not_shipped() {
        let code = Code::of("fn a() {}\n#[cfg(test)]\nmod tests { fn b() { { } } }\nfn c() {}\n");
        assert!(code.shipped.contains("fn a") && code.shipped.contains("fn c"));
        assert!(!code.shipped.contains("fn b"));
        assert!(code.all.contains("fn b"));
    }

    #[test]
    fn files_of_tests_are_known_by_their_declaration() {
        let text = "mod a;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod more { }\n#[cfg(test)]\npub(crate) mod m;\n";
        assert_eq!(
            test_files("src/lang/mod.rs", text),
            ["src/lang/tests", "src/lang/m"]
        );
        assert_eq!(
            test_files("src/lang/x.rs", text),
            ["src/lang/x/tests", "src/lang/x/m"]
        );
    }
}
