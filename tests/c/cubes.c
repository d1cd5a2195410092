/* What the cells of a cube are of, in columns and part by part; coarser cubes, and what was converted. */
#include "check.h"

enum { VND = 704, USD = 840 };

/* One grant lies undivided in two provinces, the other in two sectors. */
static const char FILE_JSON[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1},"
    "\"donors\":[{\"id\":\"D1\",\"kind\":\"foreign_ngo\",\"country\":\"JP\"}],"
    "\"grants\":[{\"id\":\"G1\",\"mode\":\"project\",\"donors\":[{\"donor\":\"D1\"}],"
    "\"provinces\":[{\"province\":\"20\"},{\"province\":\"01\"}],\"sectors\":[{\"sector\":\"health\"}],"
    "\"decision\":{\"date\":\"2021-03-01\"},"
    "\"funding\":{\"grant\":[{\"amount\":\"1000.00\",\"currency\":\"USD\"}]}},"
    "{\"id\":\"G2\",\"mode\":\"project\",\"donors\":[{\"donor\":\"D1\"}],"
    "\"provinces\":[{\"province\":\"20\"}],\"sectors\":[{\"sector\":\"health\"},{\"sector\":\"education_training\"}],"
    "\"decision\":{\"date\":\"2021-03-01\"},"
    "\"funding\":{\"grant\":[{\"amount\":\"500.00\",\"currency\":\"USD\"},{\"amount\":\"7\",\"currency\":\"JPY\"}]}}],"
    "\"rates\":[{\"id\":\"R1\",\"from\":\"USD\",\"to\":\"VND\",\"value\":\"23000\",\"kind\":\"accounting\","
    "\"valid\":{\"from\":\"2021-01-01\",\"until\":\"2021-12-31\"},\"source\":\"treasury\"}]}";

static vientro_error *err = NULL;

static vientro_registry *registry_of(const char *file)
{
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;

    PASSES(vientro_builder_new(&builder, &err));
    PASSES(vientro_builder_add_json(builder, "one.json", VIENTRO_NUL, file, VIENTRO_NUL, NULL, NULL, NULL, &err));
    PASSES(vientro_builder_finish(builder, &registry, &err));
    CHECK(vientro_registry_set_aside_count(registry) == 0);
    vientro_builder_free(builder);
    return registry;
}

static vientro_cube *cube_of(const vientro_registry *registry, const char *query)
{
    vientro_cube *cube = NULL;
    PASSES(vientro_cube_new(registry, query, VIENTRO_NUL, 1, &cube, &err));
    return cube;
}

static uint32_t marks_of(const vientro_cube *cube, const char *key)
{
    uint64_t cell = 7;
    uint32_t marks = 7;

    PASSES(vientro_cube_find(cube, key, VIENTRO_NUL, &cell, &err));
    PASSES(vientro_cube_cell(cube, cell, NULL, NULL, &marks, &err));
    return marks;
}

/* Whether two cubes have the same bytes. */
static int same(const vientro_cube *a, const vientro_cube *b)
{
    const char *one = NULL, *other = NULL;
    uint64_t length = 0, other_length = 0;

    PASSES(vientro_cube_bytes(a, &one, &length, &err));
    PASSES(vientro_cube_bytes(b, &other, &other_length, &err));
    return length > 0 && length == other_length && memcmp(one, other, (size_t)length) == 0;
}

/* Undivided among places and among sectors are two marks, in whichever cube. */
static void marks(const vientro_registry *registry)
{
    vientro_cube *all = cube_of(registry, "{\"measure\":\"aid_approved\"}");
    vientro_cube *by_grant = cube_of(registry, "{\"measure\":\"aid_approved\",\"by\":[\"grant\"]}");

    CHECK(marks_of(all, "") == VIENTRO_MARK_UNDIVIDED + VIENTRO_MARK_UNDIVIDED_SECTOR);
    CHECK(marks_of(by_grant, "grant=G1") == VIENTRO_MARK_UNDIVIDED);
    CHECK(marks_of(by_grant, "grant=G2") == VIENTRO_MARK_UNDIVIDED_SECTOR);
    vientro_cube_free(all);
    vientro_cube_free(by_grant);
}

