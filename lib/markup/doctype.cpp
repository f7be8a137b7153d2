#include "markup/doctype.hpp"

#include "markup/tokenizer.hpp"

#include <algorithm>
#include <cstddef>

namespace stet::markup {
namespace {

constexpr std::string_view blanks = "\t\n\f\r ";

void skip_blanks(std::string_view& text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
}

/// Takes a quoted identifier from the text's start. None where no quote stands there; broken where its
/// second is missing.
std::optional<std::string_view> take_identifier(std::string_view& text, bool& is_broken) noexcept {
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) {
        is_broken = true;
        return std::nullopt;
    }
    const std::size_t end = text.find(text.front(), 1);
    is_broken = end == std::string_view::npos;
    const std::string_view identifier = text.substr(1, is_broken ? end : end - 1);
    text.remove_prefix(is_broken ? text.size() : end + 1);
    return identifier;
}

}  // namespace

Doctype read_doctype(std::string_view text, bool ends) noexcept {
    Doctype doctype;
    doctype.is_broken = true;  // until all is read
    skip_blanks(text);
    if (text.empty()) return doctype;
    const std::size_t name_end = std::min(text.find_first_of(blanks), text.size());
    doctype.name = text.substr(0, name_end);
    text.remove_prefix(name_end);
    skip_blanks(text);
    const std::string_view keyword = text.substr(0, 6);
    bool is_broken = false;
    if (is_name(keyword, "public") || is_name(keyword, "system")) {
        const bool is_public = is_name(keyword, "public");
        text.remove_prefix(keyword.size());
        skip_blanks(text);
        auto& first = is_public ? doctype.public_id : doctype.system_id;
        first = take_identifier(text, is_broken);
        if (is_broken) return doctype;
        skip_blanks(text);
        if (is_public && !text.empty()) {
            doctype.system_id = take_identifier(text, is_broken);
            if (is_broken) return doctype;
        }
        skip_blanks(text);
        doctype.is_broken = !ends && text.empty();  // what else stands there, breaks nothing
        return doctype;
    }
    doctype.is_broken = !ends || !text.empty();
    return doctype;
}

}  // namespace stet::markup
