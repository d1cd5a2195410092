/*
 * What the C face costs: each call against its yardstick, in one process, through the shared library.
 *
 *   $ cc -O2 -std=c99 -o target/c_face benches/c_face.c $(pkg-config --cflags --libs vientro)
 *   $ target/c_face
 *
 * Prints one line for each pair: the nanoseconds of CPU time of both (the least of many rounds) and
 * their ratio. Measures; judges nothing.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vientro.h"

enum { ROUNDS = 15, CALLS = 1000000, CELLS = 1000000, USD = 840, VND = 704 };

static vientro_error *err = NULL;
static volatile uint64_t sink;

static void must(vientro_status status)
{
    if (status == VIENTRO_OK)
        return;
    fprintf(stderr, "c_face: %s\n", vientro_error_message(err, VIENTRO_LANG_EN));
    exit(2);
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec * 1e9 + (double)at.tv_nsec;
}

/* The least time of a statement that does `each` things, in nanoseconds for one of them. */
#define LEAST(result, each, statement)                                        \
    do {                                                                      \
        (result) = 1e18;                                                      \
        for (int round_ = 0; round_ < ROUNDS; round_++) {                     \
            double began_ = now();                                            \
            statement;                                                        \
            double took_ = (now() - began_) / (each);                         \
            if (took_ < (result))                                             \
                (result) = took_;                                             \
        }                                                                     \
    } while (0)

static void told(const char *what, double took, const char *yardstick, double beside)
{
    printf("%-46s %9.2f ns   %-34s %9.2f ns   ratio %.2f\n", what, took, yardstick, beside, took / beside);
}

/* A registry of as many grants: as many cells by grant. */
static vientro_registry *registry(uint64_t grants)
{
    static const char head[] = "{\"format\":\"vientro-submission\",\"version\":1,"
        "\"submission\":{\"id\":\"S\",\"submitter\":\"bench\",\"sequence\":1},\"grants\":[";
    char *text = malloc((size_t)grants * 160 + sizeof head + 8), *end = text;
    vientro_builder *builder = NULL;
    vientro_registry *made = NULL;

    if (text == NULL)
        exit(2);
    end += sprintf(end, "%s", head);
    for (uint64_t i = 0; i < grants; i++)
        end += sprintf(end, "%s{\"id\":\"g%07llu\",\"decision\":{\"date\":\"2023-05-%02d\"},\"funding\":"
                       "{\"grant\":[{\"amount\":\"%llu.50\",\"currency\":\"USD\"}]}}", i ? "," : "",
                       (unsigned long long)i, (int)(i % 28 + 1), (unsigned long long)(i % 100000));
    end += sprintf(end, "]}");
    must(vientro_builder_new(&builder, &err));
    must(vientro_builder_add_json(builder, "bench.json", VIENTRO_NUL, text, (uint64_t)(end - text), NULL, NULL, NULL, &err));
    must(vientro_builder_finish(builder, &made, &err));
    vientro_builder_free(builder);
    free(text);
    return made;
}

int main(void)
{
    static const char query[] = "{\"measure\":\"aid_approved\",\"by\":[\"grant\"],\"counts\":[\"grants\"]}";
    vientro_registry *records = registry(CELLS);
    vientro_cube *cube = NULL;
    double took, empty, memory;
    int64_t sum = 0, high = 0;
    uint64_t low = 0, needed = 0;
    const char *key = NULL;

    printf("%s\n", vientro_version());
    LEAST(empty, CALLS, for (int i = 0; i < CALLS; i++) sink = vientro_abi_version());
    LEAST(took, CALLS, for (int i = 0; i < CALLS; i++) {
        must(vientro_money_add(i, USD, 250, USD, &sum, &err));
        sink = (uint64_t)sum;
    });
    told("vientro_money_add", took, "an empty call", empty);

    must(vientro_cube_new(records, query, VIENTRO_NUL, 1, &cube, &err));
    uint64_t cells = vientro_cube_cell_count(cube);
    if (cells != CELLS) {
        fprintf(stderr, "c_face: %llu cells\n", (unsigned long long)cells);
        return 2;
    }
    LEAST(took, (double)cells, for (uint64_t i = 0; i < cells; i++) {
        must(vientro_cube_sum(cube, i, USD, &low, &high, &err));
        sink = low;
    });
    told("vientro_cube_sum, cell after cell", took, "an empty call", empty);
    LEAST(took, (double)cells, for (uint64_t i = 0; i < cells; i++) {
        must(vientro_cube_cell(cube, i, &key, &low, NULL, &err));
        sink = low;
    });
    told("vientro_cube_cell, key and facts", took, "an empty call", empty);

    uint64_t *places = calloc(CELLS, sizeof *places), *lows = calloc(CELLS, sizeof *lows), *from = calloc(CELLS, sizeof *from);
    if (places == NULL || lows == NULL || from == NULL)
        return 2;
    for (uint64_t i = 0; i < CELLS; i++)
        from[i] = i;
    LEAST(memory, CELLS, { memcpy(places, from, CELLS * sizeof *from); memcpy(lows, from, CELLS * sizeof *from); sink = lows[7]; });
    LEAST(took, CELLS, {
        must(vientro_cube_sums(cube, places, NULL, lows, NULL, CELLS, &needed, &err));
        sink = lows[7];
    });
    told("vientro_cube_sums, a cell of two columns", took, "memcpy of two columns", memory);
    LEAST(memory, CELLS, { memcpy(places, from, CELLS * sizeof *from); sink = places[7]; });
    LEAST(took, CELLS, {
        must(vientro_cube_counts(cube, "grants", VIENTRO_NUL, places, CELLS, &needed, &err));
        sink = places[7];
    });
    told("vientro_cube_counts, a cell", took, "memcpy of one column", memory);

    free(places);
    free(lows);
    free(from);
    vientro_cube_free(cube);
    vientro_registry_free(records);
    return 0;
}
