//! Every C program of `tests/c` and `examples/c` compiles without a warning and ends well.
//!
//! Each is linked with the static library and run from the root of the repository; the example gets
//! the submissions made by hand as arguments.

// The programs read documents, so they need the format.
#![cfg(all(feature = "capi", feature = "json", target_os = "linux"))]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use vientro::exchange::json;
use vientro::report::{OverviewQuery, Windows, overview};
use vientro::{Registry, WindowKind};

#[test]
fn test_programs_pass() {
    for source in c_sources("tests/c") {
        run(&compile(&source), &[]);
    }
}

#[test]
fn the_example_prints_the_overview_that_rust_writes() {
    let mut files = submissions();
    let mut builder = Registry::builder();
    for file in &files {
        json::read(&mut builder, file, &fs::read(root().join(file)).unwrap());
    }
    let query = OverviewQuery {
        windows: Windows::All(WindowKind::CalendarYear),
        as_of: None,
    };
    let expected = json::overview_json(&overview(&builder.finish(), &query).unwrap());
    let program = compile(&root().join("examples/c/report.c"));
    // The document is too long to be printed.
    assert!(run(&program, &files) == expected);
    files.reverse();
    assert!(run(&program, &files) == expected, "in another order");
}

#[test]
fn the_first_program_of_the_readme_runs() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let program = readme
        .split("```c\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme.c");
    fs::write(&source, program.unwrap()).unwrap();
    assert_eq!(
        run(&compile(&source), &[]),
        "11467300 = 3822434 + 3822433 + 3822433\n"
    );
}

/// C and C++ read the header without a warning, twice in one file.
#[test]
fn the_header_is_clean_in_old_c_and_cpp() {
    let twice = Path::new(env!("CARGO_TARGET_TMPDIR")).join("twice.c");
    fs::write(
        &twice,
        "#include \"vientro.h\"\n#include \"vientro.h\"\nint main(void) { return VIENTRO_OK; }\n",
    )
    .unwrap();
    for standard in ["c89", "c99", "c11", "c++98", "c++17"] {
        let (compiler, language) = if standard.contains('+') {
            ("c++", "c++")
        } else {
            ("cc", "c")
        };
        if Command::new(compiler).arg("--version").output().is_err() {
            // A C compiler is all that the tests ask for; where everything is checked, both are there.
            assert!(
                env::var_os("CI").is_none() && compiler == "c++",
                "no {compiler}"
            );
            println!("skipped {standard}: there is no {compiler} here");
            continue;
        }
        let mut check = Command::new(compiler);
        check.args(["-x", language, "-pedantic-errors", "-Wall", "-Wextra"]);
        check.args(["-Werror", "-fsyntax-only", "-I"]);
        check.arg(root().join("include"));
        check.arg(format!("-std={standard}")).arg(&twice);
        said_by(&mut check);
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compiles a program with the static library.
fn compile(source: &Path) -> PathBuf {
    // Beside the test, where this very `cargo test` has put it; `target/debug` may hold an older one.
    let library = env::current_exe().unwrap().with_file_name("libvientro.a");
    let name = source.file_stem().unwrap();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut cc = Command::new("cc");
    cc.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-g"]);
    cc.arg("-I").arg(root().join("include"));
    cc.arg(source).arg(&library);
    cc.args(["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"]);
    cc.arg("-o").arg(&program);
    said_by(&mut cc);
    program
}

/// Runs a program from the root of the repository; returns what it printed.
fn run(program: &Path, arguments: &[String]) -> String {
    said_by(Command::new(program).args(arguments).current_dir(root()))
}

/// Runs a command that must end well; returns what it printed.
fn said_by(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{command:?}: {}\n{said}{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

/// The submissions made by hand, relative to the root.
fn submissions() -> Vec<String> {
    let folders = ["binh-thuan", "lang-son", "published", "trung-uong"];
    let mut files: Vec<String> = folders
        .into_iter()
        .map(|folder| root().join("examples/data").join(folder))
        .flat_map(|folder| with_extension(&folder, "json"))
        .map(|file| file.strip_prefix(root()).unwrap().display().to_string())
        .collect();
    files.sort();
    files
}

/// The C files of a folder, in order of name.
fn c_sources(folder: &str) -> Vec<PathBuf> {
    let sources = with_extension(&root().join(folder), "c");
    assert!(!sources.is_empty(), "no C program in {folder}");
    sources
}

/// The files of a folder with an extension, in order of name.
fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|found| found == extension))
        .collect();
    found.sort();
    found
}
