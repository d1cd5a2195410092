/* document QUERY FILE...: prints the report that a query asks of the files, as JSON.

   Beside the other programs, because it is run with arguments: tests/c_abi.rs compares what it
   prints with what Rust writes. */
#include <stdio.h>
#include <stdlib.h>

#include "vientro.h"

static vientro_error *err = NULL;

static void must(vientro_status status, const char *what)
{
    if (status == VIENTRO_OK)
        return;
    fprintf(stderr, "document: %s: %s (%s)\n", what, vientro_error_message(err, VIENTRO_LANG_EN), vientro_error_id(err));
    exit(2);
}

/* Reads a whole file; its length comes with it. */
static char *content_of(const char *path, uint64_t *length)
{
    FILE *file = fopen(path, "rb");
    char *content = NULL;
    long size;

    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0) {
        rewind(file);
        content = malloc((size_t)size + 1);
        if (content != NULL && fread(content, 1, (size_t)size, file) != (size_t)size)
            size = -1;
        *length = (uint64_t)size;
        if (size >= 0) {
            fclose(file);
            return content;
        }
    }
    fprintf(stderr, "document: %s: cannot be read\n", path);
    exit(2);
}

int main(int argc, char **argv)
{
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;
    vientro_report *report = NULL;
    vientro_text *json = NULL;
    uint64_t length;
    char *content;
    int i;

    if (argc < 3)
        return 2;
    must(vientro_builder_new(&builder, &err), "builder");
    for (i = 2; i < argc; i++) {
        content = content_of(argv[i], &length);
        must(vientro_builder_add_json(builder, argv[i], VIENTRO_NUL, content, length, NULL, NULL, NULL, &err), argv[i]);
        free(content);
    }
    must(vientro_builder_finish(builder, &registry, &err), "registry");
    vientro_builder_free(builder);
    must(vientro_report_new(registry, argv[1], VIENTRO_NUL, 2, &report, &err), "report");
    must(vientro_report_to_json(report, &json, &err), "document");
    fwrite(vientro_text_data(json), 1, (size_t)vientro_text_length(json), stdout);
    vientro_text_free(json);
    vientro_report_free(report);
    vientro_registry_free(registry);
    return 0;
}
