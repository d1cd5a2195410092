//! The C structure `vientro_column`: many records at once, a column for each field.
//!
//! I1. It is the only structure with a layout; fields are only ever added at its end.

use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;

use super::builder::vientro_builder;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::fields::vientro_field;
use super::format;
use super::guard::guard;
use super::pointer::{Out, count, object, text, values};
use super::progress::{caller, vientro_progress};
use super::status::vientro_status;
#[cfg(feature = "json")]
use crate::exchange::columns::ColumnsError;
use crate::exchange::columns::{Column, ColumnField, Values};

/// What the values of a column are: VIENTRO_TYPE_.
///
/// Numbers are never changed or used again. Since 0.1.
pub type vientro_type = u32;

/// int64_t: minor units of an amount; its currency is a column of its own. Since 0.1.
pub const VIENTRO_TYPE_I64: vientro_type = 1;
/// int32_t: days since 1970-01-01, see vientro_date_parse. Since 0.1.
pub const VIENTRO_TYPE_DATE: vientro_type = 2;
/// uint32_t: ISO 4217 numbers of currencies. Since 0.1.
pub const VIENTRO_TYPE_U32: vientro_type = 3;
/// UTF-8 bytes without U+0000, into which int64_t offsets lead, one more than there are rows: row i
/// has the bytes from offsets[i] up to offsets[i + 1]. Codes, shares and rates are text too, as the
/// submission format writes them. Since 0.1.
pub const VIENTRO_TYPE_TEXT: vientro_type = 4;

/// A field of many records. Zero all of it, then set struct_size to sizeof(vientro_column).
///
/// The only structure of this library with a layout: later versions add members at its end, and
/// take columns without them. Since 0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct vientro_column {
    /// sizeof(vientro_column), as the caller compiled it; the same in all columns of a call.
    pub struct_size: u32,
    /// Which field it is.
    pub field: vientro_field,
    /// What its values are: the type of the field.
    pub r#type: vientro_type,
    /// 0.
    pub reserved: u32,
    /// How many rows there are.
    pub length: u64,
    /// The values, `length` of the type; for VIENTRO_TYPE_TEXT the bytes. May be NULL if there are
    /// none.
    pub values: *const c_void,
    /// For VIENTRO_TYPE_TEXT, `length` + 1 places in the bytes, none before the one in front of it;
    /// else NULL.
    pub offsets: *const i64,
    /// Bit i % 8 of byte i / 8, from the lowest, is 1 if row i has a value; where it is 0, the field
    /// is absent from that record. NULL: every row has one.
    pub validity: *const u8,
}

/// The most rows of a call, as the core has it: checked before anything is read.
const MOST_ROWS: u64 = 0x0fff_ffff;

/// The most columns that are looked at: more than there are fields.
const MOST_COLUMNS: u64 = 1 << 10;

/// The largest structure that is looked at: more than any will be.
const LARGEST: usize = 1 << 10;

