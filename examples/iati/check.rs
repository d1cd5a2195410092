//! `iati check`: what is wrong with these files?

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use vientro::exchange::iati::{IatiCheckOptions, IatiChecked, check};
use vientro::finding::Reason;
use vientro::{Explain, Lang};

use crate::args::CheckArgs;
use crate::program;

pub fn run(args: &CheckArgs) -> Result<ExitCode, String> {
    let options = match args.as_of {
        Some(day) => IatiCheckOptions::on(day),
        None => IatiCheckOptions::without_today(),
    };
    let options = if args.is_structure_only {
        options.structure_only()
    } else {
        options
    };
    let mut status = 0;
    for file in &args.files {
        let checked = File::open(file)
            .map_err(|error| error.to_string())
            .and_then(|bytes| check(bytes, &options).map_err(|error| error.message(args.lang)));
        match checked {
            Ok(checked) => {
                // One file is named by whoever asked.
                let name = (args.files.len() > 1).then_some(file.as_path());
                program::print(&findings(&checked, file, name, args.lang))?;
                say(&told(&checked, file, args.lang));
                status = status.max(u8::from(!checked.is_valid()));
            }
            Err(error) => {
                say(&format!("{}: {error}\n", file.display()));
                status = 2;
            }
        }
    }
    Ok(ExitCode::from(status))
}

/// Writes findings one a line, then `valid` if there is no error among them.
fn findings(checked: &IatiChecked, file: &Path, name: Option<&Path>, lang: Lang) -> String {
    let mut text = String::new();
    for finding in checked.findings() {
        let _ = writeln!(
            text,
            "{}:{}:{}: {} {}: {} ({})",
            file.display(),
            finding.place.line,
            finding.place.column,
            finding.severity.id(),
            finding.rule,
            finding.message(lang),
            finding.path,
        );
    }
    if checked.is_valid() {
        let name = name.map_or_else(String::new, |name| format!("{}: ", name.display()));
        let _ = writeln!(text, "{name}valid");
    }
    text
}

/// What goes beside the findings: how many there are, and what was not applied.
fn told(checked: &IatiChecked, file: &Path, lang: Lang) -> String {
    let mut text = format!("{}: ", file.display());
    let (errors, warnings, more) = (checked.errors(), checked.warnings(), checked.left_out());
    text += &lang.pick(
        format!("{errors} lỗi, {warnings} cảnh báo"),
        format!("{errors} errors, {warnings} warnings"),
    );
    if more > 0 {
        text += &lang.pick(
            format!(", {more} không in ra"),
            format!(", {more} not printed"),
        );
    }
    let today: Vec<_> = checked
        .not_applied()
        .iter()
        .filter(|(_, reason)| *reason == Reason::GoverningDateUnknown)
        .map(|(rule, _)| *rule)
        .collect();
    if !today.is_empty() {
        let rules = today.join(", ");
        text += &lang.pick(
            format!("; không áp dụng, vì không có --as-of: {rules}"),
            format!("; not applied, for want of --as-of: {rules}"),
        );
    }
    text + "\n"
}

fn say(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
