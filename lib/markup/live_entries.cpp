#include "markup/live_entries.hpp"

#include "markup/page_title.hpp"
#include "markup/people.hpp"
#include "markup/people_words.hpp"
#include "text/characters.hpp"
#include "text/folded_words.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace stet::markup {
namespace {

constexpr std::size_t fewest_alike = 3;     // elements that only a name makes entries
constexpr std::size_t fewest_known = 2;     // those that the page says are
constexpr std::size_t longest_key = 48;     // bytes of an update's letters that tell it from others
constexpr std::size_t longest_line = 80;    // bytes of a time or a byline
constexpr std::size_t lines_at_start = 4;   // of an entry, that may be its time, heading or byline
constexpr std::size_t shortest_story = 100; // bytes

/// What tells an update's headline or first words from others.
std::string key_of(std::string_view text) {
    std::string letters = letters_of(text.substr(0, 4 * longest_key));
    letters.resize(std::min(letters.size(), longest_key));
    return letters;
}

/// The classes and the rest of what an element is called, one at a time.
template <class Each>
void for_each_name(std::string_view about, Each each) {
    while (!about.empty()) {
        const std::size_t end = std::min(about.find(' '), about.size());
        each(about.substr(0, end));
        about.remove_prefix(std::min(end + 1, about.size()));
    }
}

/// "14:05", "14.05 Uhr", "5 min ago": a digit, and nothing but words of time.
bool is_time_line(std::string_view text) {
    if (text.size() > longest_line || std::ranges::none_of(text, text::is_digit)) return false;
    const std::string folded = text::fold(text);
    bool is_time = true;
    text::for_each_word(folded, [&](std::string_view word) {
        is_time = text::is_digit(word.front()) || text::time_word(word).kinds != 0;
        return is_time;
    });
    return is_time;
}

/// Whether a class is what an entry of a live blog is called: "live-blog-post", "LiveTicker__entry".
bool is_entry_name(std::string_view printed) {
    constexpr auto blogs = std::to_array<std::string_view>({"live", "ticker", "newsticker"});
    constexpr auto entries = std::to_array<std::string_view>({"entry", "post", "update", "item", "event", "story", "eintrag", "beitrag"});
    std::string name;
    append_name(name, printed);
    if (std::ranges::none_of(entries, [&](std::string_view end) { return name.ends_with(end); })) return false;
    for (std::string_view rest = name; !rest.empty();) {
        if (std::ranges::any_of(blogs, [&](std::string_view blog) { return rest.starts_with(blog); })) return true;
        rest.remove_prefix(std::min(rest.find_first_of("-_"), rest.size() - 1) + 1);
    }
    return false;
}

class Finder {
public:
    Finder(const Document& document, std::span<const JsonLdUpdate> updates, const PageData& page, const PageText& text)
        : document_(document), blocks_(document.blocks()), elements_(document.markup().elements), page_(page), text_(text) {
        find_heads(updates);
    }

    std::vector<Entry> run() {
        std::vector<Range> ranges = ranges_of(called_updates());
        if (ranges.size() < fewest_known) ranges = ranges_of_stories(called_alike());
        if (ranges.size() < fewest_known) ranges = ranges_of_heads();
        std::vector<Entry> entries;
        for (const Range& range : ranges) entries.push_back(entry_of(range));
        return entries;
    }

private:
    using Elements = std::vector<std::uint32_t>;
    struct Range {
        std::size_t begin;  // of blocks
        std::size_t end;
    };
    /// A block that is the headline of an update, or its first words.
    struct Head {
        std::size_t block;
        const JsonLdUpdate* update;
    };

    const Document& document_;
    std::span<const Block> blocks_;
    std::span<const Element> elements_;
    const PageData& page_;
    const PageText& text_;
    std::vector<Head> heads_;  // by their blocks

    [[nodiscard]] std::string_view text_of(std::size_t block) const { return document_.text(blocks_[block].span); }
    [[nodiscard]] std::string_view about(std::uint32_t element) const { return document_.markup().view(elements_[element].about); }

    /// Finds the first block of each update, a heading rather than another.
    void find_heads(std::span<const JsonLdUpdate> updates) {
        std::map<std::string, Head> known;
        for (const JsonLdUpdate& update : updates) known.try_emplace(key_of(update.text), Head{blocks_.size(), &update});
        known.erase(std::string());
        if (known.empty()) return;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const auto found = known.find(key_of(text_of(i)));
            if (found == known.end()) continue;
            std::size_t& block = found->second.block;
            if (block == blocks_.size() || (blocks_[i].role == Role::heading && blocks_[block].role != Role::heading)) block = i;
        }
        for (const auto& [key, head] : known) {
            if (head.block != blocks_.size()) heads_.push_back(head);
        }
        std::ranges::sort(heads_, {}, &Head::block);
    }

    /// The elements that are updates by their itemprop.
    [[nodiscard]] Elements called_updates() const {
        Elements elements;
        for (std::uint32_t i = 1; page_.is_live_blog && i < elements_.size(); ++i) {
            if (about(i).find("itemprop=liveBlogUpdate") != std::string_view::npos) elements.push_back(i);
        }
        return elements;
    }

    /// The elements of the class that most have of those that are called as entries of live blogs.
    [[nodiscard]] Elements called_alike() const {
        std::map<std::string_view, Elements> alike;
        for (std::uint32_t i = 1; i < elements_.size(); ++i) {
            for_each_name(about(i), [&](std::string_view name) {
                if (name.starts_with('.') && is_entry_name(name.substr(1))) alike[name].push_back(i);
            });
        }
        const auto most = std::ranges::max_element(alike, {}, [](const auto& each) { return each.second.size(); });
        return most != alike.end() && most->second.size() >= fewest_alike ? std::move(most->second) : Elements();
    }

