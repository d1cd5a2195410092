/* Files of every format that was built in, imported, exported, checked and returned. A library without a
 * format says so and names the feature. */
#include "check.h"

#define NUL VIENTRO_NUL
#define EN VIENTRO_LANG_EN
#define VI VIENTRO_LANG_VI

static const char HEAD[] = "id,submitter,sequence\nLS-2019,ppc-lang-son,1\n";
static const char GRANTS[] = "id;mode\nG1;project\n";
static const char TRANSACTIONS[] =
    "M\xc3\xa3;Kho\xe1\xba\xa3n vi\xe1\xbb\x87n tr\xe1\xbb\xa3;Lo\xe1\xba\xa1i giao d\xe1\xbb\x8b" "ch;"
    "Ng\xc3\xa0y giao d\xe1\xbb\x8b" "ch;S\xe1\xbb\x91 ti\xe1\xbb\x81n;S\xe1\xbb\x91 ti\xe1\xbb\x81n: lo\xe1\xba\xa1i ti\xe1\xbb\x81n\n"
    "T1;G1;disbursed;17/9/2019;114.673;USD\n"
    "T2;G1;disbursed;31/2/2020;1.000;USD\n";
static const char VIETNAMESE[] = "{\"locale\":\"vi\"}";
static const char BAD_HEAD[] =
    "{\"submission\":{\"id\":\"S\",\"submitter\":\"ppc\",\"sequence\":1,\"as_of\":\"31/2/2020\"}}";
static const char ACTIVITY[] = "<iati-activities version=\"2.03\">\n  <iati-activity/>\n</iati-activities>\n";

static vientro_error *err = NULL;

static vientro_files *files_of(const char *name, const char *content)
{
    vientro_files *files = NULL;

    PASSES(vientro_files_new(&files, &err));
    PASSES(vientro_files_add(files, name, NUL, content, NUL, &err));
    return files;
}

static vientro_files *tables(void)
{
    vientro_files *files = files_of("submission.csv", HEAD);

    PASSES(vientro_files_add(files, "grants.csv", NUL, GRANTS, NUL, &err));
    PASSES(vientro_files_add(files, "transactions.csv", NUL, TRANSACTIONS, sizeof TRANSACTIONS - 1, &err));
    return files;
}

static vientro_builder *builder_of(void)
{
    vientro_builder *builder = NULL;

    PASSES(vientro_builder_new(&builder, &err));
    return builder;
}

