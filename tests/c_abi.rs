//! Every C program of `tests/c` and `examples/c` compiles without a warning and ends well, and the C++
//! wrapper too.
//!
//! Each is linked with the static library and run from the root of the repository; the example that
//! reports gets the submissions made by hand as arguments.

// The programs read documents, so they need the format.
#![cfg(all(feature = "capi", feature = "json", target_os = "linux"))]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use vientro::exchange::json;
use vientro::finding::Severity;
use vientro::report::ReportDocument;
use vientro::{Registry, rules};

/// What the example checks and reports.
const OPTIONS: &str = r#"{"as_of":"2022-12-31"}"#;
const QUERY: &str = r#"{"report":"national","window":{"kind":"calendar_year","year":2022},"reporting":{"currency":"USD",
    "rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}"#;

#[test]
fn test_programs_pass() {
    for source in c_sources("tests/c") {
        run(&compile(&source), &[]);
    }
}

#[test]
fn the_example_reports_what_rust_reports() {
    let mut files = submissions();
    let mut builder = Registry::builder();
    for file in &files {
        json::read(&mut builder, file, &fs::read(root().join(file)).unwrap());
    }
    let registry = builder.finish();
    let query = json::read_report_query(QUERY).unwrap();
    let report = query.run(&registry).unwrap();

    let program = compile(&root().join("examples/c/report.c"));
    let year = || ["2022".to_owned()];
    let told = run(&program, &[&year(), &files[..]].concat());
    assert_eq!(told, lines(&registry, &report));
    files.reverse();
    let json = [&["--json".to_owned()], &year()[..], &files[..]].concat();
    // The document is too long to be printed.
    assert!(run(&program, &json) == json::report_document_json(&report));
}

#[test]
fn the_example_of_amounts_prints_what_is_committed() {
    let program = compile(&root().join("examples/c/amounts.c"));
    let committed = fs::read_to_string(root().join("tests/golden/amounts.txt")).unwrap();
    assert_eq!(run(&program, &[]), committed);
}

/// The lines of the example, fields parted by tabs, made without the C face.
fn lines(registry: &Registry, report: &ReportDocument) -> String {
    let checked = rules::check(registry, &json::read_check_options(OPTIONS).unwrap());
    let mut lines = vec![
        format!("records\t{}\n", registry.len()),
        format!("set_aside\t{}\n", registry.set_aside().len()),
        format!("unreadable\t{}\n", registry.unreadable().len()),
        format!("findings\terror\t{}\n", checked.count(Severity::Error)),
        format!("findings\twarning\t{}\n", checked.count(Severity::Warning)),
        format!("findings\tinfo\t{}\n", checked.count(Severity::Info)),
    ];
    for named in report.tables() {
        for row in named.table.all_rows() {
            for (column, cell) in named.table.columns.iter().zip(&row.cells) {
                let (id, code, value) = (&named.id, &row.code, cell.value.plain());
                lines.push(format!("cell\t{id}\t{code}\t{}\t{value}\n", column.id));
            }
        }
    }
    lines.concat()
}

/// What C is told of any query is what Rust writes, and the example prints: to the byte.
#[test]
fn a_document_is_the_same_in_c_and_rust() {
    const USD: &str = r#""reporting":{"currency":"USD","rate_kind":"accounting","through":"VND",
      "rounding":"half_away_from_zero"}"#;
    const YEAR: &str = r#"{"kind":"calendar_year","year":2023}"#;
    let files = submissions();
    let mut builder = Registry::builder();
    for file in &files {
        json::read(&mut builder, file, &fs::read(root().join(file)).unwrap());
    }
    let registry = builder.finish();
    let program = compile(&root().join("tests/c/documents/document.c"));
    for query in [
        format!(r#"{{"report":"national","window":{YEAR},{USD}}}"#),
        format!(
            r#"{{"report":"national","last_reported":"decree_58","province":"VN-63-20","cash":"all",
              "map":"none","as_of":"2022-06-30","programme":"national_2019_2025",
              "compare":{{"window":{YEAR},"with":{{"kind":"decree_58","year":2022}}}}}}"#
        ),
        format!(r#"{{"report":"cash","window":{YEAR},"grants":"all"}}"#),
        format!(r#"{{"report":"reconciliation",{USD}}}"#),
    ] {
        let asked = json::read_report_query(&query).unwrap();
        let expected = json::report_document_json(&asked.run(&registry).unwrap());
        let arguments = [std::slice::from_ref(&query), &files].concat();
        // The documents are too long to be printed.
        assert!(run(&program, &arguments) == expected, "{query}");
    }
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

/// The wrapper of C++ passes its test in old and new C++, and does without exceptions.
#[test]
fn the_wrapper_passes_in_every_cpp() {
    if Command::new("c++").arg("--version").output().is_err() {
        assert!(env::var_os("CI").is_none(), "no c++");
        println!("skipped: there is no c++ here");
        return;
    }
    let source = root().join("tests/cpp/wrapper.cpp");
    for (number, flags) in [
        ["-std=c++11", "-fexceptions"],
        ["-std=c++14", "-fno-exceptions"],
        ["-std=c++17", "-DVIENTRO_NO_EXCEPTIONS"],
        ["-std=c++20", "-fexceptions"],
    ]
    .iter()
    .enumerate()
    {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("wrapper_{number}"));
        build(Command::new("c++").args(flags), &source, &program);
        run(&program, &[]);
    }
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

/// Compiles a C program.
fn compile(source: &Path) -> PathBuf {
    let name = source.file_stem().unwrap();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    build(Command::new("cc").arg("-std=c99"), source, &program);
    program
}

/// Compiles a program with the static library, as a compiler with its own flags does it.
fn build(compiler: &mut Command, source: &Path, program: &Path) {
    // Beside the test, where this very `cargo test` has put it; `target/debug` may hold an older one.
    let library = env::current_exe().unwrap().with_file_name("libvientro.a");
    compiler.args(["-Wall", "-Wextra", "-Werror", "-pedantic", "-g", "-I"]);
    compiler.arg(root().join("include"));
    compiler.arg(source).arg(&library);
    compiler.args(["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"]);
    compiler.arg("-o").arg(program);
    said_by(compiler);
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
