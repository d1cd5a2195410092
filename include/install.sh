#!/bin/sh
# Builds and installs Vientro for programs that are not Rust: the shared and the static library, the
# headers, and what pkg-config and CMake look for. Needs cargo and a C compiler as linker; on Linux.
#
#   sh include/install.sh                               below /usr/local
#   PREFIX=/usr LIBDIR=/usr/lib64 sh include/install.sh
#   DESTDIR=stage PREFIX=/usr sh include/install.sh     for a package
#
# VIENTRO_BUILD is what vientro_version_of(build) tells; of a clone it is the commit.
#
# LIBDIR may be relative to PREFIX. Arguments go to cargo: --features, --offline, --target. CARGO is what
# to build with.
set -eu

prefix=${PREFIX:-/usr/local}
libdir=${LIBDIR:-lib}
destdir=${DESTDIR:-}
case $destdir in
'' | /*) ;;
*) destdir=$PWD/$destdir ;;
esac
cd "$(dirname "$0")/.."
# cargo-zigbuild, say; it looks for cargo in the same variable.
cargo=${CARGO:-cargo}
unset CARGO

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

case $prefix in
/*) ;;
*) fail "PREFIX is \`$prefix\`: it must begin with /" ;;
esac
prefix=${prefix%/}
case $libdir in
/*) ;;
*) libdir=$prefix/$libdir ;;
esac
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
# The SONAME; build.rs writes it into the library.
soname=libvientro.so.0

target=${CARGO_BUILD_TARGET:-}
next=
for argument; do
  [ "$next" != --target ] || target=$argument
  case $argument in
  --target=*) target=${argument#--target=} ;;
  esac
  next=$argument
done
case $target in
'' | *linux*) ;;
*) fail "installs for Linux only, not for \`$target\`" ;;
esac

if [ -z "${VIENTRO_BUILD:-}" ] && [ -e .git ]; then
  VIENTRO_BUILD=$(git describe --always --dirty --abbrev=40 --exclude '*' 2>/dev/null) || VIENTRO_BUILD=
fi
export VIENTRO_BUILD

# With frame pointers the tables for unwinding are a third smaller, and profilers see who calls whom.
"$cargo" rustc --locked --profile shipped --features formats --lib --crate-type cdylib,staticlib "$@" -- --cfg vientro_shipped -C force-frame-pointers=yes
built=$(cargo metadata --locked --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
# Tools that link for an older system write its version after the target: x86_64-unknown-linux-gnu.2.17.
built=$built${target:+/${target%%.*}}/shipped
[ -f "$built/libvientro.so" ] || fail "there is no $built/libvientro.so"

lib=$destdir$libdir
include=$destdir$prefix/include
cmake=$lib/cmake/vientro
install -d "$lib/pkgconfig" "$cmake" "$include"

install -m 755 "$built/libvientro.so" "$lib/libvientro.so.$version"
[ "$soname" = "libvientro.so.$version" ] || ln -sf "libvientro.so.$version" "$lib/$soname"
ln -sf "$soname" "$lib/libvientro.so"
install -m 644 "$built/libvientro.a" "$lib/libvientro.a"
for header in include/*.h include/*.hpp; do
  [ ! -f "$header" ] || install -m 644 "$header" "$include/"
done

cat >"$lib/pkgconfig/vientro.pc" <<END
prefix=$prefix
libdir=$libdir
includedir=\${prefix}/include

Name: vientro
Description: Foreign NGO aid in Viet Nam: registrations, grants and currency-exact figures
Version: $version
Cflags: -I\${includedir}
Libs: -L\${libdir} -lvientro
Libs.private: -lutil -lrt -lpthread -lm -ldl
END

# From the folder of the CMake files to that of the headers, so that the whole may be moved.
case $libdir in
"$prefix"/*)
  up=$(echo "cmake/vientro/${libdir#"$prefix"/}" | sed 's,[^/][^/]*,..,g')
  headers="\${CMAKE_CURRENT_LIST_DIR}/$up/include"
  ;;
*) headers=$prefix/include ;;
esac
cat >"$cmake/vientroConfig.cmake" <<END
# find_package(vientro) gives vientro::vientro, the shared library, and vientro::vientro_static.
get_filename_component(_vientro_lib "\${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
get_filename_component(_vientro_include "$headers" ABSOLUTE)
if(NOT TARGET vientro::vientro)
  add_library(vientro::vientro SHARED IMPORTED)
  set_target_properties(vientro::vientro PROPERTIES
    IMPORTED_LOCATION "\${_vientro_lib}/libvientro.so.$version"
    IMPORTED_SONAME "$soname"
    INTERFACE_INCLUDE_DIRECTORIES "\${_vientro_include}")
  add_library(vientro::vientro_static STATIC IMPORTED)
  set_target_properties(vientro::vientro_static PROPERTIES
    IMPORTED_LOCATION "\${_vientro_lib}/libvientro.a"
    INTERFACE_LINK_LIBRARIES "util;rt;pthread;m;dl"
    INTERFACE_INCLUDE_DIRECTORIES "\${_vientro_include}")
endif()
unset(_vientro_lib)
unset(_vientro_include)
END
# As for the SONAME: the same major version until 1.0.0, and not older than what is asked for.
cat >"$cmake/vientroConfigVersion.cmake" <<END
set(PACKAGE_VERSION "$version")
if(PACKAGE_FIND_VERSION_MAJOR STREQUAL "${version%%.*}" AND NOT PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
  if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
    set(PACKAGE_VERSION_EXACT TRUE)
  endif()
endif()
END

echo "installed vientro $version: $libdir/libvientro.so.$version, libvientro.a, $prefix/include/vientro.h"
[ -n "$destdir" ] || echo "a library below $libdir may need ldconfig, or LD_LIBRARY_PATH, to be found"
