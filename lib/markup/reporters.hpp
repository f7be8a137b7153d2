// Reporters as Chinese pages name them within their text.
#pragma once

#include <string_view>

namespace stet::markup {

/// The name in a block that names its reporter: "本报记者 王小明", "（新华社记者王小明）" at the end of a story, "据新华社电（记者 王小明）…" at its
/// beginning; else nothing. A view of the text, of which only both ends are read.
[[nodiscard]] std::string_view reporter_in(std::string_view text) noexcept;

/// Whether any of a page's lines may have one: of most pages none does, and need not be asked.
[[nodiscard]] bool may_name_reporters(std::string_view source) noexcept;

}  // namespace stet::markup
