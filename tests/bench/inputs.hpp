// What is measured: sets of pages.
#pragma once

#include <stet/document.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::bench {

struct Input {
    std::vector<std::string> pages;
    bool is_html = false;
    std::size_t bytes = 0;
    std::size_t blocks = 0;

    /// The document of a page: what the stages begin with.
    [[nodiscard]] Document document_of(std::string page) const;
};

/// The names of all inputs: generated pages of each size, then, where ../shared is there, "corpus", which are
/// the texts of its pages, and "html", which are the pages.
[[nodiscard]] std::span<const std::string> input_names();

/// The input of that name, made at the first call.
[[nodiscard]] const Input& input(std::string_view name);

}  // namespace stet::bench
