#!/usr/bin/env bash
# What ABI.md promises, checked.
#
#   bash tests/abi/gates.sh             every gate, one line each
#   bash tests/abi/gates.sh GATE...     these
#   bash tests/abi/gates.sh --prove     each gate has to fail on faults seeded into copies
#   bash tests/abi/gates.sh --update    writes baseline and ledger anew; ABI.md tells when that is right
#
# A tool that is missing skips its gate; with CI set it is an error. VIENTRO_ABI_LIBRARY names a shared
# library to try instead of the one built here: the one that is shipped, for example.
set -euo pipefail
exec </dev/null

gates=(header docs symbols types layout baseline compilers clients)

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# The tree to look at: its include, src/ffi and tests/abi. --prove names a copy with a fault in it.
root=${VIENTRO_ABI_ROOT:-$repository}
header=$root/include/vientro.h
target=${CARGO_TARGET_DIR:-$repository/target}
cd "$repository"
export CARGO_TERM_COLOR=never

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "error: $*"
  exit 1
}

# Leaves the gate if a command is missing: need COMMAND APT-PACKAGE.
need() {
  has "$1" "$2" || exit 77
}

# Whether a command is there, for a part of a gate.
has() {
  command -v "$1" >/dev/null && return
  [ -z "${CI:-}" ] || fail "there is no $1: apt-get install $2"
  echo "without $1"
  return 1
}

# The tests of one Rust test program. Cargo builds what is not there.
rust_tests() {
  cargo test -q --locked --test "$1" >"$work/rust.log" 2>&1 || {
    cat "$work/rust.log"
    exit 1
  }
}

# The major ABI, and the number of the baseline that is being written: "0", "0.1".
abi_number() {
  sed -n 's/^#define VIENTRO_ABI_VERSION \([0-9]*\).*/\1/p' "$header"
}
major() {
  echo $(($(abi_number) >> 16))
}
current() {
  echo "$(major).$(($(abi_number) & 65535))"
}

# The baselines that today's library has to keep.
baselines() {
  local found
  found=$(ls -d "$root/tests/abi/$(major)".*/) || fail "no baseline of ABI $(major)"
  echo "$found"
}

# The header is what cbindgen makes of src/ffi, without a warning.
gate_header() {
  rust_tests header
}

# The header tells of every item what its reader has to know, in types that are the same everywhere.
gate_docs() {
  rust_tests header_docs
}

# Header, ledger, shared and static library name the same things.
gate_symbols() {
  need nm binutils
  rust_tests symbols
}

roundtrip() {
  local tool=$repository/tests/abi/roundtrip
  CARGO_TARGET_DIR=$target/roundtrip cargo build -q --locked --manifest-path "$tool/Cargo.toml" >"$work/tool.log" 2>&1 || {
    cat "$work/tool.log"
    exit 1
  }
  "$target/roundtrip/debug/roundtrip" "$@"
}

# Each function of src/ffi has the type that bindgen reads from its prototype; rustc compares.
gate_types() {
  compgen -G '/usr/lib/llvm-*/lib/libclang.so*' >/dev/null || [ -n "${LIBCLANG_PATH:-}" ] || need libclang libclang-dev
  roundtrip types "$header" "$root/src/ffi" >"$work/types.rs"
  rustc --edition 2024 --emit=metadata -o "$work/types.rmeta" "$work/types.rs"
}

# Each constant, size and offset is what Rust says; C compilers compare.
gate_layout() {
  need cc gcc
  roundtrip layout "$root/src/ffi" >"$work/layout.rs"
  rustc --edition 2024 -o "$work/layout" "$work/layout.rs"
  "$work/layout" >"$work/layout.c"
  cc -std=c89 -pedantic-errors -Wall -Wextra -Werror -fsyntax-only -I "$root/include" "$work/layout.c"
  if has x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64; then
    x86_64-w64-mingw32-gcc -std=c89 -Wall -Wextra -Werror -fsyntax-only -I "$root/include" "$work/layout.c"
  fi
}

