#include "text/list_marker.hpp"

#include "text/blank.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace stet::text {

ListMarker detail::read_list_marker(std::string_view item) noexcept {
    constexpr std::size_t most_digits = 3;
    const char* const begin = item.data();
    const char* const end = begin + item.size();
    std::size_t length = 0;
    while (length < item.size() && length < most_digits && item[length] >= '0' &&
           item[length] <= '9') {
        ++length;
    }
    const bool ordered = length != 0;
    bool may_touch = false;
    if (ordered) {
        if (length == item.size() || (item[length] != '.' && item[length] != ')')) return {};
        ++length;
    } else {
        const Decoded first = decode(begin, end);
        const Character& sign = character(first.code_point);
        if (!sign.is(flag::bullet)) return {};
        length = first.length;
        const bool dash = folded(sign, item.substr(0, length)) == "-";
        may_touch = length > 1 && !dash;
    }
    std::size_t size = length;
    while (const std::size_t blank = blank_length(begin + size, end)) size += blank;
    if (size == length && size != item.size() && !may_touch) return {};
    return {item.substr(0, length), size, ordered};
}

}  // namespace stet::text
