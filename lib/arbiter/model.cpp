#include "arbiter/model.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>

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

}  // namespace

void Trees::add(const std::vector<Question>& questions, const std::vector<std::int32_t>& leaves) {
    Tree tree{static_cast<std::uint32_t>(questions_.size()), 0, {}, {}, false};
    questions_.insert(questions_.end(), questions.begin(), questions.end());
    tree.end_question = static_cast<std::uint32_t>(questions_.size());
    std::copy(leaves.begin(), leaves.end(), tree.leaves.begin());
    std::int64_t greatest = 0;
    for (std::size_t leaf = 0; leaf < most_leaves; ++leaf) {
        const auto bits = static_cast<std::uint32_t>(tree.leaves[leaf]);
        tree.leaf_bytes[leaf_place(leaf)] = static_cast<std::uint8_t>(bits & 0xFF);
        tree.leaf_bytes[most_leaves + leaf_place(leaf)] = static_cast<std::uint8_t>(bits >> 8 & 0xFF);
        greatest = std::max(greatest, std::abs(std::int64_t{tree.leaves[leaf]}));
    }
    constexpr std::int64_t most = std::numeric_limits<std::int16_t>::max();
    are_leaves_small_ = are_leaves_small_ && greatest <= most;
    tree.may_overflow = reach_ + greatest > most;
    reach_ = static_cast<std::int32_t>(std::min(most, tree.may_overflow ? greatest : reach_ + greatest));
    trees_.push_back(tree);
}

void Trees::sum_slowly(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums) const {
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] = base_;
        for (const Tree& tree : trees_) {
            std::uint16_t left = 0xFFFF;
            for (std::uint32_t n = tree.first_question; n < tree.end_question; ++n) {
                const auto& [input, threshold, struck] = questions_[n];
                const auto block = static_cast<std::ptrdiff_t>(first + i) + input.offset;
                if (table.column(input.feature)[block] >= threshold) left = static_cast<std::uint16_t>(left & ~struck);
            }
            sums[i] += tree.leaves[first_leaf(left)];
        }
    }
}

#if STET_HAS_SSE2

template <std::size_t rows>
void Trees::sum_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = 16;  // bytes of a vector
    std::fill_n(sums, rows * row, base_);
    for (const Tree& tree : trees_) {
        __m128i left[2 * rows];  // for each block sixteen bits
        for (__m128i& eight : left) eight = _mm_set1_epi8(-1);
        for (std::uint32_t n = tree.first_question; n < tree.end_question; ++n) {
            const Question& question = questions_[n];
            const std::uint8_t* const values =
                table.column(question.input.feature) + static_cast<std::ptrdiff_t>(first) + question.input.offset;
            const __m128i threshold = _mm_set1_epi8(static_cast<char>(question.threshold));
            const __m128i struck = _mm_set1_epi16(static_cast<short>(question.left));
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

/// Thirty-two blocks to a vector and, of each, the leaves in two bytes; the sums in sixteen bits, as long as
/// they fit.
template <std::size_t rows>
[[STET_TARGET_AVX2]] void Trees::sum_wide_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = 32;  // bytes of a vector
    std::fill_n(sums, rows * row, base_);
    __m256i totals[2 * rows];  // the even ones of the blocks 0 to 7 and 16 to 23 of a row, the odd ones of the others
    for (__m256i& sixteen : totals) sixteen = _mm256_setzero_si256();
    for (std::size_t n = 0; n <= trees_.size(); ++n) {
        if (n == trees_.size() || trees_[n].may_overflow) {
            for (std::size_t r = 0; r < 2 * rows; ++r) {
                alignas(32) std::array<std::int16_t, 16> sixteen;
                _mm256_store_si256(reinterpret_cast<__m256i*>(sixteen.data()), totals[r]);
                std::int32_t* const of = sums + r / 2 * row + r % 2 * 8;
                for (std::size_t i = 0; i < 8; ++i) {
                    of[i] += sixteen[i];
                    of[16 + i] += sixteen[8 + i];
                }
                totals[r] = _mm256_setzero_si256();
            }
            if (n == trees_.size()) break;
        }
        const Tree& tree = trees_[n];
        __m256i low[rows];  // of each block, the leaves 0 to 7 that are left
        __m256i high[rows];
        for (std::size_t r = 0; r < rows; ++r) low[r] = high[r] = _mm256_set1_epi8(-1);
        for (std::uint32_t q = tree.first_question; q < tree.end_question; ++q) {
            const Question& question = questions_[q];
            const std::uint8_t* const values =
                table.column(question.input.feature) + static_cast<std::ptrdiff_t>(first) + question.input.offset;
            const __m256i threshold = _mm256_set1_epi8(static_cast<char>(question.threshold));
            const __m256i struck_low = _mm256_set1_epi8(static_cast<char>(question.left & 0xFF));
            const __m256i struck_high = _mm256_set1_epi8(static_cast<char>(question.left >> 8));
            for (std::size_t r = 0; r < rows; ++r) {
                const __m256i value = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values + r * row));
                const __m256i is_right = _mm256_cmpeq_epi8(_mm256_max_epu8(value, threshold), value);
                low[r] = _mm256_andnot_si256(_mm256_and_si256(is_right, struck_low), low[r]);
                high[r] = _mm256_andnot_si256(_mm256_and_si256(is_right, struck_high), high[r]);
            }
        }
        const auto* const bytes = reinterpret_cast<const __m128i*>(tree.leaf_bytes.data());
        const __m256i low_bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128(bytes));
        const __m256i high_bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128(bytes + 1));
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

#endif

void Trees::sum(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums,
                [[maybe_unused]] text::Vectors by) const {
#if STET_HAS_AVX2
    if (by == text::Vectors::avx2 && are_leaves_small_) {
        return count <= 32 ? sum_wide_rows<1>(table, first, sums) : sum_wide_rows<2>(table, first, sums);
    }
#endif
#if STET_HAS_SSE2
    switch ((count + 15) / 16) {
        case 1: return sum_rows<1>(table, first, sums);
        case 2: return sum_rows<2>(table, first, sums);
        case 3: return sum_rows<3>(table, first, sums);
        default: return sum_rows<4>(table, first, sums);
    }
#else
    sum_slowly(table, first, count, sums);
#endif
}

}  // namespace stet::arbiter
