// Features of a block by itself: lengths, shares, how it begins and ends, what was said of it.
#include "arbiter/columns.hpp"
#include "arbiter/edges.hpp"
#include "arbiter/view.hpp"
#include "text/byte_bits.hpp"
#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/vectors.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace stet::arbiter {
namespace {

/// How many bytes of two kinds a text has from one place to the next.
class Tally {
public:
    Tally(Scratch& scratch, std::string_view text, text::Vectors by)
        : commas_(scratch.room<std::uint64_t>(text.size() / step + 1)),
          quotes_(scratch.room<std::uint64_t>(text.size() / step + 1)),
          before_(scratch.room<Counts>(text.size() / step + 1)) {
        text::write_bits<',', ';'>(text, commas_, by);
        text::write_bits<'"', '\''>(text, quotes_, by);
        Counts before;
        for (std::size_t n = 0; n <= text.size() / step; ++n) {
            before_[n] = before;
            before.commas += count_bits(commas_[n]);
            before.quotes += count_bits(quotes_[n]);
        }
    }

    struct Counts {
        std::uint32_t commas = 0;
        std::uint32_t quotes = 0;
    };
    /// From the last place that was asked for up to this one.
    [[nodiscard]] Counts up_to(std::size_t place) noexcept {
        const std::size_t n = place / step;
        const std::uint64_t below = (std::uint64_t{1} << place % step) - 1;
        const Counts all{before_[n].commas + count_bits(commas_[n] & below), before_[n].quotes + count_bits(quotes_[n] & below)};
        const Counts last = std::exchange(all_, all);
        return {all.commas - last.commas, all.quotes - last.quotes};
    }

private:
    static constexpr std::size_t step = 64;
    static std::uint32_t count_bits(std::uint64_t bits) noexcept { return static_cast<std::uint32_t>(std::popcount(bits)); }

    std::uint64_t* commas_;  // a bit for each byte
    std::uint64_t* quotes_;
    Counts* before_;  // each step
    Counts all_;      // up to the last place
};

using text::is_digit;

/// 1 for a year in the text, 2 for a clock time, 3 for both.
std::uint8_t dates_in(std::string_view text) {
    std::uint8_t found = 0;
    const char* const text_end = text.data() + text.size();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::uint64_t digits = text::bytes_within(text::next_bytes(text.data() + begin, text_end), '0', '9');
        if (digits == 0) {
            begin += 8;
            continue;
        }
        begin += text::first_of(digits);
        std::size_t end = begin + 1;
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::string_view number = text.substr(begin, end - begin);
        if (number.size() == 4 && (number.starts_with("19") || number.starts_with("20"))) found |= 1;
        const std::string_view rest = text.substr(end);
        const bool has_minutes = rest.size() >= 3 && (rest[0] == ':' || rest[0] == 'h') && is_digit(rest[1]) &&
                                 is_digit(rest[2]) && (rest.size() == 3 || !is_digit(rest[3]));
        if (number.size() <= 2 && has_minutes) found |= 2;
        begin = end;
    }
    return found;
}

// What a block's last character is where it ends as these do.
constexpr std::uint8_t ends_ellipsis = 20;
constexpr std::uint8_t ends_sentence = 21;

void measure_texts_alone(const View& page) {
    const std::string_view text = page.evidence.facts.folded.text;
    Tally tally(page.scratch, text, page.vectors);
    const Columns table(page);
    enum Column : std::uint8_t { characters, words, capitals, comma_counts, columns };
    Counts of(page.scratch, columns, page.count);
    for (std::size_t i = 0; i < page.count; ++i) {
        const BlockFacts& f = page.facts[i];
        const auto set = [&](Feature feature, std::uint8_t value) { table.set(feature, i, value); };
        const std::string_view folded = page.folded(i);
        const std::string_view source = page.document.text(page.blocks[i].span);
        const bool caseless = is_caseless(folded);
        const Tally::Counts counts = tally.up_to(f.folded_end);  // blocks stand one behind the other
        // Beside a script with case and spaces a third as many characters say as much, and what only that has
        // is as in a plain sentence of it.
        of[characters][i] = std::min(f.characters, 1U << 30) * (caseless && f.is(Shape::unspaced) ? 3 : 1);
        of[words][i] = f.words;
        of[capitals][i] = caseless ? std::max<std::uint32_t>(f.words / 8, 1) : f.capitals;
        of[comma_counts][i] = counts.commas;
        set(Feature::word_length, caseless ? 88 : f.words == 0 ? 0 : capped(std::uint64_t{f.characters} * 16 / f.words));
        set(Feature::quotes, capped(counts.quotes));
        set(Feature::first, static_cast<std::uint8_t>(first_edge(source)));
        set(Feature::last, f.is(Shape::ends_ellipsis)   ? ends_ellipsis
                           : f.is(Shape::ends_sentence) ? ends_sentence
                                                        : static_cast<std::uint8_t>(last_edge(source)));
        set(Feature::prose, f.is(Shape::prose) ? 1 : f.is(Shape::prose_like) ? 2 : 0);
        set(Feature::dates, f.digits >= 3 ? dates_in(folded) : 0);
        set(Feature::unspaced, f.is(Shape::unspaced));
        set(Feature::copy, f.same_as != BlockFacts::none ? 2 : f.is(Shape::repeated) ? 1 : 0);
    }
    std::fill_n(page.column(Feature::exists), page.count, std::uint8_t{1});
    logs_of(of[characters], page.count, page.column(Feature::characters), page.vectors);
    logs_of(of[words], page.count, page.column(Feature::words), page.vectors);
    shares_of(of[capitals], of[words], page.count, page.column(Feature::capitals), page.vectors);
    shares_of(of[comma_counts], of[words], page.count, page.column(Feature::commas), page.vectors);
}

void measure_fates(const View& page) {
    std::uint8_t* const fates = page.column(Feature::fate);
    std::uint8_t* const labels = page.column(Feature::label);
    for (std::size_t i = 0; i < page.count; ++i) {
        const Role role = page.blocks[i].role;
        std::uint8_t fate = role == Role::paragraph ? 0 : stands_in_body(role) ? 1 : 2;
        if ((page.evidence.state[i] & Evidence::State::cut_part) != 0) fate = 3;
        const bool is_cut = page.is_cut(i);
        const auto label = static_cast<std::uint8_t>(static_cast<std::uint8_t>(page.evidence.label[i]) + 1);
        fates[i] = is_cut ? std::uint8_t{4} : fate;
        labels[i] = is_cut ? label : std::uint8_t{0};
    }
}

void measure_all(const View& page) {
    measure_texts_alone(page);
    measure_fates(page);
}

}  // namespace

#if STET_HAS_AVX2
STET_FOR_AVX2 static void measure_by_avx2(const View& page) { measure_all(page); }
#endif

void measure_texts(const View& page) {
#if STET_HAS_AVX2
    if (page.vectors >= text::Vectors::avx2) return measure_by_avx2(page);
#endif
    measure_all(page);
}

}  // namespace stet::arbiter
