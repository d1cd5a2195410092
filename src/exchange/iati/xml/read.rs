//! Reads a file, tag by tag, and tells a sink.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::encoding::Decoder;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::EscapeError;
use quick_xml::events::attributes::{AttrError, Attribute};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::scope::Scopes;
use super::source::Source;
use super::{Attr, DEEPEST, Place, Sink, Tag, XmlError};
use crate::code::clip;
use crate::exchange::watch::Watch;

/// Reads a file to its end or to the first place where it is not XML.
///
/// # Errors
/// The error and its place; everything before it was told to the sink.
pub(in crate::exchange::iati) fn read(
    input: impl Read,
    watch: &mut Watch<'_>,
    sink: &mut impl Sink,
) -> Result<(), (Place, XmlError)> {
    let mut reader = Reader::from_reader(Source::new(input));
    let config = reader.config_mut();
    config.check_comments = true;
    let mut state = State {
        scopes: Scopes::default(),
        names: String::new(),
        open: Vec::new(),
        has_begun: false,
        has_root: false,
        attributes: Vec::new(),
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let source = reader.get_mut();
        source.begin_token();
        let place = source.place();
        watch
            .at(source.bytes_read())
            .map_err(|stopped| (place, stopped.into()))?;
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => {
                return Err((place, of(error)));
            }
        };
        let told = state.tell(event, place, sink);
        match told {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err((place, error)),
        }
    }
}

/// Where in a document the reader is.
struct State {
    scopes: Scopes,
    /// The names of the open elements, one behind the other, and where each begins.
    names: String,
    open: Vec<usize>,
    has_begun: bool,
    has_root: bool,
    /// Room for the attributes of a tag.
    attributes: Vec<Attr<'static>>,
}

impl State {
    /// Tells the sink of an event; says whether there may be more.
    fn tell(
        &mut self,
        event: Event<'_>,
        place: Place,
        sink: &mut impl Sink,
    ) -> Result<bool, XmlError> {
        let is_first = !self.has_begun;
        self.has_begun = true;
        match event {
            Event::Start(start) => {
                self.start(&start, place, sink)?;
                self.open.push(self.names.len());
                self.names.push_str(utf8(start.name().into_inner())?);
            }
            Event::Empty(start) => {
                self.start(&start, place, sink)?;
                self.scopes.leave(self.open.len());
                sink.end();
            }
            Event::End(_) => {
                self.names.truncate(self.open.pop().unwrap_or(0));
                self.scopes.leave(self.open.len());
                sink.end();
            }
            Event::Text(text) => {
                let text = text.xml10_content().map_err(not_utf8)?;
                if text.as_bytes().contains(&b']') && text.contains("]]>") {
                    return Err(XmlError::Markup);
                }
                self.text(&text, place, sink)?;
            }
            Event::CData(text) if self.open.is_empty() => {
                drop(text);
                return Err(XmlError::Outside);
            }
            Event::CData(text) => {
                let text = text.xml10_content().map_err(not_utf8)?;
                self.text(&text, place, sink)?;
            }
            Event::GeneralRef(name) => {
                let c = referred(&name)?;
                self.text(c.encode_utf8(&mut [0; 4]), place, sink)?;
            }
            Event::Decl(_) if !is_first => return Err(XmlError::Declaration),
            Event::DocType(_) if self.has_root => return Err(XmlError::Markup),
            Event::DocType(_) => sink.doctype(place),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => {
                return match self.open.last() {
                    Some(from) => Err(XmlError::unclosed(
                        self.names.get(*from..).unwrap_or_default(),
                    )),
                    None if self.has_root => Ok(false),
                    None => Err(XmlError::Empty),
                };
            }
        }
        Ok(true)
    }

    fn start(
        &mut self,
        start: &BytesStart<'_>,
        place: Place,
        sink: &mut impl Sink,
    ) -> Result<(), XmlError> {
        let depth = self.open.len();
        if depth == 0 && self.has_root {
            return Err(XmlError::Outside);
        }
        if depth >= DEEPEST {
            return Err(XmlError::Deep { limit: DEEPEST });
        }
        self.has_root = true;
        let mut attributes: Vec<Attr<'_>> = reused(std::mem::take(&mut self.attributes));
        let mut needs_scopes = false;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| of_attribute(&error, start))?;
            let name = utf8(attribute.key.into_inner())?;
            let form = checked_name(name)?;
            let value = value(attribute, start.decoder())?;
            if name == "xmlns" {
                self.scopes.declare("", &value, depth)?;
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.scopes.declare(prefix, &value, depth)?;
            } else {
                needs_scopes |= form == Form::Prefixed;
                attributes.push(Attr {
                    ns: super::Ns::None,
                    uri: "",
                    name,
                    value,
                });
            }
        }
        if needs_scopes {
            for attribute in &mut attributes {
                (attribute.ns, attribute.uri) = self.scopes.attribute(attribute.name)?;
            }
        }
        let name = utf8(start.name().into_inner())?;
        let (prefix, local) = match checked_name(name)? {
            Form::Plain => ("", name),
            Form::Prefixed => name.split_once(':').unwrap_or(("", name)),
        };
        let (ns, uri) = self.scopes.element(prefix)?;
        let tag = Tag {
            ns,
            uri,
            prefix,
            name: local,
            attributes,
            place,
        };
        sink.start(&tag);
        self.attributes = reused(tag.attributes);
        Ok(())
    }

    fn text(&self, text: &str, place: Place, sink: &mut impl Sink) -> Result<(), XmlError> {
        checked_text(text)?;
        if !self.open.is_empty() {
            sink.text(text, place);
            return Ok(());
        }
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return Ok(());
        }
        Err(XmlError::Outside)
    }
}

