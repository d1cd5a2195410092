#!/usr/bin/env bash
# Runs the programs of `examples` in every language against an installed library, exactly as their
# head comments tell people to, and compares what they print.
#
#   bash tests/programs.sh              every program
#   bash tests/programs.sh c php go     these
#
# Of each program the lines that begin with `$ ` are run in one shell, from the root of the
# repository. What the last of them prints is compared with a golden file; what the ones before it
# print is not. A program that reports runs again with --json, whose text has to be that of the C
# program, and with a year that is none, a file that is not there, and a file that breaks off.
#
# VIENTRO_PREFIX is where the library was installed; target/install if it is not set. A toolchain
# that is missing is skipped, with the package that brings it; where CI is set it is a failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# name | source | whether its tools are there | their packages | golden file
programs='
c          | examples/c/report.c               | has cc pkg-config                  | apt: gcc pkg-config                            | figures_2023.tsv
amounts    | examples/c/amounts.c              | has cc pkg-config                  | apt: gcc pkg-config                            | amounts.txt
cpp        | examples/cpp/report.cpp           | has c++ pkg-config                 | apt: g++ pkg-config                            | figures_2023.tsv
ctypes     | examples/python/report_ctypes.py  | has python3                        | apt: python3                                   | figures_2023.tsv
cffi       | examples/python/report_cffi.py    | has python3 && has_cffi            | apt: python3 python3-cffi, or pip: cffi        | figures_2023.tsv
php        | examples/php/report.php           | has php && has_php_ffi             | apt: php-cli                                   | figures_2023.tsv
java       | examples/java/Report.java         | has java javac && has_jna          | apt: default-jdk-headless libjna-java          | figures_2023.tsv
csharp     | examples/csharp/Report.cs         | has mcs mono                       | apt: mono-mcs mono-runtime                     | figures_2023.tsv
go         | examples/go/report.go             | has go cc pkg-config               | apt: golang-go gcc pkg-config                  | figures_2023.tsv
node       | examples/node/report.js           | has node npm                       | apt: nodejs npm, npm: koffi                    | figures_2023.tsv
cobol      | examples/cobol/report.cob         | has cobc pkg-config                | apt: gnucobol3 pkg-config                      | figures_2023.tsv
postgresql | examples/postgresql/vientro_pg.c  | has pg_config psql cc              | apt: postgresql postgresql-server-dev-all gcc  | postgresql.txt
ffi-cffi   | include/vientro.ffi.h             | has python3 cc && has_cffi         | apt: python3 python3-cffi gcc, or pip: cffi    | -
ffi-php    | include/vientro.ffi.h             | has php cc && has_php_ffi          | apt: php-cli gcc                               | -
ffi-luajit | include/vientro.ffi.h             | has luajit cc                      | apt: luajit gcc                                | -
'
has() { command -v "$@" >"$work/has" && [ "$(wc -l <"$work/has")" -eq $# ]; }
has_cffi() { python3 -c 'import cffi' 2>"$work/has"; }
has_php_ffi() { php -r 'exit((int) !extension_loaded("ffi"));'; }
has_jna() { [ -f /usr/share/java/jna.jar ]; }

prefix=$(realpath -m "${VIENTRO_PREFIX:-target/install}")
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig" LD_LIBRARY_PATH="$prefix/lib" LC_ALL=C.UTF-8
[ -e "$prefix/lib/libvientro.so" ] && [ -e "$PKG_CONFIG_PATH/vientro.pc" ] || {
  echo "error: no library is installed in $prefix; VIENTRO_PREFIX tells another place"
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Go's own cache keeps what pkg-config said of a library that may have gone from there since.
export GOCACHE=$work/go
mkdir -p target "$work/faulty"
head -c 3000 examples/data/lang-son/2016.json >"$work/faulty/cut-off.json"

# Runs lines as a person would type them: lines LINE... What they print goes to $work/out, what they
# say besides to $work/said, and how they end to $status.
lines() {
  printf '%s\n' "$@" >"$work/lines.sh"
  status=0
  timeout 600 bash -euo pipefail "$work/lines.sh" >"$work/out" 2>"$work/said" </dev/null || status=$?
}

# The lines of a source that begin with `$ `, after the mark of its comments.
told_in() {
  sed -nE '1,60s/^[^[:alnum:]$]*\$ //p' "$1"
}

same() {
  cmp -s "$1" "$2" || {
    diff "$1" "$2" | head -5 | cut -c1-200
    fail "$3"
  }
}

fail() {
  echo "$1"
  return 1
}

# Whether the lines ended well.
well() {
  [ "$status" -eq 0 ] || {
    tail -5 "$work/said"
    fail "$1 ends with status $status"
  }
}

run_program() {
  local name=$1 source=$2 golden=$3 all last missing
  [ -e "$source" ] || fail "there is no $source" || return
  mapfile -t all < <(told_in "$source")
  [ "${#all[@]}" -gt 0 ] || fail "$source tells no line that begins with \`$ \`" || return
  last=${all[-1]}
  lines 'exec 3>&1 >&2' "${all[@]:0:${#all[@]}-1}" 'exec >&3' "$last"
  well "$last" || return
  same "tests/golden/$golden" "$work/out" "other figures than tests/golden/$golden" || return
  [ "$golden" = figures_2023.tsv ] || return 0

  lines "${last/ 2023/ --json 2023}"
  well "$last with --json" || return
  mv "$work/out" "$work/json"
  json_of_c || return
  same "$work/c.json" "$work/json" "--json tells another text than the C program" || return

  lines "${last/ 2023/ 20x3}"
  refused "the year 20x3" || return
  # A program that does not walk folders is given names by `find`.
  missing=${last/"find examples/data -name '*.json'"/echo $work/missing.json}
  lines "${missing//examples\/data/$work\/missing.json}"
  refused "a file that is not there" || return
  lines "${last//examples\/data/$work\/faulty}"
  well "with a file that breaks off it" || return
  grep -q $'^unreadable\t1$' "$work/out" || fail "a file that breaks off is not counted" || return
  grep -q 'cut-off.json' "$work/said" || fail "a file that breaks off is not named on standard error"
}

# Whether a program ended as it should where it cannot do what is asked: told, with nothing printed.
refused() {
  [ "$status" -gt 0 ] && [ "$status" -lt 128 ] || fail "$1: it ends with status $status" || return
  [ ! -s "$work/out" ] || fail "$1: it prints a report" || return
  [ -s "$work/said" ] || fail "$1: not a word on standard error" || return
  ! grep -E 'Traceback|Segmentation|Fatal error|Unhandled|goroutine|^ +at ' "$work/said" || fail "$1: it breaks down"
}

# The text of the C program, made once.
json_of_c() {
  [ ! -e "$work/c.json" ] || return 0
  local all last
  mapfile -t all < <(told_in examples/c/report.c)
  last=${all[-1]}
  lines 'exec 3>&1 >&2' "${all[@]:0:${#all[@]}-1}" 'exec >&3' "${last/ 2023/ --json 2023}"
  well "the C program" || return
  mv "$work/out" "$work/c.json"
}

# What readers of C without a preprocessor make of the flattened header: every constant has the value
# that C sees, and the library has every function.
read_header() {
  local header=include/vientro.ffi.h
  grep -oE '^    VIENTRO_[A-Z0-9_]+' "$header" | tr -d ' ' >"$work/constants"
  grep -oE '\bvientro_[a-z0-9_]+\(' "$header" | tr -d '(' >"$work/functions"
  {
    printf '#include <stdio.h>\n#include "vientro.h"\n'
    printf '#define CONSTANT(name) printf(#name " %%ld\\n", (long)name);\n'
    printf '#define FUNCTION(name) if (name != NULL) puts(#name);\nint main(void) {\n'
    sed 's/.*/CONSTANT(&)/' "$work/constants"
    sed 's/.*/FUNCTION(&)/' "$work/functions"
    echo 'return 0; }'
  } >"$work/header.c"
  cc -w -I include -o "$work/header" "$work/header.c" -L"$prefix/lib" -lvientro && "$work/header" >"$work/expected" ||
    fail "C does not read the header" || return
  case $1 in
  ffi-cffi) lines "python3 $work/ffi-cffi $header $work" ;;
  ffi-php) lines "php $work/ffi-php $header $work" ;;
  ffi-luajit) lines "luajit $work/ffi-luajit $header $work" ;;
  esac
  well "reading $header" || return
  same "$work/expected" "$work/out" "it reads $header otherwise than C reads vientro.h"
}

