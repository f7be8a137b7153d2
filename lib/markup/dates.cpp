#include "markup/dates.hpp"

#include "markup/clocks.hpp"
#include "markup/date_tokens.hpp"
#include "markup/moment.hpp"
#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace stet::markup {
namespace {

namespace time_kind = text::time_kind;
using Signs = std::initializer_list<std::string_view>;

constexpr std::size_t longest_date = 200;

/// A day and where it stands among the tokens; with the time that stands within it.
struct Found {
    Day day;
    std::size_t end;
    std::optional<Clock> clock;
};

/// Looks for a day that begins with one token.
class DayReader {
public:
    DayReader(const DateTokens& tokens, std::size_t begin, DateOrder order) noexcept
        : tokens_(tokens), begin_(begin), order_(order) {}

    [[nodiscard]] std::optional<Found> read() const {
        const DateToken& first = tokens_[begin_];
        std::optional<Found> found;
        if (first.is_number(8)) found = read_compact();
        if (first.is_number(4)) found = read_year_first();
        if (first.is_short()) {
            found = read_numbers();
            if (!found) found = read_day_month();
        }
        if (first.month != 0) found = read_month_day();
        if (!found || !found->day.is_valid() || is_part_of_more(found->end)) return std::nullopt;
        return found;
    }

private:
    const DateTokens& tokens_;
    std::size_t begin_;
    DateOrder order_;

    /// Whether a number stands on either side, joined by a dot or the like: 10.2.3.2024, 9:05 March.
    [[nodiscard]] bool is_part_of_more(std::size_t end) const noexcept {
        const auto joins = [&](std::size_t sign) {
            return text::is_one_of(tokens_[sign].text, Signs{".", "-", "/", ":"}) && tokens_[sign].is_glued &&
                   tokens_[sign + 1].is_glued;
        };
        const bool before = begin_ >= 2 && tokens_[begin_ - 2].is_number() && joins(begin_ - 1);
        const bool behind = tokens_[end + 1].is_number() && joins(end) && !tokens_[end].is(":");
        return before || behind;
    }

    /// The place behind some of the signs and at most two small words ("de", "th").
    [[nodiscard]] std::size_t skip(std::size_t at, Signs signs) const noexcept {
        for (unsigned count = 0; count < 3; ++count, ++at) {
            const bool is_small = (tokens_[at].kinds & time_kind::link) != 0 || is_ordinal(tokens_[at]);
            if (!is_small && !text::is_one_of(tokens_[at].text, signs)) break;
        }
        return at;
    }

    static bool is_ordinal(const DateToken& token) noexcept {
        return token.is_glued && text::is_one_of(token.text, Signs{"º", "°", "ª", "η", "e", "го"});
    }

    [[nodiscard]] Day day_of(std::size_t year, std::size_t month, std::size_t day) const noexcept {
        const DateToken& y = tokens_[year];
        return {y.is_number(2) ? year_of_two_digits(y.value) : y.value, tokens_[month].value, tokens_[day].value};
    }

