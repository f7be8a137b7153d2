#include <stet/render.hpp>

#include <array>
#include <string>

namespace stet {
namespace {

struct NamedFormat {
    std::string_view name;
    std::string (*render)(const Document& page);
};

constexpr auto formats = std::to_array<NamedFormat>({
#define STET_FORMAT(name, call) {name, [](const Document& page) { return call; }},
#include "render/registry.def"
#undef STET_FORMAT
});

}  // namespace

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const auto& format : formats) names.push_back(format.name);
    return names;
}

Result<std::string> render(const Document& page, std::string_view format) {
    std::string known;
    for (const auto& candidate : formats) {
        if (candidate.name == format) return candidate.render(page);
        known += known.empty() ? "" : ", ";
        known += candidate.name;
    }
    return Error{ErrorCode::unknown_name, 0,
                 "no format is named \"" + std::string(format) + "\"; there are " + known};
}

}  // namespace stet
