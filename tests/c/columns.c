/* Columns: the same records as in a file, hostile structures, and calls that tell how far they are. */
#include <stdlib.h>

#include "check.h"

#define HEAD "{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1}"

/* Four transactions: one whole, one without an amount, two that cannot be read. */
static const char FILE_4[] =
    "{\"format\":\"vientro-submission\",\"version\":1,\"submission\":" HEAD ",\"transactions\":["
    "{\"id\":\"T1\",\"grant\":\"G1\",\"kind\":\"disbursed\",\"date\":\"2019-06-30\","
    "\"amount\":{\"amount\":\"114673.00\",\"currency\":\"USD\"}},\n"
    "{\"id\":\"T2\",\"kind\":\"received\",\"date\":\"2019-07-01\"},\n"
    "{\"id\":\"T3\",\"grant\":\"G1\",\"kind\":\"donated\",\"date\":\"2019-07-02\","
    "\"amount\":{\"amount\":\"-500\",\"currency\":\"VND\"}},\n"
    "{\"id\":\"T4\",\"kind\":\"refunded\",\"date\":\"2147483647 days since 1970-01-01\","
    "\"amount\":{\"amount\":\"7 minor units\",\"currency\":\"9999\"}}]}";

static const char IDS[] = "T1T2T3T4";
static const int64_t ID_PLACES[] = {0, 2, 4, 6, 8};
static const char GRANTS[] = "G1G1";
static const int64_t GRANT_PLACES[] = {0, 2, 2, 4, 4};
static const uint8_t GRANT_BITS[] = {0x05};
static const char KINDS[] = "disbursedreceiveddonatedrefunded";
static const int64_t KIND_PLACES[] = {0, 9, 17, 24, 32};
static const int32_t DAYS[] = {18077, 18078, 18079, INT32_MAX};
static const int64_t MINOR[] = {11467300, 1, -500, 7};
static const uint32_t CURRENCIES[] = {840, 1, 704, 9999};
static const uint8_t AMOUNT_BITS[] = {0xfd};

static vientro_error *err = NULL;

static vientro_builder *new_builder(void)
{
    vientro_builder *builder = NULL;
    PASSES(vientro_builder_new(&builder, &err));
    return builder;
}

static vientro_column column(vientro_field field, vientro_type type, uint64_t length, const void *values,
                             const int64_t *offsets, const uint8_t *validity)
{
    vientro_column made;
    memset(&made, 0, sizeof made);
    made.struct_size = (uint32_t)sizeof made;
    made.field = field;
    made.type = type;
    made.length = length;
    made.values = values;
    made.offsets = offsets;
    made.validity = validity;
    return made;
}

static vientro_status add(vientro_builder *builder, const vientro_column *columns, uint64_t count)
{
    return vientro_builder_add_columns(builder, "ledger", VIENTRO_NUL, HEAD, VIENTRO_NUL, columns, count, NULL, NULL,
                                       NULL, NULL, &err);
}

static void four(vientro_column columns[6])
{
    columns[0] = column(VIENTRO_FIELD_TRANSACTION_ID, VIENTRO_TYPE_TEXT, 4, IDS, ID_PLACES, NULL);
    columns[1] = column(VIENTRO_FIELD_TRANSACTION_GRANT, VIENTRO_TYPE_TEXT, 4, GRANTS, GRANT_PLACES, GRANT_BITS);
    columns[2] = column(VIENTRO_FIELD_TRANSACTION_KIND, VIENTRO_TYPE_TEXT, 4, KINDS, KIND_PLACES, NULL);
    columns[3] = column(VIENTRO_FIELD_TRANSACTION_DATE, VIENTRO_TYPE_DATE, 4, DAYS, NULL, NULL);
    columns[4] = column(VIENTRO_FIELD_TRANSACTION_AMOUNT, VIENTRO_TYPE_I64, 4, MINOR, NULL, AMOUNT_BITS);
    columns[5] = column(VIENTRO_FIELD_TRANSACTION_AMOUNT_CURRENCY, VIENTRO_TYPE_U32, 4, CURRENCIES, NULL, AMOUNT_BITS);
}

