/* Money through the C face: read, written, added, split; exact or refused. */
#include "check.h"

#define USD 840u
#define VND 704u
#define JPY 392u
#define XDR 960u

static vientro_error *err = NULL;

static int64_t parsed(const char *text, uint32_t currency, uint32_t lang)
{
    int64_t minor = -1;
    PASSES(vientro_money_parse(text, VIENTRO_NUL, currency, lang, &minor, &err));
    return minor;
}

static void writes(int64_t minor, uint32_t currency, uint32_t lang, const char *expected)
{
    char text[32];
    uint64_t needed = 0;
    PASSES(vientro_money_format(minor, currency, lang, text, sizeof text, &needed, &err));
    CHECK(strcmp(text, expected) == 0);
    CHECK(needed == strlen(expected) + 1);
}

static void currencies(void)
{
    uint32_t number = 0, digits = 9;
    char code[4];
    uint64_t needed = 0;

    PASSES(vientro_currency_numeric("VND", 3, &number, &err));
    CHECK(number == VND);
    PASSES(vientro_currency_numeric("USDollar", 3, &number, &err));
    CHECK(number == USD);
    PASSES(vientro_currency_code(JPY, code, sizeof code, &needed, &err));
    CHECK(strcmp(code, "JPY") == 0 && needed == 4);
    PASSES(vientro_currency_minor_digits(USD, &digits, &err));
    CHECK(digits == 2);
    PASSES(vientro_currency_minor_digits(VND, &digits, &err));
    CHECK(digits == 0);

    FAILS(vientro_currency_numeric("vnd", 3, &number, &err), VIENTRO_E_VALUE, "money.unknown_currency");
    CHECK(number == 0);
    FAILS(vientro_currency_numeric("YUM", 3, &number, &err), VIENTRO_E_CURRENCY, "ffi.number_changed_hands");
    FAILS(vientro_currency_numeric("ANG", 3, &number, &err), VIENTRO_E_CURRENCY, "ffi.number_changed_hands");
    FAILS(vientro_currency_minor_digits(XDR, &digits, &err), VIENTRO_E_CURRENCY, "money.no_minor_unit");
    CHECK(digits == 0);
    FAILS(vientro_currency_minor_digits(1, &digits, &err), VIENTRO_E_VALUE, "money.unknown_currency");
    FAILS(vientro_currency_minor_digits(65536u + USD, &digits, &err), VIENTRO_E_VALUE, "money.unknown_currency");
}