# A library with the prototypes of a header and nothing behind them, so that the C types are in its
# debugging information: stub HEADER OUTPUT. Of Rust's own library abidiff sees little more than names.
stub() {
  cc -E -P -x c "$1" | awk '
    BEGIN { RS = ";" }
    !/[^ \t\n]/ { next }
    !/typedef|[{}]/ && /vientro_[a-z0-9_]+[ \n]*\(/ { print $0 "{ __builtin_trap(); }"; next }
    { print $0 ";" }' >"$2.c"
  cc -g -O0 -fPIC -shared -w -ffile-prefix-map="$(dirname "$2")=." "$2.c" -o "$2" -Wl,-soname,"libvientro.so.$(major)"
}

# The constants of a header that may never change; the versions do.
constants() {
  sed -n 's/^#define \(VIENTRO_[A-Z0-9_]* .*\)$/\1/p' "$1" | grep -Ev '^VIENTRO_(ABI_)?VERSION ' | LC_ALL=C sort
}

# Nothing of any baseline is gone or different.
gate_baseline() {
  need cc gcc
  need abidiff abigail-tools
  stub "$header" "$work/libvientro.so"
  local baseline all found=0
  all=$(baselines)
  while IFS= read -r baseline; do
    [ -s "$baseline/constants.txt" ] || fail "no $baseline/constants.txt"
    abidiff --no-added-syms --suppressions "$root/tests/abi/suppr.ini" "$baseline/stub.abi" "$work/libvientro.so" || found=1
    constants "$header" >"$work/constants"
    if LC_ALL=C comm -23 "$baseline/constants.txt" "$work/constants" | grep .; then
      echo "these constants of ABI $(basename "$baseline") are gone or changed"
      found=1
    fi
  done <<<"$all"
  return $found
}

# Every compiler and every standard reads the headers without a word, twice in one file.
gate_compilers() {
  printf '#include "vientro.h"\n#include "vientro.h"\nint main(void) { return VIENTRO_OK; }\n' >"$work/twice.c"
  cp "$work/twice.c" "$work/twice.cc"
  local strict=(-pedantic-errors -Wall -Wextra -Werror -fsyntax-only -I "$root/include") compiler standard
  for compiler in gcc clang; do
    has $compiler $compiler || continue
    for standard in c89 c99 c11 c17 c2x; do
      $compiler -std=$standard "${strict[@]}" -Wstrict-prototypes -Wc++-compat "$work/twice.c"
    done
  done
  for compiler in g++ clang++; do
    has $compiler "${compiler/clang++/clang}" || continue
    for standard in c++98 c++11 c++17 c++20; do
      $compiler -std=$standard "${strict[@]}" "$work/twice.cc"
      [ "$standard" = c++98 ] || [ ! -e "$root/include/vientro.hpp" ] || plus_plus $compiler $standard "${strict[@]}"
    done
  done
  if has tcc tcc; then
    tcc -Wall -Werror -I "$root/include" -c "$work/twice.c" -o "$work/twice.o"
  fi
  if has x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64; then
    x86_64-w64-mingw32-gcc -std=c99 "${strict[@]}" "$work/twice.c"
  fi
  [ ! -e "$root/include/vientro.ffi.h" ] || flat
}

# The C++ header: plus_plus COMPILER STANDARD FLAGS...
plus_plus() {
  printf '#include "vientro.hpp"\n#include "vientro.hpp"\n#include "vientro.h"\nint main() { return VIENTRO_OK; }\n' >"$work/plus.cc"
  "$1" "-std=$2" "${@:3}" "$work/plus.cc"
}

# The header for those who know no preprocessor.
flat() {
  local flat=$root/include/vientro.ffi.h
  if has php php-cli; then
    # With a library, PHP looks every function up in it.
    library
    php -d ffi.enable=1 -r 'FFI::cdef(file_get_contents($argv[1]), $argv[2]);' "$flat" "$shared"
  fi
  if python3 -c 'import cffi' 2>/dev/null; then
    python3 -c 'import cffi, sys; cffi.FFI().cdef(open(sys.argv[1]).read())' "$flat"
  else
    has python3-cffi python3-cffi || true
  fi
}

# Sets `shared` to the shared library of today.
library() {
  shared=${VIENTRO_ABI_LIBRARY:-}
  if [ -z "$shared" ]; then
    # What `cargo test` builds anyway, and where it puts it.
    cargo test -q --locked --no-run --test symbols >"$work/build.log" 2>&1 || {
      cat "$work/build.log"
      exit 1
    }
    shared=$target/debug/deps/libvientro.so
  fi
}

# A program of the day of each baseline runs with the library of today, and still compiles.
gate_clients() {
  need cc gcc
  need readelf binutils
  library
  local baseline all strict=(-std=c89 -pedantic -Wall -Wextra -Werror)
  all=$(baselines)
  mkdir "$work/then" "$work/today"
  readelf -d "$shared" >"$work/dynamic"
  grep -q "SONAME.*\[libvientro.so.$(major)\]" "$work/dynamic" || fail "the library has not the SONAME libvientro.so.$(major)"
  ln -s "$(realpath "$shared")" "$work/today/libvientro.so.$(major)"
  while IFS= read -r baseline; do
    # Linked with what there was that day, so that it wants no more than that.
    stub "$baseline/vientro.h" "$work/then/libvientro.so"
    cc "${strict[@]}" -I "$baseline" "$baseline/client.c" -L "$work/then" -lvientro -o "$work/client"
    LD_BIND_NOW=1 LD_LIBRARY_PATH=$work/today "$work/client" || fail "the program of ABI $(basename "$baseline") ended with $?"
    # Elsewhere than beside the header of that day, which it would include.
    cp "$baseline/client.c" "$work/client.c"
    cc "${strict[@]}" -fsyntax-only -I "$root/include" "$work/client.c"
  done <<<"$all"
}

# Runs a gate in a process of its own and prints its line: run GATE.
run() {
  local began status=0 told without
  began=$(date +%s%N)
  bash "${BASH_SOURCE[0]}" --gate "$1" >"$work/log" 2>&1 || status=$?
  told=$(awk -v t=$(($(date +%s%N) - began)) 'BEGIN { printf "%.1f s", t / 1e9 }')
  without=$(sed -n 's/^without //p' "$work/log" | sort -u | paste -sd, | sed 's/,/, /g')
  case $status in
    0) echo "$1: passed, $told${without:+, without $without}" ;;
    77) echo "$1: skipped, without $without" ;;
    *)
      cat "$work/log"
      echo "$1: FAILED, $told"
      return 1
      ;;
  esac
}