static vientro_registry *finish(vientro_builder *builder)
{
    vientro_registry *registry = NULL;
    PASSES(vientro_builder_finish(builder, &registry, &err));
    vientro_builder_free(builder);
    return registry;
}

/* Rows and records of a file give the same. */
static void the_same_as_json(void)
{
    vientro_column columns[6];
    vientro_builder *by_columns = new_builder(), *by_json = new_builder();
    vientro_registry *one, *other;
    vientro_text *texts[6] = {NULL, NULL, NULL, NULL, NULL, NULL};
    uint64_t records = 7, set_aside = 7;
    int i;

    four(columns);
    PASSES(vientro_builder_add_columns(by_columns, "ledger", 6, HEAD, VIENTRO_NUL, columns, 6, NULL, NULL, &records,
                                       &set_aside, &err));
    CHECK(records == 2 && set_aside == 2);
    PASSES(vientro_builder_add_json(by_json, "ledger", 6, FILE_4, VIENTRO_NUL, &records, &set_aside, NULL, &err));
    CHECK(records == 2 && set_aside == 2);
    one = finish(by_columns);
    other = finish(by_json);
    CHECK(vientro_registry_record_count(one) == 2 && vientro_registry_set_aside_count(one) == 2);
    PASSES(vientro_registry_set_aside_json(one, &texts[0], &err));
    PASSES(vientro_registry_set_aside_json(other, &texts[1], &err));
    PASSES(vientro_registry_findings_json(one, &texts[2], &err));
    PASSES(vientro_registry_findings_json(other, &texts[3], &err));
    PASSES(vientro_overview_json(one, 2019, "calendar_year", VIENTRO_NUL, NULL, &texts[4], &err));
    PASSES(vientro_overview_json(other, 2019, "calendar_year", VIENTRO_NUL, NULL, &texts[5], &err));
    for (i = 0; i < 6; i += 2) {
        CHECK(strcmp(vientro_text_data(texts[i]), vientro_text_data(texts[i + 1])) == 0);
    }
    CHECK(strstr(vientro_text_data(texts[0]), "\"/transactions/3\"") != NULL);
    for (i = 0; i < 6; i++) {
        vientro_text_free(texts[i]);
    }
    vientro_registry_free(one);
    vientro_registry_free(other);
}

static void fields(void)
{
    CHECK(strcmp(vientro_field_code(VIENTRO_FIELD_TRANSACTION_AMOUNT), "amount.amount") == 0);
    CHECK(strcmp(vientro_field_code(VIENTRO_FIELD_GRANT_DONOR_SHARE), "donors[0].share") == 0);
    CHECK(strcmp(vientro_field_code(0), "") == 0);
    CHECK(strcmp(vientro_field_code(UINT32_MAX), "") == 0);
}

/* What a newer program gives: the structure goes on. */
typedef struct newer_column {
    vientro_column known;
    uint64_t added;
} newer_column;

static void blames(vientro_status status, const char *path)
{
    CHECK(status != VIENTRO_OK);
    CHECK(strcmp(vientro_error_path(err), path) == 0);
    vientro_error_free(err);
    err = NULL;
}

