/*
 * A program of the day of ABI 0.1, never changed: compiled with the header of that day, it has to run
 * with every later library of the same major ABI. It asserts what the header promises, and nothing
 * that may change: no wording, no version, no further number.
 */
#include <stdio.h>
#include <string.h>

#include "vientro.h"

static int failures = 0;

#define CHECK(condition)                                                   \
    do {                                                                   \
        if (!(condition)) {                                                \
            fprintf(stderr, "client.c:%d: %s\n", __LINE__, #condition);    \
            failures++;                                                    \
        }                                                                  \
    } while (0)

static const char FILE_TEXT[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1},"
    "\"donors\":[{\"id\":\"d\",\"kind\":\"foreign_ngo\",\"country\":\"JP\"}],"
    "\"grants\":[{\"id\":\"g1\",\"mode\":\"project\",\"donors\":[{\"donor\":\"d\"}],"
    "\"provinces\":[{\"province\":\"20\"}],\"decision\":{\"date\":\"2021-03-01\"},"
    "\"funding\":{\"grant\":[{\"amount\":\"1000.00\",\"currency\":\"USD\"}]}},"
    "{\"id\":\"g2\",\"decision\":{\"date\":\"31/02/2021\"}}]}";
static const char CUBE_QUERY[] = "{\"measure\":\"aid_approved\",\"by\":[\"province\"],\"counts\":[\"grants\"]}";
static const char CHECK_OPTIONS[] = "{\"as_of\":\"2021-12-31\"}";
static const char REPORT_QUERY[] = "{\"report\":\"yearly\",\"window\":{\"kind\":\"calendar_year\",\"year\":2021}}";

static void versions(void)
{
    /* What every program does first. */
    CHECK(vientro_abi_version() >> 16 == (uint32_t)VIENTRO_ABI_VERSION >> 16);
    CHECK((vientro_abi_version() & 65535) >= ((uint32_t)VIENTRO_ABI_VERSION & 65535));
    CHECK(vientro_version()[0] != '\0');
    CHECK(strcmp(vientro_status_name(VIENTRO_OK), "VIENTRO_OK") == 0);
    CHECK(strcmp(vientro_status_name(VIENTRO_E_UNSUPPORTED), "VIENTRO_E_UNSUPPORTED") == 0);
    CHECK(strcmp(vientro_status_name(-1), "") == 0);
}

static void money_and_days(void)
{
    static const uint64_t weights[3] = {1, 1, 1};
    vientro_error *err = NULL;
    uint32_t usd = 0, digits = 0;
    int32_t day = 0;
    int64_t minor = 0, parts[3] = {0, 0, 0};
    uint64_t needed = 0;
    char text[64];

    CHECK(vientro_currency_numeric("USD", VIENTRO_NUL, &usd, &err) == VIENTRO_OK && usd == 840 && err == NULL);
    CHECK(vientro_currency_code(704, text, sizeof text, &needed, NULL) == VIENTRO_OK && strcmp(text, "VND") == 0);
    CHECK(vientro_currency_minor_digits(704, &digits, NULL) == VIENTRO_OK && digits == 0);
    CHECK(vientro_money_parse("114.673,00", VIENTRO_NUL, 840, VIENTRO_LANG_VI, &minor, NULL) == VIENTRO_OK);
    CHECK(minor == 11467300);
    CHECK(vientro_money_format(minor, 840, VIENTRO_LANG_NONE, text, sizeof text, &needed, NULL) == VIENTRO_OK);
    CHECK(strcmp(text, "114673.00") == 0 && needed == 10);
    CHECK(vientro_money_format(minor, 840, VIENTRO_LANG_NONE, text, 9, &needed, NULL) == VIENTRO_E_RANGE);
    CHECK(strcmp(text, "") == 0 && needed == 10);
    CHECK(vientro_total_format((uint64_t)-1, -1, 840, VIENTRO_LANG_NONE, text, sizeof text, &needed, NULL) == VIENTRO_OK);
    CHECK(strcmp(text, "-0.01") == 0);
    CHECK(vientro_money_allocate(100, 704, weights, 3, parts, NULL) == VIENTRO_OK);
    CHECK(parts[0] == 34 && parts[1] == 33 && parts[2] == 33);
    CHECK(vientro_money_subtract(1, 840, 2, 840, &minor, NULL) == VIENTRO_OK && minor == -1);

    /* A failure clears the result, and tells itself by number, id, sentence and argument. */
    CHECK(vientro_money_add(1, 840, 1, 704, &minor, &err) == VIENTRO_E_CURRENCY && minor == 0);
    CHECK(vientro_error_code(err) == VIENTRO_E_CURRENCY);
    CHECK(strcmp(vientro_error_id(err), "money.currency_mismatch") == 0);
    CHECK(vientro_error_message(err, VIENTRO_LANG_VI)[0] != '\0');
    CHECK(vientro_error_path(err) != NULL);
    vientro_error_free(err);
    CHECK(vientro_money_add(1, 840, 1, 840, NULL, NULL) == VIENTRO_E_NULL);

    CHECK(vientro_date_parse("2019-06-30", VIENTRO_NUL, &day, NULL) == VIENTRO_OK && day == 18077);
    CHECK(vientro_date_format(day, text, sizeof text, &needed, NULL) == VIENTRO_OK && strcmp(text, "2019-06-30") == 0);
    CHECK(vientro_date_parse("2019-06-31", VIENTRO_NUL, &day, NULL) == VIENTRO_E_RANGE && day == 0);
}

static vientro_registry *records(void)
{
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;
    vientro_text *text = NULL;
    uint64_t read = 0, set_aside = 0;
    uint32_t complete = 0;

    CHECK(vientro_builder_new(&builder, NULL) == VIENTRO_OK);
    CHECK(vientro_builder_add_json(builder, "s1.json", VIENTRO_NUL, FILE_TEXT, sizeof FILE_TEXT - 1, &read, &set_aside,
                                   &complete, NULL) == VIENTRO_OK);
    CHECK(read == 2 && set_aside == 1 && complete == 1);
    CHECK(vientro_builder_finish(builder, &registry, NULL) == VIENTRO_OK);
    vientro_builder_free(builder);
    CHECK(vientro_registry_record_count(registry) == 2);
    CHECK(vientro_registry_set_aside_count(registry) == 1);
    CHECK(vientro_registry_unreadable_count(registry) == 0);
    CHECK(vientro_registry_set_aside_json(registry, &text, NULL) == VIENTRO_OK);
    CHECK(strlen(vientro_text_data(text)) == vientro_text_length(text));
    CHECK(strstr(vientro_text_data(text), "/grants/1") != NULL);
    vientro_text_free(text);
    CHECK(vientro_registry_findings_json(registry, &text, NULL) == VIENTRO_OK);
    vientro_text_free(text);
    CHECK(vientro_overview_json(registry, 2021, "calendar_year", VIENTRO_NUL, NULL, &text, NULL) == VIENTRO_OK);
    vientro_text_free(text);
    return registry;
}

static void cubes(const vientro_registry *registry)
{
    vientro_cube *cube = NULL, *again = NULL;
    vientro_text *text = NULL;
    const char *key = NULL, *bytes = NULL;
    uint64_t facts = 0, length = 0, low = 0, needed = 0, cells[1], lows[1], counts[1];
    uint32_t marks = 0, currencies[1];
    int64_t high = 0, highs[1];

    CHECK(vientro_cube_new(registry, CUBE_QUERY, VIENTRO_NUL, 1, &cube, NULL) == VIENTRO_OK);
    CHECK(vientro_cube_cell_count(cube) == 1);
    CHECK(vientro_cube_cell(cube, 0, &key, &facts, &marks, NULL) == VIENTRO_OK && strcmp(key, "province=VN-63-20") == 0);
    CHECK(vientro_cube_sum(cube, 0, 840, &low, &high, NULL) == VIENTRO_OK && low == 100000 && high == 0);
    CHECK(vientro_cube_sums(cube, cells, currencies, lows, highs, 1, &needed, NULL) == VIENTRO_OK && needed == 1);
    CHECK(cells[0] == 0 && currencies[0] == 840 && lows[0] == 100000 && highs[0] == 0);
    CHECK(vientro_cube_counts(cube, "grants", VIENTRO_NUL, counts, 1, &needed, NULL) == VIENTRO_OK);
    CHECK(needed == 1 && counts[0] == 1);
    CHECK(vientro_cube_drill(cube, registry, key, VIENTRO_NUL, &text, NULL) == VIENTRO_OK);
    CHECK(strstr(vientro_text_data(text), "grants/g1") != NULL);
    vientro_text_free(text);
    CHECK(vientro_cube_query_json(cube, &text, NULL) == VIENTRO_OK);
    vientro_text_free(text);
    CHECK(vientro_cube_bytes(cube, &bytes, &length, NULL) == VIENTRO_OK);
    CHECK(vientro_cube_from_bytes(bytes, length, &again, NULL) == VIENTRO_OK);
    CHECK(vientro_cube_cell_count(again) == 1);
    vientro_cube_free(again);
    CHECK(vientro_cube_from_bytes("x", 1, &again, NULL) == VIENTRO_E_INVALID && again == NULL);
    CHECK(vientro_cube_cell(cube, 1, &key, NULL, NULL, NULL) == VIENTRO_E_RANGE && key == NULL);
    CHECK(vientro_cube_retain(cube) == cube);
    vientro_cube_free(cube);
    CHECK(vientro_cube_cell_count(cube) == 1);
    vientro_cube_free(cube);
}

static void findings(const vientro_registry *registry)
{
    vientro_checked *checked = NULL;
    vientro_text *text = NULL;
    const char *rule, *record, *path, *message, *citation;
    uint32_t severity, verified;
    uint64_t finding;

    CHECK(vientro_check(registry, CHECK_OPTIONS, VIENTRO_NUL, 1, &checked, NULL) == VIENTRO_OK);
    for (finding = 0; finding < vientro_checked_count(checked); finding++) {
        CHECK(vientro_checked_finding(checked, finding, &rule, &severity, &record, &path, NULL) == VIENTRO_OK);
        CHECK(rule[0] != '\0' && record[0] != '\0' && severity >= VIENTRO_SEVERITY_ERROR);
        CHECK(vientro_checked_message(checked, finding, VIENTRO_LANG_EN, &message, NULL) == VIENTRO_OK);
        CHECK(message[0] != '\0');
        CHECK(vientro_checked_citation(checked, finding, VIENTRO_LANG_VI, &citation, &verified, NULL) == VIENTRO_OK);
        CHECK(citation != NULL && verified <= 1);
    }
    CHECK(vientro_checked_finding(checked, finding, NULL, NULL, NULL, NULL, NULL) == VIENTRO_E_RANGE);
    CHECK(vientro_checked_to_json(checked, &text, NULL) == VIENTRO_OK);
    vientro_text_free(text);
    vientro_checked_free(checked);
    CHECK(vientro_rules_table_text(&text, NULL) == VIENTRO_OK && vientro_text_length(text) > 0);
    vientro_text_free(text);
}

static void reports(const vientro_registry *registry)
{
    vientro_report *report = NULL;
    vientro_text *text = NULL;
    const char *id, *title, *label, *address;
    uint64_t table, row, column, rows, columns;
    uint32_t kind, marks;

    CHECK(vientro_report_new(registry, REPORT_QUERY, VIENTRO_NUL, 1, &report, NULL) == VIENTRO_OK);
    CHECK(vientro_report_table_count(report) > 0);
    for (table = 0; table < vientro_report_table_count(report); table++) {
        CHECK(vientro_report_table(report, table, VIENTRO_LANG_EN, &id, &title, &rows, &columns, NULL) == VIENTRO_OK);
        for (column = 0; column < columns; column++)
            CHECK(vientro_report_column(report, table, column, VIENTRO_LANG_VI, &id, &label, NULL) == VIENTRO_OK);
        for (row = 0; row < rows; row++) {
            CHECK(vientro_report_row(report, table, row, VIENTRO_LANG_VI, &id, &label, NULL) == VIENTRO_OK);
            for (column = 0; column < columns; column++) {
                /* A kind that is not known here may come: a program shows that, and goes on. */
                CHECK(vientro_report_cell(report, table, row, column, &kind, &marks, &address, NULL) == VIENTRO_OK);
                CHECK(kind >= VIENTRO_CELL_BLANK);
            }
        }
    }
    CHECK(vientro_report_table(report, table, VIENTRO_LANG_EN, NULL, NULL, NULL, NULL, NULL) == VIENTRO_E_RANGE);
    CHECK(vientro_report_to_json(report, &text, NULL) == VIENTRO_OK);
    vientro_text_free(text);
    vientro_report_free(report);
}

int main(void)
{
    vientro_registry *registry;

    versions();
    money_and_days();
    registry = records();
    cubes(registry);
    findings(registry);
    reports(registry);
    vientro_registry_free(registry);

    /* NULL is no object. */
    vientro_error_free(NULL);
    vientro_text_free(NULL);
    vientro_builder_free(NULL);
    vientro_registry_free(NULL);
    vientro_cube_free(NULL);
    vientro_checked_free(NULL);
    vientro_report_free(NULL);
    if (failures == 0)
        puts("ok");
    return failures != 0;
}
