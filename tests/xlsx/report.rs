//! Reports as workbooks: real numbers, headers that stay, charts.

use vientro::exchange::xlsx;
use vientro::report::{NationalQuery, NationalWindow, ReportQuery, Value};
use vientro::{Lang, Window};

use super::parts::Parts;
use super::sample::registry;

#[test]
fn the_national_report_is_a_workbook_of_numbers() {
    use calamine::{Data, Reader, Xlsx};
    let window = Window::calendar_year(2023).unwrap();
    let query = NationalQuery::of(NationalWindow::One(window));
    let document = ReportQuery::National(query).run(registry()).unwrap();
    for lang in Lang::ALL {
        let bytes = xlsx::report(&document, lang).unwrap();
        let tables = document.tables();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
        let names = book.sheet_names();
        assert_eq!(names.len(), tables.len() + 1);
        let (mut numbers, mut charts) = (0, 0);
        let parts = Parts::of(&bytes);
        for (name, table) in names[1..].iter().zip(&tables) {
            let range = book.worksheet_range(name).unwrap();
            let sheet = parts.sheet(name);
            assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"3\""), "{name}");
            charts += usize::from(sheet.contains("<drawing "));
            // Counts are those of the report, row by row.
            for (at, row) in table.table.all_rows().enumerate() {
                let at = u32::try_from(at).unwrap() + 3;
                let label = range.get_value((at, 0)).unwrap().to_string();
                assert_eq!(label, row.label.get(lang), "{name}");
                if let Some(Value::Count(count)) = row.cells.first().map(|it| &it.value) {
                    let found = range.get_value((at, 1)).cloned();
                    assert_eq!(found, Some(Data::Float(*count as f64)), "{name}");
                    numbers += 1;
                }
            }
        }
        assert!(numbers > 50 && charts > 3, "{numbers} {charts}");
        assert_eq!(xlsx::report(&document, lang).unwrap(), bytes);
    }
}
