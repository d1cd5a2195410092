/* The rules and the duties as tables, and what a check of them finds as columns. */
#include "check.h"

#define NUL VIENTRO_NUL
#define EN VIENTRO_LANG_EN
#define VI VIENTRO_LANG_VI

static const char FILE_1[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1},"
    "\"donors\":[{\"id\":\"D1\",\"kind\":\"foreign_ngo\"}],"
    "\"grants\":[{\"id\":\"G1\",\"mode\":\"project\",\"donors\":[{\"donor\":\"D1\"}],"
    "\"decision\":{\"date\":\"2021-03-01\"}}],"
    "\"transactions\":[{\"id\":\"T1\",\"grant\":\"nowhere\"}]}";

static vientro_error *err = NULL;

static int32_t day(const char *text)
{
    int32_t days = 0;
    PASSES(vientro_date_parse(text, NUL, &days, &err));
    return days;
}

static void numbers(const vientro_rules *rules)
{
    const char *id = NULL, *label = NULL, *unit = NULL, *value = NULL, *why = NULL;
    uint64_t rule = 7;
    int64_t number = 7;
    uint32_t currency = 7;

    PASSES(vientro_rules_find(rules, "GRANT-011", NUL, &rule, &err));
    CHECK(vientro_rules_parameter_count(rules, rule) == 1);
    PASSES(vientro_rules_parameter(rules, rule, 0, VI, &id, &label, &unit, &number, &currency, &value, &err));
    CHECK(strcmp(id, "appraisal") == 0 && label[0] != '\0' && strcmp(unit, "days") == 0);
    CHECK(number == 20 && currency == 0 && strcmp(value, "20 ngày") == 0);
    PASSES(vientro_rules_find(rules, "GRANT-013", NUL, &rule, &err));
    PASSES(vientro_rules_parameter(rules, rule, 0, EN, NULL, NULL, &unit, &number, &currency, &value, &err));
    CHECK(strcmp(unit, "amount") == 0 && number == 20000000 && currency == 840);
    CHECK(strcmp(value, "200,000.00 USD") == 0);
    PASSES(vientro_rules_parameter(rules, rule, 0, EN, NULL, NULL, NULL, NULL, NULL, NULL, &err));
    PASSES(vientro_rules_find(rules, "FILING-008", NUL, &rule, &err));
    PASSES(vientro_rules_parameter(rules, rule, 0, EN, NULL, NULL, &unit, &number, &currency, &value, &err));
    CHECK(strcmp(unit, "day_of_year") == 0 && number == 115 && currency == 0);
    CHECK(strcmp(value, "15 January") == 0);
    PASSES(vientro_rules_find(rules, "FILING-001", NUL, &rule, &err));
    PASSES(vientro_rules_parameter(rules, rule, 0, VI, NULL, NULL, &unit, &number, NULL, &value, &err));
    CHECK(strcmp(unit, "day_of_month") == 0 && number == 18 && strcmp(value, "ngày 18") == 0);

    FAILS(vientro_rules_parameter(rules, rule, 9, EN, &id, &label, NULL, &number, &currency, &value, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(id == NULL && label == NULL && number == 0 && currency == 0 && value == NULL);
    FAILS(vientro_rules_parameter(rules, rule, 0, VIENTRO_LANG_NONE, &id, NULL, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_rules_why(rules, rule, VIENTRO_LANG_NONE, &why, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_rules_why(rules, 9999, EN, &why, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_rules_why(NULL, rule, EN, &why, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(why == NULL && vientro_rules_parameter_count(NULL, 0) == 0);
    CHECK(vientro_rules_parameter_count(rules, 9999) == 0);
}

static void one_rule(const vientro_rules *rules)
{
    const char *id = NULL, *status = NULL, *event = NULL, *subject = NULL, *title = NULL, *description = NULL;
    const char *name = NULL, *label = NULL, *citation = NULL, *evidence = NULL;
    uint64_t rule = 7;
    uint32_t severity = 7, verified = 7, open = 7;
    int32_t from = 7, until = 7;

    PASSES(vientro_rules_find(rules, "GRANT-001", NUL, &rule, &err));
    PASSES(vientro_rules_rule(rules, rule, &id, &severity, &status, &event, &subject, &err));
    CHECK(strcmp(id, "GRANT-001") == 0 && severity == VIENTRO_SEVERITY_ERROR && strcmp(status, "stable") == 0);
    CHECK(strcmp(event, "approval") == 0 && strcmp(subject, "grant_aid") == 0);
    PASSES(vientro_rules_words(rules, rule, VI, &title, &description, &event, &subject, &err));
    CHECK(strcmp(event, "phê duyệt") == 0 && description[0] != '\0' && subject[0] != '\0');
    PASSES(vientro_rules_words(rules, rule, EN, &title, NULL, NULL, NULL, &err));
    CHECK(strcmp(title, "Owner not named in the decision") == 0);
    CHECK(vientro_rules_list_count(rules, rule) == 1 && vientro_rules_field_count(rules, rule) == 1);
    PASSES(vientro_rules_list(rules, rule, 0, &name, &err));
    CHECK(strcmp(name, "grants") == 0);
    PASSES(vientro_rules_field(rules, rule, 0, EN, &name, &label, &err));
    CHECK(strcmp(name, "owner") == 0 && label[0] != '\0');
    CHECK(vientro_rules_provision_count(rules, rule) == 1);
    PASSES(vientro_rules_provision(rules, rule, 0, EN, &citation, &evidence, &verified, &from, &until, &open,
                                   &err));
    CHECK(strcmp(citation, "Decree 80/2020/ND-CP, Article 14(1)") == 0);
    CHECK(strcmp(evidence, "text") == 0 && verified == 1);
    CHECK(open == 0 && from == day("2020-09-17") && until == day("2025-12-07"));
    PASSES(vientro_rules_provision(rules, rule, 0, VI, NULL, NULL, NULL, NULL, NULL, NULL, &err));

    PASSES(vientro_rules_why(rules, rule, EN, &label, &err));
    CHECK(strstr(label, "nobody answers") != NULL);
    numbers(rules);

    FAILS(vientro_rules_find(rules, "GRANT-1", NUL, &rule, &err), VIENTRO_E_VALUE, "rules.unknown_rule");
    CHECK(rule == 0);
    FAILS(vientro_rules_find(rules, NULL, NUL, &rule, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_rules_list(rules, 0, 99, &name, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_rules_field(rules, 0, 99, EN, &name, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(name == NULL);
    FAILS(vientro_rules_provision(rules, 0, 99, EN, &citation, NULL, &verified, &from, NULL, &open, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(citation == NULL && verified == 0 && from == 0 && open == 0);
    FAILS(vientro_rules_words(rules, 0, VIENTRO_LANG_NONE, &title, NULL, NULL, NULL, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");
    FAILS(vientro_rules_rule(NULL, 0, &id, NULL, NULL, NULL, NULL, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(id == NULL);
}

static void all_rules(void)
{
    vientro_rules *rules = NULL, *share;
    const char *id = NULL, *title = NULL, *subject = NULL, *citation = NULL;
    uint64_t i, j;
    uint32_t severity = 0, verified = 0, unverified = 0, of_format = 0;
    vientro_text *text = NULL;

    PASSES(vientro_rules_new(&rules, &err));
    FAILS(vientro_rules_new(NULL, &err), VIENTRO_E_NULL, "ffi.null");
    PASSES(vientro_rules_table_text(&text, &err));
    one_rule(rules);
    for (i = 0; i < vientro_rules_count(rules); i++) {
        PASSES(vientro_rules_rule(rules, i, &id, &severity, NULL, NULL, &subject, &err));
        PASSES(vientro_rules_words(rules, i, VI, &title, NULL, NULL, NULL, &err));
        CHECK(strstr(vientro_text_data(text), id) != NULL && strstr(vientro_text_data(text), title) != NULL);
        CHECK(vientro_rules_list_count(rules, i) > 0);
        CHECK((vientro_rules_provision_count(rules, i) == 0) == (subject[0] == '\0'));
        of_format += subject[0] == '\0';
        for (j = 0; j < vientro_rules_provision_count(rules, i); j++) {
            PASSES(vientro_rules_provision(rules, i, j, VI, &citation, NULL, &verified, NULL, NULL, NULL, &err));
            CHECK(citation[0] != '\0');
            unverified += verified == 0;
        }
    }
    CHECK(i > 30 && unverified > 0 && of_format > 0);
    FAILS(vientro_rules_rule(rules, i, &id, &severity, NULL, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(id == NULL && severity == 0);
    CHECK(vientro_rules_list_count(rules, i) == 0 && vientro_rules_field_count(NULL, 0) == 0);
    CHECK(vientro_rules_provision_count(NULL, 0) == 0 && vientro_rules_count(NULL) == 0);
    vientro_text_free(text);
    share = vientro_rules_retain(rules);
    vientro_rules_free(rules);
    CHECK(vientro_rules_count(share) == i && vientro_rules_retain(NULL) == NULL);
    vientro_rules_free(share);
    vientro_rules_free(NULL);
}

static void all_duties(void)
{
    vientro_duties *duties = NULL, *share;
    const char *id = NULL, *subject = NULL, *window = NULL, *title = NULL, *term = NULL, *label = NULL, *citation = NULL;
    uint64_t i, duty = 7, provisions = 7;
    uint32_t verified = 7, open = 7;
    int32_t first = 7, last = 7, due = 7, from = 7;

    PASSES(vientro_duties_new(&duties, &err));
    FAILS(vientro_duties_new(NULL, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(vientro_duties_count(duties) == 36 && vientro_duties_count(NULL) == 0);
    for (i = 0; i < vientro_duties_count(duties); i++) {
        PASSES(vientro_duties_duty(duties, i, &id, &subject, &window, &err));
        PASSES(vientro_duties_find(duties, id, NUL, &duty, &err));
        CHECK(duty == i && subject[0] != '\0' && vientro_duties_bearer_count(duties, i) > 0);
        PASSES(vientro_duties_words(duties, i, VI, &title, &subject, &term, &err));
        CHECK(title[0] != '\0' && subject[0] != '\0' && term[0] != '\0');
    }

    PASSES(vientro_duties_find(duties, "ngo-annual-report", NUL, &duty, &err));
    PASSES(vientro_duties_duty(duties, duty, NULL, NULL, &window, &err));
    CHECK(strcmp(window, "decree_58") == 0);
    PASSES(vientro_duties_bearer(duties, duty, 0, EN, &id, &label, &provisions, &err));
    CHECK(strcmp(id, "organization") == 0 && strcmp(label, "foreign NGO") == 0 && provisions == 1);
    PASSES(vientro_duties_provision(duties, duty, 0, 0, EN, &citation, NULL, &verified, &from, NULL, &open, &err));
    CHECK(strstr(citation, "58/2022") != NULL && verified == 1 && open == VIENTRO_OPEN_UNTIL && from == day("2022-11-01"));
    PASSES(vientro_duties_due_of_year(duties, duty, 2023, &first, &last, &due, &err));
    CHECK(first == day("2022-12-15") && last == day("2023-12-14") && due == day("2023-12-18"));
    PASSES(vientro_duties_due(duties, duty, last, &due, &err));
    CHECK(due == day("2023-12-18"));
    FAILS(vientro_duties_due_of_year(duties, duty, 5000, &first, &last, &due, &err), VIENTRO_E_RANGE,
          "date.out_of_range");
    CHECK(first == 0 && last == 0 && due == 0);

    PASSES(vientro_duties_find(duties, "completion-report", NUL, &duty, &err));
    PASSES(vientro_duties_words(duties, duty, EN, NULL, NULL, &term, &err));
    CHECK(strcmp(term, "no later than 6 months after the end") == 0);
    PASSES(vientro_duties_due(duties, duty, day("2023-08-31"), &due, &err));
    CHECK(due == day("2024-02-29"));
    FAILS(vientro_duties_due_of_year(duties, duty, 2023, &first, &last, &due, &err), VIENTRO_E_VALUE,
          "duties.not_yearly");
    FAILS(vientro_duties_due(duties, duty, day("2200-12-31"), &due, &err), VIENTRO_E_RANGE, "duties.out_of_range");
    CHECK(due == 0);
    FAILS(vientro_duties_due(duties, duty, INT32_MAX, &due, &err), VIENTRO_E_RANGE, "date.out_of_range");
    FAILS(vientro_duties_due(duties, duty, 0, NULL, &err), VIENTRO_E_NULL, "ffi.null");

    FAILS(vientro_duties_find(duties, "nothing", NUL, &duty, &err), VIENTRO_E_VALUE, "ffi.unknown");
    FAILS(vientro_duties_duty(duties, 36, &id, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_duties_words(duties, 0, 9, &title, NULL, NULL, &err), VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_duties_bearer(duties, 0, 9, EN, &id, NULL, NULL, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(id == NULL && title == NULL);
    FAILS(vientro_duties_provision(duties, 0, 0, 9, EN, &citation, NULL, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_RANGE, "ffi.no_such");
    FAILS(vientro_duties_provision(NULL, 0, 0, 0, EN, &citation, NULL, NULL, NULL, NULL, NULL, &err),
          VIENTRO_E_NULL, "ffi.null");
    CHECK(citation == NULL && vientro_duties_bearer_count(NULL, 0) == 0);
    share = vientro_duties_retain(duties);
    vientro_duties_free(duties);
    CHECK(vientro_duties_count(share) == 36 && vientro_duties_retain(NULL) == NULL);
    vientro_duties_free(share);
    vientro_duties_free(NULL);
}

static vientro_checked *checked_of(const char *options)
{
    vientro_builder *builder = NULL;
    vientro_registry *registry = NULL;
    vientro_checked *checked = NULL;

    PASSES(vientro_builder_new(&builder, &err));
    PASSES(vientro_builder_add_json(builder, "one.json", NUL, FILE_1, NUL, NULL, NULL, NULL, &err));
    PASSES(vientro_builder_finish(builder, &registry, &err));
    PASSES(vientro_check(registry, options, NUL, 1, &checked, &err));
    vientro_registry_free(registry);
    vientro_builder_free(builder);
    return checked;
}

/* Column by column what row by row is told. */
static void columns(void)
{
    static const uint32_t COLUMNS[] = {
        VIENTRO_FINDING_RULE,  VIENTRO_FINDING_RECORD,  VIENTRO_FINDING_PATH,
        VIENTRO_FINDING_LABEL, VIENTRO_FINDING_MESSAGE, VIENTRO_FINDING_CITATION,
    };
    enum { MOST = 64, BYTES = 1 << 16 };
    static char bytes[BYTES];
    vientro_checked *checked = checked_of("{\"as_of\":\"2021-12-31\",\"switched_off\":[\"GRANT-002\"]}"), *again;
    vientro_rules *rules = NULL;
    vientro_text *json = NULL;
    const char *told[6], *id = NULL, *reason = NULL, *message = NULL;
    uint64_t i, j, n = vientro_checked_count(checked), needed = 7, needed_bytes = 7, records = 7, off = 0;
    uint32_t severities[MOST], verified[MOST], severity = 0, is_verified = 0;
    uint64_t positions[MOST];
    int64_t offsets[MOST + 1];

    PASSES(vientro_rules_new(&rules, &err));
    CHECK(n > 2 && n <= MOST);
    CHECK(vientro_checked_count_of(checked, VIENTRO_SEVERITY_ERROR) > 0);
    CHECK(vientro_checked_count_of(checked, VIENTRO_SEVERITY_ERROR) +
              vientro_checked_count_of(checked, VIENTRO_SEVERITY_WARNING) +
              vientro_checked_count_of(checked, VIENTRO_SEVERITY_INFO) == n);
    CHECK(vientro_checked_count_of(checked, 99) == 0 && vientro_checked_count_of(NULL, 1) == 0);

    PASSES(vientro_checked_columns(checked, NULL, NULL, NULL, 0, &needed, &err));
    CHECK(needed == n);
    PASSES(vientro_checked_columns(checked, severities, positions, verified, MOST, &needed, &err));
    for (j = 0; j < 6; j++) {
        PASSES(vientro_checked_texts(checked, COLUMNS[j], EN, NULL, 0, &needed, NULL, 0, &needed_bytes, &err));
        CHECK(needed == n + 1 && needed_bytes <= BYTES);
        PASSES(vientro_checked_texts(checked, COLUMNS[j], EN, offsets, needed, &needed, bytes, needed_bytes,
                                     &needed_bytes, &err));
        CHECK(offsets[0] == 0 && offsets[n] == (int64_t)needed_bytes);
        for (i = 0; i < n; i++) {
            PASSES(vientro_checked_finding(checked, i, &told[0], &severity, &told[1], &told[2], &err));
            PASSES(vientro_checked_label(checked, i, EN, &told[3], &err));
            PASSES(vientro_checked_message(checked, i, EN, &told[4], &err));
            PASSES(vientro_checked_citation(checked, i, EN, &told[5], &is_verified, &err));
            CHECK(strlen(told[j]) == (size_t)(offsets[i + 1] - offsets[i]));
            CHECK(memcmp(told[j], bytes + offsets[i], strlen(told[j])) == 0);
            CHECK(severities[i] == severity && verified[i] == is_verified);
            PASSES(vientro_rules_rule(rules, positions[i], &id, NULL, NULL, NULL, NULL, &err));
            CHECK(strcmp(id, told[0]) == 0);
        }
    }
    PASSES(vientro_checked_texts(checked, VIENTRO_FINDING_PATH, VIENTRO_LANG_NONE, NULL, 0, &needed, NULL, 0,
                                 &needed_bytes, &err));
    FAILS(vientro_checked_texts(checked, VIENTRO_FINDING_MESSAGE, VIENTRO_LANG_NONE, NULL, 0, &needed, NULL, 0,
                                &needed_bytes, &err),
          VIENTRO_E_VALUE, "ffi.unknown_language");
    FAILS(vientro_checked_texts(checked, 0, EN, NULL, 0, &needed, NULL, 0, &needed_bytes, &err), VIENTRO_E_VALUE,
          "ffi.unknown_number");
    CHECK(needed == 0);
    FAILS(vientro_checked_texts(checked, VIENTRO_FINDING_RULE, EN, offsets, n, &needed, NULL, 0, &needed_bytes, &err),
          VIENTRO_E_RANGE, "ffi.short_columns");
    CHECK(needed == n + 1 && offsets[1] == 0);
    FAILS(vientro_checked_texts(checked, VIENTRO_FINDING_RULE, EN, NULL, 0, &needed, bytes, 1, &needed_bytes, &err),
          VIENTRO_E_RANGE, "ffi.short_bytes");
    FAILS(vientro_checked_columns(checked, severities, NULL, NULL, n - 1, &needed, &err), VIENTRO_E_RANGE,
          "ffi.short_columns");
    CHECK(needed == n && severities[0] == 0);
    FAILS(vientro_checked_columns(NULL, severities, NULL, NULL, n, &needed, &err), VIENTRO_E_NULL, "ffi.null");
    FAILS(vientro_checked_label(checked, n, EN, &id, &err), VIENTRO_E_RANGE, "ffi.no_such");

    CHECK(vientro_checked_not_applied_count(checked) > 0 && vientro_checked_not_applied_count(NULL) == 0);
    for (i = 0; i < vientro_checked_not_applied_count(checked); i++) {
        PASSES(vientro_checked_not_applied(checked, i, EN, &id, &reason, &message, &records, &err));
        CHECK(reason[0] != '\0' && message[0] != '\0');
        off += strcmp(id, "GRANT-002") == 0 && strcmp(reason, "switched_off") == 0 && records == 1;
    }
    CHECK(off == 1);
    FAILS(vientro_checked_not_applied(checked, i, EN, &id, NULL, NULL, &records, &err), VIENTRO_E_RANGE, "ffi.no_such");
    CHECK(id == NULL && records == 0);
    FAILS(vientro_checked_not_applied(checked, 0, 9, &id, NULL, NULL, NULL, &err), VIENTRO_E_VALUE,
          "ffi.unknown_language");

    /* What was asked can be asked again. */
    PASSES(vientro_checked_options_json(checked, &json, &err));
    CHECK(strstr(vientro_text_data(json), "GRANT-002") != NULL);
    again = checked_of(vientro_text_data(json));
    CHECK(vientro_checked_count(again) == n);
    vientro_text_free(json);
    FAILS(vientro_checked_options_json(NULL, &json, &err), VIENTRO_E_NULL, "ffi.null");
    CHECK(json == NULL);
    vientro_checked_free(again);
    vientro_checked_free(checked);
    vientro_rules_free(rules);
}

/* Some rules alone, and graver or less grave than the table has them. */
static void selected(void)
{
    vientro_checked *checked = checked_of("{\"as_of\":\"2021-12-31\",\"only\":[\"GRANT-001\",\"REFERENCE-001\"],"
                                          "\"severities\":{\"GRANT-001\":\"info\"}}");
    vientro_checked *again;
    vientro_text *json = NULL;

    CHECK(vientro_checked_count(checked) == 2);
    CHECK(vientro_checked_count_of(checked, VIENTRO_SEVERITY_INFO) == 1);
    CHECK(vientro_checked_count_of(checked, VIENTRO_SEVERITY_ERROR) == 1);
    PASSES(vientro_checked_options_json(checked, &json, &err));
    again = checked_of(vientro_text_data(json));
    CHECK(vientro_checked_count_of(again, VIENTRO_SEVERITY_INFO) == 1);
    vientro_text_free(json);
    PASSES(vientro_checked_to_json(checked, &json, &err));
    CHECK(strstr(vientro_text_data(json), "\"GRANT-001\": \"info\"") != NULL);
    vientro_text_free(json);
    vientro_checked_free(again);
    vientro_checked_free(checked);
}

int main(void)
{
    all_rules();
    all_duties();
    columns();
    selected();
    return failures == 0 ? 0 : 1;
}
