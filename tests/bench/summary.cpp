#include "bench/summary.hpp"

#include "bench/inputs.hpp"

#include <cstdio>

namespace stet::bench {

void Summary::ReportRuns(const std::vector<Run>& runs) {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
        const std::string& name = run.run_name.function_name;
        const std::string of = name.substr(name.find('/') + 1);
        for (const auto& [what, counter] : run.counters) seconds_[{what, of}] = counter.value;
    }
}

double Summary::seconds(const std::string& what, const std::string& input) const {
    const auto known = seconds_.find({what, input});
    return known == seconds_.end() ? 0 : known->second;
}

void Summary::print_stages(const std::string& name) const {
    const double whole = seconds("whole", name);
    const double inflate = seconds("inflate", name);
    if (whole == 0) return;
    const Input& of = input(name);
    std::printf("\n%s: %zu pages, %.1f MB, %zu blocks\n", name.c_str(), of.pages.size(),
                static_cast<double>(of.bytes) / 1e6, of.blocks);
    std::printf("  %-10s %10s %10s %12s %10s\n", "", "MB/s", "ns/block", "of inflate", "of whole");
    for (const char* what : {"memcpy", "newlines", "inflate", "whole", "read", "facts", "scan", "passes",
                             "resolve", "render", "features", "judge"}) {
        const double time = seconds(what, name);
        if (time == 0) continue;
        std::printf("  %-10s %10.0f %10.1f %11.2fx %9.0f%%\n", what,
                    static_cast<double>(of.bytes) / time / 1e6,
                    time * 1e9 / static_cast<double>(of.blocks), inflate / time, 100 * time / whole);
    }
}

void Summary::print_growth() const {
    const auto ns_per_byte = [&](const char* what, const std::string& name, const char* pages) {
        return seconds(what, name) * 1e9 / static_cast<double>(input(pages).bytes);
    };
    std::printf("\nCost per byte, whole path\n");
    const double base = ns_per_byte("whole", "10KB", "10KB");
    for (const std::string& name : input_names()) {
        if (seconds("whole", name) == 0) continue;
        const double cost = ns_per_byte("whole", name, name.c_str());
        std::printf("  %-12s %8.2f ns", name.c_str(), cost);
        base > 0 ? std::printf(" %8.2f of 10KB's\n", cost / base) : std::printf("\n");
    }
    const double few = ns_per_byte("rules", "100", "10KB");
    for (const char* count : {"100", "1000", "10000"}) {
        const double cost = ns_per_byte("rules", count, "10KB");
        if (few > 0) std::printf("  %5s rules  %8.2f ns %8.2f of 100 rules'\n", count, cost, cost / few);
    }
}

void Summary::print() const {
    for (const std::string& name : input_names()) print_stages(name);
    print_growth();
}

}  // namespace stet::bench
