/* Exchange rates and conversion, figures as sources state them, sums of columns. */
#include "check.h"

enum { VND = 704, USD = 840, JPY = 392, EUR = 978 };

static vientro_error *err = NULL;

/* Rates of June 2023 (from 2023-06-01 to 2023-06-30), invented. */
enum { JUNE_1 = 19509, JUNE_15 = 19523, JUNE_30 = 19538 };
static const uint32_t FROM[3] = {JPY, USD, USD};
static const uint32_t TO[3] = {VND, VND, VND};
static const char *const VALUES[3] = {"206.48", "23025", "23100"};
static const uint32_t KINDS[3] = {VIENTRO_RATE_ACCOUNTING, VIENTRO_RATE_ACCOUNTING, VIENTRO_RATE_CONTRACT};
static const int32_t FIRST[3] = {JUNE_1, JUNE_1, 0};
static const int32_t LAST[3] = {JUNE_30, JUNE_30, 0};
static const uint32_t OPEN[3] = {0, 0, VIENTRO_OPEN_FROM | VIENTRO_OPEN_UNTIL};
static const char *const SOURCES[3] = {"an invented notice", "an invented notice", "contract 12"};

static vientro_rates *rates_of_june(void)
{
    vientro_rates *rates = NULL;
    PASSES(vientro_rates_new(FROM, TO, VALUES, KINDS, FIRST, LAST, OPEN, SOURCES, 3, &rates, &err));
    CHECK(vientro_rates_count(rates) == 3);
    return rates;
}