    /// The blocks of each element that holds some and stands in no other of them.
    [[nodiscard]] std::vector<Range> ranges_of(const Elements& elements) const {
        std::vector<Range> ranges;
        if (elements.empty()) return ranges;
        std::vector<std::uint32_t> around(elements_.size());  // which of them holds each element; 0 is none
        for (const std::uint32_t element : elements) around[element] = element;
        for (std::uint32_t i = 1; i < around.size(); ++i) {
            if (const std::uint32_t outer = around[elements_[i].parent]; outer != 0) around[i] = outer;
        }
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const std::uint32_t element = around[blocks_[i].element];
            if (element == 0) continue;
            if (element == last) ranges.back().end = i + 1;
            else ranges.push_back({i, i + 1});
            last = element;
        }
        return ranges;
    }

    /// The same, where most have some text: others are a list of headlines.
    [[nodiscard]] std::vector<Range> ranges_of_stories(const Elements& elements) const {
        std::vector<Range> ranges = ranges_of(elements);
        const auto has_story = [&](const Range& range) {
            const auto blocks = blocks_.subspan(range.begin, range.end - range.begin);
            return std::ranges::any_of(blocks, [](const Block& block) { return block.span.size() >= shortest_story; });
        };
        const auto stories = static_cast<std::size_t>(std::ranges::count_if(ranges, has_story));
        return 2 * stories > ranges.size() ? std::move(ranges) : std::vector<Range>();
    }

    /// What stands in the outermost element around each headline of an update that holds no other; up to the next one, where
    /// they have none of their own.
    [[nodiscard]] std::vector<Range> ranges_of_heads() const {
        if (heads_.size() < fewest_known || elements_.empty()) return {};
        std::vector<std::uint32_t> counts(elements_.size());  // of headlines within
        for (const Head& head : heads_) {
            for (std::uint32_t i = blocks_[head.block].element; i != 0; i = elements_[i].parent) ++counts[i];
        }
        Elements elements;
        for (const Head& head : heads_) {
            std::uint32_t element = blocks_[head.block].element;
            while (counts[elements_[element].parent] == 1) element = elements_[element].parent;
            elements.push_back(element);
        }
        std::vector<Range> ranges = ranges_of(elements);
        const auto is_one = [](const Range& range) { return range.end - range.begin == 1; };
        const auto ones = static_cast<std::size_t>(std::ranges::count_if(ranges, is_one));
        return 2 * ones > ranges.size() ? ranges_between_heads() : ranges;
    }

    [[nodiscard]] std::vector<Range> ranges_between_heads() const {
        std::vector<Range> ranges;
        for (const Head& head : heads_) {
            std::size_t begin = head.block;
            const std::size_t first = ranges.empty() ? 0 : ranges.back().begin + 1;
            if (begin > first && is_time(begin - 1)) --begin;
            if (!ranges.empty()) ranges.back().end = begin;
            ranges.push_back({begin, blocks_.size()});
        }
        // The last goes as far as the element that holds its headline and what is beside it.
        const std::uint32_t around = elements_[blocks_[heads_.back().block].element].parent;
        const auto is_within = [&](const Block& block) {
            std::uint32_t element = block.element;
            while (element > around) element = elements_[element].parent;
            return element == around;
        };
        const auto end = std::find_if_not(blocks_.begin() + static_cast<std::ptrdiff_t>(heads_.back().block), blocks_.end(), is_within);
        ranges.back().end = static_cast<std::size_t>(end - blocks_.begin());
        return ranges;
    }

    [[nodiscard]] bool is_time(std::size_t block) const {
        const std::string_view text = text_of(block);
        return text.size() <= longest_line && (is_time_line(text) || time_in(page_, text_, block) != nullptr);
    }

    [[nodiscard]] Entry entry_of(const Range& range) const {
        Entry entry;
        entry.first_block = static_cast<std::uint32_t>(range.begin);
        entry.end_block = static_cast<std::uint32_t>(range.end);
        const auto head = std::ranges::lower_bound(heads_, range.begin, {}, &Head::block);
        const bool has_head = head != heads_.end() && head->block < range.end;
        if (has_head && head->update->is_headline) entry.heading = blocks_[head->block].span;
        const std::size_t end = std::min(range.end, range.begin + lines_at_start);
        for (std::size_t i = range.begin; i < end; ++i) {
            if (entry.heading.empty() && blocks_[i].role == Role::heading) entry.heading = blocks_[i].span;
            if (entry.time.empty() && blocks_[i].span != entry.heading && is_time(i)) entry.time = blocks_[i].span;
        }
        if (has_head) entry.authors = names_of(head->update->authors);
        for (std::size_t i = range.begin; i < end && entry.authors.empty(); ++i) entry.authors = names_in(text_of(i));
        return entry;
    }

    static std::vector<std::string> names_of(std::span<const std::string> authors) {
        std::vector<std::string> names;
        for (const std::string& author : authors) {
            for (std::string& name : people_of(author).names) names.push_back(std::move(name));
        }
        return names;
    }

    static std::vector<std::string> names_in(std::string_view line) {
        const bool is_byline = line.size() <= longest_line && author_lead_length(text::fold(line)) != 0;
        return is_byline ? people_of(line).names : std::vector<std::string>();
    }
};

}  // namespace

std::vector<Entry> live_entries(const Document& document, std::span<const JsonLdUpdate> updates, const PageData& page, const PageText& text) {
    return Finder(document, updates, page, text).run();
}

}  // namespace stet::markup
