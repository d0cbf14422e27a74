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

fn trimmed(screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

#[test]
fn the_picture_is_a_frame_of_the_demonstration() {
    let mut desk = Desk::start(None, &["demo"], (120, 32));
    desk.shows("Parkerte samtaler")
        .types("l")
        .shows(" Kø ")
        .types("\r")
        .shows("viktig for dem");
    if std::env::var_os("UPDATE_README").is_some() {
        let mut taken = README.to_owned();
        taken.replace_range(place(README), &trimmed(&desk.screen()));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        let mut file = std::fs::File::create(path).unwrap();
        std::io::Write::write_all(&mut file, taken.as_bytes()).unwrap();
        return;
    }
    desk.waits("the README's picture", |screen| {
        trimmed(screen) == README[place(README)]
    });
}