/// Adds many records of one kind at once: columns of fields, a row for each record.
///
/// A row means what the same record means in a file of the submission format, and is set aside whole
/// like it if it cannot be read: as row i of its list, with its content as JSON. The columns are all
/// of one list, equally long, in any order, each field once, the id among them. The order of calls
/// changes nothing.
///
/// builder: what to add to.
/// name, name_length: names the columns in messages, as a file's name would.
/// submission, submission_length: who submits them: the JSON object that is "submission" in a file.
///   Both lengths are in bytes or VIENTRO_NUL.
/// columns, column_count: the columns. Only read, and not kept.
/// progress, userdata: is told how many rows are done; NULL for nobody.
/// records, set_aside: receive how many records were read, and how many were set aside; each may
///   be NULL.
///
/// VIENTRO_E_INVALID: columns that do not fit together, or lack the id; a struct_size that is too
/// small; offsets that fall or leave the bytes, or stand in a column that is no text; a submission that cannot be read. VIENTRO_E_VALUE: an
/// unknown field or type, a type or record that is not the field's. VIENTRO_E_TEXT: text that is not
/// UTF-8 or holds U+0000, also where validity is 0. VIENTRO_E_NEWER: what this library is too old
/// for. VIENTRO_E_RANGE: more than 268435455 rows, or more than 1048576 that cannot be read.
/// VIENTRO_E_NOMEM: no memory for the rows.
/// VIENTRO_E_STOPPED: `progress` asked to stop. VIENTRO_E_UNSUPPORTED: built without JSON. The path of
/// an error names the column and its member, "columns[1].type". On failure nothing was added.
/// Since 0.1.
///
/// # Safety
/// `builder` is NULL or a live builder that no other thread uses, texts point at as many bytes as
/// their lengths say, `columns` at `column_count` structures of struct_size bytes, which point at as
/// many values as their lengths and offsets say; `progress` is NULL or a function that returns to its
/// caller; `records`, `set_aside` and `err` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_add_columns(
    builder: *mut vientro_builder,
    name: *const c_char,
    name_length: u64,
    submission: *const c_char,
    submission_length: u64,
    columns: *const vientro_column,
    column_count: u64,
    progress: vientro_progress,
    userdata: *mut c_void,
    records: *mut u64,
    set_aside: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (records, set_aside, builder, name, submission, columns) = unsafe {
            (
                Out::optional(records, 0),
                Out::optional(set_aside, 0),
                object(builder.cast_const(), "builder")?,
                text(name, name_length, "name")?,
                text(submission, submission_length, "submission")?,
                columns_of(columns, column_count)?,
            )
        };
        // SAFETY: the caller's word.
        let mut tell = unsafe { caller(progress, userdata) };
        let fed = builder
            .work(|builder| format::columns(builder, name, submission, &columns, &mut tell))??;
        if let Some(out) = records {
            out.set(count(fed.records));
        }
        if let Some(out) = set_aside {
            out.set(count(fed.set_aside));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// The size of the structure of 0.1, which ends with `validity`: what every caller has at least.
const LEAST: usize = {
    let end = std::mem::offset_of!(vientro_column, validity).saturating_add(size_of::<*const u8>());
    end.next_multiple_of(align_of::<vientro_column>())
};

/// The bits of a size that keeps structures behind each other aligned are 0 here.
const ALIGNED: usize = align_of::<vientro_column>() - 1;

/// Reads the structures, which may be longer than those of this library.
///
/// # Safety
/// `columns` is NULL or points at `length` structures of as many bytes as the first one says, and
/// they at their values.
unsafe fn columns_of<'a>(
    columns: *const vientro_column,
    length: u64,
) -> Result<Vec<Column<'a>>, Failure> {
    let argument = "columns";
    let most = MOST_COLUMNS;
    if length > most {
        let error = BorderError::TooLong {
            argument,
            length,
            most,
        };
        return Err(error.into());
    }
    if length == 0 {
        return Ok(Vec::new());
    }
    if columns.is_null() {
        return Err(BorderError::Null { argument }.into());
    }
    if !columns.is_aligned() {
        return Err(BorderError::Misaligned { argument }.into());
    }
    // SAFETY: not NULL, aligned, and the caller's word that there is a structure.
    let size = unsafe { columns.cast::<u32>().read() };
    let stride = stride(size).map_err(|failure| failure.within("columns", 0))?;
    let mut read = Vec::new();
    let mut place = columns.cast::<u8>();
    for position in 0..length {
        // SAFETY: one of `length` structures of `stride` bytes; aligned, as the first one is and
        // `stride` keeps it; and the caller's word.
        let column = unsafe { structure(place, stride).and_then(|column| column_of(&column)) };
        read.push(column.map_err(|failure| failure.within("columns", position))?);
        place = place.wrapping_add(stride);
    }
    Ok(read)
}

/// Checks the size of the structures of a call.
fn stride(size: u32) -> Result<usize, Failure> {
    let least = LEAST;
    let stride = usize::try_from(size).map_err(|_| BorderError::StructSize { size, least })?;
    if stride > LARGEST {
        let argument = "struct_size";
        return Err(BorderError::Newer { argument }.into());
    }
    if stride < least || stride & ALIGNED != 0 {
        return Err(BorderError::StructSize { size, least }.into());
    }
    Ok(stride)
}

/// Reads a structure: members that it is too short for are zero, and what is longer must be.
///
/// # Safety
/// `place` is aligned, and points at `stride` bytes, [`LEAST`] at least.
unsafe fn structure(place: *const u8, stride: usize) -> Result<vientro_column, Failure> {
    let known = stride.min(size_of::<vientro_column>());
    let mut column = MaybeUninit::<vientro_column>::zeroed();
    // SAFETY: both have `known` bytes; numbers and pointers may all be zero.
    let (column, tail) = unsafe {
        let into = column.as_mut_ptr().cast::<u8>();
        into.copy_from_nonoverlapping(place, known);
        let tail = std::slice::from_raw_parts(place.add(known), stride.saturating_sub(known));
        (column.assume_init(), tail)
    };
    let (size, least) = (column.struct_size, LEAST);
    if usize::try_from(size).ok() != Some(stride) {
        return Err(BorderError::StructSize { size, least }.into());
    }
    let newer = |argument| Err(BorderError::Newer { argument }.into());
    if column.reserved != 0 {
        return newer("reserved");
    }
    if tail.iter().any(|&byte| byte != 0) {
        return newer("struct_size");
    }
    Ok(column)
}

