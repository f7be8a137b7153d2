// The document form of the JSON, read back; and what of a Document only that form tells.
#pragma once

#include <stet/document.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet {

class DocumentReader {
public:
    /// Document::from_json().
    [[nodiscard]] static Result<Document> read(std::string_view json);

    /// What the front door said of a block, which reset() goes back to.
    [[nodiscard]] static Role given_role(const Document& page, std::size_t block) noexcept {
        return page.given_[block].role;
    }
    [[nodiscard]] static std::uint8_t given_level(const Document& page,
                                                  std::size_t block) noexcept {
        return page.given_[block].level;
    }
};

}  // namespace stet
