/* What terms are counted from, and the calendar of obligations of a small submission. */
#include "check.h"

#define NUL VIENTRO_NUL
#define EN VIENTRO_LANG_EN
#define VI VIENTRO_LANG_VI

static const char FILE_1[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"mofa\",\"sequence\":1},"
    "\"certificates\":[{\"id\":\"C1\",\"holder\":\"D1\",\"kind\":\"operation\","
    "\"issued_on\":\"2022-12-16\",\"valid_until\":\"2025-12-15\"}],"
    "\"grants\":[{\"id\":\"G1\",\"decision\":{\"date\":\"2019-03-05\"}}],"
    "\"filings\":[{\"id\":\"F1\",\"duty\":\"ngo-annual-report\",\"bearer\":\"D1\","
    "\"window\":{\"from\":\"2022-12-15\",\"until\":\"2023-12-14\"},\"date\":\"2023-12-20\"}]}";
static const char OPTIONS[] = "{\"as_of\":\"2024-01-31\",\"until\":\"2025-01-31\"}";

static vientro_error *err = NULL;

static int32_t day(const char *text)
{
    int32_t days = 0;

    PASSES(vientro_date_parse(text, NUL, &days, &err));
    return days;
}

static void terms(void)
{
    const int32_t holiday = day("2024-06-10");
    vientro_duties *duties = NULL;
    vientro_calendar *calendar = NULL;
    const char *event = NULL, *label = NULL, *why = NULL;
    uint64_t duty = 7;
    uint32_t unit = 7;
    int32_t due = 7;

    PASSES(vientro_duties_new(&duties, &err));
    PASSES(vientro_calendar_new(day("2024-01-01"), day("2024-12-31"), 0, &holiday, 1, NULL, 0, &calendar, &err));
    PASSES(vientro_duties_find(duties, "ngo-account-notice", NUL, &duty, &err));
    PASSES(vientro_duties_term(duties, duty, EN, &event, &label, &unit, &why, &err));
    CHECK(strcmp(event, "certificate_issued") == 0 && strcmp(label, "a certificate's issue") == 0);
    CHECK(unit == VIENTRO_TERM_WORKING_DAYS && strcmp(why, "") == 0);
    PASSES(vientro_duties_due_by(duties, duty, day("2024-06-03"), calendar, &due, &err));
    CHECK(due == day("2024-06-18"));
    FAILS(vientro_duties_due_by(duties, duty, day("2024-06-03"), NULL, &due, &err), VIENTRO_E_VALUE,
          "duties.needs_calendar");
    CHECK(due == 0);
    FAILS(vientro_duties_due_by(duties, duty, day("2024-12-30"), calendar, &due, &err), VIENTRO_E_VALUE,
          "duties.needs_calendar");
    FAILS(vientro_duties_due(duties, duty, day("2024-06-03"), &due, &err), VIENTRO_E_VALUE,
          "duties.needs_calendar");
    FAILS(vientro_duties_due_by(duties, duty, INT32_MAX, calendar, &due, &err), VIENTRO_E_RANGE, "date.out_of_range");
    FAILS(vientro_duties_due_by(duties, duty, 0, calendar, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    PASSES(vientro_duties_find(duties, "owner-annual-report", NUL, &duty, &err));
    PASSES(vientro_duties_term(duties, duty, VI, NULL, NULL, &unit, &why, &err));
    CHECK(unit == VIENTRO_TERM_DAYS && strcmp(why, "no_day") == 0);
    FAILS(vientro_duties_due_by(duties, duty, 0, NULL, &due, &err), VIENTRO_E_VALUE, "duties.no_day");
    FAILS(vientro_duties_term(duties, duty, 9, &event, NULL, NULL, NULL, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_duties_term(duties, 99, EN, &event, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(event == NULL);
    vientro_calendar_free(calendar);
    vientro_duties_free(duties);
}

static vientro_registry *registry_of(const char *file)
{
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;

    PASSES(vientro_builder_new(&builder, &err));
    PASSES(vientro_builder_add_json(builder, "one.json", NUL, file, NUL, NULL, NULL, NULL, &err));
    PASSES(vientro_builder_finish(builder, &registry, &err));
    vientro_builder_free(builder);
    return registry;
}

static void refused(const vientro_registry *registry)
{
    vientro_obligations *all = NULL;

    FAILS(vientro_obligations_new(NULL, OPTIONS, NUL, &all, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_obligations_new(registry, NULL, 0, &all, &err), VIENTRO_E_INVALID, "query.not_json");
    FAILS(vientro_obligations_new(registry, OPTIONS, NUL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_obligations_new(registry, "{}", NUL, &all, &err), VIENTRO_E_INVALID, "shape.missing");
    FAILS(vientro_obligations_new(registry, "{\"as_of\":\"31/1/2024\"}", NUL, &all, &err), VIENTRO_E_VALUE, "date.form");
    CHECK(all == NULL && vientro_obligations_count(NULL) == 0 && vientro_obligations_count_of(NULL, 1) == 0);
    CHECK(vientro_obligations_not_applied_count(NULL) == 0 && vientro_obligations_retain(NULL) == NULL);
    vientro_obligations_free(NULL);
}

/* The yearly report that was filed late. */
static void late(const vientro_obligations *all, uint64_t at)
{
    const char *duty = NULL, *bearer = NULL, *id = NULL, *record = NULL, *reason = NULL;
    const char *title = NULL, *window = NULL, *message = NULL, *citation = NULL;
    uint32_t state = 0, unit = 0, known = 0, has_window = 0, verified = 0;
    int32_t from = 0, due = 0, first = 0, last = 0, filed = 0, delay = 0;

    PASSES(vientro_obligations_obligation(all, at, &duty, &bearer, &id, &record, &err));
    CHECK(strcmp(duty, "ngo-annual-report") == 0 && strcmp(bearer, "organization") == 0);
    CHECK(strcmp(id, "D1") == 0 && strcmp(record, "") == 0);
    PASSES(vientro_obligations_days(all, at, &from, &due, &known, &first, &last, &has_window, &err));
    CHECK(due == day("2023-12-18") && known == 1 && has_window == 1);
    CHECK(first == day("2022-12-15") && last == day("2023-12-14") && from == last);
    PASSES(vientro_obligations_state(all, at, &state, &filed, &delay, &unit, &reason, &err));
    CHECK(state == VIENTRO_STATE_FILED_LATE && filed == day("2023-12-20") && delay == 2);
    CHECK(unit == VIENTRO_TERM_DAYS && strcmp(reason, "") == 0);
    PASSES(vientro_obligations_words(all, at, EN, &title, &window, &message, &err));
    CHECK(strcmp(title, "yearly report of a foreign NGO") == 0 && strcmp(message, "2 days late, 2023-12-20") == 0);
    CHECK(strcmp(window, "reporting period 2023 from 2022-12-15 to 2023-12-14") == 0);
    PASSES(vientro_obligations_words(all, at, VI, NULL, NULL, &message, &err));
    CHECK(strcmp(message, "muộn 2 ngày, ngày 20/12/2023") == 0);
    PASSES(vientro_obligations_citation(all, at, EN, &citation, &verified, &err));
    CHECK(strcmp(citation, "Decree 58/2022/ND-CP, Article 21(5)") == 0 && verified == 1);

    FAILS(vientro_obligations_obligation(all, 999, &duty, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_obligations_days(all, 999, &from, NULL, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_obligations_state(all, 999, &state, NULL, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_obligations_words(all, at, 9, &title, NULL, NULL, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_obligations_citation(all, at, EN, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_obligations_citation(NULL, at, EN, &citation, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(duty == NULL && from == 0 && state == 0 && title == NULL && citation == NULL);
}

static void calendar(void)
{
    enum { MOST = 64 };
    uint64_t positions[MOST], needed = 7, times = 7, sum = 0;
    vientro_registry *registry = registry_of(FILE_1);
    vientro_obligations *all = NULL, *share;
    const char *duty = NULL, *reason = NULL, *message = NULL;
    vientro_text *json = NULL;
    uint32_t state, known = 7;
    int32_t due = 7;

    refused(registry);
    PASSES(vientro_obligations_new(registry, OPTIONS, NUL, &all, &err));
    vientro_registry_free(registry);
    for (state = VIENTRO_STATE_NOT_YET_DUE; state <= VIENTRO_STATE_CANNOT_TELL; state++)
        sum += vientro_obligations_count_of(all, state);
    CHECK(sum == vientro_obligations_count(all) && sum > 0 && vientro_obligations_count_of(all, 99) == 0);

    PASSES(vientro_obligations_due_between(all, day("2023-12-18"), day("2023-12-18"), "D1", NUL, positions, MOST, &needed, &err));
    CHECK(needed == 1);
    late(all, positions[0]);
    /* The windows that begin by the last day asked for. */
    PASSES(vientro_obligations_due_between(all, day("2024-12-01"), day("2025-12-31"), NULL, 0, positions, MOST, &needed, &err));
    CHECK(needed == 7);
    PASSES(vientro_obligations_due_between(all, day("2024-12-01"), day("2025-12-31"), "nobody", NUL, NULL, 0, &needed, &err));
    CHECK(needed == 0);
    FAILS(vientro_obligations_due_between(all, day("2024-12-01"), day("2025-12-31"), NULL, 0, positions, 1, &needed, &err),
          VIENTRO_E_RANGE, "ffi.short_columns");
    CHECK(needed == 7 && positions[0] == 0);
    FAILS(vientro_obligations_due_between(all, INT32_MAX, 0, NULL, 0, NULL, 0, &needed, &err), VIENTRO_E_RANGE, "date.out_of_range");

    /* What takes a calendar of working days stands last. */
    PASSES(vientro_obligations_days(all, sum - 1, NULL, &due, &known, NULL, NULL, NULL, &err));
    CHECK(known == 0 && due == 0);
    PASSES(vientro_obligations_state(all, sum - 1, &state, NULL, NULL, NULL, &reason, &err));
    CHECK(state == VIENTRO_STATE_CANNOT_TELL && strcmp(reason, "no_calendar") == 0);

    CHECK(vientro_obligations_not_applied_count(all) > 0);
    PASSES(vientro_obligations_not_applied(all, 0, EN, &duty, &reason, &message, &times, &err));
    CHECK(duty[0] != '\0' && reason[0] != '\0' && message[0] != '\0' && times > 0);
    FAILS(vientro_obligations_not_applied(all, 99, EN, &duty, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");

    PASSES(vientro_obligations_options_json(all, &json, &err));
    CHECK(strstr(vientro_text_data(json), "\"until\": \"2025-01-31\"") != NULL);
    vientro_text_free(json);
    share = vientro_obligations_retain(all);
    vientro_obligations_free(all);
    PASSES(vientro_obligations_to_json(share, &json, &err));
    CHECK(strstr(vientro_text_data(json), "\"report\": \"obligations\"") != NULL);
    vientro_text_free(json);
    FAILS(vientro_obligations_to_json(NULL, &json, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_obligations_options_json(share, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    vientro_obligations_free(share);
}

int main(void)
{
    terms();
    calendar();
    return failures != 0;
}
