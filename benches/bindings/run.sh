#!/bin/sh
# Measures what calls into an installed library cost in each language, and prints a Markdown table:
# nanoseconds of CPU time, the best of some rounds. A language whose tools are missing is left out.
#
#   VIENTRO_PREFIX=target/install benches/bindings/run.sh
set -eu

cd "$(dirname "$0")/../.."
prefix=$(cd "${VIENTRO_PREFIX:-target/install}" && pwd)
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig" LD_LIBRARY_PATH="$prefix/lib"
here=$PWD/benches/bindings
out=$PWD/target/bindings
jna=${JNA_JAR:-/usr/share/java/jna.jar}
mkdir -p "$out"
: > "$out/figures.tsv"

# measure LANGUAGE TOOL COMMAND: builds and runs one program.
measure() {
    if command -v "$2" > "$out/tool"; then
        sh -euc "$3" >> "$out/figures.tsv" || { echo "bindings: $1 failed" >&2; exit 1; }
    else
        echo "bindings: $1 left out, there is no $2" >&2
    fi
}

export here out jna
measure C cc 'cc -O2 -o "$out/c" "$here/border.c" $(pkg-config --cflags --libs vientro); "$out/c"'
measure COBOL cobc 'cobc -x -free -O2 -o "$out/cobol" "$here/border.cob" $(pkg-config --libs vientro); "$out/cobol"'
measure Go go 'cd "$here"; go build -o "$out/go" border.go; "$out/go"'
measure C# mcs 'mcs -optimize+ -out:"$out/border.exe" "$here/Border.cs"; mono "$out/border.exe"'
measure Java javac 'javac -d "$out" -cp "$jna" "$here/Border.java"; java -cp "$out:$jna" Border'
measure Node npm 'cp examples/node/package.json "$here/border.js" "$out"; npm install --silent --no-audit --no-fund --prefix "$out" >&2; node "$out/border.js"'
measure PHP php 'php "$here/border.php"'
measure cffi python3 'python3 "$here/border_cffi.py"'
measure ctypes python3 'python3 "$here/border_ctypes.py"'

awk -F '\t' '
    !($1 in seen) { seen[$1] = 1; rows[++count] = $1 }
    { ns[$1, $2] = $3 }
    END {
        print "| | empty call | `vientro_money_add` | `vientro_money_parse` | `vientro_money_allocate`, each of 100 000 |"
        print "|---|--:|--:|--:|--:|"
        for (i = 1; i <= count; i++) {
            row = rows[i]
            print "| " row " | " ns[row, "abi_version"] " | " ns[row, "money_add"] " | " ns[row, "money_parse"] " | " ns[row, "money_allocate"] " |"
        }
    }' "$out/figures.tsv"
