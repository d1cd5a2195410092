//! The guide to the next rule quotes the source as it is.

use std::fs;
use std::path::Path;

#[test]
fn what_the_guide_quotes_stands_in_the_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(root.join("docs/adding-a-rule.md")).unwrap();
    let named = guide.split('`').skip(1).step_by(2);
    let sources: Vec<String> = named
        .filter(|name| name.starts_with("src/") || name.starts_with("tests/"))
        .map(|name| root.join(name))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display())))
        .collect();
    let quotes: Vec<&str> = guide
        .split("```rust\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(quotes.len() >= 4 && sources.len() >= 4);
    for quote in quotes {
        let is_there = sources.iter().any(|source| source.contains(quote));
        assert!(is_there, "no source that the guide names holds\n{quote}");
    }
}
