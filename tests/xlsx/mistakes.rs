//! A template that people filled, with the mistakes that people make: it comes back with a comment on
//! each, and the good rows are loaded.

use unicode_normalization::UnicodeNormalization;
use vientro::exchange::table::Locale;
use vientro::exchange::xlsx::{self, ReturnOptions, TemplateOptions, XlsxOptions};
use vientro::record::{Donor, Grant, Transaction};
use vientro::rules::{self, CheckOptions};
use vientro::{Date, Lang, Registry};

use super::parts::{Parts, cell, notes};
use super::typed::Typed::{self, Day, Number, Text};
use super::typed::{Form, filled};

fn nfd(text: &str) -> &'static str {
    Box::leak(text.nfd().collect::<String>().into_boxed_str())
}

/// A province's workbook with ten mistakes, made from the template.
fn workbook() -> Vec<u8> {
    let on = Date::new(2026, 12, 31).unwrap();
    let template = xlsx::template(&TemplateOptions::for_provinces(on)).unwrap();
    let mut form = Form::of(&template);
    let names = ["Mã", "Bên nộp", "Lần thứ"];
    let rows = vec![vec![Text("LC-2026"), Text("ppc-lao-cai"), Number(1.0)]];
    form.fill("Lần nộp dữ liệu", &names, 2, &rows);

    let names = [
        "Mã",
        "Loại bên cung cấp viện trợ",
        "Tên gọi: tiếng Việt",
        "Quốc gia",
    ];
    let kind = "tổ chức phi chính phủ nước ngoài";
    let rows = vec![
        vec![
            Text("D1"),
            Text(kind),
            Text("Tổ chức Minh họa Đèn Sáng"),
            Text("Hoa Kỳ"),
        ],
        // 10: a name whose marks stand beside their letters.
        vec![
            Text("D2"),
            Text(kind),
            Text(nfd("Quỹ Minh họa Suối Nguồn")),
            Text("Pháp"),
        ],
    ];
    form.fill("Bên cung cấp viện trợ", &names, 2, &rows);

    let names = [
        "Mã",
        "Tên khoản viện trợ: tiếng Việt",
        "Phương thức cung cấp viện trợ",
        "Quyết định phê duyệt: số",
        "Quyết định phê duyệt: ngày",
        "Thời gian thực hiện theo kế hoạch: từ ngày",
        "Thời gian thực hiện theo kế hoạch: đến ngày",
    ];
    let grant = |id, title, number, day| {
        let period = [Day(2026, 2, 1), Day(2027, 12, 31)];
        let cells = [Text(id), Text(title), Text("dự án"), Text(number), day];
        cells.into_iter().chain(period).collect::<Vec<_>>()
    };
    let rows = vec![
        grant("G1", "Cấp nước sạch", "12/QĐ-UBND", Day(2026, 1, 15)),
        // 8: blanks behind the text.
        grant("G2", "Trường học  ", "13/QĐ-UBND", Day(2026, 1, 16)),
        // 3: a day that never was.
        grant("G3", "Trạm y tế", "14/QĐ-UBND", Text("31/2/2023")),
        // 9: the number of the decision in the column of its day.
        grant("G4", "Cầu dân sinh", "", Text("15/2026/QĐ-UBND")),
        // 7: a row for the second time.
        grant("G1", "Cấp nước sạch", "12/QĐ-UBND", Day(2026, 1, 15)),
    ];
    // 1: a header that goes over several columns.
    let group = ["số", "ngày", "cấp phê duyệt"];
    form.merge_header("Khoản viện trợ", "Quyết định phê duyệt", &group);
    form.fill("Khoản viện trợ", &names, 3, &rows);

    let names = ["Mã khoản viện trợ", "Bên cung cấp viện trợ", "Tỷ lệ (%)"];
    let share = |grant, of| vec![Text(grant), Text(of), Number(100.0)];
    let rows = vec![share("G1", "D1"), share("G2", "D2")];
    form.fill("Bên cung cấp của khoản viện trợ", &names, 2, &rows);

    let names = ["Mã khoản viện trợ", "Tỉnh, thành phố", "Tỷ lệ (%)"];
    // 4: the code that Lào Cai had before 2025; the decision is of 2026.
    let rows = vec![share("G1", "15 Lào Cai"), share("G2", "10")];
    form.fill("Địa bàn của khoản viện trợ", &names, 2, &rows);

    let names = [
        "Mã",
        "Khoản viện trợ",
        "Loại giao dịch",
        "Ngày giao dịch",
        "Số tiền",
        "Số tiền: loại tiền",
    ];
    let paid = |id, grant, amount, currency| {
        let day = Day(2026, 3, 1);
        vec![
            Text(id),
            Text(grant),
            Text("giải ngân"),
            day,
            amount,
            Text(currency),
        ]
    };
    let rows = vec![
        paid("T1", "G1", Number(41133.77), "USD"),
        // 2: dot and comma mixed.
        paid("T2", "G1", Text("1.196,137.50"), "USD"),
        // 6: words for zeros.
        paid("T3", "G1", Text("4,9 triệu"), "USD"),
        // 5: no currency.
        paid("T4", "G1", Number(1000.0), ""),
        paid("T5", "G2", Text("1.500,50"), "USD"),
    ];
    form.fill("Giao dịch", &names, 2, &rows);
    form.pack()
}

