//! `iati convert`: the same records in another format.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vientro::Registry;

use crate::args::ConvertArgs;
use crate::format::{Format, Written};

pub fn run(args: &ConvertArgs) -> Result<ExitCode, String> {
    let from = args.from.map_or_else(|| Format::of(&args.input), Ok)?;
    let to = args.to.map_or_else(|| Format::of(&args.output), Ok)?;
    let mut builder = Registry::builder();
    let mut told = from.read(args, &mut builder)?;
    let registry = builder.finish();
    let (written, more) = to.write(args, &registry)?;
    told.extend(more);
    let aside = Aside::new(&args.output)?;
    let done = aside.fill(&written).and_then(|()| aside.put(&args.output));
    if let Err(error) = done {
        aside.remove();
        return Err(format!("{}: {error}", args.output.display()));
    }
    for line in &told {
        let _ = writeln!(io::stderr(), "{line}");
    }
    let is_whole = registry.set_aside().is_empty() && registry.unreadable().is_empty();
    Ok(ExitCode::from(u8::from(!is_whole)))
}

/// Where something is written until it is whole: beside its place, so that a name can be changed.
struct Aside(PathBuf);

impl Aside {
    fn new(output: &Path) -> Result<Self, String> {
        let name = output.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| format!("{}: no name for a file", output.display()))?;
        let own = format!(".{name}.{}.part", std::process::id());
        Ok(Self(output.with_file_name(own)))
    }

    fn fill(&self, written: &Written) -> io::Result<()> {
        let write = |path: &Path, bytes: &[u8]| {
            let mut file = fs::File::create_new(path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        match written {
            Written::File(bytes) => write(&self.0, bytes),
            Written::Folder(files) => {
                fs::create_dir(&self.0)?;
                let mut files = files.iter();
                files.try_for_each(|(name, bytes)| {
                    let path = self.0.join(name);
                    path.parent().map_or(Ok(()), fs::create_dir_all)?;
                    write(&path, bytes)
                })
            }
        }
    }

    /// Gives what is whole its name. A file takes the place of a file, a folder that of none.
    fn put(&self, output: &Path) -> io::Result<()> {
        if self.0.is_dir() && output.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::rename(&self.0, output)
    }

    fn remove(&self) {
        let _ = if self.0.is_dir() {
            fs::remove_dir_all(&self.0)
        } else {
            fs::remove_file(&self.0)
        };
    }
}
