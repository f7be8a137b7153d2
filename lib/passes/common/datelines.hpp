// Lines of a day of publication and what stands by it: the author, the reading time, the number of comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::passes {

/// What such a line says.
struct Dateline {
    std::string date;                  ///< as printed, the first where there are two; empty where the text is no such line
    std::vector<std::string> authors;  ///< as byline_authors() has them
};

/// Reads "May 3, 2031 by Jane Doe 4 Comments", "23.07.2031 · 6 min read" and the like: a whole day and one thing more at
/// least, and nothing else. Takes the text as it stands and folded. Long text is no such line.
[[nodiscard]] Dateline dateline(std::string_view text, std::string_view folded);

/// Whether the folded text is a time alone, and one of publication: a whole day with a clock time or a word such as "updated".
[[nodiscard]] bool is_publication(std::string_view folded);

}  // namespace stet::passes
