<?php
// The national report of some submissions, with PHP's own FFI: every figure as a line of fields parted
// by tabs, or all as JSON. The binding is vientro.ffi.h as it is. PHP 8.1 or later, with ffi.enable.
//
// $ php examples/php/report.php 2023 examples/data
//
// report.php [--json] YEAR PATH...: each path is a file in the submission format, or a folder of
// which every .json is read. Exit status: 0 if the report was printed, 2 if not.
declare(strict_types=1);

// ---- The binding. ----

/** A failed call: what went wrong, its permanent id, and where. */
final class VientroError extends RuntimeException
{
    public function __construct(string $message, public readonly string $id, public readonly string $path)
    {
        parent::__construct("$message ($id, at `$path`)");
    }
}

/** An object of the library, freed when nothing names it any more: any order is fine. */
final class Owned
{
    public function __construct(private Vientro $vientro, private string $kind, public readonly FFI\CData $pointer)
    {
    }

    public function __destruct()
    {
        $this->vientro->c->{"vientro_{$this->kind}_free"}($this->pointer);
    }
}

final class Vientro
{
    public readonly FFI $c;

    public function __construct()
    {
        $this->c = FFI::cdef(file_get_contents(__DIR__ . '/../../include/vientro.ffi.h'), 'libvientro.so.0');
        [$abi, $wanted] = [$this->c->vientro_abi_version(), $this->c->VIENTRO_ABI_VERSION];
        if ($abi >> 16 !== $wanted >> 16 || $abi < $wanted) {
            throw new RuntimeException("the library {$this->c->vientro_version()} is too old or too new");
        }
    }

    /** Calls vientro_NAME without its last argument; throws VientroError if it fails. */
    public function call(string $name, mixed ...$arguments): void
    {
        $place = $this->c->new('vientro_error *');
        foreach ($arguments as &$argument) {
            $argument = $argument instanceof Owned ? $argument->pointer : $argument;
        }
        if ($this->c->{"vientro_$name"}(...$arguments, ...[FFI::addr($place)]) !== $this->c->VIENTRO_OK) {
            $error = new Owned($this, 'error', $place);
            throw new VientroError(
                $this->c->vientro_error_message($place, $this->c->VIENTRO_LANG_EN),
                $this->c->vientro_error_id($place),
                $this->c->vientro_error_path($place),
            );
        }
    }

    /** Makes an object. */
    public function make(string $kind, string $name, mixed ...$arguments): Owned
    {
        $pointer = $this->c->new("vientro_$kind *");
        $this->call($name, ...$arguments, ...[FFI::addr($pointer)]);
        return new Owned($this, $kind, $pointer);
    }

    /** Makes variables of a type, each with a place for results; read one with ->cdata, text with FFI::string. */
    public function variables(string ...$types): array
    {
        return array_map(fn (string $type) => $this->c->new($type), $types);
    }

    /** Returns text that is copied out, into a buffer of the size that it needs. */
    public function written(string $name, mixed ...$arguments): string
    {
        [$needed] = $this->variables('uint64_t');
        $this->call($name, ...$arguments, ...[null, 0, FFI::addr($needed)]);
        $size = $needed->cdata;
        $buffer = $this->c->new("char[$size]");
        $this->call($name, ...$arguments, ...[$buffer, $size, FFI::addr($needed)]);
        return FFI::string($buffer);
    }
}

// ---- The program. ----

function add_file(Vientro $vientro, Owned $builder, string $path): void
{
    $content = @file_get_contents($path);
    if ($content === false) {
        throw new RuntimeException("$path: cannot be read");
    }
    [$aside, $complete] = $vientro->variables('uint64_t', 'uint32_t');
    $vientro->call('builder_add_json', $builder, $path, strlen($path), $content, strlen($content), null,
        FFI::addr($aside), FFI::addr($complete));
    if ($aside->cdata > 0) {
        fwrite(STDERR, "report: $path: records set aside: {$aside->cdata}\n");
    }
    if ($complete->cdata === 0) {
        fwrite(STDERR, "report: $path: not read to its end\n");
    }
}

