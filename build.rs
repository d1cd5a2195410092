//! Gives the shared library a SONAME that changes only with the ABI, and the stamp of its build.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Which sources it is built of, if whoever builds it says so: a commit, a number of a package.
    println!("cargo::rerun-if-env-changed=VIENTRO_BUILD");
    let mut build = std::env::var("VIENTRO_BUILD").unwrap_or_default();
    build.retain(|letter| letter.is_ascii_graphic());
    println!("cargo::rustc-env=VIENTRO_BUILD={build}");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libvientro.so.0");
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}
