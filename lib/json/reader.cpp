#include "json/reader.hpp"

#include "text/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <utility>

namespace stet::json {

using detail::Node;

std::string_view to_string(Kind kind) noexcept {
    constexpr std::array<std::string_view, 6> words = {"null",     "true or false", "a number",
                                                       "a string", "an array",      "an object"};
    return words[static_cast<std::size_t>(kind)];
}

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string words = "\"" + text::to_valid(text.substr(0, most));
    words += text.size() > most ? "…\"" : "\"";
    return words;
}

/// nlohmann's SAX events tell what was read but not where. Between two of them stand only white
/// space, commas and colons, all checked by the parser; so a cursor of our own follows along and
/// finds each value where the last one ended.
class Builder {
public:
    using string_t = std::string;
    using binary_t = nlohmann::json::binary_t;

    Builder(std::string_view json, Limits limits) : json_(json), limits_(limits) {
        if (json_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    }

    Result<Tree> run() {
        const bool read = nlohmann::json::sax_parse(json_.begin(), json_.end(), this);
        if (read) {
            // The parser takes a NUL for the end of the text.
            at_ = json_.find_first_not_of(" \t\n\r", at_);
            if (at_ != std::string_view::npos) fail(at_, "a NUL byte stands behind the value");
        }
        if (error_) return std::move(*error_);
        return std::move(tree_);
    }

    bool null() { return scalar(Kind::null, 4); }
    bool boolean(bool value) {
        if (!scalar(Kind::boolean, value ? 4 : 5)) return false;
        last().as.boolean = value;
        return true;
    }
    bool number_unsigned(std::uint64_t value) {
        if (!number()) return false;
        last().natural = true;
        last().as.natural = value;
        return true;
    }
    bool number_integer(std::int64_t value) { return number_float(static_cast<double>(value), {}); }
    bool number_float(double value, const std::string&) {
        if (!number()) return false;
        last().as.real = value;
        return true;
    }
    bool string(std::string& value) { return text(value); }
    bool binary(binary_t&) { return false; }  // only binary formats have it
    bool key(std::string& value) {
        if (!text(value)) return false;
        ++tree_.nodes_[open_.back()].as.count;
        return true;
    }
    bool start_object(std::size_t) { return start(Kind::object); }
    bool start_array(std::size_t) { return start(Kind::array); }
    bool end_array() {
        // Keys are counted as they come; items when all are there.
        std::size_t count = 0;
        const std::uint32_t array = open_.back();
        for (std::uint32_t at = array + 1; at < tree_.nodes_.size(); at = tree_.nodes_[at].next) {
            ++count;
        }
        tree_.nodes_[array].as.count = count;
        return end();
    }
    bool end_object() { return keys_are_unique() && end(); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& e) {
        const std::size_t last_read = std::min(position - (position != 0), json_.size());
        if (last_read == json_.size()) return fail(last_read, "the text ends too soon");
        if (json_[last_read] == '\0') return fail(last_read, "a NUL byte");

        std::string_view reason = e.what();
        if (const auto dash = reason.find(" - "); dash != std::string_view::npos) {
            reason.remove_prefix(dash + 3);
        } else if (const auto bracket = reason.find("] "); bracket != std::string_view::npos) {
            reason.remove_prefix(bracket + 2);
        }
        // A fault within a token is where the parser stopped; a token out of place, where it
        // begins.
        const auto token = reason.find("; last read");
        const bool within = token != std::string_view::npos;
        const std::size_t byte = within ? last_read : std::min(last_read, next_token());
        constexpr std::size_t longest = 120;
        return fail(byte, text::to_valid(reason.substr(0, std::min(token, longest))));
    }

private:
    bool fail(std::size_t byte, std::string_view reason, ErrorCode code = ErrorCode::bad_json) {
        if (!error_) error_ = Error{code, byte, std::string(reason)};
        return false;
    }

    [[nodiscard]] std::size_t next_token() const {
        return std::min(json_.find_first_not_of(" \t\n\r,:", at_), json_.size());
    }

    Node& last() { return tree_.nodes_.back(); }

    bool add(Kind kind) {
        if (tree_.nodes_.size() >= std::numeric_limits<std::uint32_t>::max()) {
            return fail(at_, "more than 2^32 values", ErrorCode::too_large);
        }
        at_ = next_token();
        Node node;
        node.byte = at_;
        node.kind = kind;
        node.next = static_cast<std::uint32_t>(tree_.nodes_.size() + 1);
        tree_.nodes_.push_back(node);
        return true;
    }

    bool scalar(Kind kind, std::size_t length) {
        if (!add(kind)) return false;
        at_ += length;
        return true;
    }

    bool number() {
        if (!add(Kind::number)) return false;
        at_ = std::min(json_.find_first_not_of("+-.0123456789Ee", at_), json_.size());
        return true;
    }

    bool text(std::string& value) {
        if (!add(Kind::string)) return false;
        const std::size_t begin = at_ + 1;
        // A string without escapes is its own text, and ends where its text does. One with escapes
        // cannot pass for that: each escape is longer than what it stands for.
        const bool plain =
            json_.compare(begin, value.size(), value) == 0 && json_[begin + value.size()] == '"';
        if (plain) {
            last().as.text = {json_.data() + begin, value.size()};
            at_ = begin + value.size() + 1;
            return true;
        }
        at_ = begin;
        while (json_[at_] != '"') at_ += json_[at_] == '\\' ? 2U : 1U;
        ++at_;
        const std::string& kept = tree_.unescaped_.emplace_back(std::move(value));
        last().as.text = {kept.data(), kept.size()};
        return true;
    }

    bool start(Kind kind) {
        if (!scalar(kind, 1)) return false;
        last().as.count = 0;
        if (open_.size() == limits_.max_depth) {
            return fail(last().byte,
                        "nested deeper than " + std::to_string(limits_.max_depth) + " levels");
        }
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size() - 1));
        return true;
    }

    bool end() {
        at_ = next_token() + 1;
        tree_.nodes_[open_.back()].next = static_cast<std::uint32_t>(tree_.nodes_.size());
        open_.pop_back();
        return true;
    }

    bool keys_are_unique() {
        if (limits_.allows_doubled_keys) return true;
        const std::vector<Node>& nodes = tree_.nodes_;
        keys_.clear();
        for (std::uint32_t at = open_.back() + 1; at < nodes.size(); at = nodes[at + 1].next) {
            keys_.push_back(MemberStep::get(nodes.data(), at));
        }
        const Member* twice = nullptr;
        if (keys_.size() <= 16) {
            for (std::size_t i = 1; i < keys_.size() && !twice; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (keys_[i].key == keys_[j].key) twice = &keys_[i];
                }
            }
        } else {
            std::sort(keys_.begin(), keys_.end(), [](const Member& a, const Member& b) {
                return a.key != b.key ? a.key < b.key : a.key_byte < b.key_byte;
            });
            for (std::size_t i = 1; i < keys_.size(); ++i) {
                const bool same = keys_[i].key == keys_[i - 1].key;
                if (same && (!twice || keys_[i].key_byte < twice->key_byte)) twice = &keys_[i];
            }
        }
        if (!twice) return true;
        return fail(static_cast<std::size_t>(twice->key_byte),
                    "the key " + quoted(twice->key) + " stands in one object twice",
                    ErrorCode::bad_schema);
    }

    std::string_view json_;
    Limits limits_;
    std::size_t at_ = 0;  // behind the last value, key or bracket
    Tree tree_;
    std::vector<std::uint32_t> open_;  // arrays and objects that have not ended
    std::vector<Member> keys_;
    std::optional<Error> error_;
};