/** The file itself, or every .json below a folder. */
function files(string $path): iterable
{
    if (!is_dir($path)) {
        return [$path];
    }
    $below = new RecursiveDirectoryIterator($path, FilesystemIterator::SKIP_DOTS | FilesystemIterator::CURRENT_AS_PATHNAME);
    return new RegexIterator(new RecursiveIteratorIterator($below), '/\.json$/');
}

function print_lines(Vientro $vientro, Owned $registry, Owned $checked, Owned $report): void
{
    $c = $vientro->c;
    echo "records\t{$c->vientro_registry_record_count($registry->pointer)}\n";
    echo "set_aside\t{$c->vientro_registry_set_aside_count($registry->pointer)}\n";
    echo "unreadable\t{$c->vientro_registry_unreadable_count($registry->pointer)}\n";
    foreach (['error', 'warning', 'info'] as $name) {
        $severity = $c->{'VIENTRO_SEVERITY_' . strtoupper($name)};
        echo "findings\t$name\t{$c->vientro_checked_count_of($checked->pointer, $severity)}\n";
    }
    [$table, $code, $id, $rows, $columns] =
        $vientro->variables('const char *', 'const char *', 'const char *', 'uint64_t', 'uint64_t');
    [$en, $none] = [$c->VIENTRO_LANG_EN, $c->VIENTRO_LANG_NONE];
    for ($t = 0; $t < $c->vientro_report_table_count($report->pointer); $t++) {
        $vientro->call('report_table', $report, $t, $en, FFI::addr($table), null, FFI::addr($rows), FFI::addr($columns));
        for ($r = 0; $r < $rows->cdata; $r++) {
            $vientro->call('report_row', $report, $t, $r, $en, FFI::addr($code), null);
            for ($column = 0; $column < $columns->cdata; $column++) {
                $vientro->call('report_column', $report, $t, $column, $en, FFI::addr($id), null);
                $names = array_map(FFI::string(...), [$table, $code, $id]);
                $value = $vientro->written('report_value', $report, $t, $r, $column, $none);
                echo implode("\t", ['cell', ...$names, $value]), "\n";
            }
        }
    }
}

function main(array $arguments): void
{
    $vientro = new Vientro();
    $json = ($arguments[0] ?? '') === '--json';
    [$year, $paths] = [$arguments[(int) $json] ?? '', array_slice($arguments, (int) $json + 1)];
    if (preg_match('/^[0-9]{4}\z/', $year) !== 1 || $paths === []) {
        throw new InvalidArgumentException('usage: report.php [--json] YEAR PATH..., with a year of four digits');
    }

    $builder = $vientro->make('builder', 'builder_new');
    foreach ($paths as $path) {
        foreach (files($path) as $file) {
            add_file($vientro, $builder, $file);
        }
    }
    $registry = $vientro->make('registry', 'builder_finish', $builder);
    $options = "{\"as_of\":\"$year-12-31\"}";
    $checked = $vientro->make('checked', 'check', $registry, $options, strlen($options), 1);
    $query = "{\"report\":\"national\",\"window\":{\"kind\":\"calendar_year\",\"year\":$year},\"reporting\":"
        . '{"currency":"USD","rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}';
    $report = $vientro->make('report', 'report_new', $registry, $query, strlen($query), 1);
    if ($json) {
        $document = $vientro->make('text', 'report_to_json', $report);
        echo $vientro->c->vientro_text_data($document->pointer);
    } else {
        print_lines($vientro, $registry, $checked, $report);
    }
}

try {
    main(array_slice($argv, 1));
} catch (RuntimeException | InvalidArgumentException | FFI\Exception $failed) {
    fwrite(STDERR, "report: {$failed->getMessage()}\n");
    exit(2);
}
