// The sentences at the edges of a block.
#pragma once

#include "facts/fold.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::engine {

/// A sentence: bytes [begin, end) of the folded block, with the blanks behind it.
struct Sentence {
    std::uint32_t begin;
    std::uint32_t end;
};

/// Splits a block into sentences: after . ! ? … and their closing quotes where a blank follows, or,
/// since pleas come glued to stories, where a capital follows at once ("difference.Ukraine"); after
/// full-width marks always. Abbreviations and initials do not end one. `offsets` maps folded bytes to
/// `source`. They take the place of what is in `sentences`. Linear.
void split_sentences(std::string_view folded, std::string_view source, const facts::SourceOffsets& offsets,
                     std::vector<Sentence>& sentences);

/// Where the first of these sentences begins that has its predecessor's mark at `from` or behind it, or the block's
/// end. Reads no further than that.
[[nodiscard]] std::size_t next_sentence(std::string_view folded, std::string_view source, const facts::SourceOffsets& offsets,
                                        std::size_t from);

}  // namespace stet::engine