Result<Tree> read(std::string_view json, Limits limits) { return Builder(json, limits).run(); }

bool Value::boolean() const noexcept {
    assert(is(Kind::boolean));
    return node().as.boolean;
}

double Value::number() const noexcept {
    assert(is(Kind::number));
    return node().natural ? static_cast<double>(node().as.natural) : node().as.real;
}

std::optional<std::uint64_t> Value::natural() const noexcept {
    if (!is(Kind::number) || !node().natural) return std::nullopt;
    return node().as.natural;
}

std::string_view Value::string() const noexcept {
    assert(is(Kind::string));
    return {node().as.text.data, node().as.text.size};
}

std::size_t Value::size() const noexcept {
    return is(Kind::array) || is(Kind::object) ? node().as.count : 0;
}

std::optional<Value> Value::find(std::string_view key) const noexcept {
    for (const Member& member : members()) {
        if (member.key == key) return member.value;
    }
    return std::nullopt;
}

Fields::Fields(Value value, std::optional<Error>& fault, std::string_view what, std::size_t number)
    : value_(value), fault_(&fault), what_(what), number_(number) {
    if (!value.is(Kind::object)) {
        fail(value.byte(), "this is " + std::string(to_string(value.kind())) + ", not an object");
    }
}

std::optional<Value> Fields::find(std::string_view key) const { return value_.find(key); }

