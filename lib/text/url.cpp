#include "text/url.hpp"

#include "text/characters.hpp"

#include <algorithm>

namespace stet::text {
namespace {

/// The length of "https:" and the like that the text begins with, or 0 (RFC 3986, section 3.1).
std::size_t scheme_length(std::string_view url) noexcept {
    if (url.empty() || !is_ascii_letter(url.front())) return 0;
    for (std::size_t i = 1; i < url.size(); ++i) {
        const char c = url[i];
        if (c == ':') return i + 1;
        if (!is_ascii_alphanumeric(c) && c != '+' && c != '-' && c != '.') return 0;
    }
    return 0;
}

/// Appends a path without its segments "." and "..", which do not lead above what `out` held before.
void append_path(std::string& out, std::string_view path) {
    const std::size_t root = out.size();
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at + 1), path.size());
        const std::string_view segment = path.substr(at, end - at);  // with the / before it
        const bool is_last = end == path.size();
        at = end;
        if (segment == "/.") {
            if (is_last) out += '/';
        } else if (segment == "/..") {
            const std::size_t slash = out.rfind('/');
            out.resize(slash == out.npos || slash < root ? root : slash);
            if (is_last) out += '/';
        } else {
            out += segment;
        }
    }
}

}  // namespace

std::string absolute_url(std::string_view base, std::string_view reference) {
    constexpr std::string_view blanks = "\t\n\f\r ";
    reference.remove_prefix(std::min(reference.find_first_not_of(blanks), reference.size()));
    reference.remove_suffix(reference.size() - (reference.find_last_not_of(blanks) + 1));
    std::string plain;
    if (reference.find_first_of("\t\n\r\\") != reference.npos) {
        const std::size_t path_end = std::min(reference.find_first_of("?#"), reference.size());
        const bool is_own = scheme_length(reference) != 0;
        for (std::size_t i = 0; i < reference.size(); ++i) {
            const char c = reference[i];
            if (c == '\t' || c == '\n' || c == '\r') continue;
            plain += c == '\\' && i < path_end && !is_own ? '/' : c;
        }
        reference = plain;
    }
    const std::size_t scheme = scheme_length(base);
    if (scheme == 0 || scheme_length(reference) != 0) return std::string(reference);
    if (reference.starts_with("//")) return std::string(base.substr(0, scheme)).append(reference);
    base = base.substr(0, base.find('#'));
    if (reference.empty() || reference.front() == '#') return std::string(base).append(reference);
    const bool has_authority = base.substr(scheme).starts_with("//");
    const std::size_t path = std::min(base.find_first_of("/?", scheme + (has_authority ? 2 : 0)), base.size());
    const std::size_t query = std::min(base.find('?', path), base.size());
    if (reference.front() == '?') return std::string(base.substr(0, query)).append(reference);
    const std::size_t path_end = std::min(reference.find_first_of("?#"), reference.size());
    std::string url(base.substr(0, path));
    if (reference.front() == '/') {
        append_path(url, reference.substr(0, path_end));
    } else {
        const std::string_view own_path = base.substr(path, query - path);
        const std::size_t slash = own_path.rfind('/');
        std::string merged(slash == own_path.npos ? "/" : own_path.substr(0, slash + 1));
        merged += reference.substr(0, path_end);
        append_path(url, merged);
    }
    return url.append(reference.substr(path_end));
}

}  // namespace stet::text