/// Says which column, and which of its members, the core found fault with.
#[cfg(feature = "json")]
pub(super) fn blamed(error: ColumnsError, columns: &[Column<'_>]) -> Failure {
    let nth = |n: usize, is_it: &dyn Fn(&Column<'_>) -> bool| {
        let positions = (0..).zip(columns).filter(|(_, column)| is_it(column));
        positions.map(|(position, _)| position).nth(n)
    };
    let (position, member) = match &error {
        ColumnsError::Submission { .. } => return Failure::of("submission", error),
        ColumnsError::Stopped(_) => return Failure::of("progress", error),
        ColumnsError::NoId | ColumnsError::NoMemory { .. } | ColumnsError::TooManyAside { .. } => {
            (None, "")
        }
        ColumnsError::TooLong { .. } => (Some(0), "length"),
        ColumnsError::Mixed { record, .. } => {
            (nth(0, &|one| one.field.kind().list() != *record), "field")
        }
        ColumnsError::Repeated { field } => (nth(1, &|one| one.field.path() == *field), "field"),
        ColumnsError::Type { field, found, .. } => {
            let is_it =
                |one: &Column<'_>| one.field.path() == *field && one.values.values().id() == *found;
            (nth(0, &is_it), "type")
        }
        ColumnsError::Length { field, found, .. } => {
            let is_it =
                |one: &Column<'_>| one.field.path() == *field && one.values.rows() == *found;
            (nth(0, &is_it), "length")
        }
        ColumnsError::Offsets { field, .. } => {
            (nth(0, &|one| one.field.path() == *field), "offsets")
        }
        ColumnsError::NotUtf8 { field, .. } | ColumnsError::HoldsNul { field, .. } => {
            (nth(0, &|one| one.field.path() == *field), "values")
        }
    };
    match position {
        Some(position) => Failure::of(member, error).within("columns", position),
        None => Failure::of("columns", error),
    }
}

/// # Safety
/// `column` points at as many values as it says.
unsafe fn column_of<'a>(column: &vientro_column) -> Result<Column<'a>, Failure> {
    let number = column.field;
    let field = ColumnField::of_number(number).ok_or(BorderError::UnknownField { number })?;
    let (length, data) = (column.length, column.values);
    if length > MOST_ROWS {
        let (argument, most) = ("length", MOST_ROWS);
        let error = BorderError::TooLong {
            argument,
            length,
            most,
        };
        return Err(error.into());
    }
    // SAFETY: the caller's word.
    let values = unsafe {
        match column.r#type {
            VIENTRO_TYPE_I64 | VIENTRO_TYPE_DATE | VIENTRO_TYPE_U32
                if !column.offsets.is_null() =>
            {
                let argument = "offsets";
                return Err(BorderError::NotNull { argument }.into());
            }
            VIENTRO_TYPE_I64 => Values::I64(values(data.cast(), length, "values")?),
            VIENTRO_TYPE_DATE => Values::Date(values(data.cast(), length, "values")?),
            VIENTRO_TYPE_U32 => Values::U32(values(data.cast(), length, "values")?),
            VIENTRO_TYPE_TEXT if length == 0 => Values::Text {
                offsets: &[],
                bytes: &[],
            },
            VIENTRO_TYPE_TEXT => {
                let offsets = values(column.offsets, length.saturating_add(1), "offsets")?;
                // Below zero there is no text, which is told with its row.
                let last = offsets.last().copied().unwrap_or(0);
                let length = u64::try_from(last).unwrap_or(0);
                let bytes = values(data.cast(), length, "values")?;
                Values::Text { offsets, bytes }
            }
            number => return Err(BorderError::UnknownType { number }.into()),
        }
    };
    let present = if column.validity.is_null() {
        None
    } else {
        // SAFETY: the caller's word: a bit for each row.
        Some(unsafe { self::values(column.validity, length.div_ceil(8), "validity") }?)
    };
    Ok(Column {
        field,
        values,
        present,
    })
}

/// What the header promises of the layout.
#[cfg(target_pointer_width = "64")]
const _: () = {
    assert!(size_of::<vientro_column>() == 48);
    assert!(LEAST == 48);
    assert!(std::mem::offset_of!(vientro_column, length) == 16);
    assert!(std::mem::offset_of!(vientro_column, validity) == 40);
};
