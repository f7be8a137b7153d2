#include "markup/reporters.hpp"

#include "text/characters.hpp"
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

constexpr auto words = std::to_array<std::string_view>({"记者", "記者", "作者", "执笔人", "撰稿人"});
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

/// The name behind the word, which stands at that place of some of a text of so many bytes.
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

}  // namespace

std::string_view reporter_in(std::string_view text) noexcept {
    for (const std::string_view word : words) {
        const std::size_t first = text.substr(0, head_size).find(word);
        if (first == text.npos && text.size() <= head_size) continue;
        if (first != text.npos) {
            if (const std::string_view name = name_behind(text, first, word.size(), text.size()); !name.empty()) return name;
        }
        const std::size_t tail = text.size() - std::min(text.size(), tail_size);
        const std::size_t last = text.substr(tail).rfind(word);
        if (last == text.npos) continue;
        if (const std::string_view name = name_behind(text.substr(tail), last, word.size(), text.size()); !name.empty()) return name;
    }
    return {};
}

}  // namespace stet::markup
