// Features of a block by itself: lengths, shares, how it begins and ends, what was said of it.
#include "arbiter/edges.hpp"
#include "arbiter/view.hpp"
#include "text/characters.hpp"

#include <array>
#include <vector>

namespace stet::arbiter {
namespace {

/// Marks of a text, counted in one sum: thirty-two bits each.
struct Marks {
    std::uint32_t commas = 0;
    std::uint32_t quotes = 0;

    explicit Marks(std::string_view text) {
        static constexpr auto increments = [] {
            std::array<std::uint64_t, 256> of{};
            for (unsigned c = 0; c < 256; ++c) {
                const Edge edge = edge_of(static_cast<unsigned char>(c));
                of[c] = edge == Edge::comma ? 1 : edge == Edge::quote ? std::uint64_t{1} << 32 : 0;
            }
            return of;
        }();
        std::uint64_t sum = 0;
        for (const char c : text) sum += increments[static_cast<unsigned char>(c)];
        commas = static_cast<std::uint32_t>(sum);
        quotes = static_cast<std::uint32_t>(sum >> 32);
    }
};

using text::is_digit;

/// 1 for a year in the text, 2 for a clock time, 3 for both.
std::uint8_t dates_in(std::string_view text) {
    std::uint8_t found = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        if (!is_digit(text[begin])) {
            ++begin;
            continue;
        }
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

void measure_text(const View& page, std::size_t i) {
    const BlockFacts& f = page.facts[i];
    const auto set = [&](Feature feature, std::uint8_t value) { page.at(feature, i) = value; };
    const std::string_view folded = page.folded(i);
    const std::string_view source = page.document.text(page.blocks[i].span);
    const Marks marks(folded);
    const bool caseless = is_caseless(folded);
    // Beside a script with case and spaces a third as many characters say as much, and what only that has
    // is as in a plain sentence of it.
    const std::uint64_t characters = std::uint64_t{f.characters} * (caseless && f.is(Shape::unspaced) ? 3 : 1);
    set(Feature::exists, 1);
    set(Feature::characters, log_of(characters));
    set(Feature::words, log_of(f.words));
    set(Feature::word_length, caseless ? 88 : f.words == 0 ? 0 : capped(std::uint64_t{f.characters} * 16 / f.words));
    set(Feature::capitals, share(caseless ? std::max<std::uint32_t>(f.words / 8, 1) : f.capitals, f.words));
    set(Feature::commas, share(marks.commas, f.words));
    set(Feature::quotes, capped(marks.quotes));
    set(Feature::first, static_cast<std::uint8_t>(first_edge(source)));
    set(Feature::last, f.is(Shape::ends_ellipsis)   ? ends_ellipsis
                       : f.is(Shape::ends_sentence) ? ends_sentence
                                                    : static_cast<std::uint8_t>(last_edge(source)));
    set(Feature::prose, f.is(Shape::prose) ? 1 : f.is(Shape::prose_like) ? 2 : 0);
    set(Feature::headline, f.is(Shape::headline));
    set(Feature::time, f.is(Shape::age) ? 2 : f.is(Shape::timestamp) ? 1 : 0);
    set(Feature::dates, f.digits >= 3 ? dates_in(folded) : 0);
    set(Feature::credit, f.is(Shape::credit_end));
    set(Feature::unspaced, f.is(Shape::unspaced));
    set(Feature::copy, f.same_as != BlockFacts::none ? 2 : f.is(Shape::repeated) ? 1 : 0);
}

void measure_fate(const View& page, std::size_t i) {
    const Role role = page.blocks[i].role;
    std::uint8_t fate = role == Role::paragraph ? 0 : stands_in_body(role) ? 1 : 2;
    if ((page.evidence.state[i] & Evidence::State::cut_part) != 0) fate = 3;
    if (page.is_cut(i)) {
        fate = 4;
        page.at(Feature::label, i) = static_cast<std::uint8_t>(static_cast<std::uint8_t>(page.evidence.label[i]) + 1);
    }
    page.at(Feature::fate, i) = fate;
}

}  // namespace

void measure_texts(const View& page) {
    for (std::size_t i = 0; i < page.count; ++i) {
        measure_text(page, i);
        measure_fate(page, i);
    }
}

}  // namespace stet::arbiter
