#include "markup/clocks.hpp"

#include "markup/zones.hpp"
#include "text/folded_words.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace stet::markup {
namespace {

namespace time_kind = text::time_kind;
using Words = std::initializer_list<std::string_view>;

bool is_one_of(const DateToken& token, Words words) noexcept { return text::is_one_of(token.text, words); }

enum class Half : std::uint8_t { none, morning, evening };

/// Reads the tokens from a place on.
class Reader {
public:
    Reader(const DateTokens& tokens, std::size_t at) noexcept : tokens_(tokens), at_(at) {}

    std::optional<ReadClock> read() {
        const bool after_t = at_ > 0 && tokens_[at_ - 1].is("t") && here().is_glued;
        half_ = half_at_start();
        const bool is_read = after_t && (here().is_number(4) || here().is_number(6)) ? read_compact() : read_hour();
        if (!is_read) return std::nullopt;
        if (is_one_of(here(), {"uhr", "uur", "h", "hs", "hrs"})) ++at_;
        if (half_ == Half::none) half_ = half_at_end();
        if (half_ == Half::evening && clock_.hour < 12) clock_.hour += 12;
        if (half_ == Half::morning && clock_.hour == 12) clock_.hour = 0;
        read_zone(after_t || clock_.second.has_value());
        if (!clock_.is_valid()) return std::nullopt;
        return ReadClock{std::move(clock_), at_};
    }

private:
    const DateTokens& tokens_;
    std::size_t at_;
    Clock clock_;
    Half half_ = Half::none;

    [[nodiscard]] const DateToken& here() const noexcept { return tokens_[at_]; }
    [[nodiscard]] const DateToken& next() const noexcept { return tokens_[at_ + 1]; }

    /// Whether the sign stands here with a number of so many digits, unspaced.
    [[nodiscard]] bool is_joined(std::string_view sign, std::size_t digits) const noexcept {
        return here().is(sign) && here().is_glued && next().is_glued && next().is_number(digits);
    }

    unsigned take_joined() noexcept {
        at_ += 2;
        return tokens_[at_ - 1].value;
    }

    Half half_at_start() noexcept {
        const Half half = is_one_of(here(), {"上午", "午前", "오전"})   ? Half::morning
                          : is_one_of(here(), {"下午", "午後", "오후"}) ? Half::evening
                                                                        : Half::none;
        if (half != Half::none) ++at_;
        return half;
    }

    /// am, a.m., a. m.; the Greek πμ and μμ.
    Half half_at_end() noexcept {
        if (is_one_of(here(), {"am", "pm", "πμ", "μμ"})) {
            const Half half = is_one_of(here(), {"am", "πμ"}) ? Half::morning : Half::evening;
            ++at_;
            return half;
        }
        const bool is_latin = is_one_of(here(), {"a", "p"});
        const bool is_greek = is_one_of(here(), {"π", "μ"});
        if (!next().is(".") || !tokens_[at_ + 2].is(is_latin ? "m" : "μ") || !(is_latin || is_greek)) return Half::none;
        const Half half = is_one_of(here(), {"a", "π"}) ? Half::morning : Half::evening;
        at_ += tokens_[at_ + 3].is(".") ? 4U : 3U;
        return half;
    }

    /// 0905, 090500
    bool read_compact() {
        const unsigned value = here().value;
        const bool has_seconds = here().is_number(6);
        const unsigned minutes = has_seconds ? value / 100 : value;
        clock_.hour = minutes / 100;
        clock_.minute = minutes % 100;
        if (has_seconds) clock_.second = value % 100;
        ++at_;
        read_fraction();
        return true;
    }

    bool read_hour() {
        if (!here().is_short()) return false;
        clock_.hour = here().value;
        ++at_;
        if (is_joined(":", 2)) {
            clock_.minute = take_joined();
            if (is_joined(":", 2)) {
                clock_.second = take_joined();
                read_fraction();
            }
            return true;
        }
        if (is_joined(".", 2)) {
            clock_.minute = take_joined();
            return !(here().is(".") && here().is_glued && next().is_number() && next().is_glued);  // a date
        }
        if (is_one_of(here(), {"h", "時", "时", "点", "點", "시"})) {
            ++at_;
            if (here().is_short()) read_minute();
            return true;
        }
        const bool is_named = here().is("uhr");
        if (!is_named && half_ == Half::none) half_ = half_at_end();
        return is_named || half_ != Half::none;
    }

    /// What stands behind an hour's word: 05, 5分, 5分30秒.
    void read_minute() noexcept {
        clock_.minute = here().value;
        ++at_;
        if (is_one_of(here(), {"分", "분", "min"})) ++at_;
        if (here().is_short() && is_one_of(next(), {"秒", "초"})) {
            clock_.second = here().value;
            at_ += 2;
        }
    }

