/*
 * Exact money for PostgreSQL, and provinces on either map. Amounts are bigint minor units beside the
 * code of their currency, as in the C library. They are read, written and added without rounding, and
 * never across currencies; the aggregate vientro_sum carries 128 bits, works in parallel, and gives an
 * exact numeric.
 *
 * Every failure of the library becomes an error with an SQLSTATE, the library's message, and its
 * permanent id as DETAIL. What the library gave is freed before ereport leaves the function; nothing
 * of PostgreSQL runs inside a call of the library, so no longjmp crosses it.
 *
 * To use it: make -C examples/postgresql install, then CREATE EXTENSION vientro. This tries it in a
 * server of its own, and leaves nothing behind:
 *
 * $ bash examples/postgresql/test.sh
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/numeric.h"

#include <vientro.h>

PG_MODULE_MAGIC;

/* More than any amount needs: 40 digits, their separators, a sign and a point. */
#define AMOUNT_ROOM 80

/* No map has more units. */
#define UNITS 63

/* Days are counted from 1970-01-01 in the library, and from 2000-01-01 here. */
#define DAYS_1970_TO_2000 10957

void _PG_init(void);

void _PG_init(void)
{
    uint32 abi = vientro_abi_version();

    if (abi >> 16 != VIENTRO_ABI_VERSION >> 16 || abi < VIENTRO_ABI_VERSION)
        ereport(ERROR, (errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
                        errmsg("vientro %s is not the library that the extension was built for", vientro_version())));
}

static int sqlstate(vientro_status status)
{
    switch (status) {
    case VIENTRO_E_NULL:
        return ERRCODE_NULL_VALUE_NOT_ALLOWED;
    case VIENTRO_E_TEXT:
        return ERRCODE_CHARACTER_NOT_IN_REPERTOIRE;
    case VIENTRO_E_VALUE:
        return ERRCODE_INVALID_PARAMETER_VALUE;
    case VIENTRO_E_RANGE:
    case VIENTRO_E_OVERFLOW:
        return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
    case VIENTRO_E_NOMEM:
        return ERRCODE_OUT_OF_MEMORY;
    case VIENTRO_E_INTERNAL:
        return ERRCODE_INTERNAL_ERROR;
    default:
        return ERRCODE_DATA_EXCEPTION;
    }
}

/* Frees the error of a failed call and raises it; copies it first where nothing can be raised. */
static void pg_attribute_noreturn() raise(vientro_error *err, uint32 lang)
{
    char message[1024], id[64];
    int code = sqlstate(vientro_error_code(err));

    strlcpy(message, vientro_error_message(err, lang), sizeof message);
    strlcpy(id, vientro_error_id(err), sizeof id);
    vientro_error_free(err);
    /* A message that was cut ends with a whole character. */
    message[pg_encoding_mbcliplen(PG_UTF8, message, strlen(message), sizeof message - 1)] = '\0';
    ereport(ERROR, (errcode(code), errmsg("%s", pg_any_to_server(message, strlen(message), PG_UTF8)), errdetail("%s", id)));
}

/* The number of a currency. */
static uint32 currency_of(const text *code)
{
    vientro_error *err = NULL;
    uint32 currency = 0;

    if (vientro_currency_numeric(VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code), &currency, &err) != VIENTRO_OK)
        raise(err, VIENTRO_LANG_EN);
    return currency;
}

/* The number of a language. */
static uint32 lang_of(const text *name)
{
    char *lang = text_to_cstring(name);

    if (strcmp(lang, "none") == 0)
        return VIENTRO_LANG_NONE;
    if (strcmp(lang, "vi") == 0)
        return VIENTRO_LANG_VI;
    if (strcmp(lang, "en") == 0)
        return VIENTRO_LANG_EN;
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no language is called \"%s\"", lang),
                    errhint("It is none, vi or en.")));
}

PG_FUNCTION_INFO_V1(vientro_pg_version);
Datum vientro_pg_version(PG_FUNCTION_ARGS)
{
    PG_RETURN_TEXT_P(cstring_to_text(vientro_version()));
}

