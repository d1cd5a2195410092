//! Sheets that are no tables: the help, and the hidden lists from which cells choose.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, Worksheet,
};

use super::error::WriteError;
use super::write::{Formats, header, sheet_name};
use crate::date::Date;
use crate::exchange::table::{CodeList, Column, Leaf, Table};
use crate::lang::Lang;
use crate::text::search_key;

/// What the sheet of help is called.
pub(super) const HELP: &str = "Hướng dẫn";
/// What the sheet of lists is called.
pub(super) const LISTS: &str = "Danh mục";

/// Tells whether a sheet was written for people, and holds no records.
pub(super) fn is_for_people(name: &str) -> bool {
    let key = search_key(name);
    [HELP, LISTS].iter().any(|it| search_key(it) == key)
}

/// The lists that cells choose from, each a column of a sheet.
pub(super) struct Lists {
    lang: Lang,
    on: Date,
    columns: Vec<(CodeList, Vec<String>)>,
}

impl Lists {
    pub(super) const fn new(lang: Lang, on: Date) -> Self {
        Self {
            lang,
            on,
            columns: Vec::new(),
        }
    }

    /// Where a list stands: `='Danh mục'!$A$2:$A$35`.
    fn range(&mut self, list: CodeList) -> String {
        let found = self.columns.iter().position(|(it, _)| *it == list);
        let at = found.unwrap_or_else(|| {
            let choices = list.choices(self.lang, self.on);
            self.columns.push((list, choices));
            self.columns.len().saturating_sub(1)
        });
        let count = self.columns.get(at).map_or(0, |(_, choices)| choices.len());
        let column = letters(at);
        let last = count.saturating_add(1).max(2);
        format!("='{LISTS}'!${column}$2:${column}${last}")
    }

    /// Says what a column takes to the spreadsheet, which then offers it; rows are counted from 0.
    pub(super) fn offer(
        &mut self,
        sheet: &mut Worksheet,
        at: u16,
        column: &Column,
        (first, last): (u32, u32),
    ) -> Result<(), WriteError> {
        let lang = self.lang;
        let validation = match column.leaf() {
            Leaf::Code(list) => DataValidation::new()
                .allow_list_formula(Formula::new(self.range(list)))
                // Codes that are in no list any more may still be right for an old record.
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(lang.pick("Không có trong danh mục", "Not in the list"))?
                .set_error_message(lang.pick(
                    "Hãy chọn một giá trị trong danh sách.",
                    "Choose a value of the list.",
                ))?,
            Leaf::Date => DataValidation::new()
                .allow_date(DataValidationRule::GreaterThanOrEqualTo(
                    ExcelDateTime::from_ymd(1900, 3, 1)?,
                ))
                .set_error_title(lang.pick("Không phải là ngày", "Not a day"))?
                .set_error_message(lang.pick(
                    "Hãy ghi ngày/tháng/năm, ví dụ 17/9/2025.",
                    "Write a day of the calendar.",
                ))?,
            Leaf::Text | Leaf::Term | Leaf::Number | Leaf::Codes(_) | Leaf::Count | Leaf::Json => {
                return Ok(());
            }
        };
        sheet.add_data_validation(first, at, last, at, &validation)?;
        Ok(())
    }

    /// The hidden sheet.
    pub(super) fn sheet(&self, formats: &Formats) -> Result<Worksheet, WriteError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(LISTS)?;
        for (at, (list, choices)) in (0_u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, at, format!("{list:?}"), &formats.header)?;
            for (row, choice) in (1_u32..).zip(choices) {
                sheet.write_string_with_format(row, at, choice, &formats.text)?;
            }
        }
        sheet.set_hidden(true);
        Ok(sheet)
    }
}

/// The letters of a column, from 0: `A`, `AA`.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        rest = rest.saturating_sub(1);
        let letter = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'A'.saturating_add(letter)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// What people are told before the tables (lời dặn chung).
