//! Every C program of `tests/c` and `examples/c` compiles without a warning and ends well.
//!
//! Each is linked with the static library and run from the root of the repository, without arguments.

// The programs read documents, so they need the format.
#![cfg(all(feature = "capi", feature = "json", target_os = "linux"))]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[test]
fn test_programs_pass() {
    run_all("tests/c");
}

#[test]
fn example_programs_pass() {
    run_all("examples/c");
}

fn run_all(folder: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Beside the test, where this very `cargo test` has put it; `target/debug` may hold an older one.
    let library = env::current_exe().unwrap().with_file_name("libvientro.a");
    assert!(
        library.exists(),
        "no static library at {}",
        library.display()
    );

    let sources = c_sources(&root.join(folder));
    assert!(!sources.is_empty(), "no C program in {folder}");
    let mut failed = Vec::new();
    for source in sources {
        let name = source.file_stem().unwrap();
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
            "{}-{}",
            folder.replace('/', "-"),
            name.to_str().unwrap()
        ));
        let mut compile = Command::new("cc");
        compile.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-g"]);
        compile
            .arg("-I")
            .arg(root.join("include"))
            .arg(&source)
            .arg(&library);
        compile
            .args(["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"])
            .arg("-o")
            .arg(&program);
        let mut run = Command::new(&program);
        run.current_dir(root);
        for (does, command) in [("compile", &mut compile), ("pass", &mut run)] {
            let output = command.output().unwrap();
            if !output.status.success() {
                let said = [output.stdout, output.stderr].concat();
                failed.push(format!(
                    "{} does not {does} ({}):\n{}",
                    source.display(),
                    output.status,
                    String::from_utf8_lossy(&said)
                ));
                break;
            }
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

/// The C files of a folder, in order of name.
fn c_sources(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.map(|entry| entry.unwrap().path());
    let mut sources: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "c"))
        .collect();
    sources.sort();
    sources
}
