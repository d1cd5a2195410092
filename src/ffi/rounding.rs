//! The ways of rounding by their numbers, as C names them.

use crate::money::Rounding;

/// As a way of rounding: refuses whatever is not exact. Since 0.1.
pub const VIENTRO_ROUND_EXACT: u32 = 1;
/// To the nearest; half goes away from zero, as State accounting rounds: 2.5 to 3, -2.5 to -3.
/// Since 0.1.
pub const VIENTRO_ROUND_HALF_AWAY_FROM_ZERO: u32 = 2;
/// To the nearest; half goes toward zero: 2.5 to 2, -2.5 to -2. Since 0.1.
pub const VIENTRO_ROUND_HALF_TOWARD_ZERO: u32 = 3;
/// To the nearest; half goes to the even neighbour: 2.5 to 2, 3.5 to 4. Since 0.1.
pub const VIENTRO_ROUND_HALF_EVEN: u32 = 4;
/// To the nearest; half goes to the odd neighbour: 2.5 to 3, 3.5 to 3. Since 0.1.
pub const VIENTRO_ROUND_HALF_ODD: u32 = 5;
/// To the nearest; half goes up: 2.5 to 3, -2.5 to -2. Since 0.1.
pub const VIENTRO_ROUND_HALF_CEILING: u32 = 6;
/// To the nearest; half goes down: 2.5 to 2, -2.5 to -3. Since 0.1.
pub const VIENTRO_ROUND_HALF_FLOOR: u32 = 7;
/// Toward zero, cutting off: 2.9 to 2, -2.9 to -2. Since 0.1.
pub const VIENTRO_ROUND_TOWARD_ZERO: u32 = 8;
/// Away from zero: 2.1 to 3, -2.1 to -3. Since 0.1.
pub const VIENTRO_ROUND_AWAY_FROM_ZERO: u32 = 9;
/// Up: 2.1 to 3, -2.9 to -2. Since 0.1.
pub const VIENTRO_ROUND_CEILING: u32 = 10;
/// Down: 2.9 to 2, -2.1 to -3. Since 0.1.
pub const VIENTRO_ROUND_FLOOR: u32 = 11;

/// The numbers above, and what they stand for.
pub(super) const ROUNDINGS: [(u32, Rounding); Rounding::ALL.len()] = [
    (VIENTRO_ROUND_EXACT, Rounding::Exact),
    (
        VIENTRO_ROUND_HALF_AWAY_FROM_ZERO,
        Rounding::HalfAwayFromZero,
    ),
    (VIENTRO_ROUND_HALF_TOWARD_ZERO, Rounding::HalfTowardZero),
    (VIENTRO_ROUND_HALF_EVEN, Rounding::HalfEven),
    (VIENTRO_ROUND_HALF_ODD, Rounding::HalfOdd),
    (VIENTRO_ROUND_HALF_CEILING, Rounding::HalfCeiling),
    (VIENTRO_ROUND_HALF_FLOOR, Rounding::HalfFloor),
    (VIENTRO_ROUND_TOWARD_ZERO, Rounding::TowardZero),
    (VIENTRO_ROUND_AWAY_FROM_ZERO, Rounding::AwayFromZero),
    (VIENTRO_ROUND_CEILING, Rounding::Ceiling),
    (VIENTRO_ROUND_FLOOR, Rounding::Floor),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_one_number() {
        assert_eq!(ROUNDINGS.map(|(_, rounding)| rounding), Rounding::ALL);
        let numbers: Vec<u32> = ROUNDINGS.iter().map(|(number, _)| *number).collect();
        assert!(numbers.iter().copied().eq(1..=11));
    }
}
