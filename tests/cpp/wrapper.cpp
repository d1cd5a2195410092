// vientro.hpp: owners, outcomes, callbacks and, where there are exceptions, errors.
#include "vientro.hpp"
#include "vientro.hpp"

#include <cstdio>
#include <cstdlib>

#define CHECK(condition)                                                                            \
    do {                                                                                            \
        if (!(condition)) {                                                                         \
            std::fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                    \
            std::exit(1);                                                                           \
        }                                                                                           \
    } while (0)

enum { VND = 704, USD = 840 };

static bool same(const char *a, const char *b) { return std::strcmp(a, b) == 0; }

static void owners()
{
    vientro::builder builder;
    CHECK(!builder);
    CHECK(!vientro::attempt(vientro_builder_new, vientro::out(builder)));
    CHECK(builder);
    vientro::builder moved(std::move(builder));
    CHECK(moved && !builder);
    builder = std::move(moved);

    uint64_t records = 7, aside = 7;
    uint32_t complete = 7;
    CHECK(!vientro::attempt(vientro_builder_add_json, builder, vientro::view("a.json"), vientro::view(std::string("{}")),
                            &records, &aside, &complete));
    CHECK(records == 0 && complete == 0);

    vientro::registry one;
    CHECK(!vientro::attempt(vientro_builder_finish, builder, vientro::out(one)));
    vientro::registry copy(one), none, assigned;
    assigned = copy;
    vientro::registry &itself = copy;
    copy = itself;
    CHECK(copy.get() == one.get() && assigned.get() == one.get());
    one.reset();
    CHECK(vientro_registry_unreadable_count(copy.get()) == 1);
    copy = none;
    CHECK(!copy && vientro_registry_unreadable_count(assigned.get()) == 1);
    one = std::move(assigned);

    vientro::text json;
    CHECK(!vientro::attempt(vientro_registry_findings_json, one, vientro::out(json)));
    vientro::view text(json);
    CHECK(text.size() == vientro_text_length(json.get()) && text.string() == vientro_text_data(json.get()));
    vientro_registry_free(one.release());
}

// An owner of each counted object, made, shared and freed.
template <class Owner> static void shares(Owner (*make)(), bool (*lives)(const Owner &))
{
    Owner one = make();
    CHECK(one && lives(one));
    Owner copy(one);
    CHECK(copy.get() == one.get());
    one.reset();
    CHECK(!one && lives(copy));
    Owner none;
    copy = none;
    CHECK(!copy);
}

static void every_object()
{
    shares<vientro::codes>(
        []() {
            vientro::codes made;
            CHECK(!vientro::attempt(vientro_codes_new, vientro::view("rounding"), nullptr, vientro::out(made)));
            return made;
        },
        [](const vientro::codes &codes) { return vientro_codes_count(codes.get()) > 0; });
    shares<vientro::stated>(
        []() {
            vientro::stated made;
            CHECK(!vientro::attempt(vientro_stated_parse, vientro::view("12 USD"), VIENTRO_LANG_EN, vientro::out(made)));
            return made;
        },
        [](const vientro::stated &stated) {
            int64_t minor = 0;
            uint32_t currency = 0;
            return !vientro::attempt(vientro_stated_money, stated, &minor, &currency) && minor == 1200;
        });
    shares<vientro::rates>(
        []() {
            vientro::rates made;
            const uint32_t from = USD, to = VND, kind = VIENTRO_RATE_ACCOUNTING, open = VIENTRO_OPEN_FROM | VIENTRO_OPEN_UNTIL;
            const int32_t day = 0;
            const char *value = "23025", *source = "invented";
            CHECK(!vientro::attempt(vientro_rates_new, &from, &to, &value, &kind, &day, &day, &open, &source, 1,
                                    vientro::out(made)));
            return made;
        },
        [](const vientro::rates &rates) { return vientro_rates_count(rates.get()) == 1; });
    vientro::documents documents;
    vientro::rules rules;
    vientro::duties duties;
    vientro::calendar calendar;
    vientro::converted converted;
    vientro::calendar further(calendar);
    CHECK(!documents && !rules && !duties && !further && !converted);
}

static void outcomes()
{
    int64_t sum = 7;
    vientro::outcome failed = vientro::attempt(vientro_money_add, 1, USD, 1, VND, &sum);
    CHECK(failed && failed.code() == VIENTRO_E_CURRENCY && sum == 0);
    CHECK(same(failed.id(), "money.currency_mismatch") && *failed.message(VIENTRO_LANG_VI) != '\0');
    vientro::outcome null = vientro::attempt(vientro_money_add, 1, USD, 1, VND, nullptr);
    CHECK(null.code() == VIENTRO_E_NULL && same(null.path(), "sum"));
    CHECK(null.line().find(", at `sum`)") != std::string::npos);
    vientro::outcome bare(VIENTRO_E_NOMEM, nullptr);
    CHECK(same(bare.message(), "VIENTRO_E_NOMEM") && bare.line() == "VIENTRO_E_NOMEM (VIENTRO_E_NOMEM)");
}

// Stands for a function of the library that calls back.
static vientro_status counting(int32_t (*progress)(void *, uint64_t, uint64_t), void *userdata, vientro_error **err)
{
    *err = nullptr;
    for (uint64_t done = 0; done < 3; done++)
        if (progress(userdata, done, 3) != 0)
            return VIENTRO_E_STOPPED;
    return VIENTRO_OK;
}

static void callbacks()
{
    uint64_t seen = 0;
    auto all = vientro::callback_of<uint64_t, uint64_t>([&seen](uint64_t done, uint64_t total) -> int32_t {
        seen += done + total;
        return 0;
    });
    CHECK(!vientro::attempt(counting, all));
    CHECK(seen == 12);
    auto stop = vientro::callback_of<uint64_t, uint64_t>([](uint64_t done, uint64_t) -> int32_t { return done == 1; });
    CHECK(vientro::attempt(counting, stop).code() == VIENTRO_E_STOPPED);
}

#ifndef VIENTRO_NO_EXCEPTIONS
static void exceptions()
{
    int64_t minor = vientro::make<int64_t>(vientro_money_parse, vientro::view("1.234,50"), USD, VIENTRO_LANG_VI);
    CHECK(minor == 123450);
    CHECK(vientro::write(vientro_money_format, minor, USD, VIENTRO_LANG_EN) == "1,234.50");
    try {
        vientro::make<int64_t>(vientro_money_add, 1, USD, 1, VND);
        CHECK(false);
    } catch (const vientro::error &failed) {
        vientro::error copy(failed);
        CHECK(copy.code() == VIENTRO_E_CURRENCY && same(copy.id(), "money.currency_mismatch"));
        CHECK(std::string(copy.what()).find(copy.message()) == 0);
    }
    try {
        vientro::write(vientro_currency_code, 1);
        CHECK(false);
    } catch (const vientro::error &failed) {
        CHECK(failed.code() == VIENTRO_E_VALUE);
    }
    auto throwing = vientro::callback_of<uint64_t, uint64_t>([](uint64_t, uint64_t) -> int32_t { throw 7; });
    try {
        vientro::call(counting, throwing);
        CHECK(false);
    } catch (int thrown) {
        CHECK(thrown == 7);
    }
}
#endif

int main()
{
    owners();
    every_object();
    outcomes();
    callbacks();
#ifndef VIENTRO_NO_EXCEPTIONS
    exceptions();
#endif
    return 0;
}
