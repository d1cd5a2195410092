/* What careless or hostile callers do: every call answers, nothing leaks, nothing is touched. */
#include <stdlib.h>

#include "check.h"

static const char FILE_1[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1},"
    "\"donors\":[{\"id\":\"D1\",\"kind\":\"foreign_ngo\"},{\"id\":\"D2\",\"kind\":\"ngo\"}],"
    "\"people\":[{\"id\":\"P1\",\"name\":\"Secret Name\",\"born_on\":\"31/02/1980\"}]}";

static vientro_error *err = NULL;

static vientro_builder *new_builder(void)
{
    vientro_builder *builder = NULL;
    PASSES(vientro_builder_new(&builder, &err));
    CHECK(builder != NULL);
    return builder;
}

static vientro_status add(vientro_builder *builder, const char *name, const char *content, uint64_t length)
{
    return vientro_builder_add_json(builder, name, VIENTRO_NUL, content, length, NULL, NULL, NULL, &err);
}

static void nulls(void)
{
    vientro_builder *builder = new_builder();
    vientro_registry *registry = NULL;
    vientro_text *text = (vientro_text *)&failures;
    uint64_t needed = 7;
    uint32_t number = 7;
    int64_t minor = 7;
    char buffer[8];

    FAILS(vientro_builder_new(NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(add(NULL, "a", FILE_1, VIENTRO_NUL), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_json(builder, NULL, 1, FILE_1, 1, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_json(builder, "a", 1, NULL, 1, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_json(builder, "a", 1, NULL, VIENTRO_NUL, NULL, NULL, NULL, &err), VIENTRO_E_NULL,
          "ffi.null");
    registry = (vientro_registry *)&failures;
    FAILS(vientro_builder_finish(NULL, &registry, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(registry == NULL);
    FAILS(vientro_builder_finish(builder, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_registry_set_aside_json(NULL, &text, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(text == NULL);
    FAILS(vientro_registry_findings_json(NULL, &text, &err), VIENTRO_E_NULL, "ffi.null");

    PASSES(vientro_builder_finish(builder, &registry, &err));
    FAILS(vientro_registry_set_aside_json(registry, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_registry_findings_json(registry, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_overview_json(NULL, 2019, "calendar_year", VIENTRO_NUL, NULL, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_overview_json(registry, 2019, NULL, VIENTRO_NUL, NULL, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_overview_json(registry, 2019, "calendar_year", VIENTRO_NUL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");

    FAILS(vientro_currency_numeric(NULL, 3, &number, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(number == 0);
    FAILS(vientro_currency_numeric("VND", 3, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_currency_code(704, buffer, sizeof buffer, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_currency_code(704, NULL, 4, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_currency_minor_digits(704, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_parse(NULL, 1, 704, 0, &minor, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(minor == 0);
    FAILS(vientro_money_parse("1", 1, 704, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_format(1, 704, 0, buffer, sizeof buffer, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_add(1, 704, 1, 704, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_subtract(1, 704, 1, 704, NULL, &err), VIENTRO_E_NULL, "ffi.null");

    /* No place for the error: the status alone. */
    CHECK(vientro_builder_new(NULL, NULL) == VIENTRO_E_NULL);
    CHECK(vientro_money_add(1, 704, 1, 840, &minor, NULL) == VIENTRO_E_CURRENCY);
    CHECK(vientro_money_add(1, 704, 1, 704, &minor, NULL) == VIENTRO_OK && minor == 2);

    /* What only reads answers for NULL too. */
    CHECK(vientro_error_code(NULL) == VIENTRO_OK);
    CHECK(strcmp(vientro_error_id(NULL), "") == 0);
    CHECK(strcmp(vientro_error_message(NULL, VIENTRO_LANG_VI), "") == 0);
    CHECK(strcmp(vientro_error_path(NULL), "") == 0);
    CHECK(strcmp(vientro_text_data(NULL), "") == 0);
    CHECK(vientro_text_length(NULL) == 0);
    CHECK(vientro_registry_retain(NULL) == NULL);
    CHECK(vientro_registry_record_count(NULL) == 0);
    CHECK(vientro_registry_set_aside_count(NULL) == 0);
    CHECK(vientro_registry_unreadable_count(NULL) == 0);
    vientro_error_free(NULL);
    vientro_text_free(NULL);
    vientro_builder_free(NULL);
    vientro_registry_free(NULL);

    vientro_registry_free(registry);
    vientro_builder_free(builder);
}

static void text(void)
{
    vientro_builder *builder = new_builder();
    uint32_t number = 7;
    int64_t minor = 7;

    FAILS(add(builder, "b\xff.json", FILE_1, VIENTRO_NUL), VIENTRO_E_TEXT, "ffi.not_utf8");
    FAILS(vientro_builder_add_json(builder, "a\0b", 3, FILE_1, VIENTRO_NUL, NULL, NULL, NULL, &err), VIENTRO_E_TEXT,
          "ffi.holds_nul");
    FAILS(vientro_money_parse("1\xc3", 2, 704, 0, &minor, &err), VIENTRO_E_TEXT, "ffi.not_utf8");
    FAILS(vientro_currency_numeric("VN\0", 3, &number, &err), VIENTRO_E_TEXT, "ffi.holds_nul");

    /* Lengths that no memory has. */
    FAILS(vientro_builder_add_json(builder, "a", UINT64_MAX - 1, FILE_1, 1, NULL, NULL, NULL, &err), VIENTRO_E_RANGE,
          "ffi.too_long");
    FAILS(add(builder, "a", FILE_1, (uint64_t)INT64_MAX + 1), VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(add(builder, "a", FILE_1, 2147483648u), VIENTRO_E_RANGE, "ffi.too_long");

    /* An error speaks both languages, and any other number is English. */
    CHECK(add(NULL, "a", "", 0) == VIENTRO_E_NULL);
    CHECK(strcmp(vientro_error_message(err, VIENTRO_LANG_VI), "`builder` là NULL") == 0);
    CHECK(strcmp(vientro_error_message(err, VIENTRO_LANG_EN), "`builder` is NULL") == 0);
    CHECK(strcmp(vientro_error_message(err, 99), "`builder` is NULL") == 0);
    CHECK(strcmp(vientro_error_path(err), "builder") == 0);
    vientro_error_free(err);
    vientro_builder_free(builder);
}

/* Bad content is kept aside, never a failure. */
static void content(void)
{
    static const char *const BAD[] = {
        "", "{", "[]", "null", "1", "\"", "\xff\xfe", "{\"format\":\"x\"}", "{\"format\":\"vientro-submission\"",
    };
    const uint64_t bad = sizeof BAD / sizeof BAD[0];
    const size_t depth = 200000;
    char *deep = malloc(depth);
    vientro_builder *builder = new_builder();
    vientro_registry *registry = NULL;
    vientro_text *aside = NULL;
    uint64_t i, records = 7, set_aside = 7;
    uint32_t complete = 7;

    if (deep == NULL) {
        failures++;
        vientro_builder_free(builder);
        return;
    }
    for (i = 0; i < bad; i++) {
        PASSES(vientro_builder_add_json(builder, "bad", VIENTRO_NUL, BAD[i], VIENTRO_NUL, &records, &set_aside,
                                        &complete, &err));
        CHECK(records == 0 && set_aside == 0 && complete == 0);
    }
    memset(deep, '[', depth);
    PASSES(add(builder, "deep", deep, depth));
    PASSES(add(builder, "", "a\0b", 3));

    PASSES(vientro_builder_add_json(builder, "a", VIENTRO_NUL, FILE_1, VIENTRO_NUL, &records, &set_aside, &complete,
                                    &err));
    CHECK(records == 1 && set_aside == 2 && complete == 1);
    /* Every cut of a file. */
    for (i = 0; i < sizeof FILE_1 - 1; i++)
        PASSES(add(builder, "cut", FILE_1, i));

    PASSES(vientro_builder_finish(builder, &registry, &err));
    CHECK(vientro_registry_record_count(registry) >= 1);
    CHECK(vientro_registry_set_aside_count(registry) >= 2);
    CHECK(vientro_registry_unreadable_count(registry) >= bad);
    PASSES(vientro_registry_set_aside_json(registry, &aside, &err));
    CHECK(vientro_text_length(aside) == strlen(vientro_text_data(aside)));
    CHECK(strstr(vientro_text_data(aside), "\"pointer\": \"/donors/1\"") != NULL);
    CHECK(strstr(vientro_text_data(aside), "Secret") == NULL);
    vientro_text_free(aside);
    vientro_registry_free(registry);
    vientro_builder_free(builder);
    free(deep);
}

/* Any order of freeing; finishing twice; one builder, many registries. */
static void lifetimes(void)
{
    vientro_builder *builder = new_builder();
    vientro_registry *first = NULL, *second = NULL, *share;
    vientro_text *findings = NULL;

    PASSES(add(builder, "a", FILE_1, VIENTRO_NUL));
    PASSES(vientro_builder_finish(builder, &first, &err));
    PASSES(vientro_builder_finish(builder, &second, &err));
    CHECK(vientro_registry_record_count(first) == 1);
    CHECK(vientro_registry_record_count(second) == 0);
    vientro_registry_free(second);
    PASSES(add(builder, "a", FILE_1, VIENTRO_NUL));
    vientro_builder_free(builder);

    share = vientro_registry_retain(first);
    CHECK(share == first);
    vientro_registry_free(first);
    CHECK(vientro_registry_set_aside_count(share) == 2);
    PASSES(vientro_registry_findings_json(share, &findings, &err));
    vientro_registry_free(share);
    CHECK(strcmp(vientro_text_data(findings), "[]\n") == 0);
    CHECK(vientro_text_length(findings) == 3);
    vientro_text_free(findings);
}

/* Reports that cannot be made, and one of nothing. */
static void reports(void)
{
    const int32_t day = 18262, too_far = INT32_MAX;
    vientro_builder *builder = new_builder();
    vientro_registry *registry = NULL;
    vientro_text *report = NULL;

    PASSES(vientro_builder_finish(builder, &registry, &err));
    vientro_builder_free(builder);
    PASSES(vientro_overview_json(registry, VIENTRO_ALL_YEARS, "calendar_year", VIENTRO_NUL, NULL, &report, &err));
    CHECK(strstr(vientro_text_data(report), "\"sections\": []") != NULL);
    vientro_text_free(report);
    PASSES(vientro_overview_json(registry, 2019, "decree_58+", 9, &day, &report, &err));
    CHECK(strstr(vientro_text_data(report), "\"as_of\": \"2020-01-01\"") != NULL);
    vientro_text_free(report);

    FAILS(vientro_overview_json(registry, 2019, "fiscal", VIENTRO_NUL, NULL, &report, &err), VIENTRO_E_VALUE,
          "date.window_unknown_kind");
    CHECK(report == NULL);
    FAILS(vientro_overview_json(registry, 2019, "", 0, NULL, &report, &err), VIENTRO_E_VALUE, "date.window_unknown_kind");
    FAILS(vientro_overview_json(registry, 2019, "month", VIENTRO_NUL, NULL, &report, &err), VIENTRO_E_VALUE,
          "report.not_yearly");
    FAILS(vientro_overview_json(registry, 2019, "\xff", 1, NULL, &report, &err), VIENTRO_E_TEXT, "ffi.not_utf8");
    CHECK(vientro_overview_json(registry, INT32_MIN, "budget_year", VIENTRO_NUL, NULL, &report, &err) == VIENTRO_E_RANGE);
    CHECK(strcmp(vientro_error_path(err), "year") == 0);
    vientro_error_free(err);
    CHECK(vientro_overview_json(registry, 2019, "budget_year", VIENTRO_NUL, &too_far, &report, &err) == VIENTRO_E_RANGE);
    CHECK(strcmp(vientro_error_path(err), "as_of") == 0);
    vientro_error_free(err);
    vientro_registry_free(registry);
}

/* Small documents that ask for much: each is refused with a bound, or read within it. */
static void small_documents(const vientro_registry *registry)
{
    enum { MANY = 5000, LINE = 80 };
    static const char head[] = "{\"format\":\"vientro-submission\",\"version\":1,"
        "\"submission\":{\"id\":\"S9\",\"submitter\":\"ppc\",\"sequence\":1},\"grants\":[0";
    char *text = malloc((size_t)MANY * LINE + sizeof head), *end;
    vientro_builder *builder = NULL;
    vientro_cube *cube = NULL;
    uint64_t aside = 0;
    int i;

    CHECK(text != NULL);
    if (text == NULL)
        return;
    /* As many windows as days, that overlap each other. */
    end = text + sprintf(text, "{\"measure\":\"aid_disbursed\",\"by\":[\"window\"],\"windows\":[");
    for (i = 0; i < 1001; i++)
        end += sprintf(end, "%s{\"kind\":\"span\",\"from\":\"%d-01-%02d\",\"until\":\"2199-%02d-01\"}", i ? "," : "",
                       1900 + i % 200, 1 + i / 200, 1 + i / 200);
    strcpy(end, "]}");
    FAILS(vientro_cube_new(registry, text, VIENTRO_NUL, 1, &cube, &err), VIENTRO_E_RANGE, "statistics.too_many");
    /* A problem in each of many places: the message stays one that can be read. */
    end = text + sprintf(text, "{\"measure\":\"aid_disbursed\",\"by\":[");
    for (i = 0; i < MANY; i++)
        end += sprintf(end, "%s\"x\"", i ? "," : "");
    strcpy(end, "]}");
    CHECK(vientro_cube_new(registry, text, VIENTRO_NUL, 1, &cube, &err) == VIENTRO_E_VALUE);
    CHECK(strlen(vientro_error_message(err, VIENTRO_LANG_EN)) < 300000);
    vientro_error_free(err);
    err = NULL;
    /* Elements of two bytes are no records, and each is set aside. */
    end = text + sprintf(text, "%s", head);
    for (i = 1; i < MANY; i++)
        end += sprintf(end, ",0");
    strcpy(end, "]}");
    PASSES(vientro_builder_new(&builder, &err));
    PASSES(vientro_builder_add_json(builder, "many", VIENTRO_NUL, text, VIENTRO_NUL, NULL, &aside, NULL, &err));
    CHECK(aside == MANY);
    vientro_builder_free(builder);
    free(text);
}

/* Cubes, checks and reports: what is missing, out of range, or no query. */
static void statistics(void)
{
    static const char QUERY[] = "{\"measure\":\"aid_approved\",\"counts\":[\"grants\"]}";
    static const char REPORT[] = "{\"report\":\"comparison\",\"window\":{\"kind\":\"calendar_year\",\"year\":2021},"
                                 "\"with\":{\"kind\":\"calendar_year\",\"year\":2020}}";
    vientro_builder *builder = new_builder();
    vientro_registry *registry = NULL;
    vientro_cube *cube = NULL, *other = (vientro_cube *)&failures;
    vientro_checked *checked = NULL, *no_check = (vientro_checked *)&failures;
    vientro_report *report = NULL, *no_report = (vientro_report *)&failures;
    vientro_text *text = NULL;
    const char *borrowed = "x";
    uint64_t i, needed = 7, low = 7, length = 7;
    uint32_t kind = 7;
    int64_t high = 7;
    int32_t day = 7;
    char buffer[16];

    PASSES(vientro_builder_finish(builder, &registry, &err));
    vientro_builder_free(builder);
    PASSES(vientro_cube_new(registry, QUERY, VIENTRO_NUL, 1, &cube, &err));
    PASSES(vientro_check(registry, "{\"as_of\":\"2023-12-31\"}", VIENTRO_NUL, 1, &checked, &err));
    PASSES(vientro_report_new(registry, REPORT, VIENTRO_NUL, 1, &report, &err));
    CHECK(vientro_cube_cell_count(cube) == 0 && vientro_checked_count(checked) == 0);

    /* NULL, one argument after the other. */
    FAILS(vientro_cube_new(NULL, QUERY, VIENTRO_NUL, 1, &other, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(other == NULL);
    FAILS(vientro_cube_new(registry, NULL, 1, 1, &other, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_new(registry, QUERY, VIENTRO_NUL, 1, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_merge(NULL, cube, &other, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_merge(cube, NULL, &other, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_merge(cube, cube, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_from_bytes(NULL, 1, &other, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_from_bytes("", 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_bytes(NULL, &borrowed, &length, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(borrowed == NULL && length == 0);
    FAILS(vientro_cube_bytes(cube, NULL, &length, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_bytes(cube, &borrowed, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_cell(NULL, 0, &borrowed, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_sum(NULL, 0, 704, &low, &high, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_sum(cube, 0, 704, NULL, &high, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_sums(NULL, NULL, NULL, NULL, NULL, 0, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(needed == 0);
    FAILS(vientro_cube_sums(cube, NULL, NULL, NULL, NULL, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_counts(cube, NULL, 1, NULL, 0, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_drill(NULL, registry, "", 0, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_drill(cube, registry, NULL, 1, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_to_json(NULL, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_cube_query_json(cube, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_check(NULL, "{}", 2, 1, &no_check, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(no_check == NULL);
    FAILS(vientro_checked_finding(NULL, 0, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_checked_message(NULL, 0, VIENTRO_LANG_VI, &borrowed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_checked_citation(NULL, 0, VIENTRO_LANG_VI, &borrowed, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_checked_to_json(NULL, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_rules_table_text(NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_new(registry, REPORT, VIENTRO_NUL, 1, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_cell(NULL, 0, 0, 0, &kind, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(kind == 0);
    FAILS(vientro_report_cell(report, 0, 0, 0, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_number(report, 0, 0, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_ratio(report, 0, 0, 0, &low, &high, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_reason(report, 0, 0, 0, VIENTRO_LANG_VI, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_text(NULL, 0, 0, 0, VIENTRO_LANG_VI, &borrowed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_text(report, 0, 0, 0, VIENTRO_LANG_VI, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_cells(NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, &needed, &err), VIENTRO_E_NULL,
          "ffi.null");
    FAILS(vientro_report_cells(report, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, &err), VIENTRO_E_NULL,
          "ffi.null");
    FAILS(vientro_report_value(NULL, 0, 0, 0, 0, buffer, sizeof buffer, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_value(report, 0, 0, 0, 0, buffer, sizeof buffer, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_drill(report, registry, NULL, 1, &text, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_date_parse(NULL, 1, &day, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_date_format(0, buffer, sizeof buffer, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_total_format(0, 0, 704, 0, buffer, sizeof buffer, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_cube_cell_count(NULL) == 0 && vientro_checked_count(NULL) == 0);
    CHECK(vientro_report_table_count(NULL) == 0);
    CHECK(vientro_cube_retain(NULL) == NULL && vientro_checked_retain(NULL) == NULL);
    CHECK(vientro_report_retain(NULL) == NULL);
    vientro_cube_free(NULL);
    vientro_checked_free(NULL);
    vientro_report_free(NULL);

    /* Out of range. */
    FAILS(vientro_cube_new(registry, QUERY, VIENTRO_NUL, 0, &other, &err), VIENTRO_E_RANGE, "ffi.threads");
    FAILS(vientro_cube_new(registry, QUERY, VIENTRO_NUL, UINT32_MAX, &other, &err), VIENTRO_E_RANGE, "ffi.threads");
    FAILS(vientro_check(registry, "{\"as_of\":\"2023-12-31\"}", VIENTRO_NUL, 0, &no_check, &err), VIENTRO_E_RANGE, "ffi.threads");
    FAILS(vientro_check(registry, "{\"as_of\":\"2023-12-31\"}", VIENTRO_NUL, 257, &no_check, &err), VIENTRO_E_RANGE,
          "ffi.threads");
    CHECK(no_check == NULL);
    FAILS(vientro_cube_from_bytes("", VIENTRO_NUL, &other, &err), VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(vientro_cube_cell(cube, 0, &borrowed, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_cube_cell(cube, UINT64_MAX, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_cube_sum(cube, 0, 704, &low, &high, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_cube_sum(cube, 0, 0, &low, &high, &err), VIENTRO_E_VALUE, "money.unknown_currency");
    FAILS(vientro_cube_sums(cube, &low, NULL, NULL, NULL, UINT64_MAX, &needed, &err), VIENTRO_E_RANGE,
          "ffi.too_long");
    FAILS(vientro_report_cell(report, UINT64_MAX, 0, 0, &kind, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_report_cells(report, UINT64_MAX, NULL, NULL, NULL, NULL, NULL, NULL, 0, &needed, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_report_cells(report, 0, &low, NULL, NULL, NULL, NULL, NULL, UINT64_MAX, &needed, &err),
          VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(vientro_total_format(0, 0, 960, 0, buffer, sizeof buffer, &needed, &err), VIENTRO_E_CURRENCY,
          "money.no_minor_unit");

    /* What is no query: every cut of one, and what only looks like one. */
    for (i = 0; i < sizeof QUERY - 1; i++)
        CHECK(vientro_cube_new(registry, QUERY, i, 1, &other, NULL) == VIENTRO_E_INVALID && other == NULL);
    FAILS(vientro_cube_new(registry, "{\"measure\":\"aid\"}", VIENTRO_NUL, 1, &other, &err), VIENTRO_E_VALUE,
          "query.unknown_code");
    FAILS(vientro_cube_new(registry, "{\"measure\":\"running\"}", VIENTRO_NUL, 1, &other, &err), VIENTRO_E_VALUE,
          "statistics.no_windows");
    FAILS(vientro_cube_new(registry, "\xff", 1, 1, &other, &err), VIENTRO_E_TEXT, "ffi.not_utf8");
    small_documents(registry);
    FAILS(vientro_report_new(registry, QUERY, VIENTRO_NUL, 1, &no_report, &err), VIENTRO_E_INVALID, "shape.missing");
    CHECK(no_report == NULL);
    vientro_report_free(report);
    vientro_checked_free(checked);

    vientro_cube_free(cube);
    vientro_registry_free(registry);
}

/* Each part of the library tells its version, by its key and by its position. */
static void versions(void)
{
    static const char *const KEYS[] = {"library", "abi", "catalogues", "rules", "features", "build"};
    const char *key = "x", *version = "x", *again = "x";
    uint64_t i;

    CHECK(vientro_version_part_count() == 6);
    for (i = 0; i < 6; i++) {
        PASSES(vientro_version_part(i, &key, &version, &err));
        PASSES(vientro_version_of(key, VIENTRO_NUL, &again, &err));
        CHECK(strcmp(key, KEYS[i]) == 0 && version == again);
    }
    PASSES(vientro_version_of("rules!", 5, &version, &err));
    CHECK(version[0] != '\0');
    PASSES(vientro_version_of("library", VIENTRO_NUL, &version, &err));
    CHECK(strcmp(version, VIENTRO_VERSION) == 0);
    PASSES(vientro_version_part(0, NULL, NULL, &err));
    FAILS(vientro_version_of("moon", VIENTRO_NUL, &version, &err), VIENTRO_E_VALUE, "ffi.unknown");
    CHECK(version == NULL);
    FAILS(vientro_version_of(NULL, 1, &version, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_version_of("abi", 3, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_version_part(6, &key, &version, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(key == NULL && version == NULL);
}

int main(void)
{
    CHECK(vientro_abi_version() >> 16 == VIENTRO_ABI_VERSION >> 16);
    CHECK(strncmp(vientro_version(), VIENTRO_VERSION, strlen(VIENTRO_VERSION)) == 0);
    versions();
    CHECK(strcmp(vientro_status_name(VIENTRO_E_TEXT), "VIENTRO_E_TEXT") == 0);
    CHECK(strcmp(vientro_status_name(-1), "") == 0);
    nulls();
    text();
    content();
    lifetimes();
    reports();
    statistics();
    return failures == 0 ? 0 : 1;
}
