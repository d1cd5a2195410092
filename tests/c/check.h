/* What the C tests check with. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <string.h>

#include "vientro.h"

static int failures = 0;

#define CHECK(condition)                                                      \
    do {                                                                      \
        if (!(condition)) {                                                   \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);   \
            failures++;                                                       \
        }                                                                     \
    } while (0)

/* Checks that a call fails with a status and a text id, and frees the error. */
#define FAILS(call, expected, expected_id)                                    \
    do {                                                                      \
        vientro_status got_ = (call);                                         \
        if (got_ != (expected) || vientro_error_code(err) != got_             \
            || strcmp(vientro_error_id(err), (expected_id)) != 0) {           \
            fprintf(stderr, "%s:%d: %s: %s, %s\n", __FILE__, __LINE__, #call, \
                    vientro_status_name(got_), vientro_error_id(err));        \
            failures++;                                                       \
        }                                                                     \
        CHECK(vientro_error_message(err, VIENTRO_LANG_VI)[0] != '\0');        \
        CHECK(vientro_error_message(err, VIENTRO_LANG_EN)[0] != '\0');        \
        vientro_error_free(err);                                              \
        err = NULL;                                                           \
    } while (0)

/* Checks that a call succeeds and clears the place for the error. */
#define PASSES(call)                                                          \
    do {                                                                      \
        err = (vientro_error *)&failures;                                     \
        CHECK((call) == VIENTRO_OK);                                          \
        CHECK(err == NULL);                                                   \
    } while (0)

#endif
