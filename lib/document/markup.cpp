#include <stet/markup.hpp>

#include "text/url.hpp"
#include "text/words.hpp"

#include <array>

namespace stet {

std::string Markup::address(Span target) const { return text::absolute_url(base, view(target)); }

static constexpr std::array<std::string_view, 5> kind_words = {"link", "strong", "emphasis", "code", "image"};

std::string_view to_string(InlineKind kind) noexcept { return text::word_of(kind_words, kind); }

std::optional<InlineKind> inline_kind_from(std::string_view word) noexcept {
    return text::value_of<InlineKind>(kind_words, word);
}

}  // namespace stet
