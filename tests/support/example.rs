//! The examples, run as an official runs them: `national_report` where none is named.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The sample data written by hand: two provinces, what goes with them, and what was published.
pub const BY_HAND: [&str; 8] = [
    "examples/data/lang-son",
    "examples/data/binh-thuan",
    "examples/data/published",
    "examples/data/trung-uong/certificates.json",
    "examples/data/trung-uong/certificates-2025.json",
    "examples/data/trung-uong/contradiction.json",
    "examples/data/trung-uong/rates.json",
    "examples/data/trung-uong/rates-2024-2025.json",
];

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A place for what a test writes.
pub fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Runs the national report.
pub fn run(arguments: &[&str]) -> Output {
    run_example("national_report", arguments)
}

/// Runs an example, which plain `cargo test` builds before it runs this. Run alone, a test needs
/// `cargo build --examples` first.
pub fn run_example(name: &str, arguments: &[&str]) -> Output {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let example = profile
        .join("examples")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Command::new(&example)
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}; cargo build --examples", example.display()))
}

/// What the example prints, when all is well.
pub fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    assert_eq!(said, "");
    String::from_utf8(output.stdout).unwrap()
}

/// The same, of the data written by hand.
pub fn printed_by_hand(arguments: &[&str]) -> String {
    printed(&[arguments, &BY_HAND].concat())
}