PG_FUNCTION_INFO_V1(vientro_pg_parse);
Datum vientro_pg_parse(PG_FUNCTION_ARGS)
{
    char *amount = text_to_cstring(PG_GETARG_TEXT_PP(0));
    uint32 currency = currency_of(PG_GETARG_TEXT_PP(1));
    uint32 lang = lang_of(PG_GETARG_TEXT_PP(2));
    vientro_error *err = NULL;
    int64_t minor = 0;

    amount = pg_server_to_any(amount, strlen(amount), PG_UTF8);
    if (vientro_money_parse(amount, VIENTRO_NUL, currency, lang, &minor, &err) != VIENTRO_OK)
        raise(err, lang);
    PG_RETURN_INT64(minor);
}

PG_FUNCTION_INFO_V1(vientro_pg_format);
Datum vientro_pg_format(PG_FUNCTION_ARGS)
{
    int64_t minor = PG_GETARG_INT64(0);
    uint32 currency = currency_of(PG_GETARG_TEXT_PP(1));
    uint32 lang = lang_of(PG_GETARG_TEXT_PP(2));
    char amount[AMOUNT_ROOM];
    vientro_error *err = NULL;
    uint64_t needed = 0;

    if (vientro_money_format(minor, currency, lang, amount, sizeof amount, &needed, &err) != VIENTRO_OK)
        raise(err, lang);
    PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(amount, strlen(amount), PG_UTF8)));
}

PG_FUNCTION_INFO_V1(vientro_pg_add);
Datum vientro_pg_add(PG_FUNCTION_ARGS)
{
    uint32 a_currency = currency_of(PG_GETARG_TEXT_PP(1));
    uint32 b_currency = currency_of(PG_GETARG_TEXT_PP(3));
    vientro_error *err = NULL;
    int64_t sum = 0;

    if (vientro_money_add(PG_GETARG_INT64(0), a_currency, PG_GETARG_INT64(2), b_currency, &sum, &err) != VIENTRO_OK)
        raise(err, VIENTRO_LANG_EN);
    PG_RETURN_INT64(sum);
}

/*
 * What vientro_sum carries from row to row. As many rows as there can be do not overflow it: 2^63
 * amounts of 2^63 take 126 bits.
 */
typedef struct Sum {
    int128 minor;
    uint32 currency;
} Sum;

/* Makes a sum of nothing that lives as long as the aggregate. */
static Sum *new_sum(FunctionCallInfo fcinfo, uint32 currency)
{
    MemoryContext context;
    Sum *sum;

    if (!AggCheckCallContext(fcinfo, &context))
        elog(ERROR, "vientro_sum was not called as an aggregate");
    /* PostgreSQL aligns to 8 bytes and its int128 says so. */
    sum = MemoryContextAlloc(context, sizeof *sum);
    sum->minor = 0;
    sum->currency = currency;
    return sum;
}

static void add(Sum *sum, int128 minor, uint32 currency)
{
    if (sum->currency != currency) {
        vientro_error *err = NULL;
        int64_t nothing = 0;

        /* The library tells it best. */
        if (vientro_money_add(0, sum->currency, 0, currency, &nothing, &err) != VIENTRO_OK)
            raise(err, VIENTRO_LANG_EN);
    }
    sum->minor += minor;
}

PG_FUNCTION_INFO_V1(vientro_pg_sum_add);
Datum vientro_pg_sum_add(PG_FUNCTION_ARGS)
{
    Sum *sum = PG_ARGISNULL(0) ? NULL : (Sum *)PG_GETARG_POINTER(0);
    uint32 currency;

    /* An amount that is not known adds nothing, as with sum(); one without a currency is a mistake. */
    if (!PG_ARGISNULL(1)) {
        if (PG_ARGISNULL(2))
            ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("an amount has no currency")));
        currency = currency_of(PG_GETARG_TEXT_PP(2));
        if (sum == NULL)
            sum = new_sum(fcinfo, currency);
        add(sum, PG_GETARG_INT64(1), currency);
    }
    if (sum == NULL)
        PG_RETURN_NULL();
    PG_RETURN_POINTER(sum);
}

