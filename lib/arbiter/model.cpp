#include "arbiter/model.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace stet::arbiter {
namespace {

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
        const int from = std::countr_zero(left);
        tree.steps[tree.all_steps++] = {input.feature, static_cast<std::int8_t>(input.offset), threshold,
                                        static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(from + std::popcount(left))};
    }
    // Of two that stand at one leaf the one with more on its left is above the other.
    std::sort(tree.steps.begin(), tree.steps.begin() + tree.all_steps, [](const Step& a, const Step& b) {
        return std::pair(a.from, b.to) < std::pair(b.from, a.to);
    });
    std::copy(leaves.begin(), leaves.end(), tree.leaves.begin());
    for (std::size_t leaf = 0; leaf < most_leaves; ++leaf) {
        const auto bits = static_cast<std::uint32_t>(tree.leaves[leaf]);
        tree.low_bytes[leaf] = static_cast<std::uint8_t>(bits & 0xFF);
        tree.high_bytes[leaf] = static_cast<std::uint8_t>(bits >> 8 & 0xFF);
        tree.greatest = std::max(tree.greatest, tree.leaves[leaf] < 0 ? 0U - bits : bits);
    }
    trees_.push_back(tree);
}

void Trees::arrange() {
    std::stable_sort(trees_.begin(), trees_.end(), [](const Tree& a, const Tree& b) { return a.all_steps < b.all_steps; });
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
            unsigned left = 0xFFFF;
            for (std::size_t n = 0; n < tree.all_steps; ++n) {
                const auto& [feature, offset, threshold, from, to] = tree.steps[n];
                const auto block = static_cast<std::ptrdiff_t>(first + i) + offset;
                if (table.column(feature)[block] >= threshold) left &= ~((1U << to) - (1U << from));
            }
            sums[i] += tree.leaves[static_cast<std::size_t>(std::countr_zero(left))];
        }
    }
}

#if STET_HAS_SSE2

template <std::size_t rows>
void Trees::sum_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = sizeof(__m128i);
    std::fill_n(sums, rows * row, base_);
    for (const Tree& tree : trees_) {
        __m128i leaf[rows];
        for (__m128i& of_row : leaf) of_row = _mm_setzero_si128();
        for (std::size_t n = 0; n < tree.all_steps; ++n) {
            const Step& step = tree.steps[n];
            const std::uint8_t* const values = table.column(step.feature) + static_cast<std::ptrdiff_t>(first) + step.offset;
            const __m128i threshold = _mm_set1_epi8(static_cast<char>(step.threshold));
            const __m128i from = _mm_set1_epi8(static_cast<char>(step.from));
            const __m128i steps = _mm_set1_epi8(static_cast<char>(step.to - step.from));
            for (std::size_t r = 0; r < rows; ++r) {
                const __m128i value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(values + r * row));
                const __m128i is_right = _mm_cmpeq_epi8(_mm_max_epu8(value, threshold), value);
                const __m128i is_asked = _mm_cmpeq_epi8(leaf[r], from);
                leaf[r] = _mm_add_epi8(leaf[r], _mm_and_si128(is_asked, _mm_and_si128(is_right, steps)));
            }
        }
        std::array<std::uint8_t, rows * row> leaves;
        for (std::size_t r = 0; r < rows; ++r) _mm_storeu_si128(reinterpret_cast<__m128i*>(leaves.data() + r * row), leaf[r]);
        for (std::size_t i = 0; i < rows * row; ++i) sums[i] += tree.leaves[leaves[i]];
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

