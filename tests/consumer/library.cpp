#include <string>

#include <stet/stet.hpp>

namespace reader {

std::string words(const std::string& text) {
    const auto body = stet::clean(text);
    return body ? *body : std::string();
}

}  // namespace reader
