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

#if STET_HAS_AVX2
[[STET_TARGET_AVX512]] __m512i intrinsic(auto eight) noexcept { return reinterpret_cast<__m512i>(eight); }
#endif

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
    for (const std::uint64_t hash : hashes) words_[begin + place(hash, size)] |= bits_of(hash);
    begins_[count_] = begin;
    masks_[count_] = size - 1;
    ++count_;
}

void Literals::Selections::add(const std::vector<std::string>& texts) {
    short_.add(hashes_of(texts, false));
    long_.add(hashes_of(texts, true));
}

Literals::Candidate* Literals::filter(const Selections& selections, std::string_view text,
                                      std::span<const std::uint32_t> starts, const std::uint8_t* sets, Candidate* out,
                                      [[maybe_unused]] text::Vectors vectors) noexcept {
#if STET_HAS_AVX2
    if (vectors == text::Vectors::avx512) {
        const std::size_t all = starts.size();
        out = filter_by_eights(selections, text, starts, sets, out);
        sets += all - starts.size();
    }
#endif
    for (const std::uint32_t at : starts) {
        const std::size_t set = *sets++;
        const std::uint64_t next = bytes_at(text, at);
        *out = {at, 0};
        out += selections.short_.may_have(set, hash_of(first_letters(next))) ? 1 : 0;
        *out = {at, 1};
        out += selections.long_.may_have(set, hash_of(next)) ? 1 : 0;
    }
    return out;
}

#if STET_HAS_AVX2

Literals::Eight Literals::first_letters(Eight next) noexcept {
    const Eight others = ~(next << 1 & next << 2 & ~next) & text::high_bits;
    const Eight before_first_other = ((others & (~others + 1)) >> 7) - 1;
    // As many bytes as the first says, see text::sequence_length().
    const Eight lead = next & 0xFF;
    const auto is_ascii = reinterpret_cast<Eight>(lead < 0x80);
    const auto two = reinterpret_cast<Eight>(lead >= 0xC0);
    const auto three = reinterpret_cast<Eight>(lead >= 0xE0);
    const auto four = reinterpret_cast<Eight>(lead >= 0xF0);
    return next & (0xFF | (before_first_other & is_ascii) | (two & 0xFF00) | (three & 0xFF0000) | (four & 0xFF000000));
}

std::uint8_t Literals::Filters::may_have(Eight sets, Eight hashes) const noexcept {
    const __m512i begins = _mm512_load_si512(begins_.data());
    const __m512i masks = _mm512_load_si512(masks_.data());
    constexpr __mmask8 all = 0xFF;
    const auto begin = reinterpret_cast<Eight>(_mm512_maskz_permutexvar_epi64(all, intrinsic(sets), begins));
    const auto mask = reinterpret_cast<Eight>(_mm512_maskz_permutexvar_epi64(all, intrinsic(sets), masks));
    const __m512i places = intrinsic(begin + (hashes >> place_shift & mask));
    const auto words = reinterpret_cast<Eight>(text::gather_words<8>(places, words_.data()));
    const Eight one = hashes - hashes + 1;
    const __m512i missing = intrinsic((one << (hashes >> 58) | one << (hashes >> 52 & 63)) & ~words);
    return _mm512_testn_epi64_mask(missing, missing);
}

Literals::Candidate* Literals::filter_by_eights(const Selections& selections, std::string_view text,
                                                std::span<const std::uint32_t>& starts, const std::uint8_t* sets,
                                                Candidate* out) noexcept {
    constexpr std::size_t step = 8;
    constexpr __mmask8 all = 0xFF;
    for (; starts.size() >= step && starts[step - 1] + long_key <= text.size(); starts = starts.subspan(step)) {
        const __m512i at = _mm512_maskz_cvtepu32_epi64(all, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(starts.data())));
        const auto set = reinterpret_cast<Eight>(
            _mm512_maskz_cvtepu8_epi64(all, _mm_loadl_epi64(reinterpret_cast<const __m128i*>(sets))));
        const auto next = reinterpret_cast<Eight>(text::gather_words<1>(at, text.data()));
        const std::uint32_t shorts = selections.short_.may_have(set, first_letters(next) * factor);
        const std::uint32_t longs = selections.long_.may_have(set, next * factor);
        sets += step;

        // The two candidates of each start stand side by side, and those that pass are written.
        const __m512i long_at = intrinsic(reinterpret_cast<Eight>(at) | std::uint64_t{1} << 32);
        const __m512i of_first = _mm512_permutex2var_epi64(at, _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11), long_at);
        const __m512i of_last = _mm512_permutex2var_epi64(at, _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15), long_at);
        const std::uint32_t pass = _pdep_u32(shorts, 0x5555) | _pdep_u32(longs, 0xAAAA);
        _mm512_storeu_si512(out, _mm512_maskz_compress_epi64(static_cast<__mmask8>(pass), of_first));
        out += std::popcount(pass & 0xFF);
        _mm512_storeu_si512(out, _mm512_maskz_compress_epi64(static_cast<__mmask8>(pass >> 8), of_last));
        out += std::popcount(pass >> 8);
    }
    return out;
}

#endif

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
           place.rest.substr(seen).starts_with(text(literal).substr(seen));
}

}  // namespace stet::engine
