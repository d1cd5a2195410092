//! Workbooks as people fill them: from nothing, or from a template.

use calamine::{Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::parts::Parts;

use Typed::{Day, Number, Text};

/// What somebody types into a cell.
pub(crate) enum Typed {
    Text(&'static str),
    Number(f64),
    Day(u16, u8, u8),
}

type Sheet = (&'static str, Vec<Vec<Typed>>);

/// Fills sheets as people do: the texts, numbers and days that they type.
pub(crate) fn filled(sheets: &[Sheet]) -> Vec<u8> {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (at, cells) in rows.iter().enumerate() {
            let at = u32::try_from(at).unwrap();
            for (column, cell) in cells.iter().enumerate() {
                let column = u16::try_from(column).unwrap();
                match cell {
                    Text("") => {}
                    Text(text) => drop(sheet.write_string(at, column, *text).unwrap()),
                    Number(number) => drop(sheet.write_number(at, column, *number).unwrap()),
                    Day(year, month, date) => {
                        let on = ExcelDateTime::from_ymd(*year, *month, *date).unwrap();
                        sheet
                            .write_datetime_with_format(at, column, &on, &day)
                            .unwrap();
                    }
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A template under filling.
pub(crate) struct Form {
    template: Vec<u8>,
    parts: Parts,
}

/// The letters of a column, from 0.
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at).unwrap());
    match column.checked_sub(26) {
        None => letter(column).to_string(),
        Some(rest) => format!("A{}", letter(rest)),
    }
}

fn inline(at: &str, style: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<c r=\"{at}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    )
}

impl Form {
    pub(crate) fn of(template: &[u8]) -> Self {
        Self {
            template: template.to_vec(),
            parts: Parts::of(template),
        }
    }

    /// The headers of a sheet as the template has them.
    fn headers(&self, sheet: &str) -> Vec<String> {
        let bytes = std::io::Cursor::new(self.template.clone());
        let mut book: Xlsx<_> = Xlsx::new(bytes).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        range
            .rows()
            .next()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn part(&self, sheet: &str) -> String {
        let number = self
            .parts
            .names()
            .iter()
            .position(|it| it == sheet)
            .unwrap()
            + 1;
        format!("xl/worksheets/sheet{number}.xml")
    }

    /// The style that the template gives a column, from 0, as an attribute of a cell.
    fn style(xml: &str, column: usize) -> String {
        let number = |col: &str, name: &str| -> usize {
            let value = col
                .split(&format!("{name}=\""))
                .nth(1)
                .and_then(|it| it.split('"').next());
            value.and_then(|it| it.parse().ok()).unwrap_or(0)
        };
        let cols = xml.split("<col ").skip(1);
        let mut cols = cols.map(|col| col.split("/>").next().unwrap());
        let own =
            cols.find(|col| (number(col, "min")..=number(col, "max")).contains(&(column + 1)));
        own.map_or(String::new(), |col| {
            format!(" s=\"{}\"", number(col, "style"))
        })
    }

    /// Types rows below the header, each cell in the column of its name.
    pub(crate) fn fill(&mut self, sheet: &str, names: &[&str], first: usize, rows: &[Vec<Typed>]) {
        let headers = self.headers(sheet);
        let part = self.part(sheet);
        let xml = self.parts.get(&part).to_owned();
        let mut out = String::new();
        for (at, cells) in rows.iter().enumerate() {
            let row = first + at;
            let mut placed: Vec<(usize, &Typed)> = Vec::new();
            for (name, cell) in names.iter().zip(cells) {
                let column = headers.iter().position(|it| it.eq_ignore_ascii_case(name));
                placed.push((column.unwrap(), cell));
            }
            placed.sort_by_key(|it| it.0);
            out.push_str(&format!("<row r=\"{row}\">"));
            for (column, cell) in placed {
                let place = format!("{}{row}", letters(column));
                let style = Self::style(&xml, column);
                out.push_str(&match cell {
                    Text("") => String::new(),
                    Text(text) => inline(&place, &style, text),
                    Number(number) => format!("<c r=\"{place}\"{style}><v>{number}</v></c>"),
                    Day(year, month, day) => {
                        let (month, day) = (u32::from(*month), u32::from(*day));
                        let on = vientro::Date::new(i32::from(*year), month, day).unwrap();
                        let serial = on.days_since_1970() + 25_569;
                        format!("<c r=\"{place}\"{style}><v>{serial}</v></c>")
                    }
                });
            }
            out.push_str("</row>");
        }
        let xml = xml.replacen("</sheetData>", &format!("{out}</sheetData>"), 1);
        self.parts.0.insert(part, xml);
    }

    /// Puts a group of headers into two rows, the upper of which is one cell over all of them.
    pub(crate) fn merge_header(&mut self, sheet: &str, upper: &str, lower: &[&str]) {
        let headers = self.headers(sheet);
        let first = headers.iter().position(|it| it.starts_with(upper)).unwrap();
        let part = self.part(sheet);
        let mut xml = self.parts.get(&part).to_owned();
        let mut below = String::new();
        for (at, text) in lower.iter().enumerate() {
            let letter = letters(first + at);
            let from = xml.find(&format!("<c r=\"{letter}1\"")).unwrap();
            let until = from + xml[from..].find("</c>").unwrap() + 4;
            let top = if at == 0 {
                inline(&format!("{letter}1"), "", upper)
            } else {
                String::new()
            };
            xml.replace_range(from..until, &top);
            below.push_str(&inline(&format!("{letter}2"), "", text));
        }
        let (one, other) = (letters(first), letters(first + lower.len() - 1));
        let merged = format!(
            "<row r=\"2\">{below}</row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"{one}1:{other}1\"/></mergeCells>"
        );
        self.parts
            .0
            .insert(part, xml.replacen("</sheetData>", &merged, 1));
    }

    pub(crate) fn pack(&self) -> Vec<u8> {
        self.parts.pack()
    }
}
