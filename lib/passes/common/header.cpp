#include "passes/common/header.hpp"

#include <algorithm>

namespace stet::passes {
namespace {

constexpr std::size_t lines_above = 6;
constexpr std::size_t lines_below = 12;

}  // namespace

std::size_t first_paragraph(const PassContext& page) {
    for (std::size_t i = page.page().core_begin; i < page.size(); ++i) {
        if (stands_as_prose(page, i) && !page.is_named(i)) return i;
    }
    return page.size();
}

std::optional<std::size_t> title_of(const PassContext& page) {
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page.block(i).role == Role::title) return i;
    }
    return std::nullopt;
}

Header header_of(const PassContext& page) {
    const std::size_t story = first_paragraph(page);
    const std::optional<std::size_t> title = title_of(page);
    if (!title) return {story - std::min(story, lines_above), story};
    const std::size_t begin = *title - std::min(*title, lines_above);
    const std::size_t end = std::clamp(story, *title + 1, std::min(*title + 1 + lines_below, page.size()));
    return {begin, end};
}

}  // namespace stet::passes
