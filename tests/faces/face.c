/*
 * Answers the cases of tests/faces through the C face: reads a case a line from standard input, prints
 * an answer a line. The arguments are the submissions that the cases about records are of.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vientro.h"

enum { MOST_PARTS = 12, MOST = 64, LINE = 65536 };

static vientro_error *err = NULL;
static vientro_registry *registry = NULL;
static vientro_checked *checked = NULL;
static char answer[1 << 22];
static size_t used;

static void say(const char *text)
{
    size_t length = strlen(text);
    if (used + length + 1 > sizeof answer)
        exit(3);
    memcpy(answer + used, text, length + 1);
    used += length;
}

static void say_number(long long number)
{
    char text[32];
    sprintf(text, "%lld", number);
    say(text);
}

/* Whether a call succeeded; if not, the answer is the id of its error. */
static int ok(vientro_status status)
{
    if (status == VIENTRO_OK)
        return 1;
    used = 0;
    say("! ");
    say(vientro_error_id(err));
    vientro_error_free(err);
    err = NULL;
    return 0;
}

static int currency(const char *code, uint32_t *number)
{
    return ok(vientro_currency_numeric(code, VIENTRO_NUL, number, &err));
}

static uint32_t lang(const char *code)
{
    return strcmp(code, "vi") == 0 ? VIENTRO_LANG_VI : strcmp(code, "en") == 0 ? VIENTRO_LANG_EN : VIENTRO_LANG_NONE;
}

static int32_t day(const char *text)
{
    int32_t days = 0;
    if (vientro_date_parse(text, VIENTRO_NUL, &days, NULL) != VIENTRO_OK)
        exit(3);
    return days;
}

static int say_day(int32_t days)
{
    char text[16];
    uint64_t needed;
    if (!ok(vientro_date_format(days, text, sizeof text, &needed, &err)))
        return 0;
    say(text);
    return 1;
}

/* Writes a total with the code of its currency before it, or alone. */
static int say_total(uint64_t low, int64_t high, uint32_t number, int with_code)
{
    char text[MOST];
    uint64_t needed;
    if (with_code) {
        if (!ok(vientro_currency_code(number, text, sizeof text, &needed, &err)))
            return 0;
        say(text);
        say(" ");
    }
    if (!ok(vientro_total_format(low, high, number, VIENTRO_LANG_NONE, text, sizeof text, &needed, &err)))
        return 0;
    say(text);
    return 1;
}

/* Reads numbers that stand between commas. */
static uint64_t numbers(const char *text, int64_t *into)
{
    uint64_t count = 0;
    char *end;
    for (;; text = end + 1) {
        into[count++] = strtoll(text, &end, 10);
        if (*end == '\0')
            return count;
    }
}

static void say_list(const int64_t *parts, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if (i > 0)
            say(",");
        say_number(parts[i]);
    }
}

/* Finds the number of a code in a list of the library, "half_even" in "rounding" for example. */
static uint32_t number_of(const char *list, const char *code)
{
    vientro_codes *codes = NULL;
    uint64_t at = 0;
    uint32_t number = 0;
    if (vientro_codes_new(list, VIENTRO_NUL, NULL, &codes, NULL) != VIENTRO_OK
        || vientro_codes_find(codes, code, VIENTRO_NUL, &at, NULL) != VIENTRO_OK
        || vientro_codes_at(codes, at, NULL, &number, NULL) != VIENTRO_OK)
        exit(3);
    vientro_codes_free(codes);
    return number;
}

