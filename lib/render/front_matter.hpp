// The metadata as YAML at the head of a text.
#pragma once

#include <stet/metadata.hpp>
#include <stet/render.hpp>

namespace stet::renderer {

/// Writes the best value of each key that has one between two lines of `---`, and asks for a blank
/// line; nothing where no key has any. Values are double-quoted scalars with all that YAML could
/// stumble over escaped, so they are strings to every reader and end no line; authors are a list.
void write_front_matter(Canvas& out, const Metadata& metadata);

}  // namespace stet::renderer
