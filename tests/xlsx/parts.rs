//! What is inside a workbook, as text: a look that no library of workbooks takes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook.
pub struct Parts(pub BTreeMap<String, String>);

impl Parts {
    pub fn of(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.insert(part.name().to_owned(), text);
        }
        Self(parts)
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The part of a sheet, by its name.
    pub fn sheet(&self, name: &str) -> String {
        let number = self.names().iter().position(|it| it == name).unwrap() + 1;
        self.get(&format!("xl/worksheets/sheet{number}.xml"))
            .to_owned()
    }

    pub fn names(&self) -> Vec<String> {
        let sheets = self.get("xl/workbook.xml").split("<sheet name=\"").skip(1);
        sheets
            .map(|it| it.split('"').next().unwrap().to_owned())
            .collect()
    }

    /// Packs the parts again.
    pub fn pack(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

/// The element of a cell.
pub fn cell(sheet: &str, at: &str) -> Option<String> {
    let from = sheet.find(&format!("<c r=\"{at}\""))?;
    let rest = &sheet[from..];
    Some(rest[..rest.find("</c>").or(rest.find("/>"))?].to_owned())
}

/// The comments of a workbook: sheet, cell, text.
pub fn notes(bytes: &[u8]) -> Vec<(String, String, String)> {
    let parts = Parts::of(bytes);
    let mut found = Vec::new();
    for (number, name) in parts.names().into_iter().enumerate() {
        let rels = parts.get(&format!("xl/worksheets/_rels/sheet{}.xml.rels", number + 1));
        let Some(from) = rels.find("../comments") else {
            continue;
        };
        let file = rels[from + 3..].split('"').next().unwrap();
        for comment in parts
            .get(&format!("xl/{file}"))
            .split("<comment ref=\"")
            .skip(1)
        {
            let at = comment.split('"').next().unwrap().to_owned();
            let texts = comment.split("<t").skip(1);
            let texts = texts.filter_map(|it| it.split_once('>')?.1.split_once("</t>"));
            let text: String = texts.map(|(text, _)| text).collect();
            found.push((name.clone(), at, text));
        }
    }
    found
}
