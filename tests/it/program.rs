//! The real binary, with a cleared environment and a home of its own.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

/// The clock that the tests live by: a Monday morning in Norway, inside every market's hours.
pub(crate) const CLOCK: &str = "2026-11-23T10:00:00+01:00";

/// What the program sees of the world.
pub(crate) fn environment(home: Option<&Path>) -> Vec<(&'static str, String)> {
    let mut variables = vec![
        ("SAMTALE_CLOCK", CLOCK.to_owned()),
        ("TZ", "Europe/Oslo".to_owned()),
        ("PATH", "/usr/bin:/bin".to_owned()),
        ("LANG", "C.UTF-8".to_owned()),
    ];
    if let Some(home) = home {
        variables.push(("SAMTALE_HOME", home.display().to_string()));
        variables.push(("HOME", home.display().to_string()));
    }
    variables
}

/// A run of the program.
pub(crate) struct Run {
    /// The exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it said went wrong.
    pub err: String,
}

impl Run {
    /// Ends the test unless the exit code is this one.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// The output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}\nerr: {}", self.out, self.err))
    }

    /// The output as JSON lines.
    #[track_caller]
    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        let line =
            |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.out.lines().map(line).collect()
    }
}

/// The program, ready to start.
pub(crate) fn command(home: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samtale"));
    command.env_clear().args(words);
    command.envs(environment(Some(home)));
    command
}

/// Runs the program with nothing on its standard input.
pub(crate) fn run(home: &Path, words: &[&str]) -> Run {
    told(command(home, words).stdin(Stdio::null()).output().unwrap())
}

/// Runs the program with this on its standard input.
pub(crate) fn run_with(home: &Path, words: &[&str], input: &str) -> Run {
    typed(command(home, words), input)
}

/// The same at another time than the usual.
pub(crate) fn run_at(home: &Path, clock: &str, words: &[&str], input: &str) -> Run {
    let mut command = command(home, words);
    command.env("SAMTALE_CLOCK", clock);
    typed(command, input)
}

/// Runs a command with this on its standard input.
pub(crate) fn typed(mut command: Command, input: &str) -> Run {
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut keyboard = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // The program may end before it has read all.
        let _ = keyboard.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    told(output)
}

/// Starts the program, to be written to and read from line by line; what it says aside goes there.
pub(crate) fn listening(
    home: &Path,
    words: &[&str],
    aside: Stdio,
) -> (Child, ChildStdin, Lines<BufReader<ChildStdout>>) {
    let mut command = command(home, words);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(aside).spawn().unwrap();
    let keyboard = child.stdin.take().unwrap();
    let answers = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, keyboard, answers)
}

/// Runs another program with this on its standard input; its exit code and what it printed. None when there is no such
/// program.
pub(crate) fn piped(command: &mut Command, input: &str) -> Option<(Option<i32>, String)> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().ok()?;
    // It may end before it has read all.
    let _ = child.stdin.take()?.write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    Some((output.status.code(), text))
}

fn told(output: Output) -> Run {
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
