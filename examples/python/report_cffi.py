# The national report of some submissions, with cffi: every figure as a line of fields parted by tabs,
# or all as JSON. The binding is vientro.ffi.h as it is. Needs `pip install cffi`.
#
# $ python3 examples/python/report_cffi.py 2023 examples/data
#
# report_cffi.py [--json] YEAR PATH...: each path is a file in the submission format, or a folder of
# which every .json is read. Exit status: 0 if the report was printed, 2 if not.
import os
import sys
from pathlib import Path

from cffi import FFI

# ---- The binding. ----

ffi = FFI()
ffi.cdef((Path(__file__).resolve().parents[2] / "include/vientro.ffi.h").read_text())
lib = ffi.dlopen("libvientro.so.0")


def text(borrowed):
    """Copies text that an object of the library owns."""
    return ffi.string(borrowed).decode()


class VientroError(Exception):
    """A failed call: what went wrong, its permanent id, and where."""

    def __init__(self, error):
        self.message = text(lib.vientro_error_message(error, lib.VIENTRO_LANG_EN))
        self.id = text(lib.vientro_error_id(error))
        self.path = text(lib.vientro_error_path(error))
        super().__init__(f"{self.message} ({self.id}, at `{self.path}`)")


def call(function, *arguments):
    """Calls a function without its last argument; raises VientroError if it fails."""
    error = ffi.new("vientro_error **")
    if function(*arguments, error) != lib.VIENTRO_OK:
        raise VientroError(ffi.gc(error[0], lib.vientro_error_free))


def make(kind, function, *arguments):
    """Makes an object, which is freed when nothing names it any more: any order is fine."""
    out = ffi.new(f"vientro_{kind} **")
    call(function, *arguments, out)
    return ffi.gc(out[0], getattr(lib, f"vientro_{kind}_free"))


def written(function, *arguments):
    """Returns text that is copied out, into a buffer of the size that it needs."""
    needed = ffi.new("uint64_t *")
    call(function, *arguments, ffi.NULL, 0, needed)
    buffer = ffi.new("char[]", needed[0])
    call(function, *arguments, buffer, len(buffer), needed)
    return text(buffer)


# ---- The program. ----


def add_file(builder, path):
    """Adds a file; what of it cannot be read is kept aside by the library."""
    name, content = os.fsencode(path), path.read_bytes()
    aside, complete = ffi.new("uint64_t *"), ffi.new("uint32_t *")
    call(lib.vientro_builder_add_json, builder, name, len(name), content, len(content), ffi.NULL, aside, complete)
    if aside[0]:
        print(f"report: {path}: records set aside: {aside[0]}", file=sys.stderr)
    if not complete[0]:
        print(f"report: {path}: not read to its end", file=sys.stderr)


def lines(registry, checked, report):
    yield "records", lib.vientro_registry_record_count(registry)
    yield "set_aside", lib.vientro_registry_set_aside_count(registry)
    yield "unreadable", lib.vientro_registry_unreadable_count(registry)
    for name in "error", "warning", "info":
        yield "findings", name, lib.vientro_checked_count_of(checked, getattr(lib, f"VIENTRO_SEVERITY_{name.upper()}"))
    table, code, id = (ffi.new("const char **") for _ in range(3))
    rows, columns = ffi.new("uint64_t *"), ffi.new("uint64_t *")
    for t in range(lib.vientro_report_table_count(report)):
        call(lib.vientro_report_table, report, t, lib.VIENTRO_LANG_EN, table, ffi.NULL, rows, columns)
        for r in range(rows[0]):
            call(lib.vientro_report_row, report, t, r, lib.VIENTRO_LANG_EN, code, ffi.NULL)
            for c in range(columns[0]):
                call(lib.vientro_report_column, report, t, c, lib.VIENTRO_LANG_EN, id, ffi.NULL)
                value = written(lib.vientro_report_value, report, t, r, c, lib.VIENTRO_LANG_NONE)
                yield "cell", text(table[0]), text(code[0]), text(id[0]), value


def main(arguments):
    abi, wanted = lib.vientro_abi_version(), lib.VIENTRO_ABI_VERSION
    if abi >> 16 != wanted >> 16 or abi < wanted:
        raise ValueError(f"the library {text(lib.vientro_version())} is too old or too new")
    json = arguments[:1] == ["--json"]
    year, *paths = arguments[json:] or [""]
    if not (len(year) == 4 and year.isascii() and year.isdigit() and paths):
        raise ValueError("usage: report_cffi.py [--json] YEAR PATH..., with a year of four digits")

    options = b'{"as_of":"%s-12-31"}' % year.encode()
    query = (
        b'{"report":"national","window":{"kind":"calendar_year","year":%s},"reporting":{"currency":"USD",'
        b'"rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}' % year.encode()
    )
    builder = make("builder", lib.vientro_builder_new)
    for path in map(Path, paths):
        for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
            add_file(builder, file)
    registry = make("registry", lib.vientro_builder_finish, builder)
    checked = make("checked", lib.vientro_check, registry, options, len(options), 1)
    report = make("report", lib.vientro_report_new, registry, query, len(query), 1)
    if json:
        document = make("text", lib.vientro_report_to_json, report)
        sys.stdout.write(text(lib.vientro_text_data(document)))
    else:
        for line in lines(registry, checked, report):
            print(*line, sep="\t")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        main(sys.argv[1:])
    except (OSError, ValueError, VientroError) as failed:
        print(f"report: {failed}", file=sys.stderr)
        sys.exit(2)
