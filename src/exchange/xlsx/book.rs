//! A workbook under reading: its parts, and its sheets one by one.
//!
//! I1. Texts that many cells share are kept once.
//! I2. A sheet that cannot be read on has what came before; any other part that cannot ends the work.

use super::error::WorkbookError;
use super::format::{self, Shown};
use super::grid::{Fill, Grid, Halt, Texts};
use super::package::Package;
use super::read::XlsxOptions;
use super::xml::{Broken, Node, Xml, attribute};
use crate::code::clip;
use crate::exchange::watch::{Stopped, Watch};

/// A workbook: its sheets in order.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) shared: Texts,
    pub(super) sheets: Vec<Grid>,
    pub(super) is_1904: bool,
}

/// Why a workbook was not read to its end.
#[derive(Debug)]
pub(super) enum Ended {
    Stopped,
    Refused(WorkbookError),
}

impl From<Stopped> for Ended {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl From<WorkbookError> for Ended {
    fn from(error: WorkbookError) -> Self {
        Self::Refused(error)
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    is_hidden: bool,
    id: String,
}

/// What a relation leads to: its id, the end of its type, and the part.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

/// Reads a workbook; sheets that are broken have what came before.
pub(super) fn read(
    bytes: &[u8],
    options: &XlsxOptions,
    watch: &mut Watch<'_>,
) -> Result<Book, Ended> {
    let mut package = Package::open(bytes, options.most_unpacked)?;
    let root = relations(&mut package, "_rels/.rels", "")?;
    let main = root.iter().find(|it| it.kind == "officeDocument");
    let main = main.map_or("xl/workbook.xml", |it| &it.part).to_owned();
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(&mut package, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let part = |kind: &str| {
        let found = relations.iter().find(|it| it.kind == kind);
        found.map(|it| it.part.clone())
    };
    let (listed, is_1904) = listed(&mut package, &main)?;
    let most = options.most_sheets;
    if listed.len() > most {
        return Err(WorkbookError::TooManySheets { most }.into());
    }
    let formats = match part("styles") {
        Some(name) => formats(&mut package, &name)?,
        None => Vec::new(),
    };
    let mut left = options.most_cells;
    let shared = match part("sharedStrings") {
        Some(name) => shared(&mut package, &name, &mut left, options)?,
        None => Texts::default(),
    };
    let mut sheets = Vec::new();
    for sheet in listed {
        let relation = relations.iter().find(|it| it.id == sheet.id);
        // A sheet that is a chart has no cells.
        if let Some(relation) = relation.filter(|it| it.kind == "worksheet") {
            sheets.push((sheet, relation.part.clone()));
        }
    }
    let mut whole = 0_u64;
    for (_, part) in &sheets {
        let at = package.find(part);
        whole = whole.saturating_add(at.map_or(0, |at| package.size(at)));
    }
    // Once to read the cells, and once more to read the records in them.
    watch.begin(whole.saturating_mul(2), STEP)?;
    let mut book = Book {
        shared,
        sheets: Vec::new(),
        is_1904,
    };
    let mut done = 0_u64;
    for (sheet, part) in sheets {
        let mut fill = Fill {
            formats: &formats,
            strings: book.shared.ends.len(),
            is_1904,
            left: &mut left,
            next: 0,
            grid: Grid::new(sheet.name, sheet.is_hidden, is_1904),
        };
        let at = package.find(&part);
        fill.grid.broken = match at {
            Some(at) => {
                let size = package.size(at);
                let mut xml = Xml::new(package.part(at, &part)?);
                let most = done.saturating_add(size);
                let mut told = |at: u64| watch.at(done.saturating_add(at).min(most));
                let read = fill.sheet(&mut xml, &mut told);
                let at = xml.at();
                drop(xml);
                done = most;
                fill.grid.size = size;
                match read {
                    Ok(()) => None,
                    Err(Halt::Stopped) => return Err(Ended::Stopped),
                    Err(Halt::Broken) => Some(package.broken(&part, at)),
                    Err(Halt::TooMany) => Some(WorkbookError::TooManyCells {
                        most: options.most_cells,
                    }),
                }
            }
            None => Some(WorkbookError::Part { part: clip(&part) }),
        };
        book.sheets.push(fill.grid);
    }
    watch.at(whole)?;
    watch.shift(whole);
    Ok(book)
}

/// After how many bytes somebody is told: some milliseconds.
const STEP: u64 = 1 << 18;

/// Reads a part whole with `each` element that begins.
fn elements(
    package: &mut Package<'_>,
    name: &str,
    mut each: impl FnMut(&mut quick_xml::events::BytesStart<'_>) -> Result<(), Broken>,
) -> Result<(), WorkbookError> {
    let Some(at) = package.find(name) else {
        return Err(WorkbookError::Part { part: clip(name) });
    };
    let mut xml = Xml::new(package.part(at, name)?);
    let mut read = || loop {
        match xml.node()? {
            Node::Start(mut start) => each(&mut start)?,
            Node::End | Node::Text(_) => {}
            Node::Eof => return Ok(()),
        }
    };
    let result: Result<(), Broken> = read();
    let at = xml.at();
    drop(xml);
    result.map_err(|_| package.broken(name, at))
}

fn relations(
    package: &mut Package<'_>,
    name: &str,
    folder: &str,
) -> Result<Vec<Relation>, WorkbookError> {
    let mut found = Vec::new();
    if package.find(name).is_none() {
        return Err(WorkbookError::NotWorkbook);
    }
    elements(package, name, |start| {
        if start.local_name().as_ref() != b"Relationship" {
            return Ok(());
        }
        let target = attribute(start, "Target")?.unwrap_or_default();
        let kind = attribute(start, "Type")?.unwrap_or_default();
        found.push(Relation {
            id: attribute(start, "Id")?.unwrap_or_default(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            part: absolute(folder, &target),
        });
        Ok(())
    })?;
    Ok(found)
}

/// Where a target lies that is told from a folder.
fn absolute(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                let _ = steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The sheets that a workbook lists, and whether it counts days from 1904.
fn listed(package: &mut Package<'_>, name: &str) -> Result<(Vec<Listed>, bool), WorkbookError> {
    let mut sheets = Vec::new();
    let mut is_1904 = false;
    elements(package, name, |start| {
        match start.local_name().as_ref() {
            b"workbookPr" => {
                let date = attribute(start, "date1904")?;
                is_1904 = matches!(date.as_deref(), Some("1" | "true" | "on"));
            }
            b"sheet" => {
                let state = attribute(start, "state")?;
                sheets.push(Listed {
                    name: attribute(start, "name")?.unwrap_or_default(),
                    is_hidden: state.is_some_and(|state| state != "visible"),
                    id: attribute(start, "id")?.unwrap_or_default(),
                });
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((sheets, is_1904))
}

/// What each format of cells shows.
fn formats(package: &mut Package<'_>, name: &str) -> Result<Vec<Shown>, WorkbookError> {
    let mut codes: Vec<(u32, Shown)> = Vec::new();
    let mut formats = Vec::new();
    let mut is_of_cells = false;
    elements(package, name, |start| {
        let number = |name| -> Result<u32, Broken> {
            let text = attribute(start, name)?;
            Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
        };
        match start.local_name().as_ref() {
            b"numFmt" => {
                let code = attribute(start, "formatCode")?.unwrap_or_default();
                codes.push((number("numFmtId")?, format::of_code(&code)));
            }
            b"cellXfs" => is_of_cells = true,
            b"cellStyleXfs" | b"cellStyles" | b"dxfs" => is_of_cells = false,
            b"xf" if is_of_cells => {
                let id = number("numFmtId")?;
                let own = codes.iter().find(|(it, _)| *it == id);
                formats.push(own.map_or(format::built_in(id), |(_, shown)| *shown));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

/// The texts that cells share.
fn shared(
    package: &mut Package<'_>,
    name: &str,
    left: &mut usize,
    options: &XlsxOptions,
) -> Result<Texts, WorkbookError> {
    let mut texts = Texts::default();
    let Some(at) = package.find(name) else {
        return Ok(texts);
    };
    let mut xml = Xml::new(package.part(at, name)?);
    let mut read = || loop {
        match xml.node().map_err(|_| Halt::Broken)? {
            Node::Start(start) if start.local_name().as_ref() == b"si" => {
                *left = left.checked_sub(1).ok_or(Halt::TooMany)?;
                let item = xml.item(&mut texts.text);
                item.map_err(|_| Halt::Broken)?;
                texts.close();
            }
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Eof => return Ok(()),
        }
    };
    let result: Result<(), Halt> = read();
    let at = xml.at();
    drop(xml);
    match result {
        Ok(()) => Ok(texts),
        Err(Halt::TooMany) => Err(WorkbookError::TooManyCells {
            most: options.most_cells,
        }),
        Err(Halt::Broken | Halt::Stopped) => Err(package.broken(name, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_told_from_their_folder() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl", "../a/./b.xml", "a/b.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../x", "x"),
        ] {
            assert_eq!(absolute(folder, target), part);
        }
    }
}
