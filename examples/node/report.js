// The national report of some submissions, with koffi: every figure as a line of fields parted by tabs,
// or all as JSON. Node 20 or later.
//
// $ mkdir -p target/node && cp examples/node/package.json examples/node/report.js target/node/
// $ npm install --silent --no-audit --no-fund --prefix target/node
// $ node target/node/report.js 2023 examples/data
//
// report.js [--json] YEAR PATH...: each path is a file in the submission format, or a folder of which
// every .json is read. Exit status: 0 if the report was printed, 2 if not.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const koffi = require('koffi');

// What this program needs of vientro.h. A uint64_t comes out as a number or, if it is too large for
// one, as a BigInt; both go in, so that no amount may be calculated with before BigInt(amount).
const NUL = 0xffffffffffffffffn;
const ABI_VERSION = 1, LANG_NONE = 0, LANG_EN = 2;
const SEVERITIES = ['error', 'warning', 'info']; // 1, 2, 3

const lib = koffi.load({ darwin: 'libvientro.dylib', win32: 'vientro.dll' }[process.platform] ?? 'libvientro.so.0');
for (const object of ['error', 'text', 'builder', 'registry', 'checked', 'report']) koffi.opaque(`vientro_${object}`);
const c = Object.fromEntries(`
  uint32_t abi_version()
  str version()
  str error_id(vientro_error *error)
  str error_message(vientro_error *error, uint32_t lang)
  str error_path(vientro_error *error)
  void error_free(vientro_error *error)
  str text_data(vientro_text *text)
  void text_free(vientro_text *text)
  int32_t builder_new(_Out_ vientro_builder **out, _Out_ vientro_error **err)
  int32_t builder_add_json(vientro_builder *builder, str name, uint64_t name_length, const uint8_t *content, uint64_t content_length, _Out_ uint64_t *records, _Out_ uint64_t *set_aside, _Out_ uint32_t *complete, _Out_ vientro_error **err)
  int32_t builder_finish(vientro_builder *builder, _Out_ vientro_registry **out, _Out_ vientro_error **err)
  void builder_free(vientro_builder *builder)
  uint64_t registry_record_count(vientro_registry *registry)
  uint64_t registry_set_aside_count(vientro_registry *registry)
  uint64_t registry_unreadable_count(vientro_registry *registry)
  void registry_free(vientro_registry *registry)
  int32_t check(vientro_registry *registry, str options, uint64_t length, uint32_t threads, _Out_ vientro_checked **out, _Out_ vientro_error **err)
  uint64_t checked_count_of(vientro_checked *checked, uint32_t severity)
  void checked_free(vientro_checked *checked)
  int32_t report_new(vientro_registry *registry, str query, uint64_t length, uint32_t threads, _Out_ vientro_report **out, _Out_ vientro_error **err)
  int32_t report_to_json(vientro_report *report, _Out_ vientro_text **out, _Out_ vientro_error **err)
  uint64_t report_table_count(vientro_report *report)
  int32_t report_table(vientro_report *report, uint64_t table, uint32_t lang, _Out_ str *id, void *title, _Out_ uint64_t *rows, _Out_ uint64_t *columns, _Out_ vientro_error **err)
  int32_t report_column(vientro_report *report, uint64_t table, uint64_t column, uint32_t lang, _Out_ str *id, void *label, _Out_ vientro_error **err)
  int32_t report_row(vientro_report *report, uint64_t table, uint64_t row, uint32_t lang, _Out_ str *code, void *label, _Out_ vientro_error **err)
  int32_t report_value(vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t lang, _Out_ char *buffer, uint64_t capacity, _Out_ uint64_t *needed, _Out_ vientro_error **err)
  void report_free(vientro_report *report)`.trim().split('\n').map((line) => {
    const name = line.match(/(\w+)\(/)[1];
    return [name, lib.func(line.trim().replace(name, `vientro_${name}`))];
}));

// Calls what can fail, with a place for its error, which becomes an exception.
function call(name, ...args) {
    const err = [null];
    if (c[name](...args, err) === 0) return;
    try {
        const at = c.error_path(err[0]);
        const id = c.error_id(err[0]);
        throw Object.assign(new Error(`${c.error_message(err[0], LANG_EN)} (${id}${at && `, at \`${at}\``})`), { code: id });
    } finally {
        c.error_free(err[0]);
    }
}

// Uses the object that a call makes as its last result, and frees it.
function using(kind, name, args, use) {
    const out = [null];
    call(name, ...args, out);
    try {
        return use(out[0]);
    } finally {
        c[`${kind}_free`](out[0]);
    }
}

// Gives a file to the builder, which keeps aside what cannot be read of it.
function addFile(builder, name) {
    const content = fs.readFileSync(name);
    const setAside = [0], complete = [0];
    call('builder_add_json', builder, name, NUL, content, content.length, null, setAside, complete);
    if (setAside[0] > 0) console.error(`report: ${name}: records set aside: ${setAside[0]}`);
    if (complete[0] === 0) console.error(`report: ${name}: not read to its end`);
}

function addFolder(builder, folder) {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
        const name = path.join(folder, entry.name);
        if (entry.isDirectory()) addFolder(builder, name);
        else if (name.endsWith('.json')) addFile(builder, name);
    }
}

function value(...cell) {
    const needed = [0];
    call('report_value', ...cell, LANG_NONE, null, 0, needed);
    const buffer = Buffer.alloc(Number(needed[0]));
    call('report_value', ...cell, LANG_NONE, buffer, buffer.length, needed);
    return buffer.toString('utf8', 0, buffer.length - 1);
}

function* cells(report) {
    for (let table = 0; table < c.report_table_count(report); table++) {
        const id = [null], rows = [0], columns = [0], code = [null], name = [null];
        call('report_table', report, table, LANG_EN, id, null, rows, columns);
        for (let row = 0; row < rows[0]; row++) {
            call('report_row', report, table, row, LANG_EN, code, null);
            for (let column = 0; column < columns[0]; column++) {
                call('report_column', report, table, column, LANG_EN, name, null);
                yield ['cell', id[0], code[0], name[0], value(report, table, row, column)].join('\t');
            }
        }
    }
}

function report(json, year, paths) {
    const options = JSON.stringify({ as_of: `${year}-12-31` });
    const query = JSON.stringify({
        report: 'national',
        window: { kind: 'calendar_year', year: Number(year) },
        reporting: { currency: 'USD', rate_kind: 'accounting', through: 'VND', rounding: 'half_away_from_zero' },
    });
    return using('builder', 'builder_new', [], (builder) => {
        for (const name of paths) fs.statSync(name).isDirectory() ? addFolder(builder, name) : addFile(builder, name);
        return using('registry', 'builder_finish', [builder], (registry) =>
            using('checked', 'check', [registry, options, NUL, 1], (checked) =>
                using('report', 'report_new', [registry, query, NUL, 1], (made) => {
                    if (json) return using('text', 'report_to_json', [made], c.text_data);
                    return [
                        `records\t${c.registry_record_count(registry)}`,
                        `set_aside\t${c.registry_set_aside_count(registry)}`,
                        `unreadable\t${c.registry_unreadable_count(registry)}`,
                        ...SEVERITIES.map((severity, i) => `findings\t${severity}\t${c.checked_count_of(checked, i + 1)}`),
                        ...cells(made),
                    ].join('\n') + '\n';
                })));
    });
}

try {
    const abi = c.abi_version();
    if (abi >>> 16 !== ABI_VERSION >>> 16 || abi < ABI_VERSION) throw new Error(`the library has another ABI: ${c.version()}`);
    const args = process.argv.slice(2);
    const json = args[0] === '--json' && Boolean(args.shift());
    const [year, ...paths] = args;
    if (paths.length === 0 || !/^\d{4}$/.test(year)) throw new Error('usage: report [--json] YEAR PATH...');
    process.stdout.write(report(json, year, paths));
} catch (error) {
    console.error(`report: ${error.message}`);
    process.exitCode = 2;
}