static void made_of_columns(void)
{
    vientro_rates *rates = rates_of_june();
    const char *wrong[3] = {"206.48", "23,025", "23100"};
    const char *value = NULL, *source = NULL;
    uint32_t from = 0, to = 0, kind = 0, open = 7;
    int32_t first = 0, last = 0;

    PASSES(vientro_rates_at(rates, 0, &from, &to, &value, &kind, &first, &last, &open, &source, &err));
    CHECK(from == JPY && to == VND && kind == VIENTRO_RATE_ACCOUNTING);
    CHECK(strcmp(value, "206.48") == 0 && strcmp(source, "an invented notice") == 0);
    CHECK(first == JUNE_1 && last == JUNE_30 && open == 0);
    PASSES(vientro_rates_at(rates, 2, NULL, NULL, NULL, NULL, NULL, NULL, &open, NULL, &err));
    CHECK(open == (VIENTRO_OPEN_FROM | VIENTRO_OPEN_UNTIL));
    FAILS(vientro_rates_at(rates, 3, &from, NULL, &value, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE,
          "ffi.no_such");
    CHECK(from == 0 && value == NULL);
    CHECK(vientro_rates_left_out_count(rates) == 0);
    CHECK(vientro_rates_retain(rates) == rates);
    vientro_rates_free(rates);
    vientro_rates_free(rates);

    CHECK(vientro_rates_new(FROM, TO, wrong, KINDS, FIRST, LAST, OPEN, SOURCES, 3, &rates, &err) == VIENTRO_E_VALUE);
    CHECK(rates == NULL && strcmp(vientro_error_path(err), "values[1]") == 0);
    vientro_error_free(err);
    err = NULL;
    wrong[1] = NULL;
    {
        static const int32_t NEVER[3] = {JUNE_1, INT32_MAX, 0}, BEFORE[3] = {JUNE_30, JUNE_1 - 1, 0};
        FAILS(vientro_rates_new(FROM, TO, VALUES, KINDS, NEVER, LAST, OPEN, SOURCES, 3, &rates, &err), VIENTRO_E_RANGE,
              "date.out_of_range");
        CHECK(vientro_rates_new(FROM, TO, VALUES, KINDS, NEVER, LAST, OPEN, SOURCES, 3, &rates, &err) == VIENTRO_E_RANGE);
        CHECK(strcmp(vientro_error_path(err), "valid_from[1]") == 0);
        vientro_error_free(err);
        err = NULL;
        CHECK(vientro_rates_new(FROM, TO, VALUES, KINDS, FIRST, BEFORE, OPEN, SOURCES, 3, &rates, &err) == VIENTRO_E_RANGE);
        CHECK(strcmp(vientro_error_path(err), "valid_until[1]") == 0);
        vientro_error_free(err);
        err = NULL;
    }
    FAILS(vientro_rates_new(FROM, TO, wrong, KINDS, FIRST, LAST, OPEN, SOURCES, 3, &rates, &err), VIENTRO_E_NULL,
          "ffi.null");
    FAILS(vientro_rates_new(FROM, FROM, VALUES, KINDS, FIRST, LAST, OPEN, SOURCES, 3, &rates, &err), VIENTRO_E_VALUE,
          "money.invalid_rate");
    FAILS(vientro_rates_new(FROM, TO, VALUES, TO, FIRST, LAST, OPEN, SOURCES, 3, &rates, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_rates_new(FROM, TO, VALUES, KINDS, FIRST, LAST, OPEN, SOURCES, UINT64_MAX, &rates, &err),
          VIENTRO_E_RANGE, "ffi.too_long");
    FAILS(vientro_rates_new(NULL, TO, VALUES, KINDS, FIRST, LAST, NULL, SOURCES, 3, &rates, &err), VIENTRO_E_NULL,
          "ffi.null");
    FAILS(vientro_rates_at(NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL,
          "ffi.null");
    CHECK(vientro_rates_count(NULL) == 0 && vientro_rates_left_out_count(NULL) == 0);
    CHECK(vientro_rates_retain(NULL) == NULL);
    vientro_rates_free(NULL);
}

static void converted_exactly(void)
{
    vientro_rates *rates = rates_of_june();
    vientro_converted *converted = NULL;
    int64_t minor = 0, original = 0, high = 0, below_high = 7;
    uint64_t low = 0, below_low = 0;
    uint32_t currency = 0, rounding = 0, direction = 0, to = 0;
    const char *value = NULL;

    /* 480000 yen through dong: by two rates, with one rounding. */
    PASSES(vientro_rates_convert(rates, 480000, JPY, USD, JUNE_15, VIENTRO_RATE_ACCOUNTING, 0, VND,
                                 VIENTRO_ROUND_HALF_AWAY_FROM_ZERO, &converted, &err));
    vientro_rates_free(rates);
    PASSES(vientro_converted_amount(converted, &minor, &currency, &original, NULL, &rounding, &err));
    CHECK(minor == 430447 && currency == USD && original == 480000);
    CHECK(rounding == VIENTRO_ROUND_HALF_AWAY_FROM_ZERO);
    CHECK(vientro_converted_leg_count(converted) == 2);
    PASSES(vientro_converted_leg(converted, 1, &direction, NULL, &to, &value, NULL, NULL, NULL, NULL, NULL, &err));
    CHECK(direction == VIENTRO_LEG_INVERSE && to == VND && strcmp(value, "23025") == 0);
    FAILS(vientro_converted_leg(converted, 2, &direction, NULL, NULL, &value, NULL, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(value == NULL && direction == 0);
    /* 480000 x 206.48 x 100 / 23025 = 430447 - 69/307 cents. */
    PASSES(vientro_converted_residue(converted, &low, &high, &below_low, &below_high, &err));
    CHECK(below_high == 0 && below_low > 0 && below_low < 23025);
    CHECK((int64_t)low * 23025 / (int64_t)below_low == INT64_C(480000) * 20648 - INT64_C(430447) * 23025);
    CHECK(vientro_converted_retain(converted) == converted);
    vientro_converted_free(converted);
    vientro_converted_free(converted);

    rates = rates_of_june();
    FAILS(vientro_rates_convert(rates, 1, JPY, USD, JUNE_15, VIENTRO_RATE_ACCOUNTING, 0, VIENTRO_THROUGH_NOTHING,
                                VIENTRO_ROUND_EXACT, &converted, &err),
          VIENTRO_E_VALUE, "money.no_rate");
    CHECK(converted == NULL);
    FAILS(vientro_rates_convert(rates, 1, JPY, VND, JUNE_30 + 9, VIENTRO_RATE_ACCOUNTING, 8, VIENTRO_THROUGH_ANY,
                                VIENTRO_ROUND_FLOOR, &converted, &err),
          VIENTRO_E_VALUE, "money.stale_rate");
    FAILS(vientro_rates_convert(rates, 1, JPY, VND, JUNE_15, VIENTRO_RATE_ACCOUNTING, 0, VIENTRO_THROUGH_ANY,
                                VIENTRO_ROUND_EXACT, &converted, &err),
          VIENTRO_E_VALUE, "money.inexact");
    FAILS(vientro_rates_convert(rates, 1, JPY, VND, JUNE_15, 0, 0, 0, VIENTRO_ROUND_EXACT, &converted, &err),
          VIENTRO_E_VALUE, "ffi.unknown_number");
    FAILS(vientro_rates_convert(rates, 1, JPY, VND, JUNE_15, 1, 0, 0, 0, &converted, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_rates_convert(rates, 1, JPY, VND, JUNE_15, 1, 0, 1, 1, &converted, &err), VIENTRO_E_VALUE,
          "money.unknown_currency");
    FAILS(vientro_rates_convert(NULL, 1, JPY, VND, JUNE_15, 1, 0, 0, 1, &converted, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_converted_amount(NULL, &minor, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_converted_residue(NULL, &low, &high, &below_low, &below_high, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_converted_leg_count(NULL) == 0 && vientro_converted_retain(NULL) == NULL);
    vientro_converted_free(NULL);
    vientro_rates_free(rates);
}

static void whole_columns(void)
{
    vientro_rates *rates = rates_of_june();
    const int64_t minors[4] = {100, 100, 480000, 5};
    const uint32_t currencies[4] = {USD, USD, JPY, VND};
    uint32_t others[4] = {USD, USD, EUR, VND};
    const int32_t days[4] = {JUNE_1, JUNE_30, JUNE_15, 0};
    int64_t results[4] = {7, 7, 7, 7}, highs[4];
    uint64_t lows[4], low = 0, needed = 0;
    uint32_t sums[4];
    int64_t high = 0;

    PASSES(vientro_rates_convert_column(rates, minors, currencies, days, 4, VND, VIENTRO_RATE_ACCOUNTING, 0, 0,
                                        VIENTRO_ROUND_HALF_EVEN, results, &err));
    CHECK(results[0] == 23025 && results[1] == 23025 && results[2] == 99110400 && results[3] == 5);
    CHECK(vientro_rates_convert_column(rates, minors, others, days, 4, VND, VIENTRO_RATE_ACCOUNTING, 0, 0,
                                       VIENTRO_ROUND_HALF_EVEN, results, &err)
          == VIENTRO_E_VALUE);
    CHECK(strcmp(vientro_error_path(err), "days[2]") == 0 && results[0] == 0);
    vientro_error_free(err);
    err = NULL;
    FAILS(vientro_rates_convert_column(rates, minors, NULL, days, 4, VND, 1, 0, 0, 1, results, &err), VIENTRO_E_NULL,
          "ffi.null");
    vientro_rates_free(rates);

    PASSES(vientro_money_sum(minors, 4, VND, &low, &high, &err));
    CHECK(low == 480205 && high == 0);
    FAILS(vientro_money_sum(NULL, 4, VND, &low, &high, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_money_sum(minors, 4, 1, &low, &high, &err), VIENTRO_E_VALUE, "money.unknown_currency");
    PASSES(vientro_money_sums(minors, currencies, 4, sums, lows, highs, 4, &needed, &err));
    CHECK(needed == 3 && sums[0] == JPY && sums[1] == USD && sums[2] == VND);
    CHECK(lows[1] == 200 && highs[1] == 0);
    FAILS(vientro_money_sums(minors, currencies, 4, sums, NULL, NULL, 2, &needed, &err), VIENTRO_E_RANGE,
          "ffi.short_columns");
    CHECK(needed == 3 && sums[0] == 0);
    others[3] = 1;
    CHECK(vientro_money_sums(minors, others, 4, NULL, NULL, NULL, 0, &needed, &err) == VIENTRO_E_VALUE);
    CHECK(strcmp(vientro_error_path(err), "currencies[3]") == 0);
    vientro_error_free(err);
    err = NULL;
}

static void single_amounts(void)
{
    int64_t parts[3] = {7, 7, 7}, opposite = 7;
    int32_t order = 7;

    PASSES(vientro_money_split(100, VND, parts, 3, &err));
    CHECK(parts[0] == 34 && parts[1] == 33 && parts[2] == 33);
    FAILS(vientro_money_split(100, VND, parts, 0, &err), VIENTRO_E_VALUE, "money.no_weights");
    FAILS(vientro_money_split(100, VND, NULL, 3, &err), VIENTRO_E_NULL, "ffi.null");
    PASSES(vientro_money_negate(5, USD, &opposite, &err));
    CHECK(opposite == -5);
    FAILS(vientro_money_negate(INT64_MIN, USD, &opposite, &err), VIENTRO_E_OVERFLOW, "money.overflow");
    PASSES(vientro_money_compare(1, USD, 2, USD, &order, &err));
    CHECK(order == -1);
    FAILS(vientro_money_compare(0, USD, 0, VND, &order, &err), VIENTRO_E_CURRENCY, "money.currency_mismatch");
    CHECK(order == 0);
}

static vientro_stated *figure_of(const char *text)
{
    vientro_stated *figure = NULL;
    PASSES(vientro_stated_parse(text, VIENTRO_NUL, VIENTRO_LANG_VI, &figure, &err));
    return figure;
}

static void stated_figures(void)
{
    vientro_stated *figure = figure_of("gần 562 triệu USD"), *other = NULL;
    uint32_t qualifier = 0, decimals = 7, exponent = 0, unit = 0, currency = 0, verdict = 0;
    uint64_t low = 0, needed = 0;
    int64_t high = 7, minor = 0;
    char text[64];

    PASSES(vientro_stated_parts(figure, &qualifier, &low, &high, &decimals, &exponent, &unit, &currency, &err));
    CHECK(qualifier == VIENTRO_QUALIFIER_NEARLY && low == 562 && high == 0 && decimals == 0 && exponent == 6);
    CHECK(unit == VIENTRO_UNIT_MONEY && currency == USD);
    PASSES(vientro_stated_format(figure, VIENTRO_LANG_EN, text, sizeof text, &needed, &err));
    CHECK(strcmp(text, "nearly 562 million USD") == 0);
    PASSES(vientro_stated_format(figure, VIENTRO_LANG_NONE, text, sizeof text, &needed, &err));
    CHECK(strcmp(text, "gần 562 triệu USD") == 0);
    PASSES(vientro_stated_money(figure, &minor, &currency, &err));
    CHECK(minor == INT64_C(56200000000));
    PASSES(vientro_stated_compare_money(figure, UINT64_C(56170000000), 0, USD, &verdict, NULL, NULL, NULL, &err));
    CHECK(verdict == VIENTRO_VERDICT_CONSISTENT);
    PASSES(vientro_stated_compare_money(figure, UINT64_C(56220000000), 0, USD, &verdict, &low, &high, &decimals, &err));
    CHECK(verdict == VIENTRO_VERDICT_CONTRADICTS && low == 20000001 && high == 0 && decimals == 2);
    FAILS(vientro_stated_compare_money(figure, 1, 0, VND, &verdict, NULL, NULL, NULL, &err), VIENTRO_E_CURRENCY,
          "money.currency_mismatch");
    FAILS(vientro_stated_compare_ratio(figure, 1, 1, &verdict, NULL, NULL, NULL, &err), VIENTRO_E_VALUE,
          "number.units");
    CHECK(vientro_stated_retain(figure) == figure);
    vientro_stated_free(figure);

    other = figure_of("381 tổ chức");
    PASSES(vientro_stated_compare_ratio(other, 381, 1, &verdict, NULL, NULL, NULL, &err));
    CHECK(verdict == VIENTRO_VERDICT_CONSISTENT);
    PASSES(vientro_stated_compare_ratio(other, 379, 1, &verdict, &low, NULL, NULL, &err));
    CHECK(verdict == VIENTRO_VERDICT_CONTRADICTS && low == 2);
    FAILS(vientro_stated_money(other, &minor, &currency, &err), VIENTRO_E_CURRENCY, "number.not_money");
    FAILS(vientro_stated_agree(figure, other, &verdict, NULL, NULL, NULL, &err), VIENTRO_E_VALUE, "number.units");
    vientro_stated_free(other);
    other = figure_of("ước 70%");
    PASSES(vientro_stated_compare_ratio(other, 9, 10, &verdict, NULL, NULL, NULL, &err));
    CHECK(verdict == VIENTRO_VERDICT_OFF_ESTIMATE);
    vientro_stated_free(other);
    other = figure_of("561,9 triệu USD");
    PASSES(vientro_stated_agree(figure, other, &verdict, NULL, NULL, NULL, &err));
    CHECK(verdict == VIENTRO_VERDICT_CONSISTENT);
    vientro_stated_free(other);
    vientro_stated_free(figure);

    figure = (vientro_stated *)&failures;
    FAILS(vientro_stated_parse("nhiều tiền", VIENTRO_NUL, VIENTRO_LANG_VI, &figure, &err), VIENTRO_E_VALUE,
          "number.no_number");
    CHECK(figure == NULL);
    FAILS(vientro_stated_parse("1", 1, VIENTRO_LANG_NONE, &figure, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_stated_parts(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_stated_format(NULL, 0, NULL, 0, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_stated_retain(NULL) == NULL);
    vientro_stated_free(NULL);
}

static void of_a_registry(void)
{
    static const char FILE_OF_RATES[] =
        "{\"format\":\"vientro-submission\",\"version\":1,"
        "\"submission\":{\"id\":\"R1\",\"submitter\":\"treasury\",\"sequence\":1},"
        "\"rates\":[{\"id\":\"r1\",\"from\":\"EUR\",\"to\":\"VND\",\"value\":\"25604\",\"kind\":\"accounting\","
        "\"valid\":{\"from\":\"2023-06-01\",\"until\":\"2023-06-30\"},\"source\":\"an invented rate\"},"
        "{\"id\":\"r2\",\"from\":\"JPY\",\"to\":\"VND\",\"value\":\"206.48\"}]}";
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;
    vientro_rates *rates = NULL;
    const char *id = NULL, *reason = NULL;

    PASSES(vientro_builder_new(&builder, &err));
    PASSES(vientro_builder_add_json(builder, "r.json", VIENTRO_NUL, FILE_OF_RATES, VIENTRO_NUL, NULL, NULL, NULL, &err));
    PASSES(vientro_builder_finish(builder, &registry, &err));
    vientro_builder_free(builder);
    PASSES(vientro_rates_of_registry(registry, &rates, &err));
    vientro_registry_free(registry);
    CHECK(vientro_rates_count(rates) == 1 && vientro_rates_left_out_count(rates) == 1);
    PASSES(vientro_rates_left_out(rates, 0, VIENTRO_LANG_EN, &id, &reason, &err));
    CHECK(strcmp(id, "r2") == 0 && strstr(reason, "missing") != NULL);
    FAILS(vientro_rates_left_out(rates, 1, VIENTRO_LANG_EN, &id, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    vientro_rates_free(rates);
    FAILS(vientro_rates_of_registry(NULL, &rates, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(rates == NULL);
}

int main(void)
{
    made_of_columns();
    converted_exactly();
    whole_columns();
    single_amounts();
    stated_figures();
    of_a_registry();
    return failures == 0 ? 0 : 1;
}
