// The elements of a page that are called its author.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
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
    std::size_t begin = 0;   // in the part of the page
    std::size_t end = 0;
};

/// The elements with little text whose class, itemprop or rel names an author or a byline, <address> and links to an author's page,
/// in the page's order; of one within another the inner. Of those with more text the first line that is a name. Comments and boxes of
/// other stories are passed over, but where the part of the page that is read begins within them. A second reading, for pages whose
/// head names nobody, only as far as it is asked for, and only of what may be such an element. Linear.
class AuthorElements {
public:
    /// Of `size` bytes of the page's markup from `begin` on, or up to its end. `tags` are the places in the page of all start tags that
    /// have attributes, and of <address>.
    AuthorElements(std::string_view page, std::size_t begin, std::size_t size, std::span<const std::uint32_t> tags);
    ~AuthorElements();

    /// The element of that number, or null where there are fewer; one that begins behind `farthest` may be passed over as well.
    /// Valid until the next call.
    [[nodiscard]] const AuthorElement* find(std::size_t number, std::size_t farthest);

private:
    class Finder;
    std::unique_ptr<Finder> finder_;
};

}  // namespace stet::markup
