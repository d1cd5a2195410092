//! Submissions from files into a registry.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use vientro::exchange::json;
use vientro::registry::RegistryBuilder;
use vientro::{Lang, Registry};

/// What was read of the paths.
pub struct Loaded {
    pub registry: Registry,
    /// Whether there was a submission among the files.
    pub is_readable: bool,
    /// The paths that the system did not let be read, each with the reason.
    pub failed: Vec<String>,
}

/// Reads every submission under the paths.
pub fn load(paths: &[PathBuf]) -> Loaded {
    let mut builder = Registry::builder();
    let (is_readable, failed) = add(&mut builder, paths);
    Loaded {
        registry: builder.finish(),
        is_readable,
        failed,
    }
}

/// Adds every submission under the paths; tells whether there was one, and which paths the system did
/// not let be read.
pub fn add(builder: &mut RegistryBuilder, paths: &[PathBuf]) -> (bool, Vec<String>) {
    let (mut files, mut failed) = (Vec::new(), Vec::new());
    for path in paths {
        failed.extend(collect(path, &mut files).err());
    }
    files.sort();
    files.dedup();
    let mut is_readable = false;
    let mut progress = Progress::new(files.len());
    for file in &files {
        match fs::read(file) {
            Ok(bytes) => {
                let outcome = json::read(builder, &name_of(file), &bytes);
                is_readable |= outcome.records > 0 || outcome.is_complete;
            }
            Err(error) => failed.push(format!("{}: {error}", file.display())),
        }
        progress.step();
    }
    progress.end();
    (is_readable, failed)
}

/// Says that nothing could be read.
pub fn nothing(lang: Lang) -> String {
    let nothing = lang.pick("không có tệp nào đọc được", "no file could be read");
    nothing.to_owned()
}

/// Finds the submissions under a path: the file itself, or every `.json` below a folder.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let tell = |error: io::Error| format!("{}: {error}", path.display());
    if !fs::metadata(path).map_err(tell)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(tell)? {
        let path = entry.map_err(tell)?.path();
        let is_json = path
            .extension()
            .is_some_and(|extension| extension == "json");
        if path.is_dir() || is_json {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// Names a file the same way on every system; the committed data by its place in the repository.
fn name_of(path: &Path) -> String {
    let path = path
        .strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// A bar on the terminal's standard error, once reading takes longer than a moment.
struct Progress {
    files: u64,
    done: u64,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    const MOMENT: Duration = Duration::from_secs(1);

    #[expect(
        clippy::disallowed_methods,
        reason = "the clock tells how long reading takes, and nothing that is reported"
    )]
    fn new(files: usize) -> Self {
        Self {
            files: u64::try_from(files).unwrap_or(u64::MAX),
            done: 0,
            since: Instant::now(),
            bar: None,
        }
    }

    fn step(&mut self) {
        self.done = self.done.saturating_add(1);
        if self.bar.is_none() && self.since.elapsed() > Self::MOMENT {
            // Drawn to standard error, and only if that is a terminal.
            let bar = ProgressBar::new(self.files);
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
            self.bar = Some(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
