//! Bytes in whatever encoding, handed on as UTF-8; and the place of each.
//!
//! The encoding is that of the byte order mark, of the first bytes, or of the XML declaration, else
//! UTF-8; nothing is guessed from what the text looks like.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};

use super::{LONGEST_TOKEN, Place, XmlError};

const CHUNK: usize = 64 << 10;
/// How far an XML declaration may reach.
const DECLARATION: usize = 1 << 10;

/// A source of UTF-8 that knows where it is.
pub(super) struct Source<R> {
    input: R,
    /// Bytes of the file that were not used yet: those between `from` and `to`.
    raw: Box<[u8]>,
    from: usize,
    to: usize,
    form: Form,
    /// What was decoded, and how much of it was used.
    text: Vec<u8>,
    used: usize,
    /// The place of the byte where `told` stands; the bytes from there on were not counted yet.
    place: Place,
    told: usize,
    /// Bytes of the file that were read.
    bytes_read: u64,
    /// Bytes that the token may still have.
    left: usize,
}

enum Form {
    /// Not known yet.
    Unknown,
    Utf8,
    Coded(&'static str, Box<Decoder>),
    Utf32 {
        is_big: bool,
    },
}

impl<R: Read> Source<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            raw: vec![0; CHUNK].into(),
            from: 0,
            to: 0,
            form: Form::Unknown,
            text: Vec::new(),
            used: 0,
            place: Place { line: 1, column: 1 },
            told: 0,
            bytes_read: 0,
            left: LONGEST_TOKEN,
        }
    }

    /// Returns the place of the next byte.
    pub(super) fn place(&mut self) -> Place {
        let (bytes, next) = if matches!(self.form, Form::Utf8) {
            (&*self.raw, self.from)
        } else {
            (&*self.text, self.used)
        };
        self.place = after(self.place, bytes.get(self.told..next).unwrap_or_default());
        self.told = next;
        self.place
    }

    /// Returns how much of the file was read.
    pub(super) const fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// Lets a token begin.
    pub(super) const fn begin_token(&mut self) {
        self.left = LONGEST_TOKEN;
    }

    /// Reads more bytes behind those that were not used; says whether there were any.
    fn pull(&mut self) -> io::Result<bool> {
        if matches!(self.form, Form::Utf8) {
            self.place();
            self.told = 0;
        }
        if self.from > 0 {
            self.raw.copy_within(self.from..self.to, 0);
            self.to = self.to.saturating_sub(self.from);
            self.from = 0;
        }
        loop {
            let room = self.raw.get_mut(self.to..).unwrap_or_default();
            match self.input.read(room) {
                Ok(count) => {
                    self.to = self.to.saturating_add(count).min(self.raw.len());
                    self.bytes_read = self.bytes_read.saturating_add(count as u64);
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(fault(XmlError::Input { kind: error.kind() })),
            }
        }
    }

    fn unused(&self) -> &[u8] {
        self.raw.get(self.from..self.to).unwrap_or_default()
    }

    /// Finds out the encoding, and passes over byte order marks.
    fn look(&mut self) -> io::Result<()> {
        while self.to < DECLARATION && self.pull()? {}
        let start = self.unused();
        let coded = |encoding: &'static Encoding| {
            let decoder = encoding.new_decoder_without_bom_handling();
            Form::Coded(encoding.name(), Box::new(decoder))
        };
        self.form = match start {
            [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => Form::Utf32 { is_big: false },
            [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => Form::Utf32 { is_big: true },
            [0xff, 0xfe, ..] | [b'<', 0, ..] => coded(UTF_16LE),
            [0xfe, 0xff, ..] | [0, b'<', ..] => coded(UTF_16BE),
            [0xef, 0xbb, 0xbf, ..] => Form::Utf8,
            _ => match declared(start) {
                None => Form::Utf8,
                Some(name) => match Encoding::for_label(name) {
                    Some(encoding) if encoding == encoding_rs::UTF_8 => Form::Utf8,
                    // Sixteen bits would have shown.
                    Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
                        let encoding = encoding.name();
                        return Err(fault(XmlError::Bytes { encoding }));
                    }
                    Some(encoding) => coded(encoding),
                    None => {
                        let name = String::from_utf8_lossy(name);
                        let name = crate::code::clip(&name);
                        return Err(fault(XmlError::Encoding { name }));
                    }
                },
            },
        };
        // Some editors write the mark twice.
        let mark: &[u8] = match &self.form {
            Form::Utf32 { is_big: false } => &[0xff, 0xfe, 0, 0],
            Form::Utf32 { is_big: true } => &[0, 0, 0xfe, 0xff],
            Form::Coded("UTF-16LE", _) => &[0xff, 0xfe],
            Form::Coded("UTF-16BE", _) => &[0xfe, 0xff],
            Form::Utf8 => &[0xef, 0xbb, 0xbf],
            Form::Coded(..) | Form::Unknown => return Ok(()),
        };
        while self.unused().starts_with(mark) {
            self.from = self.from.saturating_add(mark.len());
        }
        if matches!(self.form, Form::Utf8) {
            self.told = self.from;
        }
        Ok(())
    }

    /// Decodes more text, which was used up.
    fn decode(&mut self) -> io::Result<()> {
        self.place();
        self.text.clear();
        self.used = 0;
        self.told = 0;
        let mut is_end = false;
        let mut wants_more = self.unused().is_empty();
        while self.text.is_empty() && !is_end {
            if wants_more {
                is_end = !self.pull()?;
            }
            let raw = self.raw.get(self.from..self.to).unwrap_or_default();
            let taken = match &mut self.form {
                Form::Coded(name, decoder) => {
                    decode_with(decoder, name, raw, is_end, &mut self.text)?
                }
                Form::Utf32 { is_big } => decode_utf32(*is_big, raw, is_end, &mut self.text)?,
                Form::Utf8 | Form::Unknown => 0,
            };
            self.from = self.from.saturating_add(taken);
            wants_more = true;
        }
        Ok(())
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(into.len());
        for (to, from) in into.iter_mut().zip(ready) {
            *to = *from;
        }
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if matches!(self.form, Form::Unknown) {
            self.look()?;
        }
        if self.left == 0 {
            let limit = LONGEST_TOKEN;
            return Err(fault(XmlError::Long { limit }));
        }
        if matches!(self.form, Form::Utf8) {
            if self.from == self.to {
                self.pull()?;
            }
            return Ok(self.raw.get(self.from..self.to).unwrap_or_default());
        }
        if self.used == self.text.len() {
            self.decode()?;
        }
        Ok(self.text.get(self.used..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        if matches!(self.form, Form::Utf8) {
            self.from = self.from.saturating_add(count).min(self.to);
        } else {
            self.used = self.used.saturating_add(count).min(self.text.len());
        }
        self.left = self.left.saturating_sub(count);
    }
}

/// The place behind these bytes.
fn after(mut place: Place, bytes: &[u8]) -> Place {
    let is_break = |byte: u8| byte == b'\n';
    let mut line = bytes;
    let breaks = count(bytes, is_break);
    if breaks > 0 {
        place.line = place.line.saturating_add(breaks);
        let last = bytes.iter().rposition(|byte| is_break(*byte));
        line = bytes.get(last.unwrap_or(0)..).unwrap_or_default();
        // The break itself, which `line` begins with, stands before column 1.
        place.column = 0;
    }
    // Every byte of UTF-8 begins a character, but those of the form 10xxxxxx.
    let begun = count(line, |byte| byte & 0xc0 != 0x80);
    place.column = place.column.saturating_add(begun);
    place
}

/// How many bytes are of a kind; without a check in the sum, many are counted together.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u64 {
    let ones = bytes.iter().map(|byte| u64::from(is(*byte)));
    ones.fold(0, u64::wrapping_add)
}

/// The encoding that an XML declaration names.
fn declared(start: &[u8]) -> Option<&[u8]> {
    let inside = start.strip_prefix(b"<?xml")?;
    let end = inside.windows(2).position(|two| two == b"?>")?;
    let inside = inside.get(..end)?;
    let at = inside.windows(8).position(|word| word == b"encoding")?;
    let rest = inside.get(at..)?.get(8..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    let end = rest.iter().position(|byte| byte == quote)?;
    rest.get(..end)
}

fn decode_with(
    decoder: &mut Decoder,
    encoding: &'static str,
    raw: &[u8],
    is_end: bool,
    text: &mut Vec<u8>,
) -> io::Result<usize> {
    // Three bytes of text for one of the file at most.
    text.resize(raw.len().saturating_mul(3).saturating_add(16), 0);
    let (result, taken, written) = decoder.decode_to_utf8_without_replacement(raw, text, is_end);
    text.truncate(written);
    match result {
        DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(taken),
        DecoderResult::Malformed(..) => Err(fault(XmlError::Bytes { encoding })),
    }
}

fn decode_utf32(is_big: bool, raw: &[u8], is_end: bool, text: &mut Vec<u8>) -> io::Result<usize> {
    let whole = raw.chunks_exact(4);
    let is_torn = is_end && !whole.remainder().is_empty();
    let mut taken = 0_usize;
    for four in whole {
        let Ok(four) = <[u8; 4]>::try_from(four) else {
            break;
        };
        let number = if is_big {
            u32::from_be_bytes(four)
        } else {
            u32::from_le_bytes(four)
        };
        let Some(c) = char::from_u32(number) else {
            return Err(fault(XmlError::Bytes { encoding: "UTF-32" }));
        };
        text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        taken = taken.saturating_add(4);
    }
    if is_torn {
        return Err(fault(XmlError::Bytes { encoding: "UTF-32" }));
    }
    Ok(taken)
}

/// Carries our error through the reader's.
fn fault(error: XmlError) -> io::Error {
    io::Error::other(error)
}
