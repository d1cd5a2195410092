//! What goes to standard error: what was not read, and why.

use std::io::{self, Write};

use vientro::finding::Problem;
use vientro::{Lang, Registry};

/// Writes lines to standard error.
pub fn say(lines: &[String]) {
    for line in lines {
        let _ = writeln!(io::stderr(), "{line}");
    }
}

/// Tells what could not be read: files, and records that were set aside.
pub fn unread(registry: &Registry, lang: Lang) -> Vec<String> {
    let files = registry.unreadable().iter().map(|file| {
        let (name, line, why) = (file.file(), file.line(), file.reason(lang));
        format!(
            "{name}:{line}: {}: {why}",
            lang.pick("không đọc được", "unreadable")
        )
    });
    let aside = registry.set_aside().iter().map(|item| {
        let file = registry.source_of(item).map_or("", |source| source.file());
        let problem = |problem: &Problem| format!("{}: {}", problem.path(), problem.message(lang));
        let problems: Vec<String> = item.problems().iter().map(problem).collect();
        format!(
            "{file}:{}: {} {}: {}",
            item.place().line,
            lang.pick("để riêng", "set aside"),
            item.pointer(),
            problems.join("; ")
        )
    });
    files.chain(aside).collect()
}
