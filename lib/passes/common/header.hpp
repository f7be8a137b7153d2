// The lines between the headline and the story: where bylines, dates and sections stand.
#pragma once

#include <stet/pass.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stet::passes {

/// The first paragraph of the story that no mark has cut whole and no rule will, or page.size().
[[nodiscard]] std::size_t first_paragraph(const PassContext& page);

/// The block that is the title, if a pass has found one.
[[nodiscard]] std::optional<std::size_t> title_of(const PassContext& page);

/// The blocks [begin, end) around the headline in which the header's lines stand: a few above it,
/// and all below it up to the story's first paragraph, or, where no headline is known, the lines
/// straight above that paragraph.
struct Header {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] Header header_of(const PassContext& page);

/// Whether the block still stands and no pass has given it a role of its own.
[[nodiscard]] inline bool is_open(const PassContext& page, std::size_t block) {
    // Asked of every block by most passes, and nothing that one foresees: one branch at most.
    const bool is_paragraph = page.block(block).role == Role::paragraph;
    const bool is_cut = page.is_cut(block);
    return is_paragraph && !is_cut;
}

/// Whether the page was read as text: what stands in lines and blanks there, HTML's elements say of its pages.
[[nodiscard]] inline bool is_text(const PassContext& page) { return page.document().markup().elements.empty(); }

/// Whether the block is prose that no mark has cut whole.
[[nodiscard]] inline bool stands_as_prose(const PassContext& page, std::size_t block) {
    return page.facts(block).is(Shape::prose) && !page.is_cut(block);
}

/// How many line breaks there are between the block and the next one.
[[nodiscard]] inline std::ptrdiff_t breaks_below(const PassContext& page, std::size_t block) {
    const std::size_t end = page.block(block).span.end;
    const std::string_view between = page.document().source().substr(end, page.block(block + 1).span.begin - end);
    return std::count(between.begin(), between.end(), '\n');
}

/// Calls each(block) for those of the blocks [begin, end) that are so. Of 64 it is asked before each() is called for the first:
/// without a branch, where is() has none.
template <class Is, class Each>
void for_each_block(std::size_t begin, std::size_t end, Is is, Each each) {
    for (; begin < end; begin += 64) {
        const std::size_t count = std::min<std::size_t>(64, end - begin);
        std::uint64_t blocks = 0;
        for (std::size_t n = 0; n < count; ++n) {
            const bool is_so = is(begin + n);
            blocks |= std::uint64_t{is_so} << n;
        }
        for (; blocks != 0; blocks &= blocks - 1) each(begin + static_cast<std::size_t>(std::countr_zero(blocks)));
    }
}

}  // namespace stet::passes
