/*
 * Amounts only: read, written, added, compared, split and summed, exactly, with the currency always named.
 *
 * $ cc -std=c99 -Wall -Wextra -o target/amounts-c examples/c/amounts.c $(pkg-config --cflags --libs vientro)
 * $ target/amounts-c
 */
#include <stdio.h>

#include "vientro.h"

enum { VND = 704, USD = 840 };

/* Tells of a failed call and frees its error. */
static int fail(vientro_error *err)
{
    fprintf(stderr, "amounts: %s (%s)\n", vientro_error_message(err, VIENTRO_LANG_EN), vientro_error_id(err));
    vientro_error_free(err);
    return 2;
}

int main(void)
{
    static const uint64_t weights[3] = {5, 3, 3};
    vientro_error *err = NULL;
    char vi[32], en[32]; /* 32 bytes are enough for any amount. */
    int64_t first, second, sum, parts[3], high;
    int32_t order;
    uint64_t needed, low;

    /* How a number is written is told, never guessed: the same amount in both languages. */
    if (vientro_money_parse("114.673,00", VIENTRO_NUL, USD, VIENTRO_LANG_VI, &first, &err) != VIENTRO_OK
        || vientro_money_parse("114,673.00", VIENTRO_NUL, USD, VIENTRO_LANG_EN, &second, &err) != VIENTRO_OK
        || vientro_money_add(first, USD, second, USD, &sum, &err) != VIENTRO_OK
        || vientro_money_format(sum, USD, VIENTRO_LANG_VI, vi, sizeof vi, &needed, &err) != VIENTRO_OK
        || vientro_money_format(sum, USD, VIENTRO_LANG_EN, en, sizeof en, &needed, &err) != VIENTRO_OK)
        return fail(err);
    printf("vi: %s\nen: %s\n", vi, en);

    /* The parts add up to the amount, to the last cent. */
    if (vientro_money_allocate(sum, USD, weights, 3, parts, &err) != VIENTRO_OK)
        return fail(err);
    for (int i = 0; i < 3; i++) {
        if (vientro_money_format(parts[i], USD, VIENTRO_LANG_NONE, en, sizeof en, &needed, &err) != VIENTRO_OK)
            return fail(err);
        printf("%d of 11: %s\n", (int)weights[i], en);
    }

    /* Equal parts too; the odd cent is in the first. A column of any length has a sum of 128 bits. */
    if (vientro_money_split(first, USD, parts, 3, &err) != VIENTRO_OK
        || vientro_money_compare(parts[0], USD, parts[2], USD, &order, &err) != VIENTRO_OK
        || vientro_money_sum(parts, 3, USD, &low, &high, &err) != VIENTRO_OK
        || vientro_total_format(low, high, USD, VIENTRO_LANG_NONE, en, sizeof en, &needed, &err) != VIENTRO_OK)
        return fail(err);
    printf("the first third is %s the last; together: %s\n", order > 0 ? "more than" : "equal to", en);

    /* Dollars and dong are never added, and no digit is dropped in silence. */
    if (vientro_money_add(sum, USD, 1000, VND, &sum, &err) != VIENTRO_E_CURRENCY)
        return 2;
    printf("refused: %s (%s)\n", vientro_error_message(err, VIENTRO_LANG_EN), vientro_error_id(err));
    vientro_error_free(err);
    if (vientro_money_parse("0.5", VIENTRO_NUL, VND, VIENTRO_LANG_EN, &first, &err) != VIENTRO_E_CURRENCY)
        return 2;
    printf("từ chối: %s (%s)\n", vientro_error_message(err, VIENTRO_LANG_VI), vientro_error_id(err));
    vientro_error_free(err);
    return 0;
}