    /// 20240307
    [[nodiscard]] std::optional<Found> read_compact() const noexcept {
        const std::uint32_t value = tokens_[begin_].value;
        return Found{{value / 10'000, value / 100 % 100, value % 100}, begin_ + 1, {}};
    }

    [[nodiscard]] bool are_signs(std::size_t first, std::size_t second) const noexcept {
        return tokens_[first].text == tokens_[second].text && text::is_one_of(tokens_[first].text, Signs{".", "-", "/", "|"});
    }

    /// 2024-03-07, 2024. 3. 7., 2024年3月7日, 2024 March 7
    [[nodiscard]] std::optional<Found> read_year_first() const noexcept {
        const std::size_t month = begin_ + 2;
        const std::size_t day = begin_ + 4;
        if (tokens_[month].is_short() && tokens_[day].is_short()) {
            if (are_signs(begin_ + 1, begin_ + 3)) return Found{day_of(begin_, month, day), day + 1, {}};
            const bool are_words = text::is_one_of(tokens_[begin_ + 1].text, Signs{"年", "년"}) &&
                                   text::is_one_of(tokens_[begin_ + 3].text, Signs{"月", "월"}) &&
                                   text::is_one_of(tokens_[day + 1].text, Signs{"日", "号", "號", "일"});
            if (are_words) return Found{day_of(begin_, month, day), day + 2, {}};
        }
        const std::size_t name = skip(begin_ + 1, {",", ".", "-", "/"});
        const std::size_t number = skip(name + 1, {".", "-", "/"});
        if (tokens_[name].month == 0 || !tokens_[number].is_short()) return std::nullopt;
        return Found{{tokens_[begin_].value, tokens_[name].month, tokens_[number].value}, number + 1, {}};
    }

    /// 07.03.2024, 3/7/24
    [[nodiscard]] std::optional<Found> read_numbers() const noexcept {
        const std::size_t second = begin_ + 2;
        const std::size_t third = begin_ + 4;
        if (!are_signs(begin_ + 1, begin_ + 3) || !tokens_[second].is_short()) return std::nullopt;
        const Day day_first = day_of(third, second, begin_);
        const Day month_first = day_of(third, begin_, second);
        DateOrder order = order_;
        std::array<Day, 3> readings = {day_first, month_first, {}};
        if (tokens_[third].is_number(2)) {
            readings[2] = day_of(begin_, second, third);
        } else if (tokens_[third].is_number(4)) {
            const bool has_dots = tokens_[begin_ + 1].is(".");
            if (order == DateOrder::year_first) order = DateOrder::unknown;
            if (order == DateOrder::unknown && has_dots) order = DateOrder::day_first;
        } else {
            return std::nullopt;
        }
        const std::optional<Day> day = choose(readings, order);
        return day ? std::optional(Found{*day, third + 1, {}}) : std::nullopt;
    }

    /// The reading of the order, where that is a day, or the only one that is.
    static std::optional<Day> choose(const std::array<Day, 3>& readings, DateOrder order) noexcept {
        if (order != DateOrder::unknown) {
            const Day& usual = readings[static_cast<std::size_t>(order) - 1];
            if (usual.is_valid()) return usual;
        }
        std::optional<Day> only;
        for (const Day& day : readings) {
            if (!day.is_valid() || day == only) continue;
            if (only) return std::nullopt;
            only = day;
        }
        return only;
    }

    /// 7 March 2024, 7. März 2024, 7 de marzo de 2024, 07-Mar-24
    [[nodiscard]] std::optional<Found> read_day_month() const noexcept {
        const std::size_t name = skip(begin_ + 1, {".", "-", "/", ","});
        if (tokens_[name].month == 0) return std::nullopt;
        const std::size_t year = skip(name + 1, {".", ",", "-", "/"});
        const bool is_whole = tokens_[year].is_number(4);
        const bool is_short = tokens_[year].is_number(2) && !tokens_[year - 1].is(",") && is_whole_number(year);
        if (!is_whole && !is_short) return std::nullopt;
        Day day = day_of(year, name, begin_);
        day.month = tokens_[name].month;
        return Found{day, year + 1, {}};
    }

    /// Whether the number is neither an hour nor the day before a year: "17 March 10:15", "5 March 17, 2024".
    [[nodiscard]] bool is_whole_number(std::size_t at) const noexcept {
        const DateToken& next = tokens_[at + 1];
        const bool goes_on = next.is_glued && text::is_one_of(next.text, Signs{":", "."}) && tokens_[at + 2].is_number();
        const bool has_year = next.is_number(4) || (next.is(",") && tokens_[at + 2].is_number(4));
        return !goes_on && !has_year && (next.kinds & time_kind::clock) == 0;
    }

    /// A day and a year that stand in elements of their own, of markup without blanks between them.
    [[nodiscard]] std::optional<Found> read_glued_day_year(std::size_t number) const noexcept {
        constexpr unsigned first_year = 1990;
        const std::uint32_t value = tokens_[number].value;
        const Day day{value % 10'000, tokens_[begin_].month, value / 10'000};
        return day.year >= first_year ? std::optional(Found{day, number + 1, {}}) : std::nullopt;
    }

    /// March 7, 2024; Mar 07 09:05:00 GMT 2024; Mar 072024
    [[nodiscard]] std::optional<Found> read_month_day() const {
        const std::size_t number = skip(begin_ + 1, {".", "-", "/"});
        if (tokens_[number].is_number(5) || tokens_[number].is_number(6)) return read_glued_day_year(number);
        if (!tokens_[number].is_short()) return std::nullopt;
        std::size_t year = skip(number + 1, {".", ",", "-", "/"});
        std::optional<ReadClock> within;
        if (!tokens_[year].is_number(4)) {
            within = read_clock(tokens_, year);
            if (!within) return std::nullopt;
            year = within->end;
            if (tokens_[year].kind == DateToken::Kind::word) ++year;  // a zone that we do not know
        }
        if (!tokens_[year].is_number(4)) return std::nullopt;
        Found found{{tokens_[year].value, tokens_[begin_].month, tokens_[number].value}, year + 1, {}};
        if (within) found.clock = std::move(within->clock);
        return found;
    }
};

/// A number that is the whole text: a Unix timestamp, or the digits of a date and a time.
std::optional<std::string> iso_of_number(std::string_view digits) {
    constexpr std::uint64_t from = 631'152'000;     // 1990
    constexpr std::uint64_t until = 4'133'980'800;  // 2101
    std::uint64_t value = 0;
    for (const char digit : digits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    if (value >= from && value < until) return iso_of_unix(value);
    if (value / 1000 >= from && value / 1000 < until) return iso_of_unix(value / 1000);
    if (digits.size() == 12) value *= 100;
    const auto day_number = static_cast<unsigned>(value / 1'000'000);
    const auto time = static_cast<unsigned>(value % 1'000'000);
    const Day day{day_number / 10'000, day_number / 100 % 100, day_number % 100};
    Clock clock{.hour = time / 10'000, .minute = time / 100 % 100, .second = {}, .fraction = {}, .offset = {}};
    if (digits.size() == 14) clock.second = time % 100;
    if (!day.is_valid() || !clock.is_valid()) return std::nullopt;
    return to_iso(day, clock);
}

/// "Jane DoeMarch 7, 2024", of markup without blanks between a date and what is before it, with one.
std::string parted(std::string_view printed) {
    std::string text;
    for (const char c : printed) {
        const bool is_seam = c >= 'A' && c <= 'Z' && !text.empty() && text.back() >= 'a' && text.back() <= 'z';
        if (is_seam) text += ' ';
        text += c;
    }
    return text;
}

bool is_long_number(std::string_view text) noexcept {
    return text.size() >= 9 && text.size() <= 14 && std::ranges::all_of(text, text::is_digit);
}

}  // namespace

std::optional<std::string> iso_date(std::string_view printed, DateOrder order) {
    printed = text::trim(printed);
    if (printed.size() > longest_date) return std::nullopt;
    if (is_long_number(printed)) return iso_of_number(printed);
    const std::string folded = text::fold(parted(printed));
    const DateTokens tokens(folded);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        std::optional<Found> found = DayReader(tokens, at, order).read();
        if (!found) continue;
        if (!found->clock) found->clock = clock_beside(tokens, at, found->end);
        return found->clock ? to_iso(found->day, *found->clock) : to_iso(found->day);
    }
    return std::nullopt;
}

DateOrder date_order_of(std::string_view language) noexcept {
    constexpr auto day_first = std::to_array<std::string_view>({
        "ar", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "he", "hi", "hr", "id", "is", "it", "lv", "mk",
        "ms", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "ur", "vi",
    });
    constexpr auto year_first = std::to_array<std::string_view>({"eu", "hu", "ja", "ko", "lt", "zh"});
    constexpr auto month_first_regions = std::to_array<std::string_view>({"ph", "us"});
    constexpr std::size_t longest_tag = 35;  // what BCP 47 asks room for
    if (language.size() > longest_tag) return DateOrder::unknown;
    const std::string tag = text::fold(language);
    const std::size_t end = std::min(tag.find_first_of("-_"), tag.size());
    const std::string_view name = std::string_view(tag).substr(0, end);
    const std::string_view region = std::string_view(tag).substr(std::min(end + 1, tag.size()));
    if (text::is_one_of(name, day_first)) return DateOrder::day_first;
    if (text::is_one_of(name, year_first)) return DateOrder::year_first;
    // Canada writes all of them.
    if (name != "en" || region.empty() || region == "ca") return DateOrder::unknown;
    return text::is_one_of(region, month_first_regions) ? DateOrder::month_first : DateOrder::day_first;
}

DateOrder date_order_of_host(std::string_view host) noexcept {
    constexpr auto day_first = std::to_array<std::string_view>({
        "ar", "at", "au", "be", "bg", "br", "ch", "cl", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "ie", "in", "it", "lu", "lv",
        "mx", "nl", "no", "nz", "pe", "pl", "pt", "ro", "rs", "ru", "se", "si", "sk", "tr", "ua", "uk", "uy", "ve", "vn", "za",
    });
    constexpr auto year_first = std::to_array<std::string_view>({"cn", "hu", "jp", "kr", "lt", "tw"});
    const std::string_view country = host.substr(host.rfind('.') + 1);
    if (text::is_one_of(country, day_first)) return DateOrder::day_first;
    return text::is_one_of(country, year_first) ? DateOrder::year_first : DateOrder::unknown;
}

}  // namespace stet::markup
