#include "engine/literals.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace stet::engine {
namespace {

namespace flag = text::flag;

bool is_word_character(char32_t code_point) noexcept {
    const text::Character& c = text::character(code_point);
    return c.is(flag::letter | flag::digit | flag::mark) && !c.is(flag::unspaced);
}

/// Whether a literal's last character is part of a word, so that the word must end with it.
bool ends_in_word(std::string_view text) noexcept {
    const std::string_view last = text::last_character(text);
    return is_word_character(text::decode(last.data(), last.data() + last.size()).code_point);
}

/// Whether a word goes on at the start of the text: a letter, digit or mark of a script with word
/// spaces.
bool continues_word(std::string_view text) noexcept {
    if (text.empty()) return false;
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < 0x80) return (text::ascii_flags[byte] & (flag::letter | flag::digit)) != 0;
    return is_word_character(text::decode(text.data(), text.data() + text.size()).code_point);
}

}  // namespace

Literals::Literals(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end(), is_before);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    literals_.reserve(texts.size());
    for (const std::string& text : texts) {
        literals_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size()),
                             none, ends_in_word(text)});
        bytes_ += text;
    }
    const auto first_long = static_cast<std::uint32_t>(
        std::partition_point(texts.begin(), texts.end(), [](const std::string& text) { return !is_long(text); }) -
        texts.begin());
    tables_ = {compile(0, first_long), compile(first_long, static_cast<std::uint32_t>(texts.size()))};
}

Literals::Table Literals::compile(std::uint32_t begin, std::uint32_t end) {
    std::vector<Bucket> buckets;
    for (std::uint32_t id = begin; id < end; ++id) {
        const std::string_view literal = text(literals_[id]);
        const std::uint64_t key = key_of(literal);
        if (buckets.empty() || buckets.back().key != key) buckets.push_back({key, id, id, 0});
        buckets.back().end = id + 1;
        buckets.back().behind |= bits_behind(key, literal);
        // The literal before it, or what begins that, is the longest that can begin this one.
        std::uint32_t parent = id == buckets.back().begin ? none : id - 1;
        while (parent != none && !literal.starts_with(text(literals_[parent]))) {
            parent = literals_[parent].parent;
        }
        literals_[id].parent = parent;
    }
    return Table(buckets);
}

Literals::Table::Table(const std::vector<Bucket>& buckets)
    : places_(std::bit_ceil(buckets.size() * 3 / 2 + 1)) {  // two thirds full at most
    for (const Bucket& bucket : buckets) places_[place_of(bucket.key, hash_of(bucket.key))] = bucket;
}

// Each word has a key or two, so that few starts of ordinary text pass.
Literals::Filter::Filter(std::vector<std::uint64_t> hashes) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    words_.resize(std::bit_ceil(std::max<std::size_t>(hashes.size() / 2, 64)));
    for (const std::uint64_t hash : hashes) words_[place(hash, words_.size())] |= bits_of(hash);
}

Literals::Selection::Selection(const std::vector<std::string>& texts)
    : short_(hashes_of(texts, false)), long_(hashes_of(texts, true)) {}

std::vector<std::uint64_t> Literals::hashes_of(const std::vector<std::string>& texts, bool of_long) {
    std::vector<std::uint64_t> hashes;
    for (const std::string& text : texts) {
        if (is_long(text) == of_long) hashes.push_back(hash_of(key_of(text)));
    }
    return hashes;
}

std::uint64_t Literals::key_of(std::string_view literal) noexcept {
    const std::uint64_t first = text::next_bytes(literal.data(), literal.data() + literal.size());
    return is_long(literal) ? first : first_letters(first);
}

bool Literals::is_before(std::string_view a, std::string_view b) noexcept {
    return std::tuple(is_long(a), key_of(a), a) < std::tuple(is_long(b), key_of(b), b);
}

std::uint32_t Literals::id_of(std::string_view text) const {
    const auto at = std::partition_point(literals_.begin(), literals_.end(), [&](const Literal& literal) {
        return is_before(this->text(literal), text);
    });
    return static_cast<std::uint32_t>(at - literals_.begin());
}

std::uint32_t Literals::last_candidate(std::uint32_t begin, std::uint32_t end, std::string_view rest) const noexcept {
    const auto first = literals_.begin() + begin;
    const auto behind = std::partition_point(first, literals_.begin() + end, [&](const Literal& literal) {
        return text(literal) <= rest;
    });
    return behind == first ? none : static_cast<std::uint32_t>(behind - literals_.begin()) - 1;
}

bool Literals::stands(const Literal& literal, std::string_view rest) const noexcept {
    // The word's end first, since it is seen at a glance: "may" is a key of "maybe" too.
    return rest.size() >= literal.size &&
           !(literal.ends_in_word && continues_word(rest.substr(literal.size))) &&
           rest.starts_with(text(literal));
}

}  // namespace stet::engine
