<?php
// What calls into the library cost in PHP with FFI; see border.c.
declare(strict_types=1);

$lib = FFI::cdef('
    uint32_t vientro_abi_version(void);
    int32_t vientro_money_add(int64_t a, uint32_t, int64_t b, uint32_t, int64_t *sum, void **err);
    int32_t vientro_money_parse(const char *text, uint64_t length, uint32_t, uint32_t, int64_t *minor, void **err);
    int32_t vientro_money_allocate(int64_t minor, uint32_t, const uint64_t *weights, uint64_t count, int64_t *parts, void **err);
', 'libvientro.so.0');

function now(): int // microseconds of CPU time
{
    $used = getrusage();
    return ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1000000 + $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'];
}

function measure(string $what, int $calls, int $numbers, callable $run): void
{
    $best = PHP_INT_MAX;
    for ($round = 0; $round < 7; $round++) {
        $from = now();
        $run($calls);
        $best = min($best, now() - $from);
    }
    printf("PHP FFI\t%s\t%.1f\n", $what, $best * 1000 / $calls / $numbers);
}

$sum = FFI::new('int64_t');
$minor = FFI::new('int64_t');
$err = FFI::new('void *');
[$toSum, $toMinor, $toErr] = [FFI::addr($sum), FFI::addr($minor), FFI::addr($err)];
$weights = FFI::new('uint64_t[100000]');
$parts = FFI::new('int64_t[100000]');
for ($i = 0; $i < 100000; $i++) $weights[$i] = $i % 97 + 1;

measure('abi_version', 400000, 1, function (int $calls) use ($lib) {
    for ($i = 0; $i < $calls; $i++) $lib->vientro_abi_version();
});
measure('money_add', 400000, 1, function (int $calls) use ($lib, $toSum, $toErr) {
    for ($i = 0; $i < $calls; $i++) $lib->vientro_money_add($i, 840, 100, 840, $toSum, $toErr);
});
measure('money_parse', 400000, 1, function (int $calls) use ($lib, $toMinor, $toErr) {
    for ($i = 0; $i < $calls; $i++) $lib->vientro_money_parse('12345678.90', 11, 840, 0, $toMinor, $toErr);
});
measure('money_allocate', 20, 100000, function (int $calls) use ($lib, $weights, $parts, $toErr) {
    for ($i = 0; $i < $calls; $i++) $lib->vientro_money_allocate(1234567890, 840, $weights, 100000, $parts, $toErr);
});
exit($sum->cdata === 400099 && $minor->cdata === 1234567890 && $parts[0] > 0 && FFI::isNull($err) ? 0 : 1);
