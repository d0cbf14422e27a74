//! The README's picture is a frame of the demonstration, to the cell. `UPDATE_README=1` takes it anew.

use super::desk::Desk;

const README: &str = include_str!("../../README.md");
const BEFORE: &str = "<!-- frame: samtale demo, l, Enter, at 120 × 32 -->\n```text\n";
const AFTER: &str = "```\n";

/// Where the picture stands: between the two marks.
fn place(readme: &str) -> std::ops::Range<usize> {
    let from = readme.find(BEFORE).expect("the README has a picture") + BEFORE.len();
    let length = readme[from..].find(AFTER).expect("the picture ends");
    from..from + length
}

/// The screen without its second line: whether a draft is just being kept stands there, and comes and goes.
fn trimmed(screen: &str) -> String {
    let lines = screen.lines().map(str::trim_end).enumerate();
    let lines: Vec<&str> = lines
        .filter(|(n, _)| *n != 1)
        .map(|(_, line)| line)
        .collect();
    lines.join("\n") + "\n"
}

#[test]
fn the_picture_is_a_frame_of_the_demonstration() {
    let mut desk = Desk::start(None, &["demo"], (120, 32));
    desk.shows("Bestillinger")
        .types("l")
        .shows("155 nå · 152 venter")
        .types("\r")
        .shows("viktig for dem")
        // The last line is drawn last.
        .shows("e endre kunde  / finn");
    if std::env::var_os("UPDATE_README").is_some() {
        let mut taken = README.to_owned();
        taken.replace_range(place(README), &(desk.screen() + "\n"));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        let mut file = std::fs::File::create(path).unwrap();
        std::io::Write::write_all(&mut file, taken.as_bytes()).unwrap();
        return;
    }
    desk.waits("the README's picture", |screen| {
        trimmed(screen) == trimmed(&README[place(README)])
    });
}
