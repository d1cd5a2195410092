"""What calls into the library cost in Python with ctypes; see border.c."""

import ctypes
import time

lib = ctypes.CDLL("libvientro.so.0")
i64, u32, u64, place = ctypes.c_int64, ctypes.c_uint32, ctypes.c_uint64, ctypes.c_void_p
lib.vientro_money_add.argtypes = [i64, u32, i64, u32, place, place]
lib.vientro_money_parse.argtypes = [ctypes.c_char_p, u64, u32, u32, place, place]
lib.vientro_money_allocate.argtypes = [i64, u32, place, u64, place, place]


def measure(what, calls, numbers, call):
    best = 1 << 62
    for _ in range(5):
        start = time.process_time_ns()
        for i in range(calls):
            call(i)
        best = min(best, time.process_time_ns() - start)
    print(f"Python ctypes\t{what}\t{best / calls / numbers:.1f}")


total, minor, err = i64(), i64(), place()
to_total, to_minor, to_err = ctypes.byref(total), ctypes.byref(minor), ctypes.byref(err)
weights = (u64 * 100_000)(*(i % 97 + 1 for i in range(100_000)))
parts = (i64 * 100_000)()
measure("abi_version", 200_000, 1, lambda i: lib.vientro_abi_version())
measure("money_add", 200_000, 1, lambda i: lib.vientro_money_add(i, 840, 100, 840, to_total, to_err))
measure("money_parse", 200_000, 1, lambda i: lib.vientro_money_parse(b"12345678.90", 11, 840, 0, to_minor, to_err))
measure("money_allocate", 20, 100_000, lambda i: lib.vientro_money_allocate(1234567890, 840, weights, 100_000, parts, to_err))
assert (total.value, minor.value, parts[0] > 0, err.value) == (200_099, 1234567890, True, None)
