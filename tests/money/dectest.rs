//! General Decimal Arithmetic: results are exact, or refused where they are not finite decimals or
//! do not fit. Never rounded.

use std::collections::BTreeMap;
use std::num::NonZeroU128;

use num_bigint::BigInt;
use rust_decimal::Decimal;
use vientro::money::{MoneyError, Rate, RateKind, Route};
use vientro::{Currency, Money, Period, Rounding, Text, Totals};

use super::big::{Big, ten};
use super::data;

/// How a case ended; a wrong result ends the test instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// The exact result.
    Exact,
    /// Refused: an operand or the exact result is larger than a sum can be.
    DoesNotFit,
    /// Refused: the exact result has no end as a decimal.
    Endless,
    /// There is no such operation on money.
    NoOperation,
    /// A rate of zero cannot be made.
    ZeroRate,
}

struct Case {
    operation: String,
    a: Big,
    b: Option<Big>,
    /// The exact result in lowest terms.
    numerator: BigInt,
    denominator: BigInt,
}

fn cases() -> Vec<(String, Case)> {
    data("dectest/exact_rational_oracle.tsv")
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let case = Case {
                operation: fields[2].to_owned(),
                a: Big::parse(fields[3]).unwrap(),
                b: (fields[4] != "-").then(|| Big::parse(fields[4]).unwrap()),
                numerator: fields[5].parse().unwrap(),
                denominator: fields[6].parse().unwrap(),
            };
            (fields[1].to_owned(), case)
        })
        .collect()
}

impl Case {
    /// The exact result times 10^`places`; `None` if it is not whole.
    fn expected(&self, places: u32) -> Option<BigInt> {
        let scaled = &self.numerator * ten(places);
        (&scaled % &self.denominator == BigInt::ZERO).then(|| scaled / &self.denominator)
    }

    /// The operands as whole numbers of one unit, and its places.
    fn common_unit(&self) -> (Option<i128>, Option<i128>, u32) {
        let b = self.b.as_ref().unwrap_or(&self.a);
        let places = self.a.scale().max(b.scale());
        (self.a.scaled(places), b.scaled(places), places)
    }

    /// Adds up through `Totals`, each operand with a sign.
    fn sum(&self, operands: &[(Option<i128>, bool)], places: u32) -> Outcome {
        let mut totals = Totals::new();
        for &(operand, negative) in operands {
            let Some(operand) = operand else {
                return Outcome::DoesNotFit;
            };
            let operand = if negative { -operand } else { operand };
            if totals.add_minor(Currency::VND, operand).is_err() {
                let exact = self.expected(places).unwrap();
                let limit = BigInt::from(1_i128 << 126);
                assert!(exact.magnitude() > limit.magnitude() || operand.abs() > 1 << 126);
                return Outcome::DoesNotFit;
            }
        }
        let sum = totals.get(Currency::VND).unwrap();
        assert_eq!(Some(BigInt::from(sum)), self.expected(places));
        Outcome::Exact
    }

    /// Multiplies or divides through a rate without rounding.
    fn convert(&self, divide: bool) -> Outcome {
        let b = self.b.as_ref().unwrap();
        let mantissa = b.scaled(b.scale()).unwrap();
        if mantissa == 0 {
            return Outcome::ZeroRate;
        }
        let value = Decimal::try_from_i128_with_scale(mantissa.abs(), b.scale()).unwrap();
        let (from, to) = if divide {
            (Currency::EUR, Currency::USD)
        } else {
            (Currency::USD, Currency::EUR)
        };
        let source = Text::new("decTest").unwrap();
        let rate = Rate::new(from, to, value, RateKind::Contract, Period::ALWAYS, source).unwrap();
        let route = Route::by_rate(Currency::USD, rate).unwrap();
        // The smallest unit in which the result is whole, if there is one.
        let whole = (0..200).find(|&places| self.expected(places).is_some());
        let places = whole.unwrap_or(0).max(self.a.scale());
        let Some(amount) = self.a.scaled(places) else {
            return Outcome::DoesNotFit;
        };
        let amount = if mantissa < 0 { -amount } else { amount };
        match (route.convert_minor(amount, Rounding::Exact), whole) {
            (Ok(result), Some(_)) => {
                assert_eq!(BigInt::from(result), self.expected(places).unwrap());
                Outcome::Exact
            }
            (Err(MoneyError::Overflow { .. }), Some(_)) => {
                assert!(i128::try_from(self.expected(places).unwrap()).is_err());
                Outcome::DoesNotFit
            }
            (Err(MoneyError::Inexact { .. }), None) => Outcome::Endless,
            (other, _) => panic!("{other:?}"),
        }
    }

