// The weights that the trainer makes: two stages of trees, and what they were made with.
#pragma once

#include "arbiter/lexicon.hpp"
#include "arbiter/model.hpp"

#include <stet/result.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stet::arbiter {

/// The trees of the first stage judge each block by itself and its neighbours; those of the second know
/// the first's scores for the whole page (Feature::score and those behind it).
struct Stages {
    Mode mode = Mode::text;  // of the pages that they are for
    Lexicon lexicon;         // of the names of elements, for HTML
    Trees first;
    Trees second;
};

/// A number for the list of features, as sixteen hexadecimal digits: weights are for one list only.
[[nodiscard]] std::string features_digest(Mode mode);

/// "text" or "html".
[[nodiscard]] std::string_view to_string(Mode mode) noexcept;

/// Reads what the trainer wrote. Linear. Errors: bad_json, bad_schema.
[[nodiscard]] Result<Stages> read_weights(std::string_view json);

/// The weights that are built into the library, byte for byte: a file for each mode.
struct EmbeddedWeights {
    std::string_view name;
    std::string_view json;
};
[[nodiscard]] std::span<const EmbeddedWeights> embedded_weights() noexcept;

}  // namespace stet::arbiter
