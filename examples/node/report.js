// The yearly report of some submissions, with koffi: figures as lines of fields parted by tabs, or all
// as JSON. Node 20 or later.
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
const ABI_VERSION = 1, LANG_NONE = 0, LANG_EN = 2, VND = 704;
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
  int32_t currency_code(uint32_t currency, _Out_ char *buffer, uint64_t capacity, _Out_ uint64_t *needed, _Out_ vientro_error **err)
  int32_t total_format(uint64_t low, int64_t high, uint32_t currency, uint32_t lang, _Out_ char *buffer, uint64_t capacity, _Out_ uint64_t *needed, _Out_ vientro_error **err)
  int32_t builder_new(_Out_ vientro_builder **out, _Out_ vientro_error **err)
  int32_t builder_add_json(vientro_builder *builder, str name, uint64_t name_length, const uint8_t *content, uint64_t content_length, _Out_ uint64_t *records, _Out_ uint64_t *set_aside, _Out_ uint32_t *complete, _Out_ vientro_error **err)
  int32_t builder_finish(vientro_builder *builder, _Out_ vientro_registry **out, _Out_ vientro_error **err)
  void builder_free(vientro_builder *builder)
  uint64_t registry_record_count(vientro_registry *registry)
  uint64_t registry_set_aside_count(vientro_registry *registry)
  uint64_t registry_unreadable_count(vientro_registry *registry)
  void registry_free(vientro_registry *registry)
  int32_t check(vientro_registry *registry, str options, uint64_t length, _Out_ vientro_checked **out, _Out_ vientro_error **err)
  uint64_t checked_count(vientro_checked *checked)
  int32_t checked_finding(vientro_checked *checked, uint64_t finding, void *rule, _Out_ uint32_t *severity, void *record, void *path, _Out_ vientro_error **err)
  void checked_free(vientro_checked *checked)
  int32_t report_new(vientro_registry *registry, str query, uint64_t length, uint32_t threads, _Out_ vientro_report **out, _Out_ vientro_error **err)
  int32_t report_to_json(vientro_report *report, _Out_ vientro_text **out, _Out_ vientro_error **err)
  uint64_t report_table_count(vientro_report *report)
  int32_t report_table(vientro_report *report, uint64_t table, uint32_t lang, _Out_ str *id, void *title, _Out_ uint64_t *rows, _Out_ uint64_t *columns, _Out_ vientro_error **err)
  int32_t report_column(vientro_report *report, uint64_t table, uint64_t column, uint32_t lang, _Out_ str *id, void *label, _Out_ vientro_error **err)
  int32_t report_row(vientro_report *report, uint64_t table, uint64_t row, uint32_t lang, _Out_ str *code, void *label, _Out_ vientro_error **err)
  int32_t report_cell(vientro_report *report, uint64_t table, uint64_t row, uint64_t column, _Out_ uint32_t *kind, void *marks, void *address, _Out_ vientro_error **err)
  int32_t report_count(vientro_report *report, uint64_t table, uint64_t row, uint64_t column, _Out_ int64_t *number, _Out_ vientro_error **err)
  int32_t report_amounts(vientro_report *report, uint64_t table, uint64_t row, uint64_t column, _Out_ uint32_t *currencies, _Out_ uint64_t *low, _Out_ int64_t *high, uint64_t capacity, _Out_ uint64_t *needed, _Out_ vientro_error **err)
  int32_t report_ratio(vientro_report *report, uint64_t table, uint64_t row, uint64_t column, _Out_ uint64_t *low, _Out_ int64_t *high, _Out_ uint64_t *under_low, _Out_ int64_t *under_high, _Out_ vientro_error **err)
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
    // koffi makes NULL of an empty buffer, and the library takes that for a mistake.
    const content = Buffer.concat([fs.readFileSync(name), Buffer.alloc(1)]);
    const setAside = [0], complete = [0];
    call('builder_add_json', builder, name, NUL, content, content.length - 1, null, setAside, complete);
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

function countFindings(registry, year) {
    const options = JSON.stringify({ as_of: `${String(year).padStart(4, '0')}-12-31` });
    return using('checked', 'check', [registry, options, NUL], (checked) => {
        const counts = SEVERITIES.map(() => 0);
        for (let i = 0; i < c.checked_count(checked); i++) {
            const severity = [0];
            call('checked_finding', checked, i, null, severity, null, null);
            if (severity[0] >= 1 && severity[0] <= counts.length) counts[severity[0] - 1]++;
        }
        return counts;
    });
}

