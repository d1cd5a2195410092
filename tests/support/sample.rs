//! The sample data of the repository, read once for all tests of a program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use vientro::Registry;
use vientro::exchange::json;

/// Where it lies.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data")
}

/// Returns every file below a folder, sorted.
pub fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let inside = entries.map(|entry| entry.unwrap().path()).flat_map(|path| {
        if path.is_dir() {
            paths(&path)
        } else {
            vec![path]
        }
    });
    let mut paths: Vec<PathBuf> = inside.collect();
    paths.sort();
    paths
}

/// Returns the submissions: their names below the root, and their bytes.
pub fn submissions() -> Vec<(String, Vec<u8>)> {
    let root = root();
    let paths = paths(&root).into_iter();
    let submissions = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        (name, fs::read(&path).unwrap())
    };
    submissions.map(read).collect()
}

/// Makes a registry of submissions, in the order given.
pub fn registry_of<'a>(submissions: impl Iterator<Item = &'a (String, Vec<u8>)>) -> Registry {
    let mut builder = Registry::builder();
    for (name, bytes) in submissions {
        json::read(&mut builder, name, bytes);
    }
    builder.finish()
}

/// Returns the registry of all of them.
pub fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| registry_of(submissions().iter()))
}
