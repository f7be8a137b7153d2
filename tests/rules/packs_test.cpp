// The packs that stet ships: each rule's proof, and that nothing is missing.
#include <stet/rules.hpp>

#include "support/catch.hpp"
#include "support/goldens.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

using namespace stet;

TEST_CASE("every proof of every built-in rule holds") {
    for (const FailedProof& failed : Rules::builtin().prove()) {
        INFO(failed.rule << (failed.fired ? " fires on: " : " is silent on: ") << failed.text);
        CHECK(false);
    }
}

TEST_CASE("every pack reads, and all its rules are built in") {
    std::size_t rules = 0;
    std::set<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(STET_SOURCE_DIR) / "lib/rules/packs")) {
        const std::string name = entry.path().stem().string();
        const auto pack = Rules::from_json(test::read_file(entry.path()), name);
        INFO((pack ? name : pack.error().detail));
        REQUIRE(pack.has_value());
        rules += pack->all().size();
        for (const Rule& rule : pack->all()) CHECK(ids.insert(rule.id).second);  // in one pack only
    }
    const Rules builtin = Rules::builtin();
    CHECK(builtin.all().size() == rules);
    for (const Rule& rule : builtin.all()) CHECK(ids.count(rule.id) == 1);
}

TEST_CASE("every built-in rule says where it belongs, and is proved both ways") {
    const Rules builtin = Rules::builtin();
    for (const Rule& rule : builtin.all()) {
        INFO(rule.id);
        CHECK(rule.id.starts_with(rule.language + '.' + std::string(to_string(rule.label)) + '.'));
        CHECK_FALSE(rule.match.empty());
        CHECK_FALSE(rule.no_match.empty());
        CHECK(rule.pattern.size() <= 2000);
    }
}

TEST_CASE("every label has rules") {
    std::set<Label> labels;
    const Rules builtin = Rules::builtin();
    for (const Rule& rule : builtin.all()) labels.insert(rule.label);
    for (std::size_t i = 0; i < label_count; ++i) {
        const auto label = static_cast<Label>(i);
        // Repeats are told by the facts, and `other` is for users' own rules.
        if (label == Label::duplicate || label == Label::other) continue;
        INFO(to_string(label));
        CHECK(labels.count(label) == 1);
    }
}