/// The workbook as it goes back, with what reading it found.
pub(crate) fn returned() -> Vec<u8> {
    let bytes = workbook();
    let mut builder = Registry::builder();
    let report = xlsx::read(&mut builder, "a.xlsx", &bytes, &vietnamese()).unwrap();
    let options = ReturnOptions::in_language(Lang::Vi);
    xlsx::returned(&bytes, &report.findings, &[], &options).unwrap()
}

fn vietnamese() -> XlsxOptions {
    let mut options = XlsxOptions::unstated();
    options.tables.locale = Some(Locale::Vi);
    options
}

#[test]
fn ten_mistakes_come_back_as_ten_comments_and_the_good_rows_are_loaded() {
    let bytes = workbook();
    let mut builder = Registry::builder();
    let report = xlsx::read(&mut builder, "lao-cai.xlsx", &bytes, &vietnamese()).unwrap();
    let registry = builder.finish();
    // The good rows.
    let paid = |id: &str| {
        registry
            .get::<Transaction>(id)
            .and_then(Transaction::amount)
    };
    assert_eq!(paid("T1").map(|it| it.minor()), Some(4_113_377));
    assert_eq!(paid("T5").map(|it| it.minor()), Some(150_050));
    assert_eq!(registry.records::<Transaction>().count(), 2);
    assert_eq!(registry.records::<Grant>().count(), 2);
    assert_eq!(registry.records::<Donor>().count(), 2);
    let title = |id: &str| {
        registry
            .get::<Grant>(id)
            .and_then(|it| it.titles()?.vi().cloned())
    };
    assert_eq!(title("G2").as_deref(), Some("Trường học"));
    assert_eq!(report.outcome.set_aside, 5);
    // What the law finds about the old code is a comment as well.
    let as_of = Date::new(2026, 12, 31).unwrap();
    let checked = rules::check(&registry, &CheckOptions::on(as_of));
    let of_code: Vec<_> = checked
        .findings
        .iter()
        .filter(|it| it.path.as_str() == "/provinces/0/province")
        .cloned()
        .collect();
    assert_eq!(of_code.len(), 1, "{:?}", checked.findings);
    let options = ReturnOptions::in_language(Lang::Vi);
    let back = xlsx::returned(&bytes, &report.findings, &of_code, &options).unwrap();
    let mut found: Vec<(String, String)> = notes(&back)
        .into_iter()
        .map(|(sheet, at, text)| (format!("{sheet}!{at}"), text))
        .collect();
    found.sort();
    let expected = [
        ("Bên cung cấp viện trợ!D3", "NFD"),
        ("Giao dịch!E3", "1.196,137.50"),
        ("Giao dịch!E4", "4,9 triệu"),
        ("Giao dịch!F5", "currency"),
        ("Khoản viện trợ!A1", "hai hàng"),
        ("Khoản viện trợ!A7", "cùng mã"),
        ("Khoản viện trợ!C4", "khoảng trắng"),
        ("Khoản viện trợ!R5", "31/2/2023"),
        ("Khoản viện trợ!R6", "15/2026/QĐ-UBND"),
        ("Địa bàn của khoản viện trợ!C3", "10"),
    ];
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, expected.map(|(place, _)| place), "{found:#?}");
    for ((place, text), (_, word)) in found.iter().zip(expected) {
        assert!(
            text.contains(word) || place.ends_with("R5"),
            "{place}: {text}"
        );
    }
    assert_same_values(&bytes, &back);
    // All that is found is said, though only ten were planted.
    let all = xlsx::returned(&bytes, &report.findings, &checked.findings, &options).unwrap();
    assert!(notes(&all).len() >= 10);
    // Who mends nothing finds the same again.
    let mut builder = Registry::builder();
    let again = xlsx::read(&mut builder, "lao-cai.xlsx", &back, &vietnamese()).unwrap();
    assert_eq!(again.findings, report.findings);
}

