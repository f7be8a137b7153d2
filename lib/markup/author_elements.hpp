// The elements of a page that are called its author.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stet::markup {

/// How an element is known to be an author: it is called so by its class, itemprop or rel; it leads to an author's page; it is
/// the first line of a longer text that is called so, as of a box about the author.
enum class AuthorSign : std::uint8_t { label, link, box };

struct AuthorElement {
    std::string text;        // blanks at its ends gone; a bar parts its blocks
    std::string_view label;  // its class, itemprop or rel, or what else names it: one byline's people have the same
    AuthorSign sign = AuthorSign::label;
    std::size_t begin = 0;   // in the markup
    std::size_t end = 0;
};

/// The elements with little text whose class, itemprop or rel names an author or a byline, <address> and links to an author's page,
/// in the page's order; of one within another the inner. Of those with more text the first line that is a name. Comments and boxes of other stories are passed over, but where `html`,
/// which may be a part of a page, begins within them. A second reading, for pages whose head names nobody, and only as far as it is
/// asked for. Linear.
class AuthorElements {
public:
    explicit AuthorElements(std::string_view html);
    ~AuthorElements();

    /// The element of that number, or null where there are fewer; one that begins behind `farthest` may be passed over as well.
    /// Valid until the next call.
    [[nodiscard]] const AuthorElement* find(std::size_t number, std::size_t farthest);

private:
    class Finder;
    std::unique_ptr<Finder> finder_;
};

}  // namespace stet::markup
