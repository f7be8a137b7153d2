#include "render/front_matter.hpp"

#include "json/writer.hpp"

#include <string>

namespace stet::renderer {

void write_front_matter(Canvas& out, const Metadata& metadata) {
    std::string lines;
    for (std::size_t i = 0; i < metadata_key_count; ++i) {
        const auto key = static_cast<MetadataKey>(i);
        if (metadata.all(key).empty()) continue;
        lines += to_string(key);
        lines += ':';
        if (key == MetadataKey::authors) {
            for (const std::string& name : metadata.authors()) {
                lines += "\n  - ";
                json::append_quoted(lines, name);
            }
        } else {
            lines += ' ';
            json::append_quoted(lines, metadata.get(key));
        }
        lines += '\n';
    }
    if (lines.empty()) return;
    out.raw("---\n" + lines + "---");
    out.blank_line();
}

}  // namespace stet::renderer
