#include "rules/pack_reader.hpp"

#include "json/reader.hpp"

#include <optional>
#include <unordered_set>
#include <utility>

namespace stet::rules {
namespace {

constexpr std::uint64_t longest_line = 2000;
constexpr std::uint64_t usual_line = 200;

bool is_id(std::string_view id) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    return !id.empty() && id.size() <= 120 && id.find_first_not_of(allowed) == std::string_view::npos;
}

class PackReader {
public:
    PackReader(const json::Value& root, std::string_view name)
        : root_(root), name_(name), fields_(root, fault_, "") {}

    Result<Pack> read() {
        if (!fault_) read_head();
        const auto rules = fields_.need("rules", json::Kind::array);
        if (fault_) return named(*fault_);
        std::size_t number = 0;
        for (const json::Value rule : rules->items()) {
            if (!read_rule(rule, number++)) return named(*fault_);
        }
        return std::move(pack_);
    }

private:
    void read_head() {
        const auto version = fields_.natural("stet_pack", 1000000);
        if (!fault_ && version != pack_version) {
            fields_.fail(fields_.find("stet_pack")->byte(), "\"stet_pack\" is no version this reader knows");
        }
        pack_.name = fields_.string("name", name_);
        if (!fault_) name_ = pack_.name;
        language_ = fields_.string("language", "");
        (void)fields_.string("description", "");
        fields_.only({"stet_pack", "name", "language", "description", "rules"});
    }

    bool read_rule(const json::Value& value, std::size_t number) {
        PackRule read;
        Rule& rule = read.rule;
        read.byte = value.byte();
        json::Fields fields(value, fault_, "rule", number);
        if (fault_) return false;
        rule.id = fields.string("id");
        if (fault_) return false;
        // From here on the rule is known by its id.
        const std::string name = "rule " + rule.id;
        json::Fields of(value, fault_, name);
        if (!is_id(rule.id)) of.fail(value.byte(), "an id is made of a-z 0-9 . - _", ErrorCode::bad_rule);
        if (!ids_.insert(rule.id).second) {
            of.fail(value.byte(), "this id stands twice in the pack", ErrorCode::bad_rule);
        }
        rule.language = language_;
        rule.label = of.word("label", label_from);
        rule.verdict = of.word("verdict", verdict_from, Verdict::cut);
        rule.where = of.word("where", where_from);
        rule.region = of.word("region", region_from, Region::any);
        rule.in = strings(of, "in", false, nullptr);
        rule.classes = strings(of, "class", false, nullptr);
        const bool asks_markup = !rule.in.empty() || !rule.classes.empty();
        rule.max_chars = static_cast<std::uint16_t>(of.natural("max_chars", longest_line, usual_line));
        if (!fault_ && rule.max_chars == 0) of.fail(value.byte(), "\"max_chars\" is 0", ErrorCode::bad_rule);
        rule.any = strings(of, "any", !asks_markup, &read.any_bytes);
        if (!fault_ && rule.any.empty() && (rule.where != Where::line || of.has("pattern") || of.has("max_chars"))) {
            of.fail(value.byte(), "without \"any\", \"where\" is \"line\", and there is no \"pattern\" or \"max_chars\"",
                    ErrorCode::bad_rule);
        }
        if (const auto pattern = of.take("pattern", json::Kind::string)) {
            rule.pattern = pattern->string();
            read.pattern_byte = pattern->byte();
            if (rule.pattern.empty()) of.fail(pattern->byte(), "\"pattern\" is empty", ErrorCode::bad_rule);
        }
        rule.match = strings(of, "match", false, nullptr);
        rule.no_match = strings(of, "no_match", false, nullptr);
        (void)of.string("note", "");
        of.only({"id", "label", "verdict", "where", "region", "max_chars", "in", "class", "any", "pattern", "match",
                 "no_match", "note"});
        if (fault_) return false;
        pack_.rules.push_back(std::move(read));
        return true;
    }

    std::vector<std::string> strings(json::Fields& fields, std::string_view key, bool needed,
                                     std::vector<std::uint64_t>* bytes) {
        std::vector<std::string> texts;
        const auto list = needed ? fields.need(key, json::Kind::array) : fields.take(key, json::Kind::array);
        if (!list) return texts;
        if (needed && list->size() == 0) {
            fields.fail(list->byte(), json::quoted(key) + " is empty", ErrorCode::bad_rule);
        }
        for (const json::Value item : list->items()) {
            if (!item.is(json::Kind::string)) {
                fields.fail(item.byte(), json::quoted(key) + " holds " +
                                             std::string(json::to_string(item.kind())) + ", not a string");
                break;
            }
            texts.emplace_back(item.string());
            if (bytes != nullptr) bytes->push_back(item.byte());
        }
        return texts;
    }

    Error named(Error error) const {
        error.detail = "pack " + std::string(name_) + ": " + error.detail;
        return error;
    }

    json::Value root_;
    std::string_view name_;
    std::optional<Error> fault_;
    json::Fields fields_;
    std::string language_;
    std::unordered_set<std::string> ids_;
    Pack pack_;
};

}  // namespace

Result<Pack> read_pack(std::string_view json, std::string_view name) {
    Result<json::Tree> tree = json::read(json);
    if (!tree) {
        Error error = tree.error();
        error.detail = "pack " + std::string(name) + ": " + error.detail;
        return error;
    }
    return PackReader(tree->root(), name).read();
}

}  // namespace stet::rules