std::optional<Value> Fields::need(std::string_view key, Kind kind) {
    if (value_.is(Kind::object) && !has(key)) {
        fail(value_.byte(), "the key " + quoted(key) + " is missing");
    }
    return take(key, kind);
}

std::optional<Value> Fields::take(std::string_view key, Kind kind) {
    const std::optional<Value> value = find(key);
    if (!value || value->is(kind)) return value;
    fail(value->byte(), "the key " + quoted(key) + " is " + std::string(to_string(value->kind())) +
                            ", not " + std::string(to_string(kind)));
    return std::nullopt;
}

std::string_view Fields::string(std::string_view key) {
    const std::optional<Value> value = need(key, Kind::string);
    return value ? value->string() : std::string_view();
}

std::string_view Fields::string(std::string_view key, std::string_view fallback) {
    const std::optional<Value> value = take(key, Kind::string);
    return value ? value->string() : fallback;
}

bool Fields::boolean(std::string_view key, bool fallback) {
    const std::optional<Value> value = take(key, Kind::boolean);
    return value ? value->boolean() : fallback;
}

std::uint64_t Fields::natural(std::string_view key, std::uint64_t most) {
    const std::optional<Value> value = need(key, Kind::number);
    return value ? natural_of(*value, key, most) : 0;
}

std::uint64_t Fields::natural(std::string_view key, std::uint64_t most, std::uint64_t fallback) {
    const std::optional<Value> value = take(key, Kind::number);
    return value ? natural_of(*value, key, most) : fallback;
}

std::uint64_t Fields::natural_of(Value value, std::string_view key, std::uint64_t most) {
    const std::optional<std::uint64_t> number = value.natural();
    if (number && *number <= most) return *number;
    fail(value.byte(),
         "the key " + quoted(key) + " is no whole number from 0 to " + std::to_string(most));
    return 0;
}

void Fields::unknown_word(Value value, std::string_view key) {
    fail(value.byte(), "the key " + quoted(key) + " is " + quoted(value.string()) +
                           ", which is none of its words");
}

void Fields::only(std::initializer_list<std::string_view> keys) {
    for (const Member& member : value_.members()) {
        if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) {
            return fail(member.key_byte, "the key " + quoted(member.key) + " is unknown");
        }
    }
}

void Fields::fail(std::uint64_t byte, std::string_view detail, ErrorCode code) {
    if (*fault_) return;
    std::string words(what_);
    if (number_ != unnumbered) words += ' ' + std::to_string(number_);
    words += ": ";
    words += detail;
    *fault_ = Error{code, byte, std::move(words)};
}

}  // namespace stet::json
