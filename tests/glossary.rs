//! Every identifier of the glossary exists.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

#[test]
fn every_identifier_of_the_glossary_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let glossary = fs::read_to_string(root.join("docs/glossary.md")).unwrap();
    let format = fs::read_to_string(root.join("docs/submission-format.md")).unwrap();
    let mut missing = Vec::new();
    let mut paths = 0;
    for row in glossary.lines().filter(|line| line.starts_with('|')) {
        for name in row.split('`').skip(1).step_by(2) {
            let found = match name.split_once("::") {
                Some((room, items)) => {
                    paths += 1;
                    let source = text_of(&root.join("src").join(room));
                    items
                        .split("::")
                        .all(|item| words(&source).any(|word| word == item))
                }
                None => words(&format).any(|word| word == name),
            };
            if !found {
                missing.push(name);
            }
        }
    }
    assert!(paths > 0, "the glossary names no identifier");
    assert!(
        missing.is_empty(),
        "in docs/glossary.md, but nowhere else: {missing:?}"
    );
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c != '_' && !c.is_alphanumeric())
}

/// All source text of a room, be it a folder or a file; none if there is no such room.
fn text_of(room: &Path) -> String {
    let file = room.with_extension("rs");
    if file.is_file() {
        return fs::read_to_string(file).unwrap();
    }
    let Ok(entries) = fs::read_dir(room) else {
        return String::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| {
            if path.is_dir() {
                text_of(&path)
            } else {
                fs::read_to_string(path).unwrap()
            }
        })
        .collect()
}
