/*
 * The yearly report of some submissions: figures as lines of fields parted by tabs, or all as JSON.
 *
 * $ cc -std=c99 -Wall -Wextra -o target/report-c examples/c/report.c $(pkg-config --cflags --libs vientro)
 * $ target/report-c 2023 $(find examples/data -name '*.json')
 *
 * report [--json] YEAR FILE...: each file is in the submission format; their order changes nothing.
 * What cannot be read stops nothing: the report counts it, and a line on standard error says so.
 * Exit status: 0 if the report was printed, 2 if not.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vientro.h"

/* The number of VND, which has no minor digits: a total of it is a plain whole number. Numbers of
   currencies have three digits, so a cell has fewer amounts than CURRENCIES. */
enum { VND = 704, CURRENCIES = 1000 };

static const char QUERY[] = "{\"report\":\"yearly\",\"window\":{\"kind\":\"calendar_year\",\"year\":%s},\"reporting\":"
    "{\"currency\":\"USD\",\"rate_kind\":\"accounting\",\"through\":\"VND\",\"rounding\":\"half_away_from_zero\"}}";

/* Whether a call passed; tells of it and frees its error if not. */
static int passed(vientro_status status, const char *what, vientro_error **err)
{
    if (status != VIENTRO_OK) {
        fprintf(stderr, "report: %s: %s (%s, at `%s`)\n", what, vientro_error_message(*err, VIENTRO_LANG_EN),
                vientro_error_id(*err), vientro_error_path(*err));
        vientro_error_free(*err);
        *err = NULL;
    }
    return status == VIENTRO_OK;
}

/* Reads a whole file into memory; NULL if it cannot be read. The caller frees it. */
static char *read_file(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    char *bytes = NULL, *more;
    size_t size = 0, got = 1;

    for (*length = 0; file != NULL && got > 0; *length += got) {
        if (*length == size) {
            if ((more = realloc(bytes, size = 2 * size + 65536)) == NULL)
                break;
            bytes = more;
        }
        got = fread(bytes + *length, 1, size - *length, file);
    }
    if (file == NULL || !feof(file) || ferror(file)) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL)
        fclose(file);
    return bytes;
}

/* Adds a file; what of it cannot be read is kept aside by the library. */
static int add_file(vientro_builder *builder, const char *name)
{
    vientro_error *err = NULL;
    uint64_t aside = 0;
    uint32_t complete = 0;
    size_t length;
    char *bytes = read_file(name, &length);

    if (bytes == NULL) {
        fprintf(stderr, "report: %s: cannot be read\n", name);
        return 0;
    }
    vientro_status status =
        vientro_builder_add_json(builder, name, VIENTRO_NUL, bytes, length, NULL, &aside, &complete, &err);
    free(bytes);
    if (!passed(status, name, &err))
        return 0;
    if (aside > 0)
        fprintf(stderr, "report: %s: records set aside: %" PRIu64 "\n", name, aside);
    if (!complete)
        fprintf(stderr, "report: %s: not read to its end\n", name);
    return 1;
}

/* Prints a 128-bit number of minor units. */
static int print_total(uint64_t low, int64_t high, uint32_t currency)
{
    vientro_error *err = NULL;
    char text[64];
    uint64_t needed;

    return passed(vientro_total_format(low, high, currency, VIENTRO_LANG_NONE, text, sizeof text, &needed, &err),
                  "no total", &err) && fputs(text, stdout) != EOF;
}

static int print_aid(const vientro_report *report, uint64_t table, uint64_t row, uint64_t column)
{
    static uint32_t currency[CURRENCIES];
    static uint64_t low[CURRENCIES];
    static int64_t high[CURRENCIES];
    vientro_error *err = NULL;
    uint64_t count = 0, needed;
    char code[4];

    if (!passed(vientro_report_amounts(report, table, row, column, currency, low, high, CURRENCIES, &count, &err),
                "no amounts", &err))
        return 0;
    if (count == 0)
        fputs("0", stdout);
    for (uint64_t i = 0; i < count; i++) {
        if (!passed(vientro_currency_code(currency[i], code, sizeof code, &needed, &err), "no code", &err))
            return 0;
        printf("%s%s ", i > 0 ? ", " : "", code);
        if (!print_total(low[i], high[i], currency[i]))
            return 0;
    }
    return 1;
}

/* Prints the value of a cell. */
static int print_value(const vientro_report *report, uint64_t table, uint64_t row, uint64_t column)
{
    vientro_error *err = NULL;
    uint32_t kind;
    int64_t count, high, other_high;
    uint64_t low, other_low;

    if (!passed(vientro_report_cell(report, table, row, column, &kind, NULL, NULL, &err), "no cell", &err))
        return 0;
    switch (kind) {
    case VIENTRO_CELL_BLANK:
        return putchar('-') != EOF;
    case VIENTRO_CELL_COUNT:
        return passed(vientro_report_count(report, table, row, column, &count, &err), "no count", &err)
            && printf("%" PRId64, count) > 0;
    case VIENTRO_CELL_AID:
        return print_aid(report, table, row, column);
    case VIENTRO_CELL_RATIO:
        return passed(vientro_report_ratio(report, table, row, column, &low, &high, &other_low, &other_high, &err),
                      "no ratio", &err)
            && print_total(low, high, VND) && putchar('/') != EOF && print_total(other_low, other_high, VND);
    case VIENTRO_CELL_CANNOT_TELL:
        return putchar('?') != EOF;
    default: /* A kind that is newer than this program. */
        return putchar('!') != EOF;
    }
}

