/* Cells of every report, one by one and in columns, of a small submission whose figures are known. */
#include <stdlib.h>

#include "check.h"

enum { USD = 840, MOST_TABLES = 40 };

static const char FILE_JSON[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1,\"as_of\":\"2021-12-31\"},"
    "\"donors\":[{\"id\":\"asian\",\"kind\":\"foreign_ngo\",\"country\":\"JP\"}],"
    "\"grants\":[{\"id\":\"G1\",\"mode\":\"project\",\"budget_class\":\"budget_revenue\","
    "\"donors\":[{\"donor\":\"asian\"}],\"provinces\":[{\"province\":\"20\"}],"
    "\"decision\":{\"date\":\"2021-03-01\"},"
    "\"funding\":{\"grant\":[{\"amount\":\"1000.00\",\"currency\":\"USD\"}]}}],"
    "\"transactions\":[{\"id\":\"T1\",\"grant\":\"G1\",\"kind\":\"received\",\"form\":\"cash\","
    "\"date\":\"2021-04-01\",\"amount\":{\"amount\":\"400.00\",\"currency\":\"USD\"}},"
    "{\"id\":\"T2\",\"grant\":\"G1\",\"kind\":\"disbursed\",\"form\":\"cash\",\"date\":\"2021-06-30\","
    "\"amount\":{\"amount\":\"250.25\",\"currency\":\"USD\"}}],"
    "\"balances\":[{\"id\":\"B1\",\"grant\":\"G1\",\"account\":\"A\",\"date\":\"2021-12-31\","
    "\"opening\":{\"amount\":\"0.00\",\"currency\":\"USD\"},"
    "\"closing\":{\"amount\":\"149.75\",\"currency\":\"USD\"}}],"
    "\"published_figures\":["
    "{\"id\":\"a\",\"indicator\":\"aid_disbursed\",\"scope\":{\"province\":\"20\"},"
    "\"window\":{\"kind\":\"calendar_year\",\"from\":\"2021-01-01\",\"until\":\"2021-12-31\"},\"printed\":\"260,25 USD\",\"lang\":\"vi\",\"source\":\"press\"},"
    "{\"id\":\"b\",\"indicator\":\"aid_disbursed\",\"scope\":{\"province\":\"20\"},"
    "\"window\":{\"kind\":\"calendar_year\",\"from\":\"2021-01-01\",\"until\":\"2021-12-31\"},\"printed\":\"250.25 USD\",\"lang\":\"en\"}]}";

static const char CASH[] = "{\"report\":\"cash\",\"window\":{\"kind\":\"calendar_year\",\"year\":2021}}";
static const char RECONCILIATION[] = "{\"report\":\"reconciliation\"}";
static const char NATIONAL[] =
    "{\"report\":\"national\",\"last_reported\":\"calendar_year\",\"cash\":\"budget_revenue\","
    "\"compare\":{\"window\":{\"kind\":\"calendar_year\",\"year\":2021},"
    "\"with\":{\"kind\":\"calendar_year\",\"year\":2020}},"
    "\"programme\":\"national_2019_2025\",\"target\":{\"amount\":\"1000.00\",\"currency\":\"USD\"},"
    "\"reporting\":{\"currency\":\"USD\",\"rate_kind\":\"accounting\",\"rounding\":\"half_away_from_zero\"}}";

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

static vientro_report *report_of(const vientro_registry *registry, const char *query)
{
    vientro_report *report = NULL;
    PASSES(vientro_report_new(registry, query, VIENTRO_NUL, 1, &report, &err));
    return report;
}

/* The position of a table, a row or a column, by its id. */
static uint64_t table_at(const vientro_report *report, const char *wanted)
{
    const char *id = "";
    uint64_t table;

    for (table = 0; table < vientro_report_table_count(report); table++) {
        PASSES(vientro_report_table(report, table, VIENTRO_LANG_EN, &id, NULL, NULL, NULL, &err));
        if (strcmp(id, wanted) == 0)
            return table;
    }
    fprintf(stderr, "no table %s\n", wanted);
    failures++;
    return 0;
}

static void place(const vientro_report *report, uint64_t table, const char *row_code, const char *column_id,
                  uint64_t *row, uint64_t *column)
{
    const char *code = "";
    uint64_t rows = 0, columns = 0;

    PASSES(vientro_report_table(report, table, VIENTRO_LANG_EN, NULL, NULL, &rows, &columns, &err));
    for (*row = 0; *row < rows; (*row)++) {
        PASSES(vientro_report_row(report, table, *row, VIENTRO_LANG_VI, &code, NULL, &err));
        if (strcmp(code, row_code) == 0)
            break;
    }
    for (*column = 0; *column < columns; (*column)++) {
        PASSES(vientro_report_column(report, table, *column, VIENTRO_LANG_VI, &code, NULL, &err));
        if (strcmp(code, column_id) == 0)
            break;
    }
    if (*row == rows || *column == columns) {
        fprintf(stderr, "no cell %s, %s\n", row_code, column_id);
        failures++;
        *row = *column = 0;
    }
}

/* Checks a cell of money in dollars. */
static void cents(const vientro_report *report, const char *id, const char *row_code, const char *column_id,
                  uint64_t expected)
{
    uint64_t table = table_at(report, id), row, column, low = 7, needed = 7;
    uint32_t currency = 7;
    int64_t high = 7;

    place(report, table, row_code, column_id, &row, &column);
    PASSES(vientro_report_amounts(report, table, row, column, &currency, &low, &high, 1, &needed, &err));
    CHECK(needed == 1 && currency == USD && low == expected && high == 0);
}

/* Checks words in all three forms. */
static void words(const vientro_report *report, const char *id, const char *row_code, const char *column_id,
                  const char *plain, const char *vi, const char *en)
{
    uint64_t table = table_at(report, id), row, column;
    uint32_t kind = 0;
    const char *told = NULL;

    place(report, table, row_code, column_id, &row, &column);
    PASSES(vientro_report_cell(report, table, row, column, &kind, NULL, NULL, &err));
    CHECK(kind == VIENTRO_CELL_TEXT);
    if (kind != VIENTRO_CELL_TEXT)
        return;
    PASSES(vientro_report_text(report, table, row, column, VIENTRO_LANG_NONE, &told, &err));
    CHECK(strcmp(told, plain) == 0);
    PASSES(vientro_report_text(report, table, row, column, VIENTRO_LANG_VI, &told, &err));
    CHECK(strcmp(told, vi) == 0);
    PASSES(vientro_report_text(report, table, row, column, VIENTRO_LANG_EN, &told, &err));
    CHECK(strcmp(told, en) == 0);
    FAILS(vientro_report_text(report, table, row, column, 9, &told, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    CHECK(told == NULL);
    FAILS(vientro_report_reason(report, table, row, column, VIENTRO_LANG_EN, &told, &err), VIENTRO_E_VALUE,
          "ffi.other_kind");
}

/* What a cell says as text is what it holds. */
static void says(const vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t kind)
{
    char text[512], expected[32];
    uint64_t needed = 0, many = 0;
    int64_t number = 0;
    const char *words = NULL;

    PASSES(vientro_report_value(report, table, row, column, VIENTRO_LANG_VI, text, sizeof text, &needed, &err));
    CHECK(needed == strlen(text) + 1);
    PASSES(vientro_report_value(report, table, row, column, VIENTRO_LANG_NONE, NULL, 0, &needed, &err));
    FAILS(vientro_report_value(report, table, row, column, VIENTRO_LANG_NONE, text, needed - 1, &many, &err),
          VIENTRO_E_RANGE, "ffi.small_buffer");
    PASSES(vientro_report_value(report, table, row, column, VIENTRO_LANG_NONE, text, sizeof text, &needed, &err));
    switch (kind) {
    case VIENTRO_CELL_COUNT:
        PASSES(vientro_report_number(report, table, row, column, &number, &err));
        snprintf(expected, sizeof expected, "%lld", (long long)number);
        CHECK(strcmp(text, expected) == 0);
        break;
    case VIENTRO_CELL_AID:
        PASSES(vientro_report_amounts(report, table, row, column, NULL, NULL, NULL, 0, &many, &err));
        CHECK(many == 0 ? strcmp(text, "0") == 0 : text[3] == ' ');
        break;
    case VIENTRO_CELL_RATIO:
        CHECK(strchr(text, '/') != NULL);
        break;
    case VIENTRO_CELL_TEXT:
        PASSES(vientro_report_text(report, table, row, column, VIENTRO_LANG_NONE, &words, &err));
        CHECK(strcmp(text, words) == 0);
        break;
    default:
        CHECK(strcmp(text, kind == VIENTRO_CELL_BLANK ? "-" : "?") == 0);
    }
}

/* What one table tells in columns is what its cells tell one by one. */
static uint64_t in_columns(const vientro_report *report, uint64_t table)
{
    uint64_t needed = 0, rows = 0, columns = 0, i = 0, cell, many, *cells, *low, one_low[4], below_low;
    uint32_t kind = 0, mark = 0, *kinds, *marks, *currencies, one_currency[4];
    int64_t *high, one_high[4], below_high, number;

    PASSES(vientro_report_table(report, table, VIENTRO_LANG_EN, NULL, NULL, &rows, &columns, &err));
    PASSES(vientro_report_cells(report, table, NULL, NULL, NULL, NULL, NULL, NULL, 0, &needed, &err));
    CHECK(needed >= rows * columns);
    cells = calloc(needed + 1, sizeof *cells);
    kinds = calloc(needed + 1, sizeof *kinds);
    marks = calloc(needed + 1, sizeof *marks);
    currencies = calloc(needed + 1, sizeof *currencies);
    low = calloc(needed + 1, sizeof *low);
    high = calloc(needed + 1, sizeof *high);
    PASSES(vientro_report_cells(report, table, cells, kinds, marks, currencies, low, high, needed, &needed, &err));
    for (cell = 0; cell < rows * columns; cell++) {
        const uint64_t row = cell / columns, column = cell % columns;

        PASSES(vientro_report_cell(report, table, row, column, &kind, &mark, NULL, &err));
        CHECK(i < needed && cells[i] == cell && kinds[i] == kind && marks[i] == mark);
        says(report, table, row, column, kind);
        if (kind == VIENTRO_CELL_COUNT) {
            PASSES(vientro_report_number(report, table, row, column, &number, &err));
            CHECK((int64_t)low[i] == number && high[i] == (number < 0 ? -1 : 0) && currencies[i] == 0);
        } else if (kind == VIENTRO_CELL_RATIO) {
            PASSES(vientro_report_ratio(report, table, row, column, one_low, one_high, &below_low, &below_high, &err));
            CHECK(low[i] == one_low[0] && high[i] == one_high[0] && currencies[i] == 0);
            i++;
            CHECK(i < needed && cells[i] == cell && kinds[i] == kind);
            CHECK(low[i] == below_low && high[i] == below_high);
        } else if (kind == VIENTRO_CELL_AID) {
            PASSES(vientro_report_amounts(report, table, row, column, one_currency, one_low, one_high, 4, &many, &err));
            if (many == 0)
                CHECK(currencies[i] == 0 && low[i] == 0 && high[i] == 0);
            else
                CHECK(currencies[i] == one_currency[0] && low[i] == one_low[0] && high[i] == one_high[0]);
            i += many > 1 ? many - 1 : 0;
        } else {
            CHECK(currencies[i] == 0 && low[i] == 0 && high[i] == 0);
        }
        i++;
    }
    CHECK(i == needed);
    if (needed > 0) {
        cells[0] = 7;
        FAILS(vientro_report_cells(report, table, cells, NULL, NULL, NULL, NULL, NULL, needed - 1, &needed, &err),
              VIENTRO_E_RANGE, "ffi.short_columns");
        CHECK(needed == i && (needed == 1 || cells[0] == 0));
    }
    free(cells);
    free(kinds);
    free(marks);
    free(currencies);
    free(low);
    free(high);
    return needed;
}

/* Every cell that has an address leads to records; returns how many do. */
static int drilled(const vientro_report *report, const vientro_registry *registry, const char *named)
{
    const char *address = "";
    vientro_text *json = NULL;
    uint64_t table, rows = 0, columns = 0, row, column;
    int found = 0;
    uint32_t kind;

    for (table = 0; table < vientro_report_table_count(report); table++) {
        PASSES(vientro_report_table(report, table, VIENTRO_LANG_VI, NULL, NULL, &rows, &columns, &err));
        for (row = 0; row < rows; row++)
            for (column = 0; column < columns; column++) {
                PASSES(vientro_report_cell(report, table, row, column, &kind, NULL, &address, &err));
                if (address[0] == '\0')
                    continue;
                PASSES(vientro_report_drill(report, registry, address, VIENTRO_NUL, &json, &err));
                found += strstr(vientro_text_data(json), named) != NULL;
                vientro_text_free(json);
            }
    }
    return found;
}

/* What is said of a report and of its tables; returns how many notes there are. */
static uint64_t said(const vientro_registry *registry, const vientro_report *report, const char *id, const char *part)
{
    vientro_report *again;
    vientro_text *json = NULL;
    const char *its_part = NULL, *vi = NULL, *en = NULL;
    uint64_t table, note, notes = 0, i, n = vientro_report_warning_count(report), parts = 0;

    CHECK(strcmp(vientro_report_id(report), id) == 0 && vientro_report_id(NULL)[0] == '\0');
    for (i = 0; i < n; i++) {
        PASSES(vientro_report_warning(report, i, VIENTRO_LANG_VI, NULL, &vi, &err));
        PASSES(vientro_report_warning(report, i, VIENTRO_LANG_EN, &its_part, &en, &err));
        CHECK(vi[0] != '\0' && en[0] != '\0' && strcmp(vi, en) != 0);
        parts += strcmp(its_part, part) == 0;
    }
    CHECK(parts > 0 || n == 0);
    for (table = 0; table < vientro_report_table_count(report); table++) {
        PASSES(vientro_report_table_head(report, table, VIENTRO_LANG_VI, &vi, &err));
        CHECK(vi[0] != '\0');
        for (note = 0; note < vientro_report_table_note_count(report, table); note++, notes++) {
            PASSES(vientro_report_table_note(report, table, note, VIENTRO_LANG_EN, &en, &err));
            CHECK(en[0] != '\0');
        }
    }

    /* The query reads, and asks for the same. */
    PASSES(vientro_report_query_json(report, &json, &err));
    again = report_of(registry, vientro_text_data(json));
    vientro_text_free(json);
    CHECK(vientro_report_table_count(again) == table && vientro_report_warning_count(again) == n);
    CHECK(strcmp(vientro_report_id(again), id) == 0);
    vientro_report_free(again);

    FAILS(vientro_report_warning(report, n, VIENTRO_LANG_EN, &its_part, &en, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(its_part == NULL && en == NULL);
    FAILS(vientro_report_warning(NULL, 0, VIENTRO_LANG_EN, NULL, &en, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_table_head(report, table, VIENTRO_LANG_EN, &en, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_report_table_head(report, 0, VIENTRO_LANG_NONE, &en, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_report_table_head(NULL, 0, VIENTRO_LANG_EN, &en, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_table_note(report, 0, 99, VIENTRO_LANG_EN, &en, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_report_table_note(report, 0, 0, VIENTRO_LANG_EN, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_report_query_json(NULL, &json, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(json == NULL && vientro_report_warning_count(NULL) == 0);
    CHECK(vientro_report_table_note_count(NULL, 0) == 0 && vientro_report_table_note_count(report, table) == 0);
    return notes;
}

static void cash(const vientro_registry *registry)
{
    vientro_report *report = report_of(registry, CASH);

    CHECK(vientro_report_table_count(report) == 4);
    cents(report, "grants", "G1", "received", 40000);
    cents(report, "grants", "total", "closing", 14975);
    cents(report, "sources", "G1/asian", "used", 25025);
    cents(report, "balances", "G1/closing", "reported", 14975);
    words(report, "balances", "G1/closing", "answer", "agrees", "khớp", "agrees");
    words(report, "balances", "G1/closing", "day", "2021-12-31", "31/12/2021", "2021-12-31");
    CHECK(drilled(report, registry, "transactions/T1") >= 3);
    /* What cannot be told names the record that does not say it. */
    CHECK(drilled(report, registry, "grants/G1") == 6);
    CHECK(vientro_report_warning_count(report) > 0);
    said(registry, report, "cash", "");
    vientro_report_free(report);
}

static void reconciliation(const vientro_registry *registry)
{
    vientro_report *report = report_of(registry, RECONCILIATION);

    CHECK(vientro_report_table_count(report) == 2);
    words(report, "figures", "a", "published", "260,25 USD", "260,25 USD", "260,25 USD");
    words(report, "figures", "a", "answer", "contradicts", "không khớp", "contradicts");
    words(report, "figures", "b", "answer", "consistent", "khớp", "consistent");
    words(report, "figures", "a", "unit", "USD", "USD", "USD");
    cents(report, "figures", "a", "computed", 25025);
    cents(report, "figures", "a", "distance", 1000);
    words(report, "between", "a/b", "answer", "contradicts", "không khớp", "contradicts");
    CHECK(drilled(report, registry, "published_figures/a") == 2);
    CHECK(vientro_report_warning_count(report) == 0);
    said(registry, report, "reconciliation", "");
    vientro_report_free(report);
}

static void national(const vientro_registry *registry)
{
    vientro_report *report = report_of(registry, NATIONAL);
    vientro_text *json = NULL;
    const char *ids[MOST_TABLES], *part;
    uint64_t tables = vientro_report_table_count(report), table, other, entries = 0;

    CHECK(tables > 10 && tables <= MOST_TABLES);
    for (table = 0; table < tables && table < MOST_TABLES; table++) {
        PASSES(vientro_report_table(report, table, VIENTRO_LANG_EN, &ids[table], NULL, NULL, NULL, &err));
        part = strchr(ids[table], ':');
        CHECK(part != NULL);
        for (other = 0; other < table; other++)
            CHECK(strcmp(ids[table], ids[other]) != 0);
        entries += in_columns(report, table);
    }
    CHECK(entries > 200);
    cents(report, "series:aid", "calendar_year/2021-01-01/2021-12-31", "disbursed", 25025);
    cents(report, "yearly:aid", "disbursed", "window", 25025);
    cents(report, "comparison:comparison", "disbursed", "window", 25025);
    cents(report, "programme:target", "disbursed", "target", 100000);
    cents(report, "cash:grants", "G1", "received", 40000);
    words(report, "reconciliation:figures", "b", "answer", "consistent", "khớp", "consistent");
    CHECK(drilled(report, registry, "T2") > 5);
    CHECK(said(registry, report, "national", "cash") > 0);

    /* The full report is the one that an address without a name means. */
    PASSES(vientro_report_drill(report, registry, "aid/disbursed/window", VIENTRO_NUL, &json, &err));
    CHECK(strstr(vientro_text_data(json), "transactions/T2") != NULL);
    vientro_text_free(json);
    FAILS(vientro_report_drill(report, registry, "moon:aid/disbursed/window", VIENTRO_NUL, &json, &err),
          VIENTRO_E_VALUE, "report.no_cell");

    PASSES(vientro_report_to_json(report, &json, &err));
    CHECK(strstr(vientro_text_data(json), "\"id\": \"reported\",\n    \"provinces\": 1,\n    \"of\": 1") != NULL);
    CHECK(strstr(vientro_text_data(json), "\"files\": 1,\n  \"records\": 7") != NULL);
    vientro_text_free(json);
    vientro_report_free(report);
}

int main(void)
{
    vientro_registry *registry = registry_of(FILE_JSON);

    cash(registry);
    reconciliation(registry);
    national(registry);
    vientro_registry_free(registry);
    return failures == 0 ? 0 : 1;
}