PG_FUNCTION_INFO_V1(vientro_pg_sum_combine);
Datum vientro_pg_sum_combine(PG_FUNCTION_ARGS)
{
    Sum *sum = PG_ARGISNULL(0) ? NULL : (Sum *)PG_GETARG_POINTER(0);
    const Sum *other = PG_ARGISNULL(1) ? NULL : (const Sum *)PG_GETARG_POINTER(1);

    if (other != NULL) {
        if (sum == NULL)
            sum = new_sum(fcinfo, other->currency);
        add(sum, other->minor, other->currency);
    }
    if (sum == NULL)
        PG_RETURN_NULL();
    PG_RETURN_POINTER(sum);
}

PG_FUNCTION_INFO_V1(vientro_pg_sum_serialize);
Datum vientro_pg_sum_serialize(PG_FUNCTION_ARGS)
{
    const Sum *sum = (const Sum *)PG_GETARG_POINTER(0);
    StringInfoData bytes;

    pq_begintypsend(&bytes);
    pq_sendint64(&bytes, (uint64)sum->minor);
    pq_sendint64(&bytes, (uint64)(sum->minor >> 64));
    pq_sendint32(&bytes, sum->currency);
    PG_RETURN_BYTEA_P(pq_endtypsend(&bytes));
}

PG_FUNCTION_INFO_V1(vientro_pg_sum_deserialize);
Datum vientro_pg_sum_deserialize(PG_FUNCTION_ARGS)
{
    bytea *given = PG_GETARG_BYTEA_PP(0);
    StringInfoData bytes;
    uint64 low;
    int64 high;
    Sum *sum;

    initStringInfo(&bytes);
    appendBinaryStringInfo(&bytes, VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given));
    sum = new_sum(fcinfo, 0);
    low = (uint64)pq_getmsgint64(&bytes);
    high = pq_getmsgint64(&bytes);
    sum->minor = ((int128)high * ((int128)1 << 64)) + low;
    sum->currency = pq_getmsgint(&bytes, 4);
    pq_getmsgend(&bytes);
    PG_RETURN_POINTER(sum);
}

PG_FUNCTION_INFO_V1(vientro_pg_sum_total);
Datum vientro_pg_sum_total(PG_FUNCTION_ARGS)
{
    char total[AMOUNT_ROOM];
    vientro_error *err = NULL;
    uint64_t needed = 0;
    const Sum *sum;

    if (PG_ARGISNULL(0))
        PG_RETURN_NULL();
    sum = (const Sum *)PG_GETARG_POINTER(0);
    if (vientro_total_format((uint64)sum->minor, (int64)(sum->minor >> 64), sum->currency, VIENTRO_LANG_NONE, total,
                             sizeof total, &needed, &err) != VIENTRO_OK)
        raise(err, VIENTRO_LANG_EN);
    PG_RETURN_DATUM(DirectFunctionCall3(numeric_in, CStringGetDatum(total), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}

/* The units of a map that the unit of a code lies in or holds. */
PG_FUNCTION_INFO_V1(vientro_pg_province);
Datum vientro_pg_province(PG_FUNCTION_ARGS)
{
    char *code = text_to_cstring(PG_GETARG_TEXT_PP(0)), ids[UNITS][16];
    DateADT day = PG_GETARG_DATEADT(1);
    vientro_error *err = NULL;
    vientro_codes *codes = NULL;
    const char *id = NULL;
    uint32_t placed = 0;
    Datum units[UNITS];
    int count = 0;

    if (DATE_NOT_FINITE(day))
        ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("a code is read on a day that has a date")));
    code = pg_server_to_any(code, strlen(code), PG_UTF8);
    if (vientro_province_translate(code, VIENTRO_NUL, day + DAYS_1970_TO_2000, (uint32)PG_GETARG_INT32(2), &placed, &codes,
                                   &err) != VIENTRO_OK)
        raise(err, VIENTRO_LANG_EN);
    while (count < UNITS && vientro_codes_at(codes, count, &id, NULL, NULL) == VIENTRO_OK)
        strlcpy(ids[count++], id, sizeof ids[0]);
    vientro_codes_free(codes);
    for (int i = 0; i < count; i++)
        units[i] = CStringGetTextDatum(ids[i]);
    PG_RETURN_ARRAYTYPE_P(construct_array(units, count, TEXTOID, -1, false, TYPALIGN_INT));
}
