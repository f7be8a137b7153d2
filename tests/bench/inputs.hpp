// What is measured: sets of pages.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::bench {

struct Input {
    std::vector<std::string> pages;
    std::size_t bytes = 0;
    std::size_t blocks = 0;
};

/// The names of all inputs: generated pages of each size, then "corpus" where ../shared is there.
[[nodiscard]] std::span<const std::string> input_names();

/// The input of that name, made at the first call.
[[nodiscard]] const Input& input(std::string_view name);

}  // namespace stet::bench