cat >"$work/ffi-cffi" <<'END'
import cffi, sys
header, work = sys.argv[1:]
ffi = cffi.FFI()
ffi.cdef(open(header).read())
lib = ffi.dlopen("libvientro.so.0")
for name in open(work + "/constants").read().split():
    print(name, getattr(lib, name))
for name in open(work + "/functions").read().split():
    assert ffi.addressof(lib, name)
    print(name)
END
cat >"$work/ffi-php" <<'END'
<?php
[, $header, $work] = $argv;
$lib = FFI::cdef(file_get_contents($header), 'libvientro.so.0');
foreach (file("$work/constants", FILE_IGNORE_NEW_LINES) as $name) {
    echo "$name {$lib->$name}\n";
}
foreach (file("$work/functions", FILE_IGNORE_NEW_LINES) as $name) {
    echo FFI::isNull($lib->$name) ? '' : "$name\n"; // cdef has found it, or it would have failed.
}
END
cat >"$work/ffi-luajit" <<'END'
local header, work = ...
local ffi = require("ffi")
ffi.cdef(io.open(header):read("*a"))
local lib = ffi.load("libvientro.so.0")
for name in io.lines(work .. "/constants") do print(name .. " " .. tonumber(lib[name])) end
for name in io.lines(work .. "/functions") do assert(lib[name]); print(name) end
END

passed=0 failed=0 skipped=0
wanted=" $* "
while IFS='|' read -r name source tools packages golden; do
  read -r name <<<"$name" && read -r source <<<"$source" && read -r packages <<<"$packages" && read -r golden <<<"$golden"
  [ -n "$name" ] || continue
  [ $# -eq 0 ] || [[ $wanted == *" $name "* ]] || continue
  wanted=${wanted/ $name / }
  if ! eval "$tools"; then
    if [ -n "${CI:-}" ]; then
      echo "FAILED: $name: its tools are not here; $packages"
      failed=$((failed + 1))
    else
      echo "skipped: $name: its tools are not here; $packages"
      skipped=$((skipped + 1))
    fi
    continue
  fi
  if [ "$golden" = - ]; then task=(read_header "$name"); else task=(run_program "$name" "$source" "$golden"); fi
  if why=$("${task[@]}" 2>&1 | tail -12); then
    echo "passed: $name"
    passed=$((passed + 1))
  else
    echo "FAILED: $name: $why"
    failed=$((failed + 1))
  fi
done <<<"$programs"
if [ -n "${wanted// /}" ]; then
  echo "FAILED: no program of the name$wanted"
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
