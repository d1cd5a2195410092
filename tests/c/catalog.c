/* Code lists, provinces, sectors, bodies, the governing text of law, days, windows, working days. */
#include "check.h"

static vientro_error *err = NULL;

static int32_t day(const char *text)
{
    int32_t days = 0;
    PASSES(vientro_date_parse(text, VIENTRO_NUL, &days, &err));
    return days;
}

static vientro_codes *list_of(const char *name, const int32_t *as_of)
{
    vientro_codes *codes = NULL;
    PASSES(vientro_codes_new(name, VIENTRO_NUL, as_of, &codes, &err));
    CHECK(vientro_codes_count(codes) > 0);
    return codes;
}

/* Checks which code stands at the position of a name. */
static void named(const vientro_codes *codes, const char *name, const char *expected)
{
    const char *code = "";
    uint64_t at = 9999;
    PASSES(vientro_codes_find_name(codes, name, VIENTRO_NUL, &at, &err));
    PASSES(vientro_codes_at(codes, at, &code, NULL, &err));
    CHECK(strcmp(code, expected) == 0);
}

/* Checks what is told of a code. */
static void tells(const vientro_codes *codes, const char *code, const char *detail, const char *expected)
{
    const char *told = NULL;
    uint64_t at = 9999;
    PASSES(vientro_codes_find(codes, code, VIENTRO_NUL, &at, &err));
    PASSES(vientro_codes_detail(codes, at, detail, VIENTRO_NUL, VIENTRO_LANG_EN, &told, &err));
    CHECK(strcmp(told, expected) == 0);
}

static void lists(void)
{
    vientro_codes *all = list_of("lists", NULL);
    int32_t as_of = day("2024-12-31");
    uint64_t list, at;

    /* Every list is whole; the largest are read to their last entry. */
    for (list = 0; list < vientro_codes_count(all); list++) {
        const char *name, *text;
        uint32_t number;
        vientro_codes *codes;
        PASSES(vientro_codes_at(all, list, &name, NULL, &err));
        codes = list_of(name, &as_of);
        for (at = 0; at < vientro_codes_count(codes); at++) {
            uint64_t found = 9999, detail;
            PASSES(vientro_codes_at(codes, at, &text, &number, &err));
            PASSES(vientro_codes_find(codes, text, VIENTRO_NUL, &found, &err));
            CHECK(found == at);
            PASSES(vientro_codes_label(codes, at, VIENTRO_LANG_VI, &text, &err));
            CHECK(text[0] != '\0');
            PASSES(vientro_codes_term(codes, at, NULL, NULL, NULL, &err));
            for (detail = 0; detail < vientro_codes_detail_count(codes); detail++) {
                name = vientro_codes_detail_name(codes, detail);
                PASSES(vientro_codes_detail(codes, at, name, VIENTRO_NUL, VIENTRO_LANG_VI, &text, &err));
            }
        }
        CHECK(vientro_codes_retain(codes) == codes);
        vientro_codes_free(codes);
        vientro_codes_free(codes);
    }
    vientro_codes_free(all);
}

