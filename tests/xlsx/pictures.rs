//! The pictures of `docs/huong-dan.md`, drawn from the workbooks themselves.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use vientro::Date;
use vientro::exchange::xlsx::{self, TemplateOptions};

use super::mistakes;
use super::parts::notes;

type Book = Xlsx<std::io::Cursor<Vec<u8>>>;

fn open(bytes: &[u8]) -> Book {
    Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// What a cell shows.
fn shown(value: Option<&Data>) -> String {
    match value {
        Some(Data::DateTime(day)) => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            format!("{date:02}/{month:02}/{year}")
        }
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// Breaks a text into lines of at most so many letters.
fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

const CELL: usize = 150;
const LINE: usize = 16;

struct Picture {
    svg: String,
    width: usize,
    height: usize,
}

impl Picture {
    fn new(width: usize, height: usize) -> Self {
        let svg = String::new();
        Self { svg, width, height }
    }

    fn rect(&mut self, (x, y): (usize, usize), (w, h): (usize, usize), fill: &str) {
        writeln!(self.svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{fill}\" stroke=\"#8a8a8a\"/>").unwrap();
    }

    fn text(&mut self, (x, y): (usize, usize), text: &str, weight: &str) {
        let text = escaped(text);
        writeln!(
            self.svg,
            "<text x=\"{x}\" y=\"{y}\" font-weight=\"{weight}\">{text}</text>"
        )
        .unwrap();
    }

    /// Draws the first cells of a sheet, with letters and numbers around them, and the tabs below.
    fn sheet(
        &mut self,
        book: &mut Book,
        name: &str,
        (rows, columns): (u32, u32),
        fills: &dyn Fn(u32, u32) -> Option<&'static str>,
    ) {
        let range = book.worksheet_range(name).unwrap();
        let head = 2 * LINE + 12;
        let mut y = 24;
        for column in 0..columns {
            let x = 30 + CELL * column as usize;
            self.rect((x, 0), (CELL, 24), "#e8e8e8");
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            self.text((x + CELL / 2, 17), &letter.to_string(), "normal");
        }
        for row in 0..rows {
            let height = if row == 0 { head } else { 24 };
            self.rect((0, y), (30, height), "#e8e8e8");
            self.text((10, y + 17), &(row + 1).to_string(), "normal");
            for column in 0..columns {
                let x = 30 + CELL * column as usize;
                let fill = fills(row, column);
                let plain = match (row, column) {
                    (0, 0) => "#ffe699",
                    (0, _) => "#ddebf7",
                    _ => "#ffffff",
                };
                self.rect((x, y), (CELL, height), fill.unwrap_or(plain));
                let text = shown(range.get_value((row, column)));
                let weight = if row == 0 { "bold" } else { "normal" };
                let width = if row == 0 { 19 } else { 21 };
                for (at, line) in lines(&text, width)
                    .iter()
                    .take(if row == 0 { 2 } else { 1 })
                    .enumerate()
                {
                    self.text((x + 5, y + 17 + LINE * at), line, weight);
                }
                if fill.is_some() {
                    let right = x + CELL;
                    writeln!(
                        self.svg,
                        "<path d=\"M{} {y}h8v8z\" fill=\"#c00000\"/>",
                        right - 8
                    )
                    .unwrap();
                }
            }
            y += height;
        }
        let mut x = 30;
        let mut tabs = book.sheet_names();
        // Hidden.
        tabs.retain(|it| it != "Danh mục");
        let open = tabs.iter().position(|it| it == name).unwrap();
        // The sheet that is open, and those beside it.
        for tab in tabs.iter().skip(open.saturating_sub(2)) {
            let width = tab.chars().count() * 8 + 16;
            if x + width > self.width {
                break;
            }
            let is_open = *tab == name;
            self.rect(
                (x, y + 8),
                (width, 26),
                if is_open { "#ffffff" } else { "#e8e8e8" },
            );
            self.text(
                (x + 8, y + 26),
                tab,
                if is_open { "bold" } else { "normal" },
            );
            x += width;
        }
    }

    fn bubble(&mut self, (x, y): (usize, usize), texts: &[String], fill: &str) {
        let height = texts.len() * LINE + 12;
        self.rect((x, y), (330, height), fill);
        for (at, text) in texts.iter().enumerate() {
            self.text((x + 8, y + 18 + LINE * at), text, "normal");
        }
    }

    fn assert_current(self, name: &str, title: &str) {
        let (width, height) = (self.width, self.height);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"13\">\n<title>{title}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            self.svg
        );
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs/pictures")
            .join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, svg).unwrap();
            return;
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == svg,
            "docs/pictures/{name} is out of date: UPDATE_GOLDEN=1 cargo test --features xlsx --test xlsx pictures"
        );
    }
}

fn template() -> Vec<u8> {
    let on = Date::new(2025, 12, 31).unwrap();
    xlsx::template(&TemplateOptions::for_provinces(on)).unwrap()
}

#[test]
fn the_pictures_of_the_guide_show_the_template_as_it_is() {
    let mut book = open(&template());
    let mut picture = Picture::new(960, 220);
    picture.sheet(&mut book, "Khoản viện trợ", (5, 6), &|_, _| None);
    picture.assert_current("bieu-mau.svg", "Trang Khoản viện trợ của biểu mẫu");

    let mut picture = Picture::new(660, 310);
    picture.sheet(
        &mut book,
        "Địa bàn của khoản viện trợ",
        (8, 4),
        &|_, _| None,
    );
    let lists = book.worksheet_range("Danh mục").unwrap();
    let header: Vec<String> = lists
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    let at = header.iter().position(|it| it == "Province").unwrap();
    let choices: Vec<String> = lists
        .rows()
        .skip(1)
        .take(7)
        .map(|row| row[at].to_string())
        .collect();
    picture.rect((30 + CELL * 3 - 20, 68), (20, 24), "#d0d0d0");
    picture.text((30 + CELL * 3 - 16, 85), "▾", "normal");
    picture.rect((30 + CELL * 2, 92), (CELL, 7 * 20 + 8), "#ffffff");
    for (number, choice) in choices.iter().enumerate() {
        picture.text((38 + CELL * 2, 110 + 20 * number), choice, "normal");
    }
    picture.assert_current("danh-sach.svg", "Chọn tỉnh, thành phố trong danh sách");
}

#[test]
fn the_picture_of_what_is_returned_shows_what_is_returned() {
    let back = mistakes::returned();
    let mut book = open(&back);
    let name = "Giao dịch";
    let comments: Vec<_> = notes(&back).into_iter().filter(|it| it.0 == name).collect();
    let place = |at: &str| {
        let column = u32::from(at.as_bytes()[0] - b'A');
        (at[1..].parse::<u32>().unwrap() - 1, column)
    };
    let marked = |row, column| {
        let is_it = comments.iter().any(|it| place(&it.1) == (row, column));
        is_it.then_some("#ffc7ce")
    };
    let mut picture = Picture::new(960, 310);
    picture.sheet(&mut book, name, (6, 6), &marked);
    let (_, at, text) = &comments[0];
    let texts: Vec<String> = std::iter::once(format!("{at}:"))
        .chain(lines(text, 44))
        .collect();
    picture.bubble((600, 236), &texts, "#ffffe1");
    picture.assert_current("tra-lai.svg", "Tệp được trả lại, có ghi chú ở ô cần sửa");
}
