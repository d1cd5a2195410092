//! Bytes into text: which encoding a file is in.
//!
//! I1. An encoding is stated, marked by the file itself, or certain from what stands in it; else the
//!     file is refused. No byte is replaced.
//! I2. Text of windows-1258, whose tone marks stand beside their letters, comes out composed.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::exchange::table::TableError;

/// The encoding of a file (bảng mã).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first: what spreadsheets call "Unicode text".
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// The Vietnamese code page of Windows.
    Windows1258,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1258];

    /// Returns the name, as IANA has it: `utf-8`, `windows-1258`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
        }
    }

    /// Reads a name in small letters.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.id() == id)
    }
}

/// The text of a file.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// The encoding, where neither the caller nor the file said it.
    pub(super) told: Option<Encoding>,
    /// What comes after the last whole line, where the file breaks off inside a letter.
    pub(super) cut: &'a [u8],
}

/// Makes text of bytes.
pub(super) fn decode(bytes: &[u8], stated: Option<Encoding>) -> Result<Decoded<'_>, TableError> {
    let marked = match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(Encoding::Utf8),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    };
    if let Some(encoding) = stated.or(marked) {
        let mark = match (marked, encoding) {
            (Some(marked), encoding) if marked == encoding => match marked {
                Encoding::Utf8 => 3,
                Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Windows1258 => 2,
            },
            (_, _) => 0,
        };
        return decode_as(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    if let Some(encoding) = sixteen(bytes) {
        return told(decode_as(bytes, encoding)?, encoding);
    }
    match decode_as(bytes, Encoding::Utf8) {
        Ok(decoded) => Ok(decoded),
        Err(_) if is_vietnamese_1258(bytes) => told(
            decode_as(bytes, Encoding::Windows1258)?,
            Encoding::Windows1258,
        ),
        Err(_) => Err(TableError::UnknownEncoding),
    }
}

fn told(decoded: Decoded<'_>, encoding: Encoding) -> Result<Decoded<'_>, TableError> {
    Ok(Decoded {
        told: Some(encoding),
        ..decoded
    })
}

fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<Decoded<'_>, TableError> {
    let refused = |at| TableError::Encoding {
        encoding: encoding.id(),
        at,
    };
    let (text, cut) = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), &[][..]),
            Err(error) if error.error_len().is_none() => whole_lines(bytes, error.valid_up_to()),
            Err(error) => return Err(refused(error.valid_up_to())),
        },
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let coder = if encoding == Encoding::Utf16Le {
                UTF_16LE
            } else {
                UTF_16BE
            };
            let text = coder.decode_without_bom_handling_and_without_replacement(bytes);
            let text = text.ok_or_else(|| refused(first_broken(bytes, encoding)))?;
            (text, &[][..])
        }
        Encoding::Windows1258 => {
            let text = lines_1258(bytes).ok_or_else(|| refused(0))?;
            (text, &[][..])
        }
    };
    Ok(Decoded {
        text,
        told: None,
        cut,
    })
}

/// In pieces of how many bytes text is decoded.
const PIECE: usize = 1 << 16;

/// Decodes whole lines at a time, so that the text stands in memory once.
fn lines_1258(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if bytes.is_ascii() {
        return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    }
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let (_, behind) = rest.split_at_checked(PIECE).unwrap_or((rest, &[]));
        // Nothing is composed with a line break.
        let end = behind.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = end.and_then(|end| end.checked_add(PIECE));
        let (piece, next) = end
            .and_then(|end| rest.split_at_checked(end))
            .unwrap_or((rest, &[]));
        let (text, has_errors) = WINDOWS_1258.decode_without_bom_handling(piece);
        if has_errors {
            return None;
        }
        // ASCII stays as it is; everything else may be composed.
        if text.is_ascii() {
            out.push_str(&text);
        } else {
            out.extend(text.nfc());
        }
        rest = next;
    }
    Some(Cow::Owned(out))
}

/// Splits bytes that break off inside a letter behind their last whole line.
fn whole_lines(bytes: &[u8], valid: usize) -> (Cow<'_, str>, &[u8]) {
    let (valid, _) = bytes.split_at_checked(valid).unwrap_or((bytes, &[]));
    let end = valid.iter().rposition(|byte| *byte == b'\n');
    let end = end.map_or(0, |end| end.saturating_add(1));
    let (whole, cut) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    (
        Cow::Borrowed(std::str::from_utf8(whole).unwrap_or_default()),
        cut,
    )
}

/// Where the first unit is that is no letter.
fn first_broken(bytes: &[u8], encoding: Encoding) -> usize {
    let units = bytes.chunks_exact(2).map(|pair| match *pair {
        [low, high] if encoding == Encoding::Utf16Le => u16::from_le_bytes([low, high]),
        [high, low] => u16::from_be_bytes([high, low]),
        _ => 0,
    });
    let letters = char::decode_utf16(units).take_while(Result::is_ok);
    letters
        .map(|letter| letter.map_or(0, char::len_utf16))
        .sum::<usize>()
        .saturating_mul(2)
}

