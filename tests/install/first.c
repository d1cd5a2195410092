/* A program against the installed library: its version, and 114,673 dollars in three parts. */
#include <stdio.h>
#include <string.h>

#include <vientro.h>

int main(void)
{
    const uint64_t weights[3] = {1, 1, 1};
    int64_t amount = 0, parts[3] = {0, 0, 0};
    vientro_error *err = NULL;
    uint32_t abi = vientro_abi_version();

    if (abi >> 16 != VIENTRO_ABI_VERSION >> 16 || abi < VIENTRO_ABI_VERSION
        || strncmp(vientro_version(), VIENTRO_VERSION, strlen(VIENTRO_VERSION)) != 0) {
        fprintf(stderr, "the header is of %s, the library is %s\n", VIENTRO_VERSION, vientro_version());
        return 1;
    }
    if (vientro_money_parse("114.673", VIENTRO_NUL, 840, VIENTRO_LANG_VI, &amount, &err) != VIENTRO_OK
        || vientro_money_allocate(amount, 840, weights, 3, parts, &err) != VIENTRO_OK) {
        fprintf(stderr, "%s\n", vientro_error_message(err, VIENTRO_LANG_EN));
        vientro_error_free(err);
        return 1;
    }
    printf("%lld %lld %lld\n", (long long)parts[0], (long long)parts[1], (long long)parts[2]);
    return 0;
}
