//! Of the C object `vientro_cube`: what its cells are of, in columns and part by part, and coarser cubes.

use std::ffi::{CStr, CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::cube::vientro_cube;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, OutList, OutTexts, copied, count, element, object, tell, text};
use super::status::vientro_status;
use super::text::{Both, c_text};
use crate::code::clip;
use crate::statistics::{Cube, Dimension, KeyPart, StatisticsError, parse_key};

/// The keys of a cube as C reads them.
#[derive(Debug)]
pub(super) struct Keys {
    /// By cell, in order.
    cells: Vec<Vec<KeyPart>>,
    /// One for each dimension.
    axes: Vec<Axis>,
}

/// The values that cells have in a dimension, in order.
#[derive(Debug)]
struct Axis {
    dimension: CString,
    values: Vec<(KeyPart, Words)>,
}

/// A value, as C reads it.
#[derive(Debug)]
struct Words {
    code: CString,
    label: Both,
}

impl Keys {
    pub(super) fn of(cube: &Cube) -> Self {
        let cells: Vec<Vec<KeyPart>> = cube.cells().map(|cell| cell.key).collect();
        let dimensions = cube.query().by.iter().enumerate();
        let axis = |(at, dimension): (usize, &Dimension)| {
            let mut values: Vec<&KeyPart> = cells.iter().filter_map(|key| key.get(at)).collect();
            values.sort_unstable();
            values.dedup();
            let words = |part: &KeyPart| Words {
                code: c_text(part.code()),
                label: Both::of(&part.label()),
            };
            Axis {
                dimension: c_text(dimension.id()),
                values: values
                    .into_iter()
                    .map(|part| (part.clone(), words(part)))
                    .collect(),
            }
        };
        let axes = dimensions.map(axis).collect();
        Self { cells, axes }
    }
}

impl Axis {
    /// Finds what is told of a value, which a cell has.
    fn words(&self, part: &KeyPart) -> Option<&Words> {
        let at = self
            .values
            .binary_search_by(|(one, _)| one.cmp(part))
            .ok()?;
        self.values.get(at).map(|(_, words)| words)
    }
}

/// Finds the cell of a key.
///
/// cube: the cube.
/// key, key_length: the key, as vientro_cube_cell tells it; length in bytes or VIENTRO_NUL.
/// cell: receives the position of the cell; 0 on failure.
///
/// VIENTRO_E_VALUE: the key does not fit the query (the id is "statistics.other_key"), or there is
/// nothing in its place (the id is "ffi.unknown"). Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `key` points at as many bytes as its length says, `cell` at a
/// number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_find(
    cube: *const vientro_cube,
    key: *const c_char,
    key_length: u64,
    cell: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (cell, cube, key) = unsafe {
            let cell = Out::new(cell, "cell", 0)?;
            (cell, object(cube, "cube")?, text(key, key_length, "key")?)
        };
        let other = || {
            let key = clip(key);
            Failure::of("key", StatisticsError::OtherKey { key })
        };
        let parts = parse_key(key).ok_or_else(other)?;
        let its = parts.iter().map(KeyPart::dimension);
        if !its.eq(cube.cube().query().by.iter().copied()) {
            return Err(other());
        }
        let unknown = BorderError::Unknown { argument: "key" };
        let at = cube.keys().cells.binary_search(&parts);
        cell.set(count(at.map_err(|_| unknown)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out what all cells have as numbers, as columns in their order.
///
/// cube: the cube.
/// facts: receives from how many parts of amounts the cell is summed.
/// marks: receives VIENTRO_MARK_ numbers, added up.
/// capacity: for how many entries each column has room. A column that is NULL is not wanted; with
///   both of them NULL the call only asks for the size.
/// needed: receives how many cells there are, even if the columns are too short.
///
/// VIENTRO_E_RANGE: the columns are too short; they then hold zeros. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, each column is NULL or has room for `capacity` entries, `needed`
/// points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_columns(
    cube: *const vientro_cube,
    facts: *mut u64,
    marks: *mut u32,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, facts, marks, cube) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(facts, capacity)?,
                OutList::column(marks, capacity)?,
                object(cube, "cube")?,
            )
        };
        let cells = cube.cells();
        let is_wanted = facts.is_some() || marks.is_some();
        if copied(cells.facts.len(), capacity, is_wanted, &needed)? {
            OutList::copy(facts, &cells.facts);
            OutList::copy(marks, &cells.marks);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out the keys of all cells as a column of texts, in their order, as vientro_cube_cell tells
/// them.
///
/// cube: the cube.
/// offsets: receives where each key begins in the bytes, and last where the last one ends: one entry
///   more than there are cells. NULL if it is not wanted.
/// capacity: for how many entries `offsets` has room.
/// needed: receives how many entries that takes, even if there is no room.
/// bytes: receives the keys one after the other, UTF-8 without any NUL; NULL if they are not wanted.
/// bytes_capacity: for how many bytes there is room.
/// needed_bytes: receives how many bytes that takes, even if there is no room.
///
/// VIENTRO_E_RANGE: too little room; what there is then holds zeros. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `offsets` and `bytes` are NULL or have the room that is said,
/// `needed` and `needed_bytes` point at numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_keys(
    cube: *const vientro_cube,
    offsets: *mut i64,
    capacity: u64,
    needed: *mut u64,
    bytes: *mut c_char,
    bytes_capacity: u64,
    needed_bytes: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (texts, cube) = unsafe {
            let texts = OutTexts::new(
                offsets,
                capacity,
                needed,
                bytes,
                bytes_capacity,
                needed_bytes,
            )?;
            (texts, object(cube, "cube")?)
        };
        texts.set(cube.cells().keys.iter().map(|key| key.as_bytes()))
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns by how many dimensions a cube is grouped: how many parts a key has; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_dimension_count(cube: *const vientro_cube) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        cube.as_ref()
            .map_or(0, |cube| count(cube.cube().query().by.len()))
    })
}

