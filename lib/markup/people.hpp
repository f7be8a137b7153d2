// Who wrote it, as metadata and bylines say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::markup {

struct People {
    std::vector<std::string> names;
    std::vector<std::string> agencies;  ///< Reuters, dpa; where nobody is named also desks: Staff, Redaktion
    friend bool operator==(const People&, const People&) = default;
};

/// The people and agencies of an author's value: "By Jane Doe and John Roe, AP" has two names and an agency. Names are as printed,
/// those of one byline each once, whatever its case; "Doe, Jane; Roe, John" is turned round, and of "Doe, Jane" only what ends in
/// an initial. What is dropped: leads ("By", "Text:", "记者"), e-mail addresses, URLs, handles, dates and reading times, jobs, places and
/// outlets behind a comma; photographers, and editors where an author is named.
///
/// A text that nothing is known of is a name if it is short: the caller knows that an author is to be expected. More than 1000 bytes
/// have nobody. Entities are decoded already. Linear; n log n in the names.
[[nodiscard]] People people_of(std::string_view printed);

}  // namespace stet::markup
