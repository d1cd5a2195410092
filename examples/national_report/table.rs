//! Aligned tables of text. Cells may have several lines.

/// How a column is aligned.
#[derive(Clone, Copy)]
pub enum Align {
    Left,
    Right,
}

/// A table: a head, and rows of cells.
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

const GAP: &str = "  ";
/// Where the words of a head are broken, and those of a cell at the left.
const HEAD: usize = 16;
const CELL: usize = 44;

impl Table {
    pub fn new() -> Self {
        Self {
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Adds a column.
    pub fn column(mut self, head: &str, align: Align) -> Self {
        self.columns.push((wrapped(head, HEAD), align));
        self
    }

    pub fn row(&mut self, cells: Vec<String>) {
        let columns = self.columns.iter().map(|(_, align)| align);
        let cells = cells.into_iter().zip(columns);
        let cells = cells.map(|(cell, align)| match align {
            Align::Left => wrapped(&cell, CELL),
            Align::Right => cell,
        });
        self.rows.push(cells.collect());
    }

    /// Draws a thin line, below which a total stands.
    pub fn rule(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Draws the table.
    pub fn draw(&self, out: &mut String) {
        let head: Vec<String> = self.columns.iter().map(|(head, _)| head.clone()).collect();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = std::iter::once(&head).chain(&self.rows);
                let lines = cells
                    .filter_map(|row| row.get(column))
                    .flat_map(|cell| cell.lines());
                lines.map(width).max().unwrap_or(0)
            })
            .collect();
        self.line(&head, &widths, out);
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let rule = rule.join(GAP);
        out.push_str(&rule);
        out.push('\n');
        for row in &self.rows {
            if row.is_empty() {
                out.push_str(&rule);
                out.push('\n');
            } else {
                self.line(row, &widths, out);
            }
        }
    }

    fn line(&self, cells: &[String], widths: &[usize], out: &mut String) {
        let lines = cells.iter().map(|cell| cell.lines().count());
        let height = lines.max().unwrap_or(0).max(1);
        for at in 0..height {
            let mut line = String::new();
            let columns = cells.iter().zip(&self.columns).zip(widths).enumerate();
            for (column, ((cell, (_, align)), wide)) in columns {
                if column > 0 {
                    line.push_str(GAP);
                }
                let text = cell.lines().nth(at).unwrap_or("");
                let blank = " ".repeat(wide.saturating_sub(width(text)));
                match align {
                    Align::Left => line.extend([text, blank.as_str()]),
                    Align::Right => line.extend([blank.as_str(), text]),
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// Breaks a text between words, so that lines stay within a width where words do.
pub fn wrapped(text: &str, most: usize) -> String {
    let mut out = String::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let mut used: usize = 0;
        for word in line.split(' ') {
            let wide = width(word);
            if used > 0 && used.saturating_add(wide).saturating_add(1) > most {
                out.push('\n');
                used = 0;
            } else if used > 0 {
                out.push(' ');
                used = used.saturating_add(1);
            }
            out.push_str(word);
            used = used.saturating_add(wide);
        }
    }
    out
}

/// How many columns a text takes: NFC Vietnamese and English have one for each character.
fn width(text: &str) -> usize {
    text.chars().count()
}
