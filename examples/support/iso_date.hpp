// Dates as pages print them, to ISO 8601.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace iso {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/// A word of letters and digits, and what stands between it and the next.
struct Word {
    std::string_view text;
    std::string_view gap;

    /// Its number, if it has so many digits at most, and at most "st", "nd", "rd", "th" behind it.
    [[nodiscard]] int number(std::size_t digits) const {
        int value = 0;
        const char* const end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
        const auto size = static_cast<std::size_t>(end - text.data());
        const std::string_view rest = text.substr(size);
        const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
        return size <= digits && (rest.empty() || ordinal) ? value : 0;
    }
    [[nodiscard]] int year() const { return text.size() == 4 ? number(4) : 0; }

    /// The month that it names: "March", "mar", "Sept".
    [[nodiscard]] int month() const {
        constexpr std::array<std::string_view, 12> names{
            "january", "february", "march",     "april",   "may",      "june",  // 1 to 6
            "july",    "august",   "september", "october", "november", "december"};
        std::string lower(text);
        for (char& c : lower) c = static_cast<char>(c | 32);
        const auto named = [&](std::string_view name) { return name.starts_with(lower); };
        const auto at = std::ranges::find_if(names, named);
        return lower.size() < 3 || at == names.end() ? 0 : static_cast<int>(at - names.begin()) + 1;
    }
};

inline std::vector<Word> words_of(std::string_view text) {
    const auto is_word = [](char c) { return is_digit(c) || is_letter(c); };
    std::vector<Word> words;
    for (auto at = std::ranges::find_if(text, is_word); at != text.end();) {
        const auto end = std::find_if_not(at, text.end(), is_word);
        const auto next = std::find_if(end, text.end(), is_word);
        words.push_back({{at, end}, {end, next}});
        at = next;
    }
    return words;
}

}  // namespace iso

/// The day that is named beyond doubt ("March 20, 2023", "Mon, 20th Mar 2023", "2023/03/20",
/// "20.03.2023") as ISO 8601, with the time where they stand there as ISO 8601 already. Anything
/// else stays as it is printed.
inline std::string iso_date(std::string_view printed) {
    const std::vector<iso::Word> words = iso::words_of(printed);
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const iso::Word& a = words[i];
        const iso::Word& b = words[i + 1];
        const iso::Word& c = words[i + 2];
        const std::string gaps = std::string(a.gap) + std::string(b.gap);
        if (gaps.size() > 4 || gaps.find_first_not_of(" .,-/") != std::string::npos) continue;

        const bool numbers_first = a.gap == b.gap && (a.gap == "-" || a.gap == "/");
        if (a.year() != 0 && numbers_first && c.text.size() > 3 && c.text[2] == 'T') {
            const std::string_view time = printed.substr(
                static_cast<std::size_t>(a.text.data() - printed.data()));
            return std::string(time.substr(0, time.find(' ')));
        }
        std::array<int, 3> date{};
        if (a.year() != 0 && numbers_first) date = {a.year(), b.number(2), c.number(2)};
        else if (a.gap == b.gap && a.gap.starts_with('.') && b.number(2) != 0) {
            date = {c.year(), b.number(2), a.number(2)};
        } else if (a.month() != 0) date = {c.year(), a.month(), b.number(2)};
        else if (b.month() != 0) date = {c.year(), b.month(), a.number(2)};
        const auto [year, month, day] = date;
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) continue;
        std::array<char, 40> out{};
        std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
        return out.data();
    }
    return std::string(printed);
}
