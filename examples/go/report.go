// Command report tells what foreign NGOs gave in a year: how much was read, what the check of the
// rules found, and every cell of the yearly report, one line each.
//
// From the root of the repository, with the library installed where pkg-config finds it:
//
// $ (cd examples/go && go build -o ../../target/report-go report.go)
// $ target/report-go 2023 examples/data
//
// With --json before the year it prints the report as JSON. Arguments after the year are files in
// the submission format, or folders of which every .json below is read. Exit status: 0 if the
// report was printed, 2 if not.
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
	"strings"
	"unsafe"
)

// failure is an error of the library. It comes out of each call by a pointer, never from the
// thread: a goroutine may be on another one by the next call.
type failure struct{ id, message, path string }

func (f *failure) Error() string {
	if f.path == "" {
		return fmt.Sprintf("%s (%s)", f.message, f.id)
	}
	return fmt.Sprintf("%s (%s, at %s)", f.message, f.id, f.path)
}

// check turns the outcome of a call into an error and frees what the call made for it. It takes the
// place of the error, not its value, which Go might read before the call.
func check(status C.vientro_status, place **C.vientro_error) error {
	if status == C.VIENTRO_OK {
		return nil
	}
	err := *place
	defer C.vientro_error_free(err)
	return &failure{
		C.GoString(C.vientro_error_id(err)),
		C.GoString(C.vientro_error_message(err, C.VIENTRO_LANG_EN)),
		C.GoString(C.vientro_error_path(err)),
	}
}

// chars lends text or bytes to a call; with the zero there is an address even if they are empty.
func chars[T string | []byte](text T) (*C.char, C.uint64_t) {
	bytes := append([]byte(text), 0)
	return (*C.char)(unsafe.Pointer(&bytes[0])), C.uint64_t(len(text))
}

// addFile gives a file to the builder, which keeps aside what cannot be read of it.
func addFile(builder *C.vientro_builder, path string) error {
	bytes, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var setAside C.uint64_t
	var complete C.uint32_t
	var fail *C.vientro_error
	name, nameLength := chars(path)
	content, length := chars(bytes)
	status := C.vientro_builder_add_json(builder, name, nameLength, content, length, nil, &setAside, &complete, &fail)
	if setAside > 0 {
		fmt.Fprintf(os.Stderr, "report: %s: records set aside: %d\n", path, setAside)
	}
	if status == C.VIENTRO_OK && complete == 0 {
		fmt.Fprintf(os.Stderr, "report: %s: not read to its end\n", path)
	}
	return check(status, &fail)
}

// load reads files and folders into a registry, which the caller frees.
func load(paths []string) (*C.vientro_registry, error) {
	var builder *C.vientro_builder
	var fail *C.vientro_error
	if err := check(C.vientro_builder_new(&builder, &fail), &fail); err != nil {
		return nil, err
	}
	defer C.vientro_builder_free(builder)
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path != root && filepath.Ext(path) != ".json" {
				return err
			}
			return addFile(builder, path)
		})
		if err != nil {
			return nil, err
		}
	}
	var registry *C.vientro_registry
	return registry, check(C.vientro_builder_finish(builder, &registry, &fail), &fail)
}

// countFindings counts what the check found: errors, warnings, infos.
func countFindings(registry *C.vientro_registry, year int) (counts [3]int, err error) {
	var checked *C.vientro_checked
	var fail *C.vientro_error
	options, length := chars(fmt.Sprintf(`{"as_of":"%04d-12-31"}`, year))
	if err = check(C.vientro_check(registry, options, length, &checked, &fail), &fail); err != nil {
		return
	}
	defer C.vientro_checked_free(checked)
	for i := C.uint64_t(0); i < C.vientro_checked_count(checked); i++ {
		var severity C.uint32_t
		if err = check(C.vientro_checked_finding(checked, i, nil, &severity, nil, nil, &fail), &fail); err != nil {
			return
		}
		if severity >= C.VIENTRO_SEVERITY_ERROR && severity <= C.VIENTRO_SEVERITY_INFO {
			counts[severity-C.VIENTRO_SEVERITY_ERROR]++
		}
	}
	return
}

// decimal writes a 128-bit number of minor units of a currency; the dong has none.
func decimal(low C.uint64_t, high C.int64_t, currency C.uint32_t) (string, error) {
	var buffer [64]C.char
	var needed C.uint64_t
	var fail *C.vientro_error
	status := C.vientro_total_format(low, high, currency, C.VIENTRO_LANG_NONE, &buffer[0], 64, &needed, &fail)
	return C.GoString(&buffer[0]), check(status, &fail)
}

