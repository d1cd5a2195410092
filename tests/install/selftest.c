/*
 * Bugs on purpose, in a library that was built with the feature `selftest`: each is contained, and
 * what it was changing can only be freed. What must be silent is standard error: tests/install.sh
 * looks at it.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include <vientro.h>

vientro_status vientro_selftest_panic(vientro_error **err);
vientro_status vientro_selftest_poison(vientro_builder *builder, vientro_error **err);

static int failures = 0;

#define CHECK(condition)                                       \
    do {                                                       \
        if (!(condition)) {                                    \
            printf("line %d: %s\n", __LINE__, #condition);     \
            failures++;                                        \
        }                                                      \
    } while (0)

/* A bug is a status, and says where it is. */
static void *one_bug(void *nothing)
{
    vientro_error *err = NULL;

    CHECK(vientro_selftest_panic(&err) == VIENTRO_E_INTERNAL);
    CHECK(vientro_error_code(err) == VIENTRO_E_INTERNAL);
    CHECK(strcmp(vientro_error_id(err), "ffi.panicked") == 0);
    CHECK(strstr(vientro_error_message(err, VIENTRO_LANG_EN), "src/ffi/selftest.rs:") != NULL);
    CHECK(strstr(vientro_error_message(err, VIENTRO_LANG_VI), "src/ffi/selftest.rs:") != NULL);
    vientro_error_free(err);
    CHECK(vientro_selftest_panic(NULL) == VIENTRO_E_INTERNAL);
    return nothing;
}

int main(void)
{
    vientro_error *err = NULL;
    vientro_builder *builder = NULL;
    vientro_registry *registry = (vientro_registry *)&failures;
    uint64_t records = 7;
    pthread_t other;

    one_bug(NULL);
    CHECK(pthread_create(&other, NULL, one_bug, NULL) == 0);
    CHECK(pthread_join(other, NULL) == 0);

    /* A builder that was being changed is of no more use, and says so. */
    CHECK(vientro_builder_new(&builder, NULL) == VIENTRO_OK);
    CHECK(vientro_selftest_poison(builder, NULL) == VIENTRO_E_INTERNAL);
    CHECK(vientro_builder_add_json(builder, "a", VIENTRO_NUL, "{}", VIENTRO_NUL, &records, NULL, NULL, &err)
          == VIENTRO_E_INTERNAL);
    CHECK(records == 0);
    CHECK(strcmp(vientro_error_id(err), "ffi.poisoned") == 0);
    CHECK(strcmp(vientro_error_path(err), "builder") == 0);
    vientro_error_free(err);
    CHECK(vientro_builder_finish(builder, &registry, NULL) == VIENTRO_E_INTERNAL);
    CHECK(registry == NULL);
    vientro_builder_free(builder);

    /* Others are not touched by it. */
    CHECK(vientro_builder_new(&builder, NULL) == VIENTRO_OK);
    CHECK(vientro_builder_finish(builder, &registry, NULL) == VIENTRO_OK);
    vientro_registry_free(registry);
    vientro_builder_free(builder);

    printf("%s\n", failures == 0 ? "contained" : "FAILED");
    return failures != 0;
}
