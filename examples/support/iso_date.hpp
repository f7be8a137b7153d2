// Dates as pages print them, to ISO 8601.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <regex>
#include <string>

/// The day that is named beyond doubt ("March 20, 2023", "Mon, 20th Mar 2023", "2023/03/20",
/// "20.03.2023"), or the day and time where they stand there in ISO 8601. Anything else stays as it
/// is printed.
inline std::string iso_date(const std::string& printed) {
    struct Form {
        std::regex regex;
        std::size_t year, month, day;  // which group is which
    };
    static const std::array<Form, 4> forms = [] {
        const std::string month = "\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
        const auto form = [](const std::string& regex, std::size_t y, std::size_t m,
                             std::size_t d) {
            return Form{std::regex(regex, std::regex::icase), y, m, d};
        };
        return std::array<Form, 4>{
            form("\\b(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})\\b", 1, 2, 3),
            form("\\b(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})\\b", 3, 2, 1),
            form(month + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b", 3, 1, 2),
            form("\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? " + month + ",? (\\d{4})\\b", 3, 2, 1),
        };
    }();
    static const std::regex with_time(
        "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?");
    constexpr std::size_t longest = 200;  // std::regex recurses with the length of its text
    if (printed.size() > longest) return printed;

    std::smatch found;
    if (std::regex_search(printed, found, with_time)) return found.str();
    for (const Form& form : forms) {
        if (!std::regex_search(printed, found, form.regex)) continue;
        std::string name = found.str(form.month);
        for (char& c : name) c = static_cast<char>(c | 32);  // lower case; digits stay
        const std::string names = "jan feb mar apr may jun jul aug sep oct nov dec";
        const std::size_t at = names.find(name);
        const int month = at != std::string::npos ? static_cast<int>(at / 4) + 1 : std::stoi(name);
        const int day = std::stoi(found.str(form.day));
        if (month < 1 || month > 12 || day < 1 || day > 31) continue;
        std::array<char, 32> iso{};
        std::snprintf(iso.data(), iso.size(), "-%02d-%02d", month, day);
        return found.str(form.year) + iso.data();
    }
    return printed;
}
