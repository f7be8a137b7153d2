// A file's page, of text or HTML.
#pragma once

#include <stet/stet.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

/// Whether a file begins as HTML does: with a doctype, <html>, <head> or <body>, perhaps behind comments, an
/// XML declaration and white space.
inline bool begins_as_html(std::string_view bytes) {
    const auto skip = [&](std::string_view begin, std::string_view end) {
        if (!bytes.starts_with(begin)) return false;
        const std::size_t at = bytes.find(end);
        bytes.remove_prefix(at == std::string_view::npos ? bytes.size() : at + end.size());
        return true;
    };
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    do {
        bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    } while (skip("<!--", "-->") || skip("<?xml", ">"));
    const auto has = [&](std::string_view name) {
        return bytes.size() > name.size() &&
               std::equal(name.begin(), name.end(), bytes.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
    };
    return has("<!doctype html") || has("<html") || has("<head") || has("<body");
}

/// The page of a file: HTML where `is_html`, or where it begins so, else text. `url` is the address of an HTML page, if
/// it is known.
inline stet::Result<stet::Document> read_page(std::string bytes, bool is_html, std::string_view url = {}) {
    if (is_html || begins_as_html(bytes)) return stet::Document::from_html(bytes, {.url = url});
    return stet::Document::from_text(std::move(bytes));
}