// money writes the amounts of a cell, one for each currency.
func money(report *C.vientro_report, table, row, column C.uint64_t) (string, error) {
	var needed C.uint64_t
	var fail *C.vientro_error
	status := C.vientro_report_amounts(report, table, row, column, nil, nil, nil, 0, &needed, &fail)
	if err := check(status, &fail); err != nil || needed == 0 {
		return "0", err
	}
	currencies, low, high := make([]C.uint32_t, needed), make([]C.uint64_t, needed), make([]C.int64_t, needed)
	status = C.vientro_report_amounts(report, table, row, column, &currencies[0], &low[0], &high[0], needed, &needed, &fail)
	if err := check(status, &fail); err != nil {
		return "", err
	}
	amounts := make([]string, needed)
	for i, currency := range currencies {
		var code [8]C.char
		if err := check(C.vientro_currency_code(currency, &code[0], 8, &needed, &fail), &fail); err != nil {
			return "", err
		}
		amount, err := decimal(low[i], high[i], currency)
		if err != nil {
			return "", err
		}
		amounts[i] = C.GoString(&code[0]) + " " + amount
	}
	return strings.Join(amounts, ", "), nil
}

// value writes a cell.
func value(report *C.vientro_report, table, row, column C.uint64_t) (string, error) {
	var kind C.uint32_t
	var fail *C.vientro_error
	if err := check(C.vientro_report_cell(report, table, row, column, &kind, nil, nil, &fail), &fail); err != nil {
		return "", err
	}
	switch kind {
	case C.VIENTRO_CELL_BLANK:
		return "-", nil
	case C.VIENTRO_CELL_COUNT:
		var number C.int64_t
		err := check(C.vientro_report_count(report, table, row, column, &number, &fail), &fail)
		return strconv.FormatInt(int64(number), 10), err
	case C.VIENTRO_CELL_AID:
		return money(report, table, row, column)
	case C.VIENTRO_CELL_RATIO:
		var low, underLow C.uint64_t
		var high, underHigh C.int64_t
		status := C.vientro_report_ratio(report, table, row, column, &low, &high, &underLow, &underHigh, &fail)
		if err := check(status, &fail); err != nil {
			return "", err
		}
		over, err := decimal(low, high, 704)
		if err != nil {
			return "", err
		}
		under, err := decimal(underLow, underHigh, 704)
		return over + "/" + under, err
	case C.VIENTRO_CELL_CANNOT_TELL:
		return "?", nil
	default: // a kind that came with a later library
		return "!", nil
	}
}

// printCells prints every cell of every table.
func printCells(out *bufio.Writer, report *C.vientro_report) error {
	for table := C.uint64_t(0); table < C.vientro_report_table_count(report); table++ {
		var id, code, name *C.char
		var rows, columns C.uint64_t
		var fail *C.vientro_error
		status := C.vientro_report_table(report, table, C.VIENTRO_LANG_EN, &id, nil, &rows, &columns, &fail)
		if err := check(status, &fail); err != nil {
			return err
		}
		for row := C.uint64_t(0); row < rows; row++ {
			status := C.vientro_report_row(report, table, row, C.VIENTRO_LANG_EN, &code, nil, &fail)
			if err := check(status, &fail); err != nil {
				return err
			}
			for column := C.uint64_t(0); column < columns; column++ {
				status := C.vientro_report_column(report, table, column, C.VIENTRO_LANG_EN, &name, nil, &fail)
				if err := check(status, &fail); err != nil {
					return err
				}
				cell, err := value(report, table, row, column)
				if err != nil {
					return err
				}
				fmt.Fprintf(out, "cell\t%s\t%s\t%s\t%s\n", C.GoString(id), C.GoString(code), C.GoString(name), cell)
			}
		}
	}
	return nil
}

// print prints the report of a year of some files.
func print(out *bufio.Writer, asJSON bool, year int, paths []string) error {
	registry, err := load(paths)
	if err != nil {
		return err
	}
	defer C.vientro_registry_free(registry)
	findings, err := countFindings(registry, year)
	if err != nil {
		return err
	}
	query, length := chars(fmt.Sprintf(`{"report":"yearly","window":{"kind":"calendar_year","year":%d},`+
		`"reporting":{"currency":"USD","rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}`, year))
	var report *C.vientro_report
	var fail *C.vientro_error
	if err := check(C.vientro_report_new(registry, query, length, 1, &report, &fail), &fail); err != nil {
		return err
	}
	defer C.vientro_report_free(report)
	if asJSON {
		var text *C.vientro_text
		if err := check(C.vientro_report_to_json(report, &text, &fail), &fail); err != nil {
			return err
		}
		defer C.vientro_text_free(text)
		_, err := out.WriteString(C.GoString(C.vientro_text_data(text)))
		return err
	}
	fmt.Fprintf(out, "records\t%d\n", C.vientro_registry_record_count(registry))
	fmt.Fprintf(out, "set_aside\t%d\n", C.vientro_registry_set_aside_count(registry))
	fmt.Fprintf(out, "unreadable\t%d\n", C.vientro_registry_unreadable_count(registry))
	for i, severity := range []string{"error", "warning", "info"} {
		fmt.Fprintf(out, "findings\t%s\t%d\n", severity, findings[i])
	}
	return printCells(out, report)
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
	if err := print(out, asJSON, year, args[1:]); err != nil {
		fail(err)
	}
	if err := out.Flush(); err != nil {
		fail(err)
	}
}
