/*
 * The national report of some submissions: every figure as a line of fields parted by tabs, or all as JSON.
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

static const char QUERY[] = "{\"report\":\"national\",\"window\":{\"kind\":\"calendar_year\",\"year\":%s},\"reporting\":"
    "{\"currency\":\"USD\",\"rate_kind\":\"accounting\",\"through\":\"VND\",\"rounding\":\"half_away_from_zero\"}}";

/* Whether a call passed; tells of it and frees its error if not. */
static int passed(vientro_status status, const char *what, vientro_error *err)
{
    if (status != VIENTRO_OK) {
        fprintf(stderr, "report: %s: %s (%s, at `%s`)\n", what, vientro_error_message(err, VIENTRO_LANG_EN),
                vientro_error_id(err), vientro_error_path(err));
        vientro_error_free(err);
    }
    return status == VIENTRO_OK;
}

/* Reads a whole file into memory, which the caller frees; NULL if it cannot be read. */
static char *read_file(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    long size = file != NULL && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    char *bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;

    *length = (size_t)size;
    if (bytes != NULL && (fseek(file, 0, SEEK_SET) != 0 || fread(bytes, 1, *length, file) != *length)) {
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
    if (!passed(status, name, err))
        return 0;
    if (aside > 0)
        fprintf(stderr, "report: %s: records set aside: %" PRIu64 "\n", name, aside);
    if (!complete)
        fprintf(stderr, "report: %s: not read to its end\n", name);
    return 1;
}

/* Returns what a cell says, which the caller frees; NULL on failure. */
static char *value_of(const vientro_report *report, uint64_t table, uint64_t row, uint64_t column)
{
    vientro_error *err = NULL;
    uint64_t needed;
    char *text = NULL;

    if (passed(vientro_report_value(report, table, row, column, VIENTRO_LANG_NONE, NULL, 0, &needed, &err), "no value", err)
        && (text = malloc(needed)) != NULL
        && !passed(vientro_report_value(report, table, row, column, VIENTRO_LANG_NONE, text, needed, &needed, &err),
                   "no value", err)) {
        free(text);
        text = NULL;
    }
    return text;
}

/* Prints every cell of a table. */
static int print_table(const vientro_report *report, uint64_t table)
{
    vientro_error *err = NULL;
    const char *id, *code, *column;
    uint64_t rows, columns;

    if (!passed(vientro_report_table(report, table, VIENTRO_LANG_EN, &id, NULL, &rows, &columns, &err), "no table", err))
        return 0;
    for (uint64_t r = 0; r < rows; r++)
        for (uint64_t c = 0; c < columns; c++) {
            if (!passed(vientro_report_row(report, table, r, VIENTRO_LANG_EN, &code, NULL, &err), "no row", err)
                || !passed(vientro_report_column(report, table, c, VIENTRO_LANG_EN, &column, NULL, &err), "no column", err))
                return 0;
            char *value = value_of(report, table, r, c);
            if (value == NULL)
                return 0;
            printf("cell\t%s\t%s\t%s\t%s\n", id, code, column, value);
            free(value);
        }
    return 1;
}

/* Checks a registry, makes its report, and prints it. */
static int print_report(const vientro_registry *registry, const char *year, int json)
{
    vientro_error *err = NULL;
    vientro_checked *checked = NULL;
    vientro_report *report = NULL;
    vientro_text *text = NULL;
    char options[32], query[sizeof QUERY + 8];

    snprintf(options, sizeof options, "{\"as_of\":\"%s-12-31\"}", year);
    snprintf(query, sizeof query, QUERY, year);
    int good = passed(vientro_check(registry, options, VIENTRO_NUL, 1, &checked, &err), "not checked", err)
        && passed(vientro_report_new(registry, query, VIENTRO_NUL, 1, &report, &err), "no report", err);
    if (good && json) {
        good = passed(vientro_report_to_json(report, &text, &err), "no document", err)
            && fputs(vientro_text_data(text), stdout) != EOF;
    } else if (good) {
        printf("records\t%" PRIu64 "\n", vientro_registry_record_count(registry));
        printf("set_aside\t%" PRIu64 "\n", vientro_registry_set_aside_count(registry));
        printf("unreadable\t%" PRIu64 "\n", vientro_registry_unreadable_count(registry));
        printf("findings\terror\t%" PRIu64 "\n", vientro_checked_count_of(checked, VIENTRO_SEVERITY_ERROR));
        printf("findings\twarning\t%" PRIu64 "\n", vientro_checked_count_of(checked, VIENTRO_SEVERITY_WARNING));
        printf("findings\tinfo\t%" PRIu64 "\n", vientro_checked_count_of(checked, VIENTRO_SEVERITY_INFO));
        for (uint64_t table = 0; good && table < vientro_report_table_count(report); table++)
            good = print_table(report, table);
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

    /* The header and the library must speak the same ABI. */
    uint32_t abi = vientro_abi_version();
    if (abi >> 16 != VIENTRO_ABI_VERSION >> 16 || abi < VIENTRO_ABI_VERSION) {
        fprintf(stderr, "report: the library %s is too old or too new\n", vientro_version());
        return 2;
    }
    if (strlen(year) != 4 || strspn(year, "0123456789") != 4) {
        fprintf(stderr, "Usage: report [--json] YEAR FILE..., with a year of four digits\n");
        return 2;
    }

    int good = passed(vientro_builder_new(&builder, &err), "no builder", err);
    for (int i = json + 2; good && i < argc; i++)
        good = add_file(builder, argv[i]);
    good = good && passed(vientro_builder_finish(builder, &registry, &err), "no registry", err)
        && print_report(registry, year, json);
    vientro_builder_free(builder);
    vientro_registry_free(registry);
    if (good && (fflush(stdout) != 0 || ferror(stdout))) {
        fprintf(stderr, "report: cannot be printed\n");
        good = 0;
    }
    return good ? 0 : 2;
}
