#include <stet/rules.hpp>

#include "text/words.hpp"

#include <array>

namespace stet {
namespace {

constexpr std::array<std::string_view, 7> where_words = {
    "line", "line_start", "line_end", "sentence", "block_start", "run_open", "run_close",
};
constexpr std::array<std::string_view, 3> region_words = {"any", "head", "tail"};

}  // namespace

std::string_view to_string(Where where) noexcept { return text::word_of(where_words, where); }
std::string_view to_string(Region region) noexcept { return text::word_of(region_words, region); }
std::optional<Where> where_from(std::string_view word) noexcept {
    return text::value_of<Where>(where_words, word);
}
std::optional<Region> region_from(std::string_view word) noexcept {
    return text::value_of<Region>(region_words, word);
}

}  // namespace stet
