/*
 * The overview of some submissions, as JSON on standard output.
 *
 *   cargo build --release
 *   cc -std=c99 -I include -o report examples/c/report.c target/release/libvientro.a -lpthread -lm -ldl
 *   ./report $(find examples/data -name '*.json')
 *
 * Each argument is a file in the submission format; their order changes nothing. What cannot be
 * read stops nothing: the report lists it, and a line on standard error says so. Exit status: 0 if
 * the report was printed, 2 if not.
 */
#include <stdio.h>
#include <stdlib.h>

#include "vientro.h"

/* Tells of a failed call and frees its error. */
static int fail(const char *what, vientro_error *err)
{
    fprintf(stderr, "report: %s: %s (%s)\n", what, vientro_error_message(err, VIENTRO_LANG_EN), vientro_error_id(err));
    vientro_error_free(err);
    return 0;
}

/* Reads a whole file into memory; NULL if it cannot be read. The caller frees it. */
static char *read_file(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    char *bytes = NULL;
    size_t size = 0, used = 0;

    if (file == NULL)
        return NULL;
    for (;;) {
        if (used == size) {
            char *more = realloc(bytes, size = size == 0 ? 65536 : 2 * size);
            if (more == NULL)
                break;
            bytes = more;
        }
        size_t got = fread(bytes + used, 1, size - used, file);
        if (got == 0)
            break;
        used += got;
    }
    int whole = feof(file) && !ferror(file);
    fclose(file);
    if (!whole) {
        free(bytes);
        return NULL;
    }
    *length = used;
    return bytes;
}

/* Adds a file; what of it cannot be read is kept aside by the library. */
static int add_file(vientro_builder *builder, const char *name)
{
    vientro_error *err = NULL;
    uint64_t set_aside = 0;
    uint32_t complete = 0;
    size_t length = 0;
    char *bytes = read_file(name, &length);

    if (bytes == NULL) {
        fprintf(stderr, "report: %s cannot be read\n", name);
        return 0;
    }
    vientro_status status =
        vientro_builder_add_json(builder, name, VIENTRO_NUL, bytes, length, NULL, &set_aside, &complete, &err);
    free(bytes);
    if (status != VIENTRO_OK)
        return fail(name, err);
    if (set_aside > 0)
        fprintf(stderr, "report: %s: records set aside: %llu\n", name, (unsigned long long)set_aside);
    if (!complete)
        fprintf(stderr, "report: %s: not read to its end\n", name);
    return 1;
}

/* Prints the overview of every calendar year. */
static int print_report(const vientro_registry *registry)
{
    vientro_error *err = NULL;
    vientro_text *report = NULL;

    if (vientro_report_json(registry, VIENTRO_ALL_YEARS, "calendar_year", VIENTRO_NUL, NULL, &report, &err) != VIENTRO_OK)
        return fail("no report", err);
    int printed = fputs(vientro_text_data(report), stdout) != EOF && fflush(stdout) == 0;
    vientro_text_free(report);
    return printed;
}

int main(int argc, char **argv)
{
    vientro_error *err = NULL;
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;
    int done = 1;

    /* The header's library and the one that was linked must speak the same ABI. */
    uint32_t abi = vientro_abi_version();
    if (abi >> 16 != VIENTRO_ABI_VERSION >> 16 || abi < VIENTRO_ABI_VERSION) {
        fprintf(stderr, "report: the library %s is too old or too new\n", vientro_version());
        return 2;
    }
    if (argc < 2) {
        fprintf(stderr, "Usage: report FILE...\n");
        return 2;
    }

    if (vientro_builder_new(&builder, &err) != VIENTRO_OK)
        done = fail("no builder", err);
    for (int i = 1; done && i < argc; i++)
        done = add_file(builder, argv[i]);
    if (done && vientro_builder_finish(builder, &registry, &err) != VIENTRO_OK)
        done = fail("no registry", err);
    vientro_builder_free(builder);
    if (done)
        done = print_report(registry);
    vientro_registry_free(registry);
    return done ? 0 : 2;
}
