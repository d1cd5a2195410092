//! Which library this is.

use std::ffi::{CStr, c_char};
use std::ptr;

use super::error::vientro_error;
use super::failure::BorderError;
use super::guard::guard;
use super::pointer::{Out, count, element, tell, text};
use super::status::vientro_status;

/// The ABI that this header describes: major number times 65536, plus minor number. Since 0.1.
pub const VIENTRO_ABI_VERSION: u32 = 1;

const VERSION: &CStr = match CStr::from_bytes_with_nul(
    concat!(env!("CARGO_PKG_VERSION"), " (catalogues 2026.1)\0").as_bytes(),
) {
    Ok(version) => version,
    Err(_) => c"",
};

/// Returns the ABI of the library that was loaded: major number times 65536, plus minor number.
///
/// Compare once at the start: the major numbers must be equal, and the minor number not smaller
/// than that of VIENTRO_ABI_VERSION. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "C" fn vientro_abi_version() -> u32 {
    VIENTRO_ABI_VERSION
}

/// Returns the version of the library that was loaded and that of its code lists, for people:
/// "0.1.0 (catalogues 2026.1)".
///
/// The text is static. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "C" fn vientro_version() -> *const c_char {
    VERSION.as_ptr()
}

/// What is told of the library, by keys that stay; more may come at the end.
const PARTS: [(&CStr, &CStr); 6] = [
    (
        c"library",
        ended(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()),
    ),
    (c"abi", c"0.1"),
    (c"catalogues", c"2026.1"),
    (c"rules", c"2026.1"),
    (
        c"features",
        match CStr::from_bytes_until_nul(&FEATURES) {
            Ok(features) => features,
            Err(_) => c"",
        },
    ),
    (
        c"build",
        ended(concat!(env!("VIENTRO_BUILD"), "\0").as_bytes()),
    ),
];

/// The features that were built in, parted by one space and ended by NULs.
const FEATURES: [u8; 64] = {
    let known = [
        (cfg!(feature = "json"), "json"),
        (cfg!(feature = "csv"), "csv"),
        (cfg!(feature = "xlsx"), "xlsx"),
        (cfg!(feature = "iati"), "iati"),
        (cfg!(feature = "selftest"), "selftest"),
    ];
    joined(&known)
};

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "runs while the library is compiled, where a fault is an error"
)]
const fn joined(known: &[(bool, &str)]) -> [u8; 64] {
    let mut text = [0; 64];
    let (mut end, mut at) = (0, 0);
    while at < known.len() {
        let (is_built, name) = known[at];
        at += 1;
        if !is_built {
            continue;
        }
        if end > 0 {
            text[end] = b' ';
            end += 1;
        }
        let mut letter = 0;
        while letter < name.len() {
            text[end] = name.as_bytes()[letter];
            (end, letter) = (end + 1, letter + 1);
        }
    }
    text
}

/// Takes text that ends with a NUL.
const fn ended(bytes: &'static [u8]) -> &'static CStr {
    match CStr::from_bytes_with_nul(bytes) {
        Ok(text) => text,
        Err(_) => c"",
    }
}

/// Tells the version of a part of the library that was loaded, for machines and protocols.
///
/// key, key_length: "library" (the version of the crate, "0.1.0"), "abi" (major and minor, "0.1"),
///   "catalogues" (the code lists, "2026.1"), "rules" (the table of rules, "2026.1"), "features" (the
///   formats and other features that were built in, parted by one space: "json csv xlsx iati"), "build" (which
///   sources it was built of, a commit for example; "" where whoever built it did not say). More may
///   come; vientro_version_part lists them. Length in bytes or VIENTRO_NUL.
/// version: receives the text, which is static; NULL on failure.
///
/// VIENTRO_E_VALUE: no such key. Any thread. Since 0.1.
///
/// # Safety
/// `key` points at as many bytes as its length says, `version` at a pointer; `err` is NULL or a place
/// for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_version_of(
    key: *const c_char,
    key_length: u64,
    version: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (version, key) = unsafe {
            let version = Out::new(version, "version", ptr::null())?;
            (version, text(key, key_length, "key")?)
        };
        let known = PARTS
            .iter()
            .find(|(known, _)| known.to_bytes() == key.as_bytes());
        let (_, told) = known.ok_or(BorderError::Unknown { argument: "key" })?;
        version.set(told.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many parts vientro_version_part tells of. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "C" fn vientro_version_part_count() -> u64 {
    count(PARTS.len())
}

/// Lists the parts that vientro_version_of knows.
///
/// part: its position, from 0 to below vientro_version_part_count.
/// key: receives the key, "rules".
/// version: receives the version, as vientro_version_of tells it.
/// Both may be NULL; text is static.
///
/// VIENTRO_E_RANGE: no such part. Any thread. Since 0.1.
///
/// # Safety
/// `key` and `version` are NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_version_part(
    part: u64,
    key: *mut *const c_char,
    version: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (key, version) = unsafe {
            (
                Out::optional(key, ptr::null()),
                Out::optional(version, ptr::null()),
            )
        };
        let (its_key, its_version) = element(&PARTS, part, "part")?;
        tell(key, its_key.as_ptr());
        tell(version, its_version.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_the_version_of_what_it_names() {
        let told = |key: &CStr| {
            let found = PARTS.iter().find(|(known, _)| *known == key);
            found.unwrap().1.to_str().unwrap()
        };
        assert_eq!(told(c"library"), env!("CARGO_PKG_VERSION"));
        let (major, minor) = (VIENTRO_ABI_VERSION >> 16, VIENTRO_ABI_VERSION & 0xffff);
        assert_eq!(told(c"abi"), format!("{major}.{minor}"));
        assert_eq!(told(c"catalogues"), crate::catalog::VERSION);
        assert_eq!(told(c"rules"), crate::rules::VERSION);
        assert_eq!(told(c"build"), env!("VIENTRO_BUILD"));
        assert_eq!(told(c"features").contains("json"), cfg!(feature = "json"));
        let all = [(true, "json"), (false, "csv"), (true, "iati")];
        let text = joined(&all);
        assert_eq!(CStr::from_bytes_until_nul(&text), Ok(c"json iati"));
    }

    #[test]
    fn the_version_names_the_catalogues() {
        let version = VERSION.to_str().unwrap();
        assert!(version.ends_with(&format!(" (catalogues {})", crate::catalog::VERSION)));
    }

    #[test]
    fn the_header_has_the_version_of_the_crate() {
        // cbindgen has no form for text, so its configuration states the version.
        let line = format!(
            "#define VIENTRO_VERSION \"{}\"\n",
            env!("CARGO_PKG_VERSION")
        );
        assert!(
            include_str!("../../cbindgen.toml").contains(&line),
            "{line}"
        );
        let version = VERSION.to_str().unwrap();
        assert!(version.starts_with(env!("CARGO_PKG_VERSION")), "{version}");
        assert_eq!(vientro_abi_version() >> 16, 0);
    }
}