/* What every format refuses, or all of them where they were not built in. */
static void refused(void)
{
    vientro_files *files = files_of("a.csv", HEAD);
    vientro_builder *builder = builder_of();
    vientro_file_findings *found = (vientro_file_findings *)&failures;
    vientro_documents *documents = (vientro_documents *)&failures;
    uint64_t records = 7;
    uint32_t valid = 7;

    FAILS(vientro_files_new(NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_add(NULL, "a", 1, "b", 1, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_add(files, NULL, 1, "b", 1, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_add(files, "a", 1, NULL, 1, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_add(files, "\xff", 1, "b", 1, &err), VIENTRO_E_TEXT, "ffi.not_utf8");
    FAILS(vientro_files_add(files, "a", 1, "b", UINT64_MAX - 1, &err), VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(vientro_builder_add_files(NULL, files, 1, NULL, 0, NULL, NULL, &records, NULL, NULL, &found, &err),
          VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_files(builder, NULL, 1, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL,
          "ffi.null");
    FAILS(vientro_builder_add_files(builder, files, 99, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_VALUE, "ffi.unknown_number");
    FAILS(vientro_files_check(files, 99, NULL, 0, NULL, NULL, &valid, &found, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_files_check(files, VIENTRO_FORMAT_IATI, NULL, 0, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL,
          "ffi.null");
    CHECK(records == 0 && valid == 0 && found == NULL);
    CHECK(vientro_format_can(VIENTRO_FORMAT_JSON, 0) == 0 && vientro_format_can(99, VIENTRO_CAN_IMPORT) == 0);

    FAILS(vientro_files_lend(NULL, "a", 1, "b", 1, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_lend(files, "a", 1, NULL, 1, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_lend(files, "\xff", 1, "b", 1, &err), VIENTRO_E_TEXT, "ffi.not_utf8");
    FAILS(vientro_report_export_as(NULL, VIENTRO_FORMAT_XLSX, EN, &documents, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_documents_left_out(NULL, 0, EN, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_documents_left_out_count(NULL) == 0 && documents == NULL);
    CHECK(vientro_format_template(VIENTRO_FORMAT_JSON, NULL, 0, &documents, &err) == VIENTRO_E_UNSUPPORTED);
    CHECK(strcmp(vientro_error_message(err, EN), "`json` has no template") == 0 && documents == NULL);
    vientro_error_free(err);
    FAILS(vientro_format_template(VIENTRO_FORMAT_XLSX, NULL, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_files_return(files, NULL, VIENTRO_FORMAT_JSON, NULL, 0, NULL, NULL, &documents, &err),
          VIENTRO_E_UNSUPPORTED, "ffi.cannot");
    FAILS(vientro_files_return(NULL, NULL, VIENTRO_FORMAT_XLSX, NULL, 0, NULL, NULL, &documents, &err), VIENTRO_E_NULL,
          "ffi.null");
    CHECK(vientro_file_findings_count(NULL) == 0 && vientro_file_findings_left_out(NULL) == 0);
    CHECK(vientro_file_findings_retain(NULL) == NULL);
    vientro_file_findings_free(NULL);
    vientro_files_free(NULL);
    vientro_builder_free(builder);
    vientro_files_free(files);
}

static void schema(void)
{
    vientro_text *text = NULL;

    PASSES(vientro_json_schema(&text, &err));
    CHECK(strstr(vientro_text_data(text), "https://json-schema.org/draft/2020-12/schema") != NULL);
    vientro_text_free(text);
    FAILS(vientro_json_schema(NULL, &err), VIENTRO_E_NULL, "ffi.null");
}

/* What was found in the table of transactions: a day that there is not. */
static void day_at_its_cell(const vientro_file_findings *found, uint64_t at)
{
    const char *rule = NULL, *file = NULL, *table = NULL, *header = NULL, *cell = NULL, *record = NULL, *path = NULL;
    const char *message = NULL;
    uint64_t line = 0, column = 0;
    uint32_t severity = 0;

    PASSES(vientro_file_findings_finding(found, at, &rule, &severity, &file, &line, &column, &err));
    CHECK(strcmp(rule, "date.no_such_day") == 0 && severity == VIENTRO_SEVERITY_ERROR);
    CHECK(strcmp(file, "transactions.csv") == 0 && line == 3 && column == 4);
    PASSES(vientro_file_findings_place(found, at, &table, &header, &cell, &record, &path, &err));
    CHECK(strcmp(table, "transactions") == 0 && strcmp(cell, "31/2/2020") == 0 && strcmp(record, "T2") == 0);
    CHECK(strcmp(header, "Ng\xc3\xa0y giao d\xe1\xbb\x8b" "ch") == 0 && strcmp(path, "") == 0);
    PASSES(vientro_file_findings_message(found, at, EN, &message, &err));
    CHECK(strcmp(message, "the calendar has no day `2020-02-31`") == 0);
    PASSES(vientro_file_findings_message(found, at, VI, &message, &err));
    CHECK(strstr(message, "2020-02-31") != NULL);
    PASSES(vientro_file_findings_finding(found, at, NULL, NULL, NULL, NULL, NULL, &err));
    PASSES(vientro_file_findings_place(found, at, NULL, NULL, NULL, NULL, NULL, &err));
    FAILS(vientro_file_findings_finding(found, 99, &rule, NULL, NULL, &line, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_file_findings_place(found, 99, &table, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_file_findings_message(found, 99, EN, &message, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_file_findings_message(found, at, 9, &message, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_file_findings_message(NULL, at, EN, &message, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(rule == NULL && line == 0 && table == NULL && message == NULL);
}

/* What a progress function does: counts, and tries what it must not. */
typedef struct {
    vientro_files *files;
    uint64_t calls, stop_at;
} watched;

static int32_t watch(void *userdata, uint64_t done, uint64_t total)
{
    watched *state = userdata;
    vientro_error *error = NULL;

    CHECK(done <= total);
    if (state->files != NULL) {
        CHECK(vientro_files_add(state->files, "b", 1, "c", 1, &error) == VIENTRO_E_INVALID);
        CHECK(strcmp(vientro_error_id(error), "ffi.in_use") == 0);
        vientro_error_free(error);
        vientro_files_free(state->files);
    }
    return ++state->calls == state->stop_at;
}

static vientro_documents *exported(const vientro_registry *registry, const char *options)
{
    vientro_documents *documents = NULL;

    PASSES(vientro_registry_export_as(registry, VIENTRO_FORMAT_CSV, VIENTRO_PEOPLE_FULL, options, NUL, NULL, NULL,
                                      &documents, &err));
    return documents;
}

static void csv(void)
{
    vientro_files *files = tables(), *again = NULL;
    vientro_builder *builder = builder_of();
    vientro_file_findings *found = NULL, *share;
    vientro_registry *registry = NULL;
    vientro_documents *documents;
    const char *name = NULL, *data = NULL;
    uint64_t records = 7, aside = 7, length = 0, i;
    uint32_t complete = 7, valid = 7;
    watched state = {NULL, 0, 0};

    if (!vientro_format_can(VIENTRO_FORMAT_CSV, VIENTRO_CAN_IMPORT)) {
        FAILS(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_CSV, NULL, 0, NULL, NULL, &records, NULL, NULL,
                                        &found, &err),
              VIENTRO_E_UNSUPPORTED, "ffi.not_built");
        FAILS(vientro_files_check(files, VIENTRO_FORMAT_CSV, NULL, 0, NULL, NULL, &valid, &found, &err),
              VIENTRO_E_UNSUPPORTED, "ffi.not_built");
        vientro_builder_free(builder);
        vientro_files_free(files);
        return;
    }
    /* Checked, which adds nothing; then imported. */
    state.files = files;
    PASSES(vientro_files_check(files, VIENTRO_FORMAT_CSV, VIETNAMESE, NUL, watch, &state, &valid, &found, &err));
    CHECK(valid == 0 && vientro_file_findings_count(found) == 1 && state.calls > 1);
    day_at_its_cell(found, 0);
    vientro_file_findings_free(found);
    PASSES(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_CSV, VIETNAMESE, NUL, watch, &state, &records,
                                     &aside, &complete, &found, &err));
    CHECK(records == 2 && aside == 1 && complete == 1 && vientro_file_findings_left_out(found) == 0);
    share = vientro_file_findings_retain(found);
    vientro_file_findings_free(found);
    day_at_its_cell(share, 0);
    vientro_file_findings_free(share);

    /* Nothing of what fails stays. */
    state.files = NULL;
    state.calls = 0;
    state.stop_at = 1;
    FAILS(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_CSV, NULL, 0, watch, &state, &records, &aside,
                                    &complete, &found, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    CHECK(records == 0 && aside == 0 && complete == 0 && found == NULL);
    FAILS(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_CSV, "{\"locale\":\"fr\"}", NUL, NULL, NULL, NULL,
                                    NULL, NULL, &found, &err),
          VIENTRO_E_VALUE, "query.unknown_code");
    CHECK(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_CSV, BAD_HEAD, NUL, NULL, NULL, NULL, NULL, NULL,
                                    &found, &err) == VIENTRO_E_VALUE);
    CHECK(strncmp(vientro_error_message(err, EN), "/submission/as_of: ", 19) == 0 && found == NULL);
    vientro_error_free(err);
    again = files_of("grants.csv", GRANTS);
    FAILS(vientro_builder_add_files(builder, again, VIENTRO_FORMAT_CSV, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_INVALID, "table.no_submission");
    vientro_files_free(again);
    vientro_files_free(files);
    PASSES(vientro_builder_finish(builder, &registry, &err));

    /* Exported and imported again, for people too, nothing is lost. */
    documents = exported(registry, "{\"headers\":\"vi\"}");
    PASSES(vientro_files_new(&again, &err));
    for (i = 0; i < vientro_documents_count(documents); i++) {
        PASSES(vientro_documents_get(documents, i, &name, &data, &length, &err));
        PASSES(vientro_files_add(again, name, NUL, data, length, &err));
    }
    CHECK(i == 4);
    vientro_documents_free(documents);
    PASSES(vientro_builder_add_files(builder, again, VIENTRO_FORMAT_CSV, VIETNAMESE, NUL, NULL, NULL, &records, &aside,
                                     &complete, NULL, &err));
    CHECK(records == 2 && aside == 1 && complete == 1);
    vientro_registry_free(registry);
    PASSES(vientro_builder_finish(builder, &registry, &err));
    documents = exported(registry, "");
    PASSES(vientro_documents_get(documents, 1, &name, &data, &length, &err));
    CHECK(strcmp(name, "1/grants.csv") == 0 && length > 3 && strncmp(data, "id,", 3) == 0);
    vientro_documents_free(documents);
    state.calls = 0;
    FAILS(vientro_registry_export_as(registry, VIENTRO_FORMAT_CSV, VIENTRO_PEOPLE_REDACTED, NULL, 0, watch, &state,
                                     &documents, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    FAILS(vientro_registry_export_as(registry, VIENTRO_FORMAT_CSV, 9, NULL, 0, NULL, NULL, &documents, &err),
          VIENTRO_E_VALUE, "ffi.unknown_number");
    FAILS(vientro_registry_export_as(registry, VIENTRO_FORMAT_CSV, 1, "{\"tab\":1}", NUL, NULL, NULL, &documents, &err),
          VIENTRO_E_INVALID, "shape.no_such_field");
    CHECK(documents == NULL);
    vientro_registry_free(registry);
    vientro_builder_free(builder);
    vientro_files_free(again);
}

/* What cannot be read of JSON: a record, and a file that breaks off. */
static void unread(const vientro_files *files)
{
    vientro_file_findings *found = NULL;
    const char *rule = NULL, *file = NULL, *table = NULL, *path = NULL, *message = NULL;
    uint64_t line = 0;
    uint32_t valid = 7, severity = 0;

    PASSES(vientro_files_check(files, VIENTRO_FORMAT_JSON, NULL, 0, NULL, NULL, &valid, &found, &err));
    CHECK(valid == 0 && vientro_file_findings_count(found) == 2 && vientro_file_findings_left_out(found) == 0);
    PASSES(vientro_file_findings_finding(found, 0, &rule, &severity, &file, &line, NULL, &err));
    CHECK(strcmp(rule, "shape.id_not_text") == 0 && severity == VIENTRO_SEVERITY_ERROR && line == 1);
    CHECK(strcmp(file, "one.json") == 0);
    PASSES(vientro_file_findings_place(found, 0, &table, NULL, NULL, NULL, &path, &err));
    CHECK(strcmp(table, "grants") == 0 && strcmp(path, "/grants/1/id") == 0);
    PASSES(vientro_file_findings_finding(found, 1, &rule, &severity, &file, &line, NULL, &err));
    CHECK(strcmp(rule, "json.unreadable") == 0 && strcmp(file, "two.json") == 0 && line == 1);
    PASSES(vientro_file_findings_message(found, 1, EN, &message, &err));
    CHECK(message[0] != '\0');
    vientro_file_findings_free(found);
    FAILS(vientro_files_check(files, VIENTRO_FORMAT_JSON, "{\"locale\":\"vi\"}", NUL, NULL, NULL, &valid, &found, &err),
          VIENTRO_E_INVALID, "shape.no_such_field");
    CHECK(valid == 0 && found == NULL);
}

/* JSON is a format as any other. */
static void json(void)
{
    vientro_files *files = files_of("one.json",
        "{\"format\":\"vientro-submission\",\"version\":1,"
        "\"submission\":{\"id\":\"S1\",\"submitter\":\"mofa\",\"sequence\":1},\"grants\":[{\"id\":\"G1\"},{\"id\":7}]}");
    vientro_builder *builder = builder_of();
    vientro_registry *registry = NULL;
    vientro_documents *documents = NULL, *as_ever = NULL;
    vientro_file_findings *found = NULL;
    const char *one = NULL, *other = NULL;
    uint64_t records = 0, aside = 0, length = 0, other_length = 0;
    uint32_t complete = 0;
    watched state = {files, 0, 0};

    PASSES(vientro_files_lend(files, "two.json", NUL, "{", NUL, &err));
    PASSES(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_JSON, "{}", NUL, watch, &state, &records, &aside,
                                     &complete, &found, &err));
    CHECK(records == 1 && aside == 1 && complete == 0 && vientro_file_findings_count(found) == 0);
    vientro_file_findings_free(found);
    FAILS(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_JSON, "{\"locale\":\"vi\"}", NUL, NULL, NULL, NULL,
                                    NULL, NULL, NULL, &err),
          VIENTRO_E_INVALID, "shape.no_such_field");
    unread(files);
    PASSES(vientro_builder_finish(builder, &registry, &err));
    PASSES(vientro_registry_export_as(registry, VIENTRO_FORMAT_JSON, VIENTRO_PEOPLE_FULL, NULL, 0, NULL, NULL,
                                      &documents, &err));
    PASSES(vientro_registry_export(registry, VIENTRO_PEOPLE_FULL, &as_ever, &err));
    PASSES(vientro_documents_get(documents, 0, NULL, &one, &length, &err));
    PASSES(vientro_documents_get(as_ever, 0, NULL, &other, &other_length, &err));
    CHECK(length == other_length && memcmp(one, other, length) == 0);
    vientro_documents_free(documents);
    vientro_documents_free(as_ever);
    vientro_registry_free(registry);
    vientro_builder_free(builder);
    vientro_files_free(files);
}

static void iati(void)
{
    vientro_files *files = files_of("a.xml", ACTIVITY);
    vientro_file_findings *found = NULL;
    const char *rule = NULL, *file = NULL, *path = NULL, *cell = NULL, *message = NULL;
    uint64_t line = 0, column = 0, told, i;
    uint32_t valid = 7, severity = 0;
    watched state = {files, 0, 0};

    if (!vientro_format_can(VIENTRO_FORMAT_IATI, VIENTRO_CAN_CHECK)) {
        FAILS(vientro_files_check(files, VIENTRO_FORMAT_IATI, NULL, 0, NULL, NULL, &valid, &found, &err),
              VIENTRO_E_UNSUPPORTED, "ffi.not_built");
        vientro_files_free(files);
        return;
    }
    PASSES(vientro_files_check(files, VIENTRO_FORMAT_IATI, "{\"only\":\"structure\"}", NUL, watch, &state, &valid,
                               &found, &err));
    CHECK(valid == 0 && vientro_file_findings_count(found) > 0 && state.calls > 0);
    PASSES(vientro_file_findings_finding(found, 0, &rule, &severity, &file, &line, &column, &err));
    CHECK(strcmp(rule, "xsd.missing_element") == 0 && severity == VIENTRO_SEVERITY_ERROR);
    CHECK(strcmp(file, "a.xml") == 0 && line == 2 && column == 3);
    PASSES(vientro_file_findings_place(found, 0, NULL, NULL, &cell, NULL, &path, &err));
    CHECK(strcmp(cell, "") == 0 && strncmp(path, "/iati-activities/iati-activity", 30) == 0);
    PASSES(vientro_file_findings_message(found, 0, VI, &message, &err));
    CHECK(message[0] != '\0');
    for (i = 0; i < vientro_file_findings_count(found); i++) {
        PASSES(vientro_file_findings_finding(found, i, NULL, &severity, NULL, NULL, NULL, &err));
        CHECK(severity == VIENTRO_SEVERITY_ERROR);
    }
    vientro_file_findings_free(found);

    /* Without a day some rules cannot be applied, and that is told. */
    PASSES(vientro_files_check(files, VIENTRO_FORMAT_IATI, NULL, 0, NULL, NULL, NULL, &found, &err));
    told = 0;
    for (i = 0; i < vientro_file_findings_count(found); i++) {
        PASSES(vientro_file_findings_finding(found, i, NULL, &severity, NULL, &line, NULL, &err));
        told += severity == VIENTRO_SEVERITY_INFO && line == 0;
    }
    CHECK(told > 0);
    vientro_file_findings_free(found);
    PASSES(vientro_files_check(files, VIENTRO_FORMAT_IATI, "{\"as_of\":\"2024-12-31\",\"most_findings\":1}", NUL, NULL,
                               NULL, NULL, &found, &err));
    CHECK(vientro_file_findings_count(found) == 1 && vientro_file_findings_left_out(found) > 0);
    vientro_file_findings_free(found);
    FAILS(vientro_files_check(files, VIENTRO_FORMAT_IATI, "{\"as_of\":\"31/12/2024\"}", NUL, NULL, NULL, NULL, &found,
                              &err),
          VIENTRO_E_VALUE, "date.form");
    state.files = NULL;
    state.stop_at = ++state.calls + 1;
    FAILS(vientro_files_check(files, VIENTRO_FORMAT_IATI, NULL, 0, watch, &state, NULL, &found, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    CHECK(found == NULL);
    vientro_files_free(files);
}

static const char SUBMITTED[] =
    "{\"format\":\"vientro-submission\",\"version\":1,\"submission\":{\"id\":\"S1\",\"submitter\":\"mofa\",\"sequence\":1},"
    "\"grants\":[{\"id\":\"G1\",\"titles\":{\"en\":\"Water\"},\"mode\":\"project\",\"donors\":[{\"donor\":\"D1\"}],"
    "\"planned\":{\"from\":\"2019-04-01\"}}]}";
static const char TODAY[] = "{\"as_of\":\"2025-12-31\"}";

static vientro_registry *submitted(vientro_builder *builder)
{
    vientro_registry *registry = NULL;

    PASSES(vientro_builder_add_json(builder, "one.json", NUL, SUBMITTED, NUL, NULL, NULL, NULL, &err));
    PASSES(vientro_builder_finish(builder, &registry, &err));
    return registry;
}

/* What was written, as files to be read. */
static vientro_files *again(vientro_documents *documents)
{
    vientro_files *files = NULL;
    const char *name = NULL, *data = NULL;
    uint64_t length = 0, i;

    PASSES(vientro_files_new(&files, &err));
    for (i = 0; i < vientro_documents_count(documents); i++) {
        PASSES(vientro_documents_get(documents, i, &name, &data, &length, &err));
        PASSES(vientro_files_add(files, name, NUL, data, length, &err));
    }
    vientro_documents_free(documents);
    return files;
}

/* A registry becomes files of a format, which are valid and give its records back. */
static void there_and_back(uint32_t format, const char *write, const char *check, const char *read, uint64_t expected)
{
    vientro_builder *builder = builder_of();
    vientro_registry *registry = submitted(builder);
    vientro_documents *documents = NULL;
    vientro_file_findings *found = NULL;
    vientro_files *files;
    uint64_t records = 0, aside = 7;
    uint32_t complete = 0, valid = 0;
    watched state = {NULL, 0, 1};

    FAILS(vientro_registry_export_as(registry, format, VIENTRO_PEOPLE_FULL, write, NUL, watch, &state, &documents, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    PASSES(vientro_registry_export_as(registry, format, VIENTRO_PEOPLE_FULL, write, NUL, NULL, NULL, &documents, &err));
    vientro_registry_free(registry);
    files = again(documents);
    PASSES(vientro_files_check(files, format, check, NUL, NULL, NULL, &valid, &found, &err));
    CHECK(valid == 1);
    vientro_file_findings_free(found);
    state.calls = 0;
    FAILS(vientro_builder_add_files(builder, files, format, read, NUL, watch, &state, NULL, NULL, NULL, &found, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    state.files = files;
    PASSES(vientro_builder_add_files(builder, files, format, read, NUL, watch, &state, &records, &aside, &complete, &found,
                                     &err));
    CHECK(records == expected && aside == 0 && complete == 1 && state.calls > 1);
    vientro_file_findings_free(found);
    vientro_files_free(files);
    vientro_builder_free(builder);
}

static void iati_exchange(void)
{
    vientro_builder *builder = builder_of();
    vientro_registry *registry = NULL;
    vientro_documents *documents = NULL;
    vientro_files *files;

    if (vientro_format_can(VIENTRO_FORMAT_IATI, VIENTRO_CAN_EXPORT)) {
        there_and_back(VIENTRO_FORMAT_IATI, TODAY, "{\"only\":\"structure\"}",
                       "{\"submission\":{\"id\":\"X\",\"submitter\":\"x\",\"sequence\":1}}", 1);
        PASSES(vientro_builder_finish(builder, &registry, &err));
        FAILS(vientro_registry_export_as(registry, VIENTRO_FORMAT_IATI, VIENTRO_PEOPLE_FULL, TODAY, NUL, NULL, NULL,
                                         &documents, &err),
              VIENTRO_E_INVALID, "iati.no_activity");
        FAILS(vientro_registry_export_as(registry, VIENTRO_FORMAT_IATI, VIENTRO_PEOPLE_FULL, NULL, 0, NULL, NULL,
                                         &documents, &err),
              VIENTRO_E_INVALID, "shape.missing");
        files = files_of("a.xml", ACTIVITY);
        FAILS(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_IATI, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL,
                                        &err),
              VIENTRO_E_INVALID, "shape.missing");
        vientro_files_free(files);
        vientro_registry_free(registry);
    }
    vientro_builder_free(builder);
}

/* Of two grants one says too little to be an activity. */
static void left_out(void)
{
    vientro_files *files = files_of("a.json",
        "{\"format\":\"vientro-submission\",\"version\":1,"
        "\"submission\":{\"id\":\"S1\",\"submitter\":\"mofa\",\"sequence\":1},\"grants\":["
        "{\"id\":\"G1\",\"titles\":{\"vi\":\"N\"},\"donors\":[{\"donor\":\"D1\"}],\"planned\":{\"from\":\"2019-04-01\"}},"
        "{\"id\":\"G2\",\"donors\":[{\"donor\":\"D1\"}],\"planned\":{\"from\":\"2019-04-01\"}}]}");
    vientro_builder *builder = builder_of();
    vientro_registry *registry = NULL;
    vientro_documents *documents = NULL;
    const char *grant = NULL, *reason = NULL;

    if (vientro_format_can(VIENTRO_FORMAT_IATI, VIENTRO_CAN_EXPORT)) {
        PASSES(vientro_builder_add_files(builder, files, VIENTRO_FORMAT_JSON, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL,
                                         &err));
        PASSES(vientro_builder_finish(builder, &registry, &err));
        PASSES(vientro_registry_export_as(registry, VIENTRO_FORMAT_IATI, VIENTRO_PEOPLE_FULL, TODAY, NUL, NULL, NULL,
                                          &documents, &err));
        CHECK(vientro_documents_left_out_count(documents) == 1);
        PASSES(vientro_documents_left_out(documents, 0, EN, &grant, &reason, &err));
        CHECK(strcmp(grant, "G2") == 0 && strcmp(reason, "the title is missing") == 0);
        PASSES(vientro_documents_left_out(documents, 0, VI, NULL, &reason, &err));
        CHECK(strcmp(reason, "thi\xe1\xba\xbfu t\xc3\xaan") == 0);
        FAILS(vientro_documents_left_out(documents, 1, EN, &grant, &reason, &err), VIENTRO_E_RANGE, "ffi.no_such");
        CHECK(grant == NULL && reason == NULL);
        FAILS(vientro_documents_left_out(documents, 0, 9, NULL, NULL, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
        vientro_documents_free(documents);
        vientro_registry_free(registry);
    }
    vientro_builder_free(builder);
    vientro_files_free(files);
}

/* The report of a year as a workbook. */
static void report(void)
{
    vientro_builder *builder = builder_of();
    vientro_registry *registry = submitted(builder);
    vientro_report *report = NULL;
    vientro_documents *documents = NULL;
    const char *name = NULL, *data = NULL;
    uint64_t length = 0;

    PASSES(vientro_report_new(registry, "{\"report\":\"yearly\",\"window\":{\"kind\":\"calendar_year\",\"year\":2019}}",
                              NUL, 1, &report, &err));
    FAILS(vientro_report_export_as(report, VIENTRO_FORMAT_JSON, EN, &documents, &err), VIENTRO_E_UNSUPPORTED,
          "ffi.cannot");
    if (vientro_format_can(VIENTRO_FORMAT_XLSX, VIENTRO_CAN_REPORT)) {
        PASSES(vientro_report_export_as(report, VIENTRO_FORMAT_XLSX, VI, &documents, &err));
        CHECK(vientro_documents_count(documents) == 1 && vientro_documents_left_out_count(documents) == 0);
        PASSES(vientro_documents_get(documents, 0, &name, &data, &length, &err));
        CHECK(strcmp(name, "report.xlsx") == 0 && length > 4 && memcmp(data, "PK", 2) == 0);
        vientro_documents_free(documents);
        FAILS(vientro_report_export_as(report, VIENTRO_FORMAT_XLSX, 9, &documents, &err), VIENTRO_E_VALUE,
              "ffi.unknown_language");
        CHECK(documents == NULL);
    } else {
        FAILS(vientro_report_export_as(report, VIENTRO_FORMAT_XLSX, VI, &documents, &err), VIENTRO_E_UNSUPPORTED,
              "ffi.not_built");
    }
    vientro_report_free(report);
    vientro_registry_free(registry);
    vientro_builder_free(builder);
}

static void xlsx(void)
{
    vientro_builder *builder;
    vientro_registry *registry;
    vientro_checked *checked = NULL;
    vientro_documents *documents = NULL;
    vientro_files *files;
    const char *name = NULL, *data = NULL;
    uint64_t length = 0;
    watched state = {NULL, 0, 1};

    if (!vientro_format_can(VIENTRO_FORMAT_XLSX, VIENTRO_CAN_TEMPLATE)) {
        FAILS(vientro_format_template(VIENTRO_FORMAT_XLSX, "{}", NUL, &documents, &err), VIENTRO_E_UNSUPPORTED,
              "ffi.not_built");
        return;
    }
    there_and_back(VIENTRO_FORMAT_XLSX, "{\"headers\":\"vi\"}", VIETNAMESE, VIETNAMESE, 1);

    PASSES(vientro_format_template(VIENTRO_FORMAT_XLSX, "{\"on\":\"2025-12-31\",\"rows\":50}", NUL, &documents, &err));
    PASSES(vientro_documents_get(documents, 0, &name, &data, &length, &err));
    CHECK(strcmp(name, "template.xlsx") == 0 && length > 4 && memcmp(data, "PK", 2) == 0);
    vientro_documents_free(documents);
    FAILS(vientro_format_template(VIENTRO_FORMAT_XLSX, "{}", NUL, &documents, &err), VIENTRO_E_INVALID, "shape.missing");
    FAILS(vientro_format_template(VIENTRO_FORMAT_XLSX, "{\"on\":\"2025-12-31\",\"tables\":[\"x\"]}", NUL, &documents, &err),
          VIENTRO_E_VALUE, "xlsx.unknown_table");
    CHECK(documents == NULL);

    /* Returned with what the rules found. */
    builder = builder_of();
    registry = submitted(builder);
    PASSES(vientro_check(registry, TODAY, NUL, 1, &checked, &err));
    CHECK(vientro_checked_count(checked) > 0);
    PASSES(vientro_registry_export_as(registry, VIENTRO_FORMAT_XLSX, VIENTRO_PEOPLE_FULL, NULL, 0, NULL, NULL, &documents,
                                      &err));
    files = again(documents);
    PASSES(vientro_files_return(files, checked, VIENTRO_FORMAT_XLSX, "{\"lang\":\"en\"}", NUL, NULL, NULL, &documents, &err));
    CHECK(vientro_documents_count(documents) == 1);
    PASSES(vientro_documents_get(documents, 0, &name, &data, &length, &err));
    CHECK(strcmp(name, "1.xlsx") == 0 && length > 4 && memcmp(data, "PK", 2) == 0);
    vientro_documents_free(documents);
    FAILS(vientro_files_return(files, NULL, VIENTRO_FORMAT_XLSX, NULL, 0, watch, &state, &documents, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    vientro_files_free(files);
    files = files_of("a.xlsx", "PK");
    FAILS(vientro_files_return(files, checked, VIENTRO_FORMAT_XLSX,
                               "{\"submission\":{\"id\":\"X\",\"submitter\":\"x\",\"sequence\":1}}", NUL, NULL, NULL,
                               &documents, &err),
          VIENTRO_E_TEXT, "xlsx.not_workbook");
    CHECK(documents == NULL);
    vientro_files_free(files);
    vientro_checked_free(checked);
    vientro_registry_free(registry);
    vientro_builder_free(builder);
}

int main(void)
{
    refused();
    schema();
    json();
    csv();
    iati();
    iati_exchange();
    left_out();
    xlsx();
    report();
    return failures != 0;
}
