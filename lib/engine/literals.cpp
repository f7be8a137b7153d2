#include "engine/literals.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
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
        literals_.push_back({bytes_behind(size_of(key_of(text)), text), static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size()),
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
    : places_(std::bit_ceil(buckets.size() * 2 + 1)) {  // half full at most
    for (const Bucket& bucket : buckets) places_[place_of(bucket.key, hash_of(bucket.key))] = bucket;
}

// Each word has a key or two, so that few starts of ordinary text pass.
void Literals::Filters::add(std::vector<std::uint64_t> hashes) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    const std::size_t begin = words_.size();
    const std::size_t size = hashes.empty() ? 1 : std::bit_ceil(std::max<std::size_t>(hashes.size() / 2, 64));
    words_.resize(begin + size);
    for (const std::uint64_t hash : hashes) words_[begin + Literals::place(hash, size)] |= bits_of(hash);
    begins_[count_] = begin;
    masks_[count_] = size - 1;
    ++count_;
}

// Sixteen bits for each, so that all sets stay in the nearest cache.
void Literals::Openings::add(const std::vector<std::string>& texts) {
    std::array<std::uint8_t, 1024>& unused = unused_[count_];
    const auto shorten = [&](std::size_t opening, std::size_t size) {
        unused[opening] = std::max(unused[opening], static_cast<std::uint8_t>(64 - 8 * std::min(size, long_key)));
    };
    for (const std::string& text : texts) {
        const std::uint64_t next = text::next_bytes(text.data(), text.data() + text.size());
        shorten(opening(next), text.size());
        // Any byte may stand behind the only one.
        for (std::uint64_t second = 0; text.size() == 1 && second < 256; ++second) shorten(opening(next | second << 8), 1);
    }
    std::vector<std::uint64_t> keys;
    for (const std::string& text : texts) {
        const std::uint64_t next = text::next_bytes(text.data(), text.data() + text.size());
        keys.push_back(next << unused[opening(next)]);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    const auto size = static_cast<std::uint32_t>(std::bit_ceil(std::max<std::size_t>(16 * keys.size(), 64)));
    const Set set{static_cast<std::uint32_t>(64 * words_.size()), size - 1};
    words_.resize(words_.size() + size / 64);
    for (const std::uint64_t key : keys) {
        const std::size_t bit = place(set, key);
        words_[bit / 64] |= std::uint64_t{1} << bit % 64;
    }
    sets_[count_++] = set;
}

std::size_t Literals::Openings::pick(std::string_view text, std::span<const std::uint32_t> starts, const std::uint8_t* sets,
                                     Start* out) const noexcept {
    const std::uint64_t* const words = words_.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::uint64_t next = text::detail::read_8(text.data() + starts[i]);
        const std::size_t bit = place(sets_[sets[i]], next << unused_[sets[i]][opening(next)]);
        out[count] = Start(starts[i], sets[i]);
        count += words[bit / 64] >> bit % 64 & 1;
    }
    return count;
}

void Literals::Selections::add(const std::vector<std::string>& texts) {
    openings_.add(texts);
    short_.add(hashes_of(texts, false));
    long_.add(hashes_of(texts, true));
}

Literals::Candidate* Literals::filter(const Selections& selections, std::string_view text,
                                      std::span<const std::uint32_t> starts, const std::uint8_t* sets, Candidate* out) noexcept {
    std::array<Openings::Start, batch / 3> open;
    std::array<std::array<std::uint64_t, 2>, batch / 3> hashes;  // of the short key and of the long one
    while (!starts.empty()) {
        const auto next = starts.first(std::min(starts.size(), open.size()));
        std::size_t whole = next.size();  // how many have eight bytes of text
        while (whole != 0 && next[whole - 1] + long_key > text.size()) --whole;
        std::size_t count = selections.openings_.pick(text, next.first(whole), sets, open.data());
        for (std::size_t i = whole; i < next.size(); ++i) open[count++] = Openings::Start(next[i], sets[i]);
        // Many sets outgrow the nearest cache. So what is read of them is fetched for all starts before any is asked.
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t bytes = bytes_at(text, open[i].at());
            hashes[i] = {hash_of(first_letters(bytes)), hash_of(bytes)};
            selections.short_.fetch(open[i].set(), hashes[i][0]);
            selections.long_.fetch(open[i].set(), hashes[i][1]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            *out = {open[i].at(), 0};
            out += selections.short_.may_have(open[i].set(), hashes[i][0]) ? 1 : 0;
            *out = {open[i].at(), 1};
            out += selections.long_.may_have(open[i].set(), hashes[i][1]) ? 1 : 0;
        }
        starts = starts.subspan(next.size());
        sets += next.size();
    }
    return out;
}

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

std::uint32_t Literals::last_candidate(std::uint32_t begin, std::uint32_t end, const Place& place) const noexcept {
    // The last whose bytes behind the key are not greater. Without a branch: the way there is nothing that one foresees.
    const Literal* last = &literals_[begin];
    for (std::size_t left = end - begin; left > 1;) {
        const std::size_t half = left / 2;
        last += half & (std::size_t{0} - std::size_t{last[half].behind <= place.behind});
        left -= half;
    }
    if (last->behind > place.behind) return none;
    if (last->behind < place.behind) return static_cast<std::uint32_t>(last - literals_.data());
    const Literal* const first = std::partition_point(&literals_[begin], last, [&](const Literal& literal) { return literal.behind < place.behind; });
    const Literal* const greater = std::partition_point(first, last + 1, [&](const Literal& literal) { return text(literal) <= place.rest; });
    return greater == &literals_[begin] ? none : static_cast<std::uint32_t>(greater - literals_.data()) - 1;
}

bool Literals::stands(const Literal& literal, const Place& place) const noexcept {
    // What is seen at a glance first: the next bytes, and the word's end, as "may" is a key of "maybe" too.
    const std::size_t seen = std::min(literal.size, static_cast<std::uint32_t>(place.key_size + sizeof place.behind));
    const std::uint64_t its_own = text::reversed(text::first_bytes(static_cast<unsigned>(seen - place.key_size)));
    return ((literal.behind ^ place.behind) & its_own) == 0 && place.rest.size() >= literal.size &&
           !(literal.ends_in_word && continues_word(place.rest.substr(literal.size))) &&
           (seen == literal.size || std::memcmp(place.rest.data() + seen, text(literal).data() + seen, literal.size - seen) == 0);
}

}  // namespace stet::engine
