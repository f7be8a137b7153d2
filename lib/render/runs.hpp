// A stretch's text, parted where its markup changes.
#pragma once

#include <stet/document.hpp>
#include <stet/render.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::renderer {

class RunReader {
public:
    /// The page must outlive it.
    explicit RunReader(const Document& page);

    /// The runs of `text`, which lies in `piece`, as Stretch::runs has them, but with their text as the source has it.
    /// Images of all of the piece are among them; one at its very end is, if that is the end of its block: elsewhere
    /// it stands before what comes next. Pieces ascend from call to call. What it returns holds until the next call.
    /// Linear, all calls together, in what is asked for and the inlines of the page.
    [[nodiscard]] std::span<Run> read(Span piece, Span text, bool ends_block);

private:
    void open(const Inline& each);
    void add_image(const Inline& image);
    void add_text(Span span);
    /// The run's marks are those that are open.
    void set_marks(Run& run);
    std::string_view resolve(Span target);
    void leave_blanks_outside();

    const Document& page_;
    std::size_t next_ = 0;                      // the first of the inlines that has not begun
    std::array<const Inline*, 4> open_{};       // by kind
    std::string_view link_;                     // the address of the open one,
    bool knows_link_ = false;                   // if it has been resolved
    std::size_t budget_;                        // for addresses and the texts of images, in bytes
    std::deque<std::string> addresses_;         // of the runs
    std::vector<Run> parts_;                    // the runs as they are marked up
    std::vector<Run> runs_;
};

/// Whether what is marked up goes on from one run to the other.
[[nodiscard]] inline bool same_link(const Run& a, const Run& b) noexcept { return a.link.data() == b.link.data(); }

}  // namespace stet::renderer