static void entries(void)
{
    int32_t before = day("2025-06-30"), after = day("2025-07-01"), until = 0, from = 7;
    vientro_codes *codes = list_of("currency", NULL);
    uint32_t number = 0, open = 0;
    uint64_t at = 0, count;
    const char *text = NULL;

    PASSES(vientro_codes_find(codes, "VND", 3, &at, &err));
    PASSES(vientro_codes_at(codes, at, NULL, &number, &err));
    CHECK(number == 704);
    PASSES(vientro_codes_label(codes, at, VIENTRO_LANG_EN, &text, &err));
    CHECK(strcmp(text, "Dong") == 0);
    PASSES(vientro_codes_term(codes, at, &from, &until, &open, &err));
    CHECK(open == VIENTRO_OPEN_FROM + VIENTRO_OPEN_UNTIL && from == 0 && until == 0);
    tells(codes, "USD", "minor_digits", "2");
    /* Its number means XCG now; it ended in March 2025. */
    PASSES(vientro_codes_find(codes, "ANG", 3, &at, &err));
    PASSES(vientro_codes_at(codes, at, NULL, &number, &err));
    CHECK(number == 0);
    PASSES(vientro_codes_term(codes, at, NULL, &until, &open, &err));
    CHECK(open == VIENTRO_OPEN_FROM && until > day("2025-01-01"));
    count = vientro_codes_count(codes);
    vientro_codes_free(codes);
    codes = list_of("currency", &after);
    CHECK(vientro_codes_count(codes) < count);
    vientro_codes_free(codes);

    codes = list_of("rounding", NULL);
    PASSES(vientro_codes_find(codes, "half_even", VIENTRO_NUL, &at, &err));
    PASSES(vientro_codes_at(codes, at, NULL, &number, &err));
    CHECK(number == VIENTRO_ROUND_HALF_EVEN);
    vientro_codes_free(codes);

    codes = list_of("country", NULL);
    named(codes, "Hoa Kỳ", "US");
    named(codes, "USA", "US");
    tells(codes, "DE", "region", "europe");
    FAILS(vientro_codes_find_name(codes, "Atlantis", VIENTRO_NUL, &at, &err), VIENTRO_E_VALUE, "country.unknown_name");
    FAILS(vientro_codes_find(codes, "de", VIENTRO_NUL, &at, &err), VIENTRO_E_VALUE, "ffi.not_in_list");
    CHECK(at == 0);
    FAILS(vientro_codes_detail(codes, 0, "capital", VIENTRO_NUL, VIENTRO_LANG_EN, &text, &err), VIENTRO_E_VALUE,
          "ffi.no_such_detail");
    CHECK(text == NULL);
    text = "";
    FAILS(vientro_codes_at(codes, 9999, &text, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(text == NULL);
    text = "";
    FAILS(vientro_codes_label(codes, 0, 9, &text, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    CHECK(text == NULL);
    FAILS(vientro_codes_term(codes, 9999, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(strcmp(vientro_codes_detail_name(codes, 9999), "") == 0);
    vientro_codes_free(codes);

    codes = list_of("national_programme", NULL);
    PASSES(vientro_codes_find(codes, "national_2019_2025", VIENTRO_NUL, &at, &err));
    PASSES(vientro_codes_detail(codes, at, "published_terms", VIENTRO_NUL, VIENTRO_LANG_EN, &text, &err));
    CHECK(strncmp(text, "2019-2025: ", 11) == 0 && strstr(text, "\n2018-2025: ") != NULL);
    vientro_codes_free(codes);
    codes = list_of("standing", NULL);
    PASSES(vientro_codes_find(codes, "replaced", VIENTRO_NUL, &at, &err));
    PASSES(vientro_codes_at(codes, at, NULL, &number, &err));
    CHECK(number == VIENTRO_STANDING_REPLACED);
    vientro_codes_free(codes);
    codes = list_of("sector", NULL);
    named(codes, "giáo dục – đào tạo", "education_training");
    vientro_codes_free(codes);
    codes = list_of("agency", NULL);
    tells(codes, "mpi", "successor", "mof");
    vientro_codes_free(codes);
    codes = list_of("instrument", NULL);
    tells(codes, "80/2020/NĐ-CP", "replaced_by", "313/2025/NĐ-CP");
    vientro_codes_free(codes);

    codes = list_of("province", &before);
    CHECK(vientro_codes_count(codes) == 63);
    named(codes, "tỉnh Bắc Cạn", "06");
    tells(codes, "15", "title", "Yen Bai Province");
    tells(codes, "15", "heirs", "VN-34-15");
    vientro_codes_free(codes);
    codes = list_of("province", &after);
    CHECK(vientro_codes_count(codes) == 34);
    tells(codes, "15", "title", "Lao Cai Province");
    FAILS(vientro_codes_find_name(codes, "Bắc Kạn", VIENTRO_NUL, &at, &err), VIENTRO_E_RANGE,
          "province.name_not_in_force");
    vientro_codes_free(codes);
    codes = list_of("province_unit", NULL);
    tells(codes, "VN-63-15", "title", "Yen Bai Province");
    tells(codes, "VN-34-15", "ancestors", "VN-63-10 VN-63-15");
    tells(codes, "VN-63-15", "fate", "absorbed");
    tells(codes, "VN-34-15", "fate", "");
    FAILS(vientro_codes_find_name(codes, "Lạng Sơn", VIENTRO_NUL, &at, &err), VIENTRO_E_VALUE, "ffi.day_needed");
    vientro_codes_free(codes);

    codes = (vientro_codes *)&failures;
    FAILS(vientro_codes_new("province", VIENTRO_NUL, NULL, &codes, &err), VIENTRO_E_VALUE, "ffi.day_needed");
    CHECK(codes == NULL);
    FAILS(vientro_codes_new("planets", VIENTRO_NUL, NULL, &codes, &err), VIENTRO_E_VALUE, "ffi.not_in_list");
    FAILS(vientro_codes_new(NULL, 3, NULL, &codes, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_codes_new("lists", VIENTRO_NUL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_codes_find(NULL, "a", 1, &at, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_codes_count(NULL) == 0 && vientro_codes_detail_count(NULL) == 0);
    CHECK(strcmp(vientro_codes_detail_name(NULL, 0), "") == 0);
    CHECK(vientro_codes_retain(NULL) == NULL);
    vientro_codes_free(NULL);
}

static void provinces(void)
{
    int32_t before = day("2025-06-30"), after = day("2025-07-01"), early = day("1990-01-01");
    char unit[9];
    uint64_t needed = 0;
    uint32_t placed = 0;
    vientro_codes *units = NULL;
    const char *code = NULL;

    PASSES(vientro_province_unit("15", 2, &before, unit, sizeof unit, &needed, &err));
    CHECK(strcmp(unit, "VN-63-15") == 0 && needed == 9);
    PASSES(vientro_province_unit("20", 2, NULL, unit, sizeof unit, &needed, &err));
    CHECK(strcmp(unit, "VN-34-20") == 0);
    FAILS(vientro_province_unit("15", 2, NULL, unit, sizeof unit, &needed, &err), VIENTRO_E_VALUE,
          "province.ambiguous");
    FAILS(vientro_province_unit("15", 2, &early, unit, sizeof unit, &needed, &err), VIENTRO_E_RANGE,
          "province.code_not_in_force");
    FAILS(vientro_province_unit("XX", 2, &before, unit, sizeof unit, &needed, &err), VIENTRO_E_VALUE,
          "province.code_form");
    FAILS(vientro_province_unit("15", 2, &before, unit, 3, &needed, &err), VIENTRO_E_RANGE, "ffi.small_buffer");

    PASSES(vientro_province_translate("15", 2, before, VIENTRO_MAP_34, &placed, &units, &err));
    CHECK(placed == VIENTRO_PLACED_MERGED && vientro_codes_count(units) == 1);
    PASSES(vientro_codes_at(units, 0, &code, NULL, &err));
    CHECK(strcmp(code, "VN-34-15") == 0);
    vientro_codes_free(units);
    PASSES(vientro_province_translate("15", 2, after, VIENTRO_MAP_63, &placed, &units, &err));
    CHECK(placed == VIENTRO_PLACED_NOT_DIVISIBLE && vientro_codes_count(units) == 2);
    vientro_codes_free(units);
    PASSES(vientro_province_translate("20", 2, before, VIENTRO_MAP_34, &placed, NULL, &err));
    CHECK(placed == VIENTRO_PLACED_SAME);
    FAILS(vientro_province_translate("20", 2, before, 62, &placed, &units, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    CHECK(placed == 0 && units == NULL);
    FAILS(vientro_province_translate("20", 2, before, 63, NULL, &units, &err), VIENTRO_E_NULL, "ffi.null");
}

static void leading_on(void)
{
    char code[32];
    uint64_t needed = 0;
    int32_t ends = day("2021-12-31");
    vientro_codes *text = NULL;

    PASSES(vientro_sector_of_purpose("12220", 5, code, sizeof code, &needed, &err));
    CHECK(strcmp(code, "health") == 0);
    FAILS(vientro_sector_of_purpose("1", 1, code, sizeof code, &needed, &err), VIENTRO_E_VALUE, "sector.dac_form");
    PASSES(vientro_agency_holder("mpi", 3, day("2025-03-01"), code, sizeof code, &needed, &err));
    CHECK(strcmp(code, "mof") == 0);
    FAILS(vientro_agency_holder("mae", 3, day("2025-02-28"), code, sizeof code, &needed, &err), VIENTRO_E_RANGE,
          "agency.not_in_force");
    FAILS(vientro_agency_holder("xxx", 3, 0, code, sizeof code, &needed, &err), VIENTRO_E_VALUE, "agency.unknown_id");

    PASSES(vientro_law_governing("grant_aid", VIENTRO_NUL, day("2025-12-08"), &text, &err));
    CHECK(vientro_codes_count(text) == 1);
    tells(text, "313/2025/NĐ-CP", "transition", "");
    vientro_codes_free(text);
    PASSES(vientro_law_governing("grant_aid", VIENTRO_NUL, day("1990-01-01"), &text, &err));
    CHECK(vientro_codes_count(text) == 0);
    vientro_codes_free(text);
    PASSES(vientro_law_governing_grant("grant_aid", VIENTRO_NUL, day("2019-03-05"), &ends, NULL, day("2020-09-17"),
                                       &text, &err));
    tells(text, "93/2009/NĐ-CP", "text_held", "no");
    tells(text, "93/2009/NĐ-CP", "in_force_evidence", "derived");
    tells(text, "93/2009/NĐ-CP", "evidence", "text");
    vientro_codes_free(text);
    PASSES(vientro_law_governing_dossier(day("2020-09-16"), day("2020-09-17"), &text, &err));
    CHECK(vientro_codes_detail_count(text) == 12);
    vientro_codes_free(text);
    PASSES(vientro_law_governing_project_office(day("2022-10-31"), NULL, day("2022-11-01"), &text, &err));
    tells(text, "12/2012/NĐ-CP", "in_force_evidence", "derived");
    vientro_codes_free(text);
    ends = day("2022-11-01");
    PASSES(vientro_law_governing_project_office(day("2022-10-31"), &ends, day("2022-11-02"), &text, &err));
    tells(text, "58/2022/NĐ-CP", "transition", "");
    vientro_codes_free(text);
    ends = INT32_MAX;
    CHECK(vientro_law_governing_project_office(0, &ends, 0, &text, &err) == VIENTRO_E_RANGE);
    CHECK(text == NULL && strcmp(vientro_error_path(err), "expires_on") == 0);
    vientro_error_free(err);
    err = NULL;
    FAILS(vientro_law_governing_project_office(0, NULL, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_law_governing("tax", 3, 0, &text, &err), VIENTRO_E_VALUE, "ffi.not_in_list");
    FAILS(vientro_law_governing("oda", 3, INT32_MAX, &text, &err), VIENTRO_E_RANGE, "date.out_of_range");
    FAILS(vientro_law_governing_grant("oda", 3, 0, NULL, NULL, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_law_governing_dossier(INT32_MIN, 0, &text, &err), VIENTRO_E_RANGE, "date.out_of_range");
    CHECK(text == NULL);
}

static void days(void)
{
    int32_t found = 0, year = 0;
    uint32_t month = 0, of_month = 0;
    char text[32];
    uint64_t needed = 0;

    PASSES(vientro_date_is_weekend(day("2024-06-01"), &month, &err));
    CHECK(month == 1);
    PASSES(vientro_date_is_weekend(day("2024-06-03"), &month, &err));
    CHECK(month == 0);
    month = 7;
    FAILS(vientro_date_is_weekend(INT32_MAX, &month, &err), VIENTRO_E_RANGE, "date.out_of_range");
    CHECK(month == 0);
    FAILS(vientro_date_is_weekend(0, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    PASSES(vientro_date_new(2024, 1, 31, &found, &err));
    CHECK(found == day("2024-01-31"));
    PASSES(vientro_date_plus_months(found, 1, &found, &err));
    CHECK(found == day("2024-02-29"));
    PASSES(vientro_date_plus_days(found, -29, &found, &err));
    CHECK(found == day("2024-01-31"));
    PASSES(vientro_date_parts(found, &year, &month, &of_month, &err));
    CHECK(year == 2024 && month == 1 && of_month == 31);
    PASSES(vientro_date_parse_vi("ngày 17 tháng 9 năm 2019", VIENTRO_NUL, &found, &err));
    PASSES(vientro_date_format_vi(found, text, sizeof text, &needed, &err));
    CHECK(strcmp(text, "17/9/2019") == 0);
    FAILS(vientro_date_new(2023, 2, 29, &found, &err), VIENTRO_E_RANGE, "date.no_such_day");
    FAILS(vientro_date_plus_days(0, INT32_MAX, &found, &err), VIENTRO_E_RANGE, "date.out_of_range");
    FAILS(vientro_date_plus_months(0, INT32_MIN, &found, &err), VIENTRO_E_RANGE, "date.out_of_range");
    FAILS(vientro_date_parts(INT32_MAX, &year, NULL, NULL, &err), VIENTRO_E_RANGE, "date.out_of_range");
    FAILS(vientro_date_parse_vi("2019-09-17", VIENTRO_NUL, &found, &err), VIENTRO_E_VALUE, "date.form_vi");
    FAILS(vientro_date_format_vi(0, text, 2, &needed, &err), VIENTRO_E_RANGE, "ffi.small_buffer");
}

static void windows(void)
{
    int32_t first = 0, last = 0, next_first = 0, next_last = 0, year = 0;
    char text[80];
    uint64_t needed = 0;

    PASSES(vientro_window_new(VIENTRO_WINDOW_DECREE_58, 2022, 0, &first, &last, &err));
    CHECK(first == day("2021-12-15") && last == day("2022-12-14"));
    PASSES(vientro_window_year(VIENTRO_WINDOW_DECREE_58, first, last, &year, &err));
    CHECK(year == 2022);
    PASSES(vientro_window_format(VIENTRO_WINDOW_DECREE_58, first, last, VIENTRO_LANG_NONE, text, sizeof text, &needed,
                                 &err));
    CHECK(strcmp(text, "decree_58/2021-12-15/2022-12-14") == 0);
    PASSES(vientro_window_new(VIENTRO_WINDOW_HALF_YEAR, 2022, 1, &first, &last, &err));
    PASSES(vientro_window_format(VIENTRO_WINDOW_HALF_YEAR, first, last, VIENTRO_LANG_VI, text, sizeof text, &needed,
                                 &err));
    CHECK(strcmp(text, "6 tháng đầu năm 2022") == 0);
    PASSES(vientro_window_next(VIENTRO_WINDOW_HALF_YEAR, first, last, &next_first, &next_last, &err));
    CHECK(next_first == day("2022-07-01") && next_last == day("2022-12-31"));
    PASSES(vientro_window_previous(VIENTRO_WINDOW_HALF_YEAR, next_first, next_last, &next_first, &next_last, &err));
    CHECK(next_first == first && next_last == last);
    PASSES(vientro_window_new(VIENTRO_WINDOW_MONTH, 2024, 2, &first, &last, &err));
    CHECK(last == day("2024-02-29"));
    FAILS(vientro_window_new(VIENTRO_WINDOW_MONTH, 2024, 13, &first, &last, &err), VIENTRO_E_RANGE,
          "date.no_such_day");
    CHECK(vientro_window_new(VIENTRO_WINDOW_MONTH, 2024, 13, &first, &last, &err) == VIENTRO_E_RANGE);
    CHECK(strcmp(vientro_error_path(err), "part") == 0);
    vientro_error_free(err);
    err = NULL;
    CHECK(vientro_window_new(VIENTRO_WINDOW_MONTH, 2300, 12, &first, &last, &err) == VIENTRO_E_RANGE);
    CHECK(strcmp(vientro_error_path(err), "year") == 0);
    vientro_error_free(err);
    err = NULL;
    FAILS(vientro_window_new(VIENTRO_WINDOW_HALF_YEAR, 2024, 3, &first, &last, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_window_new(VIENTRO_WINDOW_SPAN, 2024, 0, &first, &last, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_window_new(0, 2024, 0, &first, &last, &err), VIENTRO_E_VALUE, "ffi.unknown_number");
    FAILS(vientro_window_year(VIENTRO_WINDOW_MONTH, 0, 1, &year, &err), VIENTRO_E_RANGE, "date.window_other_days");
    FAILS(vientro_window_next(VIENTRO_WINDOW_SPAN, 0, 1, &first, &last, &err), VIENTRO_E_VALUE,
          "date.window_no_sequence");
    FAILS(vientro_window_previous(VIENTRO_WINDOW_SPAN, 1, 0, &first, &last, &err), VIENTRO_E_RANGE,
          "date.window_reversed");
    FAILS(vientro_window_format(VIENTRO_WINDOW_SPAN, 0, 1, 9, text, sizeof text, &needed, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_window_new(1, 2024, 0, NULL, &last, &err), VIENTRO_E_NULL, "ffi.null");
}

static void working_days(void)
{
    /* In 2024 Monday 29 April was swapped with Saturday 4 May. */
    int32_t holidays[3], made_up = day("2024-05-04"), end = 0, count = 0;
    int32_t from = day("2024-01-01"), until = day("2024-12-31"), friday = day("2024-04-26");
    uint32_t working = 7;
    vientro_calendar *calendar = NULL;

    holidays[0] = day("2024-04-29");
    holidays[1] = day("2024-04-30");
    holidays[2] = day("2024-05-01");
    PASSES(vientro_calendar_new(from, until, 0, holidays, 3, &made_up, 1, &calendar, &err));
    PASSES(vientro_calendar_is_working(calendar, holidays[0], &working, &err));
    CHECK(working == 0);
    PASSES(vientro_calendar_is_working(calendar, made_up, &working, &err));
    CHECK(working == 1);
    PASSES(vientro_calendar_plus(calendar, friday, 1, &end, &err));
    CHECK(end == day("2024-05-02"));
    PASSES(vientro_calendar_between(calendar, friday, day("2024-05-06"), &count, &err));
    CHECK(count == 4);
    FAILS(vientro_calendar_plus(calendar, friday, 1000, &end, &err), VIENTRO_E_RANGE, "date.working_not_covered");
    FAILS(vientro_calendar_between(calendar, 0, friday, &count, &err), VIENTRO_E_RANGE, "date.working_not_covered");
    FAILS(vientro_calendar_is_working(calendar, 0, &working, &err), VIENTRO_E_RANGE, "date.working_not_covered");
    FAILS(vientro_calendar_is_working(NULL, 0, &working, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_calendar_retain(calendar) == calendar);
    vientro_calendar_free(calendar);
    vientro_calendar_free(calendar);
    PASSES(vientro_calendar_new(0, 0, VIENTRO_OPEN_FROM | VIENTRO_OPEN_UNTIL, NULL, 0, NULL, 0, &calendar, &err));
    PASSES(vientro_calendar_plus(calendar, friday, 1, &end, &err));
    CHECK(end == holidays[0]);
    vientro_calendar_free(calendar);
    FAILS(vientro_calendar_new(from, until, 0, holidays, 3, holidays, 1, &calendar, &err), VIENTRO_E_INVALID,
          "date.working_both");
    CHECK(calendar == NULL);
    holidays[1] = INT32_MAX;
    FAILS(vientro_calendar_new(from, until, 4, NULL, 0, NULL, 0, &calendar, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    FAILS(vientro_calendar_new(until, from, 0, NULL, 0, NULL, 0, &calendar, &err), VIENTRO_E_RANGE,
          "date.period_reversed");
    CHECK(vientro_calendar_new(from, until, 0, holidays, 3, NULL, 0, &calendar, &err) == VIENTRO_E_RANGE);
    CHECK(strcmp(vientro_error_path(err), "holidays[1]") == 0);
    vientro_error_free(err);
    err = NULL;
    CHECK(vientro_calendar_retain(NULL) == NULL);
    vientro_calendar_free(NULL);
}

int main(void)
{
    lists();
    entries();
    provinces();
    leading_on();
    days();
    windows();
    working_days();
    return failures == 0 ? 0 : 1;
}
