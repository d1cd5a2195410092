//! Decimals of any length, compared and added digit by digit.
//!
//! I1. No digit is lost: there is no float, no rounding and no largest number.

use std::cmp::Ordering;

use crate::exchange::iati::schema::value::is_blank;

/// A decimal, as it stands in its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    is_negative: bool,
    /// The digits before the point, without zeros in front.
    whole: &'a str,
    /// The digits after the point, without zeros at the end.
    fraction: &'a str,
}

impl<'a> Number<'a> {
    /// Reads an `xsd:decimal`, blanks around it or not.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = !(whole.is_empty() && fraction.is_empty())
            && whole
                .bytes()
                .chain(fraction.bytes())
                .all(|byte| byte.is_ascii_digit());
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let is_zero = whole.is_empty() && fraction.is_empty();
        is_number.then_some(Self {
            is_negative: text.starts_with('-') && !is_zero,
            whole,
            fraction,
        })
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        let whole = (self.whole.len(), self.whole).cmp(&(other.whole.len(), other.whole));
        whole.then(self.fraction.cmp(other.fraction))
    }
}

impl PartialEq for Number<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number<'_> {}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

/// Tells whether numbers add up to a total, exactly.
pub(super) fn add_up_to(numbers: &[Number<'_>], total: Number<'_>) -> bool {
    let less = Number {
        is_negative: !total.is_negative,
        ..total
    };
    let all = || numbers.iter().copied().chain([less]);
    let longest = |digits: fn(&Number<'_>) -> usize| all().map(|n| digits(&n)).max().unwrap_or(0);
    let (whole, fraction) = (longest(|n| n.whole.len()), longest(|n| n.fraction.len()));
    // A column for each decimal place, the last place first. A column holds many digits unsummed.
    let mut columns = vec![0_i64; whole.saturating_add(fraction)];
    for number in all() {
        let sign = if number.is_negative { -1 } else { 1 };
        let mut add = |at: usize, digit: u8| {
            if let Some(column) = columns.get_mut(at) {
                let digit = i64::from(digit.saturating_sub(b'0')).saturating_mul(sign);
                *column = column.saturating_add(digit);
            }
        };
        for (at, digit) in number.fraction.bytes().enumerate() {
            add(fraction.saturating_sub(at).saturating_sub(1), digit);
        }
        for (at, digit) in number.whole.bytes().rev().enumerate() {
            add(fraction.saturating_add(at), digit);
        }
    }
    let mut carry = 0_i64;
    for column in columns {
        let sum = column.saturating_add(carry);
        if sum.rem_euclid(10) != 0 {
            return false;
        }
        carry = sum.div_euclid(10);
    }
    carry == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(texts: &[&str], total: &str) -> bool {
        let numbers: Vec<_> = texts
            .iter()
            .map(|text| Number::parse(text).unwrap())
            .collect();
        add_up_to(&numbers, Number::parse(total).unwrap())
    }

    #[test]
    fn sums_are_exact_at_any_length() {
        assert!(sums(
            &["14.18", "41.04", "2.99", "28.36", "5.97", "7.46"],
            "100"
        ));
        assert!(sums(&["33.3", "33.3", "33.4"], "100.00"));
        assert!(!sums(&["33.33333", "33.33333", "33.33333"], "100"));
        assert!(!sums(&["50", "50.00004"], "100"));
        assert!(!sums(
            &["99.9999999999999999999999999999999999999999"],
            "100"
        ));
        assert!(sums(
            &[
                "0.0000000000000000000000000000000000000001",
                "99.9999999999999999999999999999999999999999"
            ],
            "100"
        ));
        assert!(sums(&["150", "-50"], "100"));
        assert!(sums(&["-0", "+100.", "0.0"], "100"));
        assert!(sums(&[], "0"));
        assert!(!sums(&[], "100"));
        assert!(!sums(&["-100"], "100"));
    }

    #[test]
    fn numbers_compare_by_value() {
        let order = |a, b| Number::parse(a).unwrap().cmp(&Number::parse(b).unwrap());
        assert_eq!(order("98", " 098.0 "), Ordering::Equal);
        assert_eq!(order("-0", "0"), Ordering::Equal);
        assert_eq!(order("9", "10"), Ordering::Less);
        assert_eq!(order("0.1", "0.09"), Ordering::Greater);
        assert_eq!(order("-2", "-1"), Ordering::Less);
        assert_eq!(
            order("100.00000000000000000000000001", "100"),
            Ordering::Greater
        );
        for wrong in ["", ".", "1e3", "0x64", "1,0", "--1", "NaN", "1 0"] {
            assert!(Number::parse(wrong).is_none(), "{wrong}");
        }
    }
}
