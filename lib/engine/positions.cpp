#include "engine/positions.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <utility>

namespace stet::engine {
namespace {

using text::is_digit;
using text::is_ascii_letter;
constexpr bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

Bytes range(char low, char high) noexcept {
    Bytes bytes;
    for (int byte = static_cast<unsigned char>(low); byte <= static_cast<unsigned char>(high); ++byte) {
        bytes.insert(static_cast<std::size_t>(byte));
    }
    return bytes;
}

Bytes only(char c) noexcept { return range(c, c); }

/// The bytes of \d \w \s and their negations, in the classic locale; nothing for other letters.
std::optional<Bytes> class_of(char letter) {
    const auto either = [&](char name, const Bytes& bytes) { return letter == name ? bytes : ~bytes; };
    const Bytes digits = range('0', '9');
    switch (letter) {
        case 'd':
        case 'D': return either('d', digits);
        case 'w':
        case 'W': return either('w', digits | range('a', 'z') | range('A', 'Z') | only('_'));
        case 's':
        case 'S': return either('s', range('\t', '\r') | only(' '));
        default: return std::nullopt;
    }
}

/// Reads a pattern by recursive descent, and puts the automata of its parts together.
class Reader {
public:
    explicit Reader(std::string_view pattern) : pattern_(pattern) {}

    std::optional<Positions> run() {
        const Part all = alternatives();
        if (failed_ || at_ != pattern_.size()) return std::nullopt;
        result_.first = all.first;
        result_.last = all.last;
        result_.nullable = all.nullable;
        return std::move(result_);
    }

private:
    struct Part {
        PositionSet first;
        PositionSet last;
        bool nullable = true;
    };

    struct Count {
        unsigned least = 1;
        unsigned most = 1;
    };
    static constexpr unsigned many = 2;

    static constexpr int deepest = 40;  // groups within groups

    [[nodiscard]] bool at(char c) const noexcept { return at_ < pattern_.size() && pattern_[at_] == c; }
    bool skip(std::string_view text) noexcept {
        const bool is_there = pattern_.substr(at_).starts_with(text);
        if (is_there) at_ += text.size();
        return is_there;
    }
    Part fail() noexcept {
        failed_ = true;
        at_ = pattern_.size();
        return {};
    }

    Part alternatives() {
        Part any = sequence();
        while (skip("|")) {
            const Part other = sequence();
            any.first |= other.first;
            any.last |= other.last;
            any.nullable |= other.nullable;
        }
        return any;
    }

    Part sequence() {
        Part all;
        while (at_ < pattern_.size() && !at('|') && !at(')')) append(all, repetition());
        return all;
    }

    void append(Part& all, const Part& next) {
        link(all.last, next.first);
        if (all.nullable) all.first |= next.first;
        if (!next.nullable) all.last = {};
        all.last |= next.last;
        all.nullable &= next.nullable;
    }

    void link(const PositionSet& from, const PositionSet& to) {
        from.each([&](std::size_t position) { result_.follow[position] |= to; });
    }

    Part repetition() {
        Part part = atom();
        const Count count = quantifier();
        if (count.most > 1) link(part.last, part.first);
        part.nullable |= count.least == 0;
        return part;
    }

    Count quantifier() {
        Count count;
        if (skip("?")) {
            count = {0, 1};
        } else if (skip("*")) {
            count = {0, many};
        } else if (skip("+")) {
            count = {1, many};
        } else if (skip("{")) {
            count.least = number();
            count.most = !skip(",") ? count.least : at('}') ? many : number();
            if (!skip("}")) fail();
        } else {
            return count;
        }
        if (!skip("?")) skip("+");  // which matches are tried first does not matter
        if (at('?') || at('*') || at('+') || at('{')) fail();
        return count;
    }

    /// A number; more than one is `many`.
    unsigned number() {
        if (at_ == pattern_.size() || !is_digit(pattern_[at_])) fail();
        unsigned value = 0;
        for (; at_ < pattern_.size() && is_digit(pattern_[at_]); ++at_) {
            value = std::min(value * 10 + static_cast<unsigned>(pattern_[at_] - '0'), many);
        }
        return value;
    }

    Part atom() {
        const char c = pattern_[at_++];
        switch (c) {
            case '(': return group();
            case '[': return set();
            case '\\': return escape();
            case '.': return byte(~Bytes());
            case '^': return edge(result_.begins);
            case '$': return edge(result_.ends);
            case '?':
            case '*':
            case '+':
            case '{': return fail();
            default: return byte(only(c));
        }
    }

    Part byte(const Bytes& takes) {
        const std::size_t position = result_.takes.size();
        if (position == PositionSet::capacity) return fail();
        result_.takes.push_back(takes);
        result_.follow.emplace_back();
        Part part;
        part.first.insert(position);
        part.last.insert(position);
        part.nullable = false;
        return part;
    }

    Part edge(PositionSet& edges) {
        const Part part = byte({});
        edges |= part.first;
        return part;
    }

    Part group() {
        const bool looks_around = skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
        if (!looks_around && !skip("?:") && !skip("?>") && at('?')) return fail();
        if (++depth_ > deepest) return fail();
        const Part inner = alternatives();
        --depth_;
        if (!skip(")")) return fail();
        return looks_around ? Part() : inner;
    }

    Part escape() {
        if (at_ == pattern_.size()) return fail();
        const char c = pattern_[at_++];
        if (c == 'b' || c == 'B') return {};
        if (const auto bytes = class_of(c)) return byte(*bytes);
        // \< and their like are edges of words and of the text.
        const bool is_literal = is_ascii(c) && !is_ascii_letter(c) && !is_digit(c) &&
                                std::string_view("<>'`_").find(c) == std::string_view::npos;
        return is_literal ? byte(only(c)) : fail();
    }

    Part set() {
        const bool negated = skip("^");
        Bytes bytes;
        if (at(']')) return fail();
        while (!at(']')) {
            if (at('-') && !bytes.empty() && pattern_.substr(at_ + 1, 1) != "]") return fail();
            const std::optional<Bytes> members = member();
            if (!members) return fail();
            bytes |= *members;
            if (!at('-') || at_ + 1 >= pattern_.size() || pattern_[at_ + 1] == ']') continue;
            // A range of ASCII's, with a plain character at either end.
            const char low = pattern_[at_ - 1];
            const char high = pattern_[at_ + 1];
            at_ += 2;
            const bool is_plain = *members == only(low) && is_ascii(low) && is_ascii(high) && high != '[' && high != '\\';
            if (!is_plain || low > high) return fail();
            bytes |= range(low, high);
        }
        ++at_;
        return byte(negated ? ~bytes : bytes);
    }

    /// A character of a set, or a class of them.
    std::optional<Bytes> member() {
        if (at_ == pattern_.size()) return std::nullopt;
        const char c = pattern_[at_++];
        if (c == '[') return std::nullopt;
        if (c != '\\') return only(c);
        if (at_ == pattern_.size()) return std::nullopt;
        const char escaped = pattern_[at_++];
        if (is_ascii_letter(escaped) || is_digit(escaped)) return class_of(escaped);
        return only(escaped);
    }

    std::string_view pattern_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool failed_ = false;
    Positions result_;
};

}  // namespace

std::optional<Positions> Positions::of(std::string_view pattern) { return Reader(pattern).run(); }

}  // namespace stet::engine
