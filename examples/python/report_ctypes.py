# The national report of some submissions, with ctypes: every figure as a line of fields parted by
# tabs, or all as JSON. Nothing to install beyond the library.
#
# $ python3 examples/python/report_ctypes.py 2023 examples/data
#
# report_ctypes.py [--json] YEAR PATH...: each path is a file in the submission format, or a folder
# of which every .json is read. Exit status: 0 if the report was printed, 2 if not.
import os
import sys
from contextlib import contextmanager
from ctypes import CDLL, POINTER, byref, c_char_p, c_int32, c_uint32, c_uint64, c_void_p, create_string_buffer
from pathlib import Path

# ---- The binding: what is used of vientro.h. ----

ABI_VERSION, OK, LANG_NONE, LANG_EN = 1, 0, 0, 2
SEVERITIES = {"error": 1, "warning": 2, "info": 3}

library = CDLL("libvientro.so.0")


def declare(name, *parameters, returns=c_int32):
    """Without its types ctypes takes every argument and result for a 32-bit int, pointers too."""
    function = getattr(library, name)
    function.argtypes, function.restype = parameters, returns


OBJECT, PLACE, TEXT = c_void_p, POINTER(c_void_p), POINTER(c_char_p)
U32, U64 = POINTER(c_uint32), POINTER(c_uint64)

declare("vientro_abi_version", returns=c_uint32)
declare("vientro_version", returns=c_char_p)
declare("vientro_error_id", OBJECT, returns=c_char_p)
declare("vientro_error_message", OBJECT, c_uint32, returns=c_char_p)
declare("vientro_error_path", OBJECT, returns=c_char_p)
declare("vientro_text_data", OBJECT, returns=c_char_p)
for kind in "error", "text", "builder", "registry", "checked", "report":
    declare(f"vientro_{kind}_free", OBJECT, returns=None)
for name in "registry_record", "registry_set_aside", "registry_unreadable", "report_table":
    declare(f"vientro_{name}_count", OBJECT, returns=c_uint64)
declare("vientro_builder_new", PLACE, PLACE)
declare("vientro_builder_add_json", OBJECT, c_char_p, c_uint64, c_char_p, c_uint64, U64, U64, U32, PLACE)
declare("vientro_builder_finish", OBJECT, PLACE, PLACE)
declare("vientro_check", OBJECT, c_char_p, c_uint64, c_uint32, PLACE, PLACE)
declare("vientro_checked_count_of", OBJECT, c_uint32, returns=c_uint64)
declare("vientro_report_new", OBJECT, c_char_p, c_uint64, c_uint32, PLACE, PLACE)
declare("vientro_report_to_json", OBJECT, PLACE, PLACE)
declare("vientro_report_table", OBJECT, c_uint64, c_uint32, TEXT, TEXT, U64, U64, PLACE)
declare("vientro_report_row", OBJECT, c_uint64, c_uint64, c_uint32, TEXT, TEXT, PLACE)
declare("vientro_report_column", OBJECT, c_uint64, c_uint64, c_uint32, TEXT, TEXT, PLACE)
declare("vientro_report_value", *[OBJECT, c_uint64, c_uint64, c_uint64, c_uint32], c_char_p, c_uint64, U64, PLACE)


class VientroError(Exception):
    """A failed call: what went wrong, its permanent id, and where."""

    def __init__(self, error):
        self.message = library.vientro_error_message(error, LANG_EN).decode()
        self.id = library.vientro_error_id(error).decode()
        self.path = library.vientro_error_path(error).decode()
        super().__init__(f"{self.message} ({self.id}, at `{self.path}`)")


def call(name, *arguments):
    """Calls vientro_NAME without its last argument; raises VientroError if it fails."""
    error = c_void_p()
    status = getattr(library, f"vientro_{name}")(*arguments, byref(error))
    if status != OK:
        try:
            raise VientroError(error)
        finally:
            library.vientro_error_free(error)


@contextmanager
def owned(kind, name, *arguments):
    """Makes an object, which is freed at the end of the `with` block."""
    made = c_void_p()
    call(name, *arguments, byref(made))
    try:
        yield made
    finally:
        getattr(library, f"vientro_{kind}_free")(made)


# ---- The program. ----


def add_file(builder, path):
    """Adds a file; what of it cannot be read is kept aside by the library."""
    name, content, aside, complete = os.fsencode(path), path.read_bytes(), c_uint64(), c_uint32()
    call("builder_add_json", builder, name, len(name), content, len(content), None, byref(aside), byref(complete))
    if aside.value:
        print(f"report: {path}: records set aside: {aside.value}", file=sys.stderr)
    if not complete.value:
        print(f"report: {path}: not read to its end", file=sys.stderr)


def value(*cell):
    needed = c_uint64()
    call("report_value", *cell, LANG_NONE, None, 0, byref(needed))
    buffer = create_string_buffer(needed.value)
    call("report_value", *cell, LANG_NONE, buffer, len(buffer), byref(needed))
    return buffer.value.decode()


def lines(registry, checked, report):
    for name in "record", "set_aside", "unreadable":
        count = getattr(library, f"vientro_registry_{name}_count")(registry)
        yield "records" if name == "record" else name, count
    for name, severity in SEVERITIES.items():
        yield "findings", name, library.vientro_checked_count_of(checked, severity)
    table, row_code, column_id, rows, columns = c_char_p(), c_char_p(), c_char_p(), c_uint64(), c_uint64()
    for t in range(library.vientro_report_table_count(report)):
        call("report_table", report, t, LANG_EN, byref(table), None, byref(rows), byref(columns))
        for r in range(rows.value):
            call("report_row", report, t, r, LANG_EN, byref(row_code), None)
            for c in range(columns.value):
                call("report_column", report, t, c, LANG_EN, byref(column_id), None)
                names = (text.value.decode() for text in (table, row_code, column_id))
                yield "cell", *names, value(report, t, r, c)


def main(arguments):
    abi = library.vientro_abi_version()
    if abi >> 16 != ABI_VERSION >> 16 or abi < ABI_VERSION:
        raise ValueError(f"the library {library.vientro_version().decode()} is too old or too new")
    json = arguments[:1] == ["--json"]
    year, *paths = arguments[json:] or [""]
    if not (len(year) == 4 and year.isascii() and year.isdigit() and paths):
        raise ValueError("usage: report_ctypes.py [--json] YEAR PATH..., with a year of four digits")

    options = b'{"as_of":"%s-12-31"}' % year.encode()
    query = (
        b'{"report":"national","window":{"kind":"calendar_year","year":%s},"reporting":{"currency":"USD",'
        b'"rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}' % year.encode()
    )
    with owned("builder", "builder_new") as builder:
        for path in map(Path, paths):
            for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
                add_file(builder, file)
        with (
            owned("registry", "builder_finish", builder) as registry,
            owned("checked", "check", registry, options, len(options), 1) as checked,
            owned("report", "report_new", registry, query, len(query), 1) as report,
        ):
            if json:
                with owned("text", "report_to_json", report) as text:
                    sys.stdout.buffer.write(library.vientro_text_data(text))
            else:
                for line in lines(registry, checked, report):
                    print(*line, sep="\t")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (OSError, ValueError, VientroError) as failed:
        print(f"report: {failed}", file=sys.stderr)
        sys.exit(2)
