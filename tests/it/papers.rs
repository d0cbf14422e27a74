//! What the program says of itself.

use super::program::run;

#[test]
fn help_and_version_are_answers_and_nonsense_is_usage() {
    let home = tempfile::tempdir().unwrap();
    let help = run(home.path(), &["--help"]).exits(0);
    assert!(help.out.contains("Examples:"), "{}", help.out);
    assert!(
        run(home.path(), &["--version"])
            .exits(0)
            .out
            .starts_with("samtale 0.")
    );
    assert!(run(home.path(), &["dance"]).exits(2).err.contains("dance"));
}

#[test]
fn every_command_has_help_with_what_it_does() {
    let home = tempfile::tempdir().unwrap();
    let help = run(home.path(), &["--help"]).exits(0).out;
    let commands = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        // What is said of a command may go on in the next line.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next());
    let mut seen = 0;
    for command in commands.filter(|command| *command != "help") {
        let help = run(home.path(), &[command, "--help"]).exits(0).out;
        assert!(help.contains("Usage:"), "{command}: {help}");
        // What takes no words needs no example.
        let is_plain = matches!(command, "demo" | "man");
        assert!(is_plain || help.contains("Example"), "{command}: {help}");
        seen += 1;
    }
    assert!(seen >= 20, "{help}");
}

#[test]
fn completions_and_the_manual_are_made_from_the_same_definition() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let out = run(home.path(), &["completions", shell]).exits(0).out;
        assert!(out.contains("completions"), "{shell}");
    }
    assert!(
        run(home.path(), &["man"])
            .exits(0)
            .out
            .contains(".TH samtale")
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = tempfile::tempdir().unwrap();
    let mut child = super::program::command(home.path(), &["man"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}
