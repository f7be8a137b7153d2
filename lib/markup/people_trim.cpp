#include "markup/people_trim.hpp"

#include "markup/people_words.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

namespace stet::markup {
namespace {

using Words = std::initializer_list<std::string_view>;

// What stands behind a person within a part.
constexpr auto stops = text::leads_of(std::to_array<std::string_view>({
    " in ", " at ", " for ", " on ", " aus ", " à ", " from ", " who ",
}));

/// A single word before it is no person: "Human in the Loop".
std::string_view without_stop(std::string_view text) noexcept {
    const std::string_view before = text.substr(0, stops.find(text).at);
    return text::count_parts(before, 2) == 2 ? before : text;
}

std::string_view without_last_word(std::string_view text) noexcept {
    const std::size_t space = text.rfind(' ');
    return space == text.npos ? std::string_view() : text.substr(0, space);
}

bool begins_with_digit(std::string_view word) noexcept { return !word.empty() && text::is_digit(word.front()); }

bool is_time_word(std::string_view word) { return text::time_word(without_marks(word)).kinds != 0; }

/// "Jane DoeDec", of markup without blanks between a name and a date: "Jane Doe".
std::string_view without_glued_month(std::string_view text) {
    const std::string_view word = last_word(text);
    for (std::size_t at = 1; at < word.size(); ++at) {
        const bool is_seam = word[at] >= 'A' && word[at] <= 'Z' && word[at - 1] >= 'a' && word[at - 1] <= 'z';
        if (is_seam && text::time_word(text::fold(word.substr(at))).month != 0) return text.substr(0, text.size() - word.size() + at);
    }
    return text;
}

/// "Jane Doe on Monday", whose date stands in the next part: "Jane Doe".
std::string_view without_weekday(std::string_view text) {
    const std::string_view before = without_last_word(text);
    const auto kinds_of = [](std::string_view word) { return text::time_word(text::fold(word)).kinds; };
    const bool has_weekday = (kinds_of(last_word(text)) & text::time_kind::weekday) != 0 && (kinds_of(last_word(before)) & text::time_kind::link) != 0;
    return has_weekday ? without_last_word(before) : text;
}

/// The text before its first number that begins a word, without the words of time that lead up to it; or
/// what stands behind all of them: "Jane Doe on May 4", "4 May 2023, 9:05 by Jane Doe".
std::string_view without_time(std::string_view text) {
    std::size_t digit = begins_with_digit(text) ? 0 : text.npos;
    for (std::size_t at = 1; at < text.size() && digit == text.npos; ++at) {
        if (text[at - 1] == ' ' && text::is_digit(text[at])) digit = at;
    }
    if (digit == text.npos) return without_weekday(text);
    std::string_view before = text::trim(text.substr(0, digit));
    while (!before.empty() && is_time_word(last_word(before))) before = without_last_word(before);
    if (!before.empty()) return without_glued_month(before);
    std::string_view behind = text.substr(digit);
    while (!behind.empty() && (begins_with_digit(behind) || is_time_word(first_word(behind)))) {
        // "von" and "by" are words of time too, where a date follows.
        if (text::byline_lead_length(text::fold(behind)) != 0) return behind;
        behind.remove_prefix(std::min(first_word(behind).size() + 1, behind.size()));
    }
    return text::byline_lead_length(text::fold(behind)) != 0 ? behind : std::string_view();
}

/// The text behind what leads it: "By ", "Geschrieben von ", "About " in an author's box.
std::string_view without_lead(std::string_view text) {
    constexpr std::string_view about = "about ";
    if (const std::size_t length = glued_by_length(text)) return text.substr(length);
    // Folding keeps the length of what a lead is made of.
    const std::string folded = text::fold(text);
    if (folded.starts_with(about)) return text.substr(about.size());
    std::size_t length = value_lead_length(folded);
    if (length == 0) length = text::byline_lead_length(folded);
    if (length == 0 || length >= text.size()) return text;
    const std::string_view rest = text.substr(length);
    // "Di Marco" is a name.
    const bool may_be_name = text::is_one_of(std::string_view(folded).substr(0, length), Words{"di ", "from "});
    return may_be_name && text::count_parts(rest, 2) < 2 ? text : rest;
}

/// "Guest post by Jane Doe": the name behind the last "by", which none has.
std::string_view behind_by(std::string_view text) {
    const std::string folded = text::fold(text);
    if (folded.size() != text.size()) return text;
    for (const std::string_view by : Words{" by ", " by: "}) {
        const std::size_t at = folded.rfind(by);
        if (at != std::string::npos && text::is_name(text.substr(at + by.size()))) return text.substr(at + by.size());
    }
    return text;
}

/// A name that is printed twice in a row, once.
std::string_view without_repeat(std::string_view text) noexcept {
    const std::size_t half = text.size() / 2;
    const bool is_twice = text.size() % 2 == 1 && text[half] == ' ' && text.substr(0, half) == text.substr(half + 1);
    return is_twice && text.substr(0, half).find(' ') != text.npos ? text.substr(0, half) : text;
}

std::string_view without_brackets(std::string_view text) noexcept {
    const std::size_t open = text.find('(');
    const bool ends = open != text.npos && (text.ends_with(')') || text.find(')') == text.npos);
    if (!ends) return text;
    if (open != 0) return text::trim(text.substr(0, open));
    return text::trim(text.substr(1, text.size() - (text.ends_with(')') ? 2 : 1)));
}

std::string_view without_signs(std::string_view text) noexcept {
    while (!text.empty() && std::string_view("'\"*|[]{}<>").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && std::string_view("'\"*|[]{}<>").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    text = text::trim_punctuation(text);
    // A full stop stays behind what is short: "Jr.", "J.".
    if (text.ends_with('.') && last_word(text).size() > 3) text.remove_suffix(1);
    return text;
}

}  // namespace

std::string_view first_word(std::string_view text) noexcept { return text.substr(0, text.find(' ')); }

std::string_view last_word(std::string_view text) noexcept {
    const std::size_t space = text.rfind(' ');
    return space == text.npos ? text : text.substr(space + 1);
}

std::string without_marks(std::string_view word) {
    std::string folded = text::fold(word);
    while (!folded.empty() && std::string_view(".,:;()\"'").find(folded.back()) != std::string_view::npos) folded.pop_back();
    return folded;
}

std::string_view without_surroundings(std::string_view text, bool may_have_by) {
    text = without_time(without_signs(text));
    for (int i = 0; i < 2; ++i) text = without_lead(text);
    if (may_have_by) text = behind_by(text);
    text = without_time(without_brackets(text));
    return without_repeat(without_signs(without_stop(text)));
}

std::string_view without_job(std::string_view text) {
    if (!is_job_word(text::fold(last_word(text)))) return text;
    std::string_view name = text;
    while (text::is_job(last_word(name)) || is_job_word(text::fold(last_word(name)))) {
        name = without_last_word(name);
        if (name.empty()) return text;
    }
    return text::count_parts(name, 2) == 2 && text::is_name(name) ? name : text;
}

bool is_office(std::string_view text) {
    if (text::is_office(text)) return true;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view word = first_word(rest);
        if (is_job_word(without_marks(word))) return true;
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return false;
}

}  // namespace stet::markup