static void reading(void)
{
    int64_t minor = 7;

    CHECK(parsed("114673.00", USD, VIENTRO_LANG_NONE) == INT64_C(11467300));
    CHECK(parsed("114.673", USD, VIENTRO_LANG_VI) == INT64_C(11467300));
    CHECK(parsed("1.196.137,50", USD, VIENTRO_LANG_VI) == INT64_C(119613750));
    CHECK(parsed("1,196,137.50", USD, VIENTRO_LANG_EN) == INT64_C(119613750));
    CHECK(parsed("-0.00", USD, VIENTRO_LANG_NONE) == 0);
    CHECK(parsed("-9223372036854775808", VND, VIENTRO_LANG_NONE) == INT64_MIN);
    PASSES(vientro_money_parse("12345", 2, VND, VIENTRO_LANG_NONE, &minor, &err));
    CHECK(minor == 12);

    FAILS(vientro_money_parse("114.673", VIENTRO_NUL, USD, VIENTRO_LANG_EN, &minor, &err), VIENTRO_E_CURRENCY,
          "money.too_precise");
    CHECK(minor == 0);
    FAILS(vientro_money_parse("0.5", VIENTRO_NUL, VND, VIENTRO_LANG_NONE, &minor, &err), VIENTRO_E_CURRENCY,
          "money.too_precise");
    FAILS(vientro_money_parse("1,5", VIENTRO_NUL, USD, VIENTRO_LANG_NONE, &minor, &err), VIENTRO_E_VALUE,
          "money.form");
    FAILS(vientro_money_parse("", VIENTRO_NUL, USD, VIENTRO_LANG_NONE, &minor, &err), VIENTRO_E_VALUE, "money.form");
    FAILS(vientro_money_parse("", 0, USD, VIENTRO_LANG_VI, &minor, &err), VIENTRO_E_VALUE, "number.no_number");
    FAILS(vientro_money_parse("9223372036854775808", VIENTRO_NUL, VND, VIENTRO_LANG_NONE, &minor, &err),
          VIENTRO_E_OVERFLOW, "money.overflow");
    FAILS(vientro_money_parse("1", 1, XDR, VIENTRO_LANG_NONE, &minor, &err), VIENTRO_E_CURRENCY,
          "money.no_minor_unit");
    FAILS(vientro_money_parse("1", 1, USD, 3, &minor, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
}

static void writing(void)
{
    char text[32];
    uint64_t needed = 0;

    writes(INT64_C(11467300), USD, VIENTRO_LANG_NONE, "114673.00");
    writes(INT64_C(119613750), USD, VIENTRO_LANG_VI, "1.196.137,50");
    writes(INT64_C(119613750), USD, VIENTRO_LANG_EN, "1,196,137.50");
    writes(-1, USD, VIENTRO_LANG_NONE, "-0.01");
    writes(INT64_MIN, VND, VIENTRO_LANG_VI, "-9.223.372.036.854.775.808");

    /* The size alone, then buffers around it. */
    PASSES(vientro_money_format(150, USD, VIENTRO_LANG_NONE, NULL, 0, &needed, &err));
    CHECK(needed == 5);
    memset(text, 'x', sizeof text);
    PASSES(vientro_money_format(150, USD, VIENTRO_LANG_NONE, text, 5, &needed, &err));
    CHECK(strcmp(text, "1.50") == 0 && text[5] == 'x');
    memset(text, 'x', sizeof text);
    FAILS(vientro_money_format(150, USD, VIENTRO_LANG_NONE, text, 4, &needed, &err), VIENTRO_E_RANGE,
          "ffi.small_buffer");
    CHECK(needed == 5 && text[0] == '\0' && text[1] == 'x');
    text[0] = 'x';
    FAILS(vientro_money_format(150, USD, VIENTRO_LANG_NONE, text, 0, &needed, &err), VIENTRO_E_RANGE,
          "ffi.small_buffer");
    CHECK(needed == 5 && text[0] == 'x');
    FAILS(vientro_money_format(150, USD, VIENTRO_LANG_NONE, NULL, 4, &needed, &err), VIENTRO_E_NULL, "ffi.null");
}

static void adding(void)
{
    int64_t result = 7;

    PASSES(vientro_money_add(100, USD, 50, USD, &result, &err));
    CHECK(result == 150);
    PASSES(vientro_money_subtract(100, USD, 150, USD, &result, &err));
    CHECK(result == -50);

    FAILS(vientro_money_add(INT64_MAX, USD, 1, USD, &result, &err), VIENTRO_E_OVERFLOW, "money.overflow");
    CHECK(result == 0);
    FAILS(vientro_money_subtract(INT64_MIN, VND, 1, VND, &result, &err), VIENTRO_E_OVERFLOW, "money.overflow");
    FAILS(vientro_money_add(1, USD, 0, VND, &result, &err), VIENTRO_E_CURRENCY, "money.currency_mismatch");
    FAILS(vientro_money_add(1, XDR, 1, XDR, &result, &err), VIENTRO_E_CURRENCY, "money.no_minor_unit");
    CHECK(vientro_money_add(1, USD, 1, 0, &result, &err) == VIENTRO_E_VALUE);
    CHECK(strcmp(vientro_error_path(err), "b_currency") == 0);
    vientro_error_free(err);
}

static void splitting(void)
{
    const uint64_t thirds[3] = {1, 1, 1}, zeros[3] = {0, 0, 0}, great[2] = {UINT64_MAX, UINT64_MAX};
    int64_t parts[3] = {7, 7, 7};

    PASSES(vientro_money_allocate(100, VND, thirds, 3, parts, &err));
    CHECK(parts[0] == 34 && parts[1] == 33 && parts[2] == 33);
    PASSES(vientro_money_allocate(-100, USD, thirds, 3, parts, &err));
    CHECK(parts[0] == -34 && parts[1] == -33 && parts[2] == -33);
    PASSES(vientro_money_allocate(INT64_MIN, USD, great, 2, parts, &err));
    CHECK(parts[0] == INT64_MIN / 2 && parts[1] == INT64_MIN / 2);

    FAILS(vientro_money_allocate(100, VND, zeros, 3, parts, &err), VIENTRO_E_VALUE, "money.zero_weights");
    CHECK(parts[0] == 0 && parts[1] == 0 && parts[2] == 0);
    FAILS(vientro_money_allocate(100, VND, thirds, 0, parts, &err), VIENTRO_E_VALUE, "money.no_weights");
    FAILS(vientro_money_allocate(100, VND, NULL, 3, parts, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_allocate(100, VND, thirds, 3, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_allocate(100, VND, thirds, UINT64_MAX, parts, &err), VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(vientro_money_allocate(100, VND, thirds, 1048577, parts, &err), VIENTRO_E_RANGE, "ffi.too_long");
}

/* Totals that no amount can hold are added and split as amounts are. */
static void totals(void)
{
    static const uint64_t WEIGHTS[3] = {1, 1, 1}, NONE[2] = {0, 0};
    uint64_t low = 7, lows[3] = {7, 7, 7};
    int64_t high = 7, highs[3] = {7, 7, 7};

    /* Past 64 bits. */
    PASSES(vientro_total_add(UINT64_MAX, 0, 2, 0, VND, &low, &high, &err));
    CHECK(low == 1 && high == 1);
    PASSES(vientro_total_add(low, high, UINT64_MAX, -1, VND, &low, &high, &err));
    CHECK(low == 0 && high == 1);
    PASSES(vientro_total_allocate(0, 1, VND, WEIGHTS, 3, lows, highs, &err));
    CHECK(lows[0] == UINT64_C(6148914691236517206) && lows[1] == UINT64_C(6148914691236517205) && lows[2] == lows[1]);
    CHECK(highs[0] == 0 && highs[1] == 0 && highs[2] == 0);
    PASSES(vientro_total_allocate((uint64_t)-4, -1, USD, WEIGHTS, 3, lows, highs, &err));
    CHECK(lows[0] == (uint64_t)-2 && lows[1] == (uint64_t)-1 && highs[0] == -1 && highs[2] == -1);

    FAILS(vientro_total_add(0, INT64_MAX, 0, INT64_MAX, VND, &low, &high, &err), VIENTRO_E_OVERFLOW, "money.overflow");
    CHECK(low == 0 && high == 0);
    FAILS(vientro_total_add(0, 0, 0, 0, 1, &low, &high, &err), VIENTRO_E_VALUE, "money.unknown_currency");
    FAILS(vientro_total_add(0, 0, 0, 0, XDR, &low, &high, &err), VIENTRO_E_CURRENCY, "money.no_minor_unit");
    FAILS(vientro_total_add(0, 0, 0, 0, VND, NULL, &high, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_total_add(0, 0, 0, 0, VND, &low, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_total_allocate(7, 0, VND, NONE, 2, lows, highs, &err), VIENTRO_E_VALUE, "money.zero_weights");
    CHECK(lows[0] == 0 && highs[1] == 0);
    FAILS(vientro_total_allocate(7, 0, VND, WEIGHTS, 0, lows, highs, &err), VIENTRO_E_VALUE, "money.no_weights");
    FAILS(vientro_total_allocate(7, 0, XDR, WEIGHTS, 3, lows, highs, &err), VIENTRO_E_CURRENCY, "money.no_minor_unit");
    FAILS(vientro_total_allocate(7, 0, VND, NULL, 3, lows, highs, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_total_allocate(7, 0, VND, WEIGHTS, 3, NULL, highs, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_total_allocate(0, INT64_MAX, VND, WEIGHTS, 3, lows, highs, &err), VIENTRO_E_OVERFLOW, "money.overflow");
}

int main(void)
{
    currencies();
    reading();
    writing();
    adding();
    splitting();
    totals();
    return failures == 0 ? 0 : 1;
}