    fn run(&self) -> Outcome {
        let (a, b, places) = self.common_unit();
        match self.operation.as_str() {
            "add" => self.sum(&[(a, false), (b, false)], places),
            "subtract" => self.sum(&[(a, false), (b, true)], places),
            "plus" => self.sum(&[(a, false)], places),
            "minus" => self.sum(&[(a, true)], places),
            "multiply" => self.convert(false),
            "divide" => self.convert(true),
            "divideint" => {
                let (Some(a), Some(b)) = (a, b) else {
                    return Outcome::DoesNotFit;
                };
                let divisor = NonZeroU128::new(b.unsigned_abs()).unwrap();
                let quotient = Rounding::TowardZero.divide(a, divisor).unwrap();
                let quotient = if b < 0 { -quotient } else { quotient };
                assert_eq!(Some(BigInt::from(quotient)), self.expected(0));
                Outcome::Exact
            }
            "compare" => {
                let money = |minor: Option<i128>| {
                    let minor = i64::try_from(minor?).ok()?;
                    Some(Money::from_minor(minor, Currency::VND).unwrap())
                };
                let (Some(a), Some(b)) = (money(a), money(b)) else {
                    return Outcome::DoesNotFit;
                };
                let order = a.checked_cmp(b).unwrap() as i8;
                assert_eq!(BigInt::from(order), self.numerator);
                Outcome::Exact
            }
            "abs" | "remainder" | "quantize" => Outcome::NoOperation,
            other => panic!("{other}"),
        }
    }
}

#[test]
fn results_are_exact_or_refused() {
    let mut counts: BTreeMap<(String, Outcome), u32> = BTreeMap::new();
    for (_, case) in cases() {
        let outcome = case.run();
        *counts.entry((case.operation, outcome)).or_default() += 1;
    }
    let counts: Vec<(&str, Outcome, u32)> = counts
        .iter()
        .map(|((operation, outcome), &count)| (operation.as_str(), *outcome, count))
        .collect();
    // `Exact` may only grow, at the cost of `DoesNotFit`.
    assert_eq!(
        counts,
        [
            ("abs", Outcome::NoOperation, 181),
            ("add", Outcome::Exact, 3456),
            ("add", Outcome::DoesNotFit, 30),
            ("compare", Outcome::Exact, 1619),
            ("compare", Outcome::DoesNotFit, 23),
            ("divide", Outcome::Exact, 887),
            ("divide", Outcome::Endless, 598),
            ("divideint", Outcome::Exact, 842),
            ("minus", Outcome::Exact, 128),
            ("multiply", Outcome::Exact, 921),
            ("multiply", Outcome::DoesNotFit, 3),
            ("multiply", Outcome::ZeroRate, 117),
            ("plus", Outcome::Exact, 134),
            ("quantize", Outcome::NoOperation, 1510),
            ("remainder", Outcome::NoOperation, 1287),
            ("subtract", Outcome::Exact, 1453),
        ]
    );
}

/// The mode of decTest that is ours; `05up` has no counterpart.
fn rounding(name: &str) -> Option<Rounding> {
    match name {
        "ceiling" => Some(Rounding::Ceiling),
        "down" => Some(Rounding::TowardZero),
        "floor" => Some(Rounding::Floor),
        "half_down" => Some(Rounding::HalfTowardZero),
        "half_even" => Some(Rounding::HalfEven),
        "half_up" => Some(Rounding::HalfAwayFromZero),
        "up" => Some(Rounding::AwayFromZero),
        _ => None,
    }
}

