#include "markup/dates.hpp"
#include "markup/moment.hpp"
#include "text/characters.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <cstddef>

namespace stet::markup {
namespace {

constexpr std::size_t longest_url = 2000;

constexpr bool is_plausible(const Day& day) noexcept { return day.year >= 1990 && day.year <= 2100; }

/// What stands behind the host, up to the query.
std::string_view path_of(std::string_view url) noexcept {
    if (const std::size_t host = url.find("//"); host != url.npos) {
        url.remove_prefix(std::min(url.find('/', host + 2), url.size()));
    }
    return url.substr(0, url.find_first_of("?#"));
}

/// Takes digits, at most `most`, from the start of the text.
std::string_view take_digits(std::string_view& text, std::size_t most) noexcept {
    std::size_t count = 0;
    while (count < text.size() && count < most && text::is_digit(text[count])) ++count;
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

unsigned value_of(std::string_view digits) noexcept {
    unsigned value = 0;
    for (const char digit : digits) value = value * 10 + static_cast<unsigned>(digit - '0');
    return value;
}

/// Takes a sign that parts the numbers of a date, where one stands; whether it did.
bool take_sign(std::string_view& text) noexcept {
    const bool is_sign = !text.empty() && std::string_view("/-_.").find(text.front()) != std::string_view::npos;
    if (is_sign) text.remove_prefix(1);
    return is_sign;
}

/// Takes a month by number or by name.
unsigned take_month(std::string_view& text) {
    if (const std::string_view digits = take_digits(text, 2); !digits.empty()) return value_of(digits);
    const std::size_t end = std::min(text.find_first_of("/-_."), text.size());
    constexpr std::size_t longest_name = 12;
    if (end > longest_name) return 0;
    const unsigned month = text::time_word(text::fold(text.substr(0, end))).month;
    text.remove_prefix(end);
    return month;
}

/// The day that the text begins with: 2024/03/07, 2024-03-07, 20240307, 2024/0307.
std::optional<Day> day_at(std::string_view text) {
    Day day;
    day.year = value_of(take_digits(text, 4));
    if (!is_plausible(day)) return std::nullopt;
    const bool is_parted = take_sign(text);
    const std::size_t before_month = text.size();
    day.month = take_month(text);
    const std::size_t month_length = before_month - text.size();
    const bool is_parted_again = take_sign(text);
    const std::string_view number = take_digits(text, 2);
    day.day = value_of(number);
    // Without signs between, both have two digits.
    const bool is_exact = (is_parted || month_length == 2) && (is_parted_again || number.size() == 2);
    const bool ends = text.empty() || !text::is_digit(text.front());
    if (!is_exact || !ends || !day.is_valid()) return std::nullopt;
    return day;
}

}  // namespace

std::optional<std::string> date_in_url(std::string_view url) {
    const std::string_view path = path_of(url.substr(0, longest_url));
    for (std::size_t at = 1; at < path.size(); ++at) {
        if (!text::is_digit(path[at]) || text::is_digit(path[at - 1])) continue;
        if (const std::optional<Day> day = day_at(path.substr(at))) return to_iso(*day);
    }
    return std::nullopt;
}

}  // namespace stet::markup
