/*
 * The fuzz target over the C face: bytes become calls, each with arguments made of further bytes, on
 * handles in any state, freed in any order; the last part of an input runs in three threads that read
 * what is counted, with shares of their own.
 *
 * What must hold of every call: a known status; an error exactly when it failed; results that are NULL
 * then; text that ends; no bug that had to be contained; and nothing that a sanitizer sees.
 *
 * tests/hostile.sh builds and runs it. calls.inc is made of the header, so no function is left out.
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vientro.h"

enum { SLOTS = 3, CALLS_MOST = 48, THREADS = 3 };

typedef struct { const uint8_t *at; size_t left; } cursor;

static volatile uint64_t used;

#define must(condition)                                                                       \
    do {                                                                                      \
        if (!(condition)) {                                                                   \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, __func__, #condition);     \
            abort();                                                                          \
        }                                                                                     \
    } while (0)

/* What a place holds before a call that has to clear it. */
static void *poison(void) { return (void *)(uintptr_t)0xdead; }

static void read_bytes(const char *bytes, uint64_t length)
{
    must(bytes != NULL || length == 0);
    for (uint64_t i = 0; i < length; i++)
        used += (uint8_t)bytes[i];
}

static void read_text(const char *text)
{
    must(text != NULL);
    read_bytes(text, strlen(text));
}

/* Checks what every call promises; tells whether it succeeded. */
static int settled(vientro_status status, vientro_error *err, vientro_error **place)
{
    must(vientro_status_name(status)[0] != '\0');
    must(status != VIENTRO_E_INTERNAL);
    if (place != NULL) {
        must((status == VIENTRO_OK) == (err == NULL));
        must(vientro_error_code(err) == status);
        read_text(vientro_error_id(err));
        read_text(vientro_error_path(err));
        read_text(vientro_error_message(err, VIENTRO_LANG_VI));
        read_text(vientro_error_message(err, VIENTRO_LANG_EN));
        vientro_error_free(err);
    }
    return status == VIENTRO_OK;
}

#define HEAD "{\"format\":\"vientro-submission\",\"version\":1,\"submission\":{\"id\":\"S1\",\"submitter\":\"ppc\",\"sequence\":1,\"as_of\":\"2023-12-31\"}"
#define USD_BY_RATE "\"reporting\":{\"currency\":\"USD\",\"rate_kind\":\"accounting\",\"through\":\"VND\",\"rounding\":\"half_away_from_zero\"}"

