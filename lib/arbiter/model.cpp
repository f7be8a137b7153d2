#include "arbiter/model.hpp"

#include "text/vectors.hpp"

#include <algorithm>
#include <bit>

namespace stet::arbiter {
namespace {

/// The first leaf that is not struck.
std::size_t first_leaf(std::uint16_t left) noexcept {
    return static_cast<std::size_t>(std::countr_zero(0x10000U | left));
}

}  // namespace

void Trees::add(const std::vector<Question>& questions, const std::vector<std::int32_t>& leaves) {
    Tree tree{static_cast<std::uint32_t>(questions_.size()), 0, {}};
    questions_.insert(questions_.end(), questions.begin(), questions.end());
    tree.end_question = static_cast<std::uint32_t>(questions_.size());
    std::copy(leaves.begin(), leaves.end(), tree.leaves.begin());
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

void Trees::sum(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums) const {
    switch ((count + 15) / 16) {
        case 1: return sum_rows<1>(table, first, sums);
        case 2: return sum_rows<2>(table, first, sums);
        case 3: return sum_rows<3>(table, first, sums);
        default: return sum_rows<4>(table, first, sums);
    }
}

#else

void Trees::sum(const Table& table, std::size_t first, std::size_t count, std::int32_t* sums) const {
    sum_slowly(table, first, count, sums);
}

#endif

}  // namespace stet::arbiter