/// Another reader finds the same sheets, and the same values in the same cells.
fn assert_same_values(one: &[u8], other: &[u8]) {
    use calamine::{Reader, Xlsx};
    let open = |bytes: &[u8]| Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let (mut one, mut other): (Xlsx<_>, Xlsx<_>) = (open(one), open(other));
    assert_eq!(one.sheet_names(), other.sheet_names());
    for name in one.sheet_names() {
        let (before, after) = (one.worksheet_range(&name), other.worksheet_range(&name));
        let (before, after) = (before.unwrap(), after.unwrap());
        for (row, column, value) in before.used_cells() {
            let start = before.start().unwrap();
            let place = (start.0 + row as u32, start.1 + column as u32);
            assert_eq!(after.get_value(place), Some(value), "{name} {place:?}");
        }
    }
}

#[test]
fn the_template_takes_what_it_offers() {
    use calamine::{Reader, Xlsx};
    let on = Date::new(2025, 12, 31).unwrap();
    let options = TemplateOptions::of_all_tables(on);
    let bytes = xlsx::template(&options).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
    let sheets = book.sheet_names();
    assert_eq!(
        (sheets[0].as_str(), sheets.len()),
        ("Hướng dẫn", options.tables.len() + 2)
    );
    let lists = book.worksheet_range("Danh mục").unwrap();
    let header: Vec<String> = lists
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(|it| it.to_string())
        .collect();
    let provinces = header.iter().position(|it| it == "Province").unwrap();
    let column = lists.rows().skip(1).map(|row| row[provinces].to_string());
    let column: Vec<String> = column.filter(|it| !it.is_empty()).collect();
    assert_eq!(column.len(), 34);
    assert!(column.contains(&"15 Lào Cai".to_owned()));
    // Each offer is read as a code, in a column of each list.
    let party = |province: &str| format!("P{province}");
    let rows: Vec<Vec<Typed>> = column
        .iter()
        .map(|it| {
            let text: &'static str = Box::leak(it.clone().into_boxed_str());
            vec![Text(Box::leak(party(it).into_boxed_str())), Text(text)]
        })
        .collect();
    let head = vec![
        vec![Text("id"), Text("submitter"), Text("sequence")],
        vec![Text("S"), Text("x"), Text("1")],
    ];
    let rows: Vec<_> = std::iter::once(vec![Text("id"), Text("province")])
        .chain(rows)
        .collect();
    let filled = filled(&[("submission", head), ("parties", rows)]);
    let mut builder = Registry::builder();
    let report = xlsx::read(&mut builder, "a", &filled, &vietnamese()).unwrap();
    assert_eq!((report.findings, report.outcome.records), (vec![], 34));
    // The file offers them: a validation for each column of codes.
    let parts = Parts::of(&bytes);
    let grants = parts.sheet("Khoản viện trợ");
    assert!(grants.contains("<dataValidation type=\"list\"") && grants.contains("'Danh mục'!"));
    assert!(grants.contains("<pane "));
    assert!(
        parts
            .get("xl/workbook.xml")
            .contains("name=\"Danh mục\" sheetId=\"24\" state=\"hidden\""),
        "{}",
        parts.get("xl/workbook.xml")
    );
    assert!(cell(&grants, "A1").is_some());
    // Nothing in it tells when it was made.
    assert_eq!(xlsx::template(&options).unwrap(), bytes);
}
