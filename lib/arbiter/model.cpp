#include "arbiter/model.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace stet::arbiter {
namespace {

/// The first leaf that is not struck.
std::size_t first_leaf(std::uint16_t left) noexcept {
    return static_cast<std::size_t>(std::countr_zero(0x10000U | left));
}

/// A number below sixteen for a leaf's bit: what a de Bruijn sequence has behind so many bits (Leiserson,
/// Prokop, Randall, "Using de Bruijn sequences to index a 1 in a computer word", 1998).
constexpr std::uint16_t de_bruijn = 0x09AF;
constexpr std::size_t leaf_place(std::size_t leaf) noexcept {
    return static_cast<std::uint16_t>(de_bruijn << leaf) >> 12;
}

/// Calls sum(rows, block, sums) for rows of so many blocks from `first` on, `most` rows at a time.
template <std::size_t row, std::size_t most, class Sum>
void sum_by_rows(std::size_t first, std::size_t count, std::int32_t* sums, Sum sum) {
    for (std::size_t done = 0; done < count;) {
        const std::size_t rows = std::min((count - done + row - 1) / row, most);
        sum(rows, first + done, sums + done);
        done += rows * row;
    }
}

}  // namespace

void Trees::add(const std::vector<Question>& questions, const std::vector<std::int32_t>& leaves) {
    Tree tree{};
    for (const auto& [input, threshold, left] : questions) {
        tree.steps[tree.all_steps++] = {input.feature, static_cast<std::int8_t>(input.offset), threshold, left};
    }
    const auto end = tree.steps.begin() + tree.all_steps;
    const auto is_asked_once = [](const Step& step) { return is_of_page(step.feature) && step.offset == 0; };
    const auto own = std::partition(tree.steps.begin(), end, is_asked_once);
    tree.page_steps = static_cast<std::uint8_t>(own - tree.steps.begin());
    std::copy(leaves.begin(), leaves.end(), tree.leaves.begin());
    for (std::size_t leaf = 0; leaf < most_leaves; ++leaf) {
        const auto bits = static_cast<std::uint32_t>(tree.leaves[leaf]);
        tree.leaf_words[leaf_place(leaf)] = static_cast<std::uint16_t>(bits & 0xFFFF);
        tree.greatest = std::max(tree.greatest, tree.leaves[leaf] < 0 ? 0U - bits : bits);
    }
    trees_.push_back(tree);
}

void Trees::arrange() {
    std::stable_sort(trees_.begin(), trees_.end(), [](const Tree& a, const Tree& b) {
        return std::pair(a.page_steps, a.all_steps) < std::pair(b.page_steps, b.all_steps);
    });
    constexpr std::uint64_t most = std::numeric_limits<std::int16_t>::max();
    std::uint64_t reach = 0;  // of the sums of the last trees, since one that may overflow
    for (Tree& tree : trees_) {
        are_leaves_small_ = are_leaves_small_ && tree.greatest <= most;
        tree.may_overflow = reach + tree.greatest > most;
        reach = tree.may_overflow ? tree.greatest : reach + tree.greatest;
    }
}

void Trees::sum_slowly(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums) const {
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] = base_;
        for (const Tree& tree : trees_) {
            std::uint16_t left = 0xFFFF;
            for (std::size_t n = 0; n < tree.all_steps; ++n) {
                const auto& [feature, offset, threshold, struck] = tree.steps[n];
                const auto block = static_cast<std::ptrdiff_t>(first + i) + offset;
                if (table.column(feature)[block] >= threshold) left = static_cast<std::uint16_t>(left & ~struck);
            }
            sums[i] += tree.leaves[first_leaf(left)];
        }
    }
}

std::uint16_t Trees::left_by_page(const Tree& tree, const Table& table, std::size_t block) noexcept {
    unsigned left = 0xFFFF;
    for (std::size_t n = 0; n < tree.page_steps; ++n) {
        const Step& step = tree.steps[n];
        const unsigned is_right = table.column(step.feature)[block] >= step.threshold ? 1 : 0;
        left &= ~(unsigned{step.left} & (0U - is_right));
    }
    return static_cast<std::uint16_t>(left);
}

