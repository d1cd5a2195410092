// Command report prints the national report of some submissions: every figure as a line of fields
// parted by tabs, or all as JSON.
//
// $ (cd examples/go && go build -o ../../target/report-go report.go)
// $ target/report-go 2023 examples/data
//
// report-go [--json] YEAR PATH...: each path is a file in the submission format, or a folder of which
// every .json is read. Exit status: 0 if the report was printed, 2 if not.
package main

/*
#cgo pkg-config: vientro
#include <vientro.h>
*/
import "C"

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"unsafe"
)

// calls remembers the first error of a row of calls. What is made after it is empty, so that most
// callers ask only at the end. An error comes out of each call by a pointer, never from the thread: a
// goroutine may be on another one by the next call.
type calls struct {
	place *C.vientro_error
	err   error
}

// done takes the outcome of a call that was given &c.place, and tells whether all went well so far.
func (c *calls) done(status C.vientro_status) bool {
	if status != C.VIENTRO_OK && c.err == nil {
		c.err = fmt.Errorf("%s (%s, at `%s`)", C.GoString(C.vientro_error_message(c.place, C.VIENTRO_LANG_EN)),
			C.GoString(C.vientro_error_id(c.place)), C.GoString(C.vientro_error_path(c.place)))
	}
	C.vientro_error_free(c.place)
	c.place = nil
	return c.err == nil
}

// chars lends text or bytes to a call; nothing has no first element, and may be nil.
func chars[T string | []byte](text T) (*C.char, C.uint64_t) {
	if len(text) == 0 {
		return nil, 0
	}
	bytes := []byte(text)
	return (*C.char)(unsafe.Pointer(&bytes[0])), C.uint64_t(len(bytes))
}

// addFile gives a file to the builder, which keeps aside what cannot be read of it.
func (c *calls) addFile(builder *C.vientro_builder, path string) error {
	bytes, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var setAside C.uint64_t
	var complete C.uint32_t
	name, nameLength := chars(path)
	content, length := chars(bytes)
	if !c.done(C.vientro_builder_add_json(builder, name, nameLength, content, length, nil, &setAside, &complete, &c.place)) {
		return c.err
	}
	if setAside > 0 {
		fmt.Fprintf(os.Stderr, "report: %s: records set aside: %d\n", path, setAside)
	}
	if complete == 0 {
		fmt.Fprintf(os.Stderr, "report: %s: not read to its end\n", path)
	}
	return nil
}

// load reads files and folders into a registry, which the caller frees.
func (c *calls) load(paths []string) (registry *C.vientro_registry) {
	var builder *C.vientro_builder
	c.done(C.vientro_builder_new(&builder, &c.place))
	defer C.vientro_builder_free(builder)
	for _, root := range paths {
		c.err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path != root && filepath.Ext(path) != ".json" {
				return err
			}
			return c.addFile(builder, path)
		})
		if c.err != nil {
			return nil
		}
	}
	c.done(C.vientro_builder_finish(builder, &registry, &c.place))
	return registry
}

// value writes a cell.
func (c *calls) value(report *C.vientro_report, table, row, column C.uint64_t) string {
	var needed C.uint64_t
	if !c.done(C.vientro_report_value(report, table, row, column, C.VIENTRO_LANG_NONE, nil, 0, &needed, &c.place)) {
		return ""
	}
	buffer := make([]C.char, needed)
	c.done(C.vientro_report_value(report, table, row, column, C.VIENTRO_LANG_NONE, &buffer[0], needed, &needed, &c.place))
	return C.GoString(&buffer[0])
}

// printCells prints every cell of every table.
func (c *calls) printCells(out *bufio.Writer, report *C.vientro_report) {
	var id, code, name *C.char
	var rows, columns C.uint64_t
	for table := C.uint64_t(0); table < C.vientro_report_table_count(report); table++ {
		c.done(C.vientro_report_table(report, table, C.VIENTRO_LANG_EN, &id, nil, &rows, &columns, &c.place))
		for row := C.uint64_t(0); row < rows; row++ {
			c.done(C.vientro_report_row(report, table, row, C.VIENTRO_LANG_EN, &code, nil, &c.place))
			for column := C.uint64_t(0); column < columns; column++ {
				c.done(C.vientro_report_column(report, table, column, C.VIENTRO_LANG_EN, &name, nil, &c.place))
				value := c.value(report, table, row, column)
				fmt.Fprintf(out, "cell\t%s\t%s\t%s\t%s\n", C.GoString(id), C.GoString(code), C.GoString(name), value)
			}
		}
	}
}

// printReport prints the report of a year of some files.
func printReport(out *bufio.Writer, asJSON bool, year int, paths []string) error {
	var c calls
	registry := c.load(paths)
	defer C.vientro_registry_free(registry)
	if c.err != nil {
		return c.err
	}
	var checked *C.vientro_checked
	options, length := chars(fmt.Sprintf(`{"as_of":"%04d-12-31"}`, year))
	c.done(C.vientro_check(registry, options, length, 1, &checked, &c.place))
	defer C.vientro_checked_free(checked)
	var report *C.vientro_report
	query, length := chars(fmt.Sprintf(`{"report":"national","window":{"kind":"calendar_year","year":%d},`+
		`"reporting":{"currency":"USD","rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}`, year))
	c.done(C.vientro_report_new(registry, query, length, 1, &report, &c.place))
	defer C.vientro_report_free(report)
	if asJSON {
		var text *C.vientro_text
		if c.done(C.vientro_report_to_json(report, &text, &c.place)) {
			out.WriteString(C.GoString(C.vientro_text_data(text)))
		}
		C.vientro_text_free(text)
		return c.err
	}
	fmt.Fprintf(out, "records\t%d\n", C.vientro_registry_record_count(registry))
	fmt.Fprintf(out, "set_aside\t%d\n", C.vientro_registry_set_aside_count(registry))
	fmt.Fprintf(out, "unreadable\t%d\n", C.vientro_registry_unreadable_count(registry))
	for i, severity := range []string{"error", "warning", "info"} {
		fmt.Fprintf(out, "findings\t%s\t%d\n", severity, C.vientro_checked_count_of(checked, C.VIENTRO_SEVERITY_ERROR+C.uint32_t(i)))
	}
	c.printCells(out, report)
	return c.err
}

func main() {
	fail := func(err any) {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(2)
	}
	abi := C.vientro_abi_version()
	if abi>>16 != C.VIENTRO_ABI_VERSION>>16 || abi < C.VIENTRO_ABI_VERSION {
		fail("the library has another ABI: " + C.GoString(C.vientro_version()))
	}
	args := os.Args[1:]
	asJSON := len(args) > 0 && args[0] == "--json"
	if asJSON {
		args = args[1:]
	}
	if len(args) < 2 {
		fail("usage: report [--json] YEAR PATH...")
	}
	year, err := strconv.Atoi(args[0])
	if err != nil {
		fail(err)
	}
	out := bufio.NewWriter(os.Stdout)
	if err := printReport(out, asJSON, year, args[1:]); err != nil {
		fail(err)
	}
	if err := out.Flush(); err != nil {
		fail(err)
	}
}
