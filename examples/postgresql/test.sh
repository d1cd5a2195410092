#!/usr/bin/env bash
# Builds the extension, tries it in a PostgreSQL server of its own, and prints what test.sql says.
#
# The server is a copy of the installed one below a temporary folder, with the extension beside it and
# a socket in that folder; so nothing is written anywhere else. It refuses to run as root, who becomes
# the user postgres or nobody. pkg-config finds the installed library; PG_CONFIG chooses the server.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

pg_config=${PG_CONFIG:-pg_config}
work=$(mktemp -d)
chmod 755 "$work"
as=()
if [ "$(id -u)" -eq 0 ]; then
  user=$(id -un postgres 2>/dev/null || echo nobody)
  as=(runuser -u "$user" --)
fi
bin=$work$("$pg_config" --bindir)
stop() {
  status=$?
  [ ! -f "$work/run/data/postmaster.pid" ] || "${as[@]}" "$bin/pg_ctl" -D "$work/run/data" -m immediate stop >/dev/null || true
  [ "$status" -eq 0 ] || cat "$work"/*.log "$work"/run/*.log >&2 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# A server finds its files from where its program lies.
for folder in bindir pkglibdir sharedir; do
  folder=$("$pg_config" "--$folder")
  mkdir -p "$work$folder"
  cp -rL "$folder/." "$work$folder"
done
cp ./*.c ./*.sql ./*.control Makefile "$work"
make -C "$work" install with_llvm=no DESTDIR="$work" PG_CONFIG="$pg_config" >"$work/make.log" 2>&1

# The library may lie where that user cannot look.
cp -L "$(ldd "$work/vientro_pg.so" | awk '/libvientro/ { print $3 }')" "$work"
export LD_LIBRARY_PATH=$work${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} LC_ALL=C.UTF-8
mkdir "$work/run"
[ ${#as[@]} -eq 0 ] || chown "$user" "$work/run"
cd "$work/run"
"${as[@]}" "$bin/initdb" -D data -U tester -A trust -E UTF8 -N >initdb.log 2>&1
"${as[@]}" "$bin/pg_ctl" -D data -l server.log -w -o "-k $work/run -c listen_addresses= -c fsync=off" start >start.log
"${as[@]}" "$bin/psql" -h "$work/run" -U tester -d postgres -X -q -A -F $'\t' -t -v ON_ERROR_STOP=1 -f - <"$work/test.sql"
