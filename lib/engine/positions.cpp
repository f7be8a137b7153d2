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
        case 'W': return either('w', Positions::word_bytes());
        case 's':
        case 'S': return either('s', range('\t', '\r') | only(' '));
        default: return std::nullopt;
    }
}

/// Reads a pattern by recursive descent, and puts the automata of its parts together.
class Reader {
public:
    /// What stands more often than `most_copies` may stand any number of times.
    Reader(std::string_view pattern, std::size_t most_copies) : pattern_(pattern), most_copies_(most_copies) {}

    std::optional<Positions> run() {
        const Part all = alternatives();
        if (failed_ || at_ != pattern_.size()) return std::nullopt;
        result_.first = all.first;
        result_.last = all.last;
        result_.exact_size = loose_ ? 0 : all.exact_size;
        result_.nullable = all.nullable;
        return std::move(result_);
    }

private:
    static constexpr std::size_t many = Positions::any_size;

    struct Part {
        PositionSet first;
        PositionSet last;
        std::size_t least_size = 0;      // nothing that it accepts has fewer bytes
        std::size_t exact_size = many;  // nothing that it accepts, and should not, has as few
        bool nullable = true;
    };

    struct Count {
        std::size_t least = 1;
        std::size_t most = 1;
    };

    static constexpr int deepest = 40;  // groups within groups
    static constexpr std::size_t most_atoms = 8 * PositionSet::capacity;  // copies of what takes no byte are many, too

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
            any.least_size = std::min(any.least_size, other.least_size);
            any.exact_size = std::min(any.exact_size, other.exact_size);
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
        // What the one has too much stands beside the other.
        all.exact_size = std::min(sum(all.exact_size, next.least_size), sum(next.exact_size, all.least_size));
        all.least_size = sum(all.least_size, next.least_size);
        all.nullable &= next.nullable;
    }

    void link(const PositionSet& from, const PositionSet& to) {
        from.each([&](std::size_t position) { result_.follow[position] |= to; });
    }

    [[nodiscard]] static std::size_t sum(std::size_t a, std::size_t b) noexcept { return a > many - b ? many : a + b; }

    /// Any text that it accepts may be one that the pattern does not match.
    void loosen() noexcept { loose_ = true; }

    /// An atom, as often as its quantifier says: what stands a few times is read anew for each.
    Part repetition() {
        const std::size_t begin = at_;
        Part all = atom();
        Count count = quantifier();
        const std::size_t end = at_;
        if (count.least > most_copies_) {
            loosen();
            count.least = 1;
        }
        const bool loops = count.most > most_copies_;
        const std::size_t copies = loops ? count.least : count.most;
        if (loops) {
            const std::size_t copies_behind = std::max<std::size_t>(copies, 1) - 1;
            link(all.last, all.first);
            if (count.most != many) all.exact_size = std::min(all.exact_size, room_for(all, count.most + 1 - copies_behind) - 1);
        }
        if (count.least == 0) make_nullable(all);
        for (std::size_t n = 1; n < copies && !failed_; ++n) {
            at_ = begin;
            Part copy = atom();
            if (n >= count.least) make_nullable(copy);
            append(all, copy);
        }
        if (!failed_) at_ = end;
        return count.most == 0 ? Part() : all;
    }

    /// How many bytes so many of it take at least; in place of what takes none at all, nothing stands as well.
    [[nodiscard]] static std::size_t room_for(const Part& part, std::size_t count) noexcept {
        return count * std::max<std::size_t>(part.least_size, 1);
    }

    static void make_nullable(Part& part) noexcept {
        part.nullable = true;
        part.least_size = 0;
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
            if (count.most < count.least) fail();
            if (!skip("}")) fail();
        } else {
            return count;
        }
        // Which matches are tried first does not matter, but whether others are.
        if (!skip("?") && skip("+")) loosen();
        if (at('?') || at('*') || at('+') || at('{')) fail();
        return count;
    }

    std::size_t number() {
        constexpr std::size_t most = 1'000'000;
        if (at_ == pattern_.size() || !is_digit(pattern_[at_])) fail();
        std::size_t value = 0;
        for (; at_ < pattern_.size() && is_digit(pattern_[at_]); ++at_) {
            value = std::min(value * 10 + static_cast<std::size_t>(pattern_[at_] - '0'), most);
        }
        return value;
    }

    Part atom() {
        if (++atoms_ > most_atoms) return fail();
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
        if (position == PositionSet::capacity - Positions::spare) return fail();
        result_.takes.push_back(takes);
        result_.follow.emplace_back();
        Part part;
        part.first.insert(position);
        part.last.insert(position);
        part.least_size = 1;
        part.nullable = false;
        return part;
    }

    Part edge(PositionSet& edges) {
        Part part = byte({});
        part.least_size = 0;
        edges |= part.first;
        return part;
    }

    Part group() {
        const bool looks_around = skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
        const bool is_atomic = skip("?>");
        if (looks_around || is_atomic) loosen();
        if (!looks_around && !is_atomic && !skip("?:") && at('?')) return fail();
        if (++depth_ > deepest) return fail();
        const Part inner = alternatives();
        --depth_;
        if (!skip(")")) return fail();
        return looks_around ? Part() : inner;
    }

    Part escape() {
        if (at_ == pattern_.size()) return fail();
        const char c = pattern_[at_++];
        if (c == 'b') return edge(result_.boundaries);
        if (c == 'B') {
            loosen();
            return {};
        }
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
    std::size_t most_copies_;
    std::size_t at_ = 0;
    std::size_t atoms_ = 0;
    int depth_ = 0;
    bool failed_ = false;
    bool loose_ = false;
    Positions result_;
};

}  // namespace

Bytes Positions::word_bytes() noexcept { return range('0', '9') | range('a', 'z') | range('A', 'Z') | only('_'); }

std::optional<Positions> Positions::of(std::string_view pattern) {
    if (auto exact = Reader(pattern, 14).run()) return exact;
    return Reader(pattern, 1).run();
}

}  // namespace stet::engine
