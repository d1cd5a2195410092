// What calls into the library cost in Go; see border.c.
package main

/*
#cgo pkg-config: vientro
#include <time.h>
#include <vientro.h>
*/
import "C"

import (
	"fmt"
	"os"
	"unsafe"
)

func measure(what string, calls, numbers int, run func(calls int)) {
	best := C.clock_t(1 << 62)
	for round := 0; round < 9; round++ {
		from := C.clock()
		run(calls)
		if taken := C.clock() - from; taken < best {
			best = taken
		}
	}
	fmt.Printf("Go\t%s\t%.1f\n", what, float64(best)*1e9/C.CLOCKS_PER_SEC/float64(calls*numbers))
}

func main() {
	var sum, minor C.int64_t
	var err *C.vientro_error
	text := []byte("12345678.90")
	weights, parts := make([]C.uint64_t, 100000), make([]C.int64_t, 100000)
	for i := range weights {
		weights[i] = C.uint64_t(i%97 + 1)
	}
	measure("abi_version", 1000000, 1, func(calls int) {
		for i := 0; i < calls; i++ {
			C.vientro_abi_version()
		}
	})
	measure("money_add", 1000000, 1, func(calls int) {
		for i := 0; i < calls; i++ {
			C.vientro_money_add(C.int64_t(i), 840, 100, 840, &sum, &err)
		}
	})
	measure("money_parse", 400000, 1, func(calls int) {
		for i := 0; i < calls; i++ {
			C.vientro_money_parse((*C.char)(unsafe.Pointer(&text[0])), C.uint64_t(len(text)), 840, C.VIENTRO_LANG_NONE, &minor, &err)
		}
	})
	measure("money_allocate", 20, 100000, func(calls int) {
		for i := 0; i < calls; i++ {
			C.vientro_money_allocate(1234567890, 840, &weights[0], C.uint64_t(len(weights)), &parts[0], &err)
		}
	})
	if sum != 1000099 || minor != 1234567890 || parts[0] <= 0 || err != nil {
		os.Exit(1)
	}
}
