//! Which library this is.

use std::ffi::{CStr, c_char};

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

#[cfg(test)]
mod tests {
    use super::*;

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
