#include "markup/zones.hpp"

#include <algorithm>
#include <array>

namespace stet::markup {
namespace {

struct Zone {
    std::string_view name;
    int minutes;
};

// Sorted by bytes.
constexpr auto zones = std::to_array<Zone>({
    {"acdt", 630}, {"acst", 570}, {"adt", -180}, {"aedt", 660}, {"aest", 600}, {"akdt", -480}, {"akst", -540},
    {"art", -180}, {"awst", 480}, {"brt", -180}, {"bst", 60}, {"cat", 120}, {"cdt", -300}, {"cest", 120},
    {"cet", 60}, {"eat", 180}, {"edt", -240}, {"eest", 180}, {"eet", 120}, {"est", -300}, {"gmt", 0},
    {"hkt", 480}, {"hst", -600}, {"jst", 540}, {"kst", 540}, {"mdt", -360}, {"mesz", 120}, {"mez", 60},
    {"msk", 180}, {"mst", -420}, {"ndt", -150}, {"npt", 345}, {"nst", -210}, {"nzdt", 780}, {"nzst", 720},
    {"pdt", -420}, {"pkt", 300}, {"pst", -480}, {"sast", 120}, {"sgt", 480}, {"trt", 180}, {"utc", 0},
    {"wat", 60}, {"west", 60}, {"wet", 0}, {"wib", 420}, {"wit", 540}, {"wita", 480}, {"z", 0}, {"мск", 180},
});
static_assert(std::ranges::is_sorted(zones, {}, &Zone::name));

}  // namespace

std::optional<int> zone_offset(std::string_view folded) noexcept {
    const auto found = std::ranges::lower_bound(zones, folded, {}, &Zone::name);
    if (found == zones.end() || found->name != folded) return std::nullopt;
    return found->minutes;
}

}  // namespace stet::markup
