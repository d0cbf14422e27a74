//! Files and functions that a reader can hold in mind.

use super::code::{Code, block, line_of};

/// Lines of a file outside its tests.
const FILE_LINES_MAX: usize = 400;
/// Lines of a function, from its name to its last brace.
const FUNCTION_LINES_MAX: usize = 70;

/// A file that is too long.
pub(crate) fn files(path: &str, code: &Code) -> Vec<String> {
    let lines = code.shipped.trim_end().lines().count();
    let is_long = lines > FILE_LINES_MAX;
    is_long
        .then(|| format!("{path}: {lines} lines; {FILE_LINES_MAX} are the limit"))
        .into_iter()
        .collect()
}

/// The functions of a file that are too long.
pub(crate) fn functions(path: &str, code: &Code) -> Vec<String> {
    let code = &code.shipped;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let starts_word = code.get(..at).is_none_or(|before| {
            !before.ends_with(|char: char| char.is_ascii_alphanumeric() || char == '_')
        });
        let rest = code.get(at..).unwrap_or_default();
        let (brace, semicolon) = (rest.find('{'), rest.find(';'));
        let Some(brace) = brace.filter(|brace| semicolon.is_none_or(|end| *brace < end)) else {
            continue;
        };
        let body = rest.get(brace..).unwrap_or_default();
        let whole = rest.get(..brace + block(body)).unwrap_or_default();
        let lines = whole.lines().count();
        if starts_word && lines > FUNCTION_LINES_MAX {
            let name: String = rest
                .chars()
                .skip(3)
                .take_while(|char| char.is_ascii_alphanumeric() || *char == '_')
                .collect();
            let line = line_of(code, at);
            found.push(format!(
                "{path}:{line}: {name} has {lines} lines; {FUNCTION_LINES_MAX} are the limit"
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planted_long_file_is_seen() {
        let long = "fn a() {}\n".repeat(FILE_LINES_MAX + 1);
        let expected = ["src/a.rs: 401 lines; 400 are the limit"];
        assert_eq!(files("src/a.rs", &Code::of(&long)), expected);
        let tested = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
        assert_eq!(files("src/a.rs", &Code::of(&tested)), Vec::<String>::new());
    }

    #[test]
    fn a_planted_long_function_is_seen() {
        let body = "    x();\n".repeat(FUNCTION_LINES_MAX);
        let text = format!("\nfn short() {{ y() }}\nfn long() -> u8 {{\n{body}}}\n");
        let expected = ["src/a.rs:3: long has 72 lines; 70 are the limit"];
        assert_eq!(functions("src/a.rs", &Code::of(&text)), expected);
    }
}
