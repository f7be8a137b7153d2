#include <stet/document.hpp>

#include "text/blank.hpp"
#include "text/hash.hpp"
#include "text/split.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

namespace stet {
namespace {

constexpr std::size_t largest_source = std::numeric_limits<std::uint32_t>::max() - 1U;

Error too_large(std::size_t size) {
    return {ErrorCode::too_large, largest_source,
            "the source has " + std::to_string(size) + " bytes; offsets are 32-bit, so 4 GiB - 2 "
            "bytes is the most"};
}

/// "block 7 ends outside the source": written only of what is at fault, as a page has thousands of parts.
std::string fault_in(std::string_view part, std::size_t number, std::string_view what) {
    return std::string(part) + ' ' + std::to_string(number) + ' ' + std::string(what);
}

/// What is wrong with the blocks, or the empty string.
std::string fault_of(std::string_view source, const std::vector<Block>& blocks) {
    std::uint32_t covered = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Span span = blocks[i].span;
        if (span.empty()) return fault_in("block", i, "is empty");
        if (span.end > source.size()) return fault_in("block", i, "ends outside the source");
        if (span.begin < covered) return fault_in("block", i, "begins before the one before it ends");
        if (!text::is_blank(source.substr(covered, span.begin - covered))) {
            return fault_in("the text before block", i, "is in no block");
        }
        const std::string_view words = source.substr(span.begin, span.size());
        if (text::trim(words).size() != words.size()) return fault_in("block", i, "begins or ends with white space");
        covered = span.end;
    }
    if (!text::is_blank(source.substr(covered))) return "the text after the last block is in none";
    return {};
}

/// What is wrong with the markup, or the empty string.
std::string fault_of(const Markup& markup, std::string_view source, const std::vector<Block>& blocks) {
    const auto is_text = [&](Span span) { return span.begin <= span.end && span.end <= markup.text.size(); };
    if (!text::is_valid(markup.text)) return "the markup's text is not UTF-8";
    for (std::size_t i = 0; i < markup.elements.size(); ++i) {
        const Element& element = markup.elements[i];
        if (element.parent >= i && i != 0) return fault_in("element", i, "is not behind its parent");
        if (!is_text(element.about)) return fault_in("element", i, "ends outside the markup's text");
    }
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < markup.inlines.size(); ++i) {
        const Inline& each = markup.inlines[i];
        if (each.span.begin > each.span.end || each.span.end > source.size()) return fault_in("inline", i, "ends outside the source");
        if (each.span.begin < begin) return fault_in("inline", i, "begins before the one before it");
        if (!is_text(each.target) || !is_text(each.alt)) return fault_in("inline", i, "ends outside the markup's text");
        begin = each.span.begin;
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].element < std::max<std::size_t>(markup.elements.size(), 1)) continue;
        return fault_in("block", i, "is of an element that is not there");
    }
    return {};
}

}  // namespace

Result<Document> Document::from_text(std::string text) {
    if (text.size() > largest_source) return too_large(text.size());
    Document page;
    page.source_ = std::move(text);
    const std::vector<text::Part> parts = text::split(page.source_);
    page.blocks_.reserve(parts.size());
    for (const text::Part& part : parts) {
        page.blocks_.push_back(
            {Span{part.begin, part.end}, part.section ? Role::section : Role::paragraph});
    }
    page.remember_given_roles();
    page.resolve();
    return page;
}

Result<Document> Document::from_blocks(std::string source, std::vector<Block> blocks, Markup markup) {
    if (source.size() > largest_source) return too_large(source.size());
    std::string fault = fault_of(source, blocks);
    if (fault.empty()) fault = fault_of(markup, source, blocks);
    if (!fault.empty()) return Error{ErrorCode::bad_blocks, 0, std::move(fault)};
    Document page;
    page.source_ = std::move(source);
    page.blocks_ = std::move(blocks);
    page.markup_ = std::move(markup);
    for (Block& block : page.blocks_) block.origin = OriginId{};
    page.remember_given_roles();
    page.resolve();
    return page;
}

void Document::remember_given_roles() {
    given_.reserve(blocks_.size());
    for (const Block& block : blocks_) given_.push_back({block.role, block.level});
}

void Document::add_mark(const Mark& mark) {
    if (marks_.empty()) marks_.reserve(blocks_.size());  // most blocks of a page have one
    marks_.push_back(mark);
}

void Document::set_role(std::size_t block, Role role, OriginId origin, std::uint8_t level) {
    blocks_[block].role = role;
    blocks_[block].origin = origin;
    blocks_[block].level = level;
}

void Document::add_metadata(MetadataKey key, std::string value, std::string origin) {
    metadata_.add(key, std::move(value), std::move(origin));
}

void Document::add_entry(Entry entry) { entries_.push_back(std::move(entry)); }

/// Where the words stand in the table, or the free slot where they would.
std::size_t Document::origin_slot(std::string_view words) const noexcept {
    const std::size_t mask = origin_slots_.size() - 1;  // the size is a power of two
    std::size_t slot = static_cast<std::size_t>(text::hash(words)) & mask;
    while (origin_slots_[slot] != 0 && origin(static_cast<OriginId>(origin_slots_[slot])) != words) slot = (slot + 1) & mask;
    return slot;
}

OriginId Document::intern(std::string_view words) {
    if (words.empty()) return OriginId{};
    const auto id = static_cast<std::uint32_t>(origin_ends_.size() - 1);
    if (id * std::size_t{2} >= origin_slots_.size()) {
        constexpr std::size_t enough = 256;  // for nearly all pages
        constexpr std::size_t usual_length = 32;
        origin_slots_.assign(std::max(origin_slots_.size() * 4, enough), 0);
        origin_ends_.reserve(origin_slots_.size() / 2 + 1);
        origin_words_.reserve(origin_slots_.size() / 2 * usual_length);
        for (std::uint32_t old = 1; old < id; ++old) origin_slots_[origin_slot(origin(static_cast<OriginId>(old)))] = old;
    }
    std::uint32_t& slot = origin_slots_[origin_slot(words)];
    if (slot == 0) {
        slot = id;
        origin_words_ += words;
        origin_ends_.push_back(origin_words_.size());
    }
    return static_cast<OriginId>(slot);
}

void Document::reset() {
    std::erase_if(marks_, [](const Mark& mark) { return mark.pass != 0; });
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        blocks_[i].role = given_[i].role;
        blocks_[i].level = given_[i].level;
        blocks_[i].origin = OriginId{};
    }
    metadata_.keep_only("page/");
    std::ranges::copy_if(entries_, std::back_inserter(given_entries_), [](const Entry& entry) { return entry.pass == 0; });
    entries_.clear();
}

}  // namespace stet
