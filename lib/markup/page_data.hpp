// What a page's markup says of the page beside its text: the raw values, as they stand there.
#pragma once

#include "markup/tags.hpp"
#include "markup/tokenizer.hpp"

#include <stet/span.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::markup {

/// Values that the page gives, in its order. Text and attributes are decoded, JSON is as in the page.
struct PageData {
    /// A meta element: by its name, property or itemprop, in lower case; Dublin Core's with a dot ("dc.title").
    struct Meta {
        std::string name;
        std::string content;
    };
    /// A <time datetime>.
    struct Time {
        std::uint32_t place;  // in the page
        std::string when;
        bool is_change;  // the page calls it that of its last change
    };
    std::vector<Meta> metas;                // and what other elements have for programs as an itemprop or a link
    std::vector<std::string_view> json_ld;  // of scripts; views of the page
    std::vector<Time> times;
    std::string title;                      // the first <title>
    std::string canonical;                  // <link rel=canonical>
    std::string language;                   // <html lang>
    std::vector<std::uint32_t> tags;        // where the start tags begin, in the page, that may name an author: see AuthorElements
    bool is_live_blog = false;              // an element is liveBlogUpdate by its itemprop
};

/// The page's markup in UTF-8, and where each block of the document stands in it.
struct PageText {
    std::string_view html;
    std::span<const Span> blocks;
};

/// The first <time> of a block, or straight before it; nullptr without.
[[nodiscard]] const PageData::Time* time_in(const PageData& page, const PageText& text, std::size_t block) noexcept;

/// Collects them while the page is read. More than a few thousand values are no page's: the rest is passed
/// over.
class PageDataReader {
public:
    /// For a page of so many bytes.
    explicit PageDataReader(std::size_t page_size) {
        constexpr std::size_t per_tag = 512;  // bytes of a page
        data_.tags.reserve(page_size / per_tag);
    }

    /// Notes a start tag, whatever becomes of the element. `place` is where it begins in the page.
    void note(Tag tag, std::span<const Attribute> attributes, std::uint32_t place) {
        const bool says_more = !attributes.empty() || tag == Tag::address;
        if (says_more && !has(tag, trait::empty)) data_.tags.push_back(place);
    }
    /// An element begins there.
    void start(Tag tag, std::span<const Attribute> attributes, std::uint32_t place);
    /// The text of a title or script element whose start tag came last.
    void add_text(Tag tag, const Token& text);

    [[nodiscard]] PageData take() { return std::move(data_); }

private:
    static constexpr std::size_t most_values = 4000;

    PageData data_;
    bool is_json_ld_ = false;  // the script that is open

    void take_meta(std::span<const Attribute> attributes);
    void take_link(std::span<const Attribute> attributes);
    void take_item(std::span<const Attribute> attributes);
    void add_meta(std::string name, std::string content);
    bool has_title_ = false;
};

}  // namespace stet::markup
