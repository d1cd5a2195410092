//! How an example begins and ends: its help, its output, its exit status.

use std::io::{self, Write};
use std::process::ExitCode;

/// Runs a program with its arguments, if they could be read; without any it was asked for help.
pub fn run<A>(
    name: &str,
    help: &str,
    args: Result<Option<A>, String>,
    body: impl FnOnce(&A) -> Result<ExitCode, String>,
) -> ExitCode {
    let done = match args {
        Ok(Some(args)) => body(&args),
        Ok(None) => print(help).map(|()| ExitCode::SUCCESS),
        Err(message) => Err(message),
    };
    // Bad arguments, or nothing readable.
    done.unwrap_or_else(|message| {
        let _ = writeln!(io::stderr(), "{name}: {message}");
        ExitCode::from(2)
    })
}

/// A reader that has seen enough, `head` for example, closes the pipe: that is no failure.
pub fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}
