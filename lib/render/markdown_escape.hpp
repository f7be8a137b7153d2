// Markdown's escapes.
#pragma once

#include <string>
#include <string_view>

namespace stet::renderer {

/// Where in the output a text begins.
enum class Place { line_start, in_line };

/// What the text stands in, beside a line.
struct Within {
    bool wraps = false;     ///< any word may come to stand at a line's start
    bool brackets = false;  ///< a link's text, which a bracket would end
    bool cell = false;      ///< a table's cell, which a bar or a line break would end
};

/// Appends text with a backslash before each character that would be markup.
void append_escaped(std::string& out, std::string_view text, Place place, Within within = {});

/// Appends the address of a link, as safe_address() gives it, with its brackets.
void append_destination(std::string& out, std::string_view address);

/// Whether a number, or what begins with it, is 1: only then may its list interrupt a paragraph.
[[nodiscard]] bool is_one(std::string_view number) noexcept;

}  // namespace stet::renderer