static void amounts(char **part)
{
    int64_t minor = 0;
    uint32_t one, other;

    if (strcmp(part[0], "parse") == 0) {
        if (currency(part[2], &one) && ok(vientro_money_parse(part[1], VIENTRO_NUL, one, lang(part[3]), &minor, &err)))
            say_number(minor);
    } else if (strcmp(part[0], "format") == 0) {
        char text[MOST];
        uint64_t needed;
        if (currency(part[2], &one)
            && ok(vientro_money_format(strtoll(part[1], NULL, 10), one, lang(part[3]), text, sizeof text, &needed, &err)))
            say(text);
    } else if (currency(part[2], &one) && currency(part[4], &other)) {
        int64_t a = strtoll(part[1], NULL, 10), b = strtoll(part[3], NULL, 10);
        int32_t order = 0;
        if (strcmp(part[0], "compare") == 0) {
            if (ok(vientro_money_compare(a, one, b, other, &order, &err)))
                say_number(order);
        } else if (ok((strcmp(part[0], "add") == 0 ? vientro_money_add : vientro_money_subtract)(a, one, b, other, &minor, &err))) {
            say_number(minor);
        }
    }
}

static void shares(char **part)
{
    int64_t parts[MOST], read[MOST];
    uint64_t weights[MOST], count;
    uint32_t number;

    if (!currency(part[2], &number))
        return;
    int64_t all = strtoll(part[1], NULL, 10);
    if (strcmp(part[0], "split") == 0) {
        count = strtoull(part[3], NULL, 10);
        if (ok(vientro_money_split(all, number, parts, count, &err)))
            say_list(parts, count);
        return;
    }
    count = numbers(part[3], read);
    for (uint64_t i = 0; i < count; i++)
        weights[i] = (uint64_t)read[i];
    if (ok(vientro_money_allocate(all, number, weights, count, parts, &err)))
        say_list(parts, count);
}

static void sum(char **part)
{
    int64_t minors[MOST], high;
    uint64_t low, count = numbers(part[2], minors);
    uint32_t number;
    if (currency(part[1], &number) && ok(vientro_money_sum(minors, count, number, &low, &high, &err)))
        say_total(low, high, number, 0);
}

static void convert(char **part)
{
    uint32_t from[MOST], to[MOST], kinds[MOST], of, into, through;
    int32_t first[MOST], last[MOST];
    const char *values[MOST], *sources[MOST];
    uint64_t count = 0, low, below;
    int64_t minor, high, above;
    vientro_rates *rates = NULL;
    vientro_converted *converted = NULL;

    for (char *rate = strtok(part[9], ";"); rate != NULL; rate = strtok(NULL, ";"), count++) {
        char *value = strchr(rate, '=') + 1, *days = strchr(rate, '@') + 1;
        rate[3] = value[-1] = days[-1] = days[10] = '\0';
        if (!currency(rate, &from[count]) || !currency(rate + 4, &to[count]))
            return;
        values[count] = value;
        sources[count] = "case";
        kinds[count] = number_of("rate_kind", part[5]);
        first[count] = day(days);
        last[count] = day(days + 12);
    }
    if (strcmp(part[7], "nothing") == 0)
        through = VIENTRO_THROUGH_NOTHING;
    else if (strcmp(part[7], "any") == 0)
        through = VIENTRO_THROUGH_ANY;
    else if (!currency(part[7], &through))
        return;
    if (currency(part[2], &of) && currency(part[3], &into)
        && ok(vientro_rates_new(from, to, values, kinds, first, last, NULL, sources, count, &rates, &err))
        && ok(vientro_rates_convert(rates, strtoll(part[1], NULL, 10), of, into, day(part[4]), number_of("rate_kind", part[5]),
                                    (uint32_t)strtoul(part[6], NULL, 10), through, number_of("rounding", part[8]), &converted, &err))
        && ok(vientro_converted_amount(converted, &minor, NULL, NULL, NULL, NULL, &err))
        && ok(vientro_converted_residue(converted, &low, &high, &below, &above, &err))) {
        say_number(minor);
        say(" by ");
        say_number((long long)vientro_converted_leg_count(converted));
        say(" legs, residue ");
        say_total(low, high, 704, 0);
        say("/");
        say_total(below, above, 704, 0);
    }
    vientro_converted_free(converted);
    vientro_rates_free(rates);
}

