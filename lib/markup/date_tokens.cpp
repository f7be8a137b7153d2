#include "markup/date_tokens.hpp"

#include "markup/month_names.hpp"
#include "text/characters.hpp"
#include "text/time_words.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace stet::markup {
namespace {

constexpr std::array<std::string_view, 4> half_days = {"上午", "下午", "午前", "午後"};

std::size_t number_length(std::string_view text) noexcept {
    const auto at = std::find_if_not(text.begin(), text.end(), text::is_digit);
    return static_cast<std::size_t>(at - text.begin());
}

/// The length of the word at the start of the text, or 0.
std::size_t word_length(std::string_view text) noexcept {
    for (const std::string_view half : half_days) {
        if (text.starts_with(half)) return half.size();
    }
    const char* const end = text.data() + text.size();
    const char* at = text.data();
    while (at != end) {
        const text::Decoded next = text::decode(at, end);
        const text::Character& c = text::character(next.code_point);
        const bool is_first = at == text.data();
        if (c.is(text::flag::unspaced)) return is_first ? next.length : static_cast<std::size_t>(at - text.data());
        if (!c.is(is_first ? text::flag::letter : text::flag::letter | text::flag::mark)) break;
        at += next.length;
    }
    return static_cast<std::size_t>(at - text.data());
}

DateToken next_token(std::string_view text) noexcept {
    DateToken token;
    if (const std::size_t digits = number_length(text)) {
        token.kind = DateToken::Kind::number;
        token.text = text.substr(0, digits);
        for (std::size_t i = 0; digits <= 9 && i < digits; ++i) {
            token.value = token.value * 10 + static_cast<std::uint32_t>(text[i] - '0');
        }
    } else if (const std::size_t letters = word_length(text)) {
        token.kind = DateToken::Kind::word;
        token.text = text.substr(0, letters);
        token.kinds = text::time_word(token.text).kinds;
        token.month = month_of(token.text);
    } else {
        token.kind = DateToken::Kind::sign;
        token.text = text.substr(0, text::decode(text.data(), text.data() + text.size()).length);
    }
    return token;
}

}  // namespace

DateTokens::DateTokens(std::string_view folded) {
    bool is_glued = false;
    while (!folded.empty()) {
        if (folded.front() == ' ') {
            is_glued = false;
            folded.remove_prefix(1);
            continue;
        }
        DateToken token = next_token(folded);
        token.is_glued = is_glued;
        folded.remove_prefix(token.text.size());
        tokens_.push_back(token);
        is_glued = true;
    }
}

const DateToken& DateTokens::operator[](std::size_t place) const noexcept {
    static constexpr DateToken nothing;
    return place < tokens_.size() ? tokens_[place] : nothing;
}

}  // namespace stet::markup
