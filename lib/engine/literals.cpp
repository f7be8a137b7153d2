#include "engine/literals.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <utility>

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

/// Whether a word goes on at the start of the text: a letter, digit or mark of a script with word
/// spaces.
bool continues_word(std::string_view text) noexcept {
    return !text.empty() &&
           is_word_character(text::decode(text.data(), text.data() + text.size()).code_point);
}

}  // namespace

Literals::Literals(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end(), is_before);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    literals_.reserve(texts.size());
    for (std::string& text : texts) {
        const bool is_word = ends_in_word(text);
        literals_.push_back({std::move(text), none, is_word});
    }
    const auto size = static_cast<std::uint32_t>(literals_.size());
    for (std::uint32_t begin = 0, end = 0; begin < size; begin = end) {
        const std::size_t length = key_length(literals_[begin].text);
        while (end < size && key_length(literals_[end].text) == length) ++end;
        classes_.push_back(compile(begin, end));
    }
}

Literals::Class Literals::compile(std::uint32_t begin, std::uint32_t end) {
    Class made;
    const std::size_t length = key_length(literals_[begin].text);
    made.mask = text::first_bytes(static_cast<unsigned>(length));
    // About a bit in 32 is set, so that few starts of ordinary text pass.
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(std::size_t{end - begin} * 32, 4096));
    made.shift = 64U - static_cast<unsigned>(std::countr_zero(bits));
    made.bitmap.resize(bits / 64);
    made.table.resize(bits / 16);  // half full at most
    for (std::uint32_t id = begin; id < end; ++id) {
        const std::string& text = literals_[id].text;
        const std::uint64_t key = text::next_bytes(text.data(), text.data() + text.size()) & made.mask;
        Bucket& bucket = made.table[made.place(key)];
        if (bucket.begin == bucket.end) {
            const std::uint64_t bit = Class::hash(key) >> made.shift;
            made.bitmap[bit >> 6] |= std::uint64_t{1} << (bit & 63);
            bucket = {key, id, id};
        }
        bucket.end = id + 1;
        // The literal before it, or what begins that, is the longest that can begin this one.
        std::uint32_t parent = id == bucket.begin ? none : id - 1;
        while (parent != none && !text.starts_with(literals_[parent].text)) {
            parent = literals_[parent].parent;
        }
        literals_[id].parent = parent;
    }
    return made;
}

std::size_t Literals::Class::place(std::uint64_t key) const noexcept {
    std::size_t at = static_cast<std::size_t>(hash(key) >> shift) & (table.size() - 1);
    while (table[at].begin != table[at].end && table[at].key != key) at = (at + 1) & (table.size() - 1);
    return at;
}

std::size_t Literals::key_length(std::string_view text) noexcept {
    return std::min<std::size_t>(std::bit_floor(text.size()), 8);
}

bool Literals::is_before(std::string_view a, std::string_view b) noexcept {
    return std::pair(key_length(a), a) < std::pair(key_length(b), b);
}

std::uint32_t Literals::id_of(std::string_view text) const {
    const auto at = std::partition_point(literals_.begin(), literals_.end(), [&](const Literal& literal) {
        return is_before(literal.text, text);
    });
    return static_cast<std::uint32_t>(at - literals_.begin());
}

std::uint32_t Literals::last_candidate(const Bucket& bucket, std::string_view text) const noexcept {
    // Of one literal it does not matter: whether it stands there is looked at in any case.
    if (bucket.end - bucket.begin <= 1) return bucket.end > bucket.begin ? bucket.begin : none;
    const auto begin = literals_.begin() + bucket.begin;
    const auto end = literals_.begin() + bucket.end;
    const auto behind = std::partition_point(begin, end, [&](const Literal& literal) {
        return literal.text <= text;
    });
    return behind == begin ? none : static_cast<std::uint32_t>(behind - literals_.begin()) - 1;
}

bool Literals::stands(const Literal& literal, std::string_view text) noexcept {
    return text.starts_with(literal.text) &&
           !(literal.ends_in_word && continues_word(text.substr(literal.text.size())));
}

}  // namespace stet::engine