#if STET_HAS_SSE2

template <std::size_t rows>
void Trees::sum_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = 16;  // bytes of a vector
    std::fill_n(sums, rows * row, base_);
    for (const Tree& tree : trees_) {
        __m128i left[2 * rows];  // for each block sixteen bits
        for (__m128i& eight : left) eight = _mm_set1_epi16(static_cast<short>(left_by_page(tree, table, first)));
        for (std::size_t n = tree.page_steps; n < tree.all_steps; ++n) {
            const Step& step = tree.steps[n];
            const std::uint8_t* const values =
                table.column(step.feature) + static_cast<std::ptrdiff_t>(first) + step.offset;
            const __m128i threshold = _mm_set1_epi8(static_cast<char>(step.threshold));
            const __m128i struck = _mm_set1_epi16(static_cast<short>(step.left));
            for (std::size_t r = 0; r < rows; ++r) {
                const __m128i value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(values + r * row));
                const __m128i is_right = _mm_cmpeq_epi8(_mm_max_epu8(value, threshold), value);
                const __m128i low = _mm_unpacklo_epi8(is_right, is_right);
                const __m128i high = _mm_unpackhi_epi8(is_right, is_right);
                left[2 * r] = _mm_andnot_si128(_mm_and_si128(low, struck), left[2 * r]);
                left[2 * r + 1] = _mm_andnot_si128(_mm_and_si128(high, struck), left[2 * r + 1]);
            }
        }
        std::array<std::uint16_t, rows * row> bits;
        for (std::size_t r = 0; r < 2 * rows; ++r) {
            _mm_storeu_si128(reinterpret_cast<__m128i*>(bits.data() + r * row / 2), left[r]);
        }
        for (std::size_t i = 0; i < rows * row; ++i) sums[i] += tree.leaves[first_leaf(bits[i])];
    }
}

#endif

#if STET_HAS_AVX2

/// Adds what `words` have for `blocks` blocks, in the order that unpacking bytes leaves: of each sixteen blocks
/// the first eight in the first half, the others in the second.
void add_unpacked(const std::int16_t* words, std::size_t blocks, std::int32_t* sums) noexcept {
    for (std::size_t i = 0; i < blocks / 2; ++i) {
        std::int32_t* const of = sums + i / 8 * 16 + i % 8;
        of[0] += words[i];
        of[8] += words[blocks / 2 + i];
    }
}

