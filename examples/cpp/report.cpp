// The national report of some submissions: every figure as a line of fields parted by tabs, or all as JSON.
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

static void print_table(const vientro::report &report, uint64_t table)
{
    const char *id = nullptr, *code = nullptr, *column = nullptr;
    uint64_t rows = 0, columns = 0;
    call(vientro_report_table, report, table, VIENTRO_LANG_EN, &id, nullptr, &rows, &columns);
    for (uint64_t r = 0; r < rows; r++) {
        call(vientro_report_row, report, table, r, VIENTRO_LANG_EN, &code, nullptr);
        for (uint64_t c = 0; c < columns; c++) {
            call(vientro_report_column, report, table, c, VIENTRO_LANG_EN, &column, nullptr);
            std::cout << "cell\t" << id << '\t' << code << '\t' << column << '\t'
                      << vientro::write(vientro_report_value, report, table, r, c, VIENTRO_LANG_NONE) << '\n';
        }
    }
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
    const auto checked = make<vientro::checked>(vientro_check, registry, vientro::view(options), 1);
    const std::string query = R"({"report":"national","window":{"kind":"calendar_year","year":)" + year +
        R"(},"reporting":{"currency":"USD","rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}})";
    const auto report = make<vientro::report>(vientro_report_new, registry, vientro::view(query), 1);
    if (json) {
        const auto document = make<vientro::text>(vientro_report_to_json, report);
        std::cout << vientro::view(document).string();
        return;
    }
    std::cout << "records\t" << vientro_registry_record_count(registry.get())
              << "\nset_aside\t" << vientro_registry_set_aside_count(registry.get())
              << "\nunreadable\t" << vientro_registry_unreadable_count(registry.get())
              << "\nfindings\terror\t" << vientro_checked_count_of(checked.get(), VIENTRO_SEVERITY_ERROR)
              << "\nfindings\twarning\t" << vientro_checked_count_of(checked.get(), VIENTRO_SEVERITY_WARNING)
              << "\nfindings\tinfo\t" << vientro_checked_count_of(checked.get(), VIENTRO_SEVERITY_INFO) << '\n';
    for (uint64_t table = 0; table < vientro_report_table_count(report.get()); table++)
        print_table(report, table);
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
