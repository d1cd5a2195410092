// The yearly report of some submissions: figures as lines of fields parted by tabs, or all as JSON.
//
// $ c++ -std=c++17 -Wall -Wextra -o target/report-cpp examples/cpp/report.cpp $(pkg-config --cflags --libs vientro)
// $ target/report-cpp 2023 examples/data
//
// report [--json] YEAR PATH...: each path is a file in the submission format, or a folder of which
// every .json is read. vientro.hpp itself asks for C++11 only; C++17 is for walking the folders.
// Exit status: 0 if the report was printed, 2 if not.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "vientro.hpp"

namespace fs = std::filesystem;
using vientro::call;
using vientro::make;

// The number of VND, which has no minor digits: a total of it is a plain whole number.
constexpr uint32_t VND = 704;

// Adds a file; what of it cannot be read is kept aside by the library.
static void add_file(vientro::builder &builder, const fs::path &path)
{
    const auto utf8 = path.u8string();
    const std::string name(utf8.begin(), utf8.end());
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file)
        throw std::runtime_error(name + ": cannot be read");
    uint64_t aside = 0;
    uint32_t complete = 0;
    call(vientro_builder_add_json, builder, vientro::view(name), vientro::view(bytes), nullptr, &aside, &complete);
    if (aside > 0)
        std::cerr << "report: " << name << ": records set aside: " << aside << '\n';
    if (complete == 0)
        std::cerr << "report: " << name << ": not read to its end\n";
}

static vientro::registry load(const std::vector<std::string> &paths)
{
    auto builder = make<vientro::builder>(vientro_builder_new);
    for (const fs::path path : paths) {
        if (!fs::is_directory(path)) {
            add_file(builder, path);
            continue;
        }
        for (const auto &entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file() && entry.path().extension() == ".json")
                add_file(builder, entry.path());
    }
    return make<vientro::registry>(vientro_builder_finish, builder);
}

static std::string total(uint64_t low, int64_t high, uint32_t currency)
{
    return vientro::write(vientro_total_format, low, high, currency, VIENTRO_LANG_NONE);
}

static std::string aid(const vientro::report &report, uint64_t table, uint64_t row, uint64_t column)
{
    const auto count = make<uint64_t>(vientro_report_amounts, report, table, row, column, nullptr, nullptr, nullptr, 0);
    std::vector<uint32_t> currency(count);
    std::vector<uint64_t> low(count);
    std::vector<int64_t> high(count);
    make<uint64_t>(vientro_report_amounts, report, table, row, column, currency.data(), low.data(), high.data(), count);
    std::string text;
    for (uint64_t i = 0; i < count; i++)
        text += (i > 0 ? ", " : "") + vientro::write(vientro_currency_code, currency[i]) + ' ' +
                total(low[i], high[i], currency[i]);
    return count == 0 ? "0" : text;
}

static std::string value(const vientro::report &report, uint64_t table, uint64_t row, uint64_t column)
{
    uint32_t kind = 0;
    call(vientro_report_cell, report, table, row, column, &kind, nullptr, nullptr);
    switch (kind) {
    case VIENTRO_CELL_BLANK:
        return "-";
    case VIENTRO_CELL_COUNT:
        return std::to_string(make<int64_t>(vientro_report_count, report, table, row, column));
    case VIENTRO_CELL_AID:
        return aid(report, table, row, column);
    case VIENTRO_CELL_RATIO: {
        uint64_t low = 0, below_low = 0;
        int64_t high = 0, below_high = 0;
        call(vientro_report_ratio, report, table, row, column, &low, &high, &below_low, &below_high);
        return total(low, high, VND) + '/' + total(below_low, below_high, VND);
    }
    case VIENTRO_CELL_CANNOT_TELL:
        return "?";
    default: // A kind that is newer than this program.
        return "!";
    }
}

static void print_tables(const vientro::report &report)
{
    const char *table = nullptr, *code = nullptr, *id = nullptr;
    uint64_t rows = 0, columns = 0;
    for (uint64_t t = 0; t < vientro_report_table_count(report.get()); t++) {
        call(vientro_report_table, report, t, VIENTRO_LANG_EN, &table, nullptr, &rows, &columns);
        for (uint64_t r = 0; r < rows; r++) {
            call(vientro_report_row, report, t, r, VIENTRO_LANG_EN, &code, nullptr);
            for (uint64_t c = 0; c < columns; c++) {
                call(vientro_report_column, report, t, c, VIENTRO_LANG_EN, &id, nullptr);
                std::cout << "cell\t" << table << '\t' << code << '\t' << id << '\t' << value(report, t, r, c) << '\n';
            }
        }
    }
}

static void print_findings(const vientro::checked &checked)
{
    uint64_t counts[] = {0, 0, 0, 0};
    uint32_t severity = 0;
    for (uint64_t i = 0; i < vientro_checked_count(checked.get()); i++) {
        call(vientro_checked_finding, checked, i, nullptr, &severity, nullptr, nullptr);
        if (severity <= VIENTRO_SEVERITY_INFO)
            counts[severity]++;
    }
    std::cout << "findings\terror\t" << counts[VIENTRO_SEVERITY_ERROR] << "\nfindings\twarning\t"
              << counts[VIENTRO_SEVERITY_WARNING] << "\nfindings\tinfo\t" << counts[VIENTRO_SEVERITY_INFO] << '\n';
}

static void run(std::vector<std::string> arguments)
{
    if (!vientro::abi_fits())
        throw std::runtime_error(std::string("the library ") + vientro_version() + " is too old or too new");
    const bool json = !arguments.empty() && arguments[0] == "--json";
    if (json)
        arguments.erase(arguments.begin());
    const std::string year = arguments.size() < 2 ? "" : arguments[0];
    if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos)
        throw std::invalid_argument("usage: report [--json] YEAR PATH..., with a year of four digits");

    const auto registry = load({arguments.begin() + 1, arguments.end()});
    const std::string options = "{\"as_of\":\"" + year + "-12-31\"}";
    const auto checked = make<vientro::checked>(vientro_check, registry, vientro::view(options));
    const std::string query = R"({"report":"yearly","window":{"kind":"calendar_year","year":)" + year +
        R"(},"reporting":{"currency":"USD","rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}})";
    const auto report = make<vientro::report>(vientro_report_new, registry, vientro::view(query), 1);
    if (json) {
        const auto document = make<vientro::text>(vientro_report_to_json, report);
        std::cout << vientro::view(document).string();
        return;
    }
    std::cout << "records\t" << vientro_registry_record_count(registry.get()) << "\nset_aside\t"
              << vientro_registry_set_aside_count(registry.get()) << "\nunreadable\t"
              << vientro_registry_unreadable_count(registry.get()) << '\n';
    print_findings(checked);
    print_tables(report);
}

int main(int argc, char **argv)
{
    try {
        run({argv + 1, argv + argc});
        if (!std::cout.flush())
            throw std::runtime_error("cannot be printed");
    } catch (const std::exception &failed) { // vientro::error among them: message, id and place.
        std::cerr << "report: " << failed.what() << '\n';
        return 2;
    }
    return 0;
}
