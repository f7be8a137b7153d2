#include "engine/literals.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>

namespace stet::engine {
namespace {

namespace flag = text::flag;

bool is_word_character(char32_t code_point) noexcept {
    const text::Character& c = text::character(code_point);
    return c.is(flag::letter | flag::digit | flag::mark) && !c.is(flag::unspaced);
}

/// Whether a literal's last character is part of a word, so that the word must end with it.
bool ends_in_word(std::string_view text) noexcept {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return is_word_character(text::decode(text.data() + at, text.data() + text.size()).code_point);
}

}  // namespace

bool continues_word(const char* at, const char* end) noexcept {
    return at != end && is_word_character(text::decode(at, end).code_point);
}

Literals::Literals(const std::vector<std::string>& texts) : sorted_(texts) {
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
    // About a bit in 32 is set, so that few starts of ordinary text pass; 8 KB at least.
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(sorted_.size() * 32, 1U << 16));
    shift_ = 32U - static_cast<unsigned>(std::countr_zero(bits));
    bitmap_.resize(bits / 64);
    ends_in_word_.reserve(sorted_.size());
    for (std::uint32_t id = 0; id < sorted_.size(); ++id) {
        const std::string& text = sorted_[id];
        ends_in_word_.push_back(ends_in_word(text));
        if (text.size() < key_length) {
            short_first_[static_cast<unsigned char>(text[0])] = true;
            short_.emplace(short_key(text.data(), text.size()), id);
            continue;
        }
        const std::uint32_t key = key_of(text.data());
        bitmap_[slot(key) >> 6] |= std::uint64_t{1} << (slot(key) & 63);
        const auto [bucket, is_new] = long_.try_emplace(key, Range{id, id + 1});
        if (!is_new) bucket->second.end = id + 1;
    }
}

std::uint32_t Literals::short_key(const char* at, std::size_t length) noexcept {
    std::uint32_t key = static_cast<std::uint32_t>(length) << 24;
    for (std::size_t i = 0; i < length && i < key_length - 1; ++i) {
        key |= static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    }
    return key;
}

std::uint32_t Literals::id_of(std::string_view text) const {
    return static_cast<std::uint32_t>(std::lower_bound(sorted_.begin(), sorted_.end(), text) -
                                      sorted_.begin());
}

bool Literals::word_ends(std::uint32_t id, const char* at, const char* end) const noexcept {
    return !ends_in_word_[id] || !continues_word(at, end);
}

void Literals::narrow(std::uint32_t& low, std::uint32_t& high, std::size_t depth,
                      char next) const noexcept {
    // Every literal in [low, high) is longer than `depth` here, and they agree before it.
    const auto byte = static_cast<unsigned char>(next);
    const auto begin = sorted_.begin() + low;
    const auto end = sorted_.begin() + high;
    const auto first = std::partition_point(begin, end, [&](const std::string& text) {
        return static_cast<unsigned char>(text[depth]) < byte;
    });
    const auto last = std::partition_point(first, end, [&](const std::string& text) {
        return static_cast<unsigned char>(text[depth]) == byte;
    });
    low = static_cast<std::uint32_t>(first - sorted_.begin());
    high = static_cast<std::uint32_t>(last - sorted_.begin());
}

}  // namespace stet::engine
