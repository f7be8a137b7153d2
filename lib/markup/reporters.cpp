#include "markup/reporters.hpp"

#include "text/characters.hpp"
#include "text/find_byte.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::markup {
namespace {

constexpr std::size_t longest_line = 80;  // bytes; what is longer names a reporter in brackets alone
constexpr std::size_t head_size = 150;
constexpr std::size_t tail_size = 90;

template <std::size_t N>
using Texts = std::array<std::string_view, N>;

constexpr auto words = std::to_array<std::string_view>({"记者", "記者", "作者"});
// What a reporter is of, without a blank before the name.
constexpr auto offices = std::to_array<std::string_view>({"本报", "本報", "本刊", "本网", "本網", "本站", "总台", "社", "日报", "日報", "晚报", "晚報", "时报", "時報"});
constexpr auto blanks = std::to_array<std::string_view>({" ", "　", "\xC2\xA0", "：", ":"});
constexpr auto opens = std::to_array<std::string_view>({"（", "("});
constexpr auto closes = std::to_array<std::string_view>({"）", ")"});
// What stands behind a name.
constexpr auto ends = std::to_array<std::string_view>({
    " ", "　", "\xC2\xA0", "）", ")", "，", ",", "、", "。", "；", "发自", "發自", "报道", "報道", "报导", "報導", "摄", "攝", "通讯员", "通訊員",
});

template <std::size_t N>
bool begins_with(std::string_view text, const Texts<N>& beginnings) noexcept {
    return std::ranges::any_of(beginnings, [&](std::string_view each) { return text.starts_with(each); });
}

/// The place behind the last of them, or 0.
template <std::size_t N>
std::size_t last_of(std::string_view text, const Texts<N>& signs) noexcept {
    std::size_t last = 0;
    for (const std::string_view sign : signs) {
        if (const std::size_t at = text.rfind(sign); at != text.npos) last = std::max(last, at + sign.size());
    }
    return last;
}

/// The two to four characters at the beginning that are followed by what ends a name.
std::string_view name_at(std::string_view text) noexcept {
    constexpr unsigned fewest = 2;
    constexpr unsigned most = 4;
    std::size_t length = 0;
    for (unsigned count = 0; count <= most; ++count) {
        const std::string_view rest = text.substr(length);
        if (count >= fewest && (rest.empty() || begins_with(rest, ends))) return text.substr(0, length);
        if (rest.empty()) return {};
        const text::Decoded next = text::decode(rest.data(), rest.data() + rest.size());
        if (!text::character(next.code_point).is(text::flag::unspaced)) return {};
        length += next.length;
    }
    return {};
}

/// The name behind the word, which stands at that place of the text or its end; all of it has so many bytes.
std::string_view name_behind(std::string_view text, std::size_t at, std::size_t length, std::size_t size) noexcept {
    const std::string_view before = text.substr(0, at);
    std::string_view behind = text.substr(at + length);
    const bool is_parted = begins_with(behind, blanks);
    const bool is_of_office = std::ranges::any_of(offices, [&](std::string_view office) { return before.ends_with(office); });
    const bool is_in_brackets = last_of(before, opens) > last_of(before, closes);
    if (!is_in_brackets && (size > longest_line || !(is_parted || is_of_office))) return {};
    while (true) {
        const auto blank = std::ranges::find_if(blanks, [&](std::string_view each) { return behind.starts_with(each); });
        if (blank == blanks.end()) return name_at(behind);
        behind.remove_prefix(blank->size());
    }
}

/// Where a word may end, from `at` on, or `end`.
const char* find_word_end(const char* at, const char* end) noexcept {
    constexpr std::string_view last = "者";  // of all words; two of its bytes are rare in other scripts
    return text::find_pair(at, end, last[1], last[2]);
}

/// The name behind the first word in some of the text that has one.
std::string_view name_within(std::string_view part, std::string_view text) noexcept {
    const char* const end = part.data() + part.size();
    for (const char* pair = find_word_end(part.data(), end); pair != end; pair = find_word_end(pair + 1, end)) {
        const auto at = static_cast<std::size_t>(pair - part.data()) + 2;
        const std::string_view before = part.substr(0, at);
        const auto word = std::ranges::find_if(words, [&](std::string_view each) { return before.ends_with(each); });
        if (word == words.end()) continue;
        const auto begin = static_cast<std::size_t>(before.data() - text.data());
        const std::string_view name = name_behind(text.substr(begin), at - word->size(), word->size(), text.size());
        if (!name.empty()) return name;
    }
    return {};
}

}  // namespace

bool may_name_reporters(std::string_view source) noexcept {
    const char* const end = source.data() + source.size();
    return find_word_end(source.data(), end) != end;
}

std::string_view reporter_in(std::string_view text) noexcept {
    const std::string_view name = name_within(text.substr(0, head_size), text);
    if (!name.empty() || text.size() <= head_size) return name;
    return name_within(text.substr(text.size() - tail_size), text);
}

}  // namespace stet::markup