/* Texts that lead further than chance would, by the name of the argument. */
static const struct { const char *name, *text; } DICTIONARY[] = {
    {"content", HEAD ",\"donors\":[{\"id\":\"d\",\"kind\":\"foreign_ngo\",\"country\":\"JP\"}],\"grants\":[{\"id\":\"g\",\"mode\":\"project\","
                "\"donors\":[{\"donor\":\"d\"}],\"provinces\":[{\"province\":\"20\"}],\"decision\":{\"date\":\"2023-03-01\"},"
                "\"funding\":{\"grant\":[{\"amount\":\"1000.00\",\"currency\":\"USD\"}]}},{\"id\":7}],"
                "\"transactions\":[{\"id\":\"t\",\"grant\":\"g\",\"kind\":\"disbursed\",\"date\":\"2023-06-30\",\"amount\":{\"amount\":\"5\",\"currency\":\"VND\"}}]}"},
    {"content", HEAD ",\"grants\":[{\"id\":\"g\",\"decision\":{\"date\":\"2023-03-02\"}}]}"},
    {"content", HEAD ",\"rates\":[{\"id\":\"r\",\"from\":\"USD\",\"to\":\"VND\",\"value\":\"23000\",\"kind\":\"accounting\",\"valid\":{\"from\":\"2023-01-01\",\"until\":\"2023-12-31\"}}]}"},
    {"content", "{\"format\":\"vientro-submission\",\"version\":99}"},
    {"content", "[[[[[[[[[[[[[[[[[[[[[["},
    {"content", "id,mode,donors\ng,project,d\ng2;x\n"}, {"content", "<iati-activities version=\"2.03\"><iati-activity xml:lang=\"vi\"><iati-identifier>A</iati-identifier></iati-activity></iati-activities>"},
    {"submission", "{\"id\":\"S2\",\"submitter\":\"ppc-ha-noi\",\"sequence\":1,\"as_of\":\"2023-12-31\"}"},
    {"query", "{\"measure\":\"aid_approved\",\"by\":[\"province\",\"sector\"],\"counts\":[\"organizations\",\"grants\"]}"},
    {"query", "{\"measure\":\"aid_disbursed\",\"by\":[\"window\"],\"windows\":[{\"kind\":\"calendar_year\",\"years\":[2022,2024]}]," USD_BY_RATE "}"},
    {"query", "{\"measure\":\"running\",\"by\":[\"window\",\"region\"],\"windows\":[{\"kind\":\"calendar_year\",\"year\":2023}]}"},
    {"query", "{\"report\":\"yearly\",\"window\":{\"kind\":\"calendar_year\",\"year\":2023}," USD_BY_RATE "}"},
    {"query", "{\"report\":\"national\",\"window\":{\"kind\":\"calendar_year\",\"year\":2023}," USD_BY_RATE "}"},
    {"query", "{\"report\":\"series\",\"windows\":[{\"kind\":\"calendar_year\",\"years\":[2021,2024]}]}"},
    {"query", "{\"report\":\"comparison\",\"window\":{\"kind\":\"calendar_year\",\"year\":2023},\"with\":{\"kind\":\"calendar_year\",\"year\":2022}}"},
    {"query", "{\"report\":\"cash\",\"window\":{\"kind\":\"budget_year\",\"year\":2023}}"},
    {"query", "{\"report\":\"reconciliation\"}"},
    {"options", "{\"as_of\":\"2023-12-31\"}"},
    {"options", "{\"as_of\":\"2023-12-31\",\"switched_off\":[\"GRANT-012\"]}"},
    {"options", "{\"locale\":\"vi\",\"submission\":{\"id\":\"S3\",\"submitter\":\"ppc\",\"sequence\":1}}"}, {"options", "{\"headers\":\"vi\"}"}, {"options", "{\"on\":\"2025-12-31\",\"tables\":[\"grants\"],\"rows\":3}"}, {"options", "{\"submission\":{\"id\":\"S4\",\"submitter\":\"x\",\"sequence\":1}}"}, {"options", "{}"},
    {"window", "calendar_year"}, {"window", "decree_58"}, {"window", "budget_year"}, {"window", "month"}, {"window", "span"},
    {"kind", "calendar_year"}, {"kind", "accounting"}, {"kind", "central"},
    {"kinds", "accounting"}, {"kinds", "central"}, {"values", "23000"}, {"values", "0.5"},
    {"rounding", "half_away_from_zero"}, {"rounding", "exact"}, {"through", "VND"}, {"through", "any"}, {"through", "nothing"},
    {"list", "province"}, {"list", "currency"}, {"list", "country"}, {"list", "sector"}, {"list", "grants"}, {"list", "transactions"}, {"list", "rates"}, {"list", "donors"},
    {"code", "USD"}, {"code", "VND"}, {"code", "20"}, {"code", "JP"}, {"code", "VN-63-20"}, {"code", "health"},
    {"province", "20"}, {"province", "VN-34-20"}, {"map", "34"}, {"map", "63"},
    {"name", "l\xe1\xba\xa1ng s\xc6\xa1n"}, {"name", "one.json"}, {"name", "grants.csv"}, {"name", "submission.csv"},
    {"key", "province=VN-63-20"}, {"key", "province=VN-63-20;sector="}, {"key", ""},
    {"address", "organizations/total/registered"}, {"address", "series:aid/2023/disbursed"}, {"address", "sectors/health/disbursed"},
    {"what", "grants"}, {"what", "organizations"}, {"id", "g"}, {"id", "GRANT-014"}, {"rule", "GRANT-014"}, {"duty", "DUTY-001"},
    {"text", "114673.00"}, {"text", "114.673,00"}, {"text", "2023-06-30"}, {"text", "nearly 262 million USD"}, {"text", "-0"},
    {"text", "99999999999999999999999999999999999999.99"}, {"bytes", "vientro cube"},
};

#include "calls.inc"

static void run(world *w)
{
    for (int i = 0; i < CALLS_MOST && w->from.left > 0; i++)
        CALLS[small(w) % (sizeof CALLS / sizeof *CALLS)](w);
}

static void *run_in_thread(void *argument)
{
    run(argument);
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    world all;
    size_t whole = size;
    int has_threads = size > 0 && data[0] % 4 == 0;

    memset(&all, 0, sizeof all);
    all.from.at = data;
    all.from.left = has_threads ? size / 2 : size;
    whole -= all.from.left;
    /* Something to begin with, so that not every input has to find it. */
    call_vientro_builder_new(&all);
    for (int i = 0; i < 2; i++)
        call_vientro_builder_add_json(&all);
    call_vientro_builder_finish(&all);
    run(&all);
    if (has_threads) {
        world worlds[THREADS];
        pthread_t threads[THREADS];
        const uint8_t *rest = data + size / 2;
        for (int i = 0; i < THREADS; i++) {
            share(&all, &worlds[i]);
            worlds[i].from.at = rest + whole / THREADS * (size_t)i;
            worlds[i].from.left = whole / THREADS;
        }
        drop_all(&all);
        for (int i = 0; i < THREADS; i++)
            must(pthread_create(&threads[i], NULL, run_in_thread, &worlds[i]) == 0);
        for (int i = 0; i < THREADS; i++)
            must(pthread_join(threads[i], NULL) == 0);
        for (int i = 0; i < THREADS; i++)
            drop_all(&worlds[i]);
    } else {
        drop_all(&all);
    }
    return 0;
}
