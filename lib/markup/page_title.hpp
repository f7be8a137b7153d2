// The headline in a page's <title>.
#pragma once

#include <string>
#include <string_view>

namespace stet::markup {

/// The part of a <title> element's text that is the headline, without the names of the site and its sections: "Storm closes
/// harbour" of "Storm closes harbour | News | The Seatown Herald". A view of `title`, trimmed; all of it where nothing is sure.
///
/// `site` is the site's name (og:site_name) or its host; `headline` what another source has (h1, og:title): where the title holds
/// that up to a separator, or that is most of the title, it is the answer, unless it is the site's name. Both may be empty. Where
/// the site is not known, or its name not found, a short name behind a separator goes too, beside a longer rest; a colon parts
/// only a known site. A single word is not taken where the rest has more, unless the headline is that word. A title of more than
/// 1000 bytes stays as it is; a longer site or headline counts as empty. Linear in the title, times the parts of it.
[[nodiscard]] std::string_view page_title(std::string_view title, std::string_view site, std::string_view headline);

/// Whether the text is the site's name and nothing else, with or without an article. `site` as above.
[[nodiscard]] bool is_site_name(std::string_view text, std::string_view site);

/// The text's letters and digits, folded: the same for two writings of a headline. Linear.
[[nodiscard]] std::string letters_of(std::string_view text);

/// Whether letters_of(text) is `letters`. Reads the text only as far as it is.
[[nodiscard]] bool has_letters(std::string_view text, std::string_view letters) noexcept;

}  // namespace stet::markup
