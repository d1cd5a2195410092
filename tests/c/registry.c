/* What is in a registry: lists, records, versions, sources, what was set aside; export and erasing. */
#include "check.h"

#define HEAD(id, submitter, sequence)                                                               \
    "{\"format\":\"vientro-submission\",\"version\":1,"                                             \
    "\"submission\":{\"id\":\"" id "\",\"submitter\":\"" submitter "\",\"sequence\":" sequence      \
    ",\"as_of\":\"2021-12-31\"},"
#define DONOR(id, country) "{\"id\":\"" id "\",\"kind\":\"foreign_ngo\",\"country\":\"" country "\"}"

/* The third contradicts the second, which replaces the first. */
static const char FIRST[] = HEAD("S1", "ppc-lang-son", "1")
    "\"donors\":[" DONOR("D1", "JP") ",{\"id\":\"D2\",\"kind\":\"ngo\"},{\"country\":7}],"
    "\"people\":[{\"id\":\"P1\",\"name\":\"Secret Name\"},"
    "{\"id\":\"P2\",\"name\":\"Secret Name\",\"born_on\":\"31/02/1980\"}]}";
static const char SECOND[] = HEAD("S2", "ppc-lang-son", "2") "\"donors\":[" DONOR("D1", "FR") "]}";
static const char THIRD[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S3\",\"submitter\":\"ppc-ha-noi\",\"sequence\":7},"
    "\"donors\":[" DONOR("D1", "DE") ",\n" DONOR("D3", "US") "]}";
static const char BROKEN[] = "\0x{";

#define REDACTED VIENTRO_PEOPLE_REDACTED
#define FULL VIENTRO_PEOPLE_FULL
#define NUL VIENTRO_NUL

static vientro_error *err = NULL;

static void add(vientro_builder *builder, const char *name, const char *content, uint64_t length)
{
    PASSES(vientro_builder_add_json(builder, name, NUL, content, length, NULL, NULL, NULL, &err));
}

static vientro_registry *registry_of_all(void)
{
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;

    PASSES(vientro_builder_new(&builder, &err));
    add(builder, "third.json", THIRD, NUL);
    add(builder, "first.json", FIRST, NUL);
    add(builder, "broken.json", BROKEN, 3);
    add(builder, "second.json", SECOND, NUL);
    PASSES(vientro_builder_finish(builder, &registry, &err));
    vientro_builder_free(builder);
    return registry;
}

/* Whether a record reads so as JSON. */
static int reads(const vientro_registry *registry, const char *list, const char *id, uint32_t people, const char *json)
{
    vientro_text *text = NULL;
    int same;

    PASSES(vientro_registry_record_json(registry, list, NUL, id, NUL, people, &text, &err));
    same = strcmp(vientro_text_data(text), json) == 0;
    if (!same)
        fprintf(stderr, "%s", vientro_text_data(text));
    vientro_text_free(text);
    return same;
}

static void lists(const vientro_registry *registry)
{
    const char *name = NULL, *label = NULL;
    uint64_t i, records = 7, versions = 7, all = 0;

    CHECK(vientro_registry_list_count(registry) == 11 && vientro_registry_list_count(NULL) == 0);
    for (i = 0; i < vientro_registry_list_count(registry); i++) {
        PASSES(vientro_registry_list(registry, i, VIENTRO_LANG_VI, &name, &label, &records, &versions, &err));
        CHECK(name[0] != '\0' && label[0] != '\0' && records <= versions);
        all += versions;
    }
    CHECK(all == vientro_registry_record_count(registry) && all == 5);
    PASSES(vientro_registry_list(registry, 0, VIENTRO_LANG_EN, &name, &label, &records, &versions, &err));
    CHECK(strcmp(name, "donors") == 0 && strcmp(label, "donors") == 0 && records == 2 && versions == 4);
    PASSES(vientro_registry_list(registry, 0, VIENTRO_LANG_EN, NULL, NULL, NULL, NULL, &err));
    FAILS(vientro_registry_list(registry, i, VIENTRO_LANG_EN, &name, NULL, &records, NULL, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    CHECK(name == NULL && records == 0);
    FAILS(vientro_registry_list(registry, 0, VIENTRO_LANG_NONE, &name, NULL, NULL, NULL, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_registry_list(NULL, 0, VIENTRO_LANG_EN, &name, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
}

static void records(const vientro_registry *registry)
{
    const char *id = NULL;
    char bytes[5] = "....";
    int64_t offsets[3] = {7, 7, 7};
    uint64_t record = 7, version = 7, first = 7, versions = 7, needed = 7, needed_bytes = 7;
    uint32_t in_doubt = 7;

    PASSES(vientro_registry_find(registry, "donors", NUL, "D3", NUL, &record, &err));
    CHECK(record == 1);
    PASSES(vientro_registry_record(registry, "donors", 6, 1, &id, &version, &first, &versions, &in_doubt, &err));
    CHECK(strcmp(id, "D3") == 0 && version == 3 && first == 3 && versions == 1 && in_doubt == 0);
    PASSES(vientro_registry_record(registry, "donors", NUL, 0, &id, &version, &first, &versions, &in_doubt, &err));
    CHECK(strcmp(id, "D1") == 0 && version == 1 && first == 0 && versions == 3 && in_doubt == 1);
    PASSES(vientro_registry_record(registry, "donors", NUL, 0, NULL, NULL, NULL, NULL, NULL, &err));
    FAILS(vientro_registry_record(registry, "donors", NUL, 2, &id, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    CHECK(id == NULL);
    FAILS(vientro_registry_find(registry, "donors", NUL, "D2", NUL, &record, &err), VIENTRO_E_VALUE, "ffi.unknown");
    CHECK(record == 0);
    FAILS(vientro_registry_find(registry, "Donors", NUL, "D1", NUL, &record, &err), VIENTRO_E_VALUE, "ffi.unknown");
    FAILS(vientro_registry_find(registry, "donors", NUL, NULL, 2, &record, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_registry_find(registry, "donors", NUL, "D1", NUL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_registry_find(registry, "\xff", NUL, "D1", NUL, &record, &err), VIENTRO_E_TEXT, "ffi.not_utf8");

    PASSES(vientro_registry_ids(registry, "donors", NUL, NULL, 0, &needed, NULL, 0, &needed_bytes, &err));
    CHECK(needed == 3 && needed_bytes == 4);
    PASSES(vientro_registry_ids(registry, "donors", NUL, offsets, 3, &needed, bytes, 4, &needed_bytes, &err));
    CHECK(offsets[0] == 0 && offsets[1] == 2 && offsets[2] == 4 && memcmp(bytes, "D1D3", 5) == 0);
    FAILS(vientro_registry_ids(registry, "donors", NUL, offsets, 2, &needed, bytes, 4, &needed_bytes, &err),
          VIENTRO_E_RANGE, "ffi.short_columns");
    CHECK(needed == 3 && needed_bytes == 4 && offsets[1] == 0 && bytes[0] == '\0');
    FAILS(vientro_registry_ids(registry, "donors", NUL, offsets, 3, &needed, bytes, 3, &needed_bytes, &err),
          VIENTRO_E_RANGE, "ffi.short_bytes");
    CHECK(needed_bytes == 4 && offsets[1] == 0);
    FAILS(vientro_registry_ids(registry, "donors", NUL, offsets, 3, &needed, bytes, UINT64_MAX, &needed_bytes, &err),
          VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(vientro_registry_ids(registry, "donors", NUL, offsets, 3, NULL, bytes, 4, &needed_bytes, &err),
          VIENTRO_E_NULL, "ffi.null");
    PASSES(vientro_registry_ids(registry, "grants", NUL, offsets, 3, &needed, bytes, 4, &needed_bytes, &err));
    CHECK(needed == 1 && needed_bytes == 0);

    CHECK(reads(registry, "donors", "D1", REDACTED, DONOR("D1", "FR") "\n"));
    CHECK(reads(registry, "people", "P1", REDACTED, "{\"id\":\"P1\",\"redacted\":\"yes\"}\n"));
    CHECK(reads(registry, "people", "P1", FULL, "{\"id\":\"P1\",\"name\":\"Secret Name\"}\n"));
}

static void versions(const vientro_registry *registry)
{
    static const uint32_t EXPECTED[4] = {
        VIENTRO_STANDING_REPLACED, VIENTRO_STANDING_COUNTED, VIENTRO_STANDING_CONTRADICTED, VIENTRO_STANDING_COUNTED,
    };
    const char *id = NULL, *file = NULL, *submission = NULL, *submitter = NULL;
    uint64_t i, source = 7, needed = 7, records[4], sources[4];
    uint32_t standing = 7, line = 7, position = 7, sequence = 7, has_as_of = 7, standings[4], lines[4];
    int32_t as_of = 7;
    vientro_text *text = NULL;

    PASSES(vientro_registry_versions(registry, "donors", NUL, NULL, NULL, NULL, NULL, 0, &needed, &err));
    CHECK(needed == 4);
    PASSES(vientro_registry_versions(registry, "donors", NUL, records, standings, sources, lines, 4, &needed, &err));
    for (i = 0; i < 4; i++) {
        PASSES(vientro_registry_version(registry, "donors", NUL, i, &id, &standing, &source, &line, &position, &err));
        CHECK(standing == EXPECTED[i] && standings[i] == standing && sources[i] == source && lines[i] == line);
        CHECK(strcmp(id, i < 3 ? "D1" : "D3") == 0 && records[i] == (i < 3 ? 0u : 1u));
    }
    CHECK(line == 2 && position == 1 && source == 2);
    FAILS(vientro_registry_version(registry, "donors", NUL, 4, &id, &standing, NULL, NULL, NULL, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(id == NULL && standing == 0);
    FAILS(vientro_registry_version(registry, "", 0, 0, &id, NULL, NULL, NULL, NULL, &err), VIENTRO_E_VALUE,
          "ffi.unknown");
    FAILS(vientro_registry_versions(registry, "donors", NUL, records, NULL, NULL, NULL, 3, &needed, &err),
          VIENTRO_E_RANGE, "ffi.short_columns");
    CHECK(needed == 4 && records[2] == 0);
    FAILS(vientro_registry_versions(NULL, "donors", NUL, NULL, NULL, NULL, NULL, 0, &needed, &err), VIENTRO_E_NULL,
          "ffi.null");

    CHECK(vientro_registry_source_count(registry) == 3 && vientro_registry_source_count(NULL) == 0);
    PASSES(vientro_registry_source(registry, 0, &file, &submission, &submitter, &sequence, &as_of, &has_as_of, &err));
    CHECK(strcmp(file, "first.json") == 0 && strcmp(submission, "S1") == 0 && strcmp(submitter, "ppc-lang-son") == 0);
    CHECK(sequence == 1 && as_of == 18992 && has_as_of == 1);
    PASSES(vientro_registry_source(registry, 2, NULL, NULL, &submitter, &sequence, &as_of, &has_as_of, &err));
    CHECK(strcmp(submitter, "ppc-ha-noi") == 0 && sequence == 7 && as_of == 0 && has_as_of == 0);
    FAILS(vientro_registry_source(registry, 3, &file, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    CHECK(file == NULL);

    PASSES(vientro_registry_version_json(registry, "donors", NUL, 0, REDACTED, &text, &err));
    CHECK(strcmp(vientro_text_data(text), DONOR("D1", "JP") "\n") == 0);
    vientro_text_free(text);
    FAILS(vientro_registry_version_json(registry, "donors", NUL, 4, FULL, &text, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(text == NULL);
    FAILS(vientro_registry_version_json(registry, "donors", NUL, 0, 0, &text, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_registry_record_json(registry, "people", NUL, "P1", NUL, 3, &text, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_registry_record_json(registry, "people", NUL, "P2", NUL, FULL, &text, &err), VIENTRO_E_VALUE,
          "ffi.unknown");
    FAILS(vientro_registry_record_json(registry, "people", NUL, "P1", NUL, FULL, NULL, &err), VIENTRO_E_NULL,
          "ffi.null");
}

static void aside(const vientro_registry *registry)
{
    const char *list = NULL, *id = NULL, *pointer = NULL, *path = NULL, *code = NULL, *message = NULL, *data = NULL;
    uint64_t source = 7, problems = 7, length = 7;
    uint32_t line = 7, whole = 7;
    vientro_text *text = NULL;

    CHECK(vientro_registry_set_aside_count(registry) == 3);
    PASSES(vientro_registry_set_aside(registry, 0, &list, &id, &source, &pointer, &line, &problems, &err));
    CHECK(strcmp(list, "donors") == 0 && strcmp(id, "D2") == 0 && strcmp(pointer, "/donors/1") == 0);
    CHECK(source == 0 && line == 1 && problems == 1);
    PASSES(vientro_registry_set_aside_problem(registry, 0, 0, VIENTRO_LANG_VI, &path, &code, &message, &err));
    CHECK(strcmp(path, "/kind") == 0 && strcmp(code, "shape.unknown_code") == 0);
    CHECK(strstr(message, "không thuộc các mã") != NULL);
    PASSES(vientro_registry_set_aside(registry, 1, NULL, &id, NULL, NULL, NULL, NULL, &err));
    CHECK(id == NULL);
    FAILS(vientro_registry_set_aside_problem(registry, 0, 1, VIENTRO_LANG_EN, &path, NULL, NULL, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_registry_set_aside_problem(registry, 0, 0, 3, &path, NULL, NULL, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_registry_set_aside(registry, 3, &list, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    CHECK(list == NULL && path == NULL);

    PASSES(vientro_registry_set_aside_text(registry, 0, REDACTED, &text, &err));
    CHECK(strcmp(vientro_text_data(text), "{\"id\":\"D2\",\"kind\":\"ngo\"}") == 0);
    vientro_text_free(text);
    PASSES(vientro_registry_set_aside_text(registry, 2, REDACTED, &text, &err));
    CHECK(strcmp(vientro_text_data(text), "{\"id\":\"P2\",\"redacted\":\"yes\"}") == 0);
    vientro_text_free(text);
    PASSES(vientro_registry_set_aside_text(registry, 2, FULL, &text, &err));
    CHECK(strstr(vientro_text_data(text), "Secret Name") != NULL);
    vientro_text_free(text);
    FAILS(vientro_registry_set_aside_text(registry, 2, 0, &text, &err), VIENTRO_E_VALUE, "ffi.unknown_number");
    CHECK(text == NULL);

    CHECK(vientro_registry_unreadable_count(registry) == 1);
    PASSES(vientro_registry_unreadable(registry, 0, VIENTRO_LANG_EN, &path, &line, &whole, &message, &err));
    CHECK(strcmp(path, "broken.json") == 0 && line == 1 && whole == 1 && message[0] != '\0');
    PASSES(vientro_registry_unreadable_bytes(registry, 0, REDACTED, &data, &length, &err));
    CHECK(data != NULL && length == 0);
    PASSES(vientro_registry_unreadable_bytes(registry, 0, FULL, &data, &length, &err));
    CHECK(length == 3 && memcmp(data, BROKEN, 3) == 0);
    FAILS(vientro_registry_unreadable_bytes(registry, 0, 9, &data, &length, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    CHECK(data == NULL && length == 0);
    FAILS(vientro_registry_unreadable(registry, 1, VIENTRO_LANG_EN, &path, NULL, NULL, NULL, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    FAILS(vientro_registry_unreadable_bytes(registry, 0, FULL, &data, NULL, &err), VIENTRO_E_NULL, "ffi.null");
}

static void findings(const vientro_registry *registry)
{
    const char *rule = NULL, *record = NULL, *path = NULL, *message = NULL;
    uint32_t severity = 7, verified = 7;

    CHECK(vientro_registry_finding_count(registry) == 2 && vientro_registry_finding_count(NULL) == 0);
    PASSES(vientro_registry_finding(registry, 0, &rule, &severity, &record, &path, &err));
    CHECK(strcmp(rule, "REGISTRY-001") == 0 && severity == VIENTRO_SEVERITY_INFO);
    PASSES(vientro_registry_finding(registry, 1, &rule, &severity, &record, &path, &err));
    CHECK(strcmp(rule, "REGISTRY-002") == 0 && severity == VIENTRO_SEVERITY_WARNING);
    CHECK(strcmp(record, "donors/D1") == 0 && strcmp(path, "") == 0);
    PASSES(vientro_registry_finding_message(registry, 1, VIENTRO_LANG_EN, &message, &err));
    CHECK(strstr(message, "contradict each other") != NULL);
    FAILS(vientro_registry_finding(registry, 2, &rule, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(rule == NULL);
    PASSES(vientro_registry_finding_citation(registry, 1, VIENTRO_LANG_EN, &message, &verified, &err));
    CHECK(message != NULL && (message[0] != '\0' || verified == 0));
    PASSES(vientro_registry_finding_citation(registry, 1, VIENTRO_LANG_VI, &message, NULL, &err));
    PASSES(vientro_registry_finding_label(registry, 1, VIENTRO_LANG_VI, &message, &err));
    CHECK(message != NULL);
    FAILS(vientro_registry_finding_citation(registry, 99, VIENTRO_LANG_EN, &message, &verified, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    FAILS(vientro_registry_finding_citation(NULL, 1, VIENTRO_LANG_EN, &message, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_registry_finding_label(registry, 1, VIENTRO_LANG_NONE, &message, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_registry_finding_label(NULL, 1, VIENTRO_LANG_EN, &message, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(message == NULL);
    FAILS(vientro_registry_finding_message(registry, 1, VIENTRO_LANG_NONE, &message, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_registry_finding_message(NULL, 1, VIENTRO_LANG_EN, &message, &err), VIENTRO_E_NULL, "ffi.null");
}

static int holds(const char *data, uint64_t length, const char *text)
{
    uint64_t i, size = strlen(text);
    for (i = 0; i + size <= length; i++)
        if (memcmp(data + i, text, (size_t)size) == 0)
            return 1;
    return 0;
}

/* What is written out and read again says the same. */
static void exported(void)
{
    vientro_registry *registry = registry_of_all(), *again = NULL;
    vientro_documents *redacted = NULL, *full = NULL, *share;
    vientro_builder *builder = NULL;
    const char *name = NULL, *data = NULL;
    uint64_t i, length = 0;

    PASSES(vientro_registry_export(registry, REDACTED, &redacted, &err));
    PASSES(vientro_registry_export(registry, FULL, &full, &err));
    FAILS(vientro_registry_export(registry, 0, &share, &err), VIENTRO_E_VALUE, "ffi.unknown_number");
    CHECK(share == NULL);
    vientro_registry_free(registry);

    CHECK(vientro_documents_count(redacted) == 3 && vientro_documents_count(full) == 4);
    CHECK(vientro_documents_count(NULL) == 0);
    for (i = 0; i < 3; i++) {
        PASSES(vientro_documents_get(redacted, i, NULL, &data, &length, &err));
        CHECK(!holds(data, length, "Secret"));
    }
    PASSES(vientro_builder_new(&builder, &err));
    for (i = 0; i < 4; i++) {
        PASSES(vientro_documents_get(full, i, &name, &data, &length, &err));
        CHECK(holds(data, length, "Secret") == (i == 0));
        add(builder, name, data, length);
    }
    CHECK(strcmp(name, "broken.json") == 0 && length == 3);
    PASSES(vientro_builder_finish(builder, &again, &err));
    CHECK(vientro_registry_record_count(again) == 5 && vientro_registry_set_aside_count(again) == 3);
    CHECK(vientro_registry_unreadable_count(again) == 1);
    FAILS(vientro_documents_get(full, 4, &name, &data, &length, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(name == NULL && data == NULL && length == 0);
    FAILS(vientro_documents_get(NULL, 0, &name, &data, &length, &err), VIENTRO_E_NULL, "ffi.null");

    share = vientro_documents_retain(full);
    vientro_documents_free(full);
    CHECK(vientro_documents_count(share) == 4 && vientro_documents_retain(NULL) == NULL);
    vientro_documents_free(share);
    vientro_documents_free(redacted);
    vientro_documents_free(NULL);
    vientro_builder_free(builder);
    vientro_registry_free(again);
}

/* A child outlives what it was made of, in any order of freeing. */
static void erased(void)
{
    vientro_registry *registry = registry_of_all(), *without = NULL, *twice = NULL;

    PASSES(vientro_registry_erase(registry, "P1", NUL, &without, &err));
    PASSES(vientro_registry_erase(without, "P2", NUL, &twice, &err));
    CHECK(reads(registry, "people", "P1", FULL, "{\"id\":\"P1\",\"name\":\"Secret Name\"}\n"));
    vientro_registry_free(registry);
    CHECK(reads(without, "people", "P1", FULL, "{\"id\":\"P1\",\"redacted\":\"yes\"}\n"));
    CHECK(vientro_registry_set_aside_count(without) == 3);
    vientro_registry_free(without);
    CHECK(vientro_registry_set_aside_count(twice) == 2);
    FAILS(vientro_registry_erase(twice, " ", NUL, &without, &err), VIENTRO_E_VALUE, "text.empty");
    CHECK(without == NULL);
    FAILS(vientro_registry_erase(twice, "a\tb", NUL, &without, &err), VIENTRO_E_TEXT, "text.control");
    FAILS(vientro_registry_erase(NULL, "P1", NUL, &without, &err), VIENTRO_E_NULL, "ffi.null");
    vientro_registry_free(twice);
}

int main(void)
{
    vientro_registry *registry = registry_of_all(), *share = vientro_registry_retain(registry);

    vientro_registry_free(registry);
    lists(share);
    records(share);
    versions(share);
    aside(share);
    findings(share);
    vientro_registry_free(share);
    exported();
    erased();
    return failures == 0 ? 0 : 1;
}
