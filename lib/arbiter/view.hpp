// What features are measured of, and where they go.
#pragma once

#include "arbiter/features.hpp"
#include "arbiter/scales.hpp"
#include "arbiter/scratch.hpp"
#include "text/vectors.hpp"

#include <stet/document.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stet::arbiter {

/// Whether text of the role is in the body by default.
[[nodiscard]] constexpr bool stands_in_body(Role role) noexcept {
    return is_body(role) && role != Role::title && role != Role::caption;
}

/// A page as its features see it.
class View {
public:
    View(const Document& page, const Evidence& found, Table& table, Scratch& memory, text::Vectors by)
        : document(page),
          evidence(found),
          blocks(page.blocks()),
          facts(found.facts.blocks),
          about(found.facts.page),
          count(blocks.size()),
          vectors(by),
          scratch(memory),
          logs(count + 2),
          table_(table),
          title_(count) {
        for (std::size_t i = 0; i <= count; ++i) logs[i] = log_of(i);
        logs[count + 1] = 255;
        for (std::size_t i = 0; i < count && title_ == count; ++i) {
            if (blocks[i].role == Role::title) title_ = i;
        }
    }

    const Document& document;
    const Evidence& evidence;
    std::span<const Block> blocks;
    std::span<const BlockFacts> facts;
    const PageFacts& about;
    std::size_t count;  // of blocks
    text::Vectors vectors;
    Scratch& scratch;  // for each part by itself
    std::vector<std::uint8_t> logs;  // log_of() the numbers up to `count`; behind them that of what is nowhere

    [[nodiscard]] std::uint8_t* column(Feature feature) const { return table_.column(feature); }
    [[nodiscard]] std::uint8_t& at(Feature feature, std::size_t i) const { return column(feature)[i]; }

    /// The block that is the title, or `count`.
    [[nodiscard]] std::size_t title() const { return title_; }
    [[nodiscard]] bool is_cut(std::size_t i) const {
        constexpr std::uint8_t cut = Evidence::State::cut_whole;
        return (evidence.state[i] & (cut | Evidence::State::protected_)) == cut;
    }
    /// Prose that still stands.
    [[nodiscard]] bool is_prose(std::size_t i) const { return facts[i].is(Shape::prose) && !is_cut(i); }
    [[nodiscard]] bool in_core(std::size_t i) const { return i >= about.core_begin && i < about.core_end; }
    [[nodiscard]] std::string_view folded(std::size_t i) const {
        return std::string_view(evidence.facts.folded.text)
            .substr(facts[i].folded_begin, facts[i].folded_end - facts[i].folded_begin);
    }

private:
    Table& table_;
    std::size_t title_;
};

/// The parts of measure(): each fills its features, in this order.
void measure_texts(const View& page);     // of each block by itself
void measure_places(const View& page);    // where it stands, and beside what
void measure_words(const View& page);     // what its words have in common with others
void measure_markup(const View& page);    // of HTML: the elements around it
void measure_stated(const View& page);    // and what its JSON-LD says that the article is

}  // namespace stet::arbiter
