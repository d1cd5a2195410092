/*
 * Snapshots read by many threads at once, each with its own shares, which outlive those of the thread
 * that made them.
 *
 * With any argument, the main thread reads first and frees last: helgrind follows the order that
 * pthreads make, and not that of the atomic counters behind a first reading and a last share.
 *
 * A detector is shown to work by a fault that is planted when this file is compiled:
 * SEED_RACE (two threads have results written to one place), SEED_LEAK (an object is never freed),
 * SEED_USE_AFTER_FREE (a text is read when its owner is gone), SEED_OVERFLOW (undefined arithmetic).
 */
#define _POSIX_C_SOURCE 200809L
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>

#include "check.h"

enum { THREADS = 4, ROUNDS = 3, USD = 840 };

static const char FILE_TEXT[] =
    "{\"format\":\"vientro-submission\",\"version\":1,"
    "\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc-lang-son\",\"sequence\":1},"
    "\"donors\":[{\"id\":\"asian\",\"kind\":\"foreign_ngo\",\"country\":\"JP\"}],"
    "\"grants\":[{\"id\":\"G1\",\"mode\":\"project\",\"donors\":[{\"donor\":\"asian\"}],"
    "\"provinces\":[{\"province\":\"20\"}],\"decision\":{\"date\":\"2021-03-01\"},"
    "\"funding\":{\"grant\":[{\"amount\":\"1000.00\",\"currency\":\"USD\"}]}},{\"id\":\"G2\",\"mode\":7}]}";
static const char QUERY[] = "{\"measure\":\"aid_approved\",\"by\":[\"province\"],\"counts\":[\"grants\"]}";
static const char REPORT[] = "{\"report\":\"yearly\",\"window\":{\"kind\":\"calendar_year\",\"year\":2021}}";
static const char OPTIONS[] = "{\"as_of\":\"2021-12-31\"}";

/* What the threads share. */
typedef struct {
    vientro_registry *registry;
    vientro_cube *cube;
    vientro_checked *checked;
    vientro_report *report;
    int failures;
} task;

static int same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Reads everything that a snapshot tells, and asks for new ones; returns how much was wrong. */
static int read_all(const task *shared)
{
    vientro_error *err = NULL;
    vientro_text *text = NULL;
    vientro_cube *cube = NULL;
    const char *key = NULL, *bytes = NULL, *message = NULL, *id = NULL;
    uint64_t low = 0, length = 0, rows = 0, columns = 0;
    int64_t high = 0;
    int wrong = 0;

    wrong += vientro_registry_record_count(shared->registry) != 2;
    wrong += vientro_registry_set_aside_count(shared->registry) != 1;
    wrong += vientro_cube_cell_count(shared->cube) != 1;
    wrong += vientro_cube_cell(shared->cube, 0, &key, NULL, NULL, NULL) != VIENTRO_OK || !same(key, "province=VN-63-20");
    wrong += vientro_cube_sum(shared->cube, 0, USD, &low, &high, NULL) != VIENTRO_OK || low != 100000 || high != 0;
    wrong += vientro_cube_bytes(shared->cube, &bytes, &length, NULL) != VIENTRO_OK || length == 0;
    wrong += vientro_cube_from_bytes(bytes, length, &cube, NULL) != VIENTRO_OK;
    vientro_cube_free(cube);
    wrong += vientro_cube_new(shared->registry, QUERY, VIENTRO_NUL, 2, &cube, NULL) != VIENTRO_OK;
    vientro_cube_free(cube);
    for (uint64_t i = 0; i < vientro_checked_count(shared->checked); i++)
        wrong += vientro_checked_message(shared->checked, i, VIENTRO_LANG_VI, &message, NULL) != VIENTRO_OK || message[0] == '\0';
    wrong += vientro_report_table(shared->report, 0, VIENTRO_LANG_EN, &id, NULL, &rows, &columns, NULL) != VIENTRO_OK || rows == 0;
    wrong += vientro_report_to_json(shared->report, &text, NULL) != VIENTRO_OK || vientro_text_length(text) == 0;
    vientro_text_free(text);
    /* A failure makes an error object in this thread alone. */
    wrong += vientro_cube_cell(shared->cube, 99, &key, NULL, NULL, &err) != VIENTRO_E_RANGE || !same(vientro_error_id(err), "ffi.no_such");
    vientro_error_free(err);
    return wrong;
}

/* Parents first: what was made of them lives on. */
static void free_all(const task *shared)
{
    vientro_registry_free(shared->registry);
    vientro_cube_free(shared->cube);
    vientro_checked_free(shared->checked);
    vientro_report_free(shared->report);
}

static void *work(void *argument)
{
    task *mine = argument;

    for (int i = 0; i < ROUNDS; i++)
        mine->failures += read_all(mine);
    free_all(mine);
    return NULL;
}

#ifdef SEED_RACE
/* Has a result written where another thread has its own written. */
static void *change(void *sum)
{
    vientro_money_add(1, USD, 2, USD, sum, NULL);
    return NULL;
}
#endif

int main(int argc, char **argv)
{
    int for_helgrind = argc > 1;
    vientro_error *err = NULL;
    vientro_builder *builder = NULL;
    task all = {NULL, NULL, NULL, NULL, 0}, tasks[THREADS];
    pthread_t threads[THREADS];

    PASSES(vientro_builder_new(&builder, &err));
#ifdef SEED_RACE
    int64_t sum = 0;
    for (int i = 0; i < 2; i++)
        CHECK(pthread_create(&threads[i], NULL, change, &sum) == 0);
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
#endif
    PASSES(vientro_builder_add_json(builder, "one.json", VIENTRO_NUL, FILE_TEXT, VIENTRO_NUL, NULL, NULL, NULL, &err));
    PASSES(vientro_builder_finish(builder, &all.registry, &err));
    PASSES(vientro_cube_new(all.registry, QUERY, VIENTRO_NUL, 1, &all.cube, &err));
    PASSES(vientro_check(all.registry, OPTIONS, VIENTRO_NUL, 1, &all.checked, &err));
    PASSES(vientro_report_new(all.registry, REPORT, VIENTRO_NUL, 1, &all.report, &err));

    (void)argv;
    if (for_helgrind)
        CHECK(read_all(&all) == 0);
    for (int i = 0; i < THREADS; i++) {
        tasks[i].registry = vientro_registry_retain(all.registry);
        tasks[i].cube = vientro_cube_retain(all.cube);
        tasks[i].checked = vientro_checked_retain(all.checked);
        tasks[i].report = vientro_report_retain(all.report);
        tasks[i].failures = 0;
        CHECK(pthread_create(&threads[i], NULL, work, &tasks[i]) == 0);
    }
    vientro_builder_free(builder);
    if (!for_helgrind)
        free_all(&all);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(tasks[i].failures == 0);
    }
    if (for_helgrind)
        free_all(&all);
#ifdef SEED_LEAK
    CHECK(vientro_builder_new(&builder, &err) == VIENTRO_OK);
#endif
#ifdef SEED_USE_AFTER_FREE
    CHECK(vientro_builder_new(NULL, &err) == VIENTRO_E_NULL);
    const char *message = vientro_error_message(err, VIENTRO_LANG_EN);
    vientro_error_free(err);
    CHECK(message[0] != '\0');
#endif
#ifdef SEED_OVERFLOW
    volatile int most = INT_MAX;
    CHECK(most + 1 < 0);
#endif
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
