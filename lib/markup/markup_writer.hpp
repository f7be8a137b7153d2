// Writes a page's Markup while its text is read.
#pragma once

#include "markup/open_elements.hpp"
#include "markup/tokenizer.hpp"

#include <stet/markup.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stet::markup {

class MarkupWriter {
public:
    /// For a page of so many bytes.
    explicit MarkupWriter(std::size_t page_size) {
        constexpr std::size_t per_element = 512;  // bytes of a page; most have more, as they have scripts
        constexpr std::size_t per_byte = 16;      // … of its Markup::text
        markup_.elements.reserve(page_size / per_element + 1);
        markup_.text.reserve(page_size / per_byte);
        markup_.elements.emplace_back();
    }

    /// Numbers the open elements, of which there is text now.
    void add_elements(OpenElements& open);

    /// Ends, at `place` of the source, what words before it are marked up as and those to come, in `around`, are not.
    void end_marks(const OpenElement& around, std::uint32_t place);
    /// Begins what the words to come are marked up as and those before are not. Constant time but for a link's address.
    void begin_marks(const OpenElement& around, std::uint32_t place);
    /// Ends all.
    void end_block(std::uint32_t place) {
        end_marks(OpenElement(), place);
        href_ = {};
        style_ = 0;
    }
    /// The inlines from `first` on belong to the block, and have nothing beyond it.
    void keep_within(std::size_t first, Span block);
    [[nodiscard]] std::size_t inlines() const noexcept { return markup_.inlines.size(); }

    /// Whether the words of `around` are marked up as those before.
    [[nodiscard]] bool goes_on(const OpenElement& around) const noexcept {
        return around.href.data() == href_.data() && around.style == style_;
    }

    /// An image that stands before the text that comes next; nothing where it has no address, or is a dot to count by.
    void add_image(std::span<const Attribute> attributes);
    /// At which place of the source that is.
    void place_images(std::uint32_t place);

    /// <base href>; only the first counts.
    void set_base(std::span<const Attribute> attributes);

    [[nodiscard]] Markup take() { return std::move(markup_); }

private:
    Span add_text(std::string_view text);
    Span about(const OpenElement& element);
    void write_about(const OpenElement& element);
    Span add_value(std::string_view raw);
    Span target_of(std::string_view href);

    struct Image {
        std::string_view source;
        std::string_view alt;
    };
    static constexpr std::size_t none = 0xFFFFFFFF;

    Markup markup_;
    std::vector<Image> images_;  // that wait for their place
    std::string buffer_;

    /// What has been said of elements.
    struct Said {
        std::uint64_t hash = 0;  // of what they are called
        Tag tag = Tag::unknown;
        std::string_view name{};
        ElementNames names{};
        Span about{};
    };
    /// By the hash; where two have the same, the last. Open addressing, half full at most.
    class SaidTable {
    public:
        /// What has it, or a new one, empty. Valid until the next call. Constant time.
        Said& find(std::uint64_t hash);

    private:
        static constexpr std::size_t most_tries = 32;

        std::vector<Said> said_;
        std::vector<std::uint32_t> slots_;  // number in said_, from 1; 0 is free
        void grow();
    };
    SaidTable said_;
    std::array<Span, tag_count> said_of_tags_{};  // of elements that are called nothing but their tag

    // How the last words were marked up: which inline is open for each kind, by its number, or none.
    std::string_view href_;
    std::uint8_t style_ = 0;
    std::array<std::size_t, 4> open_{none, none, none, none};
    // Where a link's address is that has been written: of the last, and of long ones, each by its begin in the page.
    std::pair<const char*, Span> last_target_{};
    std::unordered_map<const char*, Span> long_targets_;
};

}  // namespace stet::markup
