/* What calls into the library cost in C. Prints language, call and nanoseconds of CPU time: the best
 * of some rounds, with the loop, for a call or, where there is a column, for one of its numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <vientro.h>

#define MEASURE(what, calls, numbers, call)                                              \
    do {                                                                                 \
        double best = 1e18;                                                              \
        for (int round = 0; round < 9; round++) {                                        \
            clock_t from = clock();                                                      \
            for (long i = 0; i < (calls); i++)                                           \
                call;                                                                    \
            double taken = (double)(clock() - from) / CLOCKS_PER_SEC / (calls);          \
            best = taken < best ? taken : best;                                          \
        }                                                                                \
        printf("C\t" what "\t%.1f\n", best * 1e9 / (numbers));                           \
    } while (0)

static uint64_t weights[100000];
static int64_t parts[100000];

int main(void)
{
    vientro_error *err = NULL;
    int64_t sum = 0, minor = 0;

    for (int i = 0; i < 100000; i++)
        weights[i] = i % 97 + 1;
    MEASURE("abi_version", 10000000, 1, vientro_abi_version());
    MEASURE("money_add", 5000000, 1, vientro_money_add(i, 840, 100, 840, &sum, &err));
    MEASURE("money_parse", 1000000, 1, vientro_money_parse("12345678.90", 11, 840, VIENTRO_LANG_NONE, &minor, &err));
    MEASURE("money_allocate", 20, 100000, vientro_money_allocate(1234567890, 840, weights, 100000, parts, &err));
    return sum == 5000099 && minor == 1234567890 && parts[0] > 0 && err == NULL ? 0 : 1;
}
