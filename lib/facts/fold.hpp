// Folding a page: the one read of the text from which facts and literals are taken.
#pragma once

#include <stet/document.hpp>
#include <stet/facts.hpp>

#include "text/vectors.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::facts {

/// A page folded for comparison, block behind block, each ended by one LF (which folded text cannot
/// hold, so that a scan may run up to it unchecked).
struct FoldedPage {
    std::string text;

    /// Offsets into `text` at which a literal may begin: the first byte of each word, each character
    /// of an unspaced script, and each symbol but common punctuation. Ascending.
    std::vector<std::uint32_t> starts;
    /// Up to the end of each block, how many there are.
    std::vector<std::uint32_t> starts_up_to;
};

/// Where a word or symbol that begins a literal may stand: `text` is not at such a place when it
/// begins with blank space, a sentence mark or one of  , ; : ' " - ).
[[nodiscard]] std::string_view skip_to_start(std::string_view text) noexcept;

/// Folds blocks, one behind the other, into a page.
class PageFolder {
public:
    /// `expected`: about how many bytes of source there will be. `vectors`: those that the machine has; all
    /// give the same.
    PageFolder(FoldedPage& page, std::size_t expected, text::Vectors vectors = text::best_vectors());
    ~PageFolder();
    PageFolder(const PageFolder&) = delete;
    PageFolder& operator=(const PageFolder&) = delete;

    /// Appends a block to the page, and fills in what of its facts needs the single characters (all of
    /// them but same_as and the shapes that compare blocks). `block` is its span in the source of the
    /// page, which is read in chunks: up to its end, not behind it. Linear.
    void add(std::string_view page, Span block, BlockFacts& facts);

private:
    template <text::Vectors vectors>
    class Sink;
    template <text::Vectors vectors>
    void add_by(std::string_view page, Span block, BlockFacts& facts);
    void add_by_avx2(std::string_view page, Span block, BlockFacts& facts);
    void add_by_avx512(std::string_view page, Span block, BlockFacts& facts);
    void make_room(std::size_t bytes);

    FoldedPage& page_;
    // How much there is so far: until the folder goes, text and starts are longer than that.
    std::size_t size_;
    std::size_t starts_;
    text::Vectors vectors_;
};

/// Folds one block, `source`, as PageFolder does.
void fold_block(std::string_view source, FoldedPage& page, BlockFacts& facts,
                text::Vectors vectors = text::best_vectors());

/// For each byte of a block's folded text, and its end, the offset in `source` of the character it
/// came from. Made anew by folding again, so for the few blocks that are cut in part only. Linear.
[[nodiscard]] std::vector<std::uint32_t> source_offsets(std::string_view source);

/// The same, made when the first of them is asked for.
class SourceOffsets {
public:
    explicit SourceOffsets(std::string_view source) : source_(source) {}
    [[nodiscard]] std::uint32_t operator[](std::size_t folded) const {
        if (offsets_.empty()) offsets_ = source_offsets(source_);
        return offsets_[folded];
    }

private:
    std::string_view source_;
    mutable std::vector<std::uint32_t> offsets_;
};

}  // namespace stet::facts
