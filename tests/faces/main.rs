//! One suite, all faces: the cases of `cases/*.tsv` are answered by the crate and by a C program that
//! links the library, and both answers are the one that the case states.
//!
//! A case is a line: an operation, its arguments, `=`, and the answer; `!` and a permanent id where the
//! operation is refused. `UPDATE_CASES=1 cargo test --test faces` writes the crate's answers into the
//! files; their diff is the review.

// The cases read documents, and the program needs a C compiler as all C tests do.
#![cfg(all(feature = "capi", feature = "json", target_os = "linux"))]
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod answers;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use answers::Crate;

#[test]
fn the_crate_and_the_c_face_answer_alike() {
    let files = submissions();
    let face = compiled();
    let mut by_crate = Crate::of(&files);
    let mut cases_seen = 0;
    for path in sorted(&root().join("tests/faces/cases")) {
        let text = fs::read_to_string(&path).unwrap();
        let cases: Vec<(&str, &str)> = text.lines().filter_map(case).collect();
        let asked: Vec<&str> = cases.iter().map(|(asked, _)| *asked).collect();
        let answers: Vec<String> = asked.iter().map(|asked| by_crate.answer(asked)).collect();
        if env::var_os("UPDATE_CASES").is_some() {
            rewrite(&path, &text, &answers);
            continue;
        }
        let told = ask(&face, &files, &asked);
        assert_eq!(
            told.len(),
            cases.len(),
            "{path:?}: the C face stopped early"
        );
        for (((asked, expected), by_crate), by_face) in cases.iter().zip(&answers).zip(&told) {
            assert_eq!(by_crate, expected, "the crate: {asked}");
            assert_eq!(by_face, expected, "the C face: {asked}");
        }
        cases_seen += cases.len();
    }
    let is_updated = env::var_os("UPDATE_CASES").is_some();
    assert!(is_updated || cases_seen > 100, "{cases_seen} cases");
}

/// Splits a line into what is asked and what is answered.
fn case(line: &str) -> Option<(&str, &str)> {
    let is_case = !line.is_empty() && !line.starts_with('#');
    is_case.then(|| {
        line.split_once("\t=\t")
            .unwrap_or_else(|| panic!("no answer: {line}"))
    })
}

fn rewrite(path: &Path, text: &str, answers: &[String]) {
    let mut answers = answers.iter();
    let line = |line: &str| match case(line) {
        Some((asked, _)) => format!("{asked}\t=\t{}\n", answers.next().unwrap()),
        None => format!("{line}\n"),
    };
    let written: String = text.lines().map(line).collect();
    fs::write(path, written).unwrap();
}

/// Compiles the C program that answers cases.
fn compiled() -> PathBuf {
    // Beside the test, where this very `cargo test` has put it.
    let library = env::current_exe().unwrap().with_file_name("libvientro.a");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("face");
    let mut cc = Command::new("cc");
    cc.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-g"]);
    cc.arg("-I").arg(root().join("include"));
    cc.arg(root().join("tests/faces/face.c")).arg(library);
    cc.args(["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"]);
    cc.arg("-o").arg(&program);
    assert!(cc.status().unwrap().success(), "{cc:?}");
    program
}

/// Asks the C program all cases in one run.
fn ask(face: &Path, files: &[PathBuf], asked: &[&str]) -> Vec<String> {
    let mut child = Command::new(face)
        .args(files)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = asked.join("\n") + "\n";
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "the C program failed");
    let told = String::from_utf8(output.stdout).unwrap();
    told.lines().map(str::to_owned).collect()
}

/// Every submission of the sample data.
fn submissions() -> Vec<PathBuf> {
    let folders = sorted(&root().join("examples/data"));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter(|path| path.is_dir())
        .flat_map(|folder| sorted(folder))
        .collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    assert!(files.len() > 600, "{} files", files.len());
    files
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