/// Thirty-two blocks to a vector and, of each, the leaves in two bytes; the sums in sixteen bits, as long as
/// they fit.
template <std::size_t rows>
[[STET_TARGET_AVX2]] void Trees::sum_wide_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = sizeof(__m256i);
    std::fill_n(sums, rows * row, base_);
    __m256i totals[2 * rows];  // in the order of add_unpacked()
    for (__m256i& sixteen : totals) sixteen = _mm256_setzero_si256();
    for (std::size_t n = 0; n <= trees_.size(); ++n) {
        if (n == trees_.size() || trees_[n].may_overflow) {
            for (std::size_t r = 0; r < rows; ++r) {
                alignas(row) std::array<std::int16_t, row> words;
                auto* const halves = reinterpret_cast<__m256i*>(words.data());
                for (std::size_t half = 0; half < 2; ++half) {
                    _mm256_store_si256(halves + half, totals[2 * r + half]);
                    totals[2 * r + half] = _mm256_setzero_si256();
                }
                add_unpacked(words.data(), row, sums + r * row);
            }
            if (n == trees_.size()) break;
        }
        const Tree& tree = trees_[n];
        __m256i low[rows];  // of each block, the leaves 0 to 7 that are left
        __m256i high[rows];
        const unsigned by_page = left_by_page(tree, table, first);
        for (__m256i& of_low : low) of_low = _mm256_set1_epi8(static_cast<char>(by_page & 0xFF));
        for (__m256i& of_high : high) of_high = _mm256_set1_epi8(static_cast<char>(by_page >> 8));
        for (std::size_t q = tree.page_steps; q < tree.all_steps; ++q) {
            const Step& step = tree.steps[q];
            const std::uint8_t* const values =
                table.column(step.feature) + static_cast<std::ptrdiff_t>(first) + step.offset;
            const __m256i threshold = _mm256_set1_epi8(static_cast<char>(step.threshold));
            const auto* const left = reinterpret_cast<const char*>(&step.left);  // from memory two bytes cost least
            const __m256i struck_low = _mm256_set1_epi8(left[0]);
            const __m256i struck_high = _mm256_set1_epi8(left[1]);
            for (std::size_t r = 0; r < rows; ++r) {
                const __m256i value = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values + r * row));
                const __m256i is_right = _mm256_cmpeq_epi8(_mm256_max_epu8(value, threshold), value);
                low[r] = _mm256_andnot_si256(_mm256_and_si256(is_right, struck_low), low[r]);
                high[r] = _mm256_andnot_si256(_mm256_and_si256(is_right, struck_high), high[r]);
            }
        }
        const auto* const words = reinterpret_cast<const __m128i*>(tree.leaf_words.data());
        const __m128i first_words = _mm_loadu_si128(words);
        const __m128i other_words = _mm_loadu_si128(words + 1);
        const __m128i byte = _mm_set1_epi16(0xFF);
        const __m256i low_bytes = _mm256_broadcastsi128_si256(
            _mm_packus_epi16(_mm_and_si128(first_words, byte), _mm_and_si128(other_words, byte)));
        const __m256i high_bytes = _mm256_broadcastsi128_si256(
            _mm_packus_epi16(_mm_srli_epi16(first_words, 8), _mm_srli_epi16(other_words, 8)));
        for (std::size_t r = 0; r < 2 * rows; ++r) {
            const __m256i left = r % 2 == 0 ? _mm256_unpacklo_epi8(low[r / 2], high[r / 2])
                                            : _mm256_unpackhi_epi8(low[r / 2], high[r / 2]);
            const __m256i leaf = _mm256_and_si256(left, _mm256_sub_epi16(_mm256_setzero_si256(), left));
            const __m256i shifted = _mm256_mullo_epi16(leaf, _mm256_set1_epi16(static_cast<short>(de_bruijn)));
            // In the low byte the place, in the high one what looks nothing up.
            const __m256i place =
                _mm256_or_si256(_mm256_srli_epi16(shifted, 12), _mm256_set1_epi16(static_cast<short>(0x8000)));
            const __m256i value = _mm256_or_si256(_mm256_shuffle_epi8(low_bytes, place),
                                                  _mm256_slli_epi16(_mm256_shuffle_epi8(high_bytes, place), 8));
            totals[r] = _mm256_add_epi16(totals[r], value);
        }
    }
}

