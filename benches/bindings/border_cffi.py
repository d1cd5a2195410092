"""What calls into the library cost in Python with cffi, which needs no compiler here; see border.c."""

import time

import cffi

ffi = cffi.FFI()
ffi.cdef("""
    uint32_t vientro_abi_version(void);
    int32_t vientro_money_add(int64_t a, uint32_t, int64_t b, uint32_t, int64_t *sum, void **err);
    int32_t vientro_money_parse(const char *text, uint64_t length, uint32_t, uint32_t, int64_t *minor, void **err);
    int32_t vientro_money_allocate(int64_t minor, uint32_t, const uint64_t *weights, uint64_t count, int64_t *parts, void **err);
""")
lib = ffi.dlopen("libvientro.so.0")


def measure(what, calls, numbers, call):
    best = 1 << 62
    for _ in range(5):
        start = time.process_time_ns()
        for i in range(calls):
            call(i)
        best = min(best, time.process_time_ns() - start)
    print(f"Python cffi\t{what}\t{best / calls / numbers:.1f}")


total, minor, err = ffi.new("int64_t *"), ffi.new("int64_t *"), ffi.new("void **")
weights = ffi.new("uint64_t[]", [i % 97 + 1 for i in range(100_000)])
parts = ffi.new("int64_t[]", 100_000)
measure("abi_version", 200_000, 1, lambda i: lib.vientro_abi_version())
measure("money_add", 200_000, 1, lambda i: lib.vientro_money_add(i, 840, 100, 840, total, err))
measure("money_parse", 200_000, 1, lambda i: lib.vientro_money_parse(b"12345678.90", 11, 840, 0, minor, err))
measure("money_allocate", 20, 100_000, lambda i: lib.vientro_money_allocate(1234567890, 840, weights, 100_000, parts, err))
assert (total[0], minor[0], parts[0] > 0, err[0]) == (200_099, 1234567890, True, ffi.NULL)
