//! The container: named parts, unpacked within a limit.

use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::error::WorkbookError;
use crate::code::clip;

/// A workbook's parts.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    most: u64,
    /// How many bytes may still be unpacked, by all parts together.
    left: Rc<Cell<u64>>,
}

/// A part under reading.
pub(super) type Part<'p, 'a> = BufReader<Limited<'p, 'a>>;

/// How the old form, and what is encrypted, begins.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], most: u64) -> Result<Self, WorkbookError> {
        if bytes.starts_with(OLD) {
            return Err(WorkbookError::OldOrProtected);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookError::NotWorkbook)?;
        Ok(Self {
            zip,
            most,
            left: Rc::new(Cell::new(most)),
        })
    }

    /// The position of a part; names differ in case and slashes between programs.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        if let Some(found) = self.zip.index_for_name(name) {
            return Some(found);
        }
        let is_it = |other: &str| other.replace('\\', "/").eq_ignore_ascii_case(name);
        let other = self.zip.file_names().find(|other| is_it(other))?;
        self.zip.index_for_name(other)
    }

    /// How many bytes a part says that it unpacks to.
    pub(super) fn size(&mut self, at: usize) -> u64 {
        let most = self.most;
        self.zip
            .by_index(at)
            .map_or(0, |part| part.size().min(most))
    }

    /// Opens a part.
    pub(super) fn part(&mut self, at: usize, name: &str) -> Result<Part<'_, 'a>, WorkbookError> {
        let left = Rc::clone(&self.left);
        let part = self.zip.by_index(at);
        let part = part.map_err(|_| WorkbookError::Part { part: clip(name) })?;
        Ok(BufReader::new(Limited { part, left }))
    }

    /// Says why reading a part went wrong: too much, or broken at this byte.
    pub(super) fn broken(&self, name: &str, at: u64) -> WorkbookError {
        if self.left.get() == 0 {
            return WorkbookError::TooLarge { most: self.most };
        }
        WorkbookError::Xml {
            part: clip(name),
            at,
        }
    }
}

/// A part that counts what it unpacks.
pub(super) struct Limited<'p, 'a> {
    part: ZipFile<'p, Cursor<&'a [u8]>>,
    left: Rc<Cell<u64>>,
}

impl Read for Limited<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let length = u64::try_from(read).unwrap_or(u64::MAX);
        match self.left.get().checked_sub(length) {
            Some(left) if left > 0 => {
                self.left.set(left);
                Ok(read)
            }
            _ => {
                self.left.set(0);
                Err(io::Error::other("too much is unpacked"))
            }
        }
    }
}
