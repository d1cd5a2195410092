#!/usr/bin/env bash
# Installs the library into a folder of its own, and uses it as C programmers do.
#
#   bash tests/install.sh             all
#   bash tests/install.sh --keep DIR  and leaves what was installed in DIR
#
# Prints what is measured. CMake's part is skipped, and said to be, where there is no CMake.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The shipped library is at most this large, in bytes.
largest=6060000
# The glibc that a plain build asks for; README.md states it.
floor=2.34

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
[ "${1:-}" != --keep ] || prefix=$2
sources=$PWD/tests/install

fail() {
  echo "error: $*"
  exit 1
}

# Runs a program that must print a line, and nothing on standard error.
prints() {
  local line=$1
  shift
  "$@" >"$work/out" 2>"$work/err" || fail "$*: exit code $?: $(cat "$work/out" "$work/err")"
  [ ! -s "$work/err" ] || fail "$* wrote on standard error: $(cat "$work/err")"
  [ "$(cat "$work/out")" = "$line" ] || fail "$* printed $(cat "$work/out")"
}

parts="3822434 3822433 3822433"
strict=(-std=c99 -Wall -Wextra -Werror -pedantic)

PREFIX=$prefix sh include/install.sh
lib=$prefix/lib
library=$lib/libvientro.so
export PKG_CONFIG_PATH=$lib/pkgconfig

echo "== pkg-config"
cc "${strict[@]}" "$sources/first.c" $(pkg-config --cflags --libs vientro) -o "$work/shared"
prints "$parts" env LD_LIBRARY_PATH="$lib" "$work/shared"
readelf -d "$work/shared" >"$work/needed"
grep -q 'NEEDED.*\[libvientro\.so\.0\]' "$work/needed" || fail "the program does not ask for libvientro.so.0"
cc "${strict[@]}" -static "$sources/first.c" $(pkg-config --static --cflags --libs vientro) -o "$work/static"
prints "$parts" "$work/static"
# The archive alone, beside the system's shared libraries.
cc "${strict[@]}" "$sources/first.c" $(pkg-config --cflags vientro) "$lib/libvientro.a" -lpthread -lm -ldl -o "$work/archive"
prints "$parts" "$work/archive"
[ "$(pkg-config --modversion vientro)" = "$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)" ] || fail "vientro.pc has another version"

echo "== the library"
readelf -d "$library" >"$work/dynamic"
grep -q 'SONAME.*\[libvientro\.so\.0\]' "$work/dynamic" || fail "the SONAME is not libvientro.so.0"
grep -q NODELETE "$work/dynamic" || fail "the library can be unloaded"
[ "$(readlink "$library")" = libvientro.so.0 ] || fail "libvientro.so is not a link to the SONAME"
nm -D --defined-only "$library" | awk '{ print $3 }' >"$work/exported"
! grep -v '^vientro_' "$work/exported" || fail "it exports names that are not its own"
! grep selftest "$work/exported" || fail "it was built with the feature selftest"
! nm -a "$library" 2>"$work/err" | grep . || fail "it is not stripped"
asks=$(objdump -T "$library" | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1)
size=$(stat -Lc %s "$library")
echo "exports $(wc -l <"$work/exported") functions, $size bytes (at most $largest); needs $asks;" \
  "libvientro.a $(stat -c %s "$lib/libvientro.a") bytes"
[ "$size" -le "$largest" ] || fail "the library is larger than $largest bytes"
# A newer system may well ask for more: README tells of the system that releases are built on.
[ "$(printf '%s\n' "GLIBC_$floor" "$asks" | sort -V | tail -n 1)" = "GLIBC_$floor" ] || fail "it needs more than glibc $floor"

echo "== DESTDIR and LIBDIR"
DESTDIR=$work/stage PREFIX=/usr LIBDIR=lib/multi sh include/install.sh
grep -qx 'prefix=/usr' "$work/stage/usr/lib/multi/pkgconfig/vientro.pc" || fail "vientro.pc names another prefix"
! grep -rn "$work" "$work/stage" --include='*.pc' --include='*.cmake' || fail "the files name the stage"

if command -v cmake >/dev/null; then
  echo "== CMake"
  # From where it was staged: the files are relocatable.
  for place in "$prefix" "$work/stage/usr/lib/multi/cmake/vientro"; do
    rm -rf "$work/cmake"
    cmake -S "$sources" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$place" -Dvientro_DIR="$([ -d "$place/lib" ] || echo "$place")" >"$work/out" 2>&1 \
      && cmake --build "$work/cmake" >>"$work/out" 2>&1 && (cd "$work/cmake" && ctest) >>"$work/out" 2>&1 || fail "$(cat "$work/out")"
    grep -q '100% tests passed' "$work/out" || fail "$(cat "$work/out")"
  done
  echo "shared and static, where it was installed and where it was moved to"
else
  echo "skipped: there is no cmake here"
fi

echo "== bugs on purpose"
PREFIX=$work/selftest sh include/install.sh --features selftest
cc "${strict[@]}" "$sources/selftest.c" -I "$work/selftest/include" -L "$work/selftest/lib" -lvientro -lpthread -o "$work/contained"
prints contained env LD_LIBRARY_PATH="$work/selftest/lib" RUST_BACKTRACE=1 "$work/contained"
cc "${strict[@]}" "$sources/selftest.c" -I "$work/selftest/include" "$work/selftest/lib/libvientro.a" -lpthread -lm -ldl -o "$work/contained"
prints contained env RUST_BACKTRACE=1 "$work/contained"
echo "contained without a word, shared and static"