/// The character that a reference stands for.
fn referred(name: &BytesRef<'_>) -> Result<char, XmlError> {
    if let Some(c) = name.resolve_char_ref().map_err(|_| XmlError::Reference)? {
        return Ok(c);
    }
    match &*name.xml10_content().map_err(not_utf8)? {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(XmlError::entity(other)),
    }
}

/// Refuses characters that XML does not have.
fn checked_text(text: &str) -> Result<(), XmlError> {
    let is_low = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Folded without a way out, so that many bytes are looked at together.
    let has_low = text.bytes().fold(false, |has, byte| has | is_low(byte));
    let has_high = !text.is_ascii() && text.contains(['\u{fffe}', '\u{ffff}']);
    if !has_low && !has_high {
        return Ok(());
    }
    let is_wrong =
        |c: &char| u8::try_from(*c).is_ok_and(is_low) || matches!(c, '\u{fffe}' | '\u{ffff}');
    let wrong = text.chars().find(is_wrong);
    Err(XmlError::Character {
        code: wrong.map_or(0, u32::from),
    })
}

/// Refuses what is no name, or has two colons. Letters beyond ASCII are taken as they come.
fn checked_name(name: &str) -> Result<Form, XmlError> {
    let (mut allowed, mut colons, mut is_name) = (BEGINS, 0_usize, true);
    for byte in name.bytes() {
        let role = NAME.get(usize::from(byte)).copied().unwrap_or_default();
        is_name &= role & allowed != 0;
        let is_colon = role == COLON;
        colons = colons.saturating_add(usize::from(is_colon));
        allowed = if is_colon { BEGINS } else { GOES_ON | COLON };
    }
    match colons {
        0 if is_name && allowed != BEGINS => Ok(Form::Plain),
        1 if is_name && allowed != BEGINS => Ok(Form::Prefixed),
        _ => Err(XmlError::name(name)),
    }
}

/// How a name is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `title`.
    Plain,
    /// `xml:lang`.
    Prefixed,
}

const BEGINS: u8 = 1;
const GOES_ON: u8 = 2;
const COLON: u8 = 4;
/// What each byte may do in a name.
const NAME: [u8; 256] = {
    let mut roles = [0; 256];
    let mut byte = 0;
    let mut rest: &mut [u8] = &mut roles;
    while let Some((role, after)) = rest.split_first_mut() {
        *role = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => BEGINS | GOES_ON,
            b'0'..=b'9' | b'-' | b'.' => GOES_ON,
            b':' => COLON,
            _ => 0,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    roles
};

/// An emptied list with its room, for attributes of another tag: collecting a list from itself takes
/// no new room.
#[expect(
    clippy::unnecessary_filter_map,
    reason = "a filter would keep the lifetime"
)]
fn reused<'b>(mut attributes: Vec<Attr<'_>>) -> Vec<Attr<'b>> {
    attributes.clear();
    // One huge tag does not claim its memory for ever.
    attributes.shrink_to(1 << 10);
    attributes.into_iter().filter_map(|_| None).collect()
}

/// The value of an attribute, its references resolved and its blanks made spaces.
fn value<'a>(attribute: Attribute<'a>, decoder: Decoder) -> Result<Cow<'a, str>, XmlError> {
    let is_plain = |byte: u8| matches!(byte, b' '..=0x7f) && byte != b'&' && byte != b'<';
    if let Cow::Borrowed(bytes) = attribute.value {
        // Folded without a way out, so that many bytes are looked at together.
        if bytes.iter().fold(true, |all, byte| all & is_plain(*byte)) {
            return utf8(bytes).map(Cow::Borrowed);
        }
    }
    if attribute.value.contains(&b'<') {
        return Err(XmlError::Attribute);
    }
    let value = attribute
        .decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder)
        .map_err(of)?;
    checked_text(&value)?;
    Ok(value)
}

/// The text of bytes that are taken as they stand: names.
fn utf8(bytes: &[u8]) -> Result<&str, XmlError> {
    std::str::from_utf8(bytes).map_err(not_utf8)
}

fn not_utf8<E>(_: E) -> XmlError {
    XmlError::Bytes { encoding: "UTF-8" }
}

/// Puts what the parser says into our words.
fn of(error: Error) -> XmlError {
    match error {
        Error::Io(error) => {
            let ours = error.get_ref().and_then(|error| error.downcast_ref());
            ours.cloned()
                .unwrap_or_else(|| XmlError::Input { kind: error.kind() })
        }
        Error::Encoding(error) => not_utf8(error),
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            let (expected, found) = (clip(&expected), clip(&found));
            XmlError::EndTag { expected, found }
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            let found = clip(&found);
            XmlError::NothingOpen { found }
        }
        Error::IllFormed(IllFormedError::UnclosedReference) => XmlError::Reference,
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => XmlError::entity(&name),
        Error::Escape(_) => XmlError::Reference,
        Error::InvalidAttr(_) => XmlError::Attribute,
        Error::Syntax(_) | Error::IllFormed(_) | Error::Namespace(_) => XmlError::Markup,
    }
}

fn of_attribute(error: &AttrError, start: &BytesStart<'_>) -> XmlError {
    let AttrError::Duplicated(at, _) = error else {
        return XmlError::Attribute;
    };
    let rest = String::from_utf8_lossy(start.get(*at..).unwrap_or_default());
    let name = rest.split(['=', ' ', '\t', '\n', '\r']).next();
    XmlError::Twice {
        name: clip(name.unwrap_or_default()),
    }
}