static void places(char **part)
{
    static const char *const placeds[] = {"", "same ", "merged ", "not_divisible "};
    char text[MOST];
    uint64_t needed, at;
    uint32_t placed;
    vientro_codes *units = NULL;
    const char *code;

    if (strcmp(part[0], "unit") == 0) {
        int32_t on = strcmp(part[2], "-") == 0 ? 0 : day(part[2]);
        if (ok(vientro_province_unit(part[1], VIENTRO_NUL, part[2][0] == '-' ? NULL : &on, text, sizeof text, &needed, &err)))
            say(text);
    } else if (strcmp(part[0], "translate") == 0) {
        uint32_t map = strcmp(part[3], "63") == 0 ? VIENTRO_MAP_63 : VIENTRO_MAP_34;
        if (ok(vientro_province_translate(part[1], VIENTRO_NUL, day(part[2]), map, &placed, &units, &err))) {
            say(placeds[placed]);
            for (at = 0; at < vientro_codes_count(units); at++) {
                if (!ok(vientro_codes_at(units, at, &code, NULL, &err)))
                    break;
                if (at > 0)
                    say(",");
                say(code);
            }
        }
    } else {
        int32_t on = day(part[2]);
        if (ok(vientro_codes_new("province", VIENTRO_NUL, &on, &units, &err))
            && ok(vientro_codes_find_name(units, part[1], VIENTRO_NUL, &at, &err))
            && ok(vientro_codes_at(units, at, &code, NULL, &err)))
            say(code);
    }
    vientro_codes_free(units);
}

static void days(char **part)
{
    int32_t first, last;
    if (strcmp(part[0], "plus_months") == 0) {
        if (ok(vientro_date_plus_months(day(part[1]), (int32_t)strtol(part[2], NULL, 10), &first, &err)))
            say_day(first);
        return;
    }
    if (ok(vientro_window_new(number_of("window_kind", part[1]), (int32_t)strtol(part[2], NULL, 10),
                              (uint32_t)strtoul(part[3], NULL, 10), &first, &last, &err))
        && say_day(first)) {
        say("..");
        say_day(last);
    }
}

static void finds(char **part)
{
    static const char *const severities[] = {"other ", "error ", "warning ", "info "};
    const char *rule, *record, *path;
    uint32_t severity;
    for (uint64_t i = 0; i < vientro_checked_count(checked); i++) {
        if (!ok(vientro_checked_finding(checked, i, &rule, &severity, &record, &path, &err)))
            return;
        if (strcmp(rule, part[1]) != 0 || strcmp(record, part[2]) != 0)
            continue;
        if (used > 0)
            say(" | ");
        say(severities[severity < 4 ? severity : 0]);
        say(path);
    }
    if (used == 0)
        say("none");
}

static void cells(char **part)
{
    vientro_cube *cube = NULL;
    const char *key;
    uint64_t facts, low, needed, counts[4096], at[4096], lows[4096];
    uint32_t numbers[4096];
    int64_t highs[4096];
    int counted = strstr(part[1], "organizations\"]") != NULL;

    (void)low;
    if (!ok(vientro_cube_new(registry, part[1], VIENTRO_NUL, 1, &cube, &err)))
        return;
    if (ok(vientro_cube_sums(cube, at, numbers, lows, highs, 4096, &needed, &err))
        && (!counted || ok(vientro_cube_counts(cube, "organizations", VIENTRO_NUL, counts, 4096, &low, &err)))) {
        uint64_t sum = 0;
        for (uint64_t i = 0; i < vientro_cube_cell_count(cube); i++) {
            if (!ok(vientro_cube_cell(cube, i, &key, &facts, NULL, &err)))
                break;
            if (i > 0)
                say(" | ");
            say(key);
            say(" ");
            say_number((long long)facts);
            say(": ");
            if (sum >= needed || at[sum] != i)
                say("none");
            for (int more = 0; sum < needed && at[sum] == i; sum++, more = 1) {
                if (more)
                    say(" | ");
                say_total(lows[sum], highs[sum], numbers[sum], 1);
            }
            if (counted) {
                say(" of ");
                say_number((long long)counts[i]);
            }
        }
        if (used == 0)
            say("none");
    }
    vientro_cube_free(cube);
}