static int print_tables(const vientro_report *report)
{
    vientro_error *err = NULL;
    const char *table, *code, *id;
    uint64_t rows, columns;

    for (uint64_t t = 0; t < vientro_report_table_count(report); t++) {
        if (!passed(vientro_report_table(report, t, VIENTRO_LANG_EN, &table, NULL, &rows, &columns, &err), "no table", &err))
            return 0;
        for (uint64_t r = 0; r < rows; r++)
            for (uint64_t c = 0; c < columns; c++) {
                if (!passed(vientro_report_row(report, t, r, VIENTRO_LANG_EN, &code, NULL, &err), "no row", &err)
                    || !passed(vientro_report_column(report, t, c, VIENTRO_LANG_EN, &id, NULL, &err), "no column", &err))
                    return 0;
                printf("cell\t%s\t%s\t%s\t", table, code, id);
                if (!print_value(report, t, r, c))
                    return 0;
                putchar('\n');
            }
    }
    return 1;
}

/* Prints how many findings there are of each severity. */
static int print_findings(const vientro_checked *checked)
{
    vientro_error *err = NULL;
    uint64_t counts[] = {0, 0, 0, 0};
    uint32_t severity;

    for (uint64_t i = 0; i < vientro_checked_count(checked); i++) {
        if (!passed(vientro_checked_finding(checked, i, NULL, &severity, NULL, NULL, &err), "no finding", &err))
            return 0;
        if (severity <= VIENTRO_SEVERITY_INFO)
            counts[severity]++;
    }
    printf("findings\terror\t%" PRIu64 "\n", counts[VIENTRO_SEVERITY_ERROR]);
    printf("findings\twarning\t%" PRIu64 "\n", counts[VIENTRO_SEVERITY_WARNING]);
    printf("findings\tinfo\t%" PRIu64 "\n", counts[VIENTRO_SEVERITY_INFO]);
    return 1;
}

/* Checks and reports a registry. */
static int print_report(const vientro_registry *registry, const char *year, int json)
{
    vientro_error *err = NULL;
    vientro_checked *checked = NULL;
    vientro_report *report = NULL;
    vientro_text *text = NULL;
    char options[32], query[sizeof QUERY + 8];

    snprintf(options, sizeof options, "{\"as_of\":\"%s-12-31\"}", year);
    snprintf(query, sizeof query, QUERY, year);
    int good = passed(vientro_check(registry, options, VIENTRO_NUL, &checked, &err), "not checked", &err)
        && passed(vientro_report_new(registry, query, VIENTRO_NUL, 1, &report, &err), "no report", &err);
    if (good && json) {
        good = passed(vientro_report_to_json(report, &text, &err), "no document", &err)
            && fputs(vientro_text_data(text), stdout) != EOF;
    } else if (good) {
        printf("records\t%" PRIu64 "\n", vientro_registry_record_count(registry));
        printf("set_aside\t%" PRIu64 "\n", vientro_registry_set_aside_count(registry));
        printf("unreadable\t%" PRIu64 "\n", vientro_registry_unreadable_count(registry));
        good = print_findings(checked) && print_tables(report);
    }
    vientro_text_free(text);
    vientro_report_free(report);
    vientro_checked_free(checked);
    return good;
}

int main(int argc, char **argv)
{
    vientro_error *err = NULL;
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;
    int json = argc > 1 && strcmp(argv[1], "--json") == 0;
    const char *year = argc > json + 2 ? argv[json + 1] : "";

    /* The header's library and the one that was linked must speak the same ABI. */
    uint32_t abi = vientro_abi_version();
    if (abi >> 16 != VIENTRO_ABI_VERSION >> 16 || abi < VIENTRO_ABI_VERSION) {
        fprintf(stderr, "report: the library %s is too old or too new\n", vientro_version());
        return 2;
    }
    if (strlen(year) != 4 || strspn(year, "0123456789") != 4) {
        fprintf(stderr, "Usage: report [--json] YEAR FILE..., with a year of four digits\n");
        return 2;
    }

    int good = passed(vientro_builder_new(&builder, &err), "no builder", &err);
    for (int i = json + 2; good && i < argc; i++)
        good = add_file(builder, argv[i]);
    good = good && passed(vientro_builder_finish(builder, &registry, &err), "no registry", &err)
        && print_report(registry, year, json);
    vientro_builder_free(builder);
    vientro_registry_free(registry);
    if (good && (fflush(stdout) != 0 || ferror(stdout))) {
        fprintf(stderr, "report: cannot be printed\n");
        good = 0;
    }
    return good ? 0 : 2;
}