/* An error names the column and its member. */
static void places(void)
{
    static const int64_t FALLING[] = {0, 4, 2, 6, 8};
    vientro_builder *builder = new_builder();
    vientro_column columns[6];

    four(columns);
    columns[3].type = VIENTRO_TYPE_U32;
    blames(add(builder, columns, 6), "columns[3].type");
    columns[3].type = 99;
    blames(add(builder, columns, 6), "columns[3].type");
    columns[3].offsets = ID_PLACES;
    blames(add(builder, columns, 6), "columns[3].type");
    columns[3].type = VIENTRO_TYPE_DATE;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "ffi.not_null");
    blames(add(builder, columns, 6), "columns[3].offsets");
    four(columns);
    columns[4].field = 99;
    blames(add(builder, columns, 6), "columns[4].field");
    columns[4].field = VIENTRO_FIELD_DONOR_ID;
    columns[4].type = VIENTRO_TYPE_TEXT;
    columns[4].offsets = ID_PLACES;
    blames(add(builder, columns, 6), "columns[4].field");
    columns[4] = columns[0];
    blames(add(builder, columns, 6), "columns[4].field");
    columns[4].type = VIENTRO_TYPE_I64;
    columns[4].offsets = NULL;
    blames(add(builder, columns, 6), "columns[4].type");
    four(columns);
    columns[5].length = 3;
    blames(add(builder, columns, 6), "columns[5].length");
    columns[5].length = UINT64_MAX;
    blames(add(builder, columns, 6), "columns[5].length");
    columns[5].values = NULL;
    columns[5].length = 4;
    blames(add(builder, columns, 6), "columns[5].values");
    columns[5].reserved = 1;
    blames(add(builder, columns, 6), "columns[5].reserved");
    columns[5].struct_size = 40;
    blames(add(builder, columns, 6), "columns[5].struct_size");
    columns[0].struct_size = 40;
    blames(add(builder, columns, 6), "columns[0].struct_size");
    four(columns);
    columns[2].offsets = FALLING;
    blames(add(builder, columns, 6), "columns[2].offsets");
    four(columns);
    columns[0].values = "T1T2T\xff" "T4";
    blames(add(builder, columns, 6), "columns[0].values");
    blames(add(builder, columns + 1, 5), "columns");
    vientro_builder_free(builder);
}

static void structures(void)
{
    vientro_builder *builder = new_builder();
    vientro_column columns[6];
    newer_column newer[6];
    uint64_t records = 7;
    int i;

    four(columns);
    FAILS(add(NULL, columns, 6), VIENTRO_E_NULL, "ffi.null");
    FAILS(add(builder, NULL, 6), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_columns(builder, NULL, 1, HEAD, VIENTRO_NUL, columns, 6, NULL, NULL, &records, NULL, &err),
          VIENTRO_E_NULL, "ffi.null");
    CHECK(records == 0);
    FAILS(vientro_builder_add_columns(builder, "a", 1, NULL, VIENTRO_NUL, columns, 6, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_columns(builder, "a", 1, "{}", 2, columns, 6, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_INVALID, "shape.no_id");
    FAILS(vientro_builder_add_columns(builder, "a", 1, "[]", 2, columns, 6, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_INVALID, "shape.not_object");
    FAILS(add(builder, NULL, 0), VIENTRO_E_INVALID, "columns.no_id");
    FAILS(add(builder, columns, UINT64_MAX), VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(add(builder, (const vientro_column *)(const void *)((const char *)columns + 1), 1), VIENTRO_E_INVALID,
          "ffi.misaligned");

    columns[0].struct_size = 0;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "ffi.struct_size");
    columns[0].struct_size = 44;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "ffi.struct_size");
    columns[0].struct_size = 52;
    FAILS(add(builder, columns, 1), VIENTRO_E_INVALID, "ffi.struct_size");
    columns[0].struct_size = UINT32_MAX;
    FAILS(add(builder, columns, 1), VIENTRO_E_NEWER, "ffi.newer");
    four(columns);
    columns[5].struct_size = 56;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "ffi.struct_size");
    four(columns);
    columns[3].reserved = 1;
    FAILS(add(builder, columns, 6), VIENTRO_E_NEWER, "ffi.newer");

    four(columns);
    for (i = 0; i < 6; i++) {
        newer[i].known = columns[i];
        newer[i].known.struct_size = (uint32_t)sizeof newer[i];
        newer[i].added = 0;
    }
    PASSES(add(builder, &newer[0].known, 6));
    newer[5].added = 1;
    FAILS(add(builder, &newer[0].known, 6), VIENTRO_E_NEWER, "ffi.newer");

    columns[1].field = 99;
    FAILS(add(builder, columns, 6), VIENTRO_E_VALUE, "ffi.unknown_field");
    four(columns);
    columns[1].type = 99;
    FAILS(add(builder, columns, 6), VIENTRO_E_VALUE, "ffi.unknown_type");
    four(columns);
    columns[1].field = VIENTRO_FIELD_RATE_SOURCE;
    FAILS(add(builder, columns, 6), VIENTRO_E_VALUE, "columns.mixed");
    four(columns);
    columns[3].type = VIENTRO_TYPE_U32;
    FAILS(add(builder, columns, 6), VIENTRO_E_VALUE, "columns.type");
    four(columns);
    columns[3].length = 3;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "columns.length");
    four(columns);
    columns[0].field = VIENTRO_FIELD_TRANSACTION_DONOR;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "columns.no_id");
    columns[1].field = VIENTRO_FIELD_TRANSACTION_DONOR;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "columns.repeated");
    four(columns);
    columns[3].values = NULL;
    FAILS(add(builder, columns, 6), VIENTRO_E_NULL, "ffi.null");
    four(columns);
    columns[0].offsets = NULL;
    FAILS(add(builder, columns, 6), VIENTRO_E_NULL, "ffi.null");
    four(columns);
    columns[4].values = (const char *)MINOR + 1;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "ffi.misaligned");
    /* No memory has so many. */
    columns[4] = column(VIENTRO_FIELD_TRANSACTION_AMOUNT, VIENTRO_TYPE_I64, UINT64_MAX, MINOR, NULL, NULL);
    FAILS(add(builder, columns, 6), VIENTRO_E_RANGE, "ffi.too_long");
    columns[0] = column(VIENTRO_FIELD_TRANSACTION_ID, VIENTRO_TYPE_TEXT, UINT64_MAX, IDS, ID_PLACES, NULL);
    FAILS(add(builder, columns, 1), VIENTRO_E_RANGE, "ffi.too_long");

    /* No rows: nothing need be pointed at. */
    columns[0] = column(VIENTRO_FIELD_TRANSACTION_ID, VIENTRO_TYPE_TEXT, 0, NULL, NULL, NULL);
    PASSES(add(builder, columns, 1));
    vientro_registry_free(finish(builder));
}