/* Columns, texts and parts say what the cells say one by one. */
static void keys(const vientro_registry *registry)
{
    vientro_cube *cube = cube_of(registry, "{\"measure\":\"aid_approved\",\"by\":[\"province\",\"grant\"]}");
    const char *key = NULL, *dimension = NULL, *code = NULL, *label = NULL;
    uint64_t i, n = vientro_cube_cell_count(cube), needed = 7, needed_bytes = 7, facts[8], found = 7, one = 7;
    uint32_t marks[8], mark = 7;
    int64_t offsets[9];
    char bytes[512], expected[128];

    CHECK(n > 1 && n <= 8 && vientro_cube_dimension_count(cube) == 2 && vientro_cube_dimension_count(NULL) == 0);
    PASSES(vientro_cube_columns(cube, NULL, NULL, 0, &needed, &err));
    CHECK(needed == n);
    PASSES(vientro_cube_columns(cube, facts, marks, 8, &needed, &err));
    PASSES(vientro_cube_keys(cube, NULL, 0, &needed, NULL, 0, &needed_bytes, &err));
    CHECK(needed == n + 1 && needed_bytes <= sizeof bytes);
    PASSES(vientro_cube_keys(cube, offsets, 9, &needed, bytes, sizeof bytes, &needed_bytes, &err));
    CHECK(offsets[0] == 0 && offsets[n] == (int64_t)needed_bytes);
    for (i = 0; i < n; i++) {
        PASSES(vientro_cube_cell(cube, i, &key, &one, &mark, &err));
        CHECK(facts[i] == one && marks[i] == mark);
        CHECK(strlen(key) == (size_t)(offsets[i + 1] - offsets[i]));
        CHECK(strncmp(key, bytes + offsets[i], strlen(key)) == 0);
        PASSES(vientro_cube_find(cube, key, VIENTRO_NUL, &found, &err));
        CHECK(found == i);
        PASSES(vientro_cube_key(cube, i, 0, VIENTRO_LANG_VI, &dimension, &code, &label, &err));
        CHECK(strcmp(dimension, "province") == 0 && label[0] != '\0');
        snprintf(expected, sizeof expected, "province=%s;", code);
        CHECK(strncmp(key, expected, strlen(expected)) == 0);
        PASSES(vientro_cube_key(cube, i, 1, VIENTRO_LANG_EN, NULL, &code, &label, &err));
        CHECK(code[0] == 'G' && strcmp(code, label) == 0);
    }
    PASSES(vientro_cube_find(cube, "province=VN-63-20;grant=G2", VIENTRO_NUL, &found, &err));
    PASSES(vientro_cube_key(cube, found, 0, VIENTRO_LANG_VI, NULL, &code, &label, &err));
    CHECK(strcmp(code, "VN-63-20") == 0 && strstr(label, "Lạng Sơn") != NULL);
    PASSES(vientro_cube_key(cube, found, 0, VIENTRO_LANG_EN, NULL, NULL, NULL, &err));

    FAILS(vientro_cube_find(cube, "province=VN-63-20", VIENTRO_NUL, &found, &err), VIENTRO_E_VALUE,
          "statistics.other_key");
    CHECK(found == 0);
    FAILS(vientro_cube_find(cube, "moon", VIENTRO_NUL, &found, &err), VIENTRO_E_VALUE, "statistics.other_key");
    FAILS(vientro_cube_find(cube, "province=VN-63-20;grant=G9", VIENTRO_NUL, &found, &err), VIENTRO_E_VALUE,
          "ffi.unknown");
    FAILS(vientro_cube_find(NULL, "", 0, &found, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_key(cube, n, 0, VIENTRO_LANG_EN, NULL, &code, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_cube_key(cube, 0, 2, VIENTRO_LANG_EN, NULL, &code, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_cube_key(cube, 0, 0, 9, NULL, &code, NULL, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    CHECK(code == NULL);
    FAILS(vientro_cube_key(NULL, 0, 0, VIENTRO_LANG_EN, NULL, &code, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_columns(cube, facts, NULL, n - 1, &needed, &err), VIENTRO_E_RANGE, "ffi.short_columns");
    CHECK(needed == n && facts[0] == 0);
    FAILS(vientro_cube_columns(NULL, NULL, NULL, 0, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_keys(cube, NULL, 0, &needed, bytes, 1, &needed_bytes, &err), VIENTRO_E_RANGE, "ffi.short_bytes");
    FAILS(vientro_cube_keys(NULL, NULL, 0, &needed, NULL, 0, &needed_bytes, &err), VIENTRO_E_NULL, "ffi.null");
    vientro_cube_free(cube);
}

/* A coarser cube is that of the coarser query, to the byte. */
static void rolled_up(const vientro_registry *registry)
{
    static const char FINE[] = "{\"measure\":\"aid_approved\",\"by\":[\"province\",\"sector\",\"grant\"],\"counts\":[\"grants\"]}";
    vientro_cube *fine = cube_of(registry, FINE), *coarse = NULL, *total = NULL;
    vientro_cube *by = cube_of(registry, "{\"measure\":\"aid_approved\",\"by\":[\"sector\",\"province\"],\"counts\":[\"grants\"]}");
    vientro_cube *all = cube_of(registry, "{\"measure\":\"aid_approved\",\"counts\":[\"grants\"]}");
    uint64_t low = 7, needed = 7, grants = 7;
    int64_t high = 7;

    PASSES(vientro_cube_roll_up(fine, "sector;province", VIENTRO_NUL, &coarse, &err));
    CHECK(same(coarse, by));
    PASSES(vientro_cube_roll_up(fine, "", 0, &total, &err));
    CHECK(same(total, all));
    vientro_cube_free(fine);
    PASSES(vientro_cube_sum(total, 0, USD, &low, &high, &err));
    CHECK(low == 150000 && high == 0);
    PASSES(vientro_cube_counts(total, "grants", VIENTRO_NUL, &grants, 1, &needed, &err));
    CHECK(grants == 2);
    vientro_cube_free(total);
    FAILS(vientro_cube_roll_up(coarse, "grant", VIENTRO_NUL, &total, &err), VIENTRO_E_VALUE, "statistics.other_key");
    CHECK(total == NULL);
    FAILS(vientro_cube_roll_up(coarse, "moon", VIENTRO_NUL, &total, &err), VIENTRO_E_VALUE, "statistics.other_key");
    CHECK(vientro_cube_roll_up(coarse, "sector;sector", VIENTRO_NUL, &total, NULL) == VIENTRO_E_VALUE);
    FAILS(vientro_cube_roll_up(NULL, "", 0, &total, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_roll_up(coarse, "", 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    vientro_cube_free(coarse);
    vientro_cube_free(by);
    vientro_cube_free(all);
}

/* What a rate was found for is converted, what it was not keeps its currency, and both are told. */
static void converted(const vientro_registry *registry)
{
    static const char IN_DONG[] =
        "{\"measure\":\"aid_approved\",\"by\":[\"province\"],\"filters\":[{\"dimension\":\"grant\",\"codes\":[\"%s\"]}],"
        "\"reporting\":{\"currency\":\"VND\",\"rate_kind\":\"accounting\",\"through\":\"VND\",\"rounding\":\"half_away_from_zero\"}}";
    vientro_cube *cube, *original = cube_of(registry, "{\"measure\":\"aid_approved\"}");
    vientro_text *json = NULL;
    const char *left;
    uint64_t needed = 7;
    char query[512];

    snprintf(query, sizeof query, IN_DONG, "G2");
    cube = cube_of(registry, query);
    PASSES(vientro_cube_sums(cube, NULL, NULL, NULL, NULL, 0, &needed, &err));
    CHECK(needed == 2);
    PASSES(vientro_cube_conversions_json(cube, registry, &json, &err));
    left = strstr(vientro_text_data(json), "\"unconverted\"");
    CHECK(strstr(vientro_text_data(json), "\"11500000\"") != NULL && strstr(vientro_text_data(json), "grants/G1") == NULL);
    CHECK(left != NULL && strstr(left, "\"JPY\"") != NULL && strstr(left, "\"USD\"") == NULL);
    CHECK(left != NULL && strstr(left, "grants/G2") != NULL && strstr(left, "\"reason\"") != NULL);
    vientro_text_free(json);
    vientro_cube_free(cube);

    /* A filter keeps out the grant whose yen have no rate. */
    snprintf(query, sizeof query, IN_DONG, "G1");
    cube = cube_of(registry, query);
    PASSES(vientro_cube_conversions_json(cube, registry, &json, &err));
    CHECK(strstr(vientro_text_data(json), "grants/G1") != NULL && strstr(vientro_text_data(json), "grants/G2") == NULL);
    vientro_text_free(json);

    PASSES(vientro_cube_conversions_json(original, registry, &json, &err));
    CHECK(strstr(vientro_text_data(json), "\"amount\"") == NULL);
    vientro_text_free(json);
    FAILS(vientro_cube_conversions_json(cube, NULL, &json, &err), VIENTRO_E_VALUE, "statistics.no_records");
    CHECK(json == NULL);
    FAILS(vientro_cube_conversions_json(NULL, registry, &json, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_conversions_json(cube, registry, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    vientro_cube_free(cube);
    vientro_cube_free(original);
}

int main(void)
{
    vientro_registry *registry = registry_of(FILE_JSON);

    marks(registry);
    keys(registry);
    rolled_up(registry);
    converted(registry);
    vientro_registry_free(registry);
    return failures == 0 ? 0 : 1;
}