# Seeds a fault into a copy and requires the gate to fail for that reason:
# seed GATE FAULT EXPECTED FILE SED-SCRIPT [FILE SED-SCRIPT]...
seed() {
  local gate=$1 fault=$2 expected=$3 began status=0 copy=$work/copy
  shift 3
  rm -rf "$copy"
  mkdir -p "$copy/src" "$copy/tests"
  cp -r include cbindgen.toml "$copy"
  cp -r src/ffi "$copy/src"
  cp -r tests/abi "$copy/tests"
  while [ $# -gt 0 ]; do
    sed -i -E -z "$2" "$copy/$1"
    ! cmp -s "$1" "$copy/$1" || fail "$gate: the fault was not seeded: $fault"
    shift 2
  done
  began=$(date +%s%N)
  VIENTRO_ABI_ROOT=$copy bash "${BASH_SOURCE[0]}" --gate "$gate" >"$work/log" 2>&1 || status=$?
  told=$(awk -v t=$(($(date +%s%N) - began)) 'BEGIN { printf "%.1f s", t / 1e9 }')
  if [ $status -eq 77 ]; then
    echo "$gate: skipped: $fault"
  elif [ $status -eq 0 ]; then
    fail "$gate did not catch: $fault"
  elif ! grep -Eq "$expected" "$work/log"; then
    cat "$work/log"
    fail "$gate failed, but not with /$expected/: $fault"
  else
    echo "$gate: caught, $told: $fault"
  fi
}

prove() {
  local h=include/vientro.h baseline
  baseline=tests/abi/$(current)
  local narrow='s/int64_t \*minor,/int32_t *minor,/' renumbered='s/(VIENTRO_E_TEXT) 2/\1 3/'
  local removed='s/const char \*vientro_version\(void\);//'
  local in_rust='s/$/\n#[repr(C)]\npub struct vientro_probe {\n    pub size: u32,\n    pub length: u64,\n}\n/'
  local structure='typedef struct vientro_probe {\n  uint32_t size;\n  uint64_t length;\n} vientro_probe;\n'
  local in_c="s/(const char \\*vientro_version)/$structure\\1/"

  seed header 'a parameter in the header alone is 32 bits wide' 'not current' $h "$narrow"
  seed header 'cbindgen drops a constant with a warning' 'cbindgen warns' \
    src/ffi/lang.rs 's/$/\npub const VIENTRO_MOST: usize = usize::MAX;\n/'
  seed docs 'a function does not say since when' 'vientro_text_length: no "Since' \
    $h 's/(0 if the text is NULL\.) Since 0\.1\./\1/'
  seed docs 'a parameter is a size_t' 'vientro_text_length: .*`size_t`' \
    $h 's/uint64_t (vientro_text_length)/size_t \1/'
  seed docs 'a function does not tell a parameter' 'vientro_currency_numeric: .*name `numeric`' \
    $h 's/ numeric: receives the number/ receives the number/; s/, `numeric` at a number//'
  seed symbols 'a function is not declared' 'exported, but not declared.*vientro_version' $h "$removed"
  seed symbols 'a function is declared and not there' 'declared, but not exported.*vientro_gone' \
    $h 's/(const char \*vientro_version)/void vientro_gone(void);\n\1/'
  seed symbols 'the ledger lacks a line' 'only in the header.*VIENTRO_LANG_EN' \
    tests/abi/symbols.txt 's/VIENTRO_LANG_EN[^\n]*\n//'
  seed symbols 'the ledger tells another version' 'only in the ledger.*0\.0' \
    tests/abi/symbols.txt 's/(VIENTRO_LANG_EN constant )[^\n]*/\10.0/'
  seed types 'a parameter in the header alone is 32 bits wide' 'expected fn pointer' $h "$narrow"
  seed types 'a parameter in Rust alone may be written to' 'expected fn pointer' \
    src/ffi/text.rs 's/text: \*const vientro_text/text: *mut vientro_text/'
  seed types 'a member of a structure has another sign' 'mismatched types' \
    src/ffi/lang.rs "${in_rust/u64/i64}" $h "$in_c"
  seed layout 'a constant in the header alone has another number' 'value_of_VIENTRO_E_TEXT' $h "$renumbered"
  seed layout 'two members of a structure have changed places' 'offset_of_vientro_probe_length' \
    src/ffi/lang.rs "$in_rust" $h "${in_c/uint32_t size;\\n  uint64_t length;/uint64_t length;\\n  uint32_t size;}"
  seed baseline 'a parameter is 32 bits wide, in Rust too' 'int64_t\*.*changed|int32_t' $h "$narrow"
  seed baseline 'a function is gone' 'vientro_version' $h "$removed"
  seed baseline 'a constant has another number, in Rust too' '^VIENTRO_E_TEXT 2' $h "$renumbered"
  ! has abidiff abigail-tools || prove_growth
  seed compilers 'a comment that C89 does not know' 'C\+\+ style comments are not allowed' \
    $h 's/(const char \*vientro_version)/\/\/ no\n\1/'
  seed compilers 'the guard is gone' 'redefin|conflicting' \
    $h "s/#ifndef VIENTRO_H\n//; s/#endif \\/\\* VIENTRO_H \\*\\///; s/(const char \\*vientro_version)/$structure\\1/"
  seed clients 'an argument more, in a later header' 'too few arguments' \
    $h 's/(vientro_currency_minor_digits\(uint32_t currency,)/\1 uint32_t more,/'
  seed clients 'a promise that is not kept' 'client.c:[0-9]+:' \
    "$baseline/client.c" 's/day == 18077\)/day == 18078)/'
  # A library whose functions are there, and do nothing but end the program.
  stub "$h" "$work/nothing.so"
  VIENTRO_ABI_LIBRARY=$work/nothing.so seed clients 'a library that keeps no promise' 'ended with' \
    "$h" 's/$/\n/'
}

# Of structures, vientro_column alone may grow, and only at its end: abidiff has to tell.
prove_growth() {
  local name after members
  for after in 'vientro_column a,b a,b,c 0' 'vientro_column a,b a,c,b 4' 'vientro_other a,b a,b,c 4'; do
    set -- $after
    name=$1
    for members in "$2" "$3"; do
      printf '#include <stdint.h>\ntypedef struct %s { uint64_t %s; } %s;\nuint64_t vientro_probe(struct %s *it);\n' \
        "$name" "$members" "$name" "$name" >"$work/$members.h"
      stub "$work/$members.h" "$work/$members.so"
    done
    local status=0
    abidiff --suppressions tests/abi/suppr.ini "$work/$2.so" "$work/$3.so" >"$work/log" || status=$?
    [ $status -eq "$4" ] || fail "abidiff answers $status, not $4, where $name {$2} becomes {$3}"
    echo "baseline: abidiff answers $status where $name {$2} becomes {$3}"
  done
}

# The lines under ABI in a changelog.
abi_lines() {
  awk '/^##/ { on = $0 == "### ABI" } on && /[^ ]/' "$1" | LC_ALL=C sort
}

update() {
  [ "$root" = "$repository" ] || fail "only the work tree is written"
  command -v abidw >/dev/null || fail "there is no abidw: apt-get install abigail-tools"
  local new=$work/new folder written frozen
  frozen=$(sed -n 's/^version = "[1-9].*/yes/p' Cargo.toml | head -n 1)
  folder=tests/abi/$(current)
  mkdir "$new"
  cp "$header" "$new/vientro.h"
  stub "$header" "$work/libvientro.so"
  abidw --no-corpus-path --no-comp-dir-path --no-show-locs --out-file "$new/stub.abi" "$work/libvientro.so"
  constants "$header" >"$new/constants.txt"
  if diff -rq -x client.c "$new" "$folder" >/dev/null 2>&1; then
    echo "$folder is what the header says"
  else
    [ -z "$frozen" ] || [ -z "$(git log -1 --format=%H -- "$folder")" ] || fail "$folder is frozen: raise VIENTRO_ABI_VERSION"
    written=$(git log -1 --format=%H -- 'tests/abi/[0-9]*')
    if [ -n "$written" ]; then
      git show "$written:CHANGELOG.md" >"$work/changelog"
      abi_lines "$work/changelog" >"$work/told"
      abi_lines CHANGELOG.md | LC_ALL=C comm -13 "$work/told" - | grep -q . \
        || fail "CHANGELOG.md has no new line under ABI since a baseline was written (${written:0:7})"
    fi
    mkdir -p "$folder"
    cp "$new"/* "$folder"
    [ -e "$folder/client.c" ] || echo "now write $folder/client.c, beginning with that of the baseline before"
    echo "written: $folder"
  fi
  UPDATE_LEDGER=1 rust_tests symbols
  [ -z "$frozen" ] || ! git diff HEAD -- tests/abi/symbols.txt | grep '^-[^-]' || fail "the ledger only grows"
  echo "written: tests/abi/symbols.txt"
  git diff --stat -- tests/abi
}

case ${1:-} in
  --gate) "gate_$2" ;;
  --prove) prove ;;
  --update) update ;;
  *)
    [ $# -eq 0 ] || gates=("$@")
    failed=()
    for gate in "${gates[@]}"; do
      [ "$(type -t "gate_$gate")" = function ] || fail "no gate $gate: ${gates[*]}"
      run "$gate" || failed+=("$gate")
    done
    [ ${#failed[@]} -eq 0 ] || fail "not passed: ${failed[*]}"
    ;;
esac
