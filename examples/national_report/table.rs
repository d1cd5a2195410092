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

impl Table {
    pub fn new(columns: &[(&str, Align)]) -> Self {
        let columns = columns
            .iter()
            .map(|(head, align)| ((*head).to_owned(), *align))
            .collect();
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Draws the table below an indent.
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
        out.push_str(&rule.join(GAP));
        out.push('\n');
        for row in &self.rows {
            self.line(row, &widths, out);
        }
    }

    fn line(&self, cells: &[String], widths: &[usize], out: &mut String) {
        let height = cells
            .iter()
            .map(|cell| cell.lines().count())
            .max()
            .unwrap_or(0)
            .max(1);
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

/// How many columns a text takes: NFC Vietnamese and English have one for each character.
fn width(text: &str) -> usize {
    text.chars().count()
}
