//! What the format of a cell makes of its number: a number, a day, a percentage.

/// What a format shows a number as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Number,
    Day,
    Percent,
}

/// What a built-in format shows.
pub(super) const fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Day,
        _ => Shown::Number,
    }
}

/// What a format's code shows, by its first section: `dd/mm/yyyy`, `#,##0.00`, `0%`.
pub(super) fn of_code(code: &str) -> Shown {
    let mut letters = code.chars();
    let mut is_percent = false;
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            // Letters that stand for themselves.
            '"' => {
                let _ = letters.by_ref().find(|it| *it == '"');
            }
            '\\' | '_' | '*' => {
                let _ = letters.next();
            }
            // A colour, a currency, a condition; or hours that are counted on: `[h]`.
            '[' => {
                let inside: String = letters.by_ref().take_while(|it| *it != ']').collect();
                let is_time = |it: char| matches!(it, 'h' | 'm' | 's' | 'H' | 'M' | 'S');
                if !inside.is_empty() && inside.chars().all(is_time) {
                    return Shown::Day;
                }
            }
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return Shown::Day,
            // `General` holds no letter of a day, but one of the era: nothing more is said by it.
            'G' | 'g' => return Shown::Number,
            '%' => is_percent = true,
            _ => {}
        }
    }
    if is_percent {
        Shown::Percent
    } else {
        Shown::Number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_a_number_is() {
        for (code, shown) in [
            ("dd/mm/yyyy", Shown::Day),
            ("[$-42A]d mmmm yyyy", Shown::Day),
            ("[h]:mm", Shown::Day),
            ("\"ngày\" d", Shown::Day),
            ("#,##0.00", Shown::Number),
            ("#,##0\\ \"đồng\"", Shown::Number),
            ("#,##0 [$₫-42A]", Shown::Number),
            ("[Red]-0.00;0", Shown::Number),
            ("0_);dd", Shown::Number),
            ("General", Shown::Number),
            ("@", Shown::Number),
            ("0.00%", Shown::Percent),
            ("0\"%\"", Shown::Number),
            ("\"", Shown::Number),
            ("[", Shown::Number),
        ] {
            assert_eq!(of_code(code), shown, "{code}");
        }
        assert_eq!(built_in(14), Shown::Day);
        assert_eq!(built_in(10), Shown::Percent);
        assert_eq!(built_in(4), Shown::Number);
    }
}