/// Thirty-two blocks to a vector; their sums in sixteen bits, as long as they fit.
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
        __m256i leaf[rows];
        for (__m256i& of_row : leaf) of_row = _mm256_setzero_si256();
        for (std::size_t q = 0; q < tree.all_steps; ++q) {
            const Step& step = tree.steps[q];
            const std::uint8_t* const values = table.column(step.feature) + static_cast<std::ptrdiff_t>(first) + step.offset;
            const __m256i threshold = _mm256_set1_epi8(static_cast<char>(step.threshold));
            const __m256i from = _mm256_set1_epi8(static_cast<char>(step.from));
            const __m256i to = _mm256_set1_epi8(static_cast<char>(step.to));
            for (std::size_t r = 0; r < rows; ++r) {
                const __m256i value = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values + r * row));
                const __m256i is_right = _mm256_cmpeq_epi8(_mm256_max_epu8(value, threshold), value);
                const __m256i is_asked = _mm256_cmpeq_epi8(leaf[r], from);
                leaf[r] = _mm256_blendv_epi8(leaf[r], to, _mm256_and_si256(is_asked, is_right));
            }
        }
        const __m256i low_bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tree.low_bytes.data())));
        const __m256i high_bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tree.high_bytes.data())));
        for (std::size_t r = 0; r < rows; ++r) {
            const __m256i low = _mm256_shuffle_epi8(low_bytes, leaf[r]);
            const __m256i high = _mm256_shuffle_epi8(high_bytes, leaf[r]);
            totals[2 * r] = _mm256_add_epi16(totals[2 * r], _mm256_unpacklo_epi8(low, high));
            totals[2 * r + 1] = _mm256_add_epi16(totals[2 * r + 1], _mm256_unpackhi_epi8(low, high));
        }
    }
}

/// Where a step that turns from one leaf to another leads from each leaf.
alignas(16) constexpr auto turns = [] {
    constexpr std::uint8_t leaves = Trees::most_leaves;
    std::array<std::array<std::array<std::uint8_t, leaves>, leaves>, leaves> all{};
    for (std::uint8_t from = 0; from < leaves; ++from) {
        for (std::uint8_t to = 0; to < leaves; ++to) {
            for (std::uint8_t leaf = 0; leaf < leaves; ++leaf) all[from][to][leaf] = leaf == from ? to : leaf;
        }
    }
    return all;
}();

/// The same with sixty-four blocks to a vector, in which a step looks up where each block turns.
template <std::size_t rows>
[[STET_TARGET_AVX512]] void Trees::sum_widest_rows(const Table& table, std::size_t first, std::int32_t* sums) const {
    constexpr std::size_t row = sizeof(__m512i);
    std::fill_n(sums, rows * row, base_);
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
        __m512i leaf[rows];
        for (__m512i& of_row : leaf) of_row = _mm512_setzero_si512();
        for (std::size_t q = 0; q < tree.all_steps; ++q) {
            const Step& step = tree.steps[q];
            const std::uint8_t* const values = table.column(step.feature) + static_cast<std::ptrdiff_t>(first) + step.offset;
            const __m512i threshold = _mm512_set1_epi8(static_cast<char>(step.threshold));
            const __m512i turn = _mm512_maskz_broadcast_i32x4(
                0xFFFF, _mm_load_si128(reinterpret_cast<const __m128i*>(turns[step.from][step.to].data())));
            for (std::size_t r = 0; r < rows; ++r) {
                const __mmask64 is_right = _mm512_cmple_epu8_mask(threshold, _mm512_loadu_si512(values + r * row));
                leaf[r] = _mm512_mask_shuffle_epi8(leaf[r], is_right, turn, leaf[r]);
            }
        }
        const __m512i low_bytes = _mm512_maskz_broadcast_i32x4(0xFFFF, _mm_loadu_si128(reinterpret_cast<const __m128i*>(tree.low_bytes.data())));
        const __m512i high_bytes = _mm512_maskz_broadcast_i32x4(0xFFFF, _mm_loadu_si128(reinterpret_cast<const __m128i*>(tree.high_bytes.data())));
        for (std::size_t r = 0; r < rows; ++r) {
            const __m512i low = _mm512_shuffle_epi8(low_bytes, leaf[r]);
            const __m512i high = _mm512_shuffle_epi8(high_bytes, leaf[r]);
            totals[2 * r] = _mm512_add_epi16(totals[2 * r], _mm512_unpacklo_epi8(low, high));
            totals[2 * r + 1] = _mm512_add_epi16(totals[2 * r + 1], _mm512_unpackhi_epi8(low, high));
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
        return sum_by_rows<32, 4>(first, count, sums, [&](std::size_t rows, std::size_t from, std::int32_t* to) {
            switch (rows) {
                case 1: return sum_wide_rows<1>(table, from, to);
                case 2: return sum_wide_rows<2>(table, from, to);
                case 3: return sum_wide_rows<3>(table, from, to);
                default: return sum_wide_rows<4>(table, from, to);
            }
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