/// Tells one part of the key of a cell: what the cell is of in one dimension.
///
/// cube, cell: the cube, and the position of the cell.
/// part: the position of the dimension in the query, from 0 to below vientro_cube_dimension_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// dimension: receives the permanent id of the dimension, "province".
/// code: receives the permanent code of the value, "VN-63-20", without the signs that a key needs; ""
///   where the records do not say.
/// label: receives what people call it; an id names itself, what is unknown says so.
/// Each of the three may be NULL; text belongs to the cube.
///
/// VIENTRO_E_RANGE: no such cell or part. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `dimension`, `code` and `label` are NULL or can be written; `err` is
/// NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_key(
    cube: *const vientro_cube,
    cell: u64,
    part: u64,
    lang: u32,
    dimension: *mut *const c_char,
    code: *mut *const c_char,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (dimension, code, label, cube) = unsafe {
            (
                Out::optional(dimension, ptr::null()),
                Out::optional(code, ptr::null()),
                Out::optional(label, ptr::null()),
                object(cube, "cube")?,
            )
        };
        let (keys, lang) = (cube.keys(), self::lang(lang)?);
        let value = element(element(&keys.cells, cell, "cell")?, part, "part")?;
        let axis = element(&keys.axes, part, "part")?;
        let words = axis.words(value);
        let told = |of: fn(&Words) -> &CStr| words.map_or(c"", of).as_ptr();
        tell(dimension, axis.dimension.as_ptr());
        tell(code, told(|words| &words.code));
        let its_label = words.map_or(c"", |words| words.label.get(lang));
        tell(label, its_label.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Makes a cube with some of the dimensions only: cells that differ in others add up. Sums are exact,
/// and what several cells counted counts once.
///
/// It is the cube that the coarser query would have made, but needs no registry.
///
/// cube: the cube, which stays as it is.
/// dimensions, dimensions_length: which ones stay, in this order, parted by ";": "province;sector". ""
///   adds all cells up to one, whose key is ""; there is none if there was none. Length in bytes or
///   VIENTRO_NUL.
/// out: receives the coarser cube, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such dimension, the cube does not have it, or it stands twice; or the cells are
/// of windows that overlap, or snapshots of several, and cannot be added up. VIENTRO_E_OVERFLOW: a sum
/// does not fit. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `dimensions` points at as many bytes as its length says, `out` at a
/// pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_roll_up(
    cube: *const vientro_cube,
    dimensions: *const c_char,
    dimensions_length: u64,
    out: *mut *mut vientro_cube,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, cube, dimensions) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let cube = object(cube, "cube")?;
            (
                out,
                cube,
                text(dimensions, dimensions_length, "dimensions")?,
            )
        };
        let ids = dimensions.split(';').filter(|_| !dimensions.is_empty());
        let by = ids.map(|id| {
            Dimension::parse(id).ok_or_else(|| {
                let key = clip(id);
                Failure::of("dimensions", StatisticsError::OtherKey { key })
            })
        });
        let by: Vec<Dimension> = by.collect::<Result<_, _>>()?;
        let coarser = cube.cube().coarser(&by);
        let coarser = coarser.map_err(|error| Failure::of("dimensions", error))?;
        out.set(vientro_cube::hand_over(coarser));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
