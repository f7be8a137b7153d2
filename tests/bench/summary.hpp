// The table at the end: every figure beside zlib's inflate of the same pages in the same run.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stet::bench {

/// Prints runs as Google Benchmark does, and keeps their counters for the table: the counter WHAT of
/// the run NAME/INPUT is the seconds that WHAT takes for all pages of the input.
class Summary : public benchmark::ConsoleReporter {
public:
    Summary() : ConsoleReporter(OO_None) {}
    void ReportRuns(const std::vector<Run>& runs) override;
    void print() const;

private:
    [[nodiscard]] double seconds(const std::string& what, const std::string& input) const;
    void print_stages(const std::string& input) const;
    void print_growth() const;

    std::map<std::pair<std::string, std::string>, double> seconds_;  // by (what, input)
};

}  // namespace stet::bench
