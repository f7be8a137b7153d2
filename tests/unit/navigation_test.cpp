// What leads elsewhere on the site, by its shape.
#include "support/catch.hpp"
#include "support/story.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <string>

using namespace stet;

namespace {

/// How many blocks are cut as a blog's archive.
std::size_t archived(const std::string& html) {
    Document page = *Document::from_html("<main><h1>Empty ferry crosses the sound</h1>" + test::story + html + test::story + "</main>");
    Pipeline::parse("rules")->run(page);
    const auto& marks = page.marks();
    return static_cast<std::size_t>(
        std::count_if(marks.begin(), marks.end(), [&](const Mark& mark) { return page.origin(mark.origin) == "navigation/archive"; }));
}

}  // namespace

TEST_CASE("navigation: a blog's archive, wherever it stands") {
    const std::string months = "<li>May 2031<li>April 2031<li>March 2031<li>January 2031<li>December 2030<li>October 2030<li>May 2030";
    CHECK(archived("<ul>" + months + "</ul>") == 0);  // few enough to be a table's
    CHECK(archived("<ul>" + months + "<li>April 2030</ul>") == 8);
    CHECK(archived("<ul>" + months + "<li>The winter was mild<li>May 2029<li>April 2029</ul>") == 0);
}