/// A case of a test file, with the mode in force.
struct Line {
    mode: Option<Rounding>,
    id: String,
    operand: String,
    result: String,
}

fn lines(file: &str) -> Vec<Line> {
    let mut mode = None;
    let mut cases = Vec::new();
    for line in data(file).lines() {
        let line = line.split("--").next().unwrap();
        if let Some(name) = line.strip_prefix("rounding:") {
            mode = rounding(name.trim());
        } else if let Some((left, right)) = line.split_once("->") {
            let words: Vec<&str> = left.split_whitespace().collect();
            cases.push(Line {
                mode,
                id: words[0].to_owned(),
                operand: words[2].to_owned(),
                result: right.split_whitespace().next().unwrap().to_owned(),
            });
        }
    }
    cases
}

/// Rounds a fraction to the place of the expected result; `None` if that does not fit 128 bits.
fn round_like(
    numerator: &BigInt,
    denominator: &BigInt,
    result: &Big,
    mode: Rounding,
) -> Option<i128> {
    let up = ten(u32::try_from(-result.exponent).unwrap_or(0));
    let down = ten(u32::try_from(result.exponent).unwrap_or(0));
    let numerator = i128::try_from(numerator * up).ok()?;
    let divisor = u128::try_from(denominator * down).ok()?;
    Some(mode.divide(numerator, NonZeroU128::new(divisor)?).unwrap())
}

/// Why a case of rounding has no counterpart here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Without {
    /// `05up`, which nobody asks for.
    Mode,
    /// NaN, an infinity, an exponent past 200, or an operation that money does not have.
    Operand,
    /// NaN or an infinity: past the precision or the exponents of the case's context.
    Result,
    /// Numerator or divisor is wider than 128 bits.
    Wide,
}

/// Counts what was equal, and the others by reason.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    equal: u32,
    without: BTreeMap<Without, u32>,
}

impl Tally {
    fn count(&mut self, line: &Line, ours: Result<(i128, Big), Without>) {
        match ours {
            Ok((ours, expected)) => {
                assert_eq!(BigInt::from(ours), expected.digits, "{}", line.id);
                self.equal += 1;
            }
            Err(reason) => *self.without.entry(reason).or_default() += 1,
        }
    }
}

#[test]
fn quantize_and_rescale_round_as_we_do() {
    let mut tally = Tally::default();
    for file in ["dectest/quantize.decTest", "dectest/rescale.decTest"] {
        for line in lines(file) {
            let ours = || {
                let mode = line.mode.ok_or(Without::Mode)?;
                let a = Big::parse(&line.operand).ok_or(Without::Operand)?;
                let result = Big::parse(&line.result).ok_or(Without::Result)?;
                let numerator = &a.digits * ten(u32::try_from(a.exponent).unwrap_or(0));
                let ours = round_like(&numerator, &ten(a.scale()), &result, mode);
                Ok((ours.ok_or(Without::Wide)?, result))
            };
            tally.count(&line, ours());
        }
    }
    let without = [(Without::Operand, 318), (Without::Result, 231)];
    assert_eq!((tally.equal, tally.without), (843, without.into()));
}

#[test]
fn sums_products_and_quotients_round_as_we_do() {
    let exact: BTreeMap<String, Case> = cases().into_iter().collect();
    let mut tally = Tally::default();
    for line in lines("dectest/rounding.decTest") {
        let ours = || {
            let mode = line.mode.ok_or(Without::Mode)?;
            let case = exact.get(&line.id).ok_or(Without::Operand)?;
            let result = Big::parse(&line.result).ok_or(Without::Result)?;
            let ours = round_like(&case.numerator, &case.denominator, &result, mode);
            Ok((ours.ok_or(Without::Wide)?, result))
        };
        tally.count(&line, ours());
    }
    let without = [(Without::Mode, 170), (Without::Operand, 153)];
    assert_eq!((tally.equal, tally.without), (707, without.into()));
}
