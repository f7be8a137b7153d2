// The literal scan: all literals of all rules in one pass over the folded page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stet::engine {

/// A set of literals, compiled. A literal stands at a place of the text when its bytes do, it begins
/// at one of the page's starts (FoldedPage::starts), and no word goes on behind it.
///
/// Method: the first four bytes at each start are looked up in a bitmap that fits the first-level
/// cache; what passes is found in a hash table of four-byte prefixes, whose literals, sorted, are
/// narrowed byte by byte as in a suffix array. (Filtering on a few bytes before the exact search is
/// Wu and Manber's idea, "A fast algorithm for multi-pattern searching", TR-94-17.) So the scan does
/// not slow down as rules are added, as an automaton that outgrows the cache would.
class Literals {
public:
    /// `texts` are folded, not empty, and begin where a start may be. Equal ones share an id.
    explicit Literals(const std::vector<std::string>& texts);

    /// The id of a literal of the set.
    [[nodiscard]] std::uint32_t id_of(std::string_view text) const;
    [[nodiscard]] std::size_t size() const noexcept { return sorted_.size(); }
    [[nodiscard]] std::size_t length(std::uint32_t id) const noexcept { return sorted_[id].size(); }

    /// Calls found(id) for every literal that stands at `at`; `end` bounds the readable text, of which
    /// the last byte is LF. Expected time is constant but where literals begin alike.
    template <class Found>
    void scan(const char* at, const char* end, Found&& found) const {
        std::uint32_t key;
        if (end - at < 4) {
            key = short_key(at, static_cast<std::size_t>(end - at));
        } else {
            key = key_of(at);
        }
        if (bit(key)) find(at, end, key, found);
        if (short_first_[static_cast<unsigned char>(*at)]) find_short(at, end, found);
    }

    static constexpr std::size_t key_length = 4;

private:
    struct Range {
        std::uint32_t begin;
        std::uint32_t end;
    };

    [[nodiscard]] static std::uint32_t key_of(const char* at) noexcept {
        const auto byte = [at](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
        return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
    }
    [[nodiscard]] static std::uint32_t short_key(const char* at, std::size_t length) noexcept;
    [[nodiscard]] std::size_t slot(std::uint32_t key) const noexcept {
        return (key * 0x9E3779B1U) >> shift_;
    }
    [[nodiscard]] bool bit(std::uint32_t key) const noexcept {
        const std::size_t at = slot(key);
        return (bitmap_[at >> 6] >> (at & 63) & 1U) != 0;
    }
    [[nodiscard]] bool word_ends(std::uint32_t id, const char* at, const char* end) const noexcept;

    template <class Found>
    void find(const char* at, const char* end, std::uint32_t key, Found&& found) const {
        const auto bucket = long_.find(key);
        if (bucket == long_.end()) return;
        auto [low, high] = bucket->second;
        const auto left = static_cast<std::size_t>(end - at);
        for (std::size_t depth = key_length; low < high; ++depth) {
            if (sorted_[low].size() == depth) {
                if (word_ends(low, at + depth, end)) found(low);
                ++low;
            }
            if (low == high || depth == left) return;
            narrow(low, high, depth, at[depth]);
        }
    }
    template <class Found>
    void find_short(const char* at, const char* end, Found&& found) const {
        const auto left = static_cast<std::size_t>(end - at);
        for (std::size_t length = 1; length < key_length && length <= left; ++length) {
            const auto literal = short_.find(short_key(at, length));
            if (literal == short_.end()) continue;
            if (word_ends(literal->second, at + length, end)) found(literal->second);
        }
    }
    void narrow(std::uint32_t& low, std::uint32_t& high, std::size_t depth, char next) const noexcept;

    std::vector<std::string> sorted_;
    std::vector<bool> ends_in_word_;
    std::vector<std::uint64_t> bitmap_;
    unsigned shift_ = 31;
    bool short_first_[256] = {};
    std::unordered_map<std::uint32_t, Range> long_;           // four-byte prefix -> literals
    std::unordered_map<std::uint32_t, std::uint32_t> short_;  // literals of one to three bytes
};

/// Whether the byte sequence at `at` goes on with a word: a letter, digit or mark of a script
/// with word spaces.
[[nodiscard]] bool continues_word(const char* at, const char* end) noexcept;

}  // namespace stet::engine