/// Tells UTF-16 without a mark: half of what would be bytes of text are zeros, on one side.
fn sixteen(bytes: &[u8]) -> Option<Encoding> {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let zeros = |side: usize| {
        let bytes = start.iter().skip(side).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let quarter = start.len().checked_div(4)?;
    if bytes.len() % 2 != 0 || even.max(odd) == 0 {
        return None;
    }
    if even == 0 && odd >= quarter {
        return Some(Encoding::Utf16Le);
    }
    (odd == 0 && even >= quarter).then_some(Encoding::Utf16Be)
}

/// Tells whether bytes that are not UTF-8 are Vietnamese text in windows-1258 for certain: tone marks
/// stand beside letters that bear them, and nowhere else. No other code page has letters so.
fn is_vietnamese_1258(bytes: &[u8]) -> bool {
    let (text, has_errors) = WINDOWS_1258.decode_without_bom_handling(bytes);
    if has_errors
        || text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return false;
    }
    let mut before = ' ';
    let mut marks = 0_usize;
    for letter in text.chars() {
        if is_combining_mark(letter) {
            let is_composed = [before, letter].iter().collect::<String>().nfc().count() == 1;
            if !is_composed || !"aăâeêioôơuưy".contains(before.to_lowercase().next().unwrap_or(' '))
            {
                return false;
            }
            marks = marks.saturating_add(1);
        }
        before = letter;
    }
    marks > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Mã;Tên\nD1;Tổ chức Minh họa Đèn Sáng, Đắk Lắk\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    fn read(
        bytes: &[u8],
        stated: Option<Encoding>,
    ) -> Result<(String, Option<Encoding>), TableError> {
        decode(bytes, stated).map(|it| (it.text.into_owned(), it.told))
    }

    #[test]
    fn windows_1258_is_decoded_in_pieces_as_in_one() {
        let line = "Tiếng Việt có dấu, một dòng\n".nfc().collect::<String>();
        let text = line.repeat(3 * PIECE / line.len());
        let bytes = windows_1258(&text);
        assert!(bytes.len() > 2 * PIECE);
        let decoded = decode_as(&bytes, Encoding::Windows1258).unwrap();
        assert!(decoded.text == text);
        for ends in ["\r", "\r\n"] {
            let bytes = windows_1258(&text.replace('\n', ends));
            let decoded = decode_as(&bytes, Encoding::Windows1258).unwrap();
            assert!(decoded.text == text.replace('\n', ends));
        }
        let one = bytes.iter().filter(|byte| **byte != b'\n');
        let one: Vec<u8> = one.copied().collect();
        let decoded = decode_as(&one, Encoding::Windows1258).unwrap();
        assert!(decoded.text == text.replace('\n', ""));
    }

    /// Text in windows-1258: letters composed as far as it has them, tone marks beside them.
    fn windows_1258(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for letter in text.chars() {
            let one = letter.to_string();
            let (out, _, failed) = WINDOWS_1258.encode(&one);
            if !failed {
                bytes.extend_from_slice(&out);
                continue;
            }
            let parts: Vec<char> = one.nfd().collect();
            let (mark, base) = parts
                .iter()
                .position(|part| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*part))
                .map(|at| {
                    (
                        parts[at],
                        parts
                            .iter()
                            .enumerate()
                            .filter(|(i, _)| *i != at)
                            .map(|(_, c)| *c)
                            .nfc()
                            .collect::<String>(),
                    )
                })
                .unwrap();
            let spelled = format!("{base}{mark}");
            let (out, _, failed) = WINDOWS_1258.encode(&spelled);
            assert!(!failed, "{letter}");
            bytes.extend_from_slice(&out);
        }
        bytes
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let with_mark = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
        let utf8 = TEXT.as_bytes().to_vec();
        for (bytes, stated, told) in [
            (utf8.clone(), None, None),
            (with_mark(b"\xef\xbb\xbf", utf8.clone()), None, None),
            (with_mark(b"\xef\xbb\xbf", utf8), Some(Encoding::Utf8), None),
            (with_mark(b"\xff\xfe", utf16(TEXT, false)), None, None),
            (with_mark(b"\xfe\xff", utf16(TEXT, true)), None, None),
            (utf16(TEXT, false), None, Some(Encoding::Utf16Le)),
            (utf16(TEXT, true), None, Some(Encoding::Utf16Be)),
            (utf16(TEXT, true), Some(Encoding::Utf16Be), None),
            (windows_1258(TEXT), None, Some(Encoding::Windows1258)),
            (windows_1258(TEXT), Some(Encoding::Windows1258), None),
        ] {
            assert_eq!(
                read(&bytes, stated),
                Ok((TEXT.to_owned(), told)),
                "{stated:?}"
            );
        }
    }

    #[test]
    fn what_is_not_certain_is_refused() {
        // French in windows-1252, which windows-1258 could read just as well.
        let french = b"id;nom\nD1;Fran\xe7ais\n";
        assert_eq!(read(french, None), Err(TableError::UnknownEncoding));
        assert!(read(french, Some(Encoding::Windows1258)).is_ok());
        // TCVN3.
        assert_eq!(
            read(b"M\xb7;T\xaan\n", None),
            Err(TableError::UnknownEncoding)
        );
        let lone = read(b"\xff\xfea\0\x00\xd8b\0", None);
        let (encoding, at) = ("utf-16le", 2);
        assert_eq!(lone, Err(TableError::Encoding { encoding, at }));
    }

    #[test]
    fn a_file_that_breaks_off_inside_a_letter_keeps_its_whole_lines() {
        let cut = "id;name\nD1;Đèn\nD2;Đ".as_bytes();
        let decoded = decode(&cut[..cut.len() - 1], None).unwrap();
        assert_eq!(
            (&*decoded.text, decoded.cut),
            ("id;name\nD1;Đèn\n", &b"D2;\xc4"[..])
        );
    }

    #[test]
    fn encodings_have_names() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::parse(encoding.id()), Some(encoding));
        }
    }
}