    void read_fraction() {
        constexpr std::size_t most_digits = 9;
        const bool has_sign = is_one_of(here(), {".", ","}) && here().is_glued;
        if (!has_sign || !next().is_number() || !next().is_glued) return;
        clock_.fraction = next().text.substr(0, most_digits);
        at_ += 2;
    }

    /// Z, GMT, UTC+1, CEST, (CET), +0100, -05:00. A hyphen without seconds or a zone before it may be a range.
    void read_zone(bool is_exact) {
        if (here().is("(") && zone_offset(next().text)) ++at_;
        const std::optional<int> named = zone_offset(here().text);
        const bool is_universal = is_one_of(here(), {"z", "gmt", "utc"});
        if (named) ++at_;
        if (named && !is_universal) {
            clock_.offset = named;
        } else if (!read_offset(is_exact || is_universal, is_universal)) {
            clock_.is_zulu = is_universal;
        }
    }

    bool read_offset(bool may_be_negative, bool may_be_short) noexcept {
        const bool is_negative = here().is("-");
        const DateToken& number = next();
        if (!(is_negative || here().is("+")) || !number.is_number() || !number.is_glued) return false;
        const bool is_whole = number.is_number(4);
        if (is_negative && !may_be_negative && !is_whole) return false;
        if (!is_whole && !number.is_number(2) && !(may_be_short && number.is_number(1))) return false;
        at_ += 2;
        unsigned minutes = is_whole ? number.value / 100 * 60 + number.value % 100 : number.value * 60;
        if (!is_whole && is_joined(":", 2)) minutes += take_joined();
        clock_.offset = is_negative ? -static_cast<int>(minutes) : static_cast<int>(minutes);
        return true;
    }
};

/// What is written of weekdays in Chinese and Japanese, by character.
constexpr std::string_view weekday_signs = "星期周週曜一二三四五六日月火水木金土";

bool may_stand_between(const DateToken& token) noexcept {
    switch (token.kind) {
        case DateToken::Kind::word:
            return (token.kinds & (time_kind::weekday | time_kind::link)) != 0 ||
                   weekday_signs.find(token.text) != weekday_signs.npos;
        case DateToken::Kind::sign: return is_one_of(token, {",", ".", "|", "-", "/", ":", "•", "·", "、"});
        case DateToken::Kind::end:
        case DateToken::Kind::number: break;
    }
    return false;
}

/// The token behind the brackets that begin here, with a word or two in them; `at` where none do.
std::size_t behind_brackets(const DateTokens& tokens, std::size_t at) noexcept {
    if (!tokens[at].is("(")) return at;
    for (std::size_t end = at + 1; end <= at + 4; ++end) {
        if (tokens[end].is(")")) return end + 1;
        if (tokens[end].is_number()) break;
    }
    return at;
}

/// The token behind what may stand between a date and its time at this place, or `at`.
std::size_t skip_between(const DateTokens& tokens, std::size_t at) noexcept {
    const std::size_t behind = behind_brackets(tokens, at);
    return behind == at && may_stand_between(tokens[at]) ? at + 1 : behind;
}

constexpr std::size_t farthest = 10;  // tokens between a date and its time

std::optional<Clock> clock_behind(const DateTokens& tokens, std::size_t at) {
    for (const std::size_t begin = at; at <= begin + farthest;) {
        if (std::optional<ReadClock> read = read_clock(tokens, at)) return std::move(read->clock);
        const std::size_t next = skip_between(tokens, at);
        if (next == at) break;
        at = next;
    }
    return std::nullopt;
}

std::optional<Clock> clock_before(const DateTokens& tokens, std::size_t end) {
    constexpr std::size_t longest = 14;  // tokens of a time
    const std::size_t reach = farthest + longest;
    for (std::size_t at = end > reach ? end - reach : 0; at < end; ++at) {
        // The minutes of "9:05 am" are no hour.
        if (tokens[at].is_glued && at > 0 && is_one_of(tokens[at - 1], {":", ".", "-", "/", "+"})) continue;
        std::optional<ReadClock> read = read_clock(tokens, at);
        if (!read || read->end > end) continue;
        std::size_t behind = read->end;
        while (behind < end) {
            const std::size_t next = skip_between(tokens, behind);
            if (next == behind) break;
            behind = next;
        }
        if (behind == end) return std::move(read->clock);
    }
    return std::nullopt;
}

}  // namespace

std::optional<ReadClock> read_clock(const DateTokens& tokens, std::size_t at) { return Reader(tokens, at).read(); }

std::optional<Clock> clock_beside(const DateTokens& tokens, std::size_t begin, std::size_t end) {
    std::optional<Clock> clock = clock_behind(tokens, end);
    return clock ? clock : clock_before(tokens, begin);
}

}  // namespace stet::markup