/// The same with sixty-four blocks to a vector.
template <std::size_t rows>
[[STET_TARGET_AVX512]] void Trees::sum_widest_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = sizeof(__m512i);
    std::fill_n(sums, rows * row, base_);
    constexpr int but_both = 0x70;  // a & ~(b & c), as a table of its eight cases
    __m512i totals[2 * rows];
    for (__m512i& thirty_two : totals) thirty_two = _mm512_setzero_si512();
    for (std::size_t n = 0; n <= trees_.size(); ++n) {
        if (n == trees_.size() || trees_[n].may_overflow) {
            for (std::size_t r = 0; r < rows; ++r) {
                alignas(row) std::array<std::int16_t, row> words;
                for (std::size_t half = 0; half < 2; ++half) {
                    _mm512_store_si512(words.data() + half * row / 2, totals[2 * r + half]);
                    totals[2 * r + half] = _mm512_setzero_si512();
                }
                add_unpacked(words.data(), row, sums + r * row);
            }
            if (n == trees_.size()) break;
        }
        const Tree& tree = trees_[n];
        __m512i low[rows];
        __m512i high[rows];
        const unsigned by_page = left_by_page(tree, table, first);
        for (__m512i& of_low : low) of_low = _mm512_set1_epi8(static_cast<char>(by_page & 0xFF));
        for (__m512i& of_high : high) of_high = _mm512_set1_epi8(static_cast<char>(by_page >> 8));
        for (std::size_t q = tree.page_steps; q < tree.all_steps; ++q) {
            const Step& step = tree.steps[q];
            const std::uint8_t* const values =
                table.column(step.feature) + static_cast<std::ptrdiff_t>(first) + step.offset;
            const __m512i threshold = _mm512_set1_epi8(static_cast<char>(step.threshold));
            const auto* const left = reinterpret_cast<const char*>(&step.left);
            const __m512i struck_low = _mm512_set1_epi8(left[0]);
            const __m512i struck_high = _mm512_set1_epi8(left[1]);
            for (std::size_t r = 0; r < rows; ++r) {
                const __m512i is_right =
                    _mm512_movm_epi8(_mm512_cmpge_epu8_mask(_mm512_loadu_si512(values + r * row), threshold));
                low[r] = _mm512_ternarylogic_epi32(low[r], is_right, struck_low, but_both);
                high[r] = _mm512_ternarylogic_epi32(high[r], is_right, struck_high, but_both);
            }
        }
        const __m512i leaves =
            _mm512_castsi256_si512(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(tree.leaf_words.data())));
        for (std::size_t r = 0; r < 2 * rows; ++r) {
            const __m512i left = r % 2 == 0 ? _mm512_unpacklo_epi8(low[r / 2], high[r / 2])
                                            : _mm512_unpackhi_epi8(low[r / 2], high[r / 2]);
            const __m512i leaf = _mm512_and_si512(left, _mm512_sub_epi16(_mm512_setzero_si512(), left));
            const __m512i shifted = _mm512_mullo_epi16(leaf, _mm512_set1_epi16(static_cast<short>(de_bruijn)));
            totals[r] = _mm512_add_epi16(totals[r], _mm512_permutexvar_epi16(_mm512_srli_epi16(shifted, 12), leaves));
        }
    }
}

#endif

void Trees::sum(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums,
                [[maybe_unused]] text::Vectors by) const {
#if STET_HAS_AVX2
    if (by == text::Vectors::avx512 && are_leaves_small_) {
        return sum_by_rows<64, 4>(first, count, sums, [&](std::size_t rows, std::size_t from, std::int32_t* to) {
            switch (rows) {
                case 1: return sum_widest_rows<1>(table, from, to);
                case 2: return sum_widest_rows<2>(table, from, to);
                case 3: return sum_widest_rows<3>(table, from, to);
                default: return sum_widest_rows<4>(table, from, to);
            }
        });
    }
    if (by == text::Vectors::avx2 && are_leaves_small_) {
        return sum_by_rows<32, 2>(first, count, sums, [&](std::size_t rows, std::size_t from, std::int32_t* to) {
            return rows == 1 ? sum_wide_rows<1>(table, from, to) : sum_wide_rows<2>(table, from, to);
        });
    }
#endif
#if STET_HAS_SSE2
    sum_by_rows<16, 4>(first, count, sums, [&](std::size_t rows, std::size_t from, std::int32_t* to) {
        switch (rows) {
            case 1: return sum_rows<1>(table, from, to);
            case 2: return sum_rows<2>(table, from, to);
            case 3: return sum_rows<3>(table, from, to);
            default: return sum_rows<4>(table, from, to);
        }
    });
#else
    sum_slowly(table, first, count, sums);
#endif
}

}  // namespace stet::arbiter
