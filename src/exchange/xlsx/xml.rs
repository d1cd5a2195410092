//! XML as workbooks have it: elements by local name, text with the five entities and no others.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A part could not be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What comes next.
pub(super) enum Node<'b> {
    /// An element begins.
    Start(BytesStart<'b>),
    /// An element ends.
    End,
    /// Text.
    Text(Cow<'b, str>),
    /// The part ends.
    Eof,
}

/// A part as nodes.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(part: R) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
        }
    }

    /// The byte that is read next.
    pub(super) fn at(&self) -> u64 {
        self.reader.buffer_position()
    }

    pub(super) fn node(&mut self) -> Result<Node<'_>, Broken> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(start)) => Ok(Node::Start(start)),
            Ok(Event::End(_)) => Ok(Node::End),
            Ok(Event::Text(text)) => text.xml10_content().map(Node::Text).map_err(|_| Broken),
            Ok(Event::CData(text)) => text.xml10_content().map(Node::Text).map_err(|_| Broken),
            Ok(Event::GeneralRef(entity)) => {
                if let Ok(Some(letter)) = entity.resolve_char_ref() {
                    return Ok(Node::Text(Cow::Owned(letter.to_string())));
                }
                let name = entity.decode().map_err(|_| Broken)?;
                let text = match &*name {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => return Err(Broken),
                };
                Ok(Node::Text(Cow::Borrowed(text)))
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {
                Ok(Node::Text(Cow::Borrowed("")))
            }
            // Entities of a document's own are how a small file becomes a large one.
            Ok(Event::DocType(_) | Event::Empty(_)) | Err(_) => Err(Broken),
            Ok(Event::Eof) => Ok(Node::Eof),
        }
    }

    /// Reads the text of an element that has begun, to its end, whatever elements are in it.
    pub(super) fn text(&mut self, out: &mut String) -> Result<(), Broken> {
        let mut depth = 0_usize;
        loop {
            match self.node()? {
                Node::Start(_) => depth = depth.saturating_add(1),
                Node::Text(text) => out.push_str(&text),
                Node::End => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return Ok(()),
                },
                Node::Eof => return Err(Broken),
            }
        }
    }

    /// Passes over an element that has begun.
    pub(super) fn skip(&mut self) -> Result<(), Broken> {
        self.text(&mut String::new())
    }

    /// Reads the texts of an item, `si` or `is`, which may be in runs; how it is spoken is left out.
    pub(super) fn item(&mut self, out: &mut String) -> Result<(), Broken> {
        let mut raw = String::new();
        let mut depth = 0_usize;
        loop {
            match self.node()? {
                Node::Start(start) => match start.local_name().as_ref() {
                    b"t" => {
                        raw.clear();
                        self.text(&mut raw)?;
                        unescape(&raw, out);
                    }
                    b"rPh" => self.skip()?,
                    _ => depth = depth.saturating_add(1),
                },
                Node::Text(_) => {}
                Node::End => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return Ok(()),
                },
                Node::Eof => return Err(Broken),
            }
        }
    }
}

/// Returns an attribute by local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Broken> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Broken)?;
        if attribute.key.local_name().as_ref() == name.as_bytes() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|_| Broken)?.into_owned()));
        }
    }
    Ok(None)
}

/// Turns `_x000D_` into the character that XML could not hold.
pub(super) fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let code = from.get(2..6).filter(|code| {
            from.get(6..7) == Some("_") && code.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let letter = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let (letter, length) = match letter {
            Some(letter) => (letter, 7),
            None => ('_', 1),
        };
        out.push(letter);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Result<String, Broken> {
        let mut xml = Xml::new(xml.as_bytes());
        loop {
            match xml.node()? {
                Node::Start(start) if start.local_name().as_ref() == b"si" => {
                    let mut out = String::new();
                    xml.item(&mut out)?;
                    return Ok(out);
                }
                Node::Start(_) | Node::Text(_) | Node::End => {}
                Node::Eof => return Err(Broken),
            }
        }
    }

    #[test]
    fn texts_are_put_together_and_no_entity_is_expanded() {
        for (xml, text) in [
            ("<si><t>Đèn</t></si>", "Đèn"),
            (
                "<si><r><t>a</t></r><r><rPr><b/></rPr><t> b</t></r></si>",
                "a b",
            ),
            ("<si><t>a</t><rPh><t>x</t></rPh></si>", "a"),
            (
                "<si><t>1 &lt; 2 &amp;#38; &#x110;<![CDATA[<]]></t></si>",
                "1 < 2 &#38; Đ<",
            ),
            (
                "<si><t>a_x000D_b_x005F_x0041_ _x00zz_ _</t></si>",
                "a\rb_x0041_ _x00zz_ _",
            ),
            ("<si/>", ""),
            ("<x:si><x:t>n</x:t></x:si>", "n"),
        ] {
            assert_eq!(texts(xml).as_deref(), Ok(text), "{xml}");
        }
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><si><t>&a;</t></si>";
        for xml in [
            bomb,
            "<si><t>&b;</t></si>",
            "<si><t>",
            "<si></t>",
            "\u{0}",
            "<si a=b>",
        ] {
            assert_eq!(texts(xml), Err(Broken), "{xml}");
        }
    }
}
