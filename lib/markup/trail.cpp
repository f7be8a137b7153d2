#include "markup/trail.hpp"

#include "markup/called.hpp"
#include "markup/page_title.hpp"
#include "text/characters.hpp"
#include "text/names.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace stet::markup {
namespace {

constexpr std::size_t longest_trail = 10;
constexpr std::size_t longest_name = 60;  // in bytes
constexpr std::size_t most_words = 5;

// Names of front pages, and what is no section, folded.
constexpr text::WordIndex other_pages(std::to_array<std::string_view>({
    "article", "articles", "artikel", "back", "zurück", "zur startseite", "übersicht", "home", "homepage", "home page", "main", "front page", "website", "startseite", "start", "accueil", "inicio", "portada", "início", "inicial",
    "página inicial", "voorpagina", "strona główna", "hem", "hjem", "forside", "forsiden", "etusivu", "úvod", "domů", "ana sayfa", "anasayfa",
    "αρχική", "главная", "головна", "首页", "首頁", "ホーム", "トップ", "홈", "trang chủ", "beranda", "kezdőlap", "acasă",
}));

}  // namespace

bool is_front_page(std::string_view url) noexcept {
    if (url == "/") return true;
    const std::size_t host = url.find("//");
    if (host == url.npos) return false;
    const std::size_t path = url.find('/', host + 2);
    return path == url.npos || path + 1 == url.size();
}

std::vector<std::string> sections_of(std::span<const Crumb> trail, std::string_view title, const std::function<bool(std::string_view)>& is_site) {
    std::vector<std::string> sections;
    const std::string article = letters_of(title);
    for (const Crumb& crumb : trail.first(std::min(trail.size(), longest_trail))) {
        const bool is_short = !crumb.name.empty() && crumb.name.size() <= longest_name && text::count_parts(crumb.name, most_words + 1) <= most_words;
        if (!is_short || is_front_page(crumb.url) || other_pages.has(text::fold(crumb.name)) || is_site(crumb.name)) continue;
        const std::string letters = letters_of(crumb.name);
        const bool is_number = std::ranges::all_of(letters, text::is_digit);  // or nothing
        if (!is_number && letters != article) sections.emplace_back(text::trim_punctuation(crumb.name));
    }
    return sections;
}

std::vector<Crumb> shown_trail(const Document& document) {
    std::vector<Crumb> trail;
    const Markup& markup = document.markup();
    const std::uint32_t element = first_called(markup, {"breadcrumb", 4}, [](std::string_view about) { return !about.starts_with("body "); });
    if (element == 0) return trail;
    const auto is_within = [&](std::uint32_t each) {
        while (each > element) each = markup.elements[each].parent;
        return each == element;
    };
    // Elements stand behind their parents, so that those within come in a row.
    const auto blocks = document.blocks();
    const auto first = std::ranges::find_if(blocks, [&](const Block& block) { return is_within(block.element); });
    const auto last = std::find_if_not(first, blocks.end(), [&](const Block& block) { return is_within(block.element); });
    if (first == last || last - first > static_cast<std::ptrdiff_t>(longest_trail)) return trail;
    auto link = std::ranges::lower_bound(markup.inlines, first->span.begin, {}, [](const Inline& each) { return each.span.begin; });
    for (; link != markup.inlines.end() && link->span.begin < std::prev(last)->span.end && trail.size() < longest_trail; ++link) {
        if (link->kind != InlineKind::link) continue;
        trail.push_back({std::string(document.text(link->span)), markup.address(link->target)});
    }
    return trail;
}

}  // namespace stet::markup
