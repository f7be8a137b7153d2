// What kind of word a word is: the few hundred words of each language that tell how a text speaks.
#pragma once

#include "text/folded_words.hpp"
#include "text/prefetch.hpp"
#include "text/vectors.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace stet::facts {

/// A word as lists and vocabularies know it: its first eight bytes (of a script of two bytes a letter its
/// first eight letters), which tell it from others about as well as its stem would.
struct Stem {
    std::uint64_t bytes = 0;
    unsigned length = 0;  // in bytes, of the word up to the eighth
};

/// The stem of the word of folded text at `at`; of length 0 where there is none.
constexpr Stem stem_at(const char* at, const char* end) noexcept {
    const std::uint64_t bytes = text::next_bytes(at, end);
    const unsigned length = text::count_first(text::detail::word_bytes(at, end));
    if ((bytes & text::high_bits) == 0 || length < 8) return {bytes & text::first_bytes(length), length};
    const unsigned more = text::count_first(text::detail::word_bytes(at + 8, end));
    const std::uint64_t rest = text::next_bytes(at + 8, end) & text::first_bytes(more);
    return {bytes ^ std::rotl(rest * 0x9E3779B97F4A7C15U, 31), 8};
}

enum class WordClass : std::uint8_t {
    none,
    stop,       ///< the most frequent function words
    address,    ///< by which a text speaks to its reader, or a writer of himself: you, your, we, our, my
    furniture,  ///< of what stands around stories: subscribe, comments, privacy, login, share
};

inline constexpr std::size_t word_class_count = 4;

/// The classes of a language's words. Of "you" and "we", which are stop words too, the rarer class counts.
class WordClasses {
public:
    /// By its code (ISO 639-1). Every word is of none where the language is unknown or not in the lists: en
    /// de fr es it pt nl pl ru uk el tr sv no da cs, and of furniture alone zh and ja, by two characters.
    explicit WordClasses(const char* language) noexcept;

    /// To be called some time before many words are asked for.
    void fetch() const noexcept { text::prefetch_all(*table_); }

    [[nodiscard]] WordClass of(std::uint64_t stem) const noexcept {
        // Whether a word is in the lists is nothing that one foresees, so no branch asks.
        unsigned found = 0;
        for (std::size_t first = bucket_of(stem);; first = (first + bucket) % slots) {
            for (std::size_t k = first; k < first + bucket; ++k) {
                found |= static_cast<unsigned>(table_->classes[k]) & (0U - unsigned{table_->stems[k] == stem});
            }
            if (table_->stems[first + bucket - 1] == 0) return static_cast<WordClass>(found);
        }
    }

#if STET_HAS_AVX2
    /// The same, a bucket at once.
    [[nodiscard, STET_TARGET_AVX2]] WordClass of_by_avx2(std::uint64_t stem) const noexcept {
        const __m256i wanted = _mm256_set1_epi64x(static_cast<long long>(stem));
        for (std::size_t first = bucket_of(stem);; first = (first + bucket) % slots) {
            const __m256i known = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&table_->stems[first]));
            const int equal = _mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpeq_epi64(known, wanted)));
            std::uint32_t classes;
            std::memcpy(&classes, &table_->classes[first], sizeof classes);
            const std::uint64_t found = std::uint64_t{classes} >> 8 * std::countr_zero(static_cast<unsigned>(equal) | 1U << bucket);
            const bool is_last = table_->stems[first + bucket - 1] == 0;
            if (((found & 0xFF) | (is_last ? 1U : 0U)) != 0) return static_cast<WordClass>(found & 0xFF);
        }
    }
#endif

    static constexpr std::size_t bucket = 4;
    static constexpr std::size_t slots = 1024;  // few buckets are full
    /// A word stands in one of the slots of its bucket or, where that is full, of the next; stem 0 is free.
    /// No table is full.
    struct Table {
        std::array<std::uint64_t, slots> stems{};
        std::array<WordClass, slots> classes{};
    };
    [[nodiscard]] static constexpr std::size_t bucket_of(std::uint64_t stem) noexcept {
        return static_cast<std::size_t>(stem * 0x9E3779B97F4A7C15U >> 56) * bucket;
    }

private:
    const Table* table_;
};

}  // namespace stet::facts
