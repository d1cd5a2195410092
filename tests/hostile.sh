#!/usr/bin/env bash
# The C face under hostile use: sanitizers, helgrind, a fuzzer and Miri; each is first shown to find a
# fault that was planted for it.
#
#   bash tests/hostile.sh                      all of them
#   bash tests/hostile.sh sanitizers helgrind  these
#
# VIENTRO_FUZZ_SECONDS: how long the fuzzer runs, 300 if unset. Without CI in the environment a missing
# tool is skipped with a word; with it, an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

parts=(sanitizers helgrind fuzz miri)
[ $# -eq 0 ] || parts=("$@")
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
seconds=${VIENTRO_FUZZ_SECONDS:-300}
native=(-lgcc_s -lutil -lrt -lpthread -lm -ldl)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# With a backtrace wanted, what std keeps for it would count as reachable memory.
export RUST_BACKTRACE=0

fail() {
  echo "error: $*"
  exit 1
}

# Tells whether a part can run: needs COMMAND PACKAGE.
needs() {
  command -v "$1" >/dev/null && return
  [ -z "${CI:-}" ] || fail "$1 is missing: apt-get install $2"
  echo "skipped: no $1 here (apt-get install $2)"
  return 1
}

library() {
  [ -n "${built:-}" ] || cargo build -q --locked --features formats
  built=$target/debug/libvientro.a
}

# Must end with failure, and say why: finds WORD COMMAND...
finds() {
  local word=$1
  shift
  if "$@" >"$work/found" 2>&1; then
    fail "a planted fault was not found: $*"
  fi
  grep -q "$word" "$work/found" || { tail -n 30 "$work/found"; fail "the planted fault was not what was found: $*"; }
}

# The C programs, compiled with AddressSanitizer (which has the leak finder) and the one for undefined
# behaviour: every access of C to what the library handed out, every free on both sides.
sanitizers() {
  needs clang "clang libclang-rt-14-dev" || return 0
  library
  local flags=(-std=c99 -g -fsanitize=address,undefined -fno-sanitize-recover=all -I include -I tests/c)
  local seed source
  for seed in SEED_LEAK:LeakSanitizer SEED_USE_AFTER_FREE:heap-use-after-free SEED_OVERFLOW:overflow; do
    clang "${flags[@]}" "-D${seed%:*}" -o "$work/client" tests/c/threads.c "$built" "${native[@]}"
    finds "${seed#*:}" "$work/client"
    echo "sanitizers: ${seed%:*} is found"
  done
  for source in tests/c/*.c; do
    clang "${flags[@]}" -o "$work/client" "$source" "$built" "${native[@]}"
    "$work/client" || fail "$source under the sanitizers"
    echo "sanitizers: $source is clean"
  done
}

helgrind() {
  needs valgrind valgrind || return 0
  library
  local flags=(-std=c99 -g -I include -I tests/c) run=(valgrind -q --tool=helgrind --error-exitcode=9)
  cc "${flags[@]}" -DSEED_RACE -o "$work/client" tests/c/threads.c "$built" "${native[@]}"
  finds "data race" "${run[@]}" "$work/client" ordered
  echo "helgrind: SEED_RACE is found"
  cc "${flags[@]}" -o "$work/client" tests/c/threads.c "$built" "${native[@]}"
  "${run[@]}" "$work/client" ordered || fail "threads.c under helgrind"
  echo "helgrind: tests/c/threads.c is clean"
}

# libFuzzer over a library that counts its own coverage: what cargo-fuzz does, with a target in C.
fuzz() {
  needs clang "clang libclang-rt-14-dev" || return 0
  needs python3 python3 || return 0
  local coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
  local host
  host=$(rustc -vV | sed -n 's/^host: //p')
  # With a target named, build scripts are compiled without these flags.
  RUSTFLAGS=$coverage CARGO_PROFILE_DEV_OPT_LEVEL=1 CARGO_TARGET_DIR=$target/fuzz \
    cargo rustc -q --locked --lib --features formats --crate-type staticlib --target "$host"
  local instrumented=$target/fuzz/$host/debug/libvientro.a
  python3 tests/fuzz/calls.py include/vientro.h >"$work/calls.inc"
  head -n 1 "$work/calls.inc"
  local flags=(-g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -I include -I tests/fuzz -I "$work")
  # Long inputs from the start: a short one is a call or two.
  local limits=(-max_len=4096 -len_control=0 -rss_limit_mb=4096 -timeout=30 -print_final_stats=1 "-artifact_prefix=$work/")
  clang "${flags[@]}" -DSEED_DOUBLE_FREE -o "$work/api" tests/fuzz/api.c "$instrumented" "${native[@]}"
  finds "AddressSanitizer" "$work/api" "${limits[@]}" -seed=1 -max_total_time=240
  echo "fuzz: SEED_DOUBLE_FREE is found"
  clang "${flags[@]}" -o "$work/api" tests/fuzz/api.c "$instrumented" "${native[@]}"
  mkdir -p "$target/fuzz/corpus"
  if ! "$work/api" "${limits[@]}" "-max_total_time=$seconds" "$target/fuzz/corpus" >"$work/log" 2>&1; then
    tail -n 60 "$work/log"
    for input in "$work"/crash-* "$work"/leak-* "$work"/timeout-* "$work"/oom-*; do
      [ ! -e "$input" ] || { echo "the input, base64:"; base64 "$input"; }
    done
    fail "the fuzzer found something"
  fi
  grep -E '^(Done|stat::number_of_executed_units)' "$work/log"
}

# Undefined behaviour in the functions themselves, by an interpreter; only a nightly compiler has it.
miri() {
  if ! cargo +nightly miri --version >/dev/null 2>&1; then
    echo "skipped: no nightly compiler with miri here (rustup component add --toolchain nightly miri rust-src)"
    return 0
  fi
  export CARGO_TARGET_DIR=$target/miri MIRIFLAGS=-Zmiri-disable-isolation
  local run=(cargo +nightly miri test -q --locked --lib --)
  RUSTFLAGS='--cfg vientro_seeded' finds "Undefined Behavior" "${run[@]}" a_read_after_a_free
  echo "miri: a planted read after a free is found"
  "${run[@]}" ffi::walk ffi::pointer ffi::text
}

for part in "${parts[@]}"; do
  began=$SECONDS
  "$part"
  echo "$part: $((SECONDS - began)) s"
done