static void text(void)
{
    static const int64_t FALLING[] = {0, 4, 2, 6, 8}, NEGATIVE[] = {-2, 2, 4, 6, 8}, BELOW[] = {0, 2, 4, 6, -8};
    static const int64_t IN_A_LETTER[] = {0, 1, 2, 3, 4};
    vientro_builder *builder = new_builder();
    vientro_column columns[6];

    four(columns);
    columns[0].offsets = FALLING;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "columns.offsets");
    columns[0].offsets = NEGATIVE;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "columns.offsets");
    columns[0].offsets = BELOW;
    FAILS(add(builder, columns, 6), VIENTRO_E_INVALID, "columns.offsets");
    columns[0].offsets = ID_PLACES;
    columns[0].values = "T1T2T\xff" "T4";
    FAILS(add(builder, columns, 6), VIENTRO_E_TEXT, "columns.not_utf8");
    columns[0].values = "T1T2T\0T4";
    FAILS(add(builder, columns, 6), VIENTRO_E_TEXT, "columns.holds_nul");
    columns[0].values = "ab\xc4\x91";
    columns[0].offsets = IN_A_LETTER;
    FAILS(add(builder, columns, 6), VIENTRO_E_TEXT, "columns.not_utf8");
    vientro_registry_free(finish(builder));
}

/* What a callback does, and what it saw. */
typedef struct seen {
    vientro_builder *builder;
    uint64_t calls, stop_at, last_done, last_total;
} seen;

static int32_t watch(void *userdata, uint64_t done, uint64_t total)
{
    seen *it = userdata;
    CHECK(done >= it->last_done && done <= total);
    it->last_done = done;
    it->last_total = total;
    it->calls++;
    return it->calls == it->stop_at;
}

/* Uses what the call works on: every use is an error, and freeing does nothing. */
static int32_t meddle(void *userdata, uint64_t done, uint64_t total)
{
    seen *it = userdata;
    vientro_registry *registry = NULL;
    (void)done;
    (void)total;
    it->calls++;
    FAILS(vientro_builder_add_json(it->builder, "a", 1, FILE_4, VIENTRO_NUL, NULL, NULL, NULL, &err), VIENTRO_E_INVALID,
          "ffi.in_use");
    FAILS(vientro_builder_finish(it->builder, &registry, &err), VIENTRO_E_INVALID, "ffi.in_use");
    vientro_builder_free(it->builder);
    return 0;
}