const ADVICE: &[&str] = &[
    "Mỗi trang là một bảng, mỗi hàng là một bản ghi. Không đổi tên trang, không sửa hàng tiêu đề, không gộp ô.",
    "Cột tô vàng là mã: bắt buộc, và không được trùng trong cùng một bảng. Các bảng khác nhắc đến bản ghi bằng đúng mã này.",
    "Ô để trống nghĩa là chưa rõ. Nếu là không thì hãy ghi số 0.",
    "Ngày: ghi ngày/tháng/năm, ví dụ 17/9/2025. Chỉ có năm thì để trống và ghi vào cột ghi chú.",
    "Số tiền: chỉ ghi con số, không ghi chữ triệu, tỷ, USD; loại tiền ghi ở cột bên cạnh.",
    "Số tiền dài hơn 15 chữ số: bảng tính không giữ đủ. Hãy định dạng ô là văn bản rồi ghi cả con số.",
    "Tỷ lệ: ghi 60 nếu là 60 %, không ghi dấu %.",
    "Ô có danh sách: bấm vào mũi tên để chọn. Tỉnh, thành phố là các đơn vị hành chính của ngày ghi bên dưới.",
    "Sau khi kiểm tra, tệp được trả lại với ghi chú ở đúng ô cần sửa. Sửa xong thì nộp lại, ghi lần thứ tiếp theo ở trang đầu.",
];

/// What a column takes, in words.
pub(super) fn takes(column: &Column) -> String {
    match column.leaf() {
        Leaf::Text if column.is_key() => "mã, bắt buộc".to_owned(),
        Leaf::Text => "chữ".to_owned(),
        Leaf::Date => "ngày/tháng/năm".to_owned(),
        Leaf::Term => "ngày/tháng/năm, hoặc: không áp dụng".to_owned(),
        Leaf::Number if column.is_money() => "số tiền, chỉ ghi con số".to_owned(),
        Leaf::Number => "con số".to_owned(),
        Leaf::Code(_) => "chọn trong danh sách".to_owned(),
        Leaf::Codes(_) => "một hay nhiều tên hoặc mã, cách nhau bằng dấu chấm phẩy".to_owned(),
        Leaf::Count => "số thứ tự".to_owned(),
        Leaf::Json => "để trống; dành cho phần mềm".to_owned(),
    }
}

/// The sheet of help, in Vietnamese.
pub(super) fn help(
    tables: &[&Table],
    lang: Lang,
    on: Date,
    formats: &Formats,
) -> Result<Worksheet, WriteError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(HELP)?;
    sheet.set_column_width(0, 34_u32)?;
    sheet.set_column_width(1, 48_u32)?;
    sheet.set_column_width(2, 60_u32)?;
    sheet.write_string_with_format(0, 0, "Hướng dẫn ghi biểu mẫu", &formats.title)?;
    let mut row = 1_u32;
    let on = format!("Danh mục tỉnh, thành phố: theo ngày {}.", on.to_vi());
    for line in ADVICE.iter().copied().chain([on.as_str()]) {
        sheet.merge_range(row, 0, row, 2, line, &formats.wrapped)?;
        sheet.set_row_height(row, 32_u32)?;
        row = row.saturating_add(1);
    }
    row = row.saturating_add(1);
    for (at, text) in (0_u16..).zip(["Trang", "Cột", "Cách ghi"]) {
        sheet.write_string_with_format(row, at, text, &formats.header)?;
    }
    for table in tables {
        for column in table.columns() {
            row = row.saturating_add(1);
            let name = sheet_name(table, Some(lang));
            sheet.write_string_with_format(row, 0, name, &formats.wrapped)?;
            let header = header(column, Some(lang));
            sheet.write_string_with_format(row, 1, header, &formats.wrapped)?;
            sheet.write_string_with_format(row, 2, takes(column), &formats.wrapped)?;
        }
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
        }
    }
}
