// A rule pack from outside: read or refused, and what was read runs.
#include "support/invariants.hpp"

#include <stet/stet.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// The bytes as the literal, pattern and proof of a rule of each kind, since a pack that a fuzzer
/// damages is seldom JSON.
std::string pack_of(std::string_view bytes) {
    const auto valid = [](std::string_view part) {
        std::string text;
        for (const char c : part)
            text += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : std::string("é");
        return text;
    };
    const std::string literal = valid(bytes.substr(0, 12));
    const std::string pattern = valid(bytes.substr(std::min<std::size_t>(bytes.size(), 12), 12));
    nlohmann::json pack = {
        {"stet_pack", 1}, {"name", "fuzz"}, {"language", "en"}, {"rules", nlohmann::json::array()}};
    for (const char* where :
         {"line", "line_start", "line_end", "sentence", "block_start", "run_open", "run_close"}) {
        nlohmann::json rule = {{"id", std::string("fuzz.legal.") + where},
                               {"label", "legal"},
                               {"where", where},
                               {"any", {literal, "more"}},
                               {"match", {literal}},
                               {"no_match", {valid(bytes.substr(0, 400))}}};
        if (!pattern.empty() && bytes.size() % 2 == 0) rule["pattern"] = pattern;
        pack["rules"].push_back(rule);
    }
    return pack.dump();
}

void try_pack(std::string_view json) {
    const std::size_t size = json.size();
    const auto rules = stet::Rules::from_json(json, "fuzz");
    if (!rules) {
        const stet::Error& error = rules.error();
        const bool told = error.byte <= size && error.detail.starts_with("pack ") &&
                          stet::test::slow::is_utf8(error.detail);
        if (!told) {
            std::fprintf(stderr, "a poor error: %s at %llu\n", error.detail.c_str(),
                         static_cast<unsigned long long>(error.byte));
            std::abort();
        }
        return;
    }
    // Proofs may fail, but asking for them must not.
    const auto failed = rules->prove();
    for (const stet::FailedProof& each : failed) {
        if (each.rule.empty()) std::abort();
    }
    // The pack's own text is as good a page as any.
    auto page = stet::Document::from_text(std::string(json));
    const auto pipeline = stet::Pipeline::standard(*rules);
    const stet::Report report = pipeline.run(*page);
    if (!report.skipped.empty()) return;  // a pattern of the fuzzer's that gives up is no fault
    for (const auto& what : stet::test::broken_invariants(*page, pipeline)) {
        std::fprintf(stderr, "%s\n", what.c_str());
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try_pack(bytes);
    try_pack(pack_of(bytes));
    return 0;
}