static void progress(void)
{
    const uint64_t rows = 40000;
    int64_t *offsets = malloc((rows + 1) * sizeof *offsets);
    char *ids = malloc(rows * 8);
    vientro_builder *builder = new_builder();
    vientro_registry *registry;
    vientro_error *own = NULL;
    vientro_column columns[1];
    seen it;
    uint64_t row, stop, records = 7, calls;
    uint32_t complete = 7;

    if (offsets == NULL || ids == NULL) {
        failures++;
        return;
    }
    offsets[0] = 0;
    for (row = 0; row < rows; row++) {
        char id[9];
        sprintf(id, "t%07u", (unsigned)row);
        memcpy(ids + row * 8, id, 8);
        offsets[row + 1] = (int64_t)(row + 1) * 8;
    }
    columns[0] = column(VIENTRO_FIELD_TRANSACTION_ID, VIENTRO_TYPE_TEXT, rows, ids, offsets, NULL);

    /* Stopped at any call, nothing stays. */
    memset(&it, 0, sizeof it);
    for (stop = 1;; stop++) {
        vientro_status status;
        memset(&it, 0, sizeof it);
        it.stop_at = stop;
        status = vientro_builder_add_columns(builder, "a", 1, HEAD, VIENTRO_NUL, columns, 1, watch, &it, &records, NULL,
                                             &err);
        CHECK(it.last_total == rows);
        if (status == VIENTRO_OK) {
            break;
        }
        CHECK(status == VIENTRO_E_STOPPED && it.calls == stop && records == 0);
        CHECK(strcmp(vientro_error_id(err), "exchange.stopped") == 0);
        CHECK(strcmp(vientro_error_path(err), "progress") == 0);
        vientro_error_free(err);
    }
    calls = it.calls;
    CHECK(calls >= 3 && calls < 100 && it.last_done == rows && records == rows);
    registry = finish(builder);
    CHECK(vientro_registry_record_count(registry) == rows);
    vientro_registry_free(registry);

    /* The same with a file. */
    builder = new_builder();
    memset(&it, 0, sizeof it);
    it.stop_at = 2;
    FAILS(vientro_builder_add_json_with_progress(builder, "a", 1, FILE_4, VIENTRO_NUL, watch, &it, &records, NULL,
                                                 &complete, &err),
          VIENTRO_E_STOPPED, "exchange.stopped");
    CHECK(records == 0 && complete == 0 && it.calls == 2);
    FAILS(vientro_builder_add_json_with_progress(NULL, "a", 1, FILE_4, 1, watch, &it, NULL, NULL, NULL, &err),
          VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_builder_add_json_with_progress(builder, NULL, 1, FILE_4, 1, watch, &it, NULL, NULL, NULL, &err),
          VIENTRO_E_NULL, "ffi.null");
    CHECK(it.calls == 2);
    PASSES(vientro_builder_add_json_with_progress(builder, "a", 1, FILE_4, VIENTRO_NUL, NULL, NULL, &records, NULL,
                                                  &complete, &err));
    CHECK(records == 2 && complete == 1);

    /* A callback that uses the builder is told so, and the call goes on. */
    memset(&it, 0, sizeof it);
    it.builder = builder;
    CHECK(vientro_builder_add_columns(builder, "a", 1, HEAD, VIENTRO_NUL, columns, 1, meddle, &it, &records, NULL, &own)
          == VIENTRO_OK);
    CHECK(own == NULL && records == rows && it.calls == calls);
    CHECK(vientro_builder_add_json_with_progress(builder, "a", 1, FILE_4, VIENTRO_NUL, meddle, &it, NULL, NULL, NULL, &own)
          == VIENTRO_OK);
    registry = finish(builder);
    CHECK(vientro_registry_record_count(registry) == rows + 2);
    vientro_registry_free(registry);
    free(offsets);
    free(ids);
}

int main(void)
{
    the_same_as_json();
    fields();
    places();
    structures();
    text();
    progress();
    return failures != 0;
}