// Calls what copies text out: (..., buffer, capacity, needed).
function text(name, ...args) {
    const buffer = Buffer.alloc(64), needed = [0];
    call(name, ...args, buffer, buffer.length, needed);
    return buffer.toString('utf8', 0, Number(needed[0]) - 1);
}

// Writes a 128-bit number of minor units of a currency; the dong has none.
const decimal = (low, high, currency) => text('total_format', low, high, currency, LANG_NONE);

function money(cell) {
    const needed = [0];
    call('report_amounts', ...cell, null, null, null, 0, needed);
    const count = Number(needed[0]);
    const currencies = new Uint32Array(count), low = new BigUint64Array(count), high = new BigInt64Array(count);
    if (count === 0) return '0';
    call('report_amounts', ...cell, currencies, low, high, count, needed);
    return Array.from(currencies, (currency, i) => `${text('currency_code', currency)} ${decimal(low[i], high[i], currency)}`).join(', ');
}

function value(cell) {
    const kind = [0];
    call('report_cell', ...cell, kind, null, null);
    switch (kind[0]) {
        case 1: // blank
            return '-';
        case 2: { // count
            const number = [0];
            call('report_count', ...cell, number);
            return String(number[0]);
        }
        case 3: // aid
            return money(cell);
        case 4: { // ratio
            const low = [0], high = [0], underLow = [0], underHigh = [0];
            call('report_ratio', ...cell, low, high, underLow, underHigh);
            return `${decimal(low[0], high[0], VND)}/${decimal(underLow[0], underHigh[0], VND)}`;
        }
        case 5: // cannot tell
            return '?';
        default: // a kind that came with a later library
            return '!';
    }
}

function* cells(report) {
    for (let table = 0; table < c.report_table_count(report); table++) {
        const id = [null], rows = [0], columns = [0], code = [null], name = [null];
        call('report_table', report, table, LANG_EN, id, null, rows, columns);
        for (let row = 0; row < rows[0]; row++) {
            call('report_row', report, table, row, LANG_EN, code, null);
            for (let column = 0; column < columns[0]; column++) {
                call('report_column', report, table, column, LANG_EN, name, null);
                yield ['cell', id[0], code[0], name[0], value([report, table, row, column])].join('\t');
            }
        }
    }
}

function report(json, year, paths) {
    const query = JSON.stringify({
        report: 'yearly',
        window: { kind: 'calendar_year', year },
        reporting: { currency: 'USD', rate_kind: 'accounting', through: 'VND', rounding: 'half_away_from_zero' },
    });
    return using('builder', 'builder_new', [], (builder) => {
        for (const name of paths) fs.statSync(name).isDirectory() ? addFolder(builder, name) : addFile(builder, name);
        return using('registry', 'builder_finish', [builder], (registry) => {
            const findings = countFindings(registry, year);
            return using('report', 'report_new', [registry, query, NUL, 1], (made) => {
                if (json) return using('text', 'report_to_json', [made], c.text_data);
                return [
                    `records\t${c.registry_record_count(registry)}`,
                    `set_aside\t${c.registry_set_aside_count(registry)}`,
                    `unreadable\t${c.registry_unreadable_count(registry)}`,
                    ...SEVERITIES.map((severity, i) => `findings\t${severity}\t${findings[i]}`),
                    ...cells(made),
                ].join('\n') + '\n';
            });
        });
    });
}

try {
    const abi = c.abi_version();
    if (abi >>> 16 !== ABI_VERSION >>> 16 || abi < ABI_VERSION) throw new Error(`the library has another ABI: ${c.version()}`);
    const args = process.argv.slice(2);
    const json = args[0] === '--json' && Boolean(args.shift());
    const [year, ...paths] = args;
    if (paths.length === 0 || !/^\d+$/.test(year)) throw new Error('usage: report [--json] YEAR PATH...');
    process.stdout.write(report(json, Number(year), paths));
} catch (error) {
    console.error(`report: ${error.message}`);
    process.exitCode = 2;
}
