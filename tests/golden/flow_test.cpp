// From one end to the other, in the coarse: the default text of a golden's page has the words of
// its body, and none of what is cut.
#include "golden.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using stet::Fate;
using stet::Role;
using stet::RoleSet;
namespace golden = stet::test::golden;

namespace {

bool all_in_body(const golden::Row& row) {
    return row.fate == Fate::keep &&
           std::all_of(row.names.begin(), row.names.end(), [](const std::string& name) {
               return RoleSet::body().has(*stet::role_from(name));
           });
}

/// A list item's first word, which may be its marker, is the renderer's to write.
std::string without_marker(const golden::Row& row, std::string line) {
    if (std::count(row.names.begin(), row.names.end(), "list_item") == 0) return line;
    return line.substr(std::min(line.find(' '), line.size()));
}

/// The lines of a row, or the part of a line that it is about.
std::vector<std::string> texts(const golden::Golden& page, const golden::Row& row) {
    std::vector<std::string> found;
    for (const std::string_view line : golden::lines(
             std::string_view(page.page).substr(row.span.begin, row.span.size()))) {
        if (std::string text = golden::squeezed(line); !text.empty()) {
            found.push_back(without_marker(row, std::move(text)));
        }
    }
    return found;
}

}  // namespace

TEST_CASE("the text of a golden is its body and nothing that is cut") {
    const std::size_t bad = golden::count_bad([](const auto& want, const stet::Document& page) {
        const std::string body = golden::squeezed(to_text(page));
        const auto is_in = [](const std::string& text, const std::string& words) {
            return text.find(words) != std::string::npos;
        };

        // What is cut may stand in the body as well: a repeat, a word such as "Share".
        std::string kept;
        for (const golden::Row& row : want.rows) {
            if (row.fate != Fate::keep) continue;
            for (const std::string& text : texts(want, row)) kept += text + ' ';
        }
        std::vector<std::string> found;
        for (const golden::Row& row : want.rows) {
            const bool wanted = all_in_body(row);
            if (!wanted && row.fate != Fate::cut) continue;
            for (const std::string& text : texts(want, row)) {
                if (is_in(body, text) == wanted || (!wanted && is_in(kept, text))) continue;
                found.push_back(want.name + ':' + row.where +
                                (wanted ? ": not in the text: " : ": cut, but in the text: ") +
                                text);
            }
        }
        return found;
    });
    CHECK(bad == 0);
}