/* Finds the table, row and column of a report by their ids. */
static int find(const vientro_report *report, char **part, uint64_t *table, uint64_t *row, uint64_t *column)
{
    const char *id;
    uint64_t rows = 0, columns = 0;
    for (*table = 0;; ++*table) {
        if (!ok(vientro_report_table(report, *table, VIENTRO_LANG_EN, &id, NULL, &rows, &columns, &err)))
            return 0;
        if (strcmp(id, part[2]) == 0)
            break;
    }
    for (*row = 0; *row < rows; ++*row)
        if (ok(vientro_report_row(report, *table, *row, VIENTRO_LANG_EN, &id, NULL, &err)) && strcmp(id, part[3]) == 0)
            break;
    for (*column = 0; *column < columns; ++*column)
        if (ok(vientro_report_column(report, *table, *column, VIENTRO_LANG_EN, &id, NULL, &err)) && strcmp(id, part[4]) == 0)
            break;
    return 1;
}

static void cell(char **part)
{
    vientro_report *report = NULL;
    uint64_t table, row, column, needed;
    char text[1024];

    if (ok(vientro_report_new(registry, part[1], VIENTRO_NUL, 1, &report, &err)) && find(report, part, &table, &row, &column)
        && ok(vientro_report_value(report, table, row, column, lang(part[5]), text, sizeof text, &needed, &err)))
        say(text);
    vientro_report_free(report);
}

static const struct { const char *name; void (*answers)(char **); } OPERATIONS[] = {
    {"parse", amounts}, {"format", amounts}, {"add", amounts}, {"subtract", amounts}, {"compare", amounts},
    {"allocate", shares}, {"split", shares}, {"sum", sum}, {"convert", convert}, {"unit", places},
    {"translate", places}, {"named", places}, {"window", days}, {"plus_months", days}, {"finds", finds},
    {"cube", cells}, {"cell", cell},
};

/* Puts the submissions together, and checks them. */
static int load(int count, char **names)
{
    vientro_builder *builder = NULL;
    int done = ok(vientro_builder_new(&builder, &err));
    for (int i = 0; done && i < count; i++) {
        FILE *file = fopen(names[i], "rb");
        if (file == NULL || fseek(file, 0, SEEK_END) != 0)
            return 0;
        long size = ftell(file);
        char *bytes = malloc((size_t)size + 1);
        rewind(file);
        if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size)
            return 0;
        fclose(file);
        done = ok(vientro_builder_add_json(builder, names[i], VIENTRO_NUL, bytes, (uint64_t)size, NULL, NULL, NULL, &err));
        free(bytes);
    }
    done = done && ok(vientro_builder_finish(builder, &registry, &err))
        && ok(vientro_check(registry, "{\"as_of\":\"2025-12-31\"}", VIENTRO_NUL, 1, &checked, &err));
    vientro_builder_free(builder);
    return done;
}

int main(int argc, char **argv)
{
    static char line[LINE];

    if (!load(argc - 1, argv + 1))
        return 2;
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *part[MOST_PARTS] = {line};
        int parts = 1;
        line[strcspn(line, "\n")] = '\0';
        for (char *at = line; parts < MOST_PARTS && (at = strchr(at, '\t')) != NULL;) {
            *at++ = '\0';
            part[parts++] = at;
        }
        used = 0;
        answer[0] = '\0';
        size_t operation = 0;
        while (strcmp(OPERATIONS[operation].name, part[0]) != 0)
            if (++operation == sizeof OPERATIONS / sizeof *OPERATIONS)
                return 3;
        OPERATIONS[operation].answers(part);
        puts(answer);
    }
    vientro_checked_free(checked);
    vientro_registry_free(registry);
    return 0;
}
