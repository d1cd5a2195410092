// What calls into the library cost in Node with koffi; see border.c. Results come out through typed
// arrays that are made once: arrays of JavaScript, [0], would cost five times as much.
'use strict';

const koffi = require('koffi');

const lib = koffi.load('libvientro.so.0');
const abiVersion = lib.func('uint32_t vientro_abi_version()');
const add = lib.func('int32_t vientro_money_add(int64_t a, uint32_t ac, int64_t b, uint32_t bc, _Out_ int64_t *sum, _Out_ void **err)');
const parse = lib.func('int32_t vientro_money_parse(str text, uint64_t length, uint32_t currency, uint32_t lang, _Out_ int64_t *minor, _Out_ void **err)');
const allocate = lib.func('int32_t vientro_money_allocate(int64_t minor, uint32_t currency, const uint64_t *weights, uint64_t count, _Out_ int64_t *parts, _Out_ void **err)');

function measure(what, calls, numbers, call) {
    let best = Infinity;
    for (let round = 0; round < 7; round++) {
        const from = process.cpuUsage();
        for (let i = 0; i < calls; i++) call(i);
        const { user, system } = process.cpuUsage(from);
        best = Math.min(best, user + system);
    }
    console.log(`Node\t${what}\t${((best * 1000) / calls / numbers).toFixed(1)}`);
}

const sum = new BigInt64Array(1), minor = new BigInt64Array(1), err = new BigUint64Array(1);
const weights = BigUint64Array.from({ length: 100000 }, (_, i) => BigInt((i % 97) + 1));
const parts = new BigInt64Array(100000);
measure('abi_version', 400000, 1, () => abiVersion());
measure('money_add', 400000, 1, (i) => add(i, 840, 100, 840, sum, err));
measure('money_parse', 400000, 1, () => parse('12345678.90', 11, 840, 0, minor, err));
measure('money_allocate', 20, 100000, () => allocate(1234567890, 840, weights, weights.length, parts, err));
process.exitCode = sum[0] === 400099n && minor[0] === 1234567890n && parts[0] > 0n && err[0] === 0n ? 0 : 1;
